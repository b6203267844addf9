"""What a person chooses for the submission of a bid: its parts, in their order, and the letterhead it is written on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bidprep.documents.reading import read_bytes
from bidprep.domain.bids import Bid
from bidprep.domain.checks import check_bid
from bidprep.domain.findings import Severity
from bidprep.domain.opportunities import Lot
from bidprep.domain.submission_parts import SubmissionPart
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.attachments import keep_content
from bidprep.operations.bids import Depth, read_bid
from bidprep.operations.records import change_record
from bidprep.operations.submissions import find_empty_parts
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class SubmissionChoices:
    """What stands to be chosen, and what to know before writing.

    `letterhead` is the name of the file chosen, "" for the house style. `empty` are the parts with nothing in them.
    """

    whole: WholeBid
    letterhead: str
    empty: frozenset[SubmissionPart]
    stoppers: int
    warnings: int


def read_choices(workspace: Workspace, bid_id: str, lot_id: str | None = None) -> SubmissionChoices:
    """Return the choices for a bid's submission, or for that of one lot; raises BidprepError where the bid is gone."""
    whole = read_bid(workspace, bid_id, Depth.PARTNERS)
    lot = _lot(whole, lot_id)
    names = {kept.digest: kept.name for kept in workspace.kept_files()} if whole.bid.letterhead else {}
    findings = check_bid(whole)
    stoppers = sum(finding.severity is Severity.STOPPER for finding in findings)
    letterhead = names.get(whole.bid.letterhead or "", "")
    return SubmissionChoices(whole, letterhead, find_empty_parts(whole, lot), stoppers, len(findings) - stoppers)


def choose_parts(workspace: Workspace, bid_id: str, parts: Sequence[SubmissionPart]) -> Changes:
    """Let the submission of a bid hold these parts in this order; raises BidprepError for none at all."""
    if not parts:
        raise BidprepError("A submission holds one part at the least.", "Tick another before you untick the last.")
    return change_record(workspace, replace(_bid(workspace, bid_id), parts=tuple(part.value for part in parts)))


def choose_letterhead(workspace: Workspace, bid_id: str, path: Path) -> Changes:
    """Keep a Word file in the workspace and write the bid's submission on it; a bad one is refused, changing nothing."""
    from bidprep.documents.word.package import open_base

    bid = _bid(workspace, bid_id)
    content = read_bytes(path)
    open_base(content, f"“{path.name}”")
    kept = keep_content(workspace, path.name, content)
    return change_record(workspace, replace(bid, letterhead=kept.digest))


def use_house_style(workspace: Workspace, bid_id: str) -> Changes:
    """Write the bid's submission in the house style again."""
    return change_record(workspace, replace(_bid(workspace, bid_id), letterhead=None))


def _bid(workspace: Workspace, bid_id: str) -> Bid:
    bid = workspace.get(Bid, bid_id)
    if bid is None:
        raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
    return bid


def _lot(whole: WholeBid, lot_id: str | None) -> Lot | None:
    return next((lot for lot in whole.lots if lot.id == lot_id), None)
