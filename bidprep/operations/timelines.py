"""The timeline of a bid: every date that it has, and the steps before it is handed in, worked back from that day."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, consents_ending
from bidprep.domain.dates import now, say_date, say_time, today
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Stage
from bidprep.domain.partners import Contact, LogEntry, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy, policies_ending
from bidprep.domain.timelines import (
    DATE_WORDS,
    BidDate,
    DateKind,
    PlanStep,
    TimedStep,
    doubt_dates,
    in_order,
    stage_dates,
    step_dates,
    work_back,
)
from bidprep.domain.whole_bid import submission_day
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Timeline:
    """A bid's steps with their days (none where no deadline is known), all its dates, and what is to be known of them.

    `steps` are the records themselves, in their order.
    """

    bid: Bid
    stage: Stage
    steps: tuple[PlanStep, ...]
    timed: tuple[TimedStep, ...]
    dates: tuple[BidDate, ...]
    doubts: tuple[str, ...]
    people: tuple[Person, ...]

    def owner(self, step: PlanStep) -> str:
        """Return the name of who does a step; "" for nobody."""
        return next((person.name for person in self.people if person.id == step.owner_id), "")


def read_timeline(workspace: Workspace, bid_id: str, today_is: date | None = None) -> Timeline:
    """Return the timeline of a bid as it stands on a day, today; raises BidprepError where the bid is gone."""
    day = today_is or today()
    bid, stage = _bid_and_stage(workspace, bid_id)
    steps = workspace.find(PlanStep, bid_id=bid.id)
    days = working_days()
    timed = work_back(steps, submission_day(stage, day), day, days) if stage.submit_by else ()
    dates = in_order((
        *stage_dates(stage), *step_dates(timed), *_of_partners(workspace, stage, day), *_expiries(workspace, bid, stage, day),
    ))  # fmt: skip
    return Timeline(bid, stage, steps, timed, dates, tuple(doubt_dates(stage, days)), workspace.find(Person))


def template_steps(bid_id: str) -> tuple[PlanStep, ...]:
    """Return the steps of the bundled template as new records of a bid."""
    told: list[dict[str, Any]] = read_json_file(paths.resources_folder() / "templates" / "timeline.json")["steps"]
    return tuple(PlanStep(new_id(), bid_id, position, **step) for position, step in enumerate(told, 1))


def start_timeline(workspace: Workspace, bid_id: str) -> Changes:
    """Begin the steps of a bid with the template's; raises BidprepError where the bid has steps already."""
    bid, _ = _bid_and_stage(workspace, bid_id)
    if workspace.find(PlanStep, bid_id=bid_id):
        raise BidprepError("This bid has steps already.", "Change them, or remove them first.")
    with workspace.step(f"Begin the timeline of {bid.name}") as step:
        for record in template_steps(bid_id):
            step.put(record)
    return step.changes()


def move_step(workspace: Workspace, moved: PlanStep, by: int) -> Changes:
    """Move a step towards the first (negative) or the last among the bid's steps."""
    ordered = list(workspace.find(PlanStep, bid_id=moved.bid_id))
    at = next((index for index, other in enumerate(ordered) if other.id == moved.id), None)
    if at is None:
        raise BidprepError("That step is not there any more.", "Choose another, or undo its removal.")
    ordered.insert(min(max(at + by, 0), len(ordered) - 1), ordered.pop(at))
    with workspace.step(f"Move step {moved.name}".strip()) as step:
        for position, other in enumerate(ordered, 1):
            step.put(replace(other, position=position))
    return step.changes()


def export_timeline(timeline: Timeline, path: Path) -> Path:
    """Write the dates of a bid as a calendar file; returns the path. A pure job: it never sees the workspace."""
    from bidprep.documents.calendar_file import CalendarEntry, write_calendar

    entries = [
        CalendarEntry(
            found.id,
            found.at,
            f"{_summary(found)} ({timeline.bid.name})",
            _description(found),
        )
        for found in timeline.dates
    ]
    write_calendar(timeline.bid.name, entries, path, now())
    return path


def _summary(found: BidDate) -> str:
    words = DATE_WORDS[found.kind]
    return words if found.what == words else found.what if found.kind is DateKind.MEETING else f"{words}: {found.what}"


def _description(found: BidDate) -> str:
    return f"{say_time(found.at)}, UK time." if isinstance(found.at, datetime) else f"{say_date(found.at)}."


def _of_partners(workspace: Workspace, stage: Stage, day: date) -> Iterator[BidDate]:
    """Yield what is due with the partners who have a standing for a stage: next actions, and contacts to look at again.

    Of a contact only the role is told, for the dates may leave for a calendar, where nobody can erase a name. Reviews
    later than the last date of the stage are left out.
    """
    wanted = {standing.partner_id for standing in workspace.find(Standing, stage_id=stage.id)}
    if not wanted:
        return
    entries = [entry for entry in workspace.find(LogEntry, done=0) if entry.is_due and entry.partner_id in wanted]
    contacts = [contact for contact in workspace.find(Contact) if contact.partner_id in wanted]
    names = {partner.id: partner.name or "Unnamed" for partner in workspace.find(Partner)}
    for entry in entries:
        if entry.due_on is not None:
            what = f"{names[entry.partner_id]}: {' '.join(entry.next_action.split())}"
            yield BidDate(DateKind.ACTION, what, entry.due_on, entry.id, entry.due_on < day, entry.partner_id)
    last = _last_date(stage, day)
    for contact in contacts:
        if contact.review_on is not None and contact.review_on <= last:
            role = " ".join(contact.role.split())
            what = f"{names[contact.partner_id]}: details of a contact{f' ({role})' if role else ''}"
            yield BidDate(DateKind.REVIEW, what, contact.review_on, contact.id, contact.review_on < day, contact.id)


def _expiries(workspace: Workspace, bid: Bid, stage: Stage, day: date) -> Iterator[BidDate]:
    """Yield the policies, and the consents to the bid's case studies, that end before the service starts."""
    last = _last_date(stage, day)
    for policy, ends_on in policies_ending(workspace.find(Policy), day, last):
        yield BidDate(DateKind.POLICY, policy.name or "Unnamed policy", ends_on, policy.id, page_id=policy.id)
    for use in workspace.find(CaseStudyUse, bid_id=bid.id):
        study = workspace.get(CaseStudy, use.case_study_id)
        consents = workspace.find(Consent, case_study_id=use.case_study_id)
        for consent in consents_ending(study, consents, last) if study else ():
            if study and consent.ends_on is not None:
                yield BidDate(
                    DateKind.CONSENT, study.title or "Untitled", consent.ends_on, consent.id, page_id=study.id
                )


def _last_date(stage: Stage, day: date) -> date:
    return max((found.on for found in stage_dates(stage)), default=day)


def _bid_and_stage(workspace: Workspace, bid_id: str) -> tuple[Bid, Stage]:
    bid = workspace.get(Bid, bid_id)
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    if bid is None or stage is None:
        raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
    return bid, stage
