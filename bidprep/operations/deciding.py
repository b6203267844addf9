"""Decide on what readers said and changed: accept, reject, adapt, reply. Nothing is decided by silence."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bidprep.domain.answers import Answer, Revision
from bidprep.domain.bids import Question
from bidprep.domain.contradictions import find_contradictions
from bidprep.domain.dates import now
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.reviews import (
    Remark,
    RemarkState,
    ReturnedCopy,
    ReviewRound,
    SentAnswer,
    Suggestion,
    SuggestionState,
)
from bidprep.domain.sent_texts import UNWRITTEN
from bidprep.domain.sentence_merge import Merge
from bidprep.domain.suggested_texts import propose, take_suggestion, text_reviewed, text_under, with_fields
from bidprep.domain.text import EMPTY, Text
from bidprep.errors import BidprepError
from bidprep.operations.answers import find_answer, is_kept, keep_revision, rewritten
from bidprep.operations.review_rounds import read_round
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Thread:
    """A remark with the replies that came with it."""

    remark: Remark
    replies: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedAnswer:
    """An answer as sent, with all that came back on it. `answer` is None where it was removed since.

    `contradictions` are groups of ids of suggestions, one of them open, that want different things of the same words.
    """

    sent: SentAnswer
    question: Question
    answer: Answer | None
    threads: tuple[Thread, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    contradictions: tuple[tuple[str, ...], ...] = ()

    @property
    def open(self) -> int:
        """How many remarks and suggestions wait for a decision."""
        return sum(thread.remark.state is RemarkState.OPEN for thread in self.threads) + sum(
            each.state is SuggestionState.OPEN for each in self.suggestions
        )


@dataclass(frozen=True, slots=True)
class ReviewDesk:
    """All that came back in a round. Which copy, so which reader, each is from, its `returned_id` says."""

    round: ReviewRound
    answers: tuple[ReviewedAnswer, ...]
    not_placed: tuple[Thread | Suggestion, ...] = ()
    returned: tuple[ReturnedCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeTexts:
    """A suggestion's three texts, all with merge fields where the answer has them.

    `outcome` is the text if it is accepted, None where it no longer fits; `proposal` is then the merge by sentence, whose
    `ours` is the text now and `theirs` the text as reviewed. Of one without any place in the text, `outcome` is None, too,
    and the three texts are the text now.
    """

    sent: Text = EMPTY
    reviewed: Text = EMPTY
    now: Text = EMPTY
    outcome: Text | None = None
    proposal: Merge = field(default_factory=lambda: Merge(()))


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided: what changed, and the ids of suggestions that no longer fit and so stay open."""

    changes: Changes
    conflicts: tuple[str, ...] = ()


def read_desk(workspace: Workspace, round_id: str) -> ReviewDesk:
    """Return all that came back in a round, grouped by answer in the bid's order."""
    whole = read_round(workspace, round_id)
    with workspace.one_view():
        questions = {each.id: each for each in workspace.find(Question, bid_id=whole.round.bid_id)}
        now_there = {(each.question_id, each.lot_id): each for each in workspace.answers_of_bid(whole.round.bid_id)}
    replies: dict[str, list[Remark]] = {}
    for remark in whole.remarks:
        if remark.parent_id:
            replies.setdefault(remark.parent_id, []).append(remark)
    ids = {remark.id for remark in whole.remarks}
    # A reply to a remark of an earlier round stands by itself here.
    threads = [
        Thread(remark, tuple(replies.get(remark.id, ()))) for remark in whole.remarks if remark.parent_id not in ids
    ]
    by_answer: dict[str | None, tuple[list[Thread], list[Suggestion]]] = {}
    for thread in threads:
        by_answer.setdefault(thread.remark.sent_id, ([], []))[0].append(thread)
    for suggestion in whole.suggestions:
        by_answer.setdefault(suggestion.sent_id, ([], []))[1].append(suggestion)
    rank = {copy.id: place for place, copy in enumerate(whole.returned)}
    answers = []
    for sent in whole.sent:
        said, changed = by_answer.get(sent.id, ([], []))
        said.sort(key=lambda thread: _order(thread.remark, rank))
        changed.sort(key=lambda each: _order(each, rank))
        question = questions[sent.question_id]
        answer = now_there.get((sent.question_id, sent.lot_id))
        answers.append(
            ReviewedAnswer(sent, question, answer, tuple(said), tuple(changed), find_contradictions(changed))
        )
    loose, loose_changes = by_answer.get(None, ([], []))
    return ReviewDesk(whole.round, tuple(answers), (*loose, *loose_changes), whole.returned)


def read_three_texts(workspace: Workspace, suggestion_id: str) -> ThreeTexts:
    """Return a suggestion's text as sent, as reviewed and as now, and what accepting it would make."""
    suggestion = _suggestion(workspace, suggestion_id)
    place = _Place.of(workspace, suggestion)
    if place is None:
        return ThreeTexts()
    text_now = read_markdown(place.answer.text)
    if suggestion.block is None:
        return ThreeTexts(text_now, text_now, text_now)
    return ThreeTexts(
        place.unfilled,
        with_fields(place.unfilled, place.sent, text_reviewed(place.sent, suggestion)),
        text_now,
        take_suggestion(place.unfilled, place.sent, text_now, suggestion),
        propose(place.unfilled, place.sent, text_now, suggestion),
    )


def accept(workspace: Workspace, ids: Sequence[str], by: str = "", reply: str = "") -> Decided:
    """Accept suggestions in their order: the text now changes with each, keeping its formatting, all as one step.

    Both halves of a move go together. One that no longer fits stays open and is told in `conflicts`: settle it with
    `adapt`. What was decided before is passed over. Raises BidprepError for one that is in no answer's text.
    """
    wanted = [_suggestion(workspace, each) for each in ids]
    if len(wanted) == 1 and wanted[0].block is None:
        raise BidprepError(
            "This change is not in the text of an answer, so it cannot be taken over.",
            "Make it where it belongs, then note what you did; or reject it.",
        )
    return _accept(workspace, wanted, by, reply)


def accept_all_of(workspace: Workspace, round_id: str, reader: str, by: str = "") -> Decided:
    """Accept all open suggestions of one reader (`ReturnedCopy.reader`) in a round, as one step."""
    return _accept(workspace, _open_of(workspace, round_id, reader), by, "")


def reject_all_of(workspace: Workspace, round_id: str, reader: str, by: str = "", reply: str = "") -> Changes:
    """Reject all open suggestions of one reader in a round, as one step."""
    return reject(workspace, [each.id for each in _open_of(workspace, round_id, reader)], by, reply)


def reject(workspace: Workspace, ids: Sequence[str], by: str = "", reply: str = "") -> Changes:
    """Reject suggestions; the text stays as it is. Both halves of a move go together."""
    wanted = _with_other_halves(workspace, [_suggestion(workspace, each) for each in ids])
    with workspace.step(_name("Reject", wanted)) as step:
        step.put_all(
            _decided(each, SuggestionState.REJECTED, by, reply) for each in wanted if each.state is SuggestionState.OPEN
        )
    return step.changes()


def adapt(workspace: Workspace, suggestion_id: str, text: Text, by: str = "", reply: str = "") -> Changes:
    """Settle a suggestion with a text of one's own (the whole answer), or with what the proposal was settled to."""
    suggestion = _suggestion(workspace, suggestion_id)
    place = _Place.of(workspace, suggestion)
    if place is None:
        raise BidprepError("The answer that this is about is not there any more.", "Undo its removal, or reject this.")
    workspace.end_visit()
    with workspace.step(_name("Adapt", [suggestion])) as step:
        _write(workspace, step, place.answer, text)
        step.put(_decided(suggestion, SuggestionState.ADAPTED, by, reply))
    return step.changes()


def reply_to(
    workspace: Workspace, record_id: str, reply: str, state: RemarkState | None = None, by: str = ""
) -> Changes:
    """Say in words what was done with a remark or a suggestion; with a state, that is what became of the remark."""
    remark = workspace.get(Remark, record_id)
    if remark is None:
        suggestion = _suggestion(workspace, record_id)
        with workspace.step(f"Reply to {suggestion.author or 'a reader'}", visit=record_id) as step:
            step.put(replace(suggestion, reply=reply))
        return step.changes()
    answered = replace(remark, reply=reply)
    if state is RemarkState.OPEN:
        answered = replace(answered, state=state, decided_by="", decided_at=None)
    elif state is not None:
        answered = replace(answered, state=state, decided_by=by or remark.decided_by, decided_at=now())
    with workspace.step(f"Reply to {remark.author or 'a reader'}", visit=record_id) as step:
        step.put(answered)
    return step.changes()


def reopen(workspace: Workspace, record_id: str) -> Changes:
    """Take a decision on a remark or suggestion back; the text stays as it is."""
    remark = workspace.get(Remark, record_id)
    with workspace.step("Open again") as step:
        if remark is not None:
            step.put(replace(remark, state=RemarkState.OPEN, decided_by="", decided_at=None))
        else:
            suggestion = _suggestion(workspace, record_id)
            step.put(replace(suggestion, state=SuggestionState.OPEN, decided_by="", decided_at=None))
    return step.changes()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a suggestion belongs: the answer now, the text as sent, and the one that was filled to make it."""

    answer: Answer
    sent: Text
    unfilled: Text

    @classmethod
    def of(cls, workspace: Workspace, suggestion: Suggestion) -> "_Place | None":
        """Return it, or None where the suggestion has found no answer, or that is gone."""
        sent = workspace.get(SentAnswer, suggestion.sent_id) if suggestion.sent_id else None
        answer = find_answer(workspace, sent.question_id, sent.lot_id) if sent else None
        if sent is None or answer is None:
            return None
        if sent.revision_id is None:
            return cls(answer, UNWRITTEN, UNWRITTEN)
        kept = workspace.revisions_by_id([sent.revision_id])
        revision: Revision | None = kept.get(sent.revision_id)
        text = read_markdown(revision.text) if revision else EMPTY
        parents = workspace.revisions_by_id(revision.parents[:1]) if revision else {}
        parent = next((read_markdown(each.text) for each in parents.values()), text)
        return cls(answer, text, text_under(text, parent))


def _accept(workspace: Workspace, suggestions: Iterable[Suggestion], by: str, reply: str) -> Decided:
    wanted = [each for each in suggestions if each.state is SuggestionState.OPEN]
    wanted = _with_other_halves(workspace, wanted)
    places: dict[str, _Place] = {}
    texts: dict[str, Text] = {}
    done: list[Suggestion] = []
    conflicts: list[str] = []
    answers: dict[str, Answer] = {}
    for group in _moves_together(wanted):
        made: dict[str, Text] = {}
        for each in group:
            place = places.get(each.sent_id or "") or _Place.of(workspace, each)
            if place is None or each.block is None:
                made.clear()
                break
            places[each.sent_id or ""] = place
            answer = place.answer
            so_far = texts | made
            before = so_far[answer.id] if answer.id in so_far else read_markdown(answer.text)
            after = take_suggestion(place.unfilled, place.sent, before, each)
            if after is None:
                made.clear()
                break
            made[answer.id] = after
            answers[answer.id] = answer
        if made:
            texts |= made
            done += group
        else:
            conflicts += (each.id for each in group)
    if not done:
        return Decided(Changes(), tuple(conflicts))
    workspace.end_visit()
    with workspace.step(_name("Accept", done)) as step:
        for answer_id, text in texts.items():
            _write(workspace, step, answers[answer_id], text)
        step.put_all(_decided(each, SuggestionState.ACCEPTED, by, reply) for each in done)
    return Decided(step.changes(), tuple(conflicts))


def _write(workspace: Workspace, step: Step, answer: Answer, text: Text) -> None:
    """Write an answer's text as typing does, with a revision of what was there before and of what is there then."""
    markdown = write_markdown(text)
    if markdown == answer.text:
        return
    kept = answer if is_kept(workspace, answer) else keep_revision(step, answer)
    step.put(keep_revision(step, rewritten(kept, markdown)))


def _with_other_halves(workspace: Workspace, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
    """Return suggestions in the order of their places, with the open other half of each that is a move."""
    found = {each.id: each for each in suggestions}
    for each in suggestions:
        if each.move:
            for other in workspace.find(Suggestion, returned_id=each.returned_id, move=each.move):
                if other.state is SuggestionState.OPEN:
                    found.setdefault(other.id, other)
    return sorted(found.values(), key=lambda each: _order(each, {}))


def _moves_together(suggestions: Iterable[Suggestion]) -> list[list[Suggestion]]:
    groups: dict[str, list[Suggestion]] = {}
    for each in suggestions:
        groups.setdefault(f"{each.returned_id} {each.move}" if each.move else each.id, []).append(each)
    return list(groups.values())


def _order(each: Remark | Suggestion, rank: Mapping[str, int]) -> tuple[int, int, int, int]:
    """Return where something stands in its answer; `rank` are the places of the returned copies."""
    return (-1 if each.block is None else each.block, each.start, rank.get(each.returned_id, 0), each.position)


def _open_of(workspace: Workspace, round_id: str, reader: str) -> list[Suggestion]:
    whole = read_round(workspace, round_id)
    copies = {copy.id for copy in whole.returned if copy.reader == reader}
    return sorted(
        (each for each in whole.open_suggestions if each.returned_id in copies), key=lambda each: _order(each, {})
    )


def _suggestion(workspace: Workspace, suggestion_id: str) -> Suggestion:
    found = workspace.get(Suggestion, suggestion_id)
    if found is None:
        raise BidprepError("That suggestion is not there any more.", "Undo its removal.")
    return found


def _decided(each: Suggestion, state: SuggestionState, by: str, reply: str) -> Suggestion:
    return replace(each, state=state, reply=reply or each.reply, decided_by=by, decided_at=now())


def _name(verb: str, suggestions: Sequence[Suggestion]) -> str:
    authors = ", ".join(dict.fromkeys(each.author for each in suggestions if each.author)) or "a reader"
    if len(suggestions) == 1:
        return f"{verb} a suggestion of {authors}"
    return f"{verb} {len(suggestions)} suggestions of {authors}"
