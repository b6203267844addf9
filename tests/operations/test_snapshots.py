"""The past of an answer: a timeline, snapshots with a name and automatic ones, and text that comes back without loss."""

from dataclasses import replace

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown
from bidprep.domain.opportunities import Lot
from bidprep.domain.sentence_merge import Side
from bidprep.domain.text import plain
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, set_status, vary_answer, write_markdown_answer
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.questions import add_question
from bidprep.operations.review_rounds import send_round, start_round
from bidprep.operations.snapshots import (
    NOW,
    bring_back,
    keep_automatic_snapshot,
    keep_before,
    name_snapshot,
    past_text,
    read_history,
)
from bidprep.operations.templates import read_template
from bidprep.operations.variations import bring_in_shared_change, read_shared_change
from bidprep.storage.workspace import Workspace

FIRST = "We meet people at the gate. We walk with them."
SECOND = "We meet people at the gate on the day. We walk with them."


def start(workspace: Workspace) -> tuple[Bid, Question]:
    bid = start_bid(workspace, read_template("blank"), NewBid("Village grant", "Northshire Council"))
    question = Question(new_id(), bid.id, number="1", text="How?")
    add_question(workspace, question)
    return bid, question


def text_now(workspace: Workspace, question: Question, lot_id: str | None = None) -> str:
    answer = find_answer(workspace, question.id, lot_id)
    assert answer is not None
    return answer.text.strip()


def test_each_visit_that_changes_an_answer_leaves_a_state_and_the_newest_is_on_top(workspace: Workspace) -> None:
    _, question = start(workspace)
    for words in (FIRST, SECOND):
        write_markdown_answer(workspace, question, None, words)
    history = read_history(workspace, question.id)
    assert [past.text.strip() for past in history.past] == [SECOND, SECOND, FIRST]
    assert history.past[0].is_now


def test_a_snapshot_of_what_stands_now_bears_its_name_on_the_timeline(workspace: Workspace) -> None:
    _, question = start(workspace)
    write_markdown_answer(workspace, question, None, FIRST)
    name_snapshot(workspace, question, None, NOW, " For the  board ")
    write_markdown_answer(workspace, question, None, SECOND)
    named = [past for past in read_history(workspace, question.id).past if past.snapshots]
    assert [(past.text.strip(), past.snapshots[0].name) for past in named] == [(FIRST, "For the  board")]


def test_a_snapshot_without_a_name_is_refused_and_keeps_nothing(workspace: Workspace) -> None:
    _, question = start(workspace)
    write_markdown_answer(workspace, question, None, FIRST)
    with pytest.raises(BidprepError, match="needs a name"):
        name_snapshot(workspace, question, None, NOW, "  ")
    assert workspace.find(Snapshot) == ()


def test_text_that_is_brought_back_loses_nothing_of_what_stood_there(workspace: Workspace) -> None:
    _, question = start(workspace)
    write_markdown_answer(workspace, question, None, FIRST)
    first = read_history(workspace, question.id).past[1].id
    write_markdown_answer(workspace, question, None, SECOND)
    bring_back(workspace, question, None, past_text(read_history(workspace, question.id), first))
    assert text_now(workspace, question) == FIRST
    assert SECOND in [past.text.strip() for past in read_history(workspace, question.id).past]
    workspace.undo()
    assert text_now(workspace, question) == SECOND


def test_a_signed_answer_is_reopened_by_text_that_comes_back(workspace: Workspace) -> None:
    _, question = start(workspace)
    write_markdown_answer(workspace, question, None, SECOND)
    set_status(workspace, question, None, AnswerStatus.SIGNED_OFF)
    bring_back(workspace, question, None, plain(FIRST))
    answer = find_answer(workspace, question.id)
    assert answer is not None
    assert answer.status is AnswerStatus.DRAFTING


def test_an_automatic_snapshot_keeps_what_is_there_once_and_nothing_where_nothing_is_written(
    workspace: Workspace,
) -> None:
    bid, question = start(workspace)
    add_question(workspace, Question(new_id(), bid.id, number="2", text="What else?"))
    assert not keep_before(workspace, bid.id, "Before writing it")
    write_markdown_answer(workspace, question, None, FIRST)
    keep_before(workspace, bid.id, "Before writing it")
    assert not keep_before(workspace, bid.id, "Before writing it again")
    assert workspace.next_names()[0] == "Edit answer 1", "undo takes back what a person did"
    assert [(each.name, each.automatic) for each in workspace.find(Snapshot)] == [("Before writing it", True)]


def test_an_automatic_snapshot_keeps_what_was_typed_and_not_kept_yet(workspace: Workspace) -> None:
    bid, question = start(workspace)
    write_markdown_answer(workspace, question, None, FIRST)
    answer = find_answer(workspace, question.id)
    assert answer is not None
    with workspace.step("Replace everywhere") as step:
        step.put(replace(answer, text=SECOND))
    with workspace.step("Replace everywhere") as step:
        assert keep_automatic_snapshot(step, workspace, bid.id, "Before replacing") == 1
        there = workspace.get(Answer, answer.id)
        assert there is not None
        step.put(replace(there, text="All else."))
    kept = [past for past in read_history(workspace, question.id).past if past.snapshots]
    assert [past.text.strip() for past in kept] == [SECOND]


def start_varied(workspace: Workspace) -> tuple[Question, Lot]:
    bid, question = start(workspace)
    lot = Lot(new_id(), bid.stage_id, reference="1", title="Cumbria")
    with workspace.step("Add lot") as step:
        step.put(lot)
    write_markdown_answer(workspace, question, None, FIRST)
    vary_answer(workspace, question, lot)
    return question, lot


def test_the_shared_change_comes_into_a_variation_beside_its_own(workspace: Workspace) -> None:
    question, lot = start_varied(workspace)
    write_markdown_answer(workspace, question, lot.id, f"{FIRST} In Kendal we have a flat.")
    write_markdown_answer(workspace, question, None, SECOND)
    change = read_shared_change(workspace, question.id, lot.id)
    assert change is not None
    assert change.merge.is_clean
    bring_in_shared_change(workspace, question, lot.id)
    assert text_now(workspace, question, lot.id) == f"{SECOND} In Kendal we have a flat."
    after = read_shared_change(workspace, question.id, lot.id)
    assert after is not None
    assert after.is_nothing
    with pytest.raises(BidprepError, match="has not changed"):
        bring_in_shared_change(workspace, question, lot.id)
    workspace.undo()
    assert text_now(workspace, question, lot.id) == f"{FIRST} In Kendal we have a flat."


@pytest.mark.parametrize(("side", "wanted"), [(Side.OURS, "Kendal"), (Side.THEIRS, "on the day")])
def test_a_sentence_changed_in_both_says_what_was_chosen(workspace: Workspace, side: Side, wanted: str) -> None:
    question, lot = start_varied(workspace)
    write_markdown_answer(workspace, question, lot.id, FIRST.replace("at the gate", "in Kendal"))
    write_markdown_answer(workspace, question, None, SECOND)
    change = read_shared_change(workspace, question.id, lot.id)
    assert change is not None
    assert len(change.merge.conflicts) == 1
    bring_in_shared_change(workspace, question, lot.id, (side,))
    assert wanted in text_now(workspace, question, lot.id)
    assert read_markdown(text_now(workspace, question, lot.id))


def test_what_is_not_there_is_met_with_a_sentence(workspace: Workspace) -> None:
    bid, question = start(workspace)
    lot = Lot(new_id(), bid.stage_id, reference="1", title="Cumbria")
    history = read_history(workspace, question.id)
    assert (history.answer, history.past) == (None, ())
    assert not past_text(history, NOW)
    assert read_shared_change(workspace, question.id, lot.id) is None
    with pytest.raises(BidprepError, match="not there any more"):
        read_history(workspace, "gone")
    with pytest.raises(BidprepError, match="Nothing is written"):
        name_snapshot(workspace, question, None, NOW, "For the board")
    with pytest.raises(BidprepError, match="no variation"):
        bring_in_shared_change(workspace, question, lot.id)


def test_a_snapshot_of_words_not_kept_yet_keeps_them_and_one_of_nothing_is_refused(workspace: Workspace) -> None:
    _, question = start(workspace)
    with workspace.step("Write") as step:
        step.put(Answer(new_id(), question.id))
    with pytest.raises(BidprepError, match="Nothing is written"):
        name_snapshot(workspace, question, None, NOW, "Nothing")
    answer = find_answer(workspace, question.id)
    assert answer is not None
    with workspace.step("Write") as step:
        step.put(replace(answer, text=FIRST))
    name_snapshot(workspace, question, None, NOW, "First words")
    assert [past.text for past in read_history(workspace, question.id).past if past.snapshots] == [FIRST]
    first = read_history(workspace, question.id).past[1].id
    name_snapshot(workspace, question, None, first, "Named later, too")
    assert len(read_history(workspace, question.id).past[1].snapshots) == 2


def test_text_that_says_the_same_is_no_step(workspace: Workspace) -> None:
    _, question = start(workspace)
    write_markdown_answer(workspace, question, None, FIRST)
    assert not bring_back(workspace, question, None, read_markdown(FIRST))


def test_what_readers_got_stands_on_the_timeline_as_the_text_it_was_made_of(workspace: Workspace) -> None:
    bid, question = start(workspace)
    write_markdown_answer(workspace, question, None, "We bid to {{buyer}}. " + FIRST)
    made = start_round(workspace, bid.id, "First reading")
    send_round(workspace, made.id)
    write_markdown_answer(workspace, question, None, "We bid to {{buyer}}. " + SECOND)
    past = read_history(workspace, question.id).past
    assert [(state.text.strip(), state.sent_in) for state in past] == [
        ("We bid to {{buyer}}. " + SECOND, ()),
        ("We bid to {{buyer}}. " + SECOND, ()),
        ("We bid to {{buyer}}. " + FIRST, ("First reading",)),
    ]
    again = start_round(workspace, bid.id, "Second reading")
    send_round(workspace, again.id)
    past = read_history(workspace, question.id).past
    assert [state.sent_in for state in past if state.sent_in] == [("Second reading",), ("First reading",)]
    assert not any("Northshire" in state.text for state in past)


def test_a_text_without_merge_fields_that_was_sent_is_its_own_state(workspace: Workspace) -> None:
    bid, question = start(workspace)
    for words in (FIRST, SECOND):
        write_markdown_answer(workspace, question, None, words)
    send_round(workspace, start_round(workspace, bid.id, "Reading").id)
    write_markdown_answer(workspace, question, None, FIRST)
    past = read_history(workspace, question.id).past
    assert [(state.text.strip(), state.sent_in) for state in past[2:]] == [(SECOND, ("Reading",)), (FIRST, ())]
