"""The fictional sample charity, made anew with dates around today."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from hashlib import sha256
from typing import Any

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer
from bidprep.domain.asks import Ask, Tick
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.clarifications import Clarification
from bidprep.domain.criteria import Criterion
from bidprep.domain.dates import now, today, uk_time
from bidprep.domain.decisions import (
    Absence,
    CriterionPurpose,
    CriterionScore,
    Decision,
    DecisionCriterion,
    Qualified,
    Result,
)
from bidprep.domain.files import Attachment, KeptFile
from bidprep.domain.ids import new_id
from bidprep.domain.library import Passage, PassageUse
from bidprep.domain.materials import Material, Pin
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact, known_fact
from bidprep.domain.partners import Contact, LogEntry, Offer, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.domain.record_json import Json, field_forms, from_json
from bidprep.domain.scores import Mark, SectionWeight
from bidprep.domain.word_lists import WORD_LISTS
from bidprep.operations.answers import keep_revision
from bidprep.operations.decisions import bundled_criteria
from bidprep.operations.sample_plans import sample_plans
from bidprep.operations.sample_reviews import add_sample_reviews
from bidprep.operations.templates import read_template
from bidprep.operations.word_lists import bundled_entries
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

# What hangs on a record: under which name the sample's file tells it, its kind, and its field that names the record.
_CHILDREN: dict[type, tuple[tuple[str, type[Any], str], ...]] = {
    CaseStudy: (
        ("figures", Figure, "case_study_id"),
        ("tellings", Telling, "case_study_id"),
        ("consents", Consent, "case_study_id"),
    ),
    Person: (("absences", Absence, "person_id"),),
    Opportunity: (("qualified", Qualified, "opportunity_id"),),
    Bid: (
        ("scores", CriterionScore, "bid_id"),
        ("decisions", Decision, "bid_id"),
        ("results", Result, "bid_id"),
        ("section_weights", SectionWeight, "bid_id"),
    ),
    Answer: (("used", PassageUse, "answer_id"), ("ticks", Tick, "answer_id")),
    Partner: (("offers", Offer, "partner_id"), ("contacts", Contact, "partner_id"), ("log", LogEntry, "partner_id")),
    Stage: (
        ("lots", Lot, "stage_id"),
        ("standings", Standing, "stage_id"),
        ("criteria", Criterion, "stage_id"),
        ("needs", Need, "stage_id"),
    ),
}

# What the file names where a record holds an id: the kind that is meant, and the field by which it is named.
_NAMED: dict[str, tuple[type[Any], str]] = {
    "owner": (Person, "name"),
    "contact": (Contact, "name"),
    "partner": (Partner, "name"),
    "case_study": (CaseStudy, "title"),
    "passage": (Passage, "title"),
    "ask": (Ask, "words"),
    "lot": (Lot, "reference"),
    "question": (Question, "number"),
    "criterion": (DecisionCriterion, "name"),
}


def fill_with_sample(workspace: Workspace, on: date | None = None) -> None:
    """Fill an empty workspace with the sample charity and its Dynamic Framework bids, as they stand on a day; today.

    Its history begins after that, so that undo never takes the sample itself away.
    """
    day = on or today()
    told = read_json_file(paths.resources_folder() / "sample" / "sample.json")
    with workspace.step("Add the sample charity") as step:
        for name, value in told["facts"].items():
            known = known_fact(name)
            step.put(Fact(known.id if known else new_id(), name, known.read(value) if known else value, day))
        sample = _Sample(step, day)
        for record_type, name in (
            (AccountsYear, "accounts"),
            (Policy, "policies"),
            (Person, "people"),
            (CaseStudy, "case_studies"),
            (Partner, "partners"),
            (Passage, "library"),
        ):
            for record in told[name]:
                sample.put(record_type, record)
        for purpose in CriterionPurpose:
            sample.put_criteria(purpose)
        opportunity = sample.put(Opportunity, told["opportunity"])
        for bid in told["bids"]:
            sample.put_bid(bid, opportunity.id)
    add_sample_reviews(workspace, told, day)
    workspace.forget_history()
    workspace.call_it_sample()


class _Sample:
    """Puts records as the sample's file tells them, with what hangs on them; those that a record names are found by name."""

    def __init__(self, step: Step, day: date) -> None:
        self._step = step
        self._day = day
        self._ids: dict[tuple[type, str], str] = {}

    def put(self, record_type: type[Any], told: Mapping[str, Json], **more: Json) -> Any:
        """Put a record and what hangs on it, `more` being its fields that the file does not tell; returns the record."""
        fields = {form.name for form in field_forms(record_type)}
        values = {name: _dated(name, value, self._day) for name, value in told.items() if name in fields}
        links = {
            f"{word}_id": self._ids[kind, told[word]]
            for word, (kind, _) in _NAMED.items()
            if told.get(word) and f"{word}_id" in fields
        }
        record: Any = from_json(record_type, {"id": new_id()} | values | links | more)
        self._note(record)
        self._step.put(keep_revision(self._step, record) if isinstance(record, Answer) else record)
        for name, child_type, column in _CHILDREN.get(record_type, ()):
            for position, child in enumerate(told.get(name, ()), 1):
                self._put_child(child_type, child, column, record.id, position)
        for file in told.get("files", ()):
            self._put_file(record.id, file["name"], file["words"].encode())
        return record

    def put_criteria(self, purpose: CriterionPurpose) -> None:
        """Put the criteria that the charity decides by: those that come with the program."""
        for criterion in bundled_criteria(purpose):
            self._note(criterion)
            self._step.put(criterion)

    def put_bid(self, told: Mapping[str, Json], opportunity_id: str) -> None:
        """Put a bid with its stage, its template’s questions, the case studies it uses and its answers."""
        template = read_template(told["template"])
        stage = self.put(Stage, told["stage"], opportunity_id=opportunity_id, kind=template.stage_kind.value)
        bid = self.put(
            Bid, told, stage_id=stage.id, started_on=self._day.isoformat(), case_studies=template.case_studies
        )
        for question in template.make_questions(bid.id, {name: bundled_entries(name) for name in WORD_LISTS}):
            self._note(question)
            self._step.put(question)
        for position, clarification in enumerate(told.get("clarifications", ()), 1):
            ids = [self._ids[Question, number] for number in clarification["questions"]]
            self.put(Clarification, clarification, stage_id=stage.id, position=position, question_ids=ids)
        for position, use in enumerate(told["uses"], 1):
            self._put_child(CaseStudyUse, use, "bid_id", bid.id, position)
        for ask in told.get("asks", ()):
            self.put(Ask, ask)
        for answer in told["answers"]:
            self.put(Answer, answer)
        for mark in told.get("marks", ()):
            self.put(Mark, mark)
        for material in told.get("materials", ()):
            self._put_material(material, opportunity_id)
        for planned in sample_plans(told, bid.id, self._ids, self._day):
            self._step.put(planned)

    def _put_child(
        self, child_type: type[Any], told: Mapping[str, Json], column: str, parent: str, position: int
    ) -> None:
        ordered = {form.name for form in field_forms(child_type)} & {"position"}
        self.put(child_type, told, **{column: parent} | dict.fromkeys(ordered, position))

    def _put_file(self, record_id: str, name: str, content: bytes) -> None:
        kept = KeptFile(sha256(content).hexdigest(), name, len(content), now())
        self._step.keep_file(kept, content)
        self._step.put(Attachment(new_id(), record_id, kept.digest, name, added_on=self._day))

    def _put_material(self, told: Mapping[str, Json], opportunity_id: str) -> None:
        """Put a text that the buyer published, and the passages of it that are pinned to questions."""
        text: str = told["text"]
        kept = KeptFile(sha256(text.encode()).hexdigest(), told["name"], len(text.encode()), now())
        self._step.keep_file(kept, text.encode())
        material = self.put(
            Material, told, opportunity_id=opportunity_id, digest=kept.digest, added_on=self._day.isoformat()
        )
        for pin in told["pins"]:
            self.put(Pin, pin, material_id=material.id, start=text.index(pin["quote"]))

    def _note(self, record: Any) -> None:
        for kind, field in _NAMED.values():
            if type(record) is kind:
                self._ids[kind, getattr(record, field)] = record.id


def _dated(name: str, value: Json, today_is: date) -> Json:
    is_date = isinstance(value, str) and name.endswith(("_on", "_by", "_at"))
    return _moment(value, today_is, whole_day=name.endswith("_on")) if is_date else value


def _moment(words: str, today_is: date, *, whole_day: bool) -> str:
    """Turn ``+12d 12:00`` into the ISO time that lies so many days from today at that UK time.

    ``year end -1`` is the charity's year end before its last.
    """
    year_end = re.fullmatch(r"year end(?: -(\d))?", words)
    if year_end:
        return _year_end(today_is, int(year_end[1] or 0)).isoformat()
    told = re.fullmatch(r"([+-]\d+)d(?: (\d\d:\d\d))?", words)
    if told is None:
        return words
    day = today_is + timedelta(days=int(told[1]))
    at: datetime = uk_time(day, time.fromisoformat(told[2] or "12:00"))
    return day.isoformat() if whole_day else at.isoformat()


def _year_end(today_is: date, years_before: int) -> date:
    """Return the last 31 March whose accounts are made up, three months on, or one some years before it."""
    made_up = today_is - timedelta(days=90)
    passed = (made_up.month, made_up.day) >= (3, 31)
    return date(made_up.year - (not passed) - years_before, 3, 31)
