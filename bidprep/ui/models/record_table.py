"""Tables of records: one model for every list, told what to show by a tuple of columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bidprep.ui.appearance import Tone
from bidprep.ui.widgets.row_delegate import TONE_ROLE

# Looked up once: an enum member costs microseconds at each look-up, and data() is called for every cell.
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
_ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_HORIZONTAL = Qt.Orientation.Horizontal

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Column:
    """One column: its heading, the words of its cells, and what it is sorted by where that is not the words.

    `width` is in characters; the column with `stretch` takes what is left. With `wrap` its words are never cut: the
    row grows with them.
    """

    heading: str
    words: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None
    tone: Callable[[Any], Tone | None] | None = None
    number: bool = False
    stretch: bool = False
    width: int = 14
    wrap: bool = False


class RecordTable(QAbstractTableModel):
    """Rows of any kind, shown by columns, filtered by words and sorted by a column; values are computed once."""

    def __init__(self, columns: Sequence[Column], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._all: tuple[Any, ...] = ()
        self._cells: dict[int, tuple[str, ...]] = {}
        self._folded: tuple[str, ...] = ()
        self._shown: list[int] = []
        self._words: tuple[str, ...] = ()
        self._sort: tuple[int, bool] | None = None

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows; the filter and the sorting stay. The same ones again are not painted again."""
        if tuple(rows) == self._all:
            return
        self.beginResetModel()
        self._all = tuple(rows)
        self._cells = {}
        self._folded = ()
        self._choose()
        self.endResetModel()

    def filter(self, typed: str) -> None:
        """Show only the rows that hold all the words typed, in any column."""
        self.beginResetModel()
        self._words = tuple(typed.casefold().split())
        self._choose()
        self.endResetModel()

    def row(self, at: int) -> Any:
        """Return the row shown at a place."""
        return self._all[self._shown[at]]

    @property
    def rows(self) -> tuple[Any, ...]:
        """All rows in the order that they came in, shown or not."""
        return self._all

    def cells(self, column: int) -> list[tuple[str, Tone | None]]:
        """Return the words and the tone of a column's cells in all rows, shown or not."""
        tone = self.columns[column].tone
        return [(self._words_of(at)[column], tone(row) if tone else None) for at, row in enumerate(self._all)]

    def find(self, matches: Callable[[Any], bool]) -> int:
        """Return the place of the first row shown that matches, or -1."""
        return next((at for at, index in enumerate(self._shown) if matches(self._all[index])), -1)

    def _choose(self) -> None:
        chosen: list[int] = list(range(len(self._all)))
        if self._words:
            if not self._folded:
                self._folded = tuple(" ".join(self._words_of(index)).casefold() for index in chosen)
            chosen = [index for index in chosen if all(word in self._folded[index] for word in self._words)]
        if self._sort:
            column, descending = self._sort
            key = self.columns[column].key or self.columns[column].words
            keys = {index: key(self._all[index]) for index in chosen}
            empty = [index for index in chosen if keys[index] is None]
            full = [index for index in chosen if keys[index] is not None]
            chosen = sorted(full, key=lambda index: keys[index], reverse=descending) + empty
        self._shown = chosen

    def _words_of(self, index: int) -> tuple[str, ...]:
        if index not in self._cells:
            row = self._all[index]
            self._cells[index] = tuple(column.words(row) for column in self.columns)
        return self._cells[index]

    # Qt's names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return what a cell shows, how it is aligned, and its tone."""
        if role in (_DISPLAY, _TOOLTIP, _ACCESSIBLE):
            return self._words_of(self._shown[index.row()])[index.column()]
        if role == _ALIGNMENT:
            return _RIGHT if self.columns[index.column()].number else None
        if role == TONE_ROLE:
            tone = self.columns[index.column()].tone
            return tone(self.row(index.row())) if tone else None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        """Return a column's heading."""
        if orientation is _HORIZONTAL and role in (_DISPLAY, _ACCESSIBLE):
            return self.columns[section].heading
        if orientation is _HORIZONTAL and role == _ALIGNMENT:
            return (
                _RIGHT
                if self.columns[section].number
                else int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            )
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a column below 0 gives back the order that the rows came in."""
        self.beginResetModel()
        self._sort = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._choose()
        self.endResetModel()
