"""A short list whose rows are ticked, and moved up and down by buttons or keys."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bidprep.ui.appearance import GRID, icon, row_height
from bidprep.ui.widgets.row_delegate import RowDelegate


@dataclass(frozen=True)
class TickRow:
    """One row: what it stands for, its words, whether it is ticked, and whether it stays where it is."""

    value: Any
    words: str
    is_ticked: bool
    is_fixed: bool = False


class TickDelegate(RowDelegate):
    """Draws a frame round each box: the style's own is hardly seen where it is dark and the box empty."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the row, and the frame over it."""
        super().paint(painter, option, index)
        view = option.widget
        if not isinstance(view, QAbstractItemView) or index.data(Qt.ItemDataRole.CheckStateRole) is None:
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.rect = drawn.rect.adjusted(GRID // 2, 0, -GRID // 2, 0)
        box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, drawn, view)
        chosen = bool(drawn.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.PlaceholderText
        painter.setPen(drawn.palette.color(QPalette.ColorGroup.Active, role))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


class OrderedTicks(QWidget):
    """Rows with tick boxes: Space ticks, Alt+Up and Alt+Down move, Enter says that all is chosen.

    What is not ticked has no place in the order: it cannot be moved. Rows that stay where they are stand first.
    """

    changed = Signal(object)  # the values that are ticked, in their order, as a tuple
    done = Signal()

    def __init__(self, called: str) -> None:
        super().__init__()
        self._rows: list[TickRow] = []
        self.list = QListWidget()
        self.list.setAccessibleName(called)
        self.list.setAccessibleDescription("Space ticks or unticks; Alt+Up and Alt+Down move what is ticked")
        self.list.setItemDelegate(TickDelegate(self.list))
        self.list.setTabKeyNavigation(False)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemChanged.connect(self._tick)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.up = QPushButton(icon("arrow-up"), "Move &up")
        self.down = QPushButton(icon("arrow-down"), "Move &down")
        buttons = QHBoxLayout()
        for button, keys, by in ((self.up, "Alt+Up", -1), (self.down, "Alt+Down", 1)):
            button.setToolTip(keys)
            button.clicked.connect(lambda _checked=False, by=by: self._move(by))
            self._when_pressed(keys).activated.connect(lambda by=by: self._move(by))
            buttons.addWidget(button)
        buttons.addStretch(1)
        for keys in ("Return", "Enter"):
            self._when_pressed(keys).activated.connect(self.done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addLayout(buttons)

    @property
    def rows(self) -> tuple[TickRow, ...]:
        """The rows as they stand now."""
        return tuple(self._rows)

    def show_rows(self, rows: Sequence[TickRow], *, may_change: bool = True) -> None:
        """Show these rows; the current one stays current."""
        if list(rows) == self._rows and may_change == self._may_change:
            return  # rebuilt for nothing, a screen reader would read it out again
        at = self.list.currentRow()
        current = self._rows[at].value if at >= 0 else None
        self._show(list(rows), current, may_change=may_change)

    def _show(self, rows: list[TickRow], current: Any, *, may_change: bool) -> None:
        self._rows = rows
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        with QSignalBlocker(self.list):
            self.list.clear()
            for row in rows:
                item = QListWidgetItem(row.words)
                item.setFlags((flags | Qt.ItemFlag.ItemIsUserCheckable) if may_change else flags)
                item.setCheckState(Qt.CheckState.Checked if row.is_ticked else Qt.CheckState.Unchecked)
                self.list.addItem(item)
            at = next((at for at, row in enumerate(rows) if row.value == current), 0)
            self.list.setCurrentRow(at)
        self._may_change = may_change
        self._fit()
        self._show_movable()

    def _when_pressed(self, keys: str) -> QShortcut:
        return QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)

    def _tick(self, item: QListWidgetItem) -> None:
        at = self.list.row(item)
        ticked = item.checkState() is Qt.CheckState.Checked
        if ticked != self._rows[at].is_ticked:
            self._rows[at] = replace(self._rows[at], is_ticked=ticked)
            self._show_movable()
            self._tell()

    def _move(self, by: int) -> None:
        at, to = self.list.currentRow(), self._place_after(by)
        if to is not None:
            current = self._rows[at].value
            self._rows[at], self._rows[to] = self._rows[to], self._rows[at]
            self._show(self._rows, current, may_change=self._may_change)
            self._tell()

    def _place_after(self, by: int) -> int | None:
        """Return where the current row would go: to the next that is ticked; None where it cannot be moved."""
        at = self.list.currentRow()
        if not self._may_change or at < 0 or not self._is_movable(at):
            return None
        way = range(at + by, -1 if by < 0 else len(self._rows), by)
        return next((to for to in way if self._is_movable(to)), None)

    def _is_movable(self, at: int) -> bool:
        return self._rows[at].is_ticked and not self._rows[at].is_fixed

    def _show_movable(self) -> None:
        self.up.setEnabled(self._place_after(-1) is not None)
        self.down.setEnabled(self._place_after(1) is not None)

    def _show_current(self) -> None:
        """Have the page around scroll to the current row: the list itself is as high as its rows."""
        self._show_movable()
        within: QWidget | None = self
        while within is not None and not isinstance(within, QScrollArea):
            within = within.parentWidget()
        if isinstance(within, QScrollArea) and (inside := within.widget()) and self.list.hasFocus():
            row = self.list.visualRect(self.list.currentIndex())
            place = self.list.viewport().mapTo(inside, row.center())
            within.ensureVisible(place.x(), place.y(), 0, row.height())

    def _tell(self) -> None:
        self.changed.emit(tuple(row.value for row in self._rows if row.is_ticked))

    def _fit(self) -> None:
        """Be as high as the rows: a list within a page that scrolls should not scroll itself."""
        height = row_height(self.list.fontMetrics())
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, height))
        self.list.setFixedHeight(height * self.list.count() + 2 * self.list.frameWidth())

    _may_change = True

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows more room where the text has grown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
