"""What each mark in a `QTextDocument` means.

The document's own formats carry meaning only: weight, slant, address, field, heading level and
list. Sizes and tints belong to `looks`, so that they never reach the undo history, the clipboard
or the value.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import Final

from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFragment,
    QTextLength,
    QTextList,
    QTextListFormat,
    QTextTable,
    QTextTableFormat,
)

from bidprep.domain.text import Inline, LineBreak, Style

_OURS = int(QTextFormat.Property.UserProperty)
FIELD_NAME: Final = _OURS + 1
FIELD_SHOWN: Final = _OURS + 2
FIELD_NUMBER: Final = _OURS + 3
# Equal formats side by side would become one stretch of text: the number keeps two fields two.
_field_numbers = count(1)

LINE_BREAK: Final = "\u2028"

LINE_HEIGHT: Final = 145.0
_BOLD_FROM: Final = 600
_DEEPEST: Final = 2

# The same depths as in the file's Markdown, where "## " is the first level.
_HEADING_LEVELS = {Style.HEADING_1: 2, Style.HEADING_2: 3}
_MARGINS = {  # above and below, in pixels
    Style.BODY: (0, 10),
    Style.HEADING_1: (12, 6),
    Style.HEADING_2: (8, 4),
    Style.BULLET_1: (0, 4),
    Style.BULLET_2: (0, 4),
    Style.NUMBER_1: (0, 4),
    Style.NUMBER_2: (0, 4),
}
_MARKS = {
    Style.BULLET_1: QTextListFormat.Style.ListDisc,
    Style.BULLET_2: QTextListFormat.Style.ListCircle,
    Style.NUMBER_1: QTextListFormat.Style.ListDecimal,
    Style.NUMBER_2: QTextListFormat.Style.ListLowerAlpha,
}
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListUpperAlpha,
    QTextListFormat.Style.ListLowerRoman,
    QTextListFormat.Style.ListUpperRoman,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where something stands in a document, as cursor positions, and its format."""

    start: int
    end: int
    format: QTextCharFormat


def char_format(item: Inline) -> QTextCharFormat:
    """Return the format that means this item's bold, italic and link."""
    made = QTextCharFormat()
    if isinstance(item, LineBreak):
        return made
    if item.bold:
        made.setFontWeight(QFont.Weight.Bold)
    if item.italic:
        made.setFontItalic(True)
    if item.link:
        made.setAnchor(True)
        made.setAnchorHref(item.link)
    return made


def field_format(plain: QTextCharFormat, name: str, shown: str) -> QTextCharFormat:
    """Return `plain` marked as the merge field `name`, shown as `shown`."""
    made = QTextCharFormat(plain)
    made.setProperty(FIELD_NAME, name)
    made.setProperty(FIELD_SHOWN, shown)
    made.setProperty(FIELD_NUMBER, next(_field_numbers))
    return made


def typing_format(there: QTextCharFormat, *, in_link: bool) -> QTextCharFormat:
    """Return the format of what is typed next to `there`: never a field, a link only within one."""
    made = QTextCharFormat(there)
    for mark in (FIELD_NAME, FIELD_SHOWN, FIELD_NUMBER, int(QTextFormat.Property.FontSizeAdjustment)):
        made.clearProperty(mark)
    if not in_link:
        made.clearProperty(int(QTextFormat.Property.IsAnchor))
        made.clearProperty(int(QTextFormat.Property.AnchorHref))
    return made


def is_bold(there: QTextCharFormat) -> bool:
    """Whether this means bold."""
    return there.fontWeight() >= _BOLD_FROM


def fragments(block: QTextBlock) -> Iterator[QTextFragment]:
    """Yield the pieces of a block that share one format, as Qt has them."""
    piece = block.begin()
    while not piece.atEnd():
        yield piece.fragment()
        piece += 1


def stretches(block: QTextBlock) -> Iterator[Stretch]:
    """Yield the pieces of a block that share one format."""
    for fragment in fragments(block):
        yield _stretch(fragment, fragment.charFormat())


def fields_in(block: QTextBlock) -> Iterator[Stretch]:
    """Yield the merge fields of a block that are whole: a field typed into is plain words."""
    for fragment in fragments(block):
        there = fragment.charFormat()
        if is_field(there, fragment):
            yield _stretch(fragment, there)


def is_field(there: QTextCharFormat, fragment: QTextFragment) -> bool:
    """Whether a piece with this format is a merge field, and whole."""
    return there.hasProperty(FIELD_NAME) and there.stringProperty(FIELD_SHOWN) == fragment.text()


def block_format(style: Style) -> QTextBlockFormat:
    """Return the format of a paragraph of this style; a list item also needs its list."""
    made = QTextBlockFormat()
    above, below = _MARGINS[style]
    made.setTopMargin(above)
    made.setBottomMargin(below)
    made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if style.is_heading:
        made.setHeadingLevel(_HEADING_LEVELS[style])
    return made


def empty_block_char_format(style: Style) -> QTextCharFormat:
    """Return the format of a paragraph without words, so that the caret has the heading's height."""
    made = QTextCharFormat()
    if style.is_heading:
        made.setProperty(int(QTextFormat.Property.FontSizeAdjustment), 3 - style.level)
    return made


def list_format(style: Style) -> QTextListFormat:
    """Return the format of the list that items of this style belong to."""
    made = QTextListFormat()
    made.setStyle(_MARKS[style])
    made.setIndent(style.level)
    return made


def table_format(columns: int) -> QTextTableFormat:
    """Return the format of a table as wide as the text, its columns equally wide."""
    made = QTextTableFormat()
    made.setHeaderRowCount(1)
    made.setBorder(1)
    made.setBorderCollapse(True)
    made.setBorderStyle(QTextTableFormat.BorderStyle.BorderStyle_Solid)
    made.setCellPadding(5)
    made.setTopMargin(6)
    made.setBottomMargin(10)
    made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    share = QTextLength(QTextLength.Type.PercentageLength, 100 / columns)
    made.setColumnWidthConstraints([share] * columns)
    return made


def style_of(block: QTextBlock) -> Style:
    """Return what a paragraph is, also of a document made elsewhere: deeper levels count as the second."""
    items = list_of(block)
    if items is not None:
        there = items.format()
        deep = there.indent() >= _DEEPEST
        if there.style() in _NUMBERS:
            return Style.NUMBER_2 if deep else Style.NUMBER_1
        return Style.BULLET_2 if deep else Style.BULLET_1
    level = block.blockFormat().headingLevel()
    if not level:
        return Style.BODY
    return Style.HEADING_1 if level <= _HEADING_LEVELS[Style.HEADING_1] else Style.HEADING_2


def table_at(cursor: QTextCursor) -> QTextTable | None:
    """Return the table that the cursor stands in; Qt's types leave out that there may be none."""
    return cursor.currentTable()


def in_header_row(block: QTextBlock) -> bool:
    """Whether a block stands in the first row of a table."""
    cursor = QTextCursor(block)
    table = table_at(cursor)
    return table is not None and table.cellAt(cursor).row() == 0


def list_of(block: QTextBlock) -> QTextList | None:
    """Return the list that a block is an item of; Qt's types leave out that there may be none."""
    return block.textList()


def _stretch(fragment: QTextFragment, there: QTextCharFormat) -> Stretch:
    start = fragment.position()
    return Stretch(start, start + fragment.length(), there)
