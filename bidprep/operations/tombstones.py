"""Tombstones: ids of what was erased, without a name, which restoring and taking in obey.

They stand in the workspace and, for backups that were put elsewhere, beside the backups of this computer. A backup that
holds what was erased says itself who that was, so no tombstone has to.
"""

import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from bidprep import paths
from bidprep.documents.json_file import write_json_file
from bidprep.storage.workspace import Workspace

_NAME = "erased.json"


def note_tombstones(workspace: Workspace, stones: Iterable[str]) -> None:
    """Note ids of what was erased beside the workspace's backups."""
    path = paths.backups_folder() / workspace.id / _NAME
    there = _read(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_json_file({"erased": sorted(there | set(stones))}, path)


def noted_tombstones() -> frozenset[str]:
    """Return the ids of all that was ever erased on this computer, of whichever workspace."""
    folder = paths.backups_folder()
    found = (_read(path) for path in (folder.glob(f"*/{_NAME}") if folder.is_dir() else ()))
    return frozenset().union(*found)


def _read(path: Path) -> set[str]:
    with suppress(OSError, ValueError, TypeError, AttributeError):
        return {str(stone) for stone in json.loads(path.read_text(encoding="utf-8")).get("erased", ())}
    return set()
