"""Timelines: the days of a bid round clock changes, midnights, weekends, bank holidays and leap days."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.dates import days_until, say_time, uk_time
from bidprep.domain.opportunities import Stage
from bidprep.domain.timelines import (
    BidDate,
    DateKind,
    PlanStep,
    doubt_dates,
    in_order,
    say_steps,
    stage_dates,
    step_dates,
    work_back,
)
from bidprep.domain.whole_bid import submission_day
from bidprep.operations.bank_holidays import working_days

DAYS = working_days()
MARGIN = PlanStep("m", "b", 3, "Safety margin", 2)
STEPS = (PlanStep("d", "b", 1, "Draft", 5), PlanStep("r", "b", 2, "Read", 3), MARGIN)


def at(words: str) -> datetime:
    """Return the UTC time of a UK time such as ``2027-03-28 12:00``."""
    moment = datetime.fromisoformat(words)
    return uk_time(moment.date(), moment.time())


# The deadline in UK time; in UTC; the last day on which to hand in; the day on which a margin
# of two working days begins.
CASES = (
    # winter and summer
    ("2026-12-04 12:00", "2026-12-04T12:00", "2026-12-04", "2026-12-02"),
    ("2027-06-04 12:00", "2027-06-04T11:00", "2027-06-04", "2027-06-02"),
    # the clocks go forward on Sunday 28 March 2027, Easter Day: 01:30 does not exist
    ("2027-03-27 23:59", "2027-03-27T23:59", "2027-03-27", "2027-03-24"),
    ("2027-03-28 00:30", "2027-03-28T00:30", "2027-03-28", "2027-03-24"),
    ("2027-03-28 01:30", "2027-03-28T01:30", "2027-03-28", "2027-03-24"),
    ("2027-03-28 02:00", "2027-03-28T01:00", "2027-03-28", "2027-03-24"),
    ("2027-03-30 12:00", "2027-03-30T11:00", "2027-03-30", "2027-03-24"),
    ("2027-03-31 09:00", "2027-03-31T08:00", "2027-03-31", "2027-03-25"),
    # the clocks go back on Sunday 31 October 2027: 01:30 is twice
    ("2027-10-30 23:59", "2027-10-30T22:59", "2027-10-30", "2027-10-28"),
    ("2027-10-31 01:30", "2027-10-31T00:30", "2027-10-31", "2027-10-28"),
    ("2027-10-31 02:00", "2027-10-31T02:00", "2027-10-31", "2027-10-28"),
    ("2027-11-01 12:00", "2027-11-01T12:00", "2027-11-01", "2027-10-28"),
    # midnights belong to the day before, in summer and at both changes
    ("2026-12-04 00:00", "2026-12-04T00:00", "2026-12-03", "2026-12-01"),
    ("2027-06-04 00:00", "2027-06-03T23:00", "2027-06-03", "2027-06-01"),
    ("2027-03-29 00:00", "2027-03-28T23:00", "2027-03-28", "2027-03-24"),
    ("2027-11-01 00:00", "2027-11-01T00:00", "2027-10-31", "2027-10-28"),
    # weekends
    ("2026-12-05 12:00", "2026-12-05T12:00", "2026-12-05", "2026-12-03"),
    ("2026-12-07 00:00", "2026-12-07T00:00", "2026-12-06", "2026-12-03"),
    # bank holidays: Christmas, the new year, May, the jubilee
    ("2026-12-29 12:00", "2026-12-29T12:00", "2026-12-29", "2026-12-23"),
    ("2027-01-04 12:00", "2027-01-04T12:00", "2027-01-04", "2026-12-30"),
    ("2027-05-04 12:00", "2027-05-04T11:00", "2027-05-04", "2027-04-29"),
    ("2022-06-06 12:00", "2022-06-06T11:00", "2022-06-06", "2022-05-31"),
    # leap days
    ("2028-03-01 12:00", "2028-03-01T12:00", "2028-03-01", "2028-02-28"),
    ("2028-02-29 00:00", "2028-02-29T00:00", "2028-02-28", "2028-02-24"),
)


@pytest.mark.parametrize(("written", "in_utc", "last_day", "margin_from"), CASES)
def test_the_days_before_a_deadline_are_counted_in_the_united_kingdom(
    written: str, in_utc: str, last_day: str, margin_from: str
) -> None:
    submit_by = at(written)
    assert submit_by == datetime.fromisoformat(in_utc).replace(tzinfo=UTC)
    last = submission_day(Stage("s", "o", submit_by=submit_by), date(2020, 1, 1))
    assert last == date.fromisoformat(last_day)
    (timed,) = work_back([MARGIN], last, date(2020, 1, 1), DAYS)
    assert timed.begin_by == date.fromisoformat(margin_from)
    assert days_until(submit_by, last) in (0, 1)
    spoken = say_time(submit_by)
    if written != "2027-03-28 01:30":  # an hour that is not there is said as the one that is
        assert spoken.endswith(written[-5:])


def test_there_are_24_cases() -> None:
    assert len(set(CASES)) == 24


def test_steps_are_worked_back_from_the_day_of_handing_in_and_slack_is_what_is_left() -> None:
    timed = work_back(STEPS, date(2027, 4, 9), date(2027, 3, 15), DAYS)
    assert [(each.begin_by, each.done_by, each.slack_days) for each in timed] == [
        (date(2027, 3, 24), date(2027, 4, 1), 7),  # Easter lies within
        (date(2027, 4, 2), date(2027, 4, 6), 7),
        (date(2027, 4, 7), date(2027, 4, 8), 7),
    ]
    assert say_steps(timed) == "All can be done in time, with 7 working days to spare."


def test_what_cannot_be_done_in_time_is_late_by_name() -> None:
    timed = work_back(STEPS, date(2027, 4, 9), date(2027, 4, 1), DAYS)
    assert [each.slack_days for each in timed] == [-4, -4, -4]
    assert all(each.is_late for each in timed)
    assert say_steps(timed).startswith("4 working days are missing for “Draft”, “Read”, “Safety margin”. Shorten")
    done = (replace(STEPS[0], done=True), *STEPS[1:])
    timed = work_back(done, date(2027, 4, 9), date(2027, 4, 1), DAYS)
    assert [(each.slack_days, each.is_late) for each in timed] == [(1, False)] * 3
    assert say_steps(timed) == "All can be done in time, with 1 working day to spare."
    assert say_steps(work_back(done, date(2027, 4, 9), date(2027, 4, 2), DAYS)).endswith("with no day to spare.")
    assert (
        say_steps(work_back([replace(step, done=True) for step in STEPS], date(2027, 4, 9), date(2027, 4, 2), DAYS))
        == ""
    )


def test_a_meeting_stays_on_its_day_and_what_is_before_it_is_done_by_then() -> None:
    meeting = PlanStep("t", "b", 2, "Trustees meet", 1, fixed_on=date(2027, 4, 1))
    timed = work_back((STEPS[0], meeting, MARGIN), date(2027, 4, 9), date(2027, 3, 15), DAYS)
    assert [(each.begin_by, each.done_by, each.slack_days) for each in timed] == [
        (date(2027, 3, 23), date(2027, 3, 31), 6),
        (date(2027, 4, 1), date(2027, 4, 1), 0),
        (date(2027, 4, 7), date(2027, 4, 8), 3),
    ]
    late = work_back(
        (STEPS[0], replace(meeting, fixed_on=date(2027, 4, 8)), MARGIN), date(2027, 4, 9), date(2027, 3, 15), DAYS
    )
    assert [each.is_late for each in late] == [False, True, True]
    assert late[1].begin_by == date(2027, 4, 8)


def test_a_meeting_on_a_saturday_takes_no_working_day() -> None:
    meeting = PlanStep("t", "b", 2, "Trustees meet", 1, fixed_on=date(2027, 4, 3))
    timed = work_back((STEPS[0], meeting, MARGIN), date(2027, 4, 7), date(2027, 3, 22), DAYS)
    assert [(each.begin_by, each.done_by) for each in timed] == [
        (date(2027, 3, 25), date(2027, 4, 2)),
        (date(2027, 4, 3), date(2027, 4, 3)),
        (date(2027, 4, 5), date(2027, 4, 6)),
    ]
    weekend_away = replace(meeting, working_days=3)
    (away,) = work_back((weekend_away,), date(2027, 4, 20), date(2027, 3, 22), DAYS)
    assert (away.begin_by, away.done_by) == (date(2027, 4, 3), date(2027, 4, 7))


@given(
    st.lists(st.integers(0, 9), min_size=1, max_size=8),
    st.dates(date(2026, 1, 1), date(2030, 1, 1)),
    st.integers(0, 60),
)
def test_no_step_ends_after_the_next_must_begin(takes: list[int], submit_on: date, before: int) -> None:
    steps = [PlanStep(str(number), "b", number, "", days) for number, days in enumerate(takes)]
    timed = work_back(steps, submit_on, submit_on - timedelta(days=before), DAYS)
    for each, after in pairwise(timed):
        assert each.done_by <= after.begin_by
        assert DAYS.between(each.begin_by, after.begin_by) == each.step.working_days
    assert len({each.slack_days for each in timed}) == 1
    assert DAYS.count(timed[0].begin_by, submit_on - timedelta(days=1)) == sum(takes)


def test_dates_stand_in_order_and_a_whole_day_before_its_times() -> None:
    stage = Stage("s", "o", published_on=date(2027, 3, 1), submit_by=at("2027-03-31 09:00"), award_on=date(2027, 3, 31))
    found = in_order((*stage_dates(stage), BidDate(DateKind.STEP, "x", date(2027, 3, 30), "x")))
    assert [each.kind for each in found] == [DateKind.PUBLISHED, DateKind.STEP, DateKind.AWARD, DateKind.SUBMIT]
    assert found[3].on == date(2027, 3, 31)
    assert in_order((BidDate(DateKind.SUBMIT, "", at("2027-07-01 00:30"), "s"),))[0].on == date(2027, 7, 1)


def test_steps_give_dates_until_they_are_done() -> None:
    meeting = PlanStep("t", "b", 3, "", 1, fixed_on=date(2027, 4, 1))
    timed = work_back((replace(STEPS[0], done=True), STEPS[1], meeting), date(2027, 4, 9), date(2027, 3, 15), DAYS)
    assert [(each.kind, each.what, each.on) for each in step_dates(timed)] == [
        (DateKind.STEP, "Read", date(2027, 3, 31)),
        (DateKind.MEETING, "Unnamed step", date(2027, 4, 1)),
    ]


def test_short_windows_midnights_and_days_off_are_pointed_out() -> None:
    stage = Stage("s", "o", published_on=date(2027, 3, 1), submit_by=at("2027-03-28 00:00"))
    assert list(doubt_dates(stage, DAYS)) == [
        "The deadline is at midnight at the start of 28 March 2027: 27 March 2027 is the last full day.",
        "From publication to the deadline there are only 27 days, fewer than 28.",
        "The deadline is on a day off: 25 March 2027 is the last working day before it.",
    ]
    assert list(doubt_dates(Stage("s", "o"), DAYS)) == []
    fine = Stage("s", "o", published_on=date(2027, 5, 4), submit_by=at("2027-06-04 12:00"))
    assert list(doubt_dates(fine, DAYS)) == []
    (odd,) = doubt_dates(replace(fine, clarify_by=at("2027-06-05 12:00")), DAYS)
    assert "one of the two dates is wrong" in odd


def test_a_window_over_the_clock_change_of_exactly_four_weeks_is_not_short() -> None:
    for published_on in (date(2027, 3, 15), date(2027, 10, 18)):
        submit_by = uk_time(published_on + timedelta(days=28), time(12))
        assert not any(
            "fewer" in doubt
            for doubt in doubt_dates(Stage("s", "o", published_on=published_on, submit_by=submit_by), DAYS)
        )


def test_a_midnight_at_the_end_of_clarifications_is_pointed_out() -> None:
    stage = Stage("s", "o", clarify_by=at("2027-03-10 00:00"), submit_by=at("2027-03-29 12:00"))
    assert next(iter(doubt_dates(stage, DAYS))) == (
        "The clarification deadline is at midnight at the start of 10 March 2027: 9 March 2027 is the last full day."
    )
