"""The way from a bid to its reviews: a button that says how many remarks are open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from bidprep.operations.open_remarks import count_open_remarks
from bidprep.storage.changes import Changes
from bidprep.ui.appearance import icon
from bidprep.ui.page import Place
from bidprep.ui.session import Session

_KINDS = frozenset({"remark", "suggestion", "returned_copy", "review_round"})


class ReviewsLink(QPushButton):
    """Leads to the reviews of a bid."""

    wanted = Signal(object)  # the Place to go to

    def __init__(self, session: Session) -> None:
        super().__init__(icon("users"), "Reviews")
        self._session = session
        self._bid_id = ""
        self.clicked.connect(lambda: self.wanted.emit(Place("reviews", self._bid_id)))

    def show_bid(self, bid_id: str) -> None:
        """Count what is open in a bid."""
        self._bid_id = bid_id
        self._session.ask(
            lambda workspace: count_open_remarks(workspace, bid_id), self._say, topic="open remarks of bid"
        )

    def hear(self, changes: Changes) -> None:
        """Count anew where something came in or was decided."""
        if changes.kinds & _KINDS and self._bid_id:
            self.show_bid(self._bid_id)

    def _say(self, count: int) -> None:
        self.setText(f"Reviews ({count:,} open)" if count else "Reviews")
