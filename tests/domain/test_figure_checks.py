"""A figure that differs from the record, from a case study or between two answers is found; what is right is left alone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Figure
from bidprep.domain.figure_checks import find_contradictory_figures, find_other_figures
from bidprep.domain.findings import Finding
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.stated_figures import read_figures, read_sentences, read_told_figures
from bidprep.domain.stated_particulars import read_particulars
from bidprep.domain.whole_bid import Organisation, UsedCaseStudy, WholeBid
from tests.domain.labelled_figures import AGREE, CONTRADICT, DIFFER, GO_TOGETHER

FACTS = {
    "Legal name": "Netherfell Resettlement Trust", "Trading name": "Netherfell Pathways", "Staff": "22", "Volunteers": "35",
    "Trustees": "8", "Founded": "2004", "Charity number": "9900417", "People supported last year": "640",
    "First appointments kept": "84%", "Staff with lived experience": "9", "Reoffending reduction": "9 percentage points",
    "Telephone": "01632 960417", "Net zero by": "2045",
}  # fmt: skip
YEARS = tuple(
    AccountsYear(
        str(year), date(year, 3, 31), Money(Decimal(income)), Money(Decimal(spending)), Money(Decimal(reserves))
    )
    for year, income, spending, reserves in ((2026, 812_400, 796_300, 214_000), (2025, 768_900, 759_100, 197_900))
)
LINE = "156 of 186 men kept their first appointment (84%), against 59% in the year before."

MET = "By the end 186 men were met at the prison gate"


def whole_bid(*texts: str, lots: tuple[str | None, ...] = (), facts: dict[str, str] = FACTS) -> WholeBid:
    """A bid of one question for each text; `lots` says for which lot each text is."""
    study = UsedCaseStudy(
        CaseStudyUse("u", "b", "c"),
        CaseStudy("c", "Through the gate"),
        (Figure("f", "c", 1, LINE), Figure("g", "c", 2), Figure("h", "c", 3, MET)),
    )
    return WholeBid(
        Bid("b", "s", "Bid"), Stage("s", "o"), Opportunity("o"),
        tuple(Question(f"q{at}", "b", at, str(at)) for at in range(len(texts))),
        tuple(
            Answer(f"a{at}", f"q{at}", lot_id=lots[at] if lots else None, text=f"{text}\n") for at, text in enumerate(texts)
        ),
        tuple(Lot(name, "s", title=name, choice=LotChoice.BID) for name in ("North", "South")),
        Organisation(tuple(Fact(name, name, value) for name, value in facts.items()), YEARS), (study,),
    )  # fmt: skip


def found(*texts: str, lots: tuple[str | None, ...] = (), facts: dict[str, str] = FACTS) -> list[Finding]:
    whole = whole_bid(*texts, lots=lots, facts=facts)
    return [*find_other_figures(whole), *find_contradictory_figures(whole)]


@pytest.mark.parametrize(("sentence", "quote"), DIFFER)
def test_what_differs_from_the_record_is_found(sentence: str, quote: str) -> None:
    assert [finding.place.quote for finding in found(sentence)] == [quote]


@pytest.mark.parametrize("sentence", AGREE)
def test_what_is_right_or_about_something_else_is_left_alone(sentence: str) -> None:
    assert found(sentence) == []


@pytest.mark.parametrize(("one", "other"), CONTRADICT)
def test_answers_that_contradict_each_other_are_found(one: str, other: str) -> None:
    (finding,) = found(one, other)
    assert finding.check == "figures-disagree"
    assert finding.place.question_id == "q1"
    assert finding.place.quote in other
    assert "The answer to question 1 says" in finding.message
    assert "that to question 0 says" in finding.message
    assert [finding.check for finding in found(other, one)] == ["figures-disagree"]


@pytest.mark.parametrize(("one", "other"), GO_TOGETHER)
def test_answers_that_may_both_be_true_are_left_alone(one: str, other: str) -> None:
    assert found(one, other) == []
    assert found(one, one) == []


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Of these, 158 kept their first appointment (84%), against 59% in the year before.", "158"),
        ("156 of 168 men kept their first appointment (84%), against 59% in the year before.", "168"),
        ("156 of 186 men kept their first appointment (84%), against 57% in the year before.", "57%"),
        ("By the end 168 men were met at the prison gate.", "168"),
    ],
)
def test_what_differs_from_a_figure_of_a_case_study_is_found(sentence: str, quote: str) -> None:
    (finding,) = found(sentence, facts={})
    assert finding.place.quote == quote
    assert "the case study “Through the gate” has “" in finding.message


@pytest.mark.parametrize(
    "sentence",
    [
        LINE,
        "Of these, 156 kept their first appointment (84%), against 59% in the year before.",
        "Only 61% of people in one town kept their first appointment, against 84% elsewhere in the spring.",
        "Last year 168 men were met at the gate of another prison.",
        "Of 112 women 89 finished their plan (79%), against 41% in the year before.",
    ],
)
def test_what_a_case_study_does_not_say_is_left_alone(sentence: str) -> None:
    assert found(sentence, facts={}) == []


ONE, OTHER = "We run groups in four towns.", "We run groups in six towns."


@pytest.mark.parametrize(
    ("lots", "contradict"),
    [
        ((None, None), True),
        (("North", "North"), True),
        ((None, "North"), True),
        (("North", None), True),
        (("North", "South"), False),
    ],
)
def test_only_answers_that_are_handed_in_together_contradict(lots: tuple[str | None, ...], contradict: bool) -> None:
    assert bool(found(ONE, OTHER, lots=lots)) == contradict


def test_a_variation_may_say_otherwise_than_the_shared_answer_it_replaces() -> None:
    whole = whole_bid(ONE, OTHER, lots=(None, "North"))
    varied = (*whole.answers, Answer("v", "q0", "North", f"{OTHER}\n"))
    assert list(find_contradictory_figures(replace(whole, answers=varied))) == []
    assert len(list(find_contradictory_figures(whole))) == 1


def test_each_pair_of_answers_is_reported_once() -> None:
    messages = [finding.message for finding in found(ONE, OTHER, f"{ONE} {OTHER}", ONE)]
    assert messages == [
        "The answer to question 1 says “six towns”, and that to question 0 says “four towns”.",
        "The answer to question 2 says “four towns”, and that to question 1 says “six towns”.",
        "The answer to question 2 says “six towns”, and that to question 0 says “four towns”.",
        "The answer to question 3 says “four towns”, and that to question 1 says “six towns”.",
    ]


@pytest.mark.parametrize("heading", ["North", "In South Cumbria:", "**Through the gate**"])
def test_what_stands_under_the_name_of_a_part_is_about_that_part(heading: str) -> None:
    assert found(ONE, f"{heading}\n\n{OTHER}") == []
    assert len(found(ONE, f"## Where we work\n\n{OTHER}")) == 1


def test_a_merge_field_follows_the_record() -> None:
    assert found("Our {{staff}} staff have supervision.", "We have {{ volunteers }} volunteers.") == []
    (finding,) = found("Our {{staff}} staff have supervision.", "We have 24 staff.")
    assert finding.message == "The answer to question 1 says “24 staff”, but your record has 22 as Staff."


def test_without_a_fact_answers_are_held_against_each_other() -> None:
    (finding,) = found("Our 22 staff have supervision.", "We have 24 staff.", facts={})
    assert finding.check == "figures-disagree"
    assert found("Netherfell Pathways has 24 staff.", "We were founded in 2003.", facts={}) == []
    assert found("Our income is £1.", facts={"Trading name": "", "Staff": "some", " ": "3"}) != []


def test_a_year_of_which_there_are_no_accounts_is_left_alone() -> None:
    assert found("Our income in 2019 was £1.", "Our income was £768,900 and in 2026 and 2025 it rose.") == []


@pytest.mark.parametrize(
    "words", ["", "Straße İ 24 staff.", "24", "\t24\n.", "We have 24", "£", "Our 24", "we have 22%", "Our 24 staff" * 3]
)
def test_odd_texts_state_nothing(words: str) -> None:
    assert read_figures(read_sentences(words)) == ()
    assert read_particulars(f"{words} İ founded in 2003") == () or "İ" not in words


_SAID = """our we have 24 22% £3.5m twenty-two staff of 9 20–25 . , ; : ( ) “ ” in 2025 founded income was reserves charity
number 1234567 people Straße ß ’s each about"""
_PIECES = st.sampled_from([*_SAID.split(), "\n", "\t"])


@given(st.lists(_PIECES | st.text(max_size=4), max_size=30).map(" ".join))
def test_whatever_is_read_stands_in_the_text(words: str) -> None:
    sentences = read_sentences(words)
    for figure in read_figures(sentences):
        assert figure.figure.quote in words
        assert figure.figure.value >= 0
    for told in read_told_figures(sentences):
        assert all(figure.quote in words for figure in told.figures)
    assert all(particular.quote in words for particular in read_particulars(words))
    assert all(finding.place.quote in f"{words} {ONE}" for finding in found(ONE, words.replace("{", "")))
