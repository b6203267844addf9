"""The start: in what order things are loaded, and what is not loaded for the first window."""

import json
import subprocess
import sys
from pathlib import Path

_BENEATH_THE_WINDOW = ("bidprep.domain.", "bidprep.operations.", "bidprep.storage.")
ROOT = Path(__file__).parents[1]
_LOADED = """
import json, sys
import bidprep.app
print(json.dumps(list(sys.modules)))
"""


def _loaded() -> list[str]:
    done = subprocess.run([sys.executable, "-c", _LOADED], cwd=ROOT, capture_output=True, text=True, check=True)
    names: list[str] = json.loads(done.stdout)
    return names


def test_what_knows_nothing_of_qt_is_loaded_before_it_and_no_large_library_at_all() -> None:
    loaded = _loaded()
    at_qt = loaded.index("PySide6")
    late = {name for name in loaded[at_qt:] if name.startswith(_BENEATH_THE_WINDOW)}
    assert "bidprep.operations.dashboard" in loaded[:at_qt]
    assert late == set()
    assert {"docx", "lxml", "openpyxl", "sqlite_utils", "click", "asyncio"}.isdisjoint(loaded)
    assert {"bidprep.storage.records", "bidprep.domain.noting", "bidprep.domain.spelling"}.isdisjoint(loaded)
