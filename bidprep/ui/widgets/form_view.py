"""A buyer's form as it reads: headings, paragraphs and tables' rows, each with a mark where a question begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bidprep.domain.form_proposals import FormBlock
from bidprep.ui.appearance import GRID, Tone, outline_colour
from bidprep.ui.widgets.pill import draw_pill, pill_size

_Index = QModelIndex | QPersistentModelIndex

_LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_MARK_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)

_MOST_SHOWN = 1_500
"""Characters of one cell or paragraph that are shown; the words of a question stand beside the form in full."""
_LEAST_MARGIN, _MOST_MARGIN = 4, 12
"""The room for a mark, in characters of its number."""
_WRAP = int(Qt.TextFlag.TextWordWrap)
_PADDING = 6
_NARROWEST, _FEW, _SHARING, _WIDEST = 3, 9, 28, 42
"""How wide a column counts, in characters: one of few gets its words’ width, the others share what is left.

A column that shares counts no less than `_SHARING`, so that its heading is not cut in the middle of a word.
"""


@dataclass(frozen=True)
class Mark:
    """What stands beside a block where a question begins: its number in a tone, and the same said in words."""

    number: str
    tone: Tone
    words: str


@dataclass(frozen=True)
class _Line:
    """A line of the view: a block of the form, or the name of the sheet that begins (`block` is None).

    `widths` are those of the longest words in each column, in characters and up to a bound.
    """

    kind: str
    words: tuple[str, ...]
    widths: tuple[int, ...]
    block: int | None


class FormView(QListView):
    """Shows the blocks of a form. `picked` tells which one a person has come to, `chosen` on which Enter was pressed."""

    picked = Signal(int)
    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._lines = _Lines(self)
        self._showing = False
        self.setModel(self._lines)
        self.setItemDelegate(_LineDelegate(self))
        self.setAccessibleName("The form as it reads")
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentChanged.connect(lambda *_: self._tell_picked())

    @property
    def block(self) -> int | None:
        """The block that is picked; None where none is."""
        return self._lines.block_at(self.currentIndex().row())

    def show_blocks(self, blocks: Sequence[FormBlock]) -> None:
        """Show the blocks of another form."""
        self._lines.show_blocks(blocks)
        self._delegate.forget_heights()

    def show_marks(self, marks: Mapping[int, Mark]) -> None:
        """Show where questions begin, by block."""
        longest = max((len(mark.number) for mark in marks.values()), default=0)
        if self._delegate.make_room(min(max(longest, _LEAST_MARGIN), _MOST_MARGIN)):
            self.scheduleDelayedItemsLayout()
        self._lines.show_marks(marks)

    def show_block(self, block: int) -> None:
        """Pick a block and scroll to it, without telling."""
        row = self._lines.row_of(block)
        if row is None:
            return
        self._showing = True
        self.setCurrentIndex(self._lines.index(row))
        self._show_picked()
        self._showing = False

    @property
    def _delegate(self) -> "_LineDelegate":
        found = self.itemDelegate()
        assert isinstance(found, _LineDelegate)  # noqa: S101 # set above
        return found

    def _tell_picked(self) -> None:
        block = self.block
        if not self._showing and block is not None:
            self.picked.emit(block)

    def _show_picked(self) -> None:
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.PositionAtCenter)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lines the room that they need at another width, and keep in sight what is picked.

        Of itself Qt lays a list out anew only where its height changes.
        """
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
        QTimer.singleShot(0, self, self._show_picked)

    def changeEvent(self, event: QEvent) -> None:
        """Measure again where the text has another size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_lines"):
            self._delegate.forget_heights()
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the block on Enter."""
        block = self.block
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and block is not None:
            self.chosen.emit(block)
        else:
            super().keyPressEvent(event)


class _Lines(QAbstractListModel):
    """The lines of the view, with what is beside them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._rows: dict[int, int] = {}
        self._marks: dict[int, Mark] = {}

    def show_blocks(self, blocks: Sequence[FormBlock]) -> None:
        """Take other blocks; where there are several parts, each begins with its name."""
        self.beginResetModel()
        self._lines = []
        self._rows = {}
        self._marks = {}
        named = len({block.part for block in blocks}) > 1
        widths = _column_widths(blocks)
        for at, block in enumerate(blocks):
            if named and (at == 0 or blocks[at - 1].part != block.part):
                self._lines.append(_Line("part", (block.part.strip(),), (_WIDEST,), None))
            self._rows[at] = len(self._lines)
            words = tuple(map(_shortened, block.words)) if block.kind == "row" else (_shortened(" ".join(block.words)),)
            self._lines.append(_Line(block.kind, words, widths[at], at))
        self.endResetModel()

    def show_marks(self, marks: Mapping[int, Mark]) -> None:
        """Take other marks; only the lines whose mark has changed are painted anew."""
        before, self._marks = self._marks, dict(marks)
        for block in before.keys() | self._marks.keys():
            if before.get(block) != self._marks.get(block) and block in self._rows:
                index = self.index(self._rows[block])
                self.dataChanged.emit(index, index, [_MARK_ROLE, _ACCESSIBLE])

    def block_at(self, row: int) -> int | None:
        """Return the block of a line."""
        return self._lines[row].block if 0 <= row < len(self._lines) else None

    def row_of(self, block: int) -> int | None:
        """Return the line of a block."""
        return self._rows.get(block)

    # Qt's names

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        """Return a line, its mark, and both in words."""
        line = self._lines[index.row()]
        mark = self._marks.get(line.block) if line.block is not None else None
        if role == _LINE_ROLE:
            return line
        if role == _MARK_ROLE:
            return mark
        if role in (_DISPLAY, _ACCESSIBLE):
            words = "; ".join(words or "blank" for words in line.words)
            if line.kind == "part":
                return f"Sheet {words}"
            return f"{mark.words} {words}" if mark else words
        return None


class _LineDelegate(QStyledItemDelegate):
    """Draws a line of the form: a heading in bold, a row's cells in their frames, and the mark before them."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heights: dict[tuple[int, int], int] = {}
        self._room = _LEAST_MARGIN

    def make_room(self, characters: int) -> bool:
        """Leave room for marks with numbers of so many characters; return whether all lines must be laid out anew."""
        if characters == self._room:
            return False
        self._room = characters
        self.forget_heights()
        return True

    def forget_heights(self) -> None:
        """Measure all lines again."""
        self._heights = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the width of the view and the height of the words in it."""
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        height = self._heights.get((index.row(), width))
        if height is None:
            line: _Line = index.data(_LINE_ROLE)
            metrics = QFontMetrics(_font_of(line, option.font))
            rects = self._cell_rects(line, QRect(0, 0, width, 0), option.fontMetrics)
            heights = [
                metrics.boundingRect(QRect(0, 0, max(rect.width() - 2 * _PADDING, 1), 0), _WRAP, words).height()
                for rect, words in zip(rects, line.words, strict=True)
            ]
            height = max([metrics.height(), *heights]) + 2 * _PADDING
            self._heights[index.row(), width] = height
        return QSize(width, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the line."""
        view = option.widget
        line: _Line = index.data(_LINE_ROLE)
        if not isinstance(view, QAbstractItemView):
            return
        drawn = QStyleOptionViewItem(option)
        drawn.state &= ~QStyle.StateFlag.State_HasFocus
        view.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, drawn, painter, view)
        is_picked = bool(option.state & QStyle.StateFlag.State_Selected)
        group = QPalette.ColorGroup.Active if view.hasFocus() else QPalette.ColorGroup.Inactive
        role = QPalette.ColorRole.HighlightedText if is_picked else QPalette.ColorRole.Text
        painter.save()
        painter.setFont(_font_of(line, option.font))
        for rect, words in zip(self._cell_rects(line, option.rect, option.fontMetrics), line.words, strict=True):
            if line.kind == "row":
                painter.setPen(outline_colour(option.palette))
                painter.drawRect(rect.adjusted(0, 0, -1, 0))
            painter.setPen(option.palette.color(group, role))
            painter.drawText(rect.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING), _WRAP, words)
        mark = index.data(_MARK_ROLE)
        if mark is not None:
            self._paint_mark(painter, option, mark)
        painter.restore()

    def _margin(self, metrics: QFontMetrics) -> int:
        """Return the room for marks: their longest number, a sign and the ends of the pill."""
        return (self._room + 8) * metrics.averageCharWidth()

    def _paint_mark(self, painter: QPainter, option: QStyleOptionViewItem, mark: Mark) -> None:
        room = QRect(option.rect.left() + GRID // 2, option.rect.top() + 3, self._margin(option.fontMetrics) - GRID, 0)
        size = pill_size(mark.number, mark.tone, option.fontMetrics)
        painter.setFont(option.font)
        place = QRect(room.left(), room.top(), min(size.width(), room.width()), size.height())
        draw_pill(painter, place, mark.number, mark.tone, option.palette)

    def _cell_rects(self, line: _Line, rect: QRect, metrics: QFontMetrics) -> list[QRect]:
        character = metrics.averageCharWidth()
        left, room = rect.left() + self._margin(metrics), max(rect.width() - self._margin(metrics) - GRID, 1)
        fixed = [width * character + 3 * _PADDING if width <= _FEW else 0 for width in line.widths]
        if sum(fixed) > room // 2:
            fixed = [0] * len(fixed)
        shared = sum(width for width, own in zip(line.widths, fixed, strict=True) if not own)
        left_over = room - sum(fixed)
        found: list[QRect] = []
        for width, own in zip(line.widths, fixed, strict=True):
            wide = own or left_over * width // shared
            found.append(QRect(left, rect.top(), wide, rect.height()))
            left += wide
        return found


def _font_of(line: _Line, font: QFont) -> QFont:
    shown = QFont(font)
    shown.setBold(line.kind in ("heading", "part"))
    shown.setItalic(line.kind == "part")
    return shown


def _column_widths(blocks: Sequence[FormBlock]) -> list[tuple[int, ...]]:
    """Return the widths of the columns of each block: alike in the rows that stand together."""
    widths: list[tuple[int, ...]] = []
    start = 0
    while start < len(blocks):
        end = start + 1
        if blocks[start].kind == "row":
            while end < len(blocks) and blocks[end].kind == "row" and blocks[end].part == blocks[start].part:
                end += 1
            rows = blocks[start:end]
            of_count = {
                count: _widths([row.words for row in rows if len(row.words) == count])
                for count in {len(row.words) for row in rows}
            }
            widths += [of_count[len(row.words)] for row in rows]
        else:
            widths.append((_WIDEST,))
        start = end
    return widths


def _widths(rows: Sequence[tuple[str, ...]]) -> tuple[int, ...]:
    longest = [max(min(len(row[column]), _WIDEST) for row in rows) for column in range(len(rows[0]))]
    # Blanks are where answers go: they are to be seen.
    blank = [all(not row[column].strip() for row in rows) for column in range(len(rows[0]))]
    return tuple(
        _SHARING if empty else max(width, _NARROWEST if width <= _FEW else _SHARING)
        for width, empty in zip(longest, blank, strict=True)
    )


def _shortened(words: str) -> str:
    return words if len(words) <= _MOST_SHOWN else words[:_MOST_SHOWN] + "…"
