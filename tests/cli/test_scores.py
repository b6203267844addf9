"""Marks added up on the command line."""

from decimal import Decimal
from pathlib import Path

from bidprep.domain.bids import Question
from bidprep.domain.scores import Mark, MarkBy
from bidprep.operations.workspaces import open_to_write
from tests.cli.conftest import Run

NORTH = "North West call-off"


def put(path: Path, *records: object) -> None:
    workspace = open_to_write(path, "a test")
    with workspace.step("Put") as step:
        for record in records:
            step.put(record)  # type: ignore[arg-type]  # records of any kind
    workspace.close()


def test_score_adds_up_the_marks_entered(run: Run, empty: Path) -> None:
    bid_id = run("start", empty, "--template", "blank", "--name", "Shelter", "--json").json["id"]
    assert run("score", empty, "Shelter").out == "No question of Shelter has a weighting yet.\n"
    put(
        empty,
        Question("a", bid_id, 1, "1", weighting=Decimal(40), scale="0 to 5"),
        Question("b", bid_id, 2, "2", weighting=Decimal(60), scale="100, 66, 33, 0"),
        Mark("m", "a", None, MarkBy.OWN, Decimal(4)),
        Mark("n", "b", None, MarkBy.OWN, Decimal(66)),
    )
    told = run("score", empty, "Shelter", "--json").json
    assert (told["total"], told["exact"], told["by"]) == (71.6, "71.6", "own")
    assert [(one["number"], one["score"], one["weighted"]) for one in told["questions"]] == [
        ("1", 4, 32),
        ("2", 66, 39.6),
    ]
    said = run("score", empty, "Shelter")
    assert said.code == 0
    assert said.out.splitlines()[0] == "1  4, which brings 32.00 of 40.00"
    assert "Total 71.60 of 100, by our own marks; 100.00% of the marks are given." in said.out
    assert run("score", empty, "Shelter", "--by", "buyer", "--json").json["total"] == 0


def test_score_ends_with_one_where_a_mark_puts_the_bid_out(run: Run, empty: Path) -> None:
    bid_id = run("start", empty, "--template", "blank", "--name", "Shelter", "--json").json["id"]
    put(
        empty,
        Question("a", bid_id, 1, "1", weighting=Decimal(100), scale="0 to 10 in bands"),
        Mark("m", "a", None, MarkBy.BUYER, Decimal(3)),
    )
    said = run("score", empty, "Shelter")
    assert said.code == 1
    assert said.out.endswith("Question 1 puts the bid out: 3 is too little.\n")
    assert run("score", empty, "Shelter", "--json").json["failed"] == ["1"]
    assert run("score", empty, "Elsewhere").refused()
