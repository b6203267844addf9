"""The remark-and-reply table for the board: who said what, what was done with it, what is open."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from bidprep.domain.dates import say_date, today
from bidprep.domain.organisation import organisation_name
from bidprep.domain.paper import Paper, Part
from bidprep.domain.reviews import Remark, RemarkState, ReturnedCopy, Suggestion, SuggestionState
from bidprep.domain.text import Inline, LineBreak, Run, Table, Text, plain, text_of
from bidprep.operations.bids import read_bid
from bidprep.operations.deciding import ReviewDesk, Thread, read_desk
from bidprep.operations.papers import export_paper
from bidprep.operations.review_rounds import read_rounds
from bidprep.storage.workspace import Workspace

REMARK_WORDS = {RemarkState.OPEN: "Open", RemarkState.DONE: "Done", RemarkState.NO_ACTION: "No action"}
SUGGESTION_WORDS = {
    SuggestionState.OPEN: "Open",
    SuggestionState.ACCEPTED: "Accepted",
    SuggestionState.REJECTED: "Rejected",
    SuggestionState.ADAPTED: "Adapted",
}
"""What the states are called in Word and on screen."""
_HEADS = ("No.", "Who", "About", "Remark or change", "What was done", "Reply")
_LONGEST = 600  # characters of what was said or changed; the rest stands in the workspace
_LONGEST_QUOTE = 120


@dataclass(frozen=True, slots=True)
class ReplyRow:
    """One remark, or one suggestion, as the table tells it: on which answer, by whom, what was done."""

    record_id: str
    heading: str
    who: str
    about: str
    said: str
    done: str
    reply: str
    is_open: bool


def list_replies(workspace: Workspace, bid_id: str, round_id: str | None = None) -> tuple[ReplyRow, ...]:
    """Return every remark and suggestion of a round, or of all rounds of a bid, in the order of the answers.

    Replies that came with a remark stand with it, so they are no rows of their own.
    """
    rounds = [each for each in read_rounds(workspace, bid_id) if round_id in (None, each.round.id)]
    rows: list[ReplyRow] = []
    for whole in reversed(rounds):
        rows += _rows(read_desk(workspace, whole.round.id), whole.round.name if round_id is None else "")
    return tuple(rows)


def make_reply_table(workspace: Workspace, bid_id: str, round_id: str | None = None) -> Paper:
    """Return the remark-and-reply table of a round, or of all rounds of a bid, as a paper."""
    bid = read_bid(workspace, bid_id)
    rows = list_replies(workspace, bid_id, round_id)
    still = sum(row.is_open for row in rows)
    told = (
        ("Remarks and changes", f"{len(rows):,}"),
        ("Decided", f"{len(rows) - still:,}"),
        ("Open", f"{still:,}"),
        ("Date", say_date(today())),
    )
    parts = [Part("Summary", particulars=told)]
    numbered = list(enumerate(rows, 1))
    parts += (
        Part(heading, body=_table([each for each in numbered if each[1].heading == heading]))
        for heading in dict.fromkeys(row.heading for row in rows)
    )
    if not rows:
        parts.append(Part("Remarks and replies", body=plain("Nothing has come back yet.")))
    named = [each.round.name for each in read_rounds(workspace, bid_id) if each.round.id == round_id]
    return Paper(
        title=f"{bid.bid.name}: remarks and replies",
        subtitle="".join(named),
        organisation=organisation_name(bid.organisation.facts),
        parts=tuple(parts),
        contents=False,
        cover=False,
    )


def export_reply_table(paper: Paper, path: Path) -> Path:
    """Write the table as a Word document and prove it by reading it back; returns the path. A pure job."""
    return export_paper(paper, path)


def _rows(desk: ReviewDesk, round_name: str) -> Iterable[ReplyRow]:
    readers = {copy.id: copy for copy in desk.returned}
    before = f"{round_name}: " if round_name else ""
    for answer in desk.answers:
        for thread in answer.threads:
            yield _remark_row(thread, before + answer.sent.heading, readers)
        for suggestion in answer.suggestions:
            yield _suggestion_row(suggestion, before + answer.sent.heading, readers)
    for loose in desk.not_placed:
        heading = f"{before}On no answer"
        if isinstance(loose, Thread):
            yield _remark_row(loose, heading, readers)
        else:
            yield _suggestion_row(loose, heading, readers)


def _remark_row(thread: Thread, heading: str, readers: dict[str, ReturnedCopy]) -> ReplyRow:
    remark = thread.remark
    said = [remark.text, *(f"{reply.author}: {reply.text}" for reply in thread.replies)]
    if remark.is_resolved:
        said.append("(marked as resolved by the readers)")
    return ReplyRow(
        remark.id,
        heading,
        _who(remark, readers),
        f"“{_short(remark.quote, _LONGEST_QUOTE)}”" if remark.quote else "",
        _short("\n".join(said), _LONGEST),
        _done(REMARK_WORDS[remark.state], remark),
        remark.reply,
        remark.state is RemarkState.OPEN,
    )


def _suggestion_row(suggestion: Suggestion, heading: str, readers: dict[str, ReturnedCopy]) -> ReplyRow:
    return ReplyRow(
        suggestion.id,
        heading,
        _who(suggestion, readers),
        "",
        _short(say_suggestion(suggestion), _LONGEST),
        _done(SUGGESTION_WORDS[suggestion.state], suggestion),
        suggestion.reply,
        suggestion.state is SuggestionState.OPEN,
    )


def say_suggestion(each: Suggestion) -> str:
    """Say in words what a suggestion changes: “Put “135” for “120””."""
    removed, added = each.removed.strip("\n"), each.added.strip("\n")
    untracked = " (not tracked)" if each.is_untracked else ""
    match each.kind:
        case "formatting":
            return f"Look of “{removed}”: {added or 'changed'}"
        case "table":
            return f"Table: {added or removed}"
        case "move-from":
            return f"Move away “{removed}”"
        case "move-to":
            return f"Move here “{added}”"
    if removed and added:
        return f"Put “{added}” for “{removed}”{untracked}"
    if removed:
        return f"Take out “{removed}”{untracked}"
    return f"Put in “{added}”{untracked}" if added else f"Part or join paragraphs{untracked}"


def _who(each: Remark | Suggestion, readers: dict[str, ReturnedCopy]) -> str:
    reader = readers[each.returned_id].reader if each.returned_id in readers else ""
    return each.author or reader or "Somebody"


def _done(word: str, each: Remark | Suggestion) -> str:
    if each.decided_at is None:
        return word
    return f"{word}, {say_date(each.decided_at.date())}" + (f", by {each.decided_by}" if each.decided_by else "")


def _table(rows: Iterable[tuple[int, ReplyRow]]) -> Text:
    lines = [(str(number), row.who, row.about, row.said, row.done, row.reply) for number, row in rows]
    return text_of([Table(tuple(tuple(_cell(words) for words in line) for line in (_HEADS, *lines)))])


def _cell(words: str) -> tuple[Inline, ...]:
    # What readers wrote is no text of ours: double braces in it are no merge fields.
    found: list[Inline] = []
    for number, line in enumerate(words.split("\n")):
        if number:
            found.append(LineBreak())
        found.append(Run(line))
    return tuple(found)


def _short(words: str, longest: int) -> str:
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip()}…"
