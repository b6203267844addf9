"""What a page says while there is nothing on it yet: what belongs there, and one button to begin."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.ui.widgets.headings import heading, note

_MOST_CHARACTERS = 56


class EmptyState(QWidget):
    """A heading, a sentence or two that teach, and one button."""

    begun = Signal()

    def __init__(self, title: str, words: str, button: str = "") -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(12)
        title_label = heading(title, 2)
        words_label: QLabel = note(words)
        for label in (title_label, words_label):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(title_label)
        layout.addWidget(words_label, 0, Qt.AlignmentFlag.AlignHCenter)
        self._words = words_label
        self._suit()
        self._rows = layout
        if button:
            self.button = QPushButton(button)
            self.button.clicked.connect(self.begun)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
            self.setFocusProxy(self.button)

    def offer(self, button: str) -> None:
        """Put other words on the button."""
        self.button.setText(button)

    def _suit(self) -> None:
        """Give the words as much room as they take in the present font."""
        width = min(_MOST_CHARACTERS, len(self._words.text())) * self._words.fontMetrics().averageCharWidth()
        self._words.setFixedSize(width, self._words.heightForWidth(width))

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._suit()
