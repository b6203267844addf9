"""What the window shows round its pages: counts, bids, the next deadline, what can be undone."""

from datetime import datetime
from typing import NamedTuple

from bidprep.domain.dates import now
from bidprep.operations.bid_list import read_bids
from bidprep.storage.summaries import (
    BidSummary,
    Counts,
    QuestionSummary,
    count_records,
    summarise_questions,
)
from bidprep.storage.workspace import Workspace


class WindowState(NamedTuple):
    """The state of the workspace that is always in sight. `questions` are those of `open_bid`."""

    counts: Counts
    bids: tuple[BidSummary, ...]
    open_bid: str | None
    questions: tuple[QuestionSummary, ...]
    undo: str
    redo: str
    last_backup: datetime | None
    is_sample: bool

    @property
    def next_deadline(self) -> BidSummary | None:
        """The bid that closes next, if any still does."""
        coming = (bid for bid in self.bids if bid.submit_by and bid.submit_by >= now())
        return next(coming, None)


def read_window_state(workspace: Workspace, open_bid: str | None) -> WindowState:
    """Return the state of the workspace, with the questions of the bid that is open in the navigation."""
    undo, redo = workspace.next_names()
    backups = workspace.list_backups()
    return WindowState(
        count_records(workspace),
        read_bids(workspace),
        open_bid,
        summarise_questions(workspace, open_bid) if open_bid else (),
        undo,
        redo,
        backups[0].made_at if backups else None,
        workspace.is_sample,
    )
