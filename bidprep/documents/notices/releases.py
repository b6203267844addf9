"""A release as a notice: where in it each thing stands, on Contracts Finder, Find a Tender, Sell2Wales and in Scotland."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bidprep.documents.notices.outcomes import Stages, read_awards, read_dates
from bidprep.documents.notices.parts import Budget, Doubts, Part
from bidprep.domain.dates import say_date
from bidprep.domain.money import Money, say_money
from bidprep.domain.notice_rules import (
    doubt_deadline,
    doubt_midnight,
    doubt_state,
    doubt_weights,
    is_cancelled,
    order_lots,
    read_moment,
    say_lots,
)
from bidprep.domain.notice_weights import Weight, as_percentages, criteria_in_words, find_weight, read_weight
from bidprep.domain.notices import Notice, NoticeCriterion, NoticeDocument, NoticeLot

# The first three letters of a delivery region's code. Source: Office for National Statistics, International
# Territorial Levels (January 2021), which keep the letters of the NUTS regions before them.
_REGIONS = {
    "UKC": "North East", "UKD": "North West", "UKE": "Yorkshire and The Humber", "UKF": "East Midlands",
    "UKG": "West Midlands", "UKH": "East of England", "UKI": "London", "UKJ": "South East", "UKK": "South West",
    "UKL": "Wales", "UKM": "Scotland", "UKN": "Northern Ireland",
}  # fmt: skip
_REGION_CODE = re.compile(r"(?:UK|TL)([C-N])\w{0,4}")
_MOST_REGIONS = 3
_LONGEST_AREA = 120
_LONGEST_RENEWAL = 300
_NOTICE_KINDS = ("tenderNotice", "contractNotice", "planningNotice", "marketEngagementNotice", "awardNotice")
_IN_WORDS = "awardCriteriaDetails"
_AMENDED = ("amendment", "update")
_NAMED_BY_KIND = ("price", "cost")  # their description says how they are reckoned, not what they are called


@dataclass(frozen=True, slots=True)
class Origin:
    """What the releases of a process tell beside their content: each one's time and tags, oldest first."""

    releases: tuple[tuple[datetime, tuple[str, ...]], ...] = ()

    @property
    def newest_tags(self) -> tuple[str, ...]:
        """The tags of the newest release that has any of its own."""
        return next((tags for _, tags in reversed(self.releases) if tags and tags != ("compiled",)), ())

    @property
    def published_at(self) -> datetime | None:
        """When the invitation came out, as far as the releases tell: the first tender release, else the first."""
        tenders = (at for at, tags in self.releases if any(tag.startswith("tender") for tag in tags))
        return next(tenders, None) or next((at for at, _ in self.releases), None)

    @property
    def knows_beginning(self) -> bool:
        """Whether the first of these releases began the process, and is not itself an amendment of an earlier one."""
        tags = self.releases[0][1] if self.releases else ()
        return any(not _is_amendment(tag) and tag != "compiled" for tag in tags)


def _is_amendment(tag: str) -> bool:
    return tag.casefold().endswith(_AMENDED)


def origin_of(releases: Iterable[Any]) -> Origin:
    """Return when these releases were made and how they are tagged; they may be no more than links."""
    told = [
        (moment.astimezone(UTC), _tags(release))
        for release in releases
        if isinstance(release, dict) and (moment := read_moment(release.get("date")))
    ]
    return Origin(tuple(sorted(told)))


def _tags(release: dict[str, Any]) -> tuple[str, ...]:
    tags = release.get("tag")
    return tuple(tag for tag in (tags if isinstance(tags, list) else [tags]) if isinstance(tag, str))


def read_release(held: dict[str, Any], origin: Origin, budget: Budget) -> Notice:
    """Return what a release, or the merged releases of a process, say; never raises, whatever stands in it."""
    doubts = Doubts(budget)
    release = Part(held, doubts)
    tender = release.part("tender")
    criteria, of_lots = _read_all_criteria(tender)
    lots = order_lots(_read_lots(tender, doubts, of_lots))
    period = tender.part("tenderPeriod")
    deadline = period.moment("endDate") or tender.moment(_FIRST_DEADLINE)
    first_published = tender.moment("datePublished")
    published = first_published or origin.published_at
    contract = tender.part("contractPeriod")
    status, tags = tender.line("status"), origin.newest_tags
    if "tenderCancellation" in tags and not is_cancelled(status):
        status = "cancelled"  # some publishers say so by the tag alone
    value, least_value = tender.money("value"), tender.money("minValue")
    began = published if first_published or origin.knows_beginning else None
    stages = Stages.of(release)
    documents = tuple(_read_documents(tender, stages))
    lacks_clock = deadline and not (period.has_clock("endDate") or tender.has_clock(_FIRST_DEADLINE))
    told: dict[str, Any] = {
        "ocid": release.line("ocid"),
        "title": _title(release, tender, is_whole=not any(map(_is_amendment, tags))),
        "description": tender.words("description") or release.words("description"),
        "buyer": _buyer(release, tender),
        "reference": _reference(tender),
        "procedure": tender.line("procurementMethodDetails") or tender.line("procurementMethod"),
    }
    enquiry = tender.part("enquiryPeriod")
    clarify_by = enquiry.moment("endDate")
    award_on = tender.part("awardPeriod").day("endDate")
    starts_on, ends_on, extends_on = (contract.day(key) for key in ("startDate", "endDate", "maxExtentDate"))
    days = contract.whole_number("durationInDays")
    awards, contracts = read_awards(stages)
    dates = read_dates(tender, stages, deadline)
    warnings = dict.fromkeys(
        (
            *doubt_state(status, tags, lots),
            *doubt_deadline(deadline, began),
            *([_NO_CLOCK] if lacks_clock else ()),
            *_doubt_questions(clarify_by, has_clock=enquiry.has_clock("endDate")),
            *_doubt_values(value, lots),
            *(doubt_weights(lots, criteria) if lots or criteria else ()),
            *_notes(release, tender, len(lots)),
            *doubts.sentences,
        )
    )
    return Notice(
        **told,
        status=status,
        published_at=_utc(published),
        clarify_by=_utc(clarify_by),
        submit_by=_utc(deadline),
        award_on=award_on,
        starts_on=starts_on,
        ends_on=ends_on,
        value=value,
        lots=lots,
        criteria=criteria,
        documents=documents,
        warnings=tuple(warnings),
        tags=tags,
        updated_at=origin.releases[-1][0] if origin.releases else None,
        website=_website(documents, tender),
        days=days,
        extends_on=extends_on,
        least_value=least_value,
        awards=awards,
        contracts=contracts,
        dates=dates,
        emptied=frozenset(tender.emptied(_WHOLE_PLACES)),
    )


_FIRST_DEADLINE = "expressionOfInterestDeadline"
_Places = tuple[tuple[str, str, str], ...]
_LOT_PLACES: _Places = (
    ("value", "value", "amount"),
    ("starts_on", "contractPeriod", "startDate"),
    ("ends_on", "contractPeriod", "endDate"),
    ("extends_on", "contractPeriod", "maxExtentDate"),
    ("days", "contractPeriod", "durationInDays"),
    ("least_value", "minValue", "amount"),
)
_WHOLE_PLACES: _Places = (
    *_LOT_PLACES,
    ("clarify_by", "enquiryPeriod", "endDate"),
    ("submit_by", "tenderPeriod", "endDate"),
    ("award_on", "awardPeriod", "endDate"),
)
_NO_CLOCK = "The notice gives the day of the deadline and no time: ask the buyer, and plan for the day before."


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment else None


def _title(release: Part, tender: Part, *, is_whole: bool) -> str:
    """Return what the process is called: as an award or contract is, where nothing else says it and nothing said it before."""
    title = tender.line("title") or release.line("title")
    if title or not is_whole:
        return title
    stages = (part for key in ("awards", "contracts") for part in release.parts(key))
    return next(filter(None, (part.line("title") for part in stages)), "")


def _buyer(release: Part, tender: Part) -> str:
    """Return the buyer's name: as the buyer, as the party it points to, as the party with that role or the only one."""
    if not release.holds_object("buyer") and (said := release.line("buyer")):
        return said
    buyer = release.part("buyer")
    if name := buyer.line("name"):
        return name
    points_to = buyer.line("id")
    by_role = ""
    without_role: list[str] = []
    for party in release.parts("parties"):
        name = party.line("name") or party.part("identifier").line("legalName")
        if points_to and party.line("id") == points_to and name:
            return name
        roles = party.lines("roles")
        if not by_role and {"buyer", "procuringEntity"} & set(roles):
            by_role = name
        elif not roles:
            without_role.append(name)
    only = without_role[0] if len(without_role) == 1 else ""  # who else would publish it
    return by_role or tender.part("procuringEntity").line("name") or only


def _reference(tender: Part) -> str:
    identifiers = (part for key in ("identifiers", "additionalIdentifiers") for part in tender.parts(key))
    return tender.line("id") or next(filter(None, (part.line("id") for part in identifiers)), "")


# Lots


def _read_lots(tender: Part, doubts: Doubts, of_lots: dict[str, tuple[NoticeCriterion, ...]]) -> Iterator[NoticeLot]:
    if "lots" not in tender:
        return
    regions, areas = _places_of_lots(tender)
    seen: set[str] = set()
    for number, lot in enumerate(tender.parts("lots"), 1):
        lot_id = lot.line("id") or str(number)
        if lot_id in seen:
            doubts.say(f"Two lots have the id {lot_id}: compare them with the notice itself.")
        seen.add(lot_id)
        period = lot.part("contractPeriod")
        yield NoticeLot(
            id=lot_id,
            title=lot.line("title"),
            description=lot.words("description"),
            value=lot.money("value"),
            starts_on=period.day("startDate"),
            ends_on=period.day("endDate"),
            status=lot.line("status"),
            criteria=_read_criteria(lot) or of_lots.get(lot_id, ()),
            days=period.whole_number("durationInDays"),
            extends_on=period.day("maxExtentDate"),
            renewal=_renewal(lot),
            region=regions.get(lot_id, ""),
            area=areas.get(lot_id, ""),
            least_value=lot.money("minValue"),
            emptied=frozenset(lot.emptied(_LOT_PLACES)),
        )


def _renewal(lot: Part) -> str:
    words = lot.part("renewal").line("description")
    return words if len(words) <= _LONGEST_RENEWAL else words[: _LONGEST_RENEWAL - 1] + "…"


def _places_of_lots(tender: Part) -> tuple[dict[str, str], dict[str, str]]:
    """Return region and area of each lot, from the items that are delivered for it."""
    regions: dict[str, dict[str, None]] = {}
    areas: dict[str, str] = {}
    for item in tender.parts("items"):
        lot_ids = [lot_id for lot_id in (item.line("relatedLot"), *item.lines("relatedLots")) if lot_id]
        if not lot_ids:
            continue
        told = [_region(address.line("region")) for address in item.parts("deliveryAddresses")]
        area = item.part("deliveryLocation").line("description")
        for lot_id in lot_ids:
            regions.setdefault(lot_id, {}).update(dict.fromkeys(filter(None, told)))
            if area and len(area) <= _LONGEST_AREA:
                areas.setdefault(lot_id, area)
    few = {lot_id: ", ".join(names) for lot_id, names in regions.items() if len(names) <= _MOST_REGIONS}
    return few, areas


def _region(told: str) -> str:
    code = _REGION_CODE.fullmatch(told)
    return _REGIONS.get(f"UK{code[1]}", "") if code else "" if told in ("UK", "GB") else told


# Criteria


def _read_all_criteria(tender: Part) -> tuple[tuple[NoticeCriterion, ...], dict[str, tuple[NoticeCriterion, ...]]]:
    """Return the criteria of the whole, and by lot those that stand with the whole's and name the lots they are for."""
    of_whole: list[Part] = []
    of_lots: dict[str, list[Part]] = {}
    for criterion in _criteria_parts(tender):
        lot_ids = criterion.lines("relatedLots") or criterion.lines("relatedLot")
        for told in [of_lots.setdefault(lot_id, []) for lot_id in lot_ids] or [of_whole]:
            told.append(criterion)
    by_lot = {lot_id: _weighed(told) for lot_id, told in of_lots.items()}
    return _weighed(of_whole) if of_whole or by_lot else _criteria_in_words(tender), by_lot


def _read_criteria(part: Part) -> tuple[NoticeCriterion, ...]:
    """Return the award criteria of a lot, with weights as number, as structured number or as text."""
    told = _criteria_parts(part)
    return _weighed(told) if told else _criteria_in_words(part)


def _criteria_parts(part: Part) -> list[Part]:
    """Return the award criteria that are objects: in the list that the standard has, or at once under their name."""
    if part.holds_object("awardCriteria"):
        return list(part.part("awardCriteria").parts("criteria"))
    return list(part.parts("awardCriteria")) if part.holds_list("awardCriteria") else []


def _criteria_in_words(part: Part) -> tuple[NoticeCriterion, ...]:
    if part.holds_object("awardCriteria"):
        return criteria_in_words(part.part("awardCriteria").words("weightingDescription"))
    # A plain text there is the code of OCDS 1.1, such as “ratedCriteria”, and the criteria stand in another text.
    return criteria_in_words(part.words(_IN_WORDS)) if _IN_WORDS in part else ()


def _weighed(told: list[Part]) -> tuple[NoticeCriterion, ...]:
    """Return criteria that stand together, whose weights are shares of one whole."""
    weights = as_percentages([_weight(criterion) for criterion in told])
    return tuple(
        NoticeCriterion(_criterion_name(criterion), criterion.line("type"), weight)
        for criterion, weight in zip(told, weights, strict=True)
    )


def _criterion_name(criterion: Part) -> str:
    if name := criterion.line("name"):
        return name
    kind = criterion.line("type")
    words = "" if kind in _NAMED_BY_KIND else criterion.line("description")
    return words if words and read_weight(words) is None else kind.capitalize()


def _weight(criterion: Part) -> Weight | None:
    for number in criterion.parts("numbers"):
        kind = number.line("weight")
        told = read_weight(number.line("number")) if kind else None
        if told and (weight := _structured(kind, told.figure)):
            return weight
    for key in ("weight", "weighting", "percentage"):
        if key in criterion and (weight := read_weight(criterion.line(key))):
            return replace(weight, is_percent=weight.is_percent or key == "percentage")
    for key in ("description", "name"):
        words = criterion.line(key)
        if weight := (read_weight(words) if key == "description" else None) or find_weight(words):
            return weight
    return None


def _structured(kind: str, figure: Decimal) -> Weight | None:
    """Return a weight of the eForms kinds; an order of importance is none."""
    if kind.startswith("percentage"):
        return Weight(figure, is_percent=True)
    if kind.startswith("decimal"):
        return Weight(figure * 100 if figure <= 1 else figure, is_percent=True)
    return Weight(figure, is_points=True) if kind.startswith("points") else None


# What else there is


def _read_documents(tender: Part, stages: Stages) -> Iterator[NoticeDocument]:
    """Yield the documents that a notice points to, of every stage. Their addresses are shown and never fetched."""
    for holder in (tender, stages.planning, *stages.awards, *stages.contracts):
        for document in holder.parts("documents"):
            title = document.line("title") or document.line("description")
            yield NoticeDocument(title, document.line("url"), document.line("documentType"))


def _website(documents: tuple[NoticeDocument, ...], tender: Part) -> str:
    by_kind = {document.kind: document.url for document in reversed(documents) if document.url}
    of_notice = next((by_kind[kind] for kind in _NOTICE_KINDS if kind in by_kind), "")
    portal = tender.line("submissionMethodDetails")
    return of_notice or (portal if portal.startswith(("https://", "http://")) and " " not in portal else "")


def _doubt_questions(clarify_by: datetime | None, *, has_clock: bool) -> Iterator[str]:
    """Yield what a bidder should know of the last day for questions to the buyer."""
    if has_clock:
        yield from doubt_midnight(clarify_by, "clarification deadline")
    elif clarify_by:
        yield "The notice gives the day by which questions must be asked and no time: ask the day before."


def _doubt_values(whole: Money | None, lots: tuple[NoticeLot, ...]) -> Iterator[str]:
    for value in dict.fromkeys((whole, *(lot.value for lot in lots))):
        if value is not None and value.amount <= 1:
            yield f"The value of {value.currency} {value.amount} is a placeholder: look in the documents."


def _notes(release: Part, tender: Part, lots: int) -> Iterator[str]:
    """Yield what else a bidder should know: what was amended, what comes next, how many lots may be bid for."""
    for amendment in tender.parts("amendments"):
        if words := amendment.line("description") or amendment.line("rationale"):
            yield f"The buyer says of the change: {words[:_LONGEST_RENEWAL].rstrip('.')}."
    if day := tender.part("communication").day("futureNoticeDate"):
        yield f"The buyer expects to publish the invitation on {say_date(day)}."
    for milestone in release.part("planning").parts("milestones"):
        if day := milestone.day("dueDate"):
            yield f"{milestone.line('title') or 'Engagement'}: {say_date(day)}."
    most = tender.part("lotDetails").whole_number("maximumLotsBidPerSupplier")
    if most and most < lots:
        yield f"At most {most} of the {lots} lots may be bid for."
    for group in tender.parts("lotGroups"):
        named = group.lines("relatedLots")
        if (value := group.money("maximumValue")) and value.amount and named:
            yield f"Together, {say_lots(named)} are worth at most {say_money(value)}."
