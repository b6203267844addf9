"""Review rounds: which one another copy belongs to, what is sent for a lot, and rounds that are gone."""

from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.dates import today
from bidprep.domain.files import KeptFile
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import Fact
from bidprep.domain.reviews import ReturnedCopy, ReviewRound
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, set_status, write_markdown_answer
from bidprep.operations.review_rounds import (
    add_reader,
    read_round,
    read_rounds,
    round_to_send,
    send_round,
    set_return_by,
    start_round,
)
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


@pytest.fixture
def sent(workspace: Workspace, work: Work) -> ReviewRound:
    """A round that was sent, with an answer, a variation of it, and an answer with a merge field."""
    with workspace.step("State") as step:
        step.put(Fact("f", "Name", "Netherfell"))
    write_markdown_answer(workspace, work.questions[0], None, "We meet people at the gate.\n")
    write_markdown_answer(workspace, work.questions[0], work.lots[0].id, "We meet people at the hub.\n")
    write_markdown_answer(workspace, work.questions[1], None, "{{name}} does.\n")
    made = start_round(workspace, work.bid.id)
    add_reader(workspace, made.id, name="Ada")
    send_round(workspace, made.id)
    return made


def take_back(workspace: Workspace, made: ReviewRound, copy_id: str | None = None) -> None:
    at = datetime(2026, 11, 2, tzinfo=UTC)
    kept = KeptFile(sha256(b"Word").hexdigest(), "Ada.docx", 4, at)
    with workspace.step("Take in") as step:
        step.keep_file(kept, b"Word")
        step.put(ReturnedCopy(new_id(), made.id, kept.digest, copy_id, "Ada.docx", taken_at=at))


def test_one_more_copy_belongs_to_the_newest_round_while_nothing_has_changed(
    workspace: Workspace, work: Work, sent: ReviewRound
) -> None:
    assert round_to_send(workspace, work.bid.id).id == sent.id
    write_markdown_answer(workspace, work.questions[2], None, "Now this one too.\n")
    newer = round_to_send(workspace, work.bid.id, return_by=date(2027, 1, 4))
    assert (newer.name, newer.return_by) == ("Round 2", date(2027, 1, 4))
    assert round_to_send(workspace, work.bid.id).id == newer.id, "it was not sent yet"


def test_a_round_is_found_by_its_name_even_when_answers_have_changed(
    workspace: Workspace, work: Work, sent: ReviewRound
) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Something else.\n")
    assert round_to_send(workspace, work.bid.id, "  ROUND   1 ").id == sent.id
    assert round_to_send(workspace, work.bid.id, "Trustees").name == "Trustees"
    assert len(read_rounds(workspace, work.bid.id)) == 2


def test_once_a_copy_has_come_back_a_new_round_begins(workspace: Workspace, work: Work, sent: ReviewRound) -> None:
    take_back(workspace, sent)
    assert round_to_send(workspace, work.bid.id).id != sent.id


def test_a_variation_is_sent_under_the_name_of_its_lot_and_fields_are_filled(
    workspace: Workspace, work: Work, sent: ReviewRound
) -> None:
    whole = read_round(workspace, sent.id)
    assert [each.heading for each in whole.sent] == ["Question 1", "Question 1: Lot A", "Question 2", "Question 3"]
    kept = workspace.revisions_by_id([each.revision_id for each in whole.sent if each.revision_id])
    assert [kept[each.revision_id].text if each.revision_id else "" for each in whole.sent] == [
        "We meet people at the gate.\n", "We meet people at the hub.\n", "Netherfell does.\n", "",
    ]  # fmt: skip


def test_sending_again_changes_nothing_and_answers_that_were_ready_are_in_review(
    workspace: Workspace, work: Work, sent: ReviewRound
) -> None:
    assert not send_round(workspace, sent.id)
    set_status(workspace, work.questions[0], None, AnswerStatus.READY)
    send_round(workspace, start_round(workspace, work.bid.id, "Second").id)
    first, second = (find_answer(workspace, question.id) for question in work.questions[:2])
    assert first is not None
    assert second is not None
    assert first.status is AnswerStatus.IN_REVIEW
    assert second.status is not AnswerStatus.IN_REVIEW


def test_a_round_is_late_once_its_day_has_passed_and_a_copy_is_not_back(
    workspace: Workspace, work: Work, sent: ReviewRound
) -> None:
    assert not read_round(workspace, sent.id).is_late
    set_return_by(workspace, replace(sent, sent_on=today()), date(2020, 1, 4))
    whole = read_round(workspace, sent.id)
    assert whole.is_late
    assert [copy.name for copy in whole.awaited] == ["Ada"]
    take_back(workspace, sent, whole.copies[0].id)
    assert not read_round(workspace, sent.id).is_late


def test_what_cannot_be_sent_is_told_and_changes_nothing(workspace: Workspace, work: Work, sent: ReviewRound) -> None:
    with pytest.raises(BidprepError, match="A reader needs a name"):
        add_reader(workspace, sent.id, name="  ")
    with pytest.raises(BidprepError, match="ada reads in this round already"):
        add_reader(workspace, sent.id, name="ada")
    with pytest.raises(BidprepError, match="not there any more"):
        read_round(workspace, "gone")
