"""Replacing in a bid: after a snapshot, in one step, and never over what has changed since."""

import pytest

from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Bid, Question
from bidprep.domain.finding_words import Sought
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.text import plain
from bidprep.errors import BidprepError
from bidprep.operations.answers import vary_answer, write_answer
from bidprep.operations.bids import NewBid, read_bid, start_bid
from bidprep.operations.replacing import find_in_bid, replace_in_bid
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace

NORTH = Sought("Northshire")


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    """Return a bid with two answers, one of them varied for a lot."""
    made = start_bid(workspace, read_template("df-qualification"), NewBid("Bid"))
    first, second = _questions(workspace, made)[:2]
    write_answer(workspace, first, None, plain("We know Northshire. Northshire knows us."))
    write_answer(workspace, second, None, plain("Elsewhere."))
    lot = Lot("lot-1", made.stage_id, title="Women’s services", choice=LotChoice.BID)
    with workspace.step("Add lot") as step:
        step.put(lot)
    vary_answer(workspace, first, lot)
    return made


def _questions(workspace: Workspace, bid: Bid) -> tuple[Question, ...]:
    return read_bid(workspace, bid.id).questions


def _texts(workspace: Workspace, bid: Bid) -> list[str]:
    return [
        answer.text.strip()
        for answer in sorted(workspace.answers_of_bid(bid.id), key=lambda answer: answer.lot_id or "")
    ]


def test_places_are_found_by_question_with_their_lot(workspace: Workspace, bid: Bid) -> None:
    found = find_in_bid(workspace, bid.id, NORTH)
    assert [(there.lot, there.hit.number, there.hit.before) for there in found] == [
        ("", 0, "We know "), ("", 1, ""), ("Women’s services", 0, "We know "), ("Women’s services", 1, ""),
    ]  # fmt: skip
    assert find_in_bid(workspace, bid.id, Sought("")) == ()


def test_chosen_places_are_replaced_in_one_step_after_a_snapshot(workspace: Workspace, bid: Bid) -> None:
    before = _texts(workspace, bid)
    found = find_in_bid(workspace, bid.id, NORTH)
    assert replace_in_bid(workspace, bid.id, NORTH, "Southshire", [found[1], found[2]]) == 2
    assert "We know Northshire. Southshire knows us." in _texts(workspace, bid)
    assert "We know Southshire. Northshire knows us." in _texts(workspace, bid)
    snapshots = workspace.find(Snapshot)
    assert {snapshot.name for snapshot in snapshots} == {"Before replacing “Northshire”"}
    kept = {revision.text.strip() for revision in workspace.all_revisions()}
    assert "We know Northshire. Northshire knows us." in kept
    workspace.undo()
    assert _texts(workspace, bid) == before
    assert workspace.find(Snapshot) == snapshots


def test_what_has_changed_since_is_not_written_over(workspace: Workspace, bid: Bid) -> None:
    found = find_in_bid(workspace, bid.id, NORTH)
    write_answer(workspace, found[0].question, None, plain("Northshire has changed."))
    with pytest.raises(BidprepError, match="has changed"):
        replace_in_bid(workspace, bid.id, NORTH, "x", found)
    assert "Northshire has changed." in _texts(workspace, bid)
    assert workspace.find(Snapshot) == ()


def test_nothing_ticked_is_refused(workspace: Workspace, bid: Bid) -> None:
    with pytest.raises(BidprepError, match="Nothing is ticked"):
        replace_in_bid(workspace, bid.id, NORTH, "x", [])


def test_revisions_are_not_kept_twice(workspace: Workspace, bid: Bid) -> None:
    replace_in_bid(workspace, bid.id, NORTH, "x", find_in_bid(workspace, bid.id, NORTH))
    for answer in workspace.find(Answer):
        texts = [revision.text for revision in workspace.revisions(answer.id)]
        assert len(texts) == len(set(texts))
