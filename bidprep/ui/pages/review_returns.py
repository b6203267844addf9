"""Copies that come back: taken in from files or a folder, counted, and what found no answer put in its place by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_time
from bidprep.domain.redline_changes import excerpt
from bidprep.domain.returned_copies import SentRound
from bidprep.domain.reviews import Remark, ReturnedCopy, Suggestion
from bidprep.operations.records import remove_record
from bidprep.operations.review_rounds import WholeRound
from bidprep.operations.taking_in import TakenIn, place, read_returned, read_sent_rounds, take_in
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import Heading, heading
from bidprep.ui.widgets.record_list import RecordList

_WORD = "Word documents (*.docx *.docm)"


@dataclass(frozen=True)
class ReturnedRow:
    """A copy that came back: what was in the file, and how much of it is shown."""

    copy: ReturnedCopy
    shown: int

    @property
    def id(self) -> str:
        """The returned copy's id."""
        return self.copy.id

    @property
    def in_file(self) -> int:
        """How many remarks, replies and tracked changes were in the file."""
        return self.copy.remarks + self.copy.changes

    @property
    def agrees(self) -> str:
        """Whether all that was in the file is shown, in words."""
        known = f", {self.copy.known:,} known before" if self.copy.known else ""
        missing = self.in_file - self.shown - self.copy.known
        return f"{self.shown:,} of {self.in_file:,} shown{known}" + (f", {missing:,} missing" if missing > 0 else "")


_RETURNED = (
    Column("Reader", lambda row: row.copy.reader or "Not told", width=24),
    Column("File", lambda row: row.copy.name, stretch=True),
    Column("Taken in", lambda row: say_time(row.copy.taken_at), key=lambda row: row.copy.taken_at, width=32),
    Column("Remarks", lambda row: f"{row.copy.remarks:,}", key=lambda row: row.copy.remarks, number=True, width=10),
    Column("Changes", lambda row: f"{row.copy.changes:,}", key=lambda row: row.copy.changes, number=True, width=10),
    Column("Shown here", lambda row: row.agrees, width=24,
           tone=lambda row: Tone.GOOD if row.shown + row.copy.known >= row.in_file else Tone.BAD),
)  # fmt: skip


@dataclass(frozen=True)
class LooseRow:
    """A remark or suggestion that found no answer."""

    record: Remark | Suggestion

    @property
    def id(self) -> str:
        """Its id."""
        return self.record.id

    @property
    def words(self) -> str:
        """What it says, on one line."""
        record = self.record
        if isinstance(record, Remark):
            return excerpt(record.text)
        return excerpt(" → ".join(filter(None, (record.removed, record.added))) or "A change without words")


_LOOSE = (
    Column("Who", lambda row: row.record.author or "Nobody named", width=24),
    Column("What", lambda row: "Remark" if isinstance(row.record, Remark) else "Suggestion", width=14),
    Column("Words", lambda row: row.words, stretch=True),
)  # fmt: skip


class ReviewReturns(QWidget):
    """Takes returned copies in, and shows what came. `taken` tells that something did."""

    told = Signal(str)
    taken = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._whole: WholeRound | None = None
        self.came = Card("What came in")
        self.came.hide()
        self.reading = FileReading(session)
        self.choose = QPushButton(icon("plus"), "&Take copies in…")
        self.choose.clicked.connect(self._choose_files)
        self.choose_folder = QPushButton(icon("archive"), "All of a fol&der…")
        self.choose_folder.clicked.connect(self._choose_folder)
        empty = EmptyState(
            "Nothing is back yet",
            "Take in the Word files that come back, whatever they are called now, or drop them on the window.",
        )
        self.returned = RecordList("returned copies", _RETURNED, empty)
        self.returned.stand_in_page()
        self.returned.removal_asked.connect(self._remove)
        self.tray_title: Heading = heading("Not placed", 2)
        self.tray = RecordList("not placed", _LOOSE, EmptyState("All is placed", "Every remark has its answer."))
        self.tray.stand_in_page()
        self.answers = Chooser("Answer that it belongs to", "Put it there")
        self.answers.chosen.connect(self._place)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.choose_folder)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("Copies that came back", 2))
        layout.addWidget(self.reading)
        layout.addWidget(self.came)
        layout.addWidget(self.returned)
        layout.addLayout(buttons)
        for widget in (self.tray_title, self.tray, self.answers):
            layout.addWidget(widget)

    def show_round(self, whole: WholeRound | None) -> None:
        """Show what came back in a round."""
        self._whole = whole
        returned = whole.returned if whole else ()
        self.returned.show_rows([ReturnedRow(copy, _shown(whole, copy)) for copy in returned if whole])
        loose = [LooseRow(each) for each in whole.not_placed if _is_top(each)] if whole else []
        self.tray.show_rows(loose)
        for widget in (self.tray_title, self.tray, self.answers):
            widget.setVisible(bool(loose))
        self.answers.show_choices([(sent.id, sent.heading) for sent in whole.sent] if whole else ())
        for button in (self.choose, self.choose_folder):
            button.setEnabled(not self._session.is_read_only)

    def take(self, files: Sequence[Path]) -> None:
        """Read files, or those of a folder, in a child process, and take in what is in them."""

        def read(rounds: tuple[SentRound, ...]) -> None:
            named = files[0].name if len(files) == 1 else f"{len(files)} files"
            self.reading.begin(
                f"Reading {named}…",
                lambda tell, is_cancelled: read_returned(files, rounds, tell, is_cancelled),
                lambda found: self._session.do(lambda workspace: take_in(workspace, found), self._show_taken),
                self._session.failed.emit,
            )

        self._session.ask(read_sent_rounds, read)

    def _show_taken(self, taken: TakenIn) -> None:
        self.came.set_words("\n".join(taken.said) or "Nothing was in these files.")
        self.came.show()
        count = len(taken.returned)
        if count:
            copies = "1 copy" if count == 1 else f"{count} copies"
            self.told.emit(f"Took in {copies}. Undo takes {'it' if count == 1 else 'them'} out again.")
        self.taken.emit()

    def _choose_files(self) -> None:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Take in returned copies", _documents(), _WORD)
        if chosen:
            self.take([Path(each) for each in chosen])

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Take in all copies of a folder", _documents())
        if chosen:
            self.take([Path(chosen)])

    def _remove(self, row: ReturnedRow) -> None:
        self._session.do(lambda workspace: remove_record(workspace, row.copy))
        self.told.emit(f"Removed {row.copy.name} with its remarks and suggestions. Undo brings them back.")

    def _place(self, sent_id: str) -> None:
        row: LooseRow | None = self.tray.current()
        if row is not None:
            self._session.do(lambda workspace: place(workspace, [row.id], sent_id))
            self.tray.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_top(record: Remark | Suggestion) -> bool:
    return not isinstance(record, Remark) or record.parent_id is None


def _shown(whole: WholeRound, copy: ReturnedCopy) -> int:
    remarks = sum(remark.returned_id == copy.id for remark in whole.remarks)
    return remarks + sum(
        each.changes for each in whole.suggestions if each.returned_id == copy.id and not each.is_untracked
    )


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()
