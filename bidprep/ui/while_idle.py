"""What is done with the workspace bit by bit, only while nothing else is asked of it."""

import traceback
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from bidprep.errors import BidprepError
from bidprep.storage.workspace import Workspace


class Asked(Protocol):
    """What a bit is asked of: the session."""

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked, done or under way."""

    def try_to(self, run: Callable[[Workspace], bool], then: Callable[[bool], None]) -> None:
        """Run something with the workspace; an error of it is nobody's concern."""


class WhileIdle(QObject):
    """Work that can wait: it begins some milliseconds after `start`, and leaves `between` its bits room for all else.

    `work` is a generator function of the workspace; each of its steps is a bit.
    """

    def __init__(self, session: Asked, work: Callable[[Workspace], Iterator[None]], between: int) -> None:
        super().__init__()
        self._session = session
        self._work = work
        self._between = between
        self._bits: Iterator[None] | None = None
        self._is_anew = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def is_due(self) -> bool:
        """Whether something is still to be done."""
        return self._timer.isActive()

    def start(self, after: int) -> None:
        """Begin anew, so many milliseconds from now; what was begun is given up."""
        self._is_anew = True
        self._timer.start(after)

    def put_off(self, quiet: int) -> None:
        """Let so many milliseconds go by before it goes on: something is asked, and more may follow."""
        if self._timer.isActive() and self._timer.remainingTime() < quiet:
            self._timer.start(quiet)

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()
        self._is_anew = True
        self._bits = None

    def _go_on(self) -> None:
        if self._session.is_idle:
            self._session.try_to(self._do_a_bit, self._wait)
        else:
            self._timer.start(self._between)

    def _do_a_bit(self, workspace: Workspace) -> bool:
        """Do the next bit, in the workspace's thread; return whether there was one."""
        if self._is_anew or self._bits is None:
            self._is_anew = False
            self._bits = self._work(workspace)
        try:
            return next(self._bits, self) is not self
        except BidprepError:
            return False
        except Exception:  # nobody asked for it, so nobody is told; whoever runs the program from a shell may see it
            traceback.print_exc()
            return False

    def _wait(self, more: bool) -> None:
        if more and not self._timer.isActive():
            self._timer.start(self._between)
