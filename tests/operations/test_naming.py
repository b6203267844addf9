"""Finding what was typed: by id, name or beginning; what is ambiguous or missing is said."""

from dataclasses import replace

import pytest

from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.naming import find_bid, find_lot, find_question
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def test_a_bid_is_found_by_id_name_and_beginning(workspace: Workspace, work: Work) -> None:
    for words in (work.bid.id, "Call-off", "  call-OFF ", "call", "C"):
        assert find_bid(workspace, words) == work.bid


def test_a_whole_name_goes_before_a_beginning(workspace: Workspace, work: Work) -> None:
    start_bid(workspace, read_template("blank"), NewBid("Call-off North"))
    assert find_bid(workspace, "call-off") == work.bid
    with pytest.raises(BidprepError, match=r"More than one bid is called “call”\. Give its id instead\."):
        find_bid(workspace, "call")


def test_what_is_not_there_is_named_with_what_is(workspace: Workspace, work: Work) -> None:
    for words in ("South", "", " "):
        with pytest.raises(BidprepError, match=f"There is no bid “{words}”. Choose one of: “Call-off”."):
            find_bid(workspace, words)
    with pytest.raises(BidprepError, match=r"“Lot 1”\. Choose one of: “L-A”, “L-B”, “L-C”"):
        find_lot(workspace, work.bid, "Lot 1")


def test_where_there_is_none_one_is_asked_for(workspace: Workspace) -> None:
    with pytest.raises(BidprepError, match=r"There is no bid “x”\. Add a bid first"):
        find_bid(workspace, "x")
    with pytest.raises(BidprepError, match="There is no bid"):
        find_question(workspace, "1")


def test_of_many_only_five_are_named(workspace: Workspace) -> None:
    for name in "abcdefg":
        start_bid(workspace, read_template("blank"), NewBid(name))
    with pytest.raises(BidprepError, match="” and 2 more"):
        find_bid(workspace, "x")


def test_records_without_a_name_are_named_by_id_and_not_found_by_nothing(workspace: Workspace, work: Work) -> None:
    with workspace.step("Unname") as step:
        step.put(replace(work.bid, name=""))
    with pytest.raises(BidprepError, match=f"Choose one of: “{work.bid.id}”"):
        find_bid(workspace, "")


def test_a_lot_is_found_by_id_reference_and_title(workspace: Workspace, work: Work) -> None:
    for words in (work.lots[1].id, "l-b", "Lot B", "lot b"):
        assert find_lot(workspace, work.bid, words) == work.lots[1]
    with pytest.raises(BidprepError, match="More than one lot"):
        find_lot(workspace, work.bid, "Lot")


def test_a_beginning_does_not_cut_a_number_in_two(workspace: Workspace, work: Work) -> None:
    lot = replace(work.lots[0], reference="PRJ-120", title="Lot 12 North")
    with workspace.step("Renumber") as step:
        step.put(lot)
    assert find_lot(workspace, work.bid, "Lot 12") == lot
    assert find_lot(workspace, work.bid, "PRJ-") == lot
    for words in ("Lot 1", "PRJ-12"):
        with pytest.raises(BidprepError, match="There is no lot"):
            find_lot(workspace, work.bid, words)


def test_a_question_is_found_by_id_and_by_bid_and_number(workspace: Workspace, work: Work) -> None:
    for words in (work.questions[1].id, "Call-off/2", "call/2", f"{work.bid.id}/2", "2", "/2"):
        assert find_question(workspace, words) == work.questions[1]


def test_the_bid_must_be_said_where_there_are_two(workspace: Workspace, work: Work) -> None:
    start_bid(workspace, read_template("blank"), NewBid("Another"))
    with pytest.raises(BidprepError, match="“2” does not say of which bid"):
        find_question(workspace, "2")


def test_a_bid_with_a_stroke_in_its_name_still_finds_its_questions(workspace: Workspace, work: Work) -> None:
    with workspace.step("Rename") as step:
        step.put(replace(work.bid, name="Cheshire/Merseyside"))
    assert find_question(workspace, "Cheshire/Merseyside/3") == work.questions[2]


def test_a_question_is_never_found_by_the_beginning_of_its_number(workspace: Workspace, work: Work) -> None:
    with workspace.step("Renumber") as step:
        step.put(replace(work.questions[1], number="4.1"))
    for number in ("4", "4."):
        with pytest.raises(BidprepError, match="There is no question"):
            find_question(workspace, f"call/{number}")


def test_a_number_that_two_sections_have_is_ambiguous(workspace: Workspace, work: Work) -> None:
    with workspace.step("Add") as step:
        step.put(Question(new_id(), work.bid.id, 9, "2", "Price"))
    with pytest.raises(BidprepError, match="More than one question is called “2”"):
        find_question(workspace, "call/2")


def test_an_id_of_another_kind_is_not_taken(workspace: Workspace, work: Work) -> None:
    assert workspace.get(Bid, work.questions[0].id) is None
    with pytest.raises(BidprepError, match="There is no bid"):
        find_bid(workspace, work.questions[0].id)
