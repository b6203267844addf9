"""Which Qt list each list item belongs to, so that its number is the one the value gives it.

The rule is `bidprep.domain.text.marked_blocks`: numbers go on over second-level items and start
anew after anything that is no list item. Qt numbers by list, so the items of one count share one.
"""

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextList

from bidprep.domain.text import Style
from bidprep.ui.rich_text.formats import list_format, list_of, style_of


class Numbering:
    """Puts the items of one run of list items into Qt lists, one after the other."""

    def __init__(self) -> None:
        self._open: dict[int, tuple[Style, QTextList]] = {}

    def place(self, block: QTextBlock, style: Style) -> None:
        """Put the next paragraph where it belongs: in a list that goes on, a new one, or none."""
        if not style.is_list:
            self._open.clear()
            return
        if style.level == 1:
            self._open.pop(2, None)
        goes_on = self._open.get(style.level)
        if goes_on and goes_on[0] is style:
            _join(goes_on[1], block)
        else:
            self._open[style.level] = style, _list_beginning_with(block, style)


def renumber(document: QTextDocument, start: int, end: int) -> None:
    """Put right the list numbers of the list items around these two positions and between them."""
    block = document.findBlock(start)
    last = document.findBlock(end).next()
    while last.isValid() and list_of(last) is not None:
        last = last.next()
    stop = last.blockNumber()
    while (before := block.previous()).isValid() and list_of(before) is not None:
        block = before
    numbering = Numbering()
    while block.isValid() and block.blockNumber() != stop:
        numbering.place(block, style_of(block))
        block = block.next()


def _join(items: QTextList, block: QTextBlock) -> None:
    own = list_of(block)
    if own is None or own.objectIndex() != items.objectIndex():
        items.add(block)


def _list_beginning_with(block: QTextBlock, style: Style) -> QTextList:
    own = list_of(block)
    if own is not None and own.item(0) == block and own.format() == list_format(style):
        return own
    return QTextCursor(block).createList(list_format(style))
