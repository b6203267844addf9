"""The tasks of a mobilisation plan: a list with their times, and a form for the one picked in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bidprep.domain.dates import say_day
from bidprep.domain.ids import new_id
from bidprep.domain.mobilisation import Task, TimedTask, check_order, say_slack, task_name
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.operations.mobilisation import keep_task, start_mobilisation
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field

MOST_DAYS = 2_000


@dataclass(frozen=True)
class TaskRow:
    """A task in the list: its number there, its times where the plan could be worked out, and who does it."""

    number: int
    task: Task
    timed: TimedTask | None
    who: str

    @property
    def id(self) -> str:
        """The task's id."""
        return self.task.id


def read_working_days(words: str) -> int:
    """Read a number of working days; raises BidprepError where the words are none."""
    typed = words.replace(",", "").strip()
    if not typed.isdecimal() or int(typed[:9]) > MOST_DAYS:
        raise BidprepError(
            f"“{words.strip()}” is not a number of working days.", f"Type a whole number up to {MOST_DAYS:,}."
        )
    return int(typed)


def _brief(day: date) -> str:
    return f"{say_day(day)} {day.year}"


def _tone(row: TaskRow) -> Tone | None:
    if row.timed is None or row.task.done:
        return None
    return Tone.BAD if row.timed.slack_days < 0 else Tone.CAUTION if row.timed.critical else None


def _slack(row: TaskRow) -> str:
    if row.task.done:
        return "done"
    if row.timed is None:
        return ""
    return say_slack(row.timed) + (", critical" if row.timed.critical else "")


_COLUMNS = (
    Column("No.", lambda row: str(row.number), key=lambda row: row.number, number=True, width=6),
    Column("Task", lambda row: task_name(row.task), stretch=True),
    Column("Days", lambda row: f"{row.task.working_days:,}", key=lambda row: row.task.working_days, number=True, width=8),
    Column("Earliest start", lambda row: _brief(row.timed.starts_on) if row.timed else "",
           key=lambda row: row.timed.starts_on if row.timed else None, width=18),
    Column("Latest start", lambda row: _brief(row.timed.latest_start_on) if row.timed else "",
           key=lambda row: row.timed.latest_start_on if row.timed else None, width=18),
    Column("Slack", _slack, key=lambda row: row.timed.slack_days if row.timed else None, width=24, tone=_tone),
    Column("Who", lambda row: row.who, width=22),
    Column("Group", lambda row: row.task.group, width=24),
)  # fmt: skip


class TaskList(Children):
    """The tasks of a bid's mobilisation plan. What a task comes after is told by the numbers in the list."""

    def __init__(self, session: Session) -> None:
        self._numbers: dict[int, str] = {}
        fields = (
            Field("name", "Task"),
            Field("working_days", "Working days", "How long it takes, for example 10", read=read_working_days),
            Field("after", "Comes after", "Numbers of the tasks it waits for, for example 2, 5", late=True,
                  read=self._read_after, write=self._write_after),
            date_field("not_before", "Not before", "A day before which it cannot begin; empty for none"),
            Field("owner_id", "Owner", choices=((None, "Nobody yet"),)),
            Field("partner_id", "Partner", choices=((None, "None"),)),
            Field("group", "Group", "For example Recruitment"),
            Field("is_vetting", "Vetting", "The buyer vets our staff here", tick=True),
            Field("done", "Done", "It takes no time any more", tick=True),
            Field("notes", "Notes", lines=2),
        )  # fmt: skip
        told = ChildrenForm(
            Task,
            "bid_id",
            "Tasks",
            _COLUMNS,
            fields,
            "What has to happen between the award and the first day of the service? The template has the usual tasks.",
            "Add a task",
            make=self._make,
            keep=keep_task,
            record_of=lambda row: row.task,
        )
        super().__init__(session, told)
        self.begin_with("Begin with the &template", self._take_template)

    def show_plan(self, found: Mobilisation, timed: Sequence[TimedTask]) -> None:
        """Show the tasks of a plan with their times; without times where these could not be worked out."""
        by_id = {each.id: each for each in timed}
        rows = tuple(
            TaskRow(number, task, by_id.get(task.id), found.who(task)) for number, task in enumerate(found.tasks, 1)
        )
        self._numbers = {row.number: row.id for row in rows}
        self.form.suggest("group", tuple(dict.fromkeys(row.task.group for row in rows if row.task.group)))
        self.form.offer(
            "owner_id", ((None, "Nobody yet"), *((person.id, person.name or "Unnamed") for person in found.people))
        )
        self.form.offer(
            "partner_id", ((None, "None"), *((partner.id, partner.name or "Unnamed") for partner in found.partners))
        )
        self.show_of(found.bid.id, rows)

    def _take_template(self) -> None:
        bid_id = self._parent_id
        self._session.do(lambda workspace: start_mobilisation(workspace, bid_id), lambda _done: self.list.focus_first())

    def _make(self, bid_id: str) -> Task:
        last = max((row.task.position for row in self.records), default=0)
        return Task(new_id(), bid_id, last + 1)

    def _read_after(self, words: str) -> tuple[str, ...]:
        """Read the numbers of tasks; raises BidprepError for what is none, and where a circle would come of it."""
        ids: list[str] = []
        for typed in words.replace(";", ",").replace(" ", ",").split(","):
            if not typed:
                continue
            found = self._numbers.get(int(typed)) if typed.isdecimal() and len(typed) <= 9 else None  # noqa: PLR2004
            if found is None:
                raise BidprepError(f"There is no task “{typed}”.", "Type the numbers in the list, for example 2, 5.")
            ids.append(found)
        after = tuple(dict.fromkeys(ids))
        if self._record is not None:
            record = replace(self._record, after=after)
            check_order((*(row.task for row in self.records if row.id != record.id), record))
        return after

    def _write_after(self, after: tuple[str, ...]) -> str:
        numbers = {id_: number for number, id_ in self._numbers.items()}
        return ", ".join(str(number) for number in sorted(numbers[id_] for id_ in after if id_ in numbers))
