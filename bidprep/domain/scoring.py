"""Scoring: what marks come to through nested weightings, as a commissioner adds them up.

All sums are exact; only what is shown is rounded, half up to two places (`say_points`), as commissioners publish it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from bidprep.domain.bids import Question
from bidprep.domain.score_scales import ScoreScale, scale_named
from bidprep.domain.scores import Mark, MarkBy
from bidprep.domain.weightings import Branch, Level
from bidprep.errors import BidprepError

CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class QuestionScore:
    """What a question’s mark comes to: in per cent of what could be had (`percent`), and of all the marks (`weighted`).

    `share` is the question’s share of all the marks, in per cent. `fails` says that the mark puts the bid out.
    """

    question: Question
    scale: ScoreScale
    mark: Decimal | None
    share: Decimal
    percent: Decimal | None
    weighted: Decimal | None
    fails: bool

    @property
    def id(self) -> str:
        """The question's id."""
        return self.question.id


@dataclass(frozen=True, slots=True)
class GroupScore:
    """What an envelope or a section comes to: in per cent of its own marks, and of all the marks."""

    level: Level
    name: str
    share: Decimal
    percent: Decimal
    weighted: Decimal


@dataclass(frozen=True, slots=True)
class Scores:
    """What a bid comes to: `total` and the shares in per cent of all the marks; what is not marked counts as nothing.

    `marked` is the share of the marks that the marked questions have, `left` what else the questions could bring, and
    `others` the share of what no question is asked for, such as the price.
    """

    total: Decimal
    questions: tuple[QuestionScore, ...]
    groups: tuple[GroupScore, ...]
    marked: Decimal
    left: Decimal
    others: Decimal

    @property
    def failed(self) -> tuple[QuestionScore, ...]:
        """The questions whose mark puts the bid out."""
        return tuple(score for score in self.questions if score.fails)


def half_up(value: Decimal, places: Decimal = CENT) -> Decimal:
    """Round half up: 55.685 to 55.69."""
    return value.quantize(places, ROUND_HALF_UP)


def say_points(value: Decimal | None) -> str:
    """Say marks in per cent, to two places; "" for none."""
    return "" if value is None else f"{half_up(value):f}"


def choose_marks(marks: Sequence[Mark], by: MarkBy, lot_id: str | None = None) -> dict[str, Decimal]:
    """Return the marks somebody gave, by question: those for a lot where there are any, else those for all."""
    ordered = sorted(
        (mark for mark in marks if mark.by is by and mark.score is not None and mark.lot_id in (None, lot_id)),
        key=lambda mark: mark.lot_id is not None,
    )
    return {mark.question_id: mark.score for mark in ordered if mark.score is not None}


def score(whole: Branch, marks: Mapping[str, Decimal], scales: Mapping[str, ScoreScale]) -> Scores:
    """Return what marks (by question id, each on its question’s scale) come to under the weightings."""
    got: dict[int, Fraction] = {}
    questions: list[QuestionScore] = []
    _add_up(whole, marks, scales, got, questions)
    order = {id(branch.question): at for at, branch in enumerate(whole.all()) if branch.question}
    questions.sort(key=lambda scored: order[id(scored.question)])
    groups = tuple(
        GroupScore(
            branch.level,
            branch.name,
            _decimal(branch.share * 100),
            _decimal(got[id(branch)] * 100 / branch.share),
            _decimal(got[id(branch)] * 100),
        )
        for branch in whole.all()
        if branch.level in (Level.ENVELOPE, Level.SECTION) and branch.share and _asks(branch)
    )
    marked = sum((scored.share for scored in questions if scored.mark is not None), Decimal(0))
    asked = sum((scored.share for scored in questions), Decimal(0))
    return Scores(
        _decimal(got[id(whole)] * 100), tuple(questions), groups, marked, asked - marked, max(Decimal(0), 100 - asked)
    )


def score_price(own: Decimal, lowest: Decimal) -> Decimal:
    """Return what a price scores, in per cent: the lowest divided by it, times 100 (as RM6232 attachment 2 has it).

    Raises BidprepError where a price is not above 0.
    """
    if own <= 0 or lowest <= 0:
        raise BidprepError("A price must be more than 0.", "Type each bidder’s price in pounds.")
    return _decimal(Fraction(lowest) / Fraction(own) * 100)


@dataclass(frozen=True, slots=True)
class Bidder:
    """Somebody who bids: marks by question id, and a price where it counts."""

    name: str
    marks: Mapping[str, Decimal]
    price: Decimal | None = None


@dataclass(frozen=True, slots=True)
class BidderScore:
    """What a bidder comes to, and the place among all: 1 for the best; None for one whose mark puts it out."""

    bidder: Bidder
    quality: Decimal
    price: Decimal
    total: Decimal
    place: int | None

    @property
    def id(self) -> str:
        """The bidder's name."""
        return self.bidder.name


def replay(
    whole: Branch, scales: Mapping[str, ScoreScale], bidders: Sequence[Bidder], price_share: Decimal
) -> tuple[BidderScore, ...]:
    """Return what a commissioner’s model makes of several bidders, in the order they came.

    `quality` and `price` are in per cent of all the marks; `price_share` is the share that the price has.
    """
    prices = [bidder.price for bidder in bidders if bidder.price is not None]
    lowest = min(prices, default=Decimal(0))
    found: list[tuple[Bidder, Decimal, Decimal, bool]] = []
    for bidder in bidders:
        of_marks = score(whole, bidder.marks, scales)
        of_price = Fraction(0)
        if bidder.price is not None and price_share:
            of_price = Fraction(score_price(bidder.price, lowest)) * Fraction(price_share) / 100
        found.append((bidder, of_marks.total, _decimal(of_price), bool(of_marks.failed)))
    totals = sorted((quality + price for _, quality, price, is_out in found if not is_out), reverse=True)
    return tuple(
        BidderScore(bidder, quality, price, quality + price, None if is_out else totals.index(quality + price) + 1)
        for bidder, quality, price, is_out in found
    )


def _asks(branch: Branch) -> bool:
    return any(below.question is not None and below.share for below in branch.all())


def _add_up(
    branch: Branch,
    marks: Mapping[str, Decimal],
    scales: Mapping[str, ScoreScale],
    got: dict[int, Fraction],
    scored: list[QuestionScore],
) -> Fraction:
    """Note and return what a branch brings, as a share of the whole."""
    brings = sum((_add_up(below, marks, scales, got, scored) for below in branch.branches), Fraction(0))
    question = branch.question
    if question is not None:
        scale = scale_named(question.scale, scales, pass_fail=question.pass_fail)
        is_marked_here = branch.is_leaf and (branch.stated is not None or question.pass_fail or scale.is_pass_fail)
        mark = marks.get(question.id)
        if is_marked_here or mark is not None:
            share = branch.share if branch.is_leaf and not scale.is_pass_fail else Fraction(0)
            percent = None if mark is None else Fraction(mark) / Fraction(scale.top) * 100
            weighted = None if percent is None else percent * share
            brings += (weighted or Fraction(0)) / 100
            scored.append(
                QuestionScore(
                    question,
                    scale,
                    mark,
                    _decimal(share * 100),
                    None if percent is None else _decimal(percent),
                    None if weighted is None else _decimal(weighted),
                    mark is not None and _is_out(question, scale, mark),
                )
            )
    got[id(branch)] = brings
    return brings


def _is_out(question: Question, scale: ScoreScale, mark: Decimal) -> bool:
    least = question.minimum if question.minimum is not None else scale.minimum
    if least is None and question.pass_fail:
        return mark == 0
    return least is not None and mark < least


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)
