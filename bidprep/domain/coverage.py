"""Coverage: what each lot needs against who brings it, the gaps, and what breaks if a partner leaves."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, lru_cache

from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot
from bidprep.domain.partners import Offer, Partner, PartnerRole, Standing, StandingState

WHOLE = Decimal(100)


class Cover(StrEnum):
    """How well a need is met, the worst first."""

    GAP = "gap"
    COULD = "could"
    TALKING = "talking"
    AGREED = "agreed"
    OURS = "ours"


_RANK = {cover: rank for rank, cover in enumerate(Cover)}
_STAND_FOR = {
    StandingState.TO_APPROACH: Cover.COULD,
    StandingState.APPROACHED: Cover.TALKING,
    StandingState.IN_TALKS: Cover.TALKING,
    StandingState.AGREED: Cover.AGREED,
    StandingState.SIGNED: Cover.AGREED,
}


@dataclass(frozen=True, slots=True)
class NeedOfLot:
    """A need of one lot, and the partners who offer it in the lot's region, with how well each brings it.

    `is_proposed` where nobody typed it: then it is the lot's category.
    """

    service: str
    is_ours: bool
    is_proposed: bool
    brought_by: tuple[tuple[str, Cover], ...] = ()

    @property
    def cover(self) -> Cover:
        """How well it is met by whoever brings it best."""
        covers = [cover for _, cover in self.brought_by] + ([Cover.OURS] if self.is_ours else [])
        return max(covers, key=_RANK.__getitem__, default=Cover.GAP)

    @property
    def is_gap(self) -> bool:
        """Whether neither we nor a partner we have spoken to brings it."""
        return self.cover in (Cover.GAP, Cover.COULD)

    @property
    def brought_only_by(self) -> str:
        """The partner without whom it would be a gap; "" where there is none."""
        spoken_to = [partner_id for partner_id, cover in self.brought_by if cover not in (Cover.GAP, Cover.COULD)]
        return spoken_to[0] if len(spoken_to) == 1 and not self.is_ours else ""


@dataclass(frozen=True, slots=True)
class LotCoverage:
    """A lot with its needs, the worst met first, and what partners' shares come to (per cent; None for none noted)."""

    lot: Lot
    needs: tuple[NeedOfLot, ...]
    standings: tuple[Standing, ...]

    @property
    def id(self) -> str:
        """The lot's id."""
        return self.lot.id

    @property
    def gaps(self) -> tuple[str, ...]:
        """The needs that nobody brings."""
        return tuple(need.service for need in self.needs if need.is_gap)

    @property
    def delivery(self) -> Decimal | None:
        """What the partners' shares of delivery come to."""
        return _sum(standing.delivery_share for standing in self.standings)

    @property
    def value(self) -> Decimal | None:
        """What the partners' shares of value come to."""
        return _sum(standing.value_share for standing in self.standings)

    @property
    def share_faults(self) -> tuple[str, ...]:
        """What is wrong with the shares, in whole sentences.

        Partners' shares over 100% cannot be; under 100% are too few where a partner leads and we are not in it: then
        no need is ours and the rest would be delivered by nobody.
        """
        found: list[str] = []
        all_theirs = any(standing.role is PartnerRole.LEAD for standing in self.standings) and not any(
            need.is_ours for need in self.needs
        )
        for what, total in (("delivery", self.delivery), ("value", self.value)):
            if total is not None and total > WHOLE:
                found.append(f"The partners’ shares of {what} come to {total:f}%, which is over 100%.")
            elif total is not None and total < WHOLE and all_theirs:
                found.append(f"A partner leads and nothing is ours, yet the shares of {what} come to {total:f}% only.")
        return tuple(found)


@dataclass(frozen=True)
class Coverage:
    """The coverage of all lots of a stage, and the names of the partners in it."""

    lots: tuple[LotCoverage, ...]
    partners: Mapping[str, Partner]

    @cached_property
    def services(self) -> tuple[str, ...]:
        """All needs there are, those with the most gaps first."""
        gaps: dict[str, int] = {}
        for lot in self.lots:
            for need in lot.needs:
                gaps[need.service] = gaps.get(need.service, 0) + need.is_gap
        return tuple(sorted(gaps, key=lambda service: (-gaps[service], service.casefold())))

    def breaks_without(self, partner_id: str) -> tuple[tuple[Lot, tuple[str, ...]], ...]:
        """Return the lots that would have a gap more if a partner left, with the needs concerned."""
        return self._lost.get(partner_id, ())

    @cached_property
    def _lost(self) -> dict[str, tuple[tuple[Lot, tuple[str, ...]], ...]]:
        """What each partner alone brings, worked out for all at once: there may be hundreds of both."""
        found: dict[str, dict[str, tuple[Lot, tuple[str, ...]]]] = {}
        for lot in self.lots:
            for need in lot.needs:
                alone = need.brought_only_by
                if alone:
                    there = found.setdefault(alone, {}).get(lot.id, (lot.lot, ()))
                    found[alone][lot.id] = (lot.lot, (*there[1], need.service))
        return {partner_id: tuple(lots.values()) for partner_id, lots in found.items()}


def cover_lots(
    lots: Iterable[Lot], needs: Iterable[Need], standings: Iterable[Standing], offers: Iterable[Offer],
    partners: Iterable[Partner], our_services: Iterable[str] = (),
) -> Coverage:  # fmt: skip
    """Hold what each lot needs against who brings it.

    A lot needs what was noted for it, or else what its category says, which counts as ours where it is among
    `our_services`; and what was noted for every lot of its stage. A partner with a standing brings what it offers in
    the lot's region or area; one who declined brings nothing, and one without a standing only could.
    """
    noted: dict[str | None, list[Need]] = {}
    for need in needs:
        noted.setdefault(need.lot_id, []).append(need)
    standing_for: dict[str | None, list[Standing]] = {}
    for standing in standings:
        standing_for.setdefault(standing.lot_id, []).append(standing)
    offered = _Offered(offers)
    ours = {service_key(service) for service in our_services}
    found: list[LotCoverage] = []
    for lot in lots:
        here = [*standing_for.get(lot.id, ()), *standing_for.get(None, ())]
        # What was noted for the lot counts before what was noted for the whole stage.
        states = {standing.partner_id: standing.state for standing in reversed(here)}
        own = [(need.service, need.is_ours, False) for need in noted.get(lot.id, ())]
        wanted = [
            *(own or [(part, service_key(part) in ours, True) for part in _categories(lot)]),
            *((need.service, need.is_ours, False) for need in noted.get(None, ())),
        ]
        covered = [
            NeedOfLot(service, is_ours, is_proposed, offered.brought(service, lot, states))
            for service, is_ours, is_proposed in wanted
            if service.strip()
        ]
        in_order = sorted(covered, key=lambda need: _RANK[need.cover])
        taking_part = tuple(standing for standing in here if standing.state is not StandingState.DECLINED)
        found.append(LotCoverage(lot, tuple(in_order), taking_part))
    return Coverage(tuple(found), {partner.id: partner for partner in partners})


def names_partner(words: str, partner: Partner) -> bool:
    """Whether some plain words name a partner: its name as a whole, with or without “Limited” and the like behind it."""
    pattern = _name_pattern(partner.name)
    return bool(pattern and pattern.search(words.replace("’", "'")))


def find_named(texts: Mapping[str, str], partners: Iterable[Partner]) -> dict[str, set[str]]:
    """Return the keys of the texts that name each partner, by the partners' ids; see `names_partner`.

    Only texts that hold every word of a name are looked at closely, and names with a word that no text holds not at
    all: there may be hundreds of both.
    """
    folded = {key: words.casefold().replace("’", "'") for key, words in texts.items()}
    wanted_of = {partner: frozenset(_WORD.findall(bare_name(partner.name).casefold())) for partner in partners}
    in_any = _words_in_any(folded.values()) if len(wanted_of) > FEW_NAMES else None
    found: dict[str, set[str]] = {}
    for partner, wanted in wanted_of.items():
        named: set[str] = set()
        found[partner.id] = named
        if not wanted or (in_any is not None and not wanted <= in_any):
            continue
        # In folded words a pattern without case is leapt to by its first letter.
        quickly = re.compile(_whole(bare_name(partner.name).casefold()))
        for key, words in folded.items():
            if all(word in words for word in wanted) and quickly.search(words) and names_partner(texts[key], partner):
                named.add(key)
    return found


def _words_in_any(texts: Iterable[str]) -> set[str]:
    """Return all words of some texts: what stands between spaces is told apart first, for most of it comes often."""
    between_spaces = set(" ".join(texts).split())
    return set(_WORD.findall(" ".join(between_spaces)))


FEW_NAMES = 8
"""So few are looked for one by one, sooner than all words are gathered."""
_WORD = re.compile(r"\w+")


@lru_cache(maxsize=4_096)
def service_key(service: str) -> str:
    """Return what two spellings of one service have in common."""
    return " ".join(re.findall(r"\w+", service.casefold().replace("&", " and ")))


class _Offered:
    """Offers by service and place: matched once for each, not once a lot, for there may be hundreds of both."""

    def __init__(self, offers: Iterable[Offer]) -> None:
        self._offers = [(service_key(offer.service), offer) for offer in offers if offer.service.strip()]
        self._of_service: dict[str, list[tuple[str, frozenset[str]]]] = {}
        self._in_places: dict[tuple[str, frozenset[str]], dict[str, Cover]] = {}

    def brought(self, service: str, lot: Lot, states: Mapping[str, StandingState]) -> tuple[tuple[str, Cover], ...]:
        could = self._could(service, frozenset((service_key(lot.region), service_key(lot.area))) - {""})
        if could.keys().isdisjoint(states):
            return tuple(could.items())
        found = {
            partner_id: _STAND_FOR[states[partner_id]] if partner_id in states else cover
            for partner_id, cover in could.items()
            if states.get(partner_id) is not StandingState.DECLINED
        }
        return tuple(sorted(found.items(), key=lambda brings: -_RANK[brings[1]]))

    def _could(self, service: str, places: frozenset[str]) -> dict[str, Cover]:
        """Return the partners that offer a service in one of some places, as if none of them had a standing."""
        key = (service, places)
        if key not in self._in_places:
            self._in_places[key] = {
                partner_id: Cover.COULD
                for partner_id, regions in self._matching(service)
                if not (regions and places) or regions & places
            }
        return self._in_places[key]

    def _matching(self, service: str) -> list[tuple[str, frozenset[str]]]:
        if service not in self._of_service:
            key = service_key(service)
            self._of_service[service] = [
                (offer.partner_id, frozenset(map(service_key, offer.regions)))
                for offered, offer in self._offers
                if f" {offered} " in f" {key} " or f" {key} " in f" {offered} "
            ]
        return self._of_service[service]


def _categories(lot: Lot) -> list[str]:
    return [part.strip() for part in re.split(r"[;|\n]", lot.category) if part.strip()]


def _sum(shares: Iterable[Decimal | None]) -> Decimal | None:
    noted = [share for share in shares if share is not None]
    return sum(noted, Decimal()) if noted else None


_LEGAL_ENDING = re.compile(r",?\s+(?:limited|ltd\.?|c\.?i\.?c\.?|plc|llp|cio|community interest company)\s*\Z", re.I)
_PATTERNS: dict[str, re.Pattern[str] | None] = {}


def bare_name(name: str) -> str:
    """Return a name without “Limited” and the like behind it."""
    return _LEGAL_ENDING.sub("", name.replace("’", "'").strip())


def _name_pattern(name: str) -> re.Pattern[str] | None:
    if name not in _PATTERNS:
        bare = bare_name(name)
        _PATTERNS[name] = re.compile(_whole(bare), re.I) if bare.split() else None
    return _PATTERNS[name]


def _whole(name: str) -> str:
    """Return the pattern of a name that stands by itself, whatever white space is between its words."""
    words = r"\s+".join(map(re.escape, name.split()))
    first = words[0] if words[:1].isalnum() else ""
    return rf"{first}(?<!\w{first}){words[len(first) :]}(?!\w)"
