"""The words of an Excel workbook: each visible sheet under its name, a line a row."""

from collections.abc import Iterator

from bidprep.documents.forms.shapes import Form, Table
from bidprep.documents.forms.workbook import read_workbook
from bidprep.documents.material_text import RoughText
from bidprep.documents.strangers import OfficeFile
from bidprep.domain.material_rules import sheet_line


def read_workbook_words(file: OfficeFile, most_rows: int) -> RoughText:
    """Return the words of a workbook; of each sheet at most so many filled rows. Raises BidprepError where it is broken."""
    book = read_workbook(file, most_rows)
    return RoughText(_lines(book), "", book.warnings)


def _lines(book: Form) -> Iterator[str]:
    for sheet in book.blocks:
        if isinstance(sheet, Table):
            yield sheet_line(sheet.part)
            for row in sheet.rows:
                words = [" / ".join(filter(None, cell.words.split("\n"))) for cell in row]
                if any(words):
                    yield "\t".join(filter(None, words))
