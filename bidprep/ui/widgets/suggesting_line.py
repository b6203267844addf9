"""A line to type in that offers words: the usual ones can be picked, any others typed."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from bidprep.ui.appearance import icon


class SuggestingLine(QLineEdit):
    """A line; once it has suggestions, typing narrows them down, and Down or the arrow at its end shows them all."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: QStringListModel | None = None
        self._arrow: QAction | None = None

    @property
    def suggestions(self) -> tuple[str, ...]:
        """What is offered."""
        return tuple(self._words.stringList()) if self._words else ()

    def suggest(self, words: Sequence[str]) -> None:
        """Offer these words from now on, in this order."""
        if self._words is None:
            self._words = QStringListModel(self)
            completer = QCompleter(self._words, self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(12)
            completer.activated.connect(self.chosen)
            popup = completer.popup()
            if popup is not None:
                popup.setAccessibleName("Suggestions")
            self.setCompleter(completer)
            self._arrow = self.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
            self._arrow.setToolTip("Show suggestions (Down)")
            self._arrow.triggered.connect(self.offer)
        if self.suggestions != tuple(words):
            self._words.setStringList(list(words))
        if self._arrow is not None:
            self._arrow.setVisible(bool(words) and not self.isReadOnly())

    def offer(self) -> None:
        """Show all suggestions, whatever stands in the line."""
        if self.suggestions and not self.isReadOnly():
            completer = self.completer()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            completer.setCompletionPrefix("")
            completer.complete()

    # Qt's names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show all suggestions on Down."""
        if event.key() == Qt.Key.Key_Down and self.suggestions:
            self.offer()
        else:
            super().keyPressEvent(event)
