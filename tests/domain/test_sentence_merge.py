"""Merging by sentence: what one side changed is taken, what both changed alike is taken once, the rest is a person's."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.inline_units import Split, cut_inlines, sentences_of, words_of
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.sentence_merge import Conflict, Side, align_blocks, merge_texts
from bidprep.domain.text import (
    Inline,
    Paragraph,
    Text,
    each_inlines,
    normal_inlines,
    plain_inlines,
    plain_text,
    text_of,
)
from tests.strategies import texts

SENTENCES = (
    "We support 120 women a year.", "Staff are vetted before they start!", "Who pays?", "**Each** has a mentor.",
    "The centre opens at 8.30 a.m. on weekdays.", "It costs £1,250.50 (see page 4).", "{{charity number}} is ours.",
)  # fmt: skip
NEW = ("We support 135 women a year.", "We support 140 women a year.", "Nobody waits.", "*All* are asked.")


def merged(base: str, ours: str, theirs: str) -> tuple[str, list[Conflict]]:
    outcome = merge_texts(read_markdown(base), read_markdown(ours), read_markdown(theirs))
    return write_markdown(outcome.text()), list(outcome.conflicts)


def test_two_sentences_changed_by_two_sides_merge() -> None:
    assert merged("One is. Two is. Three is.", "One was. Two is. Three is.", "One is. Two is. Three was.") == (
        "One was. Two is. Three was.\n",
        [],
    )
    assert merged("One is. Two is.", "One was. Two is.", "One is. Two was.") == ("One was. Two was.\n", [])


def test_a_figure_changed_in_two_ways_is_a_conflict_and_no_third_figure() -> None:
    text, conflicts = merged("We saw 120. It rose.", "We saw 135. It rose.", "We saw 140. It rose.")
    assert text == "We saw 135. It rose.\n"
    (conflict,) = conflicts
    assert [plain_text(Text(conflict.blocks_of(side))) for side in Side] == [
        "We saw 120. It rose.",
        "We saw 135. It rose.",
        "We saw 140. It rose.",
    ]


def test_what_merges_within_a_conflict_is_merged_in_all_of_it() -> None:
    _, (conflict,) = merged("A is. B is. C is.", "A was. B is. C is.", "A will be. B is. C was.")
    assert plain_text(Text(conflict.ours)) == "A was. B is. C was."
    assert plain_text(Text(conflict.theirs)) == "A will be. B is. C was."


def test_a_paragraph_that_one_side_removes_and_the_other_changes_is_a_conflict() -> None:
    text, conflicts = merged("First here.\n\nSecond here now.", "First here.", "First here.\n\nSecond there now.")
    assert text == "First here.\n"
    assert plain_text(Text(conflicts[0].theirs)) == "Second there now."


def test_paragraphs_put_in_by_both_in_different_places_are_both_there() -> None:
    assert merged("One.\n\nTwo.", "One.\n\nNew of ours.\n\nTwo.", "One.\n\nTwo.\n\nNew of theirs.") == (
        "One.\n\nNew of ours.\n\nTwo.\n\nNew of theirs.\n",
        [],
    )


def test_a_change_of_style_and_a_change_of_words_merge() -> None:
    assert merged("One is.\n\nTwo is.", "One is.\n\n- Two is.", "One is.\n\nTwo was.") == (
        "One is.\n\n- Two was.\n",
        [],
    )


def test_a_table_merges_cell_by_cell() -> None:
    base = "| A | B |\n| --- | --- |\n| 1 | 2 |"
    assert merged(base, base.replace("1", "3"), base.replace("2", "4"))[0] == ("| A | B |\n| --- | --- |\n| 3 | 4 |\n")
    assert len(merged(base, base.replace("1", "3"), base.replace("1", "5"))[1]) == 1


@given(texts)
def test_a_paragraph_cut_into_units_is_whole(text: Text) -> None:
    for inlines in each_inlines(text):
        for split in (sentences_of, words_of):
            assert normal_inlines(item for unit in split(inlines) for item in unit) == inlines
        words = plain_inlines(inlines)
        middle = len(words) // 2
        both = cut_inlines(inlines, 0, middle) + cut_inlines(inlines, middle, len(words))
        assert normal_inlines(both) == inlines


@given(texts, texts)
def test_with_one_side_unchanged_the_result_is_the_other(base: Text, changed: Text) -> None:
    assert merge_texts(base, changed, base).text() == changed
    assert merge_texts(base, base, changed).text() == changed
    assert merge_texts(base, changed, changed).text() == changed


@given(texts, texts, texts)
def test_any_three_texts_merge_and_changing_sides_changes_only_who_is_who(base: Text, ours: Text, theirs: Text) -> None:
    _prove_sides(base, ours, theirs)


@given(st.integers(), st.sampled_from((sentences_of, words_of)))
def test_no_unit_stands_in_a_merge_that_nobody_wrote(seed: int, split: Split) -> None:
    chance = random.Random(seed)
    base = [[chance.choice(SENTENCES) for _ in range(chance.randint(1, 4))] for _ in range(chance.randint(1, 4))]
    three = [_text(base), _text(_edited(base, chance)), _text(_edited(base, chance))]
    written = {_words(unit) for text in three for unit in _units(text, split)}
    outcome = merge_texts(three[0], three[1], three[2], split)
    for side in Side:
        assert {_words(unit) for unit in _units(outcome.text(otherwise=side), split)} <= written
    _prove_sides(three[0], three[1], three[2])


@given(texts, texts)
def test_blocks_are_aligned_in_order_and_equal_ones_with_equal_ones_first(before: Text, after: Text) -> None:
    pairs = sorted(align_blocks(before.blocks, after.blocks).items())
    assert [new for _, new in pairs] == sorted({new for _, new in pairs})
    assert align_blocks(before.blocks, before.blocks) == {at: at for at in range(len(before.blocks))}


def _prove_sides(base: Text, ours: Text, theirs: Text) -> None:
    one, other = merge_texts(base, ours, theirs), merge_texts(base, theirs, ours)
    assert [(each.base, each.ours, each.theirs) for each in one.conflicts] == [
        (each.base, each.theirs, each.ours) for each in other.conflicts
    ]
    assert one.text(otherwise=Side.OURS) == other.text(otherwise=Side.THEIRS)


def _edited(base: list[list[str]], chance: random.Random) -> list[list[str]]:
    edited = [list(paragraph) for paragraph in base]
    for _ in range(chance.randint(1, 4)):
        paragraph = chance.choice(edited) if edited else []
        at = chance.randrange(len(paragraph)) if paragraph else 0
        match chance.randrange(5):
            case 0 if paragraph:
                paragraph[at] = chance.choice(NEW)
            case 1 if paragraph:
                del paragraph[at]
            case 2:
                paragraph.insert(at, chance.choice(NEW))
            case 3:
                edited.insert(chance.randint(0, len(edited)), [chance.choice(NEW)])
            case _ if edited:
                del edited[chance.randrange(len(edited))]
    return edited


def _text(paragraphs: list[list[str]]) -> Text:
    return read_markdown("\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph))


def _units(text: Text, split: Split) -> list[tuple[Inline, ...]]:
    return [unit for block in text.blocks if isinstance(block, Paragraph) for unit in split(block.inlines)]


def _words(unit: tuple[Inline, ...]) -> str:
    return write_markdown(text_of([Paragraph(unit)])).strip()


def test_a_long_sentence_without_an_end_is_cut_quickly() -> None:
    words = "a. " * 3 + "word " * 20_000 + "!" * 5_000
    (paragraph,) = read_markdown(words).blocks
    assert isinstance(paragraph, Paragraph)
    assert len(sentences_of(paragraph.inlines)) == pytest.approx(7, abs=1)
