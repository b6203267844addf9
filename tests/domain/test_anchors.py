"""Anchors find their words again: unmoved, moved, altered; and know when they are gone."""

from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.anchors import Anchor, find_anchor, set_anchor
from bidprep.domain.text import Text, plain, plain_block
from tests.strategies import texts

_ANSWER = "We support 120 people a year.\nOur mentors meet each person weekly at the gate.\nOutcomes improve."


def anchor_of(text: Text, quote: str) -> Anchor:
    for number, block in enumerate(text.blocks):
        start = plain_block(block).find(quote)
        if start >= 0:
            return set_anchor("r1", text, number, start, start + len(quote))
    raise AssertionError(quote)


def words_at(anchor: Anchor | None, text: Text) -> str:
    assert anchor
    return plain_block(text.blocks[anchor.block])[anchor.start : anchor.end]


@given(texts, st.data())
def test_an_anchor_in_the_same_text_is_where_it_was(text: Text, data: st.DataObject) -> None:
    if not text:
        return
    block = data.draw(st.integers(0, len(text.blocks) - 1))
    words = plain_block(text.blocks[block])
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    anchor = set_anchor("r1", text, block, start, end)
    assert find_anchor(anchor, text) == (anchor if anchor.quote else None)


@given(texts, texts, st.data())
def test_an_anchor_that_is_found_holds_the_words_it_says(before: Text, after: Text, data: st.DataObject) -> None:
    if not before:
        return
    block = data.draw(st.integers(0, len(before.blocks) - 1))
    words = plain_block(before.blocks[block])
    found = find_anchor(set_anchor("r1", before, block, 0, len(words)), after, "r2")
    if found:
        assert words_at(found, after) == found.quote != ""
        assert found.revision_id == "r2"


def test_words_that_moved_to_another_paragraph_are_found_there() -> None:
    anchor = anchor_of(plain(_ANSWER), "meet each person")
    later = plain("A new start.\nAnother line.\n" + _ANSWER)
    found = find_anchor(anchor, later)
    assert found
    assert found.block == anchor.block + 2
    assert words_at(found, later) == "meet each person"


def test_of_two_places_with_the_same_words_the_nearer_one_is_taken() -> None:
    text = plain("the gate and the gate\nx\nthe gate")
    anchor = Anchor("r1", 0, 13, 21, "the gate")
    assert find_anchor(anchor, text) == anchor
    assert find_anchor(Anchor("r1", 0, 15, 23, "the gate"), text) == anchor


def test_altered_words_are_found_while_most_of_them_stand() -> None:
    anchor = anchor_of(plain(_ANSWER), "mentors meet each person weekly")
    later = plain(_ANSWER.replace("each person weekly", "every person weekly"))
    found = find_anchor(anchor, later)
    assert words_at(found, later) == "mentors meet every person weekly"
    assert found
    assert found.revision_id == "r1"


def test_words_that_are_gone_are_not_found() -> None:
    anchor = anchor_of(plain(_ANSWER), "mentors meet each person weekly")
    assert find_anchor(anchor, plain("We support 120 people a year.\nOutcomes improve.")) is None
    assert find_anchor(anchor, plain("")) is None


def test_a_text_in_which_only_scattered_letters_agree_does_not_hold_the_words() -> None:
    anchor = Anchor("r1", 0, 0, 9, "the mayor")
    far = plain("these are quite different words about many other things and then mayhem, or so it was said")
    assert find_anchor(anchor, far) is None
