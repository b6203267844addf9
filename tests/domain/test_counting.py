"""Counting as Word and the portals do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import (
    COUNTING_RULES,
    Count,
    add_counts,
    characters_by,
    count_block,
    count_text,
    count_words,
    counting_rule,
    over_by,
    used_of,
)
from bidprep.domain.text import Paragraph, Run, Style, Table, Text, plain_text, text_of
from bidprep.errors import BidprepError
from tests.strategies import texts


@given(texts)
def test_counting_block_by_block_gives_what_counting_the_whole_gives(text: Text) -> None:
    assert count_text(text) == count_words(plain_text(text))
    assert add_counts(count_block(block) for block in text.blocks) == count_text(text)


@given(st.text(max_size=60))
def test_no_more_visible_characters_than_characters_and_every_word_is_visible(words: str) -> None:
    count = count_words(words)
    assert count.words <= count.characters_without_spaces <= count.characters
    assert count.characters + count.lines == len(words)


@given(st.text("ab ", max_size=40))
def test_words_are_what_stands_between_spaces(words: str) -> None:
    assert count_words(words).words == len(words.split())
    assert count_words(words).characters_without_spaces == len(words.replace(" ", ""))


@pytest.mark.parametrize(
    ("words", "counted"),
    [
        ("", 0),
        ("well-being", 1),
        ("and/or", 1),
        ("don’t", 1),
        ("a – b", 3),
        ("£1,200.50", 1),
        ("no\u00a0break", 2),
        ("日本語", 3),
        ("日本 abc", 3),
        ("one\ntwo\tthree", 3),
    ],
)
def test_words_are_counted_as_word_counts_them(words: str, counted: int) -> None:
    assert count_words(words).words == counted


def test_list_marks_are_not_counted_and_tables_are() -> None:
    text = text_of([Paragraph((Run("item"),), Style.NUMBER_1), Table((((Run("a"),), (Run("b c"),)),))])
    assert count_text(text) == Count(words=4, characters=8, characters_without_spaces=7, lines=2)


def test_what_line_ends_cost_depends_on_the_rule() -> None:
    count = count_words("ab\ncd\nef")
    assert {rule.name: characters_by(count, rule) for rule in COUNTING_RULES} == {
        "word": 6,
        "portal": 8,
        "portal-crlf": 10,
    }


def test_a_rule_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(BidprepError, match="There is no counting rule “delta”") as caught:
        counting_rule("delta")
    assert all(rule.name in caught.value.do for rule in COUNTING_RULES)


@pytest.mark.parametrize(
    ("limit", "used"),
    [
        (Limit(LimitUnit.WORDS, 3), 4),
        (Limit(LimitUnit.CHARACTERS, 3), 12),
        (Limit(LimitUnit.CHARACTERS, 3, rule="portal"), 13),
        (Limit(LimitUnit.CHARACTERS_WITHOUT_SPACES, 3), 10),
        (Limit(LimitUnit.PAGES, 1), 1),
        (Limit(LimitUnit.ITEMS, 1), 0),
    ],
)
def test_each_unit_is_used_in_its_own_way(limit: Limit, used: int) -> None:
    assert used_of(limit, count_words("one two\nfo ur")) == used


@pytest.mark.parametrize(("words", "pages"), [(0, 0), (1, 1), (500, 1), (501, 2)])
def test_pages_are_estimated_at_500_words(words: int, pages: int) -> None:
    assert used_of(Limit(LimitUnit.PAGES, 1), Count(words=words)) == pages


@given(st.integers(0, 50), st.integers(1, 4), st.integers(0, 300))
def test_a_text_is_over_its_limit_by_what_goes_beyond_the_whole_allowance(value: int, items: int, words: int) -> None:
    limit = Limit(LimitUnit.WORDS, value, items)
    over = over_by(limit, Count(words=words))
    assert over == (words - value * items if words > value * items else 0)


def test_without_a_limit_nothing_is_over() -> None:
    assert over_by(None, Count(words=10**6)) == 0


def test_a_limit_is_said_in_words() -> None:
    assert str(Limit(LimitUnit.WORDS, 2000)) == "2,000 words"
    assert str(Limit(LimitUnit.CHARACTERS_WITHOUT_SPACES, 500, items=2)) == "500 characters without spaces × 2"
