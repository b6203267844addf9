"""One set-up at a time: a second start waits until the first has finished, or has died."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from common import BUILD, CHECKOUT, StopError, say

TURN = BUILD / "set-up.lock"
SECONDS_BETWEEN_TRIES = 0.5


@contextmanager
def our_turn() -> Iterator[int]:
    """Hold the set-up for ourselves and yield the descriptor that holds it.

    A child that is handed the descriptor keeps the turn when its parent is killed, so that nobody clears away
    what it is still writing.
    """
    try:
        TURN.parent.mkdir(parents=True, exist_ok=True)
        turn = os.open(TURN, os.O_RDWR | os.O_CREAT, 0o666)
    except OSError as problem:
        raise StopError(
            f"bidprep keeps what it needs in its own folder, and cannot write there ({problem.strerror}):\n"
            f"    {CHECKOUT}\n"
            "Copy the whole folder to a place of your own, such as your home folder, and start it from there."
        ) from problem
    try:
        if not taken(turn):
            say("Another start is setting bidprep up. Waiting until it has finished.")
            while not taken(turn):
                time.sleep(SECONDS_BETWEEN_TRIES)
        yield turn
    finally:
        # Closing gives the turn back, unless a child still holds it.
        os.close(turn)


if sys.platform == "win32":
    import msvcrt

    def taken(turn: int) -> bool:
        """Take the turn if nobody has it."""
        try:
            msvcrt.locking(turn, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def taken(turn: int) -> bool:
        """Take the turn if nobody has it."""
        try:
            fcntl.flock(turn, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            # A file system that knows no locks; going on is better than never starting.
            return True
        return True
