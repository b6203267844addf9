"""Go or no-go for a bid: what is proposed, what was decided, the criteria, the hours, and how it ended."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from bidprep.domain.bids import Bid
from bidprep.domain.decisions import CriterionPurpose, DecisionOutcome, ResultState
from bidprep.operations.decision_paper import OUTCOME_WORDS, say_proposal
from bidprep.operations.decisions import DecisionDesk, keep_decision, keep_result, read_decision_desk, say_percent
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.page import Place
from bidprep.ui.pages.criterion_scores import CriterionScores
from bidprep.ui.pages.decision_hours import DecisionHours
from bidprep.ui.pages.long_page import add_sections, long_column, section
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.pages.question import read_weighting
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.section_links import SectionLinks

RESULT_WORDS = {
    ResultState.AWAITED: "Awaited",
    ResultState.WON: "Won",
    ResultState.LOST: "Lost",
    ResultState.WITHDRAWN: "Withdrawn",
}

_DECISION_FIELDS = (
    Field("outcome", "Decided", choices=tuple(OUTCOME_WORDS.items())),
    Field("decided_by", "By", "For example the board of trustees"),
    date_field("decided_on", "On"),
    Field("reason", "Because", "What tipped the balance; it is shown later beside the result", lines=3),
)
_RESULT_FIELDS = (
    Field("state", "Result", choices=tuple(RESULT_WORDS.items())),
    date_field("told_on", "Told on"),
    Field("marks", "Marks", "Per cent of what could be had", read=read_weighting, write=lambda value: f"{value:g}%"),
    Field("winner", "Who won", "Where it was not you"),
    Field("feedback", "Feedback", "What the buyer said of it", lines=4),
)


class DecisionPage(OfBidPage):
    """The page on which a bid is decided."""

    here = "Go or no-go"

    kinds = frozenset({
        "bid", "stage", "opportunity", "question", "answer", "lot", "person", "absence", "decision", "decision_criterion",
        "criterion_score", "result", "fact",
    })  # fmt: skip
    paper_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._desk: DecisionDesk | None = None
        self.title = heading("Go or no-go")
        self.proposal = Card("What is proposed")
        self.decision = Form(_DECISION_FIELDS, "The decision")
        self.decision.edited.connect(self._edit_decision)
        self.decision_draft = Draft(
            session, self._take_decision, lambda: repr(self._desk and self._desk.decision), self
        )
        self.then = note("")
        self.result = Form(_RESULT_FIELDS, "The result")
        self.result.edited.connect(self._edit_result)
        self.result_draft = Draft(session, self._take_result, lambda: repr(self._desk and self._desk.result), self)
        self.criteria = CriterionScores(session, CriterionPurpose.GO, "Criteria")
        self.hours = DecisionHours(session)
        self.paper = QPushButton(icon("file-output"), "&Write the paper for trustees…")
        self.paper.clicked.connect(self.paper_wanted)
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show the decision on a bid."""
        if place.id != self.place.id:
            self._desk = None
            self.decision.forget_typing()
            self.result.forget_typing()
        super().show_place(place)

    def reload(self) -> None:
        """Read anew what it is decided by."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: read_decision_desk(workspace, bid_id), self._show, topic="decision")

    def leave(self) -> None:
        """Save what is being typed."""
        for form in (self.decision, self.result):
            form.finish()
        for draft in (self.decision_draft, self.result_draft, self.criteria.draft, self.hours.answers.draft):
            draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._desk is None else self._desk.whole.bid

    def focus_first(self) -> None:
        """Go to the criteria: scoring comes first."""
        self.criteria.list.focus_first()

    def _arrange(self) -> None:
        layout = long_column(self)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.paper)
        layout.addLayout(top)
        links = SectionLinks()
        layout.addWidget(links)
        layout.addWidget(self.proposal)
        decided = section("The decision", self.decision)
        ended = section("The result", self.then, self.result)
        add_sections(
            layout,
            links,
            ("Criteria", self.criteria),
            ("Hours before the deadline", self.hours),
            ("Answers and their hours", self.hours.answers),
            ("The decision", decided),
            ("The result", ended),
        )

    def _show(self, desk: DecisionDesk) -> None:
        known = self._desk
        if known is not None and self.decision_draft.is_unsaved:
            desk = replace(desk, decision=known.decision)  # what is being typed is newer
        if known is not None and self.result_draft.is_unsaved:
            desk = replace(desk, result=known.result)
        self._desk = desk
        self.title.setText(f"Go or no-go: {desk.whole.bid.name}")
        self.proposal.set_words(say_proposal(desk))
        self.decision.show_record(desk.decision)
        self.result.show_record(desk.result)
        self.then.setText(_say_then(desk))
        self.criteria.show_views(desk.whole.bid.id, None, desk.criteria)
        self.hours.show_hours(desk.whole, desk.capacity)
        self.trail_changed.emit()

    def _edit_decision(self, name: str, value: Any) -> None:
        if self._desk is not None:
            self._desk = replace(self._desk, decision=replace(self._desk.decision, **{name: value}))
            self.decision_draft.touch()

    def _take_decision(self) -> Operation | None:
        decision = self._desk.decision if self._desk else None
        return None if decision is None else lambda workspace: keep_decision(workspace, decision)

    def _edit_result(self, name: str, value: Any) -> None:
        if self._desk is not None:
            self._desk = replace(self._desk, result=replace(self._desk.result, **{name: value}))
            self.result_draft.touch()

    def _take_result(self) -> Operation | None:
        result = self._desk.result if self._desk else None
        return None if result is None else lambda workspace: keep_result(workspace, result)


def _say_then(desk: DecisionDesk) -> str:
    """Say beside the result what was thought when it was decided."""
    decision = desk.decision
    if decision.outcome is DecisionOutcome.UNDECIDED:
        return "Nothing was decided yet. Once the buyer tells, note here how it ended, to learn from it."
    percent = f"The criteria came to {say_percent(decision.percent)} then. " if decision.percent is not None else ""
    reason = f"The reason: {' '.join(decision.reason.split())}" if decision.reason.strip() else "No reason was noted."
    return f"It was decided: {OUTCOME_WORDS[decision.outcome].lower()}. {percent}{reason}"
