"""What a release says beside the invitation itself: its awards, its contracts, and every other date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from bidprep.documents.notices.parts import Part
from bidprep.domain.dates import stands_for_day, uk_time
from bidprep.domain.notice_outcomes import with_newer_dates
from bidprep.domain.notices import NoticeAward, NoticeDate

# Where dates stand that have no field of their own, and what they are. Source: Open Contracting Data Standard 1.1 and its
# extensions bid opening, second stage, submission terms, communication and techniques; Find a Tender's own extension.
_DATES_OF_TENDER = (
    ("tenderPeriod", "startDate", "Answers taken from"),
    ("enquiryPeriod", "startDate", "Questions taken from"),
    ("bidOpening", "date", "Bids opened"),
    ("secondStage", "invitationDate", "Second stage begins"),
    ("awardPeriod", "startDate", "Award not before"),
    ("communication", "futureNoticeDate", "Invitation expected"),
)
_DATES_FURTHER_IN = (
    ("submissionTerms", "bidValidityPeriod", (("startDate", "Bids valid from"), ("endDate", "Bids valid until"))),
    ("communication", "documentAvailabilityPeriod", (("startDate", "Documents from"), ("endDate", "Documents until"))),
    (
        "techniques",
        "frameworkAgreement",
        (("openFrameworkSchemeEndDate", "Framework scheme ends"), ("periodEndDate", "Framework ends")),
    ),
)
_FURTHER_IN = frozenset(outer for outer, _, _ in _DATES_FURTHER_IN)
_INNER_WORD = re.compile(r"(?<=[a-z])([A-Z])")
_REQUESTS = "expressionOfInterestDeadline"


@dataclass(frozen=True, slots=True)
class Stages:
    """The parts of a release beside its tender."""

    planning: Part
    awards: tuple[Part, ...]
    contracts: tuple[Part, ...]

    @classmethod
    def of(cls, release: Part) -> "Stages":
        """Return the stages that a release tells of."""
        return cls(release.part("planning"), tuple(release.parts("awards")), tuple(release.parts("contracts")))


def read_awards(stages: Stages) -> tuple[tuple[NoticeAward, ...], tuple[NoticeAward, ...]]:
    """Return the awards of a release, and the contracts signed under them, whose suppliers and lots are the award's."""
    awards = [_read_award(award, "contractPeriod", "date") for award in stages.awards]
    by_id = {award.id: award for award in awards}
    contracts = [
        _read_award(contract, "period", "dateSigned", by_id.get(contract.line("awardID")))
        for contract in stages.contracts
    ]
    return tuple(filter(_says_something, awards)), tuple(filter(_says_something, contracts))


def _read_award(part: Part, period_key: str, date_key: str, under: NoticeAward | None = None) -> NoticeAward:
    period = part.part(period_key)
    return NoticeAward(
        id=part.line("id"),
        title=part.line("title"),
        suppliers=tuple(filter(None, (supplier.line("name") for supplier in part.parts("suppliers"))))
        or (under.suppliers if under else ()),
        value=part.money("value"),
        lots=part.lines("relatedLots") or part.lines("relatedLot") or (under.lots if under else ()),
        status=part.line("status"),
        decided_on=part.day(date_key),
        starts_on=period.day("startDate"),
        ends_on=period.day("endDate"),
        extends_on=period.day("maxExtentDate"),
        days=period.whole_number("durationInDays"),
    )


def _says_something(award: NoticeAward) -> bool:
    """Whether more is told of an award than that it is there: some updates only name it."""
    return award != NoticeAward(award.id)


def read_dates(tender: Part, stages: Stages, deadline: datetime | None) -> tuple[NoticeDate, ...]:
    """Return the dates of a release that have no field of their own, in order; of several for one thing, the first told.

    Those that only repeat the deadline are left out, as buyers open bids at once.
    """
    found: dict[str, NoticeDate] = {}
    for what, holder, key in _places(tender, stages):
        moment = holder.moment(key) if key in holder else None
        if moment and moment != deadline and what not in found:
            found[what] = NoticeDate(what, _as_meant(moment))
    return with_newer_dates((), found.values()) if found else ()


def _as_meant(moment: datetime) -> datetime:
    """Return a time in UTC; the first or last minute of a day, whatever its offset, means that day in the United Kingdom."""
    return uk_time(moment.date(), moment.time()) if stands_for_day(moment) else moment.astimezone(UTC)


def _places(tender: Part, stages: Stages) -> Iterator[tuple[str, Part, str]]:
    """Yield what may be dated, with where it stands."""
    if "tenderPeriod" in tender and _REQUESTS in tender:
        yield "Requests to take part by", tender, _REQUESTS
    for outer, key, what in _DATES_OF_TENDER:
        if outer in tender:
            yield what, tender.part(outer), key
    for outer, inner, keys in _DATES_FURTHER_IN if tender.holds_any(_FURTHER_IN) else ():
        if outer in tender and inner in (part := tender.part(outer)):
            for key, what in keys:
                yield what, part.part(inner), key
    for stage in (stages.planning, tender, *stages.awards, *stages.contracts):
        for milestone in stage.parts("milestones"):
            kind = _INNER_WORD.sub(r" \1", milestone.line("type")).capitalize()
            yield milestone.line("title") or kind or "Milestone", milestone, "dueDate"
        if "standstillPeriod" in stage:
            yield "Standstill ends", stage.part("standstillPeriod"), "endDate"
