"""A review copy that came back: which one it was, and what in it belongs to which answer."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby

from bidprep.domain.answer_finding import FoundAnswer, count_matches, find_answers
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.returned_changes import UNTRACKED, find_suggestions, find_untracked
from bidprep.domain.reviewed_regions import first_and_last
from bidprep.domain.reviewed_texts import (
    ChangeKind,
    Region,
    ReviewedBlock,
    ReviewedComment,
    ReviewedDocument,
    ReviewedParagraph,
    Span,
)
from bidprep.domain.reviewed_views import Views
from bidprep.domain.reviews import (
    MatchedBy,
    Remark,
    ReturnedCopy,
    ReviewCopy,
    ReviewRound,
    SentAnswer,
    Suggestion,
)
from bidprep.domain.sent_texts import UNWRITTEN
from bidprep.domain.text import Text, plain_block
from bidprep.errors import BidprepError

WORKSPACE_PROPERTY, ROUND_PROPERTY, COPY_PROPERTY = "bidprep workspace", "bidprep round", "bidprep copy"
"""The custom properties of a review copy: the ids of the workspace, the round and the copy."""
_ABOVE_THE_TEXT = frozenset(("particulars", "question"))
_LEAST_SHINGLES = 8
_MINUTE = len("2026-03-02T10:15")


@dataclass(frozen=True, slots=True)
class SentRound:
    """A round as it was sent. `texts` are the texts as sent (Markdown) by the id of the `SentAnswer`.

    `remarks`, `suggestions` and `returned` are what its copies have brought already.
    """

    workspace_id: str
    round: ReviewRound
    copies: tuple[ReviewCopy, ...]
    sent: tuple[SentAnswer, ...]
    texts: dict[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    returned: tuple[ReturnedCopy, ...] = ()
    is_newest: bool = True


@dataclass(frozen=True, slots=True)
class PlacedCopy:
    """One file read: the copy it is, and the records to keep of it, none of which is in the workspace yet.

    `matched` says by what each answer was found; `counts` what was in the file (``comments``, ``replies``, ``changes``),
    `known` how many of them an earlier copy had brought already. `content` is the file itself.
    """

    returned: ReturnedCopy
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    matched: dict[str, MatchedBy] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    content: bytes = b""

    @property
    def shown(self) -> dict[str, int]:
        """How many of each kind the records account for, with those that were known: must be as `counts`."""
        comments = sum(remark.parent_id is None for remark in self.remarks)
        found = {
            "comments": comments,
            "replies": len(self.remarks) - comments,
            "changes": sum(each.changes for each in self.suggestions if not each.is_untracked),
        }
        return {kind: count + self.known.get(kind, 0) for kind, count in found.items()}


def place_copy(
    document: ReviewedDocument, rounds: tuple[SentRound, ...], name: str, digest: str, taken_at: datetime | None = None
) -> PlacedCopy:
    """Find where all that a returned file holds belongs.

    The round is known by the file's property, by its bookmarks, or by its headings and words. Raises BidprepError where
    the file belongs to no round. Nothing is left out: what finds no answer has no `sent_id`.
    """
    sent_round, how = _recognise(document, rounds, name)
    copy = _copy_of(document, sent_round)
    reader = copy.name if copy else _most_frequent_author(document)
    notes = [how] if how else []
    if not sent_round.is_newest:
        notes.append(f"It is a copy of an earlier round, {sent_round.round.name}.")
    notes += document.warnings
    placing = _Placing(document, sent_round, new_id(), reader)
    placing.run()
    notes += placing.notes
    counts = {
        "comments": len(document.comments),
        "replies": sum(len(comment.replies) for comment in document.comments),
        "changes": len(document.marks),
    }
    returned = ReturnedCopy(
        placing.returned_id,
        sent_round.round.id,
        digest,
        copy.id if copy else None,
        name,
        reader,
        taken_at,
        counts["comments"] + counts["replies"],
        counts["changes"],
        note=" ".join(notes),
    )
    return PlacedCopy(returned, tuple(placing.remarks), tuple(placing.suggestions), placing.matched, counts)


def without_known(placed: PlacedCopy, rounds: Iterable[SentRound]) -> PlacedCopy:
    """Leave out what earlier copies brought already: a file that came twice, or was handed on from reader to reader.

    The same remark is one by the same person with the same words on the same answer, a remark of an earlier round among
    them; the same suggestion is the same change at the same time by the same person.
    """
    all_rounds = tuple(rounds)
    own = [each for each in all_rounds if each.round.id == placed.returned.round_id]
    answers = {sent.id: (sent.question_id, sent.lot_id) for each in all_rounds for sent in each.sent}
    there: dict[object, list[Remark]] = {}
    for each in all_rounds:
        for remark in each.remarks:
            there.setdefault(_remark_key(remark, answers), []).append(remark)
    changes = Counter(_suggestion_key(suggestion) for each in own for suggestion in each.suggestions)
    now_called: dict[str, str] = {}
    remarks: list[Remark] = []
    known = Counter[str]()
    for remark in placed.remarks:
        parent = now_called.get(remark.parent_id or "", remark.parent_id)
        before = there.get(_remark_key(remark, answers))
        if before:
            now_called[remark.id] = before.pop(0).id
            known["replies" if remark.parent_id else "comments"] += 1
        else:
            remarks.append(replace(remark, parent_id=parent))
    suggestions: list[Suggestion] = []
    for suggestion in placed.suggestions:
        key = _suggestion_key(suggestion)
        if changes[key] > 0:
            changes[key] -= 1
            known["changes"] += 0 if suggestion.is_untracked else suggestion.changes
        else:
            suggestions.append(suggestion)
    returned = replace(placed.returned, known=sum(known.values()))
    return replace(placed, returned=returned, remarks=tuple(remarks), suggestions=tuple(suggestions), known=dict(known))


def _remark_key(remark: Remark, answers: dict[str, tuple[str, str | None]]) -> object:
    return (answers.get(remark.sent_id or ""), remark.author, remark.text, remark.parent_id is None)


def _suggestion_key(each: Suggestion) -> object:
    at = "" if each.is_untracked else each.made_at
    return (each.sent_id, each.kind, each.author, at, each.block, each.last_block, each.start, each.end, each.replacement,
            each.removed, each.added)  # fmt: skip


def _recognise(document: ReviewedDocument, rounds: tuple[SentRound, ...], name: str) -> tuple[SentRound, str]:
    """Return the round that a file is of, and a sentence where that was not told by the file itself."""
    told = document.properties.get(ROUND_PROPERTY, "")
    for each in rounds:
        if each.round.id == told:
            return each, ""
    matches = [(count_matches(document, each.sent, each.texts), each) for each in rounds]
    best = max(matches, key=lambda match: (match[0], match[1].is_newest), default=None)
    if best is not None:
        (bookmarks, headings, shingles), found = best
        if bookmarks:
            return found, ""
        # A copy that says of which round it is, one that is not kept here, is only alike: two bids may ask the same.
        if headings and not told:
            return found, "It was recognised by its headings: the marks that we put into it are gone."
        if shingles >= _LEAST_SHINGLES and not told:
            return found, "It was recognised by its words: headings and marks are gone."
    if told and rounds and document.properties.get(WORKSPACE_PROPERTY, "") != rounds[0].workspace_id:
        raise BidprepError(
            f"“{name}” is a review copy of another workspace.", "Open the workspace that it was written from."
        )
    raise BidprepError(
        f"“{name}” is no copy of a review round that is kept here.", "Choose a copy that a reader sent back."
    )


def _copy_of(document: ReviewedDocument, found: SentRound) -> ReviewCopy | None:
    told = document.properties.get(COPY_PROPERTY, "")
    by_id = [copy for copy in found.copies if copy.id == told]
    author = _most_frequent_author(document).casefold()
    by_name = [copy for copy in found.copies if copy.name.casefold() == author]
    return next(iter(by_id or by_name), None)


def _most_frequent_author(document: ReviewedDocument) -> str:
    named = [*(comment.author for comment in document.comments), *(mark.author for mark in document.marks)]
    authors = Counter(filter(None, named))
    return authors.most_common(1)[0][0] if authors else ""


class _Placing:
    """Goes through one file and makes the records of all that is in it."""

    def __init__(self, document: ReviewedDocument, found: SentRound, returned_id: str, reader: str) -> None:
        self.returned_id = returned_id
        self.remarks: list[Remark] = []
        self.suggestions: list[Suggestion] = []
        self.matched: dict[str, MatchedBy] = {each.id: MatchedBy.NOTHING for each in found.sent}
        self.notes: list[str] = []
        self._document = document
        self._round = found
        self._reader = reader
        self._owners: dict[int, tuple[str, bool]] = {}  # by paragraph: whose it is, and whether it is of the text
        self._covered: set[int] = set()
        self._comments: dict[str, list[ReviewedComment]] = {}

    def run(self) -> None:
        """Make the records, in the order of the answers; what has no answer comes last."""
        texts = self._round.texts
        order = {each.id: each.position for each in self._round.sent}
        found = find_answers(self._document, self._round.sent, texts)
        regions: dict[str, tuple[Views, Text]] = {}
        for each in found:
            self.matched[each.sent_id] = each.matched_by
            regions[each.sent_id] = self._region(each, texts.get(each.sent_id, ""))
        loose = [comment for comment in self._document.comments if not self._is_placed(comment)]
        for sent_id in sorted(regions, key=order.__getitem__):
            self._in_answer(sent_id, *regions[sent_id])
        self._other_marks()
        self._pair_moves()
        for comment in loose:
            self._add_remark(comment, self._owner_of_box(comment), None)
        gone = [each for each in self._round.sent if self.matched[each.id] is MatchedBy.NOTHING]
        if gone:
            named = ", ".join(each.heading for each in gone[:_MOST_NAMED])
            more = f" and {len(gone) - _MOST_NAMED} more" if len(gone) > _MOST_NAMED else ""
            self.notes.append(f"Not found in it: {named}{more}.")

    def _region(self, found: FoundAnswer, markdown: str) -> tuple[Views, Text]:
        """Return what is the answer's text in the file, and that text as it was sent."""
        body = self._document.body
        blocks = body[found.first : found.last]
        heading = body[found.heading] if found.heading is not None else None
        level = (heading.before or heading.look).heading if isinstance(heading, ReviewedParagraph) else 0
        views, sent = self._below_the_question(blocks, level, markdown)
        region = views.region
        lead = blocks[: len(blocks) - len(region.blocks)]
        for block in ((heading,) if heading is not None else ()) + lead:
            self._own(block, found.sent_id, is_text=False)
        for block in region.blocks:
            self._own(block, found.sent_id, is_text=True)
        return views, sent

    def _below_the_question(self, blocks: tuple[ReviewedBlock, ...], level: int, markdown: str) -> tuple[Views, Text]:
        """Part the answer's text from the question above it: by styles, else by what is likest to the text as sent."""
        above = 0
        while above < len(blocks) and _is_above_the_text(blocks[above]):
            above += 1
        views = Views(Region(self._document, blocks[above:], level))
        came = views.rejected.text
        if markdown and write_markdown(came) == markdown:
            return views, came  # as nearly all are, and spelling a text costs less than reading it
        sent = read_markdown(markdown) or UNWRITTEN
        if above or came == sent:
            return views, sent
        likest, best = _likeness(came, sent), views
        for start in range(1, min(len(blocks), _MOST_ABOVE)):
            views = Views(Region(self._document, blocks[start:], level))
            alike = _likeness(views.rejected.text, sent)
            if alike > likest:
                likest, best = alike, views
        return best, sent

    def _own(self, block: ReviewedBlock, sent_id: str, *, is_text: bool) -> None:
        first, last = first_and_last(block)
        for number in range(first, last + 1):
            self._owners[number] = (sent_id, is_text)

    def _is_placed(self, comment: ReviewedComment) -> bool:
        """Give a comment to the answer that it begins in, else to the one that it reaches into."""
        for point in (comment.start, comment.end):
            owner = self._owners.get(point.paragraph) if point else None
            if owner:
                self._comments.setdefault(owner[0], []).append(comment)
                return True
        return False

    def _owner_of_box(self, comment: ReviewedComment) -> str | None:
        return self._owner(comment.start.paragraph) if comment.start else None

    def _owner(self, paragraph: int) -> str | None:
        """Return whose a paragraph is; that of a text box is whose the place is where the box hangs."""
        owner = self._owners.get(paragraph)
        if owner is None:
            for story in self._document.stories[1:]:
                if story.anchor and story.blocks:
                    first, last = first_and_last(story.blocks[0])[0], first_and_last(story.blocks[-1])[1]
                    if first <= paragraph <= last:
                        owner = self._owners.get(story.anchor.paragraph)
        return owner[0] if owner else None

    def _in_answer(self, sent_id: str, views: Views, sent: Text) -> None:
        came = views.rejected.text
        if _is_touched(views.region):
            for each in find_suggestions(views, sent):
                self._covered |= each.marks
                place = each.place
                self.suggestions.append(
                    Suggestion(
                        new_id(), self.returned_id, sent_id, len(self.suggestions) + 1, self.matched[sent_id], each.kind,
                        each.author,
                        _moment(each.at), place.block, place.last_block, place.start, place.end, place.removed, place.added,
                        place.replacement, self._move(each.move), len(each.marks),
                    )
                )  # fmt: skip
        for place in find_untracked(came, sent) if came != sent else ():
            self._add_suggestion(
                Suggestion(
                    new_id(), self.returned_id, sent_id, 0, self.matched[sent_id], UNTRACKED, self._reader, None,
                    place.block, place.last_block, place.start, place.end, place.removed, place.added, place.replacement,
                    changes=0, is_untracked=True,
                )
            )  # fmt: skip
        for comment in self._comments.get(sent_id, []):
            self._add_remark(comment, sent_id, self._place_as_sent(comment, sent_id, views, sent))

    def _place_as_sent(self, comment: ReviewedComment, sent_id: str, views: Views, sent: Text) -> Span | None:
        """Return where a comment is in the text as sent; None where it is above the text, or its words are not there."""
        start, end = comment.start, comment.end
        if start is None or end is None or not sent.blocks:
            return None
        if not any(self._owners.get(point.paragraph) == (sent_id, True) for point in (start, end)):
            return None
        came = views.rejected.text
        span = views.rejected.span(start, end)
        if span.block >= len(came.blocks):
            return None
        block, number = came.blocks[span.block], span.block
        if came != sent:
            there = [at for at, each in enumerate(sent.blocks) if each == block]
            if not there:
                return None
            number = there[0]
        # What reaches over several blocks is told by the first.
        last = span.end if span.end_block == span.block else len(plain_block(block))
        return Span(number, span.start, number, last)

    def _move(self, move: str) -> str:
        return f"{self.returned_id}/{move}" if move else ""

    def _other_marks(self) -> None:
        """Tell the changes that are in no answer's text: in headings and questions, in headers, notes and elsewhere."""
        words: dict[int, str] = {}
        places: dict[int, int] = {}
        for change in self._document.changes:
            words[change.mark] = words.get(change.mark, "") + change.text
            places.setdefault(change.mark, change.paragraph)
        rest = [number for number in range(len(self._document.marks)) if number not in self._covered]

        def key(number: int) -> tuple[ChangeKind, str, str, str, str | None]:
            mark = self._document.marks[number]
            owner = self._owner(places[number]) if number in places else None
            return (mark.kind, mark.author, mark.at[:_MINUTE], mark.move, owner)

        for (kind, author, at, move, owner), numbers in groupby(rest, key):
            group = list(numbers)
            marks = [self._document.marks[number] for number in group]
            told = "".join(words.get(number, "") for number in group)
            what = ", ".join(dict.fromkeys(mark.what for mark in marks if mark.what))
            self._add_suggestion(
                Suggestion(
                    new_id(), self.returned_id, owner, 0, self.matched[owner] if owner else MatchedBy.NOTHING, kind.value,
                    author, _moment(marks[0].at or at), removed=told if not marks[0].adds else "",
                    added=told if marks[0].adds else what, move=self._move(move), changes=len(group),
                )
            )  # fmt: skip

    def _pair_moves(self) -> None:
        """Put the halves of moves together that have lost their name, as in LibreOffice: by one person, of the same words."""
        waiting: dict[tuple[str, str], list[int]] = {}
        for at, each in enumerate(self.suggestions):
            if each.kind == ChangeKind.MOVE_FROM.value and not each.move:
                waiting.setdefault((each.author, each.removed.strip()), []).append(at)
        for at, each in enumerate(self.suggestions):
            halves = waiting.get((each.author, each.added.strip()), [])
            if each.kind == ChangeKind.MOVE_TO.value and not each.move and halves:
                other = halves.pop(0)
                name = self._move(f"words {other}")
                self.suggestions[at] = replace(each, move=name)
                self.suggestions[other] = replace(self.suggestions[other], move=name)

    def _add_suggestion(self, suggestion: Suggestion) -> None:
        self.suggestions.append(replace(suggestion, position=len(self.suggestions) + 1))

    def _add_remark(self, comment: ReviewedComment, sent_id: str | None, place: Span | None) -> None:
        matched = self.matched[sent_id] if sent_id else MatchedBy.NOTHING
        made = Remark(
            new_id(), self.returned_id, sent_id, len(self.remarks) + 1, matched, comment.author, _moment(comment.at),
            comment.text, comment.quote or "", place.block if place else None, place.start if place else 0,
            place.end if place else 0, None, comment.resolved,
        )  # fmt: skip
        self.remarks.append(made)
        for reply in comment.replies:
            self.remarks.append(
                Remark(
                    new_id(), self.returned_id, sent_id, len(self.remarks) + 1, matched, reply.author, _moment(reply.at),
                    reply.text, block=made.block, start=made.start, end=made.end, parent_id=made.id,
                    is_resolved=reply.resolved,
                )
            )  # fmt: skip


_MOST_NAMED = 5
_MOST_ABOVE = 12


def _is_above_the_text(block: ReviewedBlock) -> bool:
    return isinstance(block, ReviewedParagraph) and block.look.style_name.casefold() in _ABOVE_THE_TEXT


def _likeness(one: Text, other: Text) -> float:
    words, others = (
        Counter(word for block in text.blocks for word in plain_block(block).split()) for text in (one, other)
    )
    return (words & others).total() / max(words.total(), others.total(), 1)


def _is_touched(region: Region) -> bool:
    """Whether there is any tracked change in a region."""
    return any(_marks_of(block) for block in region.blocks)


def _marks_of(block: ReviewedBlock) -> bool:
    if isinstance(block, ReviewedParagraph):
        return bool(block.mark_marks or block.restyled) or any(piece.marks or piece.restyled for piece in block.pieces)
    return bool(block.restyled) or any(
        row.marks or any(cell.marks or any(map(_marks_of, cell.blocks)) for cell in row.cells) for row in block.rows
    )


def _moment(at: str) -> datetime | None:
    """Return the time that a file tells; None where it tells none. Word writes local time with a Z: it stays as told."""
    try:
        told = datetime.fromisoformat(at)
    except ValueError:
        return None
    return told.astimezone(UTC) if told.tzinfo else told.replace(tzinfo=UTC)
