"""Case studies: the lengths they are told in, and the bids that use them."""

from dataclasses import dataclass
from datetime import datetime

from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling, consent_fault
from bidprep.domain.dates import today
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.stories import tell_case_study
from bidprep.domain.text import Text
from bidprep.domain.whole_bid import submission_day
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WhereUsed:
    """A bid that uses a case study, the question it answers there, and why it may not be used there ("" where it may)."""

    use: CaseStudyUse
    bid: Bid
    buyer: str
    question: Question | None
    submit_by: datetime | None
    fault: str

    @property
    def id(self) -> str:
        """The id of the use."""
        return self.use.id


def where_used(workspace: Workspace, study: CaseStudy) -> tuple[WhereUsed, ...]:
    """Return the bids that use a case study, the latest deadline first."""
    consents = workspace.find(Consent, case_study_id=study.id)
    found: list[WhereUsed] = []
    for use in workspace.find(CaseStudyUse, case_study_id=study.id):
        bid = workspace.get(Bid, use.bid_id)
        stage = workspace.get(Stage, bid.stage_id) if bid else None
        opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
        if bid and stage and opportunity:
            question = workspace.get(Question, use.question_id) if use.question_id else None
            fault = consent_fault(study, consents, opportunity.buyer, submission_day(stage, today()))
            found.append(WhereUsed(use, bid, opportunity.buyer, question, stage.submit_by, fault))
    return tuple(sorted(found, key=lambda where: str(where.submit_by or ""), reverse=True))


def use_case_study(workspace: Workspace, bid_id: str, study: CaseStudy, question_id: str | None = None) -> CaseStudyUse:
    """Let a bid use a case study, in the appendix or told in the answer to a question; returns the use.

    Where the bid uses it already, that use is moved to the question.
    """
    uses = workspace.find(CaseStudyUse, bid_id=bid_id)
    there = next((use for use in uses if use.case_study_id == study.id), None)
    position = there.position if there else max((use.position for use in uses), default=0) + 1
    use = CaseStudyUse(there.id if there else new_id(), bid_id, study.id, position, question_id)
    with workspace.step(f"Use case study {study.title}".strip()) as step:
        step.put(use)
    return use


def stop_using(workspace: Workspace, use: CaseStudyUse) -> Changes:
    """Let a bid no longer use a case study; what was told in an answer stays there."""
    with workspace.step("Stop using a case study") as step:
        step.remove(CaseStudyUse, use.id)
    return step.changes()


def move_use(workspace: Workspace, use: CaseStudyUse, by: int) -> Changes:
    """Move a case study up (-1) or down (1) among those of its bid."""
    uses = list(workspace.find(CaseStudyUse, bid_id=use.bid_id))
    at = next((index for index, other in enumerate(uses) if other.id == use.id), None)
    if at is None:
        raise BidprepError("That case study is not used in this bid any more.", "Undo its removal first.")
    to = min(max(at + by, 0), len(uses) - 1)
    uses.insert(to, uses.pop(at))
    with workspace.step("Move a case study") as step:
        for position, other in enumerate(uses, 1):
            step.put(CaseStudyUse(other.id, other.bid_id, other.case_study_id, position, other.question_id))
    return step.changes()


def story_of(workspace: Workspace, study: CaseStudy, most_words: int | None = None) -> Text:
    """Return a case study told in at most so many words where one of its lengths on hand allows, else in full."""
    return tell_case_study(
        study,
        workspace.find(Figure, case_study_id=study.id),
        workspace.find(Telling, case_study_id=study.id),
        most_words,
    )
