"""Standings, places for them, and the list of partners: what is read, and what a second one says."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.partners import LogEntry, Offer, Partner, Standing, StandingState, read_share, say_share
from bidprep.domain.word_lists import split_entries
from bidprep.errors import BidprepError
from bidprep.operations.partners import read_partners
from bidprep.operations.records import remove_record
from bidprep.operations.standings import (
    add_standing,
    move_standing,
    read_lot_standings,
    read_partners_to_add,
    read_places,
    read_standings,
    set_standing,
)
from bidprep.storage.workspace import Workspace

ALDER, BEECH = Partner("alder", "Alder Trust"), Partner("beech", "Beech House")
STAGE = Stage("stage", "opportunity", name="Call-off")
NORTH, SOUTH = Lot("north", "stage", 1, "L1", "North"), Lot("south", "stage", 2, "L2", "South")
REGIONS = ("North West", "Kent, Surrey and Sussex", "Wales")


def put(workspace: Workspace, *records: Record) -> None:
    with workspace.step("Fill") as step:
        for record in records:
            step.put(record)


@pytest.fixture
def filled(workspace: Workspace) -> Workspace:
    """A workspace with two partners and a bid with two lots."""
    put(
        workspace, ALDER, BEECH, Opportunity("opportunity", "Framework", "Ministry"), STAGE, NORTH, SOUTH,
        Bid("bid", "stage", "Our bid"),
    )  # fmt: skip
    return workspace


def test_a_partner_stands_for_a_lot_or_for_the_whole_stage_and_names_say_which(filled: Workspace) -> None:
    add_standing(filled, "alder", "stage", "south")
    add_standing(filled, "alder", "stage", None)
    rows = read_standings(filled, partner_id="alder")
    assert [row.where for row in rows] == ["Call-off (the whole bid)", "L2 South"]
    assert {row.opportunity.name for row in rows} == {"Framework"}
    assert [row.standing.state for row in rows] == [StandingState.TO_APPROACH] * 2


def test_a_second_standing_for_the_same_place_is_refused_in_a_sentence_and_changes_nothing(filled: Workspace) -> None:
    first = add_standing(filled, "alder", "stage", "north")
    set_standing(filled, (first,), StandingState.SIGNED)
    before = filled.past()
    with pytest.raises(BidprepError, match=r"Alder Trust has a standing there already\. Open that one"):
        add_standing(filled, "alder", "stage", "north")
    [standing] = filled.find(Standing)
    assert (standing.id, standing.state) == (first.id, StandingState.SIGNED)
    assert filled.past() == before


def test_the_whole_stage_counts_as_one_place_too(filled: Workspace) -> None:
    add_standing(filled, "alder", "stage", None)
    with pytest.raises(BidprepError, match="has a standing there already"):
        add_standing(filled, "alder", "stage", None)
    add_standing(filled, "alder", "stage", "north")
    add_standing(filled, "beech", "stage", None)
    assert len(filled.find(Standing)) == 3


def test_adding_a_standing_is_one_step_that_undo_takes_back(filled: Workspace) -> None:
    add_standing(filled, "alder", "stage", "north")
    filled.undo()
    assert filled.find(Standing) == ()
    assert filled.next_names()[1] == "Add standing"


def test_a_lot_shows_who_stands_for_it_and_who_for_its_whole_stage_but_not_who_for_another(filled: Workspace) -> None:
    put(filled, Partner("cedar", "Cedar"))
    add_standing(filled, "beech", "stage", "north")
    add_standing(filled, "alder", "stage", None)
    add_standing(filled, "cedar", "stage", "south")
    assert [(row.partner.name, row.lot is None) for row in read_lot_standings(filled, NORTH)] == [
        ("Alder Trust", True),
        ("Beech House", False),
    ]


def test_who_stands_for_a_lot_or_declined_the_whole_stage_is_not_offered_for_it_again(filled: Workspace) -> None:
    put(filled, Partner("cedar", "Cedar"), Partner("damson", "Damson"))
    add_standing(filled, "alder", "stage", "north")
    set_standing(filled, (add_standing(filled, "beech", "stage", None),), StandingState.DECLINED)
    set_standing(filled, (add_standing(filled, "damson", "stage", "south"),), StandingState.DECLINED)
    assert [partner.id for partner in read_partners_to_add(filled, NORTH)] == ["cedar", "damson"]
    assert [partner.id for partner in read_partners_to_add(filled, SOUTH)] == ["alder", "cedar"]


def test_the_places_are_each_bid_as_a_whole_and_then_its_lots_in_the_buyers_order(filled: Workspace) -> None:
    places = read_places(filled)
    assert [place.words for place in places] == ["Our bid (the whole bid)", "Our bid: L1 North", "Our bid: L2 South"]
    assert [(place.stage_id, place.lot_id) for place in places] == [
        ("stage", None),
        ("stage", "north"),
        ("stage", "south"),
    ]


def test_a_removed_lot_takes_its_standings_along_and_undo_brings_them_back(filled: Workspace) -> None:
    add_standing(filled, "alder", "stage", "north")
    remove_record(filled, NORTH)
    assert filled.find(Standing) == ()
    filled.undo()
    assert [row.where for row in read_standings(filled, partner_id="alder")] == ["L1 North"]


def test_partners_are_listed_with_services_regions_and_the_action_that_is_due_first(filled: Workspace) -> None:
    put(
        filled,
        Offer("o1", "alder", "Accommodation", ("North West", "Wales")),
        Offer("o2", "alder", "Mentoring", ("Wales",)),
        Offer("o3", "beech", "Mentoring"),
        LogEntry("e1", "alder", next_action="Some day"),
        LogEntry("e2", "alder", next_action="Send the outline", due_on=date(2026, 3, 2)),
        LogEntry("e3", "alder", next_action="Ring first", due_on=date(2026, 3, 1), done=True),
    )
    alder, beech = read_partners(filled)
    assert (alder.services, alder.regions) == ("Accommodation, Mentoring", "North West, Wales")
    assert alder.next is not None
    assert alder.next.action == "Send the outline"
    assert (beech.services, beech.regions, beech.next) == ("Mentoring", "Everywhere", None)


def test_500_partners_with_six_log_entries_each_are_listed_without_a_question_for_each(workspace: Workspace) -> None:
    put(workspace, *(Partner(f"p{at:03}", f"Partner {at:03}") for at in range(500)))
    put(
        workspace,
        *(Offer(new_id(), f"p{at:03}", "Mentoring", ("Wales",)) for at in range(500)),
        *(LogEntry(new_id(), f"p{at % 500:03}", next_action=f"Ring {at}") for at in range(3000)),
    )
    asked: list[str] = []
    workspace._connection.set_trace_callback(asked.append)
    rows = read_partners(workspace)
    assert len(rows) == 500
    assert all(row.next for row in rows)
    assert len(asked) == 3


@pytest.mark.parametrize(
    ("typed", "share"),
    [("", None), ("0", "0"), ("100", "100"), ("25%", "25"), ("12.50", "12.5"), ("7,5", "7.5"), (" 40 % ", "40")],
)
def test_a_share_is_read_in_per_cent(typed: str, share: str | None) -> None:
    assert read_share(typed) == (Decimal(share) if share else None)
    assert say_share(read_share(typed)) == (f"{share}%" if share else "")


@pytest.mark.parametrize("typed", ["101", "-1", "half", "1.2.3", "1e1", "NaN", ".", "٣"])
def test_what_is_no_share_is_said(typed: str) -> None:
    with pytest.raises(BidprepError, match=r"is not a share\. Type a number from 0 to 100"):
        read_share(typed)


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("", ()),
        ("north west, wales", ("North West", "Wales")),
        ("Kent, Surrey and Sussex", ("Kent, Surrey and Sussex",)),
        ("Wales, kent,  surrey and sussex, Ynys Môn", ("Wales", "Kent, Surrey and Sussex", "Ynys Môn")),
        ("Wales\n\nWales,\nKent", ("Wales", "Kent")),
    ],
)
def test_regions_are_one_a_line_or_with_commas_and_a_known_one_keeps_its_own(
    typed: str, entries: tuple[str, ...]
) -> None:
    assert split_entries(typed, REGIONS) == entries


def test_moving_a_standing_is_a_step_that_names_the_partner_and_where_to(filled: Workspace) -> None:
    standing = add_standing(filled, "alder", "stage", "north")
    moved = move_standing(filled, standing.id, StandingState.AGREED)
    assert moved
    assert moved.name == "Move Alder Trust to Agreed in principle"
    assert filled.find(Standing)[0].state is StandingState.AGREED
    assert move_standing(filled, standing.id, StandingState.AGREED) is None
    filled.undo()
    assert filled.find(Standing)[0].state is StandingState.TO_APPROACH
    put(filled, replace(ALDER, name=" "))
    moved = move_standing(filled, standing.id, StandingState.SIGNED)
    assert moved
    assert moved.name == "Move a partner to Signed"


def test_a_standing_that_is_gone_is_not_moved(filled: Workspace) -> None:
    standing = add_standing(filled, "alder", "stage", "north")
    remove_record(filled, standing)
    with pytest.raises(BidprepError, match="not there any more"):
        move_standing(filled, standing.id, StandingState.SIGNED)
    assert filled.find(Standing) == ()
