"""The list of bids that the window, the dashboard and the page of bids show."""

from datetime import datetime

from bidprep.domain.dates import now
from bidprep.operations.kept import kept_of
from bidprep.storage.summaries import BidSummary, summarise_bids
from bidprep.storage.workspace import Workspace


def read_bids(workspace: Workspace) -> tuple[BidSummary, ...]:
    """Return a line about each bid, the one with the nearest deadline first, those past or without one last.

    They stand with every page, so they are kept until the workspace changes or the next deadline goes by, which changes
    their order.
    """
    kept = kept_of(workspace)
    there: tuple[tuple[BidSummary, ...], datetime | None] | None = kept.get("bids listed")
    if there is not None and (there[1] is None or now() < there[1]):
        return there[0]
    found = summarise_bids(workspace)
    coming = (bid.submit_by for bid in found if bid.submit_by is not None and bid.submit_by > now())
    kept["bids listed"] = (found, min(coming, default=None))
    return found
