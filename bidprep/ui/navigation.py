"""The navigation at the left: the pages with their counts, the bids, and the questions of the bid that is open."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.dates import days_until, today
from bidprep.domain.organisation import KNOWN_FACTS
from bidprep.operations.window_state import WindowState
from bidprep.storage.summaries import BidSummary, QuestionSummary
from bidprep.ui.appearance import icon, icon_pixmap
from bidprep.ui.page import Place
from bidprep.ui.widgets.row_delegate import RowDelegate

ROOM_FOR_COUNTS = 36
"""Characters; in a narrower pane the counts would leave no room for the words."""
_ARROW = 14
_PLACE_ROLE = int(Qt.ItemDataRole.UserRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)

_TOP = (
    ("dashboard", "Dashboard", "layout-dashboard"),
    ("organisation", "Organisation", "building-2"),
    ("policies", "Policies", "shield-check"),
    ("case-studies", "Case studies", "library"),
    ("partners", "Partners", "handshake"),
    ("people", "People", "users"),
    ("library", "Library", "book-open"),
    ("bids", "Bids", "briefcase"),
)

# A sign as well as the words in the tooltip: never by colour alone.
_SIGNS = {
    AnswerStatus.NOT_STARTED: "",
    AnswerStatus.DRAFTING: "◐",
    AnswerStatus.READY: "●",
    AnswerStatus.IN_REVIEW: "○",
    AnswerStatus.SIGNED_OFF: "✓",
    AnswerStatus.HANDED_IN: "✓✓",
}


class Navigation(QTreeWidget):
    """The tree of places. `wanted` tells where somebody wants to go."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Navigation")
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(16)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setExpandsOnDoubleClick(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self._state: WindowState | None = None
        self._top: dict[str, QTreeWidgetItem] = {}
        self._places: dict[Place, QTreeWidgetItem] = {}
        for page, words, symbol in _TOP:
            item = self._item(None, words, "", Place(page), symbol)
            self._top[page] = item
        self._top["bids"].setExpanded(True)
        self.itemClicked.connect(self._go)
        self.itemActivated.connect(self._go)

    def show_state(self, state: WindowState) -> None:
        """Show the counts, the bids, and the questions of the open one."""
        counts = state.counts
        self._count("organisation", f"{counts.facts_stated}/{len(KNOWN_FACTS)}")
        self._count("policies", str(counts.policies or ""))
        self._count("case-studies", str(counts.case_studies or ""))
        self._count("partners", str(counts.partners or ""))
        self._count("people", str(counts.people or ""))
        self._count("library", str(counts.passages or ""))
        self._count("bids", str(counts.bids or ""))
        if self._state is None or (self._state.bids, self._state.questions) != (state.bids, state.questions):
            self._show_bids(state)
        self._state = state

    def show_current(self, place: Place, bid_id: str | None) -> None:
        """Mark the place that is shown, or the nearest to it that stands in the tree."""
        for near in (
            Place(place.page, place.id),
            Place("answer", place.id),
            Place("bid", bid_id or ""),
            Place(place.page),
        ):
            item = self._places.get(near)
            if item is not None:
                self.setCurrentItem(item)
                return
        self.setCurrentIndex(QModelIndex())

    def _show_bids(self, state: WindowState) -> None:
        current = self.currentItem()
        kept = current.data(0, _PLACE_ROLE) if current else None
        bids = self._top["bids"]
        for child in bids.takeChildren():
            self._forget(child)
        for bid in state.bids:
            item = self._item(bids, bid.name, _left(bid), Place("bid", bid.id), "layers")
            if bid.id == state.open_bid:
                for question in state.questions:
                    self._question_item(item, question)
                item.setExpanded(True)
        if kept in self._places:
            self.setCurrentItem(self._places[kept])

    def _question_item(self, parent: QTreeWidgetItem, question: QuestionSummary) -> None:
        words = f"{question.number}  {' '.join(question.text.split())}"
        item = self._item(parent, words, _SIGNS[question.status], Place("answer", question.id), "")
        item.setToolTip(0, f"{question.text}\n{STATUS_WORDS[question.status]}")
        item.setData(0, _ACCESSIBLE, f"Question {words}, {STATUS_WORDS[question.status]}")

    def _item(
        self, parent: QTreeWidgetItem | None, words: str, aside: str, place: Place, symbol: str
    ) -> QTreeWidgetItem:
        item = QTreeWidgetItem([words, aside])
        item.setData(0, _PLACE_ROLE, place)
        item.setData(0, _ACCESSIBLE, f"{words}, {aside}" if aside else words)
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if symbol:
            item.setIcon(0, icon(symbol))
        if parent is None:
            self.addTopLevelItem(item)
        else:
            parent.addChild(item)
        self._places[place] = item
        return item

    def _forget(self, item: QTreeWidgetItem) -> None:
        self._places.pop(item.data(0, _PLACE_ROLE), None)
        for child in item.takeChildren():
            self._forget(child)

    def _count(self, page: str, words: str) -> None:
        item = self._top[page]
        item.setText(1, words)
        item.setData(0, _ACCESSIBLE, f"{item.text(0)}, {words}" if words else item.text(0))

    def _make_room(self) -> None:
        self.setColumnHidden(1, self.width() < ROOM_FOR_COUNTS * self.fontMetrics().averageCharWidth())

    def _go(self, item: QTreeWidgetItem) -> None:
        self.wanted.emit(item.data(0, _PLACE_ROLE))

    # Qt's names

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Draw the arrow of a line that opens, readable on a chosen line too."""
        if not self.model().hasChildren(index):
            return
        chosen = self.selectionModel().isSelected(index)
        colour = self.palette().color(QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text)
        side = min(_ARROW, self.indentation())
        left = rect.right() - (self.indentation() + side) // 2 + 1
        place = QRect(left, rect.center().y() - side // 2 + 1, side, side)
        symbol = "chevron-down" if self.isExpanded(index) else "chevron-right"
        painter.drawPixmap(place, icon_pixmap(symbol, side, self.devicePixelRatioF(), colour))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the counts out where there is hardly room for the words."""
        super().resizeEvent(event)
        self._make_room()

    def changeEvent(self, event: QEvent) -> None:
        """Leave the counts out where the text has grown too large for them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._make_room()


def _left(bid: BidSummary) -> str:
    if bid.submit_by is None:
        return ""
    days = days_until(bid.submit_by, today())
    return "closed" if days < 0 else "today" if days == 0 else "1 day" if days == 1 else f"{days} days"
