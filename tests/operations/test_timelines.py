"""The timeline of a bid: every date it has, its steps, and the calendar file."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent
from bidprep.domain.dates import read_time, today
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Stage
from bidprep.domain.partners import Contact, LogEntry, Partner, Standing
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy
from bidprep.domain.timelines import DateKind, PlanStep
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.templates import read_template
from bidprep.operations.timelines import export_timeline, move_step, read_timeline, start_timeline
from bidprep.storage.workspace import Workspace


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    return start_bid(workspace, read_template("blank"), NewBid("Village grant"))


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)


def dated(workspace: Workspace, bid: Bid) -> Stage:
    """Give the bid's stage all its dates; returns it."""
    stage = workspace.get(Stage, bid.stage_id)
    assert stage
    stage = replace(
        stage,
        published_on=date(2027, 3, 1),
        clarify_by=read_time("20/3/2027 17:00"),
        submit_by=read_time("9/4/2027 12:00"),
        award_on=date(2027, 6, 1),
        standstill_on=date(2027, 6, 11),
        starts_on=date(2027, 9, 1),
    )
    put(workspace, stage)
    return stage


def test_every_date_that_a_bid_has_stands_in_its_timeline(workspace: Workspace, bid: Bid) -> None:
    stage = dated(workspace, bid)
    partner, other = Partner(new_id(), "Calderfold"), Partner(new_id(), "Elsewhere")
    study = CaseStudy(new_id(), "Keys")
    put(
        workspace, partner, other, study, Person("p", "Priya"),
        Standing(new_id(), partner.id, stage.id),
        LogEntry(new_id(), partner.id, next_action="Ask for\nthe letter", due_on=date(2027, 3, 25)),
        LogEntry(new_id(), partner.id, next_action="Done", due_on=date(2027, 3, 25), done=True),
        LogEntry(new_id(), partner.id, next_action="Some day"),
        LogEntry(new_id(), other.id, next_action="Not ours", due_on=date(2027, 3, 25)),
        Policy(new_id(), name="Public liability", expires_on=date(2027, 5, 1)),
        Policy(new_id(), name="Much later", expires_on=date(2028, 5, 1)),
        Policy(new_id(), name="Never"),
        CaseStudyUse(new_id(), bid.id, study.id),
        Consent(new_id(), study.id, ends_on=date(2027, 4, 1)),
        Consent(new_id(), study.id, ends_on=date(2027, 4, 1), withdrawn_on=date(2027, 1, 1)),
        Consent(new_id(), study.id),
        PlanStep(new_id(), bid.id, 1, "Draft", 5, owner_id="p"),
        PlanStep(new_id(), bid.id, 2, "Trustees meet", 1, fixed_on=date(2027, 4, 6)),
    )  # fmt: skip
    found = read_timeline(workspace, bid.id, date(2027, 3, 8))
    assert [(each.kind, each.what) for each in found.dates] == [
        (DateKind.PUBLISHED, "Published"),
        (DateKind.CLARIFY, "Clarifications by"),
        (DateKind.ACTION, "Calderfold: Ask for the letter"),
        (DateKind.CONSENT, "Keys"),
        (DateKind.STEP, "Draft"),
        (DateKind.MEETING, "Trustees meet"),
        (DateKind.SUBMIT, "Hand in by"),
        (DateKind.POLICY, "Public liability"),
        (DateKind.AWARD, "Award"),
        (DateKind.STANDSTILL, "Standstill ends"),
        (DateKind.START, "Service starts"),
    ]
    assert [found.owner(step) for step in found.steps] == ["Priya", ""]
    assert found.doubts == ()


def test_the_template_begins_the_steps_once_and_in_one_step(workspace: Workspace, bid: Bid) -> None:
    dated(workspace, bid)
    start_timeline(workspace, bid.id)
    names = [timed.step.name for timed in read_timeline(workspace, bid.id).timed]
    assert names[0] == "Register on the buyer’s portal, and try to sign in"
    assert names[-1] == "Safety margin"
    assert {"Partners’ letters are in", "Trustees’ reading time", "Sign-off by trustees", "Draft the answers"} < set(
        names
    )
    with pytest.raises(BidprepError, match="already"):
        start_timeline(workspace, bid.id)
    workspace.undo()
    assert read_timeline(workspace, bid.id).steps == ()


def test_without_a_deadline_steps_have_no_days(workspace: Workspace, bid: Bid) -> None:
    start_timeline(workspace, bid.id)
    found = read_timeline(workspace, bid.id)
    assert (found.timed, found.dates) == ((), ())
    assert len(found.steps) == 10


def test_steps_are_moved_and_one_that_is_gone_is_not(workspace: Workspace, bid: Bid) -> None:
    start_timeline(workspace, bid.id)
    first, second, *_ = read_timeline(workspace, bid.id).steps
    move_step(workspace, second, -1)
    assert [step.id for step in read_timeline(workspace, bid.id).steps[:2]] == [second.id, first.id]
    with pytest.raises(BidprepError, match="not there any more"):
        move_step(workspace, replace(first, id="gone"), 1)
    with pytest.raises(BidprepError, match="not there any more"):
        read_timeline(workspace, "gone")


def test_the_calendar_tells_each_date_and_the_same_entry_again(workspace: Workspace, bid: Bid, tmp_path: Path) -> None:
    stage = dated(workspace, bid)
    put(
        workspace,
        PlanStep("s", bid.id, 1, "Draft; twice", 5),
        PlanStep("t", bid.id, 2, "Board", 1, fixed_on=date(2027, 4, 6)),
    )
    words = export_timeline(read_timeline(workspace, bid.id), tmp_path / "a.ics").read_text(encoding="utf-8")
    assert "DTSTART:20270409T110000Z" in words
    assert "SUMMARY:Hand in by (Village grant)" in words
    assert "SUMMARY:Done by: Draft\\; twice (Village grant)" in words
    assert "SUMMARY:Board (Village grant)" in words
    assert "DESCRIPTION:Friday 9 April 2027\\, 12:00\\, UK time." in words
    put(workspace, replace(stage, submit_by=read_time("10/4/2027 12:00")))
    again = export_timeline(read_timeline(workspace, bid.id), tmp_path / "b.ics").read_text(encoding="utf-8")
    uids = [line for line in words.splitlines() if line.startswith("UID:")]
    assert len(set(uids)) == len(uids) == 8
    assert [line for line in again.splitlines() if line.startswith("UID:")] == uids


def test_a_next_action_that_is_past_is_late(workspace: Workspace, bid: Bid) -> None:
    stage = dated(workspace, bid)
    partner = Partner(new_id(), "Calderfold")
    put(
        workspace, partner, Standing(new_id(), partner.id, stage.id),
        LogEntry(new_id(), partner.id, next_action="Ask", due_on=today() - timedelta(days=1)),
    )  # fmt: skip
    (action,) = [each for each in read_timeline(workspace, bid.id).dates if each.kind is DateKind.ACTION]
    assert action.late


def test_by_when_details_of_a_partners_contacts_are_to_be_reviewed_is_told_without_their_names(
    workspace: Workspace, bid: Bid, tmp_path: Path
) -> None:
    stage = dated(workspace, bid)
    partner, other = Partner(new_id(), "Calderfold"), Partner(new_id(), "Elsewhere")
    put(
        workspace, partner, other, Standing(new_id(), partner.id, stage.id),
        Contact("late", partner.id, "Ann Lee", "Chief\nexecutive", review_on=date(2027, 3, 7)),
        Contact("coming", partner.id, "Bo Kay", review_on=date(2027, 8, 31)),
        Contact("after", partner.id, "Cy Dow", review_on=date(2027, 9, 2)),
        Contact("never", partner.id, "Di Eve"),
        Contact("elsewhere", other.id, "Ed Fox", review_on=date(2027, 3, 7)),
    )  # fmt: skip
    found = read_timeline(workspace, bid.id, date(2027, 3, 8))
    assert [(each.what, each.late, each.page_id) for each in found.dates if each.kind is DateKind.REVIEW] == [
        ("Calderfold: details of a contact (Chief executive)", True, "late"),
        ("Calderfold: details of a contact", False, "coming"),
    ]
    words = export_timeline(found, tmp_path / "dates.ics").read_text(encoding="utf-8").replace("\n ", "")
    assert "SUMMARY:Review or erase by: Calderfold: details of a contact (Village grant)" in words
    assert "Ann Lee" not in words
