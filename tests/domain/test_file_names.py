"""Names for files fit every system and stay readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.file_names import clean_file_name


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("DF qualification / 2026", "DF qualification 2026"),
        ('Lot 2: who? "Us"', "Lot 2 who Us"),
        ("One\nline\tonly", "One line only"),
        ("Trust 😀", "Trust 😀"),
        (" . ", ""),
        ("x" * 200, "x" * 100),
    ],
)
def test_a_name_loses_only_what_no_file_may_be_called(words: str, name: str) -> None:
    assert clean_file_name(words) == name


@given(st.text())
def test_any_words_become_a_name_of_one_line_and_stay_it(words: str) -> None:
    name = clean_file_name(words)
    assert not set(name) & set('\\/:*?"<>|\0\n\r\t')
    assert len(name) <= 100
    assert name == name.strip(" .")
    assert clean_file_name(name) == name
