"""Settings: a default for everything, whatever stands in the file."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.settings import LEAST_TEXT_SIZE, MOST_TEXT_SIZE, Appearance, Settings, read_settings, write_settings

_settings = st.builds(
    Settings,
    appearance=st.sampled_from(Appearance),
    text_size=st.integers(LEAST_TEXT_SIZE, MOST_TEXT_SIZE),
)


@given(settings=_settings)
def test_settings_come_back_as_they_were_written(tmp_path: Path, settings: Settings) -> None:
    write_settings(settings, tmp_path / "new folder" / "settings.json")
    assert read_settings(tmp_path / "new folder" / "settings.json") == settings


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"[]", b"7", b"null", b"\xff\xfe\0", b"[" * 100_000, b'{"appearance": []}', b'{"appearance": "plaid"}'],
    ids=["empty", "half", "a list", "a number", "null", "no text", "endless", "a list for a look", "an unknown look"],
)
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "settings.json").write_bytes(raw)
    assert read_settings(tmp_path / "settings.json") == Settings()


def test_a_missing_file_or_a_folder_gives_the_defaults(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "missing.json") == Settings()
    assert read_settings(tmp_path) == Settings()


@given(
    told=st.fixed_dictionaries(
        {},
        optional={
            name: st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.lists(st.none())
            for name in [*asdict(Settings()), "unknown"]
        },
    )
)
def test_whatever_stands_in_a_field_it_is_taken_or_takes_its_default(tmp_path: Path, told: dict[str, object]) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(told), encoding="utf-8")
    read = read_settings(tmp_path / "settings.json")
    for name, default in asdict(Settings()).items():
        assert type(getattr(read, name)) is type(default)
    assert LEAST_TEXT_SIZE <= read.text_size <= MOST_TEXT_SIZE


def test_one_bad_field_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"appearance": "dark", "text_size": "big"}', encoding="utf-8")
    assert read_settings(tmp_path / "settings.json") == Settings(Appearance.DARK)


def test_a_text_size_beyond_measure_is_brought_within(tmp_path: Path) -> None:
    for size, kept in ((1, LEAST_TEXT_SIZE), (9999, MOST_TEXT_SIZE), (130, 130)):
        (tmp_path / "settings.json").write_text(json.dumps({"text_size": size}), encoding="utf-8")
        assert read_settings(tmp_path / "settings.json").text_size == kept


def test_a_place_that_cannot_be_written_loses_no_more_than_the_settings(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    write_settings(Settings(), tmp_path / "file" / "settings.json")
    write_settings(Settings(), tmp_path)
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"
