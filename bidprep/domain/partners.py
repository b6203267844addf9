"""Partners: other bodies we bid with, who is there, and what was said and when."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Partner:
    """Another body."""

    id: str
    name: str = ""
    body: str = ""
    charity_number: str = ""
    company_number: str = ""
    website: str = ""
    services: str = ""
    regions: str = ""
    brings: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at a partner. `reason_held` and `review_on` say why and until when we keep it."""

    id: str
    partner_id: str
    name: str = ""
    role: str = ""
    email: str = ""
    phone: str = ""
    reason_held: str = ""
    review_on: date | None = None


@dataclass(frozen=True, slots=True)
class LogEntry:
    """What was said to a partner and when, and what is due next."""

    id: str
    partner_id: str
    contact_id: str | None = None
    happened_on: date | None = None
    means: str = ""
    said: str = ""
    next_action: str = ""
    due_on: date | None = None
    done: bool = False

    @property
    def is_due(self) -> bool:
        """Whether a next action is still to be done."""
        return bool(self.next_action.strip()) and not self.done
