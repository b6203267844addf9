"""The mobilisation plan of a bid: begun from the template, read with its times, changed without circles."""

from dataclasses import replace
from typing import Any

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.bids import Bid
from bidprep.domain.ids import new_id
from bidprep.domain.mobilisation import Assumptions, Risk, Task, check_order
from bidprep.domain.opportunities import Stage
from bidprep.domain.partners import Partner
from bidprep.domain.people import Person
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days
from bidprep.operations.records import add_record, keep_record
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


def read_mobilisation(workspace: Workspace, bid_id: str) -> Mobilisation:
    """Return all that the mobilisation plan of a bid is made from; raises BidprepError where the bid is gone."""
    bid, stage = _bid_and_stage(workspace, bid_id)
    return Mobilisation(
        bid,
        stage,
        workspace.find(Task, bid_id=bid.id),
        workspace.find(Risk, bid_id=bid.id),
        workspace.find(Person),
        workspace.find(Partner),
        working_days(),
    )


def template_tasks(bid_id: str) -> tuple[Task, ...]:
    """Return the tasks of the bundled template as new records of a bid."""
    told: list[dict[str, Any]] = _template()["tasks"]
    ids = {task["key"]: new_id() for task in told}
    return tuple(
        Task(
            ids[task["key"]],
            bid_id,
            position,
            task["name"],
            task["group"],
            task["working_days"],
            tuple(ids[key] for key in task["after"]),
            is_vetting=task.get("is_vetting", False),
        )
        for position, task in enumerate(told, 1)
    )


def template_risks(bid_id: str) -> tuple[Risk, ...]:
    """Return the risks of the bundled template as new records of a bid."""
    told: list[dict[str, Any]] = _template()["risks"]
    return tuple(Risk(new_id(), bid_id, position, **risk) for position, risk in enumerate(told, 1))


def start_mobilisation(workspace: Workspace, bid_id: str) -> Changes:
    """Begin the mobilisation plan of a bid with the template's tasks, and its risks where the bid has none.

    Raises BidprepError where the bid has tasks already.
    """
    bid, _ = _bid_and_stage(workspace, bid_id)
    if workspace.find(Task, bid_id=bid_id):
        raise BidprepError("This bid has a mobilisation plan already.", "Change its tasks, or remove them first.")
    risks = () if workspace.find(Risk, bid_id=bid_id) else template_risks(bid_id)
    with workspace.step(f"Begin the mobilisation plan of {bid.name}") as step:
        for task in template_tasks(bid_id):
            step.put(task)
        for risk in risks:
            step.put(risk)
    return step.changes()


def add_task(workspace: Workspace, bid_id: str) -> Task:
    """Add a task at the end of a bid's plan; returns it."""
    last = max((task.position for task in workspace.find(Task, bid_id=bid_id)), default=0)
    return add_record(workspace, Task(new_id(), bid_id, last + 1))


def keep_task(workspace: Workspace, task: Task) -> Changes:
    """Change a task that is being typed; raises BidprepError, naming them, where tasks would wait in a circle."""
    others = [other for other in workspace.find(Task, bid_id=task.bid_id) if other.id != task.id]
    check_order((*others, task))
    return keep_record(workspace, task)


def add_risk(workspace: Workspace, bid_id: str) -> Risk:
    """Add a risk at the end of a bid's risks; returns it."""
    last = max((risk.position for risk in workspace.find(Risk, bid_id=bid_id)), default=0)
    return add_record(workspace, Risk(new_id(), bid_id, last + 1))


def take_assumptions(workspace: Workspace, bid_id: str, assumptions: Assumptions) -> Changes:
    """Make a what-if the plan: award and service start become the stage's, the days those of each vetting task."""
    bid, stage = _bid_and_stage(workspace, bid_id)
    with workspace.step(f"Take the what-if dates of {bid.name}") as step:
        step.put(replace(stage, award_on=assumptions.award_on, starts_on=assumptions.starts_on))
        for task in workspace.find(Task, bid_id=bid_id):
            if task.is_vetting and assumptions.vetting_days is not None:
                step.put(replace(task, working_days=assumptions.vetting_days))
    return step.changes()


def _bid_and_stage(workspace: Workspace, bid_id: str) -> tuple[Bid, Stage]:
    bid = workspace.get(Bid, bid_id)
    stage = workspace.get(Stage, bid.stage_id) if bid else None
    if bid is None or stage is None:
        raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
    return bid, stage


def _template() -> Any:
    return read_json_file(paths.resources_folder() / "templates" / "mobilisation.json")
