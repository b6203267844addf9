"""A row under a header: its question, what the other columns say of it, and its place in the answer column."""

import re

from bidprep.documents.forms.cells import cue_in, fill_place, missing_cell, question_lines
from bidprep.documents.forms.columns import Columns, Row, cell_in, filled, is_open
from bidprep.documents.forms.drafts import Draft, draft_of, join, place_of
from bidprep.documents.forms.headers import Column, Role
from bidprep.documents.forms.limits import limit_in, limit_of_type, marks_in, weighting_in
from bidprep.documents.forms.measures import HEAD
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.wording import (
    asks,
    choices_in,
    is_blank,
    is_cue,
    is_number,
    is_prompt,
    says_yes_or_no,
    split_number,
)
from bidprep.domain.form_proposals import AnswerPlace

_CRITERION = re.compile(r"\bcriteri(?:a|on)\b(?!.{0,40}\bquestion)", re.I)
_REQUIRED = re.compile(r"\b(?:requirements?|principles?)\b(?!.{0,40}\b(?:question|response))", re.I)
_SCORE = re.compile(r"\W{0,2}(?:scores?|marks?|points)\W{0,2}\Z", re.I)
_OPTIONS = re.compile(r"\W{0,2}(?:(?:answer|response|list) )?(?:options|choices|values)\W{0,2}\Z", re.I)
_LONGEST_LETTERS = 3  # of a number without a figure: “(iii)” counts, “Team” beside “2.1 Who …” does not


def draft_under_heads(columns: Columns, question: Cell, row: Row) -> Draft:
    """Return the question of a row, with what the other columns say of it."""
    number = ""
    if columns.number is not None:
        cell = cell_in(row, columns.number)
        if cell is not None and cell is not question and len(cell.words) <= HEAD and not is_blank(cell.words):
            number = " ".join(cell.words.split())
    if len(number) > _LONGEST_LETTERS and not any(map(str.isdecimal, number)) and split_number(question.words)[0]:
        number = ""  # a short title beside questions that are numbered by themselves
    draft = draft_of(question_lines(question), number=number)
    if (cue := cue_in(question)) is not None:
        draft.limit = draft.limit or limit_in(cue.words)
    place = cell_in(row, columns.answers[0]) if columns.answers else None
    is_answered = place is not None and not is_open(place)
    for column in columns.columns:
        cell = cell_in(row, column)
        if (
            cell is None
            or cell is question
            or is_blank(cell.words)
            or (column in columns.answers and (cell is place or is_answered or not _tells(cell)))
            or not column.holds(cell)
        ):
            continue
        _take(draft, column, cell, is_of_answers=column in columns.answers)
    return draft


def _take(draft: Draft, column: Column, cell: Cell, *, is_of_answers: bool) -> None:
    """Take what another column says of a question."""
    if column.role is Role.WEIGHTING:
        draft.weighting = weighting_in(cell.words, in_its_own_cell=True) if draft.weighting is None else draft.weighting
        draft.limit = draft.limit or limit_in(cell.words)
    elif column.role is Role.LIMIT:
        draft.limit = limit_in(cell.words, in_its_own_cell=True, head=column.words) or draft.limit
    elif column.role is Role.GUIDANCE or is_of_answers:  # “Supporting information” that the buyer gives
        draft.guidance = join(draft.guidance, cell.words)
        draft.limit = draft.limit or limit_in(cell.words)
    elif (marks := marks_in(cell.words)) is not None:
        draft.weighting = draft.weighting if draft.weighting is not None else marks
    elif column.role is Role.CRITERIA:
        draft.criteria = join(draft.criteria, cell.words)
        draft.limit = draft.limit or limit_in(cell.words)
    elif column.role is Role.TYPE:
        draft.place_words = cell.words
        draft.limit = draft.limit or limit_in(cell.words) or limit_of_type(cell.words)
    elif column.role is Role.BUYER and _SCORE.match(column.words) and cell.words.strip().isdecimal():
        draft.weighting = weighting_in(cell.words, in_its_own_cell=True)  # it stands there before anybody scores
    elif column.role is None and _OPTIONS.match(column.words):
        offered = tuple(filter(None, (choice.strip() for choice in re.split(r"[;|\n]", cell.words))))
        draft.offered = offered if len(offered) > 1 else ()
    elif column.role is None and len(cell.words) <= HEAD:
        draft.limit = draft.limit or limit_in(cell.words)


def _tells(cell: Cell) -> bool:
    """Return whether the buyer says something in a cell of the answers’ columns: “Up to 3,000 characters”."""
    return not is_open(cell) or limit_in(cell.words) is not None


def answered_under_heads(draft: Draft, answer: Cell, columns: Columns, row: Row, table: Table) -> bool:
    """Give a draft its place in the answer column; False where what stands there shows that nothing is asked."""
    words = answer.words
    if table.is_sheet and is_blank(words) and not answer.is_ready and not columns.is_named:
        return False
    if not is_open(answer) and not columns.is_named and cue_in(answer) is None:
        return False
    if columns.is_prompted and is_blank(words) and not answer.gaps:
        return False
    others = [
        cell for column in columns.answers[1:] if (cell := cell_in(row, column)) is not None and column.holds(cell)
    ]
    if is_blank(words) and others and any(is_prompt(cell.words) or choices_in(cell.words) for cell in others):
        answer = next(cell for cell in others if is_prompt(cell.words) or choices_in(cell.words))
        words = answer.words
    fill_place(draft, answer, table.part)
    draft.offered = draft.offered or columns.choices
    head = columns.answers[0].words
    further = (column for column in columns.columns if column.role is Role.ANSWER)
    # Beside “Answer” the limit in the head of a further column is that of the comments.
    heads = columns.answers[:1] if is_cue(head) else [*columns.answers, *further]
    draft.limit = draft.limit or next(filter(None, (limit_in(column.words) for column in heads)), None)
    if is_blank(words) and not draft.place_words and not draft.gaps:
        draft.head_words = "Yes/No" if says_yes_or_no(head) else head if choices_in(head) else ""
    return True


def may_lack_a_place(columns: Columns, draft: Draft) -> bool:
    """Return whether a table lists questions by name, so that one counts without a place for its answer."""
    is_described = columns.of(Role.TYPE) is not None and columns.of(Role.LIMIT) is not None  # as portals export them
    if (columns.of(Role.BUYER) is not None and not is_described) or columns.answers:
        return False
    if is_described and columns.asks_by_name and draft.number:
        return True
    told = columns.number is not None or columns.of(Role.LIMIT) is not None
    head = columns.question.words if columns.question is not None else ""
    if columns.of(Role.LIMIT) is None and _CRITERION.search(head):
        return False  # how tenders are judged, not what they are to answer
    if not (columns.of(Role.LIMIT) or columns.of(Role.WEIGHTING)) and _REQUIRED.search(head):
        return False  # what the contract requires
    return columns.asks_by_name and told and asks(draft.text) and (bool(draft.number) or draft.limit is not None)


def room_by_number(columns: Columns, row: Row, table: Table) -> tuple[str, AnswerPlace] | None:
    """Return the number of a question that stands elsewhere, and its place: “3.01 | Text (long) | |”."""
    number = cell_in(row, columns.number) if columns.number is not None else None
    if columns.question is not None or number is None or not columns.answers or not is_number(number.words):
        return None
    answer = cell_in(row, columns.answers[0])
    if answer is None and table.is_sheet:
        answer = missing_cell(row, columns.answers[0])
    types = columns.all_of(Role.TYPE)
    told = [cell for cell in filled(row) if cell is not number and not any(column.holds(cell) for column in types)]
    if answer is None or not is_open(answer) or told:
        return None
    return number.words, place_of(table.part, answer.path, (number.words,))
