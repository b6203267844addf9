"""Cells that tell of one question what it is worth and how long its answer may be, and the rows that they stand in."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from bidprep.documents.forms.columns import Row, filled
from bidprep.documents.forms.headers import Role, role_of
from bidprep.documents.forms.limits import is_only_limit, limit_in, weighting_in
from bidprep.documents.forms.measures import HEAD, NUMBER, PAIR, TITLE
from bidprep.documents.forms.shapes import Cell
from bidprep.documents.forms.wording import asks, asks_plainly, is_blank, is_number, split_number
from bidprep.domain.bids import Limit

_TOLD_OF_ONE = re.compile(
    r"\W{0,2}(?:pass\s?/\s?fail\b|attachments?\b|(?:word|page|character) (?:limit|count)\b|not scored\b)[^\n?]{0,80}\Z",
    re.I,
)
# “Question 4.1 | Weighting: 10% | Maximum 500 words”
_ONE_QUESTION = re.compile(
    r"\W{0,3}(?:(?:quality |award |technical |tender |evaluation )?question|q|method statement|(?:sub-?)?criterion)"
    r"\.?\s{0,2}(?:no\.?\s{0,2})?[A-Z]{0,3}\d",
    re.I,
)


def tells_worth(words: str) -> bool:
    """Return whether a cell tells a limit or a weighting and little else: “Weighting: 15%”, “Max. 2 sides”."""
    return (
        len(words) <= HEAD + NUMBER
        and not is_blank(words)
        and not asks(split_number(words)[1])
        and (is_only_limit(words) or weighting_in(words) is not None)
    )


def worth_told(cells: Iterable[Cell]) -> tuple[Decimal | None, Limit | None]:
    """Return the first weighting and the first limit that cells tell, each cell by itself: “Weighting: 10% | 2 pages”."""
    said = [cell.words for cell in cells]
    weightings = (weighting_in(words) for words in said)
    return next((each for each in weightings if each is not None), None), next(filter(None, map(limit_in, said)), None)


def tells_of_one(words: str) -> bool:
    """Return whether a cell tells something of one question, what it is worth or “Pass/Fail” or “Attachments: none”."""
    return is_only_limit(words) or weighting_in(words) is not None or _TOLD_OF_ONE.match(words) is not None


def heads_one_question(row: Row) -> bool:
    """Return whether a row is the head of one question's own table, and not the heads of columns."""
    first, *others = filled(row) or row
    return (
        bool(others)
        and _ONE_QUESTION.match(first.words) is not None
        and all(tells_of_one(cell.words) for cell in others)
    )


def heads_question_below(row: Row, below: Sequence[Row]) -> bool:
    """Return whether a row names the question in the row below it, with what it is worth: “Q2 | Debt | Weighting: 10%”."""
    said = filled(row)
    told = [cell for cell in said if tells_of_one(cell.words)]
    named = [cell for cell in said if not any(cell is each for each in told)]
    asked = filled(below[0]) if below else []
    return (
        any(is_only_limit(cell.words) or weighting_in(cell.words) is not None for cell in told)
        and bool(named)
        and all(len(cell.words) <= TITLE and not asks_plainly(split_number(cell.words)[1]) for cell in named)
        and len(asked) == 1
        and len(asked[0].words) > HEAD // 2
        and asks(split_number(asked[0].words)[1])
    )


def worth_beside(row: Row) -> tuple[Decimal | None, Limit | None] | None:
    """Return what stands right of a numbered question of its worth and its limit; None where something else stands there.

    “L1.2 | How will you …? | Weighting | 10% | Limit: 750 words”: no heads of columns, but labels and values of one row.
    """
    number, question, *beside = [*filled(row), *_NOTHING][: max(len(filled(row)), PAIR)]
    has_room = any(is_blank(cell.words) and cell.is_ready for cell in row)
    if not beside or not is_number(number.words):
        return None
    weighting: Decimal | None = None
    limit: Limit | None = None
    label: Role | None = None
    is_labelled = False
    for cell in beside:
        role = role_of(cell.words) if not any(letter.isdecimal() for letter in cell.words) else None
        if role in (Role.WEIGHTING, Role.LIMIT) and label is None:
            label, is_labelled = role, True
        elif label is Role.WEIGHTING and len(cell.words) <= NUMBER:
            weighting, label = weighting_in(cell.words, in_its_own_cell=True), None
        elif label is Role.LIMIT and (said := limit_in(cell.words, in_its_own_cell=True)) is not None:
            limit, label = said, None
        elif label is None and (tells_worth(cell.words) or _TOLD_OF_ONE.match(cell.words)):
            limit = limit or limit_in(cell.words, in_its_own_cell=True)
            weighting = weighting if weighting is not None else weighting_in(cell.words)
        else:
            return None
    return (weighting, limit) if label is None and (is_labelled or (asks(question.words) and not has_room)) else None


_NOTHING = (Cell(0, 0, ""), Cell(0, 0, ""))


def has_its_limit_beside(said: Sequence[Cell], below: Sequence[Row]) -> bool:
    """Return whether a numbered question has only its limit and marks beside it, and room in the row below."""
    if len(said) < PAIR or not below or filled(below[0]):
        return False
    beside = said[PAIR:] if is_number(said[0].words) else said[1:] if split_number(said[0].words)[0] else []
    return bool(beside) and all(
        len(cell.words) <= NUMBER * PAIR
        and (limit_in(cell.words) is not None or weighting_in(cell.words, in_its_own_cell=True) is not None)
        for cell in beside
    )
