"""A variation and the shared answer it departs from: how they differ, and bringing a shared change into it."""

from dataclasses import dataclass, replace

from bidprep.domain.answers import Answer, Revision
from bidprep.domain.bids import Question
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.sentence_merge import Merge, Side, merge_texts
from bidprep.domain.text import Text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, is_kept, keep_revision
from bidprep.operations.snapshots import changed_text
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SharedChange:
    """What has become of the shared answer since a variation departed from it, and of the variation since.

    In `merge`, `ours` is the variation and `theirs` the shared answer as it stands.
    """

    base: Text
    shared: Text
    variation: Text
    merge: Merge

    @property
    def is_nothing(self) -> bool:
        """Whether the shared answer says what it said when the variation departed from it."""
        return self.base == self.shared


def read_shared_change(workspace: Workspace, question_id: str, lot_id: str) -> SharedChange | None:
    """Return the change of the shared answer that a variation may take up; None where either of them is not there."""
    variation, shared = find_answer(workspace, question_id, lot_id), find_answer(workspace, question_id)
    if variation is None or shared is None:
        return None
    texts = [read_markdown(words) for words in (_base_text(workspace, variation, shared), shared.text, variation.text)]
    base, now, varied = texts
    return SharedChange(base, now, varied, merge_texts(base, varied, now))


def bring_in_shared_change(
    workspace: Workspace, question: Question, lot_id: str, sides: tuple[Side, ...] = ()
) -> Changes:
    """Bring what changed in the shared answer into a lot's variation, sentence by sentence, as one undoable step.

    `sides` settles the conflicts, in their order; the variation's words stay beyond them. The variation departs from the
    shared answer as it stands from then on. Raises BidprepError where there is nothing to bring in.
    """
    change = read_shared_change(workspace, question.id, lot_id)
    variation, shared = find_answer(workspace, question.id, lot_id), find_answer(workspace, question.id)
    if change is None or variation is None or shared is None:
        raise BidprepError("There is no variation for this lot.", "The shared answer serves it already.")
    if change.is_nothing:
        raise BidprepError("The shared answer has not changed since.", "There is nothing to bring in.")
    workspace.end_visit()
    with workspace.step(f"Bring the shared change into {question.number}") as step:
        base = shared if is_kept(workspace, shared) else keep_revision(step, shared)
        step.put(base)
        markdown = write_markdown(change.merge.text(*sides))
        others = (base.revision_id,) if base.revision_id else ()
        merged = changed_text(workspace, step, variation, markdown, others) if markdown != variation.text else variation
        step.put(replace(merged, base_id=base.revision_id))
    return step.changes()


def _base_text(workspace: Workspace, variation: Answer, shared: Answer) -> str:
    revisions: dict[str, Revision] = {revision.id: revision for revision in workspace.revisions(shared.id)}
    found = revisions.get(variation.base_id or "")
    return found.text if found else shared.text
