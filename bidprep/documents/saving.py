"""Saving a file whole or not at all."""

import contextlib
import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bidprep.errors import BidprepError

_FULL = (errno.ENOSPC, errno.EDQUOT)
_SHUT = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a fresh path beside `path` to write to; what was written there then takes the place of `path`.

    When anything fails on the way, nothing is left behind and the file that stood at `path` is unharmed.
    Raises BidprepError when the folder is missing, closed to us or full, or the file is held open.
    """
    target = Path(os.path.realpath(path))
    fresh = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        fresh.open("xb").close()
        yield fresh
        _flush(fresh)
        if target.exists():
            shutil.copymode(target, fresh)
        fresh.replace(target)
    except OSError as problem:
        raise _explained(problem, target) from problem
    finally:
        # Where this fails too, the first problem is the one worth telling.
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
    _flush_folder(target.parent)


def try_folder(folder: Path) -> None:
    """Raise BidprepError where no file can be written into a folder; nothing is left in it."""
    fresh = folder / f".{secrets.token_hex(8)}.part"
    try:
        fresh.write_bytes(b"")
        fresh.unlink()
    except OSError as problem:
        if not folder.is_dir():
            raise _explained(problem, fresh) from problem
        raise BidprepError(f"Nothing can be written into “{folder}”.", "Choose another folder.") from problem


def _flush(path: Path) -> None:
    """Have the system put the file on the disk, so that a power cut after the renaming cannot empty it."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _flush_folder(folder: Path) -> None:
    """Have the renaming itself put on the disk, where the system can do that (Windows cannot)."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _explained(problem: OSError, target: Path) -> BidprepError:
    """Return the sentence for a person that fits the system's error."""
    if not target.parent.is_dir():
        return BidprepError(f"The folder “{target.parent}” is not there.", "Choose a folder that exists.")
    if target.is_dir():
        return BidprepError(f"“{target}” is a folder, not a file.", "Choose another name.")
    if problem.errno in _FULL:
        return BidprepError(
            f"There is no room left on the disk for “{target.name}”.",
            "Free some space or choose another disk.",
        )
    if problem.errno in _SHUT:
        return BidprepError(
            f"“{target.name}” cannot be written in “{target.parent}”.",
            "Close it if it is open in Word, or choose another folder.",
        )
    return BidprepError(
        f"“{target.name}” could not be written: {problem.strerror or problem}.",
        "Choose another folder or name and try again.",
    )
