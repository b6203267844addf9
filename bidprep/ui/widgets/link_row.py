"""A line that leads somewhere: an icon, words, and an aside at the right."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect

_EDGE, _GAP, _ICON = 8, 8, 18


class LinkRow(QAbstractButton):
    """A whole line to click or to follow with Enter; what does not fit is elided and told in the tooltip."""

    followed = Signal()

    def __init__(self, symbol: QIcon, words: str, aside: str = "") -> None:
        super().__init__()
        self._words = words
        self._aside = aside
        self.setIcon(symbol)
        self.setAccessibleName(f"{words}, {aside}" if aside else words)
        self.setToolTip(f"{words}\n{aside}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.followed)

    # Qt's names

    def sizeHint(self) -> QSize:
        """Return the size of a row of this font."""
        return QSize(240, max(30, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Return the least that is still of use."""
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, the words and the aside, which may take three fifths of the line, or what the words leave of it."""
        painter = QPainter(self)
        palette, metrics = self.palette(), self.fontMetrics()
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), palette.alternateBase())
        inner = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        self.icon().paint(painter, inner.left(), (self.height() - _ICON) // 2, _ICON, _ICON)
        inner.setLeft(inner.left() + _ICON + _GAP)
        left = max(inner.width() * 3 // 5, inner.width() - metrics.horizontalAdvance(self._words))
        aside_width = min(metrics.horizontalAdvance(self._aside) + _GAP, left) if self._aside else 0
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        words = metrics.elidedText(self._words, elide, inner.width() - aside_width)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        painter.setPen(palette.color(palette.ColorRole.PlaceholderText))
        aside = metrics.elidedText(self._aside, elide, aside_width)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), aside)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.rect = self.rect().adjusted(1, 1, -1, -1)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow on Enter as on the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
