"""Files that cannot be a letterhead: each is refused with a sentence of its own, and quickly."""

import io
import struct
import zipfile
from pathlib import Path

import docx
import pytest

from bidprep.documents.packages import MOST_ENTRIES, read_parts
from bidprep.documents.word.opening import open_word
from bidprep.errors import BidprepError
from tests.documents.letterheads import CONTENT_TYPES, changed, entries, packed, plain

DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500


def typed(kind: bytes) -> bytes:
    return changed(plain(), CONTENT_TYPES, DOCUMENT, kind)


def with_entry(name: str, content: bytes) -> bytes:
    return packed(entries(plain()) | {name: content})


def overlapping() -> bytes:
    """Two entries of which the second lies within the first: what grows without end is made of these."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("a.xml", "x" * 400)
        package.writestr("b.xml", "x")
    content = bytearray(stream.getvalue())
    at = content.rindex(b"PK\x01\x02")
    content[at + 42 : at + 46] = struct.pack("<I", 40)
    return bytes(content)


def misleading(ratio: int) -> bytes:
    return with_entry("word/media/image1.bmp", b"\0" * (ratio * 1024 * 1024))


REFUSED = {
    "old": (OLE2 + "WordDocument".encode("utf-16-le"), "is an old Office file (.doc)"),
    "password": (OLE2 + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
    "rich text": (b"{\\rtf1\\ansi}", "is a Rich Text file (.rtf)"),
    "words": (b"Dear Sir or Madam", "is no Word document (.docx)"),
    "empty": (b"", "is empty"),
    "web page": (b"<html></html>", "is a web page under another name"),
    "another zip": (packed({"hello.txt": b"hello"}), "is no Word document (.docx)"),
    "open document": (
        packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}),
        "is an OpenDocument file (.odt)",
    ),
    "workbook": (
        typed(b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
        "is an Excel workbook (.xlsx)",
    ),
    "macros": (typed(b"application/vnd.ms-word.document.macroEnabled.main+xml"), "holds macros (.docm)"),
    "template": (
        typed(b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        "is a Word template (.dotx)",
    ),
    "template with macros": (
        typed(b"application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "is a template with macros (.dotm)",
    ),
    "hidden macros": (with_entry("word/vbaProject.bin", b"Sub AutoOpen()"), "holds macros, although"),
    "strict": (
        changed(
            plain(), "_rels/.rels", b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument",
        ),
        "is saved as “Strict Open XML Document”",
    ),
    "cut off": (plain()[:-400], "is damaged"),
    "bytes changed": (plain()[:800] + b"\xff" * 200 + plain()[1000:], "is damaged"),
    "not XML": (changed(plain(), "word/document.xml", b"<w:body>", b"<w:body"), "is damaged"),
    "no document": (
        packed({name: content for name, content in entries(plain()).items() if name != "word/document.xml"}), "is damaged",
    ),
    "no content types": (
        packed({name: content for name, content in entries(plain()).items() if name != CONTENT_TYPES}), "is damaged",
    ),
    "a part that is not there": (
        changed(plain(), "word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="NULL"'), "is damaged",
    ),
    "leads out": (with_entry("../evil.xml", b"<x/>"), "is damaged"),
    "overlapping": (overlapping(), "is damaged"),
    "bomb": (misleading(60), "holds more than bidprep opens"),
    "too many entries": (
        packed({f"word/{at}.xml": b"" for at in range(MOST_ENTRIES + 1)}), "holds more than bidprep opens",
    ),
    "too many tags": (with_entry("word/more.xml", b"<a/>" * 4_100_000), "holds more than bidprep opens"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_word_file_of_ours_is_refused_by_name(kind: str) -> None:
    content, sentence = REFUSED[kind]
    with pytest.raises(BidprepError) as refused:
        open_word(content, "“Letter.docx”")
    assert str(refused.value).startswith("“Letter.docx” ")
    assert sentence in refused.value.happened
    assert refused.value.do


def test_no_two_kinds_that_want_another_remedy_are_refused_alike() -> None:
    kinds = ("old", "password", "rich text", "macros", "template", "template with macros", "strict", "cut off", "bomb")
    said = set()
    for kind in kinds:
        with pytest.raises(BidprepError) as refused:
            open_word(REFUSED[kind][0], "It")
        said.add(refused.value.happened)
    assert len(said) == len(kinds)


def test_a_file_is_named_by_its_name_where_nothing_else_is_said(tmp_path: Path) -> None:
    path = tmp_path / "Letter.doc"
    path.write_bytes(OLE2)
    with pytest.raises(BidprepError, match=r"^“Letter\.doc” is an old Office file"):
        open_word(path)


def test_a_whole_file_is_opened() -> None:
    assert open_word(plain()).styles["Normal"]
    stream = io.BytesIO()
    docx.Document().save(stream)
    assert open_word(stream.getvalue()).sections


def test_only_what_is_wanted_of_a_package_is_kept() -> None:
    parts = read_parts(plain(), "It", frozenset({CONTENT_TYPES}))
    assert b"<Types" in parts[CONTENT_TYPES]
    assert parts["word/document.xml"] == b""
