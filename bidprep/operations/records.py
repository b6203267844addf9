"""Add, change and remove records of any kind, with what hangs on them."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.asks import Ask, Tick
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.clarifications import Clarification
from bidprep.domain.criteria import Criterion
from bidprep.domain.dates import say_date
from bidprep.domain.decisions import Absence, CriterionScore, Decision, DecisionCriterion, Qualified, Result
from bidprep.domain.files import Attachment
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.domain.kinds import Record
from bidprep.domain.library import Passage, PassageUse
from bidprep.domain.materials import Material, Pin
from bidprep.domain.mobilisation import Risk, Task
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.domain.reviews import Remark, ReturnedCopy, ReviewCopy, ReviewRound, SentAnswer, SignOff, Suggestion
from bidprep.domain.scores import Mark, SectionWeight
from bidprep.domain.timelines import PlanStep
from bidprep.domain.word_lists import WordList
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

R = TypeVar("R", bound=Record)

# What a kind is called in the name of a step, and which field names a record of it.
CALLED: dict[type, tuple[str, str]] = {
    Fact: ("fact", "name"),
    AccountsYear: ("year’s accounts", "ended_on"),
    Policy: ("policy", "name"),
    WordList: ("list", "name"),
    OwnRule: ("counting rule", "label"),
    Person: ("person", "name"),
    CaseStudy: ("case study", "title"),
    Figure: ("figure", "figure"),
    Telling: ("length on hand", ""),
    Consent: ("consent", "given_by"),
    Partner: ("partner", "name"),
    Offer: ("service", "service"),
    Standing: ("standing", ""),
    Criterion: ("criterion", "name"),
    Material: ("material", "name"),
    BuyerForm: ("form", "name"),
    FormPlace: ("place in a form", ""),
    Pin: ("pinned passage", ""),
    Contact: ("contact", "name"),
    LogEntry: ("log entry", "next_action"),
    Opportunity: ("opportunity", "name"),
    Stage: ("stage", "name"),
    Lot: ("lot", "title"),
    Bid: ("bid", "name"),
    Question: ("question", "number"),
    CaseStudyUse: ("use of a case study", ""),
    Attachment: ("file", "name"),
    Answer: ("answer", ""),
    Snapshot: ("snapshot", "name"),
    OwnWord: ("word", "word"),
    DecisionCriterion: ("criterion of our own", "name"),
    CriterionScore: ("score", ""),
    Decision: ("decision", "outcome"),
    Result: ("result", "state"),
    Absence: ("absence", "starts_on"),
    Qualified: ("what we qualified for", "category"),
    Need: ("need", "service"),
    Clarification: ("clarification", "asked"),
    SectionWeight: ("weighting of a section", "section"),
    Mark: ("mark", ""),
    PlanStep: ("step of the timeline", "name"),
    Task: ("task", "name"),
    Risk: ("risk", "risk"),
    Passage: ("passage", "title"),
    PassageUse: ("use of a passage", ""),
    Ask: ("ask", "words"),
    Tick: ("tick", ""),
    ReviewRound: ("review round", "name"),
    ReviewCopy: ("review copy", "name"),
    SentAnswer: ("answer as sent", "heading"),
    ReturnedCopy: ("returned copy", "name"),
    Remark: ("remark", ""),
    Suggestion: ("suggestion", ""),
    SignOff: ("sign-off", "name"),
}

# What goes with a record when it is removed, and what only stops pointing to it.
_GOES_WITH: dict[type, tuple[tuple[type[Any], str], ...]] = {
    Policy: ((Attachment, "record_id"),),
    Person: ((Absence, "person_id"),),
    CaseStudy: (
        (Figure, "case_study_id"),
        (Telling, "case_study_id"),
        (Consent, "case_study_id"),
        (CaseStudyUse, "case_study_id"),
        (Attachment, "record_id"),
    ),
    Consent: ((Attachment, "record_id"),),
    Partner: (
        (LogEntry, "partner_id"),
        (Contact, "partner_id"),
        (Offer, "partner_id"),
        (Standing, "partner_id"),
        (Attachment, "record_id"),
    ),
    Standing: ((Attachment, "record_id"),),
    Bid: (
        (CaseStudyUse, "bid_id"),
        (ReviewRound, "bid_id"),
        (Question, "bid_id"),
        (BuyerForm, "bid_id"),
        (Decision, "bid_id"),
        (CriterionScore, "bid_id"),
        (Result, "bid_id"),
        (SectionWeight, "bid_id"),
        (PlanStep, "bid_id"),
        (Task, "bid_id"),
        (Risk, "bid_id"),
    ),
    BuyerForm: ((FormPlace, "form_id"),),
    Question: (
        (SentAnswer, "question_id"),
        (Answer, "question_id"),
        (FormPlace, "question_id"),
        (Pin, "question_id"),
        (Ask, "question_id"),
        (Mark, "question_id"),
    ),
    Answer: ((Tick, "answer_id"), (PassageUse, "answer_id"), (SignOff, "answer_id")),
    Ask: ((Tick, "ask_id"),),
    Lot: (
        (SentAnswer, "lot_id"),
        (Answer, "lot_id"),
        (Standing, "lot_id"),
        (Criterion, "lot_id"),
        (Need, "lot_id"),
        (CriterionScore, "lot_id"),
        (Result, "lot_id"),
        (Mark, "lot_id"),
    ),
    Stage: (
        (Bid, "stage_id"),
        (Standing, "stage_id"),
        (Criterion, "stage_id"),
        (Need, "stage_id"),
        (Clarification, "stage_id"),
        (Lot, "stage_id"),
    ),
    Material: ((Pin, "material_id"),),
    Opportunity: ((Stage, "opportunity_id"), (Material, "opportunity_id"), (Qualified, "opportunity_id")),
    DecisionCriterion: ((CriterionScore, "criterion_id"),),
    Passage: ((PassageUse, "passage_id"), (Attachment, "record_id")),
    ReviewRound: ((ReturnedCopy, "round_id"), (ReviewCopy, "round_id"), (SentAnswer, "round_id")),
    ReturnedCopy: ((Remark, "returned_id"), (Suggestion, "returned_id")),
}
_LETS_GO: dict[type, tuple[tuple[type[Any], str], ...]] = {
    Contact: ((LogEntry, "contact_id"),),
    Partner: ((Task, "partner_id"),),
    Person: (
        (Answer, "owner_id"),
        (Passage, "owner_id"),
        (PlanStep, "owner_id"),
        (Task, "owner_id"),
        (Risk, "owner_id"),
        (ReviewCopy, "person_id"),
        (SignOff, "person_id"),
    ),
    SentAnswer: ((Remark, "sent_id"), (Suggestion, "sent_id")),
    ReviewCopy: ((ReturnedCopy, "copy_id"),),
    Remark: ((Remark, "parent_id"),),
    Question: ((CaseStudyUse, "question_id"),),
    Material: ((Material, "replaces_id"),),
}


def add_record(workspace: Workspace, record: R) -> R:
    """Add a record; returns it."""
    with workspace.step(f"Add {called(record)}") as step:
        step.put(record)
    return record


def change_record(workspace: Workspace, record: Record) -> Changes:
    """Change a record; changes of one record that follow one another are one undo entry."""
    with workspace.step(f"Edit {called(record)}", visit=record.id) as step:
        step.put(record)
    return step.changes()


def keep_record(workspace: Workspace, record: Record) -> Changes:
    """Change a record that is being typed; raises BidprepError where it was removed meanwhile."""
    if workspace.get(type(record), record.id) is None:
        raise BidprepError("This was removed while you were typing.", "Undo the removal, then type again.")
    return change_record(workspace, record)


def remove_record(workspace: Workspace, record: Record) -> Changes:
    """Remove a record and what hangs on it."""
    with workspace.step(f"Remove {called(record)}") as step:
        remove_with_all(workspace, step, record)
    return step.changes()


def remove_with_all(workspace: Workspace, step: Step, record: Record) -> None:
    """Remove a record within a step: children first, then what points to it lets go, then itself."""
    for child_type, column in _GOES_WITH.get(type(record), ()):
        for child in workspace.find(child_type, **{column: record.id}):
            remove_with_all(workspace, step, child)
    for other_type, column in _LETS_GO.get(type(record), ()):
        for other in workspace.find(other_type, **{column: record.id}):
            step.put(replace(other, **{column: None}))
    step.remove(type(record), record.id)


def called(record: Record) -> str:
    """Say which record this is, for the name of a step: “partner Westmead Trust”."""
    word, field = CALLED[type(record)]
    value = getattr(record, field) if field else ""
    name = " ".join((say_date(value) if value is None or isinstance(value, date) else str(value)).split())
    return f"{word} {name if len(name) <= 40 else name[:39] + '…'}".strip()  # noqa: PLR2004 - fits a menu
