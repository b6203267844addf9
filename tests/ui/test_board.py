"""The board: cards in columns, gone through and moved by keys and by hand, whatever else changes meanwhile."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QFont, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from bidprep.ui.appearance import Tone
from bidprep.ui.widgets.board import Board, BoardCard, BoardColumn, card_in_hand

COLUMNS = tuple(
    BoardColumn(key, key.title(), Tone.NEUTRAL, f"Nothing is {key} yet.") for key in ("early", "middle", "late", "gone")
)


def card(name: str) -> BoardCard:
    return BoardCard(name, name.title(), ("L1 Leeds", "Lead", "40% delivery"), f"{name.title()}; L1 Leeds; Lead")


CARDS = {"early": [card("alder"), card("beech")], "late": [card("cedar")]}


class Around:
    """A board between two fields, in a window of its own; what it asked for is noted."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.before, self.after = QLineEdit(), QLineEdit()
        self.board = Board(COLUMNS)
        self.moved: list[tuple[str, str]] = []
        self.opened: list[str] = []
        self.board.moved.connect(lambda card_id, key: self.moved.append((card_id, key)))
        self.board.opened.connect(self.opened.append)
        layout = QVBoxLayout(self.window)
        for widget in (self.before, self.board, self.after):
            layout.addWidget(widget)
        self.board.show_cards(CARDS)
        self.window.resize(900, 400)
        self.window.show()
        QTest.qWaitForWindowExposed(self.window)
        self.board.focus_first()

    @property
    def at(self) -> str:
        """The id of the current card."""
        found = self.board.current()
        return found.id if found else ""

    @property
    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()

    def press(self, *keys: str) -> None:
        for key in keys:
            QTest.keySequence(self.focus or self.window, QKeySequence(key))
            QApplication.processEvents()

    def drag(self, held: QMimeData, column: int, *, let_go: bool = True) -> bool:
        """Drag something over a column; returns whether it may be let go there."""
        over = self.board.lanes[column].list.viewport()
        move, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(20, 200), move, held, button, none)
        enter.ignore()
        QApplication.sendEvent(over, enter)
        if enter.isAccepted():
            QApplication.sendEvent(over, QDragMoveEvent(QPoint(20, 210), move, held, button, none))
        over.grab()
        QApplication.sendEvent(
            over, QDropEvent(QPointF(20, 210), move, held, button, none) if let_go else QDragLeaveEvent()
        )
        return enter.isAccepted()


@pytest.fixture
def around(qapp: QApplication) -> Iterator[Around]:
    found = Around()
    yield found
    found.window.close()
    found.window.deleteLater()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def test_the_arrows_go_between_cards_and_over_columns_without_any(around: Around) -> None:
    assert around.at == "alder"
    around.press("Down")
    assert around.at == "beech"
    around.press("Right")
    assert around.at == "cedar"
    around.press("Right")
    assert around.at == "cedar", "there is nothing beyond the last card"
    around.press("Left")
    assert around.at == "alder"


def test_tab_comes_to_the_current_card_alone_and_leaves(around: Around) -> None:
    around.press("Right", "Tab")
    assert around.focus is around.after
    around.press("Shift+Tab")
    assert around.at == "cedar"
    around.press("Shift+Tab")
    assert around.before.hasFocus()
    around.press("Tab")
    assert around.board.lanes[2].list.hasFocus()


def test_shift_with_an_arrow_asks_for_a_move_to_the_column_beside_and_nowhere_beyond_the_ends(around: Around) -> None:
    around.press("Shift+Left")
    assert around.moved == []
    around.press("Shift+Right")
    assert around.moved == [("alder", "middle")]
    around.board.show_cards({"gone": [card("alder")]})
    around.press("Shift+Right", "Shift+Left")
    assert around.moved == [("alder", "middle"), ("alder", "late")]


def test_the_keyboard_goes_along_with_a_card_that_has_moved(around: Around) -> None:
    around.board.show_cards({"early": [card("beech")], "late": [card("cedar"), card("alder")]})
    assert around.at == "alder"
    assert around.focus is around.board.lanes[2].list
    marked = [index.row() for lane in around.board.lanes for index in lane.list.selectedIndexes()]
    assert marked == [1], "one card is marked, not one in each column"


def test_without_the_keyboard_a_board_that_changes_does_not_take_it(around: Around) -> None:
    around.before.setFocus()
    around.board.show_cards({"late": [card("alder")]})
    assert around.focus is around.before
    assert around.at == "alder"


def test_where_the_current_card_is_gone_the_one_in_its_place_is_current(around: Around) -> None:
    around.board.show_cards({"early": [card("beech"), card("elm")]})
    assert around.at == "beech"
    around.board.show_cards({"gone": [card("elm"), card("fir")]})
    assert around.at == "elm"
    around.press("Down")
    around.board.show_cards({"middle": [card("oak")]})
    assert around.at == "oak"
    around.board.show_cards({})
    assert around.at == ""
    around.press("Shift+Right", "Right", "Down", "Return")
    assert (around.moved, around.opened) == ([], [])


def test_enter_and_a_double_click_open_a_card(around: Around) -> None:
    around.press("Down", "Return")
    cards = around.board.lanes[2].list
    place = cards.visualRect(cards.model().index(0, 0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert around.opened == ["beech", "cedar"]


def test_a_card_let_go_over_a_column_asks_for_its_move_there(around: Around) -> None:
    assert around.drag(card_in_hand("alder"), 1)
    assert around.moved == [("alder", "middle")]


def test_a_card_that_is_carried_on_or_anything_else_moves_nothing(around: Around) -> None:
    words = QMimeData()
    words.setText("alder")
    assert not around.drag(words, 1)
    assert around.drag(card_in_hand("alder"), 1, let_go=False)
    assert around.moved == []


def test_a_screen_reader_is_told_each_column_and_each_card(around: Around) -> None:
    early, middle = around.board.lanes[0].list, around.board.lanes[1].list
    assert QAccessible.queryAccessibleInterface(early).text(QAccessible.Text.Name) == "Early, 2 cards"
    assert around.board.lanes[2].list.accessibleName() == "Late, 1 card"
    first = QAccessible.queryAccessibleInterface(early).child(0)
    assert first.text(QAccessible.Text.Name) == "Alder; L1 Leeds; Lead"
    assert middle.accessibleName() == "Middle, 0 cards"
    assert middle.accessibleDescription().endswith("Nothing is middle yet.")


def test_an_empty_column_says_why_and_a_picked_card_looks_it(around: Around) -> None:
    middle = around.board.lanes[1].list
    blank = QWidget()
    blank.resize(middle.viewport().size())
    said = middle.viewport().grab().toImage()
    assert said != blank.grab().toImage()
    middle.setFocus()
    assert middle.viewport().grab().toImage() != said, "the keyboard is seen where there is no card either"
    assert around.at == ""
    around.press("Left")
    assert around.at == "alder"
    early = around.board.lanes[0].list.viewport()
    picked = early.grab().toImage()
    around.press("Down")
    assert early.grab().toImage() != picked


def test_columns_grow_with_the_text(around: Around) -> None:
    lane = around.board.lanes[0].list
    before = lane.minimumWidth()
    font = QFont(lane.font())
    font.setPointSizeF(2 * font.pointSizeF())
    lane.setFont(font)
    assert lane.minimumWidth() > before
