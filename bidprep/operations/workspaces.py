"""Make, open, copy and restore workspaces."""

from pathlib import Path

from bidprep import paths
from bidprep.domain.noted import NOTING_RULES
from bidprep.errors import BidprepError
from bidprep.storage.backups import Backup, restore_backup
from bidprep.storage.notes import Noting
from bidprep.storage.workspace import Keep, Workspace, make_workspace, open_workspace

SUFFIX = ".bidprep"


def new_workspace(path: Path, who: str) -> Workspace:
    """Make a workspace and open it for writing, as `who`; the name is given its ending where it lacks it."""
    return make_workspace(with_suffix(path), _keep(), who, noting=NOTING)


def open_to_write(path: Path, who: str) -> Workspace:
    """Open a workspace for writing, as `who`."""
    return open_workspace(path, _keep(), who, NOTING)


def open_to_read(path: Path) -> Workspace:
    """Open a workspace for reading; `Workspace.start_writing` makes it writable later."""
    return open_workspace(path, _keep(), noting=NOTING)


def back_up(workspace: Workspace, reason: str = "by hand") -> Backup:
    """Make a backup now; those by hand are kept for ever."""
    return workspace.back_up(reason, pinned=reason == "by hand")


def restore(backup: Path, to: Path) -> Path:
    """Make a new workspace file of a backup; returns its path. Never replaces a file.

    Who was erased since the backup was made is erased from the new file too.
    """
    from bidprep.operations.tombstones import noted_tombstones

    target = with_suffix(to)
    restore_backup(backup, target)
    stones = noted_tombstones()
    if stones:
        try:
            _erase_again(target, stones)
        except BaseException:
            target.unlink(missing_ok=True)  # what was erased is not brought back, not even by a fault
            raise
    return target


def _erase_again(path: Path, stones: frozenset[str]) -> None:
    from bidprep.operations.erasing import obey_tombstones

    workspace = open_to_write(path, "a bidprep restoring it")
    try:
        obey_tombstones(workspace, stones)
    finally:
        workspace.close()


def copy_workspace(workspace: Workspace, path: Path) -> Path:
    """Write a finished copy of an open workspace to a new file, which may be on a stick or in a synchronised folder."""
    target = with_suffix(path)
    workspace.copy_to(target)
    return target


def free_name(folder: Path, name: str) -> Path:
    """Return a path in a folder for a workspace of this name that is not taken yet."""
    clean = "".join(character for character in name if character.isalnum() or character in " -_").strip()[:80]
    path = folder / f"{clean or 'My organisation'}{SUFFIX}"
    count = 1
    while path.exists():
        count += 1
        path = folder / f"{clean or 'My organisation'} {count}{SUFFIX}"
    return path


def with_suffix(path: Path) -> Path:
    """Return the path with the ending of a workspace file; raises BidprepError where there is no name."""
    if not path.name:
        raise BidprepError("A workspace needs a name.", "Type a file name.")
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _note(words: str) -> str:
    # Only when an answer is written: the dictionary and the checks are not loaded to open a file.
    from bidprep.domain.noting import note_words
    from bidprep.operations.spelling import bundled_spelling

    return note_words(words, bundled_spelling())


NOTING = Noting(NOTING_RULES, _note)
"""How the words of answers are noted when they are written, see `bidprep.domain.noting`."""


def _keep() -> Keep:
    return Keep(paths.locks_folder(), paths.backups_folder())
