"""Clarifications: questions put to the buyer, and the replies."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Clarification:
    """A question put to the buyer about a stage. `question_ids` are the buyer's questions that it concerns."""

    id: str
    stage_id: str
    position: int = 0
    asked: str = ""
    question_ids: tuple[str, ...] = ()
    asked_on: date | None = None
    reply: str = ""
    replied_on: date | None = None
    notes: str = ""
