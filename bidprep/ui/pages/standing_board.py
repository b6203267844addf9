"""The standings of a stage as a board: a column for each state, a card for each partner in a lot."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.partners import ROLE_WORDS, STANDING_WORDS, StandingState
from bidprep.errors import BidprepError
from bidprep.operations.standings import StandingRow, lot_words, move_standing, read_standings
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.pages.standings import STANDING_TONES, say_shares
from bidprep.ui.session import Session
from bidprep.ui.widgets.board import Board, BoardCard, BoardColumn
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.in_sight import ReadInSight
from bidprep.ui.widgets.record_list import FILTER_FROM

_EMPTY = {
    StandingState.TO_APPROACH: "Nobody is still to be approached. Partners added to a lot begin here.",
    StandingState.APPROACHED: "Nobody is thinking it over. Move a card here when you have asked.",
    StandingState.IN_TALKS: "You are in talks with nobody. Move a card here when they have answered.",
    StandingState.AGREED: "Nobody has agreed yet. Move a card here when they have said yes.",
    StandingState.SIGNED: "Nobody has signed yet. Move a card here when it is in writing.",
    StandingState.DECLINED: "Nobody has declined. Who says no stays here, and brings nothing.",
}


class StandingBoard(ReadInSight):
    """The board, a filter, and two buttons that move a card. Enter on a card asks for its partner."""

    partner_wanted = Signal(str)
    partners_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stage_id = ""
        self._rows: dict[str, StandingRow] = {}
        self._under_way = 0
        self._has_skipped = False
        columns = [
            BoardColumn(state.value, words, STANDING_TONES[state], _EMPTY[state])
            for state, words in STANDING_WORDS.items()
        ]
        self.board = Board(columns)
        self.board.moved.connect(self._move)
        self.board.opened.connect(lambda card_id: self.partner_wanted.emit(self._rows[card_id].partner.id))
        self.filter = QLineEdit()
        self.filter.setPlaceholderText("Filter cards")
        self.filter.setAccessibleName("Filter cards")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(lambda _typed: self._fill())
        self.filter.installEventFilter(self)
        top = QHBoxLayout()
        top.addWidget(self.filter, 1)
        top.addStretch(0)
        for words, symbol, by, keys in (
            ("Move back", "chevron-left", -1, "Shift+Left"), ("Move on", "chevron-right", 1, "Shift+Right"),
        ):  # fmt: skip
            button = QPushButton(icon(symbol), words)
            button.setToolTip(f"{words} the card that is picked ({keys})")
            button.setAccessibleDescription(f"The card that is picked; {keys} does the same")
            button.clicked.connect(lambda _checked=False, by=by: self.board.move_current(by))
            top.addWidget(button)
        self.empty = EmptyState(
            "No partners yet", "Add partners to the lots, on their pages or on the partners’.", "See the partners"
        )
        self.empty.begun.connect(self.partners_wanted)
        self._shown = QWidget()
        inner = QVBoxLayout(self._shown)
        inner.setContentsMargins(0, 8, 0, 0)
        inner.addLayout(top)
        inner.addWidget(self.board, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._shown, 1)
        layout.addWidget(self.empty, 1)
        self.empty.hide()

    def show_stage(self, stage_id: str) -> None:
        """Read and show the standings of a stage."""
        if stage_id != self._stage_id:
            self._stage_id = stage_id
            self.filter.clear()
        self._session.ask(self._read, self._show, topic="standing board")

    def forget(self) -> None:
        """Show no cards until those of another stage come."""
        super().forget()
        self._stage_id = ""
        self._rows = {}
        self.filter.clear()
        self._shown.show()
        self.empty.hide()
        self._fill()

    def focus_first(self) -> None:
        """Go to the cards, or to what is said instead."""
        if self.empty.isHidden():
            self.board.focus_first()
        else:
            self.empty.setFocus()

    def _read(self, workspace: Workspace) -> tuple[StandingRow, ...]:
        return read_standings(workspace, stage_id=self._stage_id)

    def _show(self, rows: tuple[StandingRow, ...]) -> None:
        if self._under_way:
            self._has_skipped = True  # read before the last move was written
            return
        self._rows = {row.id: row for row in rows}
        self._shown.setVisible(bool(rows))
        self.empty.setHidden(bool(rows))
        self.filter.setVisible(len(rows) >= FILTER_FROM or bool(self.filter.text()))
        self._fill()

    def _fill(self) -> None:
        wanted = self.filter.text().casefold().split()
        columns: dict[str, list[BoardCard]] = {}
        for row in self._rows.values():
            card = _card(row)
            if not wanted or all(word in card.words.casefold() for word in wanted):
                columns.setdefault(row.standing.state.value, []).append(card)
        self.board.show_cards(columns)

    def _move(self, card_id: str, key: str) -> None:
        """Show a card in another column at once, and write it down."""
        row, state = self._rows.get(card_id), StandingState(key)
        if row is None or row.standing.state is state:
            return
        self._rows[card_id] = replace(row, standing=replace(row.standing, state=state))
        self._fill()
        self._under_way += 1
        self._session.do(
            lambda workspace: move_standing(workspace, card_id, state), lambda _changes: self._arrive(), self._fail
        )

    def _arrive(self) -> None:
        self._under_way -= 1
        if self._has_skipped and not self._under_way:
            self._has_skipped = False
            self.show_stage(self._stage_id)

    def _fail(self, error: BidprepError) -> None:
        self._has_skipped = True
        self._session.failed.emit(error)
        self._arrive()

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go from the filter to the cards on Down and on Enter."""
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in keys:
            self.board.focus_first()
            return True
        return super().eventFilter(watched, event)


def _card(row: StandingRow) -> BoardCard:
    partner = row.partner.name or "Unnamed"
    where = lot_words(row.lot) if row.lot else "The whole bid"
    role = ROLE_WORDS[row.standing.role]
    words = (partner, where, role, say_shares(row), STANDING_WORDS[row.standing.state])
    shares = say_shares(row).replace(" of ", " ") or "No share noted"
    return BoardCard(row.id, partner, (where, role, shares), "; ".join(filter(None, words)))
