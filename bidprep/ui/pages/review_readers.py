"""The readers of a review round: who they are, how they read, and the writing of their copies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.documents.child import CancelledError
from bidprep.documents.saving import try_folder
from bidprep.domain.reviews import ReviewCopy
from bidprep.operations.records import change_record, remove_record
from bidprep.operations.review_copies import CopyKit, export_copy, note_written, prepare_copy, proposed_copy_name
from bidprep.operations.review_rounds import PossibleReader, WholeRound, add_reader, send_round
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.session import Session
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList


@dataclass(frozen=True)
class ReaderRow:
    """A reader's copy, and whether it is back."""

    copy: ReviewCopy
    is_back: bool
    is_late: bool

    @property
    def id(self) -> str:
        """The copy's id."""
        return self.copy.id

    @property
    def state(self) -> str:
        """Where the copy is, in words."""
        if self.is_back:
            return "Back"
        if self.copy.digest is None:
            return "Not written yet"
        return "Late" if self.is_late else "With the reader"


_COLUMNS = (
    Column("Reader", lambda row: row.copy.name, stretch=True),
    Column("Print", lambda row: "Large" if row.copy.large_print else "Usual", width=10),
    Column("Earlier remarks", lambda row: "Included" if row.copy.with_earlier else "Left out", width=18),
    Column("Where the copy is", lambda row: row.state, width=22,
           tone=lambda row: Tone.GOOD if row.is_back else Tone.BAD if row.is_late else None),
)  # fmt: skip


class ReviewReaders(QWidget):
    """Who reads in a round. Copies are written into a folder, one for each reader; nothing there is written over."""

    told = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._whole: WholeRound | None = None
        empty = EmptyState("No readers yet", "Choose below who is to read, or type a name.")
        self.list = RecordList("readers", _COLUMNS, empty)
        self.list.stand_in_page()
        self.list.removal_asked.connect(self._remove)
        for words, change in (
            ("Large print", lambda copy: replace(copy, large_print=not copy.large_print)),
            ("Earlier remarks", lambda copy: replace(copy, with_earlier=not copy.with_earlier)),
        ):
            self.list.add_button(self._switch(words, change))
        self.people = Chooser("Person who reads, or any name", "Add &reader", takes_others=True)
        self.people.chosen.connect(self._add)
        self.write = QPushButton(icon("file-output"), "&Write the copies…")
        self.write.clicked.connect(lambda: self.write_copies())
        self.writing = FileReading(session)
        writing = QHBoxLayout()
        writing.addWidget(self.write)
        writing.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("Readers", 2))
        layout.addWidget(self.list)
        layout.addWidget(self.people)
        layout.addWidget(self.writing)
        layout.addLayout(writing)

    def show_round(self, whole: WholeRound, possible: Sequence[PossibleReader]) -> None:
        """Show the readers of a round, and offer the others."""
        self._whole = whole
        back = {copy.copy_id for copy in whole.returned}
        self.list.show_rows(
            [ReaderRow(copy, copy.id in back, whole.is_late and copy.id not in back) for copy in whole.copies]
        )
        there = {copy.name.casefold() for copy in whole.copies}
        free = [(each, each.words) for each in possible if " ".join(each.name.split()).casefold() not in there]
        self.people.show_choices(free, "Type who reads")
        self.write.setText("&Write the copies again…" if whole.is_sent else "&Write the copies…")
        self.write.setEnabled(bool(whole.copies) and not self._session.is_read_only)

    def write_copies(self, folder: Path | None = None) -> None:
        """Write each reader's copy into a folder; the texts are fixed with the first writing."""
        whole, chosen = self._whole, folder or self._folder()
        if whole is None or chosen is None:
            return

        def prepare(workspace: Workspace) -> list[tuple[ReviewCopy, str, CopyKit]]:
            try_folder(chosen)  # or the round would stand as sent, with nothing written
            send_round(workspace, whole.round.id)
            return [
                (copy, proposed_copy_name(workspace, copy.id), prepare_copy(workspace, copy.id))
                for copy in whole.copies
            ]

        self._session.do(prepare, lambda kits: self._write_all(kits, chosen))

    def _write_all(self, kits: list[tuple[ReviewCopy, str, CopyKit]], folder: Path) -> None:
        def job(tell: Callable[[str], None], is_cancelled: Callable[[], bool]) -> list[tuple[str, Path]]:
            written: list[tuple[str, Path]] = []
            for number, (copy, name, kit) in enumerate(kits, 1):
                if is_cancelled():
                    raise CancelledError
                tell(f"{number} of {len(kits)}, for {copy.name}")
                written.append((copy.id, export_copy(kit, _free(folder / name))))
            return written

        def note(workspace: Workspace, written: list[tuple[str, Path]]) -> None:
            for copy_id, path in written:
                note_written(workspace, copy_id, path)

        def end(written: list[tuple[str, Path]]) -> None:
            self._session.do(lambda workspace: note(workspace, written))
            names = [path.name for _, path in written]
            said = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
            self.told.emit(f"Wrote {said} into {folder}. Send each to its reader; nothing is sent by itself.")

        self.writing.begin("Writing the copies…", job, end, self._session.failed.emit)

    def _add(self, chosen: PossibleReader | str) -> None:
        whole = self._whole
        reader = PossibleReader(chosen) if isinstance(chosen, str) else chosen
        if whole is not None:
            round_id = whole.round.id
            self._session.do(lambda workspace: add_reader(workspace, round_id, reader.person, reader.name))

    def _remove(self, row: ReaderRow) -> None:
        self._session.do(lambda workspace: remove_record(workspace, row.copy))
        self.told.emit(f"{row.copy.name} does not read any more. Undo brings the copy back.")

    def _switch(self, words: str, change: Callable[[ReviewCopy], ReviewCopy]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleDescription("For the reader who is picked in the list: yes or no")

        def switch() -> None:
            row: ReaderRow | None = self.list.current()
            if row is not None:
                self._session.do(lambda workspace: change_record(workspace, change(row.copy)))

        button.clicked.connect(switch)
        return button

    def _folder(self) -> Path | None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen = QFileDialog.getExistingDirectory(self, "Choose a folder for the copies", documents or QDir.homePath())
        return Path(chosen) if chosen else None


def _free(path: Path) -> Path:
    """Return the path, or one like it where something is already: it may be a copy that came back."""
    number = 2
    free = path
    while free.exists():
        free = path.with_stem(f"{path.stem} ({number})")
        number += 1
    return free
