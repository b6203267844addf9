"""One question as the buyer asks it: number, text, limit, weighting, guidance, criteria."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid, Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.counting import COUNTING_RULES
from bidprep.errors import BidprepError
from bidprep.operations.questions import change_question, remove_question
from bidprep.storage.changes import Changes
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading

KIND_WORDS = {
    QuestionKind.TEXT: "Text",
    QuestionKind.YES_NO: "Yes or no",
    QuestionKind.CHOICE: "One of several",
    QuestionKind.MANY_CHOICES: "Some of several",
    QuestionKind.NUMBER: "Number",
    QuestionKind.MONEY: "Money",
    QuestionKind.DATE: "Date",
    QuestionKind.FILE: "File",
    QuestionKind.CONTACT: "Contact",
    QuestionKind.DECLARATION: "Declaration",
}

UNIT_WORDS = {
    LimitUnit.WORDS: "words",
    LimitUnit.CHARACTERS: "characters",
    LimitUnit.CHARACTERS_WITHOUT_SPACES: "characters without spaces",
    LimitUnit.PAGES: "pages (estimated)",
    LimitUnit.ITEMS: "items",
}


def _read_limit(words: str) -> int | None:
    typed = words.replace(",", "").strip()
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) == 0 or int(typed) > 10_000_000:  # noqa: PLR2004 - beyond any form
        raise BidprepError(f"“{words.strip()}” is not a limit.", "Type a whole number, for example 500.")
    return int(typed)


def _read_weighting(words: str) -> Decimal | None:
    typed = words.replace("%", "").strip()
    if not typed:
        return None
    try:
        weighting = Decimal(typed)
    except InvalidOperation:
        weighting = Decimal(-1)
    if not 0 <= weighting <= 100:  # noqa: PLR2004 - per cent
        raise BidprepError(f"“{words.strip()}” is not a weighting.", "Type per cent of the marks, from 0 to 100.")
    return weighting


_FIELDS = (
    Field("number", "Number", "As the buyer wrote it, for example 2.1"),
    Field("section", "Section"),
    Field("text", "Question", "The buyer’s own words", lines=5),
    Field("kind", "Kind of answer", choices=tuple(KIND_WORDS.items())),
    Field("limit_value", "Limit", "For example 500", read=_read_limit, write=str, section="How much may be said"),
    Field("limit_unit", "Counted in", choices=tuple(UNIT_WORDS.items())),
    Field("limit_rule", "Counting rule", choices=tuple((rule.name, rule.label) for rule in COUNTING_RULES)),
    Field("weighting", "Weighting", "Per cent of the marks", read=_read_weighting, write=lambda value: f"{value:g}%",
          section="How it is scored"),
    Field("criteria", "Criteria", "How it is scored", lines=4),
    Field("guidance", "Guidance", "The buyer’s notes", lines=4),
)  # fmt: skip


class QuestionPage(Page):
    """The form of one question."""

    kinds = frozenset({"question", "bid"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._question: Question | None = None
        self._bid: Bid | None = None
        self._limit: dict[str, Any] = {}
        self.title = heading("")
        self.form = Form(_FIELDS, "Question")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._question), self)
        answer = QPushButton(icon("file-text"), "&Write the answer")
        answer.clicked.connect(lambda: self.wanted.emit(Place("answer", self.place.id)))
        remove = QPushButton(icon("trash-2"), "&Remove this question")
        remove.clicked.connect(self._remove)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(self.title)
        layout.addWidget(self.form)
        row = QHBoxLayout()
        row.addWidget(answer)
        row.addWidget(remove)
        row.addStretch(1)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def show_place(self, place: Place) -> None:
        """Show a question."""
        if place.id != self.place.id:
            self.form.forget_typing()
            self._question = None
        super().show_place(place)

    def reload(self) -> None:
        """Read the question anew."""
        question_id = self.place.id

        def read(workspace: Any) -> tuple[Question | None, Bid | None]:
            question = workspace.get(Question, question_id)
            return question, workspace.get(Bid, question.bid_id) if question else None

        self.session.ask(read, self._show, topic="question")

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        if changes.kinds & self.kinds and not self.draft.is_unsaved:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid and the question."""
        if self._question is None or self._bid is None:
            return (("Bids", Place("bids")),)
        return (
            ("Bids", Place("bids")),
            (self._bid.name, Place("bid", self._bid.id)),
            (f"Question {self._question.number}", self.place),
        )

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self._bid.id if self._bid else None

    def focus_first(self) -> None:
        """Go to the number."""
        self.form.focus_first()

    def _show(self, found: tuple[Question | None, Bid | None]) -> None:
        question, bid = found
        if question is None or bid is None:
            self.wanted.emit(Place("bids"))
            return
        if self.draft.is_unsaved and self._question is not None:
            return  # what is being typed is newer
        self._question, self._bid = question, bid
        limit = question.limit
        self._limit = {
            "limit_value": limit.value if limit else None,
            "limit_unit": limit.unit if limit else LimitUnit.WORDS,
            "limit_rule": limit.rule if limit else "word",
        }
        names = [field.name for field in _FIELDS if not field.name.startswith("limit_")]
        self.form.show_values({name: getattr(question, name) for name in names} | self._limit)
        self.title.setText(f"Question {question.number}")
        self.trail_changed.emit()

    def _edit(self, name: str, value: Any) -> None:
        if self._question is None:
            return
        if name.startswith("limit_"):
            self._limit[name] = value
            self._question = replace(self._question, limit=self._limit_typed(self._question.limit))
        else:
            self._question = replace(self._question, **{name: value})
        self.title.setText(f"Question {self._question.number}")
        self.draft.touch()

    def _limit_typed(self, before: Limit | None) -> Limit | None:
        value = self._limit["limit_value"]
        if value is None:
            return None
        return Limit(self._limit["limit_unit"], value, before.items if before else 1, self._limit["limit_rule"])

    def _take(self) -> Operation | None:
        question = self._question
        return None if question is None else lambda workspace: change_question(workspace, question)

    def _remove(self) -> None:
        question = self._question
        if question is not None:
            self.session.do(lambda workspace: remove_question(workspace, question))
            self.told.emit(f"Removed question {question.number}. Undo brings it back with its answers.")
            self.wanted.emit(Place("bid", question.bid_id))
