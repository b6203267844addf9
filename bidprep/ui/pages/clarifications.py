"""Clarifications: what we asked the buyer, by when, what was replied, and the answers that a reply touches."""

from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid, Question
from bidprep.domain.clarifications import Clarification, is_overdue
from bidprep.domain.dates import UK, days_until, say_date, say_time, today
from bidprep.domain.ids import new_id
from bidprep.operations.clarifications import (
    BidClarifications,
    TouchedAnswer,
    draft_clarifications,
    keep_clarification,
    read_clarifications,
    read_numbers,
    say_numbers,
    touched_answers,
)
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place, scrolled
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_TOUCHED = (
    Column("No.", lambda row: row.question.number, width=10),
    Column("Question", lambda row: " ".join(row.question.text.split()), stretch=True),
    Column("For", lambda row: row.lot, width=24),
    Column("Status", lambda row: row.status, width=20),
)


class ClarificationsPage(OfBidPage):
    """The clarifications of a bid in a list, the one that is picked in a form, and the answers that it concerns."""

    here = "Clarifications"

    kinds = frozenset({"clarification", "question", "answer", "bid", "stage", "lot"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: BidClarifications | None = None
        self._questions: tuple[Question, ...] = ()
        self.about = note("")
        self.draft_button = QPushButton(icon("pencil"), "&Draft what is not stated")
        self.draft_button.setAccessibleDescription("A question for each whose limit, scoring or guidance is not stated")
        self.draft_button.clicked.connect(self._draft)
        self.log = Children(session, self._form())
        self.log.list.add_button(self.draft_button)
        self.log.list.picked.connect(self._show_touched)
        self.touched = RecordList(
            "answers it concerns", _TOUCHED, EmptyState("None", "Say above which questions it concerns.")
        )
        self.touched.opened.connect(self._open)
        self.touched.stand_in_page()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            heading("Clarifications"),
            self.about,
            self.log,
            heading("Answers it concerns", 2),
            self.touched,
        ):
            column.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def reload(self) -> None:
        """Read the clarifications anew."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: read_clarifications(workspace, bid_id), self._show, topic="clarifications")

    def leave(self) -> None:
        """Save what is being typed."""
        self.log.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._found is None else self._found.bid

    def focus_first(self) -> None:
        """Go to the list."""
        self.log.list.focus_first()

    def _form(self) -> ChildrenForm:
        columns = (
            Column("Asked", lambda row: " ".join(row.asked.split()) or "Nothing yet", stretch=True),
            Column("Questions", lambda row: say_numbers(self._questions, row.question_ids), width=14),
            Column("State", self._state, width=28, tone=self._tone),
        )
        fields = (
            Field("asked", "We ask", "As it is sent to the buyer", lines=4),
            Field(
                "question_ids", "Questions it concerns", "Their numbers, for example 1, 2.1",
                read=lambda words: read_numbers(self._questions, words),
                write=lambda ids: say_numbers(self._questions, ids), late=True,
            ),
            date_field("asked_on", "Asked on"),
            Field("reply", "The reply", "The first words of a reply re-open the answers it concerns", lines=4),
            date_field("replied_on", "Replied on"),
            Field("notes", "Notes", lines=2),
        )  # fmt: skip
        empty = "Ask the buyer early: where nobody says how long an answer may be or how it is marked, ask that too."
        return ChildrenForm(
            Clarification, "stage_id", "Asked and replied", columns, fields, empty, "Add a clarification",
            lambda stage_id: Clarification(new_id(), stage_id, len(self.log.records) + 1),
            keep=keep_clarification, none="Nothing asked yet",
        )  # fmt: skip

    def _show(self, found: BidClarifications) -> None:
        self._found, self._questions = found, found.questions
        self.log.show_of(found.stage.id, found.clarifications)
        drafts = len(found.unstated)
        self.draft_button.setEnabled(drafts > 0 and not self.session.is_read_only)
        if drafts:
            self.log.begin_with("Draft what is &not stated", self._draft)
        else:
            self.log.begin_by_hand()
        by = found.stage.clarify_by
        parts = ["No last day for questions is noted." if by is None else f"Questions to the buyer by {say_time(by)}."]
        if by is not None and (days := days_until(by, today())) >= 0:
            parts.append(f"{days} days are left." if days != 1 else "1 day is left.")
        if drafts:
            parts.append(
                f"Limit, scoring or guidance is not stated for {drafts} {'question' if drafts == 1 else 'questions'}."
            )
        self.about.setText(" ".join(parts))
        self._show_touched()
        self.trail_changed.emit()

    def _show_touched(self) -> None:
        row = self.log.list.current()
        if row is None:
            self.touched.show_rows(())
        else:
            self.session.ask(
                lambda workspace: touched_answers(workspace, row), self.touched.show_rows, topic="touched answers"
            )

    def _state(self, row: Clarification) -> str:
        if row.reply.strip():
            return f"Replied {say_date(row.replied_on)}".strip()
        words = f"asked {say_date(row.asked_on)}, no reply" if row.asked_on else "to be asked"
        return f"Late: {words}" if self._is_late(row) else words[:1].upper() + words[1:]

    def _tone(self, row: Any) -> Tone | None:
        return Tone.GOOD if row.reply.strip() else Tone.BAD if self._is_late(row) else Tone.ACCENT

    def _is_late(self, row: Clarification) -> bool:
        by = self._found.stage.clarify_by if self._found else None
        return is_overdue(row, today(), by.astimezone(UK).date() if by else None)

    def _draft(self) -> None:
        bid_id = self.place.id
        self.log.draft.leave()
        self.session.do(
            lambda workspace: draft_clarifications(workspace, bid_id),
            lambda drafts: self.told.emit(f"Drafted {len(drafts)} clarifications. Read them before you send them."),
        )

    def _open(self, row: TouchedAnswer) -> None:
        self.wanted.emit(Place("answer", row.question.id, row.lot_id))
