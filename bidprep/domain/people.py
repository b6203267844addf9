"""People: our own staff, volunteers and trustees, who own answers, review and sign off."""

from dataclasses import dataclass
from enum import StrEnum


class PersonKind(StrEnum):
    """What a person is to the organisation."""

    STAFF = "staff"
    VOLUNTEER = "volunteer"
    TRUSTEE = "trustee"


@dataclass(frozen=True, slots=True)
class Person:
    """One of our own."""

    id: str
    name: str = ""
    kind: PersonKind = PersonKind.STAFF
    role: str = ""
    email: str = ""
    weekly_hours: float = 0.0
