"""Merge fields completed as one types ``{{``: a list below the cursor, filtered by what follows, for the keyboard alone."""

import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QTextEdit

from bidprep.ui.rich_text.showing import Fields

MOST_SHOWN = 8
_KEEP = QTextCursor.MoveMode.KeepAnchor
_BEGUN = re.compile(r"\{\{([^{}|\n\u2028]{0,80})\Z")
_MOST_OF_VALUE = 50
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: MOST_SHOWN - 1, Qt.Key.Key_PageUp: 1 - MOST_SHOWN}
_CHOOSING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class FieldCompletion(QObject):
    """Offers the merge fields of one editor. Up and Down choose, Enter or Tab puts one in, Escape closes.

    `fields` tells the values by name; `put` puts a field in place of the selection.
    """

    def __init__(self, editor: QTextEdit, fields: Callable[[], Fields], put: Callable[[str], None]) -> None:
        super().__init__(editor)
        self._editor = editor
        self._fields = fields
        self._put = put
        self.list = QListWidget(editor)
        self.list.setAccessibleName("Merge fields")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.StyledPanel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda _item: self._choose())
        self.list.hide()
        editor.installEventFilter(self)
        editor.cursorPositionChanged.connect(self._follow_cursor)
        editor.verticalScrollBar().valueChanged.connect(self.list.hide)

    def follow(self) -> None:
        """Show what fits what has been typed behind ``{{``, or nothing."""
        begun = self._begun()
        names = self._fitting(begun) if begun is not None else []
        if not names:
            self.list.hide()
            return
        self.list.clear()
        fields = self._fields()
        for name in names:
            value = " ".join(fields[name].split()) or "no value"
            item = QListWidgetItem(f"{name}: {value[:_MOST_OF_VALUE]}{'…' if len(value) > _MOST_OF_VALUE else ''}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place()
        self.list.show()
        self.list.raise_()
        self._say()

    def _begun(self) -> str | None:
        """Return what is typed behind ``{{`` before the cursor; None where nothing is begun."""
        before = QTextCursor(self._editor.textCursor())
        if before.hasSelection():
            return None
        before.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
        found = _BEGUN.search(before.selectedText())
        return found[1] if found else None

    def _fitting(self, begun: str) -> list[str]:
        """Return the names that hold all the words typed, those that begin with them first."""
        words = begun.casefold().split()
        fitting = [name for name in self._fields() if all(word in name.casefold() for word in words)]
        first = "".join(words[:1])
        return sorted(fitting, key=lambda name: (not name.casefold().startswith(first), name))[:50]

    def _choose(self) -> None:
        item, begun = self.list.currentItem(), self._begun()
        self.list.hide()
        if begun is None:
            return
        cursor = self._editor.textCursor()
        length = len(("{{" + begun).encode("utf-16-le")) // 2  # Qt counts in units of UTF-16
        cursor.setPosition(cursor.position() - length, _KEEP)
        self._editor.setTextCursor(cursor)
        self._put(str(item.data(Qt.ItemDataRole.UserRole)))

    def _place(self) -> None:
        """Put the list below the cursor, or above it where there is no room below."""
        editor, rows = self._editor, min(self.list.count(), MOST_SHOWN)
        height = rows * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth() + 2
        width = min(max(self.list.sizeHintForColumn(0) + 40, 200), editor.width() - 8)
        there = editor.cursorRect().translated(editor.viewport().pos())
        top = there.bottom() + 4
        if top + height > editor.height() and there.top() - height - 4 >= 0:
            top = there.top() - height - 4
        left = max(4, min(there.left(), editor.width() - width - 4))
        self.list.setGeometry(left, top, width, height)

    def _say(self) -> None:
        """Tell a screen reader what is chosen, for the keyboard stays in the text."""
        item = self.list.currentItem()
        if item is not None:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._editor, item.text()))

    def _follow_cursor(self) -> None:
        if self.list.isVisible():
            self.follow()

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that choose while the list is shown, and hide it where the keyboard goes elsewhere."""
        if not self.list.isVisible():
            return False
        if event.type() == QEvent.Type.FocusOut:
            self.list.hide()
            return False
        if not isinstance(event, QKeyEvent) or event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        key = Qt.Key(event.key())
        if key not in _STEPS and key not in _CHOOSING and key != Qt.Key.Key_Escape:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif key in _STEPS:
            last = self.list.count() - 1
            self.list.setCurrentRow(min(max(self.list.currentRow() + _STEPS[key], 0), last))
            self._say()
        elif key in _CHOOSING:
            self._choose()
        else:
            self.list.hide()
        return True
