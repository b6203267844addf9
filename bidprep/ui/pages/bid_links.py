"""The ways from a bid to its other pages: a button each, in a row that wraps."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton

from bidprep.storage.changes import Changes
from bidprep.ui.appearance import icon
from bidprep.ui.page import Place
from bidprep.ui.pages.reviews_link import ReviewsLink
from bidprep.ui.session import Session
from bidprep.ui.widgets.wrapping_row import WrappingRow

# To add a link: its words, its icon, and the page. All are in the Bid menu, too.
_LINKS = (
    ("&Check", "list-checks", "checks"),
    ("Timeline", "calendar-clock", "timeline"),
    ("Coverage", "handshake", "coverage"),
    ("Mobilisation plan", "calendar-clock", "mobilisation"),
    ("&Materials", "book-open", "materials"),
    ("W&ord document", "file-output", "word-out"),
)
_ALWAYS = frozenset({"checks", "timeline", "word-out"})


class BidLinks(WrappingRow):
    """Leads from a bid to its checks, timeline, coverage and so on."""

    wanted = Signal(object)  # the Place to go to

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._bid_id = ""
        self.reviews = ReviewsLink(session)
        self.reviews.wanted.connect(self.wanted)
        self._elsewhere: list[QPushButton] = [self.reviews]
        for words, symbol, page in _LINKS:
            button = QPushButton(icon(symbol), words)
            button.clicked.connect(lambda _checked=False, page=page: self.wanted.emit(Place(page, self._bid_id)))
            if page not in _ALWAYS:
                self._elsewhere.append(button)
            if page == "word-out":
                self.add(self.reviews)
            self.add(button)

    def show_bid(self, bid_id: str) -> None:
        """Lead to the pages of this bid from now on."""
        self._bid_id = bid_id
        self.reviews.show_bid(bid_id)

    def hear(self, changes: Changes) -> None:
        """Take the news of a commit."""
        self.reviews.hear(changes)

    def suit(self, *, is_low: bool) -> None:
        """Leave out, where there is little room, what is used less often: the menu has all."""
        for button in self._elsewhere:
            button.setHidden(is_low)
