"""The virtual environment in ``.venv``: made once, installed from a lock, healed when it is broken."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import TypedDict

from common import (
    CHECKOUT,
    LOCKS,
    VENV,
    VENV_PYTHON,
    WINDOWS,
    StopError,
    child_environment,
    say,
)
from quiet import run_quietly

STAMP = VENV / "bidprep-set-up.json"


class Stamp(TypedDict):
    """What a finished set-up leaves behind, so that the next start can tell there is nothing to do."""

    python: str
    checkout: str
    locks: dict[str, str]
    contents: list[str]


def make_ready(lock: str, *, turn: int) -> None:
    """Bring ``.venv`` to what ``packaging/locks/<lock>.txt`` says, doing nothing when it is there already.

    ``turn`` is the descriptor from :func:`turns.our_turn`.
    """
    path = LOCKS / f"{lock}.txt"
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as problem:
        raise StopError(f"The lock {path} cannot be read: {problem.strerror}.") from problem
    stamp = read_stamp()
    if stamp is None or not fits(stamp) or not python_answers():
        make_anew(turn)
        stamp = Stamp(python=this_python(), checkout=str(CHECKOUT), locks={}, contents=[])
    elif stamp["locks"].get(lock) == digest:
        return
    # Without a stamp the next start makes everything anew, so what is broken off here heals itself.
    STAMP.unlink(missing_ok=True)
    install(path, turn)
    # A lock that was installed before and has changed since is no longer what lies in .venv.
    unchanged = {name: seen for name, seen in stamp["locks"].items() if lock_digest(name) == seen}
    stamp["locks"] = {**unchanged, lock: digest}
    stamp["contents"] = contents()
    STAMP.write_text(json.dumps(stamp, indent=1), encoding="utf-8")


def read_stamp() -> Stamp | None:
    """Read the stamp; one that cannot be read counts as none."""
    try:
        read = json.loads(STAMP.read_text(encoding="utf-8"))
        return Stamp(
            python=read["python"], checkout=read["checkout"], locks=dict(read["locks"]), contents=read["contents"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def fits(stamp: Stamp) -> bool:
    """Tell whether the environment was made by this Python, for this place, and nothing has gone from it."""
    made_here = stamp["python"] == this_python() and stamp["checkout"] == str(CHECKOUT)
    return made_here and set(stamp["contents"]) <= set(contents())


def contents() -> list[str]:
    """Name what lies in the environment's folder of packages."""
    folder = packages_folder()
    return sorted(entry.name for entry in folder.iterdir()) if folder.is_dir() else []


def packages_folder() -> Path:
    """Return where the environment keeps its packages."""
    prefix = str(VENV)
    return Path(sysconfig.get_path("purelib", "venv", vars={"base": prefix, "platbase": prefix}))


def this_python() -> str:
    """Name the Python that is running, closely enough to notice that another has taken its place."""
    return f"{sys.implementation.name} {sys.version} {sys.base_prefix}"


def python_answers() -> bool:
    """Tell whether the environment's Python still starts."""
    try:
        done = subprocess.run(
            [str(VENV_PYTHON), "-c", ""],
            env=child_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except OSError:
        return False
    return done.returncode == 0


def lock_digest(name: str) -> str | None:
    """Return the digest of a lock, or None when there is no such lock."""
    path = LOCKS / f"{name}.txt"
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def make_anew(turn: int) -> None:
    """Put a fresh, empty environment where an old or broken one may lie."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        raise StopError(
            "This was started with the Python inside .venv, which has to be made anew. "
            "Start it with the system's Python."
        )
    say("Making a place for the packages: the folder .venv.")
    try:
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
    except OSError as problem:
        raise StopError(
            f"The old folder {VENV} is in the way and cannot be removed ({problem.strerror}). "
            "Close bidprep if it is open, then start again."
        ) from problem
    # A child, so that it can hold the turn; see turns.our_turn.
    run_quietly([sys.executable, "-m", "venv", VENV], "The folder .venv could not be made.", kept_open=held(turn))
    make_importable()


def held(turn: int) -> tuple[int, ...]:
    """Return what a child is to hold on to; Windows cannot hand such a thing down."""
    return () if WINDOWS else (turn,)


def make_importable() -> None:
    """Let the environment's Python find bidprep in this checkout, whatever folder it is started in."""
    # Python reads these files as UTF-8 from 3.13 on, and before that as the system writes its own text.
    encoding = "utf-8" if sys.version_info >= (3, 13) else "locale"
    (packages_folder() / "bidprep-checkout.pth").write_text(f"{CHECKOUT}\n", encoding=encoding)


def install(lock: Path, turn: int) -> None:
    """Install exactly what the lock names, each file checked against its hash."""
    say("Fetching the packages. This can take a few minutes the first time.")
    command: list[str | Path] = [
        VENV_PYTHON,
        "-m",
        "pip",
        "install",
        "--disable-pip-version-check",
        "--no-input",
        "--quiet",
    ]
    command += ["--require-hashes", "--no-deps", "--only-binary=:all:", "-r", lock]
    # Somebody's own settings may say "install for the user", which an environment refuses.
    complaint = f"The packages in {lock.relative_to(CHECKOUT).as_posix()} could not be fetched."
    run_quietly(command, complaint, extra={"PIP_USER": "0"}, kept_open=held(turn))
