"""Sign answers off: who, in which role, when, and on which exact text."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.people import Person
from bidprep.domain.reviews import SignOff
from bidprep.domain.text import Text
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """An answer with its sign-offs, the newest first. `signed` is the text of the newest, None where there is none."""

    question: Question
    answer: Answer
    sign_offs: tuple[SignOff, ...] = ()
    signed: Text | None = None

    @property
    def is_changed(self) -> bool:
        """Whether the text has changed since it was signed off: a redline of `signed` and the text now shows how."""
        raise NotImplementedError


def read_sign_offs(workspace: Workspace, bid_id: str) -> tuple[SignedAnswer, ...]:
    """Return every answer of a bid that has a text, in the bid's order, with its sign-offs."""
    raise NotImplementedError


def sign_off(
    workspace: Workspace,
    answers: Sequence[tuple[Question, str | None]],
    person: Person | None = None,
    name: str = "",
    role: str = "",
) -> Changes:
    """Sign answers off (question and lot) in somebody's name, as one step: their merge fields are filled for good.

    Raises BidprepError without a name, where an answer has no text, or where a field has no value.
    """
    raise NotImplementedError


def export_sign_off_sheet(workspace: Workspace, bid_id: str, path: Path) -> Path:
    """Write the sign-off sheet of a bid as a Word document; returns the path."""
    raise NotImplementedError
