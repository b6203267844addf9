"""Go or no-go: criteria made one's own, scores, hours, what was decided, and the paper for the trustees."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.dates import now, today
from bidprep.domain.decisions import (
    CriterionPurpose,
    CriterionScore,
    Decision,
    DecisionCriterion,
    DecisionOutcome,
    Qualified,
    Result,
    ResultState,
)
from bidprep.domain.opportunities import Lot, LotChoice, Stage
from bidprep.domain.paper import Paper
from bidprep.domain.partners import Partner, StandingState
from bidprep.domain.people import Person
from bidprep.domain.text import plain_text
from bidprep.errors import BidprepError
from bidprep.operations.answers import vary_answer
from bidprep.operations.bids import read_bid
from bidprep.operations.decision_paper import export_decision, read_decision_paper
from bidprep.operations.decisions import (
    HoursOfAnswer,
    add_criterion,
    bundled_criteria,
    keep_criterion,
    keep_decision,
    keep_hours,
    keep_hours_spent,
    keep_result,
    read_criteria,
    read_criterion_views,
    read_decision_desk,
    read_hours_of,
    remove_criterion,
    score_criterion,
    spent_by,
)
from bidprep.operations.lot_priorities import move_lot, order_by_score, read_eligibility, read_lot_priorities
from bidprep.operations.lots import choose_lots
from bidprep.operations.records import add_record
from bidprep.operations.standings import add_standing, set_standing
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work

GO, LOT = CriterionPurpose.GO, CriterionPurpose.LOT


def test_the_bundled_criteria_become_ones_own_with_the_first_score(workspace: Workspace, work: Work) -> None:
    bid_id = work.bid.id
    before = read_criterion_views(workspace, GO, bid_id)
    assert tuple(view.criterion for view in before) == bundled_criteria(GO)
    assert workspace.find(DecisionCriterion) == ()
    score_criterion(workspace, before[3], 4)
    assert read_criteria(workspace, GO) == bundled_criteria(GO)
    assert len(workspace.find(DecisionCriterion)) == len(bundled_criteria(GO))
    [score] = workspace.find(CriterionScore)
    assert (score.bid_id, score.lot_id, score.score) == (bid_id, None, 4)
    workspace.undo()
    assert workspace.find(DecisionCriterion) == ()
    assert workspace.find(CriterionScore) == ()


def test_criteria_are_added_changed_and_removed_and_never_come_back_by_themselves(
    workspace: Workspace, work: Work
) -> None:
    added = add_criterion(workspace, LOT, work.bid.id, work.lots[0].id)
    keep_criterion(workspace, replace(added, name="Travel", weight=4, score=2, reason="Two hours by bus"))
    views = read_criterion_views(workspace, LOT, work.bid.id, work.lots[0].id)
    assert (views[-1].name, views[-1].weight, views[-1].score, views[-1].reason) == ("Travel", 4, 2, "Two hours by bus")
    assert read_criterion_views(workspace, LOT, work.bid.id, work.lots[1].id)[-1].score is None
    for view in views[:-1]:
        remove_criterion(workspace, view)
    assert [criterion.name for criterion in read_criteria(workspace, LOT)] == ["Travel"]
    remove_criterion(workspace, views[-1])
    assert workspace.find(CriterionScore) == ()


def test_a_score_taken_back_leaves_nothing(workspace: Workspace, work: Work) -> None:
    view = read_criterion_views(workspace, GO, work.bid.id)[0]
    score_criterion(workspace, view, 5)
    score_criterion(workspace, view, None)
    assert workspace.find(CriterionScore) == ()


def test_hours_needed_are_held_against_those_there_before_the_deadline(workspace: Workspace, work: Work) -> None:
    add_record(workspace, Person("jo", "Jo", weekly_hours=10.0))
    stage = workspace.get(Stage, work.bid.stage_id)
    assert stage is not None
    with workspace.step("Set the deadline") as step:
        step.put(replace(stage, submit_by=now() + timedelta(days=14)))
    capacity = read_decision_desk(workspace, work.bid.id).capacity
    assert capacity.needed == 12.0  # three answers of 500 words
    assert 12.0 < capacity.there <= 24.0
    keep_hours(workspace, work.questions[0], 10.0, 2.5)
    [answer] = workspace.find(Answer)
    assert (answer.hours_needed, answer.hours_spent) == (10.0, 2.5)
    assert read_decision_desk(workspace, work.bid.id).capacity.needed == 18.0


def test_hours_spent_are_kept_for_the_shared_answer_and_for_a_variation(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    assert read_hours_of(workspace, question, None) == HoursOfAnswer(4.0, is_stated=False)
    keep_hours_spent(workspace, question, None, 3.0)
    vary_answer(workspace, question, lot)
    assert read_hours_of(workspace, question, lot.id).whole == pytest.approx(1.2)
    keep_hours_spent(workspace, question, lot.id, 0.5)
    assert {answer.lot_id: answer.hours_spent for answer in workspace.find(Answer)} == {None: 3.0, lot.id: 0.5}
    assert spent_by(read_decision_desk(workspace, work.bid.id).capacity.answers) == 3.5
    keep_hours(workspace, question, 10.0, 3.0)
    assert read_hours_of(workspace, question, None) == HoursOfAnswer(10.0, is_stated=True)
    workspace.undo()
    workspace.undo()
    assert {answer.lot_id: answer.hours_spent for answer in workspace.find(Answer)} == {None: 3.0, lot.id: 0.0}


def test_finished_answers_with_hours_teach_our_pace(workspace: Workspace, work: Work) -> None:
    text = "words " * 500
    with workspace.step("Write") as step:
        for question in work.questions:
            step.put(
                Answer(f"a{question.number}", question.id, text=text, status=AnswerStatus.SIGNED_OFF, hours_spent=2.0)
            )
    pace = read_decision_desk(workspace, work.bid.id).capacity.pace
    assert (pace.answers, pace.words, pace.hours) == (3, 1500, 2.0)


def test_a_decision_keeps_what_criteria_and_hours_came_to_that_day(workspace: Workspace, work: Work) -> None:
    bid_id = work.bid.id
    for view in read_criterion_views(workspace, GO, bid_id):
        score_criterion(workspace, view, 4)
    decision = replace(
        read_decision_desk(workspace, bid_id).decision,
        outcome=DecisionOutcome.GO, decided_by="The board", decided_on=today(), reason="It is what we are for.",
    )  # fmt: skip
    keep_decision(workspace, decision)
    [kept] = workspace.find(Decision)
    assert (kept.outcome, kept.percent, kept.hours_needed) == (DecisionOutcome.GO, Decimal("80.00"), 12.0)
    score_criterion(workspace, read_criterion_views(workspace, GO, bid_id)[5], 0)
    keep_decision(workspace, replace(kept, reason="It is what we are for, and we can do it."))
    assert workspace.find(Decision)[0].percent == Decimal("80.00")
    keep_result(
        workspace, replace(read_decision_desk(workspace, bid_id).result, state=ResultState.WON, marks=Decimal(78))
    )
    desk = read_decision_desk(workspace, bid_id)
    assert (desk.result.state, desk.decision.decided_by) == (ResultState.WON, "The board")
    assert len(workspace.find(Result)) == 1


def words_of(paper: Paper) -> str:
    return "\n".join(f"{part.heading}\n{plain_text(part.body)}\n{part.particulars}" for part in paper.parts)


def test_the_paper_for_trustees_says_what_is_proposed_and_leaves_room_to_decide(
    workspace: Workspace, work: Work, tmp_path: Path
) -> None:
    bid_id = work.bid.id
    add_record(workspace, Person("jo", "Jo Bell", weekly_hours=1.0))
    views = read_criterion_views(workspace, GO, bid_id)
    for view in views:
        keep_criterion(workspace, replace(view, score=3, reason=f"Because of {view.position}"))
    paper = read_decision_paper(workspace, bid_id)
    said = words_of(paper)
    assert paper.draft
    assert "Proposed: go. The criteria come to 60% of what could be had. No deal-breaker is broken." in said
    assert "are missing." in said
    assert "Because of 4" in said
    assert "Signed, for the trustees:" in said
    assert "Jo Bell" in said
    path = export_decision(paper, tmp_path / "decision.docx")
    in_word = "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)
    assert "We decide:  go  /  no go" in in_word.replace("\u00a0", " ")
    keep_criterion(workspace, replace(views[0], score=0, reason="Not in our objects"))
    assert "Proposed: no go." in words_of(read_decision_paper(workspace, bid_id))
    keep_decision(
        workspace, replace(read_decision_desk(workspace, bid_id).decision, outcome=DecisionOutcome.NO_GO, reason="No.")
    )
    decided = read_decision_paper(workspace, bid_id)
    assert not decided.draft
    assert "('Decided', 'No go')" in words_of(decided)
    assert "Signed" not in words_of(decided)


def names(workspace: Workspace, work: Work) -> list[str]:
    whole = read_bid(workspace, work.bid.id)
    return [told.lot.reference for told in read_lot_priorities(workspace, whole)]


def test_lots_stand_in_our_order_and_are_moved_in_it(workspace: Workspace, work: Work) -> None:
    assert names(workspace, work) == ["L-A", "L-B", "L-C"]
    whole = read_bid(workspace, work.bid.id)
    move_lot(workspace, whole, work.lots[1], -1)
    assert names(workspace, work) == ["L-B", "L-A", "L-C"]
    assert [(lot.reference, lot.preference) for lot in workspace.find(Lot)] == [("L-A", 2), ("L-B", 1), ("L-C", None)]
    assert workspace.undo().name == "Undo: Move lot L-B"
    fit = read_criterion_views(workspace, LOT, work.bid.id, work.lots[1].id)[0]
    score_criterion(workspace, fit, 5)
    score_criterion(workspace, read_criterion_views(workspace, LOT, work.bid.id, work.lots[0].id)[0], 3)
    order_by_score(workspace, read_bid(workspace, work.bid.id))
    assert names(workspace, work) == ["L-B", "L-A", "L-C"]


def test_a_lot_says_its_score_its_partners_its_progress_and_whether_we_may_bid(
    workspace: Workspace, work: Work
) -> None:
    first, _second, third = work.lots
    whole = read_bid(workspace, work.bid.id)
    add_record(workspace, Qualified("q", whole.opportunity.id, "Women"))
    partner = add_record(workspace, Partner("p", "Harbour"))
    everywhere = add_record(workspace, Partner("e", "Everywhere"))
    standing = add_standing(workspace, partner.id, work.bid.stage_id, first.id)
    add_standing(workspace, everywhere.id, work.bid.stage_id, None)
    set_standing(workspace, (standing,), StandingState.SIGNED)
    with workspace.step("Write") as step:
        step.put(Answer("s", work.questions[0].id, text="Shared"))
        step.put(Answer("v", work.questions[1].id, first.id, text="Varied"))
        step.put(replace(third, category="Women"))
    found = {told.id: told for told in read_lot_priorities(workspace, read_bid(workspace, work.bid.id))}
    told = found[first.id]
    assert (told.percent, told.partners, told.signed, told.answered, told.asked) == (
        None,
        ("Harbour", "Everywhere"),
        1,
        2,
        3,
    )
    assert told.eligibility.may is False
    assert found[third.id].eligibility.may
    assert (found[third.id].partners, found[third.id].answered) == (("Everywhere",), 1)
    assert found[third.id].lot.choice is LotChoice.UNDECIDED


def test_a_criterion_without_a_name_and_one_that_was_removed_are_refused(workspace: Workspace, work: Work) -> None:
    view = read_criterion_views(workspace, GO, work.bid.id)[0]
    with pytest.raises(BidprepError, match="needs a name"):
        keep_criterion(workspace, replace(view, name=" "))
    score_criterion(workspace, view, 1)
    remove_criterion(workspace, view)
    with pytest.raises(BidprepError, match="removed while you were typing"):
        score_criterion(workspace, view, 2)
    remove_criterion(workspace, view)
    assert len(read_criteria(workspace, GO)) == len(bundled_criteria(GO)) - 1


def test_a_lot_we_do_not_bid_for_has_no_place_in_our_order(workspace: Workspace, work: Work) -> None:
    with pytest.raises(BidprepError, match="We do not bid for Lot C"):
        move_lot(workspace, read_bid(workspace, work.bid.id), work.lots[2], -1)


def test_one_lot_says_by_itself_whether_we_may_bid_for_it(workspace: Workspace, work: Work) -> None:
    assert read_eligibility(workspace, work.lots[0]).may is None
    stage = workspace.get(Stage, work.bid.stage_id)
    assert stage is not None
    add_record(workspace, Qualified("q", stage.opportunity_id))
    assert read_eligibility(workspace, work.lots[0]).may
    assert read_eligibility(workspace, Lot("x", "gone")).may is None


def test_a_paper_without_chosen_lots_says_so_and_hours_of_nobody_are_told(workspace: Workspace, work: Work) -> None:
    choose_lots(workspace, work.lots, LotChoice.NO_BID)
    said = words_of(read_decision_paper(workspace, work.bid.id))
    assert "No lot is chosen yet." in said
    assert "Nobody yet" in said
    assert "No criterion is scored yet." in said
