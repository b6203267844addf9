"""What a published process came to, and what else it dates, in words: awards, contracts, other dates.

An update may tell but some of them: what it tells is laid over what was published, by id and by name.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from bidprep.domain.dates import UK, say_date, say_time, stands_for_day
from bidprep.domain.money import say_money
from bidprep.domain.notices import NoticeAward, NoticeDate

_MOST_AWARDS, _MOST_DATES = 5, 12
_LONGEST_NAME = 120
_MOST_SUPPLIERS = 3


def with_newer_awards(published: Iterable[NoticeAward], newer: Iterable[NoticeAward]) -> tuple[NoticeAward, ...]:
    """Return awards, each as it was told last; those with the same id are one."""
    return tuple(({award.id: award for award in published} | {award.id: award for award in newer}).values())


def with_newer_dates(published: Iterable[NoticeDate], newer: Iterable[NoticeDate]) -> tuple[NoticeDate, ...]:
    """Return dates in their order, each as it was told last; those with the same name are one."""
    last = {told.what: told for told in published} | {told.what: told for told in newer}
    return tuple(sorted(last.values(), key=lambda told: told.at))


def say_awards(awards: Sequence[NoticeAward], contracts: Sequence[NoticeAward]) -> str:
    """Say who was awarded what, for what and when: the contracts where there are any, else the awards."""
    return _listed([*filter(None, map(_say_award, contracts or awards))], _MOST_AWARDS)


def say_dates(dates: Iterable[NoticeDate]) -> str:
    """Say dates with what they are."""
    return _listed([f"{_short(told.what)} {say_moment(told.at)}" for told in dates], _MOST_DATES)


def _listed(said: Sequence[str], most: int) -> str:
    more = [f"and {len(said) - most:,} more"] if len(said) > most else []
    return "; ".join([*said[:most], *more])


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST_NAME else f"{words[: _LONGEST_NAME - 1]}…"


def say_moment(moment: datetime) -> str:
    """Say a time, or only its day where it is the first or the last minute of it, which stands for the day."""
    local = moment.astimezone(UK)
    return say_date(local.date()) if stands_for_day(local) else say_time(moment)


def _say_award(award: NoticeAward) -> str:
    more = len(award.suppliers) - _MOST_SUPPLIERS
    suppliers = [*map(_short, award.suppliers[:_MOST_SUPPLIERS]), *([f"{more:,} more"] if more > 0 else [])]
    told = (
        " and ".join(filter(None, (", ".join(suppliers[:-1]), suppliers[-1]))) if suppliers else _short(award.title),
        say_money(award.value),
        _say_period(award.starts_on, award.ends_on),
        f"at the latest {say_date(award.extends_on)}" if award.extends_on else "",
        award.status if award.status not in ("", "active") else "",
    )
    return ", ".join(filter(None, told))


def _say_period(starts_on: date | None, ends_on: date | None) -> str:
    if starts_on and ends_on:
        return f"{say_date(starts_on)} to {say_date(ends_on)}"
    return f"from {say_date(starts_on)}" if starts_on else f"to {say_date(ends_on)}" if ends_on else ""
