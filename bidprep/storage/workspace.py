"""One open workspace file, owned by one thread, with the only connection to it."""

import gc
import sqlite3
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from bidprep.domain.dates import now
from bidprep.domain.ids import new_id
from bidprep.errors import BidprepError
from bidprep.storage import backups, search
from bidprep.storage.changes import Changes, PastStep, next_names, past_steps
from bidprep.storage.faults import STORAGE_FAULTS, damaged, explain
from bidprep.storage.header import check_header
from bidprep.storage.schema import SCHEMA_DIGESTS, SCHEMA_VERSION, migrate, schema_digest

if TYPE_CHECKING:
    from sqlite_utils import Database

    from bidprep.domain.answers import Answer, Revision
    from bidprep.domain.bids import Question
    from bidprep.domain.files import KeptFile
    from bidprep.domain.kinds import Record
    from bidprep.domain.library import PassageUse
    from bidprep.domain.reviews import SignOff
    from bidprep.domain.scores import Mark
    from bidprep.storage.erasing import Erasure
    from bidprep.storage.locking import WorkspaceLock
    from bidprep.storage.notes import Noting
    from bidprep.storage.steps import History, Step

# Whole records and their types are loaded with the first one that is read: the window is painted from counts alone.
R = TypeVar("R", bound="Record")

# Measured before the code: of the journal modes only TRUNCATE with FULL lost nothing in simulated power cuts,
# and a rollback journal notices when the file was moved away under it, which WAL does not.
_PRAGMAS = (
    "journal_mode = TRUNCATE", "synchronous = FULL", "fullfsync = ON", "foreign_keys = ON", "recursive_triggers = ON",
    "secure_delete = ON", "cell_size_check = ON", "mmap_size = 0", "busy_timeout = 5000",
)  # fmt: skip

# Files this process has open: reading one of them by other means would drop SQLite's locks on it.
_open_here: set[Path] = set()


class Keep(NamedTuple):
    """Where a workspace's locks and backups are kept: folders in the app-data folder."""

    locks: Path
    backups: Path


class Workspace:
    """An open workspace. Reads are free; writes happen in a `step`.

    Made by `open_workspace` and `make_workspace`. A workspace opened only for reading becomes writable by
    `start_writing`; until then neither the lock nor sqlite-utils is touched.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: Path, keep: Keep, version: int, noting: "Noting | None" = None
    ) -> None:
        self.path = path
        self.version = version
        self.tell: Callable[[Changes], None] = lambda _changes: None
        self._connection = connection
        self._keep = keep
        self._lock: WorkspaceLock | None = None
        self._history: History | None = None
        self._db: Database | None = None
        self._in_step = False
        self._noting = noting
        self._merged = 0  # changes to the index and the notes alone
        self._changed_since_backup = False
        found = connection.execute("SELECT value FROM workspace WHERE key = 'id'").fetchone()
        if found is None:
            raise damaged()
        self.id = str(found[0])

    @property
    def is_writable(self) -> bool:
        """Whether this workspace was claimed for writing."""
        return self._db is not None

    @property
    def backup_folder(self) -> Path:
        """Where this workspace's backups are kept."""
        return self._keep.backups / self.id

    @property
    def changed_since_backup(self) -> bool:
        """Whether something was written since the last backup that was made here."""
        return self._changed_since_backup

    @property
    def is_sample(self) -> bool:
        """Whether this workspace was made as the fictional sample."""
        return bool(self.rows("SELECT 1 FROM workspace WHERE key = 'sample'"))

    # Reading

    def get(self, record_type: type[R], record_id: str) -> R | None:
        """Return the record of this id, or None."""
        return next(iter(self.find(record_type, id=record_id)), None)

    def find(self, record_type: type[R], **where: str | int | None) -> tuple[R, ...]:
        """Return the records whose columns equal the values given, in their kind's order."""
        from bidprep.storage.records import find_records

        return find_records(self.rows, record_type, where)

    def get_some(self, record_type: type[R], ids: Iterable[str]) -> dict[str, R]:
        """Return the records of these ids, by id, read at once; those that are not there are left out."""
        from bidprep.storage.records import find_records_by_id

        return find_records_by_id(self.rows, record_type, tuple(dict.fromkeys(ids)))

    def rows(self, query: str, *values: str | int | None, **named: str | int | None) -> list[tuple[object, ...]]:
        """Return the rows of a SELECT, its values in the order of its ``?`` or by the names of its ``:name``.

        For use inside storage. Values with numbers are taken for named ones by Python 3.12.0 to 3.12.3.
        """
        if self._db is None and self._lock and not self._in_step:
            self._recover()  # a fault closed the file; perhaps the disk is back
        try:
            return self._connection.execute(query, named or values).fetchall()
        except STORAGE_FAULTS as error:
            raise self._said(error) from error

    def answers_of_bid(self, bid_id: str, *, counting: bool = False) -> tuple["Answer", ...]:
        """Return the answers to a bid's questions, shared ones and variations.

        With `counting` only those that count: that are shared, or vary for a lot we bid for.
        """
        from bidprep.storage.records import find_answers_of_bid

        return find_answers_of_bid(self.rows, bid_id, counting=counting)

    def marks_of_bid(self, bid_id: str) -> tuple["Mark", ...]:
        """Return all marks for a bid's questions, our own and the buyer's."""
        from bidprep.storage.records import find_marks_of_bid

        return find_marks_of_bid(self.rows, bid_id)

    def hours_past(self) -> list[tuple[float, int]]:
        """Return hours spent and words, about, of each finished answer whose hours were noted."""
        from bidprep.storage.records import find_hours_past

        return find_hours_past(self.rows)

    def answer_words(self, bid_id: str, *, saying: Sequence[str] | None = None) -> dict[str, str]:
        """Return the plain words of the answers of a bid that count, as the index keeps them, by the answers' ids.

        With `saying` only of those that may say one of some names: that hold its plain letters.
        """
        from bidprep.storage.records import find_answer_words

        return find_answer_words(self.rows, bid_id, saying=saying)

    def answer_notes(self, bid_id: str, *, shared: bool = False) -> tuple[dict[str, str], dict[str, str]]:
        """Return what was noted of the answers of a bid that count, by their ids, and the plain words of the others.

        With `shared` only of those shared by all lots.
        """
        from bidprep.storage.notes import find_notes
        from bidprep.storage.records import find_words_not_noted

        rules = self._noting.rules if self._noting else 0
        notes = find_notes(self.rows, bid_id, rules, shared=shared)
        return notes, find_words_not_noted(self.rows, bid_id, rules, shared=shared)

    def passage_uses_of_bid(self, bid_id: str) -> tuple["PassageUse", ...]:
        """Return where passages of the library were put into the answers of a bid."""
        from bidprep.storage.records import find_passage_uses

        return find_passage_uses(self.rows, bid_id)

    def questions_asking_for_facts(self) -> tuple["Question", ...]:
        """Return the questions of all bids that a fact of the organisation answers."""
        from bidprep.storage.records import find_questions_asking_for_facts

        return find_questions_asking_for_facts(self.rows)

    def revisions(self, answer_id: str) -> tuple["Revision", ...]:
        """Return the revisions of an answer, oldest first."""
        from bidprep.storage.records import find_revisions

        return find_revisions(self.rows, answer_id)

    def revisions_by_id(self, ids: "Sequence[str]") -> "dict[str, Revision]":
        """Return the revisions of these ids, by id; those that are not there are left out."""
        from bidprep.storage.records import find_revisions_by_id

        return find_revisions_by_id(self.rows, ids)

    def sign_offs_of_bid(self, bid_id: str) -> "tuple[SignOff, ...]":
        """Return the sign-offs of a bid's answers, oldest first."""
        from bidprep.storage.records import find_sign_offs_of_bid

        return find_sign_offs_of_bid(self.rows, bid_id)

    def open_reviews(self, bid_id: str) -> dict[tuple[str, str | None], int]:
        """Return how many remarks and suggestions of a bid's reviews are open, by question and lot; ("", None): on none."""
        from bidprep.storage.records import count_open_reviews

        return count_open_reviews(self.rows, bid_id)

    def all_revisions(self) -> tuple["Revision", ...]:
        """Return every revision, oldest first."""
        from bidprep.storage.records import find_all_revisions

        return find_all_revisions(self.rows)

    def kept_files(self) -> tuple["KeptFile", ...]:
        """Return the files kept in the workspace, without their content."""
        from bidprep.storage.records import find_kept_files

        return find_kept_files(self.rows)

    def file_content(self, digest: str) -> bytes:
        """Return the content of a kept file; raises BidprepError where there is none."""
        found = self.rows("SELECT content FROM file WHERE digest = ?", digest)
        if not found or not isinstance(found[0][0], bytes):
            raise BidprepError("That file is not kept in this workspace.", "Add it again.")
        return found[0][0]

    def history_texts(self) -> Iterator[str]:
        """Yield the words that the history holds, to be looked through before something is erased."""
        from bidprep.storage.erasing import history_texts

        return history_texts(self._connection)

    def index_texts(self) -> Iterator[str]:
        """Yield the words that the full-text index holds."""
        from bidprep.storage.erasing import index_texts

        return index_texts(self._connection)

    def tombstones(self) -> tuple[str, ...]:
        """Return the ids of what was erased."""
        return tuple(str(row[0]) for row in self.rows("SELECT record_id FROM tombstone ORDER BY record_id"))

    def search(self, typed: str, most: int = 50, *, exactly: bool = False) -> tuple[search.Hit, ...]:
        """Find the records that hold all the words typed, best first; `exactly` where somebody does not type on."""
        try:
            return search.find_words(self._connection, typed, most, exactly=exactly)
        except STORAGE_FAULTS as error:
            raise self._said(error) from error

    @contextmanager
    def one_view(self) -> Iterator[None]:
        """Read several things as they stood at one moment, whatever another bidprep saves meanwhile.

        A saving bidprep waits until this ends, for at most five seconds: read within it, and work afterwards.
        """
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                self._connection.execute("COMMIT")

    def mark(self) -> tuple[object, int, int] | None:
        """Return what is another with every change, whoever makes it; None within a step, which may yet be undone.

        Merging the index changes nothing that is read.
        """
        if self._in_step:
            return None
        (version,) = self.rows("PRAGMA data_version")[0]
        # A new connection counts anew.
        return self._connection, int(str(version)), self._connection.total_changes - self._merged

    def is_sound(self) -> bool:
        """Whether SQLite's quick check finds the file whole."""
        try:
            return bool(self._connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))
        except STORAGE_FAULTS:
            return False

    # Writing

    def start_writing(self, who: str) -> None:
        """Claim the workspace for writing, as `who`; raises BidprepError naming who else has it."""
        from bidprep.storage.locking import claim
        from bidprep.storage.places import refuse_unsafe_place

        if self._db is not None:
            return
        refuse_unsafe_place(self.path)
        self._lock = claim(self._keep.locks, self.id, self.path, who)
        try:
            self._enable_writing()
        except BaseException:
            self._lock.release()
            self._lock = None
            raise

    def stop_writing(self) -> None:
        """Write nothing more and give the lock free; reading goes on."""
        self._db = self._history = None
        with suppress(sqlite3.Error):
            self._connection.execute("PRAGMA journal_mode = DELETE")
            self._connection.execute("PRAGMA query_only = ON")
        if self._lock:
            self._lock.release()
            self._lock = None

    @contextmanager
    def step(self, name: str, *, visit: str = "") -> Iterator["Step"]:
        """Open a step: all that is written inside happens together, is one undo entry of this name, and is told once.

        Steps of the same `visit` that follow one another widen one entry. An exception inside rolls all back.
        A step inside a step is a bug and raises RuntimeError.
        """
        if self._in_step:
            raise RuntimeError("a step is open already")
        from bidprep.storage.steps import Step

        db, history = self._writing()
        step = Step(db, name, self._noting)
        rows_written = self._connection.total_changes
        with self._transaction():
            yield step
            history.note(step, visit)
            search.put_off_merging(self._connection)
        # Files and revisions are kept without being told of, yet belong in the next backup.
        self._changed_since_backup |= self._connection.total_changes > rows_written
        changes = step.changes()
        if changes:
            self.tell(changes)

    def end_visit(self) -> None:
        """End the visit that is open, so that what comes next is an undo entry of its own."""
        if self._history:
            self._history.end_visit()

    def undo(self) -> Changes:
        """Take back the newest step; the news says which."""
        return self._travel(lambda history: history.undo())

    def redo(self) -> Changes:
        """Do again what was taken back last."""
        return self._travel(lambda history: history.redo())

    def forget_history(self) -> None:
        """End the history here: what was done so far can no longer be undone."""
        _, history = self._writing()
        with self._transaction():
            history.forget()

    def tidy_index(self) -> bool:
        """Merge some parts of the full-text index, which no save waits for; whether there is more to merge."""
        self._writing()
        before = self._connection.total_changes
        with self._transaction():
            more = search.merge_some(self._connection)
        self._merged += self._connection.total_changes - before
        return more

    def note_some(self, most: int) -> bool:
        """Note some of the answers of which nothing is noted yet, by these rules; whether there may be more."""
        from bidprep.storage.notes import note_some

        self._writing()
        if self._noting is None:
            return False
        before = self._connection.total_changes
        with self._transaction():
            more = note_some(self._connection, self._noting, most)
        self._merged += self._connection.total_changes - before
        return more

    @contextmanager
    def erasing(self, name: str) -> Iterator["Erasure"]:
        """Open an erasure: a step that may also change what is kept for good, and with which the history ends.

        Afterwards none of the bytes of the file holds what went. An exception inside rolls all back.
        """
        if self._in_step:
            raise RuntimeError("a step is open already")
        from bidprep.storage.erasing import Erasure, rebuild_index

        db, history = self._writing()
        erasure = Erasure(db, name, self._noting)
        with self._transaction():
            self._connection.execute("PRAGMA defer_foreign_keys = ON")
            yield erasure
            history.forget()
            rebuild_index(self._connection)
        self._changed_since_backup = True
        try:
            self._connection.execute("VACUUM")
        except STORAGE_FAULTS as error:  # a full disk: freed pages are zeroed already, the file is only not packed
            self._recover(error)
        changes = erasure.changes()
        if changes:
            self.tell(changes)

    def call_it_sample(self) -> None:
        """Note that this workspace is the fictional sample, which may be thrown away."""
        db, _ = self._writing()
        with self._transaction():
            db.conn.execute("INSERT OR IGNORE INTO workspace VALUES ('sample', 'yes')")

    def past(self, most: int = 1000) -> tuple[PastStep, ...]:
        """Return the history, newest first."""
        try:
            return past_steps(self._connection, most)
        except STORAGE_FAULTS as error:
            raise self._said(error) from error

    def next_names(self) -> tuple[str, str]:
        """Return the names of the steps that undo and redo would act on; "" for none."""
        try:
            return next_names(self._connection)
        except STORAGE_FAULTS as error:
            raise self._said(error) from error

    # Copies and the end

    def back_up(
        self, reason: str, *, pinned: bool = False, between: Callable[[], None] = lambda: None
    ) -> backups.Backup:
        """Make a backup in the backup folder."""
        self._changed_since_backup = False
        try:
            return backups.make_backup(
                self._connection, self.backup_folder, reason, now(), pinned=pinned, between=between
            )
        except BaseException:
            self._changed_since_backup = True
            raise

    def list_backups(self) -> tuple[backups.Backup, ...]:
        """Return this workspace's backups, newest first."""
        return backups.list_backups(self.backup_folder)

    def copy_to(self, path: Path) -> None:
        """Write a finished copy of the workspace to a file of its own, which must not be there yet."""
        backups.refuse_taken(path, "Choose another name.")
        backups.copy_workspace(self._connection, path)

    def close(self) -> None:
        """Close the file, so that one file is left, and give the lock free; safe to call twice."""
        _open_here.discard(self.path.resolve())
        with suppress(sqlite3.Error):
            if self.is_writable:
                self._connection.execute("PRAGMA journal_mode = DELETE")
        self._connection.close()
        if self._lock:
            self._lock.release()
            self._lock = None

    # How it is done

    def _enable_writing(self) -> None:
        from sqlite_utils import Database

        from bidprep.storage.steps import History

        try:
            self._connection.execute("PRAGMA query_only = OFF")
            self._connection.execute("PRAGMA journal_mode = TRUNCATE")
            # Plugins of sqlite-utils that happen to be installed on the machine must not run inside bidprep.
            self._db = Database(self._connection, execute_plugins=False)
            self._history = History(self._db, self._noting)
        except STORAGE_FAULTS as error:
            self._db = None
            raise self._said(error) from error

    def _writing(self) -> tuple["Database", "History"]:
        if self._db is None and self._lock:
            self._recover()  # a fault closed the file; perhaps the disk is back
        if self._db is None or self._history is None:
            if self._lock:
                raise BidprepError("The workspace file cannot be reached.", "Check that its disk is connected.")
            raise BidprepError("This workspace is open for reading only.", "Open it again to change it.")
        return self._db, self._history

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._in_step = True
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            yield
            self._connection.execute("COMMIT")
        except STORAGE_FAULTS as error:
            self._recover(error)
            raise self._said(error) from error
        except BaseException:
            self._connection.rollback()
            raise
        finally:
            self._in_step = False

    def _recover(self, fault: Exception | None = None) -> None:
        """Close and open the file again: after a fault the same connection may call a good file corrupt."""
        self._db = self._history = None
        if fault is not None:
            # A cursor left in the frames of the fault would keep the file open, and its lock held, after closing.
            traceback.clear_frames(fault.__traceback__)
        with suppress(sqlite3.Error):
            self._connection.rollback()
        with suppress(sqlite3.Error):
            self._connection.close()
        gc.collect()
        with suppress(*STORAGE_FAULTS, BidprepError):
            # Another file may have taken its place: nothing is read from it or written into it.
            found = _open(self.path, self._keep, self._noting)
            if found.id == self.id:
                self._connection = found._connection
                self._enable_writing()
            else:
                found._connection.close()

    def _travel(self, way: "Callable[[History], Changes]") -> Changes:
        _, history = self._writing()
        try:
            with self._transaction():
                changes = way(history)
        except sqlite3.IntegrityError:
            raise BidprepError(
                "That step no longer fits what is in the workspace, so nothing was changed.",
                "Look for what you need in a backup from before it.",
            ) from None
        if changes:
            self._changed_since_backup = True
            self.tell(changes)
        return changes

    def _said(self, error: Exception) -> Exception:
        return explain(error) or error


def make_workspace(
    path: Path, keep: Keep, who: str, *, made_at: datetime | None = None, noting: "Noting | None" = None
) -> Workspace:
    """Make a new workspace file and open it for writing; never replaces a file."""
    from bidprep.storage.places import refuse_unsafe_place

    refuse_unsafe_place(path)
    backups.refuse_taken(path, "Choose another name, or open it.")
    from sqlite_utils import Database

    unfinished = path.with_name(path.name + ".tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        connection = sqlite3.connect(unfinished, isolation_level=None)
        try:
            connection.execute("PRAGMA journal_mode = TRUNCATE")
            migrate(Database(connection, execute_plugins=False))
            connection.executemany(
                "INSERT INTO workspace VALUES (?, ?)",
                (("id", new_id()), ("made_at", (made_at or now()).isoformat())),
            )
            connection.execute("PRAGMA journal_mode = DELETE")
        finally:
            connection.close()
        unfinished.rename(path)
        backups.flush_to_disk(path.parent)
    except STORAGE_FAULTS as error:
        raise explain(error) or error from error
    except OSError as error:
        raise BidprepError(
            f"{path} could not be made ({error.strerror}).", "Choose a folder that you may write in."
        ) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return open_workspace(path, keep, who, noting)


def open_workspace(path: Path, keep: Keep, who: str = "", noting: "Noting | None" = None) -> Workspace:
    """Open a workspace file; for writing as `who`, or for reading only where `who` is "".

    `noting` is how the words of answers are noted; without it nothing is noted of what is written, and no note is read.
    A file of an older schema is backed up and brought up to date first, which needs it for writing.
    Raises BidprepError, with the file unharmed, where it is no workspace, damaged, newer, write-protected, in a
    place that is not safe, or open elsewhere.
    """
    real = path.resolve()
    if real in _open_here:
        raise BidprepError(f"{path.name} is open in this window already.", "Close it first.")
    try:
        workspace = _open(path, keep, noting)
    except STORAGE_FAULTS as error:
        raise explain(error) or error from error
    try:
        if who or workspace.version < SCHEMA_VERSION:
            _refuse_write_protected(path)
            workspace.start_writing(who or "a bidprep command")
            _bring_up_to_date(workspace)
    except STORAGE_FAULTS as error:
        workspace.close()
        raise explain(error) or error from error
    except BaseException:
        workspace.close()
        raise
    _open_here.add(real)
    return workspace


def _open(path: Path, keep: Keep, noting: "Noting | None") -> Workspace:
    """Open a file for reading and make sure that it is a workspace which this bidprep knows."""
    version = check_header(path, SCHEMA_VERSION)
    connection = _connect(path)
    try:
        if schema_digest(connection) != SCHEMA_DIGESTS.get(version):
            raise BidprepError(
                f"{path.name} has been changed by another program and is not opened, to be safe.",
                "Open a backup of it.",
            )
        return Workspace(connection, path, keep, version, noting)
    except BaseException:
        connection.close()
        raise


def _connect(path: Path) -> sqlite3.Connection:
    """Open the file for reading; where it may be written, so that a journal left by a kill is rolled back."""
    mode = "rw" if _may_write(path) else "ro"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    try:
        for pragma in (*_PRAGMAS, "query_only = ON"):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _bring_up_to_date(workspace: Workspace) -> None:
    if workspace.version < SCHEMA_VERSION:
        workspace.back_up("before upgrade", pinned=True)
        migrate(workspace._writing()[0])


def _refuse_write_protected(path: Path) -> None:
    if not _may_write(path):
        raise BidprepError(
            f"{path} is write-protected.",
            "Take away the protection, or copy the file to your own documents and open the copy.",
        )


def _may_write(path: Path) -> bool:
    import os

    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
