"""Fills a document: from a whole text, or with something new where the cursor stands."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument

from bidprep.domain.field_names import field_key
from bidprep.domain.text import (
    Block,
    Inline,
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    clean_characters,
)
from bidprep.ui.rich_text.formats import (
    LINE_BREAK,
    block_format,
    char_format,
    empty_block_char_format,
    field_format,
    style_of,
    table_at,
    table_format,
)
from bidprep.ui.rich_text.numbering import Numbering, renumber

# Qt ends tables with these and would take them for such.
_NOT_FOR_QT = dict.fromkeys((0xFDD0, 0xFDD1))

Fields = Mapping[str, str]


def show_text(document: QTextDocument, text: Text, fields: Fields) -> None:
    """Fill `document` with `text` and forget what it held, its undo history too.

    `fields` gives merge fields their values, by `field_key` of the name.
    """
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    set_style(cursor, Style.BODY)
    cursor.setCharFormat(char_format(LineBreak()))
    numbering = Numbering()
    _insert(cursor, text.blocks, fields, numbering)
    cursor.endEditBlock()
    document.setUndoRedoEnabled(True)
    document.setModified(False)


def insert_blocks(cursor: QTextCursor, blocks: Sequence[Block], fields: Fields) -> None:
    """Put blocks where the cursor stands, in place of what it has selected, as one step to undo.

    One paragraph goes in as words, and brings its style only into an empty paragraph. What stood
    behind the cursor follows the last of the new words. In a table cell everything becomes words.
    """
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    if table_at(cursor) is not None:
        insert_inlines(cursor, _as_lines(blocks), fields)
    else:
        start = cursor.position()
        if _needs_own_paragraph(cursor, blocks):
            cursor.insertBlock()
            set_style(cursor, Style.BODY)
        _insert(cursor, blocks, fields, Numbering())
        renumber(cursor.document(), start, cursor.position())
    cursor.endEditBlock()


def insert_inlines(cursor: QTextCursor, inlines: Iterable[Inline], fields: Fields) -> None:
    """Put inline items where the cursor stands."""
    for item in inlines:
        if isinstance(item, LineBreak):
            cursor.insertText(LINE_BREAK, char_format(item))
        elif isinstance(item, Run):
            cursor.insertText(item.text.translate(_NOT_FOR_QT), char_format(item))
        else:
            shown = _shown(item, fields).translate(_NOT_FOR_QT)
            cursor.insertText(shown, field_format(char_format(item), item.name, shown))


def insert_table(cursor: QTextCursor, table: Table, fields: Fields) -> None:
    """Put a table where the cursor stands and the cursor into the paragraph behind it."""
    width = len(table.rows[0])
    made = cursor.insertTable(len(table.rows), width, table_format(width))
    cell_format = block_format(Style.BODY)
    cell_format.setBottomMargin(0)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells):
            inside = made.cellAt(row, column).firstCursorPosition()
            inside.setBlockFormat(cell_format)
            insert_inlines(inside, cell, fields)
    cursor.setPosition(made.lastPosition() + 1)
    if not cursor.block().text():
        set_style(cursor, Style.BODY)


def set_style(cursor: QTextCursor, style: Style) -> None:
    """Make the cursor's paragraph one of this style; a list item still needs its list."""
    block = cursor.block()
    cursor.setBlockFormat(block_format(style))
    if not block.text():
        cursor.setBlockCharFormat(empty_block_char_format(style))


def _insert(cursor: QTextCursor, blocks: Iterable[Block], fields: Fields, numbering: Numbering) -> None:
    """Put blocks where the cursor stands; an empty paragraph there is used, not kept."""
    empty = not cursor.block().text()
    first = True
    for block in blocks:
        if isinstance(block, Table):
            insert_table(cursor, block, fields)
            numbering.place(cursor.block(), Style.BODY)
            empty = True
        else:
            if not empty and not first:
                cursor.insertBlock(QTextBlockFormat(), char_format(LineBreak()))
            if empty or not first:
                set_style(cursor, block.style)
                numbering.place(cursor.block(), block.style)
            insert_inlines(cursor, block.inlines, fields)
            empty = False
        first = False


def _needs_own_paragraph(cursor: QTextCursor, blocks: Sequence[Block]) -> bool:
    """Whether the first of several blocks would lose its style to the words before the cursor."""
    first = blocks[0] if blocks else None
    return (
        isinstance(first, Paragraph)
        and len(blocks) > 1
        and first.style is not Style.BODY
        and first.style is not style_of(cursor.block())
        and not cursor.atBlockStart()
    )


def _as_lines(blocks: Sequence[Block]) -> Iterable[Inline]:
    for number, block in enumerate(blocks):
        if number:
            yield LineBreak()
        if isinstance(block, Paragraph):
            yield from block.inlines
            continue
        for row_number, row in enumerate(block.rows):
            if row_number:
                yield LineBreak()
            for column, cell in enumerate(row):
                if column:
                    yield Run(" ")
                yield from cell


def _shown(item: MergeField, fields: Fields) -> str:
    value = clean_characters(fields.get(field_key(item.name), "")).strip()
    return value.replace("\n", LINE_BREAK) or "{{" + item.name + "}}"
