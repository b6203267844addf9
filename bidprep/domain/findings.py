"""Findings: what a check found, how bad it is and where."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is: a stopper must be settled before handing in, a warning should be looked at."""

    STOPPER = "stopper"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: a question, a lot where it is about one, and the words it is about.

    What lies outside the answers is named by `kind` (see `bidprep.domain.kinds`) and `record_id`.
    """

    question_id: str | None = None
    lot_id: str | None = None
    quote: str = ""
    kind: str = ""
    record_id: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: what is wrong, and a hint what to do."""

    check: str
    severity: Severity
    message: str
    hint: str
    place: Place = Place()
