"""The bids that will likely be opened next are read, and looked through, before anybody asks for them."""

from dataclasses import replace
from datetime import timedelta

from bidprep.domain import whole_bid
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import now
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Stage
from bidprep.operations.answers import leave_answer, write_markdown_answer
from bidprep.operations.bids import Depth, check, read_bid, remove_bid
from bidprep.operations.coverage import read_bid_coverage
from bidprep.operations.kept import kept_of
from bidprep.operations.looking_ahead import AT_ONCE, likeliest_bids, look_ahead
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def add_bid(workspace: Workspace, work: Work, days: int, count: int = 1) -> Bid:
    """Return a bid to be handed in so many days from now, with answers that no other has and of which nothing is noted."""
    stage = workspace.get(Stage, work.bid.stage_id)
    assert stage is not None
    stage = replace(stage, id=new_id(), submit_by=now() + timedelta(days=days))
    bid = replace(work.bid, id=new_id(), stage_id=stage.id)
    questions = [Question(new_id(), bid.id, place, str(place), text="How?") for place in range(1, count + 1)]
    with workspace.step("Add a bid") as step:
        records: tuple[Record, ...] = (stage, bid, *questions)
        for record in records:
            step.put(record)
    for question in questions:
        write_markdown_answer(
            workspace, question, None, f"Part {question.number}: [TBC] by {bid.id}, {{{{Nobody}}}} and 17 voluntears."
        )
        leave_answer(workspace, question, None)
    return bid


def test_after_looking_ahead_nothing_is_left_to_read_or_to_work_out(workspace: Workspace, work: Work) -> None:
    bid = add_bid(workspace, work, 5, AT_ONCE + 3)
    mark = workspace.mark()
    bits = list(look_ahead(workspace))
    # The reading of both bids and of what their pages show, the answers of this one in two parts, and suggestions.
    assert len(bits) == 7
    assert workspace.mark() == mark
    worked_out = len(whole_bid._WORKED_OUT)
    assert read_bid(workspace, bid.id) is read_bid(workspace, bid.id, Depth.PARTNERS)
    assert {finding.check for finding in check(workspace, bid.id)} >= {"placeholder", "spelling"}
    assert len(whole_bid._WORKED_OUT) == worked_out > AT_ONCE
    kept = kept_of(workspace)
    assert {"passages", ("coverage", bid.id), ("next hours", bid.id)} <= kept.keys()
    assert read_bid_coverage(workspace, bid.id) is kept["coverage", bid.id]


def test_what_was_looked_at_in_parts_is_found_as_in_the_whole(workspace: Workspace, work: Work) -> None:
    bid = add_bid(workspace, work, 5, AT_ONCE + 3)
    at_once = check(workspace, bid.id)
    whole_bid._WORKED_OUT.clear()
    assert list(look_ahead(workspace))
    assert check(workspace, bid.id) == at_once


def test_the_bid_worked_on_last_is_the_likeliest_then_the_one_with_the_next_deadline(
    workspace: Workspace, work: Work
) -> None:
    soon, later, worked_on = (add_bid(workspace, work, days) for days in (10, 20, 30))
    assert later.id not in likeliest_bids(workspace)
    assert likeliest_bids(workspace) == (worked_on.id, soon.id)


def test_an_empty_workspace_has_nothing_to_look_ahead_to(workspace: Workspace, work: Work) -> None:
    remove_bid(workspace, work.bid)
    assert list(look_ahead(workspace)) == []
