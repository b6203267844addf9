"""PySide6 6.12.0 drops a reference to None on each void Qt call under Python 3.11, until the process aborts.

The dependency is held below 6.12; when that ceiling is lifted, this test says whether it may be.
"""

import sys
from importlib.metadata import version

from pytestqt.qtbot import QtBot

CALLS = 400
SLACK = 40  # what else may come and go meanwhile


def test_a_void_qt_call_gives_back_its_reference_to_none(qtbot: QtBot) -> None:
    from PySide6.QtWidgets import QWidget

    widget = QWidget()
    qtbot.addWidget(widget)
    title = "bidprep"
    widget.setWindowTitle(title)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setWindowTitle(title)
        widget.setEnabled(True)
        widget.update()
    lost = before - sys.getrefcount(None)
    # From Python 3.12 on None is immortal (PEP 683) and its count may rise, but it must not fall there either.
    assert lost < SLACK, f"{lost} references to None were lost in {3 * CALLS} calls"


def test_the_installed_pyside_is_one_that_has_been_tried() -> None:
    installed = tuple(int(part) for part in version("PySide6-Essentials").split(".")[:2])
    assert (6, 8) <= installed < (6, 12)
