"""The timeline of a bid: whether it can be handed in in time, the steps before that, and every date it has."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.dates import DAYS, say_date, say_time, today
from bidprep.domain.file_names import clean_file_name
from bidprep.domain.opportunities import Stage
from bidprep.domain.timelines import DATE_WORDS, BidDate, DateKind, say_steps, step_name
from bidprep.domain.whole_bid import submission_day
from bidprep.operations.records import keep_record
from bidprep.operations.timelines import Timeline, export_timeline, read_timeline
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.file_endings import with_ending
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place, scrolled
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.pages.timeline_steps import StepList, StepRow, say_state
from bidprep.ui.session import Session
from bidprep.ui.widgets.card import Card
from bidprep.ui.widgets.chart_part import ChartPart
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Form, date_field, time_field
from bidprep.ui.widgets.gantt_chart import Bar
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.section_links import SectionLinks

_DATES = (
    date_field("published_on", "Published"),
    time_field("clarify_by", "Clarifications by"),
    time_field("submit_by", "Hand in by"),
    date_field("award_on", "Award"),
    date_field("standstill_on", "Standstill ends"),
    date_field("starts_on", "Service starts"),
)
_PAGES = {
    DateKind.ACTION: "partners",
    DateKind.POLICY: "policies",
    DateKind.CONSENT: "case-studies",
    DateKind.REVIEW: "personal-data",
}
_DRAWN_AFTER = timedelta(days=21)
"""How long after the deadline dates are drawn still: a service starts months later, and would leave the steps no room."""


def _when(found: BidDate) -> str:
    return say_time(found.at) if isinstance(found.at, datetime) else f"{DAYS[found.on.weekday()]} {say_date(found.on)}"


def _state(found: BidDate) -> str:
    if found.late:
        return "Late"
    return "Past" if found.on < today() else ""


_COLUMNS = (
    Column("When", _when, key=lambda found: found.on, width=34),
    Column("What", lambda found: DATE_WORDS[found.kind], width=22),
    Column("Of", lambda found: found.what if found.what != DATE_WORDS[found.kind] else "", stretch=True),
    Column("State", _state, width=10, tone=lambda found: Tone.BAD if found.late else None),
)


class TimelinePage(OfBidPage):
    """What is late and what can still move, the buyer's dates, the steps, a drawn line of time and all dates."""

    here = "Timeline"

    kinds = frozenset({
        "bid", "stage", "plan_step", "person", "partner", "log_entry", "standing", "policy", "consent", "case_study",
        "case_study_use", "contact",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._found: Timeline | None = None
        self._stage: Stage | None = None
        self.title = heading("Timeline")
        self.card = Card("", "")
        self.form = Form(_DATES, "Dates")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._stage), self)
        self.steps = StepList(session)
        self.chart_part = ChartPart(
            "Line of time",
            "Line of time",
            "Filled: a day that stands. Open: a step. Hatched: a step that is late. The thick upright line is the last "
            "day on which the bid can be handed in. The arrow keys go from line to line.",
        )
        self.chart = self.chart_part.chart
        empty = EmptyState("No dates yet", "Type the buyer’s dates above: each date of the bid stands here then.")
        self.dates = RecordList("dates", _COLUMNS, empty)
        self.dates.opened.connect(self._open)
        self.dates.stand_in_page()
        dates_part = QWidget()
        below = QVBoxLayout(dates_part)
        below.setContentsMargins(0, 8, 0, 0)
        below.addWidget(heading("All dates", 2))
        below.addWidget(self.dates)
        calendar = QPushButton(icon("calendar-clock"), "Ca&lendar file…")
        calendar.clicked.connect(self._export)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(calendar)
        links = SectionLinks()
        for words, part in (("Steps", self.steps), ("Line of time", self.chart_part), ("All dates", dates_part)):
            links.add_link(words, part)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(top)
        for each in (self.card, self.form, links, self.steps, self.chart_part, dates_part):
            column.addWidget(each)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._area = scrolled(content)
        layout.addWidget(self._area)

    def show_place(self, place: Place) -> None:
        """Show the timeline of a bid."""
        if place.id != self.place.id:
            self.form.forget_typing()
            self._found = self._stage = None
            self._area.verticalScrollBar().setValue(0)
        super().show_place(place)

    def reload(self) -> None:
        """Read the timeline anew."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: read_timeline(workspace, bid_id), self._show, topic="timeline")

    def leave(self) -> None:
        """Save what is being typed."""
        self.form.finish()
        self.draft.leave()
        self.steps.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._found is None else self._found.bid

    def focus_first(self) -> None:
        """Go to the buyer's dates."""
        self.form.focus_first()

    def _show(self, found: Timeline) -> None:
        self._found = found
        if not self.draft.is_unsaved or self._stage is None:
            self._stage = found.stage
            self.form.show_record(found.stage)
        self.card.set_heading(_headline(found))
        self.card.set_words("\n".join(filter(None, (say_steps(found.timed), *found.doubts))))
        self.steps.show_timeline(found)
        last = submission_day(found.stage, today()) if found.stage.submit_by else None
        bars = sorted(_bars(found, last), key=lambda bar: (bar.starts_on, bar.ends_on))
        self.chart_part.show_bars(bars, last, least=2)
        self.dates.show_rows(found.dates)
        self.trail_changed.emit()

    def _open(self, found: BidDate) -> None:
        if found.kind in _PAGES:
            self.wanted.emit(Place(_PAGES[found.kind], found.page_id))
        elif found.kind in (DateKind.STEP, DateKind.MEETING):
            self.steps.list.pick(lambda row: row.id == found.record_id)
            self.steps.form.focus_first()
        else:
            self.form.editor(_field_of(found.kind)).setFocus()

    def _edit(self, name: str, value: Any) -> None:
        if self._stage is not None:
            self._stage = replace(self._stage, **{name: value})
            self.draft.touch()

    def _take(self) -> Operation | None:
        stage = self._stage
        return None if stage is None else lambda workspace: keep_record(workspace, stage)

    def _export(self) -> None:
        found = self._found
        if found is None:
            return
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposal = Path(folder) / f"{clean_file_name(f'{found.bid.name} dates')}.ics"
        chosen, _ = QFileDialog.getSaveFileName(self, "Write a calendar file", str(proposal), "Calendar (*.ics)")
        if chosen:
            path = with_ending(chosen, ".ics")
            self.session.in_background(
                "Writing the calendar…",
                lambda: export_timeline(found, path),
                lambda written: self.told.emit(f"Wrote {written.name}: open it with your calendar to take it in."),
            )


def _headline(found: Timeline) -> str:
    if found.stage.submit_by is None:
        return "No deadline is known"
    late = sum(timed.is_late for timed in found.timed)
    if late:
        return f"{late} step{' is' if late == 1 else 's are'} late"
    return f"Hand in by {say_time(found.stage.submit_by)}"


def _bars(found: Timeline, last: date | None) -> Iterator[Bar]:
    """Yield the lines that are drawn: today, the steps, and the buyer's dates up to some time after the deadline."""
    day = today()
    yield Bar("Today", day, day, day, f"Today is {say_date(day)}.", critical=True)
    for timed in found.timed:
        if not timed.step.done:
            name = step_name(timed.step)
            days = f"{say_date(timed.begin_by)} to {say_date(timed.done_by)}"
            state = say_state(StepRow(timed.step, timed, ""))
            words = ". ".join(filter(None, (name, days, state, found.owner(timed.step))))
            fixed = timed.step.fixed_on is not None
            yield Bar(name, timed.begin_by, timed.done_by, timed.done_by, f"{words}.", fixed, timed.is_late)
    for each in found.dates:
        drawn = each.kind not in (DateKind.STEP, DateKind.MEETING, *_PAGES)
        if drawn and (last is None or each.on <= last + _DRAWN_AFTER):
            yield Bar(each.what, each.on, each.on, each.on, f"{each.what}: {_when(each)}.", critical=True)


def _field_of(kind: DateKind) -> str:
    return {
        DateKind.PUBLISHED: "published_on",
        DateKind.CLARIFY: "clarify_by",
        DateKind.SUBMIT: "submit_by",
        DateKind.AWARD: "award_on",
        DateKind.STANDSTILL: "standstill_on",
    }.get(kind, "starts_on")
