"""Office files from strangers: told apart and opened within limits, each kind that is not taken by its own sentence."""

import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from bidprep.documents.packages import MOST_ELEMENTS
from bidprep.documents.strangers import OfficeKind, open_office_file, parse_xml
from bidprep.errors import BidprepError
from tests.documents.form_files import SHEET, SHEET_TYPE, WORD, WORD_TYPE, p, package, sheet, word_parts, workbook_parts

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500
BOOK = workbook_parts({"S": sheet({"A1": "x"})})
FORM = word_parts([p("x")])


def typed(parts: dict[str, str | bytes], old: str, new: str) -> dict[str, str | bytes]:
    return parts | {"[Content_Types].xml": str(parts["[Content_Types].xml"]).replace(old, new)}


def macro_book(folder: Path) -> Path:
    return package(
        folder / "f",
        typed(BOOK, f"{SHEET_TYPE}.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"),
    )


def book_template(folder: Path) -> Path:
    return package(folder / "f", typed(BOOK, "sheet.main+xml", "template.main+xml"))


def binary_book(folder: Path) -> Path:
    kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main"
    return package(folder / "f", typed(BOOK, f"{SHEET_TYPE}.sheet.main+xml", kind))


def presentation(folder: Path) -> Path:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
    return package(folder / "f", typed(FORM, f"{WORD_TYPE}.document.main+xml", kind))


def plain(content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / "f").write_bytes(content)
        return folder / "f"

    return make


def entities(folder: Path) -> Path:
    bomb = '<!DOCTYPE a [<!ENTITY x "yyyyyyyyyy"><!ENTITY z "&x;&x;&x;&x;">]>'
    return package(folder / "f", FORM | {"_rels/.rels": bomb + str(FORM["_rels/.rels"])})


def outside_entities(folder: Path) -> Path:
    fetched = '<!DOCTYPE a SYSTEM "https://evil.example/x.dtd">'
    return package(folder / "f", FORM | {"_rels/.rels": fetched + str(FORM["_rels/.rels"])})


def too_many_elements(folder: Path) -> Path:
    chance = random.Random(1)
    ids = "".join(f'<a b="{chance.randrange(1 << 32)}"/>' for _ in range(1000))
    return package(folder / "f", FORM | {"word/more.xml": ids * (MOST_ELEMENTS // 1000 + 1)})


def much_of_nothing(folder: Path) -> Path:
    package(folder / "f", FORM)
    with zipfile.ZipFile(folder / "f", "a", zipfile.ZIP_DEFLATED) as file, file.open("word/media/i.bmp", "w") as image:
        for _ in range(400):
            image.write(b"\0" * (1 << 20))
    return folder / "f"


REFUSED: dict[str, tuple[Callable[[Path], Path], str]] = {
    "old workbook": (plain(OLE2 + "Workbook".encode("utf-16-le")), "is an old Office file (.xls)"),
    "old document": (plain(OLE2 + "WordDocument".encode("utf-16-le")), "is an old Office file (.doc)"),
    "password": (plain(OLE2 + "EncryptedPackage".encode("utf-16-le")), "is protected with a password"),
    "pdf": (plain(b"%PDF-1.7"), "is a PDF"),
    "words": (plain(b"Ref,Question"), "is no Word document (.docx) or Excel workbook (.xlsx)"),
    "macros": (macro_book, "holds macros (.xlsm)"),
    "template": (book_template, "is an Excel template (.xltx)"),
    "binary": (binary_book, "is a binary workbook (.xlsb)"),
    "slides": (presentation, "holds slides (PowerPoint)"),
    "spreadsheet of another office": (
        lambda folder: package(folder / "f", {"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "is an OpenDocument file (.ods)",
    ),
    "entities": (entities, "is damaged"),
    "outside entities": (outside_entities, "is damaged"),
    "elements": (too_many_elements, "holds more than bidprep opens"),
    "a picture of nothing": (much_of_nothing, "holds more than bidprep opens"),
    "main part missing": (
        lambda folder: package(folder / "f", {k: v for k, v in BOOK.items() if k != "xl/workbook.xml"}),
        "is damaged",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_each_kind_that_is_not_taken_is_refused_by_name(tmp_path: Path, kind: str) -> None:
    make, sentence = REFUSED[kind]
    with pytest.raises(BidprepError) as refused:
        open_office_file(make(tmp_path), "It")
    assert refused.value.happened.startswith("It ")
    assert sentence in refused.value.happened
    assert refused.value.do


def test_word_and_excel_are_told_apart_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert open_office_file(package(tmp_path / "a.xlsx", FORM)).kind is OfficeKind.WORD
    assert open_office_file(package(tmp_path / "b.docx", BOOK)).kind is OfficeKind.WORKBOOK
    with pytest.raises(BidprepError, match=r"is a Word document"):
        open_office_file(tmp_path / "a.xlsx", kinds=frozenset({OfficeKind.WORKBOOK}))


@pytest.mark.parametrize(("parts", "usual"), [(FORM, WORD), (BOOK, SHEET)])
def test_strict_open_xml_is_read_as_if_it_were_the_usual(
    tmp_path: Path, parts: dict[str, str | bytes], usual: str
) -> None:
    names = {
        WORD: "http://purl.oclc.org/ooxml/wordprocessingml/main",
        SHEET: "http://purl.oclc.org/ooxml/spreadsheetml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    strict: dict[str, str | bytes] = {}
    for name, content in parts.items():
        words = str(content)
        for each, other in names.items():
            words = words.replace(each, other)
        strict[name] = words
    file = open_office_file(package(tmp_path / "f", strict))
    root = file.xml(file.main)
    assert file.is_strict
    assert root is not None
    assert str(root.tag).startswith("{" + usual + "}")


def test_relations_lead_to_parts_whatever_their_case_and_way(tmp_path: Path) -> None:
    links = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Type="http://x/styles" Target="/word/STYLES.xml"/>'
        '<Relationship Id="b" Type="http://x/numbering" Target="../word/numbering.xml"/>'
        '<Relationship Id="c" Type="http://x/hyperlink" Target="https://example.org" TargetMode="External"/></Relationships>'
    )
    file = open_office_file(package(tmp_path / "f", FORM | {"word/_rels/document.xml.rels": links}))
    relations = file.relations(file.main)
    assert (relations["a"].target, relations["b"].target) == ("word/styles.xml", "word/numbering.xml")
    assert relations["c"].is_external
    assert list(file.related(file.main, "styles")) == ["word/styles.xml"]
    assert file.xml("word/missing.xml") is None


def test_a_part_nested_too_deep_is_refused() -> None:
    with pytest.raises(BidprepError, match="nested deeper"):
        parse_xml(b"<a>" * 500 + b"</a>" * 500, "It")


@pytest.mark.parametrize("kind", ["document", "template"])
def test_any_word_file_is_taken_where_it_is_only_read(tmp_path: Path, kind: str) -> None:
    parts = typed(FORM, f"{WORD_TYPE}.document.main+xml", f"{WORD_TYPE}.{kind}.main+xml")
    assert open_office_file(package(tmp_path / "f", parts), takes_any_word=True).kind is OfficeKind.WORD


def test_a_word_file_that_does_not_say_what_it_is_is_taken_where_it_is_only_read(tmp_path: Path) -> None:
    path = package(tmp_path / "f", typed(FORM, f"{WORD_TYPE}.document.main+xml", "application/xml"))
    assert open_office_file(path, takes_any_word=True).kind is OfficeKind.WORD
    with pytest.raises(BidprepError, match="is no Word document"):
        open_office_file(path)


def test_folders_parted_by_the_wrong_slash_are_folders(tmp_path: Path) -> None:
    parts = {name.replace("/", "\\") if name.startswith("word") else name: content for name, content in FORM.items()}
    assert open_office_file(package(tmp_path / "f", parts)).xml("word/document.xml") is not None
