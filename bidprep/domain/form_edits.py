"""What a person decides about the questions that a form seems to ask, before any of them enters a bid.

A review is a value: each decision gives a new one, so that going back is taking the value before.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any

from bidprep.domain.bids import Question
from bidprep.domain.form_proposals import AnswerPlace, FormBlock, FormProposal, ProposedQuestion

LEAST_SURE = 0.8
"""Below this confidence a question is one to look at."""

LIKE_ANOTHER = 0.5
"""The confidence of a question that is proposed because it looks like one that a person pointed out."""


class Decision(StrEnum):
    """What a person has decided about a proposed question."""

    OPEN = "open"
    ACCEPTED = "accepted"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A proposed question under review. `id` stays the same through all decisions about it."""

    id: int
    question: ProposedQuestion
    decision: Decision = Decision.OPEN

    @property
    def is_unsure(self) -> bool:
        """Whether it was read with little confidence."""
        return self.question.confidence < LEAST_SURE

    @property
    def is_to_look_at(self) -> bool:
        """Whether somebody should look at it before it is taken in."""
        return self.is_unsure and self.decision is Decision.OPEN


@dataclass(frozen=True, slots=True)
class FormReview:
    """A proposal with what was decided so far. `entries` are in the form's order."""

    proposal: FormProposal
    entries: tuple[Reviewed, ...]
    next_id: int

    @property
    def chosen(self) -> tuple[Reviewed, ...]:
        """All that would be taken in now: what is not left out."""
        return tuple(entry for entry in self.entries if entry.decision is not Decision.LEFT_OUT)

    @property
    def to_look_at(self) -> tuple[Reviewed, ...]:
        """What somebody should look at first."""
        return tuple(entry for entry in self.entries if entry.is_to_look_at)

    def entry(self, entry_id: int) -> Reviewed | None:
        """Return the question of this id; None where it was merged into another."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)

    def at_block(self, block: int) -> tuple[Reviewed, ...]:
        """Return the questions that begin at a block of the form."""
        return tuple(entry for entry in self.entries if entry.question.block == block)


def start_review(proposal: FormProposal) -> FormReview:
    """Return the review of a proposal about which nothing is decided yet."""
    entries = tuple(Reviewed(number, question) for number, question in enumerate(proposal.questions))
    return FormReview(proposal, entries, len(entries))


def unsure_first(review: FormReview) -> tuple[Reviewed, ...]:
    """Return the questions with those read with little confidence first, the least sure at the top.

    Decisions do not change the order: what was decided stays where it stood.
    """
    return tuple(sorted(review.entries, key=lambda entry: entry.question.confidence if entry.is_unsure else 1.0))


def confirm(review: FormReview) -> FormProposal:
    """Return the proposal as it was decided: the questions that are to enter the bid, in the form's order."""
    return replace(review.proposal, questions=tuple(entry.question for entry in review.chosen))


# --- Decisions about one question ----------------------------------------------------------------


def accept(review: FormReview, entry_id: int) -> FormReview:
    """Say that a question is right as it stands."""
    return _decide(review, entry_id, Decision.ACCEPTED)


def leave_out(review: FormReview, entry_id: int) -> FormReview:
    """Say that this is not a question."""
    return _decide(review, entry_id, Decision.LEFT_OUT)


def change(review: FormReview, entry_id: int, **fields: Any) -> FormReview:
    """Set fields of a question, such as its number or limit; who sets one has looked at it."""
    entry = review.entry(entry_id)
    if entry is None:
        return review
    decision = Decision.ACCEPTED if entry.decision is Decision.OPEN else entry.decision
    return _with(review, entry, (replace(entry, question=replace(entry.question, **fields), decision=decision),))


def split(review: FormReview, entry_id: int, at: int) -> FormReview:
    """Make two questions of one, the second from character `at` of its text.

    The second takes a number that its words begin with. Both go where the one would have gone; limit, weighting and
    what is filled in stay with the first. Nothing happens where either would be without words.
    """
    entry = review.entry(entry_id)
    if entry is None:
        return review
    before, after = entry.question.text[:at].rstrip(), entry.question.text[at:].lstrip()
    number, text = part_number(after)
    if not before or not text:
        return review
    first = replace(entry, question=replace(entry.question, text=before), decision=Decision.ACCEPTED)
    second = replace(
        entry.question, number=number, text=text, limit=None, weighting=None, guidance="", criteria="", answer=""
    )
    pair = (first, Reviewed(review.next_id, second, Decision.ACCEPTED))
    return replace(_with(review, entry, pair), next_id=review.next_id + 1)


def merge_with_before(review: FormReview, entry_id: int) -> FormReview:
    """Make one question of this and the one before it in the form; it keeps the id of the one before.

    What is left out is passed over; nothing happens where nothing stands before.
    """
    entry = review.entry(entry_id)
    chosen = review.chosen
    if entry is None or entry not in chosen or chosen.index(entry) == 0:
        return review
    first = chosen[chosen.index(entry) - 1]
    merged = replace(first, question=_merged(first.question, entry.question), decision=Decision.ACCEPTED)
    return _with(_with(review, first, (merged,)), entry, ())


def _merged(first: ProposedQuestion, second: ProposedQuestion) -> ProposedQuestion:
    weightings = [each.weighting for each in (first, second) if each.weighting is not None]
    return replace(
        first,
        text="\n".join(filter(None, (first.text, f"{second.number} {second.text}".strip()))),
        number=first.number or second.number,
        limit=first.limit or second.limit,
        weighting=sum(weightings, Decimal()) if weightings else None,
        guidance=_joined(first.guidance, second.guidance),
        criteria=_joined(first.criteria, second.criteria),
        choices=tuple(dict.fromkeys((*first.choices, *second.choices))),
        places=tuple(dict.fromkeys((*first.places, *second.places))),
        answer=_joined(first.answer, second.answer),
    )


def _joined(first: str, second: str) -> str:
    return first if second in first else "\n".join(filter(None, (first, second)))


def _decide(review: FormReview, entry_id: int, decision: Decision) -> FormReview:
    entry = review.entry(entry_id)
    return review if entry is None else _with(review, entry, (replace(entry, decision=decision),))


def _with(review: FormReview, entry: Reviewed, instead: tuple[Reviewed, ...]) -> FormReview:
    at = review.entries.index(entry)
    return replace(review, entries=(*review.entries[:at], *instead, *review.entries[at + 1 :]))


# --- Questions that were not proposed ------------------------------------------------------------


def mark(review: FormReview, block: int) -> FormReview:
    """Make a question of a block of the form that was not proposed; nothing happens where one begins there."""
    return _with_marked(review, (block,), 1.0, Decision.ACCEPTED)


def mark_alike(review: FormReview, block: int) -> FormReview:
    """Make a question of a block, and propose, as ones to look at, all blocks that look like it."""
    return _with_marked(mark(review, block), find_alike(review.proposal.blocks, block), LIKE_ANOTHER, Decision.OPEN)


def find_alike(blocks: Sequence[FormBlock], block: int) -> tuple[int, ...]:
    """Return the other blocks of the same sheet or body that look like one.

    Rows look alike in the same table, with words and blanks in the same cells; paragraphs where they are numbered in
    the same way and end alike. A paragraph without anything of its own looks like no other.
    """
    if not 0 <= block < len(blocks):
        return ()
    starts = _table_starts(blocks)
    look = _look(blocks[block], starts[block])
    return tuple(at for at in range(len(blocks)) if look and at != block and _look(blocks[at], starts[at]) == look)


def part_number(words: str) -> tuple[str, str]:
    """Return the number that words begin with, “” for none, and the words after it."""
    found = _NUMBER_AHEAD.match(words)
    return (_bare(found[1]), words[found.end() :]) if found else ("", words)


_NUMBER_AHEAD = re.compile(
    r"\s{0,9}(Q(?:uestion)?\s?\d{1,4}[.:)]?|\d{1,4}(?:\.\d{1,4}){1,6}[.:)]?|\d{1,4}[.:)]|\(\w{1,5}\)|[A-Za-z][.)]|[ivx]{1,5}[.)])"
    r"(?=\s)\s{0,9}"
)
_NUMBER_ALONE = re.compile(r"\s{0,9}([A-Za-z]{0,4}\s?\d[\w.()/-]{0,12}|\(?\w{1,3}\)?)[.:]?\s{0,9}")
_GAP = re.compile(r"_{3}|\.{5}|…{2}")


def _bare(number: str) -> str:
    """Return a number without the stop or colon behind it: “1.” and “1)” are 1, “(a)” stays."""
    return number.strip() if number.startswith("(") else number.strip().rstrip(".:)")


def _look(block: FormBlock, table: int) -> tuple[object, ...]:
    """Return what two blocks that look alike have in common; nothing where a block has nothing of its own."""
    if block.kind == "row":
        number, text = _asked_in(block)
        blanks = tuple(not words.strip() for words in block.words)
        return (block.part, table, blanks, bool(number)) if text else ()
    number, text = _asked_in(block)
    shape = re.sub(r"\d+", "9", re.sub(r"[A-Za-z]+", "a", number))
    ending = "?" if text.endswith("?") else ""
    has_gap = _GAP.search(text) is not None
    return (block.part, block.kind, shape, ending, has_gap) if shape or ending or has_gap else ()


def _table_starts(blocks: Sequence[FormBlock]) -> list[int]:
    """Return for each block the first of the rows that stand together with it, or itself."""
    starts: list[int] = []
    for at, block in enumerate(blocks):
        before = blocks[at - 1] if at else None
        goes_on = before is not None and block.kind == before.kind == "row" and block.part == before.part
        starts.append(starts[-1] if goes_on else at)
    return starts


def _asked_in(block: FormBlock) -> tuple[str, str]:
    """Return the number and the words of what a block asks."""
    if block.kind != "row":
        return part_number(" ".join(block.words).strip())
    cells = [words.strip() for words in block.words if words.strip()]
    number = ""
    if len(cells) > 1 and (found := _NUMBER_ALONE.fullmatch(cells[0])):
        number, cells = _bare(found[1]), cells[1:]
    if not cells:
        return "", ""
    text = next((words for words in cells if words.endswith("?")), max(cells, key=len))
    return (number, text) if number else part_number(text)


def _with_marked(review: FormReview, blocks: Iterable[int], confidence: float, decision: Decision) -> FormReview:
    taken = {entry.question.block for entry in review.entries}
    places = {field.block: field.place for field in review.proposal.fields}
    added: list[Reviewed] = []
    for block in blocks:
        if block in taken or not 0 <= block < len(review.proposal.blocks):
            continue
        question = _question_at(review, block, places)
        if question.text:
            added.append(Reviewed(review.next_id + len(added), replace(question, confidence=confidence), decision))
    entries = tuple(sorted((*review.entries, *added), key=lambda entry: entry.question.block))
    return replace(review, entries=entries, next_id=review.next_id + len(added))


def _question_at(review: FormReview, block: int, places: Mapping[int, AnswerPlace]) -> ProposedQuestion:
    number, text = _asked_in(review.proposal.blocks[block])
    return ProposedQuestion(
        number=number,
        text=text,
        section=_section_at(review, block),
        places=(places[block],) if block in places else (),
        block=block,
    )


def _section_at(review: FormReview, block: int) -> str:
    """Return the section of the question before a block in its part, or the heading that is nearer."""
    blocks = review.proposal.blocks
    part = blocks[block].part
    for at in range(block - 1, -1, -1):
        if blocks[at].part != part:
            break
        if before := review.at_block(at):
            return before[-1].question.section
        if blocks[at].kind == "heading":
            return " ".join(blocks[at].words)
    return ""


# --- What the bid asks already -------------------------------------------------------------------


def match_questions(there: Iterable[Question], asked: Iterable[ProposedQuestion]) -> tuple[Question | None, ...]:
    """Return, for each question of a form, the bid's own question that is the same; None where it is new.

    The same are those with the same number and text, whatever the case and the spaces, first those of the same
    section; where the form has no number, the text is enough. No question of the bid answers for two of the form.
    """
    left: dict[str, list[Question]] = {}
    for own in there:
        left.setdefault(fold_words(own.text), []).append(own)
    found: list[Question | None] = []
    for question in asked:
        alike = left.get(fold_words(question.text), [])
        number, section = fold_words(question.number), fold_words(question.section)
        same = [own for own in alike if not number or fold_words(own.number) == number]
        same.sort(key=lambda own: fold_words(own.section) != section)
        found.append(same[0] if same else None)
        if same:
            alike.remove(same[0])
    return tuple(found)


def fold_words(words: str) -> str:
    """Return words as they are compared: one space between them, whatever the case."""
    return " ".join(words.split()).casefold()
