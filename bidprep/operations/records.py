"""Add, change and remove records of any kind, with what hangs on them."""

from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.criteria import Criterion
from bidprep.domain.dates import say_date
from bidprep.domain.files import Attachment
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.domain.kinds import Record
from bidprep.domain.materials import Material, Pin
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
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
}

# What goes with a record when it is removed, and what only stops pointing to it.
_GOES_WITH: dict[type, tuple[tuple[type[Any], str], ...]] = {
    Policy: ((Attachment, "record_id"),),
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
    Bid: ((CaseStudyUse, "bid_id"), (Question, "bid_id"), (BuyerForm, "bid_id")),
    BuyerForm: ((FormPlace, "form_id"),),
    Question: ((Answer, "question_id"), (FormPlace, "question_id"), (Pin, "question_id")),
    Lot: ((Answer, "lot_id"), (Standing, "lot_id"), (Criterion, "lot_id")),
    Stage: ((Bid, "stage_id"), (Standing, "stage_id"), (Criterion, "stage_id"), (Lot, "stage_id")),
    Material: ((Pin, "material_id"),),
    Opportunity: ((Stage, "opportunity_id"), (Material, "opportunity_id")),
}
_LETS_GO: dict[type, tuple[tuple[type[Any], str], ...]] = {
    Contact: ((LogEntry, "contact_id"),),
    Person: ((Answer, "owner_id"),),
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
