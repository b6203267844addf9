"""A button that asks where to and writes a Word document about a bid there, such as its partner tables."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QPushButton

from bidprep.domain.bids import Bid
from bidprep.domain.file_names import clean_file_name
from bidprep.domain.paper import Paper
from bidprep.operations.papers import export_paper
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.file_endings import with_ending
from bidprep.ui.session import Session


class PaperButton(QPushButton):
    """Writes what `make` returns for a bid; `what` says it in a sentence, such as “the partner tables”."""

    told = Signal(str)

    def __init__(self, session: Session, words: str, what: str, make: Callable[[Workspace, str], Paper]) -> None:
        super().__init__(icon("file-output"), words)
        self._session = session
        self._what = what
        self._make = make
        self._bid: Bid | None = None
        self.setAccessibleDescription(f"Write {what} as a Word document")
        self.clicked.connect(lambda _checked=False: self.write())

    def show_bid(self, bid: Bid) -> None:
        """Write about this bid from now on."""
        self._bid = bid

    def write(self) -> None:
        """Make the paper, ask where to, and write it there. Where it cannot be made, nobody is asked."""
        bid, make = self._bid, self._make
        if bid is not None:
            self._session.ask(lambda workspace: make(workspace, bid.id), lambda paper: self._export(bid, paper))

    def _export(self, bid: Bid, paper: Paper) -> None:
        what = self._what
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name = clean_file_name(f"{bid.name} - {what.removeprefix('the ')}")
        proposed = Path(documents or QDir.homePath()) / f"{name}.docx"
        typed, _ = QFileDialog.getSaveFileName(self, f"Write {what}", str(proposed), "Word documents (*.docx)")
        if typed:
            path = with_ending(typed, ".docx")
            self._session.in_background(
                f"Writing {what}…",
                lambda: export_paper(paper, path),
                lambda written: self.told.emit(f"Wrote {what} as {written.name}."),
            )
