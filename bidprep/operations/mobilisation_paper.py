"""The mobilisation plan in Word: as a chart, as a table that says the same, and its risks."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bidprep.documents.chart_picture import ChartBar, ChartMark, draw_chart
from bidprep.domain.dates import say_date, say_day, today
from bidprep.domain.mobilisation import MobilisationPlan, count_days, risk_words, task_name
from bidprep.domain.organisation import Fact, organisation_name
from bidprep.domain.paper import Paper, Part, Picture
from bidprep.domain.text import Run, Text, paragraph, text_of
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.operations.mobilisation import read_mobilisation
from bidprep.operations.papers import export_paper
from bidprep.operations.text_tables import table_text
from bidprep.storage.workspace import Workspace

_WEEK = 7
_MOST_MARKS = 60


def mobilisation_parts(mobilisation: Mobilisation | None) -> tuple[Part, ...]:
    """Return the plan as parts of a paper: chart and table, then the risks. Our own people go by their roles.

    Without an award, or with tasks that wait in a circle, no times are known: then the table has none, and no chart.
    """
    if mobilisation is None:
        return ()
    plan = _plan(mobilisation) if mobilisation.tasks else None
    parts: list[Part] = []
    if plan is not None:
        parts += [
            Part("Mobilisation plan", body=_about(plan), pictures=(_chart(plan),)),
            Part("Tasks and their times", 2, _task_table(mobilisation, plan)),
        ]
    elif mobilisation.tasks:
        parts.append(Part("Mobilisation plan", body=_untimed_table(mobilisation)))
    if mobilisation.risks:
        parts.append(Part("Risks of the mobilisation", 2 if parts else 1, _risk_table(mobilisation)))
    return tuple(parts)


def make_mobilisation_paper(mobilisation: Mobilisation, organisation: str) -> Paper:
    """Return the plan as a paper of its own; raises BidprepError where there is nothing in it."""
    parts = mobilisation_parts(mobilisation)
    if not parts:
        raise BidprepError("This bid has no mobilisation plan yet.", "Begin one on its page: Bid › Mobilisation plan.")
    return Paper(
        title="Mobilisation plan",
        subtitle=mobilisation.bid.name,
        organisation=organisation,
        particulars=(("Date", say_date(today())),),
        parts=parts,
        contents=False,
        cover=False,
    )


def export_mobilisation(workspace: Workspace, bid_id: str, path: Path) -> Path:
    """Write the plan of a bid as a Word document, proven by reading it back; returns the path."""
    paper = make_mobilisation_paper(read_mobilisation(workspace, bid_id), organisation_name(workspace.find(Fact)))
    return export_paper(paper, path)


def _plan(mobilisation: Mobilisation) -> MobilisationPlan | None:
    try:
        return mobilisation.plan()
    except BidprepError:
        return None


def _about(plan: MobilisationPlan) -> Text:
    starts_on = plan.assumptions.starts_on
    told = [
        f"The plan begins with the award on {say_date(plan.assumptions.award_on)}; "
        f"its last task ends on {say_date(plan.ready_on)}.",
        f"The service starts on {say_date(starts_on)}." if starts_on else "",
        "Working days are Monday to Friday without the bank holidays of England and Wales.",
        "In the chart each line is a task, with its number in the table below. Dark bars are critical: a day more for "
        "one of them is a day more for the whole. A thin line shows how long a task can wait"
        + (", and the thick upright line is the start of the service." if starts_on else "."),
    ]
    return text_of([paragraph((Run(" ".join(filter(None, told))),))])


def _chart(plan: MobilisationPlan) -> Picture:
    starts_on = plan.assumptions.starts_on
    days = [day for timed in plan.tasks for day in (timed.starts_on, timed.ends_on)] + (
        [starts_on] if starts_on else []
    )
    first = min(days) - timedelta(days=min(days).weekday())
    length = (max(days) - first).days + 2

    def at(day: date) -> int:
        return (day - first).days

    bars = [
        ChartBar(at(timed.starts_on), at(timed.ends_on) + 1, at(timed.latest_end_on) + 1, timed.critical)
        for timed in plan.tasks
    ]
    content = draw_chart(bars, tuple(_marks(first, length, starts_on)), length)
    return Picture(content, _chart_words(plan), "Chart of the mobilisation plan")


def _marks(first: date, length: int, starts_on: date | None) -> Iterator[ChartMark]:
    step = _WEEK * (1 + length // _WEEK // _MOST_MARKS)
    for day in range(0, length, step):
        on = first + timedelta(days=day)
        yield ChartMark(day, f"{on.day}/{on.month}")
    if starts_on is not None:
        yield ChartMark((starts_on - first).days, strong=True)


def _chart_words(plan: MobilisationPlan) -> str:
    critical = [str(number) for number, timed in enumerate(plan.tasks, 1) if timed.critical]
    starts_on = plan.assumptions.starts_on
    return " ".join(
        filter(None, (
            f"Chart of {len(plan.tasks)} tasks as bars on a line of time, from "
            f"{say_date(min(timed.starts_on for timed in plan.tasks))} to {say_date(plan.ready_on)}.",
            f"Critical are the tasks {', '.join(critical)}." if critical else "",
            f"An upright line stands at the start of the service, {say_date(starts_on)}." if starts_on else "",
            "The table below says the same in words.",
        ))
    )  # fmt: skip


def _task_table(mobilisation: Mobilisation, plan: MobilisationPlan) -> Text:
    numbers = {timed.id: str(number) for number, timed in enumerate(plan.tasks, 1)}
    headings = ("No.", "Task", "Who", "Starts", "Ends", "After", "Can wait")
    rows = [
        (
            numbers[timed.id],
            task_name(timed.task),
            mobilisation.who(timed.task, by_role=True),
            _short(timed.starts_on),
            _short(timed.ends_on),
            ", ".join(numbers[id_] for id_ in timed.task.after if id_ in numbers),
            "Done" if timed.task.done else "Critical" if timed.critical else _wait(timed.slack_days),
        )
        for timed in plan.tasks
    ]
    return table_text(headings, rows)


def _wait(slack: int) -> str:
    return count_days(slack) if slack > 0 else "No"


def _untimed_table(mobilisation: Mobilisation) -> Text:
    rows = [
        (str(number), task_name(task), mobilisation.who(task, by_role=True), count_days(task.working_days))
        for number, task in enumerate(mobilisation.tasks, 1)
    ]
    return table_text(("No.", "Task", "Who", "Takes"), rows)


def _risk_table(mobilisation: Mobilisation) -> Text:
    rows = [
        (
            risk.risk,
            f"{risk.likelihood} × {risk.impact} = {risk_words(risk)}",
            risk.response,
            mobilisation.who(risk, by_role=True),
        )
        for risk in mobilisation.risks
    ]
    return table_text(("Risk", "Likelihood × impact", "What we do about it", "Owner"), rows)


def _short(day: date) -> str:
    return f"{say_day(day)} {day.year}".replace(" ", "\u00a0")
