"""The lots of a bid as a grid: contract types down, regions or areas across, and in each cell choice, partners, progress."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bidprep.domain.opportunities import LotChoice
from bidprep.operations.lot_priorities import LotPriority
from bidprep.ui.appearance import GRID, Look, Tone, frame_list, look_of, outline_colour, tone_colours
from bidprep.ui.pages.lot import CHOICE_WORDS
from bidprep.ui.widgets.choice_box import ChoiceBox

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter)
_HORIZONTAL = Qt.Orientation.Horizontal

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Cell:
    """The lots of one contract type in one place, and what is said of them."""

    lots: tuple[LotPriority, ...]
    words: str
    tone: Tone


def make_cell(lots: Sequence[LotPriority]) -> Cell:
    """Return what a cell says of its lots: choice, then partners and gaps, then how far the answers are."""
    wanted = [told for told in lots if told.is_wanted]
    if len(lots) == 1:
        [told] = lots
        place = f", place {told.lot.preference}" if told.is_wanted and told.lot.preference else ""
        first = CHOICE_WORDS[told.lot.choice] + place
    else:
        first = f"{len(wanted)} of {len(lots)} lots"
    partners = {name for told in lots for name in told.partners}
    gaps = {gap for told in lots for gap in told.gaps}
    lines = [first]
    if partners or gaps:
        lines.append(", ".join(filter(None, (_count(len(partners), "partner"), _count(len(gaps), "gap")))))
    if wanted and wanted[0].asked:
        answered = sum(told.answered for told in wanted)
        lines.append(f"{100 * answered // (wanted[0].asked * len(wanted))}% written")
    barred = sum(told.eligibility.may is False for told in lots)
    if barred:
        lines.append("may not bid" if len(lots) == 1 else f"may not bid for {barred}")
    if wanted:
        tone = Tone.GOOD
    else:
        tone = Tone.ACCENT if any(told.lot.choice is LotChoice.UNDECIDED for told in lots) else Tone.NEUTRAL
    return Cell(tuple(lots), "\n".join(lines), tone)


def _count(number: int, word: str) -> str:
    return "" if not number else f"{number} {word}" if number == 1 else f"{number} {word}s"


class LotGridModel(QAbstractTableModel):
    """Cells by contract type and place, for a table view."""

    def __init__(self) -> None:
        super().__init__()
        self.types: list[str] = []
        self.places: list[str] = []
        self._cells: dict[tuple[int, int], Cell] = {}

    def show_lots(self, lots: Sequence[LotPriority], *, by_area: bool) -> None:
        """Show these lots by region, or by area."""
        self.beginResetModel()
        in_order = sorted(lots, key=lambda told: told.lot.position)
        self.types = sorted({_type(told) for told in in_order}, key=str.casefold)
        self.places = sorted({_place(told, by_area=by_area) for told in in_order}, key=str.casefold)
        grouped: dict[tuple[int, int], list[LotPriority]] = {}
        rows = {words: at for at, words in enumerate(self.types)}
        columns = {words: at for at, words in enumerate(self.places)}
        for told in in_order:
            grouped.setdefault((rows[_type(told)], columns[_place(told, by_area=by_area)]), []).append(told)
        self._cells = {at: make_cell(of_cell) for at, of_cell in grouped.items()}
        self.endResetModel()

    def cell(self, index: Index) -> Cell | None:
        """Return a cell; None where no lot is."""
        return self._cells.get((index.row(), index.column()))

    def cells(self) -> tuple[Cell, ...]:
        """Return all cells with lots in them."""
        return tuple(self._cells.values())

    def first_lot(self) -> tuple[int, int]:
        """Return the row and the column of the first cell with a lot in it."""
        return min(self._cells, default=(0, 0))

    # Qt's names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many contract types there are."""
        return 0 if parent.isValid() else len(self.types)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self.places)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell says, and its colours."""
        cell = self.cell(index)
        if role == _ALIGNMENT:
            return _MIDDLE
        if role in (_ACCESSIBLE, _TOOLTIP):
            words = ", ".join(cell.words.split("\n")) if cell else "no lot"
            return f"{self.types[index.row()]}, {self.places[index.column()]}: {words}"
        if cell is None:
            return None
        if role == _DISPLAY:
            return cell.words
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return the name of a contract type or a place."""
        if role in (_DISPLAY, _ACCESSIBLE, _TOOLTIP):
            return (self.places if orientation is _HORIZONTAL else self.types)[section] or "Not said"
        return None


class LotGrid(QWidget):
    """The grid, and the choice between regions and areas. Enter opens what is in a cell."""

    opened = Signal(object)  # the lots of a cell, as a tuple

    def __init__(self) -> None:
        super().__init__()
        self._lots: tuple[LotPriority, ...] = ()
        self.model = LotGridModel()
        self.across = ChoiceBox()
        self.across.setAccessibleName("Across")
        for words in ("By region", "By area"):
            self.across.addItem(words)
        self.across.currentIndexChanged.connect(lambda _at: self._show())
        self.table = _GridTable(self.model)
        self.table.opened.connect(self._open)
        self._top = QHBoxLayout()
        self._top.addWidget(self.across)
        self._top.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._top)
        layout.addWidget(self.table, 1)

    def add_buttons(self, buttons: Sequence[QPushButton]) -> None:
        """Put buttons above the grid."""
        for button in buttons:
            self._top.addWidget(button)

    def show_lots(self, lots: Sequence[LotPriority]) -> None:
        """Show these lots; the cells that were selected stay so."""
        is_first = not self._lots
        self._lots = tuple(lots)
        if is_first and len({told.lot.region for told in lots}) == 1:
            self.across.setCurrentIndex(1)  # one column would say little
        self._show()

    def selected(self) -> tuple[LotPriority, ...]:
        """Return the lots of the selected cells."""
        cells = (self.model.cell(index) for index in self.table.selectedIndexes())
        return tuple(told for cell in cells if cell for told in cell.lots)

    def _show(self) -> None:
        chosen = [(index.row(), index.column()) for index in self.table.selectedIndexes()]
        current = self.table.currentIndex()
        at = (current.row(), current.column()) if current.isValid() else self.model.first_lot()
        same = (self.model.types, self.model.places)
        self.model.show_lots(self._lots, by_area=self.across.currentIndex() == 1)
        if not self.model.rowCount():
            return
        if same != (self.model.types, self.model.places):
            at, chosen = self.model.first_lot(), []
        self.table.setCurrentIndex(self.model.index(*at))
        for row, column in chosen:
            self.table.selectionModel().select(
                self.model.index(row, column), self.table.selectionModel().SelectionFlag.Select
            )
        self.table.fit()

    def _open(self, index: QModelIndex) -> None:
        cell = self.model.cell(index)
        if cell is not None:
            self.opened.emit(cell.lots)


class _GridTable(QTableView):
    """The cells. Arrows go from one to the next, Tab leaves."""

    opened = Signal(QModelIndex)

    def __init__(self, model: LotGridModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("lots by contract type and place")
        self.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setItemDelegate(_CellDelegate(self))
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(False)
        wraps = Qt.TextFlag.TextWordWrap
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | wraps)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | wraps)
        self.activated.connect(self.opened)
        frame_list(self)

    def fit(self) -> None:
        """Give cells the room for their lines, and the names of the contract types theirs."""
        metrics = self.fontMetrics()
        character = metrics.averageCharWidth()
        self.horizontalHeader().setDefaultSectionSize(_CELL_CHARACTERS * character)
        self.verticalHeader().setDefaultSectionSize(_CELL_LINES * metrics.lineSpacing() + GRID)
        self.verticalHeader().setMaximumWidth(_TYPE_CHARACTERS * character)
        self.horizontalHeader().setFixedHeight(2 * metrics.lineSpacing() + GRID)

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Have an edge that can be seen in every look, and follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            frame_list(self)
        elif event.type() is QEvent.Type.FontChange:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open a cell on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell on the tint of its tone, or where there is no tint a line round it; what it means is said in words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a cell."""
        super().paint(painter, option, index)
        if look_of(option.palette) is Look.CONTRAST:
            painter.setPen(outline_colour(option.palette))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Take the colours of the cell's tone."""
        super().initStyleOption(option, index)
        model = index.model()
        cell = model.cell(index) if isinstance(model, LotGridModel) else None
        if cell is not None:
            text, tint = tone_colours(cell.tone, option.palette)
            option.backgroundBrush = QBrush(tint)
            option.palette.setColor(QPalette.ColorRole.Text, text)


def _type(told: LotPriority) -> str:
    """Return the contract type of a lot; what stands in brackets at its end is the place, or a short form."""
    return re.sub(r"\s*\([^()]*\)$", "", told.lot.category)


def _place(told: LotPriority, *, by_area: bool) -> str:
    lot = told.lot
    return (lot.area or lot.region) if by_area else (lot.region or lot.area)


_CELL_CHARACTERS, _CELL_LINES, _TYPE_CHARACTERS = 20, 4, 34
