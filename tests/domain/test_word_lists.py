"""Entries of word lists as they are typed, and the parts of a submission as they are kept."""

import pytest

from bidprep.domain.submission_parts import PART_WORDS, USUAL_PARTS, SubmissionPart, parts_of
from bidprep.domain.word_lists import WORD_LISTS, split_entries, word_list_id

REGIONS = ("North West", "Kent, Surrey and Sussex", "Wales")


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("", ()),
        (" , \n,", ()),
        ("Wales", ("Wales",)),
        ("north  WEST,wales", ("North West", "Wales")),
        ("Wales\nNorth West\nWales", ("Wales", "North West")),
        ("Kent, Surrey and Sussex, Wales", ("Kent, Surrey and Sussex", "Wales")),
        ("Kent, Wales", ("Kent", "Wales")),
        ("Kent,\nSurrey and Sussex", ("Kent", "Surrey and Sussex")),
        ("Marches\x00 ", ("Marches",)),
    ],
)
def test_entries_are_spelt_as_in_the_list_and_keep_their_own_commas(typed: str, entries: tuple[str, ...]) -> None:
    assert split_entries(typed, REGIONS) == entries
    assert split_entries("\n".join(entries), REGIONS) == entries


def test_two_laptops_give_a_list_the_same_id() -> None:
    assert len({word_list_id(name) for name in WORD_LISTS}) == len(WORD_LISTS)
    assert word_list_id("regions") == word_list_id("regions")


def test_a_submission_without_a_choice_has_the_usual_parts() -> None:
    assert parts_of(()) == parts_of(("no such part",)) == USUAL_PARTS
    assert set(PART_WORDS) == set(SubmissionPart)


def test_parts_keep_the_order_they_were_chosen_in_each_once() -> None:
    assert parts_of(("answers", "gone", "cover", "answers")) == (SubmissionPart.ANSWERS, SubmissionPart.COVER)
