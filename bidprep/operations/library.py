"""The library: keep answers in it, put its passages into answers, and see where they are used."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import today
from bidprep.domain.ids import new_id
from bidprep.domain.library import Passage, PassageUse, UsedPassage
from bidprep.domain.markdown import read_markdown
from bidprep.domain.near_duplicates import shared_share
from bidprep.domain.recycling import paragraphs_of, recycled_paragraphs, stale_since
from bidprep.domain.text import Text, plain_text
from bidprep.errors import BidprepError
from bidprep.operations.answers import begin_answer, find_answer, text_with_fields
from bidprep.operations.kept import read_once
from bidprep.operations.passages import passage_id_of, put_passage_of
from bidprep.operations.suggestions import find_like
from bidprep.storage.changes import Changes
from bidprep.storage.passage_summaries import PassageSummary, summarise_passages
from bidprep.storage.workspace import Workspace

LEAST_ALIKE = 0.35
"""The share of their phrases that two passages have in common to be near-duplicates."""


@dataclass(frozen=True, slots=True)
class PassageInAnswer:
    """A passage put into the answer at hand: its paragraphs that stand as they came, and why it is stale ("" if not)."""

    used: UsedPassage
    left: tuple[str, ...]
    stale: str


@dataclass(frozen=True, slots=True)
class WhereUsed:
    """An answer that a passage was put into, and whether it was tailored there."""

    use: PassageUse
    bid: Bid
    question: Question
    lot_id: str | None
    is_tailored: bool


@dataclass(frozen=True, slots=True)
class NearDuplicate:
    """A passage that says much the same; `alike` is the share of their phrases that both have, 0 to 1."""

    passage: Passage
    alike: float


def keep_in_library(workspace: Workspace, question: Question, lot_id: str | None) -> Passage:
    """Keep an answer as a passage; again, with its newest words, where it is kept already.

    Raises BidprepError where nothing is written yet.
    """
    answer = find_answer(workspace, question.id, lot_id) or find_answer(workspace, question.id)
    if answer is None or not answer.is_written:
        raise BidprepError("There is no answer to keep yet.", "Write one first.")
    with workspace.step(f"Keep answer {question.number} in the library") as step:
        return put_passage_of(workspace, step, question, answer, text_with_fields(workspace, answer))


def put_passage_into(workspace: Workspace, question: Question, lot_id: str | None, passage_id: str) -> Text:
    """Note that a passage is put into an answer, and return its text; raises BidprepError where it is gone or empty."""
    passage = workspace.get(Passage, passage_id)
    if passage is None or not passage.text.strip():
        raise BidprepError("That passage is not there any more, or says nothing.", "Choose another.")
    with workspace.step(f"Use “{passage.title or passage.question}” in answer {question.number}") as step:
        answer = begin_answer(workspace, step, question, lot_id)
        step.put(PassageUse(new_id(), passage.id, answer.id, passage.text, today()))
    return read_markdown(passage.text)


def put_answer_into(workspace: Workspace, question: Question, lot_id: str | None, answer_id: str) -> Text:
    """Note that an earlier answer is put into an answer, and return its text, with its merge fields.

    It joins the library by that, as one step: what is recycled comes from a passage. A passage that it became before
    stays as it is. Raises BidprepError where the answer is gone or empty.
    """
    earlier = workspace.get(Answer, answer_id)
    asked = workspace.get(Question, earlier.question_id) if earlier else None
    if earlier is None or asked is None or not earlier.is_written:
        raise BidprepError("That answer is not there any more, or says nothing.", "Choose another.")
    text = text_with_fields(workspace, earlier)
    with workspace.step(f"Use the answer to {asked.number} in answer {question.number}") as step:
        passage = workspace.get(Passage, passage_id_of(earlier)) or put_passage_of(
            workspace, step, asked, earlier, text
        )
        answer = begin_answer(workspace, step, question, lot_id)
        step.put(PassageUse(new_id(), passage.id, answer.id, text, today()))
    return read_markdown(text)


def confirm_tailored(workspace: Workspace, use_id: str) -> Changes:
    """Confirm that a passage fits an answer as it came."""
    use = workspace.get(PassageUse, use_id)
    with workspace.step("Confirm a passage") as step:
        if use is not None:
            step.put(replace(use, is_tailored=True))
    return step.changes()


def unconfirmed_uses(workspace: Workspace, answer: Answer | None) -> tuple[UsedPassage, ...]:
    """Return the passages put into an answer that nobody confirmed, whether they still stand there as they came or not."""
    found: list[UsedPassage] = []
    for use in workspace.find(PassageUse, answer_id=answer.id) if answer else ():
        passage = workspace.get(Passage, use.passage_id)
        if passage is not None and not use.is_tailored:
            found.append(UsedPassage(use, passage))
    return tuple(found)


def passages_left(uses: Sequence[UsedPassage], text: Text) -> tuple[PassageInAnswer, ...]:
    """Return those passages put into an answer of which its text still has something to tailor or to look at."""
    there = paragraphs_of(text) if uses else frozenset()
    return tuple(
        PassageInAnswer(used, left, stale_since(used.passage, used.use, today()))
        for used in uses
        if (left := recycled_paragraphs(used.use, there))
    )


def passages_in(workspace: Workspace, answer: Answer | None) -> tuple[PassageInAnswer, ...]:
    """Return the passages put into an answer that still have something to tailor or to look at."""
    uses = unconfirmed_uses(workspace, answer)
    return passages_left(uses, read_markdown(answer.text)) if answer and uses else ()


def where_passage_used(workspace: Workspace, passage_id: str) -> tuple[WhereUsed, ...]:
    """Return the answers that a passage was put into, the latest first."""
    found: list[WhereUsed] = []
    for use in workspace.find(PassageUse, passage_id=passage_id):
        answer = workspace.get(Answer, use.answer_id)
        question = workspace.get(Question, answer.question_id) if answer else None
        bid = workspace.get(Bid, question.bid_id) if question else None
        if answer and question and bid:
            left = recycled_paragraphs(use, paragraphs_of(read_markdown(answer.text)))
            found.append(WhereUsed(use, bid, question, answer.lot_id, not left))
    return tuple(reversed(found))


def list_passages(workspace: Workspace) -> tuple[PassageSummary, ...]:
    """Return a line about each passage, by title; no text is read for it. They are kept until the workspace changes."""
    return read_once(workspace, "passages", summarise_passages)


def near_duplicates(workspace: Workspace, passage: Passage) -> tuple[NearDuplicate, ...]:
    """Return the passages that say much the same as one, the likest first."""
    words = plain_text(read_markdown(passage.text))
    found: list[NearDuplicate] = []
    for like in find_like(workspace, f"{passage.title} {passage.question}", words):
        other = workspace.get(Passage, like.id) if like.id != passage.id else None
        alike = shared_share(words, like.words) if other else 0.0
        if other is not None and alike >= LEAST_ALIKE:
            found.append(NearDuplicate(other, alike))
    return tuple(sorted(found, key=lambda each: -each.alike))
