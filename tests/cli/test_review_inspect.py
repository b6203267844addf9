"""Looking into a returned Word file on the command line: all that is in it is told, and what is no Word file is refused."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.documents.reviewed_files import (
    AT,
    MAIN_TYPE,
    comment,
    cut,
    ins,
    p,
    r,
    ranged,
    thread,
    word_file,
)

ANN, BEN = "Ann Trustee", "Ben Chair"

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def _zipped(name: str, content: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        package.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    path = tmp_path / "Draft Ann.docx"
    path.write_bytes(
        word_file(
            p(r("We run "), cut("two"), ins("three"), ranged(1, r(" shelters")), r(".")),
            comments=(
                comment(1, "Since when?", paragraph="0000000A") + comment(2, "Since May.", BEN, paragraph="0000000B")
            ),
            threads=thread("0000000A") + thread("0000000B", "0000000A"),
        )
    )
    return path


def test_inspecting_tells_all_that_is_in_a_file_as_json(run: Run, returned: Path) -> None:
    told = run("review", "inspect", returned, "--json").json
    assert told["comments"] == [
        {
            "author": ANN,
            "at": AT,
            "text": "Since when?",
            "quote": " shelters",
            "placed": True,
            "replies": [{"author": BEN, "at": AT, "text": "Since May.", "quote": None}],
            "resolved": False,
        }
    ]
    assert [(each["kind"], each["author"], each["at"], each["text"]) for each in told["changes"]] == [
        ("deletion", ANN, AT, "two"),
        ("insertion", ANN, AT, "three"),
    ]
    assert told["accepted_text"] == "We run three shelters.\n"
    assert told["rejected_text"] == "We run two shelters.\n"


def test_inspecting_tells_a_person_who_said_and_did_what(run: Run, returned: Path) -> None:
    said = run("review", "inspect", returned)
    assert said.code == 0
    assert said.out.splitlines() == [
        "Draft Ann.docx holds 1 comment with 1 reply and 2 tracked changes.",
        "  Ann Trustee, 2026-03-02 on “shelters”: Since when?",
        "    Ben Chair, 2026-03-02: Since May.",
        "  Ann Trustee, 2026-03-02, deletion: two",
        "  Ann Trustee, 2026-03-02, insertion: three",
    ]


def test_a_file_without_author_and_date_is_told_without_them(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "f.docx"
    path.write_bytes(word_file(p(ins("a", author="", at=""))))
    assert run("review", "inspect", path, "--json").json["changes"][0]["at"] is None
    assert "  somebody, insertion: a" in run("review", "inspect", path).out


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        MAIN_TYPE.replace("document.main", "template.main"),
    ],
)
def test_templates_and_files_with_macros_are_read_and_macros_are_mentioned(run: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "f.docm"
    path.write_bytes(word_file(p(ins("a")), main_type=kind, parts={"word/vbaProject.bin": b"x"}))
    told = run("review", "inspect", path, "--json").json
    assert told["accepted_text"] == "a\n"
    assert told["warnings"] == [
        "The file holds macros. They were not run; do not allow them in Word either unless you trust the sender."
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (b"PK\x03\x04 and no more", "is damaged"),
        (b"<html></html>", "is a web page under another name"),
        (b"words", "is no Word document"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "is an Office file saved as XML"),
        (_OLE2, "is an old Office file (.doc)"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\r\n%PDF-1.7", "is a PDF"),
        (b"\xef\xbb\xbf{\\rtf1}", "is a Rich Text file (.rtf)"),
        (
            b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
            "is an Office file saved as XML",
        ),
        (
            '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>'.encode("utf-16"),
            "is an Office file saved as XML",
        ),
        (
            b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"/>',
            "is an OpenDocument file saved as XML",
        ),
        (_OLE2 + "PowerPoint Document".encode("utf-16-le"), "holds slides (.ppt)"),
        (_OLE2 + "__substg1.0_".encode("utf-16-le"), "is an e-mail (.msg)"),
        (b"\xdb\xa5-\x00" + bytes(600), "is an old Office file (.doc)"),
        (_zipped("mimetype", b"application/vnd.oasis.opendocument.text"), "is an OpenDocument file (.odt)"),
        (_zipped("mimetype", b"application/vnd.oasis.opendocument.presentation"), "is an OpenDocument file (.odp)"),
        (_zipped("Draft.docx", b"x"), "is a zip folder with files in it"),
        (_zipped("Draft.txt", b"x"), "is no Word document"),
    ],
)
def test_a_file_that_cannot_be_read_gets_its_own_sentence(
    run: Run, tmp_path: Path, content: bytes, sentence: str
) -> None:
    path = tmp_path / "f.docx"
    path.write_bytes(content)
    refused = run("review", "inspect", path)
    assert (refused.code, refused.out) == (2, "")
    assert sentence in refused.err
    assert refused.err.count("\n") == 1
