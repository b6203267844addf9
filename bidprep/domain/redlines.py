"""Redlines: what became of one text in another, block by block and word by word.

A `Redline` holds both texts at once. `text_before` and `text_after` give them back exactly, which is its law; so whatever
shows one, or takes a part of it back, works on the value and never on places in Markdown.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bidprep.domain.redline_words import Part, compare_inlines, deleted, inserted, words_of
from bidprep.domain.text import Block, Inline, Paragraph, Style, Table, Text, normal_inlines, plain_block, text_of

LEAST_LIKENESS = 0.4
"""Blocks with less of their words in common are not the same block changed, but one gone and another come."""
LEAST_MOVED = 0.8
"""Blocks that have so much in common are the same block elsewhere."""
_LEAST_WORDS_MOVED = 4
_SHORT = 12  # words: a lone short paragraph in the place of another is that one changed, however unlike
_BAND = 25  # how far from its place in a stretch of changed blocks a block is looked for
_MOST_PAIRS = 10_000


class Fate(StrEnum):
    """What became of a block."""

    SAME = "same"
    CHANGED = "changed"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED_AWAY = "moved-away"
    MOVED_HERE = "moved-here"


_BEFORE = frozenset((Fate.SAME, Fate.CHANGED, Fate.DELETED, Fate.MOVED_AWAY))
_AFTER = frozenset((Fate.SAME, Fate.CHANGED, Fate.INSERTED, Fate.MOVED_HERE))


@dataclass(frozen=True, slots=True)
class RedlineParagraph:
    """The words of a paragraph in both texts, and what it is in each."""

    parts: tuple[Part, ...]
    style_before: Style
    style_after: Style


@dataclass(frozen=True, slots=True)
class RedlineRow:
    """One row of a table; its fate is SAME, CHANGED, INSERTED or DELETED. Each cell is the parts of one paragraph."""

    fate: Fate
    cells: tuple[tuple[Part, ...], ...]


@dataclass(frozen=True, slots=True)
class RedlineTable:
    """The rows of a table in both texts."""

    rows: tuple[RedlineRow, ...]


@dataclass(frozen=True, slots=True)
class RedlineBlock:
    """A block in either text or in both. The two places of one that moved bear the same number in `move`."""

    fate: Fate
    content: RedlineParagraph | RedlineTable
    move: int = 0


@dataclass(frozen=True, slots=True)
class Redline:
    """Two texts as one: the blocks of both, in reading order."""

    blocks: tuple[RedlineBlock, ...]

    @property
    def is_empty(self) -> bool:
        """Whether the two texts are the same."""
        return all(block.fate is Fate.SAME for block in self.blocks)


def redline(before: Text, after: Text) -> Redline:
    """Return what became of `before` in `after`; both in normal form."""
    pairs = list(_paired(before.blocks, after.blocks))
    moved = _moves(pairs)
    blocks: list[RedlineBlock] = []
    for at, (old, new) in enumerate(pairs):
        if old is not None and new is not None:
            blocks.append(RedlineBlock(Fate.SAME if old == new else Fate.CHANGED, _compared(old, new)))
        elif old is not None:
            fate = Fate.MOVED_AWAY if at in moved else Fate.DELETED
            blocks.append(RedlineBlock(fate, _alone(old, is_new=False), moved.get(at, (0, None))[0]))
        elif new is not None:
            number, origin = moved.get(at, (0, None))
            content = _alone(new, is_new=True) if origin is None else _compared(origin, new)
            blocks.append(RedlineBlock(Fate.INSERTED if origin is None else Fate.MOVED_HERE, content, number))
    return Redline(tuple(blocks))


def text_before(redline: Redline) -> Text:
    """Return the older of the two texts."""
    return with_blocks_back(redline, range(len(redline.blocks)))


def text_after(redline: Redline) -> Text:
    """Return the newer of the two texts."""
    return with_blocks_back(redline, ())


def with_blocks_back(redline: Redline, numbers: Collection[int]) -> Text:
    """Return the newer text with these blocks as they were in the older one; a block that moved goes back whole."""
    moves = {redline.blocks[number].move for number in numbers} - {0}
    found: list[Block] = []
    for number, block in enumerate(redline.blocks):
        is_back = number in numbers or block.move in moves
        if block.fate in (_BEFORE if is_back else _AFTER):
            found.append(_block(block.content, is_new=not is_back))
    return text_of(found)


def _block(content: RedlineParagraph | RedlineTable, *, is_new: bool) -> Block:
    if isinstance(content, RedlineParagraph):
        return Paragraph(side(content.parts, is_new=is_new), content.style_after if is_new else content.style_before)
    fates = _AFTER if is_new else _BEFORE
    return Table(
        tuple(tuple(side(cell, is_new=is_new) for cell in row.cells) for row in content.rows if row.fate in fates)
    )


def side(parts: Iterable[Part], *, is_new: bool) -> tuple[Inline, ...]:
    """Return the inline items of one of the two texts."""
    return normal_inlines(item for part in parts for item in (part.after if is_new else part.before))


def _compared(old: Block, new: Block) -> RedlineParagraph | RedlineTable:
    if isinstance(old, Paragraph) and isinstance(new, Paragraph):
        return RedlineParagraph(compare_inlines(old.inlines, new.inlines), old.style, new.style)
    if isinstance(old, Table) and isinstance(new, Table):
        return RedlineTable(tuple(_compared_rows(old, new)))
    raise ValueError("a paragraph is not compared with a table")


def _alone(block: Block, *, is_new: bool) -> RedlineParagraph | RedlineTable:
    """Return a block that is in one text only."""
    made = inserted if is_new else deleted
    if isinstance(block, Paragraph):
        return RedlineParagraph(made(block.inlines), block.style, block.style)
    fate = Fate.INSERTED if is_new else Fate.DELETED
    return RedlineTable(tuple(RedlineRow(fate, tuple(made(cell) for cell in row)) for row in block.rows))


Row = tuple[tuple[Inline, ...], ...]


def _compared_rows(old: Table, new: Table) -> Iterator[RedlineRow]:
    """Yield the rows of two tables of equally many columns."""
    numbers: dict[Row, int] = {}
    left = [numbers.setdefault(row, len(numbers)) for row in old.rows]
    right = [numbers.setdefault(row, len(numbers)) for row in new.rows]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        both = min(i2 - i1, j2 - j1)
        for one, other in zip(old.rows[i1 : i1 + both], new.rows[j1 : j1 + both], strict=True):
            cells = tuple(compare_inlines(before, after) for before, after in zip(one, other, strict=True))
            yield RedlineRow(Fate.SAME if kind == "equal" else Fate.CHANGED, cells)
        for row in old.rows[i1 + both : i2]:
            yield RedlineRow(Fate.DELETED, tuple(deleted(cell) for cell in row))
        for row in new.rows[j1 + both : j2]:
            yield RedlineRow(Fate.INSERTED, tuple(inserted(cell) for cell in row))


Pair = tuple[Block | None, Block | None]


def _paired(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Yield the blocks of both texts in reading order, those that are the same block together."""
    numbers: dict[Block, int] = {}
    left = [numbers.setdefault(block, len(numbers)) for block in old]
    right = [numbers.setdefault(block, len(numbers)) for block in new]
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from zip(old[i1:i2], new[j1:j2], strict=True)
        else:
            yield from _paired_by_likeness(old[i1:i2], new[j1:j2])


def _paired_by_likeness(old: Sequence[Block], new: Sequence[Block]) -> Iterator[Pair]:
    """Yield a stretch of changed blocks: in order, so paired that they have as much as can be in common."""
    if len(old) == len(new) == 1 and _is_short_change(old[0], new[0]):
        yield old[0], new[0]
        return
    likeness = _Likeness(old, new)
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            together = likeness.of(i, j)
            paired = together + best[i + 1][j + 1] if together >= LEAST_LIKENESS else 0.0
            best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
    i = j = 0
    while i < len(old) and j < len(new):
        together = likeness.of(i, j)
        if together >= LEAST_LIKENESS and best[i][j] == together + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((block, None) for block in old[i:])
    yield from ((None, block) for block in new[j:])


def _is_short_change(old: Block, new: Block) -> bool:
    if not isinstance(old, Paragraph) or not isinstance(new, Paragraph):
        return False
    return max(words_of(plain_block(old)).total(), words_of(plain_block(new)).total()) <= _SHORT


class _Likeness:
    """How much two blocks of two stretches have in common, 0 to 1; looked up near the diagonal only."""

    def __init__(self, old: Sequence[Block], new: Sequence[Block]) -> None:
        self._old, self._new = old, new
        self._words = ([words_of(plain_block(block)) for block in old], [words_of(plain_block(block)) for block in new])
        self._slope = len(new) / max(1, len(old))
        self._known: dict[tuple[int, int], float] = {}

    def of(self, i: int, j: int) -> float:
        """Return the likeness of block `i` of the older and `j` of the newer text."""
        if abs(i * self._slope - j) > _BAND or not _are_of_a_kind(self._old[i], self._new[j]):
            return 0.0
        if (i, j) not in self._known:
            self._known[i, j] = _likeness(self._words[0][i], self._words[1][j])
        return self._known[i, j]


def _are_of_a_kind(old: Block, new: Block) -> bool:
    """Whether one could be the other changed: two paragraphs, or two tables with as many columns."""
    if isinstance(old, Table) and isinstance(new, Table):
        return len(old.rows[0]) == len(new.rows[0])
    return isinstance(old, Paragraph) and isinstance(new, Paragraph)


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    both = one.total() + other.total()
    return 2 * (one & other).total() / both if both else 1.0


def _moves(pairs: Sequence[Pair]) -> dict[int, tuple[int, Block | None]]:
    """Return, by place among the pairs, the number of the move, and at the new place the block as it was."""
    gone = [
        (at, old, words_of(plain_block(old))) for at, (old, new) in enumerate(pairs) if old is not None and new is None
    ]
    come = [
        (at, new, words_of(plain_block(new))) for at, (old, new) in enumerate(pairs) if new is not None and old is None
    ]
    if len(gone) * len(come) > _MOST_PAIRS:
        return {}
    likely = sorted(
        (
            (-likeness, at, to)
            for at, old, words in gone
            for to, new, others in come
            if words.total() >= _LEAST_WORDS_MOVED
            and _are_of_a_kind(old, new)
            and (likeness := _likeness(words, others)) >= LEAST_MOVED
        ),
    )
    found: dict[int, tuple[int, Block | None]] = {}
    for _, at, to in likely:
        if at not in found and to not in found:
            number = len(found) // 2 + 1
            found[at] = (number, None)
            found[to] = (number, pairs[at][0])
    return found
