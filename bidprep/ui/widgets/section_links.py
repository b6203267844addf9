"""Links to the sections of a long page, in as many lines as they need."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QToolButton, QWidget

from bidprep.ui.appearance import GRID


class SectionLinks(QWidget):
    """The words “On this page” and a link to each section; it scrolls there and takes the keyboard along."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("On this page")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._parts: list[QWidget] = [QLabel("On this page:", self)]

    def add(self, words: str, section: QWidget) -> None:
        """Add a link to a section."""
        link = QToolButton(self)
        link.setText(words.replace("&", "&&"))
        link.setAutoRaise(True)
        link.setAccessibleName(f"Go to {words}, on this page")
        link.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        font = link.font()
        font.setUnderline(True)
        link.setFont(font)
        link.clicked.connect(lambda: _go(section))
        self._parts.append(link)
        self.updateGeometry()

    def _lay_out(self, width: int, *, place: bool) -> int:
        """Return the height that the links take in a width, and put them there where that is wanted."""
        x = y = 0
        line = max(part.sizeHint().height() for part in self._parts)
        for part in self._parts:
            needs = part.sizeHint().width()
            if x and x + needs > width:
                x, y = 0, y + line
            if place:
                part.setGeometry(QRect(x, y, needs, line))
            x += needs + GRID // 2
        return y + line

    # Qt's names

    def hasHeightForWidth(self) -> bool:
        """Say that a narrow page makes it higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height in a width."""
        return self._lay_out(width, place=False)

    def sizeHint(self) -> QSize:
        """Return the size of all in one line."""
        width = sum(part.sizeHint().width() + GRID // 2 for part in self._parts)
        return QSize(width, self._lay_out(width, place=False))

    def minimumSizeHint(self) -> QSize:
        """Return the width of the longest."""
        return QSize(max(part.sizeHint().width() for part in self._parts), self._parts[0].sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the links where there is room for them."""
        super().resizeEvent(event)
        self._lay_out(self.width(), place=True)


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
