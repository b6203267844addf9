"""What was copied does not bring the program down when it ends, and stays for others."""

import os
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent.parent
COPY_AND_QUIT = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from bidprep import app
from bidprep.domain.markdown import read_markdown

shown = app.show

def show_and_quit(window):
    shown(window)
    QTimer.singleShot(0, copy)

def copy():
    from bidprep.ui.widgets.text_editor import TextEditor
    editor = TextEditor()
    editor.show_text(read_markdown(sys.argv[1]))
    editor.selectAll()
    editor.copy()
    QApplication.quit()

app.show = show_and_quit
code = app.run(None)
clipboard = QGuiApplication.clipboard()
print(clipboard.text())
print("mobilise</" in clipboard.mimeData().html() if clipboard.text() else "")
sys.stdout.flush()
sys.exit(code)
"""


def run(markdown: str, home: Path) -> subprocess.CompletedProcess[str]:
    settings = {**os.environ, "BIDPREP_HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(
        [sys.executable, "-c", COPY_AND_QUIT, markdown],
        env=settings, capture_output=True, text=True, timeout=120, check=False, encoding="utf-8",
    )  # fmt: skip


def test_the_program_ends_well_after_copying_and_the_words_stay_with_their_formatting(tmp_path: Path) -> None:
    ended = run("We **mobilise** the service.", tmp_path)
    assert (ended.returncode, ended.stdout) == (0, "We mobilise the service.\nTrue\n"), ended.stderr


def test_the_program_ends_well_after_copying_nothing(tmp_path: Path) -> None:
    assert run("", tmp_path).returncode == 0
