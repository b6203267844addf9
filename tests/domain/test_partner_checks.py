"""Checks of the partners: shares that cannot be, and what is not in writing, each for lots we bid for and for no others."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.findings import Finding, Severity
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.partner_checks import find_missing_letters, find_shares
from bidprep.domain.partners import LetterState, Partner, PartnerRole, Standing, StandingState
from bidprep.domain.whole_bid import Organisation, PartnerInBid, WholeBid

LEEDS = Lot("leeds", "stage", 1, title="Leeds", category="Accommodation", choice=LotChoice.BID)
YORK = Lot("york", "stage", 2, title="York", choice=LotChoice.BID)
SELBY = Lot("selby", "stage", 3, title="Selby", choice=LotChoice.BID)
RIPON = Lot("ripon", "stage", 4, title="Ripon", choice=LotChoice.BID)
HULL = Lot("hull", "stage", 5, title="Hull", choice=LotChoice.NO_BID)
LOTS = (LEEDS, YORK, SELBY, RIPON, HULL)
SUBMIT = datetime(2026, 3, 10, 12, tzinfo=UTC)


def standing(lot_id: str | None = "leeds", state: StandingState = StandingState.SIGNED, **more: Any) -> Standing:
    return Standing(f"s-{lot_id}", "p", "stage", lot_id, state, **more)


def whole_bid(
    *standings: Standing,
    lots: tuple[Lot, ...] = LOTS,
    needs: tuple[Need, ...] = (),
    facts: tuple[Fact, ...] = (),
    name: str = "Harbour Trust",
) -> WholeBid:
    return WholeBid(
        Bid("bid", "stage"), Stage("stage", "opp", submit_by=SUBMIT), Opportunity("opp", "Framework"), (), (), lots,
        Organisation(facts), partners=(PartnerInBid(Partner("p", name), standings),), needs=needs,
    )  # fmt: skip


def shares(*standings: Standing, **more: Any) -> list[Finding]:
    return list(find_shares(whole_bid(*standings, **more)))


def letters(*standings: Standing, **more: Any) -> list[str]:
    return [finding.message for finding in find_missing_letters(whole_bid(*standings, **more))]


# Shares


def test_shares_over_a_hundred_are_found_for_the_lot_and_lead_to_it() -> None:
    half = Decimal(60)
    (found,) = shares(standing(value_share=half), replace(standing(value_share=half), id="other"))
    assert (found.check, found.severity) == ("shares", Severity.WARNING)
    assert found.message == "For Leeds, the partners’ shares of value come to 120%, which is over 100%."
    assert (found.place.kind, found.place.record_id, found.place.lot_id) == ("lot", "leeds", "leeds")


def test_what_is_noted_for_the_whole_bid_counts_for_every_lot_of_it() -> None:
    found = shares(standing(delivery_share=Decimal(60)), standing(None, delivery_share=Decimal(50)))
    assert [finding.place.record_id for finding in found] == ["leeds"]


def test_shares_of_who_declined_and_of_lots_we_do_not_bid_for_are_left_in_peace() -> None:
    over = Decimal(70)
    gone = replace(standing(state=StandingState.DECLINED, delivery_share=over), id="gone")
    assert shares(standing(delivery_share=over), gone) == []
    assert shares(standing("hull", delivery_share=over), replace(standing("hull", delivery_share=over), id="2")) == []


def test_without_a_share_noted_nothing_is_wrong() -> None:
    assert shares() == []
    assert shares(standing(role=PartnerRole.LEAD)) == []


def test_less_than_a_hundred_is_found_only_where_a_partner_leads_and_nothing_is_ours() -> None:
    lead = standing(role=PartnerRole.LEAD, delivery_share=Decimal(80))
    (found,) = shares(lead)
    assert found.message == (
        "For Leeds, a partner leads and nothing is ours, yet the shares of delivery come to 80% only."
    )
    assert shares(lead, facts=(Fact("f", "Services", "Accommodation, Debt advice"),)) == []
    assert shares(lead, needs=(Need("n", "stage", "leeds", 1, "Interpreters", is_ours=True),)) == []
    assert shares(replace(lead, role=PartnerRole.SUBCONTRACTOR)) == []


def test_a_bid_without_lots_is_one_lot_as_a_whole() -> None:
    whole = standing(None, delivery_share=Decimal(80))
    (found,) = shares(whole, replace(whole, id="2"), lots=())
    assert found.message == "The partners’ shares of delivery come to 160%, which is over 100%."
    assert (found.place.kind, found.place.record_id) == ("bid", "bid")


# Letters


@pytest.mark.parametrize(
    ("noted", "message"),
    [
        ({"letter": LetterState.ASKED}, "Harbour Trust was asked for a letter of support for Leeds, and it is not here yet."),
        ({"letter": LetterState.PROMISED}, "Harbour Trust promised a letter of support for Leeds, and it is not here yet."),
        (
            {"letter": LetterState.RECEIVED, "memorandum": LetterState.ASKED},
            "Harbour Trust was asked for a memorandum for Leeds, and it is not here yet.",
        ),
        ({}, "Harbour Trust is with us for Leeds, and neither a letter of support nor a memorandum is here."),
    ],
)  # fmt: skip
def test_what_a_signed_partner_has_not_put_in_writing_is_found(noted: dict[str, Any], message: str) -> None:
    assert letters(standing(**noted)) == [message]


@pytest.mark.parametrize("document", ["letter", "memorandum"])
def test_either_a_letter_or_a_memorandum_will_do(document: str) -> None:
    noted: dict[str, Any] = {document: LetterState.RECEIVED}
    assert letters(standing(**noted)) == []


def test_of_who_has_not_agreed_yet_only_what_was_asked_for_is_missed() -> None:
    assert letters(standing(state=StandingState.IN_TALKS)) == []
    assert len(letters(standing(state=StandingState.IN_TALKS, letter=LetterState.ASKED))) == 1
    assert letters(standing(state=StandingState.DECLINED, letter=LetterState.ASKED)) == []


def test_letters_for_lots_we_do_not_bid_for_are_not_missed_and_those_for_the_whole_bid_are() -> None:
    assert letters(standing("hull")) == []
    assert letters(standing(None)) == [
        "Harbour Trust is with us for the whole bid, and neither a letter of support nor a memorandum is here."
    ]


@pytest.mark.parametrize(
    ("dated", "is_old"), [(date(2025, 3, 9), False), (date(2025, 3, 8), True), (date(2026, 3, 1), False), (None, False)]
)
def test_a_letter_of_more_than_a_year_ago_is_pointed_out(dated: date | None, is_old: bool) -> None:
    found = letters(standing(letter=LetterState.RECEIVED, letter_on=dated))
    assert bool(found) is is_old
    if is_old:
        assert found[0] == (
            "The letter of support from Harbour Trust for Leeds is dated 8 March 2025, "
            "more than a year before the bid is handed in."
        )


def test_one_finding_tells_of_all_lots_and_leads_to_the_partner() -> None:
    (found,) = find_missing_letters(whole_bid(*(standing(lot.id) for lot in LOTS)))
    assert "for Leeds, York and 2 more lots, and" in found.message
    assert (found.check, found.place.kind, found.place.record_id) == ("missing-letter", "partner", "p")
    assert "for Leeds, York and 1 more lot, and" in letters(*(standing(lot.id) for lot in LOTS[:3]))[0]
    assert "for Leeds and York, and" in letters(*(standing(lot.id) for lot in LOTS[:2]))[0]


def test_a_partner_and_a_lot_without_names_are_told_too() -> None:
    (message,) = letters(standing(), lots=(replace(LEEDS, title=""),), name=" ")
    assert message.startswith("A partner without a name is with us for a lot, and")


def test_braces_in_a_name_are_harmless() -> None:
    assert letters(standing(), name="{lots} {0}")[0].startswith("{lots} {0} is with us for Leeds")
