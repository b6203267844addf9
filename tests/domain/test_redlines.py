"""Redlines: both texts come back from one, and what changed is told as a reader would tell it."""

from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.redline_changes import count_words, redline_changes, say_counts
from bidprep.domain.redline_words import Edit
from bidprep.domain.redlines import Fate, Redline, RedlineParagraph, redline, text_after, text_before, with_blocks_back
from bidprep.domain.text import MergeField, Paragraph, Run, Style, Table, Text, plain, plain_block, text_of
from tests.strategies import texts

FIRST = "We meet each person at the prison gate and walk with them to their first appointment."
SECOND = "Our staff are trained in trauma-informed practice and supervised every month."
THIRD = "A peer mentor, who has been through the gate, calls twice in the first week."


@st.composite
def edited(draw: st.DrawFn) -> tuple[Text, Text]:
    """A text, and the same with blocks taken out, doubled, moved and changed."""
    one, other = draw(texts), draw(texts)
    pool = list(one.blocks) + list(other.blocks)
    chosen = draw(st.lists(st.sampled_from(pool), max_size=8)) if pool else []
    return one, text_of(chosen)


@given(texts, texts)
def test_a_redline_of_any_two_texts_gives_both_back(before: Text, after: Text) -> None:
    found = redline(before, after)
    assert text_before(found) == before
    assert text_after(found) == after


@given(edited())
def test_a_redline_of_an_edited_text_gives_both_back(both: tuple[Text, Text]) -> None:
    before, after = both
    found = redline(before, after)
    assert text_before(found) == before
    assert text_after(found) == after
    assert found.is_empty == (before == after)


@given(
    st.lists(st.sampled_from(("we", "do", "the work", "well,", "{{aim}}", "not", "**")), max_size=12),
    st.lists(st.sampled_from(("we", "do", "the work", "well,", "{{aim}}", "not", "**")), max_size=12),
)
def test_words_shuffled_within_a_paragraph_come_back(old: list[str], new: list[str]) -> None:
    before, after = plain(" ".join(old)), plain(" ".join(new))
    found = redline(before, after)
    assert (text_before(found), text_after(found)) == (before, after)


def fates(found: Redline) -> list[Fate]:
    return [block.fate for block in found.blocks]


def edits(found: Redline, block: int = 0) -> list[tuple[Edit, str]]:
    content = found.blocks[block].content
    assert isinstance(content, RedlineParagraph)
    return [(part.edit, part.words) for part in content.parts]


def test_a_word_that_is_replaced_is_a_deletion_and_an_insertion_in_its_place() -> None:
    found = redline(plain("We call within two weeks of release."), plain("We call within ten days of release."))
    assert edits(found) == [
        (Edit.KEPT, "We call within "),
        (Edit.DELETED, "two weeks"),
        (Edit.INSERTED, "ten days"),
        (Edit.KEPT, " of release."),
    ]


def test_a_word_whose_look_alone_changed_is_neither_added_nor_removed() -> None:
    before = text_of([Paragraph((Run("All of it matters."),))])
    after = text_of([Paragraph((Run("All of it "), Run("matters", bold=True), Run(".")))])
    assert edits(redline(before, after))[1] == (Edit.RESTYLED, "matters")
    (change,) = redline_changes(redline(before, after))
    assert change.said == "Made bold: “matters”"


def test_a_paragraph_that_moved_is_told_at_both_places_and_not_as_deleted() -> None:
    found = redline(plain(f"{FIRST}\n{SECOND}\n{THIRD}"), plain(f"{SECOND}\n{THIRD}\n{FIRST}"))
    assert fates(found) == [Fate.MOVED_AWAY, Fate.SAME, Fate.SAME, Fate.MOVED_HERE]
    assert found.blocks[0].move == found.blocks[3].move


def test_a_paragraph_that_moved_and_changed_shows_its_change_where_it_is_now() -> None:
    found = redline(plain(f"{FIRST}\n{SECOND}\n{THIRD}"), plain(f"{SECOND}\n{THIRD}\n{FIRST.replace('first', 'next')}"))
    assert fates(found)[-1] is Fate.MOVED_HERE
    assert (Edit.INSERTED, "next") in edits(found, 3)


def test_paragraphs_between_others_are_added_and_removed_as_wholes() -> None:
    assert fates(redline(plain(f"{FIRST}\n{THIRD}"), plain(f"{FIRST}\n{SECOND}\n{THIRD}"))) == [
        Fate.SAME, Fate.INSERTED, Fate.SAME,
    ]  # fmt: skip
    assert fates(redline(plain(f"{FIRST}\n{SECOND}"), plain(SECOND))) == [Fate.DELETED, Fate.SAME]


def test_a_paragraph_that_becomes_a_list_item_is_changed_and_said_so() -> None:
    before, after = text_of([Paragraph((Run(FIRST),))]), text_of([Paragraph((Run(FIRST),), Style.BULLET_1)])
    (change,) = redline_changes(redline(before, after))
    assert change.said == "Now a bullet, was body text"


def test_rows_of_a_table_are_compared_with_one_another() -> None:
    def grid(*rows: tuple[str, str]) -> Text:
        return text_of([Table(tuple(tuple((Run(cell),) for cell in row) for row in rows))])

    before = grid(("Week", "Task"), ("1", "Recruit"), ("2", "Train"))
    after = grid(("Week", "Task"), ("1", "Recruit staff"), ("2", "Train"), ("3", "Open"))
    said = [change.said for change in redline_changes(redline(before, after))]
    assert said == ["Added “ staff”", "Row added: “3, Open”"]


def test_a_merge_field_and_its_name_written_out_are_not_the_same_words() -> None:
    before, after = text_of([Paragraph((MergeField("aim"),))]), text_of([Paragraph((Run("{{aim}}"),))])
    found = redline(before, after)
    assert not found.is_empty
    assert (text_before(found), text_after(found)) == (before, after)


def test_one_paragraph_goes_back_and_all_else_stays_as_it_is_now() -> None:
    before, after = plain(f"{FIRST}\n{SECOND}\n{THIRD}"), plain(f"{FIRST.upper()}\n{THIRD} Always.")
    found = redline(before, after)
    gone = fates(found).index(Fate.DELETED) if Fate.DELETED in fates(found) else 0
    back = with_blocks_back(found, {next(at for at, block in enumerate(found.blocks) if SECOND in _words(found, at))})
    assert SECOND in [plain_block(block) for block in back.blocks]
    assert plain_block(back.blocks[-1]) == f"{THIRD} Always."
    assert gone >= 0


def _words(found: Redline, at: int) -> str:
    content = found.blocks[at].content
    return "".join(part.words for part in content.parts) if isinstance(content, RedlineParagraph) else ""


def test_a_paragraph_that_moved_goes_back_to_one_place_only() -> None:
    found = redline(plain(f"{FIRST}\n{SECOND}\n{THIRD}"), plain(f"{SECOND}\n{THIRD}\n{FIRST}"))
    for place in (0, 3):
        assert with_blocks_back(found, {place}) == plain(f"{FIRST}\n{SECOND}\n{THIRD}")


def test_the_counts_are_of_words_and_say_when_nothing_changed() -> None:
    assert say_counts(redline(plain(FIRST), plain(FIRST))) == "The two texts are the same, word for word."
    said = say_counts(redline(plain("We call within two weeks."), plain("We call and visit within ten days.")))
    assert said == "2 changes: 4 words added, 2 removed."


def test_a_paragraph_of_many_thousand_words_is_compared_in_good_time() -> None:
    words = [f"word{number * number % 6151}" for number in range(20_000)]
    changed = [*words[:5_000], "inserted", *words[5_000:15_000], *words[15_010:]]
    found = redline(plain(" ".join(words)), plain(" ".join(changed)))
    assert text_after(found) == plain(" ".join(changed))
    assert count_words(found) == (1, 10)


def test_every_kind_of_change_is_said_in_words() -> None:
    heading = Paragraph((Run("What we do"),), Style.HEADING_1)
    grid = Table((((Run("Week"),), (Run("Task"),)), ((Run("1"),), (Run("Recruit"),))))
    before = text_of([Paragraph((Run(FIRST),)), heading, Paragraph((Run(SECOND),)), Paragraph((Run(THIRD),)), grid])
    italic = Paragraph((Run(SECOND, italic=True),))
    after = text_of([heading, italic, Paragraph((Run(f"{FIRST} Always, everywhere."),)), Paragraph((Run("New."),))])
    said = [change.said for change in redline_changes(redline(before, after))]
    assert any(each.startswith("Paragraph moved away from here: “We meet") for each in said)
    assert any(each.startswith("Paragraph moved here: “We meet") for each in said)
    assert "Added “ Always, everywhere.”" in said
    assert any(each.startswith("Made italic: “Our staff") for each in said)
    assert any(each.startswith("Table removed: “Week") for each in said)
    assert any(each.endswith("…”") for each in said), "long words are cut"
    assert count_words(redline(text_of([heading]), text_of([heading, grid]))) == (4, 0)
    assert say_counts(
        redline(text_of([Paragraph((Run("Same."),))]), text_of([Paragraph((Run("Same.", bold=True),))]))
    ) == ("1 change: only how it looks.")


def test_a_link_that_changes_is_said_and_a_sub_heading_that_goes_is_named() -> None:
    before = text_of([Paragraph((Run("Aims"),), Style.HEADING_2), Paragraph((Run("See here.", link="https://a.org"),))])
    after = text_of([Paragraph((Run("See here.", link="https://b.org"),))])
    said = [change.said for change in redline_changes(redline(before, after))]
    assert said == ["Sub-heading removed: “Aims”", "Looks or links changed: “See here.”"]


def test_hundreds_of_paragraphs_on_each_side_are_compared_without_looking_for_moves() -> None:
    before = plain("\n".join(f"old{number} alpha{number} beta{number} gamma{number}" for number in range(110)))
    after = plain("\n".join(f"new{number} delta{number} epsilon{number} zeta{number}" for number in range(110)))
    found = redline(before, after)
    assert (text_before(found), text_after(found)) == (before, after)
    assert set(fates(found)) == {Fate.DELETED, Fate.INSERTED}
