"""Take passages in from an old bid in Word, once somebody has confirmed them, in one step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bidprep.domain.dates import today
from bidprep.domain.decisions import ResultState
from bidprep.domain.ids import new_id
from bidprep.domain.library import Passage
from bidprep.domain.markdown import write_markdown
from bidprep.domain.old_bids import OldPiece, split_old_bid
from bidprep.domain.text import Paragraph, Run, clean_characters, text_of
from bidprep.errors import BidprepError
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OldBid:
    """An old bid that was read: how it is called, its pieces, and whole sentences about what to look at."""

    name: str
    pieces: tuple[OldPiece, ...]
    warnings: tuple[str, ...] = ()


def read_old_bid(
    path: Path,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> OldBid:
    """Read an old bid in a child process, and split it; raises BidprepError where it cannot be, or says nothing.

    Raises `bidprep.documents.child.CancelledError` once `is_cancelled` says so.
    """
    from bidprep.operations.forms import read_buyers_form  # what it needs is loaded only now

    read = read_buyers_form(path, progress, is_cancelled).proposal
    pieces = split_old_bid(read)
    if not pieces:
        raise BidprepError(f"{path.name} holds nothing that could be a passage.", "Choose a bid with answers in it.")
    return OldBid(path.stem, pieces, read.warnings)


def passages_of(
    old: OldBid, buyer: str = "", result: ResultState | None = None, written_on: date | None = None
) -> tuple[Passage, ...]:
    """Return the pieces of an old bid as passages, not yet kept."""
    return tuple(
        Passage(
            new_id(), " ".join(piece.title.split()), piece.question, _markdown(piece.paragraphs), piece.tags,
            written_on=written_on,
            source=old.name, buyer=buyer.strip(), result=result, notes=f"Taken in from {old.name} on {today():%d/%m/%Y}.",
        )
        for piece in old.pieces
    )  # fmt: skip


def take_in_passages(workspace: Workspace, passages: Sequence[Passage], called: str) -> tuple[Passage, ...]:
    """Keep passages in one step; those that the library has word for word already are left out. Returns those kept."""
    new = not_there_yet(workspace, passages)
    if new:
        with workspace.step(f"Take {len(new)} passages from {called} into the library") as step:
            for passage in new:
                step.put(passage)
    return new


def not_there_yet(workspace: Workspace, passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return the passages whose text the library does not have word for word."""
    there = {passage.text.strip() for passage in workspace.find(Passage)}
    return tuple(passage for passage in passages if passage.text.strip() not in there)


def pieces_there(workspace: Workspace, old: OldBid) -> frozenset[int]:
    """Return which pieces, by their place, the library has word for word already."""
    passages = passages_of(old)
    new = {passage.id for passage in not_there_yet(workspace, passages)}
    return frozenset(at for at, passage in enumerate(passages) if passage.id not in new)


def _markdown(paragraphs: Sequence[str]) -> str:
    return write_markdown(text_of(Paragraph((Run(clean_characters(words)),)) for words in paragraphs))
