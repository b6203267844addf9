"""The first page: three ways to begin, and never a chain of dialogs."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.ui.page import Page, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.headings import heading, note


class WelcomePage(Page):
    """What is shown while no workspace is open."""

    sample_wanted = Signal()
    new_wanted = Signal()
    open_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setSpacing(16)
        layout.addWidget(heading("Welcome to bidprep"))
        layout.addWidget(
            note(
                "Draft your bids here, send Word drafts to your trustees and hand in. "
                "Everything stays in one file on this computer; nothing is sent anywhere."
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        ways = (
            ("&Try the sample bid", "A made-up charity half-way through a bid. Change what you like; delete it when done.",
             self.sample_wanted),
            ("&Set up your organisation", "A workspace of your own, beginning with who you are.", self.new_wanted),
            ("&Open a workspace", "A .bidprep file that is on this computer already.", self.open_wanted),
            ("Open a back&up", "A new workspace from a backup; the backup stays as it is.", self.backup_wanted),
        )  # fmt: skip
        self.buttons: list[QPushButton] = []
        for row, (words, what, signal) in enumerate(ways):
            button = QPushButton(words)
            button.setMinimumHeight(40)
            button.setAccessibleDescription(what)
            button.clicked.connect(signal)
            about: QLabel = note(what)
            grid.addWidget(button, row, 0)
            grid.addWidget(about, row, 1, Qt.AlignmentFlag.AlignVCenter)
            self.buttons.append(button)
        self.buttons[0].setDefault(True)
        layout.addLayout(grid)
        self._content = content
        self._suit()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def focus_first(self) -> None:
        """Go to the first way to begin."""
        self.buttons[0].setFocus()

    def _suit(self) -> None:
        """Be as wide as the lines take in the present font, at most."""
        self._content.setMaximumWidth(110 * self.fontMetrics().averageCharWidth())

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_content"):
            self._suit()
