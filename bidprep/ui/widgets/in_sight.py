"""Parts of a page that are read only once they are in sight: what nobody opens or scrolls to costs nothing."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent, QShowEvent
from PySide6.QtWidgets import QFrame


class ReadInSight(QFrame):
    """A part of a page, such as the content of a tab, that reads what it shows when it comes into sight."""

    _unread: Callable[[], None] | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether there is something that it has not begun to read."""
        return self._unread is not None

    @property
    def is_in_sight(self) -> bool:
        """Whether it is shown."""
        return self.isVisible()

    def read_in_sight(self, read: Callable[[], None]) -> None:
        """Read now where this is in sight, else when it comes to be; what was to be read before is not read any more."""
        self._unread = read
        if self.is_in_sight:
            self.read_now()

    def read_now(self) -> None:
        """Read what has waited, in sight or not."""
        read, self._unread = self._unread, None
        if read is not None:
            read()

    def forget(self) -> None:
        """Show nothing, and read nothing that was to be read: the page is about something else now."""
        self._unread = None

    # Qt's names

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has waited."""
        super().showEvent(event)
        self.read_now()


class ReadWhenReached(ReadInSight):
    """A part of a long page that may lie below what one sees: it reads when it is scrolled to.

    While nothing in its surroundings is drawn, because they are still being put together, nothing of it is in sight.
    """

    @property
    def is_in_sight(self) -> bool:
        """Whether some of it can be seen in the window."""
        return self.isVisible() and self.updatesEnabled() and self.is_within_view

    @property
    def is_within_view(self) -> bool:
        """Whether some of it lies where it would be seen."""
        return not self.visibleRegion().isEmpty()

    # Qt's names

    def showEvent(self, event: QShowEvent) -> None:
        """Read nothing yet: where it lies is only known once it is drawn."""
        QFrame.showEvent(self, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Read what has waited, now that it is drawn where one sees it."""
        super().paintEvent(event)
        if self.is_waiting and self.is_within_view:
            QTimer.singleShot(0, self.read_now)
