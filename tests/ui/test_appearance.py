import gc
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPushButton, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from bidprep.paths import resources_folder
from bidprep.settings import Appearance
from bidprep.ui.appearance import (
    Look,
    Tone,
    apply_appearance,
    contrast,
    icon,
    icon_pixmap,
    look_of,
    row_height,
    tone_colours,
)
from bidprep.ui.palettes import make_edged_palette, make_menu_palette, make_palette

Role = QPalette.ColorRole
Group = QPalette.ColorGroup

TEXT_ON_GROUND = [
    (Role.WindowText, Role.Window),
    (Role.WindowText, Role.Base),
    (Role.Text, Role.Base),
    (Role.Text, Role.AlternateBase),
    (Role.Text, Role.Window),
    (Role.ButtonText, Role.Button),
    (Role.ButtonText, Role.Window),
    (Role.HighlightedText, Role.Highlight),
    (Role.PlaceholderText, Role.Base),
    (Role.PlaceholderText, Role.AlternateBase),
    (Role.PlaceholderText, Role.Window),
    (Role.Link, Role.Base),
    (Role.Link, Role.Window),
    (Role.LinkVisited, Role.Base),
    (Role.ToolTipText, Role.ToolTipBase),
]

SEEN_AGAINST = [Role.Base, Role.AlternateBase, Role.Window, Role.Button]

each_look = pytest.mark.parametrize("look", list(Look))


@pytest.fixture(autouse=True)
def _as_before(qapp: QApplication) -> None:
    """Every test starts from the light appearance."""
    apply_appearance(Appearance.LIGHT, 100)


def ratio(palette: QPalette, front: QPalette.ColorRole, back: QPalette.ColorRole, group: QPalette.ColorGroup) -> float:
    return contrast(palette.color(group, front), palette.color(group, back))


def colour_of(image: QImage) -> str:
    """The commonest opaque colour: where lines cross, rounding makes others that differ by a shade."""
    return Counter(
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    ).most_common(1)[0][0]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("black"), QColor("white")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("white")) == pytest.approx(4.48, abs=0.01)
    assert contrast(QColor("white"), QColor("#777777")) == contrast(QColor("#777777"), QColor("white"))
    assert contrast(QColor("red"), QColor("red")) == 1


@each_look
@pytest.mark.parametrize(("front", "back"), TEXT_ON_GROUND)
@pytest.mark.parametrize("group", [Group.Active, Group.Inactive])
def test_text_can_be_read_on_its_ground(
    look: Look, front: QPalette.ColorRole, back: QPalette.ColorRole, group: QPalette.ColorGroup
) -> None:
    assert ratio(make_palette(look), front, back, group) >= 4.5


@each_look
@pytest.mark.parametrize(("front", "back"), TEXT_ON_GROUND)
def test_text_of_what_is_disabled_can_be_made_out(
    look: Look, front: QPalette.ColorRole, back: QPalette.ColorRole
) -> None:
    assert ratio(make_palette(look), front, back, Group.Disabled) >= 3


@each_look
@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_can_be_read_on_its_tint_and_on_the_page(look: Look, tone: Tone) -> None:
    palette = make_palette(look)
    text, tint = tone_colours(tone, palette)
    grounds = [tint, *(palette.color(role) for role in (Role.Base, Role.AlternateBase, Role.Window))]
    assert all(contrast(text, ground) >= 4.5 for ground in grounds)


@each_look
@pytest.mark.parametrize("ground", SEEN_AGAINST)
def test_the_focus_and_the_chosen_row_stand_out(look: Look, ground: QPalette.ColorRole) -> None:
    palette = make_palette(look)
    assert ratio(palette, Role.Highlight, ground, Group.Active) >= 3
    assert ratio(palette, Role.Accent, ground, Group.Active) >= 3


@each_look
def test_the_chosen_line_of_a_menu_can_be_read(look: Look) -> None:
    palette = make_menu_palette(look)
    assert ratio(palette, Role.HighlightedText, Role.Highlight, Group.Active) >= 4.5
    # Fusion draws an icon there as it does in the other lines.
    assert ratio(palette, Role.WindowText, Role.Highlight, Group.Active) >= 4.5
    assert palette.color(Role.Highlight) != palette.color(Role.Base)


@each_look
def test_a_palette_knows_its_look(look: Look) -> None:
    assert look_of(make_palette(look)) is look
    assert look_of(make_menu_palette(look)) is look
    assert look_of(make_edged_palette(look)) is look


APPEARANCES = [
    (Appearance.LIGHT, Look.LIGHT),
    (Appearance.DARK, Look.DARK),
    (Appearance.CONTRAST, Look.CONTRAST),
]


@pytest.mark.parametrize(("appearance", "look"), APPEARANCES)
def test_an_appearance_is_taken_on_at_once_by_an_open_window(qtbot: QtBot, appearance: Appearance, look: Look) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    apply_appearance(appearance, 100)
    QApplication.processEvents()
    assert look_of(window.palette()) is look
    assert window.grab().toImage().pixelColor(5, 5) == make_palette(look).color(Role.Window)


@pytest.mark.parametrize("appearance", [appearance for appearance, _ in APPEARANCES])
@pytest.mark.parametrize("kind", [QLineEdit, QPushButton, QTextEdit])
def test_the_edge_of_a_field_or_button_can_be_seen(qtbot: QtBot, appearance: Appearance, kind: type[QWidget]) -> None:
    apply_appearance(appearance, 100)
    field = kind()
    qtbot.addWidget(field)
    field.resize(80, 40)
    edge = field.grab().toImage().pixelColor(40, 0)
    assert contrast(edge, QGuiApplication.palette().color(Role.Base)) >= 3
    assert contrast(edge, QGuiApplication.palette().color(Role.Window)) >= 2.9


def test_menus_keep_their_own_palette_when_the_appearance_changes(qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    apply_appearance(Appearance.DARK, 100)
    QApplication.processEvents()
    assert menu.palette().color(Role.Highlight) == make_menu_palette(Look.DARK).color(Role.Highlight)


def test_the_system_appearance_goes_on_following_the_system(qtbot: QtBot, qapp: QApplication) -> None:
    apply_appearance(Appearance.SYSTEM, 100)
    assert look_of(QGuiApplication.palette()) is Look.LIGHT
    QGuiApplication.setPalette(make_palette(Look.DARK))
    # What Qt does when the system turns dark, which a screenless run cannot.
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    qtbot.waitUntil(lambda: look_of(QGuiApplication.palette()) is Look.LIGHT)


def test_a_chosen_appearance_stays_when_the_system_changes(qtbot: QtBot, qapp: QApplication) -> None:
    apply_appearance(Appearance.DARK, 100)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)
    qapp.processEvents()
    assert look_of(QGuiApplication.palette()) is Look.DARK


def test_text_grows_with_the_text_size_and_never_falls_below_nine_points(qapp: QApplication) -> None:
    usual = QApplication.font().pointSizeF()
    apply_appearance(Appearance.LIGHT, 200)
    assert QApplication.font().pointSizeF() == pytest.approx(2 * usual, abs=0.5)
    apply_appearance(Appearance.LIGHT, 10)
    assert QApplication.font().pointSizeF() == 9


def test_rows_are_thirty_pixels_high_and_higher_where_text_is_large(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert row_height(widget.fontMetrics()) == 30
    apply_appearance(Appearance.LIGHT, 200)
    QApplication.processEvents()
    assert row_height(widget.fontMetrics()) >= widget.fontMetrics().height() + 8 > 30


ICONS = sorted(path.stem for path in Path(resources_folder() / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", ICONS)
def test_every_icon_is_drawn_in_the_colour_of_the_text(name: str) -> None:
    drawn = icon(name).pixmap(QSize(64, 64), 1.0).toImage()
    assert (drawn.width(), drawn.height()) == (64, 64)
    assert colour_of(drawn) == QGuiApplication.palette().color(Role.WindowText).name()


@pytest.mark.parametrize(
    ("mode", "group", "role"),
    [
        (QIcon.Mode.Normal, Group.Active, Role.WindowText),
        (QIcon.Mode.Active, Group.Active, Role.WindowText),
        (QIcon.Mode.Disabled, Group.Disabled, Role.WindowText),
        (QIcon.Mode.Selected, Group.Active, Role.HighlightedText),
    ],
)
def test_an_icon_made_before_follows_a_new_palette(
    mode: QIcon.Mode, group: QPalette.ColorGroup, role: QPalette.ColorRole
) -> None:
    plus = icon("plus")
    for look, appearance in ((Look.LIGHT, Appearance.LIGHT), (Look.DARK, Appearance.DARK)):
        apply_appearance(appearance, 100)
        drawn = plus.pixmap(QSize(64, 64), 1.0, mode).toImage()
        assert colour_of(drawn) == make_palette(look).color(group, role).name()


def test_an_icon_has_twice_the_pixels_on_a_dense_screen() -> None:
    dense = icon("map").pixmap(QSize(16, 16), 2.0)
    assert dense.size() == QSize(32, 32)
    assert dense.devicePixelRatio() == 2
    assert dense.toImage() != icon("map").pixmap(QSize(16, 16), 1.0).toImage().scaled(32, 32)


def test_an_icon_can_be_had_in_a_colour_of_ones_own() -> None:
    drawn = icon_pixmap("circle-alert", 32, 2.0, QColor("#a3172b"))
    assert drawn.size() == QSize(64, 64)
    assert colour_of(drawn.toImage()) == "#a3172b"


def test_icons_survive_being_copied_changed_and_thrown_away() -> None:
    for _ in range(200):
        copied = QIcon(icon("plus"))
        # This makes Qt clone the drawing.
        copied.addPixmap(QPixmap(4, 4))
        assert not copied.pixmap(16, 16).isNull()
    gc.collect()
    assert not icon("plus").isNull()


def test_a_button_keeps_its_icon_when_nobody_else_holds_it(qtbot: QtBot) -> None:
    button = QPushButton(icon("trash-2"), "")
    qtbot.addWidget(button)
    gc.collect()
    dark = button.palette().color(Role.WindowText).rgb()
    image = button.grab().toImage()
    assert any(image.pixel(x, y) == dark for x in range(image.width()) for y in range(image.height()))
    assert button.icon().name() == "trash-2"


def test_an_icon_that_does_not_exist_says_which() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-icon"):
        icon_pixmap("no-such-icon", 16, 1.0, QColor("black"))
