"""What is typed as Markdown becomes formatting, and merge fields are completed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget
from pytestqt.qtbot import QtBot

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.ui.widgets.text_editor import TextEditor

Key = Qt.Key
FIELDS = {"charity number": "1234567", "legal name": "The Fellside Trust", "staff": ""}
Type = Callable[..., None]


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    made.show_text(read_markdown(""), FIELDS)
    return made


def _markdown(editor: TextEditor) -> str:
    return write_markdown(editor.text()).strip()


@pytest.mark.parametrize(
    ("typed", "markdown"),
    [
        ("- one", "- one"),
        ("* one", "- one"),
        ("1. one", "1. one"),
        ("1) one", "1. one"),
        ("# One", "## One"),
        ("## One", "## One"),
        ("### One", "### One"),
        ("say **yes** now", "say **yes** now"),
        ("say *yes* now", "say *yes* now"),
        ("**two words**.", "**two words**."),
        ("😀 **b** and *i*", "😀 **b** and *i*"),
        ("- **b** c", "- **b** c"),
    ],
)
def test_markdown_becomes_formatting_as_it_is_typed(
    qtbot: QtBot, editor: TextEditor, typed: str, markdown: str
) -> None:
    for letter in typed:
        if letter == "😀":
            editor.insertPlainText(letter)
        else:
            qtbot.keyClicks(editor, letter)
    assert _markdown(editor) == markdown


@pytest.mark.parametrize(
    "typed", ["2*3*4 is", "a - b", "5. five", "a ** b ** c", "** **", "-x", "####  x", "snake*s", "x **"]
)
def test_what_only_looks_like_markdown_stays_as_typed(qtbot: QtBot, editor: TextEditor, typed: str) -> None:
    qtbot.keyClicks(editor, typed)
    assert editor.toPlainText() == typed
    assert editor.textCursor().block().textList() is None


@pytest.mark.parametrize(
    ("typed", "shown"), [("- ", "- "), ("## ", "## "), ("1. ", "1. "), ("**b**", "**b**"), ("*i*", "*i*")]
)
def test_one_undo_brings_back_what_was_typed(qtbot: QtBot, editor: TextEditor, typed: str, shown: str) -> None:
    qtbot.keyClicks(editor, typed)
    assert editor.toPlainText() != shown
    qtbot.keyClick(editor, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() == shown
    assert editor.textCursor().block().textList() is None
    qtbot.keyClick(editor, Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert editor.toPlainText() != shown


def test_no_list_begins_in_a_table_or_in_a_list(qtbot: QtBot, editor: TextEditor) -> None:
    editor.show_text(read_markdown("| a | b |\n| --- | --- |\n| c | d |\n"))
    cursor = editor.textCursor()
    cursor.setPosition(1)
    editor.setTextCursor(cursor)
    qtbot.keyClicks(editor, "- ")
    assert "- a" in editor.toPlainText()
    editor.show_text(read_markdown("- \\- x"))
    qtbot.keyClicks(editor, "- ")
    assert editor.toPlainText().startswith("- ")


def _list(editor: TextEditor) -> QListWidget:
    return editor.findChildren(QListWidget)[0]


def _shown(editor: TextEditor) -> list[str]:
    there = _list(editor)
    return [there.item(row).text() for row in range(there.count())] if there.isVisible() else []


def test_fields_are_offered_with_their_values_and_filtered(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "We are {{")
    assert _shown(editor) == ["charity number: 1234567", "legal name: The Fellside Trust", "staff: no value"]
    qtbot.keyClicks(editor, "n")
    assert _shown(editor) == ["charity number: 1234567", "legal name: The Fellside Trust"]
    qtbot.keyClick(editor, Key.Key_Down)
    qtbot.keyClick(editor, Key.Key_Return)
    assert _markdown(editor) == "We are {{legal name}}"
    assert editor.toPlainText() == "We are The Fellside Trust"
    assert not _list(editor).isVisible()
    qtbot.keyClicks(editor, "!")
    assert _markdown(editor) == "We are {{legal name}}!"


def test_a_field_is_put_in_by_tab_and_is_one_undo(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "{{char")
    qtbot.keyClick(editor, Key.Key_Tab)
    assert _markdown(editor) == "{{charity number}}"
    assert editor.hasFocus()
    editor.undo()
    assert editor.toPlainText() == "{{char"


@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_Home, Key.Key_Backspace])
def test_the_list_goes_with_escape_or_when_the_braces_are_left(qtbot: QtBot, editor: TextEditor, key: Key) -> None:
    qtbot.keyClicks(editor, "x {{")
    assert _shown(editor)
    qtbot.keyClick(editor, key)
    assert _shown(editor) == []
    assert editor.hasFocus()


def test_typing_a_whole_name_or_an_unknown_one_still_works(qtbot: QtBot, editor: TextEditor) -> None:
    qtbot.keyClicks(editor, "{{legal name}} and {{no such}}")
    assert _markdown(editor) == "{{legal name}} and {{no such}}"
    assert _shown(editor) == []


def test_the_list_stays_within_the_editor_and_goes_when_it_loses_the_keyboard(qtbot: QtBot, editor: TextEditor) -> None:
    for _ in range(30):
        qtbot.keyClick(editor, Key.Key_Return)
        qtbot.keyClicks(editor, "x")
    qtbot.keyClicks(editor, "{{")
    assert editor.rect().contains(_list(editor).geometry())
    qtbot.keyClick(editor, Key.Key_PageDown)
    assert _list(editor).currentRow() == 2
    editor.clearFocus()
    assert _shown(editor) == []
