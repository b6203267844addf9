"""Find records by what a person types: an id, or a name that only one of them has."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from bidprep.domain.bids import Bid, Question
from bidprep.domain.kinds import Record
from bidprep.domain.opportunities import Lot
from bidprep.errors import BidprepError
from bidprep.storage.workspace import Workspace

R = TypeVar("R", bound=Record)


def find_bid(workspace: Workspace, words: str) -> Bid:
    """Return the bid of an id or name; raises BidprepError where there is none, or more than one."""
    return choose(workspace.find(Bid), words, "bid", lambda bid: (bid.name,))


def find_question(workspace: Workspace, words: str) -> Question:
    """Return the question of an id, or of ``BID/NUMBER``; the bid may be left out where there is only one."""
    by_id = workspace.get(Question, words)
    if by_id:
        return by_id
    bid_words, _, number = words.rpartition("/")
    bids = workspace.find(Bid)
    if not bid_words and len(bids) > 1:
        raise BidprepError(f"“{words}” does not say of which bid.", "Give the bid too: BID/NUMBER.")
    bid = bids[0] if not bid_words and bids else find_bid(workspace, bid_words)
    questions = workspace.find(Question, bid_id=bid.id)
    # Never by the beginning: who types 2 where there is no question 2 does not mean question 2.1.
    return choose(questions, number, "question", lambda question: (question.number,), by_beginning=False)


def find_lot(workspace: Workspace, bid: Bid, words: str) -> Lot:
    """Return the lot of an id, reference or title in the stage that a bid is for."""
    lots = workspace.find(Lot, stage_id=bid.stage_id)
    return choose(lots, words, "lot", lambda lot: (lot.reference, lot.title))


def choose(
    records: Iterable[R],
    words: str,
    called: str,
    names_of: Callable[[R], tuple[str, ...]],
    *,
    by_beginning: bool = True,
) -> R:
    """Return the one record whose id or name is what was typed: exactly, else in its beginning, whatever the case.

    A beginning does not cut a number in two: “Lot 1” does not find “Lot 12”.
    """
    all_records = tuple(records)
    wanted = " ".join(words.split()).casefold()
    for matches in (
        lambda record: record.id == words,
        lambda record: bool(wanted) and wanted in (_folded(name) for name in names_of(record)),
        lambda record: by_beginning and any(_begins(_folded(name), wanted) for name in names_of(record)),
    ):
        found = [record for record in all_records if matches(record)]
        if len(found) == 1:
            return found[0]
        if found:
            raise BidprepError(f"More than one {called} is called “{words}”.", "Give its id instead.")
    there = ", ".join(f"“{next(filter(None, names_of(record)), record.id)}”" for record in all_records[:_MOST_NAMED])
    there += f" and {len(all_records) - _MOST_NAMED} more" if len(all_records) > _MOST_NAMED else ""
    raise BidprepError(
        f"There is no {called} “{words}”.", f"Choose one of: {there}." if there else f"Add a {called} first."
    )


_MOST_NAMED = 5


def _begins(name: str, wanted: str) -> bool:
    cut = name[len(wanted) : len(wanted) + 1]
    return bool(wanted) and name.startswith(wanted) and not (wanted[-1].isdigit() and cut.isdigit())


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
