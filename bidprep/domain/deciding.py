"""Deciding by criteria of our own: what the scores come to, which deal-breakers are broken, and what that proposes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bidprep.domain.decisions import CriterionPurpose, CriterionScore, DecisionCriterion, DecisionOutcome

TOP_SCORE = 5
SCORE_WORDS = {
    0: "0 – not at all",
    1: "1 – hardly",
    2: "2 – in part",
    3: "3 – well enough",
    4: "4 – well",
    5: "5 – fully",
}
"""What each score means, said of how far a criterion is met."""

GO_FROM = Decimal(60)
NO_GO_BELOW = Decimal(40)
"""Per cent from which a go is proposed, and below which a no-go; between them it hangs in the balance.

Our own choice: a criterion that is met well enough, 3 of 5, comes to 60.
"""


@dataclass(frozen=True, slots=True)
class CriterionView:
    """A criterion of our own with what we give a bid, or one of its lots, for it. `score` is None for not yet.

    `id` is the criterion’s. Criterion and score are one value here, because they are looked at and typed together.
    """

    id: str
    purpose: CriterionPurpose
    bid_id: str
    lot_id: str | None = None
    position: int = 0
    name: str = ""
    weight: int = 1
    is_deal_breaker: bool = False
    guidance: str = ""
    score: int | None = None
    reason: str = ""

    @property
    def is_broken(self) -> bool:
        """Whether it is a deal-breaker and says no."""
        return self.is_deal_breaker and self.score == 0

    @property
    def criterion(self) -> DecisionCriterion:
        """The criterion alone."""
        return DecisionCriterion(
            self.id, self.purpose, self.position, self.name, self.weight, self.is_deal_breaker, self.guidance
        )


def view_criteria(
    criteria: Iterable[DecisionCriterion], scores: Iterable[CriterionScore], bid_id: str, lot_id: str | None = None
) -> tuple[CriterionView, ...]:
    """Return the criteria with what a bid, or one of its lots, was given for them."""
    given = {score.criterion_id: score for score in scores if score.bid_id == bid_id and score.lot_id == lot_id}
    return tuple(
        CriterionView(
            criterion.id,
            criterion.purpose,
            bid_id,
            lot_id,
            criterion.position,
            criterion.name,
            criterion.weight,
            criterion.is_deal_breaker,
            criterion.guidance,
            there.score if (there := given.get(criterion.id)) else None,
            there.reason if there else "",
        )
        for criterion in criteria
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the scores come to: `percent` of what could be had by those scored; None where none is.

    `scored` of `among` weighted criteria have a score; `open_breakers` are the deal-breakers nobody has judged yet.
    """

    percent: Decimal | None
    scored: int
    among: int
    broken: tuple[CriterionView, ...] = ()
    open_breakers: tuple[CriterionView, ...] = ()

    @property
    def proposal(self) -> DecisionOutcome:
        """What is proposed: no-go where a deal-breaker is broken; undecided while too little is known, or in the balance."""
        if self.broken:
            return DecisionOutcome.NO_GO
        if self.percent is None or self.open_breakers or self.scored < self.among:
            return DecisionOutcome.UNDECIDED
        if self.percent >= GO_FROM:
            return DecisionOutcome.GO
        return DecisionOutcome.NO_GO if self.percent < NO_GO_BELOW else DecisionOutcome.UNDECIDED


def judge(views: Sequence[CriterionView]) -> Verdict:
    """Return what the scores come to: each score of 5 by its criterion’s weight, over the weights of those scored."""
    weighted = [view for view in views if not view.is_deal_breaker and view.weight > 0]
    scored = [(view.weight, view.score) for view in weighted if view.score is not None]
    weights = sum(weight for weight, _ in scored)
    got = sum(weight * score for weight, score in scored)
    exact = Fraction(100 * got, TOP_SCORE * weights) if weights else None
    return Verdict(
        None if exact is None else Decimal(exact.numerator) / Decimal(exact.denominator),
        len(scored),
        len(weighted),
        tuple(view for view in views if view.is_broken),
        tuple(view for view in views if view.is_deal_breaker and view.score is None),
    )


def priority_scores(
    criteria: Sequence[DecisionCriterion], scores: Iterable[CriterionScore], bid_id: str
) -> Mapping[str, Verdict]:
    """Return what each lot of a bid comes to by the criteria for lots, by the lots’ ids; lots without a score are not in it."""
    by_lot: dict[str, list[CriterionScore]] = {}
    for score in scores:
        if score.lot_id is not None and score.bid_id == bid_id:
            by_lot.setdefault(score.lot_id, []).append(score)
    return {lot_id: judge(view_criteria(criteria, given, bid_id, lot_id)) for lot_id, given in by_lot.items()}
