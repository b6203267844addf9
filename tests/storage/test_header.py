"""What is no workspace is refused with a sentence of its own, and is not touched."""

import sqlite3
from pathlib import Path

import pytest

from bidprep.errors import BidprepError
from bidprep.storage.backups import restore_backup
from bidprep.storage.header import APPLICATION_ID, check_header
from bidprep.storage.schema import SCHEMA_VERSION
from bidprep.storage.workspace import Keep, Workspace, open_workspace


def database(path: Path, application_id: int, version: int) -> Path:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.execute("CREATE TABLE notes (words)")
    connection.close()
    return path


@pytest.fixture(
    params=[
        "missing",
        "folder",
        "empty",
        "too short",
        "words",
        "foreign",
        "other application",
        "newer",
        "a negative version",
    ]
)
def refused(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A path that is no workspace for this bidprep, and what its sentence says."""
    path = tmp_path / "a.bidprep"
    if request.param == "folder":
        path.mkdir()
    elif request.param == "empty":
        path.touch()
    elif request.param == "too short":
        path.write_bytes(b"SQLite format 3\x00" + b"\x10" * 60)
    elif request.param == "words":
        path.write_bytes(b"Dear trustees, " * 100)
    elif request.param == "foreign":
        database(path, 0, 0)
    elif request.param == "other application":
        database(path, 0x0F055112, 1)
    elif request.param == "newer":
        database(path, APPLICATION_ID, SCHEMA_VERSION + 1)
    elif request.param == "a negative version":
        database(path, APPLICATION_ID, -1)
    sentences = {
        "missing": "There is no file",
        "folder": "is a folder",
        "empty": "is empty",
        "too short": "is not a bidprep workspace, or its beginning is damaged",
        "words": "is not a bidprep workspace, or its beginning is damaged",
        "foreign": "belongs to another program",
        "other application": "belongs to another program",
        "newer": "was made by a newer bidprep. It has not been changed",
        "a negative version": "was made by a newer bidprep",
    }
    return path, sentences[request.param]


def test_what_is_no_workspace_is_refused_with_its_own_sentence_and_is_not_touched(
    refused: tuple[Path, str], keep: Keep, tmp_path: Path
) -> None:
    path, sentence = refused
    before = path.read_bytes() if path.is_file() else None
    for act in (
        lambda: open_workspace(path, keep),
        lambda: open_workspace(path, keep, "a test"),
        lambda: restore_backup(path, tmp_path / "restored.bidprep"),
    ):
        with pytest.raises(BidprepError) as caught:
            act()
        assert sentence in caught.value.happened
        assert str(path) in caught.value.happened
        assert caught.value.do
    assert (path.read_bytes() if path.is_file() else None) == before
    assert [found.name for found in tmp_path.iterdir() if found != path] == []


def test_a_workspaces_header_says_its_version(workspace: Workspace) -> None:
    workspace.close()
    assert check_header(workspace.path, SCHEMA_VERSION) == SCHEMA_VERSION
    head = workspace.path.read_bytes()[:100]
    assert head[68:72] == b"bidp"


def test_an_older_version_than_any_there_was_is_refused(tmp_path: Path, keep: Keep) -> None:
    path = database(tmp_path / "a.bidprep", APPLICATION_ID, 0)
    with pytest.raises(BidprepError, match="has been changed by another program"):
        open_workspace(path, keep)


def test_a_name_that_cannot_be_a_file_is_a_sentence(tmp_path: Path, keep: Keep) -> None:
    (tmp_path / "file").touch()
    for path in (tmp_path / "file" / "a.bidprep", tmp_path / ("x" * 400)):
        with pytest.raises(BidprepError):
            open_workspace(path, keep)
