"""JSON files: what comes back, what is refused, and that writing is whole or not at all."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.documents.json_file import MOST_DEPTH, read_json_file, write_json_file
from bidprep.errors import BidprepError

_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


@given(value=_VALUES)
def test_what_was_written_is_read_again(tmp_path: Path, value: object) -> None:
    write_json_file(value, tmp_path / "value.json")
    assert read_json_file(tmp_path / "value.json") == value


def test_letters_stand_in_the_file_as_they_are(tmp_path: Path) -> None:
    write_json_file({"name": "Zoë – “Z”"}, tmp_path / "value.json")
    assert '"name": "Zoë – “Z”"' in (tmp_path / "value.json").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", r"value\.json is not JSON: line 1 cannot be read\. Choose the file that was exported"),
        ('{\n"a": 1,\n}', "line [23] cannot be read"),
        ("9" * 5000, r"value\.json holds a number of thousands of digits, which cannot be read\. Ask"),
        ("[" * 100_000, "nested too deeply"),
        ("[" * (MOST_DEPTH + 1) + "]" * (MOST_DEPTH + 1), "nested too deeply"),
        ('{"a":' * (MOST_DEPTH + 1) + "1" + "}" * (MOST_DEPTH + 1), "nested too deeply"),
        ("[" * 900 + "]" * 900, "nested too deeply"),
    ],
    ids=["empty", "a comma too many", "a huge number", "endless", "a list too many", "an object too many", "deep"],
)
def test_what_is_no_json_or_nested_absurdly_is_said(tmp_path: Path, words: str, said: str) -> None:
    (tmp_path / "value.json").write_text(words, encoding="utf-8")
    with pytest.raises(BidprepError, match=said):
        read_json_file(tmp_path / "value.json")


def test_what_is_just_deep_enough_is_read(tmp_path: Path) -> None:
    words = "[" * MOST_DEPTH + "]" * MOST_DEPTH
    (tmp_path / "value.json").write_text(words, encoding="utf-8")
    assert json.dumps(read_json_file(tmp_path / "value.json")) == words


def test_a_value_that_cannot_be_written_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "value.json"
    write_json_file([1], path)
    with pytest.raises(TypeError):
        write_json_file([object()], path)
    with pytest.raises(BidprepError, match="is not there"):
        write_json_file([1], tmp_path / "missing" / "value.json")
    assert read_json_file(path) == [1]
    assert [left.name for left in tmp_path.iterdir()] == ["value.json"]
