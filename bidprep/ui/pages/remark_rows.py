"""The rows of the list of remarks: every remark and suggestion of a round, by answer or by person."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from bidprep.domain.dates import say_time
from bidprep.domain.redline_changes import excerpt
from bidprep.domain.reviews import RemarkState, Suggestion, SuggestionState
from bidprep.operations.deciding import ReviewDesk, ReviewedAnswer, Thread
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column

STATE_WORDS: dict[str, str] = {
    RemarkState.OPEN: "Open",
    RemarkState.DONE: "Done",
    RemarkState.NO_ACTION: "No action",
    SuggestionState.ACCEPTED: "Accepted",
    SuggestionState.REJECTED: "Rejected",
    SuggestionState.ADAPTED: "Adapted",
}
"""What each state of a remark or suggestion is called."""


@dataclass(frozen=True)
class DecisionRow:
    """A remark with its replies, or a suggestion, and the answer that it is about; None where it found none.

    `rivals` are the ids of suggestions that want something else of the same words. Two rows are the same where they show
    the same: an answer holds all that was said of it, and comparing that for each row would be felt.
    """

    item: Thread | Suggestion
    answer: ReviewedAnswer | None = field(compare=False)
    reader: str
    rivals: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the remark or suggestion."""
        return self.item.id if isinstance(self.item, Suggestion) else self.item.remark.id

    @property
    def state(self) -> str:
        """What was done with it."""
        return self.item.state if isinstance(self.item, Suggestion) else self.item.remark.state

    @property
    def is_open(self) -> bool:
        """Whether it waits for a decision."""
        return self.state == RemarkState.OPEN

    @property
    def reply(self) -> str:
        """What was replied."""
        return self.item.reply if isinstance(self.item, Suggestion) else self.item.remark.reply

    @property
    def decided(self) -> str:
        """By whom and when it was decided, as a sentence; "" while it is open."""
        record = self.item if isinstance(self.item, Suggestion) else self.item.remark
        if self.is_open or record.decided_at is None:
            return ""
        by = f" by {record.decided_by}" if record.decided_by else ""
        return f"{STATE_WORDS[self.state]}{by}, {say_time(record.decided_at)}."

    @property
    def who(self) -> str:
        """Who said it."""
        author = self.item.author if isinstance(self.item, Suggestion) else self.item.remark.author
        return author or self.reader or "Nobody named"

    @property
    def where(self) -> str:
        """The answer that it is about."""
        return self.answer.sent.heading if self.answer else "Not placed"

    @property
    def words(self) -> str:
        """What it says, on one line."""
        return excerpt(say_suggestion(self.item) if isinstance(self.item, Suggestion) else self.item.remark.text)


def say_suggestion(suggestion: Suggestion) -> str:
    """Say a suggestion in words."""
    removed, added = suggestion.removed.strip(), suggestion.added.strip()
    untracked = " (tracking was off)" if suggestion.is_untracked else ""
    if suggestion.move:
        return f"“{removed or added}” {'moved away from here' if removed else 'moved here'}{untracked}"
    if removed and added:
        return f"“{removed}” replaced by “{added}”{untracked}"
    if added:
        return f"Added “{added}”{untracked}"
    if removed:
        return f"Removed “{removed}”{untracked}"
    return f"{(suggestion.kind or 'a change without words').replace('-', ' ').capitalize()}{untracked}"


def say_thread(thread: Thread) -> str:
    """Say a remark and its replies, with who and when."""
    said = []
    for remark in (thread.remark, *thread.replies):
        when = f", {say_time(remark.written_at)}" if remark.written_at else ""
        solved = " (marked as resolved in Word)" if remark.is_resolved else ""
        said.append(f"{remark.author or 'Nobody named'}{when}{solved}: {remark.text}")
    return "\n".join(said)


COLUMNS = (
    Column("Answer", lambda row: row.where, width=28),
    Column("Who", lambda row: row.who, width=20),
    Column("What", lambda row: ("Suggestion: " if isinstance(row.item, Suggestion) else "Remark: ") + row.words, stretch=True),
    Column("State", lambda row: STATE_WORDS[row.state] + (", disputed" if row.rivals and row.is_open else ""), width=18,
           tone=lambda row: Tone.CAUTION if row.is_open else Tone.GOOD),
)  # fmt: skip


def rows_of(desk: ReviewDesk, *, by_person: bool) -> list[DecisionRow]:
    """Return the rows of a round: in the order of the answers, or all of one person together."""
    readers = {copy.id: copy.reader for copy in desk.returned}
    rows = list(_rows(desk, readers))
    return sorted(rows, key=lambda row: (row.reader.casefold(), row.reader)) if by_person else rows


def _rows(desk: ReviewDesk, readers: dict[str, str]) -> Iterator[DecisionRow]:
    for answer in desk.answers:
        items: list[Thread | Suggestion] = [*answer.threads, *answer.suggestions]
        for item in sorted(items, key=_place):
            yield DecisionRow(item, answer, readers.get(_returned_id(item), ""), _rivals(item, answer))
    for item in desk.not_placed:
        yield DecisionRow(item, None, readers.get(_returned_id(item), ""))


def _rivals(item: Thread | Suggestion, answer: ReviewedAnswer) -> tuple[str, ...]:
    if not isinstance(item, Suggestion):
        return ()
    return tuple(each for group in answer.contradictions if item.id in group for each in group if each != item.id)


def _returned_id(item: Thread | Suggestion) -> str:
    return item.returned_id if isinstance(item, Suggestion) else item.remark.returned_id


def _place(item: Thread | Suggestion) -> tuple[int, int]:
    record = item if isinstance(item, Suggestion) else item.remark
    return (-1 if record.block is None else record.block, record.start)
