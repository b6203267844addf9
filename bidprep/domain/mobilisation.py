"""Mobilisation: the tasks from award to the start of the service, and what may go wrong."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Task:
    """A dated piece of the mobilisation plan of a bid.

    It takes so many working days and begins when every task of `after` (ids) has ended, and not before `not_before`.
    """

    id: str
    bid_id: str
    position: int = 0
    name: str = ""
    group: str = ""
    working_days: int = 1
    after: tuple[str, ...] = ()
    not_before: date | None = None
    owner_id: str | None = None
    partner_id: str | None = None
    is_vetting: bool = False
    done: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Risk:
    """What may go wrong in a mobilisation: likelihood and impact from 1 to 5, and what we do about it."""

    id: str
    bid_id: str
    position: int = 0
    risk: str = ""
    likelihood: int = 3
    impact: int = 3
    response: str = ""
    owner_id: str | None = None
