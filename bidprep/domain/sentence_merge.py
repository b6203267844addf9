"""Merging two texts that began as one: by sentence, never by character.

What only one side changed is taken; what both changed alike is taken once; where both changed the same sentence in
different ways the result is a conflict for a person to settle. Merging characters would write figures that nobody wrote:
of “120”, changed to 135 and to 140, it makes “135140”. Here every sentence of the result stands in one of the three texts.

`merge_texts(base, ours, theirs)` serves variations, reviews and exchange alike. With `split=words_of` it merges by word,
which is right only where a person has just said that both changes are wanted.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Any

from bidprep.domain.inline_units import Split, Unit, sentences_of
from bidprep.domain.text import Block, Inline, Paragraph, Table, Text, normal_inlines, plain_block, text_of

LEAST_LIKENESS = 0.3
"""Blocks with less of their words in common than this are not one block that was changed."""
_MOST_COMPARED = 1_600  # pairs of blocks in one changed stretch; beyond that they are taken in their order


class Side(StrEnum):
    """Whose words are taken in a conflict."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True)
class Agreed:
    """Blocks that need no decision."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Blocks that both sides changed in different ways, whole: they differ only in what must be settled.

    What merges by itself within them is merged in all three. No block at all means that this side took it out.
    """

    base: tuple[Block, ...]
    ours: tuple[Block, ...]
    theirs: tuple[Block, ...]

    def blocks_of(self, side: Side) -> tuple[Block, ...]:
        """Return the blocks as one side has them."""
        return {Side.BASE: self.base, Side.OURS: self.ours, Side.THEIRS: self.theirs}[side]


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome, in reading order."""

    parts: tuple[Agreed | Conflict, ...]

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is to be settled."""
        return tuple(part for part in self.parts if isinstance(part, Conflict))

    @property
    def is_clean(self) -> bool:
        """Whether nothing is left to settle."""
        return not self.conflicts

    def text(self, *sides: Side, otherwise: Side = Side.OURS) -> Text:
        """Return the merged text with the conflicts, in order, settled as `sides` says, and `otherwise` beyond them."""
        chosen = iter(sides)
        blocks: list[Block] = []
        for part in self.parts:
            blocks += part.blocks if isinstance(part, Agreed) else part.blocks_of(next(chosen, otherwise))
        return text_of(blocks)


def merge_texts(base: Text, ours: Text, theirs: Text, split: Split = sentences_of) -> Merge:
    """Merge two texts that began as `base`; all three in normal form.

    Laws: with one side unchanged the result is the other; changing sides changes no more than who is who; no unit (a
    sentence, unless `split` says otherwise) stands in it that is in none of the three.
    """
    if ours in (base, theirs):
        return Merge((Agreed(theirs.blocks),))
    if theirs == base:
        return Merge((Agreed(ours.blocks),))
    in_ours, in_theirs = align_blocks(base.blocks, ours.blocks), align_blocks(base.blocks, theirs.blocks)
    parts: list[Agreed | Conflict] = []
    at_ours = at_theirs = 0
    for number, block in enumerate((*base.blocks, None)):
        here_ours = in_ours.get(number) if block else len(ours.blocks)
        here_theirs = in_theirs.get(number) if block else len(theirs.blocks)
        new_ours: tuple[Block, ...] = ()
        new_theirs: tuple[Block, ...] = ()
        if here_ours is not None:
            new_ours, at_ours = ours.blocks[at_ours:here_ours], here_ours + 1
        if here_theirs is not None:
            new_theirs, at_theirs = theirs.blocks[at_theirs:here_theirs], here_theirs + 1
        parts.append(_settle((), new_ours, new_theirs))
        if block:
            parts.extend(
                _merge_block(
                    block,
                    None if here_ours is None else ours.blocks[here_ours],
                    None if here_theirs is None else theirs.blocks[here_theirs],
                    split,
                )
            )
    return Merge(tuple(_joined(parts)))


def align_blocks(before: Sequence[Block], after: Sequence[Block]) -> dict[int, int]:
    """Return which block of `after` each block of `before` has become, by their numbers; both go up together."""
    found: dict[int, int] = {}
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, end, to_start, to_end in matcher.get_opcodes():
        if tag == "equal":
            found.update(zip(range(start, end), range(to_start, to_end), strict=True))
        elif tag == "replace":
            pairs = _pair(before[start:end], after[to_start:to_end])
            found.update((start + old, to_start + new) for old, new in pairs)
    return found


def _merge_block(block: Block, ours: Block | None, theirs: Block | None, split: Split) -> Iterator[Agreed | Conflict]:
    if ours is None or theirs is None or block in (ours, theirs) or ours == theirs:
        yield _settle((block,), (ours,) if ours else (), (theirs,) if theirs else ())
    elif isinstance(block, Paragraph) and isinstance(ours, Paragraph) and isinstance(theirs, Paragraph):
        yield _merge_paragraph(block, ours, theirs, split)
    elif isinstance(block, Table) and isinstance(ours, Table) and isinstance(theirs, Table):
        yield _merge_table(block, ours, theirs, split)
    else:
        yield Conflict((block,), (ours,), (theirs,))


def _merge_paragraph(base: Paragraph, ours: Paragraph, theirs: Paragraph, split: Split) -> Agreed | Conflict:
    style = _choose(base.style, ours.style, theirs.style)
    merged = _merge_inlines(base.inlines, ours.inlines, theirs.inlines, split)
    made = [
        Paragraph(normal_inlines(inlines), side.style if style is None else style)
        for inlines, side in zip(merged, (base, ours, theirs), strict=True)
    ]
    shown = [(block,) if block.inlines else () for block in made]
    if style is not None and len(set(merged)) == 1:
        return Agreed(shown[1])
    return Conflict(shown[0], shown[1], shown[2])


def _merge_table(base: Table, ours: Table, theirs: Table, split: Split) -> Agreed | Conflict:
    """Merge cell by cell where all three have the same rows and columns; else the whole table is to be settled."""
    shapes = {(len(table.rows), len(table.rows[0])) for table in (base, ours, theirs)}
    if len(shapes) > 1:
        return Conflict((base,), (ours,), (theirs,))
    cells = [
        [_merge_inlines(*trio, split) for trio in zip(*rows, strict=True)]
        for rows in zip(base.rows, ours.rows, theirs.rows, strict=True)
    ]
    merged = [Table(tuple(tuple(normal_inlines(cell[side]) for cell in row) for row in cells)) for side in range(3)]
    if all(len(set(cell)) == 1 for row in cells for cell in row):
        return Agreed((merged[1],))
    return Conflict((merged[0],), (merged[1],), (merged[2],))


_Three = tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Inline, ...]]


def _merge_inlines(
    base: tuple[Inline, ...], ours: tuple[Inline, ...], theirs: tuple[Inline, ...], split: Split
) -> _Three:
    """Merge the words of one paragraph; what is to be settled stands as each has it, all else alike in all three."""
    settled = _choose(base, ours, theirs)
    if settled is not None:
        return (settled, settled, settled)
    made: tuple[list[Inline], list[Inline], list[Inline]] = ([], [], [])
    for chunk in _chunks(split(base), split(ours), split(theirs)):
        units = _choose(*chunk)
        for side, own in zip(made, chunk, strict=True):
            side.extend(item for unit in (own if units is None else units) for item in unit)
    return (tuple(made[0]), tuple(made[1]), tuple(made[2]))


_Chunk = tuple[tuple[Unit, ...], tuple[Unit, ...], tuple[Unit, ...]]


def _chunks(base: tuple[Unit, ...], ours: tuple[Unit, ...], theirs: tuple[Unit, ...]) -> Iterator[_Chunk]:
    """Yield the stretches that all three have alike, and those between, in order."""
    in_ours, in_theirs = _matching(base, ours), _matching(base, theirs)
    at = at_ours = at_theirs = 0
    for number in (*(number for number in range(len(base)) if number in in_ours and number in in_theirs), len(base)):
        here_ours, here_theirs = in_ours.get(number, len(ours)), in_theirs.get(number, len(theirs))
        yield base[at:number], ours[at_ours:here_ours], theirs[at_theirs:here_theirs]
        alike = base[number : number + 1]
        yield alike, alike, alike
        at, at_ours, at_theirs = number + 1, here_ours + 1, here_theirs + 1


def _matching(before: Sequence[Unit], after: Sequence[Unit]) -> dict[int, int]:
    found: dict[int, int] = {}
    for match in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks():
        found.update((match.a + step, match.b + step) for step in range(match.size))
    return found


def _choose(base: Any, ours: Any, theirs: Any) -> Any:
    """Return what two sides make of something without a person’s help; None where they differ."""
    if theirs in (base, ours):
        return ours
    return theirs if ours == base else None


def _settle(base: tuple[Block, ...], ours: tuple[Block, ...], theirs: tuple[Block, ...]) -> Agreed | Conflict:
    chosen: tuple[Block, ...] | None = _choose(base, ours, theirs)
    return Conflict(base, ours, theirs) if chosen is None else Agreed(chosen)


def _joined(parts: list[Agreed | Conflict]) -> Iterator[Agreed | Conflict]:
    """Join neighbours that are agreed, and leave out what is empty."""
    waiting: tuple[Block, ...] = ()
    for part in parts:
        if isinstance(part, Agreed):
            waiting += part.blocks
            continue
        if waiting:
            yield Agreed(waiting)
        waiting = ()
        yield part
    if waiting:
        yield Agreed(waiting)


def _pair(before: Sequence[Block], after: Sequence[Block]) -> list[tuple[int, int]]:
    """Pair the blocks of a changed stretch so that they have as many of their words in common as may be."""
    if len(before) == len(after) == 1:
        return [(0, 0)] if type(before[0]) is type(after[0]) else []
    if len(before) * len(after) > _MOST_COMPARED:
        return [(at, at) for at in range(min(len(before), len(after))) if likeness(before[at], after[at])]
    alike = [[likeness(old, new) for new in after] for old in before]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for old in range(len(before) - 1, -1, -1):
        for new in range(len(after) - 1, -1, -1):
            paired = alike[old][new] + best[old + 1][new + 1] if alike[old][new] else 0.0
            best[old][new] = max(paired, best[old + 1][new], best[old][new + 1])
    pairs: list[tuple[int, int]] = []
    old = new = 0
    while old < len(before) and new < len(after):
        if alike[old][new] and best[old][new] == alike[old][new] + best[old + 1][new + 1]:
            pairs.append((old, new))
            old, new = old + 1, new + 1
        elif best[old][new] == best[old + 1][new]:
            old += 1
        else:
            new += 1
    return pairs


def likeness(one: Block, other: Block) -> float:
    """Return the share of their words that two blocks have in common, 0 to 1; 0 too where it is below LEAST_LIKENESS."""
    if type(one) is not type(other):
        return 0.0
    words, others = Counter(plain_block(one).split()), Counter(plain_block(other).split())
    share = 2 * (words & others).total() / max(words.total() + others.total(), 1)
    return share if share >= LEAST_LIKENESS else 0.0
