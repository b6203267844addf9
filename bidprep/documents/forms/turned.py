"""Tables that are turned: a column for each question, and a row for what is said of all of them."""

from collections.abc import Sequence
from dataclasses import replace

from bidprep.documents.forms.columns import Row
from bidprep.documents.forms.headers import Role, role_of
from bidprep.documents.forms.measures import HALF, PAIR
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.wording import asks_plainly, is_blank

_LEAST_LABELS = 3  # rows with a label that says what they hold


def turned(table: Table) -> Table:
    """Return a table with its columns as rows where each column is a question; else the table as it is.

    “Question ID | Q1 | Q2” over “Question | Explain … | Describe …” over “Word limit | 600 | 400” over “Response | | ”.
    """
    labelled = [row for row in table.rows if len(row) > PAIR and role_of(row[0].words) is not None]
    roles = {role_of(row[0].words) for row in labelled}
    asked = [row for row in labelled if role_of(row[0].words) is Role.QUESTION and _asks_throughout(row[1:])]
    if len(roles) < _LEAST_LABELS or not {Role.QUESTION, Role.ANSWER} <= roles or len(asked) != 1:
        return table
    alone = tuple(row for row in table.rows if len(row) == 1)
    rows = [row for row in table.rows if len(row) > 1]
    columns = [cell.column for cell in asked[0]]
    return replace(table, rows=(*alone, *_turned(rows, columns)))


def _asks_throughout(cells: Sequence[Cell]) -> bool:
    said = [cell.words for cell in cells if not is_blank(cell.words)]
    return len(said) > 1 and sum(map(asks_plainly, said)) > HALF * len(said)


def _turned(rows: Sequence[Row], columns: Sequence[int]) -> list[Row]:
    """Return a row for each column, its cells in the order of the rows."""
    return [
        tuple(
            replace(cell, row=column, column=at, width=1, height=1)
            for at, row in enumerate(rows, 1)
            for cell in row
            if cell.column == column
        )
        for column in columns
    ]
