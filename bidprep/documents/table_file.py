"""Tables from CSV files: one heading row, then a row a line."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bidprep.documents.reading import read_words
from bidprep.errors import BidprepError

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a table file holds: its headings, and its rows with a cell a heading."""

    headings: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


def read_table_file(path: Path) -> TableFile:
    """Return the table in a CSV file whose cells are parted by commas, semicolons or tabs.

    Short rows are filled up; raises BidprepError where there is no heading row, or a row has more cells than headings.
    """
    words = read_words(path)
    try:
        rows = list(csv.reader(StringIO(words, newline=""), delimiter=_delimiter(words), strict=True))
    except csv.Error as error:
        raise BidprepError(f"{path.name} is not a table ({error}).", "Save it as CSV from your spreadsheet.") from None
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if len(filled) < 2:  # noqa: PLR2004 - headings and a row
        raise BidprepError(f"{path.name} holds no rows.", "It needs a row of headings and a row for each lot.")
    if len(filled) > MOST_ROWS:
        raise BidprepError(f"{path.name} holds more than {MOST_ROWS:,} rows.", "Split it into smaller files.")
    headings = tuple(cell.strip() for cell in filled[0])
    for number, row in enumerate(filled[1:], 2):
        if len(row) > len(headings):
            raise BidprepError(
                f"Row {number} of {path.name} has more cells than there are headings.",
                "Put quotation marks around cells that hold a comma.",
            )
    return TableFile(headings, tuple(_row_of(headings, row) for row in filled[1:]))


def _row_of(headings: tuple[str, ...], row: list[str]) -> dict[str, str]:
    return {heading: cell.strip() for heading, cell in zip(headings, row + [""] * len(headings), strict=False)}


def _delimiter(words: str) -> str:
    first = words.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)
