"""The words of any file: packed, in other encodings, and of a PDF."""

import io
import zipfile
from pathlib import Path

import pytest

from bidprep.documents.file_words import _pdf_lines_here, words_of_file
from bidprep.errors import BidprepError
from tests.documents.form_files import p, run
from tests.documents.material_files import pdf_bytes, word_document


def packed(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "cp1252"])
def test_words_are_found_whatever_the_encoding(encoding: str) -> None:
    content = "Dear Zoë Vane".encode(encoding)
    assert any("Zoë Vane" in words for words in words_of_file(content, "letter"))


def test_packages_within_packages_are_opened_and_tags_do_not_part_a_name(tmp_path: Path) -> None:
    document = word_document(tmp_path / "a.docx", p(run("Zoë "), run("Vane")))
    content = packed("Vane.docx", document.read_bytes())
    found = list(words_of_file(content, "all.zip"))
    assert "Vane.docx" in found
    assert any("Zoë Vane" in words for words in found)


def test_a_pdf_is_read_and_a_broken_package_is_refused() -> None:
    content = pdf_bytes(["Zoe Vane wrote this"])
    assert any("Zoe Vane" in line for line in _pdf_lines_here(content, "a.pdf"))
    assert any("Zoe Vane" in words for words in words_of_file(content, "a.pdf"))
    with pytest.raises(BidprepError, match="damaged"):
        list(words_of_file(b"PK\x03\x04broken", "a.zip"))
