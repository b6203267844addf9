"""A line that leads somewhere: an icon, words, where it stands, and an aside at the right."""

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect

_EDGE, _GAP, _ICON = 8, 8, 18


class LinkRow(QAbstractButton):
    """A whole line to click or to follow with Enter; what does not fit is elided and told in the tooltip.

    `standing` stands behind the words and is not to be lost: where there is no room for all, it goes on in a second line.
    """

    followed = Signal()

    def __init__(self, symbol: QIcon, words: str, aside: str = "", standing: str = "") -> None:
        super().__init__()
        self._words = words
        self._standing = standing
        self._aside = aside
        whole = self._whole()
        self.setIcon(symbol)
        self.setAccessibleName(f"{whole}, {aside}" if aside else whole)
        self.setToolTip(f"{whole}\n{aside}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Of a fixed height it would be held to one line.
        policy = QSizePolicy(
            QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum if standing else QSizePolicy.Policy.Fixed
        )
        policy.setHeightForWidth(bool(standing))
        self.setSizePolicy(policy)
        self.clicked.connect(self.followed)

    def _whole(self) -> str:
        return f"{self._words} · {self._standing}" if self._standing else self._words

    def _is_in_two_lines(self, width: int) -> bool:
        if not self._standing:
            return False
        metrics = self.fontMetrics()
        taken = metrics.horizontalAdvance(self._whole()) + metrics.horizontalAdvance(self._aside) + 2 * _GAP
        return taken > width - 2 * _EDGE - _ICON - _GAP

    # Qt's names

    def sizeHint(self) -> QSize:
        """Return the size of a row of this font."""
        return QSize(240, max(30, self.fontMetrics().height() + 12))

    def minimumSizeHint(self) -> QSize:
        """Return the least that is still of use."""
        return QSize(120, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of one line, or of two where one cannot hold all."""
        height = self.sizeHint().height()
        return height + self.fontMetrics().lineSpacing() if self._is_in_two_lines(width) else height

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon, and the words in one line or in two."""
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), self.palette().alternateBase())
        line = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        if self._is_in_two_lines(self.width()):
            height = self.fontMetrics().lineSpacing()
            line.setRect(line.left(), (self.height() - 2 * height) // 2, line.width(), height)
        self.icon().paint(painter, line.left(), line.center().y() + 1 - _ICON // 2, _ICON, _ICON)
        line.setLeft(line.left() + _ICON + _GAP)
        if self._is_in_two_lines(self.width()):
            self._paint_line(painter, line, self._words, "", 0)
            line.translate(0, line.height())
            self._paint_line(painter, line, self._standing, self._aside, 0)
        else:
            self._paint_line(painter, line, self._whole(), self._aside, line.width() * 3 // 5)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            option.rect = self.rect().adjusted(1, 1, -1, -1)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)
        painter.end()

    def _paint_line(self, painter: QPainter, line: QRect, words: str, aside: str, for_aside: int) -> None:
        """Paint words, and an aside that may take so much of the line, or what the words leave of it."""
        palette, metrics = self.palette(), self.fontMetrics()
        left = max(for_aside, line.width() - metrics.horizontalAdvance(words) - _GAP)
        aside_width = min(metrics.horizontalAdvance(aside) + _GAP, left) if aside else 0
        elide = Qt.TextElideMode.ElideRight
        painter.setPen(palette.color(palette.ColorRole.WindowText))
        shown = metrics.elidedText(words, elide, line.width() - aside_width)
        painter.drawText(line, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
        painter.setPen(palette.color(palette.ColorRole.PlaceholderText))
        painter.drawText(
            line,
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight),
            metrics.elidedText(aside, elide, aside_width),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow on Enter as on the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
