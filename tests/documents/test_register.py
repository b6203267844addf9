"""Extracts of the charity register: found by number and name, read as a stream, spoilt ones refused."""

import json
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from bidprep.documents import register as register_module
from bidprep.documents.register import find_in_register
from bidprep.domain.register import RegisterRow, RegisterSearch, facts_of, fold_name
from bidprep.errors import BidprepError
from tests.conftest import FULL
from tests.documents.register_files import charity, many, write_csv, write_json

ROOT = Path(__file__).parents[2]
ROWS = 300_000 if FULL else 20_000
MOST_MORE = 150 * 1024 * 1024
REAL = Path(__file__).parents[2].parent / "shared" / "data" / "charity" / "ccew-sample-60-partial-fields.json"

CHARITIES = [
    charity(1089464, "THE NETHERFELL PATHWAYS LIMITED"),
    charity(1089464, "NETHERFELL WOMEN'S FUND", linked=2),
    charity(1089465, "Mill Lane & Westmarch Trust"),
    charity(209131, "Netherfell Pathways Friends"),
    charity(300001, "Mill Lane and Westmarch Trust Ltd", charity_registration_status="Removed"),
]


@pytest.fixture(params=["json", "utf-16", "lines", "wrapped", "csv", "tab", "semicolon", "windows"])
def extract(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same charities in each form in which an extract comes."""
    path = tmp_path / "extract"
    match request.param:
        case "json":
            return write_json(path, CHARITIES)
        case "utf-16":
            return write_json(path, CHARITIES, "utf-16")
        case "lines":
            path.write_text("\n".join(map(json.dumps, CHARITIES)))
        case "wrapped":
            path.write_text(json.dumps({"made": "today", "charities": CHARITIES}))
        case "csv":
            write_csv(path, CHARITIES)
        case "tab":
            write_csv(path, CHARITIES, "\t")
        case "semicolon":
            write_csv(path, CHARITIES, ";")
        case _:
            write_csv(path, [*CHARITIES, charity(7, "Café £")], encoding="cp1252")
    return path


@pytest.mark.parametrize(
    ("number", "name", "found"),
    [
        ("1089464", "", ["1089464", "1089464-2"]),
        ("01089464", "", ["1089464", "1089464-2"]),
        (" 1 089 464 ", "", ["1089464", "1089464-2"]),
        ("1089464-2", "", ["1089464-2"]),
        ("0209131", "", ["209131"]),
        ("999", "", []),
        ("", "netherfell pathways", ["1089464"]),
        ("", "The Netherfell Pathways Ltd.", ["1089464"]),
        ("", "mill lane and westmarch trust", ["1089465", "300001"]),
        ("", "Netherfell", ["1089464", "1089464-2", "209131"]),
        ("", "etherfell", []),
        ("", "Womens Fund", ["1089464-2"]),
    ],
)
def test_a_charity_is_found_by_number_or_name(extract: Path, number: str, name: str, found: list[str]) -> None:
    hits = find_in_register(extract, RegisterSearch(number, name))
    assert [row.number for row in hits.rows] == found
    assert hits.more == 0


def test_every_form_states_the_same_facts(extract: Path) -> None:
    (row, _) = find_in_register(extract, RegisterSearch("1089464")).rows
    told = facts_of(row)
    assert told.facts == {
        "Legal name": "THE NETHERFELL PATHWAYS LIMITED", "Kind of body": "Charitable company", "Charity number": "1089464",
        "Company number": "00123456", "Date of registration": "4 March 2004", "Address": "12 Mill Lane\nWestmarch",
        "Postcode": "M1 1AE", "Website": "www.example.org", "E-mail": "office@example.org", "Telephone": "0161 496 0000",
        "Services": CHARITIES[0]["charity_activities"],
    }  # fmt: skip
    assert told.year is not None
    assert (str(told.year.ended_on), str(told.true_on)) == ("2026-03-31", "2026-08-01")
    assert (told.year.income and str(told.year.income.amount)) == "512345"
    assert (told.year.spending and str(told.year.spending.amount)) == "498001.5"
    assert told.warnings == ()


@pytest.mark.skipif(not REAL.exists(), reason="the real rows are not beside this checkout")
def test_each_real_row_is_found_by_its_number_and_its_name() -> None:
    for raw in json.loads(REAL.read_text(encoding="utf-8")):
        (by_number,) = find_in_register(REAL, RegisterSearch(str(raw["registered_charity_number"]))).rows
        (by_name,) = find_in_register(REAL, RegisterSearch(name=raw["charity_name"].title())).rows
        assert by_number == by_name
        told = facts_of(by_number)
        assert told.facts["Legal name"] == raw["charity_name"].strip()
        assert told.facts["Services"]
        assert told.year is not None
        assert told.year.income is not None
        assert float(told.year.income.amount) == raw["latest_income"]


# Run in a process of its own, whose memory is then that of the search.
SEARCH = """
import resource, sys, time
from pathlib import Path
from bidprep.documents.register import find_in_register
from bidprep.domain.register import RegisterSearch
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
hits = find_in_register(Path(sys.argv[1]), RegisterSearch(name=sys.argv[2]))
took = time.process_time() - start
print(hits.read, *(row.number for row in hits.rows))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, took)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="the standard library tells no process's memory there")
@pytest.mark.parametrize("form", ["json", "csv"])
def test_hundreds_of_thousands_of_rows_are_searched_in_the_memory_of_a_few(tmp_path: Path, form: str) -> None:
    path = (write_json if form == "json" else write_csv)(tmp_path / "extract", many(ROWS))
    words = [sys.executable, "-c", SEARCH, str(path), f"charity of place {200_000 + ROWS} ltd"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    found, measured = done.stdout.splitlines()
    assert found == f"{ROWS} {200_000 + ROWS}"
    memory, took = measured.split()
    unit = 1 if sys.platform == "darwin" else 1024
    print(f"{form}: {ROWS / float(took):,.0f} rows a second, {int(memory) * unit >> 20} MB")
    assert int(memory) * unit < MOST_MORE


def test_more_hits_than_can_be_shown_are_counted(tmp_path: Path) -> None:
    path = write_json(tmp_path / "extract", many(120))
    hits = find_in_register(path, RegisterSearch(name="charity of place"), most=50)
    assert (len(hits.rows), hits.more) == (50, 70)


def test_an_exact_name_is_found_behind_any_number_of_others_like_it(tmp_path: Path) -> None:
    path = write_json(tmp_path / "extract", [*many(200), charity(1, "Charity of Place")])
    assert [row.number for row in find_in_register(path, RegisterSearch(name="charity of place")).rows] == ["1"]


def test_rows_that_are_no_charity_are_counted_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "extract"
    path.write_text(json.dumps([1, None, "x", [], {}, {"charity_name": None}, charity(5)]))
    hits = find_in_register(path, RegisterSearch("5"))
    assert (hits.unreadable, hits.read, len(hits.rows)) == (6, 1, 1)
    path.write_text('registered_charity_number,charity_name\n5,One\n6,Too,many\n,\n7,"a\nb"\n')
    hits = find_in_register(path, RegisterSearch())
    assert (hits.unreadable, [row.number for row in hits.rows]) == (2, ["5", "7"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "is no table"), (b"hello", "is no table"), (b"[]", "holds no charities"), (b"a,b\n1,2\n", "holds no charities"),
        (b"PK\x03\x04", "is a zip file. Unpack it"), (b"\x00\x01", "is not text"), (b'[{"charity_name": "A"}', "breaks off"),
        (b'[{"charity_name": "A"}, {"char', "breaks off after row 1"), (b'[{"charity_name": "A"} {"b": 1}]', "cannot be read"),
        (b'[{"charity_name": "A"}, oops]', "after row 1"), (b"{", "breaks off"), (b"[" * 100_000, "after row 0"),
        (b'["' + b"x" * 3_000_000, "after row 0"), (b"a,b\n" + b"x" * 3_000_000, "a line that is too long"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_register_is_a_sentence(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "extract.json"
    path.write_bytes(content)
    with pytest.raises(BidprepError, match=says.replace(".", r"\.")):
        find_in_register(path, RegisterSearch("1"))


def test_a_missing_file_a_folder_and_one_too_large_are_sentences(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BidprepError, match="There is no file"):
        find_in_register(tmp_path / "none.json", RegisterSearch("1"))
    with pytest.raises(BidprepError, match=r"is a folder|cannot be read"):
        find_in_register(tmp_path, RegisterSearch("1"))
    monkeypatch.setattr(register_module, "MOST_BYTES", 10)
    with pytest.raises(BidprepError, match="is larger than"):
        find_in_register(write_json(tmp_path / "extract", CHARITIES), RegisterSearch("1"))


def test_spoilt_fields_are_left_out_and_said(tmp_path: Path) -> None:
    spoilt = charity(
        5, "A", charity_contact_postcode="nowhere", latest_income="plenty", latest_expenditure=-3,
        charity_company_registration_number="x", charity_contact_email="none@", charity_insolvent=True,
        charity_registration_status="Removed", date_of_removal="2025-01-02T00:00:00", date_of_extract="yesterday",
        charity_reporting_status="Double Default", charity_name="A\x00\x07 trust", charity_activities=["x"],
    )  # fmt: skip
    (row,) = find_in_register(write_json(tmp_path / "extract", [spoilt]), RegisterSearch("5")).rows
    told = facts_of(row)
    assert (told.facts["Legal name"], told.year, told.true_on) == ("A trust", None, None)
    assert not {"Postcode", "Company number", "E-mail", "Services"} & set(told.facts)
    said = " ".join(told.warnings)
    for words in (
        "removed from the register on 2 January 2025", "insolvent", "Double Default", "Postcode was left out",
        "Company number was left out", "“plenty” is no amount", "no accounts",
    ):  # fmt: skip
        assert words in said


def test_accidents_in_extracts_never_end_in_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "extract"
    for form in (write_json, write_csv):
        sound = form(path, CHARITIES).read_bytes()
        for seed in range(500 if FULL else 60):
            chance = Random(seed)
            spoilt = bytearray(sound)
            for _ in range(chance.randint(1, 20)):
                spoilt[chance.randrange(len(spoilt))] = chance.choice(b'[]{}",:\\\n\x00\xff0e')
            path.write_bytes(spoilt[: chance.randint(len(spoilt) // 2, len(spoilt))])
            with suppress(BidprepError):
                for row in find_in_register(path, RegisterSearch()).rows:
                    facts_of(row)


def test_numbers_of_thousands_of_digits_and_odd_types_do_no_harm() -> None:
    row = RegisterRow({"registered_charity_number": "9" * 5000, "linked_charity_number": "1" * 5000})
    assert row.main_number == "9" * 5000
    assert sys.get_int_max_str_digits() < 5000
    facts_of(row)


@pytest.mark.parametrize(
    "name", ["The A & B Trust Ltd", "A and B Trust", "a and b trust LIMITED", "A and B Trust, The"]
)
def test_names_are_compared_without_what_does_not_matter(name: str) -> None:
    assert fold_name(name) == "a and b trust"


def test_the_objects_of_a_wrapped_extract_are_found_although_it_is_longer_than_a_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_module, "_LONGEST_ROW", 5_000)
    monkeypatch.setattr(register_module, "_CHUNK", 1_000)
    path = tmp_path / "extract.json"
    path.write_text(json.dumps({"made": "today", "charities": list(many(40))}))
    hits = find_in_register(path, RegisterSearch("200040"))
    assert [row.number for row in hits.rows] == ["200040"]
    assert hits.read == 40


def test_an_object_without_end_that_holds_no_list_is_no_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_module, "_LONGEST_ROW", 500)
    monkeypatch.setattr(register_module, "_CHUNK", 100)
    path = tmp_path / "extract.json"
    path.write_text('{"made": "' + "x" * 5_000 + '"}')
    with pytest.raises(BidprepError, match="cannot be read after row 0"):
        find_in_register(path, RegisterSearch("1"))


def test_a_number_that_goes_on_behind_what_is_in_memory_is_one_row(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(register_module, "_CHUNK", 3)
    path = tmp_path / "extract.json"
    path.write_text("[12345678, " + json.dumps(charity(7)) + "]")
    hits = find_in_register(path, RegisterSearch("7"))
    assert ([row.number for row in hits.rows], hits.unreadable) == (["7"], 1)


def test_a_table_s_line_that_no_charity_could_fill_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "extract.csv"
    write_csv(path, CHARITIES)
    monkeypatch.setattr(register_module, "_LONGEST_ROW", 200)
    with pytest.raises(BidprepError, match="line that is too long to be a charity"):
        find_in_register(path, RegisterSearch("7"))


def test_a_file_beyond_the_largest_extract_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_json(tmp_path / "extract.json", CHARITIES)
    monkeypatch.setattr(register_module, "MOST_BYTES", 100)
    with pytest.raises(BidprepError, match="is larger than"):
        find_in_register(path, RegisterSearch("7"))


def test_how_many_charities_were_read_does_not_depend_on_when_news_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_json(tmp_path / "extract.json", many(7))
    monkeypatch.setattr(register_module, "_ROWS_BETWEEN_NEWS", 2)
    assert find_in_register(path, RegisterSearch("200007")).read == 7
