"""The find bar: goes from place to place and replaces, with formatting and merge fields kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.ui.widgets.find_bar import LAYER, MOST_MARKED, FindBar
from bidprep.ui.widgets.marks import marks_of
from bidprep.ui.widgets.text_editor import TextEditor

Key = Qt.Key
FIELDS = {"lead": "the cat trust"}


@pytest.fixture
def bar(qtbot: QtBot) -> FindBar:
    holder = QWidget()
    layout = QVBoxLayout(holder)
    editor = TextEditor()
    made = FindBar(editor)
    layout.addWidget(made)
    layout.addWidget(editor)
    qtbot.addWidget(holder)
    holder.resize(800, 400)
    holder.show()
    qtbot.waitExposed(holder)
    holder.activateWindow()
    editor.setFocus()
    qtbot.waitUntil(editor.hasFocus)
    qtbot.holder = holder  # type: ignore[attr-defined]  # else it would be gone, and the bar with it
    return made


def _editor(bar: FindBar) -> TextEditor:
    return bar._editor


def _show(bar: FindBar, markdown: str) -> None:
    _editor(bar).show_text(read_markdown(markdown), FIELDS)


def _markdown(bar: FindBar) -> str:
    return write_markdown(_editor(bar).text()).strip()


def test_ctrl_f_opens_and_each_enter_goes_on_round_the_end(qtbot: QtBot, bar: FindBar) -> None:
    _show(bar, "cat 😀 Cat\n\nconcat")
    qtbot.keyClick(_editor(bar), Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert bar.isVisible()
    assert bar.line.hasFocus()
    assert not bar.with_line.isVisible()
    qtbot.keyClicks(bar.line, "cat")
    starts = []
    for _ in range(4):
        starts.append((_editor(bar).textCursor().selectionStart(), bar.said.text()))
        qtbot.keyClick(bar.line, Key.Key_Return)
    assert starts == [(0, "1 of 3"), (7, "2 of 3"), (14, "3 of 3"), (0, "1 of 3")]
    qtbot.keyClick(bar.line, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.said.text() == "1 of 3"
    assert len(marks_of(_editor(bar)).stretches(LAYER)) == 3
    qtbot.keyClick(bar.line, Key.Key_Escape)
    assert not bar.isVisible()
    assert _editor(bar).hasFocus()
    assert marks_of(_editor(bar)).stretches(LAYER) == []


def test_case_and_whole_words(bar: FindBar) -> None:
    _show(bar, "cat Cat concat")
    bar.open(replacing=False)
    bar.line.setText("cat")
    bar.case.setChecked(True)
    assert bar.said.text() == "1 of 2"
    bar.whole.setChecked(True)
    assert bar.said.text() == "1 of 1"
    bar.line.setText("dog")
    assert bar.said.text() == "Not found"
    bar.line.clear()
    assert bar.said.text() == ""


def test_one_by_one_and_all_are_replaced_but_not_in_merge_fields(qtbot: QtBot, bar: FindBar) -> None:
    _show(bar, "A **cat** of {{lead}} and a cat, a cat.")
    bar.open(replacing=True)
    bar.line.setText("cat")
    qtbot.keyClicks(bar.with_line, "dog")
    qtbot.keyClick(bar.with_line, Key.Key_Return)
    assert _markdown(bar) == "A **dog** of {{lead}} and a cat, a cat."
    bar.replace_every.click()
    assert bar.said.text() == "2 replaced"
    assert _markdown(bar) == "A **dog** of {{lead}} and a dog, a dog."
    _editor(bar).undo()
    assert _markdown(bar) == "A **dog** of {{lead}} and a cat, a cat."


def test_a_replacement_that_holds_what_is_sought_ends(bar: FindBar) -> None:
    _show(bar, "cat cat")
    bar.open(replacing=True)
    bar.line.setText("cat")
    bar.with_line.setText("cat cat")
    bar.replace_every.click()
    assert _markdown(bar) == "cat cat cat cat"


def test_a_text_to_read_can_be_searched_and_not_changed(bar: FindBar) -> None:
    _show(bar, "cat")
    _editor(bar).setReadOnly(True)
    bar.open(replacing=True)
    bar.line.setText("cat")
    bar.replace()
    bar.replace_all()
    assert _markdown(bar) == "cat"


def test_what_is_selected_is_sought_and_marks_follow_the_text(qtbot: QtBot, bar: FindBar) -> None:
    _show(bar, "cat and dog")
    _editor(bar).selectAll()
    bar.open(replacing=False)
    assert bar.line.text() == "cat and dog"
    bar.line.setText("dog")
    _editor(bar).textCursor().insertText("fish")
    qtbot.waitUntil(lambda: bar.said.text() == "Not found")


def test_very_many_places_are_counted_no_further(bar: FindBar) -> None:
    _show(bar, "e " * (MOST_MARKED + 5))
    bar.open(replacing=False)
    bar.line.setText("e")
    assert len(marks_of(_editor(bar)).stretches(LAYER)) == MOST_MARKED


@pytest.fixture
def two(qtbot: QtBot) -> tuple[QWidget, QLineEdit, FindBar, FindBar]:
    """A page with two texts and a bar for each, of which the first serves the page and a pane beside it."""
    window = QWidget()
    page, beside, elsewhere = QWidget(), QWidget(), QLineEdit()
    across = QHBoxLayout(window)
    for pane in (page, beside, elsewhere):
        across.addWidget(pane)
    lines = []
    for pane in (page, beside):
        lines.append(QLineEdit())
        QVBoxLayout(pane).addWidget(lines[-1])
    bars = []
    for words in ("first cat", "second cat"):
        editor = TextEditor()
        editor.show_text(read_markdown(words))
        bars.append(FindBar(editor))
        for widget in (bars[-1], editor):
            page_layout = page.layout()
            assert page_layout is not None
            page_layout.addWidget(widget)
    bars[0].serve(page, beside)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window, elsewhere, bars[0], bars[1]


def _press(qtbot: QtBot, widget: QWidget, key: Qt.Key) -> None:
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    qtbot.keyClick(widget, key, Qt.KeyboardModifier.ControlModifier)


def test_the_bar_that_serves_a_page_opens_from_anywhere_on_it_and_beside_it(
    qtbot: QtBot, two: tuple[QWidget, QLineEdit, FindBar, FindBar]
) -> None:
    window, elsewhere, first, second = two
    lines = [line for line in window.findChildren(QLineEdit) if line.isVisible() and line is not elsewhere]
    assert len(lines) == 2
    for line in lines:
        for key, replacing in ((Key.Key_F, False), (Key.Key_H, True)):
            _press(qtbot, line, key)
            assert first.line.hasFocus()
            assert first.with_line.isVisible() == replacing
            first.shut()
    _press(qtbot, elsewhere, Key.Key_F)
    assert not first.isVisible()
    assert not second.isVisible()


def test_in_another_text_of_the_page_and_in_its_bar_the_keys_are_its_own(
    qtbot: QtBot, two: tuple[QWidget, QLineEdit, FindBar, FindBar]
) -> None:
    _window, _elsewhere, first, second = two
    _press(qtbot, _editor(second), Key.Key_F)
    assert second.line.hasFocus()
    assert not first.isVisible()
    for within in (second.line, second.case, second.next):
        _press(qtbot, within, Key.Key_H)
        assert second.line.hasFocus()
        assert second.with_line.isVisible()
        second.open(replacing=False)
    assert not first.isVisible()
    _press(qtbot, _editor(first), Key.Key_F)
    assert first.line.hasFocus()


def test_other_keys_of_the_same_letters_go_to_the_text(qtbot: QtBot, bar: FindBar) -> None:
    _show(bar, "")
    qtbot.keyClicks(_editor(bar), "fh")
    assert _markdown(bar) == "fh"
    qtbot.keyClick(_editor(bar), Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert not bar.isVisible()
