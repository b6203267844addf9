"""Mobilisation: the tasks from award to the start of the service, and what may go wrong."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bidprep.domain.dates import say_date
from bidprep.domain.schedules import CircleError, Span, Work, critical_chain, put_in_order, schedule
from bidprep.domain.working_days import WorkingDays
from bidprep.errors import BidprepError


@dataclass(frozen=True, slots=True)
class Task:
    """A dated piece of the mobilisation plan of a bid.

    It takes so many working days and begins when every task of `after` (ids) has ended, and not before `not_before`.
    """

    id: str
    bid_id: str
    position: int = 0
    name: str = ""
    group: str = ""
    working_days: int = 1
    after: tuple[str, ...] = ()
    not_before: date | None = None
    owner_id: str | None = None
    partner_id: str | None = None
    is_vetting: bool = False
    done: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong in a mobilisation: likelihood and impact from 1 to 5, and what we do about it."""

    id: str
    bid_id: str
    position: int = 0
    risk: str = ""
    likelihood: int = 3
    impact: int = 3
    response: str = ""
    owner_id: str | None = None


@dataclass(frozen=True, slots=True)
class Assumptions:
    """What a mobilisation plan is worked out from.

    It begins with the award, or the first working day after it, and is to be done when the service starts.
    `vetting_days` are working days that take the place of those of every task that is vetting.
    """

    award_on: date | None = None
    starts_on: date | None = None
    vetting_days: int | None = None


@dataclass(frozen=True, slots=True)
class TimedTask:
    """A task with its first and last day at the earliest, the latest first day, and its slack in working days.

    Without slack it is late as soon as it waits; below 0 it is late however early it begins. It is `critical` where
    none has less.
    """

    task: Task
    starts_on: date
    ends_on: date
    latest_start_on: date
    latest_end_on: date
    slack_days: int
    critical: bool

    @property
    def id(self) -> str:
        """The task's id."""
        return self.task.id


@dataclass(frozen=True, slots=True)
class MobilisationPlan:
    """The tasks with their times, in their own order; `chain` are those that make the plan as long as it is.

    `ready_on` is the last day of work at the earliest. `days_short` are working days; None where no start is known.
    """

    assumptions: Assumptions
    tasks: tuple[TimedTask, ...]
    chain: tuple[Task, ...] = ()
    ready_on: date | None = None
    days_short: int | None = None

    @property
    def weeks_short(self) -> int | None:
        """By how many weeks of five working days, begun ones whole, it does not fit; 0 where it does."""
        return None if self.days_short is None else -(-max(self.days_short, 0) // _WORKING_WEEK)


_WORKING_WEEK = 5


def plan_mobilisation(tasks: Iterable[Task], assumptions: Assumptions, days: WorkingDays) -> MobilisationPlan:
    """Return the tasks with their times, by the critical path method; what is done takes no time any more.

    Raises BidprepError where no award is known, where tasks wait for one another in a circle, which it names, and
    where the plan runs beyond the year 9999.
    """
    tasks = tuple(tasks)
    if assumptions.award_on is None:
        raise BidprepError("There is no award date to begin with.", "Type the day on which you expect the award.")
    first = days.number(assumptions.award_on)
    works = [_work_of(task, assumptions, days, first) for task in tasks]
    deadline = days.number(assumptions.starts_on) - first if assumptions.starts_on else None
    try:
        spans = schedule(works, deadline)
        least = min((span.slack for span in spans.values()), default=0)
        timed = tuple(_timed(task, spans[task.id], least, first, days) for task in tasks)
    except CircleError as circle:
        raise refuse_circle(circle, tasks) from None
    except OverflowError:
        raise BidprepError("The plan runs beyond the years that have dates.", "Check the days of its tasks.") from None
    by_id = {task.id: task for task in tasks}
    end = max((span.end for span in spans.values()), default=0)
    return MobilisationPlan(
        assumptions,
        timed,
        tuple(by_id[id_] for id_ in critical_chain(works, spans)),
        days.day_of(first + max(end - 1, 0)) if tasks else None,
        None if deadline is None else max(0, end - deadline),
    )


def refuse_circle(circle: CircleError, tasks: Iterable[Task]) -> BidprepError:
    """Return the refusal of tasks that wait for one another in a circle, by their names."""
    names = {task.id: task_name(task) for task in tasks}
    told = [f"“{names[id_]}”" for id_ in circle.ids]
    if len(told) == 1:
        return BidprepError(f"The task {told[0]} waits for itself.", "Take it out of what it comes after.")
    return BidprepError(
        f"These tasks wait for one another in a circle: {', then '.join((*told, told[0]))}.",
        "Take one of them out of what the next comes after.",
    )


def check_order(tasks: Iterable[Task]) -> None:
    """Raise BidprepError, by their names, where tasks wait for one another in a circle."""
    tasks = tuple(tasks)
    try:
        put_in_order(Work(task.id, task.working_days, task.after) for task in tasks)
    except CircleError as circle:
        raise refuse_circle(circle, tasks) from None


def task_name(task: Task) -> str:
    """Return how a task is called."""
    return " ".join(task.name.split()) or "Unnamed task"


def say_fit(plan: MobilisationPlan) -> str:
    """Say whether a plan fits, by how much not, and because of which tasks; "" for a plan without tasks."""
    if not plan.tasks:
        return ""
    ready = f"All is ready on {say_date(plan.ready_on)} at the earliest"
    starts_on = plan.assumptions.starts_on
    if starts_on is None:
        return f"{ready}. No service start is known, so nobody can say whether that fits."
    if not plan.days_short:
        spare = min(timed.slack_days for timed in plan.tasks)
        left = f"with {count_days(spare)} to spare" if spare else "with no day to spare"
        return f"It fits, {left}. {ready}; the service starts on {say_date(starts_on)}."
    weeks = plan.weeks_short
    by = f"{weeks} week{'' if weeks == 1 else 's'}"
    chain = ", then ".join(f"“{task_name(task)}”" for task in plan.chain if task.working_days and not task.done)
    return (
        f"It does not fit by {by} ({count_days(plan.days_short)}), because of {chain}. "
        f"{ready}; the service starts on {say_date(starts_on)}."
    )


def count_days(number: int) -> str:
    """Say a number of working days: “1 working day”."""
    return f"{number:,} working day{'' if number == 1 else 's'}"


def say_slack(timed: TimedTask) -> str:
    """Say a task's slack in little room."""
    if timed.slack_days < 0:
        return f"{-timed.slack_days:,} days late"
    return "none" if not timed.slack_days else f"{timed.slack_days:,} day{'' if timed.slack_days == 1 else 's'}"


def risk_score(risk: Risk) -> int:
    """Return likelihood times impact: 1 to 25."""
    return risk.likelihood * risk.impact


def risk_words(risk: Risk) -> str:
    """Return the score of a risk with its word: “12, medium”. From 15 on it is high, from 8 on medium."""
    score = risk_score(risk)
    return f"{score}, {'high' if score >= HIGH_RISK else 'medium' if score >= MEDIUM_RISK else 'low'}"


HIGH_RISK, MEDIUM_RISK = 15, 8


def _work_of(task: Task, assumptions: Assumptions, days: WorkingDays, first: int) -> Work:
    takes = task.working_days
    if task.is_vetting and assumptions.vetting_days is not None:
        takes = assumptions.vetting_days
    not_before = days.number(task.not_before) - first if task.not_before and not task.done else 0
    return Work(task.id, 0 if task.done else max(takes, 0), task.after, max(not_before, 0))


def _timed(task: Task, span: Span, least: int, first: int, days: WorkingDays) -> TimedTask:
    def last_day(start: int, end: int) -> date:
        return days.day_of(first + max(start, end - 1))

    return TimedTask(
        task,
        days.day_of(first + span.start),
        last_day(span.start, span.end),
        days.day_of(first + span.latest_start),
        last_day(span.latest_start, span.latest_end),
        span.slack,
        span.slack == least and not task.done,
    )
