"""A stranger's file while it is being read: what is under way, how far it is, and a button that stops it."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from bidprep.documents.child import CancelledError
from bidprep.errors import BidprepError
from bidprep.ui.session import Session

T = TypeVar("T")

Job = Callable[[Callable[[str], None], Callable[[], bool]], T]
"""Reads something in a child process; gets where to say how far it is, and what to ask whether to stop."""


class FileReading(QWidget):
    """Runs one job at a time beside all else; a newer one ends the older. Hidden while there is none."""

    ended = Signal()
    _progressed = Signal(int, str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._number = 0
        self._stop = threading.Event()
        self._words = QLabel()
        self._words.setWordWrap(True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setMaximumWidth(120)
        bar.setTextVisible(False)
        bar.setAccessibleName("Reading")
        self.cancel_button = QPushButton("Ca&ncel")
        self.cancel_button.setAccessibleName("Cancel reading")
        self.cancel_button.clicked.connect(self.cancel)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._words, 1)
        layout.addWidget(bar)
        layout.addWidget(self.cancel_button)
        self._progressed.connect(self._show_progress)
        session.closing.connect(self.cancel)
        self.hide()

    @property
    def words(self) -> str:
        """What is said of the job that is under way."""
        return self._words.text()

    def begin(self, what: str, job: Job[T], then: Callable[[T], None], or_else: Callable[[BidprepError], None]) -> None:
        """Begin a job; `what` is said meanwhile, `then` gets its value, `or_else` the error that ended it."""
        self.cancel()
        self._number += 1
        number, stop = self._number, threading.Event()
        self._stop = stop
        self._what = what
        self._words.setText(what)
        self.show()

        def finish(take: Callable[[Any], None], outcome: Any) -> None:
            if number == self._number:
                self.hide()
                take(outcome)
                self.ended.emit()

        def tell(words: str) -> None:
            self._progressed.emit(number, words)

        self._session.in_background(
            what,
            lambda: job(tell, stop.is_set),
            lambda value: finish(then, value),
            lambda error: finish(_ignore if isinstance(error, CancelledError) else or_else, error),
        )

    def cancel(self) -> None:
        """Stop what is under way, if anything is: the child is ended, and nothing was changed."""
        self._stop.set()

    def _show_progress(self, number: int, words: str) -> None:
        if number == self._number:
            self._words.setText(f"{self._what} {words}")

    _what = ""


def _ignore(_error: BidprepError) -> None:
    """The person cancelled and knows it."""
