"""The charity register taken in: each change shown, all or some taken, in one step."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.register import RegisterRow, row_of
from bidprep.errors import BidprepError
from bidprep.operations.facts import state_fact
from bidprep.operations.register import choose_charity, find_charities, read_register_changes, take_in_register
from bidprep.storage.workspace import Workspace
from tests.documents.register_files import ACTIVITIES, charity, write_json


@pytest.fixture
def row() -> RegisterRow:
    found = row_of(charity(1089464, "NETHERFELL PATHWAYS"))
    assert found
    return found


def facts(workspace: Workspace) -> dict[str, str]:
    return {fact.name: fact.value for fact in workspace.find(Fact)}


def test_each_change_stands_beside_what_is_there(workspace: Workspace, row: RegisterRow) -> None:
    state_fact(workspace, "Legal name", "Netherfell Pathways")
    state_fact(workspace, "Website", "https://www.example.org/")
    state_fact(workspace, "Postcode", "LS1 1AA")
    found = read_register_changes(workspace, row)
    told = {change.field: (change.before, change.after) for change in found.changes}
    assert told == {
        "Kind of body": ("", "Charitable company"),
        "Charity number": ("", "1089464"),
        "Company number": ("", "00123456"),
        "Date of registration": ("", "4 March 2004"),
        "Address": ("", "12 Mill Lane\nWestmarch"),
        "Postcode": ("LS1 1AA", "M1 1AE"),
        "E-mail": ("", "office@example.org"),
        "Telephone": ("", "0161 496 0000"),
        "Services": ("", ACTIVITIES.strip()),
        "Income, year to 31 March 2026": ("", "£512,345"),
        "Spending, year to 31 March 2026": ("", "£498,001.50"),
    }
    assert found.unchanged == ("Legal name", "Website")
    assert found.warnings == ()
    assert len(workspace.past()) == 3


def test_all_is_taken_in_one_step_after_a_backup_and_says_where_it_is_from(
    workspace: Workspace, row: RegisterRow
) -> None:
    take_in_register(workspace, row)
    assert facts(workspace)["Postcode"] == "M1 1AE"
    assert {(fact.source, fact.true_on) for fact in workspace.find(Fact)} == {("Charity register", date(2026, 8, 1))}
    (year,) = workspace.find(AccountsYear)
    assert (year.ended_on, year.income, year.spending) == (
        date(2026, 3, 31), Money(Decimal(512345)), Money(Decimal("498001.5")),
    )  # fmt: skip
    assert [step.name for step in workspace.past()] == ["Take in NETHERFELL PATHWAYS from the register"]
    assert len(workspace.list_backups()) == 1
    assert read_register_changes(workspace, row).changes == ()
    workspace.undo()
    assert (workspace.find(Fact), workspace.find(AccountsYear)) == ((), ())


def test_some_are_taken_and_the_rest_stay(workspace: Workspace, row: RegisterRow) -> None:
    kept = AccountsYear(new_id(), date(2026, 3, 31), Money(Decimal(1)), Money(Decimal(2)), notes="Ours")
    with workspace.step("Set up") as step:
        step.put(kept)
    done = take_in_register(workspace, row, ["Postcode", "Income, year to 31 March 2026", "Nothing"])
    assert [change.field for change in done.changes] == ["Postcode", "Income, year to 31 March 2026"]
    assert facts(workspace) == {"Postcode": "M1 1AE"}
    (year,) = workspace.find(AccountsYear)
    assert (year.id, year.income, year.spending, year.notes) == (
        kept.id, Money(Decimal(512345)), Money(Decimal(2)), "Ours",
    )  # fmt: skip


def test_taking_in_nothing_new_does_nothing(workspace: Workspace, row: RegisterRow) -> None:
    take_in_register(workspace, row)
    assert take_in_register(workspace, row).changes == ()
    assert take_in_register(workspace, row, []).changes == ()
    assert len(workspace.past()) == 1
    assert len(workspace.list_backups()) == 1


def test_unanswered_questions_that_ask_for_a_fact_are_answered_in_the_same_step(
    workspace: Workspace, row: RegisterRow
) -> None:
    opportunity = Opportunity(new_id(), "A")
    stage = Stage(new_id(), opportunity.id)
    bid = Bid(new_id(), stage.id, "B")
    question = Question(new_id(), bid.id, 1, "1", text="Your charity number?", fact="Charity number")
    with workspace.step("Set up") as step:
        for record in (opportunity, stage, bid, question):
            step.put(record)
    take_in_register(workspace, row)
    assert [answer.text for answer in workspace.find(Answer)] == ["{{Charity number}}\n"]
    workspace.undo()
    assert workspace.find(Answer) == ()


def test_the_number_that_we_state_finds_our_charity(workspace: Workspace, tmp_path: Path) -> None:
    path = write_json(tmp_path / "extract", [charity(1), charity(1089464, "OURS"), charity(3)])
    with pytest.raises(BidprepError, match="does not say which is yours"):
        find_charities(workspace, path)
    state_fact(workspace, "Charity number", "1089464")
    assert choose_charity(find_charities(workspace, path), path).name == "OURS"
    alone = write_json(tmp_path / "alone", [charity(7, "ALONE")])
    assert choose_charity(find_charities(workspace, alone), alone).name == "ALONE"


def test_of_several_the_registered_main_charity_is_meant_else_it_is_asked_which(
    workspace: Workspace, tmp_path: Path
) -> None:
    rows = [charity(5, "A Trust", linked=number) for number in range(60)]
    rows += [charity(6, "B Trust"), charity(7, "B Trust", charity_registration_status="Removed")]
    rows += [charity(8, "C Trust"), charity(9, "C Trust")]
    path = write_json(tmp_path / "extract", rows)
    assert choose_charity(find_charities(workspace, path, "5"), path).number == "5"
    assert choose_charity(find_charities(workspace, path, "5-3"), path).number == "5-3"
    assert choose_charity(find_charities(workspace, path, name="b trust"), path).number == "6"
    with pytest.raises(
        BidprepError, match=r"More than one charity fits: C Trust \(8\), C Trust \(9\)\. Give its number\."
    ):
        choose_charity(find_charities(workspace, path, name="C Trust"), path)
    with pytest.raises(BidprepError, match="There is no such charity"):
        choose_charity(find_charities(workspace, path, "4"), path)


def test_a_row_without_a_year_of_accounts_leaves_the_accounts_alone(workspace: Workspace) -> None:
    there = AccountsYear("y", date(2025, 3, 31), Money(Decimal(5)))
    with workspace.step("Add") as step:
        step.put(there)
    bare = row_of({key: value for key, value in charity(1089464, "OURS").items() if not key.startswith("latest_")})
    assert bare
    taken = take_in_register(workspace, bare)
    assert "Charity number" in {change.field for change in taken.changes}
    assert workspace.find(AccountsYear) == (there,)


def test_a_file_of_many_needs_to_know_which_charity_is_meant(workspace: Workspace, tmp_path: Path) -> None:
    path = write_json(tmp_path / "many.json", [charity(1, "ONE"), charity(2, "TWO")])
    with pytest.raises(BidprepError, match="does not say which is yours"):
        find_charities(workspace, path)
