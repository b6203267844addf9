"""Drafts: what is being typed, saving itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from bidprep.errors import BidprepError
from bidprep.operations.rescue import keep_words
from bidprep.storage.workspace import Workspace
from bidprep.ui.session import Session

Operation = Callable[[Workspace], object]

AFTER_LAST_KEY = 1_000
AFTER_FIRST_KEY = 2_000
BEFORE_ANOTHER_TRY = 10_000


class Draft(QObject):
    """Something typed that saves itself.

    It does so one second after the last key, two after the first unsaved one, and on `flush`.
    `take` returns the operation that saves what stands there now, or None where there is nothing to save;
    `words` returns it as text for the rescue copy that is made where saving fails.
    """

    state_changed = Signal()

    def __init__(
        self,
        session: Session,
        take: Callable[[], Operation | None],
        words: Callable[[], str],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._take = take
        self._words = words
        self._typed = 0
        self._kept = 0
        self._pause = _timer(self, AFTER_LAST_KEY)
        self._longest = _timer(self, AFTER_FIRST_KEY)
        self._again = _timer(self, BEFORE_ANOTHER_TRY)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._typed != self._kept

    def touch(self) -> None:
        """Note that something was typed."""
        was_unsaved = self.is_unsaved
        self._typed += 1
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        if not was_unsaved:
            self.state_changed.emit()

    def flush(self) -> None:
        """Save now what is not saved or on its way."""
        on_its_way = not self._pause.isActive() and not self._longest.isActive() and not self._again.isActive()
        for timer in (self._pause, self._longest, self._again):
            timer.stop()
        if not self.is_unsaved or on_its_way:
            return
        typed = self._typed
        operation = self._take()
        if operation is None:
            self._settle(typed)
            return
        self._session.do(operation, lambda _value: self._settle(typed), self._rescue)

    def _settle(self, typed: int) -> None:
        self._kept = max(self._kept, typed)
        self.state_changed.emit()

    def _rescue(self, error: BidprepError) -> None:
        """Leave a copy of the words in app data, say where, and go on trying."""
        self._again.start()
        try:
            place = keep_words(self._words())
        except BidprepError:
            self._session.failed.emit(error)
            return
        self._session.failed.emit(BidprepError(f"{error.happened} A copy of your words is safe in {place}.", error.do))


def _timer(draft: Draft, milliseconds: int) -> QTimer:
    timer = QTimer(draft)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(draft.flush)
    return timer
