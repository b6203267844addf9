"""What a table asks: decided by its header row first, then row by row.

A question needs a place for its answer. Without one it counts only where the table is a list of questions by name
(“Question number | Question”) or a card of one question with its criteria.
"""

import re
from collections.abc import Sequence

from bidprep.documents.forms.boxes import Found, answer_box, take_as_grid, tick_list, words_of
from bidprep.documents.forms.cards import card_for_a_portal, cards_in
from bidprep.documents.forms.columns import Row, filled
from bidprep.documents.forms.filled_in import answered_rows
from bidprep.documents.forms.row_reader import RowReader
from bidprep.documents.forms.shapes import Table
from bidprep.documents.forms.turned import turned
from bidprep.documents.forms.wording import is_office_use

_OTHERS_QUESTIONS = re.compile(r"\b(?:clarifications?\b|frequently asked|faqs?\b|q ?& ?as?\b)", re.I)
_MOST_CELLS = 100  # of one row; Word itself stops at 63 columns
_HEAD_WITHIN = 4  # rows in which columns that are the buyer's are looked for
_EXAMPLE = re.compile(
    r"\b(?:example only|worked example|for illustrat|illustrative (?:example|purposes))|^\W{0,3}examples?\W{0,3}$",
    re.I | re.M,
)

_EXAMPLE_LINE = re.compile(r"\b(?:first|top|one|a)\s(?:row|line|entry)\b", re.I)
_NEEDS_NO_ANSWER = re.compile(
    r"\bno (?:further )?(?:responses?|answers?|repl(?:y|ies)|action) (?:is |are )?(?:needed|required|necessary)\b"
    r"|\bfor your own (?:use|records?)\b|\b(?:need|does|do) not (?:need to )?(?:be )?return(?:ed)?\b",
    re.I,
)


def read_table(table: Table, section: str = "", before: str = "") -> Found:
    """Return what a table asks; `section` is the heading it stands under, `before` the paragraph right above it."""
    table = turned(table)
    rows = _without_office_columns([row[:_MOST_CELLS] for row in table.rows if row])
    around = f"{section[-200:]}\n{before[-200:]}"
    title = filled(rows[0]) if rows else []
    if (
        not rows
        or any(map(is_office_use, around.splitlines()))
        or (len(title) == 1 and (is_office_use(title[0].words) or _NEEDS_NO_ANSWER.search(title[0].words)))
        or _NEEDS_NO_ANSWER.search(before[-200:])
        or (_EXAMPLE.search(around) and not _EXAMPLE_LINE.search(around))
        or _OTHERS_QUESTIONS.search(f"{around}\n{words_of(rows[0])}")
    ):
        return Found()
    if box := answer_box(table, rows):
        return box
    if (ticked := tick_list(table, rows, before)) is not None:
        return ticked
    if found := cards_in(table, rows):
        return Found(drafts=found)
    if (card := card_for_a_portal(table, rows)) is not None:
        return Found(drafts=[card])
    reader = RowReader(table, section)
    reader.read(rows)
    if not reader.has_head and len(answered := answered_rows(table, rows)) > len(reader.found.drafts):
        return Found(drafts=answered)
    if not reader.found.drafts and not reader.found.fields and not reader.found.box and not table.is_sheet:
        take_as_grid(table, rows, reader.found)
    return reader.found


def _without_office_columns(rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows without the columns that stand under “Trust use only”: what is asked there the buyer answers."""
    taken = {
        column
        for row in rows[:_HEAD_WITHIN]
        for cell in row
        if cell.column > 1 and is_office_use(cell.words)
        for column in range(cell.column, cell.column + cell.width)
    }
    if not taken:
        return rows
    return [left for row in rows if (left := tuple(cell for cell in row if cell.column not in taken))]
