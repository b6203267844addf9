"""The self-proof: a paper that was written is read back and compared word for word."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bidprep.documents.word.reading import Line, read_lines
from bidprep.domain.paper import Paper, Part
from bidprep.domain.text import clean_characters, plain_block
from bidprep.errors import BidprepError

_DO = "Write it once more; if that fails too, this is a fault in bidprep: copy the text out another way."


def prove_paper(paper: Paper, path: Path) -> None:
    """Read the Word file at `path` back and see that it says what `paper` says, in the same order.

    Every line of every part is compared: heading (a real heading, with its bookmark), particulars, quoted
    words, body and pictures, and nothing may stand between or after them. Cover and contents are looked through
    for what they must name. Raises BidprepError naming the first thing that is not whole.
    """
    try:
        lines = read_lines(path)
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, EOFError) as problem:
        raise BidprepError("The Word file cannot be read back.", _DO) from problem
    start = next((index for index, line in enumerate(lines) if line.is_heading), len(lines))
    _prove_front(paper, lines[:start])
    for part in paper.parts:
        start = _prove_part(part, lines, start)
    if start < len(lines):
        raise BidprepError("The Word file says more than it should after the last part.", _DO)


def _prove_front(paper: Paper, lines: tuple[Line, ...]) -> None:
    """See that the cover, or the head of page one, names what it must, and that the contents list what they reach."""
    front = [line.words for line in lines if not line.in_contents]
    place = "cover" if paper.cover else "first page"
    names = (paper.organisation if paper.cover else "", paper.title, paper.subtitle)
    _prove_in_order([_one_line(words) for words in names], front, place)
    _prove_in_order(list(_particulars(paper.particulars)) if paper.cover else [], front, place)
    if paper.contents:
        listed = [line.words for line in lines if line.in_contents]
        _prove_in_order(
            [_one_line(part.heading) for part in paper.parts if part.level <= paper.contents_depth], listed, "contents"
        )


def _prove_in_order(expected: list[str], found: list[str], place: str) -> None:
    rest = iter(found)
    for words in filter(None, expected):
        if words not in rest:  # goes on from where the one before was found
            raise BidprepError(f"“{_short(words)}” is missing from the {place} of the Word file.", _DO)


def _prove_part(part: Part, lines: tuple[Line, ...], start: int) -> int:
    """Compare one part with the lines from `start`; return where the next part begins."""
    name = _short(_one_line(part.heading))
    heading = lines[start] if start < len(lines) else Line("")
    if not heading.is_heading or heading.words != _one_line(part.heading):
        raise BidprepError(f"The heading “{name}” is not where it should be in the Word file.", _DO)
    if part.anchor and part.anchor not in heading.anchors:
        raise BidprepError(f"The mark by which “{name}” is found again is missing from the Word file.", _DO)
    at = start + 1
    for what, verb, expected in (
        ("The particulars of", "are", _particulars(part.particulars)),
        ("The quoted words of", "are", map(plain_block, part.quoted.blocks)),
        ("The text of", "is", map(plain_block, part.body.blocks)),
    ):
        for words in expected:
            found = lines[at].words if at < len(lines) else ""
            if found != words and found != (words := clean_characters(words)):
                raise BidprepError(f"{what} “{name}” {verb} not whole in the Word file: {_missing(words)}", _DO)
            at += bool(words)
    for _ in part.pictures:
        if at >= len(lines) or not lines[at].pictures:
            raise BidprepError(f"A picture of “{name}” is missing from the Word file.", _DO)
        at += 1
    return at


def _particulars(particulars: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for label, value in particulars:
        line = f"{_one_line(label)}\t{clean_characters(value.strip())}"
        if line.strip():
            yield line


def _one_line(words: str) -> str:
    return " ".join(clean_characters(words).split())


def _missing(words: str) -> str:
    return f"“{_short(' '.join(words.split()))}” is not in its place."


def _short(words: str) -> str:
    return words if len(words) <= 60 else f"{words[:57].rstrip()}…"  # noqa: PLR2004 - a line of the message bar
