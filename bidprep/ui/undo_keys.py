"""Undo by its keys also while a line or a box without formatting has the keyboard."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class UndoKeys(QObject):
    """Leaves the keys for Undo and Redo to the window where a field has nothing of its own to take back.

    Qt gives them to any field that can be typed in, which then does nothing with them.
    """

    def attend(self, field: QWidget) -> None:
        """See to a field that has the keyboard; a widget of another kind is left alone."""
        if isinstance(field, QLineEdit | QPlainTextEdit):
            field.installEventFilter(self)  # a second time changes nothing

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep from the field what it could do nothing with."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_idle(watched, event):
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def _is_idle(field: QObject, event: QKeyEvent) -> bool:
    known = field.document() if isinstance(field, QPlainTextEdit) else field
    if event.matches(QKeySequence.StandardKey.Undo):
        return not known.isUndoAvailable()  # type: ignore[attr-defined]  # only lines and boxes come here
    return event.matches(QKeySequence.StandardKey.Redo) and not known.isRedoAvailable()  # type: ignore[attr-defined]  # as above
