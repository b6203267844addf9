"""What was changed: the news of a commit, and the history as it is read."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from bidprep.storage.faults import damaged

STEPS_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Changes:
    """News of one commit: the step's name, and which records of which kinds changed."""

    name: str = ""
    kinds: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.ids)


class PastStep(NamedTuple):
    """An entry of the history."""

    id: int
    name: str
    made_at: datetime
    undone: bool


def past_steps(connection: sqlite3.Connection, most: int = STEPS_KEPT) -> tuple[PastStep, ...]:
    """Return the history, newest first, with what was undone and can be done again at the top."""
    rows = connection.execute("SELECT id, name, made_at, undone FROM step ORDER BY id DESC LIMIT ?", (most,))
    try:
        return tuple(PastStep(row[0], row[1], datetime.fromisoformat(row[2]), bool(row[3])) for row in rows)
    except (ValueError, TypeError):
        raise damaged() from None


def next_names(connection: sqlite3.Connection) -> tuple[str, str]:
    """Return the names of the steps that undo and redo would act on; "" for none."""
    row = connection.execute(
        "SELECT (SELECT name FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1),"
        " (SELECT name FROM step WHERE undone = 1 ORDER BY id LIMIT 1)"
    ).fetchone()
    return row[0] or "", row[1] or ""
