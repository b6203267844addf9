"""The papers that go to the board from a review: the table of remarks and replies, and the sign-off sheet."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.paper import Paper
from bidprep.operations.reply_tables import export_reply_table, make_reply_table
from bidprep.operations.sign_offs import make_sign_off_sheet
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.session import Session

Make = Callable[[Workspace, str], Paper]


class ReviewPapers(QWidget):
    """Two buttons, each of which writes a Word document about all rounds of a bid."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._bid: Bid | None = None
        self.table = self._button("Remarks and re&plies…", "the table of remarks and replies", make_reply_table)
        self.sheet = self._button("Sign-&off sheet…", "the sign-off sheet", make_sign_off_sheet)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addWidget(self.sheet)

    def show_bid(self, bid: Bid) -> None:
        """Write about this bid from now on."""
        self._bid = bid

    def write(self, what: str, make: Make) -> None:
        """Ask where to, and write one of the papers there."""
        bid = self._bid
        if bid is None:
            return
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = (
            Path(documents or QDir.homePath()) / f"{bid.name.replace('/', ' ')} - {what.removeprefix('the ')}.docx"
        )
        typed, _ = QFileDialog.getSaveFileName(self, f"Write {what}", str(proposed), "Word documents (*.docx)")
        if not typed:
            return
        path = Path(typed) if Path(typed).suffix else Path(f"{typed}.docx")

        def export(paper: Paper) -> None:
            self._session.in_background(
                f"Writing {what}…",
                lambda: export_reply_table(paper, path),
                lambda written: self.told.emit(f"Wrote {what} as {written.name}."),
            )

        self._session.ask(lambda workspace: make(workspace, bid.id), export)

    def _button(self, words: str, what: str, make: Make) -> QPushButton:
        button = QPushButton(icon("file-output"), words)
        button.setAccessibleDescription(f"Write {what} as a Word document")
        button.clicked.connect(lambda _checked=False: self.write(what, make))
        return button
