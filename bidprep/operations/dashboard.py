"""What the dashboard shows, read in one go."""

from dataclasses import dataclass
from datetime import datetime

from bidprep.storage.summaries import (
    BidSummary,
    Counts,
    DueAction,
    RecentAnswer,
    count_records,
    due_actions,
    organisation_called,
    recent_answers,
    summarise_bids,
)
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Overview:
    """The state of the whole workspace at a glance."""

    organisation: str
    counts: Counts
    bids: tuple[BidSummary, ...]
    due: tuple[DueAction, ...]
    recent: tuple[RecentAnswer, ...]
    last_backup: datetime | None


def read_overview(workspace: Workspace) -> Overview:
    """Return the state of the whole workspace."""
    backups = workspace.list_backups()
    return Overview(
        organisation_called(workspace),
        count_records(workspace),
        summarise_bids(workspace),
        due_actions(workspace),
        recent_answers(workspace),
        backups[0].made_at if backups else None,
    )
