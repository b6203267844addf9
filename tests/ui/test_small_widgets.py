from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QIcon, QImage, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.form_proposals import FormBlock
from bidprep.settings import Appearance
from bidprep.ui.appearance import Look, Tone, apply_appearance, tone_colours
from bidprep.ui.message_bar import MessageBar
from bidprep.ui.palettes import make_palette
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.form_view import FormView
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.limit_bar import LimitBar, describe_use
from bidprep.ui.widgets.link_row import LinkRow
from bidprep.ui.widgets.pill import Pill
from bidprep.ui.widgets.row_delegate import TONE_ROLE, RowDelegate

Role = QPalette.ColorRole


@pytest.fixture(autouse=True)
def _light(qapp: QApplication) -> Iterator[None]:
    apply_appearance(Appearance.LIGHT, 100)
    yield
    apply_appearance(Appearance.LIGHT, 100)


def pixels(image: QImage, colour: QColor) -> int:
    """How many pixels of an image have exactly this colour."""
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def wear(appearance: Appearance, text_size: int) -> None:
    """Change the appearance and let it reach every widget."""
    apply_appearance(appearance, text_size)
    QApplication.processEvents()


class Layouts(QObject):
    """Counts how often a widget's parent is asked to lay out again."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


# --- pills ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize(("appearance", "look"), [(Appearance.LIGHT, Look.LIGHT), (Appearance.DARK, Look.DARK)])
def test_a_pill_is_drawn_in_its_tone_and_follows_the_palette(
    qtbot: QtBot, tone: Tone, appearance: Appearance, look: Look
) -> None:
    pill = Pill("Drafting", tone)
    qtbot.addWidget(pill)
    pill.show()
    wear(appearance, 100)
    pill.resize(pill.sizeHint())
    assert pixels(pill.grab().toImage(), tone_colours(tone, make_palette(look))[1]) > 200


def test_a_pill_says_its_words_to_a_screen_reader(qtbot: QtBot) -> None:
    pill = Pill()
    qtbot.addWidget(pill)
    pill.set_words("23 words over the limit", Tone.BAD)
    assert pill.accessibleName() == pill.text() == "23 words over the limit"
    assert pill.tone() is Tone.BAD


@pytest.mark.parametrize(
    ("tone", "has_sign"),
    [
        (Tone.NEUTRAL, False),
        (Tone.GOOD, False),
        (Tone.ACCENT, False),
        (Tone.CAUTION, True),
        (Tone.BAD, True),
    ],
)
def test_a_pill_that_asks_for_attention_has_a_sign_as_well_as_a_colour(
    qtbot: QtBot, tone: Tone, has_sign: bool
) -> None:
    plain, pill = Pill("Words"), Pill("Words", tone)
    qtbot.addWidget(plain)
    qtbot.addWidget(pill)
    assert (pill.sizeHint().width() > plain.sizeHint().width() + 8) is has_sign


def test_a_pill_grows_with_its_words_and_with_the_text_size(qtbot: QtBot) -> None:
    pill = Pill("Ready", Tone.GOOD)
    qtbot.addWidget(pill)
    pill.show()
    small = pill.sizeHint()
    pill.set_words("Ready for review", Tone.GOOD)
    assert pill.sizeHint().width() > small.width()
    wear(Appearance.LIGHT, 200)
    assert pill.sizeHint().height() > small.height()


def test_a_pill_without_words_draws_nothing(qtbot: QtBot) -> None:
    pill = Pill("", Tone.BAD)
    qtbot.addWidget(pill)
    pill.resize(60, 20)
    assert pixels(pill.grab().toImage(), tone_colours(Tone.BAD, pill.palette())[1]) == 0


def test_a_pill_never_takes_words_for_html(qtbot: QtBot) -> None:
    pill = Pill("<b>x</b>", Tone.NEUTRAL)
    qtbot.addWidget(pill)
    assert pill.textFormat() is Qt.TextFormat.PlainText


# --- cards ---------------------------------------------------------------------------------------


def test_a_card_shows_a_heading_over_words_and_says_both(qtbot: QtBot) -> None:
    card = Card("Remarks", "Say who covers.")
    qtbot.addWidget(card)
    assert (card.heading(), card.words()) == ("Remarks", "Say who covers.")
    assert (card.accessibleName(), card.accessibleDescription()) == ("Remarks", "Say who covers.")
    card.set_heading("Guidance")
    card.set_words("5 = a clear plan")
    assert [label.text() for label in card.findChildren(QLabel)] == ["Guidance", "5 = a clear plan"]
    assert card.accessibleName() == "Guidance"


def test_a_card_gives_no_room_to_what_it_does_not_have(qtbot: QtBot) -> None:
    full, bare = Card("Heading", "Words"), Card("Heading")
    qtbot.addWidget(full)
    qtbot.addWidget(bare)
    assert bare.sizeHint().height() < full.sizeHint().height()


def test_a_card_holds_widgets_under_its_words(qtbot: QtBot) -> None:
    card, button = Card("From your library", "2 match."), QPushButton("Insert")
    qtbot.addWidget(card)
    card.add(button)
    card.show()
    assert button.parent() is card
    assert button.y() > max(label.geometry().bottom() for label in card.findChildren(QLabel))


def test_the_heading_of_a_card_stays_bold_when_the_text_size_changes(qtbot: QtBot) -> None:
    card = Card("Heading", "Words")
    qtbot.addWidget(card)
    card.show()
    before = card.sizeHint().height()
    wear(Appearance.LIGHT, 200)
    heading, words = card.findChildren(QLabel)
    assert heading.font().bold()
    assert not words.font().bold()
    assert heading.font().pointSizeF() == words.font().pointSizeF()
    assert card.sizeHint().height() > before


def test_a_heading_keeps_its_proportion_to_the_text_when_that_grows(qtbot: QtBot) -> None:
    around = QWidget()
    column = QVBoxLayout(around)
    big, less = heading("Case studies"), heading("Consents", 2)
    for label in (big, less):
        column.addWidget(label)
    qtbot.addWidget(around)
    around.show()
    for size in (200, 100):
        wear(Appearance.LIGHT, size)
        points = QApplication.font().pointSizeF()
        assert big.font().pointSizeF() == pytest.approx(points * 1.6)
        assert less.font().pointSizeF() == pytest.approx(points * 1.2)
        assert big.font().bold()


def test_a_message_wears_the_look_of_the_window_also_when_that_changes(qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    for before, after in ((Appearance.LIGHT, Appearance.DARK), (Appearance.DARK, Appearance.LIGHT)):
        wear(before, 100)
        bar.warn("The file is no Word document.")
        wear(after, 100)
        text, tint = tone_colours(Tone.BAD, QApplication.palette())
        assert bar.palette().color(Role.Window) == tint
        assert bar.palette().color(Role.WindowText) == text
        bar.tell("Wrote it.")
        assert bar.palette().color(Role.Window) == tone_colours(Tone.NEUTRAL, QApplication.palette())[1]


def test_a_card_shows_what_people_wrote_as_it_is(qtbot: QtBot) -> None:
    card = Card("<i>Heading</i>", "<b>words</b> &amp;")
    qtbot.addWidget(card)
    assert {label.textFormat() for label in card.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


# --- how much of a limit is used -----------------------------------------------------------------


WORDS_500 = Limit(LimitUnit.WORDS, 500)


@pytest.mark.parametrize(
    ("used", "limit", "words"),
    [
        (523, None, "523 words"),
        (1, None, "1 word"),
        (0, WORDS_500, "0 of 500 words"),
        (500, WORDS_500, "500 of 500 words"),
        (501, WORDS_500, "501 of 500 words: 1 word over"),
        (523, WORDS_500, "523 of 500 words: 23 words over"),
        (12345, Limit(LimitUnit.CHARACTERS, 10000), "12,345 of 10,000 characters: 2,345 characters over"),
        (1, Limit(LimitUnit.PAGES, 1), "about 1 of 1 page (estimated)"),
        (1.8, Limit(LimitUnit.PAGES, 2), "about 1.8 of 2 pages (estimated)"),
        (2.3, Limit(LimitUnit.PAGES, 2), "about 2.3 of 2 pages (estimated): 0.3 pages over"),
        (3, Limit(LimitUnit.WORDS, 0), "3 of 0 words: 3 words over"),
    ],
)
def test_the_use_of_a_limit_is_told_in_words(qtbot: QtBot, used: float, limit: Limit | None, words: str) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    bar.show_use(used, limit)
    assert describe_use(used, limit) == bar.words() == bar.accessibleName() == words
    assert bar.is_over() is (limit is not None and used > limit.total)
    bar.resize(bar.sizeHint())
    assert not bar.grab().isNull()


def test_an_item_that_is_over_its_share_is_told_though_the_whole_is_within_the_limit(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    bar.show_use(480, Limit(LimitUnit.WORDS, 300, 2), ((2, "Staff", 40),))
    assert bar.words() == "480 of 600 words: item 2 40 words over"
    assert bar.is_over()
    bar.resize(bar.sizeHint())
    assert not pixels(bar.grab().toImage().copy(0, 0, 120, bar.height()), tone_colours(Tone.BAD, bar.palette())[0])


def test_a_screen_reader_is_told_the_use_of_a_limit(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    bar.show_use(523, WORDS_500)
    interface = QAccessible.queryAccessibleInterface(bar)
    assert interface.text(QAccessible.Text.Name) == "523 of 500 words: 23 words over"


def test_the_bar_fills_up_to_the_limit_and_shows_what_lies_beyond(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    accent = bar.palette().color(Role.Accent)
    bad = tone_colours(Tone.BAD, bar.palette())[0]

    def filled(used: int) -> tuple[int, int]:
        bar.show_use(used, WORDS_500)
        bar.resize(bar.sizeHint())
        image = bar.grab().toImage().copy(0, 0, 120, bar.height())
        return pixels(image, accent), pixels(image, bad)

    assert filled(0) == (0, 0)
    quarter, half, full, beyond = filled(125), filled(250), filled(500), filled(900)
    assert 0 < quarter[0] < half[0] < full[0]
    assert full[1] == 0
    assert beyond[0] > 0
    assert beyond[1] > 100
    assert filled(501)[1] > 0


def test_a_key_that_changes_figures_only_lays_nothing_out_again(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    row = QHBoxLayout(parent)
    bar = LimitBar()
    bar.show_use(480, WORDS_500)
    row.addWidget(bar)
    parent.show()
    QApplication.processEvents()
    layouts = Layouts(parent)
    for used in range(400, 501):
        bar.show_use(used, WORDS_500)
    QApplication.processEvents()
    assert layouts.count == 0
    bar.show_use(501, WORDS_500)
    QApplication.processEvents()
    assert layouts.count == 1


def test_no_words_of_the_bar_are_cut_at_the_size_it_asks_for(qtbot: QtBot) -> None:
    bar = LimitBar()
    qtbot.addWidget(bar)
    for size in (100, 150, 200):
        wear(Appearance.LIGHT, size)
        bar.show_use(523, WORDS_500)
        room = bar.sizeHint().width() - 120
        assert room > bar.fontMetrics().horizontalAdvance(bar.words())


# --- rows ----------------------------------------------------------------------------------------


def filled_model() -> QStandardItemModel:
    model = QStandardItemModel(0, 3)
    rows = [("Q1 Service model", "Ready", Tone.GOOD), ("Q2 Mobilisation", "Over the limit", Tone.BAD)]
    for name, status, tone in rows:
        toned = QStandardItem(status)
        toned.setData(tone, TONE_ROLE)
        model.appendRow([QStandardItem(name), toned, QStandardItem("15%")])
    return model


def shown(qtbot: QtBot, view: QAbstractItemView, **options: set[int]) -> QAbstractItemView:
    qtbot.addWidget(view)
    view.setModel(filled_model())
    view.model().setParent(view)
    view.setItemDelegate(RowDelegate(view, **options))
    view.resize(460, 200)
    view.show()
    qtbot.waitExposed(view)
    return view


def picture_of(view: QAbstractItemView, row: int, column: int) -> QImage:
    place = view.visualRect(view.model().index(row, column))
    return view.viewport().grab(place).toImage()


def test_rows_are_thirty_pixels_high_and_grow_with_the_text(qtbot: QtBot) -> None:
    tree = shown(qtbot, QTreeView())
    assert tree.sizeHintForRow(0) == 30
    wear(Appearance.LIGHT, 200)
    assert tree.sizeHintForRow(0) > 30


def test_a_cell_with_a_tone_shows_a_pill(qtbot: QtBot) -> None:
    table = shown(qtbot, QTableView())
    tint = tone_colours(Tone.BAD, table.palette())[1]
    assert pixels(picture_of(table, 1, 1), tint) > 200
    assert pixels(picture_of(table, 1, 0), tint) == 0


def test_the_whole_pill_finds_room_in_a_column_as_wide_as_its_contents(qtbot: QtBot) -> None:
    table = QTableView()
    shown(qtbot, table)
    table.resizeColumnToContents(1)
    pill = Pill("Over the limit", Tone.BAD)
    qtbot.addWidget(pill)
    assert table.columnWidth(1) >= pill.sizeHint().width() + 16


def test_the_chosen_row_is_readable(qtbot: QtBot) -> None:
    tree = shown(qtbot, QTreeView(), quiet={2})
    tree.setCurrentIndex(tree.model().index(1, 0))
    for column in (0, 2):
        image = picture_of(tree, 1, column)
        assert pixels(image, tree.palette().color(Role.Highlight)) > 500
        # Few pixels of small letters lie wholly within a stroke.
        assert pixels(image, tree.palette().color(Role.HighlightedText)) > 3


def test_a_quiet_column_is_drawn_in_the_quieter_colour(qtbot: QtBot) -> None:
    tree = shown(qtbot, QTreeView(), quiet={2})
    quiet = tree.palette().color(Role.PlaceholderText)
    assert pixels(picture_of(tree, 0, 2), quiet) > 0
    assert pixels(picture_of(tree, 0, 0), quiet) == 0


@pytest.mark.parametrize("kind", [QTreeView, QTableView, QListView])
def test_the_row_with_the_focus_has_a_ring(qtbot: QtBot, kind: type[QAbstractItemView]) -> None:
    view = shown(qtbot, kind())
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setCurrentIndex(view.model().index(1, 0))
    view.selectionModel().clearSelection()
    ring = view.palette().color(Role.Highlight)
    view.clearFocus()
    assert pixels(picture_of(view, 1, 0), ring) == 0
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    assert pixels(picture_of(view, 1, 0), ring) > 100
    assert pixels(picture_of(view, 0, 0), ring) == 0
    columns = 1 if kind is QListView else 3
    assert all(pixels(picture_of(view, 1, column), ring) > 50 for column in range(columns))


def test_only_the_cell_with_the_focus_has_a_ring_where_cells_are_chosen(qtbot: QtBot) -> None:
    table = shown(qtbot, QTableView())
    table.setCurrentIndex(table.model().index(1, 2))
    table.selectionModel().clearSelection()
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    ring = table.palette().color(Role.Highlight)
    assert pixels(picture_of(table, 1, 2), ring) > 100
    assert pixels(picture_of(table, 1, 0), ring) == 0


def test_words_too_long_for_a_column_are_cut_and_never_wrapped(qtbot: QtBot) -> None:
    table = QTableView()
    shown(qtbot, table)
    table.model().setData(table.model().index(0, 0), "A question with a very long name " * 4)
    table.model().setData(table.model().index(0, 1), "A status with a very long name " * 4)
    assert table.itemDelegate().sizeHint(table_option(table), table.model().index(0, 0)).height() == 30
    above = picture_of(table, 0, 0).copy(0, 0, 60, 7)
    assert pixels(above, table.palette().color(Role.Text)) == 0
    tint = tone_colours(Tone.GOOD, table.palette())[1]
    assert pixels(picture_of(table, 0, 2), tint) == 0


def table_option(table: QTableView) -> QStyleOptionViewItem:
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    option.rect.moveTo(QPoint(0, 0))
    return option


@pytest.mark.parametrize("text_size", [100, 200])
def test_where_a_bid_stands_is_seen_to_its_end_in_a_narrow_line(qtbot: QtBot, text_size: int) -> None:
    apply_appearance(Appearance.LIGHT, text_size)

    def drawn(standing: str, width: int) -> QImage:
        row = LinkRow(QIcon(), "Dynamic Framework qualification", "closes in 12 days, Wed 9 Dec, 12:00", standing)
        qtbot.addWidget(row)
        row.resize(width, row.heightForWidth(width))
        return row.grab().toImage()

    for width in (2000, 490):
        assert drawn("15 of 18 answered", width) != drawn("15 of 18 answere.", width)
    assert drawn("15 of 18 answered", 490).height() > drawn("15 of 18 answered", 2000).height()


def test_the_lines_of_a_form_have_room_for_their_words_at_once_at_another_width(qtbot: QtBot) -> None:
    words = "How will you make sure that people are met at the gate, and what will you do where they are not?"
    view = FormView()
    qtbot.addWidget(view)
    view.resize(900, 300)
    view.show_blocks([FormBlock("row", (str(number), words, "")) for number in range(20)])
    view.show()
    for width in (900, 300, 500):
        view.resize(width, 300)
        for _ in range(3):
            QApplication.processEvents()
        rows = [view.model().index(row, 0) for row in range(view.model().rowCount())]
        tops = [view.visualRect(index).top() for index in rows]
        room = [following - top for top, following in pairwise(tops)]
        assert room == [view.sizeHintForIndex(index).height() for index in rows[:-1]]
