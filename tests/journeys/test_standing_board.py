"""The board of standings: partners go from column to column by keyboard and by hand, each move a step of its own."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from bidprep.domain.opportunities import Lot
from bidprep.domain.partners import Partner, PartnerRole, Standing, StandingState
from bidprep.operations.records import remove_record
from bidprep.operations.standings import move_standing
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.coverage import CoveragePage
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.pages.standing_board import StandingBoard
from bidprep.ui.widgets.board import card_in_hand
from tests.journeys.hands import Hands, everything, start_blank_bid

NAMES = ("Alder Trust", "Beech House", "Cedar Homes", "Damson Works", "Elm Row", "Fir Tree", "Gorse Hill", "Hazel Bank")


def board(own: Hands, partners: int = 2) -> StandingBoard:
    """Go to the board of a bid with so many partners who are still to be approached for one lot."""
    bid = start_blank_bid(own)

    def fill(workspace: Workspace) -> None:
        with workspace.step("Fill") as step:
            step.put(Lot("lot", bid.stage_id, 1, "NW-01", "Cumbria homes", "Accommodation", "North West"))
            for name in NAMES[:partners]:
                step.put(Partner(name[0], name))
                step.put(Standing(f"s{name[0]}", name[0], bid.stage_id, "lot", role=PartnerRole.REFERRAL))

    own.window.session.do(fill)
    own.settle()
    own.go_to_bid("Village grant")
    own.choose("coverage")
    own.press("Alt+D")
    found = own.page(CoveragePage).board
    assert found.isVisible()
    return found


def columns(found: StandingBoard) -> dict[str, list[str]]:
    """The partners in each column that has any, by its name."""
    return {lane.column.name: [card.title for card in lane.cards] for lane in found.board.lanes if lane.cards}


def test_a_partner_is_moved_on_by_keyboard_and_undo_takes_back_one_move_by_its_name(own: Hands) -> None:
    found = board(own)
    own.tab_to(found.board.lanes[0].list)
    own.press("Shift+Right", "Shift+Right")
    assert columns(found) == {"To approach": ["Beech House"], "In talks": ["Alder Trust"]}
    assert own.focus is found.board.lanes[2].list
    assert own.window.undo_name == "Move Alder Trust to In talks"
    own.press("Ctrl+Z")
    assert columns(found) == {"To approach": ["Beech House"], "Approached": ["Alder Trust"]}
    assert own.focus is found.board.lanes[1].list
    assert own.window.undo_name == "Move Alder Trust to Approached"
    own.press("Return")
    assert own.page(PartnersPage).place.id == "A"
    states = {standing.id: standing.state for standing in everything(own.close(), Standing)}
    assert states == {"sA": StandingState.APPROACHED, "sB": StandingState.TO_APPROACH}


def test_moves_made_faster_than_they_are_written_all_arrive(own: Hands) -> None:
    found = board(own)
    own.tab_to(found.board.lanes[0].list)
    for _ in range(4):
        QTest.keySequence(own.focus, QKeySequence("Shift+Right"))
        QApplication.processEvents()
    assert columns(found)["Signed"] == ["Alder Trust"]
    own.settle()
    assert columns(found) == {"To approach": ["Beech House"], "Signed": ["Alder Trust"]}
    assert own.window.undo_name == "Move Alder Trust to Signed"


def test_a_card_is_moved_by_hand_and_by_the_buttons(own: Hands) -> None:
    found = board(own)
    move, left, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    held, over = card_in_hand("sA"), found.board.lanes[4].list.viewport()
    QApplication.sendEvent(over, QDragEnterEvent(QPoint(9, 9), move, held, left, none))
    QApplication.sendEvent(over, QDropEvent(QPointF(9, 9), move, held, left, none))
    own.settle()
    assert columns(found) == {"To approach": ["Beech House"], "Signed": ["Alder Trust"]}
    assert own.window.undo_name == "Move Alder Trust to Signed"
    button = {each.text(): each for each in found.findChildren(QPushButton)}
    back, on = button["Move back"], button["Move on"]
    found.board.lanes[0].list.setFocus()
    QTest.mouseClick(on, Qt.MouseButton.LeftButton)
    own.settle()
    assert columns(found) == {"Approached": ["Beech House"], "Signed": ["Alder Trust"]}
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    own.settle()
    assert columns(found) == {"To approach": ["Beech House"], "Signed": ["Alder Trust"]}


def test_a_card_let_go_where_it_is_or_that_is_no_card_of_the_board_changes_nothing(own: Hands) -> None:
    found = board(own)
    before = own.window.undo_name
    found.board.moved.emit("sA", StandingState.TO_APPROACH.value)
    found.board.moved.emit("no such", StandingState.SIGNED.value)
    own.settle()
    assert own.window.undo_name == before


def test_a_move_that_cannot_be_written_is_said_and_the_board_shows_what_is(own: Hands) -> None:
    found = board(own)

    def remove(workspace: Workspace) -> None:
        remove_record(workspace, workspace.find(Standing)[0])

    own.tab_to(found.board.lanes[0].list)
    own.window.session.do(remove)
    QTest.keySequence(own.focus, QKeySequence("Shift+Right"))
    own.settle()
    assert own.said.startswith("That standing is not there any more.")
    assert columns(found) == {"To approach": ["Beech House"]}


def test_what_was_moved_elsewhere_meanwhile_stands_where_it_was_moved(own: Hands) -> None:
    found = board(own)
    own.tab_to(found.board.lanes[0].list)
    own.window.session.do(lambda workspace: move_standing(workspace, "sA", StandingState.APPROACHED))
    QTest.keySequence(own.focus, QKeySequence("Shift+Right"))
    own.settle()
    assert columns(found) == {"To approach": ["Beech House"], "Approached": ["Alder Trust"]}


def test_the_filter_leaves_the_cards_with_all_its_words_and_down_goes_to_them(own: Hands) -> None:
    found = board(own, partners=8)
    own.tab_to(found.filter)
    own.write("nw-01 h")
    assert columns(found)["To approach"] == [
        "Alder Trust", "Beech House", "Cedar Homes", "Damson Works", "Elm Row", "Fir Tree", "Gorse Hill", "Hazel Bank",
    ]  # fmt: skip
    own.press("Ctrl+A")
    own.write("NW-01 house")
    assert columns(found) == {"To approach": ["Beech House"]}
    own.press("Down", "Shift+Right")
    assert columns(found) == {"Approached": ["Beech House"]}
    found.filter.clear()
    assert len(columns(found)["To approach"]) == 7
    assert own.focus is found.board.lanes[1].list


def test_without_partners_the_board_leads_to_them(own: Hands) -> None:
    found = board(own, partners=0)
    assert not found.board.isVisible()
    own.tab_to(found.empty.button)
    found.focus_first()
    assert own.focus is found.empty.button
    own.press("Space")
    assert own.window.place.page == "partners"


@pytest.mark.parametrize("name", ["", "Northgate"])
def test_a_card_says_partner_lot_role_and_share_and_in_words_its_state_too(own: Hands, name: str) -> None:
    found = board(own, partners=1)

    def change(workspace: Workspace) -> None:
        with workspace.step("Change") as step:
            step.put(Partner("A", name))

    own.window.session.do(change)
    own.settle()
    (card,) = found.board.lanes[0].cards
    assert (card.title, card.lines) == (
        name or "Unnamed",
        ("NW-01 Cumbria homes", "Referral partner", "No share noted"),
    )
    assert card.words == f"{name or 'Unnamed'}; NW-01 Cumbria homes; Referral partner; To approach"
