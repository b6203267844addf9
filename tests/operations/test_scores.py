"""Marks given, weightings checked, and both on the command line."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidprep.domain.bids import Bid, Question
from bidprep.domain.scores import Mark, MarkBy, SectionWeight
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, check, start_bid
from bidprep.operations.questions import add_question
from bidprep.operations.records import add_record
from bidprep.operations.scores import give_mark, read_score_sheet
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    return start_bid(workspace, read_template("blank"), NewBid("Night shelter"))


@pytest.fixture
def questions(workspace: Workspace, bid: Bid) -> tuple[Question, ...]:
    return tuple(
        add_question(
            workspace, Question(f"q{number}", bid.id, number=number, weighting=Decimal(weighting), scale="0 to 5")
        )
        for number, weighting in (("1", 40), ("2", 60))
    )


def test_a_mark_is_given_changed_and_taken_back(
    workspace: Workspace, bid: Bid, questions: tuple[Question, ...]
) -> None:
    first = questions[0]
    give_mark(workspace, first, MarkBy.OWN, Decimal(3), "Thin on staffing")
    give_mark(workspace, first, MarkBy.OWN, Decimal(4))
    [kept] = workspace.find(Mark)
    assert kept == Mark(kept.id, first.id, None, MarkBy.OWN, Decimal(4), "Thin on staffing")
    sheet = read_score_sheet(workspace, bid.id)
    assert sheet.usual is MarkBy.OWN
    assert sheet.scores(MarkBy.OWN).total == 32
    give_mark(workspace, first, MarkBy.BUYER, Decimal(5))
    sheet = read_score_sheet(workspace, bid.id)
    assert sheet.usual is MarkBy.BUYER
    assert sheet.scores(sheet.usual).total == 40
    give_mark(workspace, first, MarkBy.OWN, None, "")
    assert [mark.by for mark in workspace.find(Mark)] == [MarkBy.BUYER]
    assert workspace.undo().name == "Undo: Give our mark for question 1"


def test_a_mark_that_the_scale_has_not_is_refused(workspace: Workspace, questions: tuple[Question, ...]) -> None:
    with pytest.raises(BidprepError, match=r"“6” is no mark on this scale\. It has 0, 1, 2, 3, 4, 5"):
        give_mark(workspace, questions[0], MarkBy.OWN, Decimal(6))
    assert workspace.find(Mark) == ()


def test_weightings_that_do_not_add_up_are_a_finding(
    workspace: Workspace, bid: Bid, questions: tuple[Question, ...]
) -> None:
    def found() -> list[str]:
        return [finding.message for finding in check(workspace, bid.id) if finding.check == "weightings"]

    assert found() == []
    with workspace.step("Mistype a weighting") as step:
        step.put(replace(questions[1], weighting=Decimal(50)))
    assert found() == ["The weightings of the bid add up to 90%, not to 100%."]
    add_record(workspace, SectionWeight("price", bid.id, 1, "", "Price", Decimal(10)))
    assert found() == []


def test_sections_and_parts_that_do_not_add_up_are_named_with_what_they_should_come_to(
    workspace: Workspace, bid: Bid
) -> None:
    for number, weighting, parent, section in (
        ("1", 40, "", "Quality"), ("1a", 10, "1", "Quality"), ("1b", 20, "1", "Quality"), ("2", 50, "", "Quality"),
    ):  # fmt: skip
        asked = Question(number, bid.id, 0, number, section, weighting=Decimal(weighting), parent=parent)
        add_question(workspace, asked)
    add_record(workspace, SectionWeight("quality", bid.id, 1, "Quality", "", Decimal(100)))
    found = [finding for finding in check(workspace, bid.id) if finding.check == "weightings"]
    assert [finding.message for finding in found] == [
        "The weightings in “Quality” add up to 90%, not to 100%.",
        "The weightings of the parts of question 1 add up to 30%, not to 100% or to its own 40%.",
    ]
    assert [finding.place.record_id for finding in found] == ["1", "1"]
    assert "Scores page" in found[0].hint


def test_a_price_alone_that_does_not_add_up_is_found_on_the_bid(workspace: Workspace, bid: Bid) -> None:
    add_record(workspace, SectionWeight("price", bid.id, 1, "", "Price", Decimal(40)))
    [found] = [finding for finding in check(workspace, bid.id) if finding.check == "weightings"]
    assert (found.message, found.place.kind) == ("The weightings of the bid add up to 40%, not to 100%.", "bid")
    with pytest.raises(BidprepError, match="not there any more"):
        read_score_sheet(workspace, "gone")
