"""Which backups are kept: never fewer than the newest and the pinned, never more than ten times the file."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.backup_keeping import KEEP_ALL_FOR, TIMES_THE_FILE, BackupAge, choose_kept

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)

_ages = st.builds(
    lambda name, minutes, size, pinned: BackupAge(name, NOW - timedelta(minutes=minutes), size, pinned),
    st.uuids().map(str),
    st.integers(-60, 60 * 24 * 500),
    st.integers(1, 5000),
    st.sampled_from([False, False, False, True]),
)
_many = st.lists(_ages, max_size=40, unique_by=lambda age: age.name)


def hourly(days: float, size: int = 1) -> list[BackupAge]:
    """A backup every hour, newest first."""
    return [BackupAge(f"{hour:06}", NOW - timedelta(hours=hour), size) for hour in range(int(days * 24))]


@given(_many, st.integers(1, 5000))
def test_the_newest_and_the_pinned_are_never_lost(backups: list[BackupAge], file_size: int) -> None:
    kept = choose_kept(backups, NOW, file_size)
    assert kept <= {backup.name for backup in backups}
    assert kept >= {backup.name for backup in backups if backup.pinned}
    if backups:
        assert max(backups, key=lambda backup: (backup.made_at, backup.name)).name in kept


@given(_many, st.integers(1, 5000))
def test_what_is_kept_takes_at_most_ten_times_the_file_but_for_the_newest_and_the_pinned(
    backups: list[BackupAge], file_size: int
) -> None:
    kept = choose_kept(backups, NOW, file_size)
    total = sum(backup.size for backup in backups if backup.name in kept)
    if backups:
        newest = max(backups, key=lambda backup: (backup.made_at, backup.name))
        spared = sum(backup.size for backup in backups if backup.pinned or backup is newest)
        assert total <= max(spared, TIMES_THE_FILE * file_size)


@given(_many, st.integers(1, 5000))
def test_choosing_again_from_what_was_kept_keeps_it(backups: list[BackupAge], file_size: int) -> None:
    kept = choose_kept(backups, NOW, file_size)
    assert choose_kept([backup for backup in backups if backup.name in kept], NOW, file_size) == kept


def test_where_there_is_room_all_of_two_days_stay_then_days_then_weeks_then_months() -> None:
    backups = hourly(500)
    kept = choose_kept(backups, NOW, file_size=10**6)
    ages = sorted(NOW - backup.made_at for backup in backups if backup.name in kept)
    assert sum(age <= KEEP_ALL_FOR for age in ages) == 49
    older = [age for age in ages if age > KEEP_ALL_FOR]
    assert sum(age <= timedelta(days=14) for age in older) == 11
    days = [backup.made_at.date() for backup in backups if backup.name in kept]
    assert len({day.isocalendar()[:2] for day in days}) >= 10
    assert len({(day.year, day.month) for day in days}) == 12
    assert len(kept) <= 49 + 14 + 10 + 12
    assert older[-1] > timedelta(days=300)


def test_for_want_of_room_the_oldest_go_first() -> None:
    backups = hourly(30, size=1000)
    roomy = choose_kept(backups, NOW, file_size=10**6)
    tight = choose_kept(backups, NOW, file_size=1000)
    assert len(tight) == 10
    assert tight == set(sorted(roomy)[:10])


def test_a_backup_from_a_clock_that_ran_ahead_is_kept() -> None:
    ahead = BackupAge("ahead", NOW + timedelta(days=1), 1)
    assert "ahead" in choose_kept([ahead, *hourly(3)], NOW, 10**6)


def test_nothing_is_kept_of_nothing() -> None:
    assert choose_kept([], NOW, 1) == frozenset()
