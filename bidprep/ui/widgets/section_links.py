"""Links to the sections of a long page, in as many lines as they need."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QToolButton, QWidget

from bidprep.ui.appearance import GRID
from bidprep.ui.widgets.wrapping_row import WrappingRow


class SectionLinks(WrappingRow):
    """The words “On this page” and a link to each section; it scrolls there and takes the keyboard along."""

    def __init__(self) -> None:
        super().__init__(GRID // 2)
        self.setAccessibleName("On this page")
        self._last: QWidget = QLabel("On this page:")
        self.add(self._last)

    def add_link(self, words: str, section: QWidget) -> None:
        """Add a link to a section."""
        link = QToolButton()
        link.setText(words.replace("&", "&&"))
        link.setAutoRaise(True)
        link.setAccessibleName(f"Go to {words}, on this page")
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = link.font()
        font.setUnderline(True)
        link.setFont(font)
        link.clicked.connect(lambda: _go(section))
        self.add(link)
        self.setTabOrder(self._last, link)  # or Tab would come to it after the sections that were there before it
        self._last = link


def _go(section: QWidget) -> None:
    """Scroll a section to the top, and put the keyboard on the first thing in it, or after it."""
    following = section.nextInFocusChain()
    while following is not None and following is not section and not _takes_keyboard(following):
        following = following.nextInFocusChain()
    if following is not None:
        following.setFocus(Qt.FocusReason.ShortcutFocusReason)
    area = section.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    content = area.widget() if area is not None else None
    if area is not None and content is not None:
        area.verticalScrollBar().setValue(section.mapTo(content, QPoint(0, 0)).y() - GRID)


def _takes_keyboard(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()
