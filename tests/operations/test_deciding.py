"""Deciding on what readers said and changed: taken as typing is, never over something that was written since."""

from dataclasses import replace
from pathlib import Path

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.reviews import Remark, RemarkState, Suggestion, SuggestionState
from bidprep.domain.sentence_merge import Side
from bidprep.domain.text import plain_text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, set_status, write_markdown_answer
from bidprep.operations.deciding import (
    ReviewDesk,
    accept,
    accept_all_of,
    adapt,
    read_desk,
    read_three_texts,
    reject,
    reject_all_of,
    reopen,
    reply_to,
)
from bidprep.operations.facts import state_fact
from bidprep.operations.records import remove_record
from bidprep.storage.workspace import Workspace
from tests.operations.review_stories import Review, start_review

ONE = "We support **120** women a year. Each has a *mentor* of her own, for {{legal name}}."
TWO = "Staff are vetted first.\n\n- First, we listen.\n- Then, we plan."


@pytest.fixture
def review(workspace: Workspace, tmp_path: Path) -> Review:
    state_fact(workspace, "Legal name", "Netherfell Trust")
    return start_review(workspace, tmp_path, [ONE, TWO], ("Ann", "Bob"))


def desk(review: Review) -> ReviewDesk:
    return read_desk(review.workspace, review.round.id)


def all_suggestions(review: Review) -> list[Suggestion]:
    return [each for answer in desk(review).answers for each in answer.suggestions]


def test_an_accepted_suggestion_changes_the_text_and_keeps_its_formatting_and_fields(
    review: Review, tmp_path: Path
) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "120", "135")
    ann.insert(review.anchor(1), "women", " and girls")
    review.take(ann.save(tmp_path / "ann.docx"))
    one, other = all_suggestions(review)
    assert accept(review.workspace, [one.id], "Cy").conflicts == ()
    assert write_markdown(review.text(1)).startswith("We support **135** women a year.")
    assert write_markdown(review.text(1)).endswith("for {{legal name}}.\n")
    accept(review.workspace, [other.id])
    assert review.words(1).startswith("We support 135 women and girls a year.")
    decided = review.workspace.get(Suggestion, one.id)
    assert decided
    assert (decided.state, decided.decided_by) == (SuggestionState.ACCEPTED, "Cy")
    review.workspace.undo()
    review.workspace.undo()
    assert write_markdown(review.text(1)) == ONE + "\n"
    assert {each.state for each in all_suggestions(review)} == {SuggestionState.OPEN}


def test_what_was_written_since_is_never_overwritten(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "120", "135")
    ann.replace(review.anchor(2), "listen", "hear")
    review.take(ann.save(tmp_path / "ann.docx"))
    write_markdown_answer(review.workspace, review.questions[0], None, ONE.replace("120", "140"))
    write_markdown_answer(review.workspace, review.questions[1], None, TWO.replace("vetted first", "vetted at once"))
    one, other = all_suggestions(review)
    decided = accept_all_of(review.workspace, review.round.id, "Ann")
    assert decided.conflicts == (one.id,)
    assert review.words(1).startswith("We support 140")
    assert review.words(2) == "Staff are vetted at once.\nFirst, we hear.\nThen, we plan."
    texts = read_three_texts(review.workspace, one.id)
    assert texts.outcome is None
    assert [plain_text(each)[:15] for each in (texts.sent, texts.reviewed, texts.now)] == [
        "We support 120 ", "We support 135 ", "We support 140 ",
    ]  # fmt: skip
    assert "{{legal name}}" in plain_text(texts.reviewed)
    settled = texts.proposal.text(Side.THEIRS)
    assert plain_text(settled).startswith("We support 135 women a year. Each has")
    adapt(review.workspace, one.id, settled, reply="Ann is right.")
    assert review.words(1).startswith("We support 135 women")
    assert [each.state for each in all_suggestions(review)] == [SuggestionState.ADAPTED, SuggestionState.ACCEPTED]
    review.workspace.undo()
    assert review.words(1).startswith("We support 140")
    assert other.id in {each.id for each in all_suggestions(review)}


def test_a_suggestion_that_came_true_otherwise_is_taken_without_a_word(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "120", "135")
    review.take(ann.save(tmp_path / "ann.docx"))
    write_markdown_answer(review.workspace, review.questions[0], None, ONE.replace("120", "135"))
    assert accept(review.workspace, [all_suggestions(review)[0].id]).conflicts == ()
    assert review.words(1).count("135") == 1


def test_contradictions_are_grouped_and_the_same_wish_of_two_is_none(review: Review, tmp_path: Path) -> None:
    paths = []
    for name, figure in (("Ann", "135"), ("Bob", "140")):
        reader = review.copy_of(name)
        reader.replace(review.anchor(1), "120", figure)
        reader.replace(review.anchor(2), "listen", "hear")
        paths.append(reader.save(tmp_path / f"{name} back.docx"))
    review.take(*paths)
    one, two = desk(review).answers
    assert [{each.added for each in one.suggestions if each.id in group} for group in one.contradictions] == [
        {"135", "140"}
    ]
    assert two.contradictions == ()
    first, second = one.suggestions
    accept(review.workspace, [first.id])
    assert accept(review.workspace, [second.id]).conflicts == (second.id,)
    assert desk(review).answers[0].contradictions == ((first.id, second.id),), "it is not settled yet"
    reject(review.workspace, [second.id], reply="Ann has the newer figure.")
    assert desk(review).answers[0].contradictions == ()
    both = [each.id for each in two.suggestions]
    assert accept(review.workspace, both).conflicts == ()
    assert review.words(2).count("hear") == 1


def test_nothing_is_decided_by_silence_and_all_of_one_person_is_one_step(review: Review, tmp_path: Path) -> None:
    ann, bob = review.copy_of("Ann"), review.copy_of("Bob")
    ann.replace(review.anchor(1), "a year", "each year")
    ann.add_paragraph(review.anchor(2), "Staff are vetted first.", "Volunteers, too.")
    bob.replace(review.anchor(2), "plan", "act")
    review.take(ann.save(tmp_path / "ann.docx"), bob.save(tmp_path / "bob.docx"))
    assert all(each.state is SuggestionState.OPEN for each in all_suggestions(review))
    accept_all_of(review.workspace, review.round.id, "Ann", "Cy")
    assert "each year" in review.words(1)
    assert review.words(2) == "Staff are vetted first.\nVolunteers, too.\nFirst, we listen.\nThen, we plan."
    assert [each.author for each in all_suggestions(review) if each.state is SuggestionState.OPEN] == ["Bob"]
    reject_all_of(review.workspace, review.round.id, "Bob", reply="Later.")
    assert "plan" in review.words(2)
    review.workspace.undo()
    review.workspace.undo()
    assert "a year" in review.words(1)
    assert all(each.state is SuggestionState.OPEN for each in all_suggestions(review))


def test_a_move_between_answers_is_taken_as_one(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.move(review.anchor(1), " women a year", review.anchor(2), "vetted first")
    review.take(ann.save(tmp_path / "ann.docx"))
    accept(review.workspace, [all_suggestions(review)[0].id])
    assert review.words(1).startswith("We support 120.")
    assert review.words(2).startswith("Staff are vetted first women a year.")
    assert {each.state for each in all_suggestions(review)} == {SuggestionState.ACCEPTED}
    review.workspace.undo()
    assert "women" in review.words(1)


def test_a_half_of_a_move_that_no_longer_fits_keeps_the_other_half_back(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.move(review.anchor(1), " women a year", review.anchor(2), "vetted first")
    review.take(ann.save(tmp_path / "ann.docx"))
    write_markdown_answer(review.workspace, review.questions[1], None, "Quite another text.")
    assert len(accept(review.workspace, [all_suggestions(review)[0].id]).conflicts) == 2
    assert "women" in review.words(1)


def test_a_change_of_looks_is_taken_with_the_words_as_they_are(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.embolden(review.anchor(1), "of her own")
    review.take(ann.save(tmp_path / "ann.docx"))
    accept(review.workspace, [all_suggestions(review)[0].id])
    assert "**of her own**" in write_markdown(review.text(1))
    assert "{{legal name}}" in write_markdown(review.text(1))


def test_accepting_reopens_what_was_signed_off(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(2), "plan", "act")
    review.take(ann.save(tmp_path / "ann.docx"))
    set_status(review.workspace, review.questions[1], None, AnswerStatus.SIGNED_OFF)
    accept(review.workspace, [all_suggestions(review)[0].id])
    answer = find_answer(review.workspace, review.questions[1].id)
    assert answer
    assert answer.status is AnswerStatus.DRAFTING


def test_a_filled_field_that_a_reader_corrects_becomes_words(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "Netherfell", "Nether Fell")
    review.take(ann.save(tmp_path / "ann.docx"))
    accept(review.workspace, [all_suggestions(review)[0].id])
    assert review.words(1).endswith("for Nether Fell Trust.")


def test_remarks_are_answered_and_opened_again(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    first = ann.comment(review.anchor(1), "mentor", "Paid?")
    ann.comment(review.anchor(1), "mentor", "I mean, by us.", reply_to=first)
    review.take(ann.save(tmp_path / "ann.docx"))
    (thread,) = desk(review).answers[0].threads
    assert [each.text for each in thread.replies] == ["I mean, by us."]
    assert desk(review).answers[0].open == 1
    reply_to(review.workspace, thread.remark.id, "Yes, hourly.", RemarkState.DONE, "Cy")
    there = review.workspace.get(Remark, thread.remark.id)
    assert there
    assert (there.state, there.reply, there.decided_by) == (RemarkState.DONE, "Yes, hourly.", "Cy")
    reply_to(review.workspace, there.id, "Yes, by the hour.", by="Dee")
    again = review.workspace.get(Remark, there.id)
    assert again == replace(there, reply="Yes, by the hour."), "who decided, and when, stays"
    assert desk(review).answers[0].open == 0
    reply_to(review.workspace, there.id, "Not yet.", RemarkState.OPEN)
    back = review.workspace.get(Remark, there.id)
    assert back
    assert (back.state, back.decided_by, back.decided_at) == (RemarkState.OPEN, "", None)
    reply_to(review.workspace, there.id, "Yes.", RemarkState.DONE)
    reopen(review.workspace, there.id)
    assert desk(review).answers[0].open == 1
    review.workspace.undo()
    review.workspace.undo()
    assert desk(review).answers[0].open == 1


def test_what_is_in_no_text_cannot_be_accepted_but_rejected_or_settled_in_other_words(
    review: Review, tmp_path: Path
) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(2), "Describe part 2.", "Describe it.")
    review.take(ann.save(tmp_path / "ann.docx"))
    suggestion, other = all_suggestions(review)
    with pytest.raises(BidprepError):
        accept(review.workspace, [suggestion.id])
    assert read_three_texts(review.workspace, suggestion.id).outcome is None
    reject(review.workspace, [suggestion.id], reply="That is the buyer’s own wording.")
    adapt(review.workspace, other.id, read_markdown("We describe it."))
    assert review.words(2) == "We describe it."


def test_a_table_keeps_its_fields_where_a_reader_changed_another_cell(workspace: Workspace, tmp_path: Path) -> None:
    state_fact(workspace, "Legal name", "Netherfell Trust")
    table = "| Who | What |\n| --- | --- |\n| {{legal name}} | Twelve beds |\n| Bob | Two, for {{legal name}} |"
    review = start_review(workspace, tmp_path, [table])
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "Twelve", "Ten")
    ann.replace(review.anchor(1), "Two", "Three")
    review.take(ann.save(tmp_path / "ann.docx"))
    accept_all_of(review.workspace, review.round.id, "Ann")
    assert write_markdown(review.text(1)) == table.replace("Twelve", "Ten").replace("Two", "Three") + "\n"


def test_an_answer_that_is_gone_keeps_its_suggestions_from_being_accepted(review: Review, tmp_path: Path) -> None:
    ann = review.copy_of("Ann")
    ann.replace(review.anchor(1), "120", "135")
    ann.replace(review.anchor(2), "plan", "act")
    review.take(ann.save(tmp_path / "ann.docx"))
    answer = find_answer(review.workspace, review.questions[0].id)
    assert answer
    remove_record(review.workspace, answer)
    first, second = all_suggestions(review)
    assert accept(review.workspace, [first.id, second.id]).conflicts == (first.id,)
    assert read_three_texts(review.workspace, first.id).outcome is None
    with pytest.raises(BidprepError):
        adapt(review.workspace, first.id, read_markdown("Anything."))
    assert accept(review.workspace, [first.id, second.id]).conflicts == (first.id,)
    reply_to(review.workspace, second.id, "Thank you.")
    reopen(review.workspace, second.id)
    there = review.workspace.get(Suggestion, second.id)
    assert there
    assert (there.state, there.reply) == (SuggestionState.OPEN, "Thank you.")
    with pytest.raises(BidprepError):
        reject(review.workspace, ["gone"])
