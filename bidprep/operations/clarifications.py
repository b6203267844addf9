"""Clarifications of a bid: drafted where the buyer leaves something unsaid, kept, and what a reply touches."""

from dataclasses import dataclass

from bidprep.domain.answer_status import STATUS_WORDS
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.clarifications import Clarification, draft_clarification
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Lot, Stage
from bidprep.errors import BidprepError
from bidprep.operations.reopening import find_to_reopen, reopen
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class TouchedAnswer:
    """An answer that a clarification concerns, and how far it is."""

    question: Question
    lot_id: str | None
    lot: str
    status: str

    @property
    def id(self) -> str:
        """The question's id and the lot's."""
        return f"{self.question.id} {self.lot_id or ''}"


@dataclass(frozen=True, slots=True)
class BidClarifications:
    """The clarifications of a bid, in their order, with its questions; `unstated` are those a draft could be made for."""

    bid: Bid
    stage: Stage
    questions: tuple[Question, ...]
    clarifications: tuple[Clarification, ...]
    unstated: tuple[Question, ...]


def read_clarifications(workspace: Workspace, bid_id: str) -> BidClarifications:
    """Return the clarifications of a bid; raises BidprepError where the bid is gone."""
    with workspace.one_view():
        bid = workspace.get(Bid, bid_id)
        stage = workspace.get(Stage, bid.stage_id) if bid else None
        if bid is None or stage is None:
            raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
        questions = workspace.find(Question, bid_id=bid.id)
        there = workspace.find(Clarification, stage_id=stage.id)
    asked = {question_id for clarification in there for question_id in clarification.question_ids}
    unstated = [question for question in questions if question.id not in asked and draft_clarification(question)]
    return BidClarifications(bid, stage, questions, there, tuple(unstated))


def draft_clarifications(workspace: Workspace, bid_id: str) -> tuple[Clarification, ...]:
    """Draft a clarification for each question whose limit, scoring or guidance is not stated and not asked for yet.

    One undoable step. Raises BidprepError where there is nothing to ask.
    """
    found = read_clarifications(workspace, bid_id)
    if not found.unstated:
        raise BidprepError(
            "The buyer states limit, scoring and guidance of every question, or you have asked.", "Nothing to draft."
        )
    last = max((each.position for each in found.clarifications), default=0)
    drafts = tuple(
        Clarification(new_id(), found.stage.id, position, draft_clarification(question), (question.id,))
        for position, question in enumerate(found.unstated, last + 1)
    )
    with workspace.step(f"Draft {len(drafts)} clarifications") as step:
        for draft in drafts:
            step.put(draft)
    return drafts


def keep_clarification(workspace: Workspace, clarification: Clarification) -> Changes:
    """Keep a clarification that is being typed; the first words of a reply re-open the answers that it touches.

    They go back to drafting in the same step, but for those handed in. Raises BidprepError where the clarification was
    removed meanwhile.
    """
    before = workspace.get(Clarification, clarification.id)
    if before is None:
        raise BidprepError("This was removed while you were typing.", "Undo the removal, then type again.")
    is_first_reply = bool(clarification.reply.strip()) and not before.reply.strip()
    touched = (
        find_to_reopen(workspace, clarification.question_ids, "The buyer replied to a clarification.")
        if is_first_reply
        else ()
    )
    name = "Note a reply, re-opening its answers" if touched else "Edit clarification"
    with workspace.step(name, visit="" if touched else clarification.id) as step:
        step.put(clarification)
        reopen(workspace, step, touched)
    return step.changes()


def touched_answers(workspace: Workspace, clarification: Clarification) -> tuple[TouchedAnswer, ...]:
    """Return the answers to the questions that a clarification concerns."""
    found: list[TouchedAnswer] = []
    for question_id in clarification.question_ids:
        question = workspace.get(Question, question_id)
        if question is None:
            continue
        for answer in workspace.find(Answer, question_id=question_id):
            lot = workspace.get(Lot, answer.lot_id) if answer.lot_id else None
            called = (lot.title or lot.reference) if lot else "All lots"
            found.append(TouchedAnswer(question, answer.lot_id, called, STATUS_WORDS[answer.status]))
    return tuple(found)


def read_numbers(questions: tuple[Question, ...], words: str) -> tuple[str, ...]:
    """Read the numbers of questions, with commas or spaces between, as their ids.

    Raises BidprepError naming a number that no question has.
    """
    ids = {question.number.strip().casefold(): question.id for question in questions}
    numbers = [number.strip().strip(".") for number in words.replace(";", ",").replace("\n", ",").split(",")]
    unknown = next((number for number in numbers if number and number.casefold() not in ids), "")
    if unknown:
        raise BidprepError(
            f"There is no question {unknown}.", "Type the numbers with commas between, for example 1, 2.1."
        )
    return tuple(dict.fromkeys(ids[number.casefold()] for number in numbers if number))


def say_numbers(questions: tuple[Question, ...], question_ids: tuple[str, ...]) -> str:
    """Say questions by their numbers: “1, 2.1”."""
    numbers = {question.id: question.number for question in questions}
    return ", ".join(numbers[each] for each in question_ids if each in numbers)
