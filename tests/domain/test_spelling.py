"""Spelling: what is right, what is not, and what was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.acronyms import ACRONYMS
from bidprep.domain.spelling import Spelling, names_in, words_of
from bidprep.operations.spelling import bundled_spelling
from tests.domain.spelling_lists import RIGHT, WRONG

_MEANT = {
    "recieve": "receive", "accomodation": "accommodation", "seperate": "separate", "goverment": "government",
    "organize": "organise", "color": "colour", "center": "centre", "neighbor": "neighbour", "teh": "the",
    "definately": "definitely", "alot": "a lot", "resettelment": "resettlement", "comission": "commission",
    "Enviroment": "Environment", "wich": "which", "safegaurding": "safeguarding", "counseling": "counselling",
    "partnersip’s": "partnership’s",
}  # fmt: skip


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    """Return the spelling that knows no workspace."""
    return bundled_spelling()


def test_right_words_of_the_sector_are_not_flagged(spelling: Spelling) -> None:
    assert len(RIGHT) >= 300
    assert [word for word in RIGHT if not spelling.is_right(word)] == []


def test_wrong_words_are_all_found(spelling: Spelling) -> None:
    assert len(WRONG) >= 300
    assert [word for word in WRONG if spelling.is_right(word)] == []
    assert [word for word in WRONG if spelling.is_right(word.capitalize())] == []


@pytest.mark.parametrize("word", RIGHT + WRONG)
def test_curly_and_straight_apostrophes_are_alike(spelling: Spelling, word: str) -> None:
    assert spelling.is_right(word) is spelling.is_right(word.replace("'", "’"))
    assert spelling.is_right(word + "'s") == spelling.is_right(word + "’s")


@pytest.mark.parametrize(
    "words",
    [
        "See https://example.org/recieve-it and www.recieve.org or recieve.org.uk today",
        "Write to jo.recieve@example.org.",
        "It is {{recieve name}} that counts",
        "NRSTU, KPIs, SafeLives, HMPPSs’ and the 2nd, CAS-3, 3x4qz or v2beta",
        "co-commissioned, re-tendered, cross-sector, pre-release, non-custodial, x-ray and mid-Wales",
        "the women’s centre, prisoners’ families’ needs and Ministry’s",
        "e.g. i.e. etc. and item iii",
        "a crèche and cafés with a naïve façade",
    ],
)
def test_what_cannot_be_judged_or_is_right_is_left_alone(spelling: Spelling, words: str) -> None:
    assert spelling.find(words) == ()


_MISSPELT_IN_CAPITALS = (
    "ACCOMODATION", "RECIEVE", "COMISSION", "GOVERMENT", "SAFEGAURDING", "ORGANIZATION", "ACCOMODATION’S", "PROBATON",
    "PRE-RELAESE", "LIASION", "TRAUMA-INFROMED", "RESPONSABILITY", "DEFINATELY",
)  # fmt: skip
_RIGHT_IN_CAPITALS = (
    "ACCOMMODATION", "ORGANISATION’S", "SHOULDN’T", "CRÈCHE", "LEEDS", "LIVERPOOL", "NON-CUSTODIAL", "HMPPS", "HMPPS’S",
    "MARACS", "LGBTQ", "X" * 41, "VCSES", "TUPE", "SWOTS", "DPIAS", "XQZVWK", "WI-FI", "O’BRIEN", "CAS-3", "COLOR",
)  # fmt: skip


@pytest.mark.parametrize("word", _MISSPELT_IN_CAPITALS)
def test_a_long_word_in_capitals_that_is_one_slip_from_another_is_found(spelling: Spelling, word: str) -> None:
    assert [there.word for there in spelling.find(f"2. {word} NOW")] == [word]


@pytest.mark.parametrize(
    "word", [*_RIGHT_IN_CAPITALS, *sorted(ACRONYMS), *(f"{acronym}S" for acronym in sorted(ACRONYMS))]
)
def test_acronyms_and_right_words_in_capitals_are_left_alone(spelling: Spelling, word: str) -> None:
    assert spelling.find(f"2. {word} NOW") == ()


def test_what_is_right_is_right_in_capitals_too(spelling: Spelling) -> None:
    assert [word for word in RIGHT if not spelling.is_right(word.upper())] == []


def test_most_of_what_is_misspelt_is_found_in_capitals_too(spelling: Spelling) -> None:
    long = [word for word in WRONG if len(word) > 5][::3]
    found = [word for word in long if not spelling.is_right(word.upper())]
    assert len(found) >= 0.85 * len(long)


def test_own_words_and_names_are_known_in_capitals(spelling: Spelling) -> None:
    assert not spelling.is_right("RECOVERRY")
    known = spelling.with_words({"Recoverry"}, names_in({"SafeLivs Trust", "MAPPERS"}))
    assert known.find("RECOVERRY, SAFELIVS and MAPPERSS") == ()


def test_what_was_meant_by_a_word_in_capitals_is_offered_in_capitals(spelling: Spelling) -> None:
    assert spelling.suggest("ACCOMODATION")[0] == "ACCOMMODATION"


@pytest.mark.parametrize("word", ["co-recieve", "recieve-led", "leeds", "monday", "THere", "recieve’s", "don’tt"])
def test_parts_capitals_and_endings_are_looked_at(spelling: Spelling, word: str) -> None:
    assert [there.word for there in spelling.find(f"It is {word} again")] == [word]


@pytest.mark.parametrize("word", _MEANT)
def test_what_was_meant_comes_first(spelling: Spelling, word: str) -> None:
    assert spelling.suggest(word)[0] == _MEANT[word]


def test_most_of_what_was_meant_is_offered(spelling: Spelling) -> None:
    assert sum(bool(spelling.suggest(word)) for word in WRONG) > 0.99 * len(WRONG)
    assert spelling.suggest("zzqxwvzzqxwv") == ()
    assert spelling.suggest("x" * 5000) == ()


def test_suggestions_are_right_themselves(spelling: Spelling) -> None:
    for word in WRONG[::7]:
        for offered in spelling.suggest(word):
            assert all(spelling.is_right(part) for part in offered.split()), (word, offered)


def test_a_hyphenated_word_is_mended_in_its_wrong_part(spelling: Spelling) -> None:
    assert spelling.suggest("trauma-infromed")[0] == "trauma-informed"


def test_own_words_and_names_are_known_with_their_ending_and_in_compounds(spelling: Spelling) -> None:
    known = spelling.with_words({"Netherfell", "befriendify"}, names_in({"Thrumbleton Trust of qwertish places"}))
    assert known.find("Netherfell’s Befriendify in non-Netherfell Thrumbleton") == ()
    assert [there.word for there in known.find("netherfell qwertish")] == ["netherfell", "qwertish"]
    assert known.suggest("Netherfel")[0] == "Netherfell"


@given(st.lists(st.sampled_from([*RIGHT, *WRONG, "{{name}}", "3rd", "—", "a@b.org"]), max_size=12), st.integers(0, 80))
def test_verdicts_stay_right_after_any_edit(words: list[str], at: int) -> None:
    spelling = bundled_spelling()
    text = " ".join(words)
    for edited in (text, text[:at] + text[at + 1 :], text[:at] + "x" + text[at:], text[:at] + " " + text[at:]):
        fresh = Spelling(spelling.dictionary)
        assert spelling.find(edited) == fresh.find(edited)
        assert spelling.unknown(edited) == tuple(dict.fromkeys(there.word for there in fresh.find(edited)))
        assert all(edited[there.start : there.end] == there.word for there in spelling.find(edited))


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text: str) -> None:
    spelling = bundled_spelling()
    found = spelling.find(text)
    assert all(text[there.start : there.end] == there.word for there in found)
    assert {there.word for there in found} <= {word for _start, word in words_of(text)}
    assert set(spelling.unknown(text)) == {there.word for there in found}
