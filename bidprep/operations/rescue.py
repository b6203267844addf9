"""Rescue copies: words that could not be saved in the workspace, kept as plain files."""

from pathlib import Path

from bidprep import paths
from bidprep.domain.dates import now
from bidprep.errors import BidprepError


def keep_words(words: str) -> Path:
    """Write words to a new file in the rescue folder and return it; raises BidprepError where even that fails."""
    folder = paths.rescue_folder()
    path = folder / f"{now():%Y%m%dT%H%M%SZ}.txt"
    count = 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while path.exists():
            count += 1
            path = folder / f"{now():%Y%m%dT%H%M%SZ}-{count}.txt"
        path.write_text(words, encoding="utf-8", errors="replace")
    except OSError as error:
        raise BidprepError(
            f"The rescue copy could not be written either ({error.strerror}).",
            "Copy your words into another program now.",
        ) from error
    return path
