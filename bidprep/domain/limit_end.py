"""Where in a text its limit ends: the first word, or character, that is beyond it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import BUNDLED_RULES, Count, CountingRule, add_counts, count_block, over_by
from bidprep.domain.text import Block, Paragraph, Table, inlines_of, plain_block

_WORD = re.compile(r"\S+")
_BY_CHARACTER = (LimitUnit.CHARACTERS, LimitUnit.CHARACTERS_WITHOUT_SPACES)


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """The first thing beyond a limit: the block, the character of its plain words; of a table the row."""

    block: int
    place: int
    row: int = 0


def find_limit_end(
    counts: Sequence[Count],
    block: Callable[[int], Block],
    limit: Limit | None,
    rules: Mapping[str, CountingRule] = BUNDLED_RULES,
    asked: str = "",
) -> LimitEnd | None:
    """Return where a limit ends within a text, by its own counting rule; None where the text keeps it.

    `counts` are those of the blocks, `block` gives one with its merge fields filled; `asked` is the question.
    """

    def is_over(*some: Count) -> bool:
        return over_by(limit, add_counts(some), rules, asked) > 0

    if limit is None or not counts or not is_over(*counts):
        return None
    number = bisect_left(range(len(counts)), 1, key=lambda at: int(is_over(*counts[: at + 1])))
    before, crossing = counts[:number], block(number)
    if isinstance(crossing, Table):
        rows = range(len(crossing.rows))
        row = bisect_left(rows, 1, key=lambda at: int(is_over(*before, count_block(Table(crossing.rows[: at + 1])))))
        return LimitEnd(number, 0, min(row, len(crossing.rows) - 1))
    words = plain_block(crossing)
    starts, ends = _steps(words, limit.unit)

    def is_over_at(end: int) -> int:
        return int(is_over(*before, count_block(Paragraph(inlines_of(words[:end]), crossing.style))))

    at = bisect_left(ends, 1, key=is_over_at)
    return LimitEnd(number, starts[min(at, len(starts) - 1)] if starts else 0)


def _steps(words: str, unit: LimitUnit) -> tuple[Sequence[int], Sequence[int]]:
    """Return where the steps of a paragraph begin and end: characters for a limit in these, else words."""
    if unit in _BY_CHARACTER:
        return range(len(words)), range(1, len(words) + 1)
    found = [there.span() for there in _WORD.finditer(words)]
    return [start for start, _end in found], [end for _start, end in found]
