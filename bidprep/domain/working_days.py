"""Working days: Monday to Friday without bank holidays, added, taken away and counted.

The holidays are always passed in; `bidprep.operations.bank_holidays` reads those of England and Wales.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

_WEEK = 7
_WORKING_WEEK = 5
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BankHoliday:
    """A day on which nobody is expected to work, and its name."""

    on: date
    name: str


class WorkingDays:
    """The days on which work is done, given the holidays; those that fall on a weekend change nothing."""

    def __init__(self, holidays: Iterable[date] = ()) -> None:
        self._holidays = sorted({day.toordinal() for day in holidays if day.weekday() < _WORKING_WEEK})
        self._off = frozenset(self._holidays)

    def holds(self, day: date) -> bool:
        """Whether work is done on a day."""
        return day.weekday() < _WORKING_WEEK and day.toordinal() not in self._off

    def on_or_after(self, day: date) -> date:
        """Return the day itself where it is a working day, else the next one that is."""
        while not self.holds(day):
            day += ONE_DAY
        return day

    def on_or_before(self, day: date) -> date:
        """Return the day itself where it is a working day, else the last one before it that is."""
        while not self.holds(day):
            day -= ONE_DAY
        return day

    def number(self, day: date) -> int:
        """Return how many working days lie before a day, counted from the first day of all.

        A working day and the days off just before it have the same number. `day_of` is its inverse.
        """
        ordinal = day.toordinal()
        weeks, rest = divmod(ordinal - 1, _WEEK)  # the first day of all, 1 January of year 1, was a Monday
        return weeks * _WORKING_WEEK + min(rest, _WORKING_WEEK) - bisect_left(self._holidays, ordinal)

    def day_of(self, number: int) -> date:
        """Return the working day of a number as `number` counts them.

        Raises OverflowError where it lies beyond the last year that dates know, or before the first.
        """
        weeks, rest = divmod(number, _WORKING_WEEK)
        ordinal = weeks * _WEEK + rest + 1
        passed = bisect_right(self._holidays, ordinal)
        weeks, rest = divmod(number + passed, _WORKING_WEEK)
        ordinal = weeks * _WEEK + rest + 1
        # Each holiday on the way puts the day one working day further off, and there may lie others on that way.
        while passed < len(self._holidays) and self._holidays[passed] <= ordinal:
            passed += 1
            weeks, rest = divmod(number + passed, _WORKING_WEEK)
            ordinal = weeks * _WEEK + rest + 1
        try:
            return date.fromordinal(ordinal)
        except ValueError as error:
            raise OverflowError(str(error)) from None

    def add(self, day: date, count: int) -> date:
        """Return the day that lies so many working days after another; before it where the count is negative.

        The day itself is not counted, whether or not work is done on it: a working day after a Saturday is Monday.
        Nothing added to a day off is the next working day.
        """
        if count < 0:
            return self.day_of(self.number(day) + count)
        return self.day_of(self.number(day) + count - (count > 0 and not self.holds(day)))

    def between(self, after: date, until: date) -> int:
        """Return how many working days lie after one day, up to and with another; negative where it lies before."""
        return self.number(until + ONE_DAY) - self.number(after + ONE_DAY)

    def count(self, first: date, last: date) -> int:
        """Return how many working days there are from a first to a last day, both counted; 0 where it lies before."""
        return max(0, self.number(last + ONE_DAY) - self.number(first))
