"""Working days, and the bank holidays of England and Wales."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.working_days import WorkingDays
from bidprep.operations.bank_holidays import read_bank_holidays, working_days

_DAYS = st.dates(date(2019, 12, 1), date(2041, 2, 1))
_HOLIDAYS = st.frozensets(st.dates(date(2023, 12, 20), date(2024, 4, 10)), max_size=30)
_NEAR = st.dates(date(2023, 12, 1), date(2024, 5, 1))


def _step(days: WorkingDays, day: date, count: int) -> date:
    """Count on a calendar with a finger: the slow way."""
    by = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += by
        while not days.holds(day):
            day += by
    return day


@given(_NEAR, st.integers(-60, 60).filter(bool), _HOLIDAYS)
def test_adding_working_days_is_counting_on_a_calendar_with_a_finger(
    day: date, count: int, holidays: frozenset[date]
) -> None:
    days = WorkingDays(holidays)
    assert days.add(day, count) == _step(days, day, count)


@given(_NEAR, _HOLIDAYS)
def test_nothing_added_to_a_day_off_is_the_next_working_day(day: date, holidays: frozenset[date]) -> None:
    days = WorkingDays(holidays)
    assert days.add(day, 0) == days.on_or_after(day)


@given(_NEAR, _NEAR, _HOLIDAYS)
def test_the_days_between_are_those_that_are_worked_on(one: date, other: date, holidays: frozenset[date]) -> None:
    days = WorkingDays(holidays)
    worked = sum(days.holds(one + timedelta(days=at)) for at in range(1, (other - one).days + 1))
    assert days.between(one, other) == (worked if other >= one else -days.between(other, one))
    assert days.count(one, other) == (worked + days.holds(one) if other >= one else 0)


@given(_DAYS)
def test_a_working_day_is_found_again_by_its_number(day: date) -> None:
    days = working_days()
    assert days.day_of(days.number(day)) == days.on_or_after(day)
    assert days.between(day, days.add(day, 7)) == 7


def test_days_beyond_the_last_year_are_refused() -> None:
    with pytest.raises(OverflowError):
        working_days().add(date(9999, 12, 30), 5)
    with pytest.raises(OverflowError):
        working_days().add(date(1, 1, 1), -1)


def _easter(year: int) -> date:
    """Return Easter Sunday by Gauss's rule as completed by Butcher (Nature, 20 April 1876)."""
    century, of_century = divmod(year, 100)
    leaps, rest = divmod(century, 4)
    moon = (19 * (year % 19) + century - leaps - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _by_rule(year: int) -> set[date]:
    """Return the bank holidays that a year has by the standing rules, those on a weekend given another day."""
    found: set[date] = set()
    for month, day in ((1, 1), (12, 25), (12, 26)):
        holiday = date(year, month, day)
        if holiday.weekday() > 4:
            # The next day that is neither a weekend nor a holiday of its own.
            holiday += timedelta(days=7 - holiday.weekday())
            while holiday in found or (holiday.month, holiday.day) == (12, 26):
                holiday += timedelta(days=1)
        found.add(holiday)
    found |= {_easter(year) - timedelta(days=2), _easter(year) + timedelta(days=1)}
    week = [date(year, 1, 1) + timedelta(days=at) for at in range(366)]
    mondays = [on for on in week if on.weekday() == 0]
    found.add(next(on for on in mondays if on.month == 5))
    return found | {[on for on in mondays if on.month == month][-1] for month in (5, 8)}


_OUT_OF_RULE = {
    # year: what was taken away, what was given
    2020: ({date(2020, 5, 4)}, {date(2020, 5, 8)}),
    2022: ({date(2022, 5, 30)}, {date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)}),
    2023: (set[date](), {date(2023, 5, 8)}),
}


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_bank_holidays_follow_the_rules_but_for_three_years(year: int) -> None:
    taken, given_ = _OUT_OF_RULE.get(year, (set(), set()))
    bundled = [holiday.on for holiday in read_bank_holidays() if holiday.on.year == year]
    assert set(bundled) == (_by_rule(year) - taken) | given_
    assert len(bundled) == len(set(bundled)) == 8 + len(given_) - len(taken)


def test_easter_is_where_the_calendar_has_it() -> None:
    assert [_easter(year) for year in (2020, 2024, 2025, 2026, 2027, 2038)] == [
        date(2020, 4, 12), date(2024, 3, 31), date(2025, 4, 20), date(2026, 4, 5), date(2027, 3, 28), date(2038, 4, 25),
    ]  # fmt: skip


def test_every_bank_holiday_is_a_weekday_and_the_first_comes_first() -> None:
    holidays = [holiday.on for holiday in read_bank_holidays()]
    assert holidays == sorted(holidays)
    assert all(day.weekday() < 5 for day in holidays)
    assert max(Counter(holidays).values()) == 1
    assert (holidays[0], holidays[-1]) == (date(2020, 1, 1), date(2040, 12, 26))


@pytest.mark.parametrize(
    ("day", "count", "reached"),
    [
        # Christmas 2026: Boxing Day is a Saturday, so Monday is off.
        (date(2026, 12, 24), 1, date(2026, 12, 29)),
        # Christmas 2027 is a Saturday: Monday and Tuesday are off.
        (date(2027, 12, 24), 1, date(2027, 12, 29)),
        # Easter 2027, over the change to summer time.
        (date(2027, 3, 25), 1, date(2027, 3, 30)),
        (date(2027, 3, 30), -1, date(2027, 3, 25)),
        # A leap day is a day like others: 29 February 2028 is a Tuesday, 29 February 2032 a Sunday.
        (date(2028, 2, 28), 1, date(2028, 2, 29)),
        (date(2032, 2, 27), 1, date(2032, 3, 1)),
        # The week of the jubilee had three days.
        (date(2022, 6, 1), 1, date(2022, 6, 6)),
    ],
)
def test_working_days_are_counted_over_holidays(day: date, count: int, reached: date) -> None:
    assert working_days().add(day, count) == reached
