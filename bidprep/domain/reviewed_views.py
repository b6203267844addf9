"""A returned text under a decision: which changes count, what it says then, and where each piece of the file is in it."""

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bidprep.domain.reviewed_rendering import Builder, Decision, Shared, joined_blocks
from bidprep.domain.reviewed_stretches import Offsets
from bidprep.domain.reviewed_texts import Point, Region, ReviewedTable, Span
from bidprep.domain.text import Text


class Place(NamedTuple):
    """A place in a text value: block and characters of its plain words."""

    block: int
    at: int


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
    _shared: Shared = field(default_factory=Shared)

    def is_unchanged(self, paragraph: int) -> bool:
        """Return whether a paragraph is known to have no changes in it, once a view was worked out."""
        return paragraph in self._shared.paragraphs

    @cached_property
    def rejected(self) -> View:
        """Nothing is accepted: the text as it was sent."""
        return view_region(self.region, lambda _: False, self._shared)

    @cached_property
    def accepted(self) -> View:
        """Everything is accepted: the text as the reviewer wants it."""
        return view_region(self.region, lambda _: True, self._shared)


def view_region(region: Region, accepts: Callable[[int], bool], shared: Shared | None = None) -> View:
    """Return the text of a region with the marks accepted that `accepts` says, and all others rejected.

    `shared` keeps the paragraphs and tables that no decision changes, from one view of the region to the next.
    """
    decision = Decision(region.document.marks, accepts)
    builder = Builder(decision, region.heading, shared or Shared())
    for item in joined_blocks(region.blocks, decision):
        if isinstance(item, ReviewedTable):
            builder.add_table(item)
        else:
            builder.add_paragraph(item)
    return View(*builder.finished())
