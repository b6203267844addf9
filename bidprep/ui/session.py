"""The open workspace as the window sees it.

One thread owns the workspace. Whatever touches the file is a plain function of it and runs there, in order:
`do` writes, `ask` reads, and what comes back arrives by signal in the window's thread. Jobs that need no workspace run
`in_background`. What arrives after `close` is dropped.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

from bidprep.domain.dates import now
from bidprep.errors import BidprepError
from bidprep.operations import workspaces
from bidprep.storage.backups import Backup
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.while_idle import WhileIdle

T = TypeVar("T")

WHO = "a bidprep window"
MINUTES_BETWEEN_BACKUPS = 30
SECONDS_BEFORE_TIDYING = 20
"""After the last save; then the index is merged, bit by bit, while nothing else is asked for."""
SECONDS_BEFORE_LOOKING_AHEAD = 0.25, 6
"""After the opening, and after the last save; then the likeliest bids are read and looked through in the same way."""
_BETWEEN_LOOKS = 10
_QUIET = 100
"""Milliseconds without anything asked, after which what can wait goes on: a page asks for several things in turn."""


@dataclass(frozen=True)
class _Task:
    """Something to run with the workspace, and where its outcome goes, in the window's thread."""

    run: Callable[[Workspace], Any]
    then: Callable[[Any], None]
    or_else: Callable[[BidprepError], None]
    topic: str = ""
    number: int = 0


class Session(QObject):
    """The open workspace: `do`, `ask`, `in_background`, and the news of what changed."""

    opened = Signal(object)  # Path
    closing = Signal()  # the last moment to do something
    closed = Signal()
    changed = Signal(object)  # Changes
    failed = Signal(object)  # BidprepError
    saved = Signal(object)  # datetime in UTC
    backed_up = Signal()
    doing = Signal()  # something is about to be done: what is being typed is saved before it
    busy = Signal(str)  # what is being done that takes a while; "" when nothing is
    read_only = Signal(object)  # BidprepError: why nothing can be written
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._queue: SimpleQueue[_Task | None] = SimpleQueue()
        self._thread: threading.Thread | None = None
        self._newest: dict[str, int] = {}
        self._asked = 0
        self._waiting = 0
        self._generation = 0
        self._claimed = False
        self._read_only = False
        self._arrived.connect(self._deliver)
        self._backup_timer = QTimer(self)
        self._backup_timer.setInterval(MINUTES_BETWEEN_BACKUPS * 60_000)
        self._backup_timer.timeout.connect(self._back_up)
        self._tidying = WhileIdle(self, _tidy, SECONDS_BEFORE_TIDYING * 1000)
        self._looking_ahead = WhileIdle(self, _look_ahead, _BETWEEN_LOOKS)
        self.opened.connect(lambda _path: self._looking_ahead.start(round(SECONDS_BEFORE_LOOKING_AHEAD[0] * 1000)))
        self.saved.connect(lambda _at: self._rest())

    @property
    def is_open(self) -> bool:
        """Whether a workspace is open."""
        return self._thread is not None

    @property
    def is_read_only(self) -> bool:
        """Whether the workspace can only be read, because somebody else has it or it is damaged."""
        return self._read_only

    @property
    def is_idle(self) -> bool:
        """Whether nothing is asked, done or under way."""
        return self._waiting == 0

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing is under way and it has looked ahead too."""
        return self.is_idle and not self._looking_ahead.is_due

    def open(self, path: Path, *, make: Callable[[], Workspace] | None = None) -> None:
        """Open a workspace, or the new one that `make` makes; `opened` tells when it is there, `failed` why not.

        The workspace that was open is closed only when the new one is there.
        """
        started: SimpleQueue[Workspace | BaseException] = SimpleQueue()
        queue: SimpleQueue[_Task | None] = SimpleQueue()
        generation = self._generation + 1
        opening = make or (lambda: workspaces.open_to_read(path))
        thread = threading.Thread(
            target=self._serve, args=(opening, started, queue, generation), name="workspace", daemon=True
        )
        thread.start()
        outcome = started.get()
        if isinstance(outcome, BidprepError):
            thread.join()
            self.failed.emit(outcome)
            return
        if isinstance(outcome, BaseException):
            raise outcome
        self.close()
        self._generation = generation
        self._queue = queue
        self._thread = thread
        self.path = path
        self._backup_timer.start()
        self.opened.emit(path)

    def start_writing(self) -> None:
        """Claim the workspace for writing, unless that was done; until then it can be read.

        `read_only` tells where it cannot be written. What this needs is loaded only now: the window is painted
        without it.
        """
        if self._claimed or not self.is_open:
            return
        self._claimed = True
        self._put(_Task(lambda workspace: workspace.start_writing(WHO), _ignore, self._tell_read_only))
        self._put(_Task(_check_soundness, _ignore, self._tell_read_only))

    def ask(self, read: Callable[[Workspace], T], then: Callable[[T], None], *, topic: str = "") -> None:
        """Read something; `then` gets it in the window's thread. A newer ask of the same topic replaces an older one."""
        self._asked += 1
        if topic:
            self._newest[topic] = self._asked
        self._put_asked(_Task(read, then, self.failed.emit, topic, self._asked))

    def do(
        self,
        operation: Callable[[Workspace], T],
        then: Callable[[T], None] | None = None,
        or_else: Callable[[BidprepError], None] | None = None,
    ) -> None:
        """Do something that writes; `then` gets its value, `or_else` the error, which else is told by `failed`.

        What is being typed is saved first, so that the history has it in its order.
        """
        self.doing.emit()
        self.save(operation, then, or_else)

    def try_to(self, run: Callable[[Workspace], bool], then: Callable[[bool], None]) -> None:
        """Do something that nobody waits for; `then` gets what it returned, and an error of it is nobody's concern."""
        self._put(_Task(run, then, _ignore))

    def save(
        self,
        operation: Callable[[Workspace], T],
        then: Callable[[T], None] | None = None,
        or_else: Callable[[BidprepError], None] | None = None,
    ) -> None:
        """Save what was typed; as `do`, but for drafts only."""
        self.start_writing()
        self._put_asked(_Task(operation, then or _ignore, or_else or self.failed.emit))

    def in_background(
        self,
        what: str,
        job: Callable[[], T],
        then: Callable[[T], None],
        or_else: Callable[[BidprepError], None] | None = None,
    ) -> None:
        """Run a job that needs no workspace beside all else; `what` is shown meanwhile, such as “Writing the submission…”.

        `or_else` gets the error, which else is told by `failed`.
        """
        self._waiting += 1
        self.busy.emit(what)
        generation = self._generation

        def run() -> None:
            task = _Task(lambda _workspace: None, then, or_else or self.failed.emit)
            outcome: tuple[T | None, Exception | None]
            try:
                outcome = (job(), None)
            except Exception as error:
                outcome = (None, error)
            self.busy.emit("")
            self._arrived.emit((generation, task, *outcome))

        threading.Thread(target=run, name="background", daemon=True).start()

    def back_up(self, then: Callable[[Backup], None]) -> None:
        """Make a backup now; `then` gets it, and `backed_up` tells everybody."""

        def tell(backup: Backup) -> None:
            self.backed_up.emit()
            then(backup)

        self.do(workspaces.back_up, tell)

    def undo(self) -> None:
        """Take back the newest step."""
        self.do(lambda workspace: workspace.undo())

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.do(lambda workspace: workspace.redo())

    def settle(self) -> None:
        """Wait until all that was asked and done has arrived."""
        while not self.is_idle:
            # What is still to arrive comes as an event, so there is no need to look for it all the time.
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def close(self) -> None:
        """Finish what was begun, back up what changed, and close the workspace; safe to call twice."""
        if self._thread is None:
            return
        self.closing.emit()
        self.settle()
        self._queue.put(None)
        self._thread.join()
        self._thread = None
        self.path = None
        self._generation += 1
        self._waiting = 0
        self._newest.clear()
        self._claimed = False
        self._read_only = False
        self._backup_timer.stop()
        self._tidying.stop()
        self._looking_ahead.stop()
        self.closed.emit()

    def _put(self, task: _Task) -> None:
        if self._thread is None:
            return
        self._waiting += 1
        self._queue.put(task)

    def _put_asked(self, task: _Task) -> None:
        """Put something that somebody waits for: what can wait is put off."""
        for idle in (self._tidying, self._looking_ahead):
            idle.put_off(_QUIET)
        self._put(task)

    def _back_up(self) -> None:
        def back_up(workspace: Workspace) -> None:
            if workspace.changed_since_backup:
                workspace.back_up("while working", between=lambda: self._serve_waiting(workspace))

        self.do(back_up, lambda _value: self.backed_up.emit())

    def _rest(self) -> None:
        """Begin, a while after the last save, with what can wait."""
        self._tidying.start(SECONDS_BEFORE_TIDYING * 1000)
        self._looking_ahead.start(SECONDS_BEFORE_LOOKING_AHEAD[1] * 1000)

    def _serve(
        self,
        make: Callable[[], Workspace],
        started: "SimpleQueue[Workspace | BaseException]",
        queue: "SimpleQueue[_Task | None]",
        generation: int,
    ) -> None:
        """Own the workspace; the body of its thread."""
        try:
            workspace = make()
        except BaseException as error:
            started.put(error)
            return
        workspace.tell = self._tell
        started.put(workspace)
        while (task := queue.get()) is not None:
            self._run(task, workspace, generation)
        if workspace.is_writable and workspace.changed_since_backup:
            # Without it the workspace itself is still safe; the status bar says how old the last backup is.
            with suppress(BidprepError):
                workspace.back_up("closing")
        workspace.close()

    def _serve_waiting(self, workspace: Workspace) -> None:
        """Run what waits, between two slices of a backup."""
        while True:
            try:
                task = self._queue.get_nowait()
            except Empty:
                return
            if task is None:
                self._queue.put(None)
                return
            self._run(task, workspace, self._generation)

    def _run(self, task: _Task, workspace: Workspace, generation: int) -> None:
        if task.topic and self._newest.get(task.topic) != task.number:
            self._arrived.emit((generation, None, None, None))
            return
        try:
            self._arrived.emit((generation, task, task.run(workspace), None))
        except Exception as error:
            self._arrived.emit((generation, task, None, error))

    def _tell(self, changes: Changes) -> None:
        self.changed.emit(changes)
        self.saved.emit(now())

    def _tell_read_only(self, error: BidprepError) -> None:
        self._read_only = True
        self.read_only.emit(error)

    def _deliver(self, arrived: tuple[int, _Task | None, Any, Exception | None]) -> None:
        generation, task, value, error = arrived
        if generation != self._generation or self._waiting == 0:
            return
        self._waiting -= 1
        if task is None or (task.topic and self._newest.get(task.topic) != task.number):
            return
        if error is None:
            task.then(value)
        elif isinstance(error, BidprepError):
            task.or_else(error)
        else:
            raise error


def _ignore(_value: object) -> None:
    """Take a value that nobody waits for."""


def _tidy(workspace: Workspace) -> Iterator[None]:
    """Merge the index, a bit at each step."""
    while workspace.tidy_index():
        yield


def _look_ahead(workspace: Workspace) -> Iterator[None]:
    from bidprep.operations.looking_ahead import look_ahead  # only now: the window is painted without what it needs

    return look_ahead(workspace)


def _check_soundness(workspace: Workspace) -> None:
    if not workspace.is_sound():
        workspace.stop_writing()
        raise BidprepError(
            "The workspace file is damaged, so nothing more is written to it.",
            "Open the newest backup: File › Backups.",
        )
