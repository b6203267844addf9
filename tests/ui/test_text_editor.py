"""The editor: what keys and commands do to a text, what is pasted, and what is left to the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QLineEdit, QMainWindow, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.text import MergeField, Run, Style, paragraph
from bidprep.ui.widgets import text_editor_clipboard as clipboard
from bidprep.ui.widgets.text_editor import TextEditor
from bidprep.ui.widgets.text_editor_formatting import whole_address
from bidprep.ui.widgets.text_editor_link import LinkDialog

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
Key = Qt.Key
Move = QTextCursor.MoveOperation
KEEP = QTextCursor.MoveMode.KeepAnchor
FIELDS = {"charity number": "1234567"}
TABLE = "| a | b |\n| --- | --- |\n| c | d |\n"
Show = Callable[[str], TextEditor]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def editor(qtbot: QtBot, window: QMainWindow) -> TextEditor:
    centre = QWidget()
    layout = QVBoxLayout(centre)
    layout.setContentsMargins(0, 0, 0, 0)
    made = TextEditor()
    layout.addWidget(made)
    layout.addWidget(QLineEdit())
    window.setCentralWidget(centre)
    window.resize(600, 400)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def show(editor: TextEditor) -> Show:
    def show_markdown(markdown: str) -> TextEditor:
        editor.show_text(read_markdown(markdown), FIELDS)
        return editor

    return show_markdown


def written(editor: TextEditor) -> str:
    return write_markdown(editor.text()).removesuffix("\n")


def put_cursor(editor: TextEditor, position: int, anchor: int | None = None) -> None:
    cursor = editor.textCursor()
    cursor.setPosition(position if anchor is None else anchor)
    cursor.setPosition(position, KEEP)
    editor.setTextCursor(cursor)


def put_at_end(editor: TextEditor) -> None:
    editor.moveCursor(Move.End)


def do(editor: TextEditor, name: str) -> QAction:
    action = next(action for action in editor.actions_ if action.objectName() == name)
    action.trigger()
    return action


def is_on(editor: TextEditor, name: str) -> bool:
    return next(action for action in editor.actions_ if action.objectName() == name).isChecked()


def mime(**kinds: str) -> QMimeData:
    made = QMimeData()
    if "html" in kinds:
        made.setHtml(kinds["html"])
    if "text" in kinds:
        made.setText(kinds["text"])
    return made


# --- showing and news ------------------------------------------------------------------------------


def test_showing_a_text_is_no_edit(qtbot: QtBot, show: Show, editor: TextEditor) -> None:
    with qtbot.assertNotEmitted(editor.edited):
        show("## A\n\n- b\n- {{charity number}}")
    assert editor.text() == read_markdown("## A\n\n- b\n- {{charity number}}")
    assert editor.textCursor().position() == 0


def test_typing_is_an_edit(qtbot: QtBot, show: Show) -> None:
    editor = show("word")
    with qtbot.waitSignal(editor.edited):
        qtbot.keyClicks(editor, "A ")
    assert written(editor) == "A word"


def test_a_new_editor_reports_no_edit(qtbot: QtBot) -> None:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.show_text(read_markdown("## A [link](https://x.org)"))
    with qtbot.assertNotEmitted(editor.edited, wait=50):
        editor.show()


def test_moving_the_cursor_is_no_edit(qtbot: QtBot, show: Show) -> None:
    editor = show("**bold** [link](https://x.org) {{charity number}}")
    with qtbot.assertNotEmitted(editor.edited):
        for _ in range(20):
            qtbot.keyClick(editor, Key.Key_Right)


def test_a_new_palette_or_font_size_is_no_edit(qtbot: QtBot, show: Show) -> None:
    editor = show("## A\n\n[link](https://x.org) {{charity number}}")
    with qtbot.assertNotEmitted(editor.edited):
        dark = QPalette(QColor("#333333"))
        editor.setPalette(dark)
        editor.zoomIn(4)
    (look,) = editor.document().begin().layout().formats()
    assert look.format.fontPointSize() > editor.document().defaultFont().pointSizeF()
    assert not editor.document().isUndoAvailable()


def test_showing_again_without_values_keeps_those_given_last(show: Show) -> None:
    editor = show("x")
    editor.show_text(read_markdown("{{charity number}}"))
    assert editor.toPlainText() == "1234567"


def test_tab_leaves_the_editor(qtbot: QtBot, window: QMainWindow, editor: TextEditor) -> None:
    qtbot.keyClick(editor, Key.Key_Tab)
    assert isinstance(window.focusWidget(), QLineEdit)
    assert written(editor) == ""


def test_the_text_column_stays_narrow_in_a_wide_window(qtbot: QtBot, window: QMainWindow, show: Show) -> None:
    editor = show("word " * 100)
    window.resize(1600, 400)
    qtbot.waitUntil(lambda: editor.width() > 1500)
    assert editor.viewport().width() <= editor.column_width() + 1
    assert editor.document().textWidth() == editor.viewport().width()
    left = editor.viewport().x()
    assert abs(left - (editor.width() - left - editor.viewport().width())) < 40
    window.resize(300, 400)
    qtbot.waitUntil(lambda: editor.width() < 400)
    assert editor.viewport().x() < 5


def test_right_to_left_words_are_laid_out_right_to_left(show: Show) -> None:
    editor = show("שלום עולם")
    assert editor.document().begin().textDirection() == Qt.LayoutDirection.RightToLeft


# --- keys ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one", "one\n\nx"),
        ("- one", "- one\n- x"),
        ("## one", "## one\n\nx"),
        ("1. one\n   1. two", "1. one\n   1. two\n   2. x"),
    ],
)
def test_enter_at_the_end_begins_what_comes_next(qtbot: QtBot, show: Show, before: str, after: str) -> None:
    editor = show(before)
    put_at_end(editor)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert written(editor) == after


def test_enter_on_an_empty_list_item_goes_a_level_up_and_then_ends_the_list(qtbot: QtBot, show: Show) -> None:
    editor = show("1. one\n   1. two")
    put_at_end(editor)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert written(editor) == "1. one\n   1. two\n2. x"
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClick(editor, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClicks(editor, "y")
    assert written(editor) == "1. one\n   1. two\n2. x\n\ny"


def test_enter_within_a_heading_makes_two_and_before_it_makes_room(qtbot: QtBot, show: Show) -> None:
    editor = show("## onetwo")
    put_cursor(editor, 3)
    qtbot.keyClick(editor, Key.Key_Return)
    assert written(editor) == "## one\n\n## two"
    put_cursor(editor, 0)
    qtbot.keyClick(editor, Key.Key_Return)
    editor.moveCursor(Move.Start)
    qtbot.keyClicks(editor, "x")
    assert written(editor) == "x\n\n## one\n\n## two"


def test_enter_replaces_the_selection(qtbot: QtBot, show: Show) -> None:
    editor = show("one two three")
    put_cursor(editor, 8, 3)
    qtbot.keyClick(editor, Key.Key_Return)
    assert written(editor) == "one\n\nthree"
    editor.undo()
    assert written(editor) == "one two three"


def test_enter_in_a_table_cell_and_shift_enter_anywhere_give_a_line_break(qtbot: QtBot, show: Show) -> None:
    editor = show(TABLE)
    put_cursor(editor, 2)
    qtbot.keyClick(editor, Key.Key_Return)
    qtbot.keyClicks(editor, "x")
    assert written(editor).startswith("| a<br>x | b |")
    editor = show("onetwo")
    put_cursor(editor, 3)
    qtbot.keyClick(editor, Key.Key_Return, SHIFT)
    assert written(editor) == "one\\\ntwo"


@pytest.mark.parametrize("before", ["- one", "1. one"])
def test_backspace_at_the_start_of_a_list_item_makes_it_body_text(qtbot: QtBot, show: Show, before: str) -> None:
    editor = show(before)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert written(editor) == "one"
    editor.undo()
    assert written(editor) == before


def test_backspace_in_an_empty_heading_makes_it_body_text(qtbot: QtBot, show: Show) -> None:
    editor = show("")
    do(editor, "heading-1")
    assert is_on(editor, "heading-1")
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert is_on(editor, "body")


def test_removing_what_stands_between_two_lists_counts_on(qtbot: QtBot, show: Show) -> None:
    editor = show("1. one\n\nx\n\n1. two")
    put_cursor(editor, 3)
    qtbot.keyClick(editor, Key.Key_Delete, SHIFT)  # without a selection this does nothing
    put_cursor(editor, 5, 3)
    qtbot.keyClick(editor, Key.Key_Backspace)
    assert written(editor) == "1. one\n2. two"
    last = editor.document().lastBlock()
    assert last.textList().itemText(last) == "2."
    qtbot.keyClick(editor, Key.Key_Z, CTRL)
    assert written(editor) == "1. one\n\nx\n\n1. two"


def test_what_is_typed_into_a_heading_is_not_marked_bold(qtbot: QtBot, show: Show) -> None:
    editor = show("")
    do(editor, "heading-1")
    qtbot.keyClicks(editor, "Title")
    assert written(editor) == "## Title"
    do(editor, "body")
    assert written(editor) == "Title"
    assert editor.document().begin().begin().fragment().charFormat().propertyCount() == 0


# --- formatting ------------------------------------------------------------------------------------


def test_bold_and_italic_turn_on_and_off(qtbot: QtBot, show: Show) -> None:
    editor = show("one two")
    put_cursor(editor, 3, 0)
    qtbot.keyClick(editor, Key.Key_B, CTRL)
    assert written(editor) == "**one** two"
    assert is_on(editor, "bold")
    put_cursor(editor, 7, 0)
    qtbot.keyClick(editor, Key.Key_I, CTRL)
    qtbot.keyClick(editor, Key.Key_B, CTRL)
    assert written(editor) == "***one two***"
    qtbot.keyClick(editor, Key.Key_B, CTRL)
    assert written(editor) == "*one two*"
    assert not is_on(editor, "bold")


def test_bold_without_a_selection_is_for_what_is_typed_next(qtbot: QtBot, show: Show) -> None:
    editor = show("one")
    put_at_end(editor)
    qtbot.keyClicks(editor, " ")
    qtbot.keyClick(editor, Key.Key_B, CTRL)
    qtbot.keyClicks(editor, "two")
    qtbot.keyClick(editor, Key.Key_B, CTRL)
    qtbot.keyClicks(editor, " three")
    assert written(editor) == "one **two** three"


def test_bold_over_several_paragraphs(show: Show) -> None:
    editor = show("one\n\n**two**\n\nthree")
    editor.selectAll()
    do(editor, "bold")
    assert written(editor) == "**one**\n\n**two**\n\n**three**"


@pytest.mark.parametrize(
    ("key", "modifiers", "after"),
    [
        (Key.Key_1, CTRL | ALT, "## one\n\n## two"),
        (Key.Key_2, CTRL | ALT, "### one\n\n### two"),
        (Key.Key_L, CTRL | SHIFT, "- one\n- two"),
        (Key.Key_7, CTRL | SHIFT, "1. one\n2. two"),
    ],
)
def test_keys_style_the_selected_paragraphs_and_body_text_takes_it_back(
    qtbot: QtBot, show: Show, key: Qt.Key, modifiers: Qt.KeyboardModifier, after: str
) -> None:
    editor = show("one\n\ntwo")
    editor.selectAll()
    qtbot.keyClick(editor, key, modifiers)
    assert written(editor) == after
    qtbot.keyClick(editor, Key.Key_0, CTRL | ALT)
    assert written(editor) == "one\n\ntwo"


def test_bullets_become_numbers_at_the_same_level_and_again_body_text(show: Show) -> None:
    editor = show("- one\n   - two")
    editor.selectAll()
    do(editor, "numbering")
    assert written(editor) == "1. one\n   1. two"
    do(editor, "numbering")
    assert written(editor) == "one\n\ntwo"


def test_list_items_go_in_and_out_two_levels(qtbot: QtBot, show: Show) -> None:
    editor = show("1. one\n2. two\n3. three")
    put_cursor(editor, 5)
    qtbot.keyClick(editor, Key.Key_BracketRight, CTRL)
    qtbot.keyClick(editor, Key.Key_BracketRight, CTRL)
    assert written(editor) == "1. one\n   1. two\n2. three"
    qtbot.keyClick(editor, Key.Key_BracketLeft, CTRL)
    assert written(editor) == "1. one\n2. two\n3. three"
    qtbot.keyClick(editor, Key.Key_BracketLeft, CTRL)
    assert written(editor) == "1. one\n\ntwo\n\n1. three"


def test_a_style_is_one_step_to_undo(show: Show) -> None:
    editor = show("one\n\ntwo\n\nthree")
    editor.selectAll()
    do(editor, "bullets")
    editor.undo()
    assert written(editor) == "one\n\ntwo\n\nthree"
    assert not editor.document().isUndoAvailable()
    editor.redo()
    assert written(editor) == "- one\n- two\n- three"


def test_styles_leave_tables_alone(show: Show) -> None:
    editor = show("one\n\n" + TABLE + "\ntwo")
    editor.selectAll()
    do(editor, "bullets")
    assert written(editor) == "- one\n\n" + TABLE + "\n- two"


def test_actions_say_what_is_on_and_possible(show: Show) -> None:
    editor = show("- one\n\n" + TABLE)
    states = {action.objectName(): action for action in editor.actions_}
    assert states["bullets"].isChecked()
    assert states["indent"].isEnabled()
    assert not states["add-row"].isEnabled()
    put_cursor(editor, 4)
    assert states["add-row"].isEnabled()
    assert not states["heading-1"].isEnabled()
    states_after_click = do(editor, "body")
    assert not states_after_click.isEnabled()


def test_every_action_has_words_and_keys_are_given_once(editor: TextEditor) -> None:
    assert all(action.text() and action.toolTip() and action.objectName() for action in editor.actions_)
    keys = [key.toString() for action in editor.actions_ for key in action.shortcuts()]
    assert len(keys) == len(set(keys))
    assert "Ctrl+K" not in keys


# --- tables ----------------------------------------------------------------------------------------


def test_a_table_is_put_behind_the_paragraph_and_grows_and_shrinks(qtbot: QtBot, show: Show) -> None:
    editor = show("- before")
    do(editor, "table")
    qtbot.keyClicks(editor, "head")
    assert written(editor) == "- before\n\n| head |  |\n| --- | --- |\n|  |  |\n|  |  |"
    do(editor, "remove-row")
    assert editor.text() == read_markdown("- before")
    editor.undo()
    put_cursor(editor, 8)
    do(editor, "add-row")
    do(editor, "add-column")
    assert written(editor).startswith("- before\n\n| head |  |  |\n| --- | --- | --- |\n|  |  |  |\n|  |  |  |")
    do(editor, "remove-column")
    do(editor, "remove-column")
    assert written(editor) == "- before"
    put_at_end(editor)
    qtbot.keyClicks(editor, "after")
    assert written(editor).endswith("\n\nafter")


def test_table_commands_do_nothing_outside_a_table_nor_a_table_within_one(show: Show) -> None:
    from bidprep.ui.widgets import text_editor_formatting as formatting

    editor = show("one\n\n" + TABLE)
    before = editor.text()
    for change in (
        formatting.add_row,
        formatting.add_column,
        formatting.remove_row,
        formatting.remove_column,
    ):
        change(editor.textCursor())
    put_cursor(editor, 5)
    formatting.add_table(editor.textCursor())
    assert editor.text() == before


# --- links -----------------------------------------------------------------------------------------


def link_dialog(editor: TextEditor) -> LinkDialog:
    do(editor, "link")
    return editor.findChildren(LinkDialog)[-1]


def fill(dialog: LinkDialog, *lines: str) -> None:
    for edit, line in zip(dialog.findChildren(QLineEdit), lines, strict=True):
        edit.setText(line)
    dialog.accept()


def test_selected_words_become_a_link(show: Show) -> None:
    editor = show("see our website today")
    put_cursor(editor, 15, 8)
    dialog = link_dialog(editor)
    assert dialog.words() == "website"
    fill(dialog, "website", "www.x.org/a")
    assert written(editor) == "see our [website](https://www.x.org/a) today"


def test_a_link_is_put_in_where_nothing_is_selected(qtbot: QtBot, show: Show) -> None:
    editor = show("see")
    put_at_end(editor)
    qtbot.keyClicks(editor, " ")
    fill(link_dialog(editor), "", "info@x.org")
    assert written(editor) == "see [mailto:info@x.org](mailto:info@x.org)"


def test_the_link_at_the_cursor_is_changed_or_removed(qtbot: QtBot, show: Show) -> None:
    editor = show("a [link](https://x.org) b")
    put_cursor(editor, 4)
    dialog = link_dialog(editor)
    assert (dialog.words(), dialog.address()) == ("link", "https://x.org")
    fill(dialog, "other", "https://y.org")
    assert written(editor) == "a [other](https://y.org) b"
    put_cursor(editor, 4)
    fill(link_dialog(editor), "other", "")
    assert written(editor) == "a other b"


def test_a_link_dialog_left_empty_or_cancelled_changes_nothing(show: Show) -> None:
    editor = show("a")
    fill(link_dialog(editor), "", "")
    link_dialog(editor).reject()
    assert written(editor) == "a"


def test_typing_goes_on_within_a_link_but_not_behind_it(qtbot: QtBot, show: Show) -> None:
    editor = show("[link](https://x.org)")
    put_cursor(editor, 2)
    qtbot.keyClicks(editor, "x")
    put_at_end(editor)
    qtbot.keyClicks(editor, "y")
    put_cursor(editor, 0)
    qtbot.keyClicks(editor, "z")
    assert written(editor) == "z[lixnk](https://x.org)y"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("x.org", "https://x.org"),
        ("x.org/a b", "https://x.org/ab"),
        ("a@x.org", "mailto:a@x.org"),
        ("http://x.org", "http://x.org"),
        ("tel:0113", "tel:0113"),
        ("#here", "#here"),
    ],
)
def test_an_address_gets_what_was_left_out_at_its_start(typed: str, address: str) -> None:
    assert whole_address(typed) == address


# --- merge fields ----------------------------------------------------------------------------------


def test_a_typed_field_becomes_one_and_undo_takes_that_back(qtbot: QtBot, show: Show) -> None:
    editor = show("😀")
    put_at_end(editor)
    qtbot.keyClicks(editor, "No. {{Charity number}}")
    assert editor.toPlainText() == "😀No. 1234567"
    assert editor.text().blocks[0] == paragraph([Run("😀No. "), MergeField("Charity number")])
    editor.undo()
    assert editor.toPlainText() == "😀No. {{Charity number}}"


def test_a_closing_brace_without_a_field_stays(qtbot: QtBot, show: Show) -> None:
    editor = show("")
    qtbot.keyClicks(editor, "{a}}")
    assert editor.toPlainText() == "{a}}"


def test_a_field_can_be_put_in(show: Show) -> None:
    editor = show("**bold**")
    put_at_end(editor)
    editor.insert_field("charity number")
    assert written(editor) == "**bold{{charity number}}**"


@pytest.mark.parametrize("name", ["charity number", "nobody knows"])
def test_what_is_typed_behind_a_field_that_was_put_in_is_no_part_of_it(qtbot: QtBot, show: Show, name: str) -> None:
    editor = show("")
    qtbot.keyClicks(editor, "It is ")
    editor.insert_field(name)
    qtbot.keyClicks(editor, ".")
    assert written(editor) == f"It is {{{{{name}}}}}."


@pytest.mark.parametrize(
    ("before", "at", "after"),
    [
        ("", 0, "## Need\n\n- one"),
        ("First\n\nSecond", 0, "## Need\n\n- one\n\nFirst\n\nSecond"),
        ("First\n\nSecond", 3, "First\n\n## Need\n\n- one\n\nSecond"),
        ("First\n\nSecond", 12, "First\n\nSecond\n\n## Need\n\n- one"),
        ("1. a\n2. b", 1, "1. a\n\n## Need\n\n- one\n1. b"),
    ],
)
def test_a_text_put_in_apart_has_paragraphs_of_its_own_and_is_one_step_to_undo(
    show: Show, before: str, at: int, after: str
) -> None:
    editor = show(before)
    put_cursor(editor, at)
    edits: list[bool] = []
    editor.edited.connect(lambda: edits.append(True))
    editor.insert_apart(read_markdown("## Need\n\n- one"))
    assert written(editor) == after
    assert len(edits) == 1
    editor.undo()
    assert written(editor) == before


def test_a_text_put_in_apart_becomes_words_in_a_table_cell(show: Show) -> None:
    editor = show(TABLE)
    put_cursor(editor, 1)
    editor.insert_apart(read_markdown("## Need\n\n- one"))
    assert "Need" in written(editor).split("\n")[0]


def test_the_cursor_steps_over_a_field(qtbot: QtBot, show: Show) -> None:
    editor = show("a {{charity number}} b")
    put_cursor(editor, 2)
    qtbot.keyClick(editor, Key.Key_Right)
    assert editor.textCursor().position() == 9
    qtbot.keyClick(editor, Key.Key_Left)
    assert editor.textCursor().position() == 2
    put_cursor(editor, 0)
    put_cursor(editor, 7)
    assert editor.textCursor().position() == 9
    put_cursor(editor, 0)
    put_cursor(editor, 4)
    assert editor.textCursor().position() == 2


def test_a_selection_takes_a_field_whole(qtbot: QtBot, show: Show) -> None:
    editor = show("a {{charity number}} b")
    put_cursor(editor, 2)
    qtbot.keyClick(editor, Key.Key_Right, SHIFT)
    assert editor.textCursor().selectedText() == "1234567"
    qtbot.keyClick(editor, Key.Key_Left, SHIFT)
    assert not editor.textCursor().hasSelection()
    put_cursor(editor, 6, 4)  # as a double click would
    assert editor.textCursor().selectedText() == "1234567"
    put_cursor(editor, 11, 4)
    assert editor.textCursor().selectedText() == "1234567 b"
    put_cursor(editor, 0, 4)
    assert editor.textCursor().selectedText() == "a 1234567"


@pytest.mark.parametrize(("key", "at"), [(Key.Key_Backspace, 9), (Key.Key_Delete, 2)])
def test_a_field_is_removed_as_a_whole(qtbot: QtBot, show: Show, key: Qt.Key, at: int) -> None:
    editor = show("a {{charity number}}b")
    put_cursor(editor, at)
    qtbot.keyClick(editor, key)
    assert written(editor) == "a b"


def test_other_words_are_removed_letter_by_letter(qtbot: QtBot, show: Show) -> None:
    editor = show("ab {{charity number}} c")
    put_cursor(editor, 2)
    qtbot.keyClick(editor, Key.Key_Backspace)
    put_cursor(editor, 0)
    qtbot.keyClick(editor, Key.Key_Delete)
    assert written(editor) == "{{charity number}} c"
    put_cursor(editor, 3, 0)
    qtbot.keyClick(editor, Key.Key_Delete)


def test_typing_at_either_end_of_a_field_is_plain(qtbot: QtBot, show: Show) -> None:
    editor = show("**{{charity number}}**")
    put_at_end(editor)
    qtbot.keyClicks(editor, "y")
    put_cursor(editor, 0)
    qtbot.keyClicks(editor, "x")
    assert written(editor) == "**x{{charity number}}y**"


# --- clipboard -------------------------------------------------------------------------------------


def test_what_is_copied_and_pasted_inside_stays_as_it_is(qtbot: QtBot, show: Show) -> None:
    markdown = "## A\n\n- b **c** {{charity number}} {{unknown}}\n   1. d\n\n" + TABLE + "\n[e](https://x.org)\\\nf"
    editor = show(markdown)
    editor.selectAll()
    qtbot.keyClick(editor, Key.Key_C, CTRL)
    editor.show_text(read_markdown(""))
    qtbot.keyClick(editor, Key.Key_V, CTRL)
    assert written(editor) == markdown


def test_copied_words_keep_the_spaces_around_them(qtbot: QtBot, show: Show) -> None:
    editor = show("one two three")
    put_cursor(editor, 8, 3)
    editor.cut()
    assert written(editor) == "onethree"
    editor.paste()
    assert written(editor) == "one two three"
    put_cursor(editor, 4, 3)
    editor.copy()
    put_cursor(editor, 1)
    editor.paste()
    assert written(editor) == "o ne two three"


def test_part_of_a_heading_is_copied_as_words_and_the_whole_as_a_heading(show: Show) -> None:
    editor = show("## one two")
    put_cursor(editor, 3, 0)
    editor.copy()
    editor.show_text(read_markdown(""))
    editor.paste()
    assert written(editor) == "one"
    show("## one two").selectAll()
    editor.copy()
    editor.show_text(read_markdown(""))
    editor.paste()
    assert written(editor) == "## one two"


def test_others_get_html_and_plain_words_with_fields_filled(show: Show) -> None:
    editor = show("- No. **{{charity number}}**\n- b & c")
    editor.selectAll()
    editor.copy()
    given = QGuiApplication.clipboard().mimeData()
    assert given.text() == "- No. 1234567\n- b & c"
    assert given.html() == "<ul><li>No. <strong>1234567</strong></li><li>b &amp; c</li></ul>"


def test_html_is_pasted_cleaned(show: Show) -> None:
    editor = show("")
    editor.insertFromMimeData(mime(html="<h1 style='color:red'>A</h1><ul><li>b</li></ul>", text="A b"))
    assert written(editor) == "## A\n\n- b"
    editor.undo()
    assert written(editor) == ""


def test_words_from_html_keep_the_spaces_around_them(show: Show) -> None:
    editor = show("ac")
    put_cursor(editor, 1)
    editor.insertFromMimeData(mime(html="<span> b </span>", text=" b "))
    assert written(editor) == "a b c"


def test_plain_words_are_pasted_a_paragraph_a_line(show: Show) -> None:
    editor = show("")
    editor.insertFromMimeData(mime(text="one\r\n\r\ntwo {{charity number}}\n"))
    assert written(editor) == "one\n\ntwo {{charity number}}"


def test_plain_words_take_the_format_of_what_they_go_into(show: Show) -> None:
    editor = show("**ac**")
    put_cursor(editor, 1)
    editor.insertFromMimeData(mime(text="b"))
    assert written(editor) == "**abc**"


def test_pasting_without_formatting(qtbot: QtBot, show: Show) -> None:
    editor = show("")
    QGuiApplication.clipboard().setMimeData(mime(html="<h1>A</h1><p><b>b</b></p>", text="A\nb"))
    qtbot.keyClick(editor, Key.Key_V, CTRL | SHIFT)
    QGuiApplication.clipboard().clear()  # what Python made must not be there when Python goes
    assert written(editor) == "A\n\nb"


def test_html_that_would_hold_up_the_window_is_taken_as_plain_words(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "MOST_HTML", 20)
    editor = show("")
    editor.insertFromMimeData(mime(html="<h1>A heading of some length</h1>", text="A heading"))
    assert written(editor) == "A heading"


def test_pasting_nothing_to_read_keeps_the_selection(show: Show) -> None:
    editor = show("one")
    editor.selectAll()
    editor.insertFromMimeData(mime(html="<img src='file:///a.png'>"))
    foreign = QMimeData()
    foreign.setData(clipboard.OURS, b"not ours")
    editor.insertFromMimeData(foreign)
    assert written(editor) == "one"


def test_files_are_left_to_the_window(show: Show) -> None:
    editor = show("one")
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile("/form.docx")])
    assert not editor.canInsertFromMimeData(files)
    editor.insertFromMimeData(files)
    drop = QDropEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        files,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    editor.dropEvent(drop)
    assert written(editor) == "one"
    web = QMimeData()
    web.setUrls([QUrl("https://x.org")])
    web.setText("https://x.org")
    assert editor.canInsertFromMimeData(web)


def test_a_text_can_be_put_in_where_the_cursor_stands(show: Show) -> None:
    editor = show("one two")
    put_cursor(editor, 7, 4)
    editor.insert(read_markdown("*passage*"))
    assert written(editor) == "one *passage*"


def test_nothing_is_fetched_for_the_editor(editor: TextEditor) -> None:
    picture = QTextDocument.ResourceType.ImageResource.value
    assert editor.document().resource(picture, QUrl("file:///etc/hostname")) is None


# --- what is left to the window --------------------------------------------------------------------


def window_action(window: QMainWindow, keys: str) -> list[str]:
    told: list[str] = []
    action = QAction("Of the window", window)
    action.setShortcut(QKeySequence(keys))
    action.triggered.connect(lambda: told.append(keys))
    window.addAction(action)
    return told


def test_undo_is_the_editors_until_it_has_nothing_to_undo_and_then_the_windows(
    qtbot: QtBot, window: QMainWindow, show: Show
) -> None:
    told = window_action(window, "Ctrl+Z")
    editor = show("one")
    qtbot.keyClicks(editor, "x")
    qtbot.keyClick(editor, Key.Key_Z, CTRL)
    assert (written(editor), told) == ("one", [])
    qtbot.keyClick(editor, Key.Key_Z, CTRL)
    assert told == ["Ctrl+Z"]


@pytest.mark.parametrize(
    ("keys", "key", "modifiers"), [("Ctrl+Y", Key.Key_Y, CTRL), ("Ctrl+Shift+Z", Key.Key_Z, CTRL | SHIFT)]
)
def test_redo_is_the_editors_until_it_has_nothing_to_redo_and_then_the_windows(
    qtbot: QtBot, window: QMainWindow, show: Show, keys: str, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    told = window_action(window, keys)
    editor = show("one")
    qtbot.keyClicks(editor, "x")
    editor.undo()
    qtbot.keyClick(editor, key, modifiers)
    assert (written(editor), told) == ("xone", [])
    qtbot.keyClick(editor, key, modifiers)
    assert told == [keys]


def test_undo_keys_with_nothing_to_undo_go_on_to_who_is_around(editor: TextEditor) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Z, CTRL)
    editor.keyPressEvent(event)
    assert not event.isAccepted()


def test_the_command_palettes_keys_are_not_the_editors(qtbot: QtBot, window: QMainWindow, show: Show) -> None:
    told = window_action(window, "Ctrl+K")
    qtbot.keyClick(show("one"), Key.Key_K, CTRL)
    assert told == ["Ctrl+K"]


def test_two_editors_in_one_window_each_have_their_keys(qtbot: QtBot, window: QMainWindow, show: Show) -> None:
    editor = show("one")
    other = TextEditor()
    centre = window.centralWidget()
    assert centre is not None
    other.setParent(centre)
    other.show()
    editor.selectAll()
    qtbot.keyClick(editor, Key.Key_B, CTRL)
    assert written(editor) == "**one**"
    assert style_names(other) == [Style.BODY]


def style_names(editor: TextEditor) -> list[Style]:
    from bidprep.ui.rich_text.formats import style_of

    return [style_of(editor.document().begin())]
