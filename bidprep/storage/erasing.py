"""Erasing: the one place where what is kept for good is changed, and the history ends.

Revisions and kept files are only ever added, but for this. A kept word may stand in a row, in the index (which keeps
words of removed rows until it is rebuilt), in the history and in pages that SQLite has freed; all of them are cleared.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from bidprep.domain.answers import Revision
from bidprep.domain.record_json import as_json
from bidprep.storage.faults import STORAGE_FAULTS
from bidprep.storage.rows import to_row
from bidprep.storage.steps import Step


@dataclass
class Erasure(Step):
    """What may be written while something is erased. Made by `Workspace.erasing`, never directly."""

    def rewrite_revision(self, revision: Revision) -> None:
        """Put a revision in the place of the one of the same id; its digest must be that of its text."""
        self.db.table("revision").upsert(to_row(Revision, as_json(revision)), pk="id")

    def drop_file(self, digest: str) -> None:
        """Drop a kept file; no record may point to it any more when the erasure ends."""
        self.db.conn.execute("DELETE FROM file WHERE digest = ?", (digest,))

    def removed(self) -> tuple[str, ...]:
        """Return the ids of the records that this erasure has removed so far."""
        return tuple(record_id for (_, record_id), (before, after) in self._images.items() if before and after is None)


def rebuild_index(connection: sqlite3.Connection) -> None:
    """Write the full-text index anew from what it is of: until then it keeps the words of rows that have gone."""
    connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def history_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the words that the history holds: the names of steps, and records as they were."""
    return _texts(connection, "SELECT name FROM step UNION ALL SELECT before FROM step_change"
                              " UNION ALL SELECT after FROM step_change")  # fmt: skip


def index_texts(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield the words that the full-text index holds."""
    return _texts(connection, "SELECT title || char(10) || words FROM search")


def file_holds(path: Path, words_hold: Callable[[str], bool], content_holds: Callable[[bytes, str], bool]) -> bool:
    """Whether a workspace file, such as a backup, holds what is looked for in any row of any table.

    One that cannot be read counts as holding it. Never call it on a file that this process has open.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'search_*'"
            for (table,) in connection.execute(names).fetchall():
                for row in connection.execute(f'SELECT * FROM "{table}"'):
                    called = next((value for value in row if isinstance(value, str)), "")
                    if any(
                        words_hold(value) if isinstance(value, str) else content_holds(value, called)
                        for value in row
                        if isinstance(value, str | bytes)
                    ):
                        return True
    except STORAGE_FAULTS:
        return True
    return False


def _texts(connection: sqlite3.Connection, query: str) -> Iterator[str]:
    for (words,) in connection.execute(query):
        if isinstance(words, str):
            yield words
