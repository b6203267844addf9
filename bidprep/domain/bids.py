"""Bids: our work on one stage of an opportunity, and the questions that the buyer asks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class QuestionKind(StrEnum):
    """What kind of answer a question wants."""

    TEXT = "text"
    YES_NO = "yes-no"
    CHOICE = "choice"
    MANY_CHOICES = "many-choices"
    NUMBER = "number"
    MONEY = "money"
    DATE = "date"
    FILE = "file"
    CONTACT = "contact"
    DECLARATION = "declaration"


class LimitUnit(StrEnum):
    """What a limit counts."""

    WORDS = "words"
    CHARACTERS = "characters"
    CHARACTERS_WITHOUT_SPACES = "characters-without-spaces"
    PAGES = "pages"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class Limit:
    """How much may be said: `value` of `unit`, `items` times over, counted by the named rule.

    Pages are those of a font and size (in points) where the buyer states them; "" and 0 where not.
    """

    unit: LimitUnit
    value: int
    items: int = 1
    rule: str = "word"
    font: str = ""
    size: float = 0

    @property
    def total(self) -> int:
        """The whole allowance, in `unit`."""
        return self.value * self.items

    def __str__(self) -> str:
        unit = self.unit.value.replace("-", " ")
        unit = unit.replace("pages", "page") if self.value == 1 else unit
        told = f"{self.value:,} {unit}" + (f" × {self.items}" if self.items > 1 else "")
        face = ", ".join(filter(None, (self.font, f"{self.size:g} point" if self.size else "")))
        return f"{told} ({face})" if face and self.unit is LimitUnit.PAGES else told


class Respondent(StrEnum):
    """Who of a group of bidders must answer a question."""

    LEAD = "lead"
    EACH = "each"


RESPONDENT_WORDS = {
    Respondent.LEAD: "The lead answers for all",
    Respondent.EACH: "Every member answers for itself",
}
"""What is said on screen and in Word of who must answer."""


@dataclass(frozen=True, slots=True)
class Bid:
    """Our work on one stage of an opportunity.

    `case_studies` is how many case studies the buyer takes, no more and no fewer; None where it does not say. `parts`
    are those of the submission in their order, see `bidprep.domain.submission_parts`; empty for the usual ones.
    `letterhead` is the digest of the kept Word file whose look the submission takes.
    """

    id: str
    stage_id: str
    name: str = ""
    started_on: date | None = None
    template: str = ""
    notes: str = ""
    case_studies: int | None = None
    parts: tuple[str, ...] = ()
    letterhead: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What the buyer asks, numbered as the buyer wrote it. `weighting` is in per cent of the marks.

    `fact` names the merge field that answers it; `who` must answer it where a group bids. `only_if` is the buyer's
    condition as written (“if yes to 4”), `parent` the number of the question that it is a part of. `scale` names the score
    scale it is marked on, `minimum` is the least score on it that does not fail the bid.
    """

    id: str
    bid_id: str
    position: int = 0
    number: str = ""
    section: str = ""
    text: str = ""
    kind: QuestionKind = QuestionKind.TEXT
    choices: tuple[str, ...] = ()
    limit: Limit | None = None
    weighting: Decimal | None = None
    guidance: str = ""
    criteria: str = ""
    fact: str = ""
    who: Respondent | None = None
    only_if: str = ""
    parent: str = ""
    scale: str = ""
    minimum: Decimal | None = None
    pass_fail: bool = False
