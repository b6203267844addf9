"""Dates and times: UTC inside, United Kingdom time on the screen and in Word."""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bidprep.errors import BidprepError

UK = ZoneInfo("Europe/London")

# Named here, because strftime and strptime follow the system's language, which Qt sets.
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_SHORT = 3
_MEAN_A_DAY = ((0, 0), (23, 59))
_FIRST_YEAR = 1000
"""A year before is a slip of the finger: 0026 for 2026."""


def now() -> datetime:
    """Return the present time in UTC, to the second."""
    return datetime.now(UTC).replace(microsecond=0)


def today() -> date:
    """Return today's date in the United Kingdom."""
    return datetime.now(UK).date()


def uk_time(day: date, at: time) -> datetime:
    """Return the UTC time of a clock time in the United Kingdom; an hour that occurs twice means the first."""
    return datetime.combine(day, at, UK).astimezone(UTC)


def say_date(day: date | None) -> str:
    """Say a date as ``4 December 2026``; "" for none."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def say_day(day: date) -> str:
    """Say a day of this or the next year in little room: ``4 Dec``."""
    return f"{day.day} {MONTHS[day.month - 1][:_SHORT]}"


def say_time(moment: datetime | None) -> str:
    """Say a UTC time as UK time: ``Friday 4 December 2026, 12:00``; "" for none."""
    if moment is None:
        return ""
    local = moment.astimezone(UK)
    return f"{DAYS[local.weekday()]} {say_date(local.date())}, {local:%H:%M}"


def say_time_briefly(moment: datetime) -> str:
    """Say a UTC time as UK time in little room: ``Fri 4 Dec, 12:00``."""
    local = moment.astimezone(UK)
    return f"{DAYS[local.weekday()][:_SHORT]} {say_day(local.date())}, {local:%H:%M}"


def days_until(moment: datetime, today_is: date) -> int:
    """Return how many calendar days in UK time lie between a date and a moment; negative when past."""
    return (moment.astimezone(UK).date() - today_is).days


def last_full_day(moment: datetime) -> date | None:
    """Return the day before a UTC time that is a midnight in the United Kingdom; None for any other time.

    A deadline at midnight falls at the start of its day, and that day is lost.
    """
    local = moment.astimezone(UK)
    return local.date() - timedelta(days=1) if local.time() == time() else None


def stands_for_day(moment: datetime) -> bool:
    """Whether a time is the first or the last minute of its day, by which people mean the day itself."""
    return (moment.hour, moment.minute) in _MEAN_A_DAY


def read_date(words: str) -> date | None:
    """Read a date typed as ``4/12/2026``, ``4 Dec 2026``, ``2026-12-04`` or ``today``; None for nothing typed.

    Raises BidprepError where the words are no date. Days come before months, as in the United Kingdom.
    """
    typed = " ".join(words.replace(",", " ").split())
    if not typed:
        return None
    if typed.casefold() == "today":
        return today()
    numbered = re.sub(_MONTH, lambda word: f"/{_number_of(word[1])}/", typed)
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y"):
        try:
            found = datetime.strptime(numbered, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
        if found.year < _FIRST_YEAR:
            raise BidprepError(f"“{typed}” lies in the year {found.year}.", "Check the year: 4/12/2026 or 4 Dec 2026.")
        return found
    raise BidprepError(f"“{typed}” is not a date.", "Type it as day, month, year: 4/12/2026 or 4 Dec 2026.")


# A pattern, not compiled: the first window reads no dates, and is not to wait for it.
_MONTH = rf"(?i)\s*\b({'|'.join(f'{month[:_SHORT]}(?:{month[_SHORT:]})?' for month in MONTHS)})\b\.?\s*"


def _number_of(month: str) -> int:
    return next(at for at, name in enumerate(MONTHS, 1) if name[:_SHORT].casefold() == month[:_SHORT].casefold())


_SPOKEN = r"(?i)(?<=\S) (?:at )?(?:(?:12(?::00)? )?noon|(\d{1,2})(?:[:.](\d\d))? ?([ap])m)$"


def _clock_of(spoken: re.Match[str]) -> str:
    """Return “5.30pm” as “17:30”, and what is no hour of a half day as it is."""
    if spoken[1] is None:
        return " 12:00"
    hour = int(spoken[1])
    if not 1 <= hour <= 12:  # noqa: PLR2004 - of half a day
        return spoken[0]
    return f" {hour % 12 + 12 * (spoken[3].casefold() == 'p')}:{spoken[2] or '00'}"


def read_time(words: str) -> datetime | None:
    """Read a date with an optional UK clock time, such as ``4/12/2026 12:00`` or ``4/12/2026 5pm``.

    It is noon where no time is given.

    ISO 8601 with an offset is taken as it stands. None for nothing typed; raises BidprepError otherwise.
    """
    typed = re.sub(_SPOKEN, _clock_of, " ".join(words.replace(",", " ").split()))
    if not typed:
        return None
    try:
        moment = datetime.fromisoformat(typed)
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo:
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            raise BidprepError(f"“{typed}” is not a date.", "Check the year.") from None
    if moment is not None and len(typed) > len("2026-12-04"):
        return uk_time(moment.date(), moment.time())
    day, _, clock = typed.rpartition(" ") if ":" in typed else (typed, "", "12:00")
    found = read_date(day)
    if found is None:
        raise BidprepError(f"“{typed}” has no date.", "Type the date first: 4/12/2026 12:00.")
    try:
        at = datetime.strptime(clock, "%H:%M").replace(tzinfo=UTC).time()
    except ValueError:
        raise BidprepError(f"“{clock}” is not a time of day.", "Type it as hours and minutes: 12:00.") from None
    return uk_time(found, at)
