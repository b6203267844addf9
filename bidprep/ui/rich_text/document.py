"""A document that fetches nothing."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument


class PlainDocument(QTextDocument):
    """A text document that loads no picture and no style sheet, wherever pasted text points."""

    def loadResource(self, kind: int, name: QUrl | str) -> None:
        """Load nothing: Qt would open files on this computer for a pasted picture."""
