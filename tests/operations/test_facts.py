"""Facts: their forms, their names, and that each is stated once."""

from datetime import date

import pytest

from bidprep.domain.organisation import KNOWN_FACTS, Fact
from bidprep.errors import BidprepError
from bidprep.operations.facts import change_fact, forget_fact, read_fact_names, read_organisation, state_fact
from bidprep.storage.workspace import Workspace


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("Company number", " 123456 ", "00123456"),
        ("company  NUMBER", "sc123456", "SC123456"),
        ("Charity number", "1 089 464", "1089464"),
        ("PPON", "abcd1234efgh", "ABCD-1234-EFGH"),
        ("Postcode", "m11ae", "M1 1AE"),
        ("VAT number", "GB 999 0004 17", "GB999000417"),
        ("Legal name", "  A Trust ", "A Trust"),
        ("Company number", "", ""),
    ],
)
def test_a_known_fact_takes_its_form(workspace: Workspace, name: str, typed: str, kept: str) -> None:
    assert state_fact(workspace, name, typed).value == kept
    known = {fact.name: fact.id for fact in KNOWN_FACTS}
    (stated,) = workspace.find(Fact)
    assert stated.id == known[stated.name]


def test_a_value_of_the_wrong_form_changes_nothing(workspace: Workspace) -> None:
    state_fact(workspace, "Company number", "123456")
    with pytest.raises(BidprepError, match="does not look like a company number"):
        state_fact(workspace, "Company number", "twelve")
    assert [fact.value for fact in workspace.find(Fact)] == ["00123456"]


@pytest.mark.parametrize("name", ["", "  ", "{{}}", "\x00"])
def test_a_fact_needs_a_name(workspace: Workspace, name: str) -> None:
    with pytest.raises(BidprepError, match="needs a name"):
        state_fact(workspace, name, "x")
    with pytest.raises(BidprepError, match="needs a name"):
        change_fact(workspace, Fact("f", name, "x"))
    assert workspace.find(Fact) == ()


def test_stating_a_fact_again_changes_it_and_keeps_its_date(workspace: Workspace) -> None:
    first = state_fact(workspace, "Volunteers trained", "30", date(2026, 4, 1), "Register")
    second = state_fact(workspace, "volunteers  trained", "35")
    assert workspace.find(Fact) == (second,)
    assert (second.id, second.value, second.true_on) == (first.id, "35", date(2026, 4, 1))


def test_names_lose_what_would_end_their_merge_field(workspace: Workspace) -> None:
    fact = state_fact(workspace, "People {{helped}}\x07\nin 2025", "a\x00b")
    assert (fact.name, fact.value) == ("People helped in 2025", "ab")
    changed = change_fact(workspace, Fact(fact.id, "{Helped}\x07", "c\x00d "))
    assert (changed.name, changed.value) == ("Helped", "cd")


def test_an_own_fact_may_be_renamed_but_not_to_a_name_that_is_taken(workspace: Workspace) -> None:
    first = state_fact(workspace, "Volunteers trained", "30")
    second = state_fact(workspace, "Groups run", "12")
    renamed = change_fact(workspace, Fact(second.id, "Groups held", "12"))
    assert {fact.name for fact in workspace.find(Fact)} == {"Volunteers trained", "Groups held"}
    for taken in ("volunteers TRAINED", "Legal name"):
        with pytest.raises(BidprepError, match="a name of its own"):
            change_fact(workspace, Fact(renamed.id, taken, "12"))
    assert change_fact(workspace, Fact(first.id, "Volunteers Trained", "31")).value == "31"


def test_the_organisation_page_shows_known_facts_even_unstated_and_own_ones(workspace: Workspace) -> None:
    state_fact(workspace, "Legal name", "A Trust")
    own = state_fact(workspace, "Groups run", "12")
    view = read_organisation(workspace)
    assert list(view.known) == [fact.name for fact in KNOWN_FACTS]
    assert view.known["Legal name"].value == "A Trust"
    assert view.known["PPON"].value == ""
    assert view.own == (own,)


def test_a_forgotten_fact_comes_back_by_undo(workspace: Workspace) -> None:
    own = state_fact(workspace, "Groups run", "12")
    forget_fact(workspace, own)
    assert read_organisation(workspace).own == ()
    workspace.undo()
    assert read_organisation(workspace).own == (own,)


def test_the_names_of_facts_are_those_that_a_merge_field_may_have(workspace: Workspace) -> None:
    state_fact(workspace, "Hours of mentoring", "900")
    names = read_fact_names(workspace)
    assert {"Charity number", "Annual income", "full address", "Hours of mentoring"} <= set(names)
    assert list(names) == sorted(names, key=str.casefold)
