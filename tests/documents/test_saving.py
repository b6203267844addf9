"""A file is saved whole or not at all."""

import errno
import os
import sys
from pathlib import Path

import pytest

from bidprep.documents.saving import try_folder, whole_file
from bidprep.errors import BidprepError


def save(path: Path, content: bytes = b"new") -> None:
    with whole_file(path) as fresh:
        fresh.write_bytes(content)


def test_a_new_file_is_saved(tmp_path: Path) -> None:
    save(tmp_path / "a.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]
    assert (tmp_path / "a.docx").read_bytes() == b"new"


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"old")
    with pytest.raises(TypeError), whole_file(target) as fresh:
        fresh.write_bytes("no bytes")  # type: ignore[arg-type]  # the failure that is wanted
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]
    assert target.read_bytes() == b"old"


def test_a_missing_folder_is_a_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(BidprepError, match="is not there"):
        save(tmp_path / "missing" / "a.docx")


def test_a_folder_is_tried_without_leaving_anything_in_it(tmp_path: Path) -> None:
    try_folder(tmp_path)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(BidprepError, match="is not there"):
        try_folder(tmp_path / "missing")


def test_a_folder_that_is_shut_is_a_clear_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_told: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(Path, "write_bytes", refuse)
    with pytest.raises(BidprepError, match=f"Nothing can be written into “{tmp_path}”. Choose another folder."):
        try_folder(tmp_path)


def test_a_folder_in_the_files_place_is_a_clear_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(BidprepError, match="is a folder"):
        save(tmp_path / "a.docx")
    assert [each.name for each in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "no room left"),
        (errno.EACCES, "Close it if it is open in Word"),
        (errno.EROFS, "choose another folder"),
        (errno.EIO, "could not be written"),
    ],
)
def test_what_the_system_says_becomes_a_sentence(tmp_path: Path, number: int, sentence: str) -> None:
    target = tmp_path / "a.docx"
    with pytest.raises(BidprepError, match=sentence), whole_file(target):
        raise OSError(number, os.strerror(number))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions and few symbolic links")
def test_permissions_and_links_of_the_old_file_are_kept(tmp_path: Path) -> None:
    real = tmp_path / "real.docx"
    real.write_bytes(b"old")
    real.chmod(0o640)
    link = tmp_path / "link.docx"
    link.symlink_to(real)
    save(link)
    assert link.is_symlink()
    assert real.read_bytes() == b"new"
    assert real.stat().st_mode & 0o777 == 0o640
