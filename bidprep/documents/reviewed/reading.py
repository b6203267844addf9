"""Read a Word file with all its tracked changes and comments, from whatever program it comes."""

from collections.abc import Callable
from pathlib import Path

from bidprep.documents.child import in_child
from bidprep.domain.reviewed_texts import ReviewedDocument

MOST_SECONDS = 120.0


def read_reviewed(
    path: Path,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> ReviewedDocument:
    """Return a Word file as it came back, read in a child process within limits.

    Raises BidprepError where it is no Word file, protected, damaged or beyond the limits, and CancelledError once
    `is_cancelled` says so. Templates and files with macros are taken; nothing in them is run.
    """
    return in_child(
        read_reviewed_here,
        path,
        called=f"“{path.name}”",
        seconds=MOST_SECONDS,
        progress=progress,
        is_cancelled=is_cancelled,
    )


def read_reviewed_here(source: Path | bytes) -> ReviewedDocument:
    """Do the work of `read_reviewed` in this process, without its limits on time and memory."""
    from bidprep.documents.reviewed.parts import read_parts_of  # in the child: lxml is slow to load

    return read_parts_of(source)
