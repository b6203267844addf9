"""Files that hang on records: kept once, saved again, refused where they are missing or too large."""

from pathlib import Path

import pytest

from bidprep.documents.reading import MOST_BYTES
from bidprep.domain.case_studies import CaseStudy, Consent
from bidprep.domain.dates import today
from bidprep.domain.files import Attachment
from bidprep.domain.ids import new_id
from bidprep.domain.policies import Policy
from bidprep.errors import BidprepError
from bidprep.operations.attachments import attach_file, detach_file, keep_content, save_attachment
from bidprep.operations.records import add_record, remove_record
from bidprep.storage.workspace import Workspace


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "Zertifikat é 2026.pdf"
    path.write_bytes(b"%PDF \x00\xff certificate")
    return path


@pytest.fixture
def policy(workspace: Workspace) -> Policy:
    return add_record(workspace, Policy(new_id(), name="Public liability"))


def test_a_file_hangs_on_its_record_under_the_name_it_came_with(
    workspace: Workspace, policy: Policy, certificate: Path, tmp_path: Path
) -> None:
    attachment = attach_file(workspace, policy.id, certificate)
    assert workspace.find(Attachment, record_id=policy.id) == (attachment,)
    assert (attachment.name, attachment.added_on, attachment.alternative) == (certificate.name, today(), "")
    certificate.unlink()
    written = save_attachment(workspace, attachment, tmp_path / "new" / "folder" / "again.pdf")
    assert written.read_bytes() == b"%PDF \x00\xff certificate"


def test_the_same_file_twice_is_kept_once(
    workspace: Workspace, policy: Policy, certificate: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(certificate.read_bytes())
    first, second = attach_file(workspace, policy.id, certificate), attach_file(workspace, policy.id, copy)
    assert first.digest == second.digest
    assert [attachment.name for attachment in workspace.find(Attachment)] == ["copy.pdf", certificate.name]
    (kept,) = workspace.kept_files()
    assert (kept.name, kept.size) == (certificate.name, len(copy.read_bytes()))
    assert keep_content(workspace, "third.pdf", copy.read_bytes()).digest == kept.digest
    assert workspace.kept_files() == (kept,)


def test_an_empty_file_is_kept_too(workspace: Workspace, policy: Policy, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    attachment = attach_file(workspace, policy.id, empty)
    assert workspace.file_content(attachment.digest) == b""


def test_taking_a_file_off_is_undone_by_undo(workspace: Workspace, policy: Policy, certificate: Path) -> None:
    attachment = attach_file(workspace, policy.id, certificate)
    assert detach_file(workspace, attachment).name == f"Remove file {certificate.name}"
    assert workspace.find(Attachment) == ()
    workspace.undo()
    assert workspace.find(Attachment) == (attachment,)
    assert workspace.undo().name == f"Undo: Add file {certificate.name}"
    assert workspace.find(Attachment) == ()
    workspace.redo()
    assert workspace.file_content(attachment.digest) == certificate.read_bytes()


def test_a_record_takes_its_files_with_it_and_undo_brings_both_back(workspace: Workspace, certificate: Path) -> None:
    study = add_record(workspace, CaseStudy(new_id(), "Through the Gate"))
    consent = add_record(workspace, Consent(new_id(), study.id, "Danny"))
    attached = {attach_file(workspace, study.id, certificate), attach_file(workspace, consent.id, certificate)}
    remove_record(workspace, study)
    assert workspace.find(Attachment) == ()
    workspace.undo()
    assert set(workspace.find(Attachment)) == attached


@pytest.mark.parametrize("kind", ["missing", "a folder", "too large"])
def test_what_cannot_be_kept_is_refused_and_nothing_is_changed(
    workspace: Workspace, policy: Policy, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "file.pdf"
    if kind == "a folder":
        path.mkdir()
    if kind == "too large":
        with path.open("wb") as file:
            file.truncate(MOST_BYTES + 1)
    before = workspace.next_names()
    with pytest.raises(BidprepError, match=r"file\.pdf") as caught:
        attach_file(workspace, policy.id, path)
    assert caught.value.do
    assert workspace.find(Attachment) == ()
    assert workspace.kept_files() == ()
    assert workspace.next_names() == before


def test_a_file_that_is_not_kept_any_more_and_a_place_that_cannot_be_written_are_said(
    workspace: Workspace, policy: Policy, certificate: Path, tmp_path: Path
) -> None:
    gone = Attachment(new_id(), policy.id, "0" * 64, "gone.pdf")
    with pytest.raises(BidprepError, match="not kept in this workspace"):
        save_attachment(workspace, gone, tmp_path / "gone.pdf")
    attachment = attach_file(workspace, policy.id, certificate)
    (tmp_path / "taken").mkdir()
    with pytest.raises(BidprepError, match="taken could not be written"):
        save_attachment(workspace, attachment, tmp_path / "taken")


@pytest.mark.parametrize(
    ("name", "is_picture"), [("a.PNG", True), ("a.jpg", True), ("a.jpeg", True), ("a.pdf", False), ("png", False)]
)
def test_a_picture_that_can_be_printed_is_known_by_its_name(name: str, *, is_picture: bool) -> None:
    assert Attachment("a", "r", "d", name).is_picture == is_picture
