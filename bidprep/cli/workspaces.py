"""Commands on whole workspaces: make, tell, back up, restore, undo."""

from argparse import Namespace
from pathlib import Path

from bidprep.cli.command import AS_JSON, DONE, WHO, WORKSPACE, Command, argument, count_of, reading, show, writing
from bidprep.domain.dates import say_time
from bidprep.errors import BidprepError
from bidprep.operations import workspaces
from bidprep.operations.dashboard import read_overview
from bidprep.operations.sample import fill_with_sample
from bidprep.storage.schema import SCHEMA_VERSION


def _new(parsed: Namespace) -> int:
    workspace = workspaces.new_workspace(parsed.workspace, WHO)
    try:
        if parsed.sample:
            fill_with_sample(workspace)
    except BaseException:
        workspace.close()
        workspace.path.unlink(missing_ok=True)
        raise
    workspace.close()
    show(parsed, {"path": str(workspace.path)}, f"Made {workspace.path}.")
    return DONE


def _info(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        overview = read_overview(workspace)
    bids = [
        {
            "id": bid.id,
            "name": bid.name,
            "buyer": bid.buyer,
            "stage": bid.stage,
            "lots": bid.lots,
            "questions": bid.questions,
            "answered": bid.answered,
            "deadline": bid.submit_by.isoformat() if bid.submit_by else None,
        }
        for bid in overview.bids
    ]
    told = {
        "schema": SCHEMA_VERSION,
        "organisation": overview.organisation,
        "bids": bids,
        "case_studies": overview.counts.case_studies,
        "partners": overview.counts.partners,
        "passages": overview.counts.passages,
    }
    lines = [
        f"{overview.organisation or 'An organisation without a name yet'}:"
        f" {count_of(overview.counts.case_studies, 'case study', 'case studies')},"
        f" {count_of(overview.counts.partners, 'partner')}, {count_of(overview.counts.bids, 'bid')}.",
        *(
            f"{bid.name}{f' ({bid.buyer})' if bid.buyer else ''}: {bid.answered} of"
            f" {count_of(bid.questions, 'question')} answered, {count_of(bid.lots, 'lot')},"
            f" to be handed in by {say_time(bid.submit_by) or 'a date not yet given'}."
            for bid in overview.bids
        ),
    ]
    show(parsed, told, *lines)
    return DONE


def _backup(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        if parsed.list:
            backups = workspace.list_backups()
            told = [
                {
                    "path": str(backup.path),
                    "made_at": backup.made_at.isoformat(),
                    "reason": backup.reason,
                    "size": backup.size,
                    "kept": backup.pinned,
                }
                for backup in backups
            ]
            lines = [f"{say_time(backup.made_at)}  {backup.reason}  {backup.path}" for backup in backups]
            show(parsed, told, *(lines or ["There is no backup yet."]))
        else:
            made = workspaces.back_up(workspace)
            show(parsed, {"path": str(made.path)}, f"Backed up to {made.path}.")
    return DONE


def _restore(parsed: Namespace) -> int:
    path = workspaces.restore(parsed.backup, parsed.to)
    show(parsed, {"path": str(path)}, f"Restored to {path}.")
    return DONE


def _undo(parsed: Namespace) -> int:
    return _travel(parsed, back=True)


def _redo(parsed: Namespace) -> int:
    return _travel(parsed, back=False)


def _travel(parsed: Namespace, *, back: bool) -> int:
    if getattr(parsed, "list", False):
        with reading(parsed) as workspace:
            past = workspace.past()
        told = [{"name": step.name, "made_at": step.made_at.isoformat(), "undone": step.undone} for step in past]
        lines = [f"{say_time(step.made_at)}  {step.name}{' (undone)' if step.undone else ''}" for step in past]
        show(parsed, told, *(lines or ["Nothing has been done yet."]))
        return DONE
    with writing(parsed) as workspace:
        changes = workspace.undo() if back else workspace.redo()
    if not changes.name:
        raise BidprepError(f"There is nothing to {'undo' if back else 'redo'}.", "The history is at its end.")
    show(parsed, {"done": changes.name}, f"{changes.name}.")
    return DONE


_LIST = argument("--list", action="store_true", help="list them instead")

WORKSPACE_COMMANDS = (
    Command(
        "new", "make a workspace",
        (WORKSPACE, argument("--sample", action="store_true", help="with the fictional sample charity"), AS_JSON), _new,
    ),
    Command("info", "say what is in a workspace", (WORKSPACE, AS_JSON), _info),
    Command("backup", "make a backup, or list those there are", (WORKSPACE, _LIST, AS_JSON), _backup),
    Command(
        "restore", "make a new workspace of a backup; never replaces a file",
        (
            argument("backup", metavar="BACKUP", type=Path, help="a backup, or any other workspace file"),
            argument("--to", metavar="WORKSPACE", type=Path, required=True, help="the new file"),
            AS_JSON,
        ),
        _restore,
    ),
    Command("undo", "take back the last step, or list the steps", (WORKSPACE, _LIST, AS_JSON), _undo),
    Command("redo", "do again what was undone last", (WORKSPACE, AS_JSON), _redo),
)  # fmt: skip
