"""What a command is, and how it prints."""

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bidprep.errors import BidprepError
from bidprep.operations.workspaces import open_to_read, open_to_write
from bidprep.storage.workspace import Workspace

DONE, NEEDS_ATTENTION = 0, 1
WHO = "a bidprep command"


@dataclass(frozen=True)
class Argument:
    """One argument of a command: its names, and the options that argparse takes for it."""

    names: tuple[str, ...]
    options: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Command:
    """One command: its words, a line of help, its arguments, and what it does, which returns the exit code."""

    words: str
    help: str
    arguments: tuple[Argument, ...]
    run: Callable[[Namespace], int]


def argument(*names: str, **options: Any) -> Argument:
    """Return an argument, declared as argparse declares it."""
    return Argument(names, options)


WORKSPACE = argument("workspace", metavar="WORKSPACE", type=Path, help="a .bidprep file")
BID = argument("bid", metavar="BID", help="the bid’s id or name")
QUESTION = argument("question", metavar="QUESTION", help="the question’s id, or BID/NUMBER")
LOT = argument("--lot", metavar="LOT", help="the lot’s id, reference or title")
AS_JSON = argument("--json", action="store_true", help="print one JSON document")
DRY_RUN = argument("--dry-run", action="store_true", help="show what would be done, and do nothing")


@contextmanager
def reading(parsed: Namespace) -> Iterator[Workspace]:
    """Open the workspace of a command that only reads; a window may have it open meanwhile."""
    workspace = open_to_read(parsed.workspace)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def writing(parsed: Namespace) -> Iterator[Workspace]:
    """Open the workspace of a command that writes."""
    workspace = open_to_write(parsed.workspace, WHO)
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def writing_if_free(parsed: Namespace) -> Iterator[tuple[Workspace, str]]:
    """Open the workspace of a command that reads, and notes what it did where nobody else has the file.

    Yields it with why nothing can be written, "" where it can.
    """
    with reading(parsed) as workspace:
        why = ""
        try:
            workspace.start_writing(WHO)
        except BidprepError as error:
            why = error.happened
        yield workspace, why


def count_of(number: int, one: str, many: str = "") -> str:
    """Say how many there are: “1 bid”, “2 bids”, “1,200 stories” where the plural is no plain s."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def show(parsed: Namespace, value: Any, *lines: str) -> None:
    """Print a value as JSON where that was asked for, else the lines for a person."""
    text = json.dumps(value, ensure_ascii=False, indent=2) if getattr(parsed, "json", False) else "\n".join(lines)
    if text:
        sys.stdout.write(text + "\n")
        sys.stdout.flush()
