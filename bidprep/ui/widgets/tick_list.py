"""A list of records with a tick box before each: what is to be taken in, and what is left out."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from bidprep.ui.models.record_table import Column, Index, RecordTable
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.ordered_ticks import TickDelegate
from bidprep.ui.widgets.record_list import RecordList

_CHECK = int(Qt.ItemDataRole.CheckStateRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


def _all(_row: Any) -> bool:
    return True


class TickTable(RecordTable):
    """A table of records whose first column holds tick boxes."""

    ticks_changed = Signal()

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None, ticks: str = "Take in") -> None:
        super().__init__((Column(ticks, lambda _row: "", width=10), *columns), parent)
        self._ticked: set[int] = set()

    def show_ticked(self, rows: Sequence[Any], is_ticked: Callable[[Any], bool]) -> None:
        """Show these rows, ticked as told."""
        self._ticked = {at for at, row in enumerate(rows) if is_ticked(row)}
        self.show_rows(rows)
        self._tell_repainted()

    def ticked(self) -> tuple[Any, ...]:
        """Return the rows that are ticked, in the order that they came in, filtered out or not."""
        return tuple(row for at, row in enumerate(self.rows) if at in self._ticked)

    def toggle(self, at: int) -> None:
        """Tick the row shown at a place, or untick it."""
        self._ticked ^= {self._shown[at]}
        self._tell_repainted()
        self.ticks_changed.emit()

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all rows that are shown, or untick them."""
        self._ticked = self._ticked | set(self._shown) if ticked else self._ticked - set(self._shown)
        self._tell_repainted()
        self.ticks_changed.emit()

    def _tell_repainted(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._shown) - 1, 0), [_CHECK])

    # Qt's names

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that the first column can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the tick of the first column, and what all others show."""
        if index.column() == 0 and role in (_CHECK, _ACCESSIBLE):
            is_ticked = self._shown[index.row()] in self._ticked
            if role == _ACCESSIBLE:
                return "Ticked" if is_ticked else "Not ticked"
            return Qt.CheckState.Checked if is_ticked else Qt.CheckState.Unchecked
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = _DISPLAY) -> bool:
        """Take a click on a tick box."""
        if index.column() != 0 or role != _CHECK:
            return False
        self.toggle(index.row())
        return True


class TickList(RecordList):
    """A list whose rows are ticked with Space or a click; `ticks_changed` tells that they were. `ticks` heads the boxes."""

    ticks_changed = Signal()

    def __init__(self, called: str, columns: Sequence[Column], empty: EmptyState, ticks: str = "Take in") -> None:
        self.ticks = TickTable(columns, ticks=ticks)
        super().__init__(called, self.ticks.columns, empty, model=self.ticks)
        self.ticks.setParent(self)
        self.ticks.ticks_changed.connect(self.ticks_changed)
        wrapped = [at for at, column in enumerate(self.ticks.columns) if column.wrap]
        self.table.setItemDelegate(TickDelegate(self.table, wrapped=wrapped))
        self.table.setAccessibleDescription("Space ticks or unticks")
        space = QShortcut(QKeySequence("Space"), self.table, context=Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._toggle_current)

    def show_ticked(self, rows: Sequence[Any], is_ticked: Callable[[Any], bool] = _all) -> None:
        """Show these rows, ticked as told: all of them, unless told otherwise."""
        self.ticks.show_ticked(rows, is_ticked)
        self.show_rows(rows)

    def ticked(self) -> tuple[Any, ...]:
        """Return the rows that are ticked."""
        return self.ticks.ticked()

    def _toggle_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.ticks.toggle(index.row())
