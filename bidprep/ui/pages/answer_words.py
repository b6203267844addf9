"""Words of an answer that somebody comes for: chosen in the text, and in sight."""

from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit


def choose_words(editor: QTextEdit, words: str) -> bool:
    """Choose words in a text where they first stand: all of them, else the longest that is there; whether any is."""
    for wanted in (words, *sorted(words.split(), key=len, reverse=True)):
        found = editor.document().find(wanted, 0, QTextDocument.FindFlag(0))
        if not found.isNull():
            # The cursor stands where they begin, so that what is scrolled to is their beginning.
            cursor = QTextCursor(editor.document())
            cursor.setPosition(found.selectionEnd())
            cursor.setPosition(found.selectionStart(), QTextCursor.MoveMode.KeepAnchor)
            editor.setTextCursor(cursor)
            editor.ensureCursorVisible()
            return True
    return False
