"""The window's beginning and end."""

# isort: off
import gc
import sys
from pathlib import Path

# Once Qt is loaded it looks through the source of each module imported after it. What the first window needs
# and knows nothing of Qt is therefore imported before it.
import bidprep.domain.answer_status
import bidprep.operations.dashboard
import bidprep.operations.rescue
import bidprep.operations.window_state
import bidprep.operations.workspaces
import bidprep.settings  # noqa: F401

# isort: on
from PySide6.QtCore import QSize, QTimer
from PySide6.QtWidgets import QApplication

from bidprep.errors import BidprepError
from bidprep.ui.main_window import MainWindow, open_window
from bidprep.ui.page import Place
from bidprep.ui.session import Session

_FRAME = QSize(16, 40)
"""What systems put round a window, in logical pixels, rather too much than too little."""
_BEFORE_SETTING_ASIDE = 800


def run(path: Path | None) -> int:
    """Open the window on a workspace, or on the one opened last; returns the exit code."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("bidprep")
    application.setApplicationDisplayName("bidprep")
    window = start(path)
    show(window)
    QTimer.singleShot(_BEFORE_SETTING_ASIDE, set_program_aside)
    return application.exec()


def show(window: MainWindow) -> None:
    """Show the window; as large as the screen where it would otherwise reach beyond it, status bar and all."""
    room = window.screen().availableSize() - _FRAME
    if window.width() > room.width() or window.height() > room.height():
        window.showMaximized()
    else:
        window.show()


def set_program_aside() -> None:
    """Let Python look for cycles no more among what the program itself is made of.

    Every now and then it would look through all modules and types of Qt, and a page would take twice its time.
    """
    gc.collect()
    gc.freeze()


def start(path: Path | None) -> MainWindow:
    """Return the window, with a workspace open where there is one to open; needs a running QApplication."""
    session = Session()
    window = open_window(session)
    session.setParent(window)
    chosen = path or (Path(window.settings.workspace) if window.settings.workspace else None)
    if chosen is not None and (path is not None or chosen.exists()):
        session.open(chosen)
    if not session.is_open:
        window.go(Place("welcome"))
        window.navigation.setEnabled(False)
    _tell_of_mistakes(window)
    gc.freeze()  # the first page is not to look through all that was loaded; see `set_program_aside`
    return window


def _tell_of_mistakes(window: MainWindow) -> None:
    """Say it where the program itself made a mistake, beside the usual traceback."""
    usual = sys.excepthook

    def tell(kind: type[BaseException], mistake: BaseException, trace: object) -> None:
        usual(kind, mistake, trace)  # type: ignore[arg-type] # as Python gave it
        error = BidprepError(
            f"bidprep made a mistake ({kind.__name__}: {mistake}). What was shown as saved is safe.",
            "Go on, or close and open the window; please report it.",
        )
        window.messages.warn(str(error))

    sys.excepthook = tell
