"""What the answer page shows: one question, its answer for the lot at hand, and what surrounds them."""

from dataclasses import dataclass

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.checks import merge_values
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage
from bidprep.domain.organisation import Fact
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AnswerDesk:
    """A question at work. `answer` is the shared answer or the variation for `lot`; `shared` is always the shared one.

    `lots` are those that can be varied for: the chosen ones and the one at hand, or all where none is chosen.
    `fields` are the values of merge fields. `before` and `after` are the questions next to this one.
    """

    bid: Bid
    question: Question
    lot: Lot | None
    answer: Answer | None
    shared: Answer | None
    lots: tuple[Lot, ...]
    varied: frozenset[str]
    fields: dict[str, str]
    people: tuple[Person, ...]
    before: str | None
    after: str | None


def read_answer_desk(workspace: Workspace, question_id: str, lot_id: str | None) -> AnswerDesk:
    """Return what the answer page shows; raises BidprepError where the question is gone."""
    question = workspace.get(Question, question_id)
    bid = workspace.get(Bid, question.bid_id) if question else None
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    if not question or not bid or not opportunity:
        raise BidprepError("That question is not there any more.", "Choose another, or undo its removal.")
    answers = {answer.lot_id: answer for answer in workspace.find(Answer, question_id=question.id)}
    all_lots = workspace.find(Lot, stage_id=bid.stage_id)
    chosen = tuple(lot for lot in all_lots if lot.choice is LotChoice.BID or lot.id in answers or lot.id == lot_id)
    order = [other.id for other in workspace.find(Question, bid_id=bid.id)]
    at = order.index(question.id)
    return AnswerDesk(
        bid,
        question,
        next((lot for lot in all_lots if lot.id == lot_id), None),
        answers.get(lot_id),
        answers.get(None),
        chosen or all_lots,
        frozenset(lot for lot in answers if lot),
        merge_values(workspace.find(Fact), opportunity),
        workspace.find(Person),
        order[at - 1] if at else None,
        order[at + 1] if at + 1 < len(order) else None,
    )
