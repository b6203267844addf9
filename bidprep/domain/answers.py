"""Answers: our response to a question, shared by all lots or varied for one, and its revisions."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from bidprep.domain.answer_status import AnswerStatus


@dataclass(frozen=True, slots=True)
class Answer:
    """Our response to a question. `text` is canonical Markdown.

    With `lot_id` it is the variation for that lot, without it the answer shared by all. `revision_id` is
    the revision that `text` was last kept as; `base_id`, on a variation, the shared revision it departs from;
    `signed_id` the revision that was signed off last. While it is signed off or handed in, `text` holds no merge
    fields: they were filled then, so that it says what it said whatever becomes of the facts. `hours_needed` is our own
    estimate of all the work on it; None for the program's.
    """

    id: str
    question_id: str
    lot_id: str | None = None
    text: str = ""
    status: AnswerStatus = AnswerStatus.NOT_STARTED
    owner_id: str | None = None
    revision_id: str | None = None
    base_id: str | None = None
    signed_id: str | None = None
    hours_needed: float | None = None
    hours_spent: float = 0.0

    @property
    def is_written(self) -> bool:
        """Whether there is something in it; white space alone is nothing."""
        return bool(self.text) and not self.text.isspace()

    @property
    def is_settled(self) -> bool:
        """Whether it was signed off or handed in."""
        return self.status in (AnswerStatus.SIGNED_OFF, AnswerStatus.HANDED_IN)


@dataclass(frozen=True, slots=True)
class Revision:
    """One immutable state of an answer's text: `text` is canonical Markdown, `parents` the revisions before it.

    Revisions are only ever added. Snapshots, variations' bases, texts as sent, sign-offs, hand-ins and
    exchange point to them.
    """

    id: str
    answer_id: str
    text: str
    digest: str
    parents: tuple[str, ...]
    made_at: datetime
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A revision with a name; `automatic` where the program kept it before something large was done."""

    id: str
    revision_id: str
    name: str = ""
    made_at: datetime | None = None
    automatic: bool = False


def text_digest(markdown: str) -> str:
    """Return the SHA-256 of a canonical Markdown text, as 64 hex digits."""
    return sha256(markdown.encode()).hexdigest()
