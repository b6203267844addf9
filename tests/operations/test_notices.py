"""Notices taken in: what they add, what an update changes, what stays ours."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pytest

from bidprep.documents.notices import read_notices
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.criteria import Criterion
from bidprep.domain.dates import now
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.money import Money
from bidprep.domain.notice_rules import read_noted
from bidprep.domain.notices import Notice, NoticeCriterion, NoticeDocument
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage, StageKind
from bidprep.domain.published_notices import without_changes
from bidprep.domain.timelines import PlanStep
from bidprep.errors import BidprepError
from bidprep.operations.answers import set_status
from bidprep.operations.attachments import keep_content
from bidprep.operations.bids import check
from bidprep.operations.notices import NoticeEffect, read_notice_changes, read_notice_file, take_in_notices
from bidprep.operations.sign_offs import sign_off
from bidprep.storage.workspace import Workspace
from tests.conftest import FULL
from tests.documents import notice_files as made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "notice.json"


@pytest.fixture
def tender(path: Path) -> tuple[Notice, ...]:
    return read_notices(made.write(path, made.tender_release()))


@pytest.fixture
def update(path: Path) -> tuple[Notice, ...]:
    return read_notices(made.write(path, made.update_release()))


@pytest.fixture
def taken(workspace: Workspace, tender: tuple[Notice, ...]) -> NoticeEffect:
    (effect,) = take_in_notices(workspace, tender)
    return effect


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Set up") as step:
        for record in records:
            step.put(record)


def everything(workspace: Workspace) -> tuple[Any, ...]:
    return (workspace.find(Opportunity), workspace.find(Stage), workspace.find(Lot))


def lot_of(workspace: Workspace, number: int) -> Lot:
    (found,) = workspace.find(Lot, reference=f"LOT-{number:04}")
    return found


def criteria_of(workspace: Workspace, lot: Lot) -> tuple[Criterion, ...]:
    return workspace.find(Criterion, lot_id=lot.id)


def test_a_notice_becomes_an_opportunity_with_one_stage_and_its_lots_in_order(
    workspace: Workspace, taken: NoticeEffect
) -> None:
    (opportunity,) = workspace.find(Opportunity)
    assert (opportunity.name, opportunity.buyer, opportunity.reference) == (
        "Resettlement support", "Westmarch Council", "WMC-0042",
    )  # fmt: skip
    assert (opportunity.ocid, opportunity.website) == (made.OCID, "https://www.example.org/Notice/000001-2026")
    assert read_noted(opportunity.notes, "Published value") == "£7,800,000"
    (stage,) = workspace.find(Stage)
    assert taken.stage == stage
    assert taken.is_new
    assert (stage.kind, stage.published_on, stage.starts_on) == (StageKind.SINGLE, date(2026, 8, 3), date(2027, 4, 1))
    assert stage.submit_by == datetime(2026, 9, 14, 11, tzinfo=UTC)
    assert stage.award_on == date(2026, 11, 2)
    lots = workspace.find(Lot, stage_id=stage.id)
    assert [lot.reference for lot in lots] == [f"LOT-{number:04}" for number in range(1, 13)]
    assert [lot.position for lot in lots] == [*range(1, 13)]
    assert (lots[1].title, lots[1].value, lots[1].region) == ("Area 2", Money(Decimal(200_000)), "North West")
    assert (lots[1].starts_on, lots[1].ends_on, lots[1].conditions) == (date(2027, 4, 1), date(2030, 3, 31), "")
    assert (opportunity.procedure, opportunity.status) == ("Open procedure", "active")
    told = [(each.position, each.name, each.kind, each.weighting) for each in criteria_of(workspace, lots[1])]
    assert told == [(1, "Quality", "quality", Decimal(60)), (2, "Price", "price", Decimal(40))]
    assert workspace.find(Bid) == ()


def test_reading_what_would_happen_changes_nothing(workspace: Workspace, tender: tuple[Notice, ...]) -> None:
    (effect,) = read_notice_changes(workspace, tender)
    assert (effect.is_new, len(effect.lots), effect.changes) == (True, 12, ())
    assert everything(workspace) == ((), (), ())
    assert workspace.past() == ()


def test_it_is_one_step_after_a_backup_that_undo_takes_back(workspace: Workspace, taken: NoticeEffect) -> None:
    assert [step.name for step in workspace.past()] == ["Take in notice Resettlement support"]
    assert [backup.reason for backup in workspace.list_backups()] == ["before import"]
    before = everything(workspace)
    workspace.undo()
    assert everything(workspace) == ((), (), ())
    workspace.redo()
    assert everything(workspace) == before


def test_taking_the_same_notice_in_again_does_nothing(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    before = everything(workspace)
    (again,) = take_in_notices(workspace, tender)
    assert (again.is_new, again.changes) == (False, ())
    assert everything(workspace) == before
    assert len(workspace.past()) == 1


def test_an_update_tells_each_change_and_changes_only_that(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...]
) -> None:
    ours = replace(
        lot_of(workspace, 2), choice=LotChoice.BID, preference=1, notes=f"{lot_of(workspace, 2).notes}\nAsk A."
    )
    put(workspace, ours)
    (effect,) = take_in_notices(workspace, update)
    assert [(change.what, change.before, change.after) for change in effect.changes] == [
        ("Clarification deadline", "Thursday 20 August 2026, 17:00", ""),
        ("Deadline", "Monday 14 September 2026, 12:00", "Monday 28 September 2026, 12:00"),
        ("New documents", "", "Answers to questions"),
        ("LOT-0002: value", "£200,000", "£250,000"),
        ("LOT-0002: award criteria", "Quality 60%, Price 40%", "Quality 70%, Price 30%"),
        ("LOT-0003: status", "active", "cancelled"),
        ("LOT-0013", "", "New lot: Area 13"),
    ]
    assert [change.field for change in effect.dates] == ["clarify_by", "submit_by"]
    (stage,) = workspace.find(Stage)
    assert (stage.clarify_by, stage.submit_by) == (None, datetime(2026, 9, 28, 11, tzinfo=UTC))
    assert (stage.published_on, stage.award_on) == (date(2026, 8, 3), date(2026, 11, 2))
    second = lot_of(workspace, 2)
    assert second == replace(ours, value=Money(Decimal(250_000)))
    assert [criterion.weighting for criterion in criteria_of(workspace, second)] == [Decimal(70), Decimal(30)]
    third = lot_of(workspace, 3)
    assert (third.choice, third.value) == (LotChoice.NO_BID, Money(Decimal(300_000)))
    assert read_noted(third.notes, "Published status") == "cancelled"
    assert lot_of(workspace, 13).position == 13
    (opportunity,) = workspace.find(Opportunity)
    assert replace(opportunity, notice=taken.opportunity.notice) == taken.opportunity


def test_a_least_value_a_length_and_a_longest_end_are_noted_and_their_changes_told(
    workspace: Workspace, path: Path
) -> None:
    period = {"startDate": "2027-04-01", "durationInDays": 365, "maxExtentDate": "2030-03-31T23:59:59+01:00"}
    release = made.tender_release()
    held = {"minValue": {"amount": 900}, "contractPeriod": period}
    release["tender"] |= held | {"lots": [made.lot(1, **held)]}
    (effect,) = take_in_notices(workspace, read_notices(made.write(path, release)))
    noted = ("Published least value", "Published longest contract end", "Published contract length")
    for notes in (effect.opportunity.notes, effect.lots[0].notes):
        assert [read_noted(notes, label) for label in noted] == ["£900", "31 March 2030", "365 days"]

    later = {"minValue": None, "contractPeriod": {"durationInDays": None, "maxExtentDate": "2031-03-31"}}
    release["date"] = "2026-08-04T09:00:00+01:00"
    release["tender"] |= later | {"lots": [{"id": "LOT-0001"} | later]}
    (effect,) = take_in_notices(workspace, read_notices(path_of := made.write(path, release)))
    assert {(change.what, change.before, change.after) for change in effect.changes} == {
        (what, before, after)
        for before, after, names in (
            ("31 March 2030", "31 March 2031", ("Longest end", "LOT-0001: longest end")),
            ("365 days", "", ("Length", "LOT-0001: length")),
            ("£900", "", ("Least value", "LOT-0001: least value")),
        )
        for what in names
    }
    assert effect.lots[0].starts_on == date(2027, 4, 1)
    assert not take_in_notices(workspace, read_notices(path_of))[0].is_needed


def test_who_was_awarded_what_is_noted_and_a_later_notice_changes_what_it_tells(
    workspace: Workspace, taken: NoticeEffect, path: Path
) -> None:
    release = made.outcome_release()
    (effect,) = take_in_notices(workspace, read_notices(made.write(path, release)))
    first = "Harbour Trust, £300,000, 1 April 2027 to 31 March 2030, at the latest 31 March 2032"
    assert [(change.what, change.before, change.after) for change in effect.changes] == [
        ("Awarded to", "", first),
        ("Other dates", "", "Standstill ends 16 November 2026; Future signature date 20 November 2026"),
    ]
    assert read_noted(effect.opportunity.notes, "Published award") == first
    assert not take_in_notices(workspace, read_notices(path))[0].is_needed

    later = {"ocid": release["ocid"], "date": "2027-06-01T10:00:00Z", "tag": ["contractAmendment"]}
    later["contracts"] = [{"id": "c3", "value": {"amount": 5, "currency": "GBP"}}]
    notices = read_notices(made.write(path, later))
    (effect,) = read_notice_changes(workspace, notices)
    assert [(change.what, change.after) for change in effect.changes] == [("Awarded to", f"{first}; £5")]
    (quiet,) = (without_changes(notice, effect.changes) for notice in notices)
    assert not read_notice_changes(workspace, [quiet])[0].changes
    later = {"ocid": release["ocid"], "date": "2027-06-02T10:00:00Z", "tag": ["awardUpdate"]}
    later["awards"] = [{"id": "2", "title": "East"}]
    (effect,) = take_in_notices(workspace, read_notices(made.write(path, later)))
    assert effect.changes == ()  # the contracts say who, and are as they were
    assert [award.id for award in effect.published.awards] == ["1", "2"]


def test_what_we_changed_stays_where_the_buyer_says_the_same_again(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    (stage,) = workspace.find(Stage)
    ours = replace(taken.opportunity, name="The resettlement one")
    ours_too = replace(lot_of(workspace, 2), title="Our favourite", value=None)
    put(workspace, ours, ours_too, replace(stage, award_on=None))
    later = replace(tender[0], title="Resettlement support", award_on=date(2026, 12, 1), description="Now longer.")
    (effect,) = take_in_notices(workspace, [later])
    assert [(change.what, change.before, change.after) for change in effect.changes] == [
        ("Award", "", "1 December 2026"),
        ("Description", "", "Now longer."),
    ]
    assert workspace.find(Opportunity)[0].name == "The resettlement one"
    assert lot_of(workspace, 2) == ours_too
    (effect,) = take_in_notices(workspace, [replace(later, title="Resettlement and housing")])
    assert [(change.before, change.after) for change in effect.changes] == [
        ("The resettlement one", "Resettlement and housing")
    ]
    assert workspace.find(Opportunity)[0].name == "Resettlement and housing"


def test_a_lot_that_we_removed_comes_back_only_where_the_buyer_changes_it(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    with workspace.step("Remove lot") as step:
        for criterion in criteria_of(workspace, lot_of(workspace, 2)):
            step.remove(Criterion, criterion.id)
        step.remove(Lot, lot_of(workspace, 2).id)
    (effect,) = read_notice_changes(workspace, tender)
    assert (effect.changes, effect.is_needed) == ((), False)
    dearer = [replace(lot, value=Money(Decimal(1_000_000))) for lot in tender[0].lots if lot.id == "LOT-0002"]
    (effect,) = read_notice_changes(workspace, [replace(tender[0], lots=tuple(dearer))])
    assert [change.what for change in effect.changes] == ["LOT-0002"]


def test_a_change_that_is_left_out_is_told_again_the_next_time(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...]
) -> None:
    (planned,) = read_notice_changes(workspace, update)
    left_out = [change for change in planned.changes if change.field in ("submit_by", "criteria", "lot", "status")]
    (effect,) = take_in_notices(workspace, [without_changes(update[0], left_out)])
    assert [change.what for change in effect.changes] == ["Clarification deadline", "New documents", "LOT-0002: value"]
    assert workspace.find(Stage)[0].submit_by == datetime(2026, 9, 14, 11, tzinfo=UTC)
    assert lot_of(workspace, 3).choice is LotChoice.UNDECIDED
    assert workspace.find(Lot, reference="LOT-0013") == ()
    (again,) = read_notice_changes(workspace, update)
    assert again.changes == tuple(change for change in planned.changes if change in left_out)
    take_in_notices(workspace, update)
    assert read_notice_changes(workspace, update)[0].changes == ()


def test_another_description_and_new_documents_are_told_and_may_be_left_out(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    described = [replace(lot, description="Support after release.") for lot in tender[0].lots[:2]]
    first = replace(tender[0], description="A service\nin two parts.", lots=tuple(described))
    take_in_notices(workspace, [first])
    same = replace(first, description="A service in  two parts.")
    assert read_notice_changes(workspace, [same])[0].changes == ()
    more = [
        *first.documents,
        NoticeDocument("Prices", "https://www.example.org/prices.xlsx"),
        NoticeDocument("", "https://www.example.org/Notice/2", "tenderNotice"),
    ]
    later = replace(
        first,
        description="A service in three parts.",
        documents=tuple(more),
        lots=(described[0], replace(described[1], description="Support before and after release.")),
    )
    (planned,) = read_notice_changes(workspace, [later])
    assert [(change.what, change.before, change.after) for change in planned.changes] == [
        ("Description", "A service in two parts.", "A service in three parts."),
        ("New documents", "", "Prices"),
        ("LOT-0002: description", "Support after release.", "Support before and after release."),
    ]
    (effect,) = take_in_notices(workspace, [without_changes(later, planned.changes[1:])])
    assert [change.what for change in effect.changes] == ["Description"]
    (again,) = read_notice_changes(workspace, [later])
    assert again.changes == planned.changes[1:]
    take_in_notices(workspace, [later])
    assert not read_notice_changes(workspace, [later])[0].is_needed


def test_another_description_reopens_answers_and_another_name_does_not(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    bid_with_answers(workspace, taken)
    (named,) = read_notice_changes(workspace, [replace(tender[0], title="Resettlement and housing")])
    assert (len(named.changes), named.reopened) == (1, ())
    (described,) = read_notice_changes(workspace, [replace(tender[0], description="All else.")])
    assert len(described.reopened) == 5
    assert {again.reason for again in described.reopened} == {"Description has changed."}


def test_an_older_notice_than_the_last_one_is_said_to_be_older(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...], tender: tuple[Notice, ...]
) -> None:
    assert not take_in_notices(workspace, update)[0].is_older
    (older,) = read_notice_changes(workspace, tender)
    assert older.is_older
    assert older.warnings == ("This notice is older than the one that was taken in last.",)


def test_an_older_notice_that_is_taken_in_all_the_same_is_still_older_than_the_last(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...], tender: tuple[Notice, ...]
) -> None:
    take_in_notices(workspace, update)
    take_in_notices(workspace, [without_changes(tender[0], read_notice_changes(workspace, tender)[0].changes[:1])])
    assert read_notice_changes(workspace, tender)[0].is_older
    assert not read_notice_changes(workspace, update)[0].is_older


def test_an_update_is_held_against_the_day_of_the_first_publication(
    workspace: Workspace, taken: NoticeEffect, path: Path
) -> None:
    release = {"ocid": made.OCID, "date": "2026-08-10T00:00:00Z", "tag": ["tenderUpdate"]}
    for at, warned in (("2026-08-26T12:00:00+01:00", True), ("2026-08-31T09:00:00+01:00", False)):
        moved = release | {"tender": {"tenderPeriod": {"endDate": at}}}
        (effect,) = take_in_notices(workspace, read_notices(made.write(path, moved)))
        told = "From publication to the deadline there are only 23 days, fewer than 28."
        assert (told in effect.warnings) is warned


def test_criteria_that_are_fewer_than_before_replace_them_all_and_undo_brings_them_back(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    before = workspace.find(Criterion)
    one = (NoticeCriterion("Everything", "quality", Decimal(100)),)
    lots = tuple(replace(lot, criteria=one) for lot in tender[0].lots)
    (effect,) = take_in_notices(workspace, [replace(tender[0], lots=lots, criteria=one)])
    assert len(effect.changes) == len(lots) + 1
    assert {criterion.name for criterion in workspace.find(Criterion)} == {"Everything"}
    assert len(workspace.find(Criterion)) == len(lots) + 1
    workspace.undo()
    assert workspace.find(Criterion) == before


def test_an_opportunity_whose_kept_notice_is_something_else_is_compared_with_what_we_have(
    workspace: Workspace, taken: NoticeEffect, tender: tuple[Notice, ...]
) -> None:
    kept = keep_content(workspace, "x.json", b'{"ocid": 1, "lots": "all"}')
    put(workspace, replace(taken.opportunity, name="Ours", notice=kept.digest))
    (effect,) = read_notice_changes(workspace, tender)
    assert [(change.before, change.after) for change in effect.changes] == [("Ours", "Resettlement support")]


def test_a_lot_that_comes_back_is_undecided_again(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...], tender: tuple[Notice, ...]
) -> None:
    take_in_notices(workspace, update)
    (effect,) = take_in_notices(workspace, tender)
    assert ("LOT-0003: status", "cancelled", "active") in [(c.what, c.before, c.after) for c in effect.changes]
    third = lot_of(workspace, 3)
    assert (third.choice, read_noted(third.notes, "Published status")) == (LotChoice.UNDECIDED, "")


def test_a_process_that_is_cancelled_says_so(workspace: Workspace, taken: NoticeEffect, path: Path) -> None:
    release = {
        "ocid": made.OCID,
        "date": "2026-09-01T00:00:00Z",
        "tag": ["tenderCancellation"],
        "tender": {"id": "WMC-0042"},
    }
    (effect,) = take_in_notices(workspace, read_notices(made.write(path, release)))
    assert [(change.what, change.after) for change in effect.changes] == [("Status", "cancelled")]
    (opportunity,) = workspace.find(Opportunity)
    assert opportunity.status == "cancelled"
    assert effect.opportunity.name == "Resettlement support"


def test_an_opportunity_made_by_hand_is_joined_by_name_and_buyer(
    workspace: Workspace, tender: tuple[Notice, ...]
) -> None:
    by_hand = Opportunity(new_id(), "Resettlement support", "WESTMARCH COUNCIL", notes="Ours.")
    stage = Stage(new_id(), by_hand.id, StageKind.QUALIFICATION, "Selection")
    put(workspace, by_hand, stage)
    (effect,) = take_in_notices(workspace, tender)
    assert (effect.is_new, effect.opportunity.id, effect.stage.id) == (False, by_hand.id, stage.id)
    (opportunity,) = workspace.find(Opportunity)
    assert opportunity.ocid == made.OCID
    assert opportunity.notes.startswith("Ours.\n")
    assert [found.name for found in workspace.find(Stage)] == ["Selection"]


def bid_with_answers(workspace: Workspace, taken: NoticeEffect) -> tuple[Bid, list[Answer]]:
    """A bid whose first question is answered for all lots, and for the lots 2 (which we want) and 5, at each status."""
    bid = Bid(new_id(), taken.stage.id, "Ours")
    questions = [Question(new_id(), bid.id, place, str(place), text="Describe.") for place in range(1, 5)]
    two, five = lot_of(workspace, 2), lot_of(workspace, 5)
    answers = [
        Answer(new_id(), questions[0].id, text="Shared.\n", status=AnswerStatus.DRAFTING),
        Answer(new_id(), questions[0].id, two.id, "Two.\n", AnswerStatus.READY),
        Answer(new_id(), questions[0].id, five.id, "Five.\n", AnswerStatus.READY),
        Answer(new_id(), questions[1].id, two.id, "Draft.\n", AnswerStatus.DRAFTING),
        Answer(new_id(), questions[2].id, two.id, "Read.\n", AnswerStatus.IN_REVIEW),
        Answer(new_id(), questions[3].id, two.id, "Sent.\n", AnswerStatus.HANDED_IN),
    ]
    put(workspace, bid, *questions, *answers, replace(two, choice=LotChoice.BID))
    set_status(workspace, questions[0], None, AnswerStatus.SIGNED_OFF)
    (signed,) = workspace.find(Answer, question_id=questions[0].id, lot_id=None)
    return bid, [signed, *answers[1:]]


def test_answers_that_a_change_touches_go_back_to_drafting_and_what_was_signed_off_or_handed_in_stays(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...]
) -> None:
    bid, answers = bid_with_answers(workspace, taken)
    only_lot_two = replace(update[0], lots=update[0].lots[:1])
    planned = read_notice_changes(workspace, [only_lot_two])[0]
    (effect,) = take_in_notices(workspace, [only_lot_two])
    assert {again.answer.id for again in effect.reopened} == {answers[at].id for at in (0, 1, 4, 5)}
    assert [again.answer.id for again in effect.set_back] == [again.answer.id for again in planned.set_back]
    assert "LOT-0002: value: “£200,000” is now “£250,000”." in effect.reopened[0].reason
    wanted = [
        replace(answer, status=AnswerStatus.DRAFTING) if at in (1, 4) else answer for at, answer in enumerate(answers)
    ]
    assert {each.id: each for each in workspace.answers_of_bid(bid.id)} == {each.id: each for each in wanted}
    assert workspace.past()[0].name == "Take in notice Resettlement support, re-opening answers"
    workspace.undo()
    assert {each.id: each for each in workspace.answers_of_bid(bid.id)} == {each.id: each for each in answers}
    assert found_by_notice(workspace, bid) == {}


def found_by_notice(workspace: Workspace, bid: Bid) -> dict[tuple[str | None, str | None], str]:
    return {
        (finding.place.question_id, finding.place.lot_id): finding.message
        for finding in check(workspace, bid.id)
        if finding.check == "changed-by-notice"
    }


def test_a_text_that_stayed_is_pointed_out_until_it_is_signed_off_again_or_put_back(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...], path: Path
) -> None:
    bid, answers = bid_with_answers(workspace, taken)
    signed, sent = answers[0], answers[5]
    take_in_notices(workspace, [replace(update[0], lots=update[0].lots[:1])])
    found = found_by_notice(workspace, bid)
    assert set(found) == {(signed.question_id, None), (sent.question_id, sent.lot_id)}
    assert found[signed.question_id, None].startswith(
        "The answer to question 1 was signed off before the buyer changed something: LOT-0002: value: “£200,000” is now"
    )
    assert "was handed in before" in found[sent.question_id, sent.lot_id]
    later = {
        "ocid": made.OCID,
        "date": "2026-09-01T00:00:00Z",
        "tag": ["tenderUpdate"],
        "tender": {"procurementMethodDetails": "Restricted"},
    }
    take_in_notices(workspace, read_notices(made.write(path, later)))
    found = found_by_notice(workspace, bid)
    assert "LOT-0002: value" in found[signed.question_id, None]
    assert "Procedure: “Open procedure” is now “Restricted”." in found[signed.question_id, None]
    questions = {question.id: question for question in workspace.find(Question)}
    sign_off(workspace, [(questions[signed.question_id], None)], name="Ada", role="Chair")
    assert set(found_by_notice(workspace, bid)) == {(sent.question_id, sent.lot_id)}
    set_status(workspace, questions[sent.question_id], sent.lot_id, AnswerStatus.DRAFTING)
    assert found_by_notice(workspace, bid) == {}


def test_a_moved_deadline_tells_the_steps_that_move_and_a_check_tells_those_that_come_too_late(
    workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...]
) -> None:
    put(workspace, replace(taken.stage, submit_by=now() + timedelta(days=90)))
    bid = Bid(new_id(), taken.stage.id, "Ours")
    steps = [PlanStep(new_id(), bid.id, 1, "Draft", 10), PlanStep(new_id(), bid.id, 2, "Gone", 2, done=True)]
    put(workspace, bid, *steps)
    assert "late-steps" not in {finding.check for finding in check(workspace, bid.id)}
    (effect,) = take_in_notices(workspace, [replace(update[0], submit_by=now() + timedelta(days=4), lots=())])
    (moved,) = effect.moved
    assert (moved.step, moved.is_late) == (steps[0], True)
    assert moved.before
    assert moved.after
    assert moved.before > moved.after
    assert "late-steps" in {finding.check for finding in check(workspace, bid.id)}
    (back,) = take_in_notices(
        workspace, [replace(update[0], submit_by=None, emptied=frozenset({"submit_by"}), lots=())]
    )
    assert [(each.before, each.after) for each in back.moved] == [(moved.after, None)]


def test_a_date_alone_reopens_no_answer(workspace: Workspace, taken: NoticeEffect, update: tuple[Notice, ...]) -> None:
    bid = Bid(new_id(), taken.stage.id, "Ours")
    question = Question(new_id(), bid.id, 1, "1", text="Describe.")
    put(workspace, bid, question, Answer(new_id(), question.id, text="x\n", status=AnswerStatus.HANDED_IN))
    (effect,) = take_in_notices(workspace, [replace(update[0], lots=())])
    assert [change.field for change in effect.dates] == ["clarify_by", "submit_by"]
    assert effect.reopened == ()


def test_two_notices_of_one_process_in_one_go_make_one_opportunity(
    workspace: Workspace, tender: tuple[Notice, ...], update: tuple[Notice, ...]
) -> None:
    first, second = take_in_notices(workspace, [*tender, *update])
    assert (first.is_new, second.is_new) == (True, False)
    assert len(workspace.find(Opportunity)) == 1
    assert len(workspace.find(Lot)) == 13


def worked() -> float:
    """The seconds that this process and its children have worked: what else the machine does then does not count."""
    return sum(os.times()[:4])


def hostile_lots(path: Path, count: int, title: str) -> Path:
    lot = '{"id":"1","title":"' + title + '"},'
    return made.write(path, '{"ocid":"x","tender":{"title":"t","lots":[' + lot * count + "{}]}}")


@pytest.mark.parametrize(
    ("write", "says"),
    [
        (lambda path: hostile_lots(path, 900_000, ""), "bomb.json holds too many values to be a notice."),
        (
            lambda path: hostile_lots(path, 240_000, "y" * 130),
            "This file holds more than can be read at once: what came last was left out.",
        ),
        (lambda path: made.write(path, "[" * 5_000_000), "bomb.json holds too many values to be a notice."),
        (lambda path: made.write(path, '{"a":' * 200_000), "bomb.json is nested too deeply to be read."),
        (
            lambda path: made.write(path, "[" + "1" * 20_000_000 + "]"),
            "bomb.json holds a number of thousands of digits",
        ),
        (lambda path: made.write(path, " " * 60_000_000), "bomb.json is larger than 50 MB."),
    ],
    ids=["900,000 lots", "240,000 titles", "brackets", "depth", "digits", "size"],
)
def test_a_file_that_was_made_to_harm_meets_its_sentence_in_time(
    tmp_path: Path, write: Callable[[Path], Path], says: str
) -> None:
    path = write(tmp_path / "bomb.json")
    begun = worked()
    try:
        said = read_notice_file(path)[0].warnings[-1]
    except BidprepError as error:
        said = error.happened
    assert said.startswith(says)
    assert worked() - begun < 5


@pytest.mark.parametrize("real", made.real_files(), ids=lambda path: path.name)
def test_every_real_notice_is_taken_in_and_nothing_changes_the_second_time(workspace: Workspace, real: Path) -> None:
    notices = read_notices(real)
    take_in_notices(workspace, notices)
    assert len(workspace.find(Opportunity)) == len(notices)
    assert len(workspace.find(Lot)) == sum(len(notice.lots) for notice in notices)
    assert [effect.changes for effect in take_in_notices(workspace, notices)] == [()] * len(notices)


def test_whatever_a_spoilt_notice_says_can_be_taken_in_and_undone(workspace: Workspace, path: Path) -> None:
    sound = [made.tender_release(), made.package(made.tender_release(), made.update_release())]
    sound += [
        json.loads(real.read_text(encoding="utf-8")) for real in made.real_files() if real.stat().st_size < 20_000
    ]
    for seed in range(200 if FULL else 30):
        made.write(path, made.spoil(sound[seed % len(sound)], Random(seed)))
        try:
            notices = read_notices(path)
        except BidprepError:
            continue
        effects = take_in_notices(workspace, notices)
        assert all(effect.opportunity.name for effect in effects)
        assert [effect.is_new for effect in read_notice_changes(workspace, notices) if effect.notice.ocid].count(
            True
        ) == 0
    while workspace.undo():
        pass
    assert everything(workspace) == ((), (), ())
