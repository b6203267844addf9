from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from bidprep.domain.dates import say_date, today
from bidprep.errors import BidprepError
from bidprep.ui.page import scrolled
from bidprep.ui.widgets.form import Field, Form, date_field, time_field
from bidprep.ui.widgets.text_editor import TextEditor


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


@dataclass(frozen=True)
class Thing:
    name: str = ""
    about: str = ""
    made_on: date | None = None
    closes_at: datetime | None = None
    size: Size = Size.SMALL
    done: bool = False
    count: int | None = None


def _read_count(words: str) -> int:
    if not words.isdecimal():
        raise BidprepError(f"“{words}” is not a number.", "Type digits.")
    return int(words)


FIELDS = (
    Field("name", "Name", "What it is called"),
    Field("about", "About", lines=3),
    date_field("made_on", "Made"),
    time_field("closes_at", "Closes", section="When"),
    Field("size", "Size", choices=((Size.SMALL, "Small"), (Size.LARGE, "Large"))),
    Field("done", "Done", tick=True),
    Field("count", "Count", read=_read_count),
)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form(FIELDS, "Thing")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    QApplication.processEvents()
    return form


@pytest.fixture
def edits(form: Form) -> list[tuple[str, Any]]:
    got: list[tuple[str, Any]] = []
    form.edited.connect(lambda name, value: got.append((name, value)))
    return got


def words_on(editor: QWidget) -> str:
    if isinstance(editor, QComboBox):
        return editor.currentText()
    assert isinstance(editor, QLineEdit)
    return editor.text()


def type_into(form: Form, name: str, words: str) -> None:
    editor = form.editor(name)
    editor.setFocus()
    QTest.keySequence(editor, "Ctrl+A")
    QTest.keyClicks(editor, words)


def leave(form: Form, name: str) -> None:
    QTest.keyClick(form.editor(name), Qt.Key.Key_Tab)


def test_a_record_is_shown_in_words(form: Form, edits: list[tuple[str, Any]]) -> None:
    moment = datetime(2026, 7, 4, 11, 0, tzinfo=UTC)
    form.show_record(Thing("Kettle", "Hot\nand loud", date(2026, 12, 4), moment, Size.LARGE, True, 7))
    line, box, combo, tick = (form.editor(name) for name in ("name", "about", "size", "done"))
    assert isinstance(line, QLineEdit)
    assert isinstance(box, QPlainTextEdit)
    assert isinstance(combo, QComboBox)
    assert isinstance(tick, QCheckBox)
    assert (line.text(), box.toPlainText(), combo.currentText(), tick.isChecked()) == (
        "Kettle",
        "Hot\nand loud",
        "Large",
        True,
    )
    assert words_on(form.editor("made_on")) == "4 December 2026"
    assert words_on(form.editor("closes_at")) == "4 July 2026 12:00"  # in UK time, which is summer’s
    assert words_on(form.editor("count")) == "7"
    assert edits == []  # showing is not editing


def test_what_is_typed_is_told_as_a_value(form: Form, edits: list[tuple[str, Any]]) -> None:
    form.show_record(Thing())
    type_into(form, "name", " K ")
    type_into(form, "made_on", "4/12/2026")
    type_into(form, "closes_at", "4 Dec 2026 12:00")
    assert edits[-1] == ("closes_at", datetime(2026, 12, 4, 12, 0, tzinfo=UTC))
    assert ("made_on", date(2026, 12, 4)) in edits
    assert [value for name, value in edits if name == "name"] == ["K"]  # the blanks round it make no other value


def test_a_choice_is_told_as_the_very_value_that_was_offered(form: Form, edits: list[tuple[str, Any]]) -> None:
    form.show_record(Thing())
    QTest.keyClick(form.editor("size"), Qt.Key.Key_Down)
    assert edits == [("size", Size.LARGE)]
    assert isinstance(edits[0][1], Size)


def test_a_tick_is_told(form: Form, edits: list[tuple[str, Any]]) -> None:
    form.show_record(Thing())
    QTest.keyClick(form.editor("done"), Qt.Key.Key_Space)
    QTest.keyClick(form.editor("done"), Qt.Key.Key_Space)
    assert edits == [("done", True), ("done", False)]


def test_an_emptied_date_is_none(form: Form, edits: list[tuple[str, Any]]) -> None:
    form.show_record(Thing(made_on=date(2026, 12, 4)))
    type_into(form, "made_on", "")
    QTest.keyClick(form.editor("made_on"), Qt.Key.Key_Delete)
    assert edits == [("made_on", None)]


def test_a_fault_is_said_beside_the_field_when_it_is_left_and_the_last_good_value_stays(
    form: Form, edits: list[tuple[str, Any]]
) -> None:
    form.show_record(Thing(count=7))
    type_into(form, "count", "7x")
    faults = [label for label in form.findChildren(QLabel) if "7x" in label.text() and label.isVisible()]
    assert faults == []
    leave(form, "count")
    [fault] = [label for label in form.findChildren(QLabel) if "7x" in label.text() and label.isVisible()]
    assert fault.text() == "“7x” is not a number. Type digits."
    assert form.has_faults
    assert edits == []
    type_into(form, "count", "78")
    assert not fault.isVisible()
    assert not form.has_faults
    assert edits[-1] == ("count", 78)


def test_no_part_is_kept_of_what_cannot_be_read_as_a_whole(form: Form, edits: list[tuple[str, Any]]) -> None:
    form.show_record(Thing(count=7))
    type_into(form, "count", "12.5")
    assert edits[-1] == ("count", 7)
    leave(form, "count")
    assert words_on(form.editor("count")) == "12.5"
    type_into(form, "count", "12")
    leave(form, "count")
    type_into(form, "count", "34.5")
    assert edits[-1] == ("count", 12)  # it was meant once the field was left


def test_a_form_that_was_shown_nothing_tells_nothing_that_was_not_typed(
    form: Form, edits: list[tuple[str, Any]]
) -> None:
    type_into(form, "count", "1x")
    assert edits == [("count", 1)]
    form.show_record(Thing(count=7))
    form.forget_typing()
    type_into(form, "count", "3x")
    assert edits[1:] == [("count", 3)]


def test_a_fault_that_was_held_back_is_said_when_the_form_is_asked_for_faults(form: Form) -> None:
    form.show_record(Thing())
    type_into(form, "count", "x")
    assert form.has_faults
    assert "“x” is not a number." in form.editor("count").accessibleDescription()


def test_the_same_record_shown_again_leaves_alone_what_cannot_be_read(form: Form) -> None:
    form.show_record(Thing(count=7))
    type_into(form, "count", "7x")
    leave(form, "count")
    form.show_record(Thing(count=7))
    assert words_on(form.editor("count")) == "7x"
    form.show_record(Thing(count=8))
    assert words_on(form.editor("count")) == "8"
    assert not form.has_faults


def test_another_record_takes_over_every_field(form: Form) -> None:
    form.show_record(Thing(count=7))
    type_into(form, "count", "7x")
    form.forget_typing()
    form.show_record(Thing(count=7))
    assert words_on(form.editor("count")) == "7"
    leave(form, "count")
    assert not form.has_faults


def test_a_field_being_typed_in_keeps_its_words_unless_its_value_has_become_another(form: Form) -> None:
    form.show_record(Thing(name="Old"))
    type_into(form, "name", "New ")
    form.show_record(Thing(name="New"))
    assert words_on(form.editor("name")) == "New "
    form.show_record(Thing(name="Old"))
    assert words_on(form.editor("name")) == "Old"


def test_a_box_says_its_fault_at_once_and_tab_leaves_it(qtbot: QtBot) -> None:
    form = Form((Field("count", "Count", lines=2, read=_read_count), Field("name", "Name")), "Thing")
    qtbot.addWidget(form)
    form.show()
    form.activateWindow()
    QApplication.processEvents()
    type_into(form, "count", "x")
    assert "“x” is not a number." in form.editor("count").accessibleDescription()
    leave(form, "count")
    assert QApplication.focusWidget() is form.editor("name")


def test_a_box_below_a_fault_of_two_lines_is_shown_whole_in_a_wide_page(qtbot: QtBot) -> None:
    form = Form((Field("words", "Words wanted", read=_read_count), Field("text", "Text", lines=4)), "Length")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(form)
    column.addWidget(QLineEdit())
    area = scrolled(holder)
    qtbot.addWidget(area)
    area.resize(1600, 120)
    area.show()
    qtbot.waitExposed(area)
    form.say_fault(
        "words", "“Forty men a month left the prison” is not a number of words. Type digits, for example 250. " * 2
    )
    box = form.editor("text")
    row = box.parentWidget()
    assert row is not None
    qtbot.waitUntil(lambda: box.geometry().bottom() < row.height())
    assert row.geometry().bottom() < form.height()


def test_every_field_has_its_label_as_name_and_its_hint_as_description(form: Form) -> None:
    assert form.editor("name").accessibleName() == "Name"
    assert form.editor("name").accessibleDescription() == "What it is called"
    form.say_fault("name", "Too short.")
    assert form.editor("name").accessibleDescription() == "Too short. What it is called"
    form.focus_first()
    assert QApplication.focusWidget() is form.editor("name")


def test_nothing_that_is_shown_for_a_choice_unknown_is_the_first(form: Form) -> None:
    form.show_values({"size": "huge"})
    assert words_on(form.editor("size")) == "Small"


def test_what_was_typed_stands_there_as_it_was_understood_once_the_field_is_left(form: Form) -> None:
    form.show_record(Thing())
    type_into(form, "made_on", "today")
    assert words_on(form.editor("made_on")) == "today"
    leave(form, "made_on")
    assert words_on(form.editor("made_on")) == say_date(today())
    type_into(form, "made_on", "4/13/2026")
    leave(form, "made_on")
    assert words_on(form.editor("made_on")) == "4/13/2026"  # what cannot be read stays, to be mended


def test_a_formatted_field_gives_and_takes_canonical_markdown(qtbot: QtBot) -> None:
    form = Form(
        (Field("text", "Text", lines=4, formatted=True), Field("done", "Done", "It is all there", tick=True)), "Story"
    )
    qtbot.addWidget(form)
    edits: list[tuple[str, Any]] = []
    form.edited.connect(lambda name, value: edits.append((name, value)))
    form.show_values({"text": "We **met** him.\n\n- Housed\n"})
    editor = form.editor("text")
    assert isinstance(editor, TextEditor)
    assert editor.toPlainText() == "We met him.\nHoused"
    assert edits == []
    editor.setFocus()
    QTest.keySequence(editor, "Ctrl+End")
    QTest.keyClicks(editor, " [well]")
    assert edits[-1] == ("text", "We **met** him.\n\n- Housed \\[well\\]\n")
    form.stop_typing()
    assert editor.isReadOnly()
    tick = form.editor("done")
    assert isinstance(tick, QCheckBox)
    assert tick.text() == "It is all there"
