from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from bidprep.settings import Appearance
from bidprep.ui.appearance import Tone, apply_appearance
from bidprep.ui.models.record_table import Column, RecordTable
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.list_heading import heading_width
from bidprep.ui.widgets.record_list import MOST_MEASURED, ROWS_IN_PAGE, RecordList
from bidprep.ui.widgets.row_delegate import TONE_ROLE


@dataclass(frozen=True)
class Row:
    id: str
    name: str
    due_on: date | None = None
    size: int = 0


COLUMNS = (
    Column("Name", lambda row: row.name, stretch=True),
    Column("Due", lambda row: f"{row.due_on:%d/%m/%Y}" if row.due_on else "", key=lambda row: row.due_on),
    Column(
        "Size",
        lambda row: str(row.size),
        key=lambda row: row.size,
        number=True,
        tone=lambda row: Tone.BAD if row.size else None,
    ),
)
ROWS = (
    Row("a", "Beech", date(2026, 3, 1), 10),
    Row("b", "Ash", None, 9),
    Row("c", "Oak hedge", date(2025, 12, 4), 100),
    Row("d", "elder", None, 0),
)
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def table(qapp: QApplication) -> RecordTable:
    table = RecordTable(COLUMNS)
    table.show_rows(ROWS)
    return table


@pytest.fixture
def records(qtbot: QtBot) -> RecordList:
    records = RecordList("trees", COLUMNS, EmptyState("No trees yet", "Plant one.", "Plant a tree"))
    qtbot.addWidget(records)
    records.resize(600, 400)
    records.show_rows(ROWS)
    records.show()
    records.activateWindow()
    QApplication.processEvents()
    return records


def ids(table: RecordTable) -> str:
    return "".join(table.row(at).id for at in range(table.rowCount()))


@pytest.mark.parametrize(
    ("column", "order", "expected"),
    [
        (1, ASCENDING, "cabd"),
        (1, DESCENDING, "acbd"),
        (2, ASCENDING, "dbac"),
        (2, DESCENDING, "cabd"),
        (-1, ASCENDING, "abcd"),
    ],
)
def test_rows_are_sorted_by_value_and_what_has_none_comes_last(
    table: RecordTable, column: int, order: Qt.SortOrder, expected: str
) -> None:
    table.sort(column, order)
    assert ids(table) == expected


def test_names_are_sorted_by_their_words(table: RecordTable) -> None:
    table.sort(0)
    assert [table.index(at, 0).data() for at in range(3)] == ["Ash", "Beech", "Oak hedge"]


def test_the_filter_wants_every_word_in_any_column_and_any_case(table: RecordTable) -> None:
    table.filter("oak 2025")
    assert ids(table) == "c"
    table.filter("HEDGE")
    assert ids(table) == "c"
    table.filter("oak 2026")
    assert ids(table) == ""
    table.filter("  ")
    assert ids(table) == "abcd"


def test_filter_and_sorting_stay_when_other_rows_come(table: RecordTable) -> None:
    table.filter("a")
    table.sort(0, DESCENDING)
    table.show_rows((*ROWS, Row("e", "Aspen")))
    assert [table.row(at).name for at in range(table.rowCount())] == ["Oak hedge", "Aspen", "Ash"]


def test_the_same_rows_again_change_nothing_that_is_shown(table: RecordTable) -> None:
    resets: list[bool] = []
    table.modelReset.connect(lambda: resets.append(True))
    table.show_rows(list(ROWS))
    assert resets == []
    table.show_rows(ROWS[:2])
    assert resets == [True]
    table.show_rows(())
    assert table.rowCount() == 0


def test_cells_tell_words_alignment_and_tone_and_headings_their_words(table: RecordTable) -> None:
    role = Qt.ItemDataRole
    assert table.index(0, 1).data() == "01/03/2026"
    assert table.index(0, 2).data(TONE_ROLE) == Tone.BAD
    assert table.index(3, 2).data(TONE_ROLE) is None
    assert table.index(0, 0).data(TONE_ROLE) is None
    assert table.index(0, 2).data(int(role.TextAlignmentRole)) & int(Qt.AlignmentFlag.AlignRight)
    assert table.index(0, 0).data(int(role.TextAlignmentRole)) is None
    assert table.index(0, 0).data(int(role.DecorationRole)) is None
    assert table.headerData(1, Qt.Orientation.Horizontal) == "Due"
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    right = table.headerData(2, Qt.Orientation.Horizontal, int(role.TextAlignmentRole))
    assert right & int(Qt.AlignmentFlag.AlignRight)
    inside = table.index(0, 0)
    assert (table.rowCount(inside), table.columnCount(inside)) == (0, 0)
    assert (table.rowCount(QModelIndex()), table.columnCount()) == (4, 3)
    assert table.find(lambda row: row.id == "z") == -1


def test_the_current_row_stays_current_when_the_rows_come_anew(records: RecordList) -> None:
    records.pick(lambda row: row.id == "c")
    records.show_rows([Row("x", "New"), *ROWS])
    assert records.current().id == "c"
    records.show_rows(ROWS[:2])
    assert records.current() is None or records.current().id != "c"


def test_enter_opens_and_delete_asks_for_removal(records: RecordList) -> None:
    opened: list[str] = []
    removed: list[str] = []
    records.opened.connect(lambda row: opened.append(row.id))
    records.removal_asked.connect(lambda row: removed.append(row.id))
    records.table.setFocus()
    records.pick(lambda row: row.id == "b")
    QTest.keyClick(records.table, Qt.Key.Key_Return)
    QTest.keyClick(records.table, Qt.Key.Key_Delete)
    QTest.keyClick(records.table, Qt.Key.Key_Down)
    QTest.keyClick(records.table, Qt.Key.Key_Enter)
    assert (opened, removed) == (["b", "c"], ["b"])


def test_the_filter_is_there_only_where_it_is_of_use_and_says_how_many_are_shown(records: RecordList) -> None:
    assert not records.filter.isVisible()
    records.show_rows([Row(str(number), f"Tree {number}") for number in range(20)])
    assert records.filter.isVisible()
    assert records.count.text().startswith("20")
    QTest.keyClicks(records.filter, "tree 1")
    assert records.count.text().startswith("11 of 20")
    assert records.count.accessibleName() == "11 of 20 trees shown"
    records.show_rows([Row("1", "Tree 1"), Row("2", "Tree 2")])
    assert records.filter.isVisible()  # else nobody could clear it
    assert records.model.rowCount() == 1


def test_an_empty_list_teaches_and_offers_the_first_step(records: RecordList) -> None:
    records.show_rows([])
    button = next(button for button in records.findChildren(QPushButton) if button.text() == "Plant a tree")
    assert button.isVisible()
    records.show_rows(ROWS)
    assert not button.isVisible()


def test_a_heading_sorts_and_a_third_click_gives_the_first_order_back(records: RecordList) -> None:
    header = records.table.horizontalHeader()
    header.setSortIndicator(2, ASCENDING)
    assert ids(records.model) == "dbac"
    header.setSortIndicator(-1, ASCENDING)
    assert ids(records.model) == "abcd"


def test_many_rows_can_be_selected_where_the_list_is_told_so(qtbot: QtBot) -> None:
    records = RecordList("trees", COLUMNS, EmptyState("None", "None."), many=True)
    qtbot.addWidget(records)
    records.show_rows(ROWS)
    records.table.selectAll()
    assert [row.id for row in records.selected()] == ["a", "b", "c", "d"]


def test_the_widest_column_takes_what_is_left_and_rows_grow_with_the_text(records: RecordList) -> None:
    widths = [records.table.columnWidth(at) for at in range(3)]
    records.resize(900, 400)
    QApplication.processEvents()
    assert records.table.columnWidth(0) > widths[0]
    assert [records.table.columnWidth(at) for at in (1, 2)] == widths[1:]
    height = records.table.rowHeight(0)
    apply_appearance(Appearance.LIGHT, 200)
    QApplication.processEvents()
    assert records.table.rowHeight(0) > height
    apply_appearance(Appearance.LIGHT, 100)


def test_what_the_widest_column_has_no_use_for_goes_to_words_that_would_be_cut(qtbot: QtBot) -> None:
    columns = (
        Column("Name", lambda row: row.name, stretch=True),
        Column("Notes", lambda row: "Planted by the school in the autumn, " * 2, width=10),
    )
    records = RecordList("trees", columns, EmptyState("None", "None."))
    qtbot.addWidget(records)
    records.resize(900, 300)
    records.show_rows(ROWS)
    records.show()
    words = records.fontMetrics().horizontalAdvance("Planted by the school in the autumn, " * 2)
    assert records.table.columnWidth(1) > words
    assert records.table.columnWidth(0) + records.table.columnWidth(1) == records.table.viewport().width()
    records.resize(300, 300)
    QApplication.processEvents()
    assert records.table.columnWidth(1) < words
    assert records.table.columnWidth(0) > records.fontMetrics().horizontalAdvance("Oak hedge")


def test_a_column_keeps_the_width_that_somebody_gave_it(records: RecordList) -> None:
    records.table.setColumnWidth(1, 333)
    records.resize(900, 400)
    records.show_rows([*ROWS, Row("e", "Yew")])
    assert records.table.columnWidth(1) == 333


def test_more_rows_than_can_be_measured_in_no_time_give_the_columns_their_own_width(records: RecordList) -> None:
    character = records.fontMetrics().averageCharWidth()
    records.show_rows([Row(str(at), "x" * 400) for at in range(MOST_MEASURED + 1)])
    assert records.table.columnWidth(1) == COLUMNS[1].width * character


def test_words_that_wrap_are_never_cut_and_others_stay_in_one_line(qtbot: QtBot) -> None:
    columns = (Column("Name", lambda row: row.name, stretch=True, wrap=True), Column("Size", lambda row: str(row.size)))
    records = RecordList("trees", columns, EmptyState("None", "None."))
    qtbot.addWidget(records)
    records.resize(400, 300)
    records.show_rows([Row("a", "Ash"), Row("b", "A hedge of many kinds, and older than the road beside it. " * 3)])
    records.show()
    low, high = records.table.rowHeight(0), records.table.rowHeight(1)
    assert high > 2 * low
    records.resize(1600, 300)
    QApplication.processEvents()
    assert records.table.rowHeight(1) < high
    wide = records.table.rowHeight(1)
    records.filter.setText("hedge")
    assert records.table.rowHeight(0) == wide


def test_a_list_in_a_page_is_as_high_as_its_rows_up_to_six(records: RecordList) -> None:
    records.stand_in_page()
    rows = records.table.rowHeight(0)
    heights = []
    for many in (1, 6, 7):
        records.show_rows([Row(str(at), f"Tree {at}") for at in range(many)])
        QApplication.processEvents()
        heights.append(records.table.viewport().height())
        assert records.table.verticalScrollBar().isVisible() is (many > ROWS_IN_PAGE)
    assert heights[0] <= rows + 2
    assert heights[1] == heights[2] >= ROWS_IN_PAGE * rows


def test_the_buttons_stand_below_the_filter_where_there_is_no_room_beside_it(records: RecordList) -> None:
    button = QPushButton("Plant another tree")
    records.add_button(button)
    records.show_rows([Row(str(number), f"Tree {number}") for number in range(20)])
    QApplication.processEvents()
    assert abs(button.geometry().center().y() - records.filter.geometry().center().y()) < 10
    records.resize(280, 400)
    QApplication.processEvents()
    assert button.geometry().top() > records.filter.geometry().bottom()
    assert records.filter.width() > 20 * records.fontMetrics().averageCharWidth()


def test_a_heading_stands_where_its_words_do_and_a_narrow_column_keeps_its_heading_whole(qtbot: QtBot) -> None:
    columns = (Column("Gaps", lambda row: str(row.size), number=True, width=2), *COLUMNS)
    records = RecordList("trees", columns, EmptyState("No trees yet", "Plant one.", "Plant a tree"))
    qtbot.addWidget(records)
    records.resize(300, 200)
    records.show_rows([Row("a", "A tree with a name so long that there is no room for it at all", date(2026, 3, 1), 1)])
    records.show()
    table = records.table
    assert table.columnWidth(0) >= heading_width("Gaps", table.fontMetrics())
    header = table.horizontalHeader()
    picture = header.grab().toImage()
    ground = picture.pixelColor(header.sectionViewportPosition(1) + 2, 4)
    left = header.sectionViewportPosition(1)
    inked = [
        x for x in range(left + 1, left + table.columnWidth(1) - 1)
        if any(abs(picture.pixelColor(x, y).lightness() - ground.lightness()) > 90 for y in range(header.height()))
    ]  # fmt: skip
    assert inked[0] - left >= 5


def test_the_heading_of_the_column_that_sorts_shows_which_way(records: RecordList) -> None:
    header = records.table.horizontalHeader()
    before = header.grab().toImage()
    records.table.sortByColumn(0, ASCENDING)
    up = header.grab().toImage()
    records.table.sortByColumn(0, DESCENDING)
    down = header.grab().toImage()
    assert before != up
    assert up != down
