"""Partners: what they bring, how far we are with them, from their page and from the lot's."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit

from bidprep.domain.bids import Bid
from bidprep.domain.files import Attachment
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Lot
from bidprep.domain.partners import (
    LetterState,
    LogEntry,
    Offer,
    Partner,
    PartnerRole,
    Standing,
    StandingState,
)
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.pages.lot import LotPage
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.row_delegate import TONE_ROLE
from tests.journeys.hands import Hands, everything, start_blank_bid


def bid_with_lots(hands: Hands, *partners: str) -> tuple[Bid, Lot, Lot]:
    """Start a bid with two lots, beside these partners; nothing of that goes through the pages."""
    bid = start_blank_bid(hands)
    lots = (
        Lot(new_id(), bid.stage_id, 1, "NW-01", "Accommodation"),
        Lot(new_id(), bid.stage_id, 2, "NW-02", "Mentoring"),
    )

    def fill(workspace: Workspace) -> None:
        with workspace.step("Fill") as step:
            for lot in lots:
                step.put(lot)
            for name in partners:
                step.put(Partner(new_id(), name))

    hands.window.session.do(fill)
    hands.settle()
    return bid, *lots


def open_partner(hands: Hands, at: int = 0) -> PartnersPage:
    hands.press("Ctrl+4", "Ctrl+Home", *["Down"] * at, "Return")
    return hands.page(PartnersPage)


def words_below(chooser: Chooser) -> str:
    return " ".join(label.text() for label in chooser.findChildren(QLabel) if label.isVisibleTo(chooser))


def cells(page: PartnersPage | LotPage, of: str = "standings") -> list[str]:
    model = getattr(page, of).list.model
    return [model.index(0, column).data() for column in range(model.columnCount())]


def test_services_and_regions_are_typed_or_picked_and_stand_in_the_list(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    page = hands.page(PartnersPage)
    hands.write("Westmead Trust")
    hands.tab_to_called("Add a service")
    hands.press("Space")
    assert hands.focus is page.offers.form.editor("service")
    hands.write("Accommodation")
    hands.press("Esc")
    regions = page.offers.form.editor("regions")
    assert isinstance(regions, QPlainTextEdit)
    hands.tab_to(regions)
    hands.write("north west, Kent, Surrey and Sussex")
    hands.tab_to(page.region.line)
    hands.write("Wal")
    hands.press("Esc", "Return")
    assert regions.toPlainText() == "North West\nKent, Surrey and Sussex\nWales"
    hands.press("Ctrl+4")
    row = page.list.model.row(0)
    assert (row.services, row.regions) == ("Accommodation", "North West, Kent, Surrey and Sussex, Wales")
    [offer] = everything(hands.close(), Offer)
    assert (offer.service, offer.regions) == ("Accommodation", ("North West", "Kent, Surrey and Sussex", "Wales"))


def test_a_service_without_regions_is_offered_everywhere_and_is_suggested_from_the_list(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    hands.write("Westmead Trust")
    hands.tab_to_called("Add a service")
    hands.press("Space")
    hands.write("accomm")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    hands.press("Esc")
    hands.press("Ctrl+A")
    hands.write("Cooking")  # others may still be typed
    hands.press("Ctrl+4")
    page = hands.page(PartnersPage)
    assert (page.list.model.row(0).services, page.list.model.row(0).regions) == ("Cooking", "Everywhere")


def test_due_diligence_is_dated_and_what_is_not_seen_yet_is_counted_in_words(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    hands.write("Westmead Trust")
    hands.fill(Insurance_seen_on="1/3/2026", References_seen_on="2 March 2026")
    hands.press("Ctrl+4")
    cell = hands.page(PartnersPage).list.model.index(0, 2)
    assert (cell.data(), cell.data(TONE_ROLE)) == ("2 of 5 seen", Tone.CAUTION)
    hands.press("Return")
    hands.fill(Safeguarding_seen_on="1/3/2026", Data_protection_seen_on="1/3/2026", Finances_seen_on="1/3/2026")
    hands.press("Ctrl+4")
    cell = hands.page(PartnersPage).list.model.index(0, 2)
    assert (cell.data(), cell.data(TONE_ROLE)) == ("5 of 5 seen", None)
    [partner] = everything(hands.close(), Partner)
    assert (partner.insurance_seen_on, partner.unseen) == (date(2026, 3, 1), ())


def test_a_standing_is_added_by_a_part_of_the_lots_name_and_filled_in_with_the_keyboard(own: Hands) -> None:
    hands = own
    bid, _, mentoring = bid_with_lots(hands, "Westmead Trust")
    page = open_partner(hands)
    hands.tab_to(page.standings.chooser.line)
    hands.write("nw-02")
    hands.press("Return")
    assert hands.focus is page.standings.form.editor("state")
    hands.press("Down", "Down")
    hands.tab_to(page.standings.form.editor("role"))
    hands.press("Up")
    hands.fill(Share_of_delivery="40", Share_of_value="12.5%", Relied_on_for="Criterion 3")
    hands.tab_to(page.standings.form.editor("letter"))
    hands.press("Down")
    hands.window.save_drafts()
    hands.settle()
    told = ["NW-02 Mentoring", "In talks", "Key subcontractor", "40% of delivery, 12.5% of value", "Asked for"]
    assert cells(page) == [*told, "Village grant"]
    [standing] = everything(hands.close(), Standing)
    assert (standing.stage_id, standing.lot_id, standing.state) == (bid.stage_id, mentoring.id, StandingState.IN_TALKS)
    assert (standing.role, standing.letter) == (PartnerRole.KEY_SUBCONTRACTOR, LetterState.ASKED)
    assert (standing.delivery_share, standing.value_share) == (Decimal(40), Decimal("12.5"))


def test_a_second_standing_for_the_same_lot_says_so_and_changes_nothing(own: Hands) -> None:
    hands = own
    bid_with_lots(hands, "Westmead Trust")
    page = open_partner(hands)
    for _ in range(2):
        hands.tab_to(page.standings.chooser.line)
        hands.write("nw-01")
        hands.press("Return")
    assert words_below(page.standings.chooser) == (
        "Westmead Trust has a standing there already. Open that one in the list to change it."
    )
    assert page.standings.list.model.rowCount() == 1
    hands.write("nw-02")
    assert words_below(page.standings.chooser) == ""
    assert len(everything(hands.close(), Standing)) == 1


def test_what_fits_no_lot_or_more_than_one_is_said_beside_the_line(own: Hands) -> None:
    hands = own
    bid_with_lots(hands, "Westmead Trust")
    page = open_partner(hands)
    hands.tab_to(page.standings.chooser.line)
    hands.press("Return")
    assert words_below(page.standings.chooser) == "Type a part of the name, or press Down to see all."
    hands.write("nw-0")
    hands.press("Return")
    assert words_below(page.standings.chooser) == "“nw-0” fits 2 of them. Type more, or press Down and pick one."
    hands.write("9")
    hands.press("Return")
    assert words_below(page.standings.chooser) == "“nw-09” is none of them. Press Down to see all."
    assert page.standings.chooser.line.accessibleDescription() == words_below(page.standings.chooser)
    assert everything(hands.close(), Standing) == ()


def test_without_a_bid_there_is_nothing_to_stand_for_and_the_page_says_so(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+4", "Space")
    page = hands.page(PartnersPage)
    assert not page.standings.chooser.button.isEnabled()
    assert page.standings.chooser.line.placeholderText() == "Start a bid first: then it and its lots stand here"


def test_a_share_that_is_none_is_said_beside_the_field_and_the_last_good_one_stays(own: Hands) -> None:
    hands = own
    bid_with_lots(hands, "Westmead Trust")
    page = open_partner(hands)
    hands.tab_to(page.standings.chooser.line)
    hands.write("whole bid")
    hands.press("Return")
    hands.fill(Share_of_delivery="40")
    hands.press("Tab", "Shift+Tab", "Ctrl+A")
    hands.write("half")
    hands.press("Tab")
    described = page.standings.form.editor("delivery_share").accessibleDescription()
    assert described.startswith("“half” is not a share. Type a number from 0 to 100, for example 25 or 12.5.")
    [standing] = everything(hands.close(), Standing)
    assert (standing.lot_id, standing.delivery_share) == (None, Decimal(40))


def test_a_partner_is_added_on_the_page_of_a_lot_and_its_line_leads_to_the_partner(own: Hands) -> None:
    hands = own
    _, lot, other = bid_with_lots(hands, "Westmead Trust", "Beech House")
    hands.go("lot", lot.id)
    page = hands.page(LotPage)
    hands.tab_to(page.partners.chooser.line)
    hands.write("beech")
    hands.press("Return")
    assert hands.focus is page.partners.form.editor("state")
    hands.press("Down")
    hands.fill(Share_of_delivery="25")
    hands.window.save_drafts()
    hands.settle()
    assert cells(page, "partners") == ["Beech House", "Approached", "Subcontractor", "25% of delivery", "This lot"]
    assert list(page.partners.chooser.line.suggestions) == ["Westmead Trust"]
    hands.go("lot", other.id)
    assert page.partners.list.model.rowCount() == 0
    assert list(page.partners.chooser.line.suggestions) == ["Beech House", "Westmead Trust"]
    hands.go("lot", lot.id)
    hands.tab_to(page.partners.list.table)
    hands.press("Return")
    assert hands.page(PartnersPage).title.text() == "Beech House"
    hands.choose("undo")
    hands.choose("undo")
    assert everything(hands.close(), Standing) == ()


def test_who_stands_for_the_whole_bid_is_on_the_page_of_each_lot(own: Hands) -> None:
    hands = own
    _, lot, _ = bid_with_lots(hands, "Westmead Trust")
    page = open_partner(hands)
    hands.tab_to(page.standings.chooser.line)
    hands.write("whole bid")
    hands.press("Return")
    hands.go("lot", lot.id)
    assert cells(hands.page(LotPage), "partners")[0::4] == ["Westmead Trust", "The whole bid"]


def test_the_words_of_the_lists_are_offered_on_the_page_of_a_lot(own: Hands) -> None:
    hands = own
    _, lot, _ = bid_with_lots(hands)
    hands.go("lot", lot.id)
    hands.fill(Category="Accommodation", Region="Wales")
    hands.press("Esc")
    for field, word in (("category", "Women"), ("region", "Kent, Surrey and Sussex"), ("area", "Gwent")):
        assert word in getattr(hands.page(LotPage).form.editor(field), "suggestions", ()), field
    saved = everything(hands.close(), Lot, id=lot.id)[0]
    assert (saved.category, saved.region) == ("Accommodation", "Wales")


def test_a_file_hangs_on_the_partner_that_is_open(own: Hands, tmp_path: Path) -> None:
    hands = own
    bid_with_lots(hands, "Alder Trust", "Beech House")
    letter = tmp_path / "letter of support.pdf"
    letter.write_bytes(b"%PDF-1.4 letter")
    page = open_partner(hands, 1)
    page.files.add(letter)
    hands.settle()
    assert page.files.list.model.rowCount() == 1
    open_partner(hands, 0)
    assert page.files.list.model.rowCount() == 0
    path = hands.close()
    [attachment] = everything(path, Attachment)
    assert (attachment.name, attachment.record_id) == (letter.name, everything(path, Partner)[1].id)


def test_500_partners_with_a_log_are_listed_filtered_and_opened(own: Hands) -> None:
    hands = own

    def fill(workspace: Workspace) -> None:
        with workspace.step("Fill") as step:
            for at in range(500):
                step.put(Partner(f"p{at}", f"Partner {at:03}"))
                step.put(Offer(new_id(), f"p{at}", "Mentoring" if at % 2 else "Accommodation", ("Wales",)))
                for _ in range(6):
                    step.put(LogEntry(new_id(), f"p{at}", said="Rang", next_action=f"Ring back {at}"))

    hands.window.session.do(fill)
    hands.settle()
    hands.press("Ctrl+4")
    page = hands.page(PartnersPage)
    assert page.list.model.rowCount() == 500
    hands.tab_to(page.list.filter)
    hands.write("mentoring wales back 499")
    assert [row.id for row in (page.list.model.row(at) for at in range(page.list.model.rowCount()))] == ["p499"]
    hands.tab_to(page.list.table)
    hands.press("Return")
    assert page.title.text() == "Partner 499"


def test_the_links_on_a_partners_page_lead_to_its_parts_without_the_mouse(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+4", "Ctrl+Home", "Return")
    page = hands.page(PartnersPage)
    hands.tab_to_called("Go to Contact log, on this page")
    hands.press("Space")
    assert page.log.isAncestorOf(hands.focus)
    assert not page.log.visibleRegion().isEmpty()
