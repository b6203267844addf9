"""Steps: the one gate through which records are written, and the history that undoes them.

A step is a transaction, an undo entry and a piece of news in one. The gate notes each record before and after;
these images stay in the file, so undo needs no inverse code and survives closing.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bidprep.domain.answers import Answer, Revision, Snapshot
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KIND_OF, KINDS, Record
from bidprep.domain.record_json import Json, as_json, field_forms, from_json
from bidprep.errors import BidprepError
from bidprep.storage import search
from bidprep.storage.changes import STEPS_KEPT, Changes
from bidprep.storage.faults import damaged
from bidprep.storage.notes import Noting, feed_notes
from bidprep.storage.rows import columns_of, row_json, to_row

if TYPE_CHECKING:
    from sqlite_utils import Database


@dataclass
class Step:
    """What may be written while a step is open. Made by `Workspace.step`, never directly."""

    db: "Database"
    name: str
    noting: Noting | None = None
    _images: dict[tuple[str, str], tuple[Json, Json]] = field(default_factory=dict)

    def put(self, record: Record) -> None:
        """Add a record, or change the one of the same id."""
        self.put_all((record,))

    def put_all(self, records: Iterable[Record]) -> None:
        """Add or change many records: written a kind at a time, which for thousands takes a fifth of the time.

        Of one kind, what others point to comes before them; so do the kinds.
        """
        images: dict[str, dict[str, Json]] = {}
        for record in records:
            kind = KIND_OF[type(record)]
            before = self._now(kind, record.id)
            after = as_json(record)
            if before is None and self._is_erased(record.id):
                raise BidprepError("This was erased at somebody’s wish and cannot be brought back.", "Leave it out.")
            if before != after:
                self._note(kind, record.id, before, after)
                images.setdefault(kind, {})[record.id] = after
        for kind, of_kind in images.items():
            write_images(self.db, kind, of_kind, self.noting)

    def remove(self, record_type: type[Record], record_id: str) -> None:
        """Remove a record; what points to it must be removed or changed in the same step."""
        kind = KIND_OF[record_type]
        before = self._now(kind, record_id)
        if before is not None:
            self._note(kind, record_id, before, None)
            write_image(self.db, kind, record_id, None, self.noting)

    def keep_revision(self, revision: Revision) -> None:
        """Keep a revision for good: revisions are only ever added and stand outside undo."""
        row = to_row(Revision, as_json(revision))
        self.db.table("revision").insert(row, pk="id", ignore=True)

    def keep_snapshot(self, snapshot: Snapshot) -> None:
        """Keep a snapshot that the program takes by itself, for good: undo is for what people do."""
        self.db.table("snapshot").insert(to_row(Snapshot, as_json(snapshot)), pk="id", ignore=True)

    def keep_file(self, kept: KeptFile, content: bytes) -> None:
        """Keep a file for good, once by its digest, outside undo."""
        self.db.table("file").insert(as_json(kept) | {"content": content}, pk="digest", ignore=True)

    def lay_tombstone(self, record_id: str, erased_at: datetime) -> None:
        """Note that a record was erased at somebody's wish: its id is never taken in again."""
        row = {"record_id": record_id, "erased_at": erased_at.isoformat()}
        self.db.table("tombstone").insert(row, pk="record_id", ignore=True)

    def changes(self) -> Changes:
        """Return which records this step has changed so far."""
        return Changes(
            self.name,
            frozenset(kind for kind, _ in self._images),
            frozenset(record_id for _, record_id in self._images),
        )

    def _now(self, kind: str, record_id: str) -> Json:
        if (kind, record_id) in self._images:
            return self._images[kind, record_id][1]
        return read_image(self.db.conn, kind, record_id)

    def _is_erased(self, record_id: str) -> bool:
        found = self.db.conn.execute("SELECT 1 FROM tombstone WHERE record_id = ?", (record_id,))
        return found.fetchone() is not None

    def _note(self, kind: str, record_id: str, before: Json, after: Json) -> None:
        first = self._images.get((kind, record_id), (before, None))[0]
        self._images[kind, record_id] = (first, after)


def read_image(connection: sqlite3.Connection, kind: str, record_id: str) -> Json:
    """Return the JSON form of a record as it stands; None where there is none."""
    record_type = KINDS[kind]
    row = connection.execute(f"SELECT {columns_of(record_type)} FROM {kind} WHERE id = ?", (record_id,)).fetchone()
    return None if row is None else row_json(record_type, row)


def write_image(db: "Database", kind: str, record_id: str, image: Json, noting: Noting | None) -> None:
    """Make a record be as its JSON form says, or not be there for None; the index and the notes follow."""
    if image is None:
        db.table(kind).delete_where("id = ?", (record_id,))
        _follow(db, kind, record_id, None, noting)
        return
    write_images(db, kind, {record_id: image}, noting)


def write_images(db: "Database", kind: str, images: Mapping[str, Json], noting: Noting | None) -> None:
    """Make records of a kind be as their JSON forms say, by id; the index and the notes follow."""
    record_type = KINDS[kind]
    # Reading raises before a value is written that could not be read again.
    records = {record_id: from_json(record_type, image) for record_id, image in images.items()}
    db.table(kind).upsert_all((to_row(record_type, image) for image in images.values()), pk="id")
    for record_id, record in records.items():
        _follow(db, kind, record_id, record, noting)


def _follow(db: "Database", kind: str, record_id: str, record: Record | None, noting: Noting | None) -> None:
    words = search.feed(db.conn, kind, record_id, record)
    if kind == _OF_ANSWERS:
        feed_notes(db.conn, record_id, record.text if isinstance(record, Answer) else None, words, noting)


_OF_ANSWERS = KIND_OF[Answer]


class History:
    """The steps made so far, and the way back and forth through them."""

    def __init__(self, db: "Database", noting: Noting | None = None) -> None:
        self._db = db
        self._noting = noting
        self._open_visit: tuple[str, int] | None = None

    def end_visit(self) -> None:
        """Close the visit that is open, if any: what comes next is an entry of its own."""
        self._open_visit = None

    def note(self, step: Step, visit: str) -> None:
        """Enter a step that has changed something; a visit that is still open is widened instead."""
        images = {place: pair for place, pair in step._images.items() if pair[0] != pair[1]}
        step._images = images
        if not images:
            return
        if visit and self._open_visit and self._open_visit[0] == visit:
            if not self._widen(self._open_visit[1], images):
                self._open_visit = None
            return
        step_id = self._enter(step.name, images)
        self._open_visit = (visit, step_id) if visit else None

    def undo(self) -> Changes:
        """Take back the newest step that stands; nothing happens where there is none."""
        return self._go("SELECT id, name FROM step WHERE undone = 0 ORDER BY id DESC LIMIT 1", back=True)

    def redo(self) -> Changes:
        """Do again the step that was taken back last; nothing happens where there is none."""
        return self._go("SELECT id, name FROM step WHERE undone = 1 ORDER BY id LIMIT 1", back=False)

    def forget(self) -> None:
        """End the history here: what was done so far can no longer be undone."""
        self.end_visit()
        self._db.conn.execute("DELETE FROM step_change")
        self._db.conn.execute("DELETE FROM step")

    def _enter(self, name: str, images: dict[tuple[str, str], tuple[Json, Json]]) -> int:
        execute = self._db.conn.execute
        execute("DELETE FROM step_change WHERE step_id IN (SELECT id FROM step WHERE undone = 1)")
        execute("DELETE FROM step WHERE undone = 1")
        made_at = datetime.now(UTC).isoformat(timespec="seconds")
        step_id = execute("INSERT INTO step (name, made_at) VALUES (?, ?)", (name, made_at)).lastrowid or 0
        self._note_images(step_id, images, 0)
        for table, column in (("step_change", "step_id"), ("step", "id")):
            # Ids have gaps where steps were undone, so steps are counted.
            too_old = "(SELECT id FROM step ORDER BY id DESC LIMIT 1 OFFSET ?)"
            execute(f"DELETE FROM {table} WHERE {column} <= {too_old}", (STEPS_KEPT,))
        return step_id

    def _widen(self, step_id: int, images: dict[tuple[str, str], tuple[Json, Json]]) -> bool:
        """Keep the first before-image and the latest after-image of each record; say whether they differ.

        A visit that came back to where it began has nothing to undo, so its entry goes.
        """
        execute = self._db.conn.execute
        first = execute("SELECT count(*) FROM step_change WHERE step_id = ?", (step_id,)).fetchone()[0]
        self._note_images(step_id, images, first)
        execute("DELETE FROM step_change WHERE step_id = ? AND before IS after", (step_id,))
        left = execute("SELECT 1 FROM step_change WHERE step_id = ?", (step_id,)).fetchone()
        if not left:
            execute("DELETE FROM step WHERE id = ?", (step_id,))
        return left is not None

    def _note_images(self, step_id: int, images: dict[tuple[str, str], tuple[Json, Json]], first: int) -> None:
        for position, ((kind, record_id), (before, after)) in enumerate(images.items(), first):
            self._db.conn.execute(
                "INSERT INTO step_change VALUES (?, ?, ?, ?, ?, ?)"
                " ON CONFLICT (step_id, kind, record_id) DO UPDATE SET after = excluded.after",
                (step_id, position, kind, record_id, _spelt(before), _spelt(after)),
            )

    def _go(self, find: str, *, back: bool) -> Changes:
        self.end_visit()
        connection = self._db.conn
        found = connection.execute(find).fetchone()
        if found is None:
            return Changes()
        step_id, name = found
        connection.execute("PRAGMA defer_foreign_keys = ON")
        rows = connection.execute(
            f"SELECT kind, record_id, {'before' if back else 'after'} FROM step_change WHERE step_id = ?"
            f" ORDER BY position {'DESC' if back else 'ASC'}",
            (step_id,),
        )
        images = [(kind, record_id, _read(kind, image)) for kind, record_id, image in rows]
        for kind, record_id, _ in images:
            # Make room first: two records may have changed places that only one can hold.
            self._db.table(kind).delete_where("id = ?", (record_id,))
        for kind, record_id, image in images:
            write_image(self._db, kind, record_id, image, self._noting)
        connection.execute("UPDATE step SET undone = ? WHERE id = ?", (int(back), step_id))
        return Changes(
            f"{'Undo' if back else 'Redo'}: {name}",
            frozenset(kind for kind, _, _ in images),
            frozenset(record_id for _, record_id, _ in images),
        )


def _spelt(image: Json) -> str | None:
    return None if image is None else json.dumps(image, ensure_ascii=False)


def _read(kind: str, image: str | None) -> Json:
    """Read an image; fields that came into the schema after it take their defaults."""
    if image is None:
        return None
    try:
        known = {form.name for form in field_forms(KINDS[kind])}
        values = {name: value for name, value in json.loads(image).items() if name in known}
    except (KeyError, ValueError, TypeError, AttributeError):
        raise damaged() from None
    return as_json(from_json(KINDS[kind], values))
