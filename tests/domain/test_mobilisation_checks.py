"""The check of the mobilisation plan: by how much it does not fit, and silence where nobody can say."""

from datetime import date

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.findings import Severity
from bidprep.domain.mobilisation import Task
from bidprep.domain.mobilisation_checks import find_late_mobilisation
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.whole_bid import WholeBid
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.domain.working_days import WorkingDays

BID = Bid("bid", "stage")
AWARD = date(2026, 6, 1)  # a Monday
RECRUIT, TRAIN = (
    Task("r", "bid", 1, "Recruit", working_days=10),
    Task("t", "bid", 2, "Train", working_days=3, after=("r",)),
)


def whole_bid(*tasks: Task, award_on: date | None = AWARD, starts_on: date | None = date(2026, 6, 15)) -> WholeBid:
    stage = Stage("stage", "opp", award_on=award_on, starts_on=starts_on)
    mobilisation = Mobilisation(BID, stage, tasks, (), (), (), WorkingDays())
    return WholeBid(BID, stage, Opportunity("opp"), (), (), (), mobilisation=mobilisation)


def test_a_plan_that_does_not_fit_is_a_warning_that_says_by_how_much_and_leads_to_its_first_task() -> None:
    (found,) = find_late_mobilisation(whole_bid(RECRUIT, TRAIN))
    assert (found.check, found.severity) == ("mobilisation", Severity.WARNING)
    assert found.message == (
        "The mobilisation plan does not fit by 1 week (3 working days): all is ready on 17 June 2026 at the earliest,"
        " and the service starts on 15 June 2026."
    )
    assert found.hint.startswith("Of the tasks that hold it up, “Recruit” takes longest.")
    assert (found.place.kind, found.place.record_id) == ("task", "r")


def test_weeks_are_told_in_the_plural() -> None:
    (found,) = find_late_mobilisation(whole_bid(RECRUIT, TRAIN, starts_on=date(2026, 6, 8)))
    assert "does not fit by 2 weeks (8 working days)" in found.message


@pytest.mark.parametrize(
    "whole",
    [
        whole_bid(RECRUIT),
        whole_bid(RECRUIT, TRAIN, starts_on=None),
        whole_bid(RECRUIT, TRAIN, award_on=None),
        whole_bid(),
        WholeBid(BID, Stage("stage", "opp"), Opportunity("opp"), (), (), ()),
    ],
    ids=["it fits to the day", "no service start", "no award", "no tasks", "no plan"],
)
def test_where_it_fits_or_nobody_can_say_there_is_nothing_to_find(whole: WholeBid) -> None:
    assert list(find_late_mobilisation(whole)) == []
