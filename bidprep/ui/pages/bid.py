"""A bid: its questions in one table, its lots in another, the case studies it uses, its particulars."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.bids import Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.domain.counting import say_use
from bidprep.domain.dates import days_until, say_time, today
from bidprep.domain.ids import new_id
from bidprep.domain.people import Person
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.bids import Depth, change_bid, read_bid
from bidprep.operations.questions import add_question, move_question, remove_question
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.pages.bid_case_studies import BidCaseStudies
from bidprep.ui.pages.bid_decision import BidDecision
from bidprep.ui.pages.bid_links import BidLinks
from bidprep.ui.pages.bid_lots import BidLots
from bidprep.ui.pages.criteria import CriteriaList
from bidprep.ui.pages.qualified import QualifiedList
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field, time_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.in_sight import ReadInSight
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.tabs import Tabs

STATUS_TONES = {
    AnswerStatus.NOT_STARTED: Tone.NEUTRAL,
    AnswerStatus.DRAFTING: Tone.ACCENT,
    AnswerStatus.READY: Tone.GOOD,
    AnswerStatus.IN_REVIEW: Tone.GOOD,
    AnswerStatus.SIGNED_OFF: Tone.GOOD,
    AnswerStatus.HANDED_IN: Tone.GOOD,
}


@dataclass(frozen=True)
class QuestionRow:
    """A question with where its shared answer stands.

    `over` is that of the longest of it and its variations for lots that we bid for.
    """

    question: Question
    used: float
    over: float
    status: AnswerStatus
    owner: str

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id

    @property
    def length(self) -> str:
        """What is used of the limit, in words; what is over is said."""
        if self.question.limit is None and not self.used:
            return ""
        over = f" ({self.over:,} over)" if self.over else ""
        return f"{say_use(self.question.limit, self.used)}{over}"


_QUESTION_COLUMNS = (
    Column("No.", lambda row: row.question.number, key=lambda row: row.question.position, width=12),
    Column("Question", lambda row: " ".join(row.question.text.split()), stretch=True),
    Column("Length", lambda row: row.length, key=lambda row: row.used, width=34,
           tone=lambda row: Tone.BAD if row.over else None),
    Column("Status", lambda row: STATUS_WORDS[row.status], key=lambda row: list(AnswerStatus).index(row.status), width=24,
           tone=lambda row: STATUS_TONES[row.status]),
    Column("Owner", lambda row: row.owner, width=20),
    Column("Weighting", lambda row: f"{row.question.weighting:g}%" if row.question.weighting is not None else "",
           key=lambda row: row.question.weighting, number=True, width=13),
)  # fmt: skip

_MOST_CASE_STUDIES = 99
LOW = 400
"""A page lower than this, in logical pixels, leaves out what can be had elsewhere."""


def _read_case_studies(words: str) -> int | None:
    typed = words.strip()
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > len(str(_MOST_CASE_STUDIES)):
        raise BidprepError(
            f"“{typed}” is not a number of case studies.",
            f"Type a whole number up to {_MOST_CASE_STUDIES}, for example 2, or leave it empty.",
        )
    return int(typed)


_PARTICULARS = (
    Field("bid.name", "Bid", "What you call it"),
    Field("opportunity.name", "Opportunity"),
    Field("opportunity.buyer", "Buyer"),
    Field("opportunity.reference", "Reference"),
    Field("stage.name", "Stage", "For example call-off for the North West"),
    Field("bid.case_studies", "Case studies the buyer takes", "A whole number; empty where the buyer does not say",
          read=_read_case_studies),
    date_field("stage.published_on", "Published", section="Dates"),
    time_field("stage.clarify_by", "Clarifications by"),
    time_field("stage.submit_by", "Hand in by"),
    date_field("stage.award_on", "Award"),
    date_field("stage.starts_on", "Service starts"),
    Field("bid.notes", "Notes", lines=4, section="Notes"),
)  # fmt: skip


class BidPage(Page):
    """Where a bid stands, and the way to each of its answers."""

    kinds = frozenset({
        "bid", "stage", "opportunity", "question", "answer", "lot", "person", "fact", "accounts_year", "policy",
        "case_study", "case_study_use", "consent", "counting_rule", "criterion", "decision", "result", "decision_criterion",
        "criterion_score", "qualified", "standing", "partner", "section_weight",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._whole: WholeBid | None = None
        self.title = heading("")
        self.about = note("")
        self.tabs = Tabs()
        self.questions = self._question_list()
        self.lots_tab = BidLots(session)
        self.lots_tab.wanted.connect(self.wanted)
        self.lots = self.lots_tab.list
        self.case_studies = BidCaseStudies(session)
        self.case_studies.wanted.connect(self.wanted)
        self.case_studies.told.connect(self.told)
        self.decision = BidDecision(session)
        self.decision.opened.connect(lambda: self.wanted.emit(Place("decision", self.place.id)))
        self.qualified = QualifiedList(session)
        self.criteria = CriteriaList(session)
        self.form = Form(_PARTICULARS, "Particulars")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._whole and self._whole.bid), self)
        self._below = self._particulars()
        for widget, words in (
            (self.questions, "&Questions"),
            (self.lots_tab, "&Lots"),
            (self.case_studies, "Case &studies"),
            (scrolled(self._below, sides=2), "&Particulars"),
        ):
            self.tabs.addTab(widget, words)
        self.links = BidLinks(session)
        self.links.wanted.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(self.title)
        layout.addWidget(self.about)
        layout.addWidget(self.links)
        layout.addWidget(self.tabs, 1)

    def show_place(self, place: Place) -> None:
        """Show a bid; another one begins with its questions."""
        if place.id != self.place.id:
            self.form.forget_typing()
            self._whole = None
            self.tabs.setCurrentIndex(0)
            for part in (self.lots_tab, self._below, self.decision, self.qualified, self.criteria):
                part.forget()
        super().show_place(place)

    def reload(self) -> None:
        """Read the bid anew."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: _read_overview(workspace, bid_id), self._show, topic="bid")

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        self.links.hear(changes)
        if changes.kinds & self.kinds and not self.draft.is_unsaved:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.draft.leave()
        self.qualified.draft.leave()

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the list of bids and this bid."""
        name = self._whole.bid.name if self._whole else ""
        return (("Bids", Place("bids")), (name, self.place))

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.place.id or None

    def focus_first(self) -> None:
        """Go to the questions."""
        self.questions.table.setFocus()

    def _particulars(self) -> ReadInSight:
        particulars = ReadInSight()
        column = QVBoxLayout(particulars)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.form)
        column.addWidget(self.decision)
        column.addWidget(self.qualified)
        column.addWidget(self.criteria)
        return particulars

    def _question_list(self) -> RecordList:
        empty = EmptyState(
            "No questions yet",
            "Take them in from the buyer’s own Word or Excel form, each with its number, limit and weighting. Where there is"
            " none, type them as the buyer asks them.",
            "&Take in the buyer’s form…",
        )
        empty.begun.connect(lambda: self.wanted.emit(Place("form", self.place.id)))
        questions = RecordList("questions", _QUESTION_COLUMNS, empty)
        by_hand = QPushButton(icon("plus"), "&Add a question")
        by_hand.clicked.connect(self._add_question)
        self.tabs.setCornerWidget(by_hand)
        questions.show_while_empty(by_hand)
        questions.opened.connect(lambda row: self.wanted.emit(Place("answer", row.id)))
        questions.removal_asked.connect(self._remove_question)
        for symbol, words, act in (
            ("plus", "&Add", self._add_question),
            ("pencil", "Ed&it", self._edit_question),
            ("arrow-up", "Move &up", lambda: self._move(-1)),
            ("arrow-down", "Move &down", lambda: self._move(1)),
        ):
            button = QPushButton(icon(symbol), words)
            button.setAccessibleName(f"{words.replace('&', '')} question")
            button.clicked.connect(act)
            questions.add_button(button)
        return questions

    def _show(self, found: tuple[WholeBid, list[QuestionRow], tuple[CaseStudy, ...]]) -> None:
        whole, rows, studies = found
        if self.draft.is_unsaved and self._whole is not None:
            return  # what is being typed is newer
        self._whole = whole
        self.title.setText(whole.bid.name)
        self.about.setText(_about(whole, rows))
        self.questions.show_rows(rows)
        self.lots_tab.show_bid(whole)
        self.case_studies.show_bid(whole, studies)
        for at, words, count in ((1, "&Lots", len(whole.lots)), (2, "Case &studies", len(whole.case_studies))):
            self.tabs.setTabText(at, f"{words} ({count})" if count else words)
        self.form.show_values({field.name: _value(whole, field.name) for field in _PARTICULARS})
        self._below.read_in_sight(lambda: self._show_below(whole))
        self.links.show_bid(whole.bid.id)
        self.trail_changed.emit()

    def _show_below(self, whole: WholeBid) -> None:
        """Show what stands below the particulars."""
        self.decision.show_bid(whole.bid.id)
        self.qualified.show_parent(whole.opportunity.id)
        self.criteria.show_of(whole.stage.id)

    def _add_question(self) -> None:
        question = Question(new_id(), self.place.id)
        self.session.do(
            lambda workspace: add_question(workspace, question),
            lambda added: self.wanted.emit(Place("question", added.id)),
        )

    def _edit_question(self) -> None:
        row = self.questions.current()
        if row is not None:
            self.wanted.emit(Place("question", row.id))

    def _move(self, by: int) -> None:
        row = self.questions.current()
        if row is not None:
            self.session.do(lambda workspace: move_question(workspace, row.question, by))

    def _remove_question(self, row: QuestionRow) -> None:
        self.session.do(
            lambda workspace: remove_question(workspace, row.question),
            lambda _changes: self.told.emit(
                f"Removed question {row.question.number}. Undo brings it back with its answers."
            ),
        )

    def _edit(self, name: str, value: Any) -> None:
        if self._whole is None:
            return
        part, _, field = name.partition(".")
        self._whole = replace(self._whole, **{part: replace(getattr(self._whole, part), **{field: value})})
        self.draft.touch()

    def _take(self) -> Operation | None:
        whole = self._whole
        if whole is None:
            return None
        return lambda workspace: change_bid(workspace, whole.bid, whole.stage, whole.opportunity)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the tabs the room in a low window: the bid’s name stands above the page, and the menu has its pages."""
        super().resizeEvent(event)
        self.title.setHidden(self.height() < LOW)
        self.links.suit(is_low=self.height() < LOW)


def _read_overview(workspace: Workspace, bid_id: str) -> tuple[WholeBid, list[QuestionRow], tuple[CaseStudy, ...]]:
    whole = read_bid(workspace, bid_id, Depth.COUNTS)
    people = {person.id: person.name for person in workspace.find(Person)}
    return whole, [_row(whole, question, people) for question in whole.questions], workspace.find(CaseStudy)


def _row(whole: WholeBid, question: Question, people: dict[str, str]) -> QuestionRow:
    wanted = {None, *(lot.id for lot in whole.chosen_lots)}
    answers = [answer for answer in whole.answers_to(question) if answer.lot_id in wanted]
    shared = next((answer for answer in answers if answer.lot_id is None), None)
    return QuestionRow(
        question,
        whole.used(question, shared) if shared else 0,
        max((whole.over(question, answer) for answer in answers), default=0),
        shared.status if shared else AnswerStatus.NOT_STARTED,
        people.get(shared.owner_id or "", "") if shared else "",
    )


def _about(whole: WholeBid, rows: list[QuestionRow]) -> str:
    parts = [whole.opportunity.buyer, whole.stage.name if whole.stage.name != whole.bid.name else ""]
    if whole.stage.submit_by:
        days = days_until(whole.stage.submit_by, today())
        left = f" ({days} days)" if days > 1 else " (tomorrow)" if days == 1 else " (today)" if days == 0 else " (past)"
        parts.append(f"Hand in by {say_time(whole.stage.submit_by)}{left}")
    answered = sum(row.used > 0 for row in rows)
    parts.append(f"{answered} of {len(rows)} answered")
    if whole.lots:
        parts.append(f"{len(whole.chosen_lots)} of {len(whole.lots)} lots chosen")
    return " · ".join(filter(None, parts))


def _value(whole: WholeBid, name: str) -> Any:
    part, _, field = name.partition(".")
    return getattr(getattr(whole, part), field)
