"""The command line as a process of its own: no Qt, the lock of another process, pipes and odd bytes."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bidprep import paths
from bidprep.cli import main
from bidprep.cli.parsing import COMMANDS
from bidprep.storage.workspace import Keep
from tests.cli.conftest import ROOT, Run
from tests.cli.test_refusals import _READING, _WRITING, NORTH, _with, stand_ins
from tests.operations.returned_files import Reader
from tests.storage.child import started

__all__ = ["stand_ins"]

_NO_QT = """
import json, sys
from bidprep.cli import main
for command in json.load(sys.stdin):
    code = main(command)
    assert code in (0, 1), (command, code)
    qt = sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6"))
    assert not qt, (command, qt)
"""


def _returned_copy(sample: Path) -> Path:
    """Return a review copy of the sample that came back with a comment."""
    copy = sample.with_name("Ann.docx")
    assert main(("export", "review", str(sample), NORTH, "--to", str(copy), "--for", "Ann")) == 0
    ann = Reader.of(copy, "Ann")
    ann.comment_nowhere("Good.")
    return ann.save(sample.with_name("back.docx"))


@contextmanager
def _held(workspace: Path) -> Iterator[None]:
    """Have another process hold the workspace open for writing, as a window does."""
    with started("hold", workspace, Keep(paths.locks_folder(), paths.backups_folder())) as process:
        assert process.stdout
        assert process.stdin
        assert process.stdout.readline().strip() == "open"
        yield


def test_no_command_loads_qt(sample: Path, stand_ins: dict[str, str]) -> None:
    commands = [_with(command, stand_ins, sample) for command in (*_READING, *_WRITING, ("count", "TXT"))]
    commands += [("new", str(sample.with_name("New")), "--sample"), ("backup", str(sample), "--list")]
    commands += [("restore", str(sample), "--to", str(sample.with_name("Restored")))]
    commands += [("review", "inspect", stand_ins["FORM"])]
    commands += [("review", "take", str(sample), str(_returned_copy(sample)))]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _NO_QT],
        cwd=ROOT, input=json.dumps(commands).encode(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.stderr == b""
    assert done.returncode == 0
    told = {" ".join(word for word in command.words.split()) for command in COMMANDS}
    assert {name for name in told if any(" ".join(words).startswith(name) for words in commands)} == told


def test_reading_works_while_a_window_has_the_workspace_open(
    run: Run, sample: Path, stand_ins: dict[str, str]
) -> None:  # fmt: skip
    with _held(sample):
        for command in _READING:
            assert run(*_with(command, stand_ins, sample)).code in (0, 1), command


def test_writing_is_refused_naming_the_window_that_has_it(
    run: Run, sample: Path, stand_ins: dict[str, str]
) -> None:  # fmt: skip
    with _held(sample):
        before = sample.read_bytes()
        for command in _WRITING:
            said = run(*_with(command, stand_ins, sample)).refused()
            assert "Sample.bidprep has been open in a bidprep window since " in said
            assert "Close it there first" in said
        assert sample.read_bytes() == before
    assert run("undo", sample).code == 0


def test_the_submission_is_written_without_snapshots_while_a_window_has_the_workspace(
    run: Run, sample: Path, tmp_path: Path
) -> None:
    with _held(sample):
        before = sample.read_bytes()
        said = run("export", "submission", sample, NORTH, "--to", tmp_path / "bid.docx")
        assert said.code == 0
        assert (
            "No snapshots of the answers were kept: Sample.bidprep has been open in a bidprep window since " in said.out
        )
        assert sample.read_bytes() == before
    assert (tmp_path / "bid.docx").exists()


def test_a_child_says_the_same(child: Run, sample: Path, tmp_path: Path) -> None:
    told = child("info", sample, "--json")
    assert (told.code, told.json["organisation"]) == (0, "Netherfell Pathways")
    assert child("check", sample, NORTH).code == 1
    assert "There is no file" in child("info", tmp_path / "missing.bidprep").refused()
    assert "“–” is not" not in child("answer", sample, f"{NORTH}/8", "--from", "-", typed="– é".encode()).err
    assert child("show", sample, f"{NORTH}/8").out.strip() == "– é"
    assert child("count", "-", "--json", typed=b"").json["words"] == 0


def test_words_are_utf_8_whatever_the_system_speaks(sample: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "bidprep", "list", "lots", str(sample), NORTH],
        cwd=ROOT, env=environment, capture_output=True, check=True,
    )  # fmt: skip
    assert "Personal wellbeing – Lancashire" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names there are always text")
def test_a_name_that_is_no_text_is_said_without_a_traceback(child: Run, tmp_path: Path) -> None:
    assert "There is no file" in child("info", os.fsencode(tmp_path) + b"/\xff.bidprep").refused()
    made = child("new", os.fsencode(tmp_path) + b"/\xff.bidprep", "--json")
    assert made.code == 0
    assert os.path.exists(json.loads(made.out)["path"])  # noqa: PTH110 - the name has no letters a Path would show
    sample = tmp_path / "plain.bidprep"
    assert child("new", sample).code == 0
    said = child("start", sample, "--template", "blank", "--name", b"\xff")
    assert said.code == 0 or said.refused()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such pipe")
def test_a_reader_that_stops_early_does_no_harm(sample: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "bidprep", "list", "questions", str(sample), NORTH, "--json"],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr:
        assert b"Traceback" not in process.stderr.read()
    assert process.wait() == 2


def test_what_is_a_mistake_of_ours_is_still_one_sentence(
    run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bidprep.cli.workspaces.read_overview", lambda _: 1 / 0)
    said = run("info", sample)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("bidprep made a mistake (ZeroDivisionError: ")


def test_stopping_with_the_keyboard_is_no_traceback(run: Run, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bidprep.cli.workspaces.read_overview", stop)
    assert "Stopped before it was finished" in run("info", sample).refused()


def test_a_sample_that_fails_half_way_leaves_no_file(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bidprep.cli.workspaces.fill_with_sample", lambda _: 1 / 0)
    assert run("new", tmp_path / "Half", "--sample").code == 2
    assert not list(tmp_path.glob("Half*"))


def test_without_a_command_the_window_opens(monkeypatch: pytest.MonkeyPatch) -> None:
    from bidprep import app

    opened: list[Path | None] = []

    def opening(path: Path | None) -> int:
        opened.append(path)
        return 0

    monkeypatch.setattr(app, "run", opening)
    assert main([]) == main(["Ours.bidprep"]) == 0
    assert opened == [None, Path("Ours.bidprep")]
    monkeypatch.setattr(sys, "argv", ["bidprep"])
    assert main() == 0
