"""Whole workspaces: made, opened, copied, restored, named."""

from pathlib import Path

import pytest

from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.operations.records import add_record
from bidprep.operations.workspaces import (
    back_up,
    copy_workspace,
    free_name,
    new_workspace,
    open_to_read,
    open_to_write,
    restore,
    with_suffix,
)


def test_a_workspace_is_made_with_its_ending_and_opens_again(tmp_path: Path) -> None:
    made = new_workspace(tmp_path / "Our bids", "a test")
    assert made.path == tmp_path / "Our bids.bidprep"
    add_record(made, Person("p", "Priya"))
    made.close()
    reader = open_to_read(made.path)
    assert not reader.is_writable
    with pytest.raises(BidprepError, match="open for reading only"):
        add_record(reader, Person("q", "Quinn"))
    reader.close()
    writer = open_to_write(made.path, "a test")
    assert writer.find(Person) == (Person("p", "Priya"),)
    writer.close()


def test_backups_by_hand_are_kept_and_restore_into_a_new_file_only(tmp_path: Path) -> None:
    made = new_workspace(tmp_path / "Our bids", "a test")
    add_record(made, Person("p", "Priya"))
    by_hand, other = back_up(made), back_up(made, "before import")
    assert (by_hand.pinned, other.pinned) == (True, False)
    add_record(made, Person("q", "Quinn"))
    restored = restore(by_hand.path, tmp_path / "Restored")
    assert restored == tmp_path / "Restored.bidprep"
    with pytest.raises(BidprepError, match="is there already"):
        restore(by_hand.path, made.path)
    opened = open_to_read(restored)
    assert [person.id for person in opened.find(Person)] == ["p"]
    assert opened.id != made.id
    opened.close()
    made.close()


def test_a_copy_is_the_same_workspace_in_another_file(tmp_path: Path) -> None:
    made = new_workspace(tmp_path / "Our bids", "a test")
    copy = copy_workspace(made, tmp_path / "Copy")
    with pytest.raises(BidprepError, match="is there already"):
        copy_workspace(made, copy)
    opened = open_to_read(copy)
    assert opened.id == made.id
    opened.close()
    made.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Netherfell Trust", "Netherfell Trust.bidprep"),
        ("../../a:b*c", "abc.bidprep"),
        ("", "My organisation.bidprep"),
        ("…", "My organisation.bidprep"),
    ],
)
def test_a_proposed_name_is_a_plain_file_in_its_folder(tmp_path: Path, typed: str, name: str) -> None:
    assert free_name(tmp_path, typed) == tmp_path / name


def test_a_proposed_name_is_free(tmp_path: Path) -> None:
    for count in (1, 2):
        free_name(tmp_path, "Ours").write_text(str(count), encoding="utf-8")
    assert free_name(tmp_path, "Ours") == tmp_path / "Ours 3.bidprep"


def test_a_workspace_needs_a_name() -> None:
    with pytest.raises(BidprepError, match="needs a name"):
        with_suffix(Path())
