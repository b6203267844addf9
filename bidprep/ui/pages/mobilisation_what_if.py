"""What if the award came later, the service started later, vetting took longer: both plans side by side."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date
from bidprep.domain.mobilisation import Assumptions, MobilisationPlan, count_days, say_fit
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.mobilisation_tasks import read_working_days
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList


@dataclass(frozen=True)
class Compared:
    """One thing about both plans: how it is, and how it would be."""

    what: str
    now: str
    then: str
    is_bad: bool = False

    @property
    def id(self) -> str:
        """What it is about."""
        return self.what


_COLUMNS = (
    Column("", lambda row: row.what, width=18),
    Column("As things stand", lambda row: row.now, width=26),
    Column("What if", lambda row: row.then, stretch=True, tone=lambda row: Tone.BAD if row.is_bad else None),
)
_FIELDS = (
    date_field("award_on", "If the award came on"),
    date_field("starts_on", "If the service started on"),
    Field("vetting_days", "If vetting took", "Working days; empty for as planned",
          read=lambda words: read_working_days(words) if words.strip() else None),
)  # fmt: skip


class WhatIf(QWidget):
    """Three things to try out. Nothing is kept until it is taken: `taken` tells the assumptions then."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._found: Mobilisation | None = None
        self._tried: dict[str, Any] = {}
        self.form = Form(_FIELDS, "What if")
        self.form.edited.connect(self._try)
        self.list = RecordList("things compared", _COLUMNS, EmptyState("Nothing to compare", "Add tasks first."))
        self.list.stand_in_page()
        self.said = note("")
        self.take = QPushButton(icon("circle-check"), "Ta&ke this as the plan")
        self.take.clicked.connect(self._take)
        self.forget = QPushButton(icon("undo-2"), "As things sta&nd")
        self.forget.clicked.connect(self._forget)
        buttons = QHBoxLayout()
        buttons.addWidget(self.take)
        buttons.addWidget(self.forget)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("What if", 2))
        layout.addWidget(note("Try out other dates. Nothing is kept until you take it."))
        layout.addWidget(self.form)
        layout.addWidget(self.list)
        layout.addWidget(self.said)
        layout.addLayout(buttons)

    def show_plan(self, found: Mobilisation) -> None:
        """Show the plan as it stands beside what is being tried out; another bid begins with nothing tried."""
        if self._found is None or self._found.bid.id != found.bid.id:
            self._tried = {}
            self.form.forget_typing()
        self._found = found
        self._show()

    @property
    def assumptions(self) -> Assumptions:
        """What is being tried out."""
        now = self._found.assumptions if self._found else Assumptions()
        return replace(now, **self._tried)

    def _try(self, name: str, value: Any) -> None:
        self._tried[name] = value
        self._show()

    def _show(self) -> None:
        found = self._found
        if found is None:
            return
        then = self.assumptions
        self.form.show_values(
            {"award_on": then.award_on, "starts_on": then.starts_on, "vetting_days": then.vetting_days}
        )
        is_other = then != found.assumptions
        self.take.setEnabled(is_other)
        self.forget.setEnabled(is_other)
        rows: tuple[Compared, ...] = ()
        said = ""
        if found.tasks:
            try:
                plan = found.plan(then)
                rows, said = tuple(_compare(found, plan)), say_fit(plan) if is_other else ""
            except BidprepError as error:
                said = str(error)
        self.said.setText(said)
        self.said.setVisible(bool(said))
        self.list.show_rows(rows)

    def _take(self) -> None:
        assumptions, self._tried = self.assumptions, {}
        self.taken.emit(assumptions)

    def _forget(self) -> None:
        self._tried = {}
        self.form.forget_typing()
        self._show()
        self.form.focus_first()


def _compare(found: Mobilisation, plan: MobilisationPlan) -> Iterator[Compared]:
    then = plan.assumptions
    now = found.plan() if found.assumptions.award_on else None
    vetting = next((task.working_days for task in found.tasks if task.is_vetting), None)
    yield Compared("Award", say_date(found.assumptions.award_on), say_date(then.award_on))
    yield Compared("Service starts", say_date(found.assumptions.starts_on), say_date(then.starts_on))
    if vetting is not None:
        tried = vetting if then.vetting_days is None else then.vetting_days
        yield Compared("Vetting", count_days(vetting), count_days(tried))
    yield Compared("All is ready on", say_date(now.ready_on if now else None), say_date(plan.ready_on))
    yield Compared("Does it fit?", _fits(now) if now else "", _fits(plan), is_bad=bool(plan.weeks_short))


def _fits(plan: MobilisationPlan) -> str:
    if plan.weeks_short is None:
        return "No service start is known"
    if not plan.weeks_short:
        return "Yes"
    return f"No: {plan.weeks_short} week{'' if plan.weeks_short == 1 else 's'} short"
