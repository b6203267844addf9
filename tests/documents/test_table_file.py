"""Tables from CSV files: what comes back, and what is refused."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.documents import table_file
from bidprep.documents.table_file import TableFile, read_table_file
from bidprep.errors import BidprepError

_cells = st.text(st.sampled_from("ab,;\t\"' \né"), max_size=8)


def _read(tmp_path: Path, words: str) -> TableFile:
    (tmp_path / "table.csv").write_bytes(words.encode())
    return read_table_file(tmp_path / "table.csv")


@given(rows=st.lists(st.tuples(_cells, _cells).filter(lambda row: any(map(str.strip, row))), min_size=1, max_size=5))
def test_what_a_spreadsheet_wrote_is_read(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    path = tmp_path / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("one", "two"), *rows])
    table = read_table_file(path)
    assert [(row["one"], row["two"]) for row in table.rows] == [(one.strip(), two.strip()) for one, two in rows]
    assert table.numbers == tuple(range(2, len(rows) + 2))


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_cells_may_be_parted_by_commas_semicolons_and_tabs(tmp_path: Path, between: str, end: str) -> None:
    table = _read(tmp_path, f"\ufeff one {between}two{end}a{between} b {end}")
    assert table == TableFile(("one", "two"), ({"one": "a", "two": "b"},), (2,))


def test_blank_rows_are_left_out_and_still_counted(tmp_path: Path) -> None:
    table = _read(tmp_path, '\none,two\n\n , \n"a\nb",\n\nc\n')
    assert [row["one"] for row in table.rows] == ["a\nb", "c"]
    assert [row["two"] for row in table.rows] == ["", ""]
    assert table.numbers == (5, 7)


def test_columns_without_a_heading_may_be_many(tmp_path: Path) -> None:
    assert _read(tmp_path, "one,,\na,b,c\n").rows[0]["one"] == "a"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "holds no rows"),
        ("one,two\n , \n", "holds no rows"),
        ("one,two\n\na,b,c\n", r"Row 3 of table\.csv has more cells"),
        ("one,one\na,b\n", "two columns headed “one”"),
        ('one\n"a\n', r"is not a table \(unexpected end of data\)"),
        ('one\n"a"b\n', "is not a table"),
        ("one\n" + "x" * 200_000 + "\n", "is not a table"),
    ],
    ids=["empty", "headings only", "too many cells", "twice", "an open quotation", "a loose quotation", "a huge cell"],
)
def test_what_is_no_table_is_said(tmp_path: Path, words: str, said: str) -> None:
    with pytest.raises(BidprepError, match=said):
        _read(tmp_path, words)


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BidprepError, match="more than 100,000 rows"):
        _read(tmp_path, "one\n" * (table_file.MOST_ROWS + 1))


def test_characters_that_word_cannot_hold_are_left_out(tmp_path: Path) -> None:
    assert _read(tmp_path, "o\x07ne\na\x1b[1mb\x7f\n").rows[0]["one"].startswith("a[1mb")
