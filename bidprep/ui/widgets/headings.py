"""Headings and notes, alike on every page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

_SIZES = {1: 1.6, 2: 1.2, 3: 1.0}


def heading(words: str, level: int = 1) -> QLabel:
    """Return a heading of level 1 (the page's) to 3."""
    label = QLabel(words)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * _SIZES[level])
    font.setBold(True)
    label.setFont(font)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def note(words: str) -> QLabel:
    """Return a paragraph of plain explanation that wraps."""
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
