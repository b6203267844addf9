"""Another buyer's, contract's or place's name left in an answer is pointed out; our own are not."""

import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse
from bidprep.domain.library import Passage
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.partners import Partner, Standing
from bidprep.operations.bids import check
from bidprep.storage.workspace import Workspace


@pytest.fixture
def bids(workspace: Workspace) -> Workspace:
    with workspace.step("Add") as step:
        for record in (
            Opportunity("o", "Framework North", "Leeds City Council"), Stage("s", "o"), Bid("b", "s", "Ours"),
            Lot("l", "s", region="Yorkshire"), Question("q", "b", number="1", text="How will you work with Hull Council?"),
            Opportunity("o2", "Night Shelter 2022", "Preston City Council"), Stage("s2", "o2"), Bid("b2", "s2", "Old bid"),
            Lot("l2", "s2", region="Kent", area="Devon"), Passage("p", buyer="Hull Council", source="abc"),
            Fact("f", "Name", "Devon Trust"), CaseStudy("c", "Story"), CaseStudyUse("u", "b", "c"),
            Partner("pa", "Kind Partner"), Standing("st", "pa", "s"),
        ):  # fmt: skip
            step.put(record)
    return workspace


def named(workspace: Workspace, text: str) -> list[str]:
    with workspace.step("Write") as step:
        step.put(Answer("a", "q", text=text + "\n"))
    return [finding.place.quote for finding in check(workspace, "b") if finding.check == "name-left-in"]


def test_the_name_of_another_buyer_contract_or_place_is_found(bids: Workspace) -> None:
    assert named(bids, "We thank Preston City Council, whose Night Shelter 2022 was in Kent.") == [
        "Preston City Council", "Night Shelter 2022", "Kent",
    ]  # fmt: skip


def test_what_this_bid_is_about_and_what_only_looks_alike_is_not(bids: Workspace) -> None:
    assert (
        named(bids, "Leeds City Council in Yorkshire; Hull Council; Devon Trust; Kentish; preston city council.") == []
    )


def test_a_workspace_with_one_bid_knows_no_other_names(workspace: Workspace) -> None:
    with workspace.step("Add") as step:
        for record in (Opportunity("o", buyer="X"), Stage("s", "o"), Bid("b", "s"), Question("q", "b")):
            step.put(record)
    assert named(workspace, "Anything At All") == []
