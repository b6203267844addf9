"""Markdown has one spelling for each text, reads it back, and takes what people type without losing words."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.text import (
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    plain,
    plain_text,
    text_of,
)
from tests.strategies import texts

# Few words with much formatting and white space: where the two meet, Markdown is at its hardest.
_TIGHT = st.lists(
    st.builds(Run, st.sampled_from(("a", " ", " b", "c ", "  ", "d e", ".", "*", " * ")), st.booleans(), st.booleans()),
    min_size=1,
    max_size=5,
).map(lambda runs: text_of([Paragraph(tuple(runs))]))


@given(_TIGHT)
@example(text_of([Paragraph((Run("a", italic=True), Run(" "), Run(" b", italic=True)))]))
def test_white_space_between_formatted_words_reads_back_the_same(text: Text) -> None:
    assert read_markdown(write_markdown(text)) == text
    assert text_of(text.blocks) == text


@given(texts)
def test_what_is_written_reads_back_the_same(text: Text) -> None:
    assert read_markdown(write_markdown(text)) == text


@given(st.text(max_size=60))
def test_anything_read_has_one_spelling(typed: str) -> None:
    text = read_markdown(typed)
    spelt = write_markdown(text)
    assert read_markdown(spelt) == text
    assert write_markdown(read_markdown(spelt)) == spelt


@given(st.text(max_size=60))
def test_plain_words_survive_being_kept_as_markdown(typed: str) -> None:
    text = plain(typed)
    assert plain_text(read_markdown(write_markdown(text))) == plain_text(text)


_PIECES = st.sampled_from(
    ["word", "two", "three", " ", " ", "\n", "\n", "\n\n", "**", "*", "***", "_", "__", "# ", "## ",
     "#### ", "> ", "- ", "+ ",
     "* ", "1. ", "12) ", "   ", "`", "```", "| ", "|", "\n|---|---|\n", "|-|\n", "[", "](9)", "](<9 9>)",
     "]", "(", ")",
     "<b>", "</b>", "<!-- ", " -->", "~~", "\\", "\\\n", "---", "===", "&amp;", "{{", "}}", "{{name}}",
     "![", "[^", "\t", "  \n"]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map("".join))
@example("word\n|---|---|\ntwo")
@example("| word\n|-|\n| two | three")
@example("[word [two](9)")
@example("word**word**")
def test_foreign_markdown_loses_no_visible_word(typed: str) -> None:
    """The targets of the links here are digits, so every letter is visible; marks between two letters may join them."""
    assert re.findall("[a-z]", plain_text(read_markdown(typed))) == re.findall("[a-z]", typed)


def read_as(typed: str) -> list[tuple[Style, str]]:
    return [
        (block.style, plain_text(Text((block,))))
        for block in read_markdown(typed).blocks
        if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("# One", [(Style.HEADING_1, "One")]),
        ("## Two", [(Style.HEADING_1, "Two")]),
        ("### Three", [(Style.HEADING_2, "Three")]),
        ("###### Six", [(Style.HEADING_2, "Six")]),
        ("#hashtag", [(Style.BODY, "#hashtag")]),
        (
            "* star\n+ plus\n- minus",
            [(Style.BULLET_1, "star"), (Style.BULLET_1, "plus"), (Style.BULLET_1, "minus")],
        ),
        ("1) one\n7. two", [(Style.NUMBER_1, "one"), (Style.NUMBER_1, "two")]),
        (
            "- top\n  - deep\n    1. numbered",
            [(Style.BULLET_1, "top"), (Style.BULLET_2, "deep"), (Style.NUMBER_2, "numbered")],
        ),
        ("wrapped\nline", [(Style.BODY, "wrapped line")]),
        ("- item\n  goes on", [(Style.BULLET_1, "item goes on")]),
        ("one\n\n\ntwo", [(Style.BODY, "one"), (Style.BODY, "two")]),
        ("-\n- b", [(Style.BULLET_1, "b")]),
        ("3.5 people", [(Style.BODY, "3.5 people")]),
        ("-5 degrees", [(Style.BODY, "-5 degrees")]),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(typed: str, read: list[tuple[Style, str]]) -> None:
    assert read_as(typed) == read


def inlines_read(typed: str) -> tuple[object, ...]:
    block = read_markdown(typed).blocks[0]
    assert isinstance(block, Paragraph)
    return block.inlines


def test_stars_make_bold_and_italic() -> None:
    assert inlines_read("a **b** *c* ***d***") == (
        Run("a "), Run("b", bold=True), Run(" "), Run("c", italic=True), Run(" "), Run("d", True, True),
    )  # fmt: skip


@pytest.mark.parametrize("typed", ["2 * 3 * 4", "a * b", "5* rating", "**never closed", "* "])
def test_a_star_without_a_partner_is_a_star(typed: str) -> None:
    assert plain_text(read_markdown(typed)).count("*") == (0 if typed == "* " else typed.count("*"))


def test_links_are_read_with_their_formatting() -> None:
    assert inlines_read("see [our **site**](https://a.uk/x)") == (
        Run("see "), Run("our ", link="https://a.uk/x"), Run("site", bold=True, link="https://a.uk/x"),
    )  # fmt: skip


def test_a_link_whose_address_has_brackets_or_spaces_comes_back() -> None:
    text = text_of([Paragraph((Run("word", link="https://a.uk/a b(1)<x>|y*"),))])
    assert read_markdown(write_markdown(text)) == text


def test_brackets_that_are_no_link_stay() -> None:
    assert plain_text(read_markdown("[TBC] and [x](")) == "[TBC] and [x]("


def test_line_breaks_are_read_from_a_backslash_and_from_html() -> None:
    assert inlines_read("a\\\nb<br>c<br/>d<br />e") == (
        Run("a"), LineBreak(), Run("b"), LineBreak(), Run("c"), LineBreak(), Run("d"), LineBreak(), Run("e"),
    )  # fmt: skip


def test_a_backslash_at_the_very_end_stays_a_backslash() -> None:
    assert plain_text(read_markdown("end\\")) == "end\\"


def test_merge_fields_are_read_and_empty_braces_are_not() -> None:
    assert inlines_read("**{{ Legal name }}** {{ }}") == (MergeField("Legal name", bold=True), Run(" {{ }}"))


def test_a_table_is_read_with_its_escaped_bars_and_short_rows() -> None:
    text = read_markdown("before\n| a | b \\| c |\n| :-- | --- |\n| d |\nafter")
    before, table, after = text.blocks
    assert isinstance(table, Table)
    assert table.rows == (((Run("a"),), (Run("b | c"),)), ((Run("d"),), ()))
    assert [plain_text(Text((block,))) for block in (before, after)] == ["before", "after"]


def test_words_that_look_like_marks_are_kept_as_words() -> None:
    for words in (
        "- no item",
        "1. no item",
        "# no heading",
        "+",
        "12)",
        "a | b",
        "<b>",
        "{{x",
        "\\",
        "[",
        "*",
    ):
        text = text_of([Paragraph((Run(words),))])
        assert read_markdown(write_markdown(text)) == text


def test_the_canonical_spelling_is_what_the_file_format_says() -> None:
    text = text_of(
        [
            Paragraph((Run("Head"),), Style.HEADING_1),
            Paragraph((Run("Sub"),), Style.HEADING_2),
            Paragraph((Run("Body "), Run("bold", bold=True), LineBreak(), MergeField("Staff"))),
            Paragraph((Run("one"),), Style.BULLET_1),
            Paragraph((Run("deep"),), Style.NUMBER_2),
            Table((((Run("a"),), (Run("b"),)), ((Run("c"),), ()))),
        ]
    )
    assert write_markdown(text) == (
        "## Head\n\n### Sub\n\nBody **bold**\\\n{{Staff}}\n\n- one\n   1. deep\n\n| a | b |\n| --- | --- |\n| c |  |\n"
    )
    assert write_markdown(Text()) == ""
