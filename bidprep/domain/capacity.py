"""Capacity: the hours that a bid still takes, against the hours that its people have before the deadline.

What an answer takes is what was said of it, else an estimate: its words at our own pace, learnt from answers that are
finished and whose hours were noted. What is done already is taken off by how far the answer is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import LimitUnit, Question, QuestionKind
from bidprep.domain.decisions import Absence
from bidprep.domain.page_estimate import words_a_page
from bidprep.domain.people import Person
from bidprep.domain.working_days import WorkingDays

CHARACTERS_A_WORD = 6
USUAL_HOURS = 4.0
"""Hours that 500 words take from the first look at the question to the last remark, till our own past says otherwise."""
WORDS_OF_PACE = 500
USUAL_WORDS = 400
"""Words that a question without a limit is taken to want."""
SHORT_HOURS = 0.25
"""Hours that a yes or no, a date, a figure or a file takes."""
LEAST_ANSWERS, LEAST_WORDS = 3, 1_000
"""What our own past must hold before it is believed: finished answers with hours noted, and words in them."""
VARIATION_SHARE = 0.3
"""What a variation for one lot takes of the work on the shared answer."""
WORKING_WEEK = 5

_STILL_TO_DO = {
    AnswerStatus.NOT_STARTED: 1.0,
    AnswerStatus.DRAFTING: 1.0,
    AnswerStatus.READY: 0.3,
    AnswerStatus.IN_REVIEW: 0.2,
    AnswerStatus.SIGNED_OFF: 0.0,
    AnswerStatus.HANDED_IN: 0.0,
}
_DRAFT_SHARE = 0.6  # of the work lies in the first draft; the rest is reading, remarks and cutting


@dataclass(frozen=True, slots=True)
class Pace:
    """Hours that 500 words take us. `answers` and `words` are the past it comes from; 0 where it is the usual one."""

    hours: float = USUAL_HOURS
    answers: int = 0
    words: int = 0

    @property
    def is_own(self) -> bool:
        """Whether it comes from our own past."""
        return self.answers > 0


def learn_pace(past: Iterable[tuple[float, int]]) -> Pace:
    """Return our pace from finished answers: the hours noted for each, and its words. The usual one where too few are."""
    told = [(hours, words) for hours, words in past if hours > 0 and words > 0]
    words = sum(count for _, count in told)
    if len(told) < LEAST_ANSWERS or words < LEAST_WORDS:
        return Pace()
    return Pace(sum(hours for hours, _ in told) * WORDS_OF_PACE / words, len(told), words)


def words_wanted(question: Question) -> int:
    """Return about how many words the buyer lets us say, as far as a limit tells; 0 where no text is wanted."""
    if question.kind is not QuestionKind.TEXT:
        return 0
    limit = question.limit
    if limit is None:
        return USUAL_WORDS
    match limit.unit:
        case LimitUnit.WORDS:
            return limit.total
        case LimitUnit.PAGES:
            return int(limit.total * words_a_page(limit.font, limit.size))
        case LimitUnit.ITEMS:
            return USUAL_WORDS
        case _:
            return limit.total // CHARACTERS_A_WORD


@dataclass(frozen=True, slots=True)
class AnswerHours:
    """What an answer takes: `whole` for all the work, `left` for what is still to be done. `is_stated` by a person.

    `spent_on_variations` are the hours noted for the variations of chosen lots.
    """

    question: Question
    answer: Answer | None
    owner_id: str | None
    whole: float
    left: float
    is_stated: bool
    variations: int = 0
    spent_on_variations: float = 0.0

    @property
    def spent(self) -> float:
        """The hours spent on the shared answer and its variations."""
        return (self.answer.hours_spent if self.answer else 0.0) + self.spent_on_variations

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id


def hours_of(question: Question, answers: Sequence[Answer], words: int, pace: Pace) -> AnswerHours:
    """Return what a question takes: the shared answer with its `words` written, and the variations for chosen lots."""
    shared = next((answer for answer in answers if answer.lot_id is None), None)
    varied = [answer for answer in answers if answer.lot_id is not None]
    wanted = words_wanted(question)
    stated = shared.hours_needed if shared else None
    one = stated if stated is not None else wanted * pace.hours / WORDS_OF_PACE if wanted else SHORT_HOURS
    state = shared.status if shared else AnswerStatus.NOT_STARTED
    if not wanted and question.fact and stated is None:
        one = 0.0
    left = one * _still(state, words, wanted)
    if not wanted and words and stated is None:
        left = 0.0
    whole = one
    if stated is None:
        for answer in varied:
            whole += one * VARIATION_SHARE
            left += (
                one
                * VARIATION_SHARE
                * (_STILL_TO_DO[answer.status] if not answer.is_written else _still_varied(answer))
            )
    owner = next((answer.owner_id for answer in (shared, *varied) if answer and answer.owner_id), None)
    spent_varied = sum(answer.hours_spent for answer in varied)
    return AnswerHours(question, shared, owner, whole, left, stated is not None, len(varied), spent_varied)


def _still(state: AnswerStatus, words: int, wanted: int) -> float:
    share = _STILL_TO_DO[state]
    if share < 1 or not words:
        return share
    return 1 - _DRAFT_SHARE * min(1.0, words / max(wanted, 1))


def _still_varied(answer: Answer) -> float:
    return min(_STILL_TO_DO[answer.status], 1 - _DRAFT_SHARE)


@dataclass(frozen=True, slots=True)
class PersonHours:
    """What a person has before a deadline, in hours: working `days`, of them `away`, and what their answers still need."""

    person: Person
    days: int
    away: int
    there: float
    needed: float

    @property
    def id(self) -> str:
        """The person's id."""
        return self.person.id

    @property
    def spare(self) -> float:
        """What is left over; below 0 where it does not reach."""
        return self.there - self.needed


@dataclass(frozen=True, slots=True)
class Capacity:
    """The hours needed and there, person by person; `unowned` are those of answers that nobody owns."""

    needed: float
    there: float
    people: tuple[PersonHours, ...]
    unowned: float
    pace: Pace
    answers: tuple[AnswerHours, ...] = ()

    @property
    def is_enough(self) -> bool:
        """Whether the hours there are reach."""
        return self.there >= self.needed


def measure_capacity(
    answers: Sequence[AnswerHours],
    people: Iterable[Person],
    absences: Iterable[Absence],
    working: WorkingDays,
    span: tuple[date, date],
    pace: Pace,
) -> Capacity:
    """Return the hours needed against those there are in a span of days, its first and last counted.

    The last is that on which one can hand in. A person’s week is spread over its five working days. Hours that they give to
    other bids are not taken off.
    """
    first, last = span
    off: dict[str, list[Absence]] = {}
    for absence in absences:
        off.setdefault(absence.person_id, []).append(absence)
    needed: dict[str | None, float] = {}
    for answer in answers:
        needed[answer.owner_id] = needed.get(answer.owner_id, 0.0) + answer.left
    days = working.count(first, last)
    rows = []
    for person in people:
        away = _days_away(off.get(person.id, ()), working, first, last)
        there = person.weekly_hours / WORKING_WEEK * (days - away)
        rows.append(PersonHours(person, days, away, there, needed.pop(person.id, 0.0)))
    return Capacity(
        sum(answer.left for answer in answers),
        sum(row.there for row in rows),
        tuple(rows),
        sum(needed.values()),
        pace,
        tuple(answers),
    )


def _days_away(absences: Iterable[Absence], working: WorkingDays, first: date, last: date) -> int:
    """Return on how many working days between two a person is away; days noted twice count once."""
    away: set[date] = set()
    for absence in absences:
        begins, ends = absence.starts_on or absence.ends_on, absence.ends_on or absence.starts_on
        if begins is None or ends is None:
            continue
        for ordinal in range(max(begins, first).toordinal(), min(ends, last).toordinal() + 1):
            day = date.fromordinal(ordinal)
            if working.holds(day):
                away.add(day)
    return len(away)


def say_hours(hours: float) -> str:
    """Say hours to the nearest half: “1 hour”, “7.5 hours”."""
    told = round(hours * 2) / 2
    return f"{told:,g} hour" if told == 1 else f"{told:,g} hours"
