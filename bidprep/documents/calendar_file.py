"""Calendar files (iCalendar, RFC 5545) as Outlook and others take them in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bidprep.documents.saving import whole_file
from bidprep.domain.text import clean_characters

_MOST_OCTETS = 75


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """Something in a calendar: a UTC time or a whole day. `id` stays the same in each file that tells of it."""

    id: str
    at: datetime | date
    summary: str
    description: str = ""


def write_calendar(name: str, entries: Iterable[CalendarEntry], path: Path, made_at: datetime) -> None:
    """Write a calendar whole or not at all; `made_at` says when it was made, in UTC."""
    words = calendar_words(name, entries, made_at)
    with whole_file(path) as unfinished:
        unfinished.write_bytes(words.encode())


def calendar_words(name: str, entries: Iterable[CalendarEntry], made_at: datetime) -> str:
    """Return a calendar as RFC 5545 writes it: lines of 75 octets at the most, each ended by CR and LF."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bidprep//bidprep//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH"]
    lines.append(f"X-WR-CALNAME:{_escaped(name)}")
    for entry in entries:
        lines += _event(entry, made_at)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(entry: CalendarEntry, made_at: datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(entry.id)}@bidprep"
    yield f"DTSTAMP:{_moment(made_at)}"
    if isinstance(entry.at, datetime):
        yield f"DTSTART:{_moment(entry.at)}"  # without an end it takes no time (§3.6.1)
    else:
        yield f"DTSTART;VALUE=DATE:{entry.at:%Y%m%d}"
        if entry.at < date.max:
            yield f"DTEND;VALUE=DATE:{entry.at + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(entry.summary)}"
    if entry.description:
        yield f"DESCRIPTION:{_escaped(entry.description)}"
    yield "TRANSP:TRANSPARENT"  # a deadline keeps nobody busy
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(words: str) -> str:
    """Return words as a TEXT value (RFC 5545 §3.3.11)."""
    told = clean_characters(words).replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return told.replace("\n", "\\n").replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """Yield the pieces of a line (RFC 5545 §3.1); no character is cut in two, and each piece after the first has a space."""
    piece, octets = "", 0
    for character in line:
        takes = len(character.encode())
        if octets + takes > _MOST_OCTETS:
            yield piece
            piece, octets = " ", 1
        piece += character
        octets += takes
    yield piece
