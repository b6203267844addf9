"""Power cuts, simulated: `python -m tests.storage.power_cuts IMAGES [SYNCHRONOUS]`.

The real `Workspace` does a session of edits, and every statement it sends to SQLite is recorded. The same
statements are then sent to SQLite over a disk made of memory (apsw's VFS), which logs each write, truncation,
creation, deletion and sync. From the log are built the disks that a power cut could leave behind: what was
synced is there; of what was not, each sector of 512 bytes may be there or not, in any mixture, and where a
file had grown there may be rubbish. Each such disk is opened as after a power cut, with plain sqlite3, which
rolls a hot journal back. It must be sound, and hold exactly what was there after the last COMMIT that had
returned, or after the one then under way. With SYNCHRONOUS=OFF, in place of what the program asks for, the
same must find disks that are broken or lack a commit: which proves that it can.

Two SQLite libraries are in this process. No file is ever opened by both.
"""

import json
import random
import re
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest import mock

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.people import Person
from bidprep.operations.workspaces import NOTING
from bidprep.storage.workspace import Keep, make_workspace, open_workspace
from tests.storage.random_edits import keep_some_revisions, make_change, state_of

# By this way mypy says the same of it whether it is installed, which it is for full runs only, or not.
apsw: Any = import_module("apsw")

SECTOR = 512
NAME = "/cut.bidprep"
OPENED, CLOSED = "-- opened", "-- closed"

# The index's own statements on its own tables come again by themselves when ours are sent again.
_OF_THE_INDEX = re.compile(r"search_(data|idx|content|docsize|config)\b")

# Recording


def record_session(folder: Path) -> tuple[bytes, list[str], str]:
    """Return a file before a session of edits, the statements of the session, and the content after it."""
    path, keep = folder / "recorded.bidprep", Keep(folder / "locks", folder / "backups")
    workspace = make_workspace(path, keep, "a session", noting=NOTING)
    keep_some_revisions(workspace)
    workspace.close()
    before = path.read_bytes()
    statements: list[str] = []

    class Heard(sqlite3.Connection):
        """A connection that tells every statement, from the first pragma on."""

        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            statements.append(OPENED)
            self.set_trace_callback(statements.append)

    with mock.patch.object(sqlite3, "connect", partial(sqlite3.connect, factory=Heard)):
        _edit(path, keep, statements)
    with closing(sqlite3.connect(path)) as connection:
        return before, statements, content_of(connection)


def _edit(path: Path, keep: Keep, statements: list[str]) -> None:
    """Do what people do: start a bid, autosave, add, remove, undo, redo, close and open again."""
    chosen = random.Random(20261123)
    for sitting in range(2):
        workspace = open_workspace(path, keep, "a session", NOTING)
        answer = Answer(f"a{sitting}", f"q{sitting}")
        with workspace.step("Start a bid") as step:
            step.put(Opportunity(f"o{sitting}"))
            step.put(Stage(f"s{sitting}", f"o{sitting}"))
            step.put(Bid(f"b{sitting}", f"s{sitting}"))
            step.put(Question(f"q{sitting}", f"b{sitting}"))
            step.put(answer)
        for number in range(12):
            with workspace.step("Edit answer", visit="a") as step:
                step.put(replace(answer, text="We meet each person at the gate.\n\n" * (number * 17 % 60 + 1)))
        state = state_of(workspace)
        for number in range(15):
            with workspace.step(f"Edit {number}") as step:
                for _ in range(chosen.randrange(1, 6)):
                    state = make_change(chosen, state, step)
        with workspace.step("Add many") as step:
            for number in range(60):
                step.put(Person(f"many{sitting}{number}", "x" * 700))
        with suppress(KeyError), workspace.step("Fail") as step:
            step.put(Person("never", "y" * 9000))
            raise KeyError
        for _ in range(6):
            workspace.undo()
        for _ in range(3):
            workspace.redo()
        workspace.close()
        statements.append(CLOSED)


# The disk


@dataclass
class Disk:
    """Files in memory, and the log of what was done to them: (act, file, where or size, content)."""

    files: dict[str, bytearray]
    log: list[tuple[str, str, int, bytes]] = field(default_factory=list)

    def note(self, act: str, name: str, where: int = 0, content: bytes = b"") -> None:
        """Log an act; temporary files of SQLite's have no name and do not outlive a power cut."""
        if name:
            self.log.append((act, name, where, content))


class DiskVFS(apsw.VFS):  # type: ignore[misc]  # nothing is known of apsw, see above
    """SQLite's way to a `Disk`; time, chance and sleep are the operating system's."""

    def __init__(self, name: str, disk: Disk) -> None:
        self.disk = disk
        super().__init__(name, "")

    def xOpen(self, name: Any, flags: list[int]) -> "DiskFile":
        path = name.filename() if isinstance(name, apsw.URIFilename) else name or ""
        if path and path not in self.disk.files:
            self.disk.files[path] = bytearray()
            self.disk.note("create", path)
        flags[1] = flags[0]
        return DiskFile(self.disk, path)

    def xDelete(self, name: str, syncdir: bool) -> None:
        if name not in self.disk.files:
            raise apsw.IOErrorDeleteNoEntError
        del self.disk.files[name]
        self.disk.note("delete for good" if syncdir else "delete", name)

    def xAccess(self, name: str, flags: int) -> bool:
        return name in self.disk.files

    def xFullPathname(self, name: str) -> str:
        return name


class DiskFile:
    """An open file of a `Disk`, with the characteristics that SQLite's Unix layer gives its files."""

    def __init__(self, disk: Disk, name: str) -> None:
        self._disk = disk
        self._name = name
        self._content = disk.files[name] if name else bytearray()

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._content[offset : offset + amount])

    def xWrite(self, content: bytes, offset: int) -> None:
        self._disk.note("write", self._name, offset, bytes(content))
        write_into(self._content, offset, content)

    def xTruncate(self, size: int) -> None:
        self._disk.note("truncate", self._name, size)
        del self._content[size:]

    def xSync(self, flags: int) -> None:
        self._disk.note("sync", self._name)

    def xFileSize(self) -> int:
        return len(self._content)

    def xClose(self) -> None:
        pass

    def xLock(self, level: int) -> None:
        pass

    def xUnlock(self, level: int) -> None:
        pass

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, operation: int, pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return 4096

    def xDeviceCharacteristics(self) -> int:
        return int(apsw.SQLITE_IOCAP_POWERSAFE_OVERWRITE)


def write_into(content: bytearray, offset: int, new: bytes) -> None:
    """Write into a file, which grows with zeros where it must."""
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(new)] = new


def replay(before: bytes, statements: list[str], synchronous: str) -> tuple[Disk, list[str]]:
    """Send the statements to SQLite over a disk; return it, and the content after each commit."""
    disk = Disk({NAME: bytearray(before)})
    vfs = DiskVFS("power cuts", disk)
    connection: apsw.Connection | None = None
    contents: list[str] = []
    for statement in statements:
        if statement == OPENED:
            connection = apsw.Connection(NAME, flags=apsw.SQLITE_OPEN_READWRITE, vfs="power cuts")
            contents = contents or [content_of(connection.cursor())]
        elif statement == CLOSED and connection:
            connection.close()
        elif connection and is_sent_again(statement):
            instead = rf"\g<1>{synchronous}" if synchronous else r"\g<0>"
            connection.execute(re.sub(r"(?i)(synchronous = )\w+", instead, statement)).fetchall()
            if statement == "COMMIT":
                disk.note("acknowledged", NAME, len(contents))
                contents.append(content_of(connection.cursor()))
    vfs.unregister()
    return disk, contents


def is_sent_again(statement: str) -> bool:
    """Whether a recorded statement is one that the program sent and that may write."""
    return not statement.startswith(("SELECT", "select", "--")) and not _OF_THE_INDEX.search(statement)


def content_of(cursor: Any) -> str:
    """Return a digest of all that a workspace holds."""
    digest = sha256()
    tables = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY name")
    for name, sql in list(tables):
        if not _OF_THE_INDEX.match(name):
            numbered = "" if "WITHOUT ROWID" in str(sql) else "rowid, "
            rows = sorted(map(repr, cursor.execute(f"SELECT {numbered}* FROM {name}")))
            digest.update(json.dumps([name, rows]).encode())
    return digest.hexdigest()


# The power cuts


@dataclass
class Remains:
    """What is certain to be on the disk, and what was done since and may be there or not, by file."""

    certain: dict[str, bytes]
    since: dict[str, list[tuple[str, int, bytes]]] = field(default_factory=dict)

    def follow(self, act: str, name: str, where: int, content: bytes) -> None:
        """Follow one entry of the log."""
        if act == "sync":
            self.certain[name] = next(iter(self._left(name, lambda: True)))
            self.since.pop(name, None)
        elif act == "delete for good":
            self.certain.pop(name, None)
            self.since.pop(name, None)
        elif act != "acknowledged":
            self.since.setdefault(name, []).append((act, where, content))

    def disk(self, chosen: random.Random, share: float) -> dict[str, bytes]:
        """Return a disk on which about this share of what was not synced is found."""
        made: dict[str, bytes] = {}
        for name in {*self.certain, *self.since}:
            for content in self._left(name, lambda: chosen.random() < share, chosen):
                made[name] = content
        return made

    def _left(self, name: str, is_there: Any, chosen: random.Random | None = None) -> Iterator[bytes]:
        """Yield what is left of a file, or nothing where the file itself is not there."""
        content = bytearray(self.certain.get(name, b""))
        exists = name in self.certain
        for act, where, written in self.since.get(name, []):
            if act == "write":
                for start in range(0, len(written), SECTOR):
                    piece = written[start : start + SECTOR]
                    if is_there():
                        write_into(content, where + start, piece)
                    elif chosen and where + start >= len(content) and chosen.random() < 0.3:
                        write_into(content, where + start, chosen.randbytes(len(piece)))
            elif not is_there():
                continue
            elif act == "truncate":
                del content[where:]
            elif act == "create":
                exists, content = True, bytearray()
            else:
                exists, content = False, bytearray()
        if exists:
            yield bytes(content)


def cut(disk: Disk, before: bytes, images: int, seed: int) -> Iterator[tuple[dict[str, bytes], int]]:
    """Yield disks as power cuts leave them, each with the number of the last commit that had returned."""
    chosen = random.Random(seed)
    ends = [index + 1 for index, entry in enumerate(disk.log) if entry[0] == "acknowledged"]
    moments = Counter(
        chosen.choice(ends) if number % 3 == 0 else chosen.randrange(len(disk.log) + 1) for number in range(images)
    )
    remains = Remains({NAME: before})
    returned = 0
    for index in range(len(disk.log) + 1):
        for _ in range(moments[index]):
            share = chosen.choice((0.0, 0.1, 0.5, 0.9, 1.0))
            yield remains.disk(chosen, share), returned
        if index < len(disk.log):
            entry = disk.log[index]
            returned = entry[2] if entry[0] == "acknowledged" else returned
            remains.follow(*entry)


def verdict(image: dict[str, bytes], returned: int, contents: list[str], folder: Path) -> str:
    """Say what the next start of the program finds: “whole”, “lost” or “broken”."""
    path = folder / "image.bidprep"
    for name, content in image.items():
        path.with_name(path.name + name.removeprefix(NAME)).write_bytes(content)
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA synchronous = OFF")  # of the checking, not of what is checked
            if connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                return "broken"
            held = content_of(connection)
            connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    except (sqlite3.Error, UnicodeDecodeError):
        return "broken"
    finally:
        for left in folder.glob("image.bidprep*"):
            left.unlink()
    if held in contents[returned : returned + 2]:
        return "whole"
    return "lost" if held in contents else "broken"


def main(images: int, synchronous: str) -> dict[str, int]:
    """Build so many images and return how many were whole, had lost a commit, or were broken."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        before, statements, after = record_session(folder)
        disk, contents = replay(before, statements, synchronous)
        if contents[-1] != after:
            raise AssertionError("what was sent again is not what the program did")
        found = Counter(
            verdict(image, returned, contents, folder) for image, returned in cut(disk, before, images, seed=images)
        )
    acts = Counter(act for act, *_ in disk.log)
    return {
        "images": images,
        **found,
        "commits": len(contents) - 1,
        **{f"{act}s": count for act, count in acts.items()},
    }


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), "".join(sys.argv[2:]))))
