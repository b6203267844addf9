"""Buyers' documents read as words: what stands in them, where, and what is refused by which sentence."""

import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from bidprep.documents import material_pdf
from bidprep.documents.child import CancelledError
from bidprep.documents.material_pdf import join_lines
from bidprep.documents.materials import read_material, read_material_here
from bidprep.domain.material_rules import LONGEST_LINE, MOST_CHARACTERS
from bidprep.errors import BidprepError
from tests.documents.form_files import around, p, package, run, sheet, tbl, word_parts, workbook_file
from tests.documents.form_mutants import mutant
from tests.documents.material_files import (
    PAGE_ENDS,
    deleted,
    inserted,
    locked_pdf,
    note_mark,
    pdf_bytes,
    pdf_file,
    text_box,
    word_document,
)
from tests.documents.test_strangers import OLE2, REFUSED

MOST_SECONDS = 5.0


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_word_document_is_read_as_a_person_reads_it(tmp_path: Path) -> None:
    path = word_document(
        tmp_path / "spec.docx",
        p("Staffing", style="Heading1", numbered=(1, 0)),
        p("At least ", inserted("four"), deleted("three"), run(" staff"), note_mark(1), run(".")),
        p("on shift", numbered=(2, 0)),
        around(p("In a control: ", around(run("the Ministry")), run("."))),
        p("Above a box", text_box(p("In the box"))),
        tbl(["Measure", "Target"], ["Kept", "85%\n(of all)"]),
        title="Specification",
        notes=[p("Full time.")],
    )
    material = read_material_here(path)
    assert material.title == "Specification"
    assert material.warnings == ()
    assert material.lines == (
        "1. Staffing", "At least four staff[1].", "[1] Full time.", "• on shift", "In a control: the Ministry.",
        "Above a box", "In the box", "Measure\tTarget", "Kept\t85% / (of all)",
    )  # fmt: skip


def test_pages_are_told_where_word_has_laid_them_out(tmp_path: Path) -> None:
    path = word_document(
        tmp_path / "a.docx", p("One"), p(PAGE_ENDS, run("Two")), p(run("Half"), PAGE_ENDS, run(" more")), p("x")
    )
    lines = read_material_here(path).lines
    assert lines == ("— Page 1 —", "One", "— Page 2 —", "Two", "Half more", "— Page 3 —", "x")
    assert "— Page 1 —" not in read_material_here(word_document(tmp_path / "b.docx", p("One"))).lines


def test_a_paragraph_whose_end_was_deleted_joins_the_next(tmp_path: Path) -> None:
    mark = '<w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>'
    path = word_document(
        tmp_path / "a.docx", f"<w:p>{mark}{run('Begins and ')}</w:p>", p("goes on."), f"<w:p>{mark}{run('Last')}</w:p>"
    )
    assert read_material_here(path).lines == ("Begins and goes on.", "Last")


def test_each_visible_sheet_is_read_under_its_name(tmp_path: Path) -> None:
    sheets = {"Prices": sheet({"A1": "Item", "B1": "Price", "A2": "Bed", "B2": 12.5}), "Lists": sheet({"A1": "hidden"})}
    path = workbook_file(tmp_path / "prices.xlsx", sheets, hidden=["Lists"])
    assert read_material_here(path).lines == ("— Sheet: Prices —", "Item\tPrice", "Bed\t12.5")


def test_more_rows_are_read_than_a_form_would_have(tmp_path: Path) -> None:
    cells: dict[str, str | float | tuple[float, int] | None] = {f"A{row}": f"Row {row}" for row in range(1, 5_001)}
    assert read_material_here(workbook_file(tmp_path / "list.xlsx", {"S": sheet(cells)})).lines[-1] == "Row 5000"


def test_a_pdf_is_read_page_by_page_in_paragraphs(tmp_path: Path) -> None:
    path = pdf_file(
        tmp_path / "guide.pdf",
        ["Staffing", "The provider must have at least four members of staff on shift in", "each unit.", "1"],
        ["Page 2 of 2", "• a first point", "• a second point", "Costs £1,000 (in all)"],
        title="Guidance",
    )
    material = read_material_here(path)
    assert material.title == "Guidance"
    assert material.lines == (
        "— Page 1 —", "Staffing", "The provider must have at least four members of staff on shift in each unit.",
        "— Page 2 —", "• a first point", "• a second point", "Costs £1,000 (in all)",
    )  # fmt: skip


def test_lines_are_joined_only_where_a_sentence_goes_on() -> None:
    lines = ["A heading", "This line is as long as the page is wide and goes", "On with a capital, and ends here.",
             "Next sentence begins anew.", "", "after a gap"]  # fmt: skip
    assert list(join_lines(lines)) == [
        "A heading", "This line is as long as the page is wide and goes On with a capital, and ends here.",
        "Next sentence begins anew.", "after a gap",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["notes.txt", "notes.MD"])
def test_text_files_are_read_in_their_encoding(tmp_path: Path, name: str) -> None:
    path = written(tmp_path / name, "Q1\r\n\r\n\r\nWhat’s £5?\x0bNext\x00".replace("\x00", "").encode("cp1252"))
    assert read_material_here(path).lines == ("Q1", "", "What’s £5?", "Next")


def test_a_pdf_of_pictures_is_taken_and_said_to_hold_no_words(tmp_path: Path) -> None:
    material = read_material_here(pdf_file(tmp_path / "scan.pdf", b"0 0 100 100 re f", b"", title="x"))
    assert material.warnings == ("The pages of “scan.pdf” are pictures; nothing in it can be searched.",)
    half = read_material_here(pdf_file(tmp_path / "half.pdf", ["Words"], b""))
    assert half.warnings == ("1 of the 2 pages of “half.pdf” is a picture or empty; nothing on them can be searched.",)


def test_a_pdf_that_anybody_may_read_is_read_although_it_is_locked(tmp_path: Path) -> None:
    assert "Words behind a lock." in read_material_here(locked_pdf(tmp_path / "open.pdf", "")).lines


def test_a_long_text_is_cut_and_that_is_said(tmp_path: Path) -> None:
    path = written(tmp_path / "long.txt", b"word " * 100_000 + b"\n" + b"Another line.\n" * 150_000)
    material = read_material_here(path)
    assert len(material.text) <= MOST_CHARACTERS
    assert len(material.text) > MOST_CHARACTERS - LONGEST_LINE
    assert max(map(len, material.lines)) <= LONGEST_LINE
    assert material.warnings == ("“long.txt” is long: its first 2 million characters are searched, the rest is not.",)


@pytest.mark.parametrize("title", ["Microsoft Word - ITT.doc", "Document1", "ITT.docx", "untitled", " "])
def test_a_title_that_a_program_wrote_is_none(tmp_path: Path, title: str) -> None:
    assert read_material_here(word_document(tmp_path / "a.docx", p("x"), title=title)).title == ""


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    with pytest.raises(CancelledError):
        read_material(written(tmp_path / "a.txt", b"words"), is_cancelled=lambda: True)


def test_progress_is_told_from_the_child(tmp_path: Path) -> None:
    told: list[str] = []
    read_material(pdf_file(tmp_path / "a.pdf", *[["Words"]] * 12), progress=told.append)
    assert told == ["Page 1 of 12", "Page 11 of 12"]


def slides(folder: Path) -> Path:
    return package(folder / "f.pptx", {"ppt/presentation.xml": "<p/>", "[Content_Types].xml": "<Types/>"})


SENTENCES: dict[str, tuple[Callable[[Path], Path], str, str]] = {
    "locked pdf": (lambda folder: locked_pdf(folder / "f.pdf", "secret"), "is protected with a password", "without protection"),
    "broken pdf": (lambda folder: written(folder / "f.pdf", b"%PDF-1.7\nnothing"), "is damaged", "PDF again"),
    "cut pdf": (lambda folder: written(folder / "f.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type"), "is damaged", "PDF again"),
    "slides": (slides, "holds slides (PowerPoint)", "Save it as a PDF"),
    "old slides": (
        lambda folder: written(folder / "f.ppt", OLE2 + "PowerPoint Document".encode("utf-16-le")),
        "holds slides (PowerPoint)", "Save it as a PDF",
    ),
    "old document": (lambda folder: written(folder / "f.doc", OLE2), "is an old Office file (.doc)", "save it as"),
    "picture": (lambda folder: written(folder / "f.png", b"\x89PNG\r\n"), "is none of the files", "a PDF or a text file"),
    "program": (lambda folder: written(folder / "f.exe", b"MZ"), "is none of the files", "a Word document (.docx)"),
    "page of the web": (lambda folder: written(folder / "f.html", b"<html>"), "is none of the files", "a text file"),
    "no text": (lambda folder: written(folder / "f.txt", b"a\0b"), "is not text", ""),
    "empty": (lambda folder: written(folder / "f.txt", b""), "is empty", "another"),
    "cut document": (
        lambda folder: written(folder / "f.docx", word_document(folder / "g.docx", p("x")).read_bytes()[:-40]),
        "is damaged", "save it again",
    ),
    "macros": (
        lambda folder: package(
            folder / "f.docm",
            {
                name: str(part).replace(
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "application/vnd.ms-word.document.macroEnabled.main+xml",
                )
                for name, part in word_parts([p("x")]).items()
            },
        ),
        "holds macros (.docm)", "save it as",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SENTENCES)
def test_each_file_that_is_not_taken_is_refused_by_a_sentence_that_says_what_to_do(tmp_path: Path, kind: str) -> None:
    make, happened, do = SENTENCES[kind]
    with pytest.raises(BidprepError) as refused:
        read_material_here(make(tmp_path))
    assert happened in refused.value.happened
    assert do in refused.value.do


@pytest.mark.parametrize("kind", [kind for kind in REFUSED if kind not in ("pdf", "words")])
def test_what_is_refused_as_a_form_is_refused_as_a_material(tmp_path: Path, kind: str) -> None:
    make, _ = REFUSED[kind]
    with pytest.raises(BidprepError):
        read_material_here(make(tmp_path))


# Made to harm


def bomb_in_a_page(path: Path) -> Path:
    return pdf_file(path, b"0 0 m " * 20_000_000)


def endless_drawing(path: Path) -> Path:
    return pdf_file(path, b"BT /F1 1 Tf (a) Tj ET " * 2_000_000)


def pages_without_end(path: Path) -> Path:
    content = pdf_bytes(["x"]).replace(b"/Kids [5 0 R] /Count 1", b"/Kids [2 0 R 5 0 R] /Count 999999999")
    return written(path, content)


def nested_brackets(path: Path) -> Path:
    return pdf_file(path, b"[" * 200_000)


def empty_paragraphs(path: Path) -> Path:
    with zipfile.ZipFile(word_document(path, p("x"))) as file:
        parts: dict[str, str | bytes] = {name: file.read(name) for name in file.namelist()}
    body = parts["word/document.xml"]
    assert isinstance(body, bytes)
    parts["word/document.xml"] = body.replace(b"<w:sectPr/>", b"<w:p/>" * 1_500_000 + b"<w:sectPr/>")
    return package(path, parts)


def tables_in_tables(path: Path) -> Path:
    return word_document(path, "<w:tbl><w:tr><w:tc>" * 60 + p("x") + "</w:tc></w:tr></w:tbl>" * 60)


def far_cells(path: Path) -> Path:
    return workbook_file(path, {"S": sheet({"A1": "x", "XFD1048576": "y"}, merged=["A1:XFD1048576"])})


def boxes_in_boxes(path: Path) -> Path:
    inner = p("x")
    for _ in range(30):
        inner = p(
            text_box(inner)
            .replace("<mc:Fallback>", "<mc:Fallback><!--")
            .replace("</mc:Fallback>", "--></mc:Fallback>", 1)
        )
        inner = inner.replace("<!--", "").replace("-->", "") if len(inner) < 50_000 else p("y")
    return word_document(path, inner)


@pytest.mark.parametrize(
    "make",
    [
        bomb_in_a_page, endless_drawing, pages_without_end, nested_brackets, empty_paragraphs, tables_in_tables, far_cells,
        boxes_in_boxes,
    ],
)  # fmt: skip
def test_a_material_made_to_harm_is_done_with_in_time(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    path = make(tmp_path / "material")
    before = path.read_bytes()
    begun = time.monotonic()
    with suppress(BidprepError):
        read_material(path)
    # Twice the time that is allowed, for other tests run beside this one.
    assert time.monotonic() - begun < 2 * MOST_SECONDS
    assert path.read_bytes() == before


def test_broken_pdfs_and_documents_are_read_or_refused(tmp_path: Path) -> None:
    word = word_document(tmp_path / "a.docx", p("x", note_mark(1), text_box(p("y"))), tbl(["a", "b"]), notes=[p("n")])
    files = [
        (".pdf", pdf_bytes(["The provider must have staff."], ["Page two"], title="x")),
        (".docx", word.read_bytes()),
    ]  # fmt: skip
    for seed in range(120):
        suffix, content = files[seed % 2]
        path = written(
            tmp_path / f"mutant{suffix}", mutant(content, seed) if suffix == ".docx" else _scrambled(content, seed)
        )
        begun = time.monotonic()
        with suppress(BidprepError):
            read_material_here(path)
        assert time.monotonic() - begun < MOST_SECONDS, f"seed {seed}"


def _scrambled(content: bytes, seed: int) -> bytes:
    """Return a PDF with some of its bytes changed, doubled or left out."""
    import random

    chance = random.Random(seed)
    made = bytearray(content)
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(made))
        match chance.randrange(3):
            case 0:
                made[at] = chance.randrange(256)
            case 1:
                del made[at : at + chance.randrange(1, 30)]
            case _:
                made[at:at] = made[at : at + chance.randrange(1, 30)]
    return bytes(made)


def test_pages_too_full_to_be_read_are_counted_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material_pdf, "_MOST_OF_A_PAGE", 500)
    path = pdf_file(tmp_path / "a.pdf", ["Words of the first page"], b"q Q " * 1_000)
    found = material_pdf.read_pdf(path.read_bytes(), "a.pdf")
    assert "Words of the first page" in list(found.lines)
    assert found.warnings == ("1 of the 2 pages of a.pdf could not be read; look at them in the original.",)


def test_a_pdf_of_which_only_the_first_pages_are_read_says_how_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material_pdf, "_MOST_PAGES", 2)
    path = pdf_file(tmp_path / "a.pdf", ["One"], ["Two"], ["Three"])
    found = material_pdf.read_pdf(path.read_bytes(), "a.pdf")
    assert "Three" not in list(found.lines)
    assert found.warnings == ("a.pdf is long: its first 2 of 3 pages are searched, the rest is not.",)


def test_a_pdf_of_more_words_than_a_material_may_have_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(material_pdf, "MOST_CHARACTERS", 10)
    path = pdf_file(tmp_path / "a.pdf", ["More than ten characters"], ["Two"])
    assert "Two" not in list(material_pdf.read_pdf(path.read_bytes(), "a.pdf").lines)


def test_a_pdf_with_a_password_is_refused_by_the_sentence_that_says_so(tmp_path: Path) -> None:
    path = locked_pdf(tmp_path / "a.pdf", "secret")
    with pytest.raises(BidprepError, match=r"a\.pdf is protected with a password"):
        material_pdf.read_pdf(path.read_bytes(), "a.pdf")


def test_a_file_that_only_begins_as_a_pdf_is_damaged() -> None:
    with pytest.raises(BidprepError, match="is damaged"):
        material_pdf.read_pdf(b"%PDF-1.7\nnothing", "a.pdf")
