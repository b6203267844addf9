"""The formatted text's normal form: the same look is the same value, and no word is ever lost."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.field_names import field_key
from bidprep.domain.text import (
    EMPTY,
    Block,
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    clean_characters,
    each_inlines,
    fill_fields,
    inlines_of,
    marked_blocks,
    merge_fields,
    paragraph,
    plain,
    plain_text,
    text_of,
)
from tests.strategies import blocks, inlines, runs, texts, words


def run_together(words: str) -> str:
    """Words without their white space: what must survive whatever becomes of the spaces."""
    return "".join(words.split())


def text(*lines: str | Block) -> Text:
    return text_of(line if isinstance(line, Paragraph | Table) else Paragraph((Run(line),)) for line in lines)


@given(st.lists(blocks, max_size=5))
def test_the_normal_form_of_a_normal_form_is_itself(raw: list[Block]) -> None:
    once = text_of(raw)
    assert text_of(once.blocks) == once


@given(texts)
def test_a_normal_text_has_no_empty_block_no_empty_run_and_no_neighbours_alike(made: Text) -> None:
    for block in made.blocks:
        assert any(each_inlines(Text((block,))))
    for items in each_inlines(made):
        assert all(item.text for item in items if isinstance(item, Run))
        for item, following in pairwise(items):
            if isinstance(item, Run) and isinstance(following, Run):
                assert (item.bold, item.italic, item.link) != (
                    following.bold,
                    following.italic,
                    following.link,
                )


@given(texts)
def test_bold_and_italic_start_and_end_at_a_visible_character(made: Text) -> None:
    for items in each_inlines(made):
        for attribute in ("bold", "italic"):
            letters = [
                (character, getattr(item, attribute))
                for item in items
                if isinstance(item, Run)
                for character in item.text
            ]
            if all(isinstance(item, Run) for item in items):
                for (one, on), (other, after) in pairwise(letters):
                    assert not (one.isspace() and on and not after)
                    assert not (other.isspace() and after and not on)


@given(st.lists(st.lists(runs, max_size=4), max_size=4))
def test_plain_text_loses_formatting_but_never_a_word(paragraphs: list[list[Run]]) -> None:
    made = text_of(Paragraph(tuple(items)) for items in paragraphs)
    typed = "".join(clean_characters(run.text) for items in paragraphs for run in items)
    assert run_together(plain_text(made)) == run_together(typed)


@given(st.text(max_size=60))
def test_plain_words_come_back_but_for_white_space(typed: str) -> None:
    assert run_together(plain_text(plain(typed))) == run_together(clean_characters(typed))


@given(st.text(st.characters(exclude_categories=[]), max_size=40))
def test_cleaned_characters_can_be_written_as_xml_and_stay_as_they_are(raw: str) -> None:
    cleaned = clean_characters(raw)
    assert clean_characters(cleaned) == cleaned
    assert "\r" not in cleaned
    cleaned.encode()
    for character in cleaned:
        number = ord(character)
        allowed = character in "\t\n" or 0x20 <= number <= 0xD7FF or 0xE000 <= number <= 0xFFFD or number > 0xFFFF
        assert allowed, f"U+{number:04X} is no character of XML 1.0"


def test_a_pair_of_surrogates_becomes_the_character_it_means_and_a_lone_one_goes() -> None:
    assert clean_characters("smile \ud83d\ude00") == "smile 😀"
    assert clean_characters("lost \ud83d half") == "lost  half"


def test_every_kind_of_line_end_is_one_line_end() -> None:
    assert clean_characters("a\r\nb\rc\x0bd\u2028e\u2029f\x85g\x0ch") == "a\nb\nc\nd\ne\nf\ng\nh"


def test_a_run_that_holds_a_line_end_is_split_by_a_line_break() -> None:
    assert paragraph([Run("one\ntwo", bold=True)]).inlines == (
        Run("one", True),
        LineBreak(),
        Run("two", True),
    )


def test_bold_stays_on_the_space_between_two_bold_words_and_goes_from_the_one_after_them() -> None:
    made = paragraph([Run("two words ", bold=True), Run("plain")])
    assert made.inlines == (Run("two words", bold=True), Run(" plain"))


def test_short_rows_of_a_table_are_filled_up() -> None:
    made = text_of([Table((((Run("a"),), (Run("b"),)), ((Run("c"),),)))])
    assert [len(row) for block in made.blocks if isinstance(block, Table) for row in block.rows] == [2, 2]


def test_a_table_without_a_word_is_no_block() -> None:
    assert text_of([Table((((), ()),)), Paragraph((Run("  "),))]) == EMPTY
    assert not EMPTY


def test_braces_around_a_name_are_a_merge_field_and_around_nothing_are_braces() -> None:
    assert inlines_of("We are {{ Legal name }}.") == (Run("We are "), MergeField("Legal name"), Run("."))
    assert inlines_of("{{ }}") == (Run("{{ }}"),)


def test_a_fields_name_is_looked_up_whatever_its_case_and_spacing() -> None:
    assert field_key(" Charity_NUMBER ") == field_key("charity number") == "charity number"


@given(texts)
def test_merge_fields_are_named_once_each_and_filling_all_leaves_none(made: Text) -> None:
    names = merge_fields(made)
    assert len(set(names)) == len(names)
    filled = fill_fields(made, {field_key(name): "value" for name in names})
    assert merge_fields(filled) == ()


@given(texts)
def test_filling_with_nothing_known_changes_nothing(made: Text) -> None:
    assert fill_fields(made, {}) == made


def test_a_filled_field_keeps_the_formatting_of_the_field_and_the_lines_of_its_value() -> None:
    made = text_of([Paragraph((MergeField("Address", bold=True, link="https://a.uk"),))])
    filled = fill_fields(made, {"address": "1 High Street\r\nLeeds"})
    run, line_break, second = filled.blocks[0].inlines  # type: ignore[union-attr]  # it is a paragraph
    assert run == Run("1 High Street", bold=True, link="https://a.uk")
    assert line_break == LineBreak()
    assert second == Run("Leeds", bold=True, link="https://a.uk")


def test_an_empty_value_leaves_the_field_to_be_seen() -> None:
    assert plain_text(fill_fields(plain("{{PPON}}"), {"ppon": ""})) == "{{PPON}}"


def test_filling_reaches_into_tables() -> None:
    made = text_of([Table((((MergeField("Staff"),),),))])
    assert plain_text(fill_fields(made, {"staff": "12"})) == "12"


def test_numbers_go_on_over_second_level_items_and_start_anew_after_a_paragraph() -> None:
    made = text(
        Paragraph((Run("one"),), Style.NUMBER_1),
        Paragraph((Run("under"),), Style.BULLET_2),
        Paragraph((Run("two"),), Style.NUMBER_1),
        Paragraph((Run("a"),), Style.NUMBER_2),
        Paragraph((Run("b"),), Style.NUMBER_2),
        "body",
        Paragraph((Run("one again"),), Style.NUMBER_1),
        Paragraph((Run("dot"),), Style.BULLET_1),
        Paragraph((Run("one once more"),), Style.NUMBER_1),
    )
    assert [mark for mark, _ in marked_blocks(made)] == [
        "1. ",
        "   - ",
        "2. ",
        "   1. ",
        "   2. ",
        "",
        "1. ",
        "- ",
        "1. ",
    ]
    assert plain_text(made, markers=True).splitlines()[1] == "   - under"


def test_what_a_style_is() -> None:
    assert [style.level for style in Style] == [0, 1, 2, 1, 2, 1, 2]
    assert [style for style in Style if style.is_heading] == [Style.HEADING_1, Style.HEADING_2]
    assert [style for style in Style if style.is_numbered] == [Style.NUMBER_1, Style.NUMBER_2]
    assert [style for style in Style if style.is_list] == list(Style)[3:]


def test_a_tables_cells_end_in_tabs_and_its_rows_in_line_ends() -> None:
    made = text_of([Table((((Run("a"),), (Run("b"),)), ((Run("c"),), (Run("d"),))))])
    assert plain_text(made) == "a\tb\nc\td"


@given(words, inlines)
def test_no_paragraph_begins_or_ends_in_white_space_or_a_line_break(start: str, rest: tuple[object, ...]) -> None:
    items = paragraph([Run(start), *rest]).inlines  # type: ignore[list-item]  # they are inline items
    for item, strip in ((items[:1], str.lstrip), (items[-1:], str.rstrip)):
        for edge in item:
            assert not isinstance(edge, LineBreak)
            assert not isinstance(edge, Run) or strip(edge.text, " \t") == edge.text


@pytest.mark.parametrize("odd", ["\x07", "\x7f", "\r\n", "\x0b", "é\x85", "\u2029", "\t", "\n", "’"])
def test_a_long_text_is_cleaned_as_a_short_one_is(odd: str) -> None:
    long = "x" * 100
    assert clean_characters(long + odd + long) == long + clean_characters(odd) + long
