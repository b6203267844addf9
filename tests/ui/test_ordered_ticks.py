"""A list whose rows are ticked and moved: what it tells, and what cannot be moved."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bidprep.ui.widgets.ordered_ticks import OrderedTicks, TickRow

ROWS = (
    TickRow("cover", "Cover", True, is_fixed=True),
    TickRow("answers", "Answers", True),
    TickRow("policies", "Policies", False),
    TickRow("partners", "Partners", True),
)


@pytest.fixture
def ticks(qtbot: QtBot) -> OrderedTicks:
    made = OrderedTicks("Parts")
    qtbot.addWidget(made)
    made.show_rows(ROWS)
    made.show()
    made.activateWindow()
    made.list.setFocus()
    qtbot.waitUntil(made.list.hasFocus)
    return made


@pytest.fixture
def told(ticks: OrderedTicks) -> list[tuple[str, ...]]:
    heard: list[tuple[str, ...]] = []
    ticks.changed.connect(heard.append)
    return heard


def press(ticks: OrderedTicks, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(ticks.list, key, modifier)


def test_space_ticks_the_current_row_and_tells_all_that_is_ticked(ticks: OrderedTicks, told: list) -> None:
    ticks.list.setCurrentRow(2)
    press(ticks, Qt.Key.Key_Space)
    press(ticks, Qt.Key.Key_Space)
    assert told == [("cover", "answers", "policies", "partners"), ("cover", "answers", "partners")]


def test_alt_with_an_arrow_moves_the_current_row_past_what_is_not_ticked(ticks: OrderedTicks, told: list) -> None:
    ticks.list.setCurrentRow(3)
    press(ticks, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert told == [("cover", "partners", "answers")]
    assert ticks.list.currentItem().text() == "Partners", "it stays current"
    press(ticks, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert len(told) == 1, "the cover stays first"
    press(ticks, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told[-1] == ("cover", "answers", "partners")


@pytest.mark.parametrize(
    ("row", "up", "down"), [(0, False, False), (1, False, True), (2, False, False), (3, True, False)]
)
def test_the_buttons_can_be_pressed_only_where_they_would_move_something(
    ticks: OrderedTicks, row: int, up: bool, down: bool
) -> None:
    ticks.list.setCurrentRow(row)
    assert (ticks.up.isEnabled(), ticks.down.isEnabled()) == (up, down)


def test_the_buttons_move_too(ticks: OrderedTicks, told: list) -> None:
    ticks.list.setCurrentRow(1)
    ticks.down.click()
    ticks.up.click()
    assert told == [("cover", "partners", "answers"), ("cover", "answers", "partners")]


def test_enter_says_that_all_is_chosen_and_changes_nothing(ticks: OrderedTicks, told: list, qtbot: QtBot) -> None:
    with qtbot.waitSignal(ticks.done):
        press(ticks, Qt.Key.Key_Return)
    assert told == []


def test_where_nothing_may_be_changed_neither_space_nor_keys_do_anything(ticks: OrderedTicks, told: list) -> None:
    ticks.show_rows(ROWS, may_change=False)
    ticks.list.setCurrentRow(1)
    press(ticks, Qt.Key.Key_Space)
    press(ticks, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert told == []
    assert not ticks.down.isEnabled()


def test_the_list_is_as_high_as_its_rows_also_in_larger_text(ticks: OrderedTicks) -> None:
    before = ticks.list.height()
    font = ticks.font()
    font.setPointSizeF(font.pointSizeF() * 2)
    ticks.setFont(font)
    assert ticks.list.height() > before
    assert not ticks.list.verticalScrollBar().maximum()
