"""A chart of a plan: a line a task, its time as a bar, the wait that it can bear, and the day by which all must be done.

The arrow keys go from task to task; each is told in words to those who cannot see the bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from bidprep.domain.dates import say_day
from bidprep.ui.appearance import GRID, Tone, outline_colour, tone_colours

_LEAST_WIDTH = 30
_MOST_OF_NAME = 0.42
_WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Bar:
    """A line of the chart: its name, first and last day, the last day to which it can wait, and all of it in words.

    One that is `critical` cannot wait without making the whole later; one that is `late` ends too late already.
    """

    name: str
    starts_on: date
    ends_on: date
    can_end_on: date
    words: str
    critical: bool = False
    late: bool = False


class GanttChart(QWidget):
    """Draws bars under one another on a line of time. Enter or a double click opens the one that is current."""

    opened = Signal(int)
    picked = Signal(int)

    def __init__(self, called: str) -> None:
        super().__init__()
        self._bars: tuple[Bar, ...] = ()
        self._due_on: date | None = None
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(called)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[Bar], due_on: date | None) -> None:
        """Show these bars, and the day on which all must be done; the current line stays where it is."""
        self._bars, self._due_on = tuple(bars), due_on
        self._current = min(self._current, max(len(bars) - 1, 0))
        self._tell()
        self.updateGeometry()
        self.update()

    def current(self) -> Bar | None:
        """Return the current bar."""
        return self._bars[self._current] if self._bars else None

    def pick(self, at: int) -> None:
        """Make another line the current one."""
        if self._bars and at != self._current:
            self._current = max(0, min(at, len(self._bars) - 1))
            self._tell()
            self.picked.emit(self._current)
            self.update()
        self._scroll_to_current()

    def _tell(self) -> None:
        """Tell the current bar in words to those who cannot see it."""
        bar = self.current()
        self.setAccessibleDescription(bar.words if bar else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _scroll_to_current(self) -> None:
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if area is not None and content is not None and self._bars:
            middle = self.mapTo(content, QPoint(0, self._line(self._current).center().y()))
            area.ensureVisible(0, middle.y(), 0, 2 * self._line_height())

    # Where things lie

    def _line_height(self) -> int:
        return self.fontMetrics().height() + GRID // 2

    def _head(self) -> int:
        return self.fontMetrics().height() + GRID

    def _line(self, at: int) -> QRect:
        height = self._line_height()
        return QRect(0, self._head() + at * height, self.width(), height)

    def _name_width(self) -> int:
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(bar.name) for bar in self._bars), default=0) + 2 * GRID
        return int(min(longest, self.width() * _MOST_OF_NAME))

    def _days(self) -> tuple[date, date]:
        """Return the first day shown, and the first that is not."""
        firsts = [bar.starts_on for bar in self._bars]
        lasts = [bar.ends_on for bar in self._bars]
        if self._due_on is not None:
            firsts.append(self._due_on)
            lasts.append(self._due_on)
        first, last = min(firsts), max(lasts)
        return first - timedelta(days=first.weekday()), last + timedelta(days=2)

    def _x(self, day: date) -> float:
        first, end = self._days()
        left = self._name_width()
        return left + (self.width() - left - GRID) * min(max((day - first) / (end - first), 0.0), 1.0)

    # Painting

    def _paint_weeks(self, painter: QPainter) -> None:
        """Draw a line where a week begins, and its date above wherever there is room."""
        day, end = self._days()
        quiet = outline_colour(self.palette())
        free_from = 0.0
        while day < end:
            x = self._x(day)
            painter.setPen(QPen(quiet, 1, Qt.PenStyle.DotLine))
            painter.drawLine(int(x), self._head(), int(x), self.height())
            words = say_day(day)
            needs = self.fontMetrics().horizontalAdvance(words)
            if x >= free_from and x + needs <= self.width():
                painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
                painter.drawText(int(x), self.fontMetrics().ascent(), words)
                free_from = x + needs + GRID
            day += _WEEK

    def _paint_bar(self, painter: QPainter, at: int, bar: Bar) -> None:
        line = self._line(at)
        palette = self.palette()
        text = palette.color(QPalette.ColorRole.WindowText)
        if at == self._current:
            painter.fillRect(line, palette.color(QPalette.ColorRole.AlternateBase))
            if self.hasFocus():
                painter.setPen(QPen(palette.color(QPalette.ColorRole.Accent), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(line.adjusted(1, 1, -1, -1))
        painter.setPen(text)
        room = QRect(GRID // 2, line.top(), self._name_width() - GRID, line.height())
        cut = self.fontMetrics().elidedText(bar.name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, cut)
        left, right = self._x(bar.starts_on), self._x(bar.ends_on + timedelta(days=1))
        shape = QRectF(left, line.top() + 4, max(right - left, 3.0), line.height() - 8)
        colour = self._colour_of(bar)
        painter.setPen(QPen(colour, 1.5))
        painter.setBrush(colour if bar.critical else palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(shape, 2, 2)
        if bar.late and not bar.critical:
            painter.setBrush(QBrush(colour, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(shape, 2, 2)
        can_wait_until = self._x(bar.can_end_on + timedelta(days=1))
        if can_wait_until > right:
            painter.setPen(QPen(colour, 1.5, Qt.PenStyle.DotLine))
            middle = shape.center().y()
            painter.drawLine(int(right), int(middle), int(can_wait_until), int(middle))

    def _colour_of(self, bar: Bar) -> QColor:
        if bar.late:
            return tone_colours(Tone.BAD, self.palette())[0]
        return self.palette().color(QPalette.ColorRole.Accent)

    def _paint_due(self, painter: QPainter) -> None:
        if self._due_on is None:
            return
        x = int(self._x(self._due_on))
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.WindowText), 2))
        painter.drawLine(x, self._head() - GRID // 2, x, self.height())

    # Qt's names

    def sizeHint(self) -> QSize:
        """Return the room for all lines."""
        return QSize(
            60 * self.fontMetrics().averageCharWidth(), self._head() + len(self._bars) * self._line_height() + GRID // 2
        )

    def minimumSizeHint(self) -> QSize:
        """Return a narrow one of the same height."""
        return QSize(_LEAST_WIDTH * self.fontMetrics().averageCharWidth(), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the weeks, the bars and the day on which all must be done."""
        if not self._bars:
            return
        painter = QPainter(self)
        self._paint_weeks(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, bar in enumerate(self._bars):
            self._paint_bar(painter, at, bar)
        self._paint_due(painter)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from line to line with the arrows, Home and End; open one with Enter."""
        keys = Qt.Key
        steps = {keys.Key_Up: -1, keys.Key_Left: -1, keys.Key_Down: 1, keys.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            self.pick(max(0, self._current + steps[key]))
        elif key == keys.Key_Home:
            self.pick(0)
        elif key == keys.Key_End:
            self.pick(len(self._bars) - 1)
        elif key in (keys.Key_Return, keys.Key_Enter) and self._bars:
            self.opened.emit(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the line under the mouse the current one."""
        self.pick((int(event.position().y()) - self._head()) // self._line_height())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the line under the mouse."""
        if self._bars:
            self.opened.emit(self._current)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is here."""
        super().focusInEvent(event)
        self._scroll_to_current()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        """Take other room in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
