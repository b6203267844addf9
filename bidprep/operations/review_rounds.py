"""Review rounds: start one, say who reads, fix the texts that are sent, and read how a round stands."""

from dataclasses import dataclass, replace
from datetime import date

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer, Revision, text_digest
from bidprep.domain.dates import now, today
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.partners import Contact, Partner
from bidprep.domain.people import Person
from bidprep.domain.reviews import (
    Remark,
    RemarkState,
    ReturnedCopy,
    ReviewCopy,
    ReviewRound,
    SentAnswer,
    Suggestion,
    SuggestionState,
)
from bidprep.domain.text import fill_fields
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.answers import is_kept, keep_revision
from bidprep.operations.bids import read_bid
from bidprep.operations.submission_answers import answers_shown
from bidprep.storage.changes import Changes
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class WholeRound:
    """A review round with all that belongs to it: who reads, what was sent, what came back."""

    round: ReviewRound
    copies: tuple[ReviewCopy, ...] = ()
    sent: tuple[SentAnswer, ...] = ()
    returned: tuple[ReturnedCopy, ...] = ()
    remarks: tuple[Remark, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()

    @property
    def is_sent(self) -> bool:
        """Whether its texts are fixed."""
        return self.round.sent_on is not None

    @property
    def is_late(self) -> bool:
        """Whether somebody’s copy is not back although its day has passed."""
        return self.is_sent and bool(self.round.return_by and self.round.return_by < today()) and bool(self.awaited)

    @property
    def awaited(self) -> tuple[ReviewCopy, ...]:
        """The copies that are not back."""
        back = {copy.copy_id for copy in self.returned}
        return tuple(copy for copy in self.copies if copy.id not in back)

    @property
    def open_remarks(self) -> tuple[Remark, ...]:
        """The remarks that wait for a decision; replies go with the remark they reply to."""
        return tuple(each for each in self.remarks if each.state is RemarkState.OPEN and each.parent_id is None)

    @property
    def open_suggestions(self) -> tuple[Suggestion, ...]:
        """The suggestions that wait for a decision."""
        return tuple(each for each in self.suggestions if each.state is SuggestionState.OPEN)

    @property
    def not_placed(self) -> tuple[Remark | Suggestion, ...]:
        """What found no answer that it belongs to."""
        found: tuple[Remark | Suggestion, ...] = (*self.remarks, *self.suggestions)
        return tuple(each for each in found if each.sent_id is None)


def read_rounds(workspace: Workspace, bid_id: str) -> tuple[WholeRound, ...]:
    """Return the review rounds of a bid, the newest first; one not sent yet stands first."""
    with workspace.one_view():
        rounds = workspace.find(ReviewRound, bid_id=bid_id)
        found = [_whole(workspace, each) for each in rounds]
    return tuple(sorted(found, key=lambda each: (each.round.sent_on or date.max, each.round.name), reverse=True))


def read_round(workspace: Workspace, round_id: str) -> WholeRound:
    """Return one round; raises BidprepError where it is gone."""
    with workspace.one_view():
        return _whole(workspace, _round(workspace, round_id))


def start_round(workspace: Workspace, bid_id: str, name: str = "", return_by: date | None = None) -> ReviewRound:
    """Start a review round of a bid, called “Round 2” and so on unless it has a name; returns it.

    Its other fields are changed with `records.change_record`.
    """
    number = len(workspace.find(ReviewRound, bid_id=bid_id)) + 1
    made = ReviewRound(new_id(), bid_id, " ".join(name.split()) or f"Round {number}", return_by=return_by)
    with workspace.step(f"Start review {made.name}") as step:
        step.put(made)
    return made


@dataclass(frozen=True, slots=True)
class PossibleReader:
    """Somebody who may be given a copy: one of our people, or a contact, who is `at` a partner."""

    name: str
    at: str = ""
    person: Person | None = None

    @property
    def words(self) -> str:
        """The name, and where they are."""
        return f"{self.name} ({self.at})" if self.at else self.name


def find_possible_readers(workspace: Workspace) -> tuple[PossibleReader, ...]:
    """Return our people and then the contacts at partners, those who have a name."""
    with workspace.one_view():
        people = [PossibleReader(each.name, "", each) for each in workspace.find(Person)]
        partners = {each.id: each.name for each in workspace.find(Partner)}
        contacts = [PossibleReader(each.name, partners.get(each.partner_id, "")) for each in workspace.find(Contact)]
    return tuple(each for each in (*people, *contacts) if each.name.strip())


def add_reader(
    workspace: Workspace,
    round_id: str,
    person: Person | None = None,
    name: str = "",
    *,
    large_print: bool = False,
    with_earlier: bool = False,
) -> ReviewCopy:
    """Let somebody read: one of our people, or anybody by name; returns the copy that is theirs.

    Copies can be added after a round was sent: they have the same texts. Raises BidprepError without a name.
    """
    whole = read_round(workspace, round_id)
    called = person.name if person else " ".join(name.split())
    if not called:
        raise BidprepError("A reader needs a name.", "Choose a person, or type who it is.")
    there = [copy for copy in whole.copies if copy.name.casefold() == called.casefold()]
    if there:
        raise BidprepError(f"{called} reads in this round already.", "Choose somebody else.")
    copy = ReviewCopy(new_id(), round_id, person.id if person else None, called, None, large_print, with_earlier)
    with workspace.step(f"Add reader {called}") as step:
        step.put(copy)
    return copy


def send_round(workspace: Workspace, round_id: str) -> Changes:
    """Fix the texts of a round as they stand now, filled in: they are what every copy of it holds from now on.

    Each is kept as a revision whose parent is the answer's own. Answers that were ready for review are in review
    then. Nothing happens where it was sent before; raises BidprepError where the bid has no questions.
    """
    whole = read_round(workspace, round_id)
    if whole.is_sent:
        return Changes()
    bid = read_bid(workspace, whole.round.bid_id)
    if not bid.questions:
        raise BidprepError("This bid has no questions yet, so there is nothing to review.", "Add its questions first.")
    with workspace.step(f"Send review {whole.round.name}") as step:
        put_sent_answers(workspace, step, bid, round_id)
        for answer in bid.answers:
            there = workspace.get(Answer, answer.id)
            if there and there.status is AnswerStatus.READY:
                step.put(replace(there, status=AnswerStatus.IN_REVIEW))
        step.put(replace(whole.round, sent_on=today()))
    return step.changes()


def put_sent_answers(workspace: Workspace, step: Step, bid: WholeBid, round_id: str) -> tuple[SentAnswer, ...]:
    """Keep the answers of a bid as they stand as what a round sends, within a step; returns them in order."""
    found: list[SentAnswer] = []
    for question in bid.questions:
        for answer in answers_shown(bid, question, None):
            lot_id = answer.lot_id if answer else None
            title = bid.lot_title(lot_id)
            heading = f"Question {question.number}" + (f": {title}" if title else "")
            revision = _as_sent(workspace, step, bid, answer) if answer else None
            found.append(SentAnswer(new_id(), round_id, question.id, lot_id, len(found) + 1, heading, revision))
            step.put(found[-1])
    return tuple(found)


def round_to_send(workspace: Workspace, bid_id: str, name: str = "", return_by: date | None = None) -> ReviewRound:
    """Return the round that one more copy belongs to: that of this name, else the newest if it still does, else a new one.

    The newest does while nothing has come back and no answer says anything else than it sent.
    """
    rounds = read_rounds(workspace, bid_id)
    wanted = " ".join(name.split()).casefold()
    for whole in rounds:
        if wanted and whole.round.name.casefold() == wanted:
            return whole.round
    if not wanted and rounds and not rounds[0].returned and _is_as_sent(workspace, rounds[0]):
        return rounds[0].round
    return start_round(workspace, bid_id, name, return_by)


def set_return_by(workspace: Workspace, made: ReviewRound, return_by: date) -> Changes:
    """Say by when the copies of a round are to be back."""
    with workspace.step(f"Set when {made.name} is due back") as step:
        step.put(replace(made, return_by=return_by))
    return step.changes()


def _is_as_sent(workspace: Workspace, whole: WholeRound) -> bool:
    """Whether every answer still says what a round sent; so it is with one that was not sent yet."""
    if not whole.is_sent:
        return True
    bid = read_bid(workspace, whole.round.bid_id)
    kept = workspace.revisions_by_id([each.revision_id for each in whole.sent if each.revision_id])
    sent = {
        (each.question_id, each.lot_id): kept[each.revision_id].text if each.revision_id in kept else ""
        for each in whole.sent
    }
    texts = {
        (question.id, answer.lot_id if answer else None): _sent_text(bid, answer.text) if answer else ""
        for question in bid.questions
        for answer in answers_shown(bid, question, None)
    }
    return texts == sent


def _sent_text(bid: WholeBid, markdown: str) -> str:
    """Return a text as it is sent: filled, and with what Word cannot hold made alike."""
    from bidprep.documents.reviewed.sent import as_returned  # lxml comes with it

    return write_markdown(as_returned(fill_fields(read_markdown(markdown), bid.fields)))


def _as_sent(workspace: Workspace, step: Step, bid: WholeBid, answer: Answer) -> str | None:
    """Keep an answer's text as it is sent; returns the id of that revision, None where there is no text."""
    kept = answer if is_kept(workspace, answer) else keep_revision(step, answer)
    step.put(kept)
    sent = _sent_text(bid, kept.text)
    if not sent:
        return None
    if sent == kept.text:
        return kept.revision_id
    parents = (kept.revision_id,) if kept.revision_id else ()
    revision = Revision(new_id(), answer.id, sent, text_digest(sent), parents, now())
    step.keep_revision(revision)
    return revision.id


def _round(workspace: Workspace, round_id: str) -> ReviewRound:
    found = workspace.get(ReviewRound, round_id)
    if found is None:
        raise BidprepError("That review round is not there any more.", "Choose another, or undo its removal.")
    return found


def _whole(workspace: Workspace, found: ReviewRound) -> WholeRound:
    there = workspace.find(ReturnedCopy, round_id=found.id)
    # Those that were taken in together stand in the order of their readers.
    returned = tuple(sorted(there, key=lambda copy: (str(copy.taken_at), copy.reader, copy.id)))
    return WholeRound(
        found,
        workspace.find(ReviewCopy, round_id=found.id),
        workspace.find(SentAnswer, round_id=found.id),
        returned,
        tuple(remark for copy in returned for remark in workspace.find(Remark, returned_id=copy.id)),
        tuple(each for copy in returned for each in workspace.find(Suggestion, returned_id=copy.id)),
    )
