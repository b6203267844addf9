"""What a column is for by what stands below its head, where its words alone mislead: “Evidence required”, “Proposal”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bidprep.documents.forms.headers import Column, Role
from bidprep.documents.forms.measures import HEAD, MOST, PAIR
from bidprep.documents.forms.shapes import Cell
from bidprep.documents.forms.wording import asks, asks_plainly, is_blank, is_number, is_yes_no

_SHORT = 30  # letters: a category or a theme, where questions stand beside it
_LONGEST_HEAD = 60
_NEAR = 30  # rows that are looked at; this is asked of every row of a sheet
_LATER = re.compile(
    r"\b(?:targets?|methods? of|frequency|actual|owners?|status|responsib\w{0,6}|rag|due|by whom|initials|signed|achieved|"
    r"measured?(?:ment)?|baseline|threshold|reference|lead)\b",
    re.I,
)
"""What is filled in once a contract runs, or by the buyer."""
_KNOWN = frozenset((Role.NUMBER, Role.WEIGHTING, Role.LIMIT, Role.PRICE, Role.DATE, Role.TERM, Role.BUYER, Role.TYPE))


@dataclass(frozen=True)
class _Below:
    """What stands below a head: how many cells, and which share is blank, asks, or only counts; how long they are."""

    cells: int
    blank: float
    asking: float
    counting: float
    length: float


def settled_by_content(columns: tuple[Column, ...], below: Sequence[tuple[Cell, ...]]) -> tuple[Column, ...]:
    """Return the columns with the roles that their cells show, where one of them asks and another is empty throughout.

    Without both, or where a head is long or a number, nothing is changed: the row may be no header at all.
    """
    heads = [column.words.strip() for column in columns]
    if not all(heads) or any(len(head) > _LONGEST_HEAD or is_number(head) for head in heads):
        return columns
    near = [row for row in below[:_NEAR] if len(row) > 1]
    if not any(_is_empty(column, near) for column in columns):
        return columns
    seen = [_below(column, near) for column in columns]
    asking = [place for place, each in enumerate(seen) if each.asking >= MOST and each.cells >= PAIR]
    empty = [
        place
        for place, each in enumerate(seen)
        if each.blank == 1 and each.cells >= PAIR and not (_LATER.search(heads[place]) and columns[place].role is None)
    ]
    if not asking or not empty:
        return columns
    question = _question(columns, seen, asking)
    if question is None:
        return columns
    found = list(columns)
    for place, column in enumerate(columns):
        if place == question:
            found[place] = replace(column, role=Role.QUESTION)
        elif column.role is Role.QUESTION and seen[place].counting >= MOST:
            found[place] = replace(column, role=Role.NUMBER)
        elif column.role in (Role.QUESTION, Role.CRITERIA) and seen[place].blank == 1:
            found[place] = replace(column, role=Role.ANSWER)
        elif column.role in (Role.QUESTION, Role.ANSWER) and seen[place].blank < 1 and place != question:
            shown = column.role is Role.ANSWER and seen[place].asking < MOST
            found[place] = column if shown else replace(column, role=None)
    if not any(found[place].role is Role.ANSWER for place in empty):
        free = [place for place in empty if found[place].role not in _KNOWN]
        if len(free) == 1:
            found[free[0]] = replace(found[free[0]], role=Role.ANSWER)
    return tuple(found)


def weighed_by_marks(columns: tuple[Column, ...], below: Sequence[tuple[Cell, ...]]) -> tuple[Column, ...]:
    """Return the columns with that of the most marks as weightings, where it has different ones for different questions.

    The same for each is the top of a scale, which says nothing of what a question weighs.
    """
    if any(column.role is Role.WEIGHTING for column in columns):
        return columns
    for place, column in enumerate(columns):
        if column.role is Role.BUYER and _MOST_MARKS.match(column.words):
            marks = [
                cell.words.strip()
                for row in below[:_NEAR]
                for cell in row
                if len(row) > 1 and column.holds(cell) and cell.words.strip().isdecimal()
            ]
            if len(marks) >= PAIR and len(set(marks)) > 1:
                return (*columns[:place], replace(column, role=Role.WEIGHTING), *columns[place + 1 :])
    return columns


_MOST_MARKS = re.compile(
    r"\W{0,2}(?:max(?:imum)?\.?|available|possible|total)\s(?:available\s|possible\s)?(?:scores?|marks?|points)"
    r"(?: available)?\W{0,2}\Z",
    re.I,
)


def _is_empty(column: Column, near: Sequence[tuple[Cell, ...]]) -> bool:
    return all(_waits(cell.words) for row in near for cell in row if column.holds(cell))


def _waits(words: str) -> bool:
    return is_blank(words) or is_yes_no(words)


def _question(columns: tuple[Column, ...], seen: Sequence[_Below], asking: Sequence[int]) -> int | None:
    """Return which column asks: the one that is called so, unless it only counts or names what another asks."""
    named = [place for place, column in enumerate(columns) if column.role is Role.QUESTION]
    if any(seen[place].length >= _SHORT for place in named):
        asking = [place for place in asking if place in named] or asking
        if not any(place in named for place in asking):
            return max(named, key=lambda place: seen[place].length)
    possible = [place for place in asking if columns[place].role not in _KNOWN]
    plain = [place for place in possible if columns[place].role is not Role.GUIDANCE] or possible
    return max(plain, key=lambda place: seen[place].length, default=None)


def _below(column: Column, below: Sequence[tuple[Cell, ...]]) -> _Below:
    words = [cell.words for row in below for cell in row if column.holds(cell)]
    said = [each for each in words if not is_blank(each)]
    share = 1 / max(1, len(said))
    return _Below(
        cells=len(words),
        blank=sum(map(_waits, words)) / max(1, len(words)),
        asking=share * sum(asks_plainly(each) or (len(each) > HEAD and asks(each)) for each in said),
        counting=share * sum(map(is_number, said)),
        length=share * sum(map(len, said)),
    )
