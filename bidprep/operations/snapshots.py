"""An answer's past: its revisions on a timeline, snapshots with a name and automatic ones, and bringing text back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import now
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.opportunities import Lot
from bidprep.domain.reviews import ReviewRound, SentAnswer
from bidprep.domain.text import EMPTY, Text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, is_kept, keep_revision
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PastText:
    """One state of an answer's text on the timeline. The text as it stands now has the id "now".

    `sent_in` are the names of the review rounds that sent it to readers.
    """

    id: str
    made_at: datetime | None
    text: str
    snapshots: tuple[Snapshot, ...] = ()
    is_signed: bool = False
    is_base: bool = False
    sent_in: tuple[str, ...] = ()

    @property
    def is_now(self) -> bool:
        """Whether it is the text as it stands."""
        return self.id == NOW


NOW = "now"


@dataclass(frozen=True, slots=True)
class AnswerHistory:
    """The past of the answer to a question, for all lots or for one: its states, newest first, the present one at the top."""

    bid: Bid
    question: Question
    lot: Lot | None
    answer: Answer | None
    past: tuple[PastText, ...]


def read_history(workspace: Workspace, question_id: str, lot_id: str | None = None) -> AnswerHistory:
    """Return the past of an answer; raises BidprepError where the question is gone.

    A revision that says what the next one says is left out, unless it is a snapshot, was signed off or sent to readers.
    """
    question = workspace.get(Question, question_id)
    bid = workspace.get(Bid, question.bid_id) if question else None
    if question is None or bid is None:
        raise BidprepError("That question is not there any more.", "Choose another, or undo its removal.")
    lot = workspace.get(Lot, lot_id) if lot_id else None
    answer = find_answer(workspace, question_id, lot_id)
    if answer is None:
        return AnswerHistory(bid, question, lot, None, ())
    revisions = workspace.revisions(answer.id)
    named = _snapshots_of(workspace, revisions)
    sent, filled = _sent(workspace, answer, revisions)
    states = [
        PastText(
            revision.id,
            revision.made_at,
            revision.text,
            named.get(revision.id, ()),
            revision.id == answer.signed_id,
            revision.id == answer.base_id,
            sent.get(revision.id, ()),
        )
        for revision in revisions
        if revision.id not in filled
    ]
    told = [
        state
        for at, state in enumerate(states)
        if state.snapshots
        or state.is_signed
        or state.sent_in
        or at + 1 == len(states)
        or states[at + 1].text != state.text
    ]
    return AnswerHistory(bid, question, lot, answer, (PastText(NOW, None, answer.text), *reversed(told)))


def name_snapshot(workspace: Workspace, question: Question, lot_id: str | None, past_id: str, name: str) -> Changes:
    """Give a state of an answer's text a name; `past_id` is that of a `PastText`, NOW for the text as it stands."""
    answer = _answer(workspace, question, lot_id)
    if not name.strip():
        raise BidprepError("A snapshot needs a name.", "Type one, such as “Before the trustees read it”.")
    with workspace.step(f"Name a snapshot of {question.number}") as step:
        kept = answer
        if past_id == NOW and not is_kept(workspace, answer):
            kept = keep_revision(step, answer)
            step.put(kept)
        revision_id = kept.revision_id if past_id == NOW else past_id
        if revision_id is None:
            raise BidprepError("Nothing is written here yet.", "Write the answer first.")
        step.put(Snapshot(new_id(), revision_id, name.strip(), now()))
    return step.changes()


def bring_back(workspace: Workspace, question: Question, lot_id: str | None, text: Text) -> Changes:
    """Make an answer say an earlier text, or one with a paragraph of it, as one undoable step.

    What it says now is kept as a revision first, so it stays on the timeline. One that was signed off is reopened.
    """
    return write_kept(workspace, question, lot_id, text, f"Bring back text of {question.number}")


def write_kept(workspace: Workspace, question: Question, lot_id: str | None, text: Text, name: str) -> Changes:
    """Change an answer's text in a step of this name, with a revision of what it said before and of what it says now."""
    answer, markdown = _answer(workspace, question, lot_id), write_markdown(text)
    workspace.end_visit()
    with workspace.step(name) as step:
        if markdown != answer.text:
            step.put(changed_text(workspace, step, answer, markdown))
    return step.changes()


def changed_text(workspace: Workspace, step: Step, answer: Answer, markdown: str, others: Sequence[str] = ()) -> Answer:
    """Return an answer with another text, not yet put; what it said is kept, and what it says now.

    `others` are ids of further revisions that the new text comes from.
    """
    kept = answer if is_kept(workspace, answer) else keep_revision(step, answer)
    status = AnswerStatus.DRAFTING if kept.is_settled or kept.status is AnswerStatus.NOT_STARTED else kept.status
    parents = tuple(dict.fromkeys(filter(None, (kept.revision_id, *others))))
    revision = Revision(new_id(), kept.id, markdown, text_digest(markdown), parents, now())
    step.keep_revision(revision)
    return replace(kept, text=markdown, status=status, revision_id=revision.id)


def keep_automatic_snapshot(step: Step, workspace: Workspace, bid_id: str, why: str) -> int:
    """Keep the answers of a bid as they stand, within a step and before it changes them; returns how many were kept.

    `why` names it on the timeline: “Before taking in the form”. An answer without words gets none, nor does a text that is
    a snapshot already. As with revisions, undo does not take it away.
    """
    known = {snapshot.revision_id for snapshot in workspace.find(Snapshot)}
    count = 0
    for answer in workspace.answers_of_bid(bid_id):
        if not answer.text:
            continue
        kept = answer if is_kept(workspace, answer) else keep_revision(step, answer)
        if kept.revision_id and kept.revision_id not in known:
            step.keep_snapshot(Snapshot(new_id(), kept.revision_id, why, now(), automatic=True))
            count += 1
    return count


def keep_before(workspace: Workspace, bid_id: str, why: str) -> int:
    """Keep the answers of a bid as they stand before an export, which changes nothing itself; returns how many were kept."""
    with workspace.step(why) as step:
        return keep_automatic_snapshot(step, workspace, bid_id, why)


def past_text(history: AnswerHistory, past_id: str) -> Text:
    """Return one state of an answer's text as a value; no text where it is not there."""
    found = next((state for state in history.past if state.id == past_id), None)
    return read_markdown(found.text) if found else EMPTY


def _answer(workspace: Workspace, question: Question, lot_id: str | None) -> Answer:
    answer = find_answer(workspace, question.id, lot_id)
    if answer is None:
        raise BidprepError("Nothing is written here yet.", "Write the answer first.")
    return answer


def _sent(
    workspace: Workspace, answer: Answer, revisions: Sequence[Revision]
) -> tuple[dict[str, tuple[str, ...]], set[str]]:
    """Return the rounds that sent each revision, and the ids of those that only readers got.

    What goes out has its merge fields filled in, and is kept beside the text that has them (`SentAnswer`). Brought back, it
    would put words in the place of fields, so the text it was made of stands for it on the timeline.
    """
    by_id = {revision.id: revision for revision in revisions}
    own = {answer.revision_id, *(revision.parents[0] for revision in revisions if revision.parents)}
    rounds: dict[str, tuple[str, ...]] = {}
    filled: set[str] = set()
    for sent in workspace.find(SentAnswer, question_id=answer.question_id):
        revision = by_id.get(sent.revision_id or "")
        of_round = workspace.get(ReviewRound, sent.round_id)
        if revision is None or of_round is None:
            continue
        made_of = revision.id
        if revision.id not in own and revision.parents:
            filled.add(revision.id)
            made_of = revision.parents[0]
        # A round may send one text for several lots.
        rounds[made_of] = tuple(dict.fromkeys((*rounds.get(made_of, ()), of_round.name)))
    return rounds, filled


def _snapshots_of(workspace: Workspace, revisions: Sequence[Revision]) -> dict[str, tuple[Snapshot, ...]]:
    ids = {revision.id for revision in revisions}
    found: dict[str, tuple[Snapshot, ...]] = {}
    for snapshot in workspace.find(Snapshot):
        if snapshot.revision_id in ids:
            found[snapshot.revision_id] = (*found.get(snapshot.revision_id, ()), snapshot)
    return found
