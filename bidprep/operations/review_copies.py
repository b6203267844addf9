"""Write what goes out in a review: the copy of each reader, and the table of remarks and replies."""

from dataclasses import dataclass
from pathlib import Path

from bidprep.domain.paper import Paper
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class CopyKit:
    """All that one reader's copy is made from."""

    paper: Paper


def prepare_copy(workspace: Workspace, copy_id: str) -> CopyKit:
    """Return all that a reader's copy is made from; the round must have been sent (`review_rounds.send_round`)."""
    raise NotImplementedError


def export_copy(kit: CopyKit, path: Path) -> Path:
    """Write a copy as a Word document and prove it by reading it back; returns the path. A pure job."""
    raise NotImplementedError


def note_written(workspace: Workspace, copy_id: str, path: Path) -> Changes:
    """Note which file was written last for a reader, so that it is recognised when it comes back unchanged."""
    raise NotImplementedError


def proposed_copy_name(workspace: Workspace, copy_id: str) -> str:
    """Return a file name for a copy: the bid, the round and the reader."""
    raise NotImplementedError


def make_reply_table(workspace: Workspace, bid_id: str, round_id: str | None = None) -> Paper:
    """Return the remark-and-reply table of a round, or of all rounds of a bid: who said what, what was done, what is open."""
    raise NotImplementedError


def export_reply_table(paper: Paper, path: Path) -> Path:
    """Write the table as a Word document and prove it by reading it back; returns the path. A pure job."""
    raise NotImplementedError
