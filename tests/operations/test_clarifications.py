"""Clarifications of a bid: drafts for what is not stated, and replies that re-open answers."""

from dataclasses import replace

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.clarifications import Clarification
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, set_status, write_markdown_answer
from bidprep.operations.clarifications import (
    draft_clarifications,
    keep_clarification,
    read_clarifications,
    read_numbers,
    say_numbers,
    touched_answers,
)
from bidprep.operations.records import remove_record
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def status_of(workspace: Workspace, work: Work, at: int) -> AnswerStatus:
    answer = find_answer(workspace, work.questions[at].id)
    assert answer is not None
    return answer.status


def ask(workspace: Workspace, work: Work, *at: int) -> Clarification:
    asked = Clarification("c", work.bid.stage_id, 1, "How?", tuple(work.questions[each].id for each in at))
    with workspace.step("Ask") as step:
        step.put(asked)
    return asked


def test_a_draft_is_made_once_for_each_question_that_says_too_little(workspace: Workspace, work: Work) -> None:
    ask(workspace, work, 0)
    drafts = draft_clarifications(workspace, work.bid.id)
    assert [draft.question_ids for draft in drafts] == [(work.questions[1].id,), (work.questions[2].id,)]
    assert [draft.position for draft in drafts] == [2, 3]
    with pytest.raises(BidprepError, match="have asked"):
        draft_clarifications(workspace, work.bid.id)
    workspace.undo()
    assert len(read_clarifications(workspace, work.bid.id).clarifications) == 1


def test_the_first_words_of_a_reply_reopen_the_answers_it_touches_and_undo_takes_that_back(
    workspace: Workspace, work: Work
) -> None:
    for at, status in enumerate((AnswerStatus.SIGNED_OFF, AnswerStatus.HANDED_IN, AnswerStatus.READY)):
        write_markdown_answer(workspace, work.questions[at], None, f"Answer {at}.\n")
        set_status(workspace, work.questions[at], None, status)
    asked = ask(workspace, work, 0, 1)
    replied = replace(asked, reply="Yes")
    keep_clarification(workspace, replied)
    assert [status_of(workspace, work, at) for at in range(3)] == [
        AnswerStatus.DRAFTING, AnswerStatus.HANDED_IN, AnswerStatus.READY,
    ]  # fmt: skip
    set_status(workspace, work.questions[0], None, AnswerStatus.READY)
    keep_clarification(workspace, replace(replied, reply="Yes, all."))
    assert status_of(workspace, work, 0) is AnswerStatus.READY
    for _ in range(3):
        workspace.undo()
    assert status_of(workspace, work, 0) is AnswerStatus.SIGNED_OFF


def test_what_was_removed_meanwhile_is_not_kept(workspace: Workspace, work: Work) -> None:
    asked = ask(workspace, work, 0)
    remove_record(workspace, asked)
    with pytest.raises(BidprepError, match="removed while"):
        keep_clarification(workspace, asked)


def test_the_answers_that_one_concerns_are_told_with_their_lots(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "All.\n")
    write_markdown_answer(workspace, work.questions[0], work.lots[0].id, "One.\n")
    asked = ask(workspace, work, 0, 1)
    with workspace.step("Remove") as step:
        step.remove(type(work.questions[1]), work.questions[1].id)
    assert [(row.lot, row.status) for row in touched_answers(workspace, asked)] == [
        ("All lots", "Drafting"), ("Lot A", "Drafting"),
    ]  # fmt: skip
    keep_clarification(workspace, replace(asked, reply="Yes"))


def test_numbers_are_read_as_questions_and_an_unknown_one_is_named(work: Work) -> None:
    ids = read_numbers(work.questions, "3, 1; 3")
    assert ids == (work.questions[2].id, work.questions[0].id)
    assert say_numbers(work.questions, ids) == "3, 1"
    assert read_numbers(work.questions, " ") == ()
    with pytest.raises(BidprepError, match="no question 9"):
        read_numbers(work.questions, "1, 9")


def test_a_bid_that_is_gone_is_a_plain_sentence(workspace: Workspace) -> None:
    with pytest.raises(BidprepError, match="not there any more"):
        read_clarifications(workspace, "gone")
