"""Spelling in text boxes: what is marked, what is suggested, and what a menu does."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.spelling import Spelling
from bidprep.operations.spelling import bundled_spelling
from bidprep.ui.widgets.marks import TextBox, marks_of
from bidprep.ui.widgets.spelling_marks import LAYER, SpellingMarks
from bidprep.ui.widgets.text_editor import TextEditor


def _shown(qtbot: QtBot, box: TextBox) -> TextBox:
    qtbot.addWidget(box)
    box.resize(500, 300)
    box.show()
    qtbot.waitExposed(box)
    return box


def _marked(box: TextBox) -> list[str]:
    found = []
    for start, end in marks_of(box).stretches(LAYER):
        cursor = QTextCursor(box.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found


def _menu(box: TextBox) -> dict[str, Callable[[], None]]:
    menu = next(menu for menu in box.findChildren(QMenu) if menu.isVisible())
    return {action.text().replace("&", ""): action.trigger for action in menu.actions()}


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor()
    _shown(qtbot, made)
    return made


@pytest.fixture
def marks(editor: TextEditor) -> SpellingMarks:
    return SpellingMarks(editor, bundled_spelling)


def _show(editor: TextEditor, marks: SpellingMarks, markdown: str) -> None:
    editor.show_text(read_markdown(markdown), {"lead": "Qwertzu Trust"})
    marks.refresh()


def test_misspelt_words_are_marked_and_fields_are_not(editor: TextEditor, marks: SpellingMarks) -> None:
    _show(
        editor,
        marks,
        "😀 We recieve {{lead}} and **goverment** help.\n\n- a teh\n\n| teh | b |\n| --- | --- |\n| c | wich |\n",
    )
    assert _marked(editor) == ["recieve", "goverment", "teh", "teh", "wich"]


def test_marks_are_neither_text_nor_undone_nor_copied(editor: TextEditor, marks: SpellingMarks) -> None:
    _show(editor, marks, "We recieve it.")
    assert write_markdown(editor.text()).strip() == "We recieve it."
    assert not editor.document().isUndoAvailable()
    assert "underline" not in editor.toHtml()


def test_the_word_that_is_being_typed_is_left_alone_until_it_is_left(
    qtbot: QtBot, editor: TextEditor, marks: SpellingMarks
) -> None:
    editor.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "We recie")
    marks.refresh()
    assert _marked(editor) == []
    qtbot.keyClicks(editor, " ")
    qtbot.waitUntil(lambda: _marked(editor) == ["recie"])


def test_a_text_to_read_is_not_marked(editor: TextEditor, marks: SpellingMarks) -> None:
    editor.setReadOnly(True)
    _show(editor, marks, "We recieve it.")
    assert _marked(editor) == []
    assert not marks.go_to_next()


def test_nothing_is_marked_before_the_dictionary_is_there(editor: TextEditor) -> None:
    marks = SpellingMarks(editor, lambda: None)
    _show(editor, marks, "We recieve it.")
    assert _marked(editor) == []
    assert not marks.open_suggestions()


def test_a_suggestion_replaces_the_word_in_its_formatting_and_is_one_undo(
    editor: TextEditor, marks: SpellingMarks
) -> None:
    _show(editor, marks, "We **recieve it** now.")
    assert marks.go_to_next()
    assert editor.textCursor().selectedText() == "recieve"
    assert marks.open_suggestions()
    _menu(editor)["1 receive"]()
    assert write_markdown(editor.text()).strip() == "We **receive it** now."
    assert _marked(editor) == []
    editor.undo()
    assert write_markdown(editor.text()).strip() == "We **recieve it** now."


def test_the_next_misspelt_word_is_found_round_the_end(editor: TextEditor, marks: SpellingMarks) -> None:
    _show(editor, marks, "wich one\n\nteh two " + "and more words " * 400 + "seperate")
    found = []
    for _ in range(4):
        assert marks.go_to_next()
        found.append(editor.textCursor().selectedText())
    assert found == ["wich", "teh", "seperate", "wich"]


def test_a_word_is_added_from_the_menu_by_mouse_or_key(qtbot: QtBot, editor: TextEditor, marks: SpellingMarks) -> None:
    _show(editor, marks, "Qwertzu recieves")
    cursor = editor.textCursor()
    cursor.setPosition(2)
    editor.setTextCursor(cursor)
    for reason, at in (
        (QContextMenuEvent.Reason.Keyboard, QPoint(300, 200)),
        (QContextMenuEvent.Reason.Mouse, editor.cursorRect().center()),
    ):
        QApplication.sendEvent(editor.viewport(), QContextMenuEvent(reason, at, editor.viewport().mapToGlobal(at)))
        entries = _menu(editor)
        assert "Format" in entries
        with qtbot.waitSignal(marks.add_wanted) as wanted:
            entries["Add “Qwertzu” to the spelling"]()
        assert wanted.args == ["Qwertzu"]
        for menu in editor.findChildren(QMenu):
            menu.close()
        qtbot.wait(1)


def test_plain_text_boxes_are_marked_by_the_same_mechanism(qtbot: QtBot) -> None:
    box = QPlainTextEdit()
    _shown(qtbot, box)
    marks = SpellingMarks(box, bundled_spelling)
    box.setPlainText("First line\nWe recieve it")
    marks.refresh()
    assert _marked(box) == ["recieve"]
    assert marks.go_to_next()
    assert marks.open_suggestions()
    _menu(box)["1 receive"]()
    assert box.toPlainText() == "First line\nWe receive it"


def test_only_what_is_in_sight_is_looked_at(editor: TextEditor, marks: SpellingMarks) -> None:
    _show(editor, marks, "\n\n".join(["wich " * 20] * 300))
    assert 0 < len(_marked(editor)) < 1000
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    marks.refresh()
    assert marks_of(editor).stretches(LAYER)[0][0] > 20_000


_WORDS = ["recieve", "receive", "teh", "the", "goverment’s", "😀", "a", "resettlement"]
_EDITS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 4), st.sampled_from([*_WORDS, " ", "\n", "x", ""])), max_size=6
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(_WORDS), max_size=10), _EDITS)
def test_marks_stay_right_after_any_edit(
    editor: TextEditor, marks: SpellingMarks, words: list[str], edits: list[tuple[int, int, str]]
) -> None:
    editor.clearFocus()
    _show(editor, marks, " ".join(words))
    for at, length, put in edits:
        cursor = QTextCursor(editor.document())  # by characters, as the keys do: none is cut in two
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=at)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor, length)
        cursor.insertText(put)
        marks.refresh()
        fresh = Spelling(bundled_spelling().dictionary)
        expected = [there.word for line in editor.toPlainText().split("\n") for there in fresh.find(line)]
        assert _marked(editor) == expected
