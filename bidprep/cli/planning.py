"""Commands about time: the mobilisation plan and the timeline."""

from argparse import Namespace
from dataclasses import replace
from datetime import date
from typing import Any

from bidprep.cli.command import (
    AS_JSON,
    BID,
    DONE,
    NEEDS_ATTENTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
)
from bidprep.cli.exchange import TO_FILE, file_to_write
from bidprep.domain.dates import read_date, say_date
from bidprep.domain.mobilisation import TimedTask, say_fit, say_slack, task_name
from bidprep.errors import BidprepError
from bidprep.operations.mobilisation import read_mobilisation
from bidprep.operations.mobilisation_paper import export_mobilisation
from bidprep.operations.naming import find_bid
from bidprep.operations.timelines import export_timeline, read_timeline


def _plan(parsed: Namespace) -> int:
    award_on, starts_on = _day(parsed.award), _day(parsed.start)
    with reading(parsed) as workspace:
        mobilisation = read_mobilisation(workspace, find_bid(workspace, parsed.bid).id)
    assumptions = mobilisation.assumptions
    if award_on:
        assumptions = replace(assumptions, award_on=award_on)
    if starts_on:
        assumptions = replace(assumptions, starts_on=starts_on)
    if not mobilisation.tasks:
        show(parsed, {"tasks": [], "weeks_short": 0}, "This bid has no mobilisation plan yet.")
        return DONE
    if assumptions.award_on is None:
        raise BidprepError("The award date of this bid is not known.", "Give it: --award 1/3/2027.")
    plan = mobilisation.plan(assumptions)
    lines = [
        f"{'* ' if timed.critical else '  '}{say_date(timed.starts_on)} to {say_date(timed.ends_on)}  "
        f"{task_name(timed.task)}  (slack: {say_slack(timed)})"
        for timed in plan.tasks
    ]
    told = {"tasks": [_task_json(timed) for timed in plan.tasks], "weeks_short": plan.weeks_short}
    show(parsed, told, *lines, say_fit(plan), "* critical: the plan takes longer by each day that one of these does.")
    return NEEDS_ATTENTION if plan.weeks_short else DONE


def _export_mobilisation(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        path = export_mobilisation(workspace, find_bid(workspace, parsed.bid).id, file_to_write(parsed))
    show(parsed, {"path": str(path)}, f"Wrote {path}.")
    return DONE


def _export_timeline(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        timeline = read_timeline(workspace, find_bid(workspace, parsed.bid).id)
    path = export_timeline(timeline, file_to_write(parsed))
    dates = count_of(len(timeline.dates), "date")
    show(parsed, {"path": str(path), "dates": len(timeline.dates)}, f"Wrote {dates} to {path}.", *timeline.doubts)
    return DONE


def _task_json(timed: TimedTask) -> dict[str, Any]:
    return {
        "id": timed.task.id,
        "name": timed.task.name,
        "earliest_start": timed.starts_on.isoformat(),
        "earliest_end": timed.ends_on.isoformat(),
        "latest_start": timed.latest_start_on.isoformat(),
        "slack_days": timed.slack_days,
        "critical": timed.critical,
    }


def _day(words: str | None) -> date | None:
    return read_date(words) if words else None


PLANNING_COMMANDS = (
    Command(
        "export timeline", "write the dates of a bid as a calendar file",
        (WORKSPACE, BID, TO_FILE, AS_JSON), _export_timeline,
    ),
    Command(
        "plan", "the mobilisation plan of a bid, and by how many weeks it does not fit; exit code 1 if it does not",
        (
            WORKSPACE, BID,
            argument("--award", metavar="DATE", help="as if the award came on this day"),
            argument("--start", metavar="DATE", help="as if the service started on this day"),
            AS_JSON,
        ),
        _plan,
    ),
    Command(
        "export mobilisation", "write the mobilisation plan as a Word document",
        (WORKSPACE, BID, TO_FILE, AS_JSON), _export_mobilisation,
    ),
)  # fmt: skip
