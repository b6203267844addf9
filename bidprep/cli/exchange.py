"""Commands that take in and write out files: records, lots, the submission."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bidprep.cli.bids import lot_json
from bidprep.cli.command import (
    AS_JSON,
    BID,
    DONE,
    DRY_RUN,
    LOT,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
    writing,
    writing_if_free,
)
from bidprep.documents.reading import read_bytes
from bidprep.errors import BidprepError
from bidprep.operations import lots as lot_operations
from bidprep.operations import records_file
from bidprep.operations.decision_paper import export_decision, read_decision_paper
from bidprep.operations.naming import find_bid, find_lot
from bidprep.operations.submissions import export_submission, keep_submitted, read_submission
from bidprep.operations.workspaces import SUFFIX


def _export_records(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        counts = records_file.export_records(workspace, file_to_write(parsed))
    total = count_of(sum(counts.values()), "record")
    show(parsed, {"path": str(parsed.to), "records": counts}, f"Wrote {total} to {parsed.to}.")
    return DONE


def _import_records(parsed: Namespace) -> int:
    if parsed.dry_run:
        with reading(parsed) as workspace:
            taken, _ = records_file.read_records(workspace, parsed.file)
    else:
        with writing(parsed) as workspace:
            taken = records_file.import_records(workspace, parsed.file)
    told = {"added": taken.added, "changed": taken.changed, "unchanged": taken.unchanged}
    added, changed = sum(taken.added.values()), sum(taken.changed.values())
    show(parsed, told, _taken_in(added, changed, taken.unchanged, "record", dry_run=parsed.dry_run))
    return DONE


def _import_lots(parsed: Namespace) -> int:
    columns = _columns(parsed.column)
    if parsed.dry_run:
        with reading(parsed) as workspace:
            taken = lot_operations.read_lots(workspace, find_bid(workspace, parsed.bid), parsed.file, columns)
    else:
        with writing(parsed) as workspace:
            taken = lot_operations.import_lots(workspace, find_bid(workspace, parsed.bid), parsed.file, columns)
    told = {
        "added": taken.added,
        "changed": taken.changed,
        "unchanged": taken.unchanged,
        "lots": [lot_json(lot) for lot in taken.lots],
    }
    show(parsed, told, _taken_in(taken.added, taken.changed, taken.unchanged, "lot", dry_run=parsed.dry_run))
    return DONE


def _taken_in(added: int, changed: int, unchanged: int, called: str, *, dry_run: bool) -> str:
    did = "Would add {} and change {:,}" if dry_run else "Added {} and changed {:,}"
    stay = f"{unchanged:,} {'is' if unchanged == 1 else 'are'} there already"
    return f"{did.format(count_of(added, called), changed)}; {stay}."


def file_to_write(parsed: Namespace) -> Path:
    """Return the file to write; raises BidprepError where it is a workspace, for those are never replaced."""
    path: Path = parsed.to
    if path.suffix.casefold() == SUFFIX or path.resolve() == parsed.workspace.resolve():
        raise BidprepError(f"{path} would replace a workspace.", "Choose another name.")
    return path


def _columns(pairs: Sequence[str]) -> dict[str, str]:
    columns: dict[str, str] = {}
    for pair in pairs:
        field, equals, heading = pair.partition("=")
        if not equals or not heading:
            raise BidprepError(f"“{pair}” does not say which column a field is in.", "Write it as region=HEADING.")
        columns[field.strip()] = heading.strip()
    return columns


def _export_submission(parsed: Namespace) -> int:
    with writing_if_free(parsed) as (workspace, why_not):
        bid = find_bid(workspace, parsed.bid)
        kit = read_submission(workspace, bid.id)
        lot = find_lot(workspace, bid, parsed.lot) if parsed.lot is not None else None
        if parsed.letterhead is not None:
            kit = replace(kit, letterhead=read_bytes(parsed.letterhead))
        path = export_submission(kit, file_to_write(parsed), lot)
        if not why_not:  # only now: what is refused changes nothing
            keep_submitted(workspace, kit, path)
    said = [f"Wrote {path} and checked that every answer is in it, word for word."]
    if why_not:
        said.append(f"No snapshots of the answers were kept: {why_not}")
    show(parsed, {"path": str(path)}, *said)
    return DONE


def _export_decision(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        paper = read_decision_paper(workspace, find_bid(workspace, parsed.bid).id)
    path = export_decision(paper, file_to_write(parsed))
    show(parsed, {"path": str(path)}, f"Wrote {path}, the go or no-go for your trustees.")
    return DONE


TO_FILE = argument("--to", metavar="FILE", type=Path, required=True, help="the file to write")

EXCHANGE_COMMANDS = (
    Command("export records", "write every record as JSON", (WORKSPACE, TO_FILE, AS_JSON), _export_records),
    Command(
        "import records", "take in records written by “export records”",
        (WORKSPACE, argument("file", metavar="FILE", type=Path, help="a JSON file"), DRY_RUN, AS_JSON), _import_records,
    ),
    Command(
        "import lots", "take in lots from a CSV table",
        (
            WORKSPACE, BID, argument("file", metavar="FILE", type=Path, help="a CSV file"),
            argument("--column", action="append", default=[], metavar="FIELD=HEADING", help="which column a field is in"),
            DRY_RUN, AS_JSON,
        ),
        _import_lots,
    ),
    Command("export decision", "write the go or no-go of a bid for the trustees", (WORKSPACE, BID, TO_FILE, AS_JSON),
            _export_decision),
    Command(
        "export submission", "write the submission as a Word document",
        (
            WORKSPACE, BID, TO_FILE, LOT,
            argument("--letterhead", metavar="FILE.docx", type=Path, help="a Word file whose look it takes"), AS_JSON,
        ),
        _export_submission,
    ),
)  # fmt: skip
