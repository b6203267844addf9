"""Which backups are kept: dense for the last two days, then thinner, never more than ten times the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

KEEP_ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 14, 10, 12
TIMES_THE_FILE = 10


@dataclass(frozen=True, slots=True)
class BackupAge:
    """What the rule needs to know of a backup: its size in bytes, and whether it is kept for ever."""

    name: str
    made_at: datetime
    size: int
    pinned: bool = False


def choose_kept(backups: Iterable[BackupAge], now: datetime, file_size: int) -> frozenset[str]:
    """Return the names of the backups to keep.

    All of the last two days, then the newest of each of 14 days, 10 weeks and 12 months; then, oldest first,
    fewer until together they take at most ten times the file. The newest and the pinned ones always stay.
    """
    newest_first = sorted(backups, key=lambda backup: (backup.made_at, backup.name), reverse=True)
    kept: dict[str, BackupAge] = {backup.name: backup for backup in newest_first if backup.pinned}
    spans: tuple[tuple[str, int], ...] = (("%Y-%m-%d", DAILY), ("%G-%V", WEEKLY), ("%Y-%m", MONTHLY))
    for backup in newest_first:
        if now - backup.made_at <= KEEP_ALL_FOR:
            kept.setdefault(backup.name, backup)
    for span, most in spans:
        seen: set[str] = set()
        for backup in newest_first:
            period = backup.made_at.strftime(span)
            if period not in seen and len(seen) < most:
                seen.add(period)
                kept.setdefault(backup.name, backup)
    thinnable = sorted(
        (backup for backup in kept.values() if not backup.pinned and backup is not newest_first[0]),
        key=lambda backup: backup.made_at,
    )
    total = sum(backup.size for backup in kept.values())
    for backup in thinnable:
        if total <= TIMES_THE_FILE * file_size:
            break
        total -= backup.size
        del kept[backup.name]
    return frozenset(kept)
