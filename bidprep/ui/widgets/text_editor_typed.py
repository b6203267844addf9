"""Markdown typed as one writes becomes formatting: ``- ``, ``1. ``, ``## ``, ``**bold**``, ``*italic*``.

It is a step of its own for undo, so that one Ctrl+Z brings back what was typed.
"""

import re

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from bidprep.domain.text import Style
from bidprep.ui.rich_text.formats import fields_in, list_format, style_of, table_at
from bidprep.ui.rich_text.numbering import renumber
from bidprep.ui.rich_text.showing import set_style

_KEEP = QTextCursor.MoveMode.KeepAnchor
_STYLES = {
    "- ": Style.BULLET_1,
    "* ": Style.BULLET_1,
    "• ": Style.BULLET_1,
    "1. ": Style.NUMBER_1,
    "1) ": Style.NUMBER_1,
    "# ": Style.HEADING_1,
    "## ": Style.HEADING_1,
    "### ": Style.HEADING_2,
}
# What stands between the marks begins and ends with a letter, and no letter stands before them: 2*3*4 is no italics.
_EMPHASIS = re.compile(r"(?<![*\w])(\*\*|\*)([^*\s](?:[^*\u2028]*[^*\s\u2028])?)\1\Z")


def follow_typing(editor: QTextEdit, typed: str) -> None:
    """Turn what has just been typed into the formatting that it spells, if it spells any."""
    if typed == " ":
        _start_paragraph(editor)
    elif typed == "*":
        _emphasise(editor)


def _start_paragraph(editor: QTextEdit) -> None:
    cursor = editor.textCursor()
    block = cursor.block()
    at = cursor.positionInBlock()
    if at > len("### ") or cursor.hasSelection():
        return
    style = _STYLES.get(block.text()[:at])
    if style is None or style_of(block) is not Style.BODY or table_at(cursor) is not None:
        return
    cursor.beginEditBlock()
    cursor.setPosition(block.position(), _KEEP)
    cursor.removeSelectedText()
    set_style(cursor, style)
    if style.is_list:
        cursor.createList(list_format(style))
    renumber(cursor.document(), cursor.position(), cursor.position())
    cursor.endEditBlock()
    editor.setTextCursor(cursor)


def _emphasise(editor: QTextEdit) -> None:
    cursor = editor.textCursor()
    before = QTextCursor(cursor)
    before.movePosition(QTextCursor.MoveOperation.StartOfBlock, _KEEP)
    found = _EMPHASIS.search(before.selectedText())
    if found is None:
        return
    marks = len(found[1])
    end = cursor.position()
    start = end - len(found[0].encode("utf-16-le")) // 2  # Qt counts in units of UTF-16
    # A mark that a merge field shows is the field's.
    if any(field.start < start + marks and field.end > start for field in fields_in(cursor.block())):
        return
    look = QTextCharFormat()
    if marks == len("**"):
        look.setFontWeight(QFont.Weight.Bold)
    else:
        look.setFontItalic(True)
    outside = QTextCursor(cursor)
    outside.setPosition(start)
    typing = outside.charFormat() if start > cursor.block().position() else QTextCharFormat()
    cursor.beginEditBlock()
    cursor.setPosition(end - marks)
    cursor.setPosition(end, _KEEP)
    cursor.removeSelectedText()
    cursor.setPosition(start)
    cursor.setPosition(start + marks, _KEEP)
    cursor.removeSelectedText()
    cursor.setPosition(end - 2 * marks, _KEEP)
    cursor.mergeCharFormat(look)
    cursor.setPosition(end - 2 * marks)
    cursor.endEditBlock()
    editor.setTextCursor(cursor)
    # What is typed next is as it was before the marks.
    after = QTextCharFormat(editor.currentCharFormat())
    after.setFontWeight(typing.fontWeight() if typing.hasProperty(int(QTextCharFormat.Property.FontWeight)) else 400)
    after.setFontItalic(typing.fontItalic())
    editor.setCurrentCharFormat(after)
