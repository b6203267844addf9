"""What goes wrong with disk and file is said in a whole sentence, and nothing that was saved is lost."""

import contextlib
import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.kinds import KINDS
from bidprep.domain.partners import LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.operations.answers import keep_revision
from bidprep.storage.backups import list_backups, restore_backup
from bidprep.storage.faults import explain
from bidprep.storage.summaries import (
    count_records,
    due_actions,
    recent_answers,
    summarise_bids,
    summarise_questions,
)
from bidprep.storage.workspace import Keep, Workspace, make_workspace, open_workspace
from tests.conftest import FULL
from tests.storage.child import said_with_disk
from tests.storage.random_edits import keep_some_revisions, make_change, state_of
from tests.storage.test_steps import ANN, put, put_a_bid

not_on_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows does not let an open file be moved or limited"
)


@contextmanager
def ordinary_user() -> Iterator[None]:
    """Be an ordinary user inside, even where the tests are run by the administrator."""
    if os.getuid() != 0:
        yield
        return
    os.setresgid(65534, 65534, 0)
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an ordinary user reaches, which `tmp_path` is not when the administrator made it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        place.chmod(0o777)
        yield place
        for path in (place, *place.rglob("*")):
            path.chmod(0o777)


# The file goes away


def away(workspace: Workspace, how: str) -> None:
    if how == "moved":
        workspace.path.rename(workspace.path.with_name("elsewhere.bidprep"))
    elif how == "deleted":
        workspace.path.unlink()
    else:
        content = workspace.path.read_bytes()  # a second process's doing; here it drops no lock that matters
        workspace.path.with_name("new").write_bytes(content)
        workspace.path.with_name("new").replace(workspace.path)


@not_on_windows
@pytest.mark.parametrize("how", ["moved", "deleted", "replaced"])
def test_saving_into_a_file_that_went_away_says_so_and_writes_nothing_anywhere(workspace: Workspace, how: str) -> None:
    put(workspace, "Add", ANN)
    away(workspace, how)
    told: list[object] = []
    workspace.tell = told.append
    with pytest.raises(BidprepError, match="moved, renamed or replaced while it was open, so nothing was saved"):
        put(workspace, "Add", Person("bob"))
    assert told == []
    if how != "replaced":
        assert not workspace.path.exists()


@not_on_windows
def test_a_file_that_is_put_back_takes_the_text_that_waited(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    away(workspace, "moved")
    for _ in range(2):
        with pytest.raises(BidprepError, match=r"so nothing was saved|cannot be reached"):
            put(workspace, "Add", Person("bob"))
    with pytest.raises(BidprepError, match="cannot be opened"):
        workspace.find(Person)
    with pytest.raises(BidprepError, match="cannot be opened"):
        workspace.search("ann")
    assert not workspace.is_sound()
    workspace.path.with_name("elsewhere.bidprep").rename(workspace.path)
    put(workspace, "Add", Person("bob"))
    assert [person.id for person in workspace.find(Person)] == ["bob", "ann"]


@not_on_windows
def test_a_file_replaced_by_a_copy_of_itself_is_told_once_and_then_taken(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    away(workspace, "replaced")
    with pytest.raises(BidprepError, match="nothing was saved"):
        put(workspace, "Add", Person("bob"))
    put(workspace, "Add", Person("bob"))
    assert len(workspace.find(Person)) == 2


@not_on_windows
@pytest.mark.parametrize("by", ["another workspace", "another program’s file", "no database"])
def test_nothing_is_ever_written_into_a_file_that_took_our_files_place(
    workspace: Workspace, keep: Keep, tmp_path: Path, by: str
) -> None:
    put(workspace, "Add", ANN)
    stranger = tmp_path / "stranger.bidprep"
    if by == "another workspace":
        make_workspace(stranger, keep, "a test").close()
    elif by == "no database":
        stranger.write_bytes(b"words, words " * 1000)
    else:
        connection = sqlite3.connect(stranger)
        connection.execute("CREATE TABLE person (id TEXT PRIMARY KEY)")
        connection.close()
    before = stranger.read_bytes()
    stranger.replace(workspace.path)
    for _ in range(3):
        with pytest.raises(BidprepError):
            put(workspace, "Add", Person("bob"))
    workspace.close()
    assert workspace.path.read_bytes() == before


# The disk is full


def test_a_full_file_says_so_and_works_again_after_there_is_space(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    (pages,) = workspace.rows("PRAGMA page_count")[0]
    workspace._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(BidprepError, match="The disk is full, so nothing was saved"):
        put(workspace, "Add", Person("bob", "x" * 100_000))
    assert workspace.find(Person) == (ANN,)
    assert [step.name for step in workspace.past()] == ["Add"]
    put(workspace, "Add", Person("bob", "x" * 100_000))
    assert workspace.is_sound()
    assert len(workspace.find(Person)) == 2


@not_on_windows
def test_a_disk_that_takes_no_more_says_so_and_works_again_after(workspace: Workspace) -> None:
    import resource

    put(workspace, "Add", ANN)
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (workspace.path.stat().st_size, allowed[1]))
    try:
        with pytest.raises(BidprepError, match="so nothing was saved"):
            put(workspace, "Add", Person("bob", "x" * 100_000))
        assert workspace.find(Person) == (ANN,)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
    put(workspace, "Add", Person("bob", "x" * 100_000))
    assert workspace.is_sound()


@not_on_windows
def test_a_backup_for_which_there_is_no_space_leaves_nothing_behind(workspace: Workspace) -> None:
    import resource

    put(workspace, "Add", ANN)
    allowed = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (8192, allowed[1]))
    try:
        with pytest.raises(BidprepError):
            workspace.back_up("by hand")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, allowed)
    assert workspace.changed_since_backup
    assert list(workspace.backup_folder.iterdir()) == []
    assert workspace.back_up("by hand").path.is_file()


@not_on_windows
def test_on_a_real_disk_that_fills_up_all_that_was_saved_stays_and_saving_goes_on_after(
    tmp_path: Path, keep: Keep
) -> None:
    (tmp_path / "disk").mkdir()
    said = said_with_disk("fill_disk", tmp_path / "disk", tmp_path / "disk" / "a.bidprep", keep)
    assert said.splitlines() == [
        "The disk is full, so nothing was saved. Free some space; your words stay here until then.",
        "True True",
        "True True",
    ]


# The file or its folder is write-protected


@not_on_windows
@pytest.mark.parametrize("protected", ["file", "folder"])
def test_a_write_protected_file_is_read_but_not_written(open_folder: Path, protected: str) -> None:
    keep = Keep(open_folder / "locks", open_folder / "backups")
    bids = open_folder / "bids"
    bids.mkdir()
    path = bids / "a.bidprep"
    workspace = make_workspace(path, keep, "a test")
    put(workspace, "Add", ANN)
    workspace.close()
    for folder in open_folder.iterdir():
        folder.chmod(0o777)
    for file in (*keep.locks.iterdir(), path):
        file.chmod(0o666)
    path.chmod(0o444 if protected == "file" else 0o666)
    bids.chmod(0o555 if protected == "folder" else 0o777)
    before = path.read_bytes()
    with ordinary_user():
        with pytest.raises(BidprepError, match="is write-protected") as caught:
            open_workspace(path, keep, "a test")
        assert "copy the file to your own documents" in caught.value.do
        reading = open_workspace(path, keep)
        assert reading.find(Person) == (ANN,)
        with contextlib.suppress(BidprepError):
            reading.start_writing("a test")
        with pytest.raises(BidprepError):
            put(reading, "Add", Person("bob"))
        reading.close()
    assert path.read_bytes() == before


@not_on_windows
def test_a_workspace_in_a_folder_one_may_not_enter_or_write_is_a_sentence(open_folder: Path) -> None:
    keep = Keep(open_folder / "locks", open_folder / "backups")
    closed, shown = open_folder / "closed", open_folder / "shown"
    for folder, mode in ((closed, 0o700), (shown, 0o755)):
        folder.mkdir()
        make_workspace(folder / "a.bidprep", keep, "a test").close()
        folder.chmod(mode)
    if os.getuid() != 0:
        closed.chmod(0)
        shown.chmod(0o555)
    with ordinary_user():
        for act in (
            lambda: open_workspace(closed / "a.bidprep", keep),
            lambda: open_workspace(closed / "a.bidprep", keep, "a test"),
            lambda: make_workspace(closed / "b.bidprep", keep, "a test"),
            lambda: make_workspace(closed / "new" / "b.bidprep", keep, "a test"),
            lambda: make_workspace(shown / "b.bidprep", keep, "a test"),
            lambda: make_workspace(shown / "new" / "b.bidprep", keep, "a test"),
            lambda: restore_backup(shown / "a.bidprep", shown / "b.bidprep"),
            lambda: restore_backup(shown / "a.bidprep", closed / "b.bidprep"),
            lambda: restore_backup(shown / "a.bidprep", shown / "new" / "b.bidprep"),
        ):
            with pytest.raises(BidprepError):
                act()


# The file is damaged


def use_everything(path: Path, keep: Keep) -> None:
    """Do with a workspace whatever can be done; a damaged one may answer with BidprepErrors."""
    try:
        workspace = open_workspace(path, keep, "a test")
    except BidprepError:
        return
    acts = [
        *(lambda kind=kind: workspace.find(kind) for kind in KINDS.values()),
        workspace.all_revisions, workspace.kept_files, workspace.tombstones, workspace.next_names,
        workspace.past,
        lambda: summarise_bids(workspace), lambda: due_actions(workspace), lambda: recent_answers(workspace),
        lambda: count_records(workspace), lambda: summarise_questions(workspace, "b"),
        lambda: workspace.search("support"),
        lambda: workspace.search("gate"),
        lambda: workspace.back_up("by hand"),
        *[workspace.undo] * 5, *[workspace.redo] * 5,
        lambda: put(workspace, "Add", Person("new", "x" * 9000)),
    ]  # fmt: skip
    for act in acts:
        try:
            act()
        except BidprepError:
            continue
    workspace.is_sound()
    workspace.close()


@pytest.fixture
def filled_path(workspace: Workspace) -> Path:
    """A closed workspace with a history of some records of every kind."""
    keep_some_revisions(workspace)
    seeded = random.Random(7)
    state = state_of(workspace)
    for number in range(60):
        with workspace.step(f"Edit {number}") as step:
            for _ in range(3):
                state = make_change(seeded, state, step)
    workspace.close()
    return workspace.path


def test_a_file_with_flipped_bytes_is_answered_with_a_sentence_and_never_with_a_crash(
    filled_path: Path, keep: Keep
) -> None:
    whole = filled_path.read_bytes()
    seeded = random.Random(20261123)
    for _ in range(600 if FULL else 25):
        damaged = bytearray(whole)
        for _ in range(seeded.choice((1, 3, 30))):
            damaged[seeded.randrange(100, len(damaged))] ^= seeded.randrange(1, 256)
        filled_path.write_bytes(damaged)
        use_everything(filled_path, keep)


def test_a_page_of_rubbish_is_seen_by_the_quick_check_or_on_opening(filled_path: Path, keep: Keep) -> None:
    whole = filled_path.read_bytes()
    pages = range(1, len(whole) // 4096)
    for page in pages if FULL else pages[:: max(1, len(pages) // 15)]:
        filled_path.write_bytes(whole[: page * 4096] + random.Random(page).randbytes(4096) + whole[(page + 1) * 4096 :])
        try:
            workspace = open_workspace(filled_path, keep)
        except BidprepError:
            with pytest.raises(BidprepError, match=r"damaged|changed by another program"):
                open_workspace(filled_path, keep)
            continue
        assert not workspace.is_sound(), f"page {page}"
        workspace.close()


def test_a_file_cut_off_is_seen(filled_path: Path, keep: Keep) -> None:
    whole = filled_path.read_bytes()
    for share in (0.2, 0.5, 0.9):
        filled_path.write_bytes(whole[: int(len(whole) * share)])
        with pytest.raises(BidprepError, match="damaged"):
            open_workspace(filled_path, keep, "a test")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("choices", "not json"),
        ("choices", b"\xff\xfe"),
        ("choices", 5),
        ('"limit"', "{"),
        ('"limit"', '{"unit": "words"}'),
        ("weighting", "heavy"),
        ("text", sqlite3.Binary(b"blob")),
    ],
)
def test_a_row_that_cannot_be_read_is_a_sentence(workspace: Workspace, column: str, value: object) -> None:
    put_a_bid(workspace)
    workspace._connection.execute(f"UPDATE question SET {column} = ?", (value,))
    with pytest.raises(BidprepError):
        workspace.find(Question)
    try:
        put(workspace, "Correct", Question("q", "b", 2))
    except BidprepError:
        return
    assert workspace.find(Question) == (Question("q", "b", 2),)


def test_words_that_are_no_utf_8_are_a_sentence(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    workspace._connection.execute("UPDATE person SET name = CAST(x'ff41' AS TEXT)")
    with pytest.raises(BidprepError, match="The workspace file is damaged"):
        workspace.find(Person)
    with pytest.raises(BidprepError, match="The workspace file is damaged"):
        put(workspace, "Change", replace(ANN, role="Director"))


def test_a_step_that_no_longer_fits_is_a_sentence_and_changes_nothing(workspace: Workspace) -> None:
    put(workspace, "Add", Partner("p"))
    put(workspace, "Change", Partner("p", "Shelter"))
    workspace._connection.execute(
        "UPDATE step_change SET kind = 'contact', before = ?", ('{"id": "p", "partner_id": "x"}',)
    )
    with pytest.raises(BidprepError, match="no longer fits what is in the workspace, so nothing was changed"):
        workspace.undo()
    assert workspace.find(Partner) == (Partner("p", "Shelter"),)
    put(workspace, "Goes on", ANN)


def test_an_index_that_cannot_be_read_is_a_sentence(workspace: Workspace) -> None:
    put(workspace, "Add", Partner("p", "Shelter"))
    workspace._connection.execute("UPDATE search_config SET v = 0 WHERE k = 'version'")
    workspace.close()
    again = open_workspace(workspace.path, workspace._keep)
    with pytest.raises(BidprepError, match="damaged"):
        again.search("shelter")
    again.close()


def test_a_history_that_cannot_be_read_is_a_sentence(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    put(workspace, "Change", replace(ANN, role="Director"))
    workspace._connection.execute("UPDATE step_change SET before = '{' WHERE before IS NOT NULL")
    with pytest.raises(BidprepError, match="damaged"):
        workspace.undo()
    workspace._connection.execute("UPDATE step SET made_at = 'once'")
    with pytest.raises(BidprepError, match="damaged"):
        workspace.past()
    assert workspace.find(Person) == (replace(ANN, role="Director"),)


@pytest.mark.parametrize(
    ("statement", "summary"),
    [
        ("UPDATE stage SET submit_by = 'soon'", summarise_bids),
        ("UPDATE log_entry SET due_on = 'soon'", due_actions),
        ("UPDATE revision SET made_at = 'once'", recent_answers),
        ("UPDATE answer SET status = 'riddle'", lambda workspace: summarise_questions(workspace, "b")),
    ],
)
def test_a_summary_of_what_cannot_be_read_is_a_sentence(
    workspace: Workspace, statement: str, summary: Callable[[Workspace], object]
) -> None:
    put_a_bid(workspace)
    put(workspace, "Add", Partner("p"), LogEntry("l", "p", next_action="ring"))
    (answer,) = workspace.find(Answer, lot_id=None)
    with workspace.step("Keep") as step:
        step.put(keep_revision(step, answer))
    workspace._connection.execute(statement)
    with pytest.raises(BidprepError, match="damaged"):
        summary(workspace)


def test_a_workspace_without_its_identity_is_a_sentence(workspace: Workspace, keep: Keep) -> None:
    workspace._connection.execute("DELETE FROM workspace WHERE key = 'id'")
    workspace.close()
    with pytest.raises(BidprepError, match="damaged"):
        open_workspace(workspace.path, keep)


def test_half_a_surrogate_pair_is_kept_out_of_the_file_with_a_sentence(workspace: Workspace) -> None:
    with pytest.raises(BidprepError):
        put(workspace, "Add", Person("p", "half \ud83d"))
    assert workspace.find(Person) == ()


# What is said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("SQLITE_FULL", "The disk is full"),
        ("SQLITE_READONLY", "write-protected"),
        ("SQLITE_READONLY_DIRECTORY", "write-protected"),
        ("SQLITE_READONLY_DBMOVED", "moved, renamed or replaced"),
        ("SQLITE_BUSY", "Another program"),
        ("SQLITE_BUSY_RECOVERY", "Another program"),
        ("SQLITE_CORRUPT_INDEX", "damaged"),
        ("SQLITE_NOTADB", "damaged"),
        ("SQLITE_CANTOPEN_FULLPATH", "cannot be opened"),
        ("SQLITE_IOERR_WRITE", "did not take what was written"),
        ("SQLITE_TOOBIG", "more text than"),
    ],
)
def test_each_fault_of_disk_or_file_has_its_sentence_and_a_next_step(name: str, said: str) -> None:
    error = sqlite3.OperationalError("x")
    error.sqlite_errorname = name
    explained = explain(error)
    assert explained
    assert said in explained.happened
    assert explained.do.endswith(".")


@pytest.mark.parametrize("name", ["SQLITE_CONSTRAINT_UNIQUE", "SQLITE_ERROR", "SQLITE_MISUSE", ""])
def test_a_bug_of_ours_is_not_explained_away(name: str) -> None:
    error = sqlite3.OperationalError("x")
    if name:
        error.sqlite_errorname = name
    assert explain(error) is None


def test_another_program_that_holds_the_file_is_told_of(workspace: Workspace) -> None:
    workspace._connection.execute("PRAGMA busy_timeout = 50")
    other = sqlite3.connect(workspace.path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(BidprepError, match="Another program has held the workspace file"):
        put(workspace, "Add", ANN)
    other.rollback()
    other.close()
    put(workspace, "Add", ANN)


def test_backups_of_a_stranger_are_not_listed(tmp_path: Path) -> None:
    for name in (
        "notes.bidprep",
        "20269999T000000Z-by-hand.bidprep",
        "20260101T000000Z.bidprep",
        "20260101T000000Z-x.txt",
    ):
        (tmp_path / name).touch()
    assert list_backups(tmp_path) == ()
