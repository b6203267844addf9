"""Write answers: shared by all lots, or varied for one; their status and owner; their revisions."""

from dataclasses import replace

from bidprep.domain.answers import STATUS_WORDS, Answer, AnswerStatus, Revision, Snapshot, text_digest
from bidprep.domain.bids import Question
from bidprep.domain.dates import now
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.opportunities import Lot
from bidprep.domain.text import Text
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


def find_answer(workspace: Workspace, question_id: str, lot_id: str | None = None) -> Answer | None:
    """Return the answer shared by all lots, or the variation for one; None where nothing is written."""
    return next(iter(workspace.find(Answer, question_id=question_id, lot_id=lot_id)), None)


def write_answer(workspace: Workspace, question: Question, lot_id: str | None, text: Text) -> Changes:
    """Write an answer's text as it stands now.

    Writings of one answer that follow one another are one visit, and so one undo entry, until
    `leave_answer` or another step. A first word makes a not-started answer *drafting*.
    """
    there = find_answer(workspace, question.id, lot_id)
    markdown = write_markdown(text)
    with workspace.step(_name(workspace, question, lot_id), visit=_visit(question.id, lot_id)) as step:
        if there or markdown:
            answer = there or _new_answer(workspace, step, question, lot_id)
            begun = markdown and answer.status is AnswerStatus.NOT_STARTED
            step.put(replace(answer, text=markdown, status=AnswerStatus.DRAFTING if begun else answer.status))
    return step.changes()


def write_markdown_answer(workspace: Workspace, question: Question, lot_id: str | None, markdown: str) -> Changes:
    """Write an answer from Markdown or plain text, as a visit of its own."""
    workspace.end_visit()
    changes = write_answer(workspace, question, lot_id, read_markdown(markdown))
    leave_answer(workspace, question, lot_id)
    return changes


def leave_answer(workspace: Workspace, question: Question, lot_id: str | None) -> None:
    """End the visit to an answer: what it left is kept as one revision."""
    answer = find_answer(workspace, question.id, lot_id)
    if answer and not is_kept(workspace, answer):
        with workspace.step(_name(workspace, question, lot_id), visit=_visit(question.id, lot_id)) as step:
            step.put(keep_revision(step, answer))
    workspace.end_visit()


def is_kept(workspace: Workspace, answer: Answer) -> bool:
    """Whether the text of an answer is its newest revision's."""
    if answer.revision_id is None:
        return not answer.text
    kept = {revision.id: revision.digest for revision in workspace.revisions(answer.id)}
    return kept.get(answer.revision_id) == text_digest(answer.text)


def keep_revision(step: Step, answer: Answer) -> Answer:
    """Keep an answer's text as a revision within a step; returns the answer that points to it, not yet put."""
    parents = (answer.revision_id,) if answer.revision_id else ()
    revision = Revision(new_id(), answer.id, answer.text, text_digest(answer.text), parents, now())
    step.keep_revision(revision)
    return replace(answer, revision_id=revision.id)


def vary_answer(workspace: Workspace, question: Question, lot: Lot) -> Answer:
    """Start a variation for one lot from the shared answer's present text; returns it."""
    there = find_answer(workspace, question.id, lot.id)
    if there:
        return there
    with workspace.step(f"Vary answer {question.number} for {lot.title or lot.reference}") as step:
        variation = _new_answer(workspace, step, question, lot.id)
        step.put(variation)
    return variation


def drop_variation(workspace: Workspace, question: Question, lot: Lot) -> Changes:
    """Remove a lot's variation, so that the shared answer serves it again."""
    there = find_answer(workspace, question.id, lot.id)
    if there is None:
        raise BidprepError("There is no variation for this lot.", "The shared answer serves it already.")
    with workspace.step(f"Remove variation {question.number} for {lot.title or lot.reference}") as step:
        step.remove(Answer, there.id)
    return step.changes()


def set_status(workspace: Workspace, question: Question, lot_id: str | None, status: AnswerStatus) -> Changes:
    """Say how far an answer is."""
    return _change(
        workspace,
        question,
        lot_id,
        f"Mark {question.number} as {STATUS_WORDS[status].lower()}",
        status=status,
    )


def set_owner(workspace: Workspace, question: Question, lot_id: str | None, owner_id: str | None) -> Changes:
    """Say who owns an answer; None for nobody."""
    return _change(workspace, question, lot_id, f"Set the owner of {question.number}", owner_id=owner_id)


def take_snapshot(workspace: Workspace, bid_id: str, name: str) -> Changes:
    """Keep every answer of a bid as it stands, under a name."""
    with workspace.step(f"Snapshot {name}") as step:
        for answer in workspace.answers_of_bid(bid_id):
            kept = answer if is_kept(workspace, answer) else keep_revision(step, answer)
            if kept != answer:
                step.put(kept)
            if kept.revision_id:
                step.put(Snapshot(new_id(), kept.revision_id, name, now()))
    return step.changes()


def _change(
    workspace: Workspace, question: Question, lot_id: str | None, name: str, *, status: AnswerStatus | None = None,
    owner_id: str | None = "",
) -> Changes:  # fmt: skip
    with workspace.step(name) as step:
        there = find_answer(workspace, question.id, lot_id)
        answer = there or _new_answer(workspace, step, question, lot_id)
        step.put(replace(answer, status=status) if status else replace(answer, owner_id=owner_id))
    return step.changes()


def _new_answer(workspace: Workspace, step: Step, question: Question, lot_id: str | None) -> Answer:
    """Return a new answer, not yet put; for a lot it is a variation of the shared one, whose text is kept as its base."""
    shared = find_answer(workspace, question.id) if lot_id else None
    if shared is None:
        return Answer(new_id(), question.id, lot_id)
    base = shared if is_kept(workspace, shared) else keep_revision(step, shared)
    step.put(base)
    return Answer(
        new_id(),
        question.id,
        lot_id,
        text=base.text,
        status=AnswerStatus.DRAFTING if base.text else AnswerStatus.NOT_STARTED,
        owner_id=base.owner_id,
        base_id=base.revision_id,
    )


def _name(workspace: Workspace, question: Question, lot_id: str | None) -> str:
    lot = workspace.get(Lot, lot_id) if lot_id else None
    return f"Edit answer {question.number}" + (f" for {lot.title or lot.reference}" if lot else "")


def _visit(question_id: str, lot_id: str | None) -> str:
    return f"answer {question_id} {lot_id or ''}"
