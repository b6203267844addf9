"""Deciding: whether to bid at all, and which lots in which order, by criteria that the charity weights itself."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from bidprep.domain.money import Money


class CriterionPurpose(StrEnum):
    """What a criterion of our own decides: go or no-go for a bid, or the order of its lots."""

    GO = "go"
    LOT = "lot"


@dataclass(frozen=True, slots=True)
class DecisionCriterion:
    """A criterion of our own, the same for every bid. `weight` is its share among those of its purpose.

    A deal-breaker has no weight: scored 0, it says no whatever the others say.
    """

    id: str
    purpose: CriterionPurpose = CriterionPurpose.GO
    position: int = 0
    name: str = ""
    weight: int = 1
    is_deal_breaker: bool = False
    guidance: str = ""


@dataclass(frozen=True, slots=True)
class CriterionScore:
    """What we give a bid, or one of its lots, for a criterion of our own: 0 to 5, with the reason; None for not yet."""

    id: str
    criterion_id: str
    bid_id: str
    lot_id: str | None = None
    score: int | None = None
    reason: str = ""


class DecisionOutcome(StrEnum):
    """What was decided about a bid."""

    UNDECIDED = "undecided"
    GO = "go"
    NO_GO = "no-go"


@dataclass(frozen=True, slots=True)
class Decision:
    """Go or no-go for a bid: who decided it, when and why. `percent` is what the criteria came to that day."""

    id: str
    bid_id: str
    outcome: DecisionOutcome = DecisionOutcome.UNDECIDED
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
    percent: Decimal | None = None
    hours_needed: float = 0.0
    hours_there: float = 0.0


class ResultState(StrEnum):
    """How a bid ended."""

    AWAITED = "awaited"
    WON = "won"
    LOST = "lost"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Result:
    """How a bid, or one lot of it, ended. `marks` are in per cent of what could be had."""

    id: str
    bid_id: str
    lot_id: str | None = None
    state: ResultState = ResultState.AWAITED
    told_on: date | None = None
    marks: Decimal | None = None
    winner: str = ""
    feedback: str = ""


@dataclass(frozen=True, slots=True)
class Absence:
    """Days on which a person cannot write: leave, or other work."""

    id: str
    person_id: str
    starts_on: date | None = None
    ends_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Qualified:
    """What we have qualified for under an opportunity.

    An empty category means every one, no regions mean all; `threshold` is the highest value of a lot that our finances
    were found fit for, None for any.
    """

    id: str
    opportunity_id: str
    category: str = ""
    regions: tuple[str, ...] = ()
    threshold: Money | None = None
    notes: str = ""
