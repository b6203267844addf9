"""A board: columns of cards, each card in the column of its state, moved to another by keyboard or by hand.

Each column is one list over one model that draws its cards itself, so that hundreds cost no more than what is seen. Tab
comes to the current card; the arrows go from card to card, Shift with Left or Right moves it to the column beside its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from bidprep.ui.appearance import GRID, Tone, outline_colour
from bidprep.ui.widgets.pill import Pill

Index = QModelIndex | QPersistentModelIndex

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_IN_WORDS = (int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.ToolTipRole))
_MOVABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_SELECTED = QStyle.StateFlag.State_Selected
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_CARD = "application/x-bidprep-card"
_LEAST_CHARACTERS = 20  # of a column
_LINES = 4
_LOUD = 2  # lines that are not quieter
_ROUND = 6


@dataclass(frozen=True, slots=True)
class BoardCard:
    """A card: what it stands for by its id, its title, the lines below, and all of it in words."""

    id: str
    title: str
    lines: tuple[str, str, str]
    words: str


@dataclass(frozen=True, slots=True)
class BoardColumn:
    """A column: the state that its cards are in, by key and by name, and what is said while there are none."""

    key: str
    name: str
    tone: Tone
    empty: str


class Board(QWidget):
    """Columns side by side; those that have no room are scrolled to."""

    moved = Signal(str, str)  # the id of a card, and the key of the column it is to be in
    opened = Signal(str)

    def __init__(self, columns: Sequence[BoardColumn]) -> None:
        super().__init__()
        self.lanes = tuple(_Lane(column) for column in columns)
        self._at = 0
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        for at, lane in enumerate(self.lanes):
            row.addWidget(lane, 1)
            lane.list.gone.connect(lambda by, at=at: self._go(at, by))
            lane.list.moved.connect(self.move_current)
            lane.list.opened.connect(self.opened)
            lane.list.dropped.connect(lambda card_id, key=lane.column.key: self.moved.emit(card_id, key))
            lane.list.entered.connect(lambda at=at: self._enter(at))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._area)
        self._enter(0)

    def show_cards(self, cards: Mapping[str, Sequence[BoardCard]]) -> None:
        """Show the cards of each column by its key; the current one stays so, wherever it is now.

        Where it is gone, the one in its place becomes current, or the first there is.
        """
        current, row = self.current(), self.lanes[self._at].list.currentIndex().row()
        had_keyboard = any(lane.list.hasFocus() for lane in self.lanes)
        for lane in self.lanes:
            lane.show_cards(tuple(cards.get(lane.column.key, ())))
        at, row = self._place_of(current.id if current else "") or self._nearest(self._at, row)
        self._pick(at, row, take_keyboard=had_keyboard)

    def current(self) -> BoardCard | None:
        """Return the current card."""
        index = self.lanes[self._at].list.currentIndex()
        return self.lanes[self._at].cards[index.row()] if index.isValid() else None

    def move_current(self, by: int) -> None:
        """Ask for the current card to be moved so many columns on; back where negative. Beyond the last is nowhere."""
        card, to = self.current(), self._at + by
        if card is not None and 0 <= to < len(self.lanes):
            self.moved.emit(card.id, self.lanes[to].column.key)

    def focus_first(self) -> None:
        """Go to the current card."""
        self.lanes[self._at].list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, at: int, by: int) -> None:
        """Go to the nearest column on one side that has cards, on the same height."""
        row = self.lanes[at].list.currentIndex().row()
        ways = range(at + by, len(self.lanes) if by > 0 else -1, by)
        to = next((to for to in ways if self.lanes[to].cards), None)
        if to is not None:
            self._pick(to, row, take_keyboard=True)

    def _pick(self, at: int, row: int, *, take_keyboard: bool) -> None:
        lane = self.lanes[at]
        if lane.cards:
            lane.list.setCurrentIndex(lane.list.model().index(max(0, min(row, len(lane.cards) - 1)), 0))
        self._enter(at)
        if take_keyboard:
            self.focus_first()

    def _enter(self, at: int) -> None:
        """Make a column the current one: Tab comes to it alone, and no card of another is marked."""
        self._at = at
        for other, lane in enumerate(self.lanes):
            lane.list.setFocusPolicy(Qt.FocusPolicy.StrongFocus if other == at else Qt.FocusPolicy.ClickFocus)
            if other != at:
                lane.list.clearSelection()
                lane.list.setCurrentIndex(QModelIndex())
        self._area.ensureWidgetVisible(self.lanes[at], GRID, 0)

    def _place_of(self, card_id: str) -> tuple[int, int] | None:
        for at, lane in enumerate(self.lanes):
            for row, card in enumerate(lane.cards):
                if card.id == card_id:
                    return at, row
        return None

    def _nearest(self, at: int, row: int) -> tuple[int, int]:
        if self.lanes[at].cards:
            return at, row
        return next(((other, 0) for other, lane in enumerate(self.lanes) if lane.cards), (at, 0))


class _Lane(QWidget):
    """A column: its name as a pill, how many cards it has, and the cards."""

    def __init__(self, column: BoardColumn) -> None:
        super().__init__()
        self.column = column
        self.cards: tuple[BoardCard, ...] = ()
        self._model = _Cards(self)
        self._count = QLabel()
        self.list = _CardList(self._model, column)
        top = QHBoxLayout()
        top.setSpacing(GRID)
        name = Pill(column.name, column.tone)
        name.setToolTip(column.name)
        top.addWidget(name, 1)
        top.addStretch()
        top.addWidget(self._count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, GRID, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)

    def show_cards(self, cards: tuple[BoardCard, ...]) -> None:
        """Show these cards."""
        self._count.setText(f"{len(cards):,}")
        called = f"{self.column.name}, {len(cards):,} {'card' if len(cards) == 1 else 'cards'}"
        self._count.setAccessibleName(called)
        self.list.setAccessibleName(called)
        if cards != self.cards:
            self.cards = cards
            self._model.show_cards(cards)


class _Cards(QAbstractListModel):
    """The cards of a column, for its list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.cards: tuple[BoardCard, ...] = ()

    def show_cards(self, cards: tuple[BoardCard, ...]) -> None:
        """Show these cards instead."""
        self.beginResetModel()
        self.cards = cards
        self.endResetModel()

    # Qt's names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many cards there are."""
        return 0 if parent.isValid() else len(self.cards)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        """Return the title of a card, and all of it in words for screen readers and as tip."""
        if role == _DISPLAY:
            return self.cards[index.row()].title
        return self.cards[index.row()].words if role in _IN_WORDS else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that cards can be dragged."""
        return _MOVABLE if index.isValid() else Qt.ItemFlag.NoItemFlags


class _CardList(QListView):
    """The cards of a column under one another, or in a sentence why there are none."""

    gone = Signal(int)
    moved = Signal(int)
    opened = Signal(str)
    dropped = Signal(str)
    entered = Signal()

    def __init__(self, model: _Cards, column: BoardColumn) -> None:
        super().__init__()
        self._cards = model
        self._empty = column.empty
        self._is_target = False
        self.setModel(model)
        self.setItemDelegate(_CardDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.setDragEnabled(True)
        self.viewport().setAcceptDrops(True)
        self.setAccessibleDescription(f"{_KEYS} {column.empty}")
        self.activated.connect(lambda index: self.opened.emit(model.cards[index.row()].id))
        model.modelReset.connect(self.viewport().update)
        self._suit()

    def _suit(self) -> None:
        self.setMinimumWidth(_LEAST_CHARACTERS * self.fontMetrics().averageCharWidth())

    def _mark(self, *, is_target: bool) -> None:
        if is_target != self._is_target:
            self._is_target = is_target
            self.viewport().update()

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._suit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the column beside this one, take the card there, open it, or go within the column."""
        by = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        index = self.currentIndex()
        if by and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.moved.emit(by)
        elif by:
            self.gone.emit(by)
        elif index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self._cards.cards[index.row()].id)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the current column, with a card picked."""
        super().focusInEvent(event)
        if self._cards.cards and not self.currentIndex().isValid():
            self.setCurrentIndex(self._cards.index(0, 0))
        self.entered.emit()

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Take the card in hand, as it looks."""
        index = self.currentIndex()
        if index.isValid():
            drag = QDrag(self)
            drag.setMimeData(card_in_hand(self._cards.cards[index.row()].id))
            drag.setPixmap(self.viewport().grab(self.visualRect(index)))
            drag.exec(Qt.DropAction.MoveAction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a card of ours, and nothing else."""
        if event.mimeData().hasFormat(_CARD):
            self._mark(is_target=True)
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take a card anywhere in the column."""
        if event.mimeData().hasFormat(_CARD):
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Let go of the mark."""
        self._mark(is_target=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the card that was let go here."""
        self._mark(is_target=False)
        if event.mimeData().hasFormat(_CARD):
            event.acceptProposedAction()
            self.dropped.emit(event.mimeData().data(_CARD).toStdString())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards, or why there are none; and a ring where a card would be let go or the keyboard is without one."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        room = self.viewport().rect()
        if not self._cards.cards:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            wraps = Qt.TextFlag.TextWordWrap
            painter.drawText(
                room.adjusted(GRID, GRID // 2, -GRID, -GRID), int(Qt.AlignmentFlag.AlignTop | wraps), self._empty
            )
        if self._is_target or (self.hasFocus() and not self._cards.cards):
            painter.setPen(self.palette().color(QPalette.ColorRole.Highlight))
            for inside in range(2):
                painter.drawRect(room.adjusted(inside, inside, -inside - 1, -inside - 1))
        painter.end()


class _CardDelegate(QStyledItemDelegate):
    """Draws a card: its title and its lines, the later ones quieter; a ring tells the current one."""

    def __init__(self, view: _CardList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room for its lines, and the distance to the next card."""
        return QSize(0, _LINES * option.fontMetrics.lineSpacing() + 3 * GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one card."""
        view = self._view
        card = view._cards.cards[index.row()]
        palette = view.palette()
        highlight = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight)
        is_current = bool(option.state & _SELECTED)
        width = 2 if is_current and view.hasFocus() else 1
        shape = option.rect.adjusted(1, 1, -2, -GRID)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(palette.base())
        pen = painter.pen()
        pen.setColor(highlight if is_current else outline_colour(palette))
        pen.setWidth(width)
        painter.setPen(pen)
        painter.drawRoundedRect(shape, _ROUND, _ROUND)
        line = QRect(shape.adjusted(GRID, GRID - 2, -GRID, 0))
        line.setHeight(option.fontMetrics.lineSpacing())
        font = QFont(option.font)
        font.setBold(True)
        for at, words in enumerate((card.title, *card.lines)):
            painter.setFont(font if at == 0 else option.font)
            metrics = QFontMetrics(painter.font())
            role = QPalette.ColorRole.Text if at < _LOUD else QPalette.ColorRole.PlaceholderText
            painter.setPen(palette.color(role))
            painter.drawText(line, _LEFT, metrics.elidedText(words, Qt.TextElideMode.ElideRight, line.width()))
            line.translate(0, line.height())
        painter.restore()


def card_in_hand(card_id: str) -> QMimeData:
    """Return what a card is while it is dragged from one column to another."""
    held = QMimeData()
    held.setData(_CARD, card_id.encode())
    return held


_KEYS = "Arrow keys go from card to card; Shift with Left or Right moves a card; Enter opens it."
