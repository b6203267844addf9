"""Comments and their replies, from the four parts that Word keeps them in ([MS-DOCX] §2.7.5, ECMA-376-1 §17.13.4)."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from bidprep.documents.reviewed.fields import Fields
from bidprep.documents.reviewed.findings import Findings, name_in, time_in
from bidprep.documents.reviewed.lines import words_of_blocks
from bidprep.documents.reviewed.names import AUTHOR, ID, PARAGRAPH_ID, P
from bidprep.documents.reviewed.walking import Walker
from bidprep.documents.word_names import W
from bidprep.domain.reviewed_texts import (
    Mark,
    Point,
    Reply,
    ReviewedBlock,
    ReviewedComment,
    ReviewedParagraph,
    Story,
)

_MOST_OF_A_QUOTE = 20_000  # characters
_TRUE = ("1", "true", "on")


@dataclass(slots=True)
class _Comment:
    """One comment as the file has it."""

    id: str
    author: str
    at: str
    initials: str
    text: str
    paragraph_id: str
    replies: "list[_Comment]" = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Thread:
    """What is said of a comment elsewhere: the paragraph id of the comment that it replies to, and whether it is resolved."""

    parent: str
    resolved: bool


def read_comments(
    root: etree._Element | None,
    extended: etree._Element | None,
    walker: Walker,
    findings: Findings,
    stories: list[Story],
) -> tuple[ReviewedComment, ...]:
    """Return the comments of a file in the order of their places, replies under what they reply to.

    `root` and `extended` are the parts of comments and of their threads; both may be missing. `walker` walks through
    their content, `findings` says where the `stories` of the file refer to them.
    """
    if root is None:
        return ()
    fields = Fields.of(root)
    comments = [_read(element, walker, fields, findings) for element in root.iter(f"{W}comment")]
    threads = _threads(extended)
    by_paragraph = {comment.paragraph_id: comment for comment in comments if comment.paragraph_id}
    opening: list[_Comment] = []
    for comment in comments:
        thread = _opening(comment, threads, by_paragraph)
        (opening if thread is comment else thread.replies).append(comment)
    quotes = _Quotes(stories, findings.marks)
    found = [_placed(comment, threads, findings, quotes) for comment in opening]
    order = [(comment.start is None, comment.start or Point(0, 0), number) for number, comment in enumerate(found)]
    return tuple(found[number] for _, _, number in sorted(order))


def _read(element: etree._Element, walker: Walker, fields: Fields, findings: Findings) -> _Comment:
    boxes = len(findings.boxes)
    blocks = walker.blocks(element, fields)
    boxed = tuple(block for box in findings.boxes[boxes:] for block in box.blocks)
    last = next(element.iterchildren(P, reversed=True), None)
    return _Comment(
        id=element.get(ID, ""),
        author=name_in(element, AUTHOR),
        at=time_in(element),
        initials=name_in(element, f"{W}initials"),
        text=words_of_blocks((*blocks, *boxed), findings.marks).strip("\n"),
        paragraph_id="" if last is None else last.get(PARAGRAPH_ID, "").upper(),
    )


def _threads(extended: etree._Element | None) -> Mapping[str, _Thread]:
    """Return what is said of each comment, by its paragraph id. The names' spaces differ from one version to the next."""
    found: dict[str, _Thread] = {}
    for each in () if extended is None else extended:
        said = {str(name).rpartition("}")[2]: str(written) for name, written in each.items()}
        if key := said.get("paraId", "").upper():
            found[key] = _Thread(said.get("paraIdParent", "").upper(), said.get("done", "").casefold() in _TRUE)
    return found


def _opening(comment: _Comment, threads: Mapping[str, _Thread], by_paragraph: Mapping[str, _Comment]) -> _Comment:
    """Return the comment that opens the thread of this one."""
    seen = {comment.paragraph_id}
    while (thread := threads.get(comment.paragraph_id)) and thread.parent in by_paragraph and thread.parent not in seen:
        comment = by_paragraph[thread.parent]
        seen.add(comment.paragraph_id)
    return comment


def _placed(
    comment: _Comment, threads: Mapping[str, _Thread], findings: Findings, quotes: "_Quotes"
) -> ReviewedComment:
    start, end, quote = _place(comment.id, findings, quotes)
    return ReviewedComment(
        id=comment.id,
        author=comment.author,
        at=comment.at,
        text=comment.text,
        quote=quote,
        start=start,
        end=end,
        replies=tuple(
            Reply(
                id=reply.id,
                author=reply.author,
                at=reply.at,
                text=reply.text,
                quote=_place(reply.id, findings, quotes)[2],
                resolved=_is_resolved(reply, threads),
            )
            for reply in comment.replies
        ),
        resolved=_is_resolved(comment, threads),
        initials=comment.initials,
    )


def _is_resolved(comment: _Comment, threads: Mapping[str, _Thread]) -> bool:
    thread = threads.get(comment.paragraph_id)
    return thread is not None and thread.resolved


def _place(number: str, findings: Findings, quotes: "_Quotes") -> tuple[Point | None, Point | None, str | None]:
    """Return where a comment starts and ends, and the words between; a range that lacks one end is a place only."""
    start, end = findings.comment_starts.get(number), findings.comment_ends.get(number)
    if start is not None and end is not None:
        start, end = min(start, end), max(start, end)
        return start, end, quotes.between(start, end)
    place = findings.comment_places.get(number) or start or end
    return place, place, None


class _Quotes:
    """The words between two points of a file."""

    def __init__(self, stories: list[Story], marks: list[Mark]) -> None:
        self._removed = frozenset(number for number, mark in enumerate(marks) if mark.removes)
        self._paragraphs = sorted(
            (each for story in stories for each in _paragraphs(story.blocks)), key=lambda each: each.number
        )
        self._numbers = [each.number for each in self._paragraphs]

    def between(self, start: Point, end: Point) -> str:
        """Return the words with all changes accepted; as they are shown where that leaves none."""
        found: list[tuple[str, tuple[int, ...]]] = []
        length = 0
        at = bisect_left(self._numbers, start.paragraph)
        while at < len(self._numbers) and self._numbers[at] <= end.paragraph and length <= _MOST_OF_A_QUOTE:
            paragraph = self._paragraphs[at]
            is_last = paragraph.number == end.paragraph
            first = start.piece if paragraph.number == start.paragraph else 0
            last = end.piece if is_last else len(paragraph.pieces)
            for piece in paragraph.pieces[first:last]:
                found.append((piece.text, piece.marks))
                length += len(piece.text)
            at += 1
            if not is_last and (at >= len(self._numbers) or self._numbers[at] != end.paragraph or end.piece):
                found.append(("\n", paragraph.mark_marks))
        removed = self._removed
        accepted = "".join(text for text, marks in found if not marks or removed.isdisjoint(marks))
        return (accepted if accepted.strip() else "".join(text for text, _ in found))[:_MOST_OF_A_QUOTE]


def _paragraphs(blocks: tuple[ReviewedBlock, ...]) -> Iterator[ReviewedParagraph]:
    for block in blocks:
        if isinstance(block, ReviewedParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.blocks)
