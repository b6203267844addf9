"""What can be done to the text where a cursor stands: its style, emphasis, links and tables."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from bidprep.domain.text import Run, Style, Table
from bidprep.ui.rich_text.formats import Stretch, is_bold, list_format, stretches, style_of, table_at
from bidprep.ui.rich_text.numbering import renumber
from bidprep.ui.rich_text.showing import insert_inlines, insert_table, set_style

_DEEPER = {Style.BULLET_1: Style.BULLET_2, Style.NUMBER_1: Style.NUMBER_2}
_HIGHER = {Style.BULLET_2: Style.BULLET_1, Style.NUMBER_2: Style.NUMBER_1}
_NEW_TABLE = Table((((),) * 2,) * 3)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the cursor stands in, so that actions can show what is on and what is possible."""

    style: Style
    bold: bool
    italic: bool
    in_table: bool


def standing_at(cursor: QTextCursor, typing: QTextCharFormat) -> Standing:
    """Return what the cursor stands in; `typing` is the format that the next key would have."""
    in_table = table_at(cursor) is not None
    return Standing(style_of(cursor.block()), is_bold(typing), typing.fontItalic(), in_table)


def set_selected_style(cursor: QTextCursor, style: Style) -> None:
    """Make all selected paragraphs of this style, but for those in tables."""
    _restyle(cursor, lambda _: style)


def toggle_list(cursor: QTextCursor, style: Style) -> None:
    """Make the selected paragraphs list items, or body text if all of them are such items already.

    An item that is of another kind keeps its level.
    """
    deeper = _DEEPER[style]
    if all(style_of(block) in (style, deeper) for block in _paragraphs(cursor)):
        set_selected_style(cursor, Style.BODY)
    else:
        _restyle(cursor, lambda there: deeper if there.is_list and there.level > 1 else style)


def indent(cursor: QTextCursor) -> None:
    """Make the selected list items second-level items."""
    _restyle(cursor, lambda there: _DEEPER.get(there, there))


def outdent(cursor: QTextCursor) -> None:
    """Make second-level list items first-level ones, and first-level ones body text."""
    _restyle(cursor, lambda there: _HIGHER.get(there, Style.BODY if there.is_list else there))


def toggle_bold(editor: QTextEdit) -> None:
    """Make the selection bold, or not bold if all of it is; without one, what is typed next."""
    made = QTextCharFormat()
    bold = not _all(editor, is_bold)
    made.setFontWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    editor.mergeCurrentCharFormat(made)


def toggle_italic(editor: QTextEdit) -> None:
    """Make the selection italic, or upright if all of it is; without one, what is typed next."""
    made = QTextCharFormat()
    made.setFontItalic(not _all(editor, QTextCharFormat.fontItalic))
    editor.mergeCurrentCharFormat(made)


def link_at(cursor: QTextCursor) -> Stretch | None:
    """Return the link that the cursor stands in or touches."""
    for stretch in stretches(cursor.block()):
        if stretch.format.isAnchor() and stretch.start <= cursor.position() <= stretch.end:
            return stretch
    return None


def set_link(cursor: QTextCursor, words: str, address: str) -> None:
    """Make the selection a link to `address`, or no link if that is empty; put `words` where none is."""
    cursor.beginEditBlock()
    if cursor.hasSelection() and (not words or words == cursor.selectedText()):
        _link_selection(cursor, address)
    else:
        cursor.removeSelectedText()
        insert_inlines(cursor, [Run(words or address, link=address)], {})
    cursor.endEditBlock()


def whole_address(typed: str) -> str:
    """Return an address as typed with what is left out at its start: ``https://`` or ``mailto:``."""
    address = "".join(typed.split())
    if re.fullmatch(r"[^@:/]+@[^@:/]+\.[^@:/]+", address):
        return "mailto:" + address
    if re.match(r"[\w-]+(\.[\w-]+)+(?:[/?#:]|\Z)", address):
        return "https://" + address
    return address


def add_table(cursor: QTextCursor) -> None:
    """Put a table of two columns and three rows behind the paragraph, or where that is empty."""
    if table_at(cursor) is not None:
        return
    cursor.beginEditBlock()
    cursor.clearSelection()
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    start = cursor.position()
    insert_table(cursor, _NEW_TABLE, {})
    renumber(cursor.document(), start, cursor.position())
    cursor.endEditBlock()
    cursor.setPosition(start + 1)


def add_row(cursor: QTextCursor) -> None:
    """Put a row below the cursor's."""
    if (table := table_at(cursor)) is not None:
        table.insertRows(table.cellAt(cursor).row() + 1, 1)


def add_column(cursor: QTextCursor) -> None:
    """Put a column behind the cursor's."""
    if (table := table_at(cursor)) is not None:
        table.insertColumns(table.cellAt(cursor).column() + 1, 1)


def remove_row(cursor: QTextCursor) -> None:
    """Remove the cursor's row, and with the last one the table."""
    if (table := table_at(cursor)) is not None:
        table.removeRows(table.cellAt(cursor).row(), 1)


def remove_column(cursor: QTextCursor) -> None:
    """Remove the cursor's column, and with the last one the table."""
    if (table := table_at(cursor)) is not None:
        table.removeColumns(table.cellAt(cursor).column(), 1)


def _restyle(cursor: QTextCursor, new_style: Callable[[Style], Style]) -> None:
    cursor.beginEditBlock()
    for block in _paragraphs(cursor):
        there = style_of(block)
        style = new_style(there)
        if style is not there:
            set_style(QTextCursor(block), style)
            if style.is_list:
                QTextCursor(block).createList(list_format(style))
    renumber(cursor.document(), cursor.selectionStart(), cursor.selectionEnd())
    cursor.endEditBlock()


def _paragraphs(cursor: QTextCursor) -> list[QTextBlock]:
    """Return the selected paragraphs that stand in no table."""
    block = cursor.document().findBlock(cursor.selectionStart())
    end = cursor.selectionEnd()
    found: list[QTextBlock] = []
    while block.isValid() and block.position() <= end:
        if table_at(QTextCursor(block)) is None:
            found.append(block)
        block = block.next()
    return found


def _all(editor: QTextEdit, has: Callable[[QTextCharFormat], bool]) -> bool:
    """Whether all of the selection has something, or what is typed next if nothing is selected."""
    cursor = editor.textCursor()
    if not cursor.hasSelection():
        return has(editor.currentCharFormat())
    block = cursor.document().findBlock(cursor.selectionStart())
    while block.isValid() and block.position() < cursor.selectionEnd():
        for stretch in stretches(block):
            touched = stretch.end > cursor.selectionStart() and stretch.start < cursor.selectionEnd()
            if touched and not has(stretch.format):
                return False
        block = block.next()
    return True


def _link_selection(cursor: QTextCursor, address: str) -> None:
    made = QTextCharFormat()
    made.setAnchor(bool(address))
    made.setAnchorHref(address)
    cursor.mergeCharFormat(made)
