"""A file gets its ending, and replaces nothing that nobody was asked about."""

from pathlib import Path

from bidprep.ui.file_endings import with_ending


def test_an_ending_that_is_there_is_kept_as_it_was_typed(tmp_path: Path) -> None:
    for name in ("bid.docx", "bid.DOCX"):
        (tmp_path / name).touch()
        assert with_ending(tmp_path / name, ".docx") == tmp_path / name
    assert with_ending(str(tmp_path / "held.json"), ".docx", ".json") == tmp_path / "held.json"


def test_a_full_stop_in_a_name_is_no_ending(tmp_path: Path) -> None:
    assert with_ending(tmp_path / "Bid 3.1", ".docx") == tmp_path / "Bid 3.1.docx"
    assert with_ending(tmp_path / "old.doc", ".docx") == tmp_path / "old.doc.docx"


def test_a_file_that_the_name_meets_only_with_its_ending_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "bid.docx").touch()
    (tmp_path / "bid (2).docx").touch()
    assert with_ending(tmp_path / "bid", ".docx") == tmp_path / "bid (3).docx"
