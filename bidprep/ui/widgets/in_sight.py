"""Parts of a page that are read only once they are in sight: what stands in a tab that nobody opens costs nothing."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget


class ReadInSight(QWidget):
    """A part of a page, such as the content of a tab, that reads what it shows when it comes into sight."""

    _unread: Callable[[], None] | None = None

    def read_in_sight(self, read: Callable[[], None]) -> None:
        """Read now where this is in sight, else when it comes to be; what was to be read before is not read any more."""
        if self.isVisible():
            self._unread = None
            read()
        else:
            self._unread = read

    def forget(self) -> None:
        """Show nothing, and read nothing that was to be read: the page is about something else now."""
        self._unread = None

    # Qt's names

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has waited."""
        super().showEvent(event)
        read, self._unread = self._unread, None
        if read is not None:
            read()
