"""The hours that a bid needs and those there are: person by person, and answer by answer with what was noted for each."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.bids import Question
from bidprep.domain.capacity import AnswerHours, Capacity, say_hours
from bidprep.domain.hours import read_hours
from bidprep.domain.whole_bid import WholeBid
from bidprep.operations.decision_paper import say_capacity, say_pace
from bidprep.operations.decisions import keep_hours, spent_by
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList


@dataclass(frozen=True)
class HoursRow:
    """The hours of one answer: `needed` as a person said, None for the estimate; `spent` on the shared one."""

    id: str
    hours: AnswerHours
    owner: str
    needed: float | None
    spent: float

    @property
    def question(self) -> Question:
        """The question."""
        return self.hours.question


@dataclass(frozen=True)
class _Who:
    name: str
    days: str
    there: float
    needed: float

    @property
    def id(self) -> str:
        return self.name


def _days(row: Any) -> str:
    return f"{row.days - row.away} of {row.days}" if row.away else f"{row.days}"


_WHO_COLUMNS = (
    Column("Who", lambda row: row.name, stretch=True),
    Column("Working days", lambda row: row.days, width=18),
    Column("Hours there", lambda row: f"{row.there:,.1f}", key=lambda row: row.there, number=True, width=16),
    Column("Hours needed", lambda row: f"{row.needed:,.1f}", key=lambda row: row.needed, number=True, width=16),
    Column("Does it reach?", lambda row: "Yes" if row.there >= row.needed else f"{say_hours(row.needed - row.there)} missing",
           width=24, tone=lambda row: Tone.GOOD if row.there >= row.needed else Tone.BAD),
)  # fmt: skip

_COLUMNS = (
    Column("No.", lambda row: row.question.number, key=lambda row: row.question.position, width=10),
    Column("Question", lambda row: " ".join(row.question.text.split()), stretch=True),
    Column("Owner", lambda row: row.owner, width=20),
    Column("Status", lambda row: STATUS_WORDS[row.hours.answer.status if row.hours.answer else AnswerStatus.NOT_STARTED],
           width=20),
    Column("In all", lambda row: f"{row.hours.whole:,.1f}" + ("" if row.needed is None else " (noted)"),
           key=lambda row: row.hours.whole, number=True, width=16),
    Column("Spent", lambda row: f"{row.hours.spent:,.1f}" if row.hours.spent else "", key=lambda row: row.hours.spent,
           number=True, width=10),
    Column("Still needed", lambda row: f"{row.hours.left:,.1f}", key=lambda row: row.hours.left, number=True, width=16),
)  # fmt: skip

_FIELDS = (
    Field("needed", "Hours it needs in all", "For example 7.5; empty for the estimate", read=read_hours,
          write=lambda hours: f"{hours:g}"),
    Field("spent", "Hours spent so far", "For example 3; finished answers teach the estimate your pace",
          read=lambda words: read_hours(words) or 0.0, write=lambda hours: f"{hours:g}" if hours else ""),
)  # fmt: skip


class AnswerHoursList(Children):
    """The hours of each answer, and a form to note what it needs and took."""

    def __init__(self, session: Session) -> None:
        def keep(workspace: Workspace, row: HoursRow) -> object:
            return keep_hours(workspace, row.question, row.needed, row.spent)

        empty = "Once the bid has questions, the hours that each needs stand here."
        super().__init__(
            session, ChildrenForm(HoursRow, "", "Answers and their hours", _COLUMNS, _FIELDS, empty, "", keep=keep)
        )

    def _remove(self, row: Any) -> None:
        """Take nothing away: a question is removed on the bid’s page."""


class DecisionHours(QWidget):
    """What is needed and what is there in words, then person by person; `answers` is the list of answers, for below."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.about = note("")
        self.how = note("")
        self.people = RecordList(
            "people and their hours",
            _WHO_COLUMNS,
            EmptyState("Nobody has hours yet", "Note on the People page who has how many hours a week for bids."),
        )
        self.people.stand_in_page()
        self.answers = AnswerHoursList(session)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("Hours before the deadline", 2))
        layout.addWidget(self.about)
        layout.addWidget(self.people)
        layout.addWidget(self.how)

    def show_hours(self, whole: WholeBid, capacity: Capacity) -> None:
        """Show the hours of a bid."""
        spent = spent_by(capacity.answers)
        self.about.setText(say_capacity(capacity) + (f" {say_hours(spent).capitalize()} are spent." if spent else ""))
        self.how.setText(say_pace(capacity))
        rows = [
            _Who(row.person.name or "Unnamed", _days(row), row.there, row.needed)
            for row in capacity.people
            if row.there or row.needed
        ]
        if capacity.unowned:
            rows.append(_Who("Nobody yet", "", 0.0, capacity.unowned))
        self.people.show_rows(rows)
        names = {row.person.id: row.person.name for row in capacity.people}
        self.answers.show_of(
            whole.bid.id,
            tuple(
                HoursRow(
                    hours.id,
                    hours,
                    names.get(hours.owner_id or "", ""),
                    hours.answer.hours_needed if hours.answer else None,
                    hours.answer.hours_spent if hours.answer else 0.0,
                )
                for hours in capacity.answers
            ),
        )
