"""The verbs of dev.py: what a person may ask for, and what is done for each."""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import environment
import locks
import suite
import system
import turns
from common import BUILD, CHECKOUT, VENV_PYTHON, StopError, read_output, run, say

ABOUT = "Set up, run and check bidprep from a checkout."
LONG_SET_UP = 3  # seconds


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit code."""
    ours, theirs = split(arguments)
    options = parser().parse_args(ours)
    options.passed_on = theirs
    try:
        return int(options.work(options))
    except StopError as stop:
        say(str(stop))
        return 1
    except KeyboardInterrupt:
        say("\nStopped.")
        return 130
    except BrokenPipeError:
        # Whoever read what we print has had enough; nothing more may be printed, also not on the way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def split(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part our own arguments from those after ``--``, which are handed on."""
    words = list(arguments)
    if "--" not in words:
        return words, []
    at = words.index("--")
    return words[:at], words[at + 1 :]


def parser() -> argparse.ArgumentParser:
    """Describe the verbs."""
    whole = argparse.ArgumentParser(prog="python3 packaging/dev.py", description=ABOUT)
    verbs = whole.add_subparsers(required=True, metavar="VERB")
    system_flag = argparse.ArgumentParser(add_help=False)
    system_flag.add_argument(
        "--install-system", action="store_true", help="let sudo apt-get install what the system lacks"
    )

    one = verbs.add_parser("run", parents=[system_flag], help="set up, then open the window")
    one.set_defaults(work=run_program)
    one = verbs.add_parser(
        "test",
        parents=[system_flag],
        help="set up, then run the checks and the tests",
        epilog="What stands after -- goes to pytest; the coverage gate is then left out.",
    )
    one.add_argument("--full", action="store_true", help="add the outside validators and the long counts")
    one.set_defaults(work=run_tests)
    one = verbs.add_parser(
        "bench", parents=[system_flag], help="set up, then take the times (after --: for the benchmarks)"
    )
    one.set_defaults(work=lambda options: run_module("benchmarks", options))
    one = verbs.add_parser(
        "pictures", parents=[system_flag], help="set up, then draw the window's pictures without a screen"
    )
    one.set_defaults(work=lambda options: run_module("tests.pictures", options))
    one = verbs.add_parser("lock", help="write the locks again from pyproject.toml (needs uv)")
    one.add_argument("--upgrade", action="store_true", help="take newer releases where there are some")
    one.set_defaults(work=lambda options: locks.write_all(upgrade=options.upgrade))
    return whole


def set_up(lock: str, options: argparse.Namespace) -> None:
    """Make system and environment ready, and say what it took when it took long."""
    began = time.perf_counter()
    with turns.our_turn() as turn:
        system.make_ready(may_install=options.install_system)
        environment.make_ready(lock, turn=turn)
    seconds = time.perf_counter() - began
    if seconds > LONG_SET_UP:
        say(f"Everything is set up; it took {seconds:.0f} s.")


def run_program(options: argparse.Namespace) -> int:
    """Open the window, or without a screen show the same work on the command line."""
    set_up("run", options)
    if system.has_screen() and window_opens():
        return run([VENV_PYTHON, "-m", "bidprep", *options.passed_on])
    say("There is no screen here, so no window opens. The sample goes through the command line instead.")
    return show_without_window()


def window_opens() -> bool:
    """Tell whether Qt reaches the screen: on Linux one may be named that is gone, and Qt then ends with a crash."""
    if not sys.platform.startswith("linux"):
        return True
    program = "from PySide6.QtGui import QGuiApplication; QGuiApplication([])"
    return read_output([VENV_PYTHON, "-c", program]) is not None


def show_without_window() -> int:
    """Make the sample workspace, check its bid and write the Word draft, in a fresh folder."""
    folder = fresh_folder(BUILD / "sample")
    workspace = folder / "sample.bidprep"
    draft = folder / "submission.docx"
    bidprep: list[str | Path] = [VENV_PYTHON, "-m", "bidprep"]
    if run([*bidprep, "new", workspace, "--sample"]):
        raise StopError("The sample workspace could not be made.")
    bid = first_bid(workspace)
    say("\nWhat the checks find (the sample has these faults on purpose):")
    # Exit code 1 means that something still stops the bid from going out; the sample is such a bid.
    if run([*bidprep, "check", workspace, bid]) not in {0, 1}:
        raise StopError("The sample's checks could not be run.")
    if run([*bidprep, "export", "submission", workspace, bid, "--to", draft]) or not draft.is_file():
        raise StopError("The Word draft could not be written.")
    say(f"\nThe sample workspace lies in {workspace}\nThe Word draft lies in       {draft}")
    return 0


def fresh_folder(stem: Path) -> Path:
    """Make a folder that nobody can have put anything in yet: sample-1, sample-2 and so on."""
    stem.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        folder = stem.with_name(f"{stem.name}-{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
        else:
            return folder


def first_bid(workspace: Path) -> str:
    """Ask the program for the id of the workspace's first bid."""
    answer = read_output([VENV_PYTHON, "-m", "bidprep", "info", workspace, "--json"])
    try:
        return str(json.loads(answer or "")["bids"][0]["id"])
    except (ValueError, KeyError, IndexError, TypeError) as problem:
        raise StopError("The program does not say which bids the sample has.") from problem


def run_tests(options: argparse.Namespace) -> int:
    """Set up for the tests, then run everything."""
    parts = suite.Parts()
    parts.take("set-up", lambda: test_set_up(options))
    return suite.check_everything(options.passed_on, full=options.full, parts=parts)


def test_set_up(options: argparse.Namespace) -> bool:
    """Set up what the tests need; it stops with a sentence or succeeds."""
    if options.full:
        suite.full_tools_or_stop()
    set_up("full" if options.full else "test", options)
    if options.full:
        suite.install_validator()
    return True


def run_module(name: str, options: argparse.Namespace) -> int:
    """Set up as for the tests and run a module of the checkout."""
    if not (CHECKOUT / name.replace(".", "/")).exists() and not (CHECKOUT / (name.replace(".", "/") + ".py")).exists():
        raise StopError(f"This checkout has no {name}.")
    set_up("test", options)
    extra = {} if system.has_screen() else {"QT_QPA_PLATFORM": "offscreen"}
    return run([VENV_PYTHON, "-m", name, *options.passed_on], extra=extra)
