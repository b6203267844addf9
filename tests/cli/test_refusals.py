"""What cannot be done is said in a sentence with exit code 2, and changes nothing."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, Said, content
from tests.documents.form_files import p, tbl, word_file

NORTH = "North West call-off"

_READING = (
    ("info", "WS"),
    ("list", "questions", "WS", NORTH),
    ("list", "lots", "WS", NORTH),
    ("check", "WS", NORTH),
    ("plan", "WS", NORTH),
    ("score", "WS", NORTH),
    ("show", "WS", f"{NORTH}/1"),
    ("backup", "WS"),
    ("search", "WS", "support"),
    ("suggest", "WS", f"{NORTH}/1"),
    ("import", "library", "WS", "OLD", "--dry-run"),
    ("undo", "WS", "--list"),
    ("export", "records", "WS", "--to", "OUT"),
    ("export", "replies", "WS", NORTH, "--to", "OUT"),
    ("export", "submission", "WS", NORTH, "--to", "OUT"),
    ("export", "mobilisation", "WS", NORTH, "--to", "OUT"),
    ("export", "timeline", "WS", NORTH, "--to", "OUT"),
    ("export", "partners", "WS", NORTH, "--to", "OUT"),
    ("export", "person", "WS", "Priya Nair", "--to", "OUT"),
    ("export", "decision", "WS", NORTH, "--to", "OUT"),
    ("import", "records", "WS", "JSON", "--dry-run"),
    ("import", "lots", "WS", NORTH, "CSV", "--dry-run"),
    ("import", "notice", "WS", "NOTICE", "--dry-run"),
    ("import", "register", "WS", "REGISTER", "--dry-run"),
    ("import", "form", "WS", NORTH, "FORM", "--dry-run"),
)
_WRITING = (
    ("start", "WS", "--template", "blank"),
    ("answer", "WS", f"{NORTH}/1", "--from", "TXT"),
    ("import", "records", "WS", "JSON"),
    ("import", "lots", "WS", NORTH, "CSV"),
    ("import", "notice", "WS", "NOTICE"),
    ("import", "register", "WS", "REGISTER"),
    ("import", "form", "WS", NORTH, "FORM"),
    ("import", "material", "WS", NORTH, "MATERIAL"),
    ("import", "library", "WS", "OLD"),
    ("undo", "WS"),
    ("redo", "WS"),
    ("erase", "WS", "Priya Nair"),
    ("export", "review", "WS", NORTH, "--to", "OUT"),
)


@pytest.fixture
def stand_ins(tmp_path: Path) -> dict[str, str]:
    """Files that commands may be given, by the word that stands for them."""
    files = {
        "JSON": '{"bidprep": 1, "records": {"person": [{"id": "p", "name": "Priya"}]}}',
        "CSV": "reference,title\nX-1,Housing\n",
        "TXT": "Some words.",
        "NOTICE": '{"ocid": "ocds-1", "tag": ["tender"], "tender": {"id": "1", "title": "Mentoring"}}',
        "REGISTER": "registered_charity_number,charity_name\n1089464,A Trust\n",
    }
    for name, words in files.items():
        (tmp_path / f"given.{name}").write_text(words, encoding="utf-8")
    form = word_file(tmp_path / "given.docx", tbl(("No.", "Question", "Answer"), ("1", "Who are you?", "")))
    made = {"OUT": str(tmp_path / "out.docx"), "FORM": str(form)}
    old = word_file(
        tmp_path / "old.docx", p("Staff", style="Heading1"), p("We vet everybody before the first shift. " * 4)
    )
    made["OLD"] = str(old)
    made["MATERIAL"] = str(tmp_path / "given.txt")
    Path(made["MATERIAL"]).write_text("The provider has staff on shift.", encoding="utf-8")
    return {name: str(tmp_path / f"given.{name}") for name in files} | made


def _with(words: tuple[str, ...], stand_ins: dict[str, str], workspace: object) -> tuple[str, ...]:
    return tuple(str(workspace) if word == "WS" else stand_ins.get(word, word) for word in words)


@pytest.mark.parametrize("command", [*_READING, *_WRITING], ids=" ".join)
def test_what_is_no_workspace_is_refused_by_every_command(
    run: Run, tmp_path: Path, stand_ins: dict[str, str], command: tuple[str, ...]
) -> None:
    text = tmp_path / "text.bidprep"
    text.write_text("Dear all, " * 50, encoding="utf-8")
    (tmp_path / "empty.bidprep").touch()
    (tmp_path / "folder.bidprep").mkdir()
    wrong = {
        tmp_path / "missing.bidprep": "There is no file",
        text: "is not a bidprep workspace",
        tmp_path / "empty.bidprep": "is empty",
        tmp_path / "folder.bidprep": "is a folder",
    }
    for workspace, said in wrong.items():
        assert said in run(*_with(command, stand_ins, workspace)).refused()
    assert not (tmp_path / "out.docx").exists()
    assert not (tmp_path / "missing.bidprep").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "questions", "WS", "South"), "There is no bid “South”. Choose one of: “"),
        (("list", "lots", "WS", ""), "There is no bid “”"),
        (("check", "WS", "x" * 500), "There is no bid"),
        (("show", "WS", "1"), "does not say of which bid"),
        (("show", "WS", f"{NORTH}/99"), "There is no question “99”"),
        (("show", "WS", f"{NORTH}/1", "--lot", "NW-99"), "There is no lot “NW-99”. Choose one of: “NW-01”"),
        (("show", "WS", f"{NORTH}/1", "--lot", ""), "There is no lot “”"),
        (("show", "WS", f"{NORTH}/1", "--as", "poem"), "invalid choice: 'poem'"),
        (("answer", "WS", f"{NORTH}/1", "--lot", "", "--from", "TXT"), "There is no lot “”"),
        (("answer", "WS", f"{NORTH}/1", "--from", "missing.txt"), "There is no file missing.txt"),
        (("answer", "WS", f"{NORTH}/1", "--from", "/"), "is a folder"),
        (("answer", "WS", f"{NORTH}/1"), "required: --from"),
        (("start", "WS", "--template", "poem"), "There is no template “poem”. Choose one of: df-qualification"),
        (("start", "WS"), "required: --template"),
        (("start", "WS", "--template", "blank", "--deadline", "soon"), "“soon” is not a date"),
        (("start", "WS", "--template", "blank", "--deadline", "31/2/2027"), "is not a date"),
        (("start", "WS", "--template", "blank", "--deadline", "1/2/2027 25:00"), "is not a time of day"),
        (("import", "records", "WS", "missing.json"), "There is no file missing.json"),
        (("import", "lots", "WS", NORTH, "CSV", "--column", "region"), "does not say which column"),
        (("import", "lots", "WS", NORTH, "CSV", "--column", "colour=title"), "A lot has no field “colour”"),
        (("import", "lots", "WS", NORTH, "CSV", "--column", "region=Where"), "no column “Where”"),
        (("export", "submission", "WS", NORTH, "--to", "OUT", "--lot", "NW-99"), "There is no lot"),
        (("new", "WS"), "is there already"),
        (("restore", "WS", "--to", "WS"), "is there already"),
        (("restore", "TXT", "--to", "OUT"), "is not a bidprep workspace"),
        (("count",), "There is nothing to count"),
        (("count", "TXT", "--rule", "poem"), "There is no counting rule “poem”"),
        (("count", "missing.txt"), "There is no file"),
        (("sing",), "invalid choice: 'sing'"),
        (("list",), "required: WHAT"),
        (("info",), "required: WORKSPACE"),
        (("info", "WS", "--colour"), "unrecognized arguments: --colour"),
    ],
    ids=lambda value: " ".join(value)[:60] if isinstance(value, tuple) else "",
)
def test_what_is_typed_wrong_is_said_and_changes_nothing(
    run: Run, sample: Path, stand_ins: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    before = content(sample)
    assert said in run(*_with(words, stand_ins, sample)).refused()
    assert said in run(*_with(words, stand_ins, sample), "--json").refused()
    assert content(sample) == before
    assert not Path(stand_ins["OUT"]).exists()


_BAD_JSON: dict[str, bytes] = {
    "empty": b"",
    "no JSON": b"Dear all",
    "half": b'{"bidprep": 1, "records": {',
    "a list": b"[]",
    "a number": b"7",
    "null": b"null",
    "deep": b"[" * 100_000 + b"]" * 100_000,
    "rather deep": b'{"records": ' + b"[" * 200 + b"]" * 200 + b"}",
    "deep in a field": b'{"bidprep": 1, "records": {"person": [{"id": ' + b"[" * 500 + b"]" * 500 + b"}]}}",
    "a huge number": b'{"bidprep": ' + b"9" * 5000 + b"}",
    "a huge number in a field": b'{"bidprep": 1, "records": {"person": [{"id": "p", "weekly_hours": 1e999}]}}',
    "not a number": b'{"bidprep": 1, "records": {"person": [{"id": "p", "weekly_hours": NaN}]}}',
    "wrong types": b'{"bidprep": 1, "records": {"person": [{"id": {}, "name": []}]}}',
    "NUL bytes": b'{"bidprep": 1,\0 "records": {}}',
    "a binary file": bytes(range(256)) * 20,
    "UTF-16 without a mark": '{"bidprep": 1}'.encode("utf-16-le"),
    "half a character": b'{"bidprep": 1, "records": {"person": [{"id": "p", "name": "\\ud800"}]}}',
    "a loop of parents": b'{"bidprep": 1, "records": {"stage": [{"id": "s", "opportunity_id": "s"}]}}',
}


@pytest.mark.parametrize("fault", _BAD_JSON)
def test_bad_json_is_refused_and_changes_nothing(run: Run, sample: Path, tmp_path: Path, fault: str) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(_BAD_JSON[fault])
    before = content(sample)
    for more in ((), ("--dry-run",), ("--json",)):
        said = run("import", "records", sample, file, *more).refused()
        assert len(said) < 500
    assert content(sample) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_records_come_in_in_every_usual_encoding(run: Run, empty: Path, tmp_path: Path, encoding: str) -> None:
    told = {"bidprep": 1, "records": {"person": [{"id": "p", "name": "Zoë – “Z”"}]}}
    file = tmp_path / "records.json"
    file.write_bytes(json.dumps(told, ensure_ascii=False).encode(encoding))
    assert run("import", "records", empty, file).code == 0
    run("export", "records", empty, "--to", file)
    assert json.loads(file.read_text(encoding="utf-8"))["records"]["person"][0]["name"] == "Zoë – “Z”"


_BAD_CSV: dict[str, bytes] = {
    "empty": b"",
    "headings only": b"reference,title\n",
    "a quotation mark that never ends": b'reference,title\n1,"Housing\n',
    "too many cells": b"reference,title\n1,Housing,more\n",
    "no headings we know": b"a,b\n1,2\n",
    "a heading twice": b"reference,title,title\n1,a,b\n",
    "a huge number": b"title,value\na," + b"9" * 5000 + b"\n",
    "a number with an exponent": b"title,value\na,1E400000\n",
    "a word for a date": b"title,start\na,spring\n",
    "NUL bytes": b"title\na\0b\n",
    "a binary file": bytes(range(256)) * 20,
    "UTF-16 without a mark": "title\nHousing\n".encode("utf-16-le"),
    "a cell without end": b'title\n"' + b"x" * 200_000 + b'"\n',
    "the same reference twice": b"reference,title\n1,a\n1,b\n",
}


@pytest.mark.parametrize("fault", _BAD_CSV)
def test_a_bad_table_is_refused_and_changes_nothing(run: Run, sample: Path, tmp_path: Path, fault: str) -> None:
    file = tmp_path / "bad.csv"
    file.write_bytes(_BAD_CSV[fault])
    before = content(sample)
    for more in ((), ("--dry-run",), ("--json",)):
        run("import", "lots", sample, NORTH, file, *more).refused()
    assert content(sample) == before


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_tables_come_in_in_every_usual_encoding(run: Run, sample: Path, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "lots.csv"
    file.write_bytes("reference\ttitle\nÉ-1\tCafé – “C”\n".encode(encoding))
    assert run("import", "lots", sample, NORTH, file).code == 0
    assert ("É-1", "Café – “C”") in [
        (lot["reference"], lot["title"]) for lot in run("list", "lots", sample, NORTH, "--json").json
    ]


@pytest.mark.parametrize("command", [("export", "records", "WS"), ("export", "submission", "WS", NORTH)], ids=" ".join)
def test_a_target_that_cannot_be_written_is_said_and_harms_nothing(
    run: Run, sample: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    before = content(sample)
    (tmp_path / "folder").mkdir()
    (tmp_path / "plain.txt").write_text("mine", encoding="utf-8")
    other = tmp_path / "other.BIDPREP"
    other.write_text("mine", encoding="utf-8")
    wrong = {
        tmp_path / "missing" / "out.x": "is not there",
        tmp_path / "folder": "is a folder",
        tmp_path / "plain.txt" / "out.x": "is not there",
        sample: "would replace a workspace",
        other: "would replace a workspace",
    }
    for target, said in wrong.items():
        assert said in run(*_with(command, {}, sample), "--to", target).refused()
    assert (tmp_path / "plain.txt").read_text(encoding="utf-8") == other.read_text(encoding="utf-8") == "mine"
    assert not list(tmp_path.rglob("*.part"))
    assert content(sample) == before


def test_a_workspace_is_not_replaced_under_another_name_either(run: Run, sample: Path, tmp_path: Path) -> None:
    renamed = tmp_path / "renamed.backup"
    sample.rename(renamed)
    assert "would replace a workspace" in run("export", "records", renamed, "--to", renamed).refused()
    assert run("info", renamed).code == 0


_MAY_WRITE_ALL = sys.platform == "win32" or os.geteuid() == 0


@pytest.mark.skipif(_MAY_WRITE_ALL, reason="this person may write everywhere")
def test_a_folder_that_may_not_be_written_is_said(run: Run, sample: Path, tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir()
    shut.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "cannot be written" in run("export", "records", sample, "--to", shut / "out.json").refused()
    assert "Choose a folder that you may write in" in run("new", shut / "New").refused()


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="only Linux has such a folder")
def test_a_folder_that_nobody_may_write_is_said(run: Run, sample: Path) -> None:
    assert "Choose another folder" in run("export", "records", sample, "--to", "/proc/out.json").refused()
    run("new", "/proc/New").refused()
    run("restore", sample, "--to", "/proc/New").refused()


def test_a_new_workspace_replaces_nothing_and_leaves_nothing_behind(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plain.txt").write_text("mine", encoding="utf-8")
    run("new", tmp_path / "plain.txt" / "New").refused()
    taken = tmp_path / "Taken.bidprep"
    taken.write_text("mine", encoding="utf-8")
    run("new", tmp_path / "Taken").refused()
    assert taken.read_text(encoding="utf-8") == "mine"
    assert {path.name for path in tmp_path.iterdir()} <= {"plain.txt", "Taken.bidprep", "home"}


@pytest.mark.parametrize("name", ["x" * 300, "a\nb", "💷 ü"])
def test_odd_names_are_taken_or_refused_with_a_sentence(run: Run, tmp_path: Path, name: str) -> None:
    said = run("new", tmp_path / name)
    assert said.code == 0 or said.refused()
    seen = run("info", tmp_path / f"{name}.bidprep")
    assert seen.code == said.code


def test_what_comes_in_must_be_text_of_no_more_than_fifty_megabytes(run: Run, sample: Path) -> None:
    before = content(sample)
    assert "is not text" in run("answer", sample, f"{NORTH}/1", "--from", "-", typed=b"a\0b").refused()
    big = b"a" * (50 * 1024 * 1024 + 1)
    assert "larger than 50 MB" in run("count", "-", typed=big).refused()
    assert content(sample) == before


def test_money_beyond_all_measure_is_still_listed_as_json(run: Run, empty: Path, tmp_path: Path) -> None:
    told = {
        "opportunity": [{"id": "o"}],
        "stage": [{"id": "s", "opportunity_id": "o"}],
        "lot": [{"id": "l", "stage_id": "s", "value": {"amount": "1E+999999", "currency": "GBP"}}],
        "bid": [{"id": "b", "stage_id": "s", "name": "B"}],
        "question": [{"id": "q", "bid_id": "b", "number": "1", "weighting": "0.5"}],
    }
    file = tmp_path / "records.json"
    file.write_text(json.dumps({"bidprep": 1, "records": told}), encoding="utf-8")
    said = run("import", "records", empty, file)
    assert said.code == 0 or said.refused()
    for what in ("lots", "questions"):
        listed: Said = run("list", what, empty, "B", "--json")
        assert listed.code == said.code
