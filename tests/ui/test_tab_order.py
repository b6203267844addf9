"""Tab goes through a pane by sight, whatever came when."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bidprep.ui.pages.answer_materials import Rows
from bidprep.ui.tab_order import order_pane_of


def _way(window: QWidget, pane: QWidget, many: int) -> list[str]:
    pane.setFocus()
    words = []
    for _ in range(many):
        window.focusNextChild()
        focus = window.focusWidget()
        words.append(focus.text() if isinstance(focus, QPushButton) else type(focus).__name__)
    return words


def test_rows_that_come_later_are_reached_where_they_stand(qtbot: QtBot) -> None:
    window, pane, holder, rows = QWidget(), QScrollArea(), QWidget(), Rows()
    column = QVBoxLayout(holder)
    for widget in (QPushButton("above"), rows, QPushButton("below")):
        column.addWidget(widget)
    pane.setWidget(holder)
    pane.setWidgetResizable(True)
    whole = QVBoxLayout(window)
    whole.addWidget(pane)
    whole.addWidget(QPushButton("after"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    for names in (("one", "two"), ("three",), ()):
        made = []
        for name in names:
            made.append(QWidget())
            line = QHBoxLayout(made[-1])
            line.addWidget(QLabel(name))
            buttons = QVBoxLayout()
            buttons.addWidget(QPushButton(name))
            line.addLayout(buttons)
        rows.show_rows(made)
        qtbot.wait(1)  # what was there before goes in its own time
        expected = ["above", *names, "below", "after"]
        assert _way(window, pane, len(expected)) == expected


def test_what_stands_in_no_pane_keeps_its_order(qtbot: QtBot) -> None:
    window = QWidget()
    first, second = QPushButton("first", window), QPushButton("second", window)
    qtbot.addWidget(window)
    order_pane_of(first)
    assert first.nextInFocusChain() is second
