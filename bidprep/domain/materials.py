"""Materials: what the buyer published, kept with the opportunity, and what of it is pinned to questions."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Material:
    """A document of the buyer's. `text` is its words, a line a paragraph; `replaces_id` the older version it replaces."""

    id: str
    opportunity_id: str
    digest: str
    name: str = ""
    title: str = ""
    added_on: date | None = None
    text: str = ""
    replaces_id: str | None = None


@dataclass(frozen=True, slots=True)
class Pin:
    """A passage of a material that concerns a question: `quote` is its words, `start` where in the text it begins."""

    id: str
    material_id: str
    question_id: str
    start: int = 0
    quote: str = ""
