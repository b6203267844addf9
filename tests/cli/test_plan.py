"""The mobilisation plan on the command line."""

from pathlib import Path

import docx
import pytest

from bidprep.operations.mobilisation import start_mobilisation
from bidprep.operations.naming import find_bid
from bidprep.operations.workspaces import open_to_write
from tests.cli.conftest import Run

GRANT = "Village grant"


@pytest.fixture
def planned(run: Run, empty: Path) -> Path:
    """A workspace with a bid that has a plan and no dates."""
    run("start", empty, "--template", "blank", "--name", GRANT)
    workspace = open_to_write(empty, "a test")
    start_mobilisation(workspace, find_bid(workspace, GRANT).id)
    workspace.close()
    return empty


def test_plan_tells_each_task_with_its_times_and_the_weeks_that_are_missing(run: Run, planned: Path) -> None:
    said = run("plan", planned, GRANT, "--award", "2027-03-01", "--start", "2027-06-01", "--json")
    assert said.code == 1
    told = said.json
    assert set(told) == {"tasks", "weeks_short"}
    assert told["weeks_short"] == 4
    assert all(
        set(task) == {"id", "name", "earliest_start", "earliest_end", "latest_start", "slack_days", "critical"}
        for task in told["tasks"]
    )
    by_name = {task["name"]: task for task in told["tasks"]}
    sign = by_name["Wait out the standstill and sign the contract"]
    assert (sign["earliest_start"], sign["earliest_end"], sign["critical"]) == ("2027-03-01", "2027-03-12", True)
    assert sign["slack_days"] < 0
    assert sign["latest_start"] < sign["earliest_start"]


def test_plan_says_whether_it_fits_and_exits_with_0_where_it_does(run: Run, planned: Path) -> None:
    said = run("plan", planned, GRANT, "--award", "1/3/2027", "--start", "1/9/2027")
    assert said.code == 0
    assert "It fits, with " in said.out
    assert "* 1 March 2027 to 12 March 2027  Wait out the standstill and sign the contract  (slack: " in said.out


def test_plan_without_a_start_does_not_say_that_it_fits(run: Run, planned: Path) -> None:
    assert run("plan", planned, GRANT, "--award", "1/3/2027", "--json").json["weeks_short"] is None


def test_plan_needs_an_award_and_dates_that_are_dates(run: Run, planned: Path) -> None:
    assert "The award date of this bid is not known. Give it" in run("plan", planned, GRANT).refused()
    assert "is not a date" in run("plan", planned, GRANT, "--award", "soon").refused()


def test_plan_of_a_bid_without_tasks_is_empty(run: Run, empty: Path) -> None:
    run("start", empty, "--template", "blank", "--name", GRANT)
    assert run("plan", empty, GRANT, "--json").json == {"tasks": [], "weeks_short": 0}
    assert run("plan", empty, GRANT).out == "This bid has no mobilisation plan yet.\n"


def test_the_plan_is_written_as_a_word_document(run: Run, planned: Path, tmp_path: Path) -> None:
    out = tmp_path / "plan.docx"
    assert run("export", "mobilisation", planned, GRANT, "--to", out, "--json").json == {"path": str(out)}
    assert len(docx.Document(str(out)).tables) == 2
    run("start", planned, "--template", "blank", "--name", "Other")
    assert "has no mobilisation plan yet" in run("export", "mobilisation", planned, "Other", "--to", out).refused()


def test_the_timeline_is_written_as_a_calendar(run: Run, sample: Path, tmp_path: Path) -> None:
    out = tmp_path / "dates.ics"
    told = run("export", "timeline", sample, "North West call-off", "--to", out, "--json").json
    assert told["path"] == str(out)
    assert out.read_bytes().count(b"BEGIN:VEVENT\r\n") == told["dates"] > 5
    said = run("export", "timeline", sample, "North West call-off", "--to", out).out
    assert f"Wrote {told['dates']} dates to {out}." in said
    assert "fewer than 28" in said
