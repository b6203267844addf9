"""A published notice as it is kept: what an update says anew, what it comes to, and its one spelling in JSON.

What was published stands beside what we keep, so that an update changes what the buyer changed and nothing else: a
name that we have given stays, as long as the buyer's is the same.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import fields, replace
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from bidprep.domain.money import Money
from bidprep.domain.notice_outcomes import with_newer_awards, with_newer_dates
from bidprep.domain.notice_rules import FIELD_OF_CHANGE
from bidprep.domain.notices import (
    Notice,
    NoticeAward,
    NoticeChange,
    NoticeCriterion,
    NoticeDate,
    NoticeDocument,
    NoticeLot,
    TouchedText,
)
from bidprep.errors import BidprepError

T = TypeVar("T", Notice, NoticeLot)

# What says nothing by itself: which process or lot is meant, what it holds, how the notice came about.
_NOT_TOLD = frozenset({"id", "ocid", "lots", "documents", "warnings", "tags", "updated_at", "emptied", "touched"})
_AWARDS = frozenset({"awards", "contracts"})
_ALWAYS_SPELT = frozenset({"ocid", "id", "name"})


def news_of(notice: Notice, published: Notice | None) -> Notice:
    """Return a notice without what it only says again; lots that it only mentions are left out."""
    if published is None:
        return notice
    there = _lots_of(published)
    lots = (
        (place in there, _news(lot, there[place]) if place in there else lot) for place, lot in _lots_of(notice).items()
    )
    return replace(
        _news(notice, published),
        **_changed(_with_outcomes(published, notice), published),
        lots=tuple(news for is_known, news in lots if not is_known or _says_something(news)),
    )


def without_changes(notice: Notice, left_out: Iterable[NoticeChange]) -> Notice:
    """Return a notice that does not mention what these changes are about, so that it changes the rest only."""
    of_lots: dict[str, set[str]] = {}
    for change in left_out:
        of_lots.setdefault(change.lot, set()).add(FIELD_OF_CHANGE.get(change.field, change.field))
    whole = of_lots.pop("", set())
    if whole & _AWARDS:
        whole |= _AWARDS
    lots = (lot for lot in notice.lots if "lot" not in of_lots.get(lot.id, ()))
    return replace(
        _silenced(notice, whole),
        lots=tuple(_silenced(lot, of_lots[lot.id]) if lot.id in of_lots else lot for lot in lots),
    )


def is_older_than(notice: Notice, published: Notice) -> bool:
    """Whether a notice was made before the newest of what was published."""
    return bool(published.updated_at and notice.updated_at and notice.updated_at < published.updated_at)


def with_update(published: Notice | None, update: Notice) -> Notice:
    """Return what was published, taken together with an update, which may hold only what it changes."""
    published = published or Notice(update.ocid)
    is_older = is_older_than(update, published)
    lots = _lots_of(published)
    for place, lot in _lots_of(update).items():
        lots[place] = replace(_joined(lots.get(place, NoticeLot(lot.id)), lot), emptied=frozenset())
    documents = {(document.url, document.title): document for document in (*published.documents, *update.documents)}
    return replace(
        _joined(published, update),
        ocid=update.ocid or published.ocid,
        published_at=published.published_at or update.published_at,
        lots=tuple(lots.values()),
        documents=tuple(documents.values()),
        **_with_outcomes(published, update),
        tags=published.tags if is_older else update.tags or published.tags,
        updated_at=published.updated_at if is_older else update.updated_at or published.updated_at,
        warnings=(),
        emptied=frozenset(),
    )


def with_touched(published: Notice, touched: Iterable[TouchedText]) -> Notice:
    """Return what was published with more texts noted that it touched; of one text that was touched before, all reasons."""
    noted = {each.answer_id: each for each in published.touched}
    for each in touched:
        before = noted.get(each.answer_id)
        is_same = before is not None and before.digest == each.digest and each.reason not in before.reason
        noted[each.answer_id] = replace(each, reason=f"{before.reason} {each.reason}") if before and is_same else each
    return replace(published, touched=tuple(noted.values()))


def _with_outcomes(published: Notice, update: Notice) -> dict[str, Any]:
    """Return awards, contracts and other dates as they stand after an update, which may tell but some of them."""
    return {
        "awards": with_newer_awards(published.awards, update.awards),
        "contracts": with_newer_awards(published.contracts, update.contracts),
        "dates": with_newer_dates(published.dates, update.dates),
    }


def _changed(outcomes: dict[str, Any], published: Notice) -> dict[str, Any]:
    """Return those that are not as they were published; awards and contracts are told together."""
    same = {name for name, told in outcomes.items() if told == getattr(published, name)}
    if not same >= _AWARDS:
        same -= _AWARDS
    return outcomes | dict.fromkeys(same, ())


def _lots_of(notice: Notice) -> dict[tuple[str, int], NoticeLot]:
    """Return the lots by id; where several have the same, the first of them, the second and so on."""
    met: Counter[str] = Counter()
    found: dict[tuple[str, int], NoticeLot] = {}
    for lot in notice.lots:
        met[lot.id] += 1
        found[lot.id, met[lot.id]] = lot
    return found


def _told_fields(told: Notice | NoticeLot) -> tuple[str, ...]:
    return tuple(field.name for field in fields(told) if field.name not in _NOT_TOLD)


def _nothing(told: T) -> T:
    """Return what mentions nothing, of the same kind."""
    return type(told)("")


def _news(told: T, published: T) -> T:
    again = {name for name in _told_fields(told) if getattr(told, name) == getattr(published, name)}
    nothing = _nothing(told)
    gone = {name for name in told.emptied if getattr(published, name) == getattr(nothing, name)}
    return replace(_silenced(told, again - told.emptied), emptied=told.emptied - gone)


def _silenced(told: T, names: Collection[str]) -> T:
    nothing = _nothing(told)
    values = {name: getattr(nothing, name) for name in names if hasattr(nothing, name)}
    return replace(told, **values, emptied=told.emptied - frozenset(names))


def _says_something(lot: NoticeLot) -> bool:
    return lot != NoticeLot(lot.id)


def _joined(published: T, update: T) -> T:
    nothing = _nothing(update)
    values = {
        name: getattr(update, name)
        for name in _told_fields(update)
        if name in update.emptied or getattr(update, name) != getattr(nothing, name)
    }
    return replace(published, **values)


# In JSON


def spell_notice(notice: Notice) -> bytes:
    """Return a notice in JSON, always the same for the same notice; what it does not tell is not there."""
    return json.dumps(_spelt(notice), ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def read_spelt_notice(content: bytes) -> Notice:
    """Return the notice that was spelt; raises BidprepError where the content is something else."""
    try:
        return _read_notice(json.loads(content))
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, RecursionError):
        raise BidprepError(
            "The published notice that was kept cannot be read.", "Take in the notice again as it was published."
        ) from None


_SPELT_BY_FIELD = (Notice, NoticeLot, NoticeCriterion, NoticeDocument, NoticeAward, NoticeDate, TouchedText, Money)


def _spelt(value: Any) -> Any:
    if isinstance(value, _SPELT_BY_FIELD):
        told = {field.name: _spelt(getattr(value, field.name)) for field in fields(value)}
        return {name: said for name, said in told.items() if name in _ALWAYS_SPELT or said not in (None, "", [])}
    if isinstance(value, tuple):
        return [_spelt(inner) for inner in value]
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _read_notice(told: dict[str, Any]) -> Notice:
    return Notice(**_read(told, _OF_NOTICE))


def _read_lot(told: dict[str, Any]) -> NoticeLot:
    return NoticeLot(**_read(told, _OF_LOT))


def _read(told: dict[str, Any], forms: dict[str, Callable[[Any], Any]]) -> dict[str, Any]:
    return {name: forms.get(name, str)(value) for name, value in told.items()}


def _read_money(told: dict[str, Any]) -> Money:
    return Money(Decimal(told["amount"]), told["currency"])


def _read_criteria(told: list[dict[str, Any]]) -> tuple[NoticeCriterion, ...]:
    return tuple(NoticeCriterion(**_read(each, {"weighting": Decimal})) for each in told)


def _read_awards(told: list[dict[str, Any]]) -> tuple[NoticeAward, ...]:
    return tuple(NoticeAward(**_read(each, _OF_AWARD)) for each in told)


_OF_LOT: dict[str, Callable[[Any], Any]] = {
    "value": _read_money,
    "least_value": _read_money,
    "starts_on": date.fromisoformat,
    "ends_on": date.fromisoformat,
    "criteria": _read_criteria,
    "days": int,
    "extends_on": date.fromisoformat,
    "emptied": frozenset,
}
_OF_AWARD: dict[str, Callable[[Any], Any]] = {
    **_OF_LOT,
    "suppliers": tuple,
    "lots": tuple,
    "decided_on": date.fromisoformat,
}
_OF_NOTICE: dict[str, Callable[[Any], Any]] = {
    **_OF_LOT,
    "awards": _read_awards,
    "contracts": _read_awards,
    "dates": lambda told: tuple(NoticeDate(each["what"], datetime.fromisoformat(each["at"])) for each in told),
    "published_at": datetime.fromisoformat,
    "clarify_by": datetime.fromisoformat,
    "submit_by": datetime.fromisoformat,
    "award_on": date.fromisoformat,
    "lots": lambda told: tuple(map(_read_lot, told)),
    "documents": lambda told: tuple(NoticeDocument(**each) for each in told),
    "warnings": tuple,
    "tags": tuple,
    "updated_at": datetime.fromisoformat,
    "touched": lambda told: tuple(TouchedText(**_read(each, {"at": datetime.fromisoformat})) for each in told),
}
