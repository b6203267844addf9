"""A review round on the command line: copies go out, come back, and the replies go to the board."""

from pathlib import Path

import docx
import pytest

from bidprep.domain.bids import Question
from bidprep.operations.workspaces import open_to_write
from tests.cli.conftest import Run
from tests.operations.returned_files import Reader


@pytest.fixture
def sample(run: Run, tmp_path: Path) -> Path:
    """A workspace with a bid of two questions, one answered."""
    path = tmp_path / "ours.bidprep"
    run("new", path)
    bid = run("start", path, "--template", "blank", "--name", "Call-off", "--buyer", "Ministry", "--json").json["id"]
    workspace = open_to_write(path, "a test")
    with workspace.step("Ask") as step:
        for number in (1, 2):
            step.put(Question(f"question{number}", bid, number, str(number), text=f"Part {number}?"))
    workspace.close()
    run("answer", path, "Call-off/1", "--from", "-", typed=b"We support 120 women a year. Each has a mentor.")
    return path


def test_a_copy_goes_out_and_comes_back_and_the_replies_go_to_the_board(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "Ann.docx"
    told = run("export", "review", sample, "Call-off", "--to", out, "--for", "Ann", "--by", "4/12/2026", "--json").json
    assert (told["for"], told["answers"]) == ("Ann", 2)
    second = run("export", "review", sample, "Call-off", "--to", tmp_path / "Bob.docx", "--for", "Bob", "--json").json
    assert second["round"] == told["round"]
    assert any("4 December 2026" in paragraph.text for paragraph in docx.Document(str(out)).paragraphs)

    anchor = next(
        mark.get("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}name")
        for mark in docx.Document(str(out)).element.iter(
            "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}bookmarkStart"
        )
    )
    ann = Reader.of(out, "Ann")
    ann.replace(str(anchor), "120", "135")
    ann.comment(str(anchor), "mentor", "Paid?")
    ann.type_over(str(anchor), "Each has a ", "All have a ")
    back = ann.save(tmp_path / "back.docx")
    dry = run("review", "take", sample, back, "--dry-run", "--json").json
    taken = run("review", "take", sample, back, "--json")
    assert taken.code == 0
    assert taken.json["counts"] == dry["counts"]
    assert (
        taken.json["counts"]["in_file"] == taken.json["counts"]["shown"] == {"comments": 1, "replies": 0, "changes": 2}
    )
    (first, other) = taken.json["answers"]
    assert (first["question"], first["lot"], first["matched_by"]) == ("question1", None, "bookmark")
    assert [(each["kind"], each["removed"], each["added"]) for each in first["suggestions"]] == [
        ("replacement", "120", "135")
    ]
    assert [(each["text"], each["quote"]) for each in first["remarks"]] == [("Paid?", "mentor")]
    assert [each["added"] for each in first["untracked"]] == ["All have"]
    assert not other["remarks"]
    assert taken.json["not_placed"] == []

    again = run("review", "take", sample, back)
    assert "taken in already" in again.refused()
    replies = tmp_path / "replies.docx"
    table = run("export", "replies", sample, "Call-off", "--to", replies, "--json").json
    assert (table["rows"], table["open"]) == (3, 3)
    words = [cell.text for each in docx.Document(str(replies)).tables for row in each.rows for cell in row.cells]
    assert "Paid?" in words
    assert "Put “135” for “120”" in words


def test_what_finds_no_answer_needs_attention(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "Ann.docx"
    run("export", "review", sample, "Call-off", "--to", out, "--for", "Ann", "--large-print", "--with-earlier")
    ann = Reader.of(out, "Ann")
    ann.comment_nowhere("Good.")
    said = run("review", "take", sample, ann.save(tmp_path / "back.docx"))
    assert said.code == 1
    assert "waits in the tray" in said.out
    assert run("check", sample, "Call-off", "--json").json["warnings"]


def test_once_something_came_back_or_changed_a_copy_is_of_a_new_round(run: Run, sample: Path, tmp_path: Path) -> None:
    def made(*more: str) -> str:
        return str(
            run("export", "review", sample, "Call-off", "--to", tmp_path / "a.docx", "--json", *more).json["round"]
        )

    first = made()
    assert made() == first
    run("answer", sample, "Call-off/2", "--from", "-", typed=b"New.")
    second = made("--by", "1/12/2026")
    assert second != first
    assert made("--round", "Round 1") == first
    assert made("--round", "For the chair") not in (first, second)


def test_files_that_are_no_copies_are_refused_with_nothing_changed(run: Run, sample: Path, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.docx"
    docx.Document().save(str(stranger))
    assert "No review round" in run("review", "take", sample, stranger).refused()
    run("export", "review", sample, "Call-off", "--to", tmp_path / "Ann.docx", "--for", "Ann")
    assert "no copy of a review round" in run("review", "take", sample, stranger).refused()
    assert "just as it was written" in run("review", "take", sample, tmp_path / "Ann.docx").refused()
    assert "would replace a workspace" in run("export", "review", sample, "Call-off", "--to", sample).refused()
    assert "would replace a workspace" in run("export", "replies", sample, "Call-off", "--to", sample).refused()
