"""Blocks of formatted text: body paragraphs, sub-headings, list items and tables, in order."""

from collections.abc import Iterator

from bidprep.documents.word.base import Base
from bidprep.documents.word.headings import Headings
from bidprep.documents.word.inlines import inlines_direction_xml, inlines_xml
from bidprep.documents.word.lists import BULLETS, NUMBERS, list_style
from bidprep.documents.word.tables import table_xml
from bidprep.domain.text import Paragraph, Style, Table, Text, marked_blocks, plain_inlines

# A question is kept with what follows it, so that no answer begins a page without it.
_KEPT = "<w:keepNext/>"
# List items in a question hang so that the bar at its left goes straight down: left and hanging, in twips.
_QUOTED_INDENTS = ((738, 454), (1192, 454))


def body_xml(text: Text, part_level: int, base: Base, headings: Headings) -> Iterator[str]:
    """Yield each block of an answer; its sub-headings come below the part's own level, 1 to 3."""
    numbers = _NumberedLists(base)
    for mark, block in marked_blocks(text):
        if isinstance(block, Table):
            yield table_xml(block, base)
        elif block.style is Style.BODY:
            yield _paragraph_xml(block, base, "Normal")
        elif block.style.is_heading:
            runs = _runs(block, base)
            yield headings.heading_xml(runs, plain_inlines(block.inlines), part_level + block.style.level)
        else:
            style = list_style(NUMBERS if block.style.is_numbered else BULLETS, block.style.level - 1)
            yield _paragraph_xml(block, base, style, numbers.numbering_xml(mark, block.style))


def quoted_xml(text: Text, base: Base) -> Iterator[str]:
    """Yield each block of the buyer's own wording; its sub-headings are bold text only."""
    numbers = _NumberedLists(base)
    for mark, block in marked_blocks(text):
        if isinstance(block, Table):
            yield table_xml(block, base)
        elif block.style.is_list:
            left, hanging = _QUOTED_INDENTS[block.style.level - 1]
            indent = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
            numbering = _KEPT + numbers.numbering_xml(mark, block.style)
            yield _paragraph_xml(block, base, "Question", numbering, indent)
        else:
            yield _paragraph_xml(block, base, "Question", _KEPT, bold=block.style.is_heading)


class _NumberedLists:
    """Which list instance each item of one text belongs to, by the marks that the domain gives."""

    def __init__(self, base: Base) -> None:
        self._lists = base.lists
        self._current = [0, 0]

    def numbering_xml(self, mark: str, style: Style) -> str:
        """Return the ``w:numPr`` of an item; one marked ``1.`` begins a list of its own."""
        level = style.level - 1
        if not style.is_numbered:
            number = self._lists.bullets
        elif mark.strip() == "1.":
            number = self._current[level] = self._lists.start(level)
        else:
            number = self._current[level]
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _paragraph_xml(
    block: Paragraph, base: Base, style: str, numbering: str = "", indent: str = "", *, bold: bool = False
) -> str:
    direction = inlines_direction_xml(block.inlines)
    properties = base.paragraph_style(style) + numbering + direction + indent
    shown = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shown}{_runs(block, base, bold=bold)}</w:p>"


def _runs(block: Paragraph, base: Base, *, bold: bool = False) -> str:
    return inlines_xml(block.inlines, base.links, base.styles["Hyperlink"], bold=bold)
