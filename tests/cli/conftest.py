"""The command line run inside this process, and in a process of its own."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import bidprep
from bidprep.cli import main

ROOT = Path(bidprep.__file__).parents[1]


@dataclass(frozen=True)
class Said:
    """What a command gave: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON document on stdout; nothing else may stand there."""
        assert self.err == ""
        return json.loads(self.out)

    def refused(self) -> str:
        """Assert that the command was not done, and return its one sentence."""
        assert self.code == 2, (self.out, self.err)
        assert self.out == ""
        assert self.err.endswith((".\n", "”\n", ":00\n"))
        assert self.err.count("\n") == 1
        assert "Traceback" not in self.err
        assert "bidprep made a mistake" not in self.err
        return self.err


Run = Callable[..., Said]


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "home"
    monkeypatch.setenv("BIDPREP_HOME", str(folder))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command inside this process; `typed` is what comes in on stdin."""

    def running(*words: object, typed: bytes = b"") -> Said:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return running


@pytest.fixture
def child() -> Run:
    """Run a command in a process of its own."""

    def running(*words: object, typed: bytes = b"") -> Said:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-m", "bidprep", *map(_spelt, words)],
            cwd=ROOT, input=typed, capture_output=True, timeout=60, check=False,
        )  # fmt: skip
        return Said(done.returncode, done.stdout.decode(), done.stderr.decode())

    return running


def _spelt(word: object) -> str | bytes:
    return word if isinstance(word, bytes) else str(word)


@pytest.fixture
def empty(tmp_path: Path, run: Run) -> Path:
    """An empty workspace."""
    path = tmp_path / "Ours.bidprep"
    assert run("new", path).code == 0
    return path


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample charity, to be copied."""
    folder = tmp_path_factory.mktemp("sample")
    done = subprocess.run(
        [sys.executable, "-m", "bidprep", "new", str(folder / "sample.bidprep"), "--sample"],
        cwd=ROOT, env={**os.environ, "BIDPREP_HOME": str(folder / "home")}, check=True, capture_output=True,
    )  # fmt: skip
    assert done.stderr == b""
    return folder / "sample.bidprep"


@pytest.fixture
def sample(sample_file: Path, tmp_path: Path) -> Path:
    """The sample charity’s workspace, for this test alone."""
    path = tmp_path / "Sample.bidprep"
    path.write_bytes(sample_file.read_bytes())
    return path


def content(workspace: Path) -> bytes:
    """Return a closed workspace to the byte, to compare before and after; nothing of its making may lie beside it."""
    assert not [path for path in workspace.parent.glob(f"{workspace.name}*") if path != workspace]
    return workspace.read_bytes()
