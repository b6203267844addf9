"""What a page says while there is nothing on it yet: what belongs there, and one button to begin."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.ui.widgets.headings import heading, note


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
        words_label.setFixedWidth(min(56, len(words)) * words_label.fontMetrics().averageCharWidth())
        if button:
            self.button = QPushButton(button)
            self.button.clicked.connect(self.begun)
            layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
