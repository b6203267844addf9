"""The changes in one answer's part of a returned file, each with its places, one by one and as suggestions."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from bidprep.domain.reviewed_rendering import each_paragraph, style_of
from bidprep.domain.reviewed_stretches import styled
from bidprep.domain.reviewed_texts import (
    CELL_DELETED,
    CELL_INSERTED,
    MOVED,
    ROW_DELETED,
    ROW_INSERTED,
    Change,
    ChangeKind,
    Mark,
    Point,
    Region,
    ReviewedBlock,
    ReviewedParagraph,
    ReviewedRow,
    ReviewedTable,
    Suggestion,
)
from bidprep.domain.reviewed_views import Views
from bidprep.domain.text import Inline, LineBreak, Run, Style

_MINUTE = len("2026-03-02T10:15")
_COMING_AND_GOING = frozenset((ROW_INSERTED, ROW_DELETED, CELL_INSERTED, CELL_DELETED))
_END_KINDS = (ChangeKind.PARAGRAPH_INSERTION, ChangeKind.PARAGRAPH_DELETION)


def changes_in(region: Region, views: Views | None = None) -> tuple[Change, ...]:
    """Return the single changes of a region in reading order, each with its places in both texts.

    `views` are the region's, where they are worked out already.
    """
    return tuple(_Reader(region, views or Views(region)).changes())


def suggestions_in(region: Region, views: Views | None = None) -> tuple[Suggestion, ...]:
    """Return the changes of a region grouped: neighbours of one kind, author and minute are one suggestion.

    They are in the order in which they begin. Removals are neighbours where nothing stands between them in the text as
    sent, additions in the text as reviewed: so a replaced phrase is one removal and one addition.
    """
    begun: list[tuple[tuple[ChangeKind, str, str, str], list[Change]]] = []
    open_groups: dict[ChangeKind, int] = {}
    of_rows: dict[int, int] = {}
    for change in changes_in(region, views):
        kind = ChangeKind.TABLE if change.within is not None else _family(change)
        row = change.mark if change.what in _COMING_AND_GOING else change.within
        at = open_groups.get(kind) if row is None else of_rows.get(row)
        # A moved paragraph's end has no name of its own in some files.
        move = begun[at][0][3] if at is not None and change.kind in _END_KINDS and not change.move else change.move
        key = (kind, change.author, change.at[:_MINUTE], move)
        if at is not None and begun[at][0] == key and (row is not None or _touch(kind, begun[at][1][-1], change)):
            begun[at][1].append(change)
            continue
        if row is None:
            open_groups[kind] = len(begun)
        else:
            of_rows[row] = len(begun)
        begun.append((key, [change]))
    return tuple(Suggestion(key[0], key[1], changes[0].at, tuple(changes)) for key, changes in begun)


def _family(change: Change) -> ChangeKind:
    if change.kind is ChangeKind.PARAGRAPH_INSERTION:
        return ChangeKind.MOVE_TO if change.what == MOVED else ChangeKind.INSERTION
    if change.kind is ChangeKind.PARAGRAPH_DELETION:
        return ChangeKind.MOVE_FROM if change.what == MOVED else ChangeKind.DELETION
    return change.kind


def _touch(kind: ChangeKind, before: Change, after: Change) -> bool:
    """Return whether nothing stands between two changes of a kind, in the text that shows what they change."""
    adds = kind in (ChangeKind.INSERTION, ChangeKind.MOVE_TO)
    one, other = (before.accepted_span, after.accepted_span) if adds else (before.span, after.span)
    return (one.end_block, one.end) >= (other.block, other.start)


class _Reader:
    """Goes through the blocks of a region as they are in the file."""

    def __init__(self, region: Region, views: Views) -> None:
        self._region = region
        self._marks = region.document.marks
        self._views = views
        self._rejected, self._accepted = views.rejected, views.accepted

    def changes(self) -> Iterator[Change]:
        """Yield them in reading order."""
        yield from self._in_blocks(self._region.blocks)

    def _in_blocks(self, blocks: Iterable[ReviewedBlock]) -> Iterator[Change]:
        listed = tuple(blocks)
        for block, following in zip_longest(listed, listed[1:]):
            if isinstance(block, ReviewedTable):
                yield from self._in_table(block)
            elif not self._views.is_unchanged(block.number):
                yield from self._in_paragraph(block, following)

    def _in_paragraph(self, paragraph: ReviewedParagraph, following: ReviewedBlock | None) -> Iterator[Change]:
        for index, piece in enumerate(paragraph.pieces):
            if not piece.marks and not piece.restyled:
                continue
            start, end = Point(paragraph.number, index), Point(paragraph.number, index + 1)
            inlines = styled(piece.text, piece.look) if piece.text else ()
            for number in piece.marks:
                removes = self._marks[number].removes
                yield self._change(
                    number, start, end, removed=piece.text if removes else "", added=() if removes else inlines
                )
            for number in piece.restyled:
                yield self._change(number, start, end, removed=piece.text, added=inlines)
        start, end = Point(paragraph.number, len(paragraph.pieces)), _start(following, paragraph)
        for number in paragraph.mark_marks:
            if (kind := self._marks[number].kind) in _END_KINDS:
                adds = kind is ChangeKind.PARAGRAPH_INSERTION
                style = style_of(paragraph.look, self._region.heading) if adds else None
                removed = "" if adds else "\n"
                yield self._change(
                    number, start, end, removed=removed, added=(LineBreak(),) if adds else (), style=style
                )
        words = "".join(piece.text for piece in paragraph.pieces) if paragraph.restyled else ""
        for number in paragraph.restyled:
            is_all = paragraph.before is not None
            yield self._change(
                number,
                Point(paragraph.number, 0) if is_all else start,
                start,
                removed=words if is_all else "",
                style=style_of(paragraph.look, self._region.heading) if is_all else None,
            )

    def _in_table(self, table: ReviewedTable) -> Iterator[Change]:
        for row in table.rows:
            for cell in row.cells:
                for change in self._in_blocks(cell.blocks):
                    yield self._with_its_row(change, (*row.marks, *cell.marks))
                yield from self._coming_and_going(cell.marks, cell.blocks)
            yield from self._coming_and_going(row.marks, _blocks_of(row))
        for number in table.restyled:
            yield self._change(number, Point(table.first, 0), Point(table.last + 1, 0))

    def _with_its_row(self, change: Change, marks: tuple[int, ...]) -> Change:
        """Return a change with the mark of the row or cell that came or went in the same minute, where one did."""
        if change.within is not None or not marks:
            return change
        mark = self._marks[change.mark]
        for number in marks:
            other = self._marks[number]
            if (
                other.kind is ChangeKind.TABLE
                and (other.author, other.at[:_MINUTE]) == (mark.author, mark.at[:_MINUTE])
                and (other.adds, other.removes) == (mark.adds, mark.removes)
            ):
                return replace(change, within=number)
        return change

    def _coming_and_going(self, marks: tuple[int, ...], blocks: Iterable[ReviewedBlock]) -> Iterator[Change]:
        """Yield what was done to a whole row or cell."""
        own = [number for number in marks if self._marks[number].kind is ChangeKind.TABLE]
        paragraphs = [*each_paragraph(blocks)] if own else []
        if not paragraphs:
            return
        start = Point(paragraphs[0].number, 0)
        end = Point(paragraphs[-1].number, len(paragraphs[-1].pieces))
        words = "\t".join("".join(piece.text for piece in each.pieces) for each in paragraphs)
        for number in own:
            removes = self._marks[number].removes
            yield self._change(
                number,
                start,
                end,
                removed=words if removes else "",
                added=() if removes or not words else (Run(words),),
            )

    def _change(
        self,
        number: int,
        start: Point,
        end: Point,
        *,
        removed: str = "",
        added: tuple[Inline, ...] = (),
        style: Style | None = None,
    ) -> Change:
        mark: Mark = self._marks[number]
        return Change(
            mark=number,
            kind=mark.kind,
            author=mark.author,
            at=mark.at,
            span=self._rejected.span(start, end),
            accepted_span=self._accepted.span(start, end),
            removed=removed,
            added=added,
            style=style,
            what=mark.what,
            move=mark.move,
        )


def _start(following: ReviewedBlock | None, otherwise: ReviewedParagraph) -> Point:
    """Return where the block after a paragraph starts; where there is none, the paragraph's end."""
    if following is None:
        return Point(otherwise.number, len(otherwise.pieces))
    return Point(following.number if isinstance(following, ReviewedParagraph) else following.first, 0)


def _blocks_of(row: ReviewedRow) -> Iterator[ReviewedBlock]:
    for cell in row.cells:
        yield from cell.blocks
