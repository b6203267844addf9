"""All bids in one list."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from bidprep.domain.bids import Bid
from bidprep.operations.bid_list import read_bids
from bidprep.operations.bids import remove_bid
from bidprep.storage.changes import Changes
from bidprep.storage.summaries import BidSummary
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.dashboard import deadline_words
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList

_COLUMNS = (
    Column("Bid", lambda bid: bid.name, stretch=True),
    Column("Closes", lambda bid: deadline_words(bid).removeprefix("closes "), key=lambda bid: bid.submit_by, width=44),
    Column(
        "Answered",
        lambda bid: f"{bid.answered} of {bid.questions}",
        key=lambda bid: bid.answered,
        number=True,
        width=12,
    ),
    Column("Lots", lambda bid: str(bid.lots) if bid.lots else "", key=lambda bid: bid.lots, number=True, width=8),
    Column("Buyer", lambda bid: bid.buyer, width=26),
)


class BidsPage(Page):
    """The bids, the one with the nearest deadline first."""

    kinds = frozenset({"bid", "stage", "opportunity", "question", "answer", "lot"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        empty = EmptyState(
            "No bids yet",
            "A bid is your work on one competition: its questions, your answers, its lots and dates. "
            "Start from a template, or with an empty one and type the buyer’s questions.",
            "Start a bid",
        )
        empty.begun.connect(self._start)
        self.list = RecordList("bids", _COLUMNS, empty)
        self.list.opened.connect(lambda bid: self.wanted.emit(Place("bid", bid.id)))
        self.list.removal_asked.connect(self._remove)
        start = QPushButton(icon("plus"), "Start a bid")
        start.clicked.connect(self._start)
        self.list.add_button(start)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(heading("Bids"))
        layout.addWidget(self.list, 1)

    def reload(self) -> None:
        """Read the bids anew."""
        self.session.ask(read_bids, self.list.show_rows, topic="bids")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Bids", Place("bids")),)

    def focus_first(self) -> None:
        """Go to the list."""
        self.list.table.setFocus()

    def _start(self) -> None:
        self.wanted.emit(Place("start-bid"))

    def _remove(self, summary: BidSummary) -> None:
        def remove(workspace: Workspace) -> Changes:
            bid = workspace.get(Bid, summary.id)
            return remove_bid(workspace, bid) if bid else Changes()

        self.session.do(remove, lambda changes: self.told.emit(f"Removed bid {summary.name}. Undo brings it back."))
