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
"""

_STOP = """
import os
os._exit(0)
"""

# The peak is read from the process itself: what the system tells of it afterwards counts its parent's memory too.
_PEAK = """
from pathlib import Path
told = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in told if line.startswith("VmHWM")), flush=True)
"""


def measure() -> list[tuple[str, float, float | None]]:
    """Return the ratios of CPU and memory for the sample's workspace and for a large one, with their aims.

    Each round starts all three, so that whatever else the machine does falls on all alike. The bare window is taken
    from its start to its end; ours is stopped when the dashboard has been painted. Linux only.
    """
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        small, large = _make_workspaces(home)
        starts = ((_BARE + _PEAK, ""), (_OURS + _PEAK + _STOP, str(small)), (_OURS + _PEAK + _STOP, str(large)))
        rounds = [[_run(home, program, path) for program, path in starts] for _ in range(ROUNDS + 1)][1:]
        cpu, memory = ([statistics.median(each[at][what] for each in rounds) for at in range(3)] for what in (0, 1))
        return [
            ("start on the sample, CPU", cpu[1] / cpu[0], 2.0),
            ("start on the sample, memory", memory[1] / memory[0], 1.6),
            ("start on a full-size workspace, CPU", cpu[2] / cpu[0], 2.2),
            ("start on a full-size workspace, memory", memory[2] / memory[0], 1.6),
        ]


def _make_workspaces(home: Path) -> tuple[Path, Path]:
    from tests.large_workspace import make_large_workspace

    small, large = home / "small.bidprep", home / "large.bidprep"
    environment = _environment(home)
    subprocess.run([sys.executable, "-m", "bidprep", "new", str(small), "--sample"], env=environment, check=True)
    make_large_workspace(large)
    return small, large


def _run(home: Path, program: str, path: str) -> tuple[float, float]:
    """Return the CPU seconds and the peak memory in kB of a program's run."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, path], env=_environment(home), stdout=subprocess.PIPE, text=True
    )
    told = process.stdout.read() if process.stdout else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the program ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, float(told.split()[-1])


def _environment(home: Path) -> dict[str, str]:
    environment = dict(os.environ, BIDPREP_HOME=str(home / "home"), QT_QPA_PLATFORM="offscreen")
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment
