"""Forms that were made to harm, or broken by chance: each meets a sentence or is read, in time, and nothing else happens."""

import random
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bidprep.documents.child import in_child
from bidprep.documents.forms.reading import read_form
from bidprep.errors import BidprepError
from tests.conftest import FULL
from tests.documents.form_files import p, sheet, tbl, word_file, workbook_file
from tests.documents.form_mutants import mutant
from tests.documents.form_twins import TWINS

MOST_SECONDS = 5.0
MUTANTS = 2_000 if FULL else 200


def distinct_paragraphs(path: Path) -> Path:
    chance = random.Random(1)
    return word_file(path, "".join(f'<w:p w:rsidR="{chance.randrange(1 << 48):012x}"/>' for _ in range(600_000)))


def words_that_trap(path: Path) -> Path:
    pieces = ("(a", "1.", "_ ", "yes no ", "max 5 ", ". ", " ", "☐", "if yes ", "your company ", "1(a)", "500 words ")
    rows = [[piece * (30_000 // len(piece)), ""] for piece in pieces]
    return word_file(path, *(p(piece * (30_000 // len(piece))) for piece in pieces), tbl(*rows))


def merged_beyond_measure(path: Path) -> Path:
    ranges = ["A1:XFD1048576", *(f"A{row}:CV{row + 90}" for row in range(1, 900_000, 91))]
    everywhere = {"A1:XFD1048576": '"Yes,No"'}
    return workbook_file(path, {"S": sheet({"A1": "1. What?", "XFD1048576": "x"}, merged=ranges, lists=everywhere)})


def tables_in_tables(path: Path) -> Path:
    return word_file(path, "<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60)


def many_rows(path: Path) -> Path:
    cells: dict[str, str | float | tuple[float, int] | None] = {}
    for row in range(1, 20_001):
        cells |= {f"A{row}": row, f"B{row}": f"What is {row}?", f"C{row}": None}
    return workbook_file(path, {"S": sheet(cells)})


def a_cell_in_ten_thousand_columns(path: Path) -> Path:
    return word_file(path, tbl([f"{column}" for column in range(10_000)], ["Why?", ""] * 5_000))


def a_huge_span(path: Path) -> Path:
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    return word_file(path, f"<w:tbl><w:tr>{wide * 50}</w:tr></w:tbl>")


@pytest.mark.parametrize(
    "make",
    [
        distinct_paragraphs, words_that_trap, merged_beyond_measure, tables_in_tables, many_rows,
        a_cell_in_ten_thousand_columns, a_huge_span,
    ],
)  # fmt: skip
def test_a_form_made_to_harm_is_done_with_in_time(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "form")
    before = path.read_bytes()
    begun = time.monotonic()
    with suppress(BidprepError):
        in_child(read_form, path, called=path.name)
    # Twice the time that is allowed, for other tests run beside this one.
    assert time.monotonic() - begun < 2 * MOST_SECONDS
    assert path.read_bytes() == before


def test_broken_forms_are_read_or_refused_and_never_hang(tmp_path: Path) -> None:
    forms = []
    for twin in TWINS:
        path = twin.make(tmp_path)
        forms.append((path.suffix, path.read_bytes()))
    read = 0
    for seed in range(MUTANTS):
        suffix, content = forms[seed % len(forms)]
        path = tmp_path / f"mutant{suffix}"
        path.write_bytes(mutant(content, seed))
        begun = time.monotonic()
        with suppress(BidprepError):
            read_form(path)
            read += 1
        assert time.monotonic() - begun < MOST_SECONDS, f"seed {seed}"
    assert read > MUTANTS / 4, "most mutants should still be files that can be looked into"
