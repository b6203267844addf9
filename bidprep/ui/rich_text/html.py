"""HTML for the clipboard: what Word, LibreOffice, Excel and the web give, and what they are given."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument

from bidprep.domain.text import (
    Block,
    Inline,
    LineBreak,
    Paragraph,
    Run,
    Style,
    Table,
    inlines_of,
    normal_inlines,
    plain_inlines,
)
from bidprep.ui.rich_text.document import PlainDocument
from bidprep.ui.rich_text.formats import block_format
from bidprep.ui.rich_text.reading import read_blocks
from bidprep.ui.rich_text.word_lists import with_real_lists

_LINKS_KEPT = ("http://", "https://", "mailto:", "tel:")


def read_html(html: str) -> list[Block]:
    """Return the blocks of somebody else's HTML, without its pictures, colours and fonts."""
    document = PlainDocument()
    document.setHtml(with_real_lists(html))
    _raise_headings(document)
    found = (_ours(block) for block in read_blocks(document))
    return [block for some in found for block in _unpacked(some) if _has_words(block)]


def write_html(blocks: Iterable[Block]) -> str:
    """Return blocks as plain HTML that says what things are and not how they look."""
    return "".join(_written(list(blocks)))


def _raise_headings(document: QTextDocument) -> None:
    """Make the highest level of heading in a document our first, and every other our second."""
    headings: list[tuple[int, QTextBlock]] = []
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            headings.append((level, block))
        block = block.next()
    top = min((level for level, _ in headings), default=0)
    for level, heading in headings:
        style = Style.HEADING_1 if level == top else Style.HEADING_2
        QTextCursor(heading).setBlockFormat(block_format(style))


def _ours(block: Block) -> Block:
    """Return a block as ours: no emphasis that is only the look of a heading, no strange links."""
    if isinstance(block, Table):
        return Table(
            tuple(
                tuple(tuple(_our_inlines(cell, bold_counts=number > 0)) for cell in row)
                for number, row in enumerate(block.rows)
            )
        )
    style = block.style
    return Paragraph(tuple(_our_inlines(block.inlines, bold_counts=not style.is_heading)), style)


def _our_inlines(inlines: Iterable[Inline], *, bold_counts: bool) -> Iterator[Inline]:
    for item in inlines:
        if isinstance(item, Run):
            link = item.link if item.link.lower().startswith(_LINKS_KEPT) else ""
            yield from inlines_of(item.text, bold=item.bold and bold_counts, italic=item.italic, link=link)
        else:
            yield item


def _unpacked(block: Block) -> Iterator[Block]:
    """Take a single cell out of its table: that is how a spreadsheet gives one."""
    if isinstance(block, Table) and len(block.rows) == 1 and len(block.rows[0]) == 1:
        yield Paragraph(block.rows[0][0])
    else:
        yield block


def _has_words(block: Block) -> bool:
    cells = [block.inlines] if isinstance(block, Paragraph) else [cell for row in block.rows for cell in row]
    return any(
        plain_inlines(normal_inlines(cell)).strip() for cell in cells
    )  # an empty line of Word's has a space in it


def _written(blocks: list[Block]) -> Iterator[str]:
    for is_item, some in groupby(blocks, lambda block: isinstance(block, Paragraph) and block.style.is_list):
        if is_item:
            yield from _written_items([item for item in some if isinstance(item, Paragraph)])
            continue
        for block in some:
            if isinstance(block, Table):
                yield from _written_table(block)
            else:
                tag = _TAGS.get(block.style, "p")
                yield f"<{tag}>{_written_inlines(block.inlines)}</{tag}>"


_TAGS = {Style.HEADING_1: "h2", Style.HEADING_2: "h3"}


def _written_items(items: list[Paragraph]) -> Iterator[str]:
    open_tags: list[str] = []
    for item in items:
        tag = "ol" if item.style.is_numbered else "ul"
        while len(open_tags) > item.style.level or (len(open_tags) == item.style.level and open_tags[-1] != tag):
            yield f"</{open_tags.pop()}>"
        while len(open_tags) < item.style.level:
            open_tags.append(tag)
            yield f"<{tag}>"
        yield f"<li>{_written_inlines(item.inlines)}</li>"
    while open_tags:
        yield f"</{open_tags.pop()}>"


def _written_table(block: Table) -> Iterator[str]:
    yield '<table border="1">'
    for number, row in enumerate(block.rows):
        tag = "td" if number else "th"
        yield "<tr>" + "".join(f"<{tag}>{_written_inlines(cell)}</{tag}>" for cell in row) + "</tr>"
    yield "</table>"


def _written_inlines(inlines: Iterable[Inline]) -> str:
    return "".join(_written_inline(item) for item in inlines)


def _written_inline(item: Inline) -> str:
    if isinstance(item, LineBreak):
        return "<br>"
    written = escape(plain_inlines([item]))
    for tag, wanted in (("em", item.italic), ("strong", item.bold)):
        if wanted:
            written = f"<{tag}>{written}</{tag}>"
    return f'<a href="{escape(item.link)}">{written}</a>' if item.link else written
