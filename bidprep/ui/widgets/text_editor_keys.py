"""What the keys do that a form's text needs otherwise than Qt: Enter, Backspace, Delete and ``}``."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from bidprep.domain.text import LineBreak, Style, inlines_of
from bidprep.ui.rich_text.formats import (
    FIELD_NAME,
    LINE_BREAK,
    Stretch,
    char_format,
    fields_in,
    is_bold,
    list_format,
    style_of,
    table_at,
    typing_format,
)
from bidprep.ui.rich_text.numbering import renumber
from bidprep.ui.rich_text.showing import Fields, insert_inlines, set_style

_NONE = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_KEEP = QTextCursor.MoveMode.KeepAnchor
_TYPED_FIELD = re.compile(r"\{\{[^{}|\n\u2028]{1,80}\}\}\Z")
_HIGHER = {Style.BULLET_2: Style.BULLET_1, Style.NUMBER_2: Style.NUMBER_1}


def press(editor: QTextEdit, event: QKeyEvent) -> bool:
    """Do what a key does otherwise than Qt has it; return whether that was all there is to do."""
    if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return event.modifiers() in (_NONE, _KEYPAD) and _press_enter(editor)
    if event.key() == Qt.Key.Key_Backspace:
        return _press_backspace(editor)
    if event.key() == Qt.Key.Key_Delete:
        _select_field(editor, lambda field, at: field.start == at)
    return False


def renumber_at(cursor: QTextCursor) -> None:
    """Put list numbers right after paragraphs have come or gone, as part of the same undo step."""
    cursor.joinPreviousEditBlock()
    renumber(cursor.document(), cursor.position(), cursor.position())
    cursor.endEditBlock()


def complete_field(cursor: QTextCursor, fields: Fields) -> None:
    """Turn ``{{name}}`` that has just been typed into the merge field it spells."""
    typed = QTextCursor(cursor)
    typed.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
    found = _TYPED_FIELD.search(typed.selectedText())
    if found is None:
        return
    length = len(found[0].encode("utf-16-le")) // 2  # Qt counts in units of UTF-16
    cursor.setPosition(cursor.position() - length, _KEEP)
    there = cursor.charFormat()
    items = inlines_of(found[0], bold=is_bold(there), italic=there.fontItalic())
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    insert_inlines(cursor, items, fields)
    cursor.endEditBlock()


def format_typed_at(cursor: QTextCursor, there: QTextCharFormat) -> QTextCharFormat:
    """Return the format of what is typed where the cursor stands, given the format that Qt would take."""
    in_link = False
    if there.isAnchor() and not cursor.atBlockStart():
        behind = QTextCursor(cursor)
        behind.movePosition(QTextCursor.MoveOperation.NextCharacter)
        in_link = not cursor.atBlockEnd() and behind.charFormat().anchorHref() == there.anchorHref()
    return typing_format(there, in_link=in_link)


def around_fields(cursor: QTextCursor, came_from: int) -> QTextCursor | None:
    """Return the cursor moved out of the merge fields that it would cut, or None if it cuts none.

    Coming from one end of a field it goes on to the other.
    """
    position, anchor = cursor.position(), cursor.anchor()
    # The format is that of the character before, so most cursors need no look at the whole paragraph.
    if anchor == position and not cursor.charFormat().hasProperty(FIELD_NAME):
        return None
    document = cursor.document()
    field, anchor_field = _field_around(document, position), _field_around(document, anchor)
    if field is None and anchor_field is None:
        return None
    if anchor == position:
        anchor = position = _way_out(field, position, came_from) if field else position
    else:
        if anchor_field is not None:
            anchor = anchor_field.start if anchor < position else anchor_field.end
        if field is not None and field == anchor_field:
            position = field.end if anchor == field.start else field.start
        elif field is not None:
            position = _way_out(field, position, came_from)
    moved = QTextCursor(cursor)
    moved.setPosition(anchor)
    moved.setPosition(position, _KEEP)
    return moved


def _press_enter(editor: QTextEdit) -> bool:
    cursor = editor.textCursor()
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    style = style_of(cursor.block())
    if table_at(cursor) is not None:
        cursor.insertText(LINE_BREAK)  # a cell holds one paragraph
    elif style.is_list and not cursor.block().text():
        _set_style(cursor, _HIGHER.get(style, Style.BODY))
    elif style.is_heading and cursor.atBlockEnd():
        cursor.insertBlock()
        set_style(cursor, Style.BODY)
        cursor.setCharFormat(char_format(LineBreak()))
    elif style.is_heading and cursor.atBlockStart():
        cursor.insertBlock()
        set_style(QTextCursor(cursor.block().previous()), Style.BODY)
    else:
        cursor.insertBlock()
        renumber(cursor.document(), cursor.position(), cursor.position())
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    editor.ensureCursorVisible()
    return True


def _press_backspace(editor: QTextEdit) -> bool:
    cursor = editor.textCursor()
    style = style_of(cursor.block())
    if cursor.hasSelection():
        return False
    if cursor.atBlockStart() and (style.is_list or (style.is_heading and not cursor.block().text())):
        cursor.beginEditBlock()
        _set_style(cursor, Style.BODY)
        cursor.endEditBlock()
        editor.setTextCursor(cursor)
        return True
    _select_field(editor, lambda field, at: field.end == at)
    return False


def _set_style(cursor: QTextCursor, style: Style) -> None:
    set_style(cursor, style)
    if style.is_list:
        cursor.createList(list_format(style))
    renumber(cursor.document(), cursor.position(), cursor.position())


def _select_field(editor: QTextEdit, is_it: Callable[[Stretch, int], bool]) -> None:
    """Select the merge field that the next key is to remove as a whole."""
    cursor = editor.textCursor()
    if cursor.hasSelection():
        return
    for field in fields_in(cursor.block()):
        if is_it(field, cursor.position()):
            cursor.setPosition(field.start)
            cursor.setPosition(field.end, _KEEP)
            editor.setTextCursor(cursor)
            return


def _field_around(document: QTextDocument, position: int) -> Stretch | None:
    fields = fields_in(document.findBlock(position))
    return next((field for field in fields if field.start < position < field.end), None)


def _way_out(field: Stretch, position: int, came_from: int) -> int:
    if came_from in (field.start, field.end):
        return field.end if came_from == field.start else field.start
    return field.start if position - field.start < field.end - position else field.end
