"""Work that is done in a child process: reading strangers' files, which no thread could limit or end.

The function is one of a module's own (a child finds it by its name) and takes and gives back values that can be
pickled. The child is started afresh, never forked, so that neither Qt nor an open workspace comes along.
"""

import contextlib
import multiprocessing
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any, ParamSpec, TypeVar

from bidprep.documents.reading import MEGABYTE
from bidprep.errors import BidprepError

P = ParamSpec("P")
T = TypeVar("T")

MOST_SECONDS = 30.0
MOST_MEGABYTES = 500
_LOOK_EVERY = 0.05  # seconds between two looks at whether to stop
_OUT_OF_MEMORY = 137
_SMALLER = "Ask the sender for a smaller file, or choose another."


class CancelledError(BidprepError):
    """The person cancelled; there is nothing to tell but that nothing was changed."""

    def __init__(self) -> None:
        super().__init__("Cancelled; nothing was changed.")


@dataclass(frozen=True, slots=True)
class _Fault:
    """A BidprepError on its way home."""

    happened: str
    do: str


@dataclass(frozen=True, slots=True)
class _Mistake:
    """Something that should not have been raised, with its traceback as words."""

    words: str


@dataclass(frozen=True, slots=True)
class _Value:
    """What the function gave back."""

    value: Any


_told: Connection | None = None  # in a child: where its progress goes


def tell_progress(words: str) -> None:
    """Say how far the work is, from inside a function that `in_child` runs; elsewhere nothing happens."""
    if _told is not None:
        _told.send(words)


def in_child(
    what: Callable[..., T],
    *values: object,
    called: str = "The file",
    seconds: float = MOST_SECONDS,
    megabytes: int = MOST_MEGABYTES,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> T:
    """Run a function of these values in a process of its own and return what it gives back.

    Raises the BidprepError that it raised, one of its own (beginning with `called`) where the time or the memory did not
    suffice or the child died, and CancelledError once `is_cancelled` says so. The child is ended in every case.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=_work, args=(theirs, what, values, megabytes), name="bidprep reader", daemon=True)
    ends_at = time.monotonic() + seconds
    child.start()
    theirs.close()
    try:
        while True:
            if is_cancelled():
                raise CancelledError
            if time.monotonic() > ends_at:
                raise BidprepError(f"{called} took more than {seconds:.0f} seconds to read.", _SMALLER)
            if ours.poll(_LOOK_EVERY):
                message = ours.recv()
                if not isinstance(message, str):
                    value: T = _outcome(message)
                    return value
                progress(message)
    except EOFError:
        child.join(5)
        if child.exitcode == _OUT_OF_MEMORY:
            raise _too_much(called, megabytes) from None
        raise BidprepError(f"{called} could not be read: the reader stopped working.", "Choose another file.") from None
    finally:
        ours.close()
        if child.is_alive():
            child.kill()
        child.join()
        child.close()


def _outcome(message: Any) -> Any:
    """Return the value that came home, or raise what came instead."""
    if isinstance(message, _Value):
        return message.value
    if isinstance(message, _Fault):
        raise BidprepError(message.happened, message.do)
    raise RuntimeError(f"A mistake in the child process:\n{message.words}")


def _work(told: Connection, what: Callable[..., object], values: tuple[object, ...], megabytes: int) -> None:
    """What the child does from its start to its end."""
    global _told  # noqa: PLW0603 # a process has one connection home, and what reads need not carry it about
    _told = told
    _limit_memory(megabytes)
    message: object
    try:
        message = _Value(what(*values))
    except BidprepError as error:
        message = _Fault(error.happened, error.do)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except Exception:
        message = _Mistake(traceback.format_exc())
    try:
        told.send(message)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)


def _limit_memory(megabytes: int) -> None:
    """Let the system refuse memory beyond so much where it can (Linux); elsewhere watch, and end ourselves."""
    if sys.platform == "linux":
        import resource

        # What is mapped already (libraries, mostly) is not the file's doing.
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 # no path of ours
            mapped = int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        most = mapped + megabytes * MEGABYTE
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
    else:
        threading.Thread(target=_watch_memory, args=(megabytes * MEGABYTE,), daemon=True).start()


def _watch_memory(most: int) -> None:
    while True:
        if _memory_used() > most:
            os._exit(_OUT_OF_MEMORY)
        time.sleep(_LOOK_EVERY)


def _memory_used() -> int:
    """Return the most memory that this process has held, in bytes."""
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of psapi.h."""

            _fields_ = (
                ("size", wintypes.DWORD),
                ("faults", wintypes.DWORD),
                *(
                    (name, ctypes.c_size_t)
                    for name in ("peak", "now", "a", "b", "c", "d", "page_file", "peak_page_file")
                ),
            )

        counters = Counters()
        counters.size = ctypes.sizeof(counters)
        # A pseudo-handle, which need not be closed.
        handle = wintypes.HANDLE(ctypes.windll.kernel32.GetCurrentProcess())
        ctypes.windll.psapi.GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.size)
        return int(counters.page_file)
    import resource

    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return held if sys.platform == "darwin" else held * 1024


def _too_much(called: str, megabytes: int) -> BidprepError:
    return BidprepError(f"{called} needs more than {megabytes:,} MB of memory to read.", _SMALLER)
