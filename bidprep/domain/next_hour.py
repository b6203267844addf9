"""Where the next hour is worth most over a whole bid: the marks still to be had, by the hours that they take.

A question's share of all marks times what our own mark leaves open is what can still be won there; divided by the hours
left, it is what one of them is worth. Where no mark of ours is given yet, what is still to be done stands for the gap.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidprep.domain.bids import Question
from bidprep.domain.capacity import AnswerHours

LEAST_HOURS = 0.5
"""Nothing that is worth marks takes less."""


@dataclass(frozen=True, slots=True)
class NextHour:
    """A question: the share of all marks (0 to 1) that can still be won there, the hours for it, and what one is worth."""

    question: Question
    gap: float
    hours: float

    @property
    def worth(self) -> float:
        """The share of all marks that an hour wins."""
        return min(self.gap, self.gap / self.hours)


def next_hours(
    hours: Sequence[AnswerHours], shares: Mapping[str, float], marks: Mapping[str, Decimal], tops: Mapping[str, Decimal]
) -> tuple[NextHour, ...]:
    """Return the questions with marks still to be had, the one first where an hour is worth most.

    `shares` are the questions' shares of all marks, `marks` our own, `tops` the highest marks of their scales, by ids.
    """
    found: list[NextHour] = []
    for each in hours:
        question_id = each.question.id
        share, mark = shares.get(question_id, 0.0), marks.get(question_id)
        open_part = _open_part(each, mark, tops.get(question_id))
        if share > 0 and open_part > 0:
            found.append(NextHour(each.question, share * open_part, max(each.left, LEAST_HOURS)))
    return tuple(sorted(found, key=lambda one: -one.worth))


def _open_part(hours: AnswerHours, mark: Decimal | None, top: Decimal | None) -> float:
    """Return the share of a question's marks, 0 to 1, that can still be won."""
    if mark is not None and top:
        return max(0.0, 1 - float(mark / top))
    return hours.left / hours.whole if hours.left > 0 and hours.whole > 0 else 0.0
