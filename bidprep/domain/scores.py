"""Scores: how marks are given, weighted and added up, as a commissioner does it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class MarkBy(StrEnum):
    """Who gave a mark: we ourselves, reading as an evaluator would, or the buyer."""

    OWN = "own"
    BUYER = "buyer"


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark for an answer on its question's scale, and why."""

    id: str
    question_id: str
    lot_id: str | None = None
    by: MarkBy = MarkBy.OWN
    score: Decimal | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SectionWeight:
    """The share of the marks that a section of a bid's questions has, in per cent; `envelope` is what it lies in."""

    id: str
    bid_id: str
    position: int = 0
    section: str = ""
    envelope: str = ""
    weighting: Decimal | None = None
