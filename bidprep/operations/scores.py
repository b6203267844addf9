"""Scores: give marks, weight the sections, and add them up as the buyer does."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.domain.score_scales import ScoreScale, read_mark, scale_named
from bidprep.domain.scores import Mark, MarkBy, SectionWeight
from bidprep.domain.scoring import Scores, choose_marks, score
from bidprep.domain.weightings import Branch, weigh
from bidprep.errors import BidprepError
from bidprep.operations.passages import follow_mark
from bidprep.operations.word_lists import read_score_scales
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True)
class ScoreSheet:
    """A bid as it is scored: its weightings, the scales, and the marks that we and the buyer gave."""

    bid: Bid
    questions: tuple[Question, ...]
    sections: tuple[SectionWeight, ...]
    marks: tuple[Mark, ...]
    scales: Mapping[str, ScoreScale]
    whole: Branch

    def marks_by(self, by: MarkBy, lot_id: str | None = None) -> dict[str, Decimal]:
        """Return the marks that somebody gave, by question; see `choose_marks`."""
        return choose_marks(self.marks, by, lot_id)

    def scores(self, by: MarkBy, lot_id: str | None = None) -> Scores:
        """Return what the marks come to."""
        return score(self.whole, self.marks_by(by, lot_id), self.scales)

    def scale_of(self, question: Question) -> ScoreScale:
        """Return the scale that a question is marked on."""
        return scale_named(question.scale, self.scales, pass_fail=question.pass_fail)

    @property
    def usual(self) -> MarkBy:
        """Whose marks count where nobody says: the buyer’s once there are any, till then our own."""
        return MarkBy.BUYER if self.marks_by(MarkBy.BUYER) else MarkBy.OWN


def read_score_sheet(workspace: Workspace, bid_id: str) -> ScoreSheet:
    """Return a bid as it is scored; raises BidprepError where it is gone."""
    with workspace.one_view():
        bid = workspace.get(Bid, bid_id)
        if bid is None:
            raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
        questions = workspace.find(Question, bid_id=bid.id)
        sections = workspace.find(SectionWeight, bid_id=bid.id)
        marks = workspace.marks_of_bid(bid.id)
        return ScoreSheet(bid, questions, sections, marks, read_score_scales(workspace), weigh(questions, sections))


def give_mark(
    workspace: Workspace,
    question: Question,
    by: MarkBy,
    mark: Decimal | None,
    reason: str | None = None,
    lot_id: str | None = None,
) -> Changes:
    """Give a mark for a question; None takes it back. `reason` is kept as it is where it is None.

    Raises BidprepError where the question’s scale has no such mark.
    """
    scale = scale_named(question.scale, read_score_scales(workspace), pass_fail=question.pass_fail)
    if mark is not None and not scale.allows(mark):
        read_mark(f"{mark:f}", scale)  # says what the scale has
    there = next(iter(workspace.find(Mark, question_id=question.id, lot_id=lot_id, by=by.value)), None)
    kept = there or Mark(new_id(), question.id, lot_id, by)
    kept = replace(kept, score=mark, reason=kept.reason if reason is None else reason)
    whose = "the buyer’s mark" if by is MarkBy.BUYER else "our mark"
    with workspace.step(f"Give {whose} for question {question.number}", visit=f"{question.id} {by.value}") as step:
        if kept.score is not None or kept.reason.strip():
            step.put(kept)
        elif there is not None:
            step.remove(Mark, there.id)
        if by is MarkBy.BUYER:
            follow_mark(workspace, step, question, kept, scale.top)
    return step.changes()
