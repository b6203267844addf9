"""Hours as they are typed and said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.hours import MOST_HOURS, read_hours, read_spent, say_spent
from bidprep.errors import BidprepError


@pytest.mark.parametrize(
    ("typed", "hours"),
    [("7.5", 7.5), (" 7,5 h ", 7.5), ("1 hour", 1.0), ("3 Hours", 3.0), ("", None), ("0", 0.0)],
)
def test_hours_are_read_as_people_type_them(typed: str, hours: float | None) -> None:
    assert read_hours(typed) == hours


@pytest.mark.parametrize("typed", ["lots", "-1", "1001", "1.2.3", "٣", "1e3", "nan"])
def test_what_is_no_number_of_hours_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(BidprepError, match=r"is not a number of hours\. Type for example 7\.5"):
        read_hours(typed)


def test_a_plus_adds_to_what_is_there_and_all_else_takes_its_place() -> None:
    assert read_spent("+1.5", 2.0) == 3.5
    assert read_spent("+", 2.0) == 2.0
    assert read_spent("1.5", 2.0) == 1.5
    assert read_spent("", 2.0) == 0.0
    with pytest.raises(BidprepError, match="makes more than"):
        read_spent("+1", float(MOST_HOURS))


@given(st.integers(0, 400), st.integers(0, 400))
def test_adding_twice_is_adding_the_sum(first: int, second: int) -> None:
    assert read_spent(f"+{second / 4}", read_spent(f"+{first / 4}", 0.0)) == read_spent(f"+{(first + second) / 4}", 0.0)


def test_hours_spent_are_said_with_what_the_answer_takes() -> None:
    assert say_spent(0.0, 0.0, is_stated=False) == "No hours are noted yet."
    assert say_spent(0.0, 4.04, is_stated=False) == "No hours are noted yet. It takes about 4 hours."
    assert say_spent(0.0, 1.0, is_stated=True) == "No hours are noted yet. It takes 1 hour, as noted."
    assert say_spent(1.0, 0.0, is_stated=False) == "1 hour spent."
    assert say_spent(3.5, 10.0, is_stated=True) == "3.5 hours spent of 10 noted."
    assert say_spent(3.5, 1.2, is_stated=False) == "3.5 hours spent of about 1.2."
