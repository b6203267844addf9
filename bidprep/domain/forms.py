"""The buyer's own forms that a bid is handed in on, and where in them the answers go."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BuyerForm:
    """A form that was taken in, kept as it came under its `digest`."""

    id: str
    bid_id: str
    digest: str
    name: str = ""
    taken_on: date | None = None


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Where in a form the answer to a question goes: see `bidprep.domain.form_proposals.AnswerPlace`.

    `around` is the SHA-256 (64 hex digits) of the words round the place.
    """

    id: str
    question_id: str
    form_id: str
    position: int = 0
    part: str = ""
    path: str = ""
    around: str = ""
