"""The status bar: whether all is saved, what is being done, the last backup, the next deadline."""

from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QStatusBar

from bidprep.domain.dates import UK, days_until, say_day, say_time, say_time_briefly, today
from bidprep.operations.window_state import WindowState
from bidprep.ui.appearance import icon


class StatusLine(QStatusBar):
    """What is always in sight below the window. *Saved* is said only of what is on the disk."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(True)
        self._symbol = QLabel()
        self._paint_symbol()
        self.saved = QLabel()
        self.busy = QLabel()
        self._progress = QProgressBar()
        self._progress.setRange(0, 0)
        self._progress.setMaximumWidth(100)
        self._progress.setMaximumHeight(8)
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName("Under way")
        self.backup = QLabel()
        self.deadline = QLabel()
        self.deadline.setTextFormat(Qt.TextFormat.PlainText)
        self.setContentsMargins(8, 0, 8, 0)
        for widget in (self._symbol, self.saved, self.busy, self._progress):
            self.addWidget(widget)
        self.backup.setContentsMargins(0, 0, 16, 0)
        for widget in (self.backup, self.deadline):
            self.addPermanentWidget(widget)
        self._last: datetime | None = None
        self.show_busy("")
        self.show_nothing()

    def note_saved(self, at: datetime) -> None:
        """Note that something is on the disk since then."""
        self._last = at

    def show_saving(self, *, unsaved: bool) -> None:
        """Say whether all that was typed is on the disk."""
        if unsaved:
            words = "Not saved yet…"
        elif self._last is not None:
            words = f"Saved on this computer at {self._last.astimezone(UK):%H:%M}"
        else:
            words = "All is saved on this computer"
        self._symbol.setVisible(not unsaved)
        self.saved.setText(words)

    def show_nothing(self) -> None:
        """Say nothing: no workspace is open."""
        self._last = None
        self._symbol.hide()
        for label in (self.saved, self.backup, self.deadline):
            label.setText("")
        self.saved.setToolTip("")
        self.saved.setAccessibleDescription("")

    def show_read_only(self) -> None:
        """Say that nothing can be written."""
        self._symbol.hide()
        self.saved.setText("Reading only")

    def show_busy(self, words: str) -> None:
        """Say what is being done; "" for nothing."""
        self.busy.setText(words)
        self.busy.setVisible(bool(words))
        self._progress.setVisible(bool(words))

    def show_state(self, state: WindowState) -> None:
        """Say when the last backup was made and what closes next."""
        self.backup.setText(f"Last backup: {_when(state.last_backup)}" if state.last_backup else "No backup yet")
        # Where there is no room for it, as in a small window, it is told with what is saved.
        self.saved.setToolTip(self.backup.text())
        self.saved.setAccessibleDescription(self.backup.text())
        bid = state.next_deadline
        if bid is None or bid.submit_by is None:
            self.deadline.setText("")
            return
        days = days_until(bid.submit_by, today())
        left = "today" if days == 0 else "tomorrow" if days == 1 else f"{days} days"
        self.deadline.setText(f"{_short(bid.name)} closes {say_time_briefly(bid.submit_by)} ({left})")
        self.deadline.setToolTip(f"{bid.name}: {say_time(bid.submit_by)}")

    def _paint_symbol(self) -> None:
        self._symbol.setPixmap(icon("check-check").pixmap(16, 16))

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Paint the symbol in the colours of the palette."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_symbol"):
            self._paint_symbol()


def _when(moment: datetime) -> str:
    local = moment.astimezone(UK)
    day = "today" if local.date() == today() else say_day(local.date())
    return f"{day} {local:%H:%M}"


def _short(name: str) -> str:
    return name if len(name) <= 32 else name[:31] + "…"  # noqa: PLR2004 - leaves room in a small window
