"""The real window on real files, in a folder of the test's own."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from bidprep import paths
from bidprep.app import start
from bidprep.settings import Appearance
from bidprep.ui.appearance import apply_appearance
from bidprep.ui.main_window import MainWindow
from tests.journeys.hands import Hands

Start = Callable[[Path | None], MainWindow]
HOLD = """
import sys
from pathlib import Path
from bidprep.operations.workspaces import open_to_write
workspace = open_to_write(Path(sys.argv[1]), "a bidprep window")
print("held", flush=True)
sys.stdin.read()
workspace.close()
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where this test's bidprep keeps everything."""
    home = tmp_path / "home"
    monkeypatch.setenv("BIDPREP_HOME", str(home))
    return home


@pytest.fixture
def started(home: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Starts the program, as often as wished; what is open at the end is closed."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # each start puts its own before it
    windows: list[MainWindow] = []

    def begin(path: Path | None = None) -> MainWindow:
        window = start(path)
        windows.append(window)
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        Hands(window).settle()
        return window

    yield begin
    for window in windows:
        window.close() or window.close()  # the first may be refused where the last save failed
        window.deleteLater()
    QApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))
    apply_appearance(Appearance.LIGHT, 100)


@pytest.fixture
def window(started: Start) -> MainWindow:
    """The window as it is at the very first start."""
    return started(None)


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    """Hands on the window of the very first start."""
    return Hands(window)


@pytest.fixture
def sample(hands: Hands) -> Hands:
    """Hands on the window with the sample charity open."""
    hands.window.files.open_sample()
    hands.settle()
    return hands


@pytest.fixture
def own(hands: Hands) -> Hands:
    """Hands on the window with an empty workspace open, at its dashboard."""
    hands.window.files.new(paths.workspaces_folder() / "Ours")
    hands.go("dashboard")
    return hands


@pytest.fixture
def held(sample: Hands) -> Iterator[Path]:
    """The sample's file, held for writing by another process."""
    path = sample.close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        yield path
        assert other.stdin is not None
        other.stdin.close()
