"""The blocks that a decision about a returned text gives: which pieces show, which paragraphs are one, of what style."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bidprep.domain.reviewed_stretches import PLAIN_LOOK, Offsets, Stretch
from bidprep.domain.reviewed_texts import (
    Mark,
    ParagraphLook,
    ReviewedBlock,
    ReviewedParagraph,
    ReviewedTable,
)
from bidprep.domain.text import Block, Inline, Paragraph, Run, Style, Table, Text, plain_block, plain_inlines


class Decision:
    """Which marks of a document are accepted; all others are rejected."""

    def __init__(self, marks: Sequence[Mark], accepts: Callable[[int], bool]) -> None:
        self._marks = marks
        self._accepts = accepts

    def hides(self, marks: tuple[int, ...]) -> bool:
        """Return whether what these marks are on is not there.

        Asked of the few marks of a piece, never of all: a file may hold thousands, and hundreds of answers.
        """
        return bool(marks) and any(
            self._marks[number].removes if self._accepts(number) else self._marks[number].adds for number in marks
        )

    def removes(self, marks: tuple[int, ...]) -> bool:
        """Return whether it is not there because a removal was accepted."""
        return bool(marks) and any(self._accepts(number) and self._marks[number].removes for number in marks)

    def is_old(self, restyled: tuple[int, ...]) -> bool:
        """Return whether the looks before these changes count."""
        return bool(restyled) and not all(map(self._accepts, restyled))


class Rendered(NamedTuple):
    """A paragraph that no decision changes: as a block (None where it is empty), and the starts of its pieces."""

    block: Paragraph | None
    starts: tuple[int, ...]


class RenderedTable(NamedTuple):
    """A table that no decision changes: as a block, and the starts of its pieces by paragraph."""

    block: Table
    starts: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(slots=True)
class Shared:
    """What is the same in all views of a region: paragraphs by their numbers, tables by those of their first ones."""

    paragraphs: dict[int, Rendered] = field(default_factory=dict)
    tables: dict[int, RenderedTable] = field(default_factory=dict)


class Builder:
    """Makes the blocks of a view, one after the other."""

    def __init__(self, decision: Decision, heading: int, shared: Shared) -> None:
        self._decision = decision
        self._heading = heading
        self._shared = shared.paragraphs
        self._shared_tables = shared.tables
        self._blocks: list[Block] = []
        self._offsets: dict[int, Offsets] = {}
        self._waiting: list[tuple[int, int]] = []  # paragraphs that do not show: number, and how many places they have

    def add_paragraph(self, joined: list[ReviewedParagraph]) -> None:
        """Add one paragraph, which several in the file may make up."""
        number = joined[0].number
        if len(joined) == 1 and (known := self._shared.get(number) or self._plain(joined[0])) is not None:
            block = known.block
            offsets = [(number, Offsets(len(self._blocks), known.starts))]
        else:
            stretch = Stretch()
            shown = [self._add_pieces(each, stretch) for each in joined]
            inlines = stretch.inlines()
            block = Paragraph(inlines, self._style(joined, shown)) if inlines else None
            offsets = [*stretch.offsets(len(self._blocks), 0)]
            if len(joined) == 1 and _never_changes(joined[0]):
                self._shared[number] = Rendered(block, offsets[0][1].starts)
        if block is None:
            self._waiting += ((number, len(each.starts)) for number, each in offsets)
            return
        if self._waiting:
            self._place_waiting(len(self._blocks), 0)
        self._offsets.update(offsets)
        self._blocks.append(block)

    def _plain(self, paragraph: ReviewedParagraph) -> Rendered | None:
        """Return a paragraph without changes and looks, as most are, the short way; None for any other."""
        if paragraph.mark_marks or paragraph.restyled:
            return None
        words = ""
        starts = [0]
        for piece in paragraph.pieces:
            if piece.marks or piece.restyled or piece.look != PLAIN_LOOK:
                return None
            words += piece.text
            starts.append(len(words))
        if "{{" in words or "\ufffc" in words or not words.isprintable():
            return None
        shown = words.strip()
        if len(shown) < len(words):
            lead, length = len(words) - len(words.lstrip()), len(shown)
            starts = [min(max(start - lead, 0), length) for start in starts]
        block = Paragraph((Run(shown),), style_of(paragraph.look, self._heading)) if shown else None
        known = self._shared[paragraph.number] = Rendered(block, tuple(starts))
        return known

    def add_table(self, element: ReviewedTable) -> None:
        """Add a table; its first row is the heading row, which Word shows in bold by itself."""
        known = self._shared_tables.get(element.first)
        if known is not None:
            self._add_known_table(known)
            return
        rows: list[list[Stretch]] = []
        hidden: list[tuple[int, int]] = []
        for row in element.rows:
            if self._decision.hides(row.marks):
                hidden += (each for cell in row.cells for each in _all_places(cell.blocks))
                continue
            rows.append([])
            for cell in row.cells:
                if self._decision.hides(cell.marks):
                    hidden += _all_places(cell.blocks)
                else:
                    rows[-1].append(self._cell(cell.blocks))
        made = _table([tuple(cell.inlines(is_head=not index) for cell in row) for index, row in enumerate(rows)])
        if not any(cell for row in made.rows for cell in row):
            self._waiting += ((number, len(starts)) for each in rows for cell in each for number, starts in cell.starts)
            self._waiting += hidden
            return
        block = len(self._blocks)
        self._place_waiting(block, 0)
        at = 0
        found: dict[int, Offsets] = {}
        for read, row_made in zip(rows, made.rows, strict=True):
            for index, cell_made in enumerate(row_made):
                if index < len(read):
                    found.update(read[index].offsets(block, at))
                at += len(plain_inlines(cell_made)) + 1
        self._offsets.update(found)
        self._blocks.append(made)
        if not hidden and _never_changes_at_all(element):
            starts = tuple((number, each.starts) for number, each in found.items())
            self._shared_tables[element.first] = RenderedTable(made, starts)
        numbers = sorted(found)
        for number, count in hidden:
            before = bisect_right(numbers, number)
            last = found[numbers[before - 1]].starts[-1] if before else 0
            self._offsets[number] = Offsets(block, (last,) * count)

    def _add_known_table(self, known: RenderedTable) -> None:
        block = len(self._blocks)
        self._place_waiting(block, 0)
        self._offsets.update((number, Offsets(block, starts)) for number, starts in known.starts)
        self._blocks.append(known.block)

    def finished(self) -> tuple[Text, dict[int, Offsets]]:
        """Return the text, and where the pieces of each paragraph are in it, by the paragraph's number."""
        if self._blocks:
            self._place_waiting(len(self._blocks) - 1, len(plain_block(self._blocks[-1])))
        else:
            self._place_waiting(0, 0)
        return Text(tuple(self._blocks)), self._offsets

    def _cell(self, blocks: Iterable[ReviewedBlock]) -> Stretch:
        """Return the content of a cell as the one paragraph that it is in a text, its lines parted by line breaks."""
        stretch = Stretch()
        for item in joined_blocks(blocks, self._decision):
            if isinstance(item, ReviewedTable):
                for row in item.rows:
                    for cell in row.cells:
                        if self._decision.hides(row.marks) or self._decision.hides(cell.marks):
                            stretch.starts += (
                                (number, [len(stretch.words)] * count) for number, count in _all_places(cell.blocks)
                            )
                        else:
                            stretch.append(self._cell(cell.blocks))
            else:
                line = Stretch()
                for each in item:
                    self._add_pieces(each, line)
                stretch.append(line)
        return stretch

    def _add_pieces(self, paragraph: ReviewedParagraph, stretch: Stretch) -> bool:
        """Add what a paragraph shows; returns whether it shows any words."""
        decision = self._decision
        shows = False
        starts = [len(stretch.words)]
        for piece in paragraph.pieces:
            text, look, marks, before, restyled = piece
            if text and not (marks and decision.hides(marks)):
                stretch.add(text, before if before is not None and decision.is_old(restyled) else look)
                shows = shows or not text.isspace()
            starts.append(len(stretch.words))
        stretch.starts.append((paragraph.number, starts))
        return shows

    def _style(self, joined: list[ReviewedParagraph], shown: list[bool]) -> Style:
        """Return the style of a paragraph that several in the file may make up.

        A paragraph's style is its end's, so what joins the next takes the next one's (ECMA-376-1 §17.3.1.29). But where
        the next says nothing of its own there, programs differ; the style is then that of what the words are from. An
        accepted joining keeps the first one's, as Word and LibreOffice do on the screen.
        """
        if len(joined) == 1:
            return style_of(self._look(joined[0]), self._heading)
        showing = [each for each, shows in zip(joined, shown, strict=True) if shows] or joined
        if any(self._decision.removes(each.mark_marks) for each in joined[:-1]):
            one = showing[0]
        else:
            one = joined[-1] if joined[-1].before is not None else showing[-1]
        return style_of(self._look(one), self._heading)

    def _look(self, paragraph: ReviewedParagraph) -> ParagraphLook:
        before = paragraph.before
        return before if before is not None and self._decision.is_old(paragraph.restyled) else paragraph.look

    def _place_waiting(self, block: int, at: int) -> None:
        for number, count in self._waiting:
            self._offsets[number] = Offsets(block, (at,) * count)
        self._waiting.clear()


def joined_blocks(
    blocks: Iterable[ReviewedBlock], decision: Decision
) -> Iterator[ReviewedTable | list[ReviewedParagraph]]:
    """Yield tables, and the paragraphs between them with those together whose ends are not there."""
    waiting: list[ReviewedParagraph] = []
    for block in blocks:
        if isinstance(block, ReviewedTable):
            if waiting:
                yield waiting
                waiting = []
            yield block
            continue
        waiting.append(block)
        if not (block.mark_marks and decision.hides(block.mark_marks)):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _table(rows: Sequence[tuple[tuple[Inline, ...], ...]]) -> Table:
    """Return the table of cells in normal form; short rows are filled up with empty ones."""
    width = max(map(len, rows), default=0)
    return Table(tuple(row + ((),) * (width - len(row)) for row in rows))


def _never_changes(paragraph: ReviewedParagraph) -> bool:
    """Return whether a paragraph is the same whatever is decided."""
    return not (paragraph.mark_marks or paragraph.restyled) and not any(
        piece.marks or piece.restyled for piece in paragraph.pieces
    )


def _never_changes_at_all(element: ReviewedTable) -> bool:
    """Return whether a table is the same whatever is decided."""
    return (
        not element.restyled
        and not any(row.marks or any(cell.marks for cell in row.cells) for row in element.rows)
        and all(
            _never_changes_at_all(block) if isinstance(block, ReviewedTable) else _never_changes(block)
            for row in element.rows
            for cell in row.cells
            for block in cell.blocks
        )
    )


def _all_places(blocks: Iterable[ReviewedBlock]) -> Iterator[tuple[int, int]]:
    """Yield each paragraph's number and how many places it has, in tables too."""
    for paragraph in each_paragraph(blocks):
        yield paragraph.number, len(paragraph.pieces) + 1


def each_paragraph(blocks: Iterable[ReviewedBlock]) -> Iterator[ReviewedParagraph]:
    """Yield the paragraphs of some blocks in reading order, those in tables too."""
    for block in blocks:
        if isinstance(block, ReviewedParagraph):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from each_paragraph(cell.blocks)


def style_of(look: ParagraphLook, heading: int) -> Style:
    """Return what a paragraph is in an answer whose own heading has this level."""
    if not look.heading:
        return look.style
    return Style.HEADING_1 if look.heading <= heading + 1 else Style.HEADING_2
