"""The partners of a bid as buyers' forms ask for them: who is in the group, who subcontracts, with what share and why."""

import re
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from bidprep.domain.paper import Paper, Part
from bidprep.domain.partners import (
    LETTER_WORDS,
    ROLE_WORDS,
    LetterState,
    Partner,
    PartnerRole,
    Standing,
    StandingState,
    say_share,
)
from bidprep.domain.text import Text
from bidprep.domain.whole_bid import PartnerInBid, WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.papers import export_paper
from bidprep.operations.text_tables import table_text
from bidprep.storage.workspace import Workspace

_WITH_US = (StandingState.AGREED, StandingState.SIGNED)
_GROUPS = (
    ("Members of the group", (PartnerRole.LEAD, PartnerRole.CONSORTIUM_MEMBER)),
    ("Subcontractors", (PartnerRole.KEY_SUBCONTRACTOR, PartnerRole.SUBCONTRACTOR)),
    ("Referral partners", (PartnerRole.REFERRAL,)),
)
_VCSE = re.compile(r"\b(charit\w*|voluntary|community|social enterprise|cic|cio|co-?operative|mutual)\b", re.I)
_TO_BE_STATED = "To be stated"


def partners_paper(whole: WholeBid) -> Paper:
    """Return the tables of a bid's partners as a paper: an overview, then each with its particulars, group by group.

    Only those who have agreed or signed are in it. Raises BidprepError where nobody has.
    """
    partners = [(partner, here) for partner in whole.partners if (here := _taking_part(partner))]
    if not partners:
        raise BidprepError(
            "No partner has agreed to this bid or signed for it.",
            "Say how far you are with each on its page, then write this.",
        )
    parts = [Part("All partners", body=_overview(whole, partners))]
    for heading, roles in _GROUPS:
        members = [(partner, here) for partner, here in partners if here[0].role in roles]
        if members:
            parts.append(Part(heading, starts_page=False))
            parts += (_member(whole, partner, here) for partner, here in members)
    return Paper(
        f"Partners: {whole.bid.name}",
        organisation=whole.fields.get("legal name", ""),
        particulars=(("Buyer", whole.opportunity.buyer), ("Stage", whole.stage.name)),
        parts=tuple(parts),
        contents=False,
        cover=False,
    )


def make_partners_paper(workspace: Workspace, bid_id: str) -> Paper:
    """Read a bid and return the tables of its partners, see `partners_paper`."""
    return partners_paper(read_bid(workspace, bid_id, Depth.PARTNERS))


def export_partners(whole: WholeBid, path: Path) -> Path:
    """Write the tables of a bid's partners as a Word document; returns the path."""
    return export_paper(partners_paper(whole), path)


def say_size(partner: Partner) -> str:
    """Say whether a partner is a VCSE (voluntary, community or social enterprise), as far as its record tells.

    The Procurement Act 2023 asks for it by name; whether a company is an SME its record does not tell.
    """
    is_vcse = bool(partner.charity_number.strip() or _VCSE.search(partner.body))
    return "VCSE" if is_vcse else _TO_BE_STATED


def _taking_part(partner: PartnerInBid) -> list[Standing]:
    """Return the standings of a partner who is with us, the weightiest role first."""
    roles = list(PartnerRole)
    return sorted(
        (standing for standing in partner.standings if standing.state in _WITH_US),
        key=lambda standing: roles.index(standing.role),
    )


def _overview(whole: WholeBid, partners: list[tuple[PartnerInBid, list[Standing]]]) -> Text:
    rows = [
        (
            told.partner.name or "Unnamed",
            ROLE_WORDS[standing.role],
            _lot(whole, standing),
            say_share(standing.delivery_share) or _TO_BE_STATED,
            say_share(standing.value_share) or _TO_BE_STATED,
        )
        for told, here in partners
        for standing in here
    ]
    return table_text(("Name", "Role", "Lot", "Share of delivery", "Share of value"), rows)


def _member(whole: WholeBid, told: PartnerInBid, here: list[Standing]) -> Part:
    partner = told.partner
    letters = [
        *(("Letter of support", each.letter) for each in here),
        *(("Memorandum", each.memorandum) for each in here),
    ]
    pairs = (
        ("Legal identity", partner.body or _TO_BE_STATED),
        ("Charity number", partner.charity_number),
        ("Company number", partner.company_number),
        ("SME or VCSE", say_size(partner)),
        ("Role", _each(ROLE_WORDS[each.role] for each in here)),
        ("Delivers", _each((*(offer.service for offer in told.offers), partner.brings))),
        ("For", _each(_lot(whole, each) for each in here)),
        ("Share of delivery", _each(_share(whole, each, each.delivery_share) for each in here)),
        ("Share of value", _each(_share(whole, each, each.value_share) for each in here)),
        ("Relied on for", _each(each.relied_on_for for each in here) or "Nothing"),
        (
            "Proof",
            _each(f"{what}: {LETTER_WORDS[state].lower()}" for what, state in letters if state is not LetterState.NONE),
        ),
        ("Due diligence not seen yet", ", ".join(partner.unseen)),
    )
    return Part(partner.name or "Unnamed", 2, particulars=tuple((label, words) for label, words in pairs if words))


def _share(whole: WholeBid, standing: Standing, share: Decimal | None) -> str:
    words = say_share(share)
    return f"{words} of {_lot(whole, standing)}" if words else ""


def _lot(whole: WholeBid, standing: Standing) -> str:
    return whole.lot_title(standing.lot_id) or "All lots"


def _each(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(filter(None, (" ".join(each.split()) for each in words))))
