"""From the start to the painted, live dashboard: CPU and memory, as ratios to a bare PySide6 window.

Each start is a process of its own; the medians of several are compared. The workspaces are the sample charity's,
and one at the sizes that the program must carry.
"""

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 7

_BARE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication(sys.argv[:1])
window = QMainWindow()
window.resize(1366, 768)
window.show()
QTimer.singleShot(0, lambda: QTimer.singleShot(0, application.quit))
application.exec()
"""

_OURS = """
import sys
from pathlib import Path
from bidprep.app import start
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
window = start(Path(sys.argv[1]))
window.show()
def look():
    # The workspace is there, the dashboard shows its organisation, and everything asked has been painted.
    if window.page is not None and window.page.title.text() != "Dashboard" and window.status.deadline.text():
        application.processEvents()
        QTimer.singleShot(0, application.quit)
    else:
        QTimer.singleShot(1, look)
QTimer.singleShot(0, look)
application.exec()
import os
os._exit(0)
"""


def measure() -> list[tuple[str, float, float | None]]:
    """Return the ratios of CPU and memory for the sample's workspace and for a large one, with their aims."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        small, large = _make_workspaces(home)
        bare_cpu, bare_memory = _median(home, _BARE, [])
        found: list[tuple[str, float, float | None]] = []
        for called, path, most in (("the sample", small, 2.0), ("a full-size workspace", large, 2.2)):
            cpu, memory = _median(home, _OURS, [str(path)])
            found.append((f"start on {called}, CPU", cpu / bare_cpu, most))
            found.append((f"start on {called}, memory", memory / bare_memory, 1.6))
        return found


def _make_workspaces(home: Path) -> tuple[Path, Path]:
    from tests.large_workspace import make_large_workspace

    small, large = home / "small.bidprep", home / "large.bidprep"
    environment = _environment(home)
    subprocess.run([sys.executable, "-m", "bidprep", "new", str(small), "--sample"], env=environment, check=True)
    make_large_workspace(large)
    return small, large


def _median(home: Path, program: str, arguments: list[str]) -> tuple[float, float]:
    """Return the median CPU seconds and the median peak memory in MB of a program's runs, the first left out."""
    runs = [_run(home, program, arguments) for _ in range(ROUNDS + 1)][1:]
    return statistics.median(cpu for cpu, _ in runs), statistics.median(memory for _, memory in runs)


def _run(home: Path, program: str, arguments: list[str]) -> tuple[float, float]:
    process = subprocess.Popen([sys.executable, "-c", program, *arguments], env=_environment(home))
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the program ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / _RSS_A_MEGABYTE


_RSS_A_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


def _environment(home: Path) -> dict[str, str]:
    environment = dict(os.environ, BIDPREP_HOME=str(home / "home"), QT_QPA_PLATFORM="offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
