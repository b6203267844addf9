"""Write answers: shared by all lots, or varied for one; their status and owner; their revisions."""

from dataclasses import replace

from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.answers import Answer, Revision, Snapshot, text_digest
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import now, today
from bidprep.domain.ids import new_id
from bidprep.domain.library import PassageUse
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.merge_values import merge_values
from bidprep.domain.opportunities import Lot, Opportunity, Stage, chosen_lots
from bidprep.domain.text import Text, fill_fields, merge_fields
from bidprep.errors import BidprepError
from bidprep.operations.organisation import read_whole_organisation
from bidprep.operations.passages import put_passage_of
from bidprep.operations.records import remove_with_all
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


def find_answer(workspace: Workspace, question_id: str, lot_id: str | None = None) -> Answer | None:
    """Return the answer shared by all lots, or the variation for one; None where nothing is written."""
    return next(iter(workspace.find(Answer, question_id=question_id, lot_id=lot_id)), None)


def write_answer(workspace: Workspace, question: Question, lot_id: str | None, text: Text) -> Changes:
    """Write an answer's text as it stands now.

    Writings of one answer that follow one another are one visit, and so one undo entry, until
    `leave_answer` or another step. A first word makes a not-started answer *drafting*, and so does any change of one
    that was signed off.
    """
    there = find_answer(workspace, question.id, lot_id)
    markdown = write_markdown(text)
    with workspace.step(_name(workspace, question, lot_id), visit=_visit(question.id, lot_id)) as step:
        if there or markdown:
            step.put(rewritten(there or _new_answer(workspace, step, question, lot_id), markdown))
    return step.changes()


def rewritten(answer: Answer, markdown: str) -> Answer:
    """Return an answer with another text, not yet put: a first word and a change of what was signed off make it *drafting*."""
    begun = markdown and answer.status is AnswerStatus.NOT_STARTED
    reopened = answer.is_settled and markdown != answer.text
    return replace(answer, text=markdown, status=AnswerStatus.DRAFTING if begun or reopened else answer.status)


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
    """Start a variation for one lot from the shared answer's present text; returns it.

    From one that is signed off it starts with the merge fields that the sign-off filled. What was put into the shared
    one from the library and nobody confirmed is to be tailored here too.
    """
    there = find_answer(workspace, question.id, lot.id)
    if there:
        return there
    with workspace.step(f"Vary answer {question.number} for {lot.title or lot.reference}") as step:
        variation = _new_answer(workspace, step, question, lot.id)
        step.put(variation)
        shared = find_answer(workspace, question.id)
        for use in workspace.find(PassageUse, answer_id=shared.id) if shared else ():
            if not use.is_tailored:
                step.put(replace(use, id=new_id(), answer_id=variation.id))
    return variation


def drop_variation(workspace: Workspace, question: Question, lot: Lot) -> Changes:
    """Remove a lot's variation, so that the shared answer serves it again."""
    there = find_answer(workspace, question.id, lot.id)
    if there is None:
        raise BidprepError("There is no variation for this lot.", "The shared answer serves it already.")
    with workspace.step(f"Remove variation {question.number} for {lot.title or lot.reference}") as step:
        remove_with_all(workspace, step, there)
    return step.changes()


def set_status(workspace: Workspace, question: Question, lot_id: str | None, status: AnswerStatus) -> Changes:
    """Say how far an answer is.

    Signing off fills its merge fields for good, and so does handing in without a sign-off; taking that back brings
    them back, where nothing was typed meanwhile. What is handed in joins the library. Raises BidprepError where a field
    that would be filled has no value.
    """
    with workspace.step(f"Mark {question.number} as {STATUS_WORDS[status].lower()}") as step:
        put_status(workspace, step, question, lot_id, status)
    return step.changes()


def put_status(
    workspace: Workspace, step: Step, question: Question, lot_id: str | None, status: AnswerStatus
) -> Answer:
    """Do the work of `set_status` within a step; returns the answer as it was put."""
    there = find_answer(workspace, question.id, lot_id)
    new = there or _new_answer(workspace, step, question, lot_id, follows_record=status not in _SETTLED)
    answer = replace(new, status=status)
    was_settled = there is not None and there.is_settled
    if answer.is_settled and not was_settled:
        answer = _settled(workspace, step, question, answer)
    elif was_settled and not answer.is_settled:
        answer = _unsettled(workspace, step, answer)
    step.put(answer)
    if status is AnswerStatus.HANDED_IN and answer.is_written:
        put_passage_of(workspace, step, question, answer, text_with_fields(workspace, answer))
    return answer


def text_with_fields(workspace: Workspace, answer: Answer) -> str:
    """Return an answer's text as canonical Markdown, with the merge fields that its sign-off filled."""
    before = _before_sign_off(workspace, answer) if answer.is_settled else None
    return before.text if before else answer.text


def begin_answer(workspace: Workspace, step: Step, question: Question, lot_id: str | None) -> Answer:
    """Return the answer to a question within a step; it is put where nothing was written yet."""
    there = find_answer(workspace, question.id, lot_id)
    if there is None:
        there = _new_answer(workspace, step, question, lot_id)
        step.put(there)
    return there


def set_owner(workspace: Workspace, question: Question, lot_id: str | None, owner_id: str | None) -> Changes:
    """Say who owns an answer; None for nobody."""
    with workspace.step(f"Set the owner of {question.number}") as step:
        there = find_answer(workspace, question.id, lot_id)
        step.put(replace(there or _new_answer(workspace, step, question, lot_id), owner_id=owner_id))
    return step.changes()


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


_SETTLED = (AnswerStatus.SIGNED_OFF, AnswerStatus.HANDED_IN)


def _settled(workspace: Workspace, step: Step, question: Question, answer: Answer) -> Answer:
    """Return an answer with its merge fields filled, as the revision that is signed off; not yet put.

    That revision is a new one even where nothing was filled: its parent is always the text as it was before. Raises
    BidprepError where a field has no value, for it would say something else once it had one.
    """
    kept = answer if is_kept(workspace, answer) else keep_revision(step, answer)
    filled = fill_fields(read_markdown(kept.text), _values_for(workspace, question))
    empty = merge_fields(filled)
    if empty:
        raise BidprepError(
            f"Answer {question.number} still uses {{{{{empty[0]}}}}}, which has no value, so it is not signed off.",
            f"State “{empty[0]}”, or write the words yourself; then sign it off.",
        )
    signed = keep_revision(step, replace(kept, text=write_markdown(filled)))
    return replace(signed, signed_id=signed.revision_id)


def _unsettled(workspace: Workspace, step: Step, answer: Answer) -> Answer:
    """Return an answer with the merge fields that its sign-off filled; not yet put."""
    before = _before_sign_off(workspace, answer)
    return answer if before is None else keep_revision(step, replace(answer, text=before.text))


def _before_sign_off(workspace: Workspace, answer: Answer) -> Revision | None:
    """Return the revision whose merge fields the sign-off filled; None where it filled none or something was typed since."""
    revisions = {revision.id: revision for revision in workspace.revisions(answer.id)}
    signed = revisions.get(answer.signed_id or "")
    before = revisions.get(signed.parents[0]) if signed and signed.parents else None
    if signed is None or before is None or signed.text != answer.text or before.text == signed.text:
        return None
    return before


def _values_for(workspace: Workspace, question: Question) -> dict[str, str]:
    bid = workspace.get(Bid, question.bid_id)
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    record = read_whole_organisation(workspace).values(today())
    if stage is None or opportunity is None:
        return record
    return merge_values(record, opportunity, chosen_lots(workspace.find(Lot, stage_id=stage.id)))


def _new_answer(
    workspace: Workspace, step: Step, question: Question, lot_id: str | None, *, follows_record: bool = True
) -> Answer:
    """Return a new answer, not yet put; for a lot it is a variation of the shared one, whose text is kept as its base.

    Where the shared one is signed off, the variation has its merge fields again if it is to follow the record.
    """
    shared = find_answer(workspace, question.id) if lot_id else None
    if shared is None:
        return Answer(new_id(), question.id, lot_id)
    base = shared if is_kept(workspace, shared) else keep_revision(step, shared)
    step.put(base)
    before = _before_sign_off(workspace, base) if base.is_settled and follows_record else None
    return Answer(
        new_id(),
        question.id,
        lot_id,
        text=before.text if before else base.text,
        status=AnswerStatus.DRAFTING if base.text else AnswerStatus.NOT_STARTED,
        owner_id=base.owner_id,
        base_id=before.id if before else base.revision_id,
    )


def _name(workspace: Workspace, question: Question, lot_id: str | None) -> str:
    lot = workspace.get(Lot, lot_id) if lot_id else None
    return f"Edit answer {question.number}" + (f" for {lot.title or lot.reference}" if lot else "")


def _visit(question_id: str, lot_id: str | None) -> str:
    return f"answer {question_id} {lot_id or ''}"
