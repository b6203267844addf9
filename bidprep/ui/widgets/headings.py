"""Headings and notes, alike on every page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel

_SIZES = {1: 1.6, 2: 1.2}


class Heading(QLabel):
    """A heading that wraps and keeps its proportion to the text when that grows."""

    def __init__(self, words: str, level: int) -> None:
        super().__init__(words)
        self._level = level
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._grow()

    def _grow(self) -> None:
        font = QApplication.font()
        font.setPointSizeF(font.pointSizeF() * _SIZES[self._level])
        font.setBold(True)
        self.setFont(font)

    # Qt's names

    def event(self, event: QEvent) -> bool:
        """Follow the size of the text, which is told here and not among the changes of one widget."""
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._grow()
        return super().event(event)


def heading(words: str, level: int = 1) -> Heading:
    """Return a heading of level 1, the page's, or 2."""
    return Heading(words, level)


def note(words: str) -> QLabel:
    """Return a paragraph of plain explanation that wraps."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
