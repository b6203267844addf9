"""A bid with everything that belongs to it: what checks and papers are made from."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.counting import (
    WORD_COUNT,
    Count,
    CountingRule,
    all_rules,
    count_items,
    count_text,
    items_over,
    over_by,
    rule_of,
    used_of,
)
from bidprep.domain.dates import UK, last_full_day, today
from bidprep.domain.field_names import field_key
from bidprep.domain.library import UsedPassage
from bidprep.domain.markdown import read_markdown
from bidprep.domain.merge_values import merge_values, record_values
from bidprep.domain.needs import Need
from bidprep.domain.noted import Noted
from bidprep.domain.notices import TouchedText
from bidprep.domain.opportunities import Lot, Opportunity, Stage, chosen_lots
from bidprep.domain.organisation import Fact
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.partners import Offer, Partner, Standing
from bidprep.domain.policies import Policy
from bidprep.domain.reviews import SignOff
from bidprep.domain.scores import SectionWeight
from bidprep.domain.spelling import Spelling
from bidprep.domain.text import Text, fill_fields, plain_text
from bidprep.domain.timelines import TimedStep
from bidprep.domain.whole_mobilisation import Mobilisation

T = TypeVar("T")

# What was worked out of filled texts, by the function and the digest of text and values: a bid may hold a thousand
# answers, is looked at after every change, and one of them has changed.
_WORKED_OUT: dict[tuple[Callable[..., Any], bytes], Any] = {}
_MOST_WORKED_OUT = 20_000
_FIELD = re.compile(r"\{\{([^{}|\n]{1,80})\}\}")


@dataclass(frozen=True, slots=True)
class Organisation:
    """What the organisation keeps of itself."""

    facts: tuple[Fact, ...] = ()
    years: tuple[AccountsYear, ...] = ()
    policies: tuple[Policy, ...] = ()

    def values(self, today_is: date) -> dict[str, str]:
        """Return the merge fields that it fills, see `record_values`."""
        return record_values(self.facts, self.years, self.policies, today_is)


@dataclass(frozen=True, slots=True)
class UsedCaseStudy:
    """A case study that a bid uses, with what hangs on it."""

    use: CaseStudyUse
    study: CaseStudy
    figures: tuple[Figure, ...] = ()
    tellings: tuple[Telling, ...] = ()
    consents: tuple[Consent, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerInBid:
    """A partner with its standings for the stage that a bid is for, and, where asked for, what it offers."""

    partner: Partner
    standings: tuple[Standing, ...]
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True)
class WholeBid:
    """A bid with everything that belongs to it, in order.

    `as_at` is the day on which it is looked at. `words` are the plain words of answers by their ids, where they are
    at hand already, for the index keeps them; `noted` is what was noted of those words when they were written, by the
    answers' ids and then by the names of `Noted`. `own_rules` are the charity's own counting rules; `other_names` the
    buyers, contracts and places of its other bids. Without `spelling` no check looks at that. `sign_offs` are those of its
    answers, oldest first; `open_reviews` says by question and lot how many remarks and suggestions wait for a decision,
    those on no answer under ("", None). `needs` are those noted for its stage and lots. `touched` are the settled
    texts that notices changed something for, `timed` the steps of its timeline, where its deadline is known.
    """

    bid: Bid
    stage: Stage
    opportunity: Opportunity
    questions: tuple[Question, ...]
    answers: tuple[Answer, ...]
    lots: tuple[Lot, ...]
    organisation: Organisation = Organisation()
    case_studies: tuple[UsedCaseStudy, ...] = ()
    partners: tuple[PartnerInBid, ...] = ()
    as_at: date = field(default_factory=today)
    words: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    own_rules: tuple[OwnRule, ...] = ()
    mobilisation: Mobilisation | None = None
    section_weights: tuple[SectionWeight, ...] = ()
    passages: tuple[UsedPassage, ...] = ()
    other_names: tuple[str, ...] = ()
    spelling: Spelling | None = None
    sign_offs: tuple[SignOff, ...] = ()
    open_reviews: Mapping[tuple[str, str | None], int] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    touched: tuple[TouchedText, ...] = ()
    timed: tuple[TimedStep, ...] = ()

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """The values of merge fields by `field_key`: the organisation's record, and the bid's own particulars."""
        return merge_values(self.organisation.values(self.as_at), self.opportunity, self.chosen_lots)

    @cached_property
    def chosen_lots(self) -> tuple[Lot, ...]:
        """The lots we bid for, in our order of preference, then in the buyer's."""
        return chosen_lots(self.lots)

    @cached_property
    def counting_answers(self) -> tuple[tuple[Question, Answer], ...]:
        """The answers with something in them that count, each with its question: those shared or for lots we bid for."""
        wanted = {lot.id for lot in self.chosen_lots} | {None}
        return tuple(
            (question, answer)
            for question in self.questions
            for answer in self.answers_to(question)
            if answer.lot_id in wanted and answer.is_written
        )

    @property
    def submission_on(self) -> date:
        """The last day on which it can be handed in, see `submission_day`; today where no deadline is noted."""
        return submission_day(self.stage, self.as_at)

    @property
    def starts_on(self) -> tuple[date, ...]:
        """The days on which services start, in order: the stage's, and those of the lots we bid for."""
        days = {self.stage.starts_on, *(lot.starts_on for lot in self.chosen_lots)}
        return tuple(sorted(day for day in days if day))

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
        there = self._filled.get(answer.text)
        if there is None:
            there = self._filled[answer.text] = fill_fields(read_markdown(answer.text), self.fields)
        return there

    def plain(self, answer: Answer) -> str:
        """Return an answer's plain words, its merge fields filled in."""
        there = self.words.get(answer.id) if "{{" not in answer.text else None
        return plain_text(self.filled(answer)) if there is None else there

    def worked_out(self, answer: Answer, work: Callable[[str], T]) -> T:
        """Return what a pure function makes of an answer's plain words; each text is worked on once, not once a look.

        What was noted when the answer was written is not worked out at all.
        """
        if isinstance(work, Noted) and answer.id in self.noted:
            there: T = self._as_noted(answer, work)
            return there
        return self._worked_out(answer, work, lambda: work(self.plain(answer)))

    def worked_out_text(self, answer: Answer, work: Callable[[Text], T]) -> T:
        """Return what a pure function makes of an answer's text with its merge fields filled in; see `worked_out`."""
        return self._worked_out(answer, work, lambda: work(self.filled(answer)))

    @cached_property
    def rules(self) -> Mapping[str, CountingRule]:
        """The counting rules by their names: the bundled ones and the charity's own."""
        return all_rules(self.own_rules)

    def count_of(self, question: Question, answer: Answer) -> Count:
        """Return the count of an answer, from its plain words where the limit's rule asks for no more."""
        if question.limit and rule_of(question.limit, self.rules).reads_formatting:
            return self.worked_out_text(answer, count_text)
        return self.worked_out(answer, WORD_COUNT)

    def used(self, question: Question, answer: Answer) -> float:
        """Return how much of the question's limit an answer uses, in the limit's unit; its words where there is none."""
        count = self.count_of(question, answer)
        return used_of(question.limit, count, self.rules, question.text) if question.limit else count.words

    def over(self, question: Question, answer: Answer) -> float:
        """Return by how much an answer is over the question's limit, in the limit's unit; 0 where it is not."""
        return over_by(question.limit, self.count_of(question, answer), self.rules, question.text)

    def items_over(self, question: Question, answer: Answer) -> tuple[tuple[int, str, float], ...]:
        """Return number, title and by how much it is over, of each item of an answer that has more than its share."""
        if question.limit is None or question.limit.items <= 1:
            return ()
        return items_over(question.limit, self.worked_out_text(answer, count_items), self.rules)

    def lot_title(self, lot_id: str | None) -> str:
        """Return how a lot is called on screen; "" for None."""
        return self._lot_titles.get(lot_id or "", "")

    def _as_noted(self, answer: Answer, work: Noted[T]) -> T:
        key = (work, answer.id)
        there: T | None = self._read_notes.get(key)
        if there is None:
            try:
                there = work.read(self.noted[answer.id][work.name])
            except (
                KeyError,
                TypeError,
                ValueError,
                AttributeError,
                ArithmeticError,
            ):  # not as we note it: then it is worked out
                there = self._worked_out(answer, work, lambda: work(self.plain(answer)))
            self._read_notes[key] = there
        return there

    @cached_property
    def _read_notes(self) -> dict[tuple[Callable[..., Any], str], Any]:
        return {}

    def _worked_out(self, answer: Answer, work: Callable[..., T], do: Callable[[], T]) -> T:
        key = (work, self._digest_of(answer))
        there: T | None = _WORKED_OUT.get(key)
        if there is None:
            if len(_WORKED_OUT) >= _MOST_WORKED_OUT:
                _WORKED_OUT.clear()
            there = _WORKED_OUT[key] = do()
        return there

    @cached_property
    def _lot_titles(self) -> dict[str, str]:
        return {lot.id: lot.title or lot.reference for lot in self.lots}

    @cached_property
    def _filled(self) -> dict[str, Text]:
        return {}

    @cached_property
    def _digests(self) -> dict[str, bytes]:
        return {}

    def _digest_of(self, answer: Answer) -> bytes:
        there = self._digests.get(answer.text)
        if there is not None:
            return there
        names = _FIELD.findall(answer.text) if "{{" in answer.text else []
        values = [self.fields.get(field_key(name), "") for name in names]
        told = "\0".join((answer.text, *values)).encode(errors="surrogatepass")
        there = self._digests[answer.text] = sha256(told).digest()
        return there

    @cached_property
    def _answers_by_question(self) -> dict[str, tuple[Answer, ...]]:
        order = {lot.id: lot.position for lot in self.lots}
        grouped: dict[str, list[Answer]] = {}
        for answer in sorted(self.answers, key=lambda answer: order.get(answer.lot_id or "", -1)):
            grouped.setdefault(answer.question_id, []).append(answer)
        return {question_id: tuple(answers) for question_id, answers in grouped.items()}


def submission_day(stage: Stage, as_at: date) -> date:
    """Return the last day, in UK time, on which a bid for a stage can be handed in; `as_at` where no deadline is noted.

    A deadline at midnight falls at the start of its day, so the day before it is the last.
    """
    if stage.submit_by is None:
        return as_at
    return last_full_day(stage.submit_by) or stage.submit_by.astimezone(UK).date()
