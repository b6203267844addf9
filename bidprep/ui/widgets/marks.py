"""Marks over a text box: several who have something to point out share the box's extra selections."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit

TextBox = QTextEdit | QPlainTextEdit


class Marks(QObject):
    """The marks of one text box, layer by layer; they are painted over the text, and no part of it.

    The layers lie in the order in which they came, but a ground below all others: what lies above paints over a mark
    with a tint, and a line under a word would go. `marks_of` gives a box's.
    """

    def __init__(self, box: TextBox) -> None:
        super().__init__(box)
        self._box = box
        self._layers: dict[str, list[QTextEdit.ExtraSelection]] = {}

    def show(self, layer: str, marks: list[QTextEdit.ExtraSelection], *, is_ground: bool = False) -> None:
        """Show these marks on a layer, in place of what was there."""
        if not marks and not self._layers.get(layer):
            return
        if is_ground and layer not in self._layers:
            self._layers = {layer: marks, **self._layers}
        self._layers[layer] = marks
        self._box.setExtraSelections([mark for layer in self._layers.values() for mark in layer])

    def stretches(self, layer: str) -> list[tuple[int, int]]:
        """Return where the marks of a layer stand now, as cursor positions."""
        return [(mark.cursor.selectionStart(), mark.cursor.selectionEnd()) for mark in self._layers.get(layer, [])]


def marks_of(box: TextBox) -> Marks:
    """Return the marks of a text box, always the same."""
    for child in box.children():
        if isinstance(child, Marks):
            return child
    return Marks(box)


def mark(box: TextBox, start: int, end: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
    """Return a mark from one cursor position to another."""
    made = QTextEdit.ExtraSelection()
    cursor = QTextCursor(box.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    made.cursor = cursor
    made.format = look
    return made


def visible_range(box: TextBox) -> tuple[int, int]:
    """Return the cursor positions between which the text that is in sight stands."""
    there = box.viewport().rect()
    return box.cursorForPosition(there.topLeft()).position(), box.cursorForPosition(there.bottomRight()).position()


def put_words(cursor: QTextCursor, words: str) -> None:
    """Put words in place of the selection, in the formatting that its first character has."""
    there = QTextCursor(cursor)
    there.setPosition(min(cursor.selectionStart() + 1, cursor.selectionEnd()))
    cursor.insertText(words, there.charFormat())
