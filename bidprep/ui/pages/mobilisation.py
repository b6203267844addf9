"""The mobilisation plan of a bid: can the service start on time, and if not, because of what."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.dates import say_date
from bidprep.domain.mobilisation import Assumptions, MobilisationPlan, TimedTask, say_fit, say_slack, task_name
from bidprep.domain.opportunities import Stage
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.operations.mobilisation import read_mobilisation, take_assumptions
from bidprep.operations.records import keep_record
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.page import Place, scrolled
from bidprep.ui.pages.mobilisation_risks import RiskList
from bidprep.ui.pages.mobilisation_tasks import TaskList
from bidprep.ui.pages.mobilisation_what_if import WhatIf
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.chart_part import ChartPart
from bidprep.ui.widgets.form import Form, date_field
from bidprep.ui.widgets.gantt_chart import Bar
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.section_links import SectionLinks


@dataclass(frozen=True)
class _Found:
    """What was read: the plan with its times, or why these could not be worked out."""

    mobilisation: Mobilisation
    plan: MobilisationPlan | None
    fault: str = ""


_DATES = (date_field("award_on", "Award"), date_field("starts_on", "Service starts"))


class MobilisationPage(OfBidPage):
    """Whether the plan fits, its dates, tasks, chart, what-if and risks."""

    here = "Mobilisation plan"

    kinds = frozenset({"bid", "stage", "task", "risk", "person", "partner"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: _Found | None = None
        self._stage: Stage | None = None
        self.title = heading("Mobilisation plan")
        self.fit = Card("", "")
        self.dates = Form(_DATES, "Dates")
        self.dates.edited.connect(self._edit_date)
        self.draft = Draft(session, self._take_dates, lambda: repr(self._stage), self)
        self.tasks = TaskList(session)
        self.chart_part = ChartPart(
            "Chart of the tasks",
            "Chart",
            "Filled: critical. Hatched: late as well. Open: can wait, as long as the dotted line. The thick upright line "
            "is the day on which the service starts. The arrow keys go from task to task; Enter opens one.",
        )
        self.chart = self.chart_part.chart
        self.chart.opened.connect(self._open_task)
        self.what_if = WhatIf()
        self.what_if.taken.connect(self._take_what_if)
        self.risks = RiskList(session)
        word_out = QPushButton(icon("file-output"), "W&ord document")
        word_out.clicked.connect(lambda: self.wanted.emit(Place("word-out", self.place.id)))
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(word_out)
        links = SectionLinks()
        for words, part in (
            ("Tasks", self.tasks), ("Chart", self.chart_part), ("What if", self.what_if), ("Risks", self.risks),
        ):  # fmt: skip
            links.add_link(words, part)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        for each in (self.fit, self.dates, links, self.tasks, self.chart_part, self.what_if, self.risks):
            column.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content)
        layout.addWidget(self._area)

    def show_place(self, place: Place) -> None:
        """Show the plan of a bid."""
        if place.id != self.place.id:
            self.dates.forget_typing()
            self._found = self._stage = None
            self._area.verticalScrollBar().setValue(0)
        super().show_place(place)

    def reload(self) -> None:
        """Read the plan anew."""
        bid_id = self.place.id

        def read(workspace: Workspace) -> _Found:
            found = read_mobilisation(workspace, bid_id)
            try:
                return _Found(found, found.plan() if found.tasks else None)
            except BidprepError as error:
                return _Found(found, None, str(error))

        self.session.ask(read, self._show, topic="mobilisation")

    def leave(self) -> None:
        """Save what is being typed."""
        self.dates.finish()
        for draft in (self.draft, self.tasks.draft, self.risks.draft):
            draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._found is None else self._found.mobilisation.bid

    def focus_first(self) -> None:
        """Go to the award date."""
        self.dates.focus_first()

    def _show(self, found: _Found) -> None:
        self._found = found
        mobilisation, plan = found.mobilisation, found.plan
        if not self.draft.is_unsaved or self._stage is None:
            self._stage = mobilisation.stage
            self.dates.show_record(self._stage)
        self.fit.set_heading(_headline(found))
        self.fit.set_words(_explanation(found))
        timed = plan.tasks if plan else ()
        self.tasks.show_plan(mobilisation, timed)
        bars = [_bar(number, each, mobilisation) for number, each in enumerate(timed, 1)]
        self.chart_part.show_bars(bars, mobilisation.stage.starts_on, least=1)
        self.what_if.setVisible(bool(mobilisation.tasks))
        self.what_if.show_plan(mobilisation)
        self.risks.show_risks(mobilisation)
        self.trail_changed.emit()

    def _open_task(self, at: int) -> None:
        if self._found is not None and self._found.plan is not None:
            wanted = self._found.plan.tasks[at].id
            self.tasks.list.pick(lambda row: row.id == wanted)
            self.tasks.form.focus_first()

    def _edit_date(self, name: str, value: Any) -> None:
        if self._stage is not None:
            self._stage = replace(self._stage, **{name: value})
            self.draft.touch()

    def _take_dates(self) -> Operation | None:
        stage = self._stage
        return None if stage is None else lambda workspace: keep_record(workspace, stage)

    def _take_what_if(self, assumptions: Assumptions) -> None:
        bid_id = self.place.id
        self.session.do(
            lambda workspace: take_assumptions(workspace, bid_id, assumptions),
            lambda _done: self.told.emit("This is the plan now. Undo takes it back."),
        )


def _headline(found: _Found) -> str:
    if found.plan is None:
        return "No plan yet" if not found.mobilisation.tasks else "The plan cannot be worked out"
    weeks = found.plan.weeks_short
    if weeks is None:
        return "Nobody can say yet whether it fits"
    return "It fits" if not weeks else f"It does not fit by {weeks} week{'' if weeks == 1 else 's'}"


def _explanation(found: _Found) -> str:
    if found.plan is not None:
        return say_fit(found.plan)
    if found.fault:
        return found.fault
    return "Type the dates of the award and of the service, and begin with the template below."


def _bar(number: int, timed: TimedTask, found: Mobilisation) -> Bar:
    who = found.who(timed.task)
    words = ". ".join(
        filter(None, (
            f"{number}. {task_name(timed.task)}",
            f"{say_date(timed.starts_on)} to {say_date(timed.ends_on)}",
            "Done" if timed.task.done else f"Slack: {say_slack(timed)}{', critical' if timed.critical else ''}",
            who,
        ))
    )  # fmt: skip
    return Bar(
        f"{number}  {task_name(timed.task)}", timed.starts_on, timed.ends_on, timed.latest_end_on, words + ".",
        timed.critical, timed.slack_days < 0,
    )  # fmt: skip
