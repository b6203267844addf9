"""Boxes one below the other that together are one card: a title, the question, and room for the answer, a table each."""

from collections.abc import Iterable, Iterator

from bidprep.documents.forms.measures import PAIR
from bidprep.documents.forms.shapes import Line, Table
from bidprep.documents.forms.tables import read_table

_MOST_ROWS = 3


def stacked(blocks: Iterable[Line | Table]) -> Iterator[Line | Table]:
    """Yield the blocks of a form, each stack of boxes as one table where it asks more as one than box by box."""
    stack: list[Table] = []
    between: list[Line] = []  # empty lines since the last box
    for block in blocks:
        if isinstance(block, Table) and _is_box(block):
            stack.append(block)
            between.clear()
        elif isinstance(block, Line) and stack and not block.shown and not block.gaps:
            between.append(block)
        else:
            yield from _one_or_all(stack)
            yield from between
            stack, between = [], []
            yield block
    yield from _one_or_all(stack)
    yield from between


def _is_box(table: Table) -> bool:
    return (
        not table.is_sheet
        and 0 < len(table.rows) <= _MOST_ROWS
        and all(len(row) == 1 and not row[0].tables for row in table.rows)
    )


def _one_or_all(stack: list[Table]) -> list[Table]:
    if len(stack) < PAIR:
        return stack
    together = Table(tuple(row for table in stack for row in table.rows), stack[0].path, stack[0].part)
    return [together] if _asked(together) > sum(map(_asked, stack)) else stack


def _asked(table: Table) -> int:
    """Return how many questions with a place for their answer a table has."""
    return sum(draft.has_place for draft in read_table(table).drafts)
