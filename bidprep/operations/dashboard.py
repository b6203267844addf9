"""What the dashboard shows, read in one go."""

from datetime import datetime, timedelta
from typing import NamedTuple

from bidprep.domain.dates import today
from bidprep.operations.bid_list import read_bids
from bidprep.storage.summaries import (
    BidSummary,
    Counts,
    Deadline,
    DueAction,
    Expiry,
    RecentAnswer,
    coming_deadlines,
    coming_expiries,
    count_records,
    due_actions,
    organisation_called,
    recent_answers,
)
from bidprep.storage.workspace import Workspace

WARNED_BEFORE = timedelta(days=60)
"""How long before its end a policy or a consent is pointed out: long enough to renew it."""

SOON = timedelta(days=90)
"""How far ahead the deadlines of the bids are listed."""


class Overview(NamedTuple):
    """The state of the whole workspace at a glance.

    `deadlines` are those of the next 90 days; `expiries` those of the next 60 days and the ones past.
    """

    organisation: str
    counts: Counts
    bids: tuple[BidSummary, ...]
    deadlines: tuple[Deadline, ...]
    due: tuple[DueAction, ...]
    expiries: tuple[Expiry, ...]
    recent: tuple[RecentAnswer, ...]
    last_backup: datetime | None


def read_overview(workspace: Workspace) -> Overview:
    """Return the state of the whole workspace."""
    backups = workspace.list_backups()
    return Overview(
        organisation_called(workspace),
        count_records(workspace),
        read_bids(workspace),
        coming_deadlines(workspace, today() + SOON),
        due_actions(workspace),
        coming_expiries(workspace, today() + WARNED_BEFORE),
        recent_answers(workspace),
        backups[0].made_at if backups else None,
    )
