"""The table of hard words against LibreOffice Writer itself (full run only)."""

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

from bidprep.domain.counting import count_typed
from tests.domain.hard_words import CASES

pytestmark = pytest.mark.full


def test_writer_counts_words_and_characters_as_the_table_says(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program, "soffice is missing: sudo apt-get install libreoffice-writer"
    texts = []
    for number, case in enumerate(CASES):
        texts.append(tmp_path / f"{number:03}.txt")
        texts[-1].write_bytes(b"\xef\xbb\xbf" + case.text.encode())
    profile = (tmp_path / "profile").as_uri()
    to_odt = ("--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", "odt", "--outdir", str(tmp_path / "odt"))
    command = [program, "--headless", f"-env:UserInstallation={profile}", *to_odt, *map(str, texts)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    found = {}
    for number, case in enumerate(CASES):
        with zipfile.ZipFile(tmp_path / "odt" / f"{number:03}.odt") as odt:
            told = odt.read("meta.xml").decode()
        found[case.text] = tuple(_figure(told, name) for name in ("word-count", "character-count"))
    assert found == {
        case.text: (case.words if case.in_writer is None else case.in_writer, count_typed(case.text).characters)
        for case in CASES
    }


def _figure(meta: str, name: str) -> int:
    found = re.search(rf'meta:{name}="(\d+)"', meta)
    assert found, meta
    return int(found[1])
