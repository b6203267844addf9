"""Answers: visits, revisions, variations, status and sign-off, owner, snapshots."""

from dataclasses import replace

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.bids import Question
from bidprep.domain.opportunities import Lot
from bidprep.domain.people import Person
from bidprep.domain.text import EMPTY, Text, plain
from bidprep.errors import BidprepError
from bidprep.operations.answers import (
    drop_variation,
    find_answer,
    is_kept,
    leave_answer,
    set_owner,
    set_status,
    take_snapshot,
    vary_answer,
    write_answer,
    write_markdown_answer,
)
from bidprep.operations.facts import state_fact
from bidprep.operations.records import add_record
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def _answer(workspace: Workspace, question: Question, lot: Lot | None = None) -> Answer:
    found = find_answer(workspace, question.id, lot.id if lot else None)
    assert found is not None
    return found


def _texts(workspace: Workspace, answer: Answer) -> list[str]:
    return [revision.text for revision in workspace.revisions(answer.id)]


def _names(workspace: Workspace) -> list[str]:
    return [past.name for past in workspace.past() if not past.undone]


def test_a_first_word_makes_an_answer_drafting(workspace: Workspace, work: Work) -> None:
    write_answer(workspace, work.questions[0], None, plain("We"))
    answer = _answer(workspace, work.questions[0])
    assert (answer.text, answer.status, answer.lot_id) == ("We\n", AnswerStatus.DRAFTING, None)


@pytest.mark.parametrize("text", [EMPTY, plain(" \n ")])
def test_writing_nothing_where_there_is_nothing_makes_no_answer(workspace: Workspace, work: Work, text: Text) -> None:
    before = _names(workspace)
    assert not write_answer(workspace, work.questions[0], None, text)
    leave_answer(workspace, work.questions[0], None)
    assert find_answer(workspace, work.questions[0].id) is None
    assert _names(workspace) == before


def test_an_answer_may_be_emptied_and_keeps_its_status(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Something")
    set_status(workspace, work.questions[0], None, AnswerStatus.READY)
    write_markdown_answer(workspace, work.questions[0], None, "")
    assert _answer(workspace, work.questions[0]).text == ""
    assert _answer(workspace, work.questions[0]).status is AnswerStatus.READY
    assert _texts(workspace, _answer(workspace, work.questions[0])) == ["Something\n", ""]


def test_a_visit_is_one_undo_entry_however_often_it_saves(workspace: Workspace, work: Work) -> None:
    before = _names(workspace)
    for words in ("One", "One two", "One two three"):
        write_answer(workspace, work.questions[0], None, plain(words))
    leave_answer(workspace, work.questions[0], None)
    assert _names(workspace) == ["Edit answer 1", *before]
    assert workspace.undo().name == "Undo: Edit answer 1"
    assert find_answer(workspace, work.questions[0].id) is None


def test_leaving_keeps_one_revision_and_only_where_the_text_is_new(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    write_answer(workspace, question, None, plain("One"))
    write_answer(workspace, question, None, plain("One two"))
    assert not is_kept(workspace, _answer(workspace, question))
    leave_answer(workspace, question, None)
    leave_answer(workspace, question, None)
    answer = _answer(workspace, question)
    assert is_kept(workspace, answer)
    assert _texts(workspace, answer) == ["One two\n"]
    write_markdown_answer(workspace, question, None, "Three")
    first, second = workspace.revisions(answer.id)
    assert first.parents == ()
    assert second.parents == (first.id,)
    assert second.digest == text_digest("Three\n")
    assert _answer(workspace, question).revision_id == second.id


def test_going_back_and_forth_again_is_a_visit_of_its_own(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "One")
    write_markdown_answer(workspace, work.questions[0], None, "Two")
    workspace.undo()
    assert _answer(workspace, work.questions[0]).text == "One\n"
    write_answer(workspace, work.questions[0], None, plain("Typed in a window"))
    write_markdown_answer(workspace, work.questions[0], None, "Taken from a file")
    workspace.undo()
    assert _answer(workspace, work.questions[0]).text == "Typed in a window\n"


def test_revisions_outlive_undo(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Kept")
    answer = _answer(workspace, work.questions[0])
    workspace.undo()
    assert _texts(workspace, answer) == ["Kept\n"]
    workspace.redo()
    assert _answer(workspace, work.questions[0]) == answer


def test_a_variation_starts_from_the_shared_text_and_keeps_it_as_its_base(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    owner = add_record(workspace, Person("p", "Priya"))
    write_answer(workspace, question, None, plain("For all"))
    set_owner(workspace, question, None, owner.id)
    variation = vary_answer(workspace, question, lot)
    shared = _answer(workspace, question)
    assert (variation.text, variation.status, variation.owner_id) == (
        "For all\n",
        AnswerStatus.DRAFTING,
        owner.id,
    )
    assert variation.base_id == shared.revision_id
    assert _texts(workspace, shared) == ["For all\n"]
    assert vary_answer(workspace, question, lot) == variation
    write_markdown_answer(workspace, question, None, "For all, changed")
    assert _answer(workspace, question, lot).text == "For all\n"
    assert _answer(workspace, question, lot).base_id == shared.revision_id


def test_varying_an_unanswered_question_starts_empty(workspace: Workspace, work: Work) -> None:
    variation = vary_answer(workspace, work.questions[0], work.lots[0])
    assert (variation.text, variation.status, variation.base_id) == ("", AnswerStatus.NOT_STARTED, None)


def test_writing_straight_to_a_lot_makes_a_variation_with_its_base(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    write_answer(workspace, question, None, plain("For all"))
    write_markdown_answer(workspace, question, lot.id, "For lot A")
    variation = _answer(workspace, question, lot)
    assert variation.text == "For lot A\n"
    assert variation.base_id == _answer(workspace, question).revision_id is not None
    assert _names(workspace)[0] == "Edit answer 1 for Lot A"
    workspace.undo()
    assert find_answer(workspace, question.id, lot.id) is None
    assert _answer(workspace, question).text == "For all\n"


@pytest.mark.parametrize("change", ["status", "owner"])
def test_marking_a_lot_without_a_variation_does_not_empty_its_answer(
    workspace: Workspace, work: Work, change: str
) -> None:
    question, lot = work.questions[0], work.lots[0]
    person = add_record(workspace, Person("p", "Priya"))
    write_markdown_answer(workspace, question, None, "For all")
    if change == "status":
        set_status(workspace, question, lot.id, AnswerStatus.SIGNED_OFF)
    else:
        set_owner(workspace, question, lot.id, person.id)
    variation = _answer(workspace, question, lot)
    assert variation.text == "For all\n"
    assert variation.base_id == _answer(workspace, question).revision_id
    assert (variation.status, variation.owner_id) == (
        (AnswerStatus.SIGNED_OFF, None) if change == "status" else (AnswerStatus.DRAFTING, person.id)
    )


def test_a_dropped_variation_comes_back_by_undo(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    write_markdown_answer(workspace, question, lot.id, "For lot A")
    before = _answer(workspace, question, lot)
    drop_variation(workspace, question, lot)
    assert find_answer(workspace, question.id, lot.id) is None
    with pytest.raises(BidprepError, match="no variation"):
        drop_variation(workspace, question, lot)
    assert workspace.undo().name == "Undo: Remove variation 1 for Lot A"
    assert _answer(workspace, question, lot) == before


def test_a_lot_without_a_title_is_called_by_its_reference(workspace: Workspace, work: Work) -> None:
    lot = replace(work.lots[0], title="")
    with workspace.step("Untitle") as step:
        step.put(lot)
    vary_answer(workspace, work.questions[0], lot)
    assert _names(workspace)[0] == "Vary answer 1 for L-A"


def test_status_and_owner_are_steps_with_names(workspace: Workspace, work: Work) -> None:
    add_record(workspace, Person("p", "Priya"))
    set_status(workspace, work.questions[1], None, AnswerStatus.IN_REVIEW)
    set_owner(workspace, work.questions[1], None, "p")
    assert _names(workspace)[:2] == ["Set the owner of 2", "Mark 2 as in review"]
    set_owner(workspace, work.questions[1], None, None)
    answer = _answer(workspace, work.questions[1])
    assert (answer.status, answer.owner_id) == (AnswerStatus.IN_REVIEW, None)


def test_a_snapshot_names_every_answer_as_it_stands(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "One")
    write_answer(workspace, work.questions[1], None, plain("Two, not left yet"))
    set_status(workspace, work.questions[2], None, AnswerStatus.READY)
    take_snapshot(workspace, work.bid.id, "Before the board")
    revisions = {revision.id: revision.text for revision in workspace.all_revisions()}
    named = {snapshot.name: snapshot for snapshot in workspace.find(Snapshot)}
    assert set(named) == {"Before the board"}
    assert sorted(revisions[snapshot.revision_id] for snapshot in workspace.find(Snapshot)) == [
        "One\n",
        "Two, not left yet\n",
    ]
    write_markdown_answer(workspace, work.questions[0], None, "Changed")
    assert isinstance(workspace.all_revisions()[0], Revision)
    workspace.undo()
    workspace.undo()
    assert workspace.find(Snapshot) == ()


def test_an_answer_of_fifty_thousand_words_is_kept_word_for_word(workspace: Workspace, work: Work) -> None:
    words = " ".join(f"word{number}" for number in range(50_000))
    write_markdown_answer(workspace, work.questions[0], None, words)
    assert _answer(workspace, work.questions[0]).text == words + "\n"


def test_markdown_comes_back_in_its_canonical_spelling(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "* a\n* b\n\nSome **bold** words")
    assert _answer(workspace, work.questions[0]).text == "- a\n- b\n\nSome **bold** words\n"


def _sign_off(workspace: Workspace, question: Question, lot: Lot | None = None) -> Answer:
    set_status(workspace, question, lot.id if lot else None, AnswerStatus.SIGNED_OFF)
    return _answer(workspace, question, lot)


def test_signing_off_fills_the_merge_fields_for_good(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "For {{buyer}} we are **{{staff}}** people.")
    signed = _sign_off(workspace, question)
    state_fact(workspace, "Staff", "30")
    assert _answer(workspace, question).text == "For Ministry of Justice we are **24** people.\n" == signed.text
    assert signed.status is AnswerStatus.SIGNED_OFF


def test_a_sign_off_is_tied_to_a_revision_whose_parent_is_the_text_before_it(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    before = _answer(workspace, question).revision_id
    signed = _sign_off(workspace, question)
    revisions = {revision.id: revision for revision in workspace.revisions(signed.id)}
    assert signed.signed_id == signed.revision_id
    assert revisions[signed.signed_id or ""].parents == (before,)
    assert revisions[signed.signed_id or ""].digest == text_digest(signed.text)
    assert _texts(workspace, signed) == ["{{staff}} people\n", "24 people\n"]
    assert is_kept(workspace, signed)


@pytest.mark.parametrize("settled", [AnswerStatus.SIGNED_OFF, AnswerStatus.HANDED_IN])
@pytest.mark.parametrize("back", [AnswerStatus.DRAFTING, AnswerStatus.IN_REVIEW, AnswerStatus.NOT_STARTED])
def test_taking_it_back_brings_the_merge_fields_back(
    workspace: Workspace, work: Work, settled: AnswerStatus, back: AnswerStatus
) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    set_status(workspace, question, None, settled)
    set_status(workspace, question, None, back)
    answer = _answer(workspace, question)
    assert (answer.text, answer.status) == ("{{staff}} people\n", back)
    first, signed, restored = workspace.revisions(answer.id)
    assert (signed.parents, restored.parents) == ((first.id,), (signed.id,))
    assert (answer.revision_id, answer.signed_id) == (restored.id, signed.id)
    state_fact(workspace, "Staff", "30")
    assert _sign_off(workspace, question).text == "30 people\n"


def test_handing_in_what_was_signed_off_keeps_the_text_that_was_signed(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    signed = _sign_off(workspace, question)
    state_fact(workspace, "Staff", "30")
    set_status(workspace, question, None, AnswerStatus.HANDED_IN)
    handed_in = _answer(workspace, question)
    assert handed_in == replace(signed, status=AnswerStatus.HANDED_IN)
    set_status(workspace, question, None, AnswerStatus.SIGNED_OFF)
    assert _answer(workspace, question) == signed
    set_status(workspace, question, None, AnswerStatus.READY)
    assert _answer(workspace, question).text == "{{staff}} people\n"


def test_typing_reopens_an_answer_and_what_was_typed_is_not_taken_for_the_sign_off(
    workspace: Workspace, work: Work
) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    signed = _sign_off(workspace, question)
    write_markdown_answer(workspace, question, None, "24 people and a dog")
    reopened = _answer(workspace, question)
    assert (reopened.status, reopened.text) == (AnswerStatus.DRAFTING, "24 people and a dog\n")
    assert reopened.signed_id == signed.signed_id
    set_status(workspace, question, None, AnswerStatus.READY)
    assert _answer(workspace, question).text == "24 people and a dog\n"
    again = _sign_off(workspace, question)
    assert again.signed_id == again.revision_id != signed.signed_id


def test_saving_a_signed_answer_as_it_is_does_not_reopen_it(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    signed = _sign_off(workspace, question)
    before = _names(workspace)
    write_answer(workspace, question, None, plain("24 people"))
    leave_answer(workspace, question, None)
    assert _answer(workspace, question) == signed
    assert _names(workspace) == before


def test_words_typed_over_a_field_before_the_sign_off_stay_when_it_is_taken_back(
    workspace: Workspace, work: Work
) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    write_markdown_answer(workspace, question, None, "Two dozen people")
    _sign_off(workspace, question)
    set_status(workspace, question, None, AnswerStatus.DRAFTING)
    assert _answer(workspace, question).text == "Two dozen people\n"


def test_what_is_typed_and_not_left_yet_is_what_is_signed_off(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    write_markdown_answer(workspace, question, None, "One")
    write_answer(workspace, question, None, plain("One two"))
    signed = _sign_off(workspace, question)
    assert signed.text == "One two\n"
    assert _texts(workspace, signed) == ["One\n", "One two\n", "One two\n"]


def test_an_answer_with_a_field_without_a_value_is_not_signed_off(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people, {{volunteers}} volunteers")
    before = _answer(workspace, question)
    with pytest.raises(BidprepError, match=r"still uses \{\{volunteers\}\}, which has no value"):
        set_status(workspace, question, None, AnswerStatus.SIGNED_OFF)
    assert _answer(workspace, question) == before
    state_fact(workspace, "Volunteers", "9")
    assert _sign_off(workspace, question).text == "24 people, 9 volunteers\n"


def test_an_unanswered_question_can_be_signed_off_and_taken_back(workspace: Workspace, work: Work) -> None:
    signed = _sign_off(workspace, work.questions[0])
    assert (signed.text, signed.signed_id) == ("", signed.revision_id)
    assert signed.signed_id is not None
    set_status(workspace, work.questions[0], None, AnswerStatus.NOT_STARTED)
    assert _answer(workspace, work.questions[0]).text == ""


def test_undo_of_a_sign_off_gives_the_fields_back_and_redo_fills_them_as_they_were(
    workspace: Workspace, work: Work
) -> None:
    question = work.questions[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    before = _answer(workspace, question)
    signed = _sign_off(workspace, question)
    assert workspace.undo().name == "Undo: Mark 1 as signed off"
    assert _answer(workspace, question) == before
    workspace.redo()
    assert _answer(workspace, question) == signed
    set_status(workspace, question, None, AnswerStatus.DRAFTING)
    workspace.undo()
    assert _answer(workspace, question) == signed


def test_the_sign_off_keeps_the_owner_and_a_new_owner_does_not_reopen_it(workspace: Workspace, work: Work) -> None:
    question = work.questions[0]
    for key, name in (("p", "Priya"), ("t", "Tom")):
        add_record(workspace, Person(key, name))
    write_markdown_answer(workspace, question, None, "Ours")
    set_owner(workspace, question, None, "p")
    assert _sign_off(workspace, question).owner_id == "p"
    set_owner(workspace, question, None, "t")
    answer = _answer(workspace, question)
    assert (answer.owner_id, answer.status) == ("t", AnswerStatus.SIGNED_OFF)
    set_status(workspace, question, None, AnswerStatus.DRAFTING)
    assert _answer(workspace, question).owner_id == "t"


def test_a_variation_is_signed_off_by_itself(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    write_markdown_answer(workspace, question, lot.id, "{{staff}} people in Leeds")
    base_id = _answer(workspace, question, lot).base_id
    signed = _sign_off(workspace, question, lot)
    assert (signed.text, signed.base_id) == ("24 people in Leeds\n", base_id)
    assert _answer(workspace, question).text == "{{staff}} people\n"
    set_status(workspace, question, lot.id, AnswerStatus.DRAFTING)
    assert _answer(workspace, question, lot).text == "{{staff}} people in Leeds\n"


def test_a_variation_of_a_signed_answer_follows_the_record_again(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    before = _answer(workspace, question).revision_id
    _sign_off(workspace, question)
    variation = vary_answer(workspace, question, lot)
    assert (variation.text, variation.status) == ("{{staff}} people\n", AnswerStatus.DRAFTING)
    assert variation.base_id == before
    assert _answer(workspace, question).text == "24 people\n"


def test_a_lot_handed_in_with_the_signed_answer_says_what_was_signed(workspace: Workspace, work: Work) -> None:
    question, lot = work.questions[0], work.lots[0]
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, question, None, "{{staff}} people")
    signed = _sign_off(workspace, question)
    state_fact(workspace, "Staff", "30")
    set_status(workspace, question, lot.id, AnswerStatus.HANDED_IN)
    handed_in = _answer(workspace, question, lot)
    assert (handed_in.text, handed_in.base_id) == ("24 people\n", signed.revision_id)


def test_a_snapshot_of_a_signed_answer_is_its_signed_revision(workspace: Workspace, work: Work) -> None:
    state_fact(workspace, "Staff", "24")
    write_markdown_answer(workspace, work.questions[0], None, "{{staff}} people")
    signed = _sign_off(workspace, work.questions[0])
    take_snapshot(workspace, work.bid.id, "Signed")
    assert [snapshot.revision_id for snapshot in workspace.find(Snapshot)] == [signed.signed_id]
