"""Partners: other bodies we bid with, what they bring, how far we are with them, and what was said and when."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bidprep.errors import BidprepError


@dataclass(frozen=True, slots=True)
class Partner:
    """Another body. The dates ending in ``seen_on`` are our due diligence: the day on which we saw the proof."""

    id: str
    name: str = ""
    body: str = ""
    charity_number: str = ""
    company_number: str = ""
    website: str = ""
    brings: str = ""
    insurance_seen_on: date | None = None
    safeguarding_seen_on: date | None = None
    data_protection_seen_on: date | None = None
    references_seen_on: date | None = None
    finances_seen_on: date | None = None
    notes: str = ""

    @property
    def unseen(self) -> tuple[str, ...]:
        """What of the due diligence we have not seen yet, in the words of the screen."""
        return tuple(words for field, words in DUE_DILIGENCE.items() if getattr(self, field) is None)


DUE_DILIGENCE = {
    "insurance_seen_on": "Insurance",
    "safeguarding_seen_on": "Safeguarding",
    "data_protection_seen_on": "Data protection",
    "references_seen_on": "References",
    "finances_seen_on": "Finances",
}
"""What due diligence looks at: the field that says when we saw it, and its words on screen."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A service that a partner can deliver, and in which regions; none means everywhere."""

    id: str
    partner_id: str
    service: str = ""
    regions: tuple[str, ...] = ()
    notes: str = ""


class StandingState(StrEnum):
    """How far we are with a partner, in the order it goes."""

    TO_APPROACH = "to-approach"
    APPROACHED = "approached"
    IN_TALKS = "in-talks"
    AGREED = "agreed-in-principle"
    SIGNED = "signed"
    DECLINED = "declined"


STANDING_WORDS = {
    StandingState.TO_APPROACH: "To approach",
    StandingState.APPROACHED: "Approached",
    StandingState.IN_TALKS: "In talks",
    StandingState.AGREED: "Agreed in principle",
    StandingState.SIGNED: "Signed",
    StandingState.DECLINED: "Declined",
}
"""What each standing is called on screen and in Word."""


class PartnerRole(StrEnum):
    """What part a partner plays in a bid."""

    LEAD = "lead"
    CONSORTIUM_MEMBER = "consortium-member"
    KEY_SUBCONTRACTOR = "key-subcontractor"
    SUBCONTRACTOR = "subcontractor"
    REFERRAL = "referral"


ROLE_WORDS = {
    PartnerRole.LEAD: "Lead",
    PartnerRole.CONSORTIUM_MEMBER: "Consortium member",
    PartnerRole.KEY_SUBCONTRACTOR: "Key subcontractor",
    PartnerRole.SUBCONTRACTOR: "Subcontractor",
    PartnerRole.REFERRAL: "Referral partner",
}
"""What each role is called on screen and in Word."""


class LetterState(StrEnum):
    """Where a letter of support or a memorandum stands."""

    NONE = "none"
    ASKED = "asked"
    PROMISED = "promised"
    RECEIVED = "received"


LETTER_WORDS = {
    LetterState.NONE: "None",
    LetterState.ASKED: "Asked for",
    LetterState.PROMISED: "Promised",
    LetterState.RECEIVED: "Received",
}
"""What each state of a letter is called on screen."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How far we are with a partner for a stage, or for one lot of it. Shares are in per cent of the lot."""

    id: str
    partner_id: str
    stage_id: str
    lot_id: str | None = None
    state: StandingState = StandingState.TO_APPROACH
    role: PartnerRole = PartnerRole.SUBCONTRACTOR
    delivery_share: Decimal | None = None
    value_share: Decimal | None = None
    relied_on_for: str = ""
    letter: LetterState = LetterState.NONE
    notes: str = ""
    letter_on: date | None = None
    memorandum: LetterState = LetterState.NONE
    memorandum_on: date | None = None


def read_share(words: str) -> Decimal | None:
    """Read a share in per cent typed as ``25``, ``12.5`` or ``40%``; None for nothing typed.

    Raises BidprepError where the words are no number from 0 to 100.
    """
    typed = words.replace("%", "").replace(",", ".").strip()
    if not typed:
        return None
    whole, _, part = typed.partition(".")
    share = Decimal(typed) if f"{whole}{part}".isascii() and f"{whole}{part}".isdecimal() else Decimal(-1)
    if not 0 <= share <= 100:  # noqa: PLR2004 - per cent
        raise BidprepError(f"“{words.strip()}” is not a share.", "Type a number from 0 to 100, for example 25 or 12.5.")
    return share.quantize(Decimal(1)) if share == share.to_integral_value() else share.normalize()


def say_share(share: Decimal | None) -> str:
    """Say a share as ``12.5%``; "" for none."""
    return "" if share is None else f"{share:f}%"


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at a partner. `reason_held` and `review_on` say why and until when we keep it."""

    id: str
    partner_id: str
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    reason_held: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was said to a partner and when, and what is due next."""

    id: str
    partner_id: str
    contact_id: str | None = None
    happened_on: date | None = None
    means: str = ""
    said: str = ""
    next_action: str = ""
    due_on: date | None = None
    done: bool = False

    @property
    def is_due(self) -> bool:
        """Whether a next action is still to be done."""
        return bool(self.next_action.strip()) and not self.done
