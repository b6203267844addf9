"""What a form is made of, whether Word or Excel wrote it: lines and tables with places in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Gap:
    """Something made to be filled in: a content control, a form field, a drop-down list.

    `kind` is ``text``, ``choice`` or ``date``; check boxes are no gaps but stand in the words as ☐ or ☒.
    """

    kind: str = "text"
    choices: tuple[str, ...] = ()
    words: str = ""
    """What was filled in already; it does not stand in the words of the line."""


@dataclass(frozen=True)
class Line:
    """One paragraph. `path` is its place; `number` its list number as Word shows it; `heading` its level, 0 for none."""

    words: str
    path: str = ""
    number: str = ""
    heading: int = 0
    bold: bool = False
    bullet: bool = False
    gaps: tuple[Gap, ...] = ()
    notes: tuple[str, ...] = ()
    """What its footnotes say."""
    joins_next: bool = False
    """Whether its end was deleted with tracking on: accepting that joins it with the next."""

    @cached_property
    def shown(self) -> str:
        """The words with the list number before them, as a person reads them."""
        return f"{self.number} {self.words}".strip() if self.number else self.words.strip()


@dataclass(frozen=True)
class Cell:
    """One cell: where it stands in the grid (from 1), how many columns it takes, and what it holds.

    `is_ready` says of an empty cell of a workbook that somebody made it ready to be filled in (colour, border, unlocked,
    a list of choices); every empty cell of a Word table is.
    """

    row: int
    column: int
    path: str
    lines: tuple[Line, ...] = ()
    width: int = 1
    height: int = 1
    choices: tuple[str, ...] = ()
    is_ready: bool = True
    tables: tuple["Table", ...] = ()
    blocks: tuple["Line | Table", ...] = ()
    """Lines and tables in their order, where there are tables."""

    @cached_property
    def words(self) -> str:
        """All its lines, list numbers too."""
        return "\n".join(line.shown for line in self.lines if line.shown)

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """All that is made to be filled in inside it."""
        return tuple(gap for line in self.lines for gap in line.gaps)


@dataclass(frozen=True)
class Table:
    """A table, or the sheet of a workbook. Merged cells stand once, in their first row."""

    rows: tuple[tuple[Cell, ...], ...]
    path: str
    part: str = "body"
    is_sheet: bool = False

    @cached_property
    def width(self) -> int:
        """How many columns the grid has."""
        return max((cell.column + cell.width - 1 for row in self.rows for cell in row), default=0)


@dataclass(frozen=True)
class Form:
    """A form as it reads: its blocks in order, and sentences about what a person should look at."""

    blocks: tuple[Line | Table, ...]
    warnings: tuple[str, ...] = ()
    asks_by_sheet: bool = False
    """Whether it is a workbook."""


@dataclass
class Warnings:
    """Whole sentences, each once, in the order they came up."""

    sentences: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[str]:
        return iter(self.sentences)

    def add(self, sentence: str) -> None:
        """Add a sentence unless it is there."""
        if sentence not in self.sentences:
            self.sentences.append(sentence)
