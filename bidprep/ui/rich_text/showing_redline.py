"""Fills a document from a redline, and says where in it each change stands.

What came is underlined, what went is struck out, what looks otherwise has a dotted line; the colours come besides. Blocks that
moved and paragraphs of another kind say so in words before them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor, QTextDocument

from bidprep.domain.redline_changes import STYLE_WORDS, RedlineChange
from bidprep.domain.redline_words import Edit, Part
from bidprep.domain.redlines import Fate, Redline, RedlineBlock, RedlineParagraph, RedlineTable
from bidprep.domain.text import LineBreak, Style
from bidprep.ui.palettes import Tone, tone_colours
from bidprep.ui.rich_text.formats import block_format, char_format, table_format
from bidprep.ui.rich_text.numbering import Numbering
from bidprep.ui.rich_text.showing import Fields, insert_inlines, set_style

_MOVED = {Fate.MOVED_AWAY: "[moved away from here] ", Fate.MOVED_HERE: "[moved here] "}


@dataclass(frozen=True)
class Shown:
    """Where the parts of a redline stand in a document, as cursor positions: by block, row, column and part."""

    spans: dict[tuple[int, int, int, int], tuple[int, int]]

    def of(self, change: RedlineChange) -> tuple[int, int]:
        """Return from where to where a change stands."""
        first, last = change.parts or (0, 1_000_000)
        found = [
            span
            for (block, row, column, part), span in self.spans.items()
            if block == change.block
            and (change.row in (-1, row))
            and (change.column in (-1, column))
            and first <= part < last
        ]
        return min((start for start, _ in found), default=0), max((end for _, end in found), default=0)


def show_redline(document: QTextDocument, redline: Redline, palette: QPalette, fields: Fields) -> Shown:
    """Fill `document` with a redline; `fields` gives merge fields their values."""
    document.setUndoRedoEnabled(False)
    document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    writer = _Writer(cursor, _Looks(palette), fields)
    for number, block in enumerate(redline.blocks):
        writer.write(number, block)
    cursor.endEditBlock()
    return Shown(writer.spans)


class _Looks:
    """How each edit is marked in a palette."""

    def __init__(self, palette: QPalette) -> None:
        self._of = {
            Edit.INSERTED: _look(Tone.GOOD, palette),
            Edit.DELETED: _look(Tone.BAD, palette),
            Edit.RESTYLED: _look(Tone.ACCENT, palette),
        }
        self._of[Edit.INSERTED].setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self._of[Edit.DELETED].setFontStrikeOut(True)
        self._of[Edit.RESTYLED].setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        self.note = _look(Tone.ACCENT, palette)
        self.note.setFontItalic(True)

    def of(self, edit: Edit) -> QTextCharFormat | None:
        """Return the look of an edit; None for what is kept."""
        return self._of.get(edit)


def _look(tone: Tone, palette: QPalette) -> QTextCharFormat:
    text, tint = tone_colours(tone, palette)
    made = QTextCharFormat()
    made.setForeground(text)
    made.setBackground(tint)
    return made


class _Writer:
    """Writes blocks one after the other where the cursor stands."""

    def __init__(self, cursor: QTextCursor, looks: _Looks, fields: Fields) -> None:
        self.spans: dict[tuple[int, int, int, int], tuple[int, int]] = {}
        self._cursor = cursor
        self._looks = looks
        self._fields = fields
        self._numbering = Numbering()
        self._is_fresh = True

    def write(self, number: int, block: RedlineBlock) -> None:
        """Write one block."""
        content = block.content
        if isinstance(content, RedlineTable):
            self._write_table(number, content)
        else:
            self._write_paragraph(number, block.fate, content)

    def _write_paragraph(self, number: int, fate: Fate, content: RedlineParagraph) -> None:
        style = content.style_before if fate in (Fate.DELETED, Fate.MOVED_AWAY) else content.style_after
        self._begin(style)
        told = _MOVED.get(fate, "")
        if content.style_before is not content.style_after:
            told += f"[now {STYLE_WORDS[style]}, was {STYLE_WORDS[content.style_before]}] "
        start = self._cursor.position()
        if told:
            self._cursor.insertText(told, self._looks.note)
            self.spans[number, -1, -1, 0] = (start, self._cursor.position())
        self._write_parts((number, -1, -1), content.parts)

    def _write_parts(self, place: tuple[int, int, int], parts: Iterable[Part]) -> None:
        for at, part in enumerate(parts):
            start = self._cursor.position()
            inlines = part.before if part.edit is Edit.DELETED else part.after
            insert_inlines(self._cursor, inlines, self._fields)
            first, _ = self.spans.get((*place, at), (start, start))
            self.spans[(*place, at)] = (first if at == 0 else start, self._cursor.position())
            look = self._looks.of(part.edit)
            if look is not None:
                changed = QTextCursor(self._cursor.document())
                changed.setPosition(start)
                changed.setPosition(self._cursor.position(), QTextCursor.MoveMode.KeepAnchor)
                changed.mergeCharFormat(look)

    def _write_table(self, number: int, content: RedlineTable) -> None:
        self._begin(Style.BODY)
        width = len(content.rows[0].cells)
        made = self._cursor.insertTable(len(content.rows), width, table_format(width))
        plain = block_format(Style.BODY)
        plain.setBottomMargin(0)
        outside = self._cursor
        for row, cells in enumerate(content.rows):
            for column, cell in enumerate(cells.cells):
                self._cursor = made.cellAt(row, column).firstCursorPosition()
                self._cursor.setBlockFormat(plain)
                start = self._cursor.position()
                self._write_parts((number, row, column), cell)
                self.spans.setdefault((number, row, column, 0), (start, self._cursor.position()))
        self._cursor = outside
        self._cursor.setPosition(made.lastPosition() + 1)
        self._numbering.place(self._cursor.block(), Style.BODY)
        self._is_fresh = True

    def _begin(self, style: Style) -> None:
        """Begin a paragraph; one that is there and empty is used."""
        if not self._is_fresh:
            self._cursor.insertBlock(block_format(Style.BODY), char_format(LineBreak()))
        self._is_fresh = False
        set_style(self._cursor, style)
        self._numbering.place(self._cursor.block(), style)
