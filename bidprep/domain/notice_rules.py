"""Rules of published notices: how releases are merged, dates read, lots ordered, changes and doubts told.

Source: Open Contracting Data Standard 1.1, “Merging” and the lots extension.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bidprep.domain.dates import UK, say_date, say_time, uk_time
from bidprep.domain.money import say_money
from bidprep.domain.notice_outcomes import say_awards, say_dates
from bidprep.domain.notice_texts import on_a_line, where_they_differ
from bidprep.domain.notice_weights import HUNDRED, plain_figure, say_criteria
from bidprep.domain.notices import Notice, NoticeChange, NoticeCriterion, NoticeDocument, NoticeLot

Release = Mapping[str, Any]

CANCELLED = frozenset({"cancelled", "withdrawn", "unsuccessful"})
"""The statuses of a process or a lot that nobody can win any more (OCDS codelist tenderStatus)."""

SHORT_WINDOW = timedelta(days=28)
"""The least that the sector asks for between publication and deadline."""

# Merging

AMENDED = ("amendment", "update", "cancellation")
"""How the tags end of releases that change an earlier one (OCDS codelist releaseTag)."""


def merge_releases(releases: Iterable[Release]) -> dict[str, Any]:
    """Return what the releases of one process say together, the newest last, whatever their order.

    Of two with the same date the one that amends comes last.

    Objects are merged field by field; arrays of objects that have ids by these, and where several of one array have
    the same, the first with the first, the second with the second; all else is replaced. A field that is null stays
    null: it was taken back, which is more than not being mentioned.
    """
    merged: dict[str, Any] = {}
    for release in sorted(releases, key=_order_of):
        _merge_into(merged, release)
    settled = _settled(merged)
    return settled if isinstance(settled, dict) else {}


def _order_of(release: Release) -> tuple[datetime, bool]:
    tags = release.get("tag")
    told = tags if isinstance(tags, list) else [tags]
    amends = any(isinstance(tag, str) and tag.casefold().endswith(AMENDED) for tag in told)
    return read_moment(release.get("date")) or _LONG_AGO, amends


class _ById(dict[tuple[str, int], dict[str, Any]]):
    """An array of objects while it is merged: each under its id and how often that came before, in order of mention."""


def _merge_into(older: dict[str, Any], newer: Mapping[str, Any]) -> None:
    for key, value in newer.items():
        own = older.get(key)
        if isinstance(value, dict):
            if not isinstance(own, dict) or isinstance(own, _ById):
                own = older[key] = {}
            _merge_into(own, value)
        elif isinstance(value, list) and _have_ids(value):
            if not isinstance(own, _ById):
                own = older[key] = _ById()
            met: Counter[str] = Counter()
            for entry in value:
                name = str(entry["id"])
                _merge_into(own.setdefault((name, met[name]), {}), entry)
                met[name] += 1
        else:
            older[key] = value


def _have_ids(entries: list[Any]) -> bool:
    return all(isinstance(entry, dict) and isinstance(entry.get("id"), str | int) for entry in entries)


def _settled(value: object) -> object:
    if isinstance(value, _ById):
        return [_settled(entry) for entry in value.values()]
    if isinstance(value, dict):
        return {key: _settled(inner) for key, inner in value.items()}
    return value


# Dates

_EARLIEST, _LATEST = 1970, 2200
_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_DAY_LENGTH = len("2026-12-04")
_ZONE_SIGNS = frozenset("Zz+-")
_ODD_CLOCK = re.compile(r"T(?:(24):00(?::00(?:\.0+)?)?|(\d\d:\d\d):60)")


def read_moment(told: object) -> datetime | None:
    """Read a date and time of a notice, which keeps its offset; without one it is UK time. None for what is no date.

    A day with an offset and no time (“2026-12-04Z”) is that day. Years that no notice means (before 1970, after 2200:
    some systems' way of saying “none”) are no dates.
    """
    if not isinstance(told, str) or not told.strip():
        return None
    words = told.strip()
    if words[_DAY_LENGTH : _DAY_LENGTH + 1] in _ZONE_SIGNS:
        words = words[:_DAY_LENGTH]
    try:
        moment = _read_iso(words)
        if not _EARLIEST <= moment.year <= _LATEST:
            return None
        return moment if moment.tzinfo else uk_time(moment.date(), moment.time()).astimezone(UK)
    except (ValueError, OverflowError):
        return None


def _read_iso(words: str) -> datetime:
    """Read ISO 8601, a small z, the end of a day as 24:00 and a leap second included, which Python does not know."""
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        odd = _ODD_CLOCK.search(words)
        clock = f"T{odd[2]}:59" if odd and odd[2] else "T00:00:00"
        mended = f"{words[: odd.start()]}{clock}{words[odd.end() :]}" if odd else words
        moment = datetime.fromisoformat(mended.replace("z", "Z"))
        return moment + timedelta(days=1) if odd and odd[1] else moment


# Lots

_UUID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?", re.IGNORECASE)
_LOT_TITLE = re.compile(r"\s*lot\s*[-–:#.]?\s*(\d{1,4}(?:\.\d{1,3})*[a-z]?|[a-z])\b", re.IGNORECASE)


def order_lots(lots: Iterable[NoticeLot]) -> tuple[NoticeLot, ...]:
    """Return lots in the order a person counts in: 2 before 10.

    Ids that are random say nothing; then titles such as “Lot 2: North” do, and else the file's own order.
    """
    found = tuple(lots)
    if len(found) <= 1:
        return found
    if not any(_UUID.match(lot.id) for lot in found):
        return tuple(sorted(found, key=lambda lot: natural_key(lot.id)))
    numbers = [_LOT_TITLE.match(lot.title) for lot in found]
    if not all(numbers):
        return found
    order = {id(lot): natural_key(number[1]) for lot, number in zip(found, numbers, strict=True) if number}
    return tuple(sorted(found, key=lambda lot: order[id(lot)]))


def natural_key(words: str) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which “Lot 2” comes before “Lot 10”."""
    return tuple(
        (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
        for piece in re.findall(r"\d{1,18}|\D+", words.strip().casefold())
    )


def name_lot(lot_id: str) -> str:
    """Say which lot an id means: “Lot 2”; an id that says so itself stays as it is."""
    return lot_id if lot_id.casefold().startswith("lot") else f"Lot {lot_id}"


def say_lots(lot_ids: Iterable[str]) -> str:
    """Say which lots ids mean: “Lot 1, Lot 2 and Lot 3”; of many the first."""
    return _listed([*map(name_lot, lot_ids)])


# Doubts

_MIDNIGHT = time()
_AMENDING = frozenset(("tenderamendment", "tenderupdate", "planningupdate"))
_PLANNING = frozenset(("planning",))


def doubt_deadline(written: datetime | None, published_at: datetime | None) -> Iterator[str]:
    """Yield what a person should know of a deadline, given as it is written: midnight, offset, a short window.

    `published_at` is None where it is not known when the answer window began.
    """
    if written is None:
        return
    at, local = written.astimezone(UTC), written.astimezone(UK)
    yield from doubt_midnight(written, "deadline")
    if not written.utcoffset() and local.utcoffset():
        yield (
            f"The deadline is written as {written:%H:%M} without summer time, which is {local:%H:%M} in the United"
            f" Kingdom. Some publishers mean {written:%H:%M} UK time: ask the buyer, and plan for {written:%H:%M}."
        )
    yield from doubt_window(at, published_at)


def doubt_midnight(written: datetime | None, called: str) -> Iterator[str]:
    """Yield that a deadline, given as it is written, falls at the start of its day, so that the day is lost."""
    if written is None:
        return
    local = written.astimezone(UK)
    if _MIDNIGHT in (local.time(), written.time()):
        yield (
            f"The {called} is at midnight at the start of {say_date(local.date())}:"
            f" {say_date(local.date() - timedelta(days=1))} is the last full day."
        )


def doubt_window(submit_by: datetime | None, published_at: datetime | None) -> Iterator[str]:
    """Yield that there are fewer than 28 days to answer, as the clocks of the United Kingdom show them.

    So a window across the change of the clocks is as long as the calendar says, an hour more or less.
    """
    if submit_by is None or published_at is None:
        return
    window = _as_on_the_clock(submit_by) - _as_on_the_clock(published_at)
    if timedelta(0) <= window < SHORT_WINDOW:
        left = f"{window.days} {'day' if window.days == 1 else 'days'}"
        yield f"From publication to the deadline there are only {left}, fewer than 28."


def _as_on_the_clock(moment: datetime) -> datetime:
    return moment.astimezone(UK).replace(tzinfo=None)


def doubt_weights(lots: Iterable[NoticeLot], whole: Iterable[NoticeCriterion]) -> Iterator[str]:
    """Yield a sentence for weightings that do not add up to a hundred."""
    short: dict[Decimal, list[str]] = {}
    for name, criteria in (("the whole", tuple(whole)), *((name_lot(lot.id), lot.criteria) for lot in lots)):
        weights = [criterion.weighting for criterion in criteria if criterion.weighting is not None]
        if weights and (total := sum(weights, Decimal())) != HUNDRED:
            short.setdefault(total, []).append(name)
    for total, names in short.items():
        yield f"The weightings given for {_listed(names)} add up to {plain_figure(total)}%, not 100%: look in the documents."


_AFTER_AWARD = frozenset(
    {"award", "awardupdate", "contract", "contractupdate", "contractamendment", "contracttermination", "implementation",
     "implementationupdate"}
)  # fmt: skip


def doubt_state(told: str, told_tags: Iterable[str], lots: Iterable[NoticeLot]) -> Iterator[str]:
    """Yield what a person should know of the state of a process, of its status and tags: cancelled, awarded, amended."""
    status = told.casefold()
    tags = {tag.casefold() for tag in told_tags}
    if status in CANCELLED:
        yield f"The buyer has ended this process without a contract ({status})."
    elif status == "complete" or not tags.isdisjoint(_AFTER_AWARD):
        yield "The contract has been awarded: this can no longer be bid for."
    elif not tags.isdisjoint(_AMENDING):
        yield "This notice amends an earlier one."
    elif tags == _PLANNING:
        yield "This is an early notice: nothing can be handed in yet."
    gone: dict[bool, list[str]] = {}
    for lot in lots:
        if is_cancelled(lot.status):
            gone.setdefault(lot.status.casefold() == "unsuccessful", []).append(name_lot(lot.id))
    for nobody_won, names in gone.items():
        yield f"{'Nobody has won' if nobody_won else 'The buyer has cancelled'} {_listed(names)}."


def is_cancelled(status: str) -> bool:
    """Whether a status as published says that this can no longer be won."""
    return status.casefold() in CANCELLED


_MOST_LISTED = 8


def _listed(names: list[str]) -> str:
    if len(names) > _MOST_LISTED:
        return f"{', '.join(names[:_MOST_LISTED])} and {len(names) - _MOST_LISTED} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


# Comparing

Told = dict[str, str]

_WHOLE_WORDS = {
    "title": "Name", "buyer": "Buyer", "reference": "Reference", "procedure": "Procedure", "status": "Status",
    "clarify_by": "Clarification deadline", "submit_by": "Deadline", "award_on": "Award", "starts_on": "Start",
    "ends_on": "End", "extends_on": "Longest end", "length": "Length", "least_value": "Least value", "value": "Value",
    "criteria": "Award criteria", "awards": "Awarded to", "dates": "Other dates", "description": "Description",
    "documents": "New documents",
}  # fmt: skip
_LOT_WORDS = {
    "title": "title", "least_value": "least value", "value": "value", "starts_on": "start", "ends_on": "end",
    "extends_on": "longest end", "length": "length", "renewal": "renewal", "criteria": "award criteria", "status": "status",
    "description": "description",
}  # fmt: skip
DATE_FIELDS = frozenset({"clarify_by", "submit_by", "award_on", "starts_on", "ends_on", "extends_on"})
"""The fields of a notice that say when something happens."""

FIELD_OF_CHANGE = {"length": "days"}
"""The field of a notice or lot that a change is about, where it is called otherwise."""


def tell_notice(notice: Notice) -> Told:
    """Return what a notice states of the whole, in words by field; what it does not mention is not there."""
    told = {
        "title": notice.title,
        "buyer": notice.buyer,
        "reference": notice.reference,
        "procedure": notice.procedure,
        "status": notice.status,
        "clarify_by": say_time(notice.clarify_by),
        "submit_by": say_time(notice.submit_by),
        "award_on": say_date(notice.award_on),
        "starts_on": say_date(notice.starts_on),
        "ends_on": say_date(notice.ends_on),
        "extends_on": say_date(notice.extends_on),
        "length": _say_days(notice.days),
        "least_value": say_money(notice.least_value),
        "value": say_money(notice.value),
        "criteria": say_criteria(notice.criteria),
        "awards": say_awards(notice.awards, notice.contracts),
        "dates": say_dates(notice.dates),
        "description": on_a_line(notice.description),
    }
    return _told_or_emptied(told, notice.emptied)


def tell_lot(lot: NoticeLot) -> Told:
    """Return what a notice states of a lot, in words by field; what it does not mention is not there."""
    told = {
        "title": lot.title,
        "least_value": say_money(lot.least_value),
        "value": say_money(lot.value),
        "starts_on": say_date(lot.starts_on),
        "ends_on": say_date(lot.ends_on),
        "extends_on": say_date(lot.extends_on),
        "length": _say_days(lot.days),
        "renewal": lot.renewal,
        "criteria": say_criteria(lot.criteria),
        "status": lot.status,
        "description": on_a_line(lot.description),
    }
    return _told_or_emptied(told, lot.emptied)


def _told_or_emptied(told: Told, emptied: frozenset[str]) -> Told:
    return {field: said for field, said in told.items() if said or FIELD_OF_CHANGE.get(field, field) in emptied}


def _say_days(days: int | None) -> str:
    return "" if days is None else f"{days:,} days"


def compare_notices(before: Notice, after: Notice) -> tuple[NoticeChange, ...]:
    """Return, field by field, what a later notice of the same process changes; what it does not mention stays."""
    lots = {lot.id: tell_lot(lot) for lot in before.lots}
    changes = [*compare_whole(tell_notice(before), tell_notice(after))]
    for lot in after.lots:
        changes.extend(compare_lot(lots.get(lot.id), lot))
    return tuple(changes)


def compare_whole(before: Told, after: Told) -> Iterator[NoticeChange]:
    """Yield the fields of the whole that are said otherwise after than before."""
    for field, words in _WHOLE_WORDS.items():
        if field in after and after[field] != before.get(field, ""):
            yield NoticeChange(words, *_shown(before.get(field, ""), after[field], field), field)


def compare_lot(before: Told | None, after: NoticeLot) -> Iterator[NoticeChange]:
    """Yield the fields of a lot that are said otherwise; one change for a lot that was not there."""
    called = name_lot(after.id)
    if before is None:
        gone = f" ({after.status})" if is_cancelled(after.status) else ""
        yield NoticeChange(called, "", f"New lot: {after.title or called}{gone}", "lot", after.id)
        return
    for field, said in tell_lot(after).items():
        was = before.get(field, "")
        if said != was and not (field == "status" and is_cancelled(said) == is_cancelled(was)):
            yield NoticeChange(f"{called}: {_LOT_WORDS[field]}", *_shown(was, said, field), field, after.id)


def _shown(before: str, after: str, field: str) -> tuple[str, str]:
    """Return what is shown of a field as it was and as it is: of a description only what lies about the change."""
    return where_they_differ(before, after) if field == "description" else (before, after)


_MOST_DOCUMENTS = 8
_OF_THE_NOTICE = "Notice"  # the kinds that are the notice itself: tenderNotice, contractNotice …


def say_new_documents(before: Iterable[NoticeDocument], after: Iterable[NoticeDocument]) -> str:
    """Say which documents a later notice points to and none before did; the notice itself is none."""
    known = {(document.url, document.title) for document in before}
    new = dict.fromkeys(
        document.called
        for document in after
        if (document.url, document.title) not in known and not document.kind.endswith(_OF_THE_NOTICE)
    )
    more = len(new) - _MOST_DOCUMENTS
    return "; ".join([*list(new)[:_MOST_DOCUMENTS], *([f"and {more:,} more"] if more > 0 else [])])


# Noting

# What a notice tells that has no field of its own stands in the notes, a line each, under a label that nobody types.
NOTED_OF_WHOLE = {
    "least_value": "Published least value",
    "value": "Published value",
    "ends_on": "Published contract end",
    "extends_on": "Published longest contract end",
    "length": "Published contract length",
    "awards": "Published award",
    "dates": "Published dates",
}
NOTED_OF_LOT = {
    "least_value": "Published least value",
    "extends_on": "Published longest contract end",
    "length": "Published contract length",
    "renewal": "Published renewal",
    "status": "Published status",
}


def read_noted(notes: str, label: str) -> str:
    """Return what a notice's line of this label says in notes; "" where there is none."""
    lines = (line.strip() for line in notes.splitlines())
    return next((line[len(label) + 1 :].strip() for line in lines if line.startswith(f"{label}:")), "")


def note(notes: str, label: str, said: str) -> str:
    """Return notes with a notice's line of this label put in, changed, or taken out for ""; all else stays."""
    lines = notes.splitlines()
    place = next((at for at, line in enumerate(lines) if line.strip().startswith(f"{label}:")), None)
    if place is not None:
        lines[place : place + 1] = [f"{label}: {said}"] if said else []
        return "\n".join(lines)
    return "\n".join((*lines, f"{label}: {said}")) if said else notes
