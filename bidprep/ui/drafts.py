"""Drafts: what is being typed, saving itself."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from bidprep.errors import BidprepError
from bidprep.operations.rescue import keep_words
from bidprep.storage.workspace import Workspace
from bidprep.ui.session import Session

Operation = Callable[[Workspace], object]
Words = str | Callable[[], str]

AFTER_LAST_KEY = 1_000
AFTER_FIRST_KEY = 2_000
BEFORE_ANOTHER_TRY = 10_000


@dataclass(frozen=True)
class _Attempt:
    """One saving: what saves it, its words for the rescue copy, how much was typed by then, and during which visit."""

    operation: Operation
    words: Words
    typed: int
    visit: int


class Draft(QObject):
    """Something typed that saves itself.

    It does so one second after the last key, two after the first unsaved one, and on `flush`.
    `take` returns the operation that saves what stands there now, or None where there is nothing to save;
    `words` returns it as text for the rescue copy that is made where saving fails: `rescue_copy`, until all is saved; or
    what makes that text then, where it would hold up the window at each saving.
    What cannot be saved is tried again every ten seconds, also after `leave`.
    """

    state_changed = Signal()

    def __init__(
        self,
        session: Session,
        take: Callable[[], Operation | None],
        words: Callable[[], Words],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._take = take
        self._words = words
        self._typed = 0
        self._kept = 0
        self._visit = 0
        self._sent = 0
        self._under_way = 0
        self._left: list[_Attempt] = []
        self._rescued = ""
        self.rescue_copy: Path | None = None
        self._pause = _timer(self, AFTER_LAST_KEY)
        self._longest = _timer(self, AFTER_FIRST_KEY)
        self._again = _timer(self, BEFORE_ANOTHER_TRY)
        session.doing.connect(self.flush)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._typed != self._kept or bool(self._left)

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
        for timer in (self._pause, self._longest, self._again):
            timer.stop()
        if not self.is_unsaved or (self._under_way and self._sent == self._typed):
            return
        for attempt in self._left:
            self._try(attempt)
        if self._typed == self._kept:
            return
        operation = self._take()
        if operation is None:
            self._settle(self._typed)
        else:
            self._try(_Attempt(operation, self._words(), self._typed, self._visit))

    def leave(self) -> None:
        """Save now; what is typed next is something else, so what cannot be saved is tried again as it stands."""
        self.flush()
        self._visit += 1

    def _try(self, attempt: _Attempt) -> None:
        self._under_way += 1
        self._sent = max(self._sent, attempt.typed)
        self._session.save(
            attempt.operation, lambda _value: self._forget(attempt), lambda error: self._rescue(error, attempt)
        )

    def _forget(self, attempt: _Attempt) -> None:
        self._under_way -= 1
        if attempt in self._left:
            self._left.remove(attempt)
        self._settle(attempt.typed)

    def _settle(self, typed: int) -> None:
        self._kept = max(self._kept, typed)
        if not self.is_unsaved:
            self.rescue_copy, self._rescued = None, ""
        self.state_changed.emit()

    def _rescue(self, error: BidprepError, attempt: _Attempt) -> None:
        """Leave a copy of the words in app data, say what is wrong, and go on trying."""
        self._under_way -= 1
        self._again.start()
        if attempt.visit != self._visit and attempt not in self._left:
            self._left.append(attempt)
            self._kept = max(self._kept, attempt.typed)
        words = attempt.words if isinstance(attempt.words, str) else attempt.words()
        if words != self._rescued:
            self.rescue_copy = None
            with suppress(BidprepError):
                self.rescue_copy = keep_words(words)
                self._rescued = words
        self._session.failed.emit(error)


def _timer(draft: Draft, milliseconds: int) -> QTimer:
    timer = QTimer(draft)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(draft.flush)
    return timer
