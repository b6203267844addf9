"""Reads a document, whoever made it, into a `Text` that loses no visible word."""

from collections.abc import Iterator
from enum import Enum, auto
from itertools import islice

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextTable, QTextTableCell

from bidprep.domain.text import (
    Block,
    Inline,
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Table,
    Text,
    paragraph,
    table,
    text_of,
)
from bidprep.ui.rich_text.formats import FIELD_NAME, LINE_BREAK, fragments, is_bold, is_field, style_of


def read_text(document: QTextDocument) -> Text:
    """Return the whole text of a document in normal form."""
    return text_of(read_blocks(document))


def read_block(block: QTextBlock) -> Paragraph:
    """Return one paragraph of a document in normal form; without inline items if it is empty."""
    return paragraph(_read_inlines(block), style_of(block))


def read_blocks(document: QTextDocument) -> Iterator[Block]:
    """Yield what stands in a document as it stands: also empty paragraphs and spaces at the ends."""
    block = document.begin()
    while block.isValid():
        whole = outer_table(block)
        if whole is None:
            yield Paragraph(tuple(_read_inlines(block)), style_of(block))
        else:
            yield Table(_read_rows(whole))
            block = document.findBlock(whole.lastPosition())
        block = block.next()


def outer_table(block: QTextBlock) -> QTextTable | None:
    """Return the table that a paragraph stands in, the outermost of nested ones."""
    found = None
    frame = QTextCursor(block).currentFrame()
    while frame is not None:
        if isinstance(frame, QTextTable):
            found = frame
        frame = frame.parentFrame()
    return found


class _Nothing(Enum):
    """Why a paragraph of the document gives no block of the text."""

    UNREAD = auto()
    EMPTY = auto()
    IN_TABLE = auto()  # and it is not the first there; that one gives the table


class Reader:
    """Reads one document again and again, each time only the paragraphs that have changed.

    Blocks of the text that did not change are the same objects as the time before.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._found: list[Block | _Nothing] = [_Nothing.UNREAD] * document.blockCount()
        self._text: Text | None = None
        document.documentLayout()  # a document without a layout does not say what changes
        document.contentsChange.connect(self._forget)

    def text(self) -> Text:
        """Return the whole text in normal form."""
        if self._text is None:
            for number, found in enumerate(self._found):
                # Looked up anew: reading a table's first paragraph settles the others too.
                if found is _Nothing.UNREAD and self._found[number] is _Nothing.UNREAD:
                    self._read(number)
            self._text = Text(tuple([found for found in self._found if not isinstance(found, _Nothing)]))
        return self._text

    def paragraph_of(self, number: int) -> QTextBlock:
        """Return the paragraph of the document that gives a block of the text, of a table its first."""
        self.text()
        there = (at for at, found in enumerate(self._found) if not isinstance(found, _Nothing))
        return self._document.findBlockByNumber(next(islice(there, number, None)))

    def paragraph_numbers(self) -> list[int]:
        """Return for each block of the text the number of the document's paragraph that gives it, of a table its first."""
        self.text()
        return [at for at, found in enumerate(self._found) if not isinstance(found, _Nothing)]

    def _read(self, number: int) -> None:
        block = self._document.findBlockByNumber(number)
        whole = outer_table(block)
        if whole is None:
            read = read_block(block)
            self._found[number] = read if read.inlines else _Nothing.EMPTY
            return
        first = self._document.findBlock(whole.firstPosition()).blockNumber()
        last = self._document.findBlock(whole.lastPosition()).blockNumber()
        self._found[first : last + 1] = [_Nothing.IN_TABLE] * (last + 1 - first)
        rows = table(_read_rows(whole))
        self._found[first] = rows if any(cell for row in rows.rows for cell in row) else _Nothing.EMPTY

    def _forget(self, position: int, removed: int, added: int) -> None:
        """Forget the paragraphs that a change has touched; the others move up or down."""
        self._text = None
        document, found = self._document, self._found
        # At the end of a document Qt counts one position more than there is.
        end = min(position + added, document.characterCount() - 1)
        first = document.findBlock(position).blockNumber()
        grown = document.blockCount() - len(found)
        last = document.findBlock(end).blockNumber() - grown
        while 0 < first < len(found) and found[first] is _Nothing.IN_TABLE:
            first -= 1
        while last + 1 < len(found) and found[last + 1] is _Nothing.IN_TABLE:
            last += 1
        # Undoing the removal of a table is told as less than nothing removed, and too little put in.
        is_told_right = removed >= 0
        if is_told_right and 0 <= first <= last + 1 and last + 1 + grown >= first:
            found[first : last + 1] = [_Nothing.UNREAD] * (last + 1 - first + grown)
        else:
            self._found = [_Nothing.UNREAD] * document.blockCount()


def _read_inlines(block: QTextBlock) -> Iterator[Inline]:
    for fragment in fragments(block):
        there = fragment.charFormat()
        words = fragment.text()
        bold, italic = is_bold(there), there.fontItalic()
        link = there.anchorHref()
        if is_field(there, fragment):
            yield MergeField(there.stringProperty(FIELD_NAME), bold, italic, link)
            continue
        for number, line in enumerate(words.split(LINE_BREAK)):
            if number:
                yield LineBreak()
            if line:
                yield Run(line, bold, italic, link)


def _read_rows(whole: QTextTable) -> tuple[tuple[tuple[Inline, ...], ...], ...]:
    return tuple(
        tuple(tuple(_read_cell(whole, row, column)) for column in range(whole.columns())) for row in range(whole.rows())
    )


def _read_cell(whole: QTextTable, row: int, column: int) -> Iterator[Inline]:
    """Yield the words of a cell, its paragraphs joined by line breaks; of a merged cell only once."""
    cell: QTextTableCell = whole.cellAt(row, column)
    if (cell.row(), cell.column()) != (row, column):
        return
    block = cell.firstCursorPosition().block()
    last = cell.lastCursorPosition().block().blockNumber()
    yield from _read_inlines(block)
    while block.blockNumber() < last:
        block = block.next()
        yield LineBreak()
        yield from _read_inlines(block)
