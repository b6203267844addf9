"""The files that hang on a record: a short list of them, to add, open, save and remove."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QMimeData, QStandardPaths
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date
from bidprep.domain.files import Attachment
from bidprep.operations.attachments import attach_file, detach_file, save_attachment
from bidprep.operations.records import keep_record
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.copies import Copies, file_name
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList


def _shows(attachment: Attachment) -> str:
    return attachment.alternative or ("Not said yet" if attachment.is_picture else "")


def _shows_tone(attachment: Attachment) -> Tone | None:
    return Tone.CAUTION if attachment.is_picture and not attachment.alternative else None


_COLUMNS = (
    Column("File", lambda attachment: attachment.name or "Unnamed", stretch=True),
    Column("What it shows", _shows, tone=_shows_tone, width=34),
    Column(
        "Added", lambda attachment: say_date(attachment.added_on), key=lambda attachment: attachment.added_on, width=24
    ),
)

_FIELDS = (Field("alternative", "What the picture shows", "In a sentence, for people who cannot see it"),)


class AttachmentsList(QWidget):
    """The files that hang on a record; a file dropped on it is added.

    The page that shows it names ``attachment`` among its kinds and calls `show_of` anew when they change.
    """

    def __init__(self, session: Session, title: str = "Files", empty: str = "") -> None:
        super().__init__()
        self._session = session
        self._record_id = ""
        self._attachment: Attachment | None = None
        self._wanted = ""
        self._copies = Copies(session)
        nothing = EmptyState(
            f"No {title.lower()} yet",
            empty or "Keep the file itself here, so that it is at hand when a buyer asks for it.",
            "Add a file…",
        )
        nothing.begun.connect(lambda: self.add())
        self.list = RecordList(title.lower(), _COLUMNS, nothing)
        self.list.stand_in_page()
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _attachment: self.open())
        self.list.removal_asked.connect(lambda _attachment: self.remove())
        self.list.add_button(_button("plus", "Add a file…", self.add))
        self.form = Form(_FIELDS, "What the picture shows")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._attachment), self)
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        for symbol, words, act in (
            ("file-text", "Open", self.open),
            ("copy", "Save a copy…", self.save),
            ("trash-2", "Remove", self.remove),
        ):
            row.addWidget(_button(symbol, words, act))
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading(title, 2))
        layout.addWidget(self.list)
        layout.addWidget(self._row)
        layout.addWidget(self.form)
        self.setAcceptDrops(True)
        self._show_picked()

    def show_of(self, record_id: str) -> None:
        """Read and show the files that hang on a record."""
        if record_id != self._record_id:
            self.draft.leave()
            self._record_id = record_id
            self._attachment = None
            self.form.forget_typing()
            self.list.show_rows(())
        self._session.ask(
            lambda workspace: workspace.find(Attachment, record_id=record_id),
            lambda found: self._show(record_id, found),
            topic=f"attachments {id(self)}",
        )

    def add(self, path: Path | None = None) -> None:
        """Hang a file on the record; asks which where it is not told one."""
        for chosen in (path,) if path else self._files_to_read():
            self._attach(chosen)

    def open(self) -> None:
        """Open the picked file in another program, as a copy that can only be read."""
        attachment = self.list.current()
        if attachment is None:
            return
        self._copies.open(attachment.name, lambda workspace, target: save_attachment(workspace, attachment, target))

    def save(self, path: Path | None = None) -> None:
        """Write a copy of the picked file; asks where to, where it is not told."""
        attachment = self.list.current()
        if attachment is None:
            return
        target = path or self._file_to_write(file_name(attachment.name))
        if target is not None:
            self._session.ask(lambda workspace: save_attachment(workspace, attachment, target), lambda _path: None)

    def remove(self) -> None:
        """Take the picked file off the record; undo brings it back."""
        attachment = self.list.current()
        if attachment is not None:
            self._attachment = None
            self._session.do(lambda workspace: detach_file(workspace, attachment))

    def _attach(self, path: Path) -> None:
        record_id = self._record_id
        if record_id:
            self._session.do(lambda workspace: attach_file(workspace, record_id, path), self._note_added)

    def _note_added(self, attachment: Attachment) -> None:
        self._wanted = attachment.id
        self.list.pick(lambda row: row.id == self._wanted)

    def _show(self, record_id: str, found: Sequence[Attachment]) -> None:
        if record_id != self._record_id or self.draft.is_unsaved:
            return
        self.list.show_rows(found)
        if self._wanted:
            self.list.pick(lambda attachment: attachment.id == self._wanted)
            self._wanted = ""
        self._pick()

    def _pick(self) -> None:
        attachment = self.list.current()
        if self._attachment is not None and attachment is not None and attachment.id != self._attachment.id:
            self.draft.leave()
            self.form.forget_typing()
        if attachment is None or not self.draft.is_unsaved:
            self._attachment = attachment
            if attachment is not None:
                self.form.show_record(attachment)
        self._show_picked()

    def _show_picked(self) -> None:
        self._row.setVisible(self._attachment is not None)
        self.form.setVisible(self._attachment is not None and self._attachment.is_picture)

    def _edit(self, name: str, value: Any) -> None:
        if self._attachment is not None:
            self._attachment = replace(self._attachment, **{name: value})
            self.draft.touch()

    def _take(self) -> Operation | None:
        attachment = self._attachment
        return None if attachment is None else _keeping(attachment)

    def _files_to_read(self) -> list[Path]:
        chosen, _ = QFileDialog.getOpenFileNames(self, "Add a file", _documents())
        return [Path(name) for name in chosen]

    def _file_to_write(self, name: str) -> Path | None:
        proposed = QDir(_documents()).filePath(name)
        chosen, _ = QFileDialog.getSaveFileName(self, "Save a copy", proposed)
        return Path(chosen) if chosen else None

    # Qt's names

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged over it."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Go on taking them."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that are dropped on it."""
        for path in _dropped(event.mimeData()):
            self._attach(path)
        event.acceptProposedAction()


def _button(symbol: str, words: str, act: Any) -> QPushButton:
    button = QPushButton(icon(symbol), words)
    button.clicked.connect(lambda: act())
    return button


def _keeping(attachment: Attachment) -> Operation:
    def keep(workspace: Workspace) -> object:
        return keep_record(workspace, attachment)

    return keep


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or QDir.homePath()


def _dropped(carried: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in carried.urls() if url.isLocalFile()]
