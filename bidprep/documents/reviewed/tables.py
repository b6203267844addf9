"""Tables with what was done to them: rows and cells that came or went, cells merged, looks changed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from lxml import etree

from bidprep.documents.reviewed.alternatives import chosen
from bidprep.documents.reviewed.findings import RUN_KINDS
from bidprep.documents.reviewed.lines import words_of_blocks
from bidprep.documents.reviewed.names import ALTERNATIVES, CELL, CHANGED, DEL, INS, POINTS, ROW, SKIPPED
from bidprep.documents.word_names import W
from bidprep.domain.reviewed_texts import (
    CELL_DELETED,
    CELL_INSERTED,
    CELLS_MERGED,
    ROW_DELETED,
    ROW_INSERTED,
    ChangeKind,
    ReviewedBlock,
    ReviewedCell,
    ReviewedParagraph,
    ReviewedRow,
    ReviewedTable,
)

if TYPE_CHECKING:
    from bidprep.documents.reviewed.walking import Marks, Walker

_LOOKS = {
    f"{W}tblPrChange": "table formatting",
    f"{W}tblPrExChange": "row formatting",
    f"{W}trPrChange": "row formatting",
    f"{W}tcPrChange": "cell formatting",
    f"{W}cellMerge": CELLS_MERGED,
}
_ROW_SIGN = "\u200d"
_ROW_KINDS = {INS: ROW_INSERTED, DEL: ROW_DELETED}
_CELL_KINDS = {f"{W}cellIns": CELL_INSERTED, f"{W}cellDel": CELL_DELETED}
_TABLE_PROPERTIES, _CELL_PROPERTIES = f"{W}tblPr", f"{W}tcPr"
_ROW_PROPERTIES = frozenset((f"{W}trPr", f"{W}tblPrEx"))


class Tables:
    """Reads the tables of one part."""

    def __init__(self, walker: "Walker") -> None:
        self._walker = walker
        self._findings = walker.findings

    def table(self, element: etree._Element, marks: "Marks") -> ReviewedTable:
        """Return a table with all that is in it."""
        first = self._findings.paragraphs
        rows: list[ReviewedRow] = []
        restyled: list[int] = []
        self._rows(element, marks, rows, restyled)
        return ReviewedTable(tuple(rows), first, self._findings.paragraphs - 1, tuple(restyled))

    def _rows(
        self, parent: Iterable[etree._Element], marks: "Marks", rows: list[ReviewedRow], restyled: list[int]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == ROW:
                rows.append(self._row(child, marks, restyled))
            elif tag == _TABLE_PROPERTIES:
                restyled += self._changed_looks(child)
            elif tag in SKIPPED:
                continue
            elif tag in POINTS:
                self._walker.note_between(child)
            elif tag in CHANGED:
                self._rows(child, (*marks, self._findings.mark(child, RUN_KINDS[tag])), rows, restyled)
            else:
                self._rows(chosen(child) if tag == ALTERNATIVES else child, marks, rows, restyled)

    def _row(self, element: etree._Element, marks: "Marks", restyled: list[int]) -> ReviewedRow:
        own: list[etree._Element] = []
        cells: list[ReviewedCell] = []
        self._cells(element, marks, cells, own, restyled)
        row_marks = list(marks)
        for each in own:
            restyled += self._changed_looks(each)
            for change in each.iterchildren(*_ROW_KINDS):
                sign = self._row_sign(cells)
                words = "\t".join(words_of_blocks(cell.blocks, ()) for cell in cells)
                what = _ROW_KINDS[change.tag]
                if sign is None:
                    row_marks.append(self._changed(change, what, words))
                else:
                    self._findings.turn_into_row(sign, what, words)
                    row_marks.append(sign)
        return ReviewedRow(tuple(cells), tuple(row_marks))

    def _row_sign(self, cells: list[ReviewedCell]) -> int | None:
        """Take the sign out by which LibreOffice remembers that a row came or went; returns the number of its mark."""
        first = cells[0].blocks[0] if cells and cells[0].blocks else None
        if not isinstance(first, ReviewedParagraph) or [piece.text for piece in first.pieces] != [_ROW_SIGN]:
            return None
        marks = first.pieces[0].marks
        if not marks:
            return None
        cells[0] = replace(cells[0], blocks=(first._replace(pieces=()), *cells[0].blocks[1:]))
        return marks[-1]

    def _cells(
        self,
        parent: Iterable[etree._Element],
        marks: "Marks",
        cells: list[ReviewedCell],
        own: list[etree._Element],
        restyled: list[int],
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == CELL:
                cells.append(self._cell(child, marks, restyled))
            elif tag in _ROW_PROPERTIES:
                own.append(child)
            elif tag in SKIPPED:
                continue
            elif tag in POINTS:
                self._walker.note_between(child)
            elif tag in CHANGED:
                self._cells(child, (*marks, self._findings.mark(child, RUN_KINDS[tag])), cells, own, restyled)
            else:
                self._cells(chosen(child) if tag == ALTERNATIVES else child, marks, cells, own, restyled)

    def _cell(self, element: etree._Element, marks: "Marks", restyled: list[int]) -> ReviewedCell:
        found: list[ReviewedBlock] = []
        self._walker.read_blocks(element, marks, found)
        cell_marks = list(marks)
        for own in element.iterchildren(_CELL_PROPERTIES):
            restyled += self._changed_looks(own)
            cell_marks += (
                self._changed(change, _CELL_KINDS[change.tag], words_of_blocks(found, ()))
                for change in own.iterchildren(*_CELL_KINDS)
            )
        return ReviewedCell(tuple(found), tuple(cell_marks))

    def _changed_looks(self, properties: etree._Element) -> list[int]:
        """Note what was changed about a table, row or cell, but for coming and going."""
        return [self._changed(each, _LOOKS[each.tag], "") for each in properties.iterchildren(*_LOOKS)]

    def _changed(self, element: etree._Element, what: str, words: str) -> int:
        mark = self._findings.mark(element, ChangeKind.TABLE, what)
        self._findings.change(mark, words, max(self._findings.paragraphs - 1, 0))
        return mark
