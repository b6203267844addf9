"""Timelines: what has to happen before a bid is handed in, worked back from that day, and every date that a bid has."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from bidprep.domain.dates import UK, say_date, uk_time
from bidprep.domain.notice_rules import doubt_deadline, doubt_midnight
from bidprep.domain.opportunities import Stage
from bidprep.domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step before a bid is handed in, in the order they follow one another.

    It takes so many working days, ending when the next begins; one with `fixed_on` (a trustees' meeting) stays there.
    """

    id: str
    bid_id: str
    position: int = 0
    name: str = ""
    working_days: int = 0
    fixed_on: date | None = None
    owner_id: str | None = None
    done: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A step with the days on which it must begin and be done at the latest, and its slack in working days.

    `earliest_on` is the day on which it can begin, from today on and after the steps before it. Slack below 0 is by
    how much it is late: it cannot be done in time even if all that is before it begins today.
    """

    step: PlanStep
    begin_by: date
    done_by: date
    earliest_on: date
    slack_days: int

    @property
    def id(self) -> str:
        """The step's id."""
        return self.step.id

    @property
    def is_late(self) -> bool:
        """Whether it can no longer be done in time."""
        return not self.step.done and self.slack_days < 0


class DateKind(StrEnum):
    """What a date of a bid is."""

    PUBLISHED = "published"
    CLARIFY = "clarify"
    SUBMIT = "submit"
    AWARD = "award"
    STANDSTILL = "standstill"
    START = "start"
    MEETING = "meeting"
    STEP = "step"
    ACTION = "action"
    POLICY = "policy"
    CONSENT = "consent"
    REVIEW = "review"


DATE_WORDS = {
    DateKind.PUBLISHED: "Published",
    DateKind.CLARIFY: "Clarifications by",
    DateKind.SUBMIT: "Hand in by",
    DateKind.AWARD: "Award",
    DateKind.STANDSTILL: "Standstill ends",
    DateKind.START: "Service starts",
    DateKind.MEETING: "On this day",
    DateKind.STEP: "Done by",
    DateKind.ACTION: "Due with a partner",
    DateKind.POLICY: "Expires",
    DateKind.CONSENT: "Consent ends",
    DateKind.REVIEW: "Review or erase by",
}
"""What each kind of date is called on screen and in a calendar."""


@dataclass(frozen=True, slots=True)
class BidDate:
    """Something with a date: a UTC time or a whole day, and the record that it is a date of.

    `page_id` is the record on whose page it stands, where that is not the bid's own.
    """

    kind: DateKind
    what: str
    at: datetime | date
    record_id: str
    late: bool = False
    page_id: str = ""

    @property
    def id(self) -> str:
        """What tells it from all other dates of a bid."""
        return f"{self.kind.value}-{self.record_id}"

    @property
    def on(self) -> date:
        """The day in the United Kingdom."""
        return self.at.astimezone(UK).date() if isinstance(self.at, datetime) else self.at


def work_back(steps: Iterable[PlanStep], submit_on: date, today_is: date, days: WorkingDays) -> tuple[TimedStep, ...]:
    """Return the steps with their days, worked back from the day on which the bid is handed in.

    All steps are done on a working day before that. A step that is fixed stands on its day, and those before it are
    done by then; what is done takes no time any more. Each step takes its working days and the next follows.
    """
    steps = tuple(steps)
    latest: list[tuple[int, int]] = []
    end = days.number(submit_on)
    for step in reversed(steps):
        takes = _takes(step, days)
        if step.fixed_on is not None and not step.done:
            end = min(end, days.number(step.fixed_on) + takes)
        latest.append((end - takes, end))
        end -= takes
    found: list[TimedStep] = []
    free = days.number(today_is)
    for step, (start, end) in zip(steps, reversed(latest), strict=True):
        earliest = free
        begin_by, done_by = days.day_of(start), days.day_of(max(start, end - 1))
        if step.fixed_on is not None and not step.done:
            earliest = max(free, days.number(step.fixed_on))
            begin_by = step.fixed_on
            more = _takes(step, days) - 1
            done_by = days.day_of(days.number(begin_by) + more) if more > 0 else begin_by
        free = earliest + _takes(step, days)
        found.append(TimedStep(step, begin_by, done_by, days.day_of(earliest), start - earliest))
    return tuple(found)


def _takes(step: PlanStep, days: WorkingDays) -> int:
    """Return the working days that a step still takes; a meeting takes its day, where that is a working day."""
    if step.done:
        return 0
    if step.fixed_on is not None and step.working_days <= 1:
        return int(days.holds(step.fixed_on))
    return max(step.working_days, 0)


def step_name(step: PlanStep) -> str:
    """Return how a step is called."""
    return " ".join(step.name.split()) or "Unnamed step"


def stage_dates(stage: Stage) -> Iterator[BidDate]:
    """Yield the dates that the buyer gives a stage, in the order they come."""
    told: tuple[tuple[DateKind, datetime | date | None], ...] = (
        (DateKind.PUBLISHED, stage.published_on),
        (DateKind.CLARIFY, stage.clarify_by),
        (DateKind.SUBMIT, stage.submit_by),
        (DateKind.AWARD, stage.award_on),
        (DateKind.STANDSTILL, stage.standstill_on),
        (DateKind.START, stage.starts_on),
    )
    for kind, at in told:
        if at is not None:
            yield BidDate(kind, DATE_WORDS[kind], at, stage.id)


def step_dates(steps: Iterable[TimedStep]) -> Iterator[BidDate]:
    """Yield the day by which each step that is not done must be; the day itself of one that is fixed."""
    for timed in steps:
        step = timed.step
        if not step.done:
            kind, on = (DateKind.STEP, timed.done_by) if step.fixed_on is None else (DateKind.MEETING, step.fixed_on)
            yield BidDate(kind, step_name(step), on, step.id, timed.is_late)


def in_order(dates: Iterable[BidDate]) -> tuple[BidDate, ...]:
    """Return dates from the first to the last; on one day, those with a time come by it, after those of the whole day."""

    def place(found: BidDate) -> tuple[date, time]:
        return found.on, found.at.astimezone(UK).time() if isinstance(found.at, datetime) else time()

    return tuple(sorted(dates, key=place))


def doubt_dates(stage: Stage, days: WorkingDays) -> Iterator[str]:
    """Yield what is to be known of a stage's dates: midnights, a window under four weeks, a deadline on a day off."""
    if stage.submit_by is None:
        return
    yield from doubt_midnight(stage.clarify_by, "clarification deadline")
    written = stage.submit_by.astimezone(UK)
    published_at = uk_time(stage.published_on, time()) if stage.published_on else None
    yield from doubt_deadline(written, published_at)
    if stage.clarify_by is not None and stage.clarify_by > stage.submit_by:
        yield "Clarifications end after the bid is to be handed in: one of the two dates is wrong."
    if not days.holds(written.date()):
        last = days.on_or_before(written.date())
        yield f"The deadline is on a day off: {say_date(last)} is the last working day before it."


def say_steps(steps: Iterable[TimedStep]) -> str:
    """Say whether the steps can still be done in time, and which cannot; "" where none is left to do."""
    open_steps = [timed for timed in steps if not timed.step.done]
    if not open_steps:
        return ""
    late = [timed for timed in open_steps if timed.is_late]
    if not late:
        spare = min(timed.slack_days for timed in open_steps)
        if not spare:
            return "All can be done in time, with no day to spare."
        return f"All can be done in time, with {spare:,} working day{'' if spare == 1 else 's'} to spare."
    most = -min(timed.slack_days for timed in late)
    names = ", ".join(f"“{step_name(timed.step)}”" for timed in late)
    return (
        f"{most:,} working day{' is' if most == 1 else 's are'} missing for {names}. "
        "Shorten a step, move a meeting, or ask the buyer for more time."
    )
