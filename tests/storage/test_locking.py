"""One writer at a time: the second is told who has the file; a kill frees it; readers never wait."""

import json
from pathlib import Path

import pytest

from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.storage.locking import claim
from bidprep.storage.workspace import Keep, Workspace, open_workspace
from tests.storage.child import said_by, started


@pytest.fixture
def closed_path(workspace: Workspace) -> Path:
    workspace.close()
    return workspace.path


def test_a_second_writer_in_another_process_is_refused_naming_the_holder_and_since_when(
    workspace: Workspace, keep: Keep
) -> None:
    said = said_by("write", workspace.path, keep)
    assert said.startswith("Our Charity’s bids.bidprep has been open in a test since ")
    assert said.endswith("Close it there first, then try again.")
    workspace.close()
    assert said_by("write", workspace.path, keep) == "written"


def test_a_reader_in_another_process_sees_what_the_writer_has_saved(workspace: Workspace, keep: Keep) -> None:
    with workspace.step("Add") as step:
        step.put(Person("p", "Ann"))
    assert said_by("read", workspace.path, keep) == "Ann"
    with workspace.step("Add") as step:
        step.put(Person("q", "Bob"))
        assert said_by("read", workspace.path, keep) == "Ann"
    assert said_by("read", workspace.path, keep) == "Ann Bob"


def test_after_a_kill_the_next_one_may_write_at_once(closed_path: Path, keep: Keep) -> None:
    with started("hold", closed_path, keep) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(BidprepError, match="open in a bidprep window since "):
            open_workspace(closed_path, keep, "a test")
        reading = open_workspace(closed_path, keep)
        assert reading.get(Person, "p")
        with pytest.raises(BidprepError, match="open in a bidprep window since "):
            reading.start_writing("a test")
        assert not reading.is_writable
        holder.kill()
        holder.wait()
        reading.start_writing("a test")
        with reading.step("Add") as step:
            step.put(Person("q", "Bob"))
        reading.close()


def test_a_kill_in_the_middle_of_a_step_leaves_nothing_of_it_even_to_a_reader(closed_path: Path, keep: Keep) -> None:
    with started("hold_in_a_step", closed_path, keep) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        holder.kill()
        holder.wait()
    journal = closed_path.with_name(closed_path.name + "-journal")
    assert journal.stat().st_size > 0, "the step had begun to write into the file"
    reading = open_workspace(closed_path, keep)
    assert reading.find(Person) == ()
    assert reading.is_sound()
    reading.close()


def test_the_same_file_is_not_opened_twice_in_one_window(workspace: Workspace, keep: Keep) -> None:
    for who in ("", "a test"):
        with pytest.raises(BidprepError, match="open in this window already"):
            open_workspace(workspace.path, keep, who)


def test_a_holder_who_left_no_name_is_another_bidprep(tmp_path: Path) -> None:
    lock = claim(tmp_path / "locks", "id", tmp_path / "a.bidprep", "a window")
    (holder,) = (tmp_path / "locks").glob("*.json")
    for told in ("", "{}", "[]", json.dumps({"who": "x", "since": "soon"})):
        holder.write_text(told, encoding="utf-8")
        with pytest.raises(BidprepError, match=r"a\.bidprep is open in another bidprep"):
            claim(tmp_path / "locks", "id", tmp_path / "a.bidprep", "a command")
    lock.release()
    lock.release()
    claim(tmp_path / "locks", "id", tmp_path / "a.bidprep", "a command").release()
    assert not list((tmp_path / "locks").glob("*.json"))


def test_copies_of_a_workspace_are_claimed_by_themselves(tmp_path: Path) -> None:
    one = claim(tmp_path / "locks", "id", tmp_path / "a.bidprep", "a window")
    two = claim(tmp_path / "locks", "id", tmp_path / "b.bidprep", "a window")
    one.release()
    two.release()


def test_where_locks_cannot_be_kept_a_sentence_says_so(tmp_path: Path) -> None:
    (tmp_path / "locks").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(BidprepError, match="cannot write in its own folder"):
        claim(tmp_path / "locks", "id", tmp_path / "a.bidprep", "a window")


def test_a_failed_claim_leaves_the_workspace_readable(closed_path: Path, keep: Keep, tmp_path: Path) -> None:
    in_the_way = tmp_path / "in the way"
    in_the_way.write_text("", encoding="utf-8")
    reading = open_workspace(closed_path, Keep(in_the_way, keep.backups))
    with pytest.raises(BidprepError):
        reading.start_writing("a test")
    assert reading.find(Person) == ()
    reading.close()
