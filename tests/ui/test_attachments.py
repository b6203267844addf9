"""Files that hang on a record, in the real widget over a real workspace."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bidprep.domain.files import Attachment
from bidprep.domain.partners import Partner
from bidprep.errors import BidprepError
from bidprep.operations import workspaces
from bidprep.operations.records import add_record, change_record
from bidprep.ui.session import Session
from bidprep.ui.widgets.attachments import AttachmentsList
from bidprep.ui.widgets.row_delegate import TONE_ROLE

PARTNER = "a" * 26


class Opened(QObject):
    """Stands where the desktop is: notes what it is asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.paths: list[Path] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.paths.append(Path(url.toLocalFile()))


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    session = Session()
    path = tmp_path / "Ours.bidprep"
    session.open(path, make=lambda: workspaces.new_workspace(path, "a test"))
    session.do(lambda workspace: add_record(workspace, Partner(PARTNER, "Westmead Trust")))
    session.settle()
    yield session
    session.close()


@pytest.fixture
def files(qtbot: QtBot, session: Session) -> AttachmentsList:
    files = AttachmentsList(session)
    qtbot.addWidget(files)
    session.changed.connect(lambda changes: files.show_of(PARTNER) if "attachment" in changes.kinds else None)
    files.resize(700, 500)
    files.show()
    files.activateWindow()
    files.show_of(PARTNER)
    session.settle()
    return files


@pytest.fixture
def desktop() -> Iterator[Opened]:
    opened = Opened()
    QDesktopServices.setUrlHandler("file", opened, "take")  # type: ignore[arg-type]  # the stubs ask for bytes, which PySide refuses
    yield opened
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str, content: bytes = b"certificate") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def kept(session: Session) -> list[Attachment]:
    found: list[tuple[Attachment, ...]] = []
    session.ask(lambda workspace: workspace.find(Attachment), found.append)
    session.settle()
    return list(found[0])


def names(files: AttachmentsList) -> list[str]:
    return [files.list.model.row(at).name for at in range(files.list.model.rowCount())]


def test_a_file_is_added_and_removed_and_undo_brings_it_back(
    files: AttachmentsList, session: Session, make: Callable[..., Path]
) -> None:
    files.add(make("Certificate 2026.pdf"))
    session.settle()
    assert names(files) == ["Certificate 2026.pdf"]
    files.list.table.setFocus()
    QTest.keyClick(files.list.table, Qt.Key.Key_Delete)
    session.settle()
    assert names(files) == []
    session.undo()
    session.settle()
    assert names(files) == ["Certificate 2026.pdf"]


def test_a_file_that_cannot_be_read_is_said_and_nothing_is_added(
    files: AttachmentsList, session: Session, tmp_path: Path
) -> None:
    said: list[BidprepError] = []
    session.failed.connect(said.append)
    files.add(tmp_path / "nowhere.pdf")
    session.settle()
    assert len(said) == 1
    assert names(files) == []


def test_only_a_picture_is_asked_what_it_shows_and_the_list_says_when_nobody_has_said(
    files: AttachmentsList, session: Session, make: Callable[..., Path]
) -> None:
    files.add(make("Signed form.pdf"))
    session.settle()
    assert not files.form.isVisible()
    files.add(make("Garden.PNG"))
    session.settle()
    assert files.list.current().name == "Garden.PNG"
    assert files.form.isVisible()
    at = files.list.model.find(lambda attachment: attachment.name == "Garden.PNG")
    assert files.list.model.index(at, 1).data() == "Not said yet"
    assert files.list.model.index(at, 1).data(TONE_ROLE) is not None
    editor = files.form.editor("alternative")
    editor.setFocus()
    QTest.keyClicks(editor, "Four people plant a hedge")
    files.draft.flush()
    session.settle()
    assert [attachment.alternative for attachment in kept(session) if attachment.is_picture] == [
        "Four people plant a hedge"
    ]
    assert files.list.model.index(at, 1).data() == "Four people plant a hedge"


def test_what_is_being_said_of_one_picture_is_not_written_to_the_next(
    files: AttachmentsList, session: Session, make: Callable[..., Path]
) -> None:
    files.add(make("One.png", b"1"))
    files.add(make("Two.png", b"2"))
    session.settle()
    files.list.pick(lambda attachment: attachment.name == "One.png")
    editor = files.form.editor("alternative")
    editor.setFocus()
    QTest.keyClicks(editor, "The first")
    files.list.pick(lambda attachment: attachment.name == "Two.png")
    session.settle()
    files.draft.flush()
    session.settle()
    assert {attachment.name: attachment.alternative for attachment in kept(session)} == {
        "One.png": "The first",
        "Two.png": "",
    }


def test_a_file_is_opened_as_a_copy_that_cannot_be_written_and_is_gone_after_closing(
    files: AttachmentsList, session: Session, make: Callable[..., Path], desktop: Opened
) -> None:
    files.add(make("Policy.pdf"))
    session.settle()
    files.open()
    session.settle()
    [path] = desktop.paths
    assert path.read_bytes() == b"certificate"
    assert path.name == "Policy.pdf"
    assert path.stat().st_mode & 0o222 == 0
    session.close()
    assert not path.exists()


def test_a_program_among_the_files_is_not_run_but_may_be_saved(
    files: AttachmentsList, session: Session, make: Callable[..., Path], desktop: Opened, tmp_path: Path
) -> None:
    said: list[BidprepError] = []
    session.failed.connect(said.append)
    files.add(make("Letter.pdf.exe"))
    session.settle()
    files.open()
    session.settle()
    assert desktop.paths == []
    assert "Save a copy" in str(said[0])
    files.save(tmp_path / "out" / "Letter.pdf.exe")
    session.settle()
    assert (tmp_path / "out" / "Letter.pdf.exe").read_bytes() == b"certificate"


def test_a_name_from_another_workspace_leads_to_no_other_folder(
    files: AttachmentsList, session: Session, make: Callable[..., Path], desktop: Opened, tmp_path: Path
) -> None:
    files.add(make("Plain.pdf"))
    session.settle()
    [attachment] = kept(session)
    session.do(lambda workspace: change_record(workspace, replace(attachment, name="../../..\\evil:name.pdf")))
    session.settle()
    files.open()
    session.settle()
    [path] = desktop.paths
    assert path.name == "evil_name.pdf"
    assert path.parent.parent.name.startswith("bidprep-")


def test_a_file_dropped_on_the_list_is_added(
    files: AttachmentsList, session: Session, make: Callable[..., Path]
) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(make("Dropped.pdf"))), QUrl("https://example.org/elsewhere.pdf")])
    entering = QDragEnterEvent(
        QPoint(20, 20), Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    files.dragEnterEvent(entering)
    assert entering.isAccepted()
    files.dropEvent(
        QDropEvent(
            QPointF(20, 20),
            Qt.DropAction.CopyAction,
            carried,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    session.settle()
    assert names(files) == ["Dropped.pdf"]
