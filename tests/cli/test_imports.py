"""Notices and the charity register on the command line: what is said, printed as JSON, and refused."""

from pathlib import Path

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.opportunities import Lot
from bidprep.domain.timelines import PlanStep
from bidprep.operations.workspaces import open_to_write
from tests.cli.conftest import Run, content
from tests.documents import notice_files as made
from tests.documents.form_files import p, word_file
from tests.documents.register_files import charity, write_csv, write_json


@pytest.fixture
def notice(tmp_path: Path) -> Path:
    return made.write(tmp_path / "notice.json", made.tender_release())


@pytest.fixture
def extract(tmp_path: Path) -> Path:
    return write_json(tmp_path / "extract.json", [charity(1, "A TRUST"), charity(2, "B TRUST"), charity(3, "B TRUST")])


def test_a_notice_is_told_as_json_before_and_after(run: Run, empty: Path, notice: Path) -> None:
    before = content(empty)
    planned = run("import", "notice", empty, notice, "--dry-run", "--json").json
    assert content(empty) == before
    (told,) = planned["opportunities"]
    keys = {"ocid", "title", "buyer", "reference", "published", "deadline", "procedure", "value", "lots", "documents"}
    assert keys | {"warnings", "changes"} <= set(told)
    assert (told["published"], told["deadline"]) == ("2026-08-03T09:00:00+01:00", "2026-09-14T12:00:00+01:00")
    assert (told["value"], told["documents"], told["changes"]) == ({"amount": 7800000, "currency": "GBP"}, 2, [])
    assert [lot["id"] for lot in told["lots"]] == [f"LOT-{number:04}" for number in range(1, 13)]
    lot = told["lots"][0]
    assert (lot["title"], lot["start"], lot["end"]) == ("Area 1", "2027-04-01", "2030-03-31")
    assert (lot["extends_to"], lot["least_value"], lot["days"], told["extends_to"]) == (None, None, None, None)
    assert lot["criteria"] == [
        {"name": "Quality", "kind": "quality", "weighting": 60}, {"name": "Price", "kind": "price", "weighting": 40},
    ]  # fmt: skip
    said = run("import", "notice", empty, notice).out
    assert said == "Added Resettlement support with 12 lots, to be handed in by Monday 14 September 2026, 12:00.\n"
    assert run("import", "notice", empty, notice).out.startswith("Resettlement support is there already")


def test_an_update_is_told_field_by_field_and_undone_in_one_step(
    run: Run, empty: Path, notice: Path, tmp_path: Path
) -> None:
    run("import", "notice", empty, notice)
    update = made.write(tmp_path / "update.json", made.update_release())
    planned = run("import", "notice", empty, update, "--dry-run").out
    assert "Would change Resettlement support, to be handed in by Monday 28 September 2026, 12:00." in planned
    assert "  LOT-0002: value: “£200,000” becomes “£250,000”." in planned
    assert "  New documents: “Answers to questions”." in planned
    assert "  Clarification deadline: no longer “Thursday 20 August 2026, 17:00”." in planned
    (told,) = run("import", "notice", empty, update, "--json").json["opportunities"]
    assert told["changes"][1] == {
        "what": "Deadline", "before": "Monday 14 September 2026, 12:00", "after": "Monday 28 September 2026, 12:00",
        "field": "submit_by", "lot": None,
    }  # fmt: skip
    assert (told["new"], told["title"]) == (False, "Resettlement support")
    assert run("undo", empty).out == "Undo: Take in notice Resettlement support.\n"
    assert len(run("import", "notice", empty, update, "--dry-run", "--json").json["opportunities"][0]["changes"]) == 7
    run("import", "notice", empty, update)
    assert (
        "\n  This notice is older than the one that was taken in last.\n" in run("import", "notice", empty, notice).out
    )
    (told,) = run("import", "notice", empty, notice, "--dry-run", "--json").json["opportunities"]
    assert (told["older"], told["new"]) == (True, False)
    assert told["warnings"] == ["This notice is older than the one that was taken in last."]


def test_what_an_update_reopens_and_moves_is_told(run: Run, empty: Path, notice: Path, tmp_path: Path) -> None:
    (told,) = run("import", "notice", empty, notice, "--json").json["opportunities"]
    bid = Bid("b" * 26, told["stage"], "Ours")
    ready, signed = (Question(sign * 26, bid.id, at, str(at), text="Describe.") for at, sign in enumerate("cd", 1))
    step = PlanStep("e" * 26, bid.id, 1, "Draft", 3)
    workspace = open_to_write(empty, "a test")
    (lot,) = workspace.find(Lot, reference="LOT-0002")
    with workspace.step("Set up") as putting:
        for record in (bid, ready, signed, step):
            putting.put(record)
        putting.put(Answer("f" * 26, ready.id, lot.id, "Ours.\n", AnswerStatus.READY))
        putting.put(Answer("g" * 26, signed.id, lot.id, "Ours.\n", AnswerStatus.SIGNED_OFF))
    workspace.close()
    update = made.write(tmp_path / "update.json", made.update_release())
    (planned,) = run("import", "notice", empty, update, "--dry-run", "--json").json["opportunities"]
    assert [(each["number"], each["status"], each["set_back"]) for each in planned["reopened"]] == [
        ("1", "ready", True), ("2", "signed-off", False),
    ]  # fmt: skip
    assert planned["steps"] == [
        {"bid": bid.id, "id": step.id, "name": "Draft", "before": "2026-09-11", "after": "2026-09-25"}
        | {"late": planned["steps"][0]["late"]}
    ]
    lines = run("import", "notice", empty, update).out.splitlines()
    (first, second) = (line for line in lines if line.startswith("  Look again at question"))
    assert first.endswith(" It goes back to drafting.")
    assert second.endswith(" It stays signed off.")
    assert any("  Step “Draft”: done by 25 September 2026 instead of 11 September 2026." in line for line in lines)
    answers = run("list", "questions", empty, "Ours", "--json").json
    assert [each["answers"][0]["status"] for each in answers] == ["drafting", "signed-off"]
    warned = run("check", empty, "Ours", "--json").json["warnings"]
    assert "changed-by-notice" in {finding["check"] for finding in warned}


@pytest.mark.parametrize("words", ["", "[]", "{", "[" * 3000])
def test_a_file_that_is_no_notice_is_refused_and_changes_nothing(
    run: Run, empty: Path, tmp_path: Path, words: str
) -> None:
    before = content(empty)
    path = made.write(tmp_path / "bad.json", words)
    assert "bad.json" in run("import", "notice", empty, path).refused()
    assert "bad.json" in run("import", "notice", empty, path, "--dry-run").refused()
    assert "There is no file" in run("import", "notice", empty, tmp_path / "none.json").refused()
    assert content(empty) == before


def test_the_register_shows_each_change_and_takes_it_in(run: Run, empty: Path, extract: Path) -> None:
    before = content(empty)
    planned = run("import", "register", empty, extract, "--number", "0001", "--dry-run").out
    assert planned.startswith("Would take in 12 changes from the register’s row of A TRUST (1).\n")
    assert "  Income, year to 31 March 2026: £512,345" in planned
    assert content(empty) == before
    told = run("import", "register", empty, extract, "--name", "a trust ltd", "--json").json
    assert told["charity"] == {"number": "1", "name": "A TRUST"}
    assert {"field": "Postcode", "before": "", "after": "M1 1AE"} in told["changes"]
    assert run("info", empty, "--json").json["organisation"] == "A TRUST"
    again = run("import", "register", empty, extract, "--number", "1", "--json").json
    assert (again["changes"], len(again["unchanged"])) == ([], 12)


def test_single_fields_are_taken_by_name(run: Run, empty: Path, tmp_path: Path) -> None:
    path = write_csv(tmp_path / "extract.csv", [charity(1, "A TRUST")])
    words = ("import", "register", empty, path, "--only", "postcode", "--only", "Legal name")
    assert [change["field"] for change in run(*words, "--json").json["changes"]] == ["Legal name", "Postcode"]
    refused = run("import", "register", empty, path, "--only", "Horoscope").refused()
    assert "The register says nothing of “Horoscope” for this charity." in refused


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "does not say which is yours"), (("--number", "9"), "There is no such charity"),
        (("--name", "b trust"), "More than one charity fits: B TRUST (2), B TRUST (3)."),
        (("--name", "nobody"), "There is no such charity"),
    ],
)  # fmt: skip
def test_a_search_that_does_not_say_which_is_refused(
    run: Run, empty: Path, extract: Path, words: tuple[str, ...], says: str
) -> None:
    before = content(empty)
    assert says in run("import", "register", empty, extract, *words).refused()
    assert content(empty) == before


def test_an_old_bid_is_taken_into_the_library_and_not_twice(run: Run, sample: Path, tmp_path: Path) -> None:
    words = "We recruit locally and vet everybody before the first shift, with references taken up by telephone."
    old = word_file(tmp_path / "old.docx", p("Staff", style="Heading1"), p("How do you recruit?"), p(words))
    shown = run("import", "library", sample, old, "--dry-run", "--json").json
    assert [(each["title"], each["question"], each["new"]) for each in shown["passages"]] == [
        ("Staff", "How do you recruit?", True)
    ]
    assert shown["taken"] == 0
    before = run("info", sample, "--json").json["passages"]
    assert run("import", "library", sample, old, "--buyer", "Leeds", "--result", "won").out.startswith(
        "Took in 1 passage"
    )
    assert run("info", sample, "--json").json["passages"] == before + 1
    assert "Took in 0 passages from old.docx; 1 there already" in run("import", "library", sample, old).out
