"""Review rounds: what is sent to trustees, what comes back, and what we did with each remark and suggestion."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class ReviewRound:
    """One sending-out of a bid to its readers. `decisions` and `risks` stand in the reading pack, a line each."""

    id: str
    bid_id: str
    name: str = ""
    sent_on: date | None = None
    return_by: date | None = None
    note: str = ""
    decisions: str = ""
    risks: str = ""


@dataclass(frozen=True, slots=True)
class ReviewCopy:
    """The Word file that one reader of a round gets; `digest` is that of the file as it was written last.

    `with_earlier` puts the open remarks of earlier rounds into it, as Word comments.
    """

    id: str
    round_id: str
    person_id: str | None = None
    name: str = ""
    digest: str | None = None
    large_print: bool = False
    with_earlier: bool = False


@dataclass(frozen=True, slots=True)
class SentAnswer:
    """An answer as it stood in a round's copies; its id, after ``bp_``, is the bookmark on its heading.

    The revision holds the text with its merge fields filled (None where nothing was written yet); its parent is the text
    with them.
    """

    id: str
    round_id: str
    question_id: str
    lot_id: str | None = None
    position: int = 0
    heading: str = ""
    revision_id: str | None = None


@dataclass(frozen=True, slots=True)
class ReturnedCopy:
    """A copy that came back. `copy_id` is the one it was, where that could be told; `digest` that of the file kept.

    `remarks` (with replies) and `changes` (tracked ones) count what was in the file, whether it found its place or not;
    `known` says how many of them an earlier copy had brought already. `note` tells in whole sentences how it was
    recognised, and what else there is to know of it.
    """

    id: str
    round_id: str
    digest: str
    copy_id: str | None = None
    name: str = ""
    reader: str = ""
    taken_at: datetime | None = None
    remarks: int = 0
    changes: int = 0
    known: int = 0
    note: str = ""


class MatchedBy(StrEnum):
    """By what an answer was found again in a returned copy."""

    BOOKMARK = "bookmark"
    HEADING = "heading"
    LIKENESS = "likeness"
    PERSON = "person"
    NOTHING = "not-placed"


class RemarkState(StrEnum):
    """What we did with a remark."""

    OPEN = "open"
    DONE = "done"
    NO_ACTION = "no-action"


@dataclass(frozen=True, slots=True)
class Remark:
    """A Word comment on an answer, or a reply to one (`parent_id`). Places are in the text as sent: block, characters.

    Without a block it is on the heading or the question above the answer; without `sent_id` it found no place.
    """

    id: str
    returned_id: str
    sent_id: str | None = None
    position: int = 0
    matched_by: MatchedBy = MatchedBy.NOTHING
    author: str = ""
    written_at: datetime | None = None
    text: str = ""
    quote: str = ""
    block: int | None = None
    start: int = 0
    end: int = 0
    parent_id: str | None = None
    is_resolved: bool = False
    state: RemarkState = RemarkState.OPEN
    reply: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


class SuggestionState(StrEnum):
    """What we did with a suggestion."""

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ADAPTED = "adapted"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that a reader made in a copy, tracked by Word or not (`is_untracked`).

    Taken, it puts `replacement` (canonical Markdown) in the place of the blocks `block` to `last_block` of the text as sent;
    where it only puts new blocks in, `last_block` is the one before `block`. What it is about lies from `start` in
    `block` to `end` in `last_block`: `removed` are the words that go, `added` those that come. Without a block it is on
    the heading or the question above the answer; without `sent_id` it found no place. `kind` is a `ChangeKind` of
    `reviewed_texts`, or ``replacement`` for a deletion and an insertion in one place, or ``untracked``. Both halves of a
    move have the same `move`. `changes` is how many tracked changes of the file it stands for.
    """

    id: str
    returned_id: str
    sent_id: str | None = None
    position: int = 0
    matched_by: MatchedBy = MatchedBy.NOTHING
    kind: str = ""
    author: str = ""
    made_at: datetime | None = None
    block: int | None = None
    last_block: int | None = None
    start: int = 0
    end: int = 0
    removed: str = ""
    added: str = ""
    replacement: str = ""
    move: str = ""
    changes: int = 1
    is_untracked: bool = False
    state: SuggestionState = SuggestionState.OPEN
    reply: str = ""
    decided_by: str = ""
    decided_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SignOff:
    """The approval of one exact revision of an answer; `text_digest` is that of its text."""

    id: str
    answer_id: str
    revision_id: str
    text_digest: str = ""
    person_id: str | None = None
    name: str = ""
    role: str = ""
    signed_at: datetime | None = None
