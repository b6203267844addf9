"""The steps before a bid is handed in: a list with the days by which each must begin and be done, and a form."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QPushButton

from bidprep.domain.dates import DAYS, say_day
from bidprep.domain.ids import new_id
from bidprep.domain.timelines import PlanStep, TimedStep, step_name
from bidprep.operations.timelines import Timeline, move_step, start_timeline
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.mobilisation_tasks import read_working_days
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field


@dataclass(frozen=True)
class StepRow:
    """A step in the list, with its days where a deadline is known, and who does it."""

    step: PlanStep
    timed: TimedStep | None
    who: str

    @property
    def id(self) -> str:
        """The step's id."""
        return self.step.id


def _say(day: date) -> str:
    return f"{DAYS[day.weekday()][:3]} {say_day(day)}"


def say_state(row: StepRow) -> str:
    """Say in little room whether a step is done, late, or can still move."""
    if row.step.done:
        return "Done"
    if row.timed is None:
        return ""
    slack = row.timed.slack_days
    if slack < 0:
        return f"{-slack:,} days late" if slack < -1 else "1 day late"
    return "Cannot wait" if not slack else f"Can wait {slack:,} day{'' if slack == 1 else 's'}"


def _tone(row: StepRow) -> Tone | None:
    if row.step.done:
        return Tone.GOOD
    if row.timed is None or row.timed.slack_days > 0:
        return None
    return Tone.BAD if row.timed.is_late else Tone.CAUTION


_COLUMNS = (
    Column("Step", lambda row: step_name(row.step), stretch=True),
    Column("Days", lambda row: f"{row.step.working_days:,}", number=True, width=8),
    Column("Begin by", lambda row: _say(row.timed.begin_by) if row.timed and not row.step.done else "", width=14),
    Column("Done by", lambda row: _say(row.timed.done_by) if row.timed and not row.step.done else "", width=14),
    Column("State", say_state, key=lambda row: row.timed.slack_days if row.timed else None, width=20, tone=_tone),
    Column("Owner", lambda row: row.who, width=22),
)
_FIELDS = (
    Field("name", "Step"),
    Field("working_days", "Working days", "How long it takes, for example 3", read=read_working_days),
    date_field("fixed_on", "On this day", "For a meeting that stands; empty for what can move"),
    Field("owner_id", "Owner", choices=((None, "Nobody yet"),)),
    Field("done", "Done", "It takes no time any more", tick=True),
    Field("notes", "Notes", lines=2),
)


class StepList(Children):
    """The steps of a bid, first to last."""

    def __init__(self, session: Session) -> None:
        empty = (
            "What has to happen before the bid is handed in? The template has the usual steps, from portal to sign-off."
        )
        told = ChildrenForm(
            PlanStep, "bid_id", "Steps", _COLUMNS, _FIELDS, empty, "Add a step", make=self._make,
            record_of=lambda row: row.step,
        )  # fmt: skip
        super().__init__(session, told)
        for symbol, words, by in (("arrow-up", "Move &up", -1), ("arrow-down", "Move &down", 1)):
            button = QPushButton(icon(symbol), words)
            button.setAccessibleName(f"{words.replace('&', '')} step")
            button.clicked.connect(lambda _checked=False, by=by: self._move(by))
            self.list.add_button(button)
        self.begin_with("Begin with the &template", self._take_template)

    def show_timeline(self, found: Timeline) -> None:
        """Show the steps of a bid with their days."""
        by_id = {timed.id: timed for timed in found.timed}
        owners = ((None, "Nobody yet"), *((person.id, person.name or "Unnamed") for person in found.people))
        self.form.offer("owner_id", owners)
        self.show_of(found.bid.id, tuple(StepRow(step, by_id.get(step.id), found.owner(step)) for step in found.steps))

    def _take_template(self) -> None:
        bid_id = self._parent_id
        self._session.do(lambda workspace: start_timeline(workspace, bid_id), lambda _done: self.list.focus_first())

    def _move(self, by: int) -> None:
        row: StepRow | None = self.list.current()
        if row is not None:
            self.draft.leave()
            self._session.do(lambda workspace: move_step(workspace, row.step, by))

    def _make(self, bid_id: str) -> PlanStep:
        last = max((row.step.position for row in self.records), default=0)
        return PlanStep(new_id(), bid_id, last + 1, working_days=1)
