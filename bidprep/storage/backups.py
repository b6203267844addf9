"""Backups: finished, checked copies of a workspace, seen in a list and restored into a new file."""

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from bidprep.domain.ids import new_id
from bidprep.errors import BidprepError
from bidprep.storage.faults import STORAGE_FAULTS, explain
from bidprep.storage.header import check_header
from bidprep.storage.schema import SCHEMA_VERSION

PAGES_A_SLICE = 512
_NAME = re.compile(r"(\d{8}T\d{6}Z)(-\d+)?-([a-z-]+?)(-kept)?\.bidprep")


class Backup(NamedTuple):
    """A finished copy. `reason` says before or after what it was made; a pinned one is kept for ever."""

    path: Path
    made_at: datetime
    reason: str
    size: int
    pinned: bool


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Return the backups in a workspace's backup folder, newest first."""
    found: list[Backup] = []
    for path in folder.glob("*.bidprep") if folder.is_dir() else ():
        name = _NAME.fullmatch(path.name)
        if not name:
            continue
        with suppress(ValueError):  # a stranger's file may have a name like ours
            made_at = datetime.fromisoformat(name[1])
            found.append(Backup(path, made_at, name[3].replace("-", " "), path.stat().st_size, bool(name[4])))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True))


def make_backup(
    source: sqlite3.Connection, folder: Path, reason: str, made_at: datetime, *, pinned: bool = False,
    between: Callable[[], None] = lambda: None,
) -> Backup:  # fmt: skip
    """Copy an open workspace into `folder`, check the copy, and thin the older ones.

    `reason` is lower-case words. `between` is called between slices of the copying, so that saving goes on.
    Raises BidprepError where the copy cannot be made or is not sound; then nothing is left of it.
    """
    stamp = f"{made_at:%Y%m%dT%H%M%SZ}"
    path = folder / f"{stamp}-{reason.replace(' ', '-')}{'-kept' if pinned else ''}.bidprep"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{stamp}-{count}-{reason.replace(' ', '-')}{'-kept' if pinned else ''}.bidprep"
    copy_workspace(source, path, between=between)
    size = path.stat().st_size
    thin_backups(folder, made_at, size)
    return Backup(path, made_at, reason, size, pinned)


def thin_backups(folder: Path, at: datetime, file_size: int) -> None:
    """Remove the backups that the rule of `choose_kept` does not keep."""
    from bidprep.domain.backup_keeping import BackupAge, choose_kept

    backups = list_backups(folder)
    ages = [BackupAge(backup.path.name, backup.made_at, backup.size, backup.pinned) for backup in backups]
    kept = choose_kept(ages, at, file_size)
    for backup in backups:
        if backup.path.name not in kept:
            with suppress(OSError):
                backup.path.unlink()


def copy_workspace(
    source: sqlite3.Connection,
    path: Path,
    *,
    new_identity: bool = False,
    between: Callable[[], None] = lambda: None,
) -> None:
    """Copy an open workspace to a file beside nothing else: written whole, checked, then put in its place."""
    unfinished = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(unfinished, isolation_level=None)) as target:
            source.backup(target, pages=PAGES_A_SLICE, progress=lambda *_: between(), sleep=0)
            if new_identity:
                target.execute("UPDATE workspace SET value = ? WHERE key = 'id'", (new_id(),))
            _check_copy(source, target)
        flush_to_disk(unfinished)
        unfinished.replace(path)
        flush_to_disk(path.parent)
    except STORAGE_FAULTS as error:
        raise explain(error) or error from error
    except OSError as error:
        raise BidprepError(
            f"The copy {path.name} could not be written ({error.strerror}).",
            "Check that there is space and permission.",
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)


def restore_backup(backup: Path, to: Path) -> None:
    """Make a new workspace file of a backup, under an identity of its own. Never replaces a file."""
    from bidprep.storage.places import refuse_unsafe_place

    refuse_taken(to, "Choose another name: restoring never replaces a file.")
    refuse_unsafe_place(to)
    check_header(backup, SCHEMA_VERSION)
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro", uri=True)) as source:
            copy_workspace(source, to, new_identity=True)
    except STORAGE_FAULTS as error:
        raise explain(error) or error from error


def refuse_taken(path: Path, do: str) -> None:
    """Raise BidprepError, with what to do, where a file of this name is there already or cannot be there."""
    try:
        taken = path.exists()
    except OSError as error:
        raise BidprepError(
            f"{path} cannot be made ({error.strerror}).", "Choose a folder that you may write in."
        ) from None
    if taken:
        raise BidprepError(f"{path} is there already.", do)


def _check_copy(source: sqlite3.Connection, copy: sqlite3.Connection) -> None:
    verdict = copy.execute("PRAGMA quick_check(1)").fetchone()
    counts = (
        "SELECT (SELECT count(*) FROM answer), (SELECT count(*) FROM revision), (SELECT count(*) FROM sqlite_master)"
    )
    if verdict != ("ok",) or copy.execute(counts).fetchone() != source.execute(counts).fetchone():
        raise BidprepError("The backup did not come out whole and was thrown away.", "Check the disk, then try again.")


def flush_to_disk(path: Path) -> None:
    """Have the operating system write a file, or a folder's list of files, to the disk now."""
    if path.is_dir() and os.name == "nt":
        return  # pragma: no cover - Windows cannot open a folder
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
