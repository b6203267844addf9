"""The library: text kept for reuse, and where it was used."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidprep.domain.decisions import ResultState


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text kept for reuse. `text` is canonical Markdown; `question` is what it answered.

    `marks` of `most_marks` is how it scored; `source` says where it comes from, such as the bid's name.
    """

    id: str
    title: str = ""
    question: str = ""
    text: str = ""
    tags: tuple[str, ...] = ()
    owner_id: str | None = None
    review_on: date | None = None
    written_on: date | None = None
    source: str = ""
    buyer: str = ""
    result: ResultState | None = None
    marks: Decimal | None = None
    most_marks: Decimal | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class PassageUse:
    """A passage put into an answer, as the text was then (canonical Markdown).

    It counts as recycled and not yet tailored until those words were changed there, or somebody confirmed them.
    """

    id: str
    passage_id: str
    answer_id: str
    text: str = ""
    used_on: date | None = None
    is_tailored: bool = False


@dataclass(frozen=True, slots=True)
class UsedPassage:
    """A passage put into an answer of a bid; `passage` is as it stands in the library now."""

    use: PassageUse
    passage: Passage
