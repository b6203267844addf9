"""What the editor puts on the clipboard, and what it takes from there.

Others get plain HTML and plain words. For the editor itself there is a third form beside them
that keeps merge fields, and the spaces at both ends of a copied stretch of words.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QStandardItemModel, QTextCursor

from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.text import (
    Block,
    Inline,
    Paragraph,
    Run,
    Style,
    clean_characters,
    fill_fields,
    inlines_of,
    normal_inlines,
    plain_inlines,
    plain_text,
    text_of,
)
from bidprep.ui.rich_text import PlainDocument
from bidprep.ui.rich_text.html import read_html, write_html
from bidprep.ui.rich_text.reading import read_blocks
from bidprep.ui.rich_text.showing import Fields

OURS = "application/x-bidprep-text+json"
# Beyond this the words are taken without their formatting: reading HTML would hold up the window.
MOST_HTML = 4_000_000


@dataclass(frozen=True, slots=True)
class Spaces:
    """The spaces at both ends of a stretch of words; a text in normal form has none there."""

    before: str = ""
    after: str = ""


def copied(cursor: QTextCursor, fields: Fields) -> QMimeData:
    """Return the selection for the clipboard; others see merge fields filled."""
    blocks = _selected_blocks(cursor)
    text = text_of(blocks)
    spaces = _spaces_around("".join(plain_inlines(b.inlines) for b in blocks if isinstance(b, Paragraph)))
    filled = fill_fields(text, fields)
    words = plain_text(filled, markers=len(filled.blocks) > 1)
    made = _made_by_qt()
    made.setText(spaces.before + words + spaces.after if words else spaces.before)
    made.setHtml(write_html(filled.blocks))
    ours = {"before": spaces.before, "markdown": write_markdown(text), "after": spaces.after}
    made.setData(OURS, json.dumps(ours).encode())
    return made


def can_take(source: QMimeData) -> bool:
    """Whether this can be pasted or dropped as text; files are for the window."""
    if any(address.isLocalFile() for address in source.urls()):
        return False
    return source.hasFormat(OURS) or source.hasHtml() or source.hasText()


def is_plain(source: QMimeData) -> bool:
    """Whether this is words without formatting, or with more of it than can be read in time."""
    if source.hasFormat(OURS):
        return False
    return not source.hasHtml() or len(source.html()) > MOST_HTML


def taken(source: QMimeData) -> list[Block]:
    """Return the formatted text that the clipboard holds, as blocks of ours."""
    if source.hasFormat(OURS):
        return _taken_from_ours(bytes(source.data(OURS).data()))
    # HTML says nothing of spaces at its ends, the plain words beside it do.
    return _spaced(read_html(source.html()), _spaces_around(source.text()))


def taken_plain(source: QMimeData, *, bold: bool = False, italic: bool = False) -> list[Block]:
    """Return the plain words on the clipboard, one paragraph a line."""
    words = clean_characters(source.text())
    lines = [line for line in words.split("\n") if line.strip()] or [words.replace("\n", "")]
    return [Paragraph(inlines_of(line, bold=bold, italic=italic)) for line in lines if line]


def _made_by_qt() -> QMimeData:
    """Return an empty one that Qt made: Qt may clear it away after Python has gone, and then one that Python made crashes."""
    model = QStandardItemModel(1, 1)
    made = model.mimeData([model.index(0, 0)])
    for form in made.formats():
        made.removeFormat(form)
    return made


def _selected_blocks(cursor: QTextCursor) -> list[Block]:
    document = PlainDocument()
    QTextCursor(document).insertFragment(cursor.selection())
    blocks = list(read_blocks(document))
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph) and not _is_whole_paragraph(cursor):
        return [replace(blocks[0], style=Style.BODY)]
    return blocks


def _is_whole_paragraph(cursor: QTextCursor) -> bool:
    block = cursor.document().findBlock(cursor.selectionStart())
    return cursor.selectionStart() == block.position() and cursor.selectionEnd() >= (
        block.position() + block.length() - 1
    )


def _taken_from_ours(written: bytes) -> list[Block]:
    try:
        ours = json.loads(written)
        text = read_markdown(str(ours["markdown"]))
        spaces = Spaces(str(ours["before"]), str(ours["after"]))
    except (ValueError, KeyError, TypeError):
        return []  # another program's doing
    return _spaced(text.blocks, spaces)


def _spaces_around(words: str) -> Spaces:
    line = words.strip("\r\n")
    if not line.strip():
        return Spaces(" " if line else "")
    return Spaces(" " if line[0] == " " else "", " " if line[-1] == " " else "")


def _spaced(blocks: Sequence[Block], spaces: Spaces) -> list[Block]:
    """Return the blocks with spaces put back around a single paragraph's words."""
    before, after = _run_of(spaces.before), _run_of(spaces.after)
    if not blocks:
        return [Paragraph(before)] if before else []
    only = blocks[0]
    if len(blocks) > 1 or not isinstance(only, Paragraph):
        return list(blocks)
    return [replace(only, inlines=(*before, *normal_inlines(only.inlines), *after))]


def _run_of(spaces: str) -> tuple[Inline, ...]:
    return (Run(spaces),) if spaces else ()
