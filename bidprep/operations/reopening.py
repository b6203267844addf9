"""Answers to be looked at again, because something that they were written by has changed: a notice, a buyer's reply."""

from dataclasses import dataclass

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.operations.answers import put_status
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reopened:
    """An answer that was past drafting and should be looked at again, and why."""

    question: Question
    answer: Answer
    reason: str


def is_past_drafting(answer: Answer) -> bool:
    """Whether somebody said that an answer is ready, or more: then it does not change without being said."""
    return answer.status not in (AnswerStatus.NOT_STARTED, AnswerStatus.DRAFTING)


def is_awaiting_review(answer: Answer) -> bool:
    """Whether an answer was given to its readers and nobody has signed it off yet."""
    return answer.status in (AnswerStatus.READY, AnswerStatus.IN_REVIEW)


def find_to_reopen(workspace: Workspace, question_ids: tuple[str, ...], reason: str) -> tuple[Reopened, ...]:
    """Return the answers past drafting to some questions, shared ones and variations, with the reason given."""
    found: list[Reopened] = []
    for question_id in question_ids:
        question = workspace.get(Question, question_id)
        if question is None:
            continue  # it was removed since
        found += (
            Reopened(question, answer, reason)
            for answer in workspace.find(Answer, question_id=question_id)
            if is_past_drafting(answer) and answer.status is not AnswerStatus.HANDED_IN
        )
    return tuple(found)


def reopen(workspace: Workspace, step: Step, reopened: tuple[Reopened, ...]) -> None:
    """Put answers back to drafting within a step. What a sign-off filled in follows the record again."""
    for each in reopened:
        put_status(workspace, step, each.question, each.answer.lot_id, AnswerStatus.DRAFTING)
