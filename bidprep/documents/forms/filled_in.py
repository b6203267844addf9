"""Tables without a head that somebody has filled in: an old bid, whose rows are number, question and answer."""

from collections.abc import Sequence

from bidprep.documents.forms.cells import question_lines
from bidprep.documents.forms.columns import Row, filled
from bidprep.documents.forms.drafts import Draft, draft_of, place_of
from bidprep.documents.forms.limits import is_only_limit, weighting_in
from bidprep.documents.forms.measures import HEAD, MOST, PAIR
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.wording import asks, asks_plainly, is_number, is_yes_no

_LEAST = 3  # rows of questions with answers
_FEW = 5  # at most one answer in so many may look like a question


def answered_rows(table: Table, rows: Sequence[Row]) -> list[Draft]:
    """Return the questions of a table whose rows hold a question and what was answered; [] where it is no such table."""
    if table.is_sheet:
        return []
    pairs = [(index, *pair) for index, row in enumerate(rows) if (pair := _pair(row)) is not None]
    answers = [answer for _, _, _, answer in pairs]
    if (
        len(pairs) < _LEAST
        or len(pairs) < MOST * len(rows)
        or len({answer.column for answer in answers}) > 1
        or max(len(answer.words) for answer in answers) <= HEAD
        or sum(asks_plainly(answer.words) for answer in answers) * _FEW > len(answers)
    ):
        return []
    return [_draft(index, number, asked, answer, table) for index, number, asked, answer in pairs]


def _pair(row: Row) -> tuple[str, Cell, Cell] | None:
    """Return the number, the question and the answer of a row."""
    said = filled(row)
    number = said[0].words if len(said) == PAIR + 1 and is_number(said[0].words) else ""
    if len(said) != PAIR + bool(number):
        return None
    asked, answer = said[-PAIR:]
    words = answer.words
    told = is_only_limit(words) or weighting_in(words) is not None or words.rstrip().endswith("%")
    asking = asks_plainly(asked.words) or (number and asks(asked.words))
    if not asking or told or is_yes_no(words):
        return None
    return number, asked, answer


def _draft(index: int, number: str, asked: Cell, answer: Cell, table: Table) -> Draft:
    draft = draft_of(question_lines(asked), number=number)
    draft.places.append(place_of(table.part, answer.path, (draft.number, draft.text)))
    draft.answer, draft.is_filled = answer.words, True
    draft.confidence, draft.row = 0.7, index
    return draft
