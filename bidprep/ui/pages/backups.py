"""Backups: when they were made, and how to get one back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from bidprep.domain.dates import say_time
from bidprep.storage.backups import Backup
from bidprep.ui.appearance import icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_COLUMNS = (
    Column("Made", lambda backup: say_time(backup.made_at), key=lambda backup: backup.made_at, stretch=True),
    Column("Why", lambda backup: backup.reason.capitalize(), width=22),
    Column("Kept", lambda backup: "For ever" if backup.pinned else "For a while", width=16),
    Column(
        "Size",
        lambda backup: f"{backup.size / 1e6:.1f} MB",
        key=lambda backup: backup.size,
        number=True,
        width=12,
    ),
)


class BackupsPage(Page):
    """The backups of the open workspace, newest first."""

    restore_wanted = Signal(object)  # Path

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        session.backed_up.connect(self.reload)
        empty = EmptyState(
            "No backups yet",
            "bidprep backs up by itself: every half hour of work, on closing, and before anything large.",
            "Back up now",
        )
        empty.begun.connect(self._back_up)
        self.list = RecordList("backups", _COLUMNS, empty)
        self.list.opened.connect(self._restore)
        make = QPushButton(icon("archive"), "Back up &now")
        make.clicked.connect(self._back_up)
        restore = QPushButton("&Restore into a new file")
        restore.clicked.connect(lambda: self._restore(self.list.current()))
        self.list.add_button(make)
        self.list.add_button(restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.addWidget(heading("Backups"))
        layout.addWidget(
            note(
                "Each is a whole, checked copy of the workspace. Restoring makes a new file and leaves this one "
                "as it is."
            )
        )
        layout.addWidget(self.list, 1)

    def reload(self) -> None:
        """Read the list anew."""
        self.session.ask(lambda workspace: workspace.list_backups(), self.list.show_rows, topic="backups")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Backups", Place("backups")),)

    def focus_first(self) -> None:
        """Go to the list."""
        self.list.table.setFocus()

    def _back_up(self) -> None:
        self.session.back_up(lambda backup: self.told.emit(f"Backed up and checked: {say_time(backup.made_at)}."))

    def _restore(self, backup: Backup | None) -> None:
        if backup is not None:
            self.restore_wanted.emit(backup.path)
