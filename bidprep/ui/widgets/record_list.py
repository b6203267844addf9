"""A list of records on a page: a filter, a table, and what is said while there is nothing to list."""

from collections.abc import Callable, Sequence
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from bidprep.ui.appearance import GRID, Tone, frame_list, row_height
from bidprep.ui.models.record_table import Column, RecordTable
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.in_sight import ReadInSight
from bidprep.ui.widgets.list_heading import ListHeading, heading_width
from bidprep.ui.widgets.row_delegate import RowDelegate, cell_width

FILTER_FROM = 8
LEAST_FILTER = 24
"""Characters that the filter keeps; where there is no room for them, the buttons go below it."""
LEAST_STRETCH = 38
"""Characters that the stretching column keeps, unless all its words are shorter."""
MOST_MEASURED = 200
"""Up to so many rows the columns are fitted to their words; with more, the measuring would be felt."""
LONGEST_MEASURED = 16
"""Of each column, so many different cells with the longest words."""
LEAST_HEADING = 14
"""Characters of its heading that a narrow column keeps."""
ROWS_IN_PAGE = 6
"""How many rows a list in a scrolled page shows without a scroll bar of its own."""


class RecordList(ReadInSight):
    """A filter and a table of records. Enter or a double click opens one, Delete asks for its removal."""

    opened = Signal(object)
    removal_asked = Signal(object)
    picked = Signal()

    def __init__(
        self,
        called: str,
        columns: Sequence[Column],
        empty: EmptyState,
        *,
        many: bool = False,
        model: RecordTable | None = None,
    ) -> None:
        super().__init__()
        self.model = model or RecordTable(columns, self)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(f"Filter {called}")
        self.filter.setAccessibleName(f"Filter {called}")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.filter.installEventFilter(self)
        self.count = QLabel()
        self.table = _Table(self.model, many=many)
        self.table.setAccessibleName(called)
        self.table.opened.connect(self._open)
        self.table.removal_asked.connect(self._ask_removal)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.picked.emit())
        search = QHBoxLayout()
        search.addWidget(self.filter, 1)
        search.addWidget(self.count)
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        self._above = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._above.addLayout(search, 4)
        self._above.addLayout(self._buttons, 1)
        self._called = called
        self._is_many = many
        self._all = 0
        self._listing = QWidget()
        inner = QVBoxLayout(self._listing)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addLayout(self._above)
        inner.addWidget(self.table, 1)
        self.empty = empty
        self._while_empty: QWidget | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._listing, 1)
        outer.addWidget(self.empty, 1)
        self.empty.hide()

    def add_button(self, button: QAbstractButton) -> None:
        """Put a button beside the filter."""
        self._buttons.addWidget(button)

    def show_while_empty(self, widget: QWidget | None) -> None:
        """Show a widget that stands elsewhere for as long as there are no rows, in place of the one before."""
        if self._while_empty is not None and self._while_empty is not widget:
            self._while_empty.hide()
        self._while_empty = widget
        if widget is not None:
            widget.setHidden(self.empty.isHidden())

    def stand_in_page(self) -> None:
        """Be as high as the rows, up to six: in a page that scrolls, a list should not scroll as well."""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.table.stand_in_page()

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; those that were current and selected stay so where they are still there."""
        current = self.current()
        chosen = {_id_of(row) for row in self.selected()} if self._is_many else set()
        self._all = len(rows)
        self.model.show_rows(rows)
        self._swap(has_rows=bool(rows))
        self.filter.setVisible(len(rows) >= FILTER_FROM or bool(self.filter.text()))
        self._say_count()
        self._lay_out()
        if current is not None:
            self.pick(lambda row: _id_of(row) == _id_of(current))
        if len(chosen) > 1:
            self._select(chosen)
        if rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))
        self.table.lay_out()

    def forget(self) -> None:
        """Show no rows, nor that there are none, until rows come; the keyboard may stay in the table."""
        super().forget()
        self.model.show_rows(())
        self._all = 0
        self._say_count()
        self._swap(has_rows=True)

    def focus_first(self) -> None:
        """Go to the rows, or to what is said instead."""
        (self.empty if self._listing.isHidden() else self.table).setFocus()

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

    def select_rows(self, ids: set[Any]) -> None:
        """Select the rows of these ids; the first of them becomes the current one."""
        self.pick(lambda row: _id_of(row) in ids)
        self._select(ids)

    def _select(self, chosen: set[Any]) -> None:
        """Select the rows of these ids, without moving from the current one."""
        found = QItemSelection()
        last = self.model.columnCount() - 1
        for at in range(self.model.rowCount()):
            if _id_of(self.model.row(at)) in chosen:
                found.select(self.model.index(at, 0), self.model.index(at, last))
        self.table.selectionModel().select(found, QItemSelectionModel.SelectionFlag.ClearAndSelect)

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

    def _swap(self, *, has_rows: bool) -> None:
        """Show the table or what is said instead; the keyboard goes with it, for Qt would put it anywhere."""
        coming, going = (self._listing, self.empty) if has_rows else (self.empty, self._listing)
        focus = QApplication.focusWidget()
        had_keyboard = focus is not None and going.isAncestorOf(focus)
        coming.show()
        if had_keyboard:
            (self.table if has_rows else self.empty).setFocus()
        going.hide()
        if self._while_empty is not None:
            self._while_empty.setHidden(has_rows)

    def _lay_out(self) -> None:
        """Put the buttons below the filter where there is no room beside it."""
        least = LEAST_FILTER * self.fontMetrics().averageCharWidth() + self.count.sizeHint().width()
        fits = not self.filter.isVisibleTo(self) or least + self._buttons.sizeHint().width() <= self.width()
        ways = QBoxLayout.Direction
        self._above.setDirection(ways.LeftToRight if fits else ways.TopToBottom)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the room has changed."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew where the text has grown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_above"):
            self._lay_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter to the rows on Down and on Enter."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys:
            if self.model.rowCount():
                if not self.table.currentIndex().isValid():
                    self.table.setCurrentIndex(self.model.index(0, 0))
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)


def _id_of(row: Any) -> Any:
    return getattr(row, "id", row)


def _longest(cells: Sequence[tuple[str, Tone | None]]) -> list[tuple[str, Tone | None]]:
    """Return the cells with the longest lines, pills by themselves: to measure all would be felt, and the widest is there."""
    different = set(cells)
    return [
        cell
        for toned in (False, True)
        for cell in nlargest(
            LONGEST_MEASURED,
            (each for each in different if (each[1] is not None) is toned),
            key=lambda cell: max(map(_weight, cell[0].split("\n"))),
        )
    ]


def _weight(line: str) -> int:
    """Return about how wide a line is: capitals and digits are wider than small letters."""
    return 3 * len(line) + sum(letter.isupper() or letter.isdigit() for letter in line)


class _Table(QTableView):
    """A table of whole rows, without a grid, that Tab leaves."""

    opened = Signal(int)
    removal_asked = Signal(int)

    def __init__(self, model: RecordTable, *, many: bool) -> None:
        super().__init__()
        self._records = model
        self._by_hand: set[int] = set()
        self._measured: tuple[Any, ...] | None = None
        self._wanted: list[int] = []
        self._is_fitting = False
        self._is_in_page = False
        self.setHorizontalHeader(ListHeading(self))
        self.setModel(model)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if many else mode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        wrapped = [at for at, column in enumerate(model.columns) if column.wrap]
        self.setItemDelegate(RowDelegate(self, wrapped=wrapped))
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setWordWrap(bool(wrapped))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().sectionResized.connect(lambda at, _old, _new: self._note_resized(at))
        self.activated.connect(self._activate)
        frame_list(self)
        model.modelReset.connect(self.fit)
        self._arrange()

    def stand_in_page(self) -> None:
        """Be as high as the rows from now on, up to six."""
        self._is_in_page = True
        self.fit()

    def fit(self) -> None:
        """Give the columns the room that there is, and rows that wrap the height of their words.

        A column gets what its words need, up to its width. What is left goes to states that would be cut, then to the
        stretching column, then to the others. Where there is too little even for the widths, the table scrolls.
        """
        widths = self._share_out()
        self._is_fitting = True
        header = self.horizontalHeader()
        blocked = header.blockSignals(True)  # the table would paint all rows once more for each column’s change
        for at, width in enumerate(widths):
            header.resizeSection(at, width)
        header.blockSignals(blocked)
        if self.wordWrap() and self._records.rowCount() <= MOST_MEASURED:
            self.resizeRowsToContents()
        if self._is_in_page:
            self._take_height()
        self.updateGeometries()
        self.viewport().update()
        self._is_fitting = False

    def lay_out(self) -> None:
        """Take in at once what has changed: done later, as Qt does, all rows would be painted before and after."""
        self.executeDelayedItemsLayout()

    def _activate(self, index: QModelIndex) -> None:
        self.opened.emit(index.row())

    def _arrange(self) -> None:
        """Suit rows and columns to the present font."""
        self._measured = None
        self.horizontalHeader().setMinimumSectionSize(4 * self.fontMetrics().averageCharWidth())
        self.verticalHeader().setDefaultSectionSize(row_height(self.fontMetrics()))
        self.fit()

    def _share_out(self) -> list[int]:
        columns, wanted = self._records.columns, self._measure()
        character = self.fontMetrics().averageCharWidth()
        widths = [
            self.columnWidth(at)
            if at in self._by_hand
            else max(
                min(wanted[at], (LEAST_STRETCH if column.stretch else column.width) * character),
                min(heading_width(column.heading, self.fontMetrics()), LEAST_HEADING * character),
            )
            for at, column in enumerate(columns)
        ]
        spare = self.viewport().width() - sum(widths)
        stretching = [at for at, column in enumerate(columns) if column.stretch]
        states = [at for at, column in enumerate(columns) if column.tone]
        for at in (*states, *stretching, *range(len(columns))):
            more = max(0, min(spare, wanted[at] - widths[at])) if at not in self._by_hand else 0
            widths[at] += more
            spare -= more
        for at in stretching[:1]:
            widths[at] += max(0, spare)
        return widths

    def _measure(self) -> list[int]:
        """Return the room that each column wants: for its heading, and for its words unless there are too many."""
        rows = self._records.rows
        if self._measured is not rows:
            self._measured = rows
            metrics = self.fontMetrics()
            character = metrics.averageCharWidth()
            self._wanted = []
            for at, column in enumerate(self._records.columns):
                heading = heading_width(column.heading, metrics) + GRID
                guess = (2 * LEAST_STRETCH if column.stretch else column.width) * character
                words = (
                    max((cell_width(*cell, metrics) for cell in _longest(self._records.cells(at))), default=0)
                    if len(rows) <= MOST_MEASURED
                    else guess
                )
                self._wanted.append(max(heading, words))
        return self._wanted

    def _take_height(self) -> None:
        rows = sum(self.rowHeight(row) for row in range(min(self._records.rowCount(), ROWS_IN_PAGE)))
        scrolls = self.horizontalHeader().length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(self.horizontalHeader().sizeHint().height() + rows + bar + 2 * self.frameWidth())

    def _note_resized(self, at: int) -> None:
        if not self._is_fitting:
            self._by_hand.add(at)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns to the room."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Give columns and rows more room where the text has grown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._arrange()
        elif event.type() is QEvent.Type.PaletteChange:
            frame_list(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Enter and ask for removal on Delete."""
        current = self.currentIndex()
        if current.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(current.row())
        elif current.isValid() and event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit(current.row())
        else:
            super().keyPressEvent(event)
