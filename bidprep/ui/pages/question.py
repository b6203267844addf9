"""One question as the buyer asks it: number, text, limit, weighting, guidance, criteria."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtWidgets import QPushButton

from bidprep.domain.bids import RESPONDENT_WORDS, Bid, Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.counting import COUNTING_RULES
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.operations.facts import read_fact_names
from bidprep.operations.questions import change_question
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.page import Place
from bidprep.ui.pages.bid_part import BidPartPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field

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


def _read_number(words: str) -> str:
    if not words.strip():
        raise BidprepError("A question needs its number.", "Type it as the buyer wrote it, for example 2.1.")
    return clean_characters(words).strip()


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


def _read_fact(words: str) -> str:
    """Read the name of a fact, typed bare or as the merge field that it is."""
    return " ".join(re.sub(r"[{}|]", " ", clean_characters(words)).split())[:_LONGEST_NAME].strip()


_LONGEST_NAME = 80  # of a merge field

_FIELDS = (
    Field("number", "Number", "As the buyer wrote it, for example 2.1", read=_read_number, late=True),
    Field("section", "Section", late=True),
    Field("text", "Question", "The buyer’s own words", lines=5),
    Field("kind", "Kind of answer", choices=tuple(KIND_WORDS.items())),
    Field("fact", "Answered by the fact", "For example Charity number; press Down to see them", read=_read_fact),
    Field("who", "Who must answer", choices=((None, "The buyer does not say"), *RESPONDENT_WORDS.items())),
    Field("limit_value", "Limit", "For example 500", read=_read_limit, write=str, section="How much may be said"),
    Field("limit_unit", "Counted in", choices=tuple(UNIT_WORDS.items())),
    Field("limit_rule", "Counting rule", choices=tuple((rule.name, rule.label) for rule in COUNTING_RULES)),
    Field("weighting", "Weighting", "Per cent of the marks", read=_read_weighting, write=lambda value: f"{value:g}%",
          section="How it is scored"),
    Field("criteria", "Criteria", "How it is scored", lines=4),
    Field("guidance", "Guidance", "The buyer’s notes", lines=4),
)  # fmt: skip


class QuestionPage(BidPartPage):
    """The form of one question."""

    called = "question"
    kinds = frozenset({"question", "bid"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, _FIELDS)
        answer = QPushButton(icon("file-text"), "&Write the answer")
        answer.clicked.connect(lambda: self.wanted.emit(Place("answer", self.place.id)))
        self.buttons.insertWidget(1, answer)
        self._limit: dict[str, Any] = {}

    def show_place(self, place: Place) -> None:
        """Show a question, and offer the names of the facts."""
        super().show_place(place)
        self.session.ask(read_fact_names, lambda names: self.form.suggest("fact", names), topic="fact names")

    def read(self, workspace: Workspace, record_id: str) -> tuple[Question | None, Bid | None]:
        """Return the question and its bid."""
        question = workspace.get(Question, record_id)
        return question, workspace.get(Bid, question.bid_id) if question else None

    def name_of(self, record: Question) -> str:
        """Return the question's number."""
        return f"Question {record.number}"

    def save(self, workspace: Workspace, record: Question) -> None:
        """Save the question, unless its number is empty or another's."""
        change_question(workspace, record)

    def values_of(self, record: Question) -> dict[str, Any]:
        """Return the question's fields, its limit in three."""
        limit = record.limit
        self._limit = {
            "limit_value": limit.value if limit else None,
            "limit_unit": limit.unit if limit else LimitUnit.WORDS,
            "limit_rule": limit.rule if limit else "word",
        }
        names = [field.name for field in _FIELDS if field.name not in self._limit]
        return {name: getattr(record, name) for name in names} | self._limit

    def changed(self, record: Question, name: str, value: Any) -> Question:
        """Return the question with a field changed; the three of the limit make one value."""
        if name not in self._limit:
            return replace(record, **{name: value})
        self._limit[name] = value
        if self._limit["limit_value"] is None:
            return replace(record, limit=None)
        items = record.limit.items if record.limit else 1
        unit, rule = self._limit["limit_unit"], self._limit["limit_rule"]
        return replace(record, limit=Limit(unit, self._limit["limit_value"], items, rule))
