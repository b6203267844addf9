"""A list of records on a page: a filter, a table, and what is said while there is nothing to list."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bidprep.ui.appearance import row_height
from bidprep.ui.models.record_table import Column, RecordTable
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.row_delegate import RowDelegate

FILTER_FROM = 8
LEAST_STRETCH = 38
"""Characters that the stretching column keeps at the least."""


class RecordList(QWidget):
    """A filter and a table of records. Enter or a double click opens one, Delete asks for its removal."""

    opened = Signal(object)
    removal_asked = Signal(object)
    picked = Signal()

    def __init__(self, called: str, columns: Sequence[Column], empty: EmptyState, *, many: bool = False) -> None:
        super().__init__()
        self.model = RecordTable(columns, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(f"Filter {called}")
        self.filter.setAccessibleName(f"Filter {called}")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.count = QLabel()
        self.table = _Table(many=many)
        self.table.setModel(self.model)
        self.table.setAccessibleName(called)
        self.table.opened.connect(self._open)
        self.table.removal_asked.connect(self._ask_removal)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        self.table.arrange(self.model.columns)
        self.above = QHBoxLayout()
        self.above.addWidget(self.filter, 4)
        self.above.addWidget(self.count)
        self.above.addStretch(1)
        self._called = called
        self._all = 0
        listing = QWidget()
        inner = QVBoxLayout(listing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self.above)
        inner.addWidget(self.table, 1)
        self._stack = QStackedWidget()
        self._stack.addWidget(listing)
        self._stack.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def add_button(self, button: QPushButton) -> None:
        """Put a button beside the filter."""
        self.above.addWidget(button)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; the one that was current stays current where it is still there."""
        current = self.current()
        self._all = len(rows)
        self.model.show_rows(rows)
        self._stack.setCurrentIndex(0 if rows else 1)
        self.filter.setVisible(len(rows) >= FILTER_FROM or bool(self.filter.text()))
        self._say_count()
        if current is not None:
            self.pick(lambda row: getattr(row, "id", row) == getattr(current, "id", current))
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def current(self) -> Any:
        """Return the current row, or None."""
        index = self.table.currentIndex()
        return self.model.row(index.row()) if index.isValid() else None

    def selected(self) -> list[Any]:
        """Return the selected rows, in their order."""
        rows = sorted({index.row() for index in self.table.selectionModel().selectedRows()})
        return [self.model.row(row) for row in rows]

    def pick(self, matches: Callable[[Any], bool]) -> None:
        """Make the first row that matches the current one."""
        at = self.model.find(matches)
        if at >= 0:
            self.table.setCurrentIndex(self.model.index(at, 0))

    def _filter(self, typed: str) -> None:
        self.model.filter(typed)
        self._say_count()

    def _say_count(self) -> None:
        shown = self.model.rowCount()
        self.count.setText(f"{shown} of {self._all}" if shown != self._all else f"{self._all} {self._called}")
        self.count.setAccessibleName(f"{shown} of {self._all} {self._called} shown")
        self.count.setVisible(self.filter.isVisibleTo(self))

    def _open(self, at: int) -> None:
        self.opened.emit(self.model.row(at))

    def _ask_removal(self, at: int) -> None:
        self.removal_asked.emit(self.model.row(at))


class _Table(QTableView):
    """A table of whole rows, without a grid, that Tab leaves."""

    opened = Signal(int)
    removal_asked = Signal(int)

    def __init__(self, *, many: bool) -> None:
        super().__init__()
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setItemDelegate(RowDelegate(self))
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.activated.connect(self._activate)

    def arrange(self, columns: Sequence[Column]) -> None:
        """Give the columns their widths, and the rows their height for the present font."""
        self._columns = tuple(columns)
        character = self.fontMetrics().averageCharWidth()
        self.horizontalHeader().setMinimumSectionSize(4 * character)
        for index, column in enumerate(columns):
            if not column.stretch:
                self.setColumnWidth(index, column.width * character)
        self._stretch()
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))

    def _activate(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _stretch(self) -> None:
        """Give the widest column what the others leave, but never too little to read: then the table scrolls."""
        least = LEAST_STRETCH * self.fontMetrics().averageCharWidth()
        for index, column in enumerate(self._columns):
            if column.stretch:
                others = sum(self.columnWidth(other) for other in range(len(self._columns)) if other != index)
                self.setColumnWidth(index, max(least, self.viewport().width() - others))

    _columns: tuple[Column, ...] = ()

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stretch with the table."""
        super().resizeEvent(event)
        self._stretch()

    def changeEvent(self, event: QEvent) -> None:
        """Give columns and rows more room where the text has grown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.arrange(self._columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and ask for removal on Delete."""
        current = self.currentIndex()
        if current.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current.row())
        elif current.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(current.row())
        else:
            super().keyPressEvent(event)
