"""Replace in the bid: every place where words stand in its answers, ticked, and replaced in one step after a snapshot."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from bidprep.domain.bids import Bid
from bidprep.domain.finding_words import Sought
from bidprep.errors import BidprepError
from bidprep.operations.replacing import FoundInBid, find_in_bid, replace_in_bid
from bidprep.storage.workspace import Workspace
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.tick_list import TickList

_PAUSE = 300  # milliseconds after the last key

_COLUMNS = (
    Column(
        "Question", lambda found: found.question.number + (f"\n{found.lot}" if found.lot else ""), width=28, wrap=True
    ),
    Column(
        "Sentence", lambda found: f"{found.hit.before}[{found.hit.found}]{found.hit.after}", stretch=True, wrap=True
    ),
)


class ReplacePage(OfBidPage):
    """Finds words in all answers of a bid. Space ticks a place, Enter opens it, and one button replaces what is ticked."""

    here = "Replace"

    kinds = frozenset({"answer", "question", "bid"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._bid: Bid | None = None
        self._found_for: Sought | None = None
        self.line, self.with_line = QLineEdit(), QLineEdit()
        self.case, self.whole = QCheckBox("Match &case"), QCheckBox("&Whole words")
        self.said = note("")
        self.list = TickList(
            "places found",
            _COLUMNS,
            EmptyState(
                "Nothing to show", "Type words that stand in the answers of this bid. Merge fields are not looked into."
            ),
            ticks="Replace",
        )
        self.list.opened.connect(self._open)
        self.list.ticks_changed.connect(self._show_ticked)
        self.button = QPushButton("&Replace what is ticked")
        self.button.clicked.connect(self._replace)
        self.list.add_button(self.button)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.reload)
        self.line.textChanged.connect(self._pause.start)
        self.with_line.textChanged.connect(self._show_ticked)
        for box in (self.case, self.whole):
            box.toggled.connect(self.reload)
        self._arrange()

    def reload(self) -> None:
        """Find again."""
        self._pause.stop()
        bid_id, sought = self.place.id, Sought(self.line.text(), self.case.isChecked(), self.whole.isChecked())

        def find(workspace: Workspace) -> tuple[Bid | None, Sought, tuple[FoundInBid, ...]]:
            bid = workspace.get(Bid, bid_id)
            return bid, sought, find_in_bid(workspace, bid_id, sought) if bid else ()

        self.session.ask(find, self._show, topic="replace")

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return self._bid

    def stop_typing(self) -> None:
        """Let nothing be replaced any more."""
        self.button.setEnabled(False)

    def focus_first(self) -> None:
        """Go to the words to find."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.selectAll()

    def _arrange(self) -> None:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        boxes = QHBoxLayout()
        boxes.addWidget(self.case)
        boxes.addWidget(self.whole)
        for row, (words, line) in enumerate((("Fi&nd", self.line), ("Replace w&ith", self.with_line))):
            label = QLabel(words)
            label.setBuddy(line)
            line.setAccessibleName(words.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(line, row, 1)
        grid.addLayout(boxes, 0, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(8)
        layout.addWidget(heading("Replace in the bid"))
        layout.addLayout(grid)
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)

    def _show(self, read: tuple[Bid | None, Sought, tuple[FoundInBid, ...]]) -> None:
        self._bid, self._found_for, found = read
        self.list.show_ticked(found, lambda there: not there.answer.is_settled)
        self._show_ticked()
        self.trail_changed.emit()

    def _show_ticked(self) -> None:
        ticked, found = len(self.list.ticked()), len(self.list.ticks.rows)
        self.button.setEnabled(ticked > 0 and not self.session.is_read_only)
        if not found:
            self.said.setText("")
            return
        settled = sum(there.answer.is_settled for there in self.list.ticks.rows)
        left = f" {settled} in signed-off answers are not ticked: replacing there reopens them." if settled else ""
        into = f"“{self.with_line.text()}”" if self.with_line.text() else "nothing: the words are taken out"
        self.said.setText(f"{ticked:,} of {found:,} places are ticked, to be replaced with {into}.{left}")

    def _open(self, found: FoundInBid) -> None:
        self.wanted.emit(Place("answer", found.question.id, found.answer.lot_id, words=found.hit.found))

    def _replace(self) -> None:
        sought, chosen, words, bid_id = self._found_for, self.list.ticked(), self.with_line.text(), self.place.id
        if sought is None:
            return
        self.session.do(
            lambda workspace: replace_in_bid(workspace, bid_id, sought, words, chosen), self._tell, self._say_refused
        )

    def _tell(self, count: int) -> None:
        places = "1 place was" if count == 1 else f"{count:,} places were"
        self.told.emit(f"{places} replaced. The answers as they were are kept as snapshots, and Undo takes it back.")

    def _say_refused(self, error: BidprepError) -> None:
        """Say why nothing was replaced, and find again."""
        self.session.failed.emit(error)
        self.reload()
