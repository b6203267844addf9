"""The dashboard: where each bid stands, deadlines, what is due from partners, what expires, recent work."""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import (
    UK,
    days_until,
    last_full_day,
    say_date,
    say_day,
    say_time,
    say_time_briefly,
    today,
)
from bidprep.domain.ids import new_id
from bidprep.operations.dashboard import Overview, read_overview
from bidprep.storage.summaries import BidSummary, Deadline, DueAction, Expiry, RecentAnswer
from bidprep.ui.appearance import icon
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.link_row import LinkRow

if TYPE_CHECKING:
    from bidprep.domain.kinds import Record

MOST_BIDS, MOST_DUE, MOST_EXPIRIES = 8, 8, 8
WIDE = 106
"""Characters from which on the sections stand beside one another."""
_NEAR = timedelta(days=180)
ROOM_FOR_ICON = 34
"""How far the words of a line stand in from its edge."""

_DEADLINES = {
    "clarify": "Clarifications by",
    "submit": "Hand in by",
    "award": "Award",
    "standstill": "Standstill ends",
    "start": "Service starts",
}

# What is said of a policy or a consent that ends, before the day and after it.
_EXPIRIES = {
    "expires": ("expires", "expired"),
    "review": ("review by", "review due"),
    "ends": ("ends", "ended"),
}


class DashboardPage(Page):
    """What needs doing next, each line a link to its place."""

    kinds = frozenset(
        {"fact", "bid", "stage", "opportunity", "question", "answer", "log_entry", "partner", "lot"}
        | {"policy", "consent", "case_study", "plan_step"}
        | {"policy", "consent", "case_study", "contact"}
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = heading("Dashboard")
        self._bids = _Section("Bids", "No bid yet. A bid starts from a template, or empty.", "Start a bid")
        self._bids.begun.connect(lambda: self.wanted.emit(Place("start-bid")))
        self._deadlines = _Section(
            "Deadlines",
            "No date of a bid falls in the next 90 days. You type them on the bid’s page, under Particulars.",
        )
        self._due = _Section(
            "Due with partners",
            "Nothing is due. What you note in a partner’s contact log appears here.",
            "Add a partner",
            teaches=True,
        )
        self._due.begun.connect(self._add_partner)
        self._expiring = _Section(
            "Expiring",
            "No policy or consent ends or falls due for review in the next 60 days.",
            "Add a policy",
            teaches=True,
        )
        self._expiring.begun.connect(self._add_policy)
        self._recent = _Section("Recent work", "The answers you worked on last appear here.")
        self._backup = note("")
        session.backed_up.connect(self.reload)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(24)
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self._grid.addWidget(self._bids, 1, 0, 1, 2)
        self._grid.addWidget(self._backup, 6, 0, 1, 2)
        self._is_wide: bool | None = None
        self._lay_out()
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(content))

    def reload(self) -> None:
        """Read the state of the workspace anew."""
        self.session.ask(read_overview, self._show, topic="dashboard")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Dashboard", Place("dashboard")),)

    def focus_first(self) -> None:
        """Go to the first line that can be followed."""
        self._bids.focus_first()

    def _lay_out(self) -> None:
        """Put the lower sections beside one another, or under one another in a narrow window."""
        is_wide = self.width() >= WIDE * self.fontMetrics().averageCharWidth()
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for at, section in enumerate((self._deadlines, self._due, self._expiring, self._recent)):
            row, column = divmod(at, 2) if is_wide else (at, 0)
            self._grid.addWidget(section, 2 + row, column, 1, 1 if is_wide else 2, Qt.AlignmentFlag.AlignTop)

    def _show(self, overview: Overview) -> None:
        self.title.setText(overview.organisation or "Dashboard")
        more = len(overview.bids) - MOST_BIDS
        rows = [self._bid_row(bid) for bid in overview.bids[:MOST_BIDS]]
        if more > 0:
            rows.append(self._row("briefcase", f"{more} more bids", "", Place("bids")))
        self._bids.show_rows(rows)
        self._deadlines.show_rows(row for deadline in overview.deadlines for row in self._deadline_rows(deadline))
        self._due.show_rows(
            (self._due_row(action) for action in overview.due[:MOST_DUE]), teach=overview.counts.partners == 0
        )
        self._expiring.show_rows(
            (self._expiry_row(expiry) for expiry in overview.expiries[:MOST_EXPIRIES]),
            teach=overview.counts.policies == 0,
        )
        self._recent.show_rows(self._recent_row(answer) for answer in overview.recent)
        self._backup.setText(
            f"Last backup: {say_time(overview.last_backup)}" if overview.last_backup else "No backup yet."
        )

    def _bid_row(self, bid: BidSummary) -> LinkRow:
        standing = f"{bid.answered} of {bid.questions} answered"
        return self._row("briefcase", bid.name, deadline_words(bid), Place("bid", bid.id), standing)

    def _deadline_rows(self, deadline: Deadline) -> tuple[QWidget, ...]:
        """Return the line of a date, and below it what is to be known of a midnight."""
        words = f"{_DEADLINES.get(deadline.what) or deadline.step or 'Unnamed step'}: {deadline.bid}"
        page = "timeline" if deadline.what in ("step", "standstill") else "bid"
        row = self._row("calendar-clock", words, _when(deadline.at), Place(page, deadline.bid_id))
        last = last_full_day(deadline.at) if isinstance(deadline.at, datetime) else None
        if last is None:
            return (row,)
        below = note(f"That is at midnight, so {say_day(last)}, the day before, is the last full day.")
        below.setContentsMargins(ROOM_FOR_ICON, 0, 0, 4)
        row.setAccessibleDescription(below.text())
        return row, below

    def _expiry_row(self, expiry: Expiry) -> LinkRow:
        before, after = _EXPIRIES[expiry.what]
        late = expiry.on < today()
        when = f"late: {after} {say_date(expiry.on)}" if late else f"{before} {say_day(expiry.on)}"
        if expiry.kind == "consent":
            return self._row("library", f"Consent: {expiry.name}", when, Place("case-studies", expiry.page_id))
        if expiry.kind == "contact":
            return self._row("users", f"Details kept: {expiry.name}", when, Place("personal-data", expiry.page_id))
        return self._row("shield-check", expiry.name or "Unnamed policy", when, Place("policies", expiry.page_id))

    def _due_row(self, action: DueAction) -> LinkRow:
        late = action.due_on is not None and action.due_on < today()
        when = f"late: {say_date(action.due_on)}" if late else _due_words(action.due_on)
        return self._row(
            "calendar-clock", f"{action.partner}: {action.action}", when, Place("partners", action.partner_id)
        )

    def _recent_row(self, answer: RecentAnswer) -> LinkRow:
        words = f"{answer.number}  {' '.join(answer.question.split())}"
        return self._row("file-text", words, answer.bid, Place("answer", answer.question_id, answer.lot_id))

    def _row(self, symbol: str, words: str, aside: str, place: Place, standing: str = "") -> LinkRow:
        row = LinkRow(icon(symbol), words, aside, standing)
        row.followed.connect(self._follow(place))
        return row

    def _add_partner(self) -> None:
        from bidprep.domain.partners import Partner

        self._add(Partner(new_id()), "partners")

    def _add_policy(self) -> None:
        from bidprep.domain.policies import Policy

        self._add(Policy(new_id()), "policies")

    def _add(self, record: "Record", page: str) -> None:
        from bidprep.operations.records import add_record

        self.session.do(
            lambda workspace: add_record(workspace, record),
            lambda made: self.wanted.emit(Place(page, made.id)),
        )

    def _follow(self, place: Place) -> Callable[[], None]:
        return lambda: self.wanted.emit(place)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the room has changed."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew where the text has grown."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_is_wide"):
            self._lay_out()


def deadline_words(bid: BidSummary) -> str:
    """Say when a bid closes and how far off that is."""
    if bid.submit_by is None:
        return "no deadline yet"
    days = days_until(bid.submit_by, today())
    if days < 0:
        return f"closed {say_date(bid.submit_by.astimezone(UK).date())}"
    left = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    return f"closes {left}, {say_time_briefly(bid.submit_by)}"


def _due_words(day: date | None) -> str:
    """Say when something is due in little room, with the year where it is far off."""
    if day is None:
        return "no date"
    return say_day(day) if day - today() <= _NEAR else say_date(day)


def _when(at: datetime | date) -> str:
    """Say a time or day in little room, and where it is a day that is past, that it is late."""
    is_past = not isinstance(at, datetime) and at < today()
    return f"late: {say_date(at)}" if is_past else date_words(at)


def date_words(at: datetime | date) -> str:
    """Say a coming time or day in little room: “Fri 4 Dec, 12:00”, and in words where it is today or tomorrow."""
    days = days_until(at, today()) if isinstance(at, datetime) else (at - today()).days
    near = "today, " if days == 0 else "tomorrow, " if days == 1 else ""
    return near + (say_time_briefly(at) if isinstance(at, datetime) else say_day(at))


class _Section(QWidget):
    """A heading with lines under it, or a sentence where there are none; and perhaps a button to begin.

    A button that `teaches` is there only until there is something of its kind.
    """

    begun = Signal()

    def __init__(self, title: str, empty: str, button: str = "", *, teaches: bool = False) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(heading(title, 2))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        layout.addLayout(self._rows)
        self._empty: QLabel = note(empty)
        layout.addWidget(self._empty)
        self._button = QPushButton(icon("plus"), button) if button else None
        if self._button is not None:
            self._button.clicked.connect(self.begun)
            layout.addSpacing(6)
            layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
            # Only now that it stands in the page: shown before, it would be a window of its own for a moment.
            self._button.setVisible(not teaches)

    def show_rows(self, rows: Iterable[QWidget], *, teach: bool = True) -> None:
        """Show these lines in place of those before, and the button unless it has nothing left to `teach`."""
        old = self._lines()
        focused = next((at for at, widget in enumerate(old) if widget.hasFocus()), None)
        shown = list(rows)
        for row in shown:
            self._rows.addWidget(row)
        if focused is not None and shown:
            # Else the keyboard would wander off, and the page would scroll after it.
            shown[min(focused, len(shown) - 1)].show()
            shown[min(focused, len(shown) - 1)].setFocus()
        for widget in old:
            self._rows.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._empty.setVisible(not shown)
        if self._button is not None:
            self._button.setVisible(teach)

    def _lines(self) -> list[QWidget]:
        items = (self._rows.itemAt(at) for at in range(self._rows.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def focus_first(self) -> None:
        """Go to the first line, or to the button."""
        item = self._rows.itemAt(0)
        widget = item.widget() if item is not None else self._button
        (widget or self).setFocus()
