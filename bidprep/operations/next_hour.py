"""Where the next hour is worth most over a whole bid, read from its weightings, our own marks and its hours."""

from bidprep.domain.dates import today
from bidprep.domain.next_hour import NextHour, next_hours
from bidprep.domain.scores import MarkBy
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.decisions import read_capacity
from bidprep.operations.kept import read_once
from bidprep.operations.scores import read_score_sheet
from bidprep.storage.workspace import Workspace


def read_next_hours(workspace: Workspace, bid_id: str) -> tuple[NextHour, ...]:
    """Return the questions of a bid with marks still to be had, the one first where an hour is worth most.

    None where the buyer states no weightings. They are kept until the workspace changes. Raises BidprepError where the
    bid is gone.
    """
    return read_once(workspace, ("next hours", bid_id), lambda of: _read_next_hours(of, bid_id))


def _read_next_hours(workspace: Workspace, bid_id: str) -> tuple[NextHour, ...]:
    sheet = read_score_sheet(workspace, bid_id)
    shares = {
        branch.question.id: float(branch.share)
        for branch in sheet.whole.all()
        if branch.question is not None and branch.is_leaf
    }
    tops = {question.id: sheet.scale_of(question).top for question in sheet.questions}
    capacity = read_capacity(workspace, read_bid(workspace, bid_id, Depth.HOURS), today())
    return next_hours(capacity.answers, shares, sheet.marks_by(MarkBy.OWN), tops)
