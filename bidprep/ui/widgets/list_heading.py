"""The headings of a list: each stands over the words of its column, and is cut with … where there is no room."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QStyle, QStyleOptionHeaderV2, QWidget

from bidprep.ui.appearance import GRID

# Looked up once: an enum member costs microseconds at each look-up, and these are wanted for every heading.
_SECTION = QStyle.ControlElement.CE_HeaderSection
_LABEL = QStyle.ControlElement.CE_HeaderLabel
_ARROW = QStyle.PrimitiveElement.PE_IndicatorHeaderArrow
_ARROW_PLACE = QStyle.SubElement.SE_HeaderArrow
_NO_SORT = QStyleOptionHeaderV2.SortIndicator.None_

_SIDE = GRID // 2 + 2


def heading_width(words: str, metrics: QFontMetrics) -> int:
    """Return the room that a heading takes, in logical pixels."""
    return metrics.horizontalAdvance(words) + 2 * _SIDE + GRID // 2


class ListHeading(QHeaderView):
    """The headings of a table, which begin and end where the words below them do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    # Qt's names

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - Qt's own name
        """Draw one heading: its ground, its words away from the edges, and how the list is sorted."""
        option = QStyleOptionHeaderV2()
        self.initStyleOption(option)
        option.rect = rect
        self.initStyleOptionForIndex(option, logicalIndex)
        style = self.style()
        style.drawControl(_SECTION, option, painter, self)
        room = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if option.sortIndicator != _NO_SORT:
            arrow = QStyleOptionHeaderV2(option)
            arrow.rect = style.subElementRect(_ARROW_PLACE, option, self)
            style.drawPrimitive(_ARROW, arrow, painter, self)
            room.setRight(min(room.right(), arrow.rect.left() - 2))
        option.rect = room
        option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideRight, room.width())
        style.drawControl(_LABEL, option, painter, self)
