"""The lots of a bid: a table and a grid of the same, chosen many at a time and put in our order."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout

from bidprep.domain.ids import new_id
from bidprep.domain.money import say_money
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.whole_bid import WholeBid
from bidprep.operations.decisions import say_percent
from bidprep.operations.lot_priorities import LotPriority, move_lot, order_by_score, read_lot_priorities
from bidprep.operations.lots import choose_lots
from bidprep.operations.records import add_record, remove_record
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.lot import CHOICE_WORDS
from bidprep.ui.pages.lot_grid import LotGrid
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.in_sight import ReadInSight
from bidprep.ui.widgets.record_list import RecordList

_CHOICE_TONES = {LotChoice.UNDECIDED: None, LotChoice.BID: Tone.GOOD, LotChoice.NO_BID: Tone.NEUTRAL}


def _order(told: LotPriority) -> int | None:
    return told.lot.preference if told.is_wanted else None


def _partners(told: LotPriority) -> str:
    signed = f" ({told.signed} signed)" if told.signed else ""
    return ", ".join(told.partners) + signed


def _may(told: LotPriority) -> str:
    return told.eligibility.words


_COLUMNS = (
    Column("Lot", lambda told: told.lot.reference, key=lambda told: told.lot.position, width=18),
    Column("We bid?", lambda told: CHOICE_WORDS[told.lot.choice], width=14, tone=lambda told: _CHOICE_TONES[told.lot.choice]),
    Column("Order", lambda told: f"{_order(told) or ''}", key=_order, number=True, width=8),
    Column("Title", lambda told: told.lot.title, stretch=True),
    Column("Category", lambda told: told.lot.category, width=24),
    Column("Region", lambda told: told.lot.region, width=18),
    Column("Area", lambda told: told.lot.area, width=18),
    Column("Value", lambda told: say_money(told.lot.value),
           key=lambda told: told.lot.value.amount if told.lot.value else None, number=True, width=14),
    Column("Priority", lambda told: say_percent(told.percent) if told.percent is not None else "",
           key=lambda told: told.percent, number=True, width=10),
    Column("May we bid?", _may, width=34, tone=lambda told: Tone.BAD if told.eligibility.may is False else None),
    Column("Partners", _partners, key=lambda told: len(told.partners), width=30),
    Column("Gaps", lambda told: ", ".join(told.gaps), key=lambda told: len(told.gaps), width=24),
    Column("Written", lambda told: f"{told.answered} of {told.asked}" if told.asked else "",
           key=lambda told: told.answered, width=12),
    Column("Who for", lambda told: told.lot.conditions, width=26),
    Column("Now with", lambda told: "; ".join((told.lot.incumbent, *told.lot.subcontractors)).strip("; "), width=40),
)  # fmt: skip
_ORDER_COLUMN = 2


class BidLots(ReadInSight):
    """The lots as a table, which is always there, or as a grid; what is done is done to those selected in either."""

    wanted = Signal(object)  # the Place to go to

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._whole: WholeBid | None = None
        self._rows: tuple[LotPriority, ...] = ()
        self._grid: LotGrid | None = None
        empty = EmptyState(
            "No lots",
            "Where the buyer lets parts be won by themselves, each is a lot. "
            "Take them in from a table (CSV) or add them by hand.",
            "Add a lot",
        )
        empty.begun.connect(self._add)
        self.list = RecordList("lots", _COLUMNS, empty, many=True)
        self.list.removal_asked.connect(self._remove)
        self.list.opened.connect(lambda told: self.wanted.emit(Place("lot", told.id)))
        self.list.table.installEventFilter(self)
        self.shape = QPushButton(icon("table"), "Grid")
        self.shape.setAccessibleDescription("Contract types down, regions or areas across")
        self.shape.clicked.connect(self.change_shape)
        self._add_buttons()
        self._views = QStackedWidget()
        self._views.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._views, 1)

    @property
    def grid(self) -> LotGrid:
        """The grid, made when it is first wanted."""
        if self._grid is None:
            self._grid = LotGrid()
            self._grid.opened.connect(self._open_cell)
            back = QPushButton(icon("list"), "Table")
            back.clicked.connect(self.change_shape)
            self._grid.add_buttons((*self._choice_buttons(), back))
            self._views.addWidget(self._grid)
        return self._grid

    @property
    def is_grid(self) -> bool:
        """Whether the grid is shown."""
        return self._views.currentWidget() is self._grid

    def show_bid(self, whole: WholeBid) -> None:
        """Show the lots of a bid with what they are put in order by."""
        if self._whole is None or whole.bid.id != self._whole.bid.id:
            self._views.setCurrentWidget(self.list)
        self._whole = whole
        self.read_in_sight(
            lambda: self._session.ask(
                lambda workspace: read_lot_priorities(workspace, whole),
                lambda rows: self._show(whole, rows),
                topic="lots of bid",
            )
        )

    def forget(self) -> None:
        """Show no lots until those of another bid come."""
        super().forget()
        self._whole = None
        self._rows = ()
        self._views.setCurrentWidget(self.list)
        self.list.forget()

    def change_shape(self) -> None:
        """Show the grid instead of the table, or the table instead of the grid."""
        to_grid = not self.is_grid
        if to_grid:
            self.grid.show_lots(self._rows)
        self._views.setCurrentWidget(self.grid if to_grid else self.list)
        (self.grid.table if to_grid else self.list.table).setFocus()

    def selected(self) -> tuple[LotPriority, ...]:
        """Return the lots that are selected in what is shown."""
        return self.grid.selected() if self.is_grid else tuple(self.list.selected())

    def _show(self, whole: WholeBid, rows: tuple[LotPriority, ...]) -> None:
        if whole is not self._whole:
            return  # they came too late: another bid is shown
        self._rows = tuple(sorted(rows, key=lambda told: told.lot.position))
        self.list.show_rows(self._rows)
        if self.is_grid:
            self.grid.show_lots(self._rows)

    def _add_buttons(self) -> None:
        for button in self._choice_buttons():
            self.list.add_button(button)
        order = QPushButton("O&rder")
        order.setAccessibleName("Order of the lots we bid for")
        menu = QMenu(order)
        for words, act in (
            ("Move &up (Alt+Up)", lambda: self._move(-1)),
            ("Move &down (Alt+Down)", lambda: self._move(1)),
            ("Put in the order of their &priority", self.put_in_order),
            ("&Show in our order", self.show_in_order),
        ):
            menu.addAction(words).triggered.connect(lambda _checked=False, act=act: act())
        order.setMenu(menu)
        self.list.add_button(order)
        self.list.add_button(self.shape)
        add = QPushButton(icon("plus"), "&Add")
        add.setAccessibleName("Add lot")
        add.clicked.connect(self._add)
        self.list.add_button(add)

    def _choice_buttons(self) -> tuple[QPushButton, ...]:
        made = []
        for words, choice in (
            ("&We bid", LotChoice.BID),
            ("&No bid", LotChoice.NO_BID),
            ("Undec&ided", LotChoice.UNDECIDED),
        ):
            button = QPushButton(words)
            button.setAccessibleDescription("For the selected lots")
            button.clicked.connect(lambda _checked=False, choice=choice: self._choose(choice))
            made.append(button)
        return tuple(made)

    def show_in_order(self) -> None:
        """Sort the table by our order; the heading of any other column sorts by that."""
        self.list.table.sortByColumn(_ORDER_COLUMN, Qt.SortOrder.AscendingOrder)

    def _choose(self, choice: LotChoice) -> None:
        lots = tuple(told.lot for told in self.selected())
        if lots:
            self._session.do(lambda workspace: choose_lots(workspace, lots, choice))

    def _move(self, by: int) -> None:
        told, whole = self.list.current(), self._whole
        if told is not None and whole is not None:
            self._session.do(lambda workspace: move_lot(workspace, whole, told.lot, by))

    def put_in_order(self) -> None:
        """Put the lots we bid for in the order of their priority, and show them so."""
        whole = self._whole
        if whole is not None:
            self._session.do(lambda workspace: order_by_score(workspace, whole))
            self.show_in_order()

    def _open_cell(self, lots: tuple[LotPriority, ...]) -> None:
        """Open the lot of a cell; of several, pick them in the table."""
        if len(lots) == 1:
            self.wanted.emit(Place("lot", lots[0].id))
            return
        self.list.filter.clear()
        self.list.select_rows({told.id for told in lots})
        self._views.setCurrentWidget(self.list)
        self.list.table.setFocus()

    def _remove(self, told: LotPriority) -> None:
        self._session.do(lambda workspace: remove_record(workspace, told.lot))

    def _add(self) -> None:
        if self._whole is None:
            return
        number = len(self._whole.lots) + 1
        lot = Lot(new_id(), self._whole.stage.id, number, f"{number}", "New lot")
        self._session.do(
            lambda workspace: add_record(workspace, lot), lambda added: self.wanted.emit(Place("lot", added.id))
        )

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move a lot in our order with Alt and an arrow."""
        if (
            event.type() is QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.AltModifier
            and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        ):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return super().eventFilter(watched, event)
