"""Settings: how the window looks, and where things are kept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep import paths
from bidprep.errors import BidprepError
from bidprep.settings import LEAST_TEXT_SIZE, MOST_TEXT_SIZE, Appearance, read_settings
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading, note

APPEARANCE_WORDS = {
    Appearance.SYSTEM: "As the system",
    Appearance.LIGHT: "Light",
    Appearance.DARK: "Dark",
    Appearance.CONTRAST: "High contrast",
}


def _read_size(words: str) -> int:
    typed = words.replace("%", "").strip()
    is_short = typed.isdecimal() and len(typed) <= len(str(MOST_TEXT_SIZE))
    if not is_short or not LEAST_TEXT_SIZE <= int(typed) <= MOST_TEXT_SIZE:
        raise BidprepError(
            f"“{typed}” is not a text size.", f"Type per cent, from {LEAST_TEXT_SIZE} to {MOST_TEXT_SIZE}."
        )
    return int(typed)


_FIELDS = (
    Field("appearance", "Appearance", choices=tuple(APPEARANCE_WORDS.items())),
    Field(
        "text_size",
        "Text size",
        "Per cent of the system’s, for example 120",
        read=_read_size,
        write=lambda size: f"{size}%",
    ),
)


class SettingsPage(Page):
    """The settings, each taking effect at once."""

    set_wanted = Signal(str, object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.form = Form(_FIELDS, "Settings")
        self.form.edited.connect(self.set_wanted)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(heading("Settings"))
        layout.addWidget(self.form)
        layout.addWidget(heading("Where things are kept", 2))
        self.kept = note("")
        layout.addWidget(self.kept)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def reload(self) -> None:
        """Show the settings as they are kept."""
        self.form.show_record(read_settings(paths.settings_file()))
        self.kept.setText(
            f"Workspace: {self.session.path or 'none is open'}\nBackups: {paths.backups_folder()}\n"
            f"Rescue copies: {paths.rescue_folder()}\nNothing is ever sent from this computer."
        )

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Settings", Place("settings")),)

    def focus_first(self) -> None:
        """Go to the first setting."""
        self.form.focus_first()
