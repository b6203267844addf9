"""Decide on what readers said and changed: accept, reject, adapt, reply. Nothing is decided by silence."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.reviews import Remark, RemarkState, ReturnedCopy, ReviewRound, SentAnswer, Suggestion
from bidprep.domain.sentence_merge import Merge
from bidprep.domain.text import EMPTY, Text
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with the replies that came with it."""

    remark: Remark
    replies: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedAnswer:
    """An answer as sent, with all that came back on it. `answer` is None where it was removed since.

    `contradictions` are groups of ids of open suggestions that want different things of the same words.
    """

    sent: SentAnswer
    question: Question
    answer: Answer | None
    threads: tuple[Thread, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    contradictions: tuple[tuple[str, ...], ...] = ()

    @property
    def open(self) -> int:
        """How many remarks and suggestions wait for a decision."""
        return sum(thread.remark.state.value == "open" for thread in self.threads) + sum(
            each.state.value == "open" for each in self.suggestions
        )


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """All that came back in a round. `by_copy` says from which copy, so from whom, each remark and suggestion is."""

    round: ReviewRound
    answers: tuple[ReviewedAnswer, ...]
    not_placed: tuple[Thread | Suggestion, ...] = ()
    returned: tuple[ReturnedCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeTexts:
    """A suggestion's three texts, all with merge fields where the answer has them.

    `outcome` is the text if it is accepted, None where it no longer fits; `proposal` is then the merge by sentence, whose
    `ours` is the text now and `theirs` the text as reviewed. Without any place in the text all four are the text now.
    """

    sent: Text = EMPTY
    reviewed: Text = EMPTY
    now: Text = EMPTY
    outcome: Text | None = None
    proposal: Merge = field(default_factory=lambda: Merge(()))


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: what changed, and the ids of suggestions that no longer fit and so stay open."""

    changes: Changes
    conflicts: tuple[str, ...] = ()


def read_desk(workspace: Workspace, round_id: str) -> ReviewDesk:
    """Return all that came back in a round, grouped by answer in the bid's order."""
    raise NotImplementedError


def read_three_texts(workspace: Workspace, suggestion_id: str) -> ThreeTexts:
    """Return a suggestion's text as sent, as reviewed and as now, and what accepting it would make."""
    raise NotImplementedError


def accept(workspace: Workspace, ids: Sequence[str], by: str = "", reply: str = "") -> Decided:
    """Accept suggestions in their order: the text now changes with each, keeping its formatting, all as one step.

    Both halves of a move go together. One that no longer fits stays open and is told in `conflicts`: settle it with
    `adapt`. Raises BidprepError where none of them can be accepted because it has no place in a text.
    """
    raise NotImplementedError


def accept_all_of(workspace: Workspace, round_id: str, reader: str, by: str = "") -> Decided:
    """Accept all open suggestions of one reader (`ReturnedCopy.reader`) in a round, as one step."""
    raise NotImplementedError


def reject_all_of(workspace: Workspace, round_id: str, reader: str, by: str = "", reply: str = "") -> Changes:
    """Reject all open suggestions of one reader in a round, as one step."""
    raise NotImplementedError


def reject(workspace: Workspace, ids: Sequence[str], by: str = "", reply: str = "") -> Changes:
    """Reject suggestions; the text stays as it is."""
    raise NotImplementedError


def adapt(workspace: Workspace, suggestion_id: str, text: Text, by: str = "", reply: str = "") -> Changes:
    """Settle a suggestion with a text of one's own (the whole answer), or with what the proposal was settled to."""
    raise NotImplementedError


def reply_to(
    workspace: Workspace, remark_id: str, reply: str, state: RemarkState = RemarkState.DONE, by: str = ""
) -> Changes:
    """Say what was done with a remark, in words; OPEN keeps it open."""
    raise NotImplementedError


def reopen(workspace: Workspace, record_id: str) -> Changes:
    """Take a decision on a remark or suggestion back; the text stays as it is."""
    raise NotImplementedError
