"""How the rows of lists, tables and trees are drawn: tall enough to hit, the chosen one readable."""

from collections.abc import Collection

from PySide6.QtCore import QMargins, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from bidprep.ui.appearance import GRID, Tone, row_height
from bidprep.ui.widgets.pill import draw_pill, pill_size

TONE_ROLE = int(Qt.ItemDataRole.UserRole) + 100
"""A model gives a `Tone` in this role, and the words of that cell are drawn as a pill."""

_Index = QModelIndex | QPersistentModelIndex

# Looked up once: an enum member costs microseconds at each look-up, and these are wanted for every cell.
_HAS_FOCUS = QStyle.StateFlag.State_HasFocus
_SELECTED = QStyle.StateFlag.State_Selected
_PANEL = QStyle.PrimitiveElement.PE_PanelItemViewItem
_ITEM = QStyle.ControlElement.CE_ItemViewItem
_QUIET_TEXT = QPalette.ColorRole.PlaceholderText
_WRAP = QStyleOptionViewItem.ViewItemFeature.WrapText
_TEXT = QPalette.ColorRole.Text
_WHOLE_ROWS = QAbstractItemView.SelectionBehavior.SelectRows

_SIDE = GRID // 2
_RING = 2


class RowDelegate(QStyledItemDelegate):
    """Draws rows of 30 px or more. Columns in `quiet`, such as counts, are drawn in the quieter colour.

    The words of columns in `wrapped` take as many lines as they need; all others are cut with … at the end of one.
    """

    def __init__(
        self, parent: QObject | None = None, quiet: Collection[int] = (), wrapped: Collection[int] = ()
    ) -> None:
        super().__init__(parent)
        self._quiet = frozenset(quiet)
        self._wrapped = frozenset(wrapped)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the room for the words, and the height of a row."""
        if index.column() in self._wrapped:
            option = QStyleOptionViewItem(option)
            option.rect = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
            wanted = super().sizeHint(option, index).grownBy(QMargins(0, GRID // 2, 0, GRID // 2))
        else:
            wanted = super().sizeHint(option, index)
        width = wanted.width() + 2 * _SIDE
        tone = index.data(TONE_ROLE)
        if tone is not None:
            pill = pill_size(str(index.data() or ""), Tone(tone), option.fontMetrics)
            width = max(width, pill.width() + 2 * GRID)
        return QSize(width, max(wanted.height(), row_height(option.fontMetrics)))

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Take what the model says; words that are too long are cut with …, unless their column wraps."""
        super().initStyleOption(option, index)
        if index.column() not in self._wrapped:
            option.features &= ~_WRAP
        if index.column() in self._quiet:
            palette = QPalette(option.palette)
            palette.setColor(_TEXT, palette.color(_QUIET_TEXT))
            option.palette = palette

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell, its pill if it has a tone, and its part of the ring that shows the focus."""
        view = option.widget
        if not isinstance(view, QAbstractItemView):
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        # The style marks the focus in the colour of the chosen row, where nobody sees it.
        drawn.state &= ~_HAS_FOCUS
        cell = QRect(drawn.rect)
        view.style().drawPrimitive(_PANEL, drawn, painter, view)
        tone = index.data(TONE_ROLE)
        if tone is not None and drawn.text:
            _paint_pill(painter, drawn, Tone(tone))
        else:
            drawn.rect = cell.adjusted(_SIDE, 0, -_SIDE, 0)
            view.style().drawControl(_ITEM, drawn, painter, view)
        if view.hasFocus():
            _paint_ring(painter, cell, drawn, view, index)


def cell_width(words: str, tone: Tone | None, metrics: QFontMetrics) -> int:
    """Return the room that a cell's words, or its pill, take in one line."""
    if tone is not None and words:
        return pill_size(words, tone, metrics).width() + 2 * GRID
    return max(map(metrics.horizontalAdvance, words.split("\n"))) + 2 * _SIDE + GRID


def _paint_pill(painter: QPainter, drawn: QStyleOptionViewItem, tone: Tone) -> None:
    room = drawn.rect.adjusted(GRID, 0, -GRID, 0)
    size = pill_size(drawn.text, tone, drawn.fontMetrics).boundedTo(room.size())
    place = QStyle.alignedRect(drawn.direction, drawn.displayAlignment, size, room)
    painter.save()
    painter.setFont(drawn.font)
    draw_pill(painter, place, drawn.text, tone, drawn.palette)
    painter.restore()


def _paint_ring(
    painter: QPainter, cell: QRect, drawn: QStyleOptionViewItem, view: QAbstractItemView, index: _Index
) -> None:
    """Draw this cell's part of the ring round the row, or round the cell, that has the focus."""
    current = view.currentIndex()
    if current.row() != index.row() or current.parent() != index.parent():
        return
    first = last = True
    if view.selectionBehavior() == _WHOLE_ROWS:
        first = index.column() == 0
        last = index.column() == index.model().columnCount(index.parent()) - 1
    elif current.column() != index.column():
        return
    chosen = bool(drawn.state & _SELECTED)
    role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Highlight
    colour = drawn.palette.color(QPalette.ColorGroup.Active, role)
    inside = cell.adjusted(1, 1, -1, -1) if chosen else cell
    left = inside.left() if first else cell.left()
    if first and isinstance(view, QTreeView):
        # In a tree the row begins before its first cell, with the branch.
        left = 1 if chosen else 0
    width = (inside.right() if last else cell.right()) - left + 1
    painter.fillRect(left, inside.top(), width, _RING, colour)
    painter.fillRect(left, inside.bottom() - _RING + 1, width, _RING, colour)
    if first:
        painter.fillRect(left, inside.top(), _RING, inside.height(), colour)
    if last:
        painter.fillRect(inside.right() - _RING + 1, inside.top(), _RING, inside.height(), colour)
