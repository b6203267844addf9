"""What the set-up modules share: where things lie, how a command is run, how to stop with a sentence."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
BUILD = CHECKOUT / "build"
LOCKS = CHECKOUT / "packaging" / "locks"
WINDOWS = sys.platform == "win32"
SCRIPTS = VENV / ("Scripts" if WINDOWS else "bin")
VENV_PYTHON = SCRIPTS / ("python.exe" if WINDOWS else "python")


class StopError(Exception):
    """The work cannot go on; the text says why and what to do."""


def say(text: str) -> None:
    """Print a line at once, so that it stands in order among what the commands print."""
    print(text, flush=True)


def child_environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return this process's environment without what would lead the venv's Python astray."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    }
    kept["PYTHONUTF8"] = "1"
    kept.update(extra or {})
    return kept


def run(command: Sequence[str | Path], *, extra: Mapping[str, str] | None = None, cwd: Path = CHECKOUT) -> int:
    """Run a command in sight of the person and return its exit code."""
    words = [str(word) for word in command]
    try:
        return subprocess.run(words, cwd=cwd, env=child_environment(extra), check=False).returncode
    except OSError as problem:
        raise StopError(f"{words[0]} could not be started: {problem.strerror}.") from problem


def run_or_stop(command: Sequence[str | Path], complaint: str, *, extra: Mapping[str, str] | None = None) -> None:
    """Run a command and stop with ``complaint`` when it fails."""
    code = run(command, extra=extra)
    if code:
        raise StopError(f"{complaint} (exit code {code}).")


def read_output(command: Sequence[str | Path]) -> str | None:
    """Run a command quietly and return what it printed, or None when it failed."""
    words = [str(word) for word in command]
    try:
        done = subprocess.run(
            words,
            cwd=CHECKOUT,
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
