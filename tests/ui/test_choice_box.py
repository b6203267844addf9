"""A box of choices changes only where somebody means it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from bidprep.ui.widgets.choice_box import ChoiceBox


def box(qtbot: QtBot) -> ChoiceBox:
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.addItems(["Drafting", "Not started", "Signed off"])
    return made


def turned_down(over: ChoiceBox) -> str:
    at, nothing = QPointF(over.rect().center()), QPoint()
    wheel = QWheelEvent(
        at, at, nothing, QPoint(0, -120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(over, wheel)
    return over.currentText()


def test_a_letter_chooses_and_alt_with_a_letter_does_not(qtbot: QtBot) -> None:
    choices = box(qtbot)
    QTest.keyClick(choices, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert choices.currentText() == "Drafting"
    QTest.keyClick(choices, Qt.Key.Key_N)
    assert choices.currentText() == "Not started"


def test_the_wheel_turns_only_the_box_that_has_the_keyboard(qtbot: QtBot) -> None:
    choices = box(qtbot)
    assert turned_down(choices) == "Drafting"
    choices.show()
    choices.activateWindow()
    choices.setFocus()
    qtbot.waitUntil(choices.hasFocus)
    assert turned_down(choices) == "Not started"


def test_new_choices_never_make_the_box_cover_what_stands_beside_it(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    choices, beside = ChoiceBox(), QLabel("Weighting 20%")
    layout = QHBoxLayout(row)
    layout.addWidget(choices)
    layout.addWidget(beside)
    choices.addItem("Nobody")
    row.setFixedWidth(220)
    row.show()
    choices.view()  # once there is a list to open, Qt sees to its width
    narrow = choices.sizeHint().width()
    covered: list[bool] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Resize:
                covered.append(choices.geometry().intersects(beside.geometry()))
            return super().eventFilter(watched, event)

    watch = Watch()
    choices.installEventFilter(watch)
    choices.addItem("Margaret Entwistle of the board of trustees")
    choices.fit()
    qtbot.wait(60)  # Qt takes 20 ms
    assert choices.sizeHint().width() > max(narrow, row.width())
    assert covered
    assert not any(covered)
