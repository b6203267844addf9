"""What a person decides about proposed questions: each decision a new value, nothing lost that was not left out."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bids import Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.form_edits import (
    Decision,
    FormReview,
    accept,
    change,
    confirm,
    find_alike,
    leave_out,
    mark,
    mark_alike,
    match_questions,
    merge_with_before,
    part_number,
    split,
    start_review,
    unsure_first,
)
from bidprep.domain.form_proposals import AnswerPlace, FormBlock, FormProposal, ProposedField, ProposedQuestion

WORDS_500 = Limit(LimitUnit.WORDS, 500)
HERE, THERE = (
    AnswerPlace("body", "table 1/row 2/cell 3", "a" * 64),
    AnswerPlace("body", "table 1/row 3/cell 3", "b" * 64),
)

BLOCKS = (
    FormBlock("heading", ("Quality",)),
    FormBlock("row", ("No.", "Question", "Answer")),
    FormBlock("row", ("1", "How will you start?", "")),
    FormBlock("row", ("2", "How will you go on?", "")),
    FormBlock("row", ("3", "Describe how you will end.", "")),
    FormBlock("row", ("", "For the buyer’s use", "")),
    FormBlock("paragraph", ("(a) Who leads the work?",)),
    FormBlock("paragraph", ("Return this form by noon.",)),
    FormBlock("paragraph", ("(b) Who stands in?",)),
    FormBlock("row", ("4", "A table of its own?", "")),
    FormBlock("row", ("5", "And again?", ""), "Prices"),
)


def asked(*questions: ProposedQuestion) -> FormReview:
    return start_review(FormProposal(questions, blocks=BLOCKS))


@pytest.fixture
def review() -> FormReview:
    return asked(
        ProposedQuestion("1", "How will you start?", "Quality", limit=WORDS_500, places=(HERE,), block=2),
        ProposedQuestion("2", "How will you go on?", "Quality", places=(THERE,), confidence=0.6, block=3),
        ProposedQuestion("3", "Describe how you will end.", "Quality", confidence=0.55, block=4),
    )


def test_nothing_is_decided_at_first_and_all_would_be_taken_in(review: FormReview) -> None:
    assert confirm(review) == review.proposal
    assert [entry.question.number for entry in review.to_look_at] == ["2", "3"]


def test_what_is_read_with_little_confidence_comes_first_and_stays_there_once_decided(review: FormReview) -> None:
    assert [entry.question.number for entry in unsure_first(review)] == ["3", "2", "1"]
    decided = accept(leave_out(review, 1), 2)
    assert [entry.question.number for entry in unsure_first(decided)] == ["3", "2", "1"]
    assert decided.to_look_at == ()


def test_what_is_no_question_is_left_out_and_can_be_accepted_again(review: FormReview) -> None:
    without = leave_out(review, 1)
    assert [question.number for question in confirm(without).questions] == ["1", "3"]
    assert [question.number for question in confirm(accept(without, 1)).questions] == ["1", "2", "3"]
    assert confirm(review) == review.proposal  # the value before is as it was


def test_who_sets_a_field_has_looked_at_the_question(review: FormReview) -> None:
    changed = change(review, 2, kind=QuestionKind.YES_NO, weighting=Decimal(5), choices=("a", "b"))
    entry = changed.entry(2)
    assert entry is not None
    assert (entry.question.kind, entry.question.weighting, entry.question.choices) == (
        QuestionKind.YES_NO, Decimal(5), ("a", "b"),
    )  # fmt: skip
    assert entry.decision is Decision.ACCEPTED
    left_out = change(leave_out(review, 2), 2, number="9").entry(2)
    assert left_out is not None
    assert left_out.decision is Decision.LEFT_OUT


def test_a_question_is_split_where_its_second_begins_and_takes_its_number_from_there(review: FormReview) -> None:
    both = change(review, 0, text="How will you start? 1.2 With whom?")
    first, second = split(both, 0, len("How will you start? ")).entries[:2]
    assert (first.question.number, first.question.text, first.question.limit) == ("1", "How will you start?", WORDS_500)
    assert (second.question.number, second.question.text, second.question.limit) == ("1.2", "With whom?", None)
    assert first.question.places == second.question.places == (HERE,)
    assert len({entry.id for entry in split(both, 0, 20).entries}) == 4


@pytest.mark.parametrize("at", [0, 19, 400, -50])
def test_nothing_is_split_where_one_half_would_be_empty(review: FormReview, at: int) -> None:
    assert split(review, 0, at) is review


def test_a_question_merges_with_the_one_before_and_keeps_all_that_both_had(review: FormReview) -> None:
    weighed = change(change(review, 0, weighting=Decimal(10)), 1, weighting=Decimal(5), answer="Slowly")
    merged = merge_with_before(weighed, 1)
    assert [entry.id for entry in merged.entries] == [0, 2]
    question = merged.entries[0].question
    assert question.text == "How will you start?\n2 How will you go on?"
    assert (question.number, question.limit, question.weighting) == ("1", WORDS_500, Decimal(15))
    assert (question.places, question.answer) == ((HERE, THERE), "Slowly")


def test_merging_passes_over_what_is_left_out_and_the_first_has_nothing_before_it(review: FormReview) -> None:
    merged = merge_with_before(leave_out(review, 1), 2)
    assert [entry.id for entry in merged.entries] == [0, 1]
    assert merged.entries[0].question.text.endswith("3 Describe how you will end.")
    assert merge_with_before(review, 0) is review
    assert merge_with_before(merged, 1) is merged  # what is left out merges with nothing


def test_a_decision_about_a_question_that_is_gone_changes_nothing(review: FormReview) -> None:
    for act in (accept, leave_out, merge_with_before):
        assert act(review, 99) is review
    assert change(review, 99, number="1") is review
    assert split(review, 99, 3) is review


def test_a_block_that_was_not_proposed_becomes_a_question_in_the_forms_order() -> None:
    place = AnswerPlace("body", "table 1/row 3/cell 3", "c" * 64)
    proposal = FormProposal(
        (ProposedQuestion("3", "Describe how you will end.", "Quality", block=4),),
        (ProposedField("How will you go on?", place, 3),),
        BLOCKS,
    )
    marked = mark(start_review(proposal), 3)
    question = marked.entries[0].question
    assert (question.number, question.text, question.section) == ("2", "How will you go on?", "Quality")
    assert question.places == (place,)
    assert marked.to_look_at == ()
    assert len(mark(marked, 3).entries) == 2


def test_rows_with_words_and_blanks_in_the_same_cells_of_the_same_table_look_alike() -> None:
    assert find_alike(BLOCKS, 2) == (3, 4)


def test_paragraphs_look_alike_that_are_numbered_and_end_in_the_same_way() -> None:
    assert find_alike(BLOCKS, 6) == (8,)
    assert find_alike(BLOCKS, 7) == ()
    assert find_alike(BLOCKS, 99) == ()


def test_more_like_this_are_proposed_as_ones_to_look_at() -> None:
    marked = mark_alike(asked(), 2)
    assert [entry.question.number for entry in marked.entries] == ["1", "2", "3"]
    assert [entry.question.number for entry in marked.to_look_at] == ["2", "3"]
    again = mark_alike(leave_out(marked, marked.entries[1].id), 2)
    assert again.entries[1].decision is Decision.LEFT_OUT  # what was left out is not proposed again


@pytest.mark.parametrize(
    ("words", "number", "text"),
    [
        ("1. Who?", "1", "Who?"), ("1.2 Who?", "1.2", "Who?"), ("(a) Who?", "(a)", "Who?"), ("b) Who?", "b", "Who?"),
        ("Q7: Who?", "Q7", "Who?"), ("Question 12 Who?", "Question 12", "Who?"), ("iv. Who?", "iv", "Who?"),
        ("2 case studies", "", "2 case studies"), ("A plan", "", "A plan"), ("(about you) Who?", "", "(about you) Who?"),
        ("", "", ""), ("1.", "", "1."),
    ],
)  # fmt: skip
def test_a_number_is_told_from_words_that_begin_with_one(words: str, number: str, text: str) -> None:
    assert part_number(words) == (number, text)


def test_the_bids_own_question_is_found_by_number_and_text_and_answers_for_one_only() -> None:
    own = [
        Question("1", "b", 1, "1", "Lot 1", "Who  are you?"),
        Question("2", "b", 2, "1", "Lot 2", "who are you?"),
        Question("3", "b", 3, "7", "", "Why?"),
    ]
    form = [
        ProposedQuestion("1", "Who are you?", "Lot 2"),
        ProposedQuestion("1", "Who are you?", "Lot 3"),
        ProposedQuestion("1", "Who are you?", "Lot 4"),
        ProposedQuestion("8", "Why?"),
        ProposedQuestion("", "WHY?"),
    ]
    found = [same and same.id for same in match_questions(own, form)]
    assert found == ["2", "1", None, None, "3"]


def _done(review: FormReview, act: str, entry: int, at: int) -> FormReview:
    about_entry: dict[str, Callable[[FormReview, int], FormReview]] = {
        "a": accept, "l": leave_out, "m": merge_with_before,
    }  # fmt: skip
    about_block: dict[str, Callable[[FormReview, int], FormReview]] = {"k": mark, "p": mark_alike}
    if act in about_block:
        return about_block[act](review, at)
    if act in about_entry:
        return about_entry[act](review, entry)
    return split(review, entry, at) if act == "s" else change(review, entry, section="S")


acts = st.lists(st.tuples(st.sampled_from("alcsmkp"), st.integers(0, 12), st.integers(0, 30)), max_size=15)


@given(acts)
def test_whatever_is_decided_ids_stay_apart_and_the_order_is_the_forms(
    done: list[tuple[str, int, int]],
) -> None:
    review = asked(
        ProposedQuestion("1", "How will you start?", block=2), ProposedQuestion("2", "How will you go on?", block=3)
    )
    for act, entry, at in done:
        review = _done(review, act, entry, at)
    ids = [entry.id for entry in review.entries]
    assert len(set(ids)) == len(ids)
    assert all(entry_id < review.next_id for entry_id in ids)
    assert [entry.question.block for entry in review.entries] == sorted(
        entry.question.block for entry in review.entries
    )
    assert sorted(map(id, unsure_first(review))) == sorted(map(id, review.entries))
