"""Dates and times: UTC inside, United Kingdom time on the screen and in Word."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bidprep.errors import BidprepError

UK = ZoneInfo("Europe/London")


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
    return f"{day.day} {day:%B %Y}" if day else ""


def say_time(moment: datetime | None) -> str:
    """Say a UTC time as UK time: ``Friday 4 December 2026, 12:00``; "" for none."""
    if moment is None:
        return ""
    local = moment.astimezone(UK)
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"


def days_until(moment: datetime, today_is: date) -> int:
    """Return how many calendar days in UK time lie between a date and a moment; negative when past."""
    return (moment.astimezone(UK).date() - today_is).days


def read_date(words: str) -> date | None:
    """Read a date typed as ``4/12/2026``, ``4 Dec 2026`` or ``2026-12-04``; None for nothing typed.

    Raises BidprepError where the words are no date. Days come before months, as in the United Kingdom.
    """
    typed = " ".join(words.replace(",", " ").split())
    if not typed:
        return None
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y", "%d.%m.%Y", "%d %b %Y", "%d %B %Y"):
        try:
            return datetime.strptime(typed, form).replace(tzinfo=UTC).date()
        except ValueError:
            continue
    raise BidprepError(f"“{typed}” is not a date.", "Type it as day, month, year: 4/12/2026 or 4 Dec 2026.")


def read_time(words: str) -> datetime | None:
    """Read a date with an optional UK clock time, such as ``4/12/2026 12:00``; noon where no time is given.

    ISO 8601 with an offset is taken as it stands. None for nothing typed; raises BidprepError otherwise.
    """
    typed = " ".join(words.replace(",", " ").split())
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
