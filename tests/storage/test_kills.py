"""Killed in the middle of saving: what was shown as saved is there, and the file is sound.

A kill does not test what a power cut does; for that see `power_cuts.py`.
"""

import time
from pathlib import Path
from random import Random

from bidprep.domain.people import Person
from bidprep.storage.workspace import Keep, Workspace, open_workspace
from tests.conftest import FULL
from tests.storage.child import started


def test_what_was_shown_as_saved_is_there_after_a_kill_at_any_moment(workspace: Workspace, keep: Keep) -> None:
    workspace.close()
    random = Random(20261123)
    shown = 0
    for _ in range(200 if FULL else 10):
        shown = kill_while_saving(workspace.path, keep, random.uniform(0, 0.15), shown)
    assert shown > (200 if FULL else 10), "too little was saved to prove anything"


def kill_while_saving(path: Path, keep: Keep, seconds: float, shown_before: int) -> int:
    """Let another process save for some seconds, kill it, look at the file, and return what was saved."""
    with started("autosave", path, keep) as writer:
        assert writer.stdout
        lines = [writer.stdout.readline()]
        time.sleep(seconds)
        writer.kill()
        lines += writer.stdout.readlines()
    shown = max([shown_before, *(int(line) for line in lines if line.endswith("\n"))])
    workspace = open_workspace(path, keep, "a test")
    (person,) = workspace.find(Person)
    saved = int(person.role)
    assert saved in (shown, shown + 1), "what was shown as saved is there; at most the one being saved came too"
    assert person.name.startswith(f"text {saved} ")
    assert workspace.is_sound()
    if workspace.undo():
        workspace.redo()
    assert workspace.get(Person, "writer") == person
    workspace.close()
    return saved
