"""Backups are whole, checked, thinned, made while saving goes on, and restored: here that is rehearsed."""

import os
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KINDS
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.storage import backups
from bidprep.storage.backups import list_backups, make_backup, restore_backup, thin_backups
from bidprep.storage.workspace import Keep, Workspace, open_workspace
from tests.old_files.make import CONTENT, FILES, RECORDS, REVISIONS
from tests.storage.random_edits import keep_some_revisions, make_change, state_of
from tests.storage.test_steps import ANN, put

AT = datetime(2026, 11, 20, 12, tzinfo=UTC)


def people_in(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as connection:
        return {row[0] for row in connection.execute("SELECT id FROM person")}


def test_a_backup_is_listed_with_when_and_why(workspace: Workspace) -> None:
    put(workspace, "Add", ANN)
    first = workspace.back_up("by hand")
    second = workspace.back_up("before import", pinned=True)
    third = workspace.back_up("by hand")
    assert {first, second, third} == set(workspace.list_backups())
    assert (second.reason, second.pinned, first.pinned) == ("before import", True, False)
    assert first.path.parent == workspace.backup_folder
    assert people_in(first.path) == {"ann"}
    assert first.size == first.path.stat().st_size > 4096
    assert abs((datetime.now(UTC) - first.made_at).total_seconds()) < 60


def test_backups_are_listed_newest_first_and_none_where_there_is_no_folder(
    workspace: Workspace, tmp_path: Path
) -> None:
    assert workspace.list_backups() == ()
    for hours in (2, 0, 1):
        make_backup(workspace._connection, tmp_path, "by hand", AT + timedelta(hours=hours))
    assert [backup.made_at.hour for backup in list_backups(tmp_path)] == [14, 13, 12]


def test_three_backups_in_the_same_second_are_three_files(workspace: Workspace, tmp_path: Path) -> None:
    names = {make_backup(workspace._connection, tmp_path, "by hand", AT).path.name for _ in range(3)}
    assert len(names) == 3
    assert {backup.made_at for backup in list_backups(tmp_path)} == {AT}
    assert {backup.reason for backup in list_backups(tmp_path)} == {"by hand"}


def test_older_backups_are_thinned_but_the_pinned_stay(workspace: Workspace, tmp_path: Path) -> None:
    old = AT - timedelta(days=400)
    pinned = make_backup(workspace._connection, tmp_path, "as handed in", old, pinned=True)
    for days in range(60, 0, -5):
        make_backup(workspace._connection, tmp_path, "by hand", AT - timedelta(days=days))
    newest = make_backup(workspace._connection, tmp_path, "by hand", AT)
    left = list_backups(tmp_path)
    assert left[0] == newest
    assert pinned in left
    assert sum(backup.size for backup in left) <= 10 * newest.size
    assert len(left) == 10
    (tmp_path / "notes.txt").touch()
    thin_backups(tmp_path, AT, 0)
    assert (tmp_path / "notes.txt").exists(), "only backups are thinned"


def test_a_backup_that_another_program_took_away_meanwhile_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "20200101T000000Z-by-hand.bidprep").mkdir()
    (tmp_path / "20260101T000000Z-by-hand.bidprep").touch()
    thin_backups(tmp_path, AT, 0)
    assert (tmp_path / "20200101T000000Z-by-hand.bidprep").is_dir()


def test_saving_goes_on_between_the_slices_of_a_backup(workspace: Workspace) -> None:
    put(workspace, "Fill", *(Person(f"p{number}", "x" * 4000) for number in range(1200)))
    saved: list[str] = []

    def save() -> None:
        saved.append(f"between{len(saved)}")
        put(workspace, "Meanwhile", Person(saved[-1], "y" * 5000))

    backup = workspace.back_up("by hand", between=save)
    assert len(saved) >= 2
    assert people_in(backup.path) >= {f"p{number}" for number in range(1200)}
    assert {person.id for person in workspace.find(Person)} >= set(saved)
    with closing(sqlite3.connect(backup.path)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert workspace.changed_since_backup, "what was saved meanwhile may not be in it"


def test_a_backup_stopped_half_way_leaves_nothing_and_can_be_made_again(workspace: Workspace) -> None:
    put(workspace, "Fill", *(Person(f"p{number}", "x" * 4000) for number in range(800)))

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        workspace.back_up("by hand", between=stop)
    assert list(workspace.backup_folder.iterdir()) == []
    assert workspace.changed_since_backup
    assert workspace.back_up("by hand").path.is_file()


def test_a_workspace_knows_whether_it_changed_since_its_last_backup(workspace: Workspace) -> None:
    assert not workspace.changed_since_backup
    put(workspace, "Add", ANN)
    assert workspace.changed_since_backup
    workspace.back_up("by hand")
    assert not workspace.changed_since_backup
    workspace.undo()
    assert workspace.changed_since_backup


def test_a_file_or_revision_kept_by_itself_is_a_change_since_the_last_backup(workspace: Workspace) -> None:
    with workspace.step("Keep a file") as step:
        step.keep_file(KeptFile("0" * 64, "letterhead.docx", 1, AT), b"x")
    assert workspace.changed_since_backup
    workspace.back_up("by hand")
    with workspace.step("Keep a revision") as step:
        step.keep_revision(REVISIONS[0])
    assert workspace.changed_since_backup
    workspace.back_up("by hand")
    with workspace.step("Nothing"):
        pass
    assert not workspace.changed_since_backup


def test_a_backup_that_lacks_something_is_thrown_away(workspace: Workspace, tmp_path: Path) -> None:
    """A copy is counted against its source when it is finished: here the source grows behind its back."""
    with closing(sqlite3.connect(":memory:")) as other:
        for table in ("answer", "revision", "person"):
            other.execute(f"CREATE TABLE {table} (id)")
        with pytest.raises(BidprepError, match="did not come out whole"):
            backups._check_copy(workspace._connection, other)


def test_a_backup_into_a_folder_that_cannot_be_is_a_sentence(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BidprepError, match="could not be written"):
        make_backup(workspace._connection, tmp_path / "file" / "backups", "by hand", AT)


def test_a_copy_is_a_workspace_by_itself_with_the_same_identity(
    workspace: Workspace, keep: Keep, tmp_path: Path
) -> None:
    put(workspace, "Add", ANN)
    workspace.copy_to(tmp_path / "copy.bidprep")
    copy = open_workspace(tmp_path / "copy.bidprep", keep, "a test")
    assert copy.find(Person) == (ANN,)
    assert copy.id == workspace.id
    copy.close()


# The drill


def test_the_restore_drill(workspace: Workspace, keep: Keep, tmp_path: Path) -> None:
    """A workspace with records of all kinds is lost; its backup gives all back, under a new identity."""
    random = Random(5)
    keep_some_revisions(workspace)
    state = state_of(workspace)
    for number in range(30):
        with workspace.step(f"Edit {number}") as step:
            for _ in range(3):
                state = make_change(random, state, step)
    with workspace.step("Fill") as step:
        for revision in REVISIONS:
            step.keep_revision(revision)
        for kept in FILES:
            step.keep_file(kept, CONTENT.encode())
        for record in RECORDS:
            step.put(record)
    state = state_of(workspace)
    assert {kind for kind, _ in state} == set(KINDS)
    revisions, past, typed = workspace.all_revisions(), workspace.past(), workspace.search("support")
    backup = workspace.back_up("by hand")
    workspace.close()
    workspace.path.unlink()

    restored_path = tmp_path / "restored.bidprep"
    restore_backup(backup.path, restored_path)
    restored = open_workspace(restored_path, keep, "a test")
    assert restored.id != workspace.id
    assert state_of(restored) == state
    assert restored.all_revisions() == revisions
    assert restored.past() == past
    assert restored.search("support") == typed
    assert restored.is_sound()
    while restored.undo():
        pass
    assert state_of(restored) == {}
    restored.close()
    restore_backup(backup.path, tmp_path / "again.bidprep")
    again = open_workspace(tmp_path / "again.bidprep", keep)
    assert again.id not in (restored.id, workspace.id)
    again.close()
    assert people_in(backup.path), "the backup stays as it was"


def test_restoring_never_replaces_a_file(workspace: Workspace) -> None:
    backup = workspace.back_up("by hand")
    before = workspace.path.stat().st_size
    with pytest.raises(BidprepError, match="restoring never replaces a file"):
        restore_backup(backup.path, workspace.path)
    assert workspace.path.stat().st_size == before


@pytest.mark.parametrize("share", [0.1, 0.5, 0.95])
def test_a_backup_cut_off_is_refused_and_leaves_nothing(workspace: Workspace, tmp_path: Path, share: float) -> None:
    put(workspace, "Fill", *(Person(f"p{number}", "x" * 4000) for number in range(100)))
    backup = workspace.back_up("by hand")
    os.truncate(backup.path, int(backup.size * share))
    with pytest.raises(BidprepError, match="damaged"):
        restore_backup(backup.path, tmp_path / "restored.bidprep")
    assert list(tmp_path.glob("restored*")) == []


def test_a_backup_with_damaged_pages_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    put(workspace, "Fill", *(Person(f"p{number}", "x" * 4000) for number in range(100)))
    backup = workspace.back_up("by hand")
    content = bytearray(backup.path.read_bytes())
    of_people = [place for place in range(0, len(content), 4096) if b"x" * 3000 in content[place : place + 4096]]
    place = of_people[len(of_people) // 2]
    content[place : place + 64] = b"\xff" * 64
    backup.path.write_bytes(content)
    with pytest.raises(BidprepError, match=r"damaged|did not come out whole"):
        restore_backup(backup.path, tmp_path / "restored.bidprep")
    assert list(tmp_path.glob("restored*")) == []
