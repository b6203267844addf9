"""Rows of a table that one question asks to fill in: its heads, and a line for each label; none of them asks by itself."""

import re
from collections.abc import Sequence

from bidprep.documents.forms.boxes import Found, shows_how, words_of
from bidprep.documents.forms.columns import STRONG_QUESTION, Row, filled, is_open
from bidprep.documents.forms.drafts import place_of
from bidprep.documents.forms.headers import Role, role_of
from bidprep.documents.forms.measures import LABEL, PAIR, TITLE
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.wording import asks_plainly, has_boxes, is_blank, is_number, split_number

_ANSWERED = re.compile(
    r"\b(?:responses?|answers?|repl(?:y|ies)|compl(?:y|iant|iance)|tick|confirm)\b|y(?:es)?\W{0,3}(?:/|or)\W{0,3}n\b",
    re.I,
)
_TABLE = re.compile(r"\btable\b", re.I)


class GridRows:
    """The rows of the grid that is read at the moment, if one is."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._last: Row = ()
        self._is_list = False

    def goes_on(self, row: Row) -> bool:
        """Take a row that belongs to the grid above it; whether it does."""
        if self._is_list:
            return shows_how(row) or all(is_number(cell.words) for cell in filled(row))
        said = filled(row)
        alone = len(said) == 1 and (
            asks_plainly(split_number(said[0].words)[1]) or said[0].width * 2 > self._table.width
        )
        if not self._last or alone or row[0].row - self._last[0].row > 1:
            return False
        self._last = row
        return True

    @staticmethod
    def may_begin(asked: str, below: Sequence[Row]) -> bool:
        """Return whether the rows below a request begin with a grid that it may ask for."""
        by_name = _TABLE.search(asked) is not None
        return bool(below) and (
            heads_empty_rows(below[0], below[1:]) or heads_grid(below[0], below[1:], by_name=by_name)
        )

    def begins(self, asked: str, row: Row, below: Sequence[Row]) -> bool:
        """Take a row with which a grid begins that the words above it ask for, "" where none do; whether it does."""
        by_name = _TABLE.search(asked) is not None
        is_lines = by_name and is_line(row) and bool(below) and is_line(below[0])
        self._is_list = bool(asked) and heads_empty_rows(row, below)
        self._last = (
            row if asked and not self._is_list and (is_lines or heads_grid(row, below, by_name=by_name)) else ()
        )
        return bool(self._is_list or self._last)


def is_grid(table: Table, asked: str) -> bool:
    """Return whether a table that some words ask for is nothing but heads and a line for each label, and no boxes to tick."""
    below = table.rows[1:]
    boxes = any(has_boxes(cell.words) for row in below for cell in row)
    return (
        not table.is_sheet
        and len(below) > 1
        and not boxes
        and heads_grid(table.rows[0], below, by_name=_TABLE.search(asked) is not None or asked.rstrip().endswith("?"))
    )


def is_grid_to_tick(table: Table, asked: str) -> bool:
    """Return whether a table that some words ask to tick in is heads and a line for each label with room for ticks."""
    if table.is_sheet or not _ASKS_TO_TICK.search(asked):
        return False
    lines = [row for row in table.rows if len(row) > PAIR and all(map(is_open, row[1:]))]
    heads = table.rows[: len(table.rows) - len(lines)]
    return (
        len(lines) > 1
        and 0 < len(heads) <= PAIR
        and table.rows[len(heads) :] == tuple(lines)
        and all(0 < len(row[0].words) <= TITLE and not asks_plainly(row[0].words) for row in lines)
    )


_ASKS_TO_TICK = re.compile(r"\b(?:tick|mark|indicate|cross|select|which)\b|\bX\b", re.I)


def grid_of(table: Table) -> Found:
    """Return a grid as the place of what is asked before it: the first room in each of its columns."""
    rooms: dict[int, Cell] = {}
    for row in table.rows[1:]:
        for cell in row:
            if is_open(cell):
                rooms.setdefault(cell.column, cell)
    heads = words_of(table.rows[0])
    return Found(box=[place_of(table.part, rooms[column].path, (heads,)) for column in sorted(rooms)], is_grid=True)


def heads_empty_rows(row: Row, below: Sequence[Row]) -> bool:
    """Return whether a row heads nothing but empty rows to list something in, numbered at most, after an example perhaps."""
    if len(filled(row)) <= PAIR or len(filled(row)) < len(row) - (not row[0].words):  # nothing stands over the numbers
        return False
    rows = [each for each in below[:PAIR] if not shows_how(each)][:1]
    return any(
        len(row) <= len(each) <= len(row) + len(filled(each)[:1])
        and all(is_number(cell.words) for cell in filled(each))
        for each in rows
    )


def heads_grid(row: Row, below: Sequence[Row], *, by_name: bool = False) -> bool:
    """Return whether a row heads a grid to fill in, a line for each label: “Output | Q1 | Q2 | Total” over “Enrolments | | |”.

    What its rows name is no question by itself: the request above the grid asks for all of it. Where that says `by_name`
    that it wants a table, one column of room is enough.
    """
    heads = filled(row)
    if heads and row[0] is not heads[0]:
        heads = [row[0], *heads]  # nothing stands over the labels
    rows = list(below[:PAIR])
    least = PAIR if by_name and is_blank(heads[0].words if heads else "x") else PAIR + 1
    if len(heads) < least or len(rows) < PAIR or any(_heads_questions(cell.words) for cell in heads):
        return False
    return all(len(cell.words) <= TITLE for cell in heads) and all(
        _is_line_of(each, heads, 1 if by_name else PAIR) for each in rows
    )


def is_line(row: Row) -> bool:
    """Return whether a row is a line of a table without heads: a label that asks nothing, and room right of it."""
    said = filled(row)
    return (
        len(said) == 1
        and len(row) == PAIR
        and row[0] is said[0]
        and row[1].is_ready
        and len(said[0].words) <= LABEL
        and not asks_plainly(said[0].words)
    )


def _heads_questions(words: str) -> bool:
    return STRONG_QUESTION.search(words) is not None or _ANSWERED.search(words) is not None


def _is_line_of(row: Row, heads: Sequence[Cell], least: int) -> bool:
    said = filled(row)
    labels = [cell for cell in said if not (is_number(cell.words) or is_open(cell))]
    taken = {cell.column for cell in said if not is_open(cell)}
    open_heads = [head for head in heads[1:] if head.column not in taken]
    return (
        bool(labels)
        and labels[0].column <= heads[1].column
        and not any(asks_plainly(cell.words) or len(cell.words) > TITLE for cell in labels)
        and bool(open_heads)
        and (len(open_heads) >= least or role_of(open_heads[0].words) is Role.PRICE or "£" in open_heads[0].words)
    )
