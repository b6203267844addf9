"""Writing the submission from the command line, on a letterhead."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import docx
import pytest

from bidprep.domain.answers import Snapshot
from bidprep.domain.bids import Bid
from bidprep.operations.workspaces import open_to_read
from bidprep.storage.workspace import Workspace
from tests.cli.conftest import Run
from tests.documents.letterheads import LETTERHEADS, with_art
from tests.documents.test_opening import REFUSED

NORTH = "North West call-off"
T = TypeVar("T")


def words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


def bids(workspace: Path) -> tuple[Bid, ...]:
    return read(workspace, lambda opened: opened.find(Bid))


def snapshots(workspace: Path) -> set[str]:
    return {each.name for each in read(workspace, lambda opened: opened.find(Snapshot))}


def read(path: Path, ask: Callable[[Workspace], T]) -> T:
    workspace = open_to_read(path)
    try:
        return ask(workspace)
    finally:
        workspace.close()


def test_what_is_handed_in_is_kept_as_snapshots_as_in_the_window(run: Run, sample: Path, tmp_path: Path) -> None:
    before = snapshots(sample)
    assert run("export", "submission", sample, NORTH, "--to", tmp_path / "bid.docx").err == ""
    assert snapshots(sample) == before | {"Before writing bid.docx"}
    run("export", "submission", sample, NORTH, "--to", tmp_path / "again.docx")
    assert snapshots(sample) == before | {"Before writing bid.docx"}, "they are kept once"


@pytest.mark.parametrize("name", ["plain", "german", "art"])
def test_the_submission_is_written_on_a_letterhead(name: str, run: Run, sample: Path, tmp_path: Path) -> None:
    letterhead, to = tmp_path / "Letter.docx", tmp_path / "bid.docx"
    letterhead.write_bytes(LETTERHEADS[name]())
    before = bids(sample)
    said = run("export", "submission", sample, NORTH, "--to", to, "--letterhead", letterhead)
    assert (said.code, said.err) == (0, "")
    header = docx.Document(str(to)).sections[0].header
    assert "Netherfell Pathways" in "".join(paragraph.text for paragraph in header.paragraphs)
    assert "Service delivery" in words(to)
    assert bids(sample) == before, "the letterhead of the command line is not kept"


def test_the_letterhead_goes_with_a_lot(run: Run, sample: Path, tmp_path: Path) -> None:
    letterhead, to = tmp_path / "Letter.docx", tmp_path / "lot.docx"
    letterhead.write_bytes(with_art())
    given = ("--to", to, "--lot", "NW-04", "--letterhead", letterhead, "--json")
    assert run("export", "submission", sample, NORTH, *given).json == {"path": str(to)}
    assert docx.Document(str(to)).sections[0].different_first_page_header_footer


@pytest.mark.parametrize("kind", ["old", "password", "macros", "template", "strict", "cut off", "words"])
def test_a_file_that_cannot_be_a_letterhead_is_refused_and_nothing_is_written(
    kind: str, run: Run, sample: Path, tmp_path: Path
) -> None:
    bad, sentence = REFUSED[kind]
    letterhead, to = tmp_path / "Letter.docx", tmp_path / "bid.docx"
    letterhead.write_bytes(bad)
    said = run("export", "submission", sample, NORTH, "--to", to, "--letterhead", letterhead).refused()
    assert sentence in said
    assert not to.exists()


def test_a_letterhead_that_is_not_there_is_said(run: Run, sample: Path, tmp_path: Path) -> None:
    missing, to = tmp_path / "missing.docx", tmp_path / "bid.docx"
    said = run("export", "submission", sample, NORTH, "--to", to, "--letterhead", missing).refused()
    assert "There is no file" in said
    assert not to.exists()
