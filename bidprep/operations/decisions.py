"""Decide: weigh a bid or its lots by criteria of our own, measure the hours, and keep what was decided and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.capacity import VARIATION_SHARE, AnswerHours, Capacity, Pace, hours_of, learn_pace, measure_capacity
from bidprep.domain.dates import today
from bidprep.domain.deciding import CriterionView, Verdict, judge, view_criteria
from bidprep.domain.decisions import (
    Absence,
    CriterionPurpose,
    CriterionScore,
    Decision,
    DecisionCriterion,
    Result,
)
from bidprep.domain.ids import known_id, new_id
from bidprep.domain.people import Person
from bidprep.domain.scoring import half_up
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.answers import begin_answer, find_answer
from bidprep.operations.bank_holidays import working_days
from bidprep.operations.bids import read_bid
from bidprep.operations.kept import read_once
from bidprep.operations.passages import follow_result
from bidprep.operations.records import remove_with_all
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True)
class DecisionDesk:
    """All that go or no-go is decided by, and what was decided. `result` is how it ended; both are there once noted."""

    whole: WholeBid
    criteria: tuple[CriterionView, ...]
    verdict: Verdict
    capacity: Capacity
    decision: Decision
    result: Result


def read_decision_desk(workspace: Workspace, bid_id: str, on: date | None = None) -> DecisionDesk:
    """Return what go or no-go for a bid is decided by, as it stands on a day; raises BidprepError where the bid is gone."""
    with workspace.one_view():
        whole = read_bid(workspace, bid_id)
        criteria = read_criterion_views(workspace, CriterionPurpose.GO, bid_id)
        return DecisionDesk(
            whole,
            criteria,
            judge(criteria),
            read_capacity(workspace, whole, on or today()),
            find_decision(workspace, bid_id),
            find_result(workspace, bid_id),
        )


def read_capacity(workspace: Workspace, whole: WholeBid, on: date) -> Capacity:
    """Return the hours that a bid needs and those there are from a day to its deadline."""
    pace = _read_pace(workspace)
    wanted = {None, *(lot.id for lot in whole.chosen_lots)}
    answers: list[AnswerHours] = []
    for question in whole.questions:
        of_question = [answer for answer in whole.answers_to(question) if answer.lot_id in wanted]
        shared = next((answer for answer in of_question if answer.lot_id is None), None)
        words = whole.count_of(question, shared).words if shared else 0
        answers.append(hours_of(question, of_question, words, pace))
    return measure_capacity(
        answers, workspace.find(Person), workspace.find(Absence), working_days(), (on, whole.submission_on), pace
    )


def _read_pace(workspace: Workspace) -> Pace:
    return read_once(workspace, "pace", lambda of: learn_pace(of.hours_past()))


def find_decision(workspace: Workspace, bid_id: str) -> Decision:
    """Return what was decided about a bid; an undecided one, not kept yet, where nothing was."""
    return next(iter(workspace.find(Decision, bid_id=bid_id)), Decision(known_id(f"decision {bid_id}"), bid_id))


def find_result(workspace: Workspace, bid_id: str) -> Result:
    """Return how a bid ended; an awaited one, not kept yet, where nothing is known."""
    found = workspace.find(Result, bid_id=bid_id, lot_id=None)
    return next(iter(found), Result(known_id(f"result {bid_id}"), bid_id))


def keep_decision(workspace: Workspace, decision: Decision) -> Changes:
    """Keep what is decided about a bid, with what criteria and hours came to when the outcome was chosen."""
    before = find_decision(workspace, decision.bid_id)
    if decision.outcome is not before.outcome:
        desk = read_decision_desk(workspace, decision.bid_id)
        percent = desk.verdict.percent
        decision = replace(
            decision,
            percent=None if percent is None else half_up(percent),
            hours_needed=round(desk.capacity.needed, 1),
            hours_there=round(desk.capacity.there, 1),
        )
    with workspace.step("Edit the decision", visit=decision.id) as step:
        step.put(decision)
    return step.changes()


def keep_result(workspace: Workspace, result: Result) -> Changes:
    """Keep how a bid, or one lot of it, ended."""
    with workspace.step("Edit the result", visit=result.id) as step:
        step.put(result)
        follow_result(workspace, step, result)
    return step.changes()


def keep_hours(workspace: Workspace, question: Question, needed: float | None, spent: float) -> Changes:
    """Keep the hours that the shared answer to a question needs in all, None for an estimate, and those spent on it."""
    there = find_answer(workspace, question.id) or Answer(new_id(), question.id)
    with workspace.step(f"Edit the hours for question {question.number}", visit=f"hours {question.id}") as step:
        step.put(replace(there, hours_needed=needed, hours_spent=spent))
    return step.changes()


@dataclass(frozen=True, slots=True)
class HoursOfAnswer:
    """The hours that all the work on an answer takes; `is_stated` by a person, else estimated."""

    whole: float
    is_stated: bool


def read_hours_of(workspace: Workspace, question: Question, lot_id: str | None) -> HoursOfAnswer:
    """Return the hours that the shared answer to a question takes, or the variation for a lot."""
    shared = find_answer(workspace, question.id)
    alone = hours_of(question, [shared] if shared else [], 0, _read_pace(workspace))
    if lot_id is not None:
        return HoursOfAnswer(alone.whole * VARIATION_SHARE, is_stated=False)
    return HoursOfAnswer(alone.whole, alone.is_stated)


def keep_hours_spent(workspace: Workspace, question: Question, lot_id: str | None, spent: float) -> Changes:
    """Keep the hours spent so far on the shared answer to a question, or on the variation for a lot."""
    visit = f"hours {question.id} {lot_id or ''}"
    with workspace.step(f"Edit the hours for question {question.number}", visit=visit) as step:
        step.put(replace(begin_answer(workspace, step, question, lot_id), hours_spent=spent))
    return step.changes()


# Criteria of our own


def bundled_criteria(purpose: CriterionPurpose) -> tuple[DecisionCriterion, ...]:
    """Return the criteria that come with the program, as long as the charity has none of its own."""
    told = read_json_file(paths.resources_folder() / "lists" / "decision_criteria.json")
    return tuple(
        DecisionCriterion(
            known_id(f"decision criterion {purpose.value} {position}"),
            purpose,
            position,
            entry["name"],
            entry.get("weight", 0),
            entry.get("deal_breaker", False),
            entry["guidance"],
        )
        for position, entry in enumerate(told[purpose.value], 1)
    )


def read_criteria(workspace: Workspace, purpose: CriterionPurpose) -> tuple[DecisionCriterion, ...]:
    """Return the charity’s own criteria in their order, else the bundled ones."""
    own = workspace.find(DecisionCriterion, purpose=purpose.value)
    return tuple(sorted(own, key=lambda one: one.position)) or bundled_criteria(purpose)


def read_criterion_views(
    workspace: Workspace, purpose: CriterionPurpose, bid_id: str, lot_id: str | None = None
) -> tuple[CriterionView, ...]:
    """Return the criteria with what a bid, or one of its lots, was given for them."""
    scores = workspace.find(CriterionScore, bid_id=bid_id, lot_id=lot_id)
    return view_criteria(read_criteria(workspace, purpose), scores, bid_id, lot_id)


def keep_criterion(workspace: Workspace, view: CriterionView) -> Changes:
    """Keep a criterion and what is given for it; the bundled criteria become the charity’s own with that.

    Raises BidprepError where it was removed meanwhile, or has no name.
    """
    if not view.name.strip():
        raise BidprepError("A criterion needs a name.", "Type in a few words what it asks.")
    with workspace.step(f"Score {_short(view.name)}", visit=f"{view.id} {view.bid_id} {view.lot_id}") as step:
        there = _made_own(workspace, step, view.purpose).get(view.id)
        if there is None:
            raise BidprepError(
                "This criterion was removed while you were typing.", "Undo the removal, then type again."
            )
        if view.criterion != there:
            step.put(view.criterion)
        _put_score(workspace, step, view)
    return step.changes()


def score_criterion(workspace: Workspace, view: CriterionView, score: int | None) -> Changes:
    """Give a score of 0 to 5 for a criterion; None takes it back."""
    return keep_criterion(workspace, replace(view, score=score))


def add_criterion(
    workspace: Workspace, purpose: CriterionPurpose, bid_id: str, lot_id: str | None = None
) -> CriterionView:
    """Add a criterion of our own at the end; returns it as a bid, or a lot of it, sees it."""
    with workspace.step("Add criterion of our own") as step:
        there = _made_own(workspace, step, purpose)
        last = max((one.position for one in there.values()), default=0)
        added = DecisionCriterion(new_id(), purpose, last + 1, "New criterion")
        step.put(added)
    return view_criteria((added,), (), bid_id, lot_id)[0]


def remove_criterion(workspace: Workspace, view: CriterionView) -> Changes:
    """Remove a criterion of our own, with the scores that any bid was given for it."""
    with workspace.step(f"Remove criterion {_short(view.name)}") as step:
        there = _made_own(workspace, step, view.purpose).get(view.id)
        if there is not None:
            remove_with_all(workspace, step, there)
    return step.changes()


def _made_own(workspace: Workspace, step: Step, purpose: CriterionPurpose) -> dict[str, DecisionCriterion]:
    own = workspace.find(DecisionCriterion, purpose=purpose.value)
    if not own:
        own = bundled_criteria(purpose)
        for criterion in own:
            step.put(criterion)
    return {criterion.id: criterion for criterion in own}


def _put_score(workspace: Workspace, step: Step, view: CriterionView) -> None:
    found = workspace.find(CriterionScore, criterion_id=view.id, bid_id=view.bid_id, lot_id=view.lot_id)
    there = next(iter(found), None)
    if there is None and view.score is None and not view.reason:
        return
    kept = there or CriterionScore(new_id(), view.id, view.bid_id, view.lot_id)
    if view.score is None and not view.reason:
        step.remove(CriterionScore, kept.id)
    elif replace(kept, score=view.score, reason=view.reason) != there:
        step.put(replace(kept, score=view.score, reason=view.reason))


def _short(name: str) -> str:
    words = " ".join(name.split())
    return words if len(words) <= 40 else words[:39] + "…"  # noqa: PLR2004 - fits a menu


def say_percent(percent: Decimal | None) -> str:
    """Say per cent without a fraction, half up; “not scored” for none."""
    return "not scored" if percent is None else f"{half_up(percent, Decimal(1)):f}%"


def spent_by(answers: Sequence[AnswerHours]) -> float:
    """Return the hours that were spent on these answers so far, and on their variations."""
    return sum(hours.spent for hours in answers)
