"""Writing the submission from the command line, on a letterhead."""

from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Run, content
from tests.documents.letterheads import LETTERHEADS, with_art
from tests.documents.test_opening import REFUSED

NORTH = "North West call-off"


def words(path: Path) -> str:
    return "\n".join(paragraph.text for paragraph in docx.Document(str(path)).paragraphs)


@pytest.mark.parametrize("name", ["plain", "german", "art"])
def test_the_submission_is_written_on_a_letterhead(name: str, run: Run, sample: Path, tmp_path: Path) -> None:
    letterhead, to = tmp_path / "Letter.docx", tmp_path / "bid.docx"
    letterhead.write_bytes(LETTERHEADS[name]())
    before = content(sample)
    said = run("export", "submission", sample, NORTH, "--to", to, "--letterhead", letterhead)
    assert (said.code, said.err) == (0, "")
    header = docx.Document(str(to)).sections[0].header
    assert "Netherfell Pathways" in "".join(paragraph.text for paragraph in header.paragraphs)
    assert "Service delivery" in words(to)
    assert content(sample) == before, "the letterhead of the command line is not kept"


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
