"""Review in: what taking in a large returned copy costs, from the file to the records, against parsing its XML with lxml.

The copy is our own export of 200 answers of 1,000 words, then written again as Word saves it after a reader has been
through: revision numbers and a language on every run, runs cut every few words, marks of the spelling checker, 1,000
comments and 2,000 tracked changes. The floor parses all its parts of XML. Ours reads and places; writing the records
into the workspace, as one step that can be undone, is told by itself.
"""

import copy
import io
import random
import statistics
import tempfile
import time
import zipfile
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.word_out import ANSWERS, ROUNDS, _answer, _medians, _words

if TYPE_CHECKING:
    from lxml import etree

    from bidprep.domain.returned_copies import PlacedCopy, SentRound

COMMENTS = 1_000
CHANGES = 2_000  # half of words that go, half of words that come
WORDS_IN_A_RUN = 6
AIM = 5.0
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{_MAIN}}}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W14, _W15 = (f"http://schemas.microsoft.com/office/word/{year}/wordml" for year in (2010, 2012))
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BY = {f"{_W}author": "Ann Trustee", f"{_W}date": "2026-03-02T10:15:00Z"}
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARSED = ("document", "comments", "commentsExtended", "styles", "numbering", "settings")


def measure() -> list[tuple[str, float, float | None]]:
    """Return (what, ratio to the floor, aim or None) for reading, placing and both, of a copy as we and as Word write it."""
    from bidprep.documents.reviewed.reading import read_reviewed_here
    from bidprep.domain.returned_copies import place_copy
    from bidprep.operations.taking_in import read_and_place

    rows: list[tuple[str, float, float | None]] = []
    with tempfile.TemporaryDirectory() as folder:
        written, rounds = _our_copy(Path(folder))
        for name, is_word_s in (("as Word saves it", True), ("as bidprep writes it", False)):
            content = _reviewed(written, is_word_s=is_word_s)
            document = read_reviewed_here(content)
            placed = place_copy(document, rounds, "copy.docx", "")
            if placed.shown != placed.counts or placed.counts["changes"] != CHANGES:
                raise ValueError(
                    f"This is not the copy that was meant: {placed.counts}, of which shown {placed.shown}."
                )
            least, read, put, whole = _medians(
                partial(_parse, _parts(content)),
                partial(read_reviewed_here, content),
                partial(place_copy, document, rounds, "copy.docx", ""),
                partial(read_and_place, content, rounds, "copy.docx", ""),
            )
            keeping = _seconds_to_keep(Path(folder) / "bids.bidprep", placed)
            rows += [
                (f"reading a copy {name}", read / least, None),
                (f"placing a copy {name}", put / least, None),
                (f"taking in a copy {name}", whole / least, AIM if is_word_s else None),
                (f"keeping what came in it, {name}", keeping / least, None),
            ]
    return rows


def _our_copy(folder: Path) -> "tuple[bytes, tuple[SentRound, ...]]":
    """Return a reader's copy as our export writes it, and the round that it is of."""
    from bidprep.operations.taking_in import read_sent_rounds
    from bidprep.operations.workspaces import new_workspace
    from tests.operations.review_stories import start_review

    chance = random.Random(7)
    words = _words(chance)
    workspace = new_workspace(folder / "bids.bidprep", "a benchmark")
    try:
        review = start_review(workspace, folder, [_answer(chance, words) for _ in range(ANSWERS)])
        return review.copy_of("Ann").content, read_sent_rounds(workspace)
    finally:
        workspace.close()


def _seconds_to_keep(path: Path, placed: "PlacedCopy") -> float:
    """Return the median CPU time of writing the records of a copy; each writing is undone before the next."""
    from bidprep.operations.taking_in import ReadCopies, take_in
    from bidprep.operations.workspaces import open_to_write

    times: list[float] = []
    workspace = open_to_write(path, "a benchmark")
    try:
        for _ in range(ROUNDS):
            began = time.process_time()
            take_in(workspace, ReadCopies((placed,)))
            times.append(time.process_time() - began)
            workspace.undo()
    finally:
        workspace.close()
    return statistics.median(times)


def _parts(content: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        there = package.namelist()
        return [package.read(name) for each in _PARSED if (name := f"word/{each}.xml") in there]


def _parse(parts: list[bytes]) -> None:
    """The floor: parse the XML."""
    from lxml import etree

    for part in parts:
        etree.fromstring(part)


def _reviewed(written: bytes, *, is_word_s: bool) -> bytes:
    """Return the copy as a reader sends it back."""
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(written)) as package:
        entries = {name: package.read(name) for name in package.namelist()}
    chance = random.Random(8)
    body = etree.fromstring(entries["word/document.xml"])
    # Word declares its names at the top, once.
    root = etree.Element(body.tag, nsmap={**{key: name for key, name in body.nsmap.items() if key}, "w14": _W14})
    root.extend(list(body))
    _mark(root, chance)
    if is_word_s:
        _say_it_as_word(root, chance)
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "w14", "r"])
    entries["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    entries["word/comments.xml"], entries["word/commentsExtended.xml"] = _comments(chance)
    _add_to(entries, "comments", f"{_RELATIONS}/comments")
    _add_to(entries, "commentsExtended", "http://schemas.microsoft.com/office/2011/relationships/commentsExtended")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, entry in entries.items():
            package.writestr(name, entry)
    return made.getvalue()


def _mark(root: "etree._Element", chance: random.Random) -> None:
    """Put the comments and the changes into paragraphs by chance: two words go and two come, or something is remarked on."""
    from lxml import etree

    long = [
        run
        for run in root.iter(f"{_W}r")
        if len((run.findtext(f"{_W}t") or "").split()) >= 4 * WORDS_IN_A_RUN
        and (above := run.getparent()) is not None
        and above.tag == f"{_W}p"
    ]
    numbers = count(50_000)
    chosen = chance.sample(long, COMMENTS)
    words = _words(chance)
    for number, run in enumerate(chosen):
        listed = (run.findtext(f"{_W}t") or "").split(" ")
        at = chance.randrange(4, len(listed) - 6)
        before, gone, between, said, after = (
            _like(run, " ".join(part) + end)
            for part, end in (
                (listed[:at], " "), (listed[at : at + 2], ""), ([" "], ""), (listed[at + 2 : at + 4], " "),
                (listed[at + 4 :], ""),
            )
        )  # fmt: skip
        for text in gone.iter(f"{_W}t"):
            text.tag = f"{_W}delText"
        removed = etree.Element(f"{_W}del", {f"{_W}id": str(next(numbers)), **_BY})
        removed.append(gone)
        added = etree.Element(f"{_W}ins", {f"{_W}id": str(next(numbers)), **_BY})
        added.append(_like(run, words(2)))
        placed = [etree.Element(f"{_W}{name}", {f"{_W}id": str(number)}) for name in _COMMENT]
        refers = etree.Element(f"{_W}r")
        refers.append(placed.pop())
        for each in (before, removed, added, between, placed[0], said, placed[1], refers, after):
            run.addprevious(each)
        _leave_out(run)


_COMMENT = ("commentRangeStart", "commentRangeEnd", "commentReference")


def _leave_out(run: "etree._Element") -> None:
    above = run.getparent()
    if above is not None:
        above.remove(run)


def _like(run: "etree._Element", words: str) -> "etree._Element":
    """Return a run that looks like another and says something else."""
    made = copy.deepcopy(run)
    text = made.find(f"{_W}t")
    if text is not None:
        text.text = words
        text.set(_SPACE, "preserve")
    return made


def _say_it_as_word(root: "etree._Element", chance: random.Random) -> None:
    """Cut the runs every few words, and put in what Word adds."""
    from lxml import etree

    numbers = [f"00{chance.randrange(16**6):06X}" for _ in range(20)]
    for run in list(root.iter(f"{_W}r")):
        if run.find(f"{_W}t") is not None or run.find(f"{_W}delText") is not None:
            look = run.find(f"{_W}rPr")
            if look is None:
                look = etree.Element(f"{_W}rPr")
                run.insert(0, look)
            etree.SubElement(look, f"{_W}lang", {f"{_W}val": "en-GB"})
        run.set(f"{_W}rsidR", chance.choice(numbers))
        listed = (run.findtext(f"{_W}t") or "").split(" ")
        if len(run) > 2 or len(listed) <= WORDS_IN_A_RUN:
            continue
        cuts = range(0, len(listed), WORDS_IN_A_RUN)
        for start in cuts:
            end = "" if start == cuts[-1] else " "
            run.addprevious(_like(run, " ".join(listed[start : start + WORDS_IN_A_RUN]) + end))
            if chance.random() < 0.1:
                for kind in ("spellStart", "spellEnd"):
                    run.addprevious(etree.Element(f"{_W}proofErr", {f"{_W}type": kind}))
        _leave_out(run)
    for number, paragraph in enumerate(root.iter(f"{_W}p"), 0x10000000):
        for name in ("rsidR", "rsidRPr", "rsidRDefault", "rsidP"):
            paragraph.set(f"{_W}{name}", chance.choice(numbers))
        paragraph.set(f"{{{_W14}}}paraId", f"{number:08X}")
        paragraph.set(f"{{{_W14}}}textId", "77777777")


def _comments(chance: random.Random) -> tuple[bytes, bytes]:
    words = _words(chance)
    said = "".join(
        f'<w:comment w:id="{number}" w:author="Ann Trustee" w:date="2026-03-02T10:15:00Z" w:initials="AT">'
        f'<w:p w14:paraId="{0x20000000 + number:08X}" w14:textId="77777777" w:rsidR="00A77B3E" w:rsidRDefault="00A77B3E">'
        '<w:pPr><w:pStyle w:val="CommentText"/></w:pPr><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr>'
        f"<w:annotationRef/></w:r><w:r><w:t>{words(15)}</w:t></w:r></w:p></w:comment>"
        for number in range(COMMENTS)
    )
    threads = "".join(
        f'<w15:commentEx w15:paraId="{0x20000000 + number:08X}" w15:done="0"/>' for number in range(COMMENTS)
    )
    return (
        f'<w:comments xmlns:w="{_MAIN}" xmlns:w14="{_W14}">{said}</w:comments>'.encode(),
        f'<w15:commentsEx xmlns:w15="{_W15}">{threads}</w15:commentsEx>'.encode(),
    )


def _add_to(entries: dict[str, bytes], name: str, relation: str) -> None:
    """Say in the package that it has one more part."""
    kind = f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{name}+xml"/></Types>'
    leads = f'<Relationship Id="rIdOf{name}" Type="{relation}" Target="{name}.xml"/></Relationships>'
    for part, end, more in (
        ("[Content_Types].xml", "</Types>", kind),
        ("word/_rels/document.xml.rels", "</Relationships>", leads),
    ):
        entries[part] = entries[part].replace(end.encode(), more.encode())
