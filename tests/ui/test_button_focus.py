"""The button with the keyboard wears a ring that can be seen, wherever it goes."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bidprep.settings import Appearance
from bidprep.ui.appearance import apply_appearance
from bidprep.ui.button_focus import ButtonFocus


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in (QPushButton("Open"), QCheckBox("Only what is open"), QLineEdit()):
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def ringed(window: QWidget) -> int:
    """How many pixels have the colour of the ring."""
    QApplication.processEvents()
    image: QImage = window.grab().toImage()
    colour: QColor = window.palette().highlight().color()
    return sum(image.pixelColor(x, y) == colour for x in range(image.width()) for y in range(image.height()))


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_a_ring_two_pixels_thick_or_more_stands_round_the_button_and_goes_with_the_keyboard(
    window: QWidget, look: Appearance, qtbot: QtBot
) -> None:
    apply_appearance(look, 100)
    focus = ButtonFocus(window)
    button, tick, line = window.findChild(QPushButton), window.findChild(QCheckBox), window.findChild(QLineEdit)
    assert button is not None
    assert tick is not None
    none = ringed(window)
    focus.attend(button)
    qtbot.waitUntil(lambda: ringed(window) - none > 2 * 2 * (button.width() - 10))
    focus.attend(tick)
    qtbot.waitUntil(lambda: ringed(window) - none > 2 * 2 * (tick.width() - 10))
    focus.attend(line)
    assert ringed(window) == none
    focus.attend(button)
    focus.attend(None)
    assert ringed(window) == none
    apply_appearance(Appearance.LIGHT, 100)


def test_a_ring_that_went_with_its_page_is_made_anew(window: QWidget) -> None:
    focus = ButtonFocus(window)
    page = QWidget(window)
    QPushButton("Gone soon", page)
    page.show()
    gone, button = page.findChild(QPushButton), window.findChild(QPushButton)
    none = ringed(window)
    focus.attend(gone)
    page.deleteLater()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    focus.attend(button)
    assert ringed(window) > none
