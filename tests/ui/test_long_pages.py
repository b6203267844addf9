"""What keeps a long page easy to find one's way in, and readable at every size of text."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bidprep.settings import Appearance
from bidprep.ui.appearance import apply_appearance, contrast
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import scrolled
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.section_links import SectionLinks
from bidprep.ui.widgets.tabs import Tabs
from bidprep.ui.widgets.wrapping_row import WrappingRow

NAMES = ("Figures", "Lengths on hand", "Consents", "Where it is used", "Files")


@pytest.fixture
def page(qtbot: QtBot) -> QScrollArea:
    """Return a page with five tall sections and links to them."""
    content = QWidget()
    layout = QVBoxLayout(content)
    links = SectionLinks()
    layout.addWidget(links)
    for name in NAMES:
        section = QWidget()
        section.setObjectName(name)
        section.setMinimumHeight(400)
        inner = QVBoxLayout(section)
        inner.addWidget(QLabel(name))
        inner.addWidget(QLineEdit())
        inner.addStretch(1)
        layout.addWidget(section)
        links.add_link(name, section)
    area = scrolled(content)
    qtbot.addWidget(area)
    area.resize(700, 300)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def test_words_in_a_page_that_may_only_be_so_wide_are_shown_whole(qtbot: QtBot) -> None:
    content = QWidget()
    content.setMaximumWidth(300)
    column = QVBoxLayout(content)
    words = [
        QLabel("Questions about the organisation, its services and exactly two case studies. " * 3) for _ in range(4)
    ]
    for label in words:
        label.setWordWrap(True)
        column.addWidget(label)
    area = scrolled(content)
    qtbot.addWidget(area)
    area.resize(900, 200)
    area.show()
    qtbot.waitUntil(lambda: content.width() == 300)
    assert content.x() == 24
    assert all(label.height() >= label.heightForWidth(label.width()) for label in words)


def link(page: QScrollArea, name: str) -> QToolButton:
    return next(button for button in page.findChildren(QToolButton) if button.text() == name)


def test_tab_goes_through_all_links_before_the_sections_whichever_was_there_first(page: QScrollArea) -> None:
    link(page, NAMES[0]).setFocus()
    for name in NAMES[1:]:
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is link(page, name)
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert isinstance(page.focusWidget(), QLineEdit)


def test_a_link_on_the_page_brings_its_section_to_the_top_and_takes_the_keyboard_along(page: QScrollArea) -> None:
    link(page, "Consents").setFocus()
    QTest.keyClick(link(page, "Consents"), Qt.Key.Key_Space)
    section = page.findChild(QWidget, "Consents")
    assert section is not None
    assert 0 <= section.mapTo(page.viewport(), QPoint(0, 0)).y() < 20
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert section.isAncestorOf(focus)


def test_links_take_as_many_lines_as_they_need_and_none_lies_over_another(page: QScrollArea) -> None:
    wide = {link(page, name).y() for name in NAMES}
    page.resize(260, 300)
    QApplication.processEvents()
    buttons = [link(page, name) for name in NAMES]
    assert len(wide) == 1 < len({button.y() for button in buttons})
    for at, button in enumerate(buttons):
        assert button.visibleRegion().boundingRect() == button.rect()
        assert not any(button.geometry().intersects(other.geometry()) for other in buttons[at + 1 :])


@pytest.mark.parametrize("appearance", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_the_current_tab_is_told_by_a_line_that_can_be_seen(qtbot: QtBot, appearance: Appearance) -> None:
    apply_appearance(appearance, 100)
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for words in ("Questions", "Lots", "Particulars"):
        tabs.addTab(QWidget(), words)
    tabs.setCurrentIndex(1)
    tabs.resize(500, 200)
    tabs.show()
    bar = tabs.tabBar()
    picture: QImage = bar.grab().toImage()
    under = [picture.pixelColor(bar.tabRect(at).center().x(), bar.height() - 2) for at in range(3)]
    ground = bar.palette().window().color()
    assert contrast(under[1], ground) >= 3
    assert [colour == under[1] for colour in under] == [False, True, False]
    apply_appearance(Appearance.LIGHT, 100)


def test_a_card_is_as_high_as_its_words_in_a_narrow_pane(qtbot: QtBot) -> None:
    pane = QWidget()
    layout = QVBoxLayout(pane)
    card = Card("Guidance", "Walk through it as one person would, from referral to exit. " * 12)
    layout.addWidget(card)
    layout.addStretch(1)
    qtbot.addWidget(pane)
    pane.resize(200, 1200)
    pane.show()
    words = card.findChildren(QLabel)[1]
    assert words.height() >= words.heightForWidth(words.width())


def test_what_an_empty_list_says_is_never_cut_at_any_size_of_text(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    words = "Pictures, signed forms and letters that belong to this story, so that they are at hand."
    layout.addWidget(EmptyState("No files yet", words, "Add a file…"))
    layout.addStretch(1)
    qtbot.addWidget(page)
    page.show()
    label = next(label for label in page.findChildren(QLabel) if label.text() == words)
    for size in (100, 200):
        apply_appearance(Appearance.LIGHT, size)
        QApplication.processEvents()
        assert label.height() >= label.heightForWidth(label.width())
    apply_appearance(Appearance.LIGHT, 100)


def test_the_words_of_tabs_are_not_cut_off_at_their_foot(qtbot: QtBot) -> None:
    tabs = Tabs()
    qtbot.addWidget(tabs)
    for words in ("Lots", "Lyyy"):
        tabs.addTab(QWidget(), words)
    tabs.resize(500, 200)
    tabs.show()
    bar = tabs.tabBar()
    picture, rect, metrics = bar.grab().toImage(), bar.tabRect(1), bar.fontMetrics()
    rows = [
        y for y in range(bar.height() - 1)
        if any(contrast(picture.pixelColor(x, y), bar.palette().window().color()) > 2 for x in range(rect.left(), rect.right()))
    ]  # fmt: skip
    assert rows[-1] - rows[0] + 1 >= metrics.tightBoundingRect("Lyyy").height()


def test_a_row_that_wraps_makes_room_when_one_of_its_buttons_says_more(qtbot: QtBot) -> None:
    page = QWidget()
    layout = QVBoxLayout(page)
    row = WrappingRow()
    first, second = QPushButton("Go"), QPushButton("Sign-off sheet")
    for button in (first, second):
        row.add(button)
    layout.addWidget(row)
    layout.addStretch(1)
    qtbot.addWidget(page)
    page.resize(260, 200)
    page.show()
    assert first.y() == second.y()
    first.setText("Go through the remarks (44 open)")
    qtbot.waitUntil(lambda: row.height() >= second.geometry().bottom() and second.y() >= first.geometry().bottom())
    assert first.width() >= first.sizeHint().width()


def test_a_list_has_an_edge_that_can_be_seen_in_high_contrast(qtbot: QtBot) -> None:
    records = RecordList(
        "trees", (Column("Name", str, stretch=True),), EmptyState("No trees yet", "Plant one.", "Plant")
    )
    qtbot.addWidget(records)
    records.show_rows(["Ash", "Beech"])
    records.resize(300, 200)
    records.show()
    try:
        for appearance in (Appearance.CONTRAST, Appearance.LIGHT, Appearance.CONTRAST):
            apply_appearance(appearance, 100)
            QApplication.processEvents()
        picture = records.table.grab().toImage()
        middle = picture.height() // 2
        assert contrast(picture.pixelColor(0, middle), records.table.palette().base().color()) >= 3
    finally:
        apply_appearance(Appearance.LIGHT, 100)


def test_a_row_that_wraps_leaves_no_room_for_what_is_hidden(qtbot: QtBot) -> None:
    row = WrappingRow()
    first, second = QPushButton("Go through the remarks"), QPushButton("Sign-off sheet")
    for button in (first, second):
        row.add(button)
    qtbot.addWidget(row)
    row.resize(600, 60)
    row.show()
    width = row.sizeHint().width()
    first.hide()
    qtbot.waitUntil(lambda: second.x() == 0)
    assert row.sizeHint().width() < width - first.sizeHint().width()
    first.show()
    qtbot.waitUntil(lambda: second.x() > 0)
