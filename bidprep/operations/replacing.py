"""Find words in all answers of a bid, and put others in their place: after a snapshot, in one step."""

from collections.abc import Iterable
from dataclasses import dataclass

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.finding_words import Hit, Sought, find_in_text, replace_in_text
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.opportunities import Lot
from bidprep.errors import BidprepError
from bidprep.operations.answers import is_kept, keep_revision
from bidprep.operations.snapshots import changed_text, keep_automatic_snapshot
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FoundInBid:
    """One place in one answer, with its question, and the title of the lot that it is varied for."""

    question: Question
    answer: Answer
    lot: str
    hit: Hit


def find_in_bid(workspace: Workspace, bid_id: str, sought: Sought) -> tuple[FoundInBid, ...]:
    """Return each place where something stands in a bid's answers, by question, the shared answer first."""
    if not sought.words:
        return ()
    questions = {question.id: question for question in workspace.find(Question, bid_id=bid_id)}
    order = {question_id: at for at, question_id in enumerate(questions)}
    answers = sorted(
        workspace.answers_of_bid(bid_id), key=lambda answer: (order[answer.question_id], answer.lot_id is not None)
    )
    found: list[FoundInBid] = []
    titles: dict[str, str] = {}
    for answer in answers:
        hits = find_in_text(read_markdown(answer.text), sought) if answer.text else ()
        if hits and answer.lot_id and answer.lot_id not in titles:
            lot = workspace.get(Lot, answer.lot_id)
            titles[answer.lot_id] = (lot.title or lot.reference) if lot else ""
        title = titles.get(answer.lot_id or "", "")
        found += [FoundInBid(questions[answer.question_id], answer, title, hit) for hit in hits]
    return tuple(found)


def replace_in_bid(workspace: Workspace, bid_id: str, sought: Sought, words: str, chosen: Iterable[FoundInBid]) -> int:
    """Put words in the places chosen among those found; returns how many.

    All answers are kept as automatic snapshots first. Raises BidprepError where an answer is no longer as it was found.
    """
    numbers: dict[str, set[int]] = {}
    texts: dict[str, str] = {}
    for found in chosen:
        numbers.setdefault(found.answer.id, set()).add(found.hit.number)
        texts[found.answer.id] = found.answer.text
    if not numbers:
        raise BidprepError("Nothing is ticked.", "Tick the places where the words are to be replaced.")
    workspace.end_visit()
    with workspace.step(f"Replace “{sought.words}” in the bid") as step:
        answers = {answer.id: answer for answer in workspace.answers_of_bid(bid_id)}
        if any(answer_id not in answers or answers[answer_id].text != text for answer_id, text in texts.items()):
            raise BidprepError("An answer has changed since these places were found.", "Find them again, then replace.")
        for answer_id in numbers:
            if not is_kept(workspace, answers[answer_id]):
                step.put(keep_revision(step, answers[answer_id]))
        keep_automatic_snapshot(step, workspace, bid_id, f"Before replacing “{sought.words}”")
        for answer in workspace.answers_of_bid(bid_id):
            if places := numbers.get(answer.id):
                text = replace_in_text(read_markdown(answer.text), sought, words, places.__contains__)
                step.put(changed_text(workspace, step, answer, write_markdown(text)))
    return sum(len(places) for places in numbers.values())
