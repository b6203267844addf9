"""Tables from CSV files: one heading row, then a row a line."""

import csv
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bidprep.documents.reading import read_words
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError

MOST_ROWS = 100_000


@dataclass(frozen=True, slots=True)
class TableFile:
    """What a table file holds: its headings, and its rows with a cell a heading.

    `numbers` are the rows' own, as a spreadsheet shows them: blank rows count though they are left out.
    """

    headings: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    numbers: tuple[int, ...]


def read_table_file(path: Path) -> TableFile:
    """Return the table in a CSV file whose cells are parted by commas, semicolons or tabs.

    Short rows are filled up, and characters that Word cannot hold are left out. Raises BidprepError where there is no
    heading row, a heading stands there twice, or a row has more cells than headings.
    """
    words = clean_characters(read_words(path))
    try:
        rows = list(csv.reader(StringIO(words, newline=""), delimiter=_delimiter(words), strict=True))
    except csv.Error as error:
        raise BidprepError(f"{path.name} is not a table ({error}).", "Save it as CSV from your spreadsheet.") from None
    filled = [(number, row) for number, row in enumerate(rows, 1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:  # noqa: PLR2004 - headings and a row
        raise BidprepError(f"{path.name} holds no rows.", "It needs a row of headings and a row for each lot.")
    if len(filled) > MOST_ROWS:
        raise BidprepError(f"{path.name} holds more than {MOST_ROWS:,} rows.", "Split it into smaller files.")
    headings = tuple(cell.strip() for cell in filled[0][1])
    twice = next((heading for heading in headings if heading and headings.count(heading) > 1), None)
    if twice:
        raise BidprepError(f"{path.name} has two columns headed “{twice}”.", "Rename or remove one of them.")
    for number, row in filled[1:]:
        if len(row) > len(headings):
            raise BidprepError(
                f"Row {number} of {path.name} has more cells than there are headings.",
                "Put quotation marks around cells that hold a comma.",
            )
    return TableFile(
        headings,
        tuple(_row_of(headings, row) for _, row in filled[1:]),
        tuple(number for number, _ in filled[1:]),
    )


def _row_of(headings: tuple[str, ...], row: list[str]) -> dict[str, str]:
    return {heading: cell.strip() for heading, cell in zip(headings, row + [""] * len(headings), strict=False)}


def _delimiter(words: str) -> str:
    first = words.lstrip().partition("\n")[0]
    return max(",;\t", key=first.count)
