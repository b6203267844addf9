"""Pages that hang below the page of one bid: its timeline, its checks, its scores."""

from bidprep.domain.bids import Bid
from bidprep.ui.page import Page, Place


class OfBidPage(Page):
    """A page about one bid, whose id the place holds. A subclass says in `here` how it is called, in `bid` which it shows."""

    here = ""

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown, None until it was read. For subclasses."""
        raise NotImplementedError

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid and this page."""
        bid = self.bid
        if bid is None:
            return (("Bids", Place("bids")),)
        return (("Bids", Place("bids")), (bid.name, Place("bid", bid.id)), (self.here, self.place))

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.place.id or None
