"""Clarifications: questions put to the buyer, and the replies."""

from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from bidprep.domain.bids import Question, QuestionKind


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


def find_unstated(question: Question) -> tuple[str, ...]:
    """Return what the buyer does not state of a question that is answered in words: ``limit``, ``scoring``, ``guidance``.

    Scoring is stated where there are criteria, a score scale, or that it is pass or fail; a weighting alone says how
    much it counts, not how it is marked.
    """
    if question.kind is not QuestionKind.TEXT:
        return ()
    stated = {
        "limit": question.limit is not None,
        "scoring": bool(question.criteria.strip() or question.scale or question.pass_fail),
        "guidance": bool(question.guidance.strip()),
    }
    return tuple(what for what, is_stated in stated.items() if not is_stated)


_ASKS = {
    "limit": "how long the answer may be, and whether that counts words, characters or pages",
    "scoring": "on what scale it is marked, and what an answer must show for each mark",
    "guidance": "what you expect an answer to cover",
}


def draft_clarification(question: Question) -> str:
    """Return a question to put to the buyer about what it does not state, ready to send; "" where all is stated."""
    unstated = find_unstated(question)
    if not unstated:
        return ""
    called = f"Question {question.number}" if question.number else "The question"
    about = shorten(" ".join(question.text.split()), _LONGEST_QUOTE, placeholder="…")
    asks = [_ASKS[what] for what in unstated]
    told = asks[0] if len(asks) == 1 else f"{'; '.join(asks[:-1])}; and {asks[-1]}"
    return f"{called} (“{about}”): the documents do not say {told}. Would you please tell all bidders?"


_LONGEST_QUOTE = 90


def is_overdue(clarification: Clarification, today_is: date, clarify_by: date | None) -> bool:
    """Whether a question was not put to the buyer although the last day for it has passed, or has no reply by then."""
    return not clarification.reply.strip() and clarify_by is not None and clarify_by < today_is
