"""Case studies: stories used as evidence, the figures in them, the consent to use them, and where they are used."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class CaseStudy:
    """A story used as evidence; the longer fields are plain words, one paragraph a line.

    `needs_consent` is false only where the story tells of a service and nobody in it could be recognised.
    """

    id: str
    title: str = ""
    service: str = ""
    region: str = ""
    funder: str = ""
    started_on: date | None = None
    ended_on: date | None = None
    need: str = ""
    what_we_did: str = ""
    result: str = ""
    referee: str = ""
    referee_contact: str = ""
    needs_consent: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a case study, and where it comes from."""

    id: str
    case_study_id: str
    position: int = 0
    figure: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Telling:
    """A case study told in a length on hand: in about so many `words`. `text` is canonical Markdown."""

    id: str
    case_study_id: str
    words: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class CaseStudyUse:
    """That a bid uses a case study: told in the answer to a question, or printed in the appendix."""

    id: str
    bid_id: str
    case_study_id: str
    position: int = 0
    question_id: str | None = None


class ConsentScope(StrEnum):
    """Who may be told the story."""

    INTERNAL = "internal"
    THIS_BUYER = "this-buyer"
    PUBLIC = "public"


SCOPE_WORDS = {
    ConsentScope.INTERNAL: "Within our organisation only",
    ConsentScope.THIS_BUYER: "One buyer",
    ConsentScope.PUBLIC: "Anybody",
}
"""What each scope is called on screen."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The permission of a person in a case study to use it.

    It holds from `given_on` through the day `ends_on`, unless withdrawn. `buyer` names the buyer of scope *this buyer*;
    without `named` the story may only be told without the person's name.
    """

    id: str
    case_study_id: str
    given_by: str = ""
    given_on: date | None = None
    means: str = ""
    scope: ConsentScope = ConsentScope.INTERNAL
    buyer: str = ""
    named: bool = False
    ends_on: date | None = None
    withdrawn_on: date | None = None
    notes: str = ""


def consent_fault(study: CaseStudy, consents: Iterable[Consent], buyer: str, on: date) -> str:
    """Return why a case study may not be told to a buyer on a day, as the rest of a sentence; "" where it may.

    One consent of each person counts, see `counting_consents`; every person in the story must have given one. Rule:
    consent under the UK GDPR is for a purpose, and as easily withdrawn as given (article 7).
    """
    if not study.needs_consent:
        return ""
    latest = counting_consents(consents, buyer, on)
    if not latest:
        return "nobody’s consent is noted"
    return next(filter(None, (_fault_of(consent, buyer, on) for consent in latest)), "")


def consents_end_on(study: CaseStudy, consents: Iterable[Consent], buyer: str, on: date) -> date | None:
    """Return the last day on which all consents that count for a buyer on a day hold; None where none of them ends."""
    ends = [consent.ends_on for consent in counting_consents(consents, buyer, on) if consent.ends_on]
    return min(ends) if ends and study.needs_consent else None


def consents_ending(study: CaseStudy, consents: Iterable[Consent], until: date) -> tuple[Consent, ...]:
    """Return the consents to a case study that end by a day, those past included, the first to end first.

    What the same person said later takes the place of what was said before; consents for one buyer stand beside those
    for all.
    """
    if not study.needs_consent:
        return ()
    latest: dict[tuple[str, str], Consent] = {}
    for consent in sorted(consents, key=lambda each: (_said_last(each)[0], each.id)):
        for_whom = f"for {_folded(consent.buyer)}" if consent.scope is ConsentScope.THIS_BUYER else ""
        latest[_folded(consent.given_by) or consent.id, for_whom] = consent
    ending = [each for each in latest.values() if each.ends_on and each.ends_on <= until and each.withdrawn_on is None]
    return tuple(sorted(ending, key=lambda each: each.ends_on or date.max))


def counting_consents(consents: Iterable[Consent], buyer: str, on: date) -> tuple[Consent, ...]:
    """Return the consent of each person that counts for a buyer on a day: of those given by then, the one given last.

    A withdrawal takes back what was given until then, whichever consent it was noted with: who takes one back may
    mean all. Consents for other buyers stand beside and are passed over. Where there are only such, or only ones given
    later, the last of them tells what is wrong.
    """
    in_order = sorted(consents, key=lambda consent: (_is_meant(consent, buyer, on), *_said_last(consent)))
    return tuple({_folded(consent.given_by): consent for consent in in_order}.values())


def _said_last(consent: Consent) -> tuple[date, bool]:
    """Return when the person last said something, of two on one day the one who said no first."""
    return consent.withdrawn_on or consent.given_on or date.min, consent.withdrawn_on is None


def _is_meant(consent: Consent, buyer: str, on: date) -> bool:
    for_another = consent.scope is ConsentScope.THIS_BUYER and not _same(consent.buyer, buyer)
    given_later = consent.given_on is not None and consent.given_on > on
    return consent.withdrawn_on is not None or not (for_another or given_later)


def _fault_of(consent: Consent, buyer: str, on: date) -> str:
    whose = f"the consent of {consent.given_by.strip()}" if consent.given_by.strip() else "the consent"
    if consent.withdrawn_on is not None:
        return f"{whose} was withdrawn"
    if consent.given_on is None:
        return f"{whose} has no date on which it was given"
    if consent.given_on > on:
        return f"{whose} is only given later"
    if consent.ends_on is not None and consent.ends_on < on:
        return f"{whose} has ended by then"
    if consent.scope is ConsentScope.INTERNAL:
        return f"{whose} is for our own organisation only"
    if consent.scope is ConsentScope.THIS_BUYER and not _same(consent.buyer, buyer):
        named = consent.buyer.strip()
        return f"{whose} is for {named} only" if named else f"{whose} does not say for which buyer it is"
    return ""


def _same(name: str, other: str) -> bool:
    return _folded(name) == _folded(other) != ""


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
