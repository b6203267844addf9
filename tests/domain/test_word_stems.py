"""Words as what they mean: endings off, and the sector's words for the same thing as one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.sector_words import SAME_THING
from bidprep.domain.word_stems import Wanted, meanings, stem, words_in


@pytest.mark.parametrize(
    "words",
    [
        "recruit recruits recruiting recruited recruitment", "mobilise mobilisation mobilising mobilized",
        "partner partners partnership partnerships", "deliver delivery delivering delivers", "plan plans planned planning",
        "complaint complaints", "safeguard safeguarding safeguards", "sustainable sustainability", "policy policies",
        "volunteer volunteers volunteering", "assess assessment assessments", "train training trained",
    ],
)  # fmt: skip
def test_the_forms_of_a_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("police", "policy"), ("employee", "employment"), ("women", "men"), ("personal", "personalised")]
)
def test_words_that_only_look_alike_have_stems_of_their_own(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_the_sectors_words_for_the_same_thing_are_one_thing() -> None:
    for one, other in (
        ("our workforce", "your staff"),
        ("GDPR", "data protection"),
        ("lived experience", "co-production"),
    ):
        assert {each for each in meanings(one) if each.startswith("#")} & set(meanings(other))


def test_a_word_of_a_phrase_says_nothing_by_itself() -> None:
    assert set(meanings("lived experience")) == {"#lived experi"}


def test_what_every_question_says_is_left_out() -> None:
    assert meanings("Please describe how you will provide the service.") == {}


@given(text=st.text(max_size=200))
def test_what_is_asked_for_is_counted_where_it_stands(text: str) -> None:
    found = meanings(text)
    counts, words = Wanted(found).count(text)
    assert set(counts) <= set(found)
    assert words >= len(list(words_in(text))) - 1
    assert all(count > 0 for count in counts.values())


@pytest.mark.parametrize(
    "said",
    [
        "The partner's vetting: partners’ (lived) experience.",
        "The ‘vetting’ – of partners' “lived experience”",
        "vetting/partner_partner:lived-experience'",
        "''Vetting''''partner'' lived experience",
    ],
)
def test_apostrophes_and_dashes_hide_no_word(said: str) -> None:
    wanted = meanings("vetting, partners and lived experience")
    counts, _ = Wanted(wanted).count(said)
    assert set(counts) == set(wanted)


def test_no_word_stands_for_two_things() -> None:
    names = [" ".join(stem(word) for word in words_in(name)) for group in SAME_THING for name in group]
    assert [name for name in names if names.count(name) > 1] == []
