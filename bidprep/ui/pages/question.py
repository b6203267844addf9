"""One question as the buyer asks it: number, text, limit, weighting, guidance, criteria."""

import re
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtWidgets import QPushButton, QSizePolicy

from bidprep.domain.bids import RESPONDENT_WORDS, Bid, Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.counting import COUNTING_RULES, CountingRule
from bidprep.domain.page_estimate import FONTS
from bidprep.domain.score_scales import ScoreScale
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.operations.counting_rules import read_rules
from bidprep.operations.facts import read_fact_names
from bidprep.operations.questions import change_question
from bidprep.operations.word_lists import read_score_scales
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


def read_limit(words: str) -> int | None:
    """Read how much may be said, as it is typed; raises BidprepError where that is no whole number."""
    typed = words.replace(",", "").strip()
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > _DIGITS or int(typed) == 0:
        raise BidprepError(f"“{words.strip()}” is not a limit.", "Type a whole number, for example 500.")
    return int(typed)


def _read_items(words: str) -> int:
    typed = words.strip()
    if not typed:
        return 1
    if not typed.isdecimal() or len(typed) > _DIGITS or not 1 <= int(typed) <= _MOST_ITEMS:
        raise BidprepError(
            f"“{typed}” is not a number of items.", "Type a whole number, for example 3, or leave it empty."
        )
    return int(typed)


def _read_size(words: str) -> float:
    typed = words.casefold().removesuffix("point").removesuffix("pt").replace(",", ".").strip()
    try:
        size = float(typed or 0)
    except ValueError:
        size = -1
    if typed and not _LEAST_SIZE <= size <= _MOST_SIZE:
        raise BidprepError(f"“{words.strip()}” is not a size of letters.", "Type it in points, for example 11.")
    return size


def read_weighting(words: str) -> Decimal | None:
    """Read per cent of the marks, as they are typed; raises BidprepError where those are none."""
    typed = words.replace("%", "").strip()
    if not typed:
        return None
    try:
        weighting = Decimal(typed)
    except InvalidOperation:
        weighting = Decimal(-1)
    if weighting.is_nan() or not 0 <= weighting <= 100:  # noqa: PLR2004 - per cent
        raise BidprepError(f"“{words.strip()}” is not a weighting.", "Type per cent of the marks, from 0 to 100.")
    return weighting


def _read_minimum(words: str) -> Decimal | None:
    typed = words.strip()
    if not typed:
        return None
    if not re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,3})?", typed):
        raise BidprepError(f"“{typed}” is no mark.", "Type the least mark that the buyer accepts, for example 3.")
    return Decimal(typed)


def _read_fact(words: str) -> str:
    """Read the name of a fact, typed bare or as the merge field that it is."""
    return " ".join(re.sub(r"[{}|]", " ", clean_characters(words)).split())[:_LONGEST_NAME].strip()


_LONGEST_NAME = 80  # of a merge field
_MOST_ITEMS = 500
_DIGITS = 7  # of a number that a form may set; Python refuses to read thousands of them
_LEAST_SIZE, _MOST_SIZE = 4, 72  # points
_FACE = ("limit_font", "limit_size")

_FIELDS = (
    Field("number", "Number", "As the buyer wrote it, for example 2.1", read=_read_number, late=True),
    Field("section", "Section", late=True),
    Field("text", "Question", "The buyer’s own words", lines=5),
    Field("kind", "Kind of answer", choices=tuple(KIND_WORDS.items())),
    Field("fact", "Answered by the fact", "For example Charity number; press Down to see them", read=_read_fact),
    Field("who", "Who must answer", choices=((None, "The buyer does not say"), *RESPONDENT_WORDS.items())),
    Field("limit_value", "Limit", "For example 500", read=read_limit, write=str, section="How much may be said"),
    Field("limit_unit", "Counted in", choices=tuple(UNIT_WORDS.items())),
    Field("limit_items", "Times over", "For example 3, where each of three may have as much; empty for once",
          read=_read_items, write=lambda items: str(items) if items > 1 else ""),
    Field("limit_rule", "Counting rule", choices=tuple((rule.name, rule.label) for rule in COUNTING_RULES)),
    Field("limit_font", "Font", "As the buyer states it, for example Arial", suggestions=tuple(FONTS)),
    Field("limit_size", "Size", "In points, for example 11", read=_read_size,
          write=lambda size: f"{size:g}" if size else ""),
    Field("weighting", "Weighting", "Per cent of the marks", read=read_weighting, write=lambda value: f"{value:g}%",
          section="How it is scored"),
    Field("parent", "Part of question", "The number of the question that this is a part of; empty for none"),
    Field("scale", "Score scale", choices=(("", "The buyer does not say"),)),
    Field("minimum", "Least mark", "A lower one puts the bid out; empty where any will do", read=_read_minimum,
          write=lambda value: f"{value:f}"),
    Field("pass_fail", "Pass or fail", "It is passed or failed; failing it puts the bid out", tick=True),
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
        self.learn = QPushButton("&Learn the counting rule from the portal…")
        self.learn.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.learn.clicked.connect(lambda: self.wanted.emit(Place("counting-rules", self.place.id)))
        self.add_below(self.learn)
        self._limit: dict[str, Any] = {}
        self._rules: dict[str, CountingRule] = {rule.name: rule for rule in COUNTING_RULES}

    def show_place(self, place: Place) -> None:
        """Show a question, and offer the names of the facts and the counting rules."""
        super().show_place(place)
        self.session.ask(read_fact_names, lambda names: self.form.suggest("fact", names), topic="fact names")
        self.session.ask(read_rules, self._offer_rules, topic="question rules")
        self.session.ask(read_score_scales, self._offer_scales, topic="question scales")

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
        """Return the question's fields, its limit in several."""
        limit = record.limit
        self._show_limit(limit)
        self._limit = {
            "limit_value": limit.value if limit else None,
            "limit_unit": limit.unit if limit else LimitUnit.WORDS,
            "limit_items": limit.items if limit else 1,
            "limit_rule": limit.rule if limit else "word",
            "limit_font": limit.font if limit else "",
            "limit_size": limit.size if limit else 0.0,
        }
        names = [field.name for field in _FIELDS if field.name not in self._limit]
        return {name: getattr(record, name) for name in names} | self._limit

    def changed(self, record: Question, name: str, value: Any) -> Question:
        """Return the question with a field changed; those of the limit make one value."""
        if name not in self._limit:
            return replace(record, **{name: value})
        self._limit[name] = value
        told = {part.removeprefix("limit_"): of_limit for part, of_limit in self._limit.items()}
        limit = Limit(**told) if told["value"] is not None else None
        self._show_limit(limit or Limit(told["unit"], 0))
        return replace(record, limit=limit)

    def _offer_rules(self, rules: dict[str, CountingRule]) -> None:
        self._rules = rules
        self._show_limit(self.record.limit if self.record else None)

    def _offer_scales(self, scales: dict[str, ScoreScale]) -> None:
        """Offer the score scales of the list, and the one that is named even where it is not among them."""
        names = dict.fromkeys(scales)
        if self.record is not None and self.record.scale:
            names.setdefault(self.record.scale)
        self.form.offer("scale", [("", "The buyer does not say"), *((name, name) for name in names)])

    def _show_limit(self, limit: Limit | None) -> None:
        """Show what can be said of a limit: its font where it is in pages, and its rule even where that one is gone."""
        choices = [(rule.name, rule.label) for rule in self._rules.values()]
        if limit is not None and limit.rule not in self._rules:
            choices.append((limit.rule, f"{limit.rule} (not there any more: counted as Word counts)"))
        self.form.offer("limit_rule", choices)
        self.form.show_fields(_FACE, is_shown=limit is not None and limit.unit is LimitUnit.PAGES)
