"""One answer in a returned file: its two texts, what was suggested in it, where, and what was said of it."""

from typing import Any

from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.domain.reviewed_changes import changes_in, suggestions_in
from bidprep.domain.reviewed_regions import accepted_text, comments_in, region_of, rejected_text, text_with
from bidprep.domain.reviewed_texts import ChangeKind, Region, Span
from bidprep.domain.text import LineBreak, Paragraph, Run, Style, Table, Text, plain_text
from tests.documents.reviewed_files import (
    cell,
    change,
    comment,
    cut,
    gone,
    ins,
    p,
    r,
    ranged,
    row,
    table,
    who,
    word_file,
)

ANN, BEN = "Ann Trustee", "Ben Chair"


def heading(name: str, words: str, number: int = 1) -> str:
    return p(
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>', r(words), f'<w:bookmarkEnd w:id="{number}"/>', style="H2"
    )


def answer(body: str, **parts: Any) -> Region:
    """Return the region of an answer of these blocks, between the headings of two."""
    content = word_file(heading("bp_a", "1.1 Us") + body + heading("bp_b", "1.2 Them", 2) + p(r("Theirs.")), **parts)
    document = read_reviewed_here(content)
    return region_of(document, document.bookmarks["bp_a"].start, document.bookmarks["bp_b"].start)


def spans(region: Region) -> list[tuple[str, Span, Span]]:
    return [(each.kind.value, each.span, each.accepted_span) for each in changes_in(region)]


def test_a_region_is_what_stands_between_two_headings() -> None:
    region = answer(p(r("One.")) + p(r("Two."), style="H3") + p(r("Three."), style="Bul"))
    assert rejected_text(region) == Text(
        (
            Paragraph((Run("One."),)),
            Paragraph((Run("Two."),), Style.HEADING_1),
            Paragraph((Run("Three."),), Style.BULLET_1),
        )
    )


def test_the_last_region_goes_to_the_end() -> None:
    document = read_reviewed_here(word_file(heading("bp_a", "1.1") + p(r("One.")) + p(r("Two."))))
    assert plain_text(accepted_text(region_of(document, document.bookmarks["bp_a"].start))) == "One.\nTwo."


def test_a_replaced_phrase_is_one_removal_and_one_addition() -> None:
    region = answer(p(r("We "), cut("run"), ins("offer"), cut(" two"), ins(" three"), r(" shelters.")))
    assert [(each.kind.value, each.removed, plain_words(each.changes)) for each in suggestions_in(region)] == [
        ("deletion", "run two", ""),
        ("insertion", "", "offer three"),
    ]
    assert spans(region)[:2] == [
        ("deletion", Span(0, 3, 0, 6), Span(0, 3, 0, 3)),
        ("insertion", Span(0, 6, 0, 6), Span(0, 3, 0, 8)),
    ]


def plain_words(changes: tuple) -> str:
    return "".join("\n" if isinstance(item, LineBreak) else item.text for each in changes for item in each.added)


def test_another_author_or_another_minute_is_another_suggestion() -> None:
    region = answer(p(ins("a", ANN), ins("b", BEN), ins("c", BEN, "2026-03-02T10:16:00Z"), r("."), ins("d", BEN)))
    assert [(each.author, plain_words(each.changes)) for each in suggestions_in(region)] == [
        (ANN, "a"),
        (BEN, "b"),
        (BEN, "c"),
        (BEN, "d"),
    ]


def test_paragraphs_inserted_in_one_go_are_one_suggestion_that_can_be_taken_alone() -> None:
    new = p(ins("New."), mark=change("ins")) + p(ins("Newer."), mark=change("ins"))
    region = answer(p(r("One."), ins(" And.", BEN)) + new + p(r("Two.")))
    by_ben, by_ann = suggestions_in(region)
    assert (by_ann.kind, plain_words(by_ann.changes)) == (ChangeKind.INSERTION, "New.\nNewer.\n")
    assert plain_text(text_with(region, by_ann.marks)) == "One.\nNew.\nNewer.\nTwo."
    assert plain_text(text_with(region, by_ben.marks)) == "One. And.\nTwo."


def test_a_deletion_over_paragraphs_says_what_it_takes_and_where() -> None:
    region = answer(
        p(r("One "), cut("and"), mark=change("del")) + p(cut("Gone."), mark=change("del")) + p(cut("Then "), r("two."))
    )
    (suggestion,) = suggestions_in(region)
    assert suggestion.removed == "and\nGone.\nThen "
    assert [each.span for each in suggestion.changes] == [
        Span(0, 4, 0, 7),
        Span(0, 7, 1, 0),
        Span(1, 0, 1, 5),
        Span(1, 5, 2, 0),
        Span(2, 0, 2, 5),
    ]
    assert plain_text(accepted_text(region)) == "One two."


def test_spaces_that_a_text_does_not_keep_do_not_shift_places() -> None:
    region = answer(p() + p(r("  One "), cut("two"), r("  ")) + p())
    assert spans(region) == [("deletion", Span(0, 4, 0, 7), Span(0, 3, 0, 3))]
    assert plain_text(rejected_text(region)) == "One two"


def test_bold_is_taken_back_where_it_is_rejected() -> None:
    region = answer(p(r("Our "), r("team", f"<w:b/><w:rPrChange {who()}><w:rPr/></w:rPrChange>")))
    assert rejected_text(region) == Text((Paragraph((Run("Our team"),)),))
    assert accepted_text(region) == Text((Paragraph((Run("Our "), Run("team", bold=True))),))
    (found,) = changes_in(region)
    assert (found.kind, found.removed, found.added, found.what) == (
        ChangeKind.FORMATTING,
        "team",
        (Run("team", bold=True),),
        "bold",
    )


def test_a_paragraph_made_a_heading_is_body_text_where_that_is_rejected() -> None:
    region = answer(p(r("Us"), style="H3", properties=f"<w:pPrChange {who()}><w:pPr/></w:pPrChange>"))
    assert rejected_text(region) == Text((Paragraph((Run("Us"),)),))
    assert accepted_text(region) == Text((Paragraph((Run("Us"),), Style.HEADING_1),))
    (found,) = changes_in(region)
    assert (found.style, found.what, found.span) == (Style.HEADING_1, "style “heading 3”", Span(0, 0, 0, 2))


def test_a_new_paragraph_after_a_sub_heading_leaves_it_a_sub_heading() -> None:
    region = answer(p(r("Staff"), style="H3", mark=change("ins")) + p(ins("New words.")) + p(r("Old words.")))
    assert rejected_text(region) == Text((Paragraph((Run("Staff"),), Style.HEADING_1), Paragraph((Run("Old words."),))))


def test_an_inserted_row_is_there_only_where_it_is_accepted() -> None:
    region = answer(
        table(
            row(cell(p(r("A", "<w:b/>"))), cell(p(r("B")))), row(cell(p(ins("c"))), cell(p()), properties=change("ins"))
        )
        + p()
    )
    assert rejected_text(region) == Text((Table((((Run("A"),), (Run("B"),)),)),))
    assert accepted_text(region) == Text((Table((((Run("A"),), (Run("B"),)), ((Run("c"),), ()))),))
    assert spans(region) == [
        ("insertion", Span(0, 3, 0, 3), Span(0, 4, 0, 5)),
        ("table", Span(0, 3, 0, 3), Span(0, 4, 0, 6)),
    ]


def test_what_is_in_no_row_shown_has_its_place_at_the_row_before() -> None:
    region = answer(
        table(
            row(cell(p(r("A"))), cell(p(r("B")))),
            row(cell(p(cut("c"))), cell(p(r("d")), properties=f"<w:cellDel {who(BEN)}/>"), properties=change("del")),
        )
        + p()
    )
    assert [(each.kind.value, each.accepted_span) for each in changes_in(region)] == [
        ("deletion", Span(0, 3, 0, 3)),
        ("table", Span(0, 3, 0, 3)),
        ("table", Span(0, 3, 0, 3)),
    ]
    assert plain_text(rejected_text(region)) == "A\tB\nc\td"


def test_a_table_in_a_cell_is_lines_of_the_cell() -> None:
    inner = table(row(cell(p(r("x"))), cell(p(ins("y")))), row(cell(p(cut("z"))), properties=change("del")))
    region = answer(table(row(cell(p(r("A")), inner, p()))) + p())
    assert plain_text(rejected_text(region)) == "A\nx\nz"
    assert plain_text(accepted_text(region)) == "A\nx\ny"


def test_a_table_without_words_is_none_and_what_is_in_it_has_a_place() -> None:
    region = answer(table(row(cell(p(ins("new"))))) + p(r("After.")))
    assert plain_text(rejected_text(region)) == "After."
    assert spans(region) == [("insertion", Span(0, 0, 0, 0), Span(0, 0, 0, 3))]


def test_a_region_of_nothing_has_no_comments_and_an_empty_text() -> None:
    region = answer("")
    assert (rejected_text(region), comments_in(region), changes_in(region)) == (Text(), (), ())


def test_a_row_that_came_takes_its_words_with_it() -> None:
    region = answer(
        table(
            row(cell(p(r("A")))),
            row(cell(p(ins("c"))), cell(p(ins("d"), ins("e", BEN))), properties=change("ins")),
            row(cell(p(cut("f"))), properties=change("del")),
        )
        + p()
    )
    came, by_ben, went = suggestions_in(region)
    assert (came.kind, plain_text(text_with(region, came.marks))) == (ChangeKind.TABLE, "A\t\nc\td\nf\t")
    assert (by_ben.kind, by_ben.author) == (ChangeKind.INSERTION, BEN)
    assert plain_text(text_with(region, went.marks)) == "A"


def test_a_move_is_two_suggestions_of_one_name() -> None:
    region = answer(
        p(
            f'<w:moveFromRangeStart {who()} w:name="move7"/>',
            change("moveFrom", r("late ")),
            '<w:moveFromRangeEnd w:id="900"/>',
            r("then "),
            f'<w:moveToRangeStart {who()} w:name="move7"/>',
            change("moveTo", r("late ")),
        )
    )
    assert [(each.kind.value, each.changes[0].move) for each in suggestions_in(region)] == [
        ("move-from", "move7"),
        ("move-to", "move7"),
    ]


def test_half_a_move_is_no_move_by_name() -> None:
    region = answer(p(f'<w:moveFromRangeStart {who()} w:name="move7"/>', change("moveFrom", r("late "))))
    assert [each.move for each in changes_in(region)] == [""]


def test_a_comment_has_a_place_in_both_texts() -> None:
    region = answer(
        p(r("We "), cut("run "), ranged(1, r("two") + ins(" or three")), r(" shelters.")), comments=comment(1, "Which?")
    )
    (placed,) = comments_in(region)
    assert (placed.rejected, placed.accepted) == (Span(0, 7, 0, 10), Span(0, 3, 0, 15))
    assert plain_text(rejected_text(region))[7:10] == "two"
    assert plain_text(accepted_text(region))[3:15] == "two or three"


def test_a_comment_that_crosses_answers_is_in_both() -> None:
    document = read_reviewed_here(
        word_file(
            heading("bp_a", "1.1")
            + p(r("One "), '<w:commentRangeStart w:id="1"/>', r("two."))
            + heading("bp_b", "1.2", 2)
            + p(r("Three"), '<w:commentRangeEnd w:id="1"/>', r(" four.")),
            comments=comment(1, "Same?"),
        )
    )
    start, other = document.bookmarks["bp_a"].start, document.bookmarks["bp_b"].start
    (first,) = comments_in(region_of(document, start, other))
    (second,) = comments_in(region_of(document, other))
    assert (first.rejected, second.rejected) == (Span(0, 4, 0, 8), Span(0, 0, 0, 5))


def test_a_bookmark_written_twice_begins_at_the_first_and_ends_at_the_last() -> None:
    document = read_reviewed_here(
        word_file(
            p(
                '<w:bookmarkStart w:id="1" w:name="bp_a"/>',
                cut("Us"),
                '<w:bookmarkEnd w:id="1"/><w:bookmarkStart w:id="2" w:name="bp_a"/>',
                ins("We"),
                '<w:bookmarkEnd w:id="2"/>',
            )
        )
    )
    assert document.bookmarks["bp_a"] == ((0, 0), (0, 2))


def test_what_one_inserted_and_another_deleted_is_in_neither_text_but_can_be_taken() -> None:
    region = answer(p(r("a"), change("ins", r("b") + change("del", gone("c"), BEN)), r("d")))
    assert (plain_text(rejected_text(region)), plain_text(accepted_text(region))) == ("ad", "abd")
    first, second = suggestions_in(region)
    assert plain_text(text_with(region, first.marks)) == "abcd"
    assert second.author == BEN


def test_the_file_s_own_properties_are_read() -> None:
    content = word_file(p(), properties={"bidprep round": "r1"}, settings="<w:trackRevisions/>")
    document = read_reviewed_here(content)
    assert document.properties == {"bidprep round": "r1"}
    assert document.tracks_changes
