"""The review round of the sample charity: sent a week ago, two copies back, one awaited, some of it decided."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from hashlib import sha256

from bidprep.domain.bids import Bid
from bidprep.domain.dates import uk_time
from bidprep.domain.files import KeptFile
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import write_markdown
from bidprep.domain.people import Person
from bidprep.domain.record_json import Json
from bidprep.domain.returned_changes import REPLACED
from bidprep.domain.reviews import (
    MatchedBy,
    Remark,
    RemarkState,
    ReturnedCopy,
    ReviewCopy,
    ReviewRound,
    SentAnswer,
    SignOff,
    Suggestion,
    SuggestionState,
)
from bidprep.domain.text import Paragraph, Run, Text, paragraph, plain_block
from bidprep.operations.answers import find_answer
from bidprep.operations.bids import read_bid
from bidprep.operations.review_copies import sent_texts
from bidprep.operations.review_rounds import put_sent_answers
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

_DAYS_SINCE = 7  # that it was sent
_NOTE = "Made up for the sample: there is no such file."


def add_sample_reviews(workspace: Workspace, told: Mapping[str, Json], day: date) -> None:
    """Add the review round that the sample’s file tells of its bids, as it stands on a day."""
    for bid_told in told["bids"]:
        review = bid_told.get("review")
        if review is not None:
            (bid,) = workspace.find(Bid, name=bid_told["name"])
            with workspace.step("Add the sample’s review") as step:
                _Review(workspace, step, bid.id, day).put(review)


class _Review:
    """Puts one round with what came back; answers are named by their questions’ numbers, places by the words there."""

    def __init__(self, workspace: Workspace, step: Step, bid_id: str, day: date) -> None:
        self._workspace = workspace
        self._step = step
        self._bid = read_bid(workspace, bid_id)
        self._day = day
        self._sent: dict[str, SentAnswer] = {}
        self._texts: dict[str, Text] = {}

    def put(self, told: Mapping[str, Json]) -> None:
        """Put the round, its copies, and the remarks and suggestions of those that came back."""
        sent_on = self._day - timedelta(days=_DAYS_SINCE)
        made = ReviewRound(
            new_id(), self._bid.bid.id, told["name"], sent_on, self._day + timedelta(days=told["days_left"]),
            told["note"], told["decisions"], told["risks"],
        )  # fmt: skip
        self._step.put(made)
        sent = put_sent_answers(self._workspace, self._step, self._bid, made.id)
        numbers = {question.id: question.number for question in self._bid.questions}
        self._sent = {numbers[each.question_id]: each for each in sent}
        self._texts = sent_texts(self._workspace, sent)
        people = {person.name: person.id for person in self._workspace.find(Person)}
        for days_ago, reader in enumerate(told["readers"], 1):
            copy = ReviewCopy(new_id(), made.id, people.get(reader["name"]), reader["name"])
            self._step.put(copy)
            if "remarks" in reader:
                self._put_returned(made, copy, reader, days_ago)
        for signed in told["sign_offs"]:
            self._sign_off(signed, people)

    def _put_returned(self, made: ReviewRound, copy: ReviewCopy, told: Mapping[str, Json], days_ago: int) -> None:
        at = self._moment(days_ago)
        content = f"{copy.name}: {_NOTE}".encode()
        kept = KeptFile(sha256(content).hexdigest(), f"{copy.name}.docx", len(content), at)
        self._step.keep_file(kept, content)
        remarks, changes = told["remarks"], told["suggestions"]
        returned = ReturnedCopy(
            new_id(),
            made.id,
            kept.digest,
            copy.id,
            kept.name,
            copy.name,
            at,
            len(remarks),
            2 * len(changes),
            note=_NOTE,
        )
        self._step.put(returned)
        for position, each in enumerate(remarks, 1):
            place = self._place(each)
            state = RemarkState(each.get("state", "open"))
            remark = Remark(
                new_id(), returned.id, place[0], position, MatchedBy.BOOKMARK, copy.name, at, each["text"], each["quote"],
                *place[1:], state=state, reply=each.get("reply", ""),
            )  # fmt: skip
            self._step.put(self._decided(remark) if state is not RemarkState.OPEN else remark)
        for position, each in enumerate(changes, 1):
            sent_id, block, start, end = self._place(each)
            state_of = SuggestionState(each.get("state", "open"))
            suggestion = Suggestion(
                new_id(), returned.id, sent_id, position, MatchedBy.BOOKMARK, REPLACED, copy.name, at, block, block, start,
                end, each["quote"], each["words"], self._replacement(sent_id, block, each), changes=2, state=state_of,
                reply=each.get("reply", ""),
            )  # fmt: skip
            self._step.put(
                replace(suggestion, decided_by="Priya Nair", decided_at=self._moment(0))
                if state_of is not SuggestionState.OPEN
                else suggestion
            )

    def _decided(self, remark: Remark) -> Remark:
        return replace(remark, decided_by="Priya Nair", decided_at=self._moment(0))

    def _place(self, told: Mapping[str, Json]) -> tuple[str, int, int, int]:
        sent = self._sent[told["question"]]
        words = [plain_block(block) for block in self._texts[sent.id].blocks]
        number = next(at for at, block in enumerate(words) if told["quote"] in block)
        start = words[number].index(told["quote"])
        return sent.id, number, start, start + len(told["quote"])

    def _replacement(self, sent_id: str, number: int, told: Mapping[str, Json]) -> str:
        block = self._texts[sent_id].blocks[number]
        if not isinstance(block, Paragraph):
            raise TypeError(f"the sample changes a table: {told['quote']}")
        items = [
            replace(item, text=item.text.replace(told["quote"], told["words"], 1)) if isinstance(item, Run) else item
            for item in block.inlines
        ]
        return write_markdown(Text((paragraph(items, block.style),)))

    def _sign_off(self, told: Mapping[str, Json], people: Mapping[str, str]) -> None:
        question = next(each for each in self._bid.questions if each.number == told["question"])
        answer = find_answer(self._workspace, question.id)
        revision = self._workspace.revisions_by_id([answer.revision_id or ""]) if answer else {}
        for each in revision.values():
            at = self._moment(0)
            self._step.put(
                SignOff(
                    new_id(),
                    each.answer_id,
                    each.id,
                    each.digest,
                    people.get(told["name"]),
                    told["name"],
                    told["role"],
                    at,
                )
            )

    def _moment(self, days_ago: int) -> datetime:
        return uk_time(self._day - timedelta(days=days_ago), time(9, 40))
