"""Checks of the mobilisation plan: that all can be ready when the service starts."""

from collections.abc import Iterator

from bidprep.domain.dates import say_date
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.mobilisation import MobilisationPlan, count_days, task_name
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError


def find_late_mobilisation(whole: WholeBid) -> Iterator[Finding]:
    """Find that the mobilisation plan does not fit between award and service start, by how much, and because of what.

    A plan that cannot be worked out, or without a service start, is no finding: its own page says what it lacks.
    """
    if whole.mobilisation is None or not whole.mobilisation.tasks:
        return
    try:
        plan = whole.mobilisation.plan()
    except BidprepError:
        return
    if plan.days_short:
        weeks = plan.weeks_short
        yield Finding(
            "mobilisation",
            Severity.WARNING,
            f"The mobilisation plan does not fit by {weeks} week{'' if weeks == 1 else 's'}"
            f" ({count_days(plan.days_short)}): all is ready on {say_date(plan.ready_on)} at the earliest,"
            f" and the service starts on {say_date(plan.assumptions.starts_on)}.",
            f"{_longest(plan)} Its page shows what another award date, start or vetting time would change.",
            Place(kind="task", record_id=plan.chain[0].id),
        )


def _longest(plan: MobilisationPlan) -> str:
    longest = max(plan.chain, key=lambda task: 0 if task.done else task.working_days)
    return f"Of the tasks that hold it up, “{task_name(longest)}” takes longest."
