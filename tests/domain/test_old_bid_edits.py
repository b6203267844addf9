"""The review of an old bid loses no word, whatever is merged and split."""

from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.old_bid_edits import OldBidReview, change, merge_with_before, split, start_review
from bidprep.domain.old_bids import OldPiece

WORDS = st.lists(st.text("abc ", min_size=1, max_size=9).filter(str.strip), min_size=1, max_size=4)
REVIEWS = st.lists(WORDS, min_size=1, max_size=5).map(
    lambda all_of: start_review(tuple(OldPiece(f"T{at}", "", tuple(words)) for at, words in enumerate(all_of)))
)


def letters(review: OldBidReview) -> str:
    return "".join("".join(entry.text.split()) for entry in review.entries)


@given(REVIEWS, st.lists(st.tuples(st.booleans(), st.integers(0, 12), st.integers(0, 40)), max_size=12))
def test_merging_and_splitting_keep_every_letter_in_its_order_and_no_id_twice(
    review: OldBidReview, acts: list[tuple[bool, int, int]]
) -> None:
    before = letters(review)
    for is_split, entry_id, at in acts:
        review = split(review, entry_id, at) if is_split else merge_with_before(review, entry_id)
    assert letters(review) == before
    ids = [entry.id for entry in review.entries]
    assert len(set(ids)) == len(ids)
    assert all(entry.text.strip() for entry in review.entries)


def test_a_merged_piece_keeps_both_questions_and_the_tags_of_both_once() -> None:
    review = start_review((OldPiece("A", "Who?", ("one",), ("x", "y")), OldPiece("B", "Why?", ("two",), ("y", "z"))))
    (entry,) = merge_with_before(review, 1).entries
    assert (entry.title, entry.question, entry.text, entry.tags) == ("A", "Who?\nWhy?", "one\n\ntwo", ("x", "y", "z"))
    assert entry.piece.paragraphs == ("one", "two")


def test_what_is_not_ticked_or_has_no_text_is_not_taken_in() -> None:
    review = start_review((OldPiece("A", "", ("one",)), OldPiece("B", "", ("two",)), OldPiece("C", "", ("three",))))
    review = change(change(review, 0, is_ticked=False), 1, text=" ")
    assert [entry.title for entry in review.ticked] == ["C"]
