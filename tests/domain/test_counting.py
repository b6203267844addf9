"""Counting as Word and the portals do."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import (
    BUNDLED_RULES,
    COUNTING_RULES,
    Count,
    CountingRule,
    add_counts,
    all_rules,
    count_block,
    count_by,
    count_items,
    count_text,
    count_typed,
    count_words,
    counting_rule,
    describe_rule,
    items_over,
    over_by,
    say_amount,
    say_use,
    used_of,
)
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.text import Paragraph, Run, Style, Table, Text, plain_block, plain_text, text_of
from bidprep.errors import BidprepError
from tests.domain.hard_words import CASES, Case
from tests.strategies import texts

MIXED = text_of([
    Paragraph((Run("Head one"),), Style.HEADING_1),
    Paragraph((Run("Body of it."),)),
    Paragraph((Run("item"),), Style.BULLET_1),
    Paragraph((Run("other"),), Style.NUMBER_2),
    Table((((Run("a"),), (Run("b c"),)), ((Run("d"),), (Run("e"),)))),
])  # fmt: skip
rules = st.builds(
    CountingRule, st.just(""), st.just(""), st.integers(0, 2), st.integers(0, 2), st.integers(0, 4), st.booleans(),
    st.booleans(), st.booleans(),
)  # fmt: skip


def figures(count: Count) -> tuple[int, int, int]:
    return count.words, count.characters, count.characters_without_spaces


@given(texts)
def test_the_whole_is_counted_as_its_plain_words_are(text: Text) -> None:
    whole, plain = count_text(text), count_words(plain_text(text))
    assert (*figures(whole), whole.lines, whole.tabs) == (*figures(plain), plain.lines, plain.tabs)
    assert add_counts(count_block(block) for block in text.blocks) == whole


@given(texts, rules)
def test_what_a_rule_leaves_out_counts_as_if_it_were_not_there(text: Text, rule: CountingRule) -> None:
    kept = Text(
        tuple(
            block
            for block in text.blocks
            if (rule.tables or not isinstance(block, Table))
            and (rule.headings or not isinstance(block, Paragraph) or not block.style.is_heading)
        )
    )
    all_in = replace(rule, headings=True, tables=True)
    assert count_by(rule, count_text(text)) == count_by(all_in, count_text(kept))


@given(texts, rules)
def test_a_rule_counts_the_characters_of_what_a_portal_would_be_given(text: Text, rule: CountingRule) -> None:
    all_in = replace(rule, headings=True, tables=True, question=False)
    lines = [
        (rule.bullet if isinstance(block, Paragraph) and block.style.is_list else 0) * "-" + plain_block(block)
        for block in text.blocks
    ]
    pasted = "\n".join(lines).replace("\n", "\n" * rule.line_end).replace("\t", "\t" * rule.tab)
    assert count_by(all_in, count_text(text)).characters == len(pasted)


@given(st.text(max_size=60))
def test_no_more_visible_characters_than_characters_and_every_word_is_visible(words: str) -> None:
    count = count_words(words)
    assert count.words <= count.characters_without_spaces <= count.characters
    assert count.characters + count.lines + count.tabs == len(words)


@given(st.text("ab ", max_size=40))
def test_words_are_what_stands_between_spaces(words: str) -> None:
    assert count_words(words).words == len(words.split())
    assert count_words(words).characters_without_spaces == len(words.replace(" ", ""))


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case.text))
def test_words_are_counted_as_word_counts_them(case: Case) -> None:
    assert count_words(case.text).words == case.words
    assert case.source


def test_word_and_writer_differ_in_dashes_alone() -> None:
    assert all({"–", "—"} & set(case.text) for case in CASES if case.in_writer is not None)


def test_a_tab_that_was_typed_is_a_character_and_one_between_cells_is_what_the_rule_says() -> None:
    assert count_typed("a\tb").characters == 3
    assert count_words("a\tb").characters == 2


def test_each_rule_counts_a_text_of_every_kind_in_its_own_way() -> None:
    count = count_text(MIXED)
    assert {rule.name: figures(count_by(rule, count, "Who?")) for rule in COUNTING_RULES} == {
        # words, characters, characters without spaces: 5 line ends and 2 tabs
        "word": (12, 34, 30),
        "portal": (12, 41, 30),
        "portal-crlf": (12, 46, 30),
        "portal-marks": (14, 45, 32),
        "no-tables": (7, 28, 25),
        "no-headings": (10, 26, 23),
        "with-question": (13, 38, 34),
    }


def test_the_question_counts_with_the_line_end_behind_it_and_not_where_there_is_no_answer() -> None:
    rule = CountingRule("", "", line_end=1, question=True)
    assert count_by(rule, count_words("No."), "Who are\nyou?").characters == 3 + 11 + 2
    assert count_by(rule, count_words(""), "Who are\nyou?") == Count()


def test_only_rules_that_ask_for_more_than_plain_words_read_the_formatting() -> None:
    assert {rule.name for rule in COUNTING_RULES if rule.reads_formatting} == {
        "portal-marks",
        "no-tables",
        "no-headings",
    }


@given(texts, rules)
def test_a_rule_that_reads_no_formatting_counts_alike_from_plain_words(text: Text, rule: CountingRule) -> None:
    if not rule.reads_formatting:
        assert count_by(rule, count_text(text), "Q") == count_by(rule, count_words(plain_text(text)), "Q")


def test_a_rule_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(BidprepError, match="There is no counting rule “delta”") as caught:
        counting_rule("delta")
    assert all(rule.name in caught.value.do for rule in COUNTING_RULES)
    own = all_rules([OwnRule("1", "delta", "Delta", 2)])
    assert counting_rule("delta", own).line_end == 2


def test_a_rule_of_ones_own_does_not_take_the_name_of_a_bundled_one() -> None:
    assert all_rules([OwnRule("1", "word", "Ours", 2)]) == BUNDLED_RULES


def test_a_limit_whose_rule_is_gone_is_counted_as_word_counts() -> None:
    limit = Limit(LimitUnit.CHARACTERS, 10, rule="gone")
    assert used_of(limit, count_words("a\nb")) == 2


def test_every_bundled_rule_says_for_whom_it_is_and_all_are_told_apart() -> None:
    assert all(rule.reason.endswith(".") for rule in COUNTING_RULES)
    assert len({describe_rule(rule) for rule in COUNTING_RULES}) == len(COUNTING_RULES)
    assert describe_rule(BUNDLED_RULES["word"]) == "Line ends, tabs and list marks are free."
    assert describe_rule(CountingRule("", "", 2, 0, 3, headings=False, tables=False, question=True)) == (
        "A line end is two characters, a list mark is three characters; sub-headings are left out; tables are left out; "
        "the question counts too."
    )


@pytest.mark.parametrize(
    ("limit", "used"),
    [
        (Limit(LimitUnit.WORDS, 3), 4),
        (Limit(LimitUnit.CHARACTERS, 3), 12),
        (Limit(LimitUnit.CHARACTERS, 3, rule="portal"), 13),
        (Limit(LimitUnit.CHARACTERS_WITHOUT_SPACES, 3), 10),
        (Limit(LimitUnit.PAGES, 1), 0.1),
        (Limit(LimitUnit.ITEMS, 1), 0),
    ],
)
def test_each_unit_is_used_in_its_own_way(limit: Limit, used: float) -> None:
    assert used_of(limit, count_words("one two\nfo ur")) == used


@given(st.integers(0, 50), st.integers(1, 4), st.integers(0, 300))
def test_a_text_is_over_its_limit_by_what_goes_beyond_the_whole_allowance(value: int, items: int, words: int) -> None:
    limit = Limit(LimitUnit.WORDS, value, items)
    over = over_by(limit, Count(words=words))
    assert over == (words - value * items if words > value * items else 0)


def test_without_a_limit_nothing_is_over() -> None:
    assert over_by(None, Count(words=10**6)) == 0


TWO_ITEMS = text_of([
    Paragraph((Run("Before."),)),
    Paragraph((Run("Staff"),), Style.HEADING_1),
    Paragraph((Run("one two three"),)),
    Paragraph((Run("Within"),), Style.HEADING_2),
    Paragraph((Run("Places"),), Style.HEADING_1),
    Paragraph((Run("one"),)),
])  # fmt: skip


def test_an_item_runs_from_its_sub_heading_to_the_next() -> None:
    assert [(title, count.words) for title, count in count_items(TWO_ITEMS)] == [("Staff", 5), ("Places", 2)]


def test_an_item_may_be_over_its_share_though_the_whole_is_within_the_limit() -> None:
    limit = Limit(LimitUnit.WORDS, 4, 2)
    assert over_by(limit, count_text(TWO_ITEMS)) == 0
    assert items_over(limit, count_items(TWO_ITEMS)) == ((1, "Staff", 1),)
    without = replace(limit, rule="no-headings")
    assert items_over(without, count_items(TWO_ITEMS)) == ()


def test_items_are_told_apart_only_where_there_are_as_many_sub_headings() -> None:
    assert items_over(Limit(LimitUnit.WORDS, 1, 3), count_items(TWO_ITEMS)) == ()
    assert items_over(Limit(LimitUnit.WORDS, 1), count_items(TWO_ITEMS)) == ()
    assert count_items(text_of([Paragraph((Run("No sub-heading."),))])) == count_items(Text()) == ()


def test_a_limit_is_said_in_words() -> None:
    assert str(Limit(LimitUnit.WORDS, 2000)) == "2,000 words"
    assert str(Limit(LimitUnit.CHARACTERS_WITHOUT_SPACES, 500, items=2)) == "500 characters without spaces × 2"
    assert str(Limit(LimitUnit.PAGES, 2, font="Arial", size=11)) == "2 pages (Arial, 11 point)"
    assert str(Limit(LimitUnit.PAGES, 2, font="Arial")) == "2 pages (Arial)"
    assert str(Limit(LimitUnit.WORDS, 2, font="Arial")) == "2 words"


def test_what_is_used_is_said_with_its_limit_and_pages_are_said_to_be_estimated() -> None:
    assert say_use(None, 1) == "1 word"
    assert say_use(Limit(LimitUnit.CHARACTERS, 1500), 1204) == "1,204 of 1,500 characters"
    assert say_use(Limit(LimitUnit.PAGES, 2), 1.8) == "about 1.8 of 2 pages (estimated)"
    assert say_amount(1, LimitUnit.CHARACTERS_WITHOUT_SPACES) == "1 character without spaces"
