"""Lots: taken in from a table, filtered at typing speed, chosen."""

import threading
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bidprep.domain.bids import Bid
from bidprep.domain.decisions import Qualified
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.operations.records import add_record
from bidprep.ui.page import Place
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.lot import LotPage
from tests.journeys.hands import Hands, everything, start_blank_bid

REAL = Path(__file__).parents[3] / "shared" / "data" / "probation" / "crs_contract_lots.csv"

# A table as buyers publish them, in the columns of the real one.
TWIN = """contract_reference,contract_type,probation_region,pcc_area,allows_female,allows_male,minimum_age,prime_provider
PRJ_1,Accommodation,North East,,False,True,18,HARBOUR_LTD
PRJ_2,Women’s services,North East,Cleveland,True,False,18,"Light, and Hope"
PRJ_3,Accommodation,Wales,Gwent,False,True,,
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "lots.csv"
    path.write_text(TWIN, encoding="utf-8")
    return path


def lots_page(hands: Hands, table: Path) -> BidPage:
    """Start a bid, take in the lots and show them."""
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    hands.window.files.import_lots(table)
    hands.settle()
    page = hands.page(BidPage)
    hands.press("Alt+L")
    return page


def test_lots_are_taken_in_from_a_table_and_undone_as_one_step(own: Hands, table: Path) -> None:
    hands = own
    page = lots_page(hands, table)
    assert hands.said == "Took in 3 new lots in Village grant. Undo takes them back."
    assert page.lots.model.rowCount() == 3
    assert page.tabs.tabText(1) == "&Lots (3)"
    assert hands.window.undo_name == "Import 3 lots"
    hands.choose("undo")
    assert page.lots.model.rowCount() == 0
    hands.choose("redo")
    lots = everything(hands.close(), Lot)
    assert [(lot.reference, lot.category, lot.region) for lot in lots][1] == ("PRJ_2", "Women’s services", "North East")
    assert lots[1].conditions == "Women only, aged 18 and over"


def test_a_table_taken_in_again_says_what_is_new_or_changed_in_which_bid(own: Hands, table: Path) -> None:
    hands = own
    lots_page(hands, table)
    hands.window.files.import_lots(table)
    hands.settle()
    assert hands.said == "None of the 3 lots is new or changed in Village grant."
    table.write_text(TWIN.replace("PRJ_2", "PRJ_9").replace("Wales", "South Wales"), encoding="utf-8")
    hands.window.files.import_lots(table)
    hands.settle()
    assert hands.said.startswith("Took in 1 new lot")


def test_a_table_that_is_none_changes_nothing_and_is_said(own: Hands, tmp_path: Path) -> None:
    hands = own
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("colour,shape\nred,round\n", encoding="utf-8")
    page = lots_page(hands, wrong)
    assert hands.said.startswith("The table has no column with the lots’ titles or references.")
    assert page.lots.model.rowCount() == 0
    assert everything(hands.close(), Lot) == ()


def test_lots_are_chosen_with_the_keyboard_and_counted_on_the_page(own: Hands, table: Path) -> None:
    hands = own
    page = lots_page(hands, table)
    hands.tab_to(page.lots.table)
    hands.press("Ctrl+Home", "Shift+Down")
    assert len(page.lots.selected()) == 2
    hands.press("Alt+W")
    assert "2 of 3 lots chosen" in page.about.text()
    hands.tab_to(page.lots.table)
    hands.press("Down")
    hands.press("Alt+N")
    choices = [lot.choice for lot in everything(hands.close(), Lot)]
    assert choices == [LotChoice.BID, LotChoice.BID, LotChoice.NO_BID]


def test_the_196_real_lots_are_taken_in_filtered_and_chosen_together(own: Hands) -> None:
    if not REAL.exists():
        pytest.skip(f"the real lots are not at {REAL}")
    hands = own
    page = lots_page(hands, REAL)
    assert page.lots.model.rowCount() == 196
    hands.tab_to(page.lots.filter)
    hands.write("accommodation wales")
    shown = page.lots.model.rowCount()
    assert 0 < shown < 196
    assert page.lots.count.text().startswith(f"{shown} of 196")
    hands.tab_to(page.lots.table)
    hands.press("Ctrl+A", "Alt+W")
    chosen = everything(hands.close(), Lot, choice=LotChoice.BID.value)
    assert len(chosen) == shown
    assert all("ccommodation" in lot.category for lot in chosen)


def test_enter_opens_a_lot_and_its_page_keeps_what_is_typed(own: Hands, table: Path) -> None:
    hands = own
    page = lots_page(hands, table)
    hands.tab_to(page.lots.table)
    hands.press("Ctrl+Home", "Return")
    assert hands.window.place.page == "lot"
    hands.fill(Value="1,200,000", Preference="1")
    hands.press("Alt+Left")
    assert page.lots.model.row(0).lot.preference == 1
    lot = everything(hands.close(), Lot)[0]
    assert (f"{lot.value.amount}", lot.preference) == ("1200000", 1)


def test_a_value_that_is_no_money_is_said_beside_it(own: Hands, table: Path) -> None:
    hands = own
    page = lots_page(hands, table)
    hands.go("lot", page.lots.model.row(0).id)
    form = hands.page(LotPage).form
    hands.fill(Value="much", Preference="first")
    hands.press("Tab")
    assert "“much” is not an amount of money." in form.editor("value").accessibleDescription()
    assert "“first” is not a place in an order." in form.editor("preference").accessibleDescription()
    hands.tab_to_called(
        "Remove this lot",
    )
    hands.press("Space")
    assert hands.said.startswith("Removed lot ")
    assert len(everything(hands.close(), Lot)) == 2


def many_lots(tmp_path: Path) -> Path:
    """A table of 24 lots: six services in four regions, of our own making."""
    lines = ["reference,title,category,region,area,value"]
    regions = ("North", "South", "East", "West")
    services = ("Accommodation", "Debt", "Employment", "Mentoring", "Wellbeing", "Women")
    for number in range(24):
        service, region = services[number // 4], regions[number % 4]
        lines.append(
            f"L{number + 1:02},{service} {region},{service},{region},{region} {number % 2},{(number + 1) * 100000}"
        )
    path = tmp_path / "many.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_the_lots_selected_stay_selected_after_they_were_chosen(own: Hands, tmp_path: Path) -> None:
    hands = own
    page = lots_page(hands, many_lots(tmp_path))
    hands.tab_to(page.lots.table)
    hands.press("Ctrl+Home", "Shift+Down", "Shift+Down", "Alt+W")
    assert [told.lot.choice for told in page.lots.selected()] == [LotChoice.BID] * 3
    hands.press("Alt+N")
    assert [told.lot.choice for told in page.lots.selected()] == [LotChoice.NO_BID] * 3
    assert [told.lot.reference for told in page.lots.selected()] == ["L01", "L02", "L03"]


@pytest.mark.parametrize("key", ["Down", "Return"])
def test_down_or_enter_goes_from_the_filter_to_the_lots(own: Hands, tmp_path: Path, key: str) -> None:
    hands = own
    page = lots_page(hands, many_lots(tmp_path))
    hands.tab_to(page.lots.filter)
    hands.write("women")
    hands.press(key)
    assert hands.focus is page.lots.table
    hands.press("Ctrl+A", "Alt+W")
    chosen = everything(hands.close(), Lot, choice=LotChoice.BID.value)
    assert {lot.category for lot in chosen} == {"Women"}
    assert len(chosen) == 4


def test_lots_we_bid_for_are_moved_in_our_order_with_alt_and_arrows(own: Hands, tmp_path: Path) -> None:
    hands = own
    page = lots_page(hands, many_lots(tmp_path))
    hands.tab_to(page.lots.table)
    hands.press("Ctrl+Home", "Shift+Down", "Shift+Down", "Alt+W", "Down")
    page.lots_tab.show_in_order()
    page.lots.pick(lambda told: told.lot.reference == "L03")
    hands.press("Alt+Up", "Alt+Up")
    assert [page.lots.model.row(at).lot.reference for at in range(3)] == ["L03", "L01", "L02"]
    assert page.lots.current().lot.reference == "L03"
    hands.press("Alt+Down")
    page.lots.pick(lambda told: told.lot.reference == "L09")
    hands.press("Alt+Up")
    assert "We do not bid for Employment North." in hands.said
    orders = {lot.reference: lot.preference for lot in everything(hands.close(), Lot) if lot.preference}
    assert orders == {"L01": 1, "L03": 2, "L02": 3}


def test_the_grid_shows_types_by_region_and_chooses_whole_cells(own: Hands, tmp_path: Path) -> None:
    hands = own
    page = lots_page(hands, many_lots(tmp_path))
    hands.tab_to(page.lots_tab.shape)
    hands.press("Space")
    grid = page.lots_tab.grid
    assert hands.focus is grid.table
    assert (grid.model.types[0], grid.model.places) == ("Accommodation", ["East", "North", "South", "West"])
    hands.press("Ctrl+Home", "Shift+Right", "Alt+W")
    assert {told.lot.reference for told in grid.selected()} == {"L01", "L03"}
    assert grid.model.index(0, 0).data() == "We bid"
    assert grid.model.index(0, 2).data() == "Undecided"
    hands.tab_to(grid.across, "Shift+Tab")
    hands.press("Down")
    assert grid.model.places == ["East 0", "North 0", "South 1", "West 1"]
    hands.tab_to(grid.table)
    hands.press("Ctrl+Home", "Return")
    assert hands.window.place.page == "lot"
    assert sum(lot.choice is LotChoice.BID for lot in everything(hands.close(), Lot)) == 2


def test_a_cell_of_several_lots_picks_them_in_the_table(own: Hands, tmp_path: Path) -> None:
    hands = own
    path = tmp_path / "two.csv"
    path.write_text(
        "reference,title,category,region\nA,One,Debt,North\nB,Two,Debt,North\nC,Three,Debt,South\n", "utf-8"
    )
    page = lots_page(hands, path)
    hands.tab_to(page.lots_tab.shape)
    hands.press("Space", "Ctrl+Home")
    assert page.lots_tab.grid.model.index(0, 0).data() == "0 of 2 lots"
    hands.press("Return")
    assert not page.lots_tab.is_grid
    assert {told.lot.reference for told in page.lots.selected()} == {"A", "B"}


def test_a_lot_is_scored_by_digits_on_its_page_and_the_table_is_put_in_that_order(own: Hands, tmp_path: Path) -> None:
    hands = own
    page = lots_page(hands, many_lots(tmp_path))
    hands.tab_to(page.lots.table)
    hands.press("Ctrl+Home", "Shift+Down", "Alt+W")
    for at, digit in ((0, "2"), (1, "5")):
        hands.go("lot", page.lots.model.row(at).id)
        lot_page = hands.page(LotPage)
        lot_page.scores.list.table.setFocus()
        hands.press("Ctrl+Home", *[digit] * 6)
        hands.press("Alt+Left")
    assert [page.lots.model.row(at).percent for at in (0, 1)] == [40, 100]
    page.lots_tab.put_in_order()
    hands.settle()
    assert [page.lots.model.row(at).lot.reference for at in (0, 1)] == ["L02", "L01"]


def test_the_grid_holds_each_of_the_196_real_lots_once(own: Hands) -> None:
    if not REAL.exists():
        pytest.skip(f"the real lots are not at {REAL}")
    hands = own
    page = lots_page(hands, REAL)
    assert page.lots.model.rowCount() == 196
    page.lots_tab.change_shape()
    hands.settle()
    assert sum(len(cell.lots) for cell in page.lots_tab.grid.model.cells()) == 196


def test_the_tabs_of_a_bid_never_show_or_change_what_belongs_to_the_one_shown_before(own: Hands) -> None:
    hands = own
    bids = []
    for letter in "AB":
        opportunity = Opportunity(new_id(), f"Framework {letter}")
        stage = Stage(new_id(), opportunity.id)
        bid = Bid(new_id(), stage.id, f"Bid {letter}")
        lots = [Lot(new_id(), stage.id, place, f"{letter}{place}") for place in (1, 2)]
        qualified = Qualified(new_id(), opportunity.id, f"Category {letter}")
        records: tuple[Record, ...] = (opportunity, stage, bid, *lots, qualified)
        for record in records:
            hands.window.session.do(partial(add_record, record=record))
        bids.append(bid)
    hands.go("bid", bids[0].id)
    page = hands.page(BidPage)
    for tab in (1, 3):
        page.tabs.setCurrentIndex(tab)
        hands.settle()
    assert [row.lot.reference for row in page.lots.model.rows] == ["A1", "A2"]
    assert [record.category for record in page.qualified.records] == ["Category A"]
    page.reload()  # what it reads arrives while the page is hidden
    hands.window.go(Place("bids"))
    hands.settle()
    hands.go("bid", bids[1].id)
    held = threading.Event()
    hands.window.session.ask(lambda _workspace: held.wait(10), lambda _value: None)
    for tab in (1, 3):
        page.tabs.setCurrentIndex(tab)
        QApplication.processEvents()
    assert page.title.text() == "Bid B"
    assert (page.lots.model.rows, page.lots_tab.selected(), page.qualified.records) == ((), (), ())
    page.qualified.add()
    held.set()
    hands.settle()
    page.tabs.setCurrentIndex(1)
    hands.settle()
    assert [row.lot.reference for row in page.lots.model.rows] == ["B1", "B2"]
    assert [record.category for record in page.qualified.records] == ["Category B"]
    assert len(everything(hands.close(), Qualified)) == 2  # nothing was added to either while nothing was shown
