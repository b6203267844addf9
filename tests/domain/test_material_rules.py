"""Materials: what a new version changes, passages found again, words in their sentences, names without versions."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.material_rules import (
    LONGEST_LINE,
    Change,
    Passage,
    are_alike,
    carry_over,
    compare_texts,
    compare_words,
    count_pages,
    find_passage,
    find_sentences,
    is_place_line,
    page_line,
    page_of,
    part_long_lines,
    sheet_line,
    show_in_sentence,
    version_key,
)

OLD = "\n".join((
    page_line(1), "Staffing", "The provider must have at least three staff on shift.", "This clause goes away altogether.",
    page_line(2), "Referrals are acknowledged within one working day.",
))  # fmt: skip
NEW = "\n".join((
    page_line(1), "A clause that is new to everybody.", "Staffing",
    "The provider must have at least four staff on shift, day and night.",
    "Referrals are acknowledged within one working day.", page_line(2),
))  # fmt: skip

_texts = st.lists(
    st.sampled_from(("Alpha beta gamma.", "Delta", "One two three four", "", page_line(3), "ß İ 😀")), max_size=8
)


def passage(text: str, quote: str) -> Passage:
    return Passage(text.index(quote), quote)


def test_each_paragraph_that_differs_is_told_once_and_pages_count_for_nothing() -> None:
    found = [(each.change, each.before, each.after) for each in compare_texts(OLD, NEW)]
    assert found == [
        (Change.ADDED, "", "A clause that is new to everybody."),
        (Change.CHANGED, "The provider must have at least three staff on shift.",
         "The provider must have at least four staff on shift, day and night."),
        (Change.REMOVED, "This clause goes away altogether.", ""),
    ]  # fmt: skip
    assert compare_texts(OLD, OLD) == ()


def test_a_changed_paragraph_is_told_word_by_word() -> None:
    words = compare_words("at least three staff", "at least four staff")
    assert words == (("at least ", None), ("three", False), ("four", True), (" staff", None))


@given(_texts, _texts)
def test_what_is_told_of_two_versions_makes_one_out_of_the_other(left: list[str], right: list[str]) -> None:
    old, new = "\n".join(left), "\n".join(right)

    def lines(text: str) -> list[str]:
        return sorted(line for line in text.split("\n") if line.strip() and not is_place_line(line))

    made = lines(old)
    for each in compare_texts(old, new):
        assert "".join(words for words, added in each.words if added is not True) == each.before
        assert "".join(words for words, added in each.words if added is not False) == each.after
        if each.before:
            assert old.startswith(each.before, each.old_start)
            made.remove(each.before)
        if each.after:
            assert new.startswith(each.after, each.new_start)
            made.append(each.after)
    assert sorted(made) == lines(new)


def test_a_passage_goes_along_where_its_whole_paragraph_stands_unchanged() -> None:
    moved = carry_over(OLD, passage(OLD, "one working day"), NEW)
    assert moved == passage(NEW, "one working day")
    assert carry_over(OLD, passage(OLD, "staff on shift"), NEW) is None, "the paragraph says something else round it"
    assert carry_over(OLD, passage(OLD, "goes away"), NEW) is None


def test_a_changed_passage_is_found_by_its_words_or_by_the_nearest() -> None:
    assert find_passage(OLD, passage(OLD, "staff on shift"), NEW) == passage(NEW, "staff on shift")
    assert find_passage(OLD, passage(OLD, "at least three staff"), NEW) == passage(NEW, "at least four staff")
    assert find_passage(OLD, passage(OLD, "three"), NEW) == passage(NEW, "four")
    assert find_passage(OLD, passage(OLD, "This clause goes away altogether."), NEW) is None


def test_of_like_passages_the_nearest_is_taken() -> None:
    old = "\n".join(f"Lot {at}\nHours are nine to five." for at in range(9))
    new = "New\n" + old
    start = old.index("Hours", old.index("Lot 6"))
    found = find_passage(old, Passage(start, "Hours are nine to five."), new)
    assert found == Passage(start + 4, "Hours are nine to five.")
    assert carry_over(old, Passage(start, "nine"), new) == Passage(start + 4, "nine")


def test_a_passage_over_several_paragraphs_is_found_again() -> None:
    old = "Intro\nThe provider gives notice.\nNotice is in writing.\nEnd"
    new = "Intro\nThe provider always gives notice.\nNotice is in writing.\nEnd"
    found = find_passage(old, passage(old, "provider gives notice.\nNotice is in writing."), new)
    assert found is not None
    assert found.quote == "provider always gives notice.\nNotice is in writing."


def test_words_are_shown_in_their_sentence_with_the_page() -> None:
    text = f"{page_line(1)}\nNothing here.\n{page_line(2)}\n{'Before it. ' * 40}The staff are vetted first. {'After it. ' * 40}"
    (found,) = find_sentences(text, "vett STAFF")
    assert found.page == "Page 2"
    assert found.words.startswith("…")
    assert found.words.endswith("…")
    assert "The staff are vetted first." in found.words
    assert text.startswith("staff", found.start)
    assert find_sentences(text, "taff") == (), "a word is found by its beginning"
    assert find_sentences(text, "staff nothing") == (), "all words stand in one paragraph"
    assert "staff" in show_in_sentence(text, "staff nowhere")
    assert show_in_sentence("Only this.", "other") == "Only this."


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ITT v1.docx", "ITT v2 FINAL (1).docx", True), ("Specification_2024-05-01.pdf", "Specification 1.6.2024.pdf", True),
        ("Guidance draft.docx", "Guidance.pdf", True), ("Schedule 1.2.1.docx", "Schedule 1.2.2.docx", False),
        ("Lot 1.docx", "Lot 2.docx", False), ("Annex A.docx", "Annex B.docx", False),
        ("2024 prospectus", "2025 prospectus", False),
    ],
)  # fmt: skip
def test_names_are_told_apart_without_their_versions(one: str, other: str, same: bool) -> None:
    assert (version_key(one) == version_key(other)) is same


def test_likeness_is_the_share_of_paragraphs_in_common() -> None:
    assert are_alike("a\nb\nc\nd", "a\nb\nx\ny\nz") == 0.5
    assert are_alike(f"{page_line(1)}\na", f"{page_line(1)}\nb") == 0


def test_places_are_told_by_the_line_before() -> None:
    text = f"Cover\n{page_line(1)}\nWords\n{sheet_line('Prices  2024')}\nMore"
    assert [page_of(text, text.index(words)) for words in ("Cover", "Words", "More")] == [
        "",
        "Page 1",
        "Sheet: Prices 2024",
    ]
    assert count_pages(text) == 1
    assert not is_place_line("— Page of honour —")


def test_long_lines_are_parted_at_spaces() -> None:
    words = ("word " * 3_000).strip()
    lines = list(part_long_lines([words, "x" * 9_000, "short"]))
    assert max(map(len, lines)) <= LONGEST_LINE
    assert " ".join(lines[:4]) == words
    assert lines[-1] == "short"


def test_two_long_versions_that_have_nothing_in_common_are_compared() -> None:
    chance = random.Random(1)

    def text() -> str:
        return "\n".join(" ".join(str(chance.randrange(500)) for _ in range(30)) for _ in range(8_000))

    # Line against line this would be 64 million comparisons, and nobody would wait for its end.
    assert compare_texts(text(), text())
    assert compare_texts("the same line\n" * 20_000, "the same line\nanother\n" * 10_000)
