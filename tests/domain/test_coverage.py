"""Coverage: gaps, who could fill them, shares that add up, and what breaks if a partner leaves."""

from decimal import Decimal
from typing import Any

import pytest

from bidprep.domain.coverage import Cover, Coverage, cover_lots, find_named, names_partner
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot
from bidprep.domain.partners import Offer, Partner, PartnerRole, Standing, StandingState

LOT = Lot("lot", "stage", 1, "L-1", "Leeds", "Accommodation", "Yorkshire", "West Yorkshire")
PARTNER = Partner("p", "Harbour Trust")
OFFER = Offer("o", "p", "Accommodation", ("West Yorkshire",))


def cover(*records: object, our: tuple[str, ...] = (), lot: Lot = LOT) -> Coverage:
    def of(kind: type) -> list[Any]:
        return [record for record in records if isinstance(record, kind)]

    return cover_lots([lot], of(Need), of(Standing), of(Offer), of(Partner), our)


def test_what_a_category_says_is_proposed_as_a_need_and_is_a_gap_while_nobody_brings_it() -> None:
    (lot,) = cover().lots
    assert [(need.service, need.is_proposed, need.cover) for need in lot.needs] == [("Accommodation", True, Cover.GAP)]
    assert lot.gaps == ("Accommodation",)


def test_a_proposed_need_that_we_deliver_ourselves_is_ours() -> None:
    (lot,) = cover(our=("accommodation",)).lots
    assert lot.needs[0].cover is Cover.OURS
    assert lot.gaps == ()


def test_needs_that_were_noted_take_the_place_of_the_proposed_one() -> None:
    needs = (Need("n", "stage", "lot", 1, "Debt advice"), Need("m", "stage", None, 1, "Interpreters", is_ours=True))
    (lot,) = cover(*needs).lots
    assert [(need.service, need.cover) for need in lot.needs] == [
        ("Debt advice", Cover.GAP),
        ("Interpreters", Cover.OURS),
    ]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, Cover.COULD), (StandingState.TO_APPROACH, Cover.COULD), (StandingState.IN_TALKS, Cover.TALKING),
        (StandingState.AGREED, Cover.AGREED), (StandingState.SIGNED, Cover.AGREED), (StandingState.DECLINED, Cover.GAP),
    ],
)  # fmt: skip
def test_how_well_a_need_is_met_follows_the_standing(state: StandingState | None, expected: Cover) -> None:
    standings = (Standing("s", "p", "stage", "lot", state),) if state else ()
    (lot,) = cover(OFFER, PARTNER, *standings).lots
    assert lot.needs[0].cover is expected
    assert bool(lot.gaps) is (expected in (Cover.GAP, Cover.COULD))


def test_an_offer_elsewhere_brings_nothing_and_one_without_regions_holds_everywhere() -> None:
    assert cover(Offer("o", "p", "Accommodation", ("Kent",)), PARTNER).lots[0].needs[0].cover is Cover.GAP
    assert cover(Offer("o", "p", "Accommodation support"), PARTNER).lots[0].needs[0].cover is Cover.COULD


def test_a_standing_for_the_lot_counts_before_one_for_the_whole_bid() -> None:
    whole = Standing("w", "p", "stage", None, StandingState.SIGNED)
    declined = Standing("d", "p", "stage", "lot", StandingState.DECLINED)
    assert cover(OFFER, PARTNER, whole).lots[0].gaps == ()
    assert cover(OFFER, PARTNER, whole, declined).lots[0].gaps == ("Accommodation",)


def test_shares_over_the_whole_are_found_and_those_of_the_declined_do_not_count() -> None:
    most = Standing("s", "p", "stage", "lot", delivery_share=Decimal("80.5"))
    more = Standing("t", "q", "stage", "lot", delivery_share=Decimal(20))
    gone = Standing("u", "r", "stage", "lot", StandingState.DECLINED, delivery_share=Decimal(90))
    assert cover(most, more, gone).lots[0].delivery is not None
    assert cover(most, gone).lots[0].share_faults == ()
    (fault,) = cover(most, more, gone).lots[0].share_faults
    assert "100.5%" in fault


def test_shares_under_the_whole_are_found_only_where_nothing_is_ours() -> None:
    lead = Standing("s", "p", "stage", "lot", role=PartnerRole.LEAD, value_share=Decimal(90))
    assert "90% only" in cover(lead).lots[0].share_faults[0]
    assert cover(lead, our=("Accommodation",)).lots[0].share_faults == ()


def test_what_breaks_is_what_nobody_else_brings() -> None:
    signed = Standing("s", "p", "stage", "lot", StandingState.SIGNED)
    other = (Offer("o2", "q", "Accommodation"), Standing("t", "q", "stage", "lot", StandingState.AGREED))
    assert cover(OFFER, PARTNER, signed).breaks_without("p") == ((LOT, ("Accommodation",)),)
    assert cover(OFFER, PARTNER, signed, *other).breaks_without("p") == ()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("With harbour  trust we deliver", True), ("Harbour Trust’s homes", True), ("Harbour Trustees", False),
        ("the harbour", False),
    ],
)  # fmt: skip
def test_a_partner_is_named_by_its_whole_name(words: str, named: bool) -> None:
    assert names_partner(words, Partner("p", "Harbour Trust Limited")) is named
    assert not names_partner(words, Partner("q"))


def test_the_texts_that_name_each_partner_are_found_together() -> None:
    texts = {"a": "With Harbour Trust and the quay", "b": "the trust of the harbour", "c": "HARBOUR TRUST’s homes"}
    partners = (Partner("p", "Harbour Trust Ltd"), Partner("q", ""), Partner("r", "Quay"))
    assert find_named(texts, partners) == {"p": {"a", "c"}, "q": set(), "r": {"a"}}


def test_the_needs_with_the_most_gaps_stand_first() -> None:
    needs = (Need("n", "stage", "lot", 1, "Debt advice", is_ours=True), Need("m", "stage", None, 1, "Interpreters"))
    assert cover(*needs).services == ("Interpreters", "Debt advice")
