"""Take in review copies that came back: read each in a child process, show what is in it, keep it as one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bidprep.domain.returned_copies import PlacedCopy, SentRound
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ReadCopies:
    """What some files hold. `refused` has a whole sentence for each file that is none of ours or cannot be read."""

    copies: tuple[PlacedCopy, ...] = ()
    refused: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in did: the ids of the returned copies that are new, and a whole sentence about each file."""

    changes: Changes
    returned: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


def read_sent_rounds(workspace: Workspace) -> tuple[SentRound, ...]:
    """Return all that a returned file may belong to, as values for `read_returned`."""
    raise NotImplementedError


def read_returned(
    paths: Sequence[Path],
    rounds: tuple[SentRound, ...],
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> ReadCopies:
    """Read returned files (a folder stands for the Word files in it) and find where all that they hold belongs.

    A pure job that never sees the workspace. Raises CancelledError once `is_cancelled` says so.
    """
    raise NotImplementedError


def take_in(workspace: Workspace, read: ReadCopies) -> TakenIn:
    """Keep what was read, as one step that can be undone. The same file twice is said, and nothing doubled."""
    raise NotImplementedError


def place(workspace: Workspace, ids: Sequence[str], sent_id: str) -> Changes:
    """Put remarks and suggestions of the *not placed* tray under an answer, by a person's choice."""
    raise NotImplementedError
