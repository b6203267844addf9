"""From criteria to a decision and a paper for the trustees, with the keyboard."""

from pathlib import Path

import docx

from bidprep.domain.bids import Question
from bidprep.domain.decisions import (
    Absence,
    CriterionScore,
    Decision,
    DecisionCriterion,
    DecisionOutcome,
    Qualified,
    Result,
)
from bidprep.domain.people import Person
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.decision import DecisionPage
from bidprep.ui.pages.lot import LotPage
from bidprep.ui.pages.people import PeoplePage
from tests.journeys.hands import Hands, everything, start_blank_bid


def decision_page(hands: Hands) -> DecisionPage:
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    hands.choose("decision")
    return hands.page(DecisionPage)


def test_twelve_digits_score_a_bid_and_a_go_is_proposed(own: Hands) -> None:
    hands = own
    page = decision_page(hands)
    assert hands.focus is page.criteria.list.table
    assert "No criterion is scored yet." in page.proposal.words()
    hands.press("Ctrl+Home")
    for digit in "555" + "4" * 9:
        hands.press(digit)
    assert "Proposed: go. The criteria come to 80%" in page.proposal.words()
    hands.press("Ctrl+Home", "0")
    assert "Proposed: no go." in page.proposal.words()
    assert "Broken: It lies within our objects." in page.proposal.words()
    hands.choose("undo")
    assert "Proposed: go." in page.proposal.words()
    kept = hands.close()
    assert len(everything(kept, CriterionScore)) == 12
    assert len(everything(kept, DecisionCriterion)) == 12


def test_a_reason_and_a_criterion_are_typed_and_a_criterion_is_removed(own: Hands) -> None:
    hands = own
    page = decision_page(hands)
    hands.press("Ctrl+Home", "Down", "4", "Up")
    hands.tab_to(page.criteria.form.editor("reason"))
    hands.write("Insured for five million")
    hands.fill(Criterion="We meet the least that is asked")
    hands.window.save_drafts()
    hands.settle()
    row = page.criteria.list.model.row(1)
    assert (row.name, row.score, row.reason) == ("We meet the least that is asked", 4, "Insured for five million")
    hands.tab_to(page.criteria.list.table, "Shift+Tab")
    hands.press("Delete")
    assert page.criteria.list.model.rowCount() == 11
    kept = hands.close()
    assert everything(kept, CriterionScore) == ()


def test_a_decision_is_kept_with_its_reason_and_stands_beside_the_result(own: Hands) -> None:
    hands = own
    page = decision_page(hands)
    hands.tab_to(page.decision.editor("outcome"))
    hands.press("Down")
    hands.fill(By="The board", On="today", Because="It is what we are for")
    hands.tab_to(page.result.editor("state"))
    hands.press("Down", "Down")
    hands.fill(Marks="61.5", Who_won="Harbour")
    hands.press("Alt+Left")
    hands.choose("decision")
    assert "It was decided: go." in page.then.text()
    assert "It is what we are for" in page.then.text()
    bid_id = hands.window.place.id
    hands.go("bid", bid_id)
    kept = hands.close()
    [decision], [result] = everything(kept, Decision), everything(kept, Result)
    assert (decision.outcome, decision.decided_by) == (DecisionOutcome.GO, "The board")
    assert (f"{result.marks}", result.winner, result.state.value) == ("61.5", "Harbour", "lost")


def test_the_paper_for_trustees_is_written_from_the_page(own: Hands, tmp_path: Path) -> None:
    hands = own
    decision_page(hands)
    hands.press("Ctrl+Home")
    for digit in "555" + "3" * 9:
        hands.press(digit)
    path = tmp_path / "paper.docx"
    hands.window.files.export_decision(path)
    hands.wait_until(path.exists)
    assert hands.said.startswith("Wrote paper.docx;")
    said = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "Proposed: go. The criteria come to 60%" in said


def test_days_away_are_noted_on_the_page_of_a_person(own: Hands) -> None:
    hands = own
    hands.choose("people")
    hands.press("Space")
    page = hands.page(PeoplePage)
    hands.fill(Name="Jo Bell", Hours_a_week_for_bids="10")
    hands.tab_to_called("Add days away")
    hands.press("Space")
    assert hands.focus is page.absences.form.editor("starts_on")
    hands.write("24/12/2026")
    hands.tab_to(page.absences.form.editor("ends_on"))
    hands.write("29/12/2026")
    hands.press("Alt+Left")
    kept = hands.close()
    [absence], [person] = everything(kept, Absence), everything(kept, Person)
    assert absence.person_id == person.id
    assert (f"{absence.starts_on}", f"{absence.ends_on}") == ("2026-12-24", "2026-12-29")


def test_what_we_qualified_for_is_noted_and_a_lot_says_whether_we_may_bid(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    page = hands.page(BidPage)
    hands.press("Alt+P")
    hands.tab_to(page.form.editor("bid.notes"))
    hands.tab_to_called("Add what we qualified for")
    hands.press("Space")
    hands.fill(Category="Accommodation", Regions="Wales", Financial_threshold="500,000")
    hands.window.save_drafts()
    hands.settle()
    page.lots_tab._add()
    hands.settle()
    hands.fill(Category="Accommodation", Region="Wales", Value="600,000")
    hands.window.save_drafts()
    hands.settle()
    assert "No: qualified up to £500,000, it takes £600,000." in hands.page(LotPage).may.text()
    [held] = everything(hands.close(), Qualified)
    assert (held.category, held.regions) == ("Accommodation", ("Wales",))


def test_hours_are_noted_for_an_answer_and_the_estimate_gives_way(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands, Question("", "", 1, "1", "", "Describe."))
    hands.go("decision", bid.id)
    page = hands.page(DecisionPage)
    assert "3 hours are still needed" in page.hours.about.text()
    hands.tab_to(page.hours.answers.list.table)
    hands.press("Return")
    hands.write("many")
    hands.press("Tab")
    assert "not a number of hours" in page.hours.answers.form.editor("needed").accessibleDescription()
    hands.press("Shift+Tab", "Ctrl+A")
    hands.write("7.5")
    hands.press("Tab")
    hands.write("2")
    hands.window.save_drafts()
    hands.settle()
    assert "7.5 hours are still needed" in page.hours.about.text()
    assert "2 hours are spent." in page.hours.about.text()
