"""Word lists: the bundled ones, the charity's own, and the choices of a bid that is started then."""

import pytest

from bidprep.domain.word_lists import WORD_LISTS, WordList, word_list_id
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, read_bid, start_bid
from bidprep.operations.templates import read_template
from bidprep.operations.word_lists import bundled_entries, change_word_list, read_word_lists, word_list_source
from bidprep.storage.workspace import Workspace

COUNTS = {"regions": 12, "areas": 41, "services": 14}


def test_the_bundled_lists_are_offered_until_the_charity_has_its_own(workspace: Workspace) -> None:
    lists = read_word_lists(workspace)
    assert list(lists) == list(WORD_LISTS)
    assert {name: len(lists[name]) for name in COUNTS} == COUNTS
    assert len(lists["complexity"]) == 3 * len(lists["services"])
    assert all(entry.startswith(lists["services"]) for entry in (*lists["complexity"], *lists["outcomes"]))
    for entries in lists.values():
        assert len(set(entries)) == len(entries)


@pytest.mark.parametrize("name", WORD_LISTS)
def test_every_bundled_list_says_where_it_comes_from(name: str) -> None:
    assert ("tender documents" if name == "scales" else "Ministry of Justice") in word_list_source(name)


def test_an_own_list_is_cleaned_and_offered_in_its_own_order(workspace: Workspace) -> None:
    change_word_list(workspace, "regions", (" North  West\n", "", "Wales", "North West", "\x00 "))
    assert read_word_lists(workspace)["regions"] == ("North West", "Wales")
    assert read_word_lists(workspace)["areas"] == bundled_entries("areas")
    assert workspace.find(WordList) == (WordList(word_list_id("regions"), "regions", ("North West", "Wales")),)


@pytest.mark.parametrize("back", [(), ("", "  "), bundled_entries("regions")])
def test_a_list_goes_back_to_the_bundled_one(workspace: Workspace, back: tuple[str, ...]) -> None:
    change_word_list(workspace, "regions", ("Wales",))
    change_word_list(workspace, "regions", back)
    assert read_word_lists(workspace)["regions"] == bundled_entries("regions")
    assert workspace.find(WordList) == ()


def test_undo_brings_the_list_before_back(workspace: Workspace) -> None:
    change_word_list(workspace, "regions", ("Wales",))
    workspace.end_visit()
    change_word_list(workspace, "regions", ())
    assert workspace.undo().name == "Undo: Edit the list regions"
    assert read_word_lists(workspace)["regions"] == ("Wales",)
    workspace.undo()
    assert read_word_lists(workspace)["regions"] == bundled_entries("regions")


def test_a_bid_started_then_offers_the_charitys_own_lists_and_one_started_before_keeps_its_choices(
    workspace: Workspace,
) -> None:
    template = read_template("df-qualification")

    def choices(bid_id: str) -> dict[str, tuple[str, ...]]:
        return {q.number: q.choices for q in read_bid(workspace, bid_id).questions if q.number in ("2.1", "2.2", "3.1")}

    before = start_bid(workspace, template, NewBid("Before"))
    change_word_list(workspace, "regions", ("Wales", "Marches"))
    after = start_bid(workspace, template, NewBid("After"))
    assert choices(before.id)["2.2"] == bundled_entries("regions")
    assert choices(after.id)["2.2"] == ("Wales", "Marches")
    assert choices(after.id)["2.1"] == bundled_entries("services")
    assert choices(after.id)["3.1"][0] == "Lead provider"


def test_a_list_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(BidprepError, match="There is no list “rivers”") as caught:
        bundled_entries("rivers")
    assert "regions" in caught.value.do


def test_a_score_scale_that_cannot_be_read_is_refused_and_the_list_stays(workspace: Workspace) -> None:
    change_word_list(workspace, "scales", ("Ours: 0-7",))
    with pytest.raises(BidprepError):
        change_word_list(workspace, "scales", ("Ours: high to low",))
    assert read_word_lists(workspace)["scales"] == ("Ours: 0-7",)
