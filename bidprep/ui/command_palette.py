"""The command palette: every command and every place of the window, found by typing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from bidprep.ui.appearance import frame_list

_WIDTH_IN_CHARACTERS = 64
_ROWS = 12


@dataclass(frozen=True)
class Entry:
    """Something that can be chosen: its words, its shortcut, and what it does."""

    words: str
    keys: str
    do: Callable[[], None]


class CommandPalette(QFrame):
    """A box over the window: type, choose with the arrows, Enter. Escape closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAutoFillBackground(True)
        self.setAccessibleName("Command palette")
        self._entries: tuple[Entry, ...] = ()
        self._before: QWidget | None = None
        self.typed = QLineEdit()
        self.typed.setPlaceholderText("Type what you want to do or where you want to go")
        self.typed.setAccessibleName("Command")
        self.typed.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setAccessibleName("Commands found")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setSpacing(3)
        self.list.itemActivated.connect(lambda _item: self._choose())
        self.list.itemClicked.connect(lambda _item: self._choose())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.addWidget(self.typed)
        layout.addWidget(self.list)
        self.hide()

    def open(self, entries: Sequence[Entry]) -> None:
        """Show these entries over the window and wait for typing."""
        self._entries = tuple(entries)
        self._before = self.window().focusWidget()
        width = min(self.fontMetrics().averageCharWidth() * _WIDTH_IN_CHARACTERS, self._over.width() - 32)
        height = min((self.fontMetrics().height() + 12) * (_ROWS + 2), self._over.height() - 64)
        self.setGeometry((self._over.width() - width) // 2, 32, width, height)
        self.typed.clear()
        self._filter("")
        frame_list(self)
        self.show()
        self.raise_()
        self.typed.setFocus()

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        self.list.clear()
        for entry in self._entries:
            if all(word in entry.words.casefold() for word in words):
                item = QListWidgetItem(f"{entry.words}   ({entry.keys})" if entry.keys else entry.words)
                item.setData(int(Qt.ItemDataRole.UserRole), entry)
                self.list.addItem(item)
        if not self.list.count():
            nothing = QListWidgetItem(
                "Nothing is called that. Type fewer letters, or search everything with Ctrl+Shift+F."
            )
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        entry: Entry | None = item.data(int(Qt.ItemDataRole.UserRole))
        if entry is None:
            return  # nothing is called what was typed
        self._close()
        entry.do()

    def _close(self) -> None:
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, choose, or close."""
        row = self.list.currentRow()
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() == Qt.Key.Key_Down:
            self.list.setCurrentRow(min(row + 1, self.list.count() - 1))
        elif event.key() == Qt.Key.Key_Up:
            self.list.setCurrentRow(max(row - 1, 0))
        else:
            super().keyPressEvent(event)
