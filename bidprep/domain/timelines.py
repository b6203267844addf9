"""Timelines: what has to happen before a bid is handed in, worked back from that day."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class PlanStep:
    """One step before a bid is handed in, in the order they follow one another.

    It takes so many working days, ending when the next begins; one with `fixed_on` (a trustees' meeting) stays there.
    """

    id: str
    bid_id: str
    position: int = 0
    name: str = ""
    working_days: int = 0
    fixed_on: date | None = None
    owner_id: str | None = None
    done: bool = False
    notes: str = ""
