"""Dates: UTC inside, UK time outside, over both changes of the clocks."""

import locale
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.dates import (
    days_until,
    now,
    read_date,
    read_time,
    say_date,
    say_time,
    say_time_briefly,
    today,
    uk_time,
)
from bidprep.errors import BidprepError

_SPRING, _AUTUMN = date(2026, 3, 29), date(2026, 10, 25)


@pytest.mark.parametrize(
    ("day", "clock", "utc"),
    [
        (date(2026, 1, 15), time(12), datetime(2026, 1, 15, 12, tzinfo=UTC)),
        (date(2026, 7, 15), time(12), datetime(2026, 7, 15, 11, tzinfo=UTC)),
        (_SPRING, time(0, 59), datetime(2026, 3, 29, 0, 59, tzinfo=UTC)),
        (_SPRING, time(2, 0), datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (_AUTUMN, time(0, 59), datetime(2026, 10, 24, 23, 59, tzinfo=UTC)),
        (_AUTUMN, time(1, 30), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (_AUTUMN, time(2, 0), datetime(2026, 10, 25, 2, 0, tzinfo=UTC)),
    ],
)
def test_a_uk_clock_time_is_the_right_utc_time_on_both_days_the_clocks_change(
    day: date, clock: time, utc: datetime
) -> None:
    assert uk_time(day, clock) == utc


def test_the_hour_that_the_clocks_leave_out_is_not_lost() -> None:
    assert say_time(uk_time(_SPRING, time(1, 30))) == "Sunday 29 March 2026, 02:30"


@given(st.datetimes(datetime(1975, 1, 1), datetime(2030, 1, 1)))
def test_a_clock_time_is_said_as_it_was_typed_but_in_the_hour_that_is_left_out(local: datetime) -> None:
    local = local.replace(second=0, microsecond=0)
    said = say_time(uk_time(local.date(), local.time()))
    typed = f"{local:%A} {local.day} {local:%B %Y, %H:%M}"
    later = local + timedelta(hours=1)
    in_the_gap = local.month == 3 and local.weekday() == 6 and local.hour in (1, 2)
    assert said == typed or (in_the_gap and said.endswith(f"{later:%H:%M}"))


@given(st.dates(date(1970, 1, 1), date(2068, 12, 31)))
def test_every_form_a_date_is_said_or_typed_in_reads_back(day: date) -> None:
    forms = (
        say_date(day),
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d/%m/%y}",
        f"{day:%d-%m-%Y}",
        f"{day:%d.%m.%Y}",
        f" {day.day}  {day:%b}, {day.year} ",
    )
    assert {read_date(form) for form in forms} == {day}


def test_days_come_before_months() -> None:
    assert read_date("4/12/2026") == date(2026, 12, 4)


@pytest.mark.parametrize("typed", ["31/2/2026", "soon", "12/31/2026", "4/12", "2026-13-01", "0/0/0"])
def test_what_is_no_date_is_said_to_be_none(typed: str) -> None:
    with pytest.raises(BidprepError, match="is not a date"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["4/12/0026", "0001-01-01", "1/1/0999"])
def test_a_year_before_the_year_1000_is_a_slip(typed: str) -> None:
    with pytest.raises(BidprepError, match=r"lies in the year \d+\. Check the year"):
        read_date(typed)


@pytest.mark.parametrize("typed", ["", "   "])
def test_nothing_typed_is_no_date_and_no_time(typed: str) -> None:
    assert read_date(typed) is None
    assert read_time(typed) is None


@pytest.mark.parametrize(
    ("typed", "utc"),
    [
        ("4/12/2026", datetime(2026, 12, 4, 12, tzinfo=UTC)),
        ("4/12/2026 9:30", datetime(2026, 12, 4, 9, 30, tzinfo=UTC)),
        ("4/12/2026 noon", datetime(2026, 12, 4, 12, tzinfo=UTC)),
        ("4 Dec 2026 at 12 noon", datetime(2026, 12, 4, 12, tzinfo=UTC)),
        ("4 December 2026, 5pm", datetime(2026, 12, 4, 17, tzinfo=UTC)),
        ("4/12/2026 5.30 PM", datetime(2026, 12, 4, 17, 30, tzinfo=UTC)),
        ("4/12/2026 12:15am", datetime(2026, 12, 4, 0, 15, tzinfo=UTC)),
        ("4 July 2026, 17:00", datetime(2026, 7, 4, 16, tzinfo=UTC)),
        ("2026-07-04", datetime(2026, 7, 4, 11, tzinfo=UTC)),
        ("2026-07-04 12:00", datetime(2026, 7, 4, 11, tzinfo=UTC)),
        ("2026-07-04T12:00", datetime(2026, 7, 4, 11, tzinfo=UTC)),
        ("2026-07-04T12:00:00Z", datetime(2026, 7, 4, 12, tzinfo=UTC)),
        ("2026-07-04T12:00:00+02:00", datetime(2026, 7, 4, 10, tzinfo=UTC)),
    ],
)
def test_a_time_is_uk_time_unless_it_says_otherwise_and_noon_unless_it_says_when(typed: str, utc: datetime) -> None:
    assert read_time(typed) == utc


@pytest.mark.parametrize(
    "typed",
    [
        "12:00",
        "4/12/2026 25:00",
        "4/12/2026 noon:ish",
        "4/12/2026 13pm",
        "4/12/2026 0am",
        "noon",
        "tomorrow",
        "4/12/2026 12:00 midday",
        "4/12/2026 12:00+05:00",
    ],
)
def test_a_time_that_cannot_be_read_is_said_to_be_so(typed: str) -> None:
    with pytest.raises(BidprepError):
        read_time(typed)


@given(st.text("0123456789-/:. TZ+WapmJun", max_size=25))
def test_whatever_is_typed_is_a_time_or_a_sentence(typed: str) -> None:
    try:
        moment = read_time(typed)
    except BidprepError:
        return
    assert moment is None or moment.utcoffset() == timedelta(0)


def test_a_time_at_the_end_of_all_time_is_a_sentence_and_no_crash() -> None:
    for typed in ("0001-01-01T00:00:00+23:00", "9999-12-31T23:59:59-23:00"):
        with pytest.raises(BidprepError):
            read_time(typed)


@pytest.mark.parametrize(
    ("moment", "from_day", "days"),
    [
        (datetime(2026, 12, 4, 12, tzinfo=UTC), date(2026, 12, 4), 0),
        (datetime(2026, 12, 4, 0, 0, tzinfo=UTC), date(2026, 12, 3), 1),
        (datetime(2026, 7, 3, 23, 30, tzinfo=UTC), date(2026, 7, 3), 1),
        (datetime(2026, 12, 4, 12, tzinfo=UTC), date(2026, 12, 6), -2),
    ],
)
def test_days_are_counted_in_uk_time(moment: datetime, from_day: date, days: int) -> None:
    assert days_until(moment, from_day) == days


def test_now_is_utc_to_the_second_and_today_is_near_it() -> None:
    moment = now()
    assert moment.utcoffset() == timedelta(0)
    assert moment.microsecond == 0
    assert abs((today() - moment.date()).days) <= 1


def test_today_may_be_typed_as_such_with_a_time_or_without() -> None:
    assert read_date(" Today ") == today()
    assert read_time("today 09:30") == uk_time(today(), time(9, 30))


def test_no_date_and_no_time_are_said_as_nothing() -> None:
    assert say_date(None) == say_time(None) == ""
    assert say_date(date(2026, 12, 4)) == "4 December 2026"


def test_months_and_days_are_english_whatever_the_system_speaks() -> None:
    before = locale.setlocale(locale.LC_TIME)
    spoken = [name for name in ("cy_GB.UTF-8", "de_DE.UTF-8", "fr_FR.UTF-8") if _speaks(name)]
    try:
        for name in ["C", *spoken]:
            locale.setlocale(locale.LC_TIME, name)
            assert say_date(date(2026, 5, 4)) == "4 May 2026"
            assert say_time(datetime(2026, 12, 4, 12, tzinfo=UTC)) == "Friday 4 December 2026, 12:00"
            assert say_time_briefly(datetime(2026, 12, 4, 12, tzinfo=UTC)) == "Fri 4 Dec, 12:00"
            assert (
                read_date("4 december 2026") == read_date("4 Dec 2026") == read_date("4 Dec. 2026") == date(2026, 12, 4)
            )
    finally:
        locale.setlocale(locale.LC_TIME, before)


def _speaks(name: str) -> bool:
    try:
        locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return False
    return True
