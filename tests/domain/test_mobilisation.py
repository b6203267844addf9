"""Mobilisation: tasks with their times, whether they fit, and because of which they do not."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from bidprep.domain.mobilisation import (
    Assumptions,
    MobilisationPlan,
    Risk,
    Task,
    plan_mobilisation,
    risk_words,
    say_fit,
    say_slack,
)
from bidprep.domain.working_days import WorkingDays
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days

AWARD = date(2027, 3, 1)  # a Monday; Good Friday is 26 March, Easter Monday the 29th
TASKS = (
    Task("c", "b", 1, "Sign", working_days=10),
    Task("r", "b", 2, "Recruit", working_days=10, after=("c",)),
    Task("v", "b", 3, "Vetting", working_days=20, after=("r",), is_vetting=True),
    Task("l", "b", 4, "Leaflets", working_days=5, after=("c",)),
)


def plan(tasks: tuple[Task, ...] = TASKS, **known: Any) -> MobilisationPlan:
    assumed = Assumptions(AWARD, date(2027, 5, 10))
    return plan_mobilisation(tasks, replace(assumed, **known), working_days())


def test_each_task_starts_when_what_it_waits_for_has_ended_and_holidays_are_passed_over() -> None:
    told = {timed.id: (timed.starts_on, timed.ends_on) for timed in plan().tasks}
    assert told == {
        "c": (date(2027, 3, 1), date(2027, 3, 12)),
        "r": (date(2027, 3, 15), date(2027, 3, 30)),
        "v": (date(2027, 3, 31), date(2027, 4, 27)),
        "l": (date(2027, 3, 15), date(2027, 3, 19)),
    }


def test_the_latest_start_and_the_slack_are_counted_back_from_the_start_of_the_service() -> None:
    # From 28 April to 7 May there are seven working days: 3 May is a bank holiday.
    told = {timed.id: (timed.latest_start_on, timed.slack_days, timed.critical) for timed in plan().tasks}
    assert told == {
        "c": (date(2027, 3, 10), 7, True),
        "r": (date(2027, 3, 24), 7, True),
        "v": (date(2027, 4, 9), 7, True),
        "l": (date(2027, 4, 30), 32, False),
    }
    assert say_fit(plan()) == (
        "It fits, with 7 working days to spare. All is ready on 27 April 2027 at the earliest; "
        "the service starts on 10 May 2027."
    )


def test_a_plan_that_does_not_fit_says_by_how_many_weeks_and_because_of_what() -> None:
    short = plan(starts_on=date(2027, 4, 12))
    assert short.days_short == 12
    assert short.weeks_short == 3
    assert say_fit(short) == (
        "It does not fit by 3 weeks (12 working days), because of “Sign”, then “Recruit”, then “Vetting”. "
        "All is ready on 27 April 2027 at the earliest; the service starts on 12 April 2027."
    )
    assert [say_slack(timed) for timed in short.tasks] == ["12 days late", "12 days late", "12 days late", "13 days"]


@pytest.mark.parametrize(
    ("starts_on", "days_short", "weeks_short"),
    [
        (date(2027, 4, 28), 0, 0),
        (date(2027, 4, 27), 1, 1),
        (date(2027, 4, 21), 5, 1),
        (date(2027, 4, 20), 6, 2),
        (date(2027, 4, 25), 2, 1),  # a Sunday: Friday is the last working day before it
        (date(2027, 2, 1), 60, 12),  # before the award
        (None, None, None),
    ],
)
def test_weeks_that_have_begun_count_whole(starts_on: date, days_short: int, weeks_short: int) -> None:
    assert plan(starts_on=starts_on).days_short == days_short
    assert plan(starts_on=starts_on).weeks_short == weeks_short


def test_what_if_the_award_is_later_and_vetting_longer() -> None:
    assert plan(award_on=date(2027, 3, 8)).ready_on == date(2027, 5, 5)
    assert plan(vetting_days=30).ready_on == date(2027, 5, 12)
    assert plan(vetting_days=0).ready_on == date(2027, 3, 30)
    assert plan(award_on=date(2027, 2, 27)).ready_on == plan().ready_on  # a Saturday


def test_without_a_service_start_slack_is_counted_from_the_earliest_end() -> None:
    assert {timed.id: timed.slack_days for timed in plan(starts_on=None).tasks} == {"c": 0, "r": 0, "v": 0, "l": 25}
    assert "nobody can say whether that fits" in say_fit(plan(starts_on=None))


def test_a_task_does_not_start_before_its_day_and_one_that_is_done_takes_no_time() -> None:
    waiting = (*TASKS[:3], replace(TASKS[3], not_before=date(2027, 4, 3)))  # a Saturday
    assert plan(waiting).tasks[3].starts_on == date(2027, 4, 5)
    done = (replace(TASKS[0], done=True), *TASKS[1:])
    assert plan(done).tasks[1].starts_on == AWARD
    assert not plan(done).tasks[0].critical


def test_a_chain_names_no_task_that_takes_no_time() -> None:
    gate = Task("g", "b", 5, "Gate", working_days=0, after=("v",))
    assert "Gate" not in say_fit(plan((*TASKS, gate), starts_on=date(2027, 4, 12)))
    assert plan((*TASKS, gate)).tasks[4].starts_on == date(2027, 4, 28)


def test_a_circle_is_refused_by_the_names_of_its_tasks() -> None:
    circle = (replace(TASKS[0], after=("v",)), *TASKS[1:])
    with pytest.raises(
        BidprepError, match="in a circle: “Recruit”, then “Vetting”, then “Sign”, then “Recruit”"
    ) as error:
        plan(circle)
    assert "comes after" in str(error.value)
    with pytest.raises(BidprepError, match="The task “Sign” waits for itself"):
        plan((replace(TASKS[0], after=("c",)),))


def test_a_plan_needs_an_award_and_ends_before_the_last_year() -> None:
    with pytest.raises(BidprepError, match="no award date"):
        plan(award_on=None)
    with pytest.raises(BidprepError, match="beyond the years"):
        plan((replace(TASKS[0], working_days=9_999_999),))


def test_a_plan_without_tasks_is_never_short() -> None:
    nothing = plan_mobilisation((), Assumptions(AWARD, AWARD), WorkingDays())
    assert (nothing.tasks, nothing.chain, nothing.ready_on, nothing.weeks_short) == ((), (), None, 0)
    assert say_fit(nothing) == ""


@pytest.mark.parametrize(
    ("likelihood", "impact", "said"), [(1, 1, "1, low"), (2, 4, "8, medium"), (3, 5, "15, high"), (5, 5, "25, high")]
)
def test_a_risk_is_its_likelihood_times_its_impact(likelihood: int, impact: int, said: str) -> None:
    assert risk_words(Risk("r", "b", 1, "Late", likelihood, impact)) == said
