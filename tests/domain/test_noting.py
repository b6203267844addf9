"""What is noted of an answer's words says the same as working it out, and is never trusted when it is not as we note it."""

import json
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.checks import check_bid
from bidprep.domain.noted import NOTING_RULES
from bidprep.domain.noting import _NOTED, note_words, read_notes
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.whole_bid import Organisation, WholeBid
from bidprep.operations.spelling import bundled_spelling
from bidprep.paths import resources_folder
from tests.domain.labelled_figures import AGREE, CONTRADICT, DIFFER, GO_TOGETHER

TEXTS = (
    "",
    "We have 22 staff and 35 volunteers. In 2025 we met 156 of 186 men (84%) at the gate, and our income was £812,400.",
    "[TBC] by XX: call 01632 960417 or ann@example.org, born 3 May 1990, A1234BC.",
    "Our voluntears meet Leeds City Council in Łódź; the HMPPS recieve them at St. Helens & Co.\n\nHeading\ncell\tcell",
    "字 one–two – three, O’Neill’s KPIs and co-operation with the NHS number 943 476 5919.",
    "Founded in 2004, we are a registered charity, number 9900417, with reserves of £1.2 million in 2024.",
)
_WORDS = (
    "We", "have", "22", "staff", "£1,200", "84%", "of 186", "voluntears", "Leeds", "TBC", ".", "\n", "our", "in 2004", "M5",
)  # fmt: skip
LABELLED = (*AGREE, *(" ".join(case) for case in (*CONTRADICT, *DIFFER, *GO_TOGETHER)))
texts = st.one_of(st.sampled_from(TEXTS), st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))


def _whole(*said: str, noted: dict[str, Any] | None = None) -> WholeBid:
    limit = Limit(LimitUnit.WORDS, 8)
    questions = tuple(Question(f"q{at}", "b", at, str(at), limit=limit) for at, _ in enumerate(said))
    return WholeBid(
        Bid("b", "s"),
        Stage("s", "o"),
        Opportunity("o"),
        questions,
        tuple(Answer(f"a{at}", f"q{at}", text=text) for at, text in enumerate(said)),
        (),
        Organisation((Fact("f", "Staff", "21"), Fact("g", "Charity number", "1234567"))),
        words={f"a{at}": text for at, text in enumerate(said)},
        noted=noted or {},
        other_names=("Leeds City Council", "St. Helens & Co", "Ⓐ–", "Hull Trust"),
        spelling=bundled_spelling(),
    )


@given(st.lists(texts, max_size=4))
def test_with_notes_the_checks_find_what_they_find_without(said: list[str]) -> None:
    notes = {f"a{at}": read_notes(note_words(text, bundled_spelling())) for at, text in enumerate(said)}
    without = _whole(*said)
    with_notes = replace(without, noted=notes, words={})
    assert check_bid(with_notes) == check_bid(without)
    for question, answer in without.counting_answers:
        assert with_notes.used(question, answer) == without.used(question, answer)


@pytest.mark.parametrize("noted", _NOTED, ids=lambda noted: noted.name)
@pytest.mark.parametrize("text", [*TEXTS, *LABELLED])
def test_what_is_noted_reads_back_as_it_was_worked_out(noted: Any, text: str) -> None:
    there = noted(text)
    assert noted.read(json.loads(json.dumps(noted.write(there)))) == there


@pytest.mark.parametrize("wrong", [None, 3, "x", [], [1], {}, [[1]], [[1, 2]], ["x", "y", "z"], [[[]], [[]], [[]]]])
def test_a_note_that_is_not_as_we_note_it_is_worked_out_instead(wrong: Any) -> None:
    said = [text for text in TEXTS if text]
    names = [noted.name for noted in _NOTED] + ["unknown"]
    damaged = {f"a{at}": dict.fromkeys(names, wrong) for at, _ in enumerate(said)}
    assert isinstance(check_bid(_whole(*said, noted=damaged)), tuple)
    if wrong is None or wrong == 3:
        assert check_bid(_whole(*said, noted=damaged)) == check_bid(_whole(*said))


@pytest.mark.parametrize("noted", ["", "no JSON", "[1]", "null", '{"count":'])
def test_what_is_no_json_object_tells_nothing(noted: str) -> None:
    assert read_notes(noted) == {}


def test_every_change_to_what_is_noted_has_a_number_of_its_own() -> None:
    told = "\n".join(note_words(text, bundled_spelling()) for text in (*TEXTS, *LABELLED))
    dictionary = (resources_folder() / "dictionary" / "british.words").read_bytes()
    digest = sha256(told.encode() + dictionary).hexdigest()[:16]
    assert (NOTING_RULES, digest) == (1, "e417d74731be881d"), (
        "What is noted has changed: raise NOTING_RULES, so that files note it anew, and enter the new digest here."
    )
