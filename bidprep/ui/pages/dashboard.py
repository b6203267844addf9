"""The dashboard: deadlines, what is due from partners, where each bid stands, recent work."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import days_until, say_date, say_time, today
from bidprep.operations.dashboard import Overview, read_overview
from bidprep.storage.summaries import BidSummary, DueAction, RecentAnswer
from bidprep.ui.appearance import icon
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.link_row import LinkRow

MOST_BIDS, MOST_DUE = 8, 8
WIDE = 640


class DashboardPage(Page):
    """What needs doing next, each line a link to its place."""

    kinds = frozenset({"fact", "bid", "stage", "opportunity", "question", "answer", "log_entry", "partner", "lot"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.title = heading("Dashboard")
        self._bids = _Section("Bids", "No bid yet. A bid starts from a template, or empty.", "Start a bid")
        self._bids.begun.connect(lambda: self.wanted.emit(Place("start-bid")))
        self._due = _Section(
            "Due with partners", "Nothing is due. What you note in a partner’s contact log appears here."
        )
        self._recent = _Section("Recent work", "The answers you worked on last appear here.")
        self._backup = note("")
        session.backed_up.connect(self.reload)
        content = QWidget()
        self._grid = QGridLayout(content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(32)
        self._grid.setVerticalSpacing(24)
        self._sections = (self._bids, self._due, self._recent)
        self._grid.addWidget(self.title, 0, 0, 1, 2)
        self._grid.addWidget(self._bids, 1, 0, 1, 2)
        self._grid.addWidget(self._backup, 4, 0, 1, 2)
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
        is_wide = self.width() >= WIDE
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(self._due, 2, 0, 1, 1 if is_wide else 2, top)
        self._grid.addWidget(self._recent, 2 if is_wide else 3, 1 if is_wide else 0, 1, 1 if is_wide else 2, top)

    def _show(self, overview: Overview) -> None:
        self.title.setText(overview.organisation or "Dashboard")
        more = len(overview.bids) - MOST_BIDS
        rows = [self._bid_row(bid) for bid in overview.bids[:MOST_BIDS]]
        if more > 0:
            rows.append(self._row("briefcase", f"{more} more bids", "", Place("bids")))
        self._bids.show_rows(rows)
        self._due.show_rows(self._due_row(action) for action in overview.due[:MOST_DUE])
        self._recent.show_rows(self._recent_row(answer) for answer in overview.recent)
        self._backup.setText(
            f"Last backup: {say_time(overview.last_backup)}" if overview.last_backup else "No backup yet."
        )

    def _bid_row(self, bid: BidSummary) -> LinkRow:
        words = f"{bid.name} · {bid.answered} of {bid.questions} answered"
        return self._row("briefcase", words, deadline_words(bid), Place("bid", bid.id))

    def _due_row(self, action: DueAction) -> LinkRow:
        late = action.due_on is not None and action.due_on < today()
        when = f"{'late: ' if late else ''}{say_date(action.due_on) or 'no date'}"
        return self._row(
            "calendar-clock", f"{action.partner}: {action.action}", when, Place("partners", action.partner_id)
        )

    def _recent_row(self, answer: RecentAnswer) -> LinkRow:
        words = f"{answer.number}  {' '.join(answer.question.split())}"
        return self._row("file-text", words, answer.bid, Place("answer", answer.question_id, answer.lot_id))

    def _row(self, symbol: str, words: str, aside: str, place: Place) -> LinkRow:
        row = LinkRow(icon(symbol), words, aside)
        row.followed.connect(self._follow(place))
        return row

    def _follow(self, place: Place) -> Callable[[], None]:
        return lambda: self.wanted.emit(place)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew where the room has changed."""
        super().resizeEvent(event)
        self._lay_out()


def deadline_words(bid: BidSummary) -> str:
    """Say when a bid closes and how far off that is."""
    if bid.submit_by is None:
        return "no deadline yet"
    days = days_until(bid.submit_by, today())
    if days < 0:
        return f"closed {say_date(bid.submit_by.date())}"
    left = "today" if days == 0 else "tomorrow" if days == 1 else f"in {days} days"
    return f"closes {left}, {say_time(bid.submit_by)}"


class _Section(QWidget):
    """A heading with lines under it, or a sentence and a button where there are none."""

    def __init__(self, title: str, empty: str, button: str = "") -> None:
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
        self._button = QPushButton(icon("plus"), button)
        layout.addSpacing(6)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        # Only now that it stands in the page: shown before, it would be a window of its own for a moment.
        self._button.setVisible(bool(button))
        self.begun = self._button.clicked

    def show_rows(self, rows: Iterable[LinkRow]) -> None:
        """Show these lines in place of those before."""
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        shown = list(rows)
        for row in shown:
            self._rows.addWidget(row)
        self._empty.setVisible(not shown)

    def focus_first(self) -> None:
        """Go to the first line, or to the button."""
        item = self._rows.itemAt(0)
        widget = item.widget() if item is not None else None
        (widget or self._button).setFocus()
