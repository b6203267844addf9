"""Where things are: in one folder of this person’s, or in the one that BIDPREP_HOME names."""

from pathlib import Path

import pytest

from bidprep import paths

_FOLDERS = (paths.workspaces_folder, paths.backups_folder, paths.locks_folder, paths.rescue_folder)


def test_bidprep_home_holds_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path
    assert paths.settings_file() == tmp_path / "settings.json"
    assert {folder().parent for folder in _FOLDERS} == {tmp_path}
    assert len({folder() for folder in _FOLDERS}) == len(_FOLDERS)


@pytest.mark.parametrize("told", [None, ""])
def test_without_it_the_systems_own_folders_are_used(monkeypatch: pytest.MonkeyPatch, told: str | None) -> None:
    monkeypatch.delenv("BIDPREP_HOME", raising=False)
    if told is not None:
        monkeypatch.setenv("BIDPREP_HOME", told)
    assert paths.data_folder().name == "bidprep"
    assert paths.data_folder().parent.name != "bidprep"
    assert paths.settings_file().parent.name == "bidprep"
    assert paths.data_folder().is_absolute()


def test_looking_makes_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIDPREP_HOME", str(tmp_path / "home"))
    for folder in (*_FOLDERS, paths.settings_file):
        folder()
    assert not (tmp_path / "home").exists()


def test_what_comes_with_the_program_is_there() -> None:
    folder = paths.resources_folder()
    for name in ("templates/blank.json", "sample/sample.json", "house-style/house-style.docx"):
        assert (folder / name).is_file()
