"""The keys for Undo and Redo, and what they do in a line or a box without formatting."""

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_REDO_KEYS = (Qt.Key.Key_Y, Qt.Key.Key_Z)
_REDO = (
    QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y),
    QKeyCombination(Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Z),
)


def is_undo(event: QKeyEvent) -> bool:
    """Whether these are the keys for Undo."""
    return event.matches(QKeySequence.StandardKey.Undo)


def is_redo(event: QKeyEvent) -> bool:
    """Whether these are the keys for Redo: Ctrl+Y and Ctrl+Shift+Z on every system."""
    return event.key() in _REDO_KEYS and event.keyCombination() in _REDO


class UndoKeys(QObject):
    """Leaves the keys for Undo and Redo to the window where a field has nothing of its own to take back or do again.

    Qt gives them to any field that can be typed in, which then does nothing with them; and of the two keys for Redo it
    gives a field only the one that is usual on the system, so that the other would pass over what was typed there.
    """

    def attend(self, field: QWidget) -> None:
        """See to a field that has the keyboard; a widget of another kind is left alone."""
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.installEventFilter(self)  # a second time changes nothing

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from the field what it could do nothing with, and let both keys for Redo do what is its own."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and (is_undo(event) or is_redo(event)):
            event.setAccepted(_has_own(watched, event))
            return True
        if event.type() == QEvent.Type.KeyPress and is_redo(event) and _has_own(watched, event):
            watched.redo()  # type: ignore[attr-defined]  # a line or a box, else it had nothing of its own
            return True
        return super().eventFilter(watched, event)


def _has_own(field: QObject, event: QKeyEvent) -> bool:
    """Whether the field has something of its own to take back, or to do again."""
    if not isinstance(field, QLineEdit | QPlainTextEdit) or field.isReadOnly():
        return False
    known = field.document() if isinstance(field, QPlainTextEdit) else field
    return known.isUndoAvailable() if is_undo(event) else known.isRedoAvailable()
