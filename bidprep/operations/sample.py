"""The fictional sample charity, made anew with dates around today."""

import re
from datetime import datetime, time, timedelta
from typing import Any

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.answers import Answer, AnswerStatus
from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.dates import today, uk_time
from bidprep.domain.ids import known_id, new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.organisation import Fact, known_fact
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.domain.record_json import Json, field_forms, from_json
from bidprep.operations.answers import keep_revision
from bidprep.operations.templates import read_template
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


def fill_with_sample(workspace: Workspace) -> None:
    """Fill an empty workspace with the sample charity and its Dynamic Framework bids.

    Its history begins after that, so that undo never takes the sample itself away.
    """
    told = read_json_file(paths.resources_folder() / "sample" / "sample.json")
    with workspace.step("Add the sample charity") as step:
        for name, value in told["facts"].items():
            known = known_fact(name)
            step.put(Fact(known.id if known else new_id(), name, known.read(value) if known else value, today()))
        people = {person["name"]: _put(step, Person, person) for person in told["people"]}
        for study in told["case_studies"]:
            _put(step, CaseStudy, study)
        for partner in told["partners"]:
            _put_partner(step, partner)
        for bid in told["bids"]:
            _put_bid(step, bid, {name: person.id for name, person in people.items()})
    workspace.forget_history()


def _put_partner(step: Step, told: Json) -> None:
    partner = _put(step, Partner, told)
    contacts = {contact["name"]: _put(step, Contact, contact, partner_id=partner.id) for contact in told["contacts"]}
    for entry in told["log"]:
        contact = contacts.get(entry.get("contact", ""))
        _put(step, LogEntry, entry, partner_id=partner.id, contact_id=contact.id if contact else None)


def _put_bid(step: Step, told: Json, owners: dict[str, str]) -> None:
    template = read_template(told["template"])
    # Both bids are stages of one opportunity: its id follows from its name.
    opportunity = Opportunity(known_id(f"sample {told['opportunity']}"), told["opportunity"], told["buyer"])
    step.put(opportunity)
    dates = {name: _moment(words, whole_day=name.endswith("_on")) for name, words in told["dates"].items()}
    stage = from_json(
        Stage,
        {
            "id": new_id(),
            "opportunity_id": opportunity.id,
            "kind": template.stage_kind.value,
            "name": told["stage_name"],
        }
        | dates,
    )
    bid = Bid(new_id(), stage.id, told["name"], today(), template.key)
    questions = [
        question
        for question in template.make_questions(bid.id)
        if question.number not in told.get("questions_dropped", ())
    ]
    records: tuple[Record, ...] = (stage, bid, *questions)
    for record in records:
        step.put(record)
    lots = {
        lot["reference"]: _put(step, Lot, lot, stage_id=stage.id, position=position)
        for position, lot in enumerate(told.get("lots", ()), 1)
    }
    by_number = {question.number: question.id for question in questions}
    for answered in told["answers"]:
        answer = Answer(
            new_id(),
            by_number[answered["number"]],
            lots[answered["lot"]].id if answered.get("lot") else None,
            answered["text"],
            AnswerStatus(answered["status"]),
            owners.get(answered.get("owner", "")),
        )
        step.put(keep_revision(step, answer))


def _put(step: Step, record_type: type, told: Json, **more: Any) -> Any:
    names = {form.name for form in field_forms(record_type)}
    values = {name: _dated(name, value) for name, value in told.items() if name in names}
    record: Any = from_json(record_type, {"id": new_id()} | values | more)
    step.put(record)
    return record


def _dated(name: str, value: Json) -> Json:
    is_date = isinstance(value, str) and name.endswith(("_on", "_by", "_at"))
    return _moment(value, whole_day=name.endswith("_on")) if is_date else value


def _moment(words: str | None, *, whole_day: bool) -> str | None:
    """Turn ``+12d 12:00`` into the ISO time that lies so many days from today at that UK time."""
    told = re.fullmatch(r"([+-]\d+)d(?: (\d\d:\d\d))?", (words or "").strip())
    if told is None:
        return words or None
    day = today() + timedelta(days=int(told[1]))
    at: datetime = uk_time(day, time.fromisoformat(told[2] or "12:00"))
    return day.isoformat() if whole_day else at.isoformat()
