"""Traces: every form in which a person is written is found, and nobody else's words."""

import pytest
from hypothesis import given

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.text import Text, plain_text
from bidprep.domain.traces import Known, Traces
from tests.strategies import texts

KNOWN = Known(("Dr Siobhán D’Arcy-Cole",), ("siobhan_dc@trust.example", "020 7946 0018"))


@pytest.mark.parametrize(
    "words",
    [
        "Siobhán D’Arcy-Cole", "SIOBHAN D'ARCY-COLE", "siobhan d’arcy cole", "D’Arcy-Cole, Siobhán", "S. D'Arcy-Cole",
        "S D’Arcy-Cole’s", "Ms D'Arcy-Cole", "D’Arcy-Cole, S.", "Siobhán Mary D’Arcy-Cole", "Siobha\u0301n D’Arcy-Cole",
        "Siobhán\u00a0D’Arcy-Cole", "SIOBHAN_DC@trust.example", "(020) 7946-0018", "+44 20 7946 0018", "+44 (0)20 79460018",
        "letter_from_Siobhan_D'Arcy-Cole_2024.pdf", "siobhan_dc@trust.example",
    ],
)  # fmt: skip
def test_each_way_to_write_a_person_is_found_and_cleared(words: str) -> None:
    traces = Traces(KNOWN)
    cleared = traces.clear(f"We asked {words}, then wrote.")
    assert traces.holds(words)
    assert "arcy" not in cleared.casefold()
    assert "0018" not in cleared
    assert "trust.example" not in cleared


@pytest.mark.parametrize(
    "words",
    ["Siobhánna Coleman", "Darcy Cole", "D’Arcy-Coleman", "1020 7946 00181", "S. Cole", "siobhan@trust.example"],
)
def test_others_are_left_alone(words: str) -> None:
    assert not Traces(KNOWN).holds(words)


def test_a_surname_that_is_a_word_is_only_perhaps_the_person() -> None:
    traces = Traces(Known(("Anne Green",)))
    assert not traces.holds("A green van by Green Park; a Green deal")
    assert traces.perhaps_holds("Green Park")
    assert not traces.perhaps_holds("greener, a green van")
    assert traces.clear("Anne Green left. Later Green rang.") == "[erased] left. Later [erased] rang."


def test_somebody_known_by_a_post_only_is_cleared_as_a_whole() -> None:
    traces = Traces(Known(("Head of housing, Calder Homes",)))
    assert traces.clear("Ask the head of housing, Calder Homes.") == "Ask the [erased]."


def test_a_place_behind_the_name_moves_with_the_words() -> None:
    traces = Traces(Known(("Anne Green",)))
    words = "Anne Green said: yes"
    assert traces.clear(words)[traces.shifted(words, words.index("yes")) :] == "yes"


def test_a_name_spread_over_formatted_words_is_cleared() -> None:
    text = read_markdown("Ask **Anne** *Gre*en at [post](mailto:anne.green@x.example).\n")
    cleared = Traces(Known(("Anne Green",))).clear_text(text)
    assert plain_text(cleared) == "Ask [erased] at post."
    assert "mailto" not in write_markdown(cleared)


@given(texts)
def test_clearing_a_text_that_does_not_name_the_person_changes_nothing(text: Text) -> None:
    assert Traces(Known(("Zzyzx Qwghlm",))).clear_text(text) == text


def test_two_numbers_in_one_field_and_one_from_abroad_are_both_found() -> None:
    traces = Traces(Known((), ("0113 496 0000 / +44 7700 900 461",)))
    assert (
        traces.clear("0113-4960000 or 07700 900461, not 0113 496 00001") == "[erased] or [erased], not 0113 496 00001"
    )
    assert not traces.may_hold("nothing of hers in 2026")


def test_a_name_whose_letters_have_no_accents_to_take_off_is_found_all_the_same() -> None:
    assert Traces(Known(("Søren Łoś",))).clear("Ask Soren Los or S. Łoś.") == "Ask [erased] or [erased]."
