"""Signing off fills merge fields for good; taking the sign-off back brings them back."""

from dataclasses import replace

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import plain_text
from bidprep.operations.answers import find_answer, set_status, vary_answer, write_answer, write_markdown_answer
from bidprep.operations.bids import change_bid, read_bid
from bidprep.operations.facts import state_fact
from bidprep.operations.lots import choose_lots
from bidprep.operations.records import change_record
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work

SIGNED, HANDED, READY = AnswerStatus.SIGNED_OFF, AnswerStatus.HANDED_IN, AnswerStatus.READY
MARKDOWN = "We are **{{legal name}}**, for {{buyer}}.\n"


@pytest.fixture
def asked(workspace: Workspace, work: Work) -> Question:
    """A question answered with two merge fields."""
    state_fact(workspace, "Legal name", "Netherfell Trust")
    write_markdown_answer(workspace, work.questions[0], None, MARKDOWN)
    return work.questions[0]


def answer_to(workspace: Workspace, question: Question, lot_id: str | None = None) -> Answer:
    answer = find_answer(workspace, question.id, lot_id)
    assert answer
    return answer


def said(workspace: Workspace, question: Question, lot_id: str | None = None) -> str:
    answer = answer_to(workspace, question, lot_id)
    return plain_text(read_bid(workspace, question.bid_id).filled(answer))


def test_changing_a_fact_changes_each_answer_that_uses_it(workspace: Workspace, work: Work, asked: Question) -> None:
    write_markdown_answer(workspace, work.questions[1], None, "{{Legal Name}} again")
    lot = work.lots[0]
    vary_answer(workspace, asked, lot)
    state_fact(workspace, "Legal name", "Upperfell Trust")
    assert said(workspace, asked) == "We are Upperfell Trust, for Ministry of Justice."
    assert said(workspace, asked, lot.id) == "We are Upperfell Trust, for Ministry of Justice."
    assert said(workspace, work.questions[1]) == "Upperfell Trust again"
    workspace.undo()
    assert said(workspace, work.questions[1]) == "Netherfell Trust again"


@pytest.mark.parametrize("status", [SIGNED, HANDED])
def test_what_was_signed_off_or_handed_in_says_what_it_said_whatever_becomes_of_the_facts(
    workspace: Workspace, work: Work, asked: Question, status: AnswerStatus
) -> None:
    set_status(workspace, asked, None, status)
    state_fact(workspace, "Legal name", "Upperfell Trust")
    whole = read_bid(workspace, work.bid.id)
    change_bid(workspace, whole.bid, whole.stage, replace(whole.opportunity, buyer="HMPPS"))
    answer = answer_to(workspace, asked)
    assert answer.text == "We are **Netherfell Trust**, for Ministry of Justice.\n"
    assert answer.signed_id == answer.revision_id
    assert said(workspace, asked) == "We are Netherfell Trust, for Ministry of Justice."


def test_taking_the_sign_off_back_brings_the_fields_back_and_they_follow_the_facts_again(
    workspace: Workspace, asked: Question
) -> None:
    set_status(workspace, asked, None, SIGNED)
    state_fact(workspace, "Legal name", "Upperfell Trust")
    set_status(workspace, asked, None, READY)
    assert answer_to(workspace, asked).text == MARKDOWN
    assert said(workspace, asked) == "We are Upperfell Trust, for Ministry of Justice."


def test_handing_in_what_was_signed_off_changes_no_word_and_taking_it_back_brings_the_fields_back(
    workspace: Workspace, asked: Question
) -> None:
    set_status(workspace, asked, None, SIGNED)
    signed = answer_to(workspace, asked)
    set_status(workspace, asked, None, HANDED)
    assert answer_to(workspace, asked) == replace(signed, status=HANDED)
    set_status(workspace, asked, None, AnswerStatus.DRAFTING)
    assert answer_to(workspace, asked).text == MARKDOWN


def test_signing_off_again_fills_in_what_the_facts_say_now(workspace: Workspace, asked: Question) -> None:
    set_status(workspace, asked, None, SIGNED)
    first = answer_to(workspace, asked).signed_id
    set_status(workspace, asked, None, READY)
    state_fact(workspace, "Legal name", "Upperfell Trust")
    set_status(workspace, asked, None, SIGNED)
    answer = answer_to(workspace, asked)
    assert answer.text == "We are **Upperfell Trust**, for Ministry of Justice.\n"
    assert answer.signed_id not in (None, first)


def test_words_typed_after_the_sign_off_are_kept_when_it_is_taken_back(workspace: Workspace, asked: Question) -> None:
    set_status(workspace, asked, None, SIGNED)
    write_answer(workspace, asked, None, read_markdown("We are somebody else."))
    answer = answer_to(workspace, asked)
    assert answer.status is AnswerStatus.DRAFTING
    set_status(workspace, asked, None, READY)
    assert answer_to(workspace, asked).text == "We are somebody else.\n"


def test_an_answer_without_merge_fields_is_signed_off_as_it_stands(workspace: Workspace, work: Work) -> None:
    question = work.questions[2]
    write_markdown_answer(workspace, question, None, "We do.")
    set_status(workspace, question, None, SIGNED)
    signed = answer_to(workspace, question)
    assert (signed.text, signed.status, signed.signed_id) == ("We do.\n", SIGNED, signed.revision_id)
    set_status(workspace, question, None, READY)
    assert answer_to(workspace, question).text == "We do.\n"


def test_a_variation_is_signed_off_by_itself(workspace: Workspace, work: Work, asked: Question) -> None:
    lot = work.lots[0]
    vary_answer(workspace, asked, lot)
    set_status(workspace, asked, lot.id, SIGNED)
    state_fact(workspace, "Legal name", "Upperfell Trust")
    assert said(workspace, asked, lot.id) == "We are Netherfell Trust, for Ministry of Justice."
    assert said(workspace, asked) == "We are Upperfell Trust, for Ministry of Justice."


def test_the_lots_we_bid_for_are_filled_in_as_they_were_chosen_then(workspace: Workspace, work: Work) -> None:
    question = work.questions[1]
    write_markdown_answer(workspace, question, None, "For {{lots}}.")
    set_status(workspace, question, None, SIGNED)
    choose_lots(workspace, work.lots, work.lots[2].choice)
    assert said(workspace, question) == "For L-A Lot A\nL-B Lot B."


def test_each_step_of_signing_off_and_taking_back_is_undone_by_undo(workspace: Workspace, asked: Question) -> None:
    states = [answer_to(workspace, asked)]
    for status in (SIGNED, HANDED, READY):
        set_status(workspace, asked, None, status)
        states.append(answer_to(workspace, asked))
    for state in states[-2::-1]:
        workspace.undo()
        assert answer_to(workspace, asked) == state
    for state in states[1:]:
        workspace.redo()
        assert answer_to(workspace, asked) == state


def test_undo_of_a_fact_leaves_a_signed_off_answer_alone(workspace: Workspace, asked: Question) -> None:
    state_fact(workspace, "Legal name", "Upperfell Trust")
    set_status(workspace, asked, None, SIGNED)
    workspace.undo()
    workspace.undo()
    assert said(workspace, asked) == "We are Netherfell Trust, for Ministry of Justice."
    workspace.redo()
    workspace.redo()
    assert answer_to(workspace, asked).text == "We are **Upperfell Trust**, for Ministry of Justice.\n"


def test_an_empty_answer_that_is_signed_off_and_taken_back_is_empty(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    set_status(workspace, question, None, SIGNED)
    assert answer_to(workspace, question).text == ""
    set_status(workspace, question, None, READY)
    assert answer_to(workspace, question).text == ""


def test_a_question_whose_bid_is_new_is_signed_off_with_its_own_buyer(workspace: Workspace, work: Work) -> None:
    whole = read_bid(workspace, work.bid.id)
    change_record(workspace, replace(whole.opportunity, buyer="Leeds City Council"))
    write_markdown_answer(workspace, work.questions[2], None, "{{buyer}}")
    set_status(workspace, work.questions[2], None, HANDED)
    assert answer_to(workspace, work.questions[2]).text == "Leeds City Council\n"
