"""Lists whose rows are ticked: with Space, with the mouse, and never lost to the filter or the sorting."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from bidprep.ui.models.record_table import Column
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.tick_list import TickList

WORDS = ("pear", "apple", "quince")


@pytest.fixture
def ticks(qtbot: QtBot) -> TickList:
    made = TickList("fruits", (Column("Fruit", str, stretch=True),), EmptyState("None", "No fruit."))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    made.show_ticked(WORDS)
    made.table.setFocus()
    return made


def test_all_are_ticked_unless_told_otherwise(ticks: TickList) -> None:
    assert ticks.ticked() == WORDS
    ticks.show_ticked(WORDS, lambda word: word == "apple")
    assert ticks.ticked() == ("apple",)


def test_space_ticks_the_row_that_is_current_and_tells_it(ticks: TickList, qtbot: QtBot) -> None:
    ticks.table.setCurrentIndex(ticks.model.index(1, 1))
    with qtbot.waitSignal(ticks.ticks_changed):
        QTest.keySequence(ticks.table, QKeySequence("Space"))
    assert ticks.ticked() == ("pear", "quince")
    QTest.keySequence(ticks.table, QKeySequence("Space"))
    assert ticks.ticked() == WORDS


def test_a_click_on_the_box_ticks(ticks: TickList) -> None:
    box = ticks.table.visualRect(ticks.model.index(2, 0))
    place = QPoint(box.left() + 12, box.center().y())
    QTest.mouseClick(ticks.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticks.ticked() == ("pear", "apple")


def test_what_is_filtered_out_or_sorted_away_keeps_its_tick(ticks: TickList) -> None:
    ticks.table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert ticks.model.index(0, 1).data() == "apple"
    ticks.ticks.toggle(0)
    ticks.filter.setText("quince")
    ticks.ticks.toggle(0)
    ticks.filter.setText("")
    assert ticks.ticked() == ("pear",)


def test_the_box_says_in_words_whether_it_is_ticked(ticks: TickList) -> None:
    ticks.ticks.toggle(0)
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert [ticks.model.index(row, 0).data(spoken) for row in range(2)] == ["Not ticked", "Ticked"]
