"""What went wrong on the disk, said in whole sentences."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from bidprep.errors import BidprepError

STORAGE_FAULTS = (sqlite3.Error, UnicodeDecodeError)

_SENTENCES = {
    "SQLITE_FULL": (
        "The disk is full, so nothing was saved.",
        "Free some space; your words stay here until then.",
    ),
    "SQLITE_READONLY_DBMOVED": (
        "The workspace file was moved, renamed or replaced while it was open, so nothing was saved.",
        "Put it back where it was, or save a copy under another name.",
    ),
    "SQLITE_READONLY": (
        "The workspace file is write-protected, so nothing was saved.",
        "Take away the write protection, or copy the file to your own documents and open the copy.",
    ),
    "SQLITE_BUSY": (
        "Another program has held the workspace file for more than five seconds, so nothing was saved.",
        "Close other programs that use it, such as a synchronisation or backup program, and try again.",
    ),
    "SQLITE_CORRUPT": (
        "The workspace file is damaged. Nothing more is written to it.",
        "Open the newest backup of it.",
    ),
    "SQLITE_NOTADB": (
        "The workspace file is damaged. Nothing more is written to it.",
        "Open the newest backup of it.",
    ),
    "SQLITE_CANTOPEN": (
        "The workspace file cannot be opened.",
        "Check that the disk is connected and that you may write in its folder.",
    ),
    "SQLITE_IOERR": (
        "The disk did not take what was written, so nothing was saved.",
        "Check that the disk is connected, then try again.",
    ),
    "SQLITE_TOOBIG": ("That is more text than a workspace can hold in one place.", "Split it into several."),
}

# What Python and the full-text index say of damage without an error name of its own. A statement of ours that is
# wrong is never answered with the bare “SQL logic error”: SQLite says what is wrong with it.
_DAMAGE_WITHOUT_NAME = ("Could not decode to UTF-8", "fts5 file format", "SQL logic error")


def damaged() -> BidprepError:
    """Return the sentence for a file whose content makes no sense."""
    return BidprepError(*_SENTENCES["SQLITE_CORRUPT"])


@contextmanager
def damage_said() -> Iterator[None]:
    """Say that the file is damaged where a value read inside makes no sense."""
    try:
        yield
    except ValueError:
        raise damaged() from None


def explain(error: Exception) -> BidprepError | None:
    """Return the sentence for a fault of disk or file, the most particular there is; None where it is a bug of ours.

    Names are those of sqlite3.Error.sqlite_errorname (Python 3.11 and newer).
    """
    if isinstance(error, UnicodeDecodeError) or any(words in str(error) for words in _DAMAGE_WITHOUT_NAME):
        return damaged()
    if isinstance(error, sqlite3.ProgrammingError) and "closed" in str(error):
        return BidprepError(*_SENTENCES["SQLITE_CANTOPEN"])
    name = getattr(error, "sqlite_errorname", None) or ""
    while name and name not in _SENTENCES:
        name = name.rpartition("_")[0]
    return BidprepError(*_SENTENCES[name]) if name else None
