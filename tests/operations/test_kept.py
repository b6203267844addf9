"""What was read of a workspace is returned again until something changes, whoever changes it."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from bidprep.domain.ids import new_id
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.kept import kept_of
from bidprep.operations.spelling import read_spelling
from bidprep.operations.workspaces import open_to_read
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def test_a_bid_is_read_once_until_the_workspace_changes(workspace: Workspace, work: Work) -> None:
    first = read_bid(workspace, work.bid.id)
    assert read_bid(workspace, work.bid.id) is first
    assert read_bid(workspace, work.bid.id, Depth.COUNTS) is first  # it has all that is asked for, and more
    assert read_bid(workspace, work.bid.id, Depth.PARTNERS) is not first
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


def test_what_is_read_once_is_what_it_would_be_read_anew(workspace: Workspace, work: Work) -> None:
    before = read_spelling(workspace)
    assert read_spelling(workspace) is before
    assert not before.is_right("Netherfell")
    with workspace.step("Rename") as step:
        step.put(replace(work.bid, name="Netherfell"))
        assert read_spelling(workspace).is_right("Netherfell")
    assert read_spelling(workspace).is_right("Netherfell")
    workspace.undo()
    assert not read_spelling(workspace).is_right("Netherfell")


def test_a_bid_read_for_less_is_not_returned_where_more_is_asked_for(workspace: Workspace, work: Work) -> None:
    assert read_bid(workspace, work.bid.id, Depth.COUNTS).spelling is None
    assert read_bid(workspace, work.bid.id).spelling is not None


def test_as_much_is_read_as_is_asked_for(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    for lot_id in (None, *(lot.id for lot in work.lots)):
        write_markdown_answer(workspace, question, lot_id, f"We meet everybody at the gate of {lot_id}.")
    read = {}
    for depth in Depth:
        kept_of(workspace).clear()
        read[depth] = read_bid(workspace, work.bid.id, depth)
    whole = read[Depth.PARTNERS]
    counting = tuple(answer for _, answer in whole.counting_answers)
    assert len(whole.answers) == len(counting) + 1  # that for lot C counts for nothing
    for depth in (Depth.HOURS, Depth.COUNTS):
        assert set(read[depth].answers) == set(counting)
        assert [read[depth].used(question, answer) for answer in counting] == [
            whole.used(question, answer) for answer in counting
        ]
    assert read[Depth.HOURS].noted.keys() == {answer.id for answer in counting if answer.lot_id is None}
    assert read[Depth.COUNTS].noted.keys() == read[Depth.CHECKS].noted.keys() == {answer.id for answer in counting}
    assert not any(whole.words for whole in read.values()), "what is noted is not worked out of the words again"


def test_only_the_bids_asked_for_last_are_kept(workspace: Workspace, work: Work) -> None:
    others = [replace(work.bid, id=new_id()) for _ in range(3)]
    with workspace.step("Add bids") as step:
        for bid in others:
            step.put(bid)
    first, second, *_ = [read_bid(workspace, bid.id) for bid in (work.bid, *others[:2])]
    assert read_bid(workspace, work.bid.id) is first
    read_bid(workspace, others[2].id)
    assert read_bid(workspace, work.bid.id) is first
    assert read_bid(workspace, others[0].id) is not second


def test_a_new_connection_reads_anew(workspace: Workspace, work: Work) -> None:
    path = workspace.path
    workspace.close()
    reading = open_to_read(path)
    try:
        first = read_bid(reading, work.bid.id)
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("UPDATE bid SET name = 'Another name' WHERE id = ?", (work.bid.id,))
        reading.start_writing("a test")
        assert read_bid(reading, work.bid.id).bid == replace(first.bid, name="Another name")
    finally:
        reading.close()


def test_merging_the_index_changes_nothing_that_was_read(workspace: Workspace, work: Work) -> None:
    for question in work.questions:
        write_markdown_answer(workspace, question, None, f"Part {question.number} of what we do.")
    first = read_bid(workspace, work.bid.id)
    while workspace.tidy_index():
        pass
    assert read_bid(workspace, work.bid.id) is first
