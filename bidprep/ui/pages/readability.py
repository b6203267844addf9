"""Reading ease of one answer, and what may make it hard to read: shown to who asks, each hint a link to its sentence."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from bidprep.domain.bids import Question
from bidprep.domain.readability import Hint, Reading
from bidprep.operations.answer_desk import AnswerDesk, read_answer_over
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_COLUMNS = (
    Column("What", lambda hint: hint.what, width=30, wrap=True),
    Column("Sentence", lambda hint: hint.sentence, stretch=True, wrap=True),
)


class ReadabilityPage(Page):
    """How one answer reads. Enter on a hint goes to its words."""

    kinds = frozenset({"answer", "question", "fact"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._desk: AnswerDesk | None = None
        self.said = note("")
        self.list = RecordList(
            "hints",
            _COLUMNS,
            EmptyState("Nothing to point out", "No sentence is over 25 words, and no acronym is left unexplained."),
        )
        self.list.opened.connect(self._open)
        self.back = back = QPushButton(icon("chevron-left"), "&Answer")
        back.setAccessibleDescription("Back to the answer that this is about")
        back.clicked.connect(lambda: self.wanted.emit(Place("answer", self.place.id, self.place.lot)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(heading("Reading ease"))
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)
        layout.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)

    def reload(self) -> None:
        """Read the answer over again."""
        question_id, lot_id = self.place.id, self.place.lot

        def read(workspace: Workspace) -> tuple[AnswerDesk, Reading] | None:
            there = workspace.get(Question, question_id)
            return read_answer_over(workspace, question_id, lot_id) if there else None

        self.session.ask(read, self._show, topic="readability")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid, the question and this page."""
        if self._desk is None:
            return (("Bids", Place("bids")),)
        bid, question = self._desk.bid, self._desk.question
        answer = Place("answer", self.place.id, self.place.lot)
        steps = (("Bids", Place("bids")), (bid.name, Place("bid", bid.id)), (f"Question {question.number}", answer))
        return (*steps, ("Reading ease", self.place))

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self._desk.bid.id if self._desk else None

    def focus_first(self) -> None:
        """Go to the hints, once there are some."""
        if self.list.model.rowCount():
            self.list.focus_first()
        else:
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, read: tuple[AnswerDesk, Reading] | None) -> None:
        if read is None:
            self.wanted.emit(Place("bids"))
            return
        self._desk, reading = read
        self.said.setText(reading.say())
        self.list.show_rows(reading.hints)
        if self.back.hasFocus():
            self.focus_first()
        self.trail_changed.emit()

    def _open(self, hint: Hint) -> None:
        self.wanted.emit(Place("answer", self.place.id, self.place.lot, words=hint.quote))
