"""Tabs whose current one is told by a thick line under it, in every look: Fusion tells it by a shade."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionTab, QStylePainter, QTabBar, QTabWidget

from bidprep.ui.appearance import outline_colour

_LINE = 3


class Tabs(QTabWidget):
    """Pages behind tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabBar(_Bar())
        self.setDocumentMode(True)


class _Bar(QTabBar):
    """Flat tabs over a thin line, the current one over a thick one."""

    # Qt's names

    def tabSizeHint(self, index: int) -> QSize:
        """Return the room for the words and the thick line; Fusion puts the words of the others a little lower."""
        return super().tabSizeHint(index) + QSize(0, 2 * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lines, the words, and the ring round those that have the keyboard."""
        painter = QStylePainter(self)
        palette = self.palette()
        painter.fillRect(0, self.height() - 1, self.width(), 1, outline_colour(palette))
        for at in range(self.count()):
            option = QStyleOptionTab()
            self.initStyleOption(option, at)
            if at == self.currentIndex():
                line = option.rect.adjusted(0, option.rect.height() - _LINE, 0, 0)
                painter.fillRect(line, palette.highlight())
            elif option.rect.contains(self.mapFromGlobal(self.cursor().pos())) and self.underMouse():
                painter.fillRect(option.rect.adjusted(0, 0, 0, -1), palette.alternateBase())
            option.rect = option.rect.adjusted(0, 0, 0, -_LINE)
            painter.drawControl(QStyle.ControlElement.CE_TabBarTabLabel, option)
        painter.end()
