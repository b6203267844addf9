"""What is read together is of one moment, although another bidprep saves in between."""

import threading
from dataclasses import replace
from pathlib import Path

from bidprep.domain.organisation import Fact
from bidprep.storage.workspace import Keep, Workspace, _connect

NAME = Fact("fact-1", "Legal name", "Before")


def test_one_view_shows_one_moment_and_lets_the_other_save_afterwards(
    workspace: Workspace, workspace_path: Path, keep: Keep
) -> None:
    with workspace.step("State") as step:
        step.put(NAME)
    began, saved = threading.Event(), threading.Event()
    seen: list[str] = []

    def read() -> None:
        reader = open_workspace_beside(workspace_path, keep)
        with reader.one_view():
            seen.append(reader.find(Fact)[0].value)
            began.set()
            saved.wait(0.3)  # the other is saving by now, and waits for us
            seen.append(reader.find(Fact)[0].value)
        saved.wait()
        seen.append(reader.find(Fact)[0].value)
        reader.close()

    thread = threading.Thread(target=read)
    thread.start()
    began.wait()
    with workspace.step("State again") as step:
        step.put(replace(NAME, value="After"))
    saved.set()
    thread.join()
    assert seen == ["Before", "Before", "After"]


def test_a_view_inside_a_step_is_part_of_it(workspace: Workspace) -> None:
    with workspace.step("State") as step, workspace.one_view():
        step.put(NAME)
    assert workspace.find(Fact) == (NAME,)


def open_workspace_beside(path: Path, keep: Keep) -> Workspace:
    """Open the file a second time, as another process would; `open_workspace` refuses that within one process."""
    return Workspace(_connect(path), path, keep, 1)
