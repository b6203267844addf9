"""Buyers' forms on the command line: what one asks as JSON, taken in, and refused."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, content
from tests.documents.form_files import p, tbl, word_file

KEYS = {
    "number", "section", "text", "kind", "limit", "weighting", "guidance", "choices", "only_if", "parent", "places",
    "confidence",
}  # fmt: skip


@pytest.fixture
def form(tmp_path: Path) -> Path:
    return word_file(
        tmp_path / "Form.docx",
        p("Quality", style="Heading1"),
        tbl(
            ("No.", "Question", "Weighting", "Response"),
            ("1.1", "How will you start? Maximum 500 words", "30%", ""),
            ("1.2", "Do you hold insurance? Yes/No", "", ""),
        ),
        p("Name: ____________"),
    )


@pytest.fixture
def bid(run: Run, empty: Path) -> Path:
    assert run("start", empty, "--template", "blank", "--name", "Night shelter").code == 0
    return empty


def test_a_form_is_shown_without_a_workspace(run: Run, form: Path) -> None:
    told = run("import", "form", "--dry-run", form, "--json").json
    assert {"questions", "fields", "warnings"} == set(told)
    first, second = told["questions"]
    assert set(first) >= KEYS
    assert (first["number"], first["section"], first["kind"]) == ("1.1", "Quality", "text")
    assert first["limit"] == {"unit": "words", "value": 500, "items": 1}
    assert (first["weighting"], second["weighting"], second["limit"]) == (30, None, None)
    assert second["kind"] == "yes-no"
    assert set(first["places"][0]) == {"part", "path", "digest"}
    assert 0 <= first["confidence"] <= 1
    said = run("import", "form", form, "--dry-run").out
    assert said.startswith("Form.docx asks 2 questions.\n  1.1  How will you start?")
    assert "(500 words, 30%)" in said


def test_a_form_is_taken_in_once_and_undone_in_one_step(run: Run, bid: Path, form: Path) -> None:
    before = content(bid)
    planned = run("import", "form", bid, "Night shelter", form, "--dry-run")
    assert planned.out.startswith("Would take in 2 questions from Form.docx.\n")
    assert content(bid) == before
    told = run("import", "form", bid, "Night shelter", form, "--json").json
    assert (len(told["added"]), told["there"], told["answers"]) == (2, [], 0)
    listed = run("list", "questions", bid, "Night shelter", "--json").json
    assert [(question["number"], question["weighting"]) for question in listed] == [("1.1", 30), ("1.2", None)]
    assert [question["id"] for question in listed] == told["added"]
    again = run("import", "form", bid, "Night shelter", form).out
    assert again.startswith("Took in 0 questions from Form.docx; 2 in the bid already.\n")
    assert "This form was taken in already on " in again
    assert run("undo", bid).out == "Undo: Take in form Form.docx.\n"
    assert run("list", "questions", bid, "Night shelter", "--json").json == []


def test_a_file_that_asks_nothing_is_said(run: Run, bid: Path, tmp_path: Path) -> None:
    path = word_file(tmp_path / "Notes.docx", p("Read this before you start."))
    before = content(bid)
    assert run("import", "form", bid, "Night shelter", path).out == "Notes.docx asks nothing that could be found.\n"
    assert run("import", "form", "--dry-run", path, "--json").json == {"questions": [], "fields": [], "warnings": []}
    assert content(bid) == before


@pytest.mark.parametrize("words", [b"", b"PK", b"no zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)])
def test_a_file_that_is_no_form_is_refused_and_changes_nothing(
    run: Run, bid: Path, tmp_path: Path, words: bytes
) -> None:
    before = content(bid)
    path = tmp_path / "Form.docx"
    path.write_bytes(words)
    assert "Form.docx" in run("import", "form", bid, "Night shelter", path).refused()
    assert "Form.docx" in run("import", "form", "--dry-run", path).refused()
    assert content(bid) == before


def test_what_is_missing_is_said(run: Run, bid: Path, form: Path, tmp_path: Path) -> None:
    for words in ((form,), (bid, form), (bid, form, "--dry-run")):
        assert "needs the workspace and the bid" in run("import", "form", *words).refused()
    assert "There is no bid “Day centre”" in run("import", "form", bid, "Day centre", form).refused()
    assert "There is no file" in run("import", "form", "--dry-run", tmp_path / "none.docx").refused()


def test_the_command_works_in_a_process_of_its_own(child: Run, form: Path) -> None:
    assert len(child("import", "form", "--dry-run", form, "--json").json["questions"]) == 2
