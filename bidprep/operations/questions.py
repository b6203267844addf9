"""Ask, change, order and remove questions."""

from dataclasses import replace

from bidprep.domain.bids import Question
from bidprep.errors import BidprepError
from bidprep.operations.records import change_record, remove_record
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


def add_question(workspace: Workspace, question: Question) -> Question:
    """Add a question at the end of a bid; without a number it gets the next one. Returns it as added."""
    others = workspace.find(Question, bid_id=question.bid_id)
    last = max((other.position for other in others), default=0)
    added = replace(question, position=last + 1, number=question.number.strip() or str(len(others) + 1))
    _refuse_taken(added, others)
    with workspace.step(f"Add question {added.number}") as step:
        step.put(added)
    return added


def change_question(workspace: Workspace, question: Question) -> Changes:
    """Change what is asked; raises BidprepError where the number is empty or another question's."""
    _refuse_taken(question, workspace.find(Question, bid_id=question.bid_id))
    return change_record(workspace, question)


def remove_question(workspace: Workspace, question: Question) -> Changes:
    """Remove a question with its answers."""
    return remove_record(workspace, question)


def move_question(workspace: Workspace, question: Question, by: int) -> Changes:
    """Move a question up (negative) or down among the bid's questions."""
    ordered = list(workspace.find(Question, bid_id=question.bid_id))
    at = next((index for index, other in enumerate(ordered) if other.id == question.id), None)
    if at is None:
        raise BidprepError("That question is not there any more.", "Choose another, or undo its removal.")
    ordered.insert(min(max(at + by, 0), len(ordered) - 1), ordered.pop(at))
    with workspace.step(f"Move question {question.number}") as step:
        for position, other in enumerate(ordered, 1):
            step.put(replace(other, position=position))
    return step.changes()


def _refuse_taken(question: Question, others: tuple[Question, ...]) -> None:
    if not question.number.strip():
        raise BidprepError("A question needs its number.", "Type it as the buyer wrote it, for example 2.1.")
    taken = {(other.section, other.number) for other in others if other.id != question.id}
    if (question.section, question.number) in taken:
        raise BidprepError(
            f"There is a question {question.number} in this section already.",
            "Give it the number the buyer gave it.",
        )
