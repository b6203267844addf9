"""Focus mode: only the text, what is left of its limit, and the question in one line; Escape brings all back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from bidprep.ui.appearance import icon
from bidprep.ui.page import Page

if TYPE_CHECKING:
    from bidprep.ui.main_window import MainWindow

NO_LIMIT = 16_777_215
"""What Qt takes for no limit to a height, in pixels."""


class FocusMode(QObject):
    """Hides what surrounds a page's text, and brings it back as it was. The status line stays: it says what is saved."""

    def __init__(self, window: "MainWindow", panes: QSplitter, stack: QStackedWidget) -> None:
        super().__init__(window)
        self._window = window
        self._panes = panes
        self._page: Page | None = None
        self._sizes: list[int] = []
        self._width = 0
        self.line = FocusLine()
        self.line.leave.clicked.connect(self.leave)
        self.line.hide()
        middle = stack.parentWidget()
        column = middle.layout() if middle is not None else None
        if isinstance(column, QBoxLayout):
            column.insertWidget(column.indexOf(stack), self.line)
        stack.currentChanged.connect(self.leave)
        window.session.closing.connect(self.leave)

    def toggle(self) -> None:
        """Begin or end it, on the page that is shown."""
        if self._page is not None:
            self.leave()
        elif self._window.page is not None and self._window.page.surroundings():
            self._begin(self._window.page)

    def leave(self) -> None:
        """Bring all back as it was; does nothing where it has not begun."""
        page, self._page = self._page, None
        if page is None:
            return
        window = self._window
        page.trail_changed.disconnect(self._show_question)
        self.line.hide()
        for widget in page.surroundings():
            widget.show()
        window.menuBar().setMaximumHeight(NO_LIMIT)
        window.navigation.show()
        window.trail.show()
        window.is_bare = False
        window.make_room()
        if window.width() == self._width:
            self._panes.setSizes(self._sizes)
        if window.page is page:
            page.focus_first()
        self._announce("Focus mode is off.")

    def _begin(self, page: Page) -> None:
        window, self._page = self._window, page
        self._sizes, self._width = self._panes.sizes(), window.width()
        window.is_bare = True
        # The menus keep their keys: with a hidden menu bar Qt would take those of all commands away.
        window.menuBar().setMaximumHeight(0)
        for widget in (window.trail, *page.surroundings()):
            widget.hide()
        window.make_room()
        page.trail_changed.connect(self._show_question)
        self._show_question()
        self.line.show()
        page.focus_first()
        self._announce("Focus mode: only the answer is shown. Escape or F11 brings all back.")

    def _show_question(self) -> None:
        if self._page is not None:
            self.line.show_words(self._page.in_one_line())

    def _announce(self, words: str) -> None:
        self.announced = words
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))

    announced = ""


class FocusLine(QWidget):
    """The question in one line, cut where the window ends, and the way back for the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._whole = ""
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.leave = QToolButton()
        self.leave.setIcon(icon("x"))
        self.leave.setIconSize(QSize(16, 16))
        self.leave.setAutoRaise(True)
        self.leave.setAccessibleName("Leave focus mode")
        self.leave.setToolTip("Leave focus mode (Escape)")
        self.leave.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        line = QHBoxLayout(self)
        line.setContentsMargins(24, 8, 16, 0)
        line.addWidget(self.words, 1)
        line.addWidget(self.leave)

    def show_words(self, words: str) -> None:
        """Show these words in one line; the screen reader and the tip have them whole."""
        self._whole = " ".join(words.split())
        self.words.setToolTip(self._whole)
        self.words.setAccessibleName(self._whole)
        self._cut()

    def _cut(self) -> None:
        metrics = self.words.fontMetrics()
        self.words.setText(metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.words.width()))

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the words anew."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self._cut()
