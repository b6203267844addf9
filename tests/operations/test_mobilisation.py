"""The mobilisation plan of a bid: the template, circles, what-if."""

from dataclasses import replace
from datetime import date

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.mobilisation import Assumptions, Task
from bidprep.domain.opportunities import Stage
from bidprep.errors import BidprepError
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.mobilisation import (
    add_risk,
    add_task,
    keep_task,
    read_mobilisation,
    start_mobilisation,
    take_assumptions,
)
from bidprep.operations.records import remove_record
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    return start_bid(workspace, read_template("blank"), NewBid("Village grant"))


def test_a_plan_begins_with_the_template_in_one_step(workspace: Workspace, bid: Bid) -> None:
    start_mobilisation(workspace, bid.id)
    found = read_mobilisation(workspace, bid.id)
    assert {task.group for task in found.tasks} == {
        "Governance", "Transition and TUPE", "Recruitment", "Vetting", "Premises", "IT and data protection", "Training",
        "Communications", "Referral routes", "First-day readiness",
    }  # fmt: skip
    ids = {task.id for task in found.tasks}
    assert all(set(task.after) <= ids and task.working_days > 0 and task.name for task in found.tasks)
    assert [task.name for task in found.tasks if task.is_vetting] == ["Vetting by the buyer"]
    assert len(found.risks) == 6
    plan = found.plan(Assumptions(date(2027, 3, 1), date(2027, 6, 1)))
    assert plan.weeks_short
    assert "Vetting by the buyer" in [task.name for task in plan.chain]
    workspace.undo()
    found = read_mobilisation(workspace, bid.id)
    assert (found.tasks, found.risks) == ((), ())


def test_a_plan_is_begun_once(workspace: Workspace, bid: Bid) -> None:
    start_mobilisation(workspace, bid.id)
    with pytest.raises(BidprepError, match="already"):
        start_mobilisation(workspace, bid.id)
    with pytest.raises(BidprepError, match="not there any more"):
        start_mobilisation(workspace, "gone")


def test_what_would_close_a_circle_is_refused_and_changes_nothing(workspace: Workspace, bid: Bid) -> None:
    first = keep(workspace, replace(add_task(workspace, bid.id), name="Sign"))
    second = keep(workspace, replace(add_task(workspace, bid.id), name="Recruit", after=(first.id,)))
    with pytest.raises(BidprepError, match=r"circle: “\w+”, then “\w+”, then “\w+”\."):
        keep_task(workspace, replace(first, after=(second.id,)))
    assert workspace.get(Task, first.id) == first
    assert (first.position, second.position) == (1, 2)


def keep(workspace: Workspace, task: Task) -> Task:
    keep_task(workspace, task)
    return task


def test_a_task_that_is_removed_holds_nothing_up_and_undo_links_it_again(workspace: Workspace, bid: Bid) -> None:
    first = keep(workspace, replace(add_task(workspace, bid.id), working_days=5))
    second = keep(workspace, replace(add_task(workspace, bid.id), after=(first.id,)))
    award = Assumptions(date(2027, 3, 1), date(2027, 4, 1))
    remove_record(workspace, first)
    assert read_mobilisation(workspace, bid.id).plan(award).tasks[0].starts_on == date(2027, 3, 1)
    workspace.undo()
    timed = {timed.id: timed for timed in read_mobilisation(workspace, bid.id).plan(award).tasks}
    assert timed[second.id].starts_on == date(2027, 3, 8)


def test_a_what_if_that_is_taken_changes_dates_and_vetting_in_one_step(workspace: Workspace, bid: Bid) -> None:
    start_mobilisation(workspace, bid.id)
    before = read_mobilisation(workspace, bid.id)
    taken = Assumptions(date(2027, 3, 1), date(2027, 6, 1), 15)
    take_assumptions(workspace, bid.id, taken)
    after = read_mobilisation(workspace, bid.id)
    assert after.assumptions == Assumptions(date(2027, 3, 1), date(2027, 6, 1))
    assert [task.working_days for task in after.tasks if task.is_vetting] == [15]
    assert after.plan() == replace(before.plan(taken), assumptions=after.assumptions, tasks=after.plan().tasks,
                                   chain=after.plan().chain)  # fmt: skip
    assert workspace.undo()
    stage = workspace.get(Stage, bid.stage_id)
    assert stage
    assert stage.award_on is None
    assert read_mobilisation(workspace, bid.id) == before


def test_risks_are_added_at_the_end(workspace: Workspace, bid: Bid) -> None:
    assert [add_risk(workspace, bid.id).position for _ in range(2)] == [1, 2]
