"""Opportunities: what may be bid for, its stages, and the lots that can be won by themselves."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bidprep.domain.money import Money


class StageKind(StrEnum):
    """What a stage of an opportunity is."""

    QUALIFICATION = "qualification"
    CALL_OFF = "call-off"
    SINGLE = "single"


class LotChoice(StrEnum):
    """Whether we bid for a lot."""

    UNDECIDED = "undecided"
    BID = "bid"
    NO_BID = "no-bid"


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What may be bid for, and who buys. `notice` is the digest of the published notice as it was taken in last."""

    id: str
    name: str = ""
    buyer: str = ""
    reference: str = ""
    ocid: str = ""
    website: str = ""
    notes: str = ""
    procedure: str = ""
    status: str = ""
    notice: str | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    """The qualification of an opportunity, one of its call-offs, or the whole of it. Times are UTC.

    `standstill_on` is the day on which the standstill after the award ends.
    """

    id: str
    opportunity_id: str
    kind: StageKind = StageKind.SINGLE
    name: str = ""
    published_on: date | None = None
    clarify_by: datetime | None = None
    submit_by: datetime | None = None
    award_on: date | None = None
    starts_on: date | None = None
    standstill_on: date | None = None


@dataclass(frozen=True, slots=True)
class Lot:
    """A part of a stage that can be won by itself, and whether we want it.

    `position` is the buyer's order. `preference` is our order, 1 first. `subcontractors` and
    `incumbent` are those of the running contract; `threshold` is what the buyer asks a bidder's finances to be fit for.
    """

    id: str
    stage_id: str
    position: int = 0
    reference: str = ""
    title: str = ""
    category: str = ""
    region: str = ""
    area: str = ""
    value: Money | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    conditions: str = ""
    incumbent: str = ""
    subcontractors: tuple[str, ...] = ()
    choice: LotChoice = LotChoice.UNDECIDED
    preference: int | None = None
    notes: str = ""
    threshold: Money | None = None


def chosen_lots(lots: Iterable[Lot]) -> tuple[Lot, ...]:
    """Return the lots we bid for, in our order of preference, then in the buyer's."""
    chosen = [lot for lot in lots if lot.choice is LotChoice.BID]
    return tuple(sorted(chosen, key=lambda lot: (lot.preference or _NO_PREFERENCE, lot.position)))


_NO_PREFERENCE = 1_000_000
