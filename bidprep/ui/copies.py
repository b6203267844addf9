"""Kept files opened in other programs, as copies that can only be read and that go when the workspace closes."""

import re
import stat
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from bidprep.errors import BidprepError
from bidprep.storage.workspace import Workspace
from bidprep.ui.session import Session

# A workspace may come from somebody else, so what the system would run as a program is never opened from here.
OPENED = frozenset({
    ".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".md", ".csv", ".xls", ".xlsx", ".ods", ".ppt", ".pptx", ".odp",
    ".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".heic", ".eml",
})  # fmt: skip
"""Files that another program may open for reading."""


class Copies:
    """Opens kept files for reading."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._folder: TemporaryDirectory[str] | None = None
        session.closing.connect(self._forget)

    def open(self, name: str, save: Callable[[Workspace, Path], Path]) -> None:
        """Open a file of this name, which `save` writes to a path, or say why not."""
        safe = file_name(name)
        if Path(safe).suffix.casefold() not in OPENED:
            self._session.failed.emit(
                BidprepError(f"bidprep does not open files such as {safe} itself.", "Save a copy, then open that.")
            )
            return
        if self._folder is None:
            self._folder = TemporaryDirectory(prefix="bidprep-", ignore_cleanup_errors=True)
        target = Path(mkdtemp(dir=self._folder.name)) / safe
        self._session.ask(lambda workspace: save(workspace, target), _show_elsewhere)

    def _forget(self) -> None:
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None


def file_name(name: str) -> str:
    """Return a name that every system takes and that leads into no other folder."""
    return re.sub(r'[<>:"|?*\x00-\x1f]', "_", Path(name.replace("\\", "/")).name).strip(". ") or "File"


def _show_elsewhere(path: Path) -> None:
    path.chmod(stat.S_IREAD)  # so that nobody types into a copy that is thrown away
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
