"""What other processes do with a workspace: `python -m tests.storage.child ACT FILE LOCKS BACKUPS`."""

import itertools
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import bidprep
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.storage.workspace import Keep, make_workspace, open_workspace

ROOT = Path(bidprep.__file__).parents[1]


def hold(path: Path, keep: Keep) -> None:
    """Open the workspace for writing, say so, and hold it until a line comes or this process is killed."""
    workspace = open_workspace(path, keep, "a bidprep window")
    with workspace.step("Start") as step:
        step.put(Person("p", "Ann"))
    print("open", flush=True)
    sys.stdin.readline()
    workspace.close()


def hold_in_a_step(path: Path, keep: Keep) -> None:
    """Be in the middle of a step until a line comes or this process is killed."""
    workspace = open_workspace(path, keep, "a bidprep window")
    # A cache of one page makes SQLite write into the file before the step is committed.
    workspace._connection.execute("PRAGMA cache_size = 1")
    with workspace.step("Never done") as step:
        for number in range(400):
            step.put(Person(f"half{number}", "x" * 2000))
        print("open", flush=True)
        sys.stdin.readline()
    workspace.close()


def write(path: Path, keep: Keep) -> None:
    """Open for writing and write once; say the sentence where that fails."""
    try:
        workspace = open_workspace(path, keep, "a bidprep command")
    except BidprepError as error:
        print(error)
        return
    with workspace.step("Add") as step:
        step.put(Person("q", "Bob"))
    workspace.close()
    print("written")


def make(path: Path, keep: Keep) -> None:
    """Make a workspace; say the sentence where that fails."""
    try:
        make_workspace(path, keep, "a bidprep command").close()
    except BidprepError as error:
        print(error)
        return
    print("made")


def fill_disk(path: Path, keep: Keep) -> None:
    """Write until the disk is full, say the sentence, then make room and write again."""
    ballast = path.with_name("ballast")
    ballast.write_bytes(b"x" * 400_000)
    workspace = make_workspace(path, keep, "a bidprep window")
    saved = 0
    try:
        while saved < 2000:
            with workspace.step("Add") as step:
                step.put(Person(f"p{saved}", "x" * 5000))
            saved += 1
    except BidprepError as error:
        print(error)
    print(saved == len(workspace.find(Person)) > 0, workspace.is_sound())
    ballast.unlink()
    with workspace.step("Add") as step:
        step.put(Person("last", "x" * 5000))
    print(len(workspace.find(Person)) == saved + 1, workspace.is_sound())
    workspace.close()


def read(path: Path, keep: Keep) -> None:
    """Open for reading and say who is there."""
    workspace = open_workspace(path, keep)
    print(" ".join(person.name for person in workspace.find(Person)))
    workspace.close()


def autosave(path: Path, keep: Keep) -> None:
    """Save numbered texts as the editor does, and say each number once its step has returned."""
    workspace = open_workspace(path, keep, "a bidprep window")
    (before,) = workspace.find(Person) or (Person("writer", role="0"),)
    for number in itertools.count(int(before.role) + 1):
        with workspace.step("Edit", visit="one" if number % 10 else "") as step:
            step.put(Person("writer", f"text {number} " * (number % 50 * 40 + 1), role=str(number)))
        print(number, flush=True)


def command(act: str, path: Path, keep: Keep) -> list[str]:
    return [
        sys.executable,
        "-W",
        "error",
        "-m",
        "tests.storage.child",
        act,
        str(path),
        str(keep.locks),
        str(keep.backups),
    ]


@contextmanager
def started(act: str, path: Path, keep: Keep) -> Iterator["subprocess.Popen[str]"]:
    """Start another process doing an act; it is killed at the end if it still runs."""
    process = subprocess.Popen(
        command(act, path, keep),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin
    assert process.stdout
    with process.stdin, process.stdout:
        try:
            yield process
        finally:
            process.kill()
            process.wait()


def said_with_disk(act: str, disk: Path, path: Path, keep: Keep) -> str:
    """Run an act where `disk` is a disk of 2 MB of its own; skip where the system does not allow one."""
    alone = ("unshare", "--mount", "--user", "--map-root-user")
    mount = ("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk))
    if shutil.which("unshare") is None or subprocess.run([*alone, *mount], capture_output=True, check=False).returncode:
        pytest.skip("this system does not let us have a small disk of our own")
    script = f"{shlex.join(mount)} && {shlex.join(command(act, path, keep))}"
    done = subprocess.run([*alone, "sh", "-c", script], cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    return done.stdout.strip()


def said_by(act: str, path: Path, keep: Keep) -> str:
    """Run an act in another process to its end and return what it said."""
    done = subprocess.run(
        command(act, path, keep), cwd=ROOT, capture_output=True, encoding="utf-8", timeout=60, check=True
    )
    return done.stdout.strip()


if __name__ == "__main__":
    globals()[sys.argv[1]](Path(sys.argv[2]), Keep(Path(sys.argv[3]), Path(sys.argv[4])))
