"""A few words on a rounded tint: a status, a count, a warning."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from bidprep.ui.appearance import GRID, Look, Tone, icon_pixmap, look_of, tone_colours

_SIGNS = {Tone.CAUTION: "triangle-alert", Tone.BAD: "circle-alert"}
_BETWEEN = 4
# Letters lie between pixels, so words may need a little more than their measure.
_SLACK = 2
_ROOM_ABOVE_AND_BELOW = 2


class Pill(QLabel):
    """Shows a few words in a tone. What asks for attention has a sign too, for who sees no colours."""

    def __init__(self, words: str = "", tone: Tone = Tone.NEUTRAL, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._tone = tone
        self.set_words(words, tone)

    def set_words(self, words: str, tone: Tone) -> None:
        """Show other words, in a tone."""
        self._tone = tone
        self.setText(words)
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def tone(self) -> Tone:
        """Return the tone shown."""
        return self._tone

    def sizeHint(self) -> QSize:
        """Return the room for all the words."""
        return pill_size(self.text(), self._tone, self.fontMetrics())

    def minimumSizeHint(self) -> QSize:
        """Return the least room: the words may be cut."""
        return pill_size("…", self._tone, self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pill in the colours of the palette as it is now."""
        if not self.text():
            return
        painter = QPainter(self)
        draw_pill(painter, self.rect(), self.text(), self._tone, self.palette())
        painter.end()


def pill_size(words: str, tone: Tone, metrics: QFontMetrics) -> QSize:
    """Return the room that a pill needs, in logical pixels."""
    sign = metrics.ascent() + _BETWEEN if tone in _SIGNS else 0
    return QSize(
        metrics.horizontalAdvance(words) + _SLACK + sign + 2 * _side_room(metrics),
        metrics.height() + 2 * _ROOM_ABOVE_AND_BELOW,
    )


def draw_pill(painter: QPainter, place: QRect, words: str, tone: Tone, palette: QPalette) -> None:
    """Draw a pill into a place, words that are too long cut with …; lists draw theirs with this."""
    text, tint = tone_colours(tone, palette)
    metrics = painter.fontMetrics()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # In high contrast all tints are black, so the shape is told by its edge.
    painter.setPen(text if look_of(palette) is Look.CONTRAST else Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    shape = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(shape, shape.height() / 2, shape.height() / 2)
    inside = place.adjusted(_side_room(metrics), 0, -_side_room(metrics), 0)
    if tone in _SIGNS:
        side = metrics.ascent()
        _draw_sign(painter, QRect(inside.left(), place.center().y() - side // 2, side, side), tone, text)
        inside.setLeft(inside.left() + side + _BETWEEN)
    painter.setPen(text)
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
    painter.restore()


def _draw_sign(painter: QPainter, place: QRect, tone: Tone, colour: QColor) -> None:
    ratio = painter.device().devicePixelRatioF()
    painter.drawPixmap(place, icon_pixmap(_SIGNS[tone], place.width(), ratio, colour))


def _side_room(metrics: QFontMetrics) -> int:
    return max(GRID, metrics.height() // 2)
