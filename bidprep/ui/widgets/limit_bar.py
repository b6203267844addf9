"""How much of a limit is used: a bar and a sentence, up to date with every key."""

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from bidprep.domain.bids import Limit
from bidprep.domain.counting import say_amount, say_use
from bidprep.ui.appearance import GRID, Tone, icon_pixmap, outline_colour, tone_colours

ItemsOver = tuple[tuple[int, str, float], ...]

_BAR_WIDTH = 120
_LEAST_BAR_WIDTH = 40
_BAR_HEIGHT = 8
_BETWEEN = 6
# Letters lie between pixels, so words may need a little more than their measure.
_SLACK = 2
_SIGN = "triangle-alert"
_DIGITS = str.maketrans("123456789", "000000000")


class LimitBar(QWidget):
    """Shows “480 of 500 words”; beyond the limit “523 of 500 words: 23 words over” and a sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._used: float = 0
        self._limit: int | None = None
        self._words = ""
        self._shape = ""
        self._text_width = 0
        self._item_is_over = False
        self.show_use(0, None)

    def show_use(self, used: float, limit: Limit | None, items: ItemsOver = ()) -> None:
        """Show how much is used of a limit, or how many words there are where nothing limits them.

        `items` are those that have more than their share of a limit for several, see `items_over`.
        """
        words = describe_use(used, limit, items)
        total = limit.total if limit else None
        if words == self._words and total == self._limit:
            return
        self._used, self._limit, self._words, self._item_is_over = used, total, words, bool(items)
        self.setAccessibleName(words)
        # Only words of another shape need other room: most keys turn one figure into another.
        shape = words.translate(_DIGITS)
        if shape != self._shape:
            self._shape = shape
            self._measure()
        self.update()

    def words(self) -> str:
        """Return what is shown, in words."""
        return self._words

    def is_over(self) -> bool:
        """Tell whether more is used than the limit allows, in all or by one of its items."""
        return self._limit is not None and (self._used > self._limit or self._item_is_over)

    def sizeHint(self) -> QSize:
        """Return the room for the words and a bar of the usual width."""
        return self._size_with(_BAR_WIDTH)

    def minimumSizeHint(self) -> QSize:
        """Return the room for the words and a short bar."""
        return self._size_with(_LEAST_BAR_WIDTH)

    def changeEvent(self, event: QEvent) -> None:
        """Measure the words again in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bar and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = 0
        if self._limit is not None:
            left = max(_LEAST_BAR_WIDTH, self.width() - self._text_room())
            self._paint_bar(painter, QRect(0, (self.height() - _BAR_HEIGHT) // 2, left, _BAR_HEIGHT))
            left += GRID
        self._paint_words(painter, left)
        painter.end()

    def _measure(self) -> None:
        self._text_width = self.fontMetrics().horizontalAdvance(self._shape) + _SLACK
        self.updateGeometry()

    def _text_room(self) -> int:
        sign = self._sign_side() + _BETWEEN if self.is_over() else 0
        return self._text_width + sign + (GRID if self._limit is not None else 0)

    def _sign_side(self) -> int:
        return self.fontMetrics().ascent() + 1

    def _size_with(self, bar: int) -> QSize:
        width = self._text_room() + (bar if self._limit is not None else 0)
        return QSize(width, max(3 * GRID, self.fontMetrics().height() + GRID // 2))

    def _paint_bar(self, painter: QPainter, place: QRect) -> None:
        palette = self.palette()
        groove = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
        round_shape = QPainterPath()
        round_shape.addRoundedRect(groove, groove.height() / 2, groove.height() / 2)
        painter.fillPath(round_shape, palette.color(QPalette.ColorRole.Midlight))
        whole = max(self._used, self._limit or 0, 1)
        painter.save()
        painter.setClipPath(round_shape)
        within = min(self._used, self._limit or 0)
        limit_at = groove.width() * within / whole
        used = QRectF(groove.left(), groove.top(), limit_at, groove.height())
        painter.fillRect(used, palette.color(QPalette.ColorRole.Accent))
        is_beyond = self._used > (self._limit or 0)
        if is_beyond:
            beyond = QRectF(groove)
            # A gap marks where the limit lies.
            beyond.setLeft(min(groove.left() + limit_at, groove.right() - _BAR_HEIGHT / 2))
            painter.fillRect(beyond, palette.color(self.backgroundRole()))
            painter.fillRect(beyond.adjusted(2, 0, 0, 0), tone_colours(Tone.BAD, palette)[0])
        painter.restore()
        if not is_beyond:
            painter.strokePath(round_shape, outline_colour(palette))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        colour = self.palette().color(QPalette.ColorRole.WindowText)
        if self.is_over():
            colour = tone_colours(Tone.BAD, self.palette())[0]
            side = self._sign_side()
            ratio = self.devicePixelRatioF()
            place = QRect(left, (self.height() - side) // 2, side, side)
            painter.drawPixmap(place, icon_pixmap(_SIGN, side, ratio, colour))
            left += side + _BETWEEN
        painter.setPen(colour)
        place = QRect(left, 0, self.width() - left, self.height())
        cut = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)


def describe_use(used: float, limit: Limit | None, items: ItemsOver = ()) -> str:
    """Return “523 words”, “480 of 500 words” or “523 of 500 words: 23 words over”, and which items are over their share."""
    told = say_use(limit, used)
    if limit is None:
        return told
    over = [f"{say_amount(round(used - limit.total, 1), limit.unit)} over"] if used > limit.total else []
    over += [f"item {number} {say_amount(more, limit.unit)} over" for number, _title, more in items]
    return f"{told}: {', '.join(over)}" if over else told
