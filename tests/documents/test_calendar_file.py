"""Calendar files: as RFC 5545 writes them, read back by rules of their own."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.documents.calendar_file import CalendarEntry, calendar_words, write_calendar
from bidprep.errors import BidprepError

MADE_AT = datetime(2026, 11, 27, 1, 2, 3, tzinfo=UTC)


def events(words: str) -> list[dict[str, str]]:
    """Read a calendar: unfold its lines, and return the properties of each event with their text unescaped."""
    assert words.endswith("END:VCALENDAR\r\n")
    assert not re.search("(?<!\r)\n|\r(?!\n)", words)
    assert all(len(line.encode()) <= 75 for line in words.split("\r\n"))
    found: list[dict[str, str]] = []
    for line in words.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = re.sub(r"\\(.)", lambda told: "\n" if told[1] == "n" else told[1], value)
    return found


def test_times_are_in_utc_and_whole_days_are_dates() -> None:
    words = calendar_words(
        "Northern bid",
        [
            CalendarEntry("submit-1", datetime(2027, 6, 4, 11, tzinfo=UTC), "Hand in by", "12:00, UK time."),
            CalendarEntry("award-1", date(2028, 2, 29), "Award"),
        ],
        MADE_AT,
    )
    assert words.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//bidprep//bidprep//EN\r\n")
    deadline, award = events(words)
    assert deadline["DTSTART"] == "20270604T110000Z"
    assert deadline["DTSTAMP"] == "20261127T010203Z"
    assert deadline["UID"] == "submit-1@bidprep"
    assert deadline["DESCRIPTION"] == "12:00, UK time."
    assert (award["DTSTART;VALUE=DATE"], award["DTEND;VALUE=DATE"]) == ("20280229", "20280301")
    assert "DESCRIPTION" not in award


@given(st.text(max_size=300), st.text(max_size=300))
def test_all_words_come_back_and_no_line_is_too_long(summary: str, description: str) -> None:
    (event,) = events(calendar_words("Bid", [CalendarEntry("x", date(2027, 1, 1), summary, description)], MADE_AT))

    def visible(words: str) -> str:
        return "".join(character for character in words if character.isalnum() or character in ",;\\:")

    assert visible(event["SUMMARY"]) == visible(summary.replace("\ufffd", "")) or not summary.isprintable()
    assert visible(event.get("DESCRIPTION", "")) == visible(description) or not description.isprintable()


def test_long_words_of_many_bytes_are_folded_between_characters() -> None:
    (event,) = events(calendar_words("Bid", [CalendarEntry("x", date(2027, 1, 1), "é€😀; ,\\\n" * 40)], MADE_AT))
    assert event["SUMMARY"] == "é€😀; ,\\\n" * 40


def test_the_last_day_of_all_has_no_day_after_it() -> None:
    (event,) = events(calendar_words("Bid", [CalendarEntry("x", date.max, "End")], MADE_AT))
    assert "DTEND;VALUE=DATE" not in event


def test_a_calendar_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "dates.ics"
    write_calendar("Bid", [CalendarEntry("x", date(2027, 1, 1), "Start")], path, MADE_AT)
    assert [event["SUMMARY"] for event in events(path.read_bytes().decode())] == ["Start"]
    with pytest.raises(BidprepError):
        write_calendar("Bid", [], tmp_path / "gone" / "dates.ics", MADE_AT)
