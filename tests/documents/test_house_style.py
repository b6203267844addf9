"""The base file of our own papers."""

import subprocess
import sys
import zipfile
from pathlib import Path

import docx
from docx.shared import Mm

from tests.documents.samples import HOUSE_STYLE

CHECKOUT = Path(__file__).resolve().parents[2]


def entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_committed_file_is_what_the_script_makes(tmp_path: Path) -> None:
    made = tmp_path / "folder" / "house-style.docx"
    script = CHECKOUT / "packaging" / "make_house_style.py"
    subprocess.run([sys.executable, script, made], check=True, capture_output=True)
    assert entries(made) == entries(HOUSE_STYLE)
    assert HOUSE_STYLE.stat().st_size < 40_000


def test_the_page_is_a4() -> None:
    section = docx.Document(str(HOUSE_STYLE)).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert round(section.page_width / Mm(1)) == 210
    assert round(section.page_height / Mm(1)) == 297


def test_there_is_no_thumbnail() -> None:
    assert not [name for name in entries(HOUSE_STYLE) if "thumbnail" in name]


def test_importing_the_documents_layer_loads_neither_docx_nor_lxml() -> None:
    code = "import sys, bidprep.documents; sys.exit(bool({'docx', 'lxml', 'zipfile'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=CHECKOUT, check=False).returncode == 0
