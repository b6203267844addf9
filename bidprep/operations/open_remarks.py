"""What readers said and nobody has decided on yet: of a bid in numbers, of an answer one by one."""

from dataclasses import dataclass

from bidprep.domain.reviews import (
    Remark,
    RemarkState,
    ReturnedCopy,
    ReviewRound,
    SentAnswer,
    Suggestion,
    SuggestionState,
)
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenRemarks:
    """The open remarks (without replies) and suggestions on one answer, and the round of the newest of them."""

    round_id: str = ""
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.remarks) + len(self.suggestions)


def read_open_remarks(workspace: Workspace, question_id: str, lot_id: str | None = None) -> OpenRemarks:
    """Return what is open on the answer to a question, for all lots or for one, over all rounds."""
    remarks: list[Remark] = []
    suggestions: list[Suggestion] = []
    round_id = ""
    for sent in workspace.find(SentAnswer, question_id=question_id, lot_id=lot_id):
        found = [
            remark
            for remark in workspace.find(Remark, sent_id=sent.id)
            if remark.state is RemarkState.OPEN and remark.parent_id is None
        ]
        changes = [each for each in workspace.find(Suggestion, sent_id=sent.id) if each.state is SuggestionState.OPEN]
        if found or changes:
            round_id = sent.round_id
        remarks += found
        suggestions += changes
    return OpenRemarks(round_id, tuple(remarks), tuple(suggestions))


def count_open_remarks(workspace: Workspace, bid_id: str) -> int:
    """Return how many remarks and suggestions of a bid wait for a decision, placed or not."""
    count = 0
    for each in workspace.find(ReviewRound, bid_id=bid_id):
        for copy in workspace.find(ReturnedCopy, round_id=each.id):
            remarks = workspace.find(Remark, returned_id=copy.id)
            suggestions = workspace.find(Suggestion, returned_id=copy.id)
            count += sum(remark.state is RemarkState.OPEN and remark.parent_id is None for remark in remarks)
            count += sum(suggestion.state is SuggestionState.OPEN for suggestion in suggestions)
    return count
