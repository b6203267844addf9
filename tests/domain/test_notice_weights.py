"""Weights and award criteria of notices, as they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.notice_weights import as_percentages, criteria_in_words, find_weight, read_weight


def test_fractions_become_per_cent_and_points_shares_of_whole_hundreds_or_none() -> None:
    assert as_percentages([read_weight("0.6"), read_weight("0.4"), None]) == (Decimal(60), Decimal(40), None)
    assert as_percentages([read_weight("1")]) == (Decimal(1),)
    assert as_percentages([read_weight("700"), read_weight("30")]) == (None, None)
    assert as_percentages([read_weight("1,400"), read_weight("600 points")]) == (Decimal(70), Decimal(30))
    assert as_percentages([read_weight("700"), read_weight("300"), find_weight("Price 60%")]) == (
        None,
        None,
        Decimal(60),
    )
    assert as_percentages([read_weight("40.00"), find_weight("Price 60%")]) == (Decimal(40), Decimal(60))
    assert find_weight("60% and 40%") is None


@pytest.mark.parametrize(
    ("words", "weight"),
    [
        ("Social value - 10% minimum score 2 out of 5", 10),
        ("Quality 60% (minimum score of 3)", 60),
        ("Quality 60%, pass mark 2/5", 60),
        ("Threshold: 3 of 5; quality 40 per cent", 40),
        ("Quality (60%)", 60),
        ("Quality, minimum 60%", None),
        ("Quality 60% minimum", None),
        ("Minimum score 60%", None),
        ("at least 5 or 60%", None),
        ("minimum 50 to 60%", None),
        ("threshold of 50 - 60%", None),
        ("minimum 3, pass 60%", None),
        ("up to 10%", None),
        ("between 10 and 20%", None),
    ],
)
def test_one_percentage_is_a_weight_where_no_other_figure_makes_it_doubtful(words: str, weight: int | None) -> None:
    found = find_weight(words)
    assert (found and found.figure) == weight


@pytest.mark.parametrize(
    ("words", "criteria"),
    [
        ("Quality 60%, price 40%", {"Quality": 60, "Price": 40}),
        ("Quality (60%); Social value: 10% and Price - 30%.", {"Quality": 60, "Social value": 10, "Price": 30}),
        (
            "60% for quality\n17.5% cost\n22,5 per cent social value",
            {"Quality": 60, "Cost": 17.5, "Social value": 22.5},
        ),
        ("Quality 60%, price 30%", {"Quality 60%, price 30%": None}),
        ("Quality 100%", {"Quality 100%": None}),
        ("As set out  in the documents", {"As set out in the documents": None}),
        ("", {}),
    ],
)
def test_criteria_in_words_are_read_where_they_add_up_and_else_shown(words: str, criteria: dict[str, float]) -> None:
    assert {told.name: told.weighting for told in criteria_in_words(words)} == criteria


def test_a_long_text_about_criteria_is_cut() -> None:
    (told,) = criteria_in_words("word " * 100)
    assert (len(told.name), told.name[-1]) == (300, "…")


@given(st.text("a1%., and\n", max_size=400))
def test_any_text_about_criteria_is_some_that_add_up_or_one(words: str) -> None:
    told = criteria_in_words(words)
    weights = [criterion.weighting for criterion in told if criterion.weighting is not None]
    assert sum(weights) == 100 if weights else len(told) <= 1


@given(st.text(max_size=200))
def test_any_text_is_a_weight_or_none(words: str) -> None:
    for weight in as_percentages([read_weight(words), find_weight(words)]):
        assert weight is None or 0 <= weight <= 100
