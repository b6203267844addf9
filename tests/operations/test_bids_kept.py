"""What was read of a bid is returned again until something changes, whoever changes it."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bidprep.operations.bids import read_bid
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def test_a_bid_is_read_once_until_the_workspace_changes(workspace: Workspace, work: Work) -> None:
    first = read_bid(workspace, work.bid.id)
    assert read_bid(workspace, work.bid.id) is first
    assert read_bid(workspace, work.bid.id, to_check=False) is not first
    with workspace.step("Rename") as step:
        step.put(replace(work.bid, name="Another name"))
    assert read_bid(workspace, work.bid.id).bid.name == "Another name"
    workspace.undo()
    assert read_bid(workspace, work.bid.id) == first


def test_what_is_read_within_a_step_that_fails_is_not_kept(workspace: Workspace, work: Work) -> None:
    first = read_bid(workspace, work.bid.id)

    def rename_and_fail() -> None:
        with workspace.step("Rename") as step:
            step.put(replace(work.bid, name="Another name"))
            read_bid(workspace, work.bid.id)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        rename_and_fail()
    assert read_bid(workspace, work.bid.id).bid == first.bid


def test_what_another_program_saves_is_read(workspace: Workspace, work: Work) -> None:
    read_bid(workspace, work.bid.id)
    with closing(sqlite3.connect(workspace.path)) as other, other:
        other.execute("UPDATE bid SET name = 'Another name' WHERE id = ?", (work.bid.id,))
    assert read_bid(workspace, work.bid.id).bid.name == "Another name"
