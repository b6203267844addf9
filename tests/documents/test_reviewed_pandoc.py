"""What pandoc sees in returned files, we see: the same words, by the same people, and the same comments with a range.

Pandoc shows moves as insertions and deletions, no formatting, no paragraph's end in headings and empty paragraphs, and
nothing of heads and feet, so we may find more than it.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.domain.reviewed_texts import ReviewedDocument
from tests.documents.reviewed_cases import CASES

pytestmark = pytest.mark.full
RETURNED = sorted((Path(__file__).parent / "returned").glob("*.docx"))
ROW_SIGN = "\u200d"  # LibreOffice's, of an inserted row
KINDS = {
    "insertion": ("insertion", "move-to"),
    "deletion": ("deletion", "move-from"),
    "paragraph-insertion": ("paragraph-insertion",),
    "paragraph-deletion": ("paragraph-deletion",),
}


def spans(node: Any) -> Iterator[tuple[str, str, str]]:
    """Yield each of pandoc's spans that is about a change or comment: kind, author, words."""
    if isinstance(node, list):
        for each in node:
            yield from spans(each)
    elif isinstance(node, dict):
        if node.get("t") == "Span":
            (_, classes, pairs), content = node["c"]
            for kind in {*classes} & {*KINDS, "comment-start"}:
                yield kind, " ".join(dict(pairs).get("author", "").split()), bare(words(content))
        for value in node.values():
            yield from spans(value)


def words(node: Any) -> str:
    """Return the words of some of pandoc's inlines, without comments and notes in them."""
    if isinstance(node, list):
        return "".join(map(words, node))
    kind = node.get("t") if isinstance(node, dict) else None
    if kind == "Str":
        return str(node["c"])
    if kind in ("Code", "Math"):
        return str(node["c"][1])
    if kind is None or kind == "Note" or (kind == "Span" and "comment-start" in node["c"][0][1]):
        return ""
    return words([each for each in node.get("c", []) if isinstance(each, list | dict)])


def bare(text: str) -> str:
    """Return words without white space and with plain hyphens."""
    return re.sub(r"[\s\u00ad\u200b]+", "", text).replace("\u2011", "-")


def assert_sees_what_pandoc_sees(content: bytes, path: Path) -> None:
    import pypandoc

    path.write_bytes(content)
    seen = [*spans(json.loads(pypandoc.convert_file(path, "json", "docx", ["--track-changes=all"])))]
    document = read_reviewed_here(content)
    for kind, ours in KINDS.items():
        for author in {by for which, by, _ in seen if which == kind}:
            found = _words_by(document, ours, author)
            place = 0
            for _, _, text in (each for each in seen if each[:2] == (kind, author) and each[2] != ROW_SIGN):
                assert text in found[place:], (kind, author, text, found)
                place = found.index(text, place) + len(text)
    said = {(comment.author, bare(comment.text)) for comment in document.comments}
    said |= {(reply.author, bare(reply.text)) for comment in document.comments for reply in comment.replies}
    assert {each[1:] for each in seen if each[0] == "comment-start"} <= said


def _words_by(document: ReviewedDocument, kinds: tuple[str, ...], author: str) -> str:
    marks = [document.marks[each.mark] for each in document.changes]
    return bare(
        "".join(
            each.text
            for each, mark in zip(document.changes, marks, strict=True)
            if mark.kind.value in kinds and mark.author == author
        )
    )


@pytest.mark.parametrize("content", [case.content for case in CASES.values()], ids=CASES.keys())
def test_what_pandoc_sees_in_a_file_by_hand_we_see(tmp_path: Path, content: bytes) -> None:
    assert_sees_what_pandoc_sees(content, tmp_path / "f.docx")


@pytest.mark.parametrize("returned", RETURNED, ids=[path.stem for path in RETURNED])
def test_what_pandoc_sees_in_a_returned_copy_we_see(tmp_path: Path, returned: Path) -> None:
    assert_sees_what_pandoc_sees(returned.read_bytes(), tmp_path / "f.docx")
