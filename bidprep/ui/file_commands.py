"""Commands that take a file: new, open, copy, restore, export, import."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QFile, QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from bidprep import paths
from bidprep.domain.bids import Bid
from bidprep.domain.dates import say_time
from bidprep.domain.paper import Paper
from bidprep.domain.submission_parts import SubmissionPart, parts_of
from bidprep.errors import BidprepError
from bidprep.operations import workspaces
from bidprep.operations.decision_paper import export_decision, read_decision_paper
from bidprep.operations.lots import LotsTaken, NoTitlesError, import_lots
from bidprep.operations.sample import fill_with_sample
from bidprep.operations.submission_choices import choose_letterhead
from bidprep.operations.submissions import (
    SubmissionKit,
    export_submission,
    file_name,
    keep_submitted,
    proposed_name,
    read_submission,
)
from bidprep.storage.workspace import Workspace
from bidprep.ui.file_endings import with_ending
from bidprep.ui.session import WHO, Session

_WORKSPACES = "bidprep workspaces (*.bidprep)"
_WORD = "Word documents (*.docx)"
_TAKEN_IN = {
    # To take in another kind of file: what is asked for, and which files are shown; `ui.dropping` knows it when dropped.
    "notice": ("Take in a notice", "Published notices (*.json)"),
    "register": ("Choose the register’s extract", "Register extracts (*.json *.csv *.txt *.tsv)"),
}
_TABLES = "Tables (*.csv *.tsv *.txt)"


class FileCommands:
    """What the File and Bid menus do with files; each asks for a file where it is not told one."""

    def __init__(
        self,
        session: Session,
        window: QWidget,
        bid_id: Callable[[], str | None],
        tell: Callable[..., None],
        let_go: Callable[[], bool],
        begin: Callable[[], None],
    ) -> None:
        self._session = session
        self._window = window
        self._bid_id = bid_id
        self._tell = tell
        self._let_go = let_go
        self._begin = begin

    def new(self, path: Path | None = None) -> None:
        """Make an empty workspace, open it and begin with who we are."""
        proposed = workspaces.free_name(paths.workspaces_folder(), "My organisation")
        chosen = path or self._file_to_write("New workspace", proposed, _WORKSPACES)
        if chosen is not None:
            target = workspaces.with_suffix(chosen)
            self._open(target, lambda: workspaces.new_workspace(target, WHO))
            if self._session.path == target:
                self._begin()

    def open(self, path: Path | None = None) -> None:
        """Open a workspace."""
        chosen = path or self._file_to_read("Open a workspace", paths.workspaces_folder(), _WORKSPACES)
        if chosen is not None:
            self._open(chosen)

    def open_sample(self) -> None:
        """Make a fresh copy of the sample charity and open it."""
        path = workspaces.free_name(paths.workspaces_folder(), "Sample charity")

        def make() -> Workspace:
            workspace = workspaces.new_workspace(path, WHO)
            fill_with_sample(workspace)
            return workspace

        self._open(path, make)

    def remove_sample(self) -> bool:
        """Close the sample charity and put its file in the system's bin, or remove it where there is no bin.

        False where what is being typed could not be saved, and nothing was done.
        """
        path = self._session.path
        if path is None or not self._let_go():
            return False
        self._session.close()
        if QFile(str(path)).moveToTrash():
            self._tell("The sample is in the bin of this computer. Open a fresh one whenever you like.")
        else:
            path.unlink(missing_ok=True)
            self._tell("The sample is removed. Open a fresh one whenever you like.")
        return True

    def copy(self, path: Path | None = None) -> None:
        """Write a finished copy of the workspace, for a stick or another folder."""
        chosen = path or self._file_to_write("Save a copy", _documents() / "Copy.bidprep", _WORKSPACES)
        if chosen is not None:
            self._session.do(
                lambda workspace: workspaces.copy_workspace(workspace, chosen),
                lambda made: self._tell(f"A checked copy stands in {made}."),
            )

    def back_up(self) -> None:
        """Make a backup now."""
        self._session.back_up(lambda backup: self._tell(f"Backed up and checked: {say_time(backup.made_at)}."))

    def restore(self, backup: Path | None = None, to: Path | None = None) -> None:
        """Make a new workspace of a backup and open it."""
        source = backup or self._file_to_read("Restore a backup", paths.backups_folder(), _WORKSPACES)
        if source is None:
            return
        proposed = workspaces.free_name(paths.workspaces_folder(), "Restored")
        target = to or self._file_to_write("Restore into a new file", proposed, _WORKSPACES)
        if target is None:
            return
        try:
            restored = workspaces.restore(source, target)
        except BidprepError as error:
            self._session.failed.emit(error)
            return
        before = self._session.path
        self._open(restored)
        if self._session.path == restored:
            old = f" {before.name} is as you left it." if before else ""
            self._tell(f"Restored, and open now: {restored}.{old}")

    def export_submission(self, path: Path | None = None, lot_id: str | None = None) -> None:
        """Write the submission of the bid at hand, or of one of its lots, as a Word document."""
        bid_id = self._bid_id()
        if bid_id is not None:
            self._session.ask(
                lambda workspace: read_submission(workspace, bid_id), lambda kit: self._export(kit, path, lot_id)
            )

    def export_decision(self, path: Path | None = None) -> None:
        """Write the go / no-go of the bid at hand as a paper for the trustees."""
        bid_id = self._bid_id()
        if bid_id is not None:
            self._session.ask(
                lambda workspace: read_decision_paper(workspace, bid_id),
                lambda paper: self._export_decision(paper, path),
            )

    def choose_letterhead(self, path: Path | None = None) -> None:
        """Take a Word file as the letterhead of the bid at hand."""
        bid_id = self._bid_id()
        chosen = path or self._file_to_read("Choose a letterhead", _documents(), _WORD)
        if bid_id is not None and chosen is not None:
            self._session.do(
                lambda workspace: choose_letterhead(workspace, bid_id, chosen),
                lambda _changes: self._tell(f"The submission is written on {chosen.name} from now on."),
            )

    def choose_to_take_in(self, page: str) -> Path | None:
        """Return a file that a person chooses to take in on the page of this name; None for none."""
        title, kinds = _TAKEN_IN[page]
        return self._file_to_read(title, _documents(), kinds)

    def import_lots(self, path: Path | None = None) -> None:
        """Take in lots from a table into the bid at hand."""
        bid_id = self._bid_id()
        chosen = path or self._file_to_read("Import lots", _documents(), _TABLES)
        if bid_id is None or chosen is None:
            return

        def take(workspace: Workspace) -> tuple[Bid, LotsTaken]:
            bid = workspace.get(Bid, bid_id)
            if bid is None:
                raise BidprepError("That bid is not there any more.", "Choose another.")
            try:
                return bid, import_lots(workspace, bid, chosen, {})
            except NoTitlesError as error:  # what it says to do is for the command line
                raise BidprepError(
                    error.happened, "Head one of its columns “Title” or “Reference”, and take it in again."
                ) from error

        self._session.do(
            take,
            self._tell_lots,
        )

    def _tell_lots(self, taken_in: tuple[Bid, LotsTaken]) -> None:
        bid, taken = taken_in
        if not taken.added and not taken.changed:
            self._tell(f"None of the {taken.unchanged:,} lots is new or changed in {bid.name}.")
            return
        new = f"Took in {taken.added:,} new lot{'' if taken.added == 1 else 's'}"
        changed = f" and changed {taken.changed:,}" if taken.changed else ""
        self._tell(
            f"{new}{changed} in {bid.name}. Undo takes {'it' if taken.added + taken.changed == 1 else 'them'} back."
        )

    def _open(self, path: Path, make: Callable[[], Workspace] | None = None) -> None:
        if self._let_go():
            self._session.open(path, make=make)

    def _export(self, kit: SubmissionKit, path: Path | None, lot_id: str | None) -> None:
        whole = kit.whole
        lot = next((lot for lot in whole.lots if lot.id == lot_id), None)
        chosen = path or self._file_to_write("Export the submission", _documents() / proposed_name(whole, lot), _WORD)
        if chosen is None:
            return
        target = with_ending(chosen, ".docx")
        if not self._session.is_read_only:
            self._session.do(lambda workspace: keep_submitted(workspace, kit, target))
        found = "every answer" if SubmissionPart.ANSWERS in parts_of(whole.bid.parts) else "all that was to be in it"
        self._session.in_background(
            "Writing the submission…",
            lambda: export_submission(kit, target, lot),
            lambda written: self._tell(
                f"Wrote {written.name}; {found} was found in it again, word for word.",
                "Open it",
                lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))),
            ),
        )

    def _export_decision(self, paper: Paper, path: Path | None) -> None:
        proposed = _documents() / file_name(f"{paper.title} - {paper.subtitle}")
        chosen = path or self._file_to_write("Write the paper for trustees", proposed, _WORD)
        if chosen is not None:
            target = with_ending(chosen, ".docx")
            self._session.in_background(
                "Writing the paper…", lambda: export_decision(paper, target), self._tell_written
            )

    def _tell_written(self, written: Path) -> None:
        self._tell(
            f"Wrote {written.name}; all that was to be in it was found in it again, word for word.",
            "Open it",
            lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(written))),
        )

    def _file_to_write(self, title: str, proposed: Path, kind: str) -> Path | None:
        proposed.parent.mkdir(parents=True, exist_ok=True)
        # A workspace is never replaced, which is said once it is tried: the dialog is not to offer it.
        options = QFileDialog.Option.DontConfirmOverwrite if kind == _WORKSPACES else QFileDialog.Option(0)
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(proposed), kind, "", options)
        return Path(chosen) if chosen else None

    def _file_to_read(self, title: str, folder: Path, kind: str) -> Path | None:
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(folder), kind)
        return Path(chosen) if chosen else None


def _documents() -> Path:
    told = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(told or QDir.homePath())
