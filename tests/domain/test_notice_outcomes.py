"""What a published process came to, in words."""

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest

from bidprep.domain.money import Money
from bidprep.domain.notice_outcomes import say_awards, say_dates, with_newer_awards, with_newer_dates
from bidprep.domain.notices import NoticeAward, NoticeDate


@pytest.mark.parametrize(
    ("award", "said"),
    [
        (NoticeAward("1", suppliers=("A",), value=Money(Decimal(900))), "A, £900"),
        (NoticeAward("1", suppliers=("A", "B"), status="pending"), "A and B, pending"),
        (NoticeAward("1", suppliers=("A", "B", "C", "D", "E"), status="active"), "A, B, C and 2 more"),
        (NoticeAward("1", "Mentoring", starts_on=date(2027, 4, 1)), "Mentoring, from 1 April 2027"),
        (NoticeAward("1", ends_on=date(2027, 4, 1), extends_on=date(2028, 4, 1)),
         "to 1 April 2027, at the latest 1 April 2028"),
        (NoticeAward("1", days=90), ""),
    ],
)  # fmt: skip
def test_an_award_is_said_as_far_as_it_is_told(award: NoticeAward, said: str) -> None:
    assert say_awards([award], []) == said


def test_contracts_are_said_instead_of_awards_and_no_more_than_five() -> None:
    awards = [NoticeAward(str(number), suppliers=(f"S{number}",)) for number in range(8)]
    assert say_awards(awards[:2], awards[3:5]) == "S3; S4"
    assert say_awards(awards, []) == "S0; S1; S2; S3; S4; and 3 more"


def test_the_first_and_the_last_minute_of_a_day_stand_for_the_day() -> None:
    clocks = (time(23), time(22, 59, 59), time(12))
    said = say_dates(NoticeDate("Visit", datetime.combine(date(2026, 7, 3), clock, UTC)) for clock in clocks)
    assert said == "Visit 4 July 2026; Visit 3 July 2026; Visit Friday 3 July 2026, 13:00"


def test_no_more_is_said_than_anybody_reads() -> None:
    dates = [NoticeDate("Visit " * 100, datetime(2026, 7, 3, tzinfo=UTC))] * 40
    assert say_dates(dates).endswith("; and 28 more")
    assert len(say_dates(dates[:1])) < 150
    assert (
        len(say_awards([NoticeAward("1", "Name " * 100), NoticeAward("2", suppliers=("Name " * 100,) * 9)], [])) < 600
    )


def test_newer_awards_and_dates_take_the_place_of_those_of_the_same_name() -> None:
    one, two, newer = NoticeAward("1", "One"), NoticeAward("2", "Two"), NoticeAward("1", "New")
    assert with_newer_awards([one, two], [newer]) == (newer, two)
    early, late = (NoticeDate("Visit", datetime(2026, 7, day, tzinfo=UTC)) for day in (3, 4))
    assert with_newer_dates([early], [late, NoticeDate("Award", late.at)]) == (late, NoticeDate("Award", late.at))
    assert with_newer_dates([late], [NoticeDate("Award", early.at)])[0].what == "Award"
