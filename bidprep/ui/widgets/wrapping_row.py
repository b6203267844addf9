"""Widgets in a row that goes on in a second line where the page is narrow, instead of making the page wider."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bidprep.ui.appearance import GRID


class WrappingRow(QWidget):
    """A row of widgets, each as wide as it wants to be, in as many lines as they need; `gap` is in logical pixels."""

    def __init__(self, gap: int = GRID) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._gap = gap
        self._parts: list[QWidget] = []

    def add(self, part: QWidget) -> None:
        """Put a widget at the end of the row."""
        part.setParent(self)
        self._parts.append(part)
        self.updateGeometry()

    def _lay_out(self, width: int, *, place: bool) -> int:
        """Return the height that the parts take in a width, and put them there where that is wanted."""
        x = y = 0
        line = max((part.sizeHint().height() for part in self._parts), default=0)
        for part in self._parts:
            if _is_left_out(part):
                continue
            needs = part.sizeHint().width()
            if x and x + needs > width:
                x, y = 0, y + line + self._gap // 2
            if place:
                part.setGeometry(QRect(x, y, needs, line))
            x += needs + self._gap
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
        width = sum(part.sizeHint().width() + self._gap for part in self._parts if not _is_left_out(part))
        return QSize(width, self._lay_out(width, place=False))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the largest."""
        hints = [part.sizeHint() for part in self._parts]
        return QSize(
            max((hint.width() for hint in hints), default=0), max((hint.height() for hint in hints), default=0)
        )

    def event(self, event: QEvent) -> bool:
        """Lay out anew where a part wants another size than before."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._lay_out(self.width(), place=True)
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the parts where there is room for them."""
        super().resizeEvent(event)
        self._lay_out(self.width(), place=True)


def _is_left_out(part: QWidget) -> bool:
    """Whether somebody has hidden a widget: one that was never shown counts as hidden as well."""
    return part.isHidden() and part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
