"""Checks: the rules of the pre-flight. Each is a small pure function of a whole bid.

To add a check: write a function that yields findings and name it in `CHECKS`; it is then on the checks
page, in the checks record and in the command line's JSON. The name is stable: others script against it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.counting import count_text, over_by
from bidprep.domain.markdown import read_markdown
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.organisation import Fact, fact_values
from bidprep.domain.text import Text, fill_fields, merge_fields, plain_text


class Severity(StrEnum):
    """How bad a finding is: a stopper must be settled before handing in, a warning should be looked at."""

    STOPPER = "stopper"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: a question, a lot where it is about one, and the words it is about."""

    question_id: str | None = None
    lot_id: str | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: what is wrong, and a hint what to do."""

    check: str
    severity: Severity
    message: str
    hint: str
    place: Place = Place()


@dataclass(frozen=True)
class WholeBid:
    """A bid with everything that belongs to it, in order; what checks and papers are made from."""

    bid: Bid
    stage: Stage
    opportunity: Opportunity
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    lots: tuple[Lot, ...]
    facts: tuple[Fact, ...]

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The values of merge fields by `field_key`: the organisation's facts, and the bid's own particulars."""
        return merge_values(self.facts, self.opportunity)

    @cached_property
    def chosen_lots(self) -> tuple[Lot, ...]:
        """The lots we bid for, in our order of preference, then in the buyer's."""
        chosen = [lot for lot in self.lots if lot.choice is LotChoice.BID]
        return tuple(sorted(chosen, key=lambda lot: (lot.preference or len(self.lots) + 1, lot.position)))

    def answers_to(self, question: Question) -> tuple[Answer, ...]:
        """Return the shared answer and the variations, the shared one first."""
        return self._answers_by_question.get(question.id, ())

    def answer_for(self, question: Question, lot: Lot | None) -> Answer | None:
        """Return what we answer for a lot: its variation where there is one, else the shared answer."""
        answers = self.answers_to(question)
        varied = [answer for answer in answers if lot and answer.lot_id == lot.id]
        shared = [answer for answer in answers if answer.lot_id is None]
        return next(iter(varied + shared), None)

    def filled(self, answer: Answer) -> Text:
        """Return an answer's text with its merge fields filled in."""
        return fill_fields(read_markdown(answer.text), self.fields)

    def lot_title(self, lot_id: str | None) -> str:
        """Return how a lot is called on screen; "" for None."""
        return next((lot.title or lot.reference for lot in self.lots if lot.id == lot_id), "")

    @cached_property
    def _answers_by_question(self) -> dict[str, tuple[Answer, ...]]:
        order = {lot.id: lot.position for lot in self.lots}
        grouped: dict[str, list[Answer]] = {}
        for answer in sorted(self.answers, key=lambda answer: order.get(answer.lot_id or "", -1)):
            grouped.setdefault(answer.question_id, []).append(answer)
        return {question_id: tuple(answers) for question_id, answers in grouped.items()}


def merge_values(facts: tuple[Fact, ...], opportunity: Opportunity) -> dict[str, str]:
    """Return what merge fields are filled with: facts, and the buyer's and opportunity's names."""
    own = {"buyer": opportunity.buyer, "opportunity": opportunity.name, "reference": opportunity.reference}
    return {name: value for name, value in own.items() if value} | fact_values(facts)


def find_unanswered(whole: WholeBid) -> Iterator[Finding]:
    """Find questions without an answer for every lot we bid for. An answer of white space is none."""
    for question in whole.questions:
        shared = whole.answer_for(question, None)
        if shared and shared.text.strip():
            continue
        missing = [
            lot
            for lot in whole.chosen_lots
            if not ((answer := whole.answer_for(question, lot)) and answer.text.strip())
        ]
        if missing or not whole.chosen_lots:
            names = [lot.title or lot.reference for lot in missing]
            among = f" for {_listed(names)}" if names and len(missing) < len(whole.chosen_lots) else ""
            yield Finding(
                "unanswered",
                Severity.STOPPER,
                f"Question {question.number} has no answer{among}.",
                "Write an answer, or remove the question if the buyer does not ask it.",
                Place(question.id, missing[0].id if among else None),
            )


def find_over_limit(whole: WholeBid) -> Iterator[Finding]:
    """Find answers that are longer than the buyer allows, merge fields counted as filled."""
    for question, answer in _each_answer(whole):
        over = over_by(question.limit, count_text(whole.filled(answer))) if question.limit else 0
        if over and question.limit:
            unit = question.limit.unit.value.replace("-", " ")
            unit = unit.replace("words", "word").replace("characters", "character") if over == 1 else unit
            yield Finding(
                "over-limit",
                Severity.STOPPER,
                f"The answer to {_called(whole, question, answer)} is {over:,} {unit} over its limit of {question.limit}.",
                "Shorten it: what lies beyond the limit may not be read.",
                Place(question.id, answer.lot_id),
            )


_PLACEHOLDER = re.compile(
    r"\[[^\]\n]{0,60}\b(?i:TBC|TBD|insert|to follow|add|name|date|number|figure|xx+)\b[^\]\n]{0,60}\]"
    r"|\b(?:TBC|TBD|TODO|tbc|tbd)\b|\b[Xx]{2,}\b|\?{3,}|_{4,}|\b[Ii]nsert (?:here|name|text|figure|number|date)\b"
    r"|\b[Ll]orem ipsum\b"
)


def find_placeholders(whole: WholeBid) -> Iterator[Finding]:
    """Find what was left to be filled in: ``[TBC]``, ``XX``, ``???``, *insert* and the like."""
    for question, answer in _each_answer(whole):
        for match in _PLACEHOLDER.finditer(plain_text(whole.filled(answer))):
            yield Finding(
                "placeholder",
                Severity.STOPPER,
                f"The answer to {_called(whole, question, answer)} still has “{match[0]}” in it.",
                "Replace it with what you meant to say.",
                Place(question.id, answer.lot_id, match[0]),
            )


def find_unfilled_fields(whole: WholeBid) -> Iterator[Finding]:
    """Find merge fields that name no fact, or a fact without a value."""
    for question, answer in _each_answer(whole):
        for name in merge_fields(whole.filled(answer)):
            yield Finding(
                "unfilled-field",
                Severity.STOPPER,
                f"The answer to {_called(whole, question, answer)} uses {{{{{name}}}}}, which has no value.",
                f"State “{name}” on the Organisation page, or write the words yourself.",
                Place(question.id, answer.lot_id, f"{{{{{name}}}}}"),
            )


CHECKS: tuple[Callable[[WholeBid], Iterator[Finding]], ...] = (
    find_unanswered,
    find_over_limit,
    find_placeholders,
    find_unfilled_fields,
)


def check_bid(whole: WholeBid) -> tuple[Finding, ...]:
    """Return what all checks find, in the order of the questions, stoppers before warnings."""
    order = {question.id: index for index, question in enumerate(whole.questions)}
    found = [finding for check in CHECKS for finding in check(whole)]
    return tuple(
        sorted(
            found,
            key=lambda finding: (
                finding.severity is Severity.WARNING,
                order.get(finding.place.question_id or "", -1),
            ),
        )
    )


def _each_answer(whole: WholeBid) -> Iterator[tuple[Question, Answer]]:
    wanted = {lot.id for lot in whole.chosen_lots} | {None}
    for question in whole.questions:
        for answer in whole.answers_to(question):
            if answer.text.strip() and answer.lot_id in wanted:
                yield question, answer


def _called(whole: WholeBid, question: Question, answer: Answer) -> str:
    lot = whole.lot_title(answer.lot_id)
    return f"question {question.number}" + (f" ({lot})" if lot else "")


def _listed(names: list[str]) -> str:
    if len(names) > 3:  # noqa: PLR2004 - more would not fit a line
        return f"{', '.join(names[:2])} and {len(names) - 2} more lots"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
