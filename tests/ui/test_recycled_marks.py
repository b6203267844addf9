"""What came from the library is marked where it stands, live, and by more than colour."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from bidprep.domain.library import Passage, PassageUse, UsedPassage
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.recycling import paragraphs_of, recycled_paragraphs
from bidprep.settings import Appearance
from bidprep.ui.appearance import Tone, apply_appearance, tone_colours
from bidprep.ui.widgets.marks import mark, marks_of
from bidprep.ui.widgets.recycled_marks import LAYER, RecycledMarks
from bidprep.ui.widgets.text_editor import TextEditor

FIRST, SECOND = "We vet everybody before the first shift starts.", "References are taken up by telephone every time."
PASSAGE = Passage("p", "Vetting", text=f"{FIRST}\n\n{SECOND}\n\nToo short.\n")


def used(passage: Passage = PASSAGE, *, is_tailored: bool = False) -> UsedPassage:
    return UsedPassage(PassageUse(f"u{passage.id}", passage.id, "a", passage.text, None, is_tailored), passage)


@pytest.fixture
def editor(qtbot: QtBot) -> TextEditor:
    made = TextEditor()
    qtbot.addWidget(made)
    made.resize(700, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def marks(editor: TextEditor) -> RecycledMarks:
    return RecycledMarks(editor)


def marked(editor: TextEditor) -> list[str]:
    found = []
    for start, end in marks_of(editor).stretches(LAYER):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found


def show(editor: TextEditor, markdown: str) -> None:
    editor.show_text(read_markdown(markdown))


def test_paragraphs_that_stand_as_they_came_are_marked_and_no_others(editor: TextEditor, marks: RecycledMarks) -> None:
    show(editor, f"Our own words.\n\n{FIRST}\n\nToo short.\n\n- {SECOND}\n")
    before = write_markdown(editor.text())
    marks.show_uses([used()])
    assert marked(editor) == [FIRST, SECOND]
    assert marks.button.text().replace("&", "") == "Not yet tailored: 2 paragraphs"
    assert write_markdown(editor.text()) == before
    assert not editor.document().isUndoAvailable()
    marks.show_uses([used(is_tailored=True)])
    assert marked(editor) == []
    assert marks.button.isHidden()


def test_a_paragraph_is_no_longer_marked_once_it_is_edited_and_is_again_when_that_is_undone(
    qtbot: QtBot, editor: TextEditor, marks: RecycledMarks
) -> None:
    show(editor, f"{FIRST}\n\n{SECOND}\n")
    marks.show_uses([used()])
    qtbot.keyClicks(editor, "Here ")
    qtbot.waitUntil(lambda: marked(editor) == [SECOND])
    assert marks.button.text().replace("&", "") == "Not yet tailored: 1 paragraph"
    editor.undo()
    qtbot.waitUntil(lambda: marked(editor) == [FIRST, SECOND])


def test_the_button_goes_from_one_to_the_next_round_the_end(editor: TextEditor, marks: RecycledMarks) -> None:
    show(editor, f"Ours.\n\n{FIRST}\n\n{SECOND}\n")
    marks.go_on()
    assert editor.textCursor().position() == 0
    marks.show_uses([used()])
    starts = [start for start, _end in marks_of(editor).stretches(LAYER)]
    went = []
    for _ in range(3):
        marks.button.click()
        went.append(editor.textCursor().position())
    assert went == [*starts, starts[0]]


def test_the_mark_is_a_line_and_words_as_well_as_a_tint(qtbot: QtBot, editor: TextEditor, marks: RecycledMarks) -> None:
    show(editor, f"Ours.\n\n{FIRST}\n")
    assert marks._line.isHidden()
    marks.show_uses([used()])
    assert marks._line.isVisible()
    (piece,) = marks._line.rects()
    line = marks._line
    ink = tone_colours(Tone.CAUTION, editor.palette())[0]
    image = editor.grab().toImage()
    ratio = image.devicePixelRatio()
    at = line.mapTo(editor, piece.center()) * ratio
    assert image.pixelColor(at) == ink
    above = line.mapTo(editor, QPoint(piece.center().x(), piece.top() - 10)) * ratio
    assert image.pixelColor(above) != ink
    assert editor.accessibleDescription() == "Not yet tailored: 1 paragraph, recycled from the library."
    marks.go_on()
    qtbot.waitUntil(lambda: editor.accessibleDescription() == "Recycled from “Vetting”, not yet tailored.")
    viewport = editor.viewport()
    place = editor.cursorRect().center()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, place, viewport.mapToGlobal(place)))
    assert QToolTip.text() == "Recycled from “Vetting”, not yet tailored."
    assert marks.said_at(0) == ""


def test_the_line_follows_the_text_as_it_grows_and_scrolls(
    qtbot: QtBot, editor: TextEditor, marks: RecycledMarks
) -> None:
    show(editor, "\n\n".join(["Ours.", FIRST, *(f"Words of ours, number {number}." for number in range(60)), SECOND]))
    marks.show_uses([used()])
    (before,) = marks._line.rects()
    for _ in range(3):
        editor.textCursor().insertBlock()
    (after,) = marks._line.rects()
    assert after.top() > before.top()
    editor.verticalScrollBar().setValue(editor.verticalScrollBar().maximum())
    qtbot.waitUntil(lambda: SECOND in marked(editor))
    (last,) = marks._line.rects()
    assert last.bottom() <= editor.viewport().height()
    marks.go_on()
    assert editor.textCursor().block().text() == FIRST
    qtbot.waitUntil(lambda: marked(editor) == [FIRST])  # what is far from what is in sight is not marked meanwhile
    width = editor.viewport().geometry().left()
    editor.resize(1400, 300)
    assert marks._line.x() > width


def test_a_line_under_a_word_is_not_painted_over(editor: TextEditor, marks: RecycledMarks) -> None:
    show(editor, FIRST)
    look = QTextCharFormat()
    look.setFontUnderline(True)
    marks_of(editor).show("spelling", [mark(editor, 0, 2, look)])
    marks.show_uses([used()])
    assert [each.format.fontUnderline() for each in editor.extraSelections()] == [False, True]


def test_a_table_is_marked_cell_by_cell(editor: TextEditor, marks: RecycledMarks) -> None:
    table = "| Who | What they do every day |\n|---|---|\n| Lead | Runs the whole service |\n"
    show(editor, f"Ours.\n\n{table}\n")
    marks.show_uses([used(Passage("t", "", "Who does what?", table))])
    assert marked(editor) == ["Who", "What they do every day", "Lead", "Runs the whole service"]
    assert marks.button.text().replace("&", "") == "Not yet tailored: 1 paragraph"
    assert marks.said_at(marks_of(editor).stretches(LAYER)[0][0]) == "Recycled from “Who does what?”, not yet tailored."


def test_the_tint_follows_the_appearance(qtbot: QtBot, editor: TextEditor, marks: RecycledMarks) -> None:
    show(editor, FIRST)
    marks.show_uses([used()])
    try:
        apply_appearance(Appearance.DARK, 100)
        qtbot.wait(1)
        (shown,) = editor.extraSelections()
        assert shown.format.background().color() == tone_colours(Tone.CAUTION, editor.palette())[1]
    finally:
        apply_appearance(Appearance.LIGHT, 100)


@given(st.lists(st.sampled_from([FIRST, SECOND, "Too short.", "Our own words.", f"{FIRST} More."]), max_size=6))
def test_what_is_marked_is_what_the_rule_calls_recycled(qapp: QApplication, paragraphs: list[str]) -> None:
    editor = TextEditor()
    editor.resize(700, 600)
    marks = RecycledMarks(editor)
    show(editor, "\n\n".join(paragraphs))
    marks.show_uses([used()])
    left = recycled_paragraphs(used().use, paragraphs_of(editor.text()))
    assert set(marked(editor)) == set(left)
    assert marked(editor) == [words for words in paragraphs if words in left]
    editor.deleteLater()
