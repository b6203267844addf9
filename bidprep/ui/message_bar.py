"""The message bar: what went wrong and what to do, or what was done; beside the work, never in its way."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from bidprep.ui.appearance import Tone, icon, tone_colours

PLACES_OF_NEWS = 2
"""News is told where it was made and in the place that it leads to."""


class MessageBar(QFrame):
    """One message at a time, with at most one thing to do about it. Escape closes it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Message")
        self._words = QLabel()
        self._words.setWordWrap(True)
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._symbol = QLabel()
        self._act: Callable[[], None] | None = None
        self._tone, self._drawn = Tone.NEUTRAL, "info"
        self.button = QPushButton()
        self.button.clicked.connect(self._do)
        self.dismiss = QToolButton()
        self.dismiss.setIcon(icon("x"))
        self.dismiss.setAutoRaise(True)
        self.dismiss.setAccessibleName("Close the message")
        self.dismiss.setToolTip("Close the message")
        self.dismiss.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.addWidget(self._symbol, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        layout.addWidget(self.button)
        layout.addWidget(self.dismiss)
        self.setAutoFillBackground(True)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, or "" while nothing is."""
        return self._words.text() if not self.isHidden() else ""

    @property
    def is_news_of_last_place(self) -> bool:
        """Whether what is said was done where the person was until now."""
        return not self.isHidden() and self._places_left == PLACES_OF_NEWS - 1

    def tell(self, words: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what was done, with something to do about it if wished."""
        self._say(words, Tone.NEUTRAL, "info", action, act)
        self._places_left = PLACES_OF_NEWS

    def warn(self, words: str, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Say what went wrong, with something to do about it if wished."""
        self._say(words, Tone.BAD, "circle-alert", action, act)
        self._places_left = None

    def go_on(self) -> None:
        """Take away what was done once it is told in as many places as it may be; a warning stays until it is closed."""
        if self._places_left is not None:
            self._places_left -= 1
            if self._places_left <= 0:
                self.hide()

    def _say(self, words: str, tone: Tone, symbol: str, action: str, act: Callable[[], None] | None) -> None:
        from PySide6.QtGui import QAccessible, QAccessibleEvent

        self._tone, self._drawn = tone, symbol
        self._colour()
        self._words.setText(words)
        self._act = act
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.show()
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _colour(self) -> None:
        text, tint = tone_colours(self._tone, QApplication.palette())
        palette = QPalette()  # with no other colours of its own, or it would not hear of another look
        palette.setColor(palette.ColorRole.Window, tint)
        palette.setColor(palette.ColorRole.WindowText, text)
        self._is_colouring = True
        self.setPalette(palette)
        self._is_colouring = False
        self._symbol.setPixmap(icon(self._drawn).pixmap(18, 18))

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Take on the colours of another look at once."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and not self._is_colouring and not self.isHidden():
            self._colour()

    _places_left: int | None = None
    _is_colouring = False
