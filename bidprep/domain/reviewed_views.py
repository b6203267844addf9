"""A returned text under a decision: which changes count, what it says then, and where each piece of the file is in it."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bidprep.domain.reviewed_texts import (
    Look,
    Mark,
    ParagraphLook,
    Point,
    Region,
    ReviewedBlock,
    ReviewedParagraph,
    ReviewedTable,
    Span,
)
from bidprep.domain.text import (
    Block,
    Inline,
    Paragraph,
    Run,
    Style,
    Text,
    inlines_of,
    normal_inlines,
    plain_block,
    plain_inlines,
    table,
)

_PLAIN = Look()
_EDGE = " \t\n\u2028\u2029"  # what a text in normal form has at neither end of a paragraph


class Place(NamedTuple):
    """A place in a text value: block and characters of its plain words."""

    block: int
    at: int


class Offsets(NamedTuple):
    """Where the pieces of one paragraph are: in which block, and at which characters each begins and the last one ends."""

    block: int
    starts: tuple[int, ...]


class View:
    """The text that a decision gives, and where in it the pieces of each paragraph of the file are."""

    def __init__(self, text: Text, offsets: dict[int, Offsets]) -> None:
        self.text = text
        self._offsets = offsets
        self._numbers: list[int] | None = None

    def place(self, point: Point) -> Place:
        """Return where a point of the file is; one outside is at the nearer end."""
        found = self._offsets.get(point.paragraph)
        if found is not None:
            return Place(found.block, found.starts[min(point.piece, len(found.starts) - 1)])
        if self._numbers is None:
            self._numbers = sorted(self._offsets)
        before = bisect_right(self._numbers, point.paragraph)
        if not before:
            return Place(0, 0)
        last = self._offsets[self._numbers[before - 1]]
        return Place(last.block, last.starts[-1])

    def span(self, start: Point, end: Point) -> Span:
        """Return where the stretch from one point to another is."""
        first, last = self.place(start), self.place(end)
        return Span(*first, *max(first, last))


@dataclass
class Views:
    """The two views of a region that most questions are about. Worked out when first wanted, and what they share once."""

    region: Region
    _shared: "dict[int, _Rendered]" = field(default_factory=dict)

    def is_unchanged(self, paragraph: int) -> bool:
        """Return whether a paragraph is known to have no changes in it, once a view was worked out."""
        return paragraph in self._shared

    @cached_property
    def rejected(self) -> View:
        """Nothing is accepted: the text as it was sent."""
        return view_region(self.region, lambda _: False, self._shared)

    @cached_property
    def accepted(self) -> View:
        """Everything is accepted: the text as the reviewer wants it."""
        return view_region(self.region, lambda _: True, self._shared)


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


def view_region(region: Region, accepts: Callable[[int], bool], shared: "dict[int, _Rendered] | None" = None) -> View:
    """Return the text of a region with the marks accepted that `accepts` says, and all others rejected.

    `shared` keeps the paragraphs that no decision changes, from one view of the region to the next.
    """
    decision = Decision(region.document.marks, accepts)
    builder = _Builder(decision, region.heading, {} if shared is None else shared)
    for item in _joined(region.blocks, decision):
        if isinstance(item, ReviewedTable):
            builder.add_table(item)
        else:
            builder.add_paragraph(item)
    return builder.finished()


def _joined(blocks: Iterable[ReviewedBlock], decision: Decision) -> Iterator[ReviewedTable | list[ReviewedParagraph]]:
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
        if not decision.hides(block.mark_marks):
            yield waiting
            waiting = []
    if waiting:
        yield waiting


@dataclass
class _Stretch:
    """Shown characters one after the other, with their looks, and at which of them each piece of each paragraph begins."""

    words: str = ""
    parts: list[tuple[str, Look]] = field(default_factory=list)
    starts: list[tuple[int, list[int]]] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """Add characters of one look. Neighbours are joined, for a merge field may have been cut in pieces."""
        self.words += text
        if self.parts and self.parts[-1][1] == look:
            self.parts[-1] = (self.parts[-1][0] + text, look)
        else:
            self.parts.append((text, look))

    def append(self, line: "_Stretch") -> None:
        """Add a line to what is so far: after a line break where both say something."""
        if line.words.strip(_EDGE) and self.words.strip(_EDGE):
            self.add("\n", self.parts[-1][1])
        first = len(self.words)
        self.starts += ((number, [first + start for start in starts]) for number, starts in line.starts)
        for text, look in line.parts:
            self.add(text, look)

    def inlines(self, *, is_head: bool = False) -> tuple[Inline, ...]:
        """Return the characters as inline items in normal form; in a heading row, bold is not the words' own."""
        if len(self.parts) == 1 and (plain := _plain_run(*self.parts[0])) is not None:
            return (plain,) if plain.text else ()
        return normal_inlines(
            item for text, look in self.parts for item in styled(text, look._replace(bold=False) if is_head else look)
        )

    def offsets(self, block: int, first: int) -> Iterator[tuple[int, Offsets]]:
        """Yield each paragraph's offsets, where the stretch in normal form begins at character `first` of a block."""
        lead = len(self.words) - len(self.words.lstrip(_EDGE))
        length = len(self.words.strip(_EDGE))
        if not lead and not first and length == len(self.words):
            for number, starts in self.starts:
                yield number, Offsets(block, tuple(starts))
            return
        for number, starts in self.starts:
            yield number, Offsets(block, tuple(first + min(max(start - lead, 0), length) for start in starts))


def _plain_run(text: str, look: Look) -> Run | None:
    """Return the only run of a paragraph in normal form, as it is without further ado; None where it needs some."""
    if look != _PLAIN or "{{" in text or "\n" in text:
        return None
    return Run(text.strip(_EDGE).replace("\t", " "))


class _Rendered(NamedTuple):
    """A paragraph that no decision changes: as a block (None where it is empty), and the starts of its pieces."""

    block: Paragraph | None
    starts: tuple[int, ...]


class _Builder:
    """Makes the blocks of a view, one after the other."""

    def __init__(self, decision: Decision, heading: int, shared: dict[int, _Rendered]) -> None:
        self._decision = decision
        self._heading = heading
        self._shared = shared
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
            stretch = _Stretch()
            shown = [self._add_pieces(each, stretch) for each in joined]
            inlines = stretch.inlines()
            block = Paragraph(inlines, self._style(joined, shown)) if inlines else None
            offsets = [*stretch.offsets(len(self._blocks), 0)]
            if len(joined) == 1 and _never_changes(joined[0]):
                self._shared[number] = _Rendered(block, offsets[0][1].starts)
        if block is None:
            self._waiting += ((number, len(each.starts)) for number, each in offsets)
            return
        if self._waiting:
            self._place_waiting(Place(len(self._blocks), 0))
        self._offsets.update(offsets)
        self._blocks.append(block)

    def _plain(self, paragraph: ReviewedParagraph) -> _Rendered | None:
        """Return a paragraph without changes and looks, as most are, the short way; None for any other."""
        if paragraph.mark_marks or paragraph.restyled:
            return None
        words = ""
        starts = [0]
        for piece in paragraph.pieces:
            if piece.marks or piece.restyled or piece.look != _PLAIN:
                return None
            words += piece.text
            starts.append(len(words))
        if "{{" in words or not words.isprintable():
            return None
        shown = words.strip()
        if len(shown) < len(words):
            lead, length = len(words) - len(words.lstrip()), len(shown)
            starts = [min(max(start - lead, 0), length) for start in starts]
        block = Paragraph((Run(shown),), style_of(paragraph.look, self._heading)) if shown else None
        known = self._shared[paragraph.number] = _Rendered(block, tuple(starts))
        return known

    def add_table(self, element: ReviewedTable) -> None:
        """Add a table; its first row is the heading row, which Word shows in bold by itself."""
        rows: list[list[_Stretch]] = []
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
        made = table([cell.inlines(is_head=not index) for cell in row] for index, row in enumerate(rows))
        if not any(cell for row in made.rows for cell in row):
            self._waiting += ((number, len(starts)) for each in rows for cell in each for number, starts in cell.starts)
            self._waiting += hidden
            return
        block = len(self._blocks)
        self._place_waiting(Place(block, 0))
        at = 0
        found: dict[int, Offsets] = {}
        for read, row_made in zip(rows, made.rows, strict=True):
            for index, cell_made in enumerate(row_made):
                if index < len(read):
                    found.update(read[index].offsets(block, at))
                at += len(plain_inlines(cell_made)) + 1
        self._offsets.update(found)
        self._blocks.append(made)
        numbers = sorted(found)
        for number, count in hidden:
            before = bisect_right(numbers, number)
            last = found[numbers[before - 1]].starts[-1] if before else 0
            self._offsets[number] = Offsets(block, (last,) * count)

    def finished(self) -> View:
        """Return the view."""
        last = Place(len(self._blocks) - 1, len(plain_block(self._blocks[-1]))) if self._blocks else Place(0, 0)
        self._place_waiting(last)
        return View(Text(tuple(self._blocks)), self._offsets)

    def _cell(self, blocks: Iterable[ReviewedBlock]) -> _Stretch:
        """Return the content of a cell as the one paragraph that it is in a text, its lines parted by line breaks."""
        stretch = _Stretch()
        for item in _joined(blocks, self._decision):
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
                line = _Stretch()
                for each in item:
                    self._add_pieces(each, line)
                stretch.append(line)
        return stretch

    def _add_pieces(self, paragraph: ReviewedParagraph, stretch: _Stretch) -> bool:
        """Add what a paragraph shows; returns whether it shows any words."""
        decision = self._decision
        shows = False
        starts = [len(stretch.words)]
        for piece in paragraph.pieces:
            if piece.text and not decision.hides(piece.marks):
                look = piece.before if piece.before is not None and decision.is_old(piece.restyled) else piece.look
                stretch.add(piece.text, look)
                shows = shows or not piece.text.isspace()
            starts.append(len(stretch.words))
        stretch.starts.append((paragraph.number, starts))
        return shows

    def _style(self, joined: list[ReviewedParagraph], shown: list[bool]) -> Style:
        """Return the style of a paragraph that several in the file may make up.

        A paragraph's style is its end's, so what joins the next takes the next one's (ECMA-376-1 §17.3.1.29). But where
        the next says nothing of its own there, programs differ; the style is then that of what the words are from. An
        accepted joining keeps the first one's, as Word and LibreOffice do on the screen.
        """
        showing = [each for each, shows in zip(joined, shown, strict=True) if shows] or joined
        if any(self._decision.removes(each.mark_marks) for each in joined[:-1]):
            one = showing[0]
        else:
            one = joined[-1] if joined[-1].before is not None else showing[-1]
        look = one.before if one.before is not None and self._decision.is_old(one.restyled) else one.look
        return style_of(look, self._heading)

    def _place_waiting(self, place: Place) -> None:
        for number, count in self._waiting:
            self._offsets[number] = Offsets(place.block, (place.at,) * count)
        self._waiting.clear()


def _never_changes(paragraph: ReviewedParagraph) -> bool:
    """Return whether a paragraph is the same whatever is decided."""
    return not (paragraph.mark_marks or paragraph.restyled) and not any(
        piece.marks or piece.restyled for piece in paragraph.pieces
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


def styled(text: str, look: Look) -> tuple[Inline, ...]:
    """Return characters of one look as inline items; fields that are not filled in are merge fields again."""
    if "{{" not in text and "\n" not in text:
        return (Run(text, *look),)
    found = inlines_of(text, bold=look.bold, italic=look.italic, link=look.link)
    # A field's name has one spelling; where the file has another, it stays as words, so that no character is lost.
    return found if plain_inlines(found) == text else (Run(text, *look),)


def style_of(look: ParagraphLook, heading: int) -> Style:
    """Return what a paragraph is in an answer whose own heading has this level."""
    if not look.heading:
        return look.style
    return Style.HEADING_1 if look.heading <= heading + 1 else Style.HEADING_2
