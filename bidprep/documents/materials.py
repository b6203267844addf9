"""What a buyer published, as its words: Word documents, Excel workbooks, PDFs and text files from strangers.

The words come a line a paragraph or a row of a table (its cells parted by tabs); lines such as “— Page 3 —” say where
one is (`bidprep.domain.material_rules`). All reading happens in a child process.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from bidprep.documents.child import in_child
from bidprep.documents.material_text import MaterialText, RoughText
from bidprep.documents.reading import decode_words, read_bytes
from bidprep.documents.strangers import OfficeKind, open_office_file
from bidprep.domain.material_rules import MOST_CHARACTERS, is_place_line, part_long_lines
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError

MOST_SECONDS = 60.0
MOST_ROWS = 20_000
"""Rows of one sheet that are read."""
_PDF_BEGINS_WITHIN = 1024  # bytes; some programs write something of their own before the file begins
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] §2.2
_SLIDES = "PowerPoint Document".encode("utf-16-le")  # the stream of a .ppt, [MS-PPT] §2.1.2
_ZIP = b"PK\x03\x04"
_OFFICE = (_OLE2, _ZIP, b"{\\rtf")
_PLAIN = frozenset({".txt", ".md", ".text", ".markdown"})
_TAKEN = "Take in a Word document (.docx), an Excel workbook (.xlsx), a PDF or a text file (.txt, .md)."
_NO_TITLE = re.compile(
    r"untitled|document\d*|microsoft (word|excel|powerpoint)\b.*|.*\.(docx?|xlsx?|pdf|indd|pptx?)", re.I
)
_LONGEST_TITLE = 150


def read_material(
    path: Path,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> MaterialText:
    """Return the words of a file, read in a child process within limits.

    Raises BidprepError where it is none of the kinds that can be taken, protected, damaged or beyond the limits, and
    CancelledError once `is_cancelled` says so.
    """
    called = f"“{path.name}”"
    return in_child(
        read_material_here, path, called=called, seconds=MOST_SECONDS, progress=progress, is_cancelled=is_cancelled
    )


def read_material_here(path: Path) -> MaterialText:
    """Do the work of `read_material` in this process, without its limits on time and memory."""
    content = read_bytes(path)
    called = f"“{path.name}”"
    rough = _read(content, called, path.suffix.casefold())
    lines, is_cut = _cut(part_long_lines(line for each in rough.lines for line in _cleaned(each)))
    warnings = list(rough.warnings)
    if is_cut:
        warnings.append(
            f"{called} is long: its first {MOST_CHARACTERS / 1e6:.0f} million characters are searched, the rest is not."
        )
    elif not any(line and not is_place_line(line) for line in lines) and not warnings:
        warnings.append(f"{called} has no words in it; nothing can be searched.")
    return MaterialText(_title(rough.title), lines, tuple(warnings))


def _read(content: bytes, called: str, suffix: str) -> RoughText:
    if content.startswith(b"%PDF") or b"%PDF-" in content[:_PDF_BEGINS_WITHIN]:
        from bidprep.documents.material_pdf import read_pdf

        return read_pdf(content, called)
    if _is_slides(content):
        raise BidprepError(f"{called} holds slides (PowerPoint).", f"Save it as a PDF and take that in. {_TAKEN}")
    if content.startswith(_OFFICE):
        return _read_office(content, called)
    if suffix not in _PLAIN:
        raise BidprepError(f"{called} is none of the files that can be read here.", _TAKEN)
    if not content:
        raise BidprepError(f"{called} is empty.", "Choose another file.")
    return RoughText(decode_words(content, called).splitlines())


def _is_slides(content: bytes) -> bool:
    is_old = content.startswith(_OLE2) and _SLIDES in content
    return is_old or (content.startswith(_ZIP) and b"ppt/presentation.xml" in content)


def _read_office(content: bytes, called: str) -> RoughText:
    file = open_office_file(content, called)
    if file.kind is OfficeKind.WORD:
        from bidprep.documents.material_word import read_word_words

        return read_word_words(file)
    from bidprep.documents.material_workbook import read_workbook_words

    return read_workbook_words(file, MOST_ROWS)


def _cleaned(line: str) -> list[str]:
    """Return a line as the lines it shows: without what cannot be shown, and without blank ends."""
    words = clean_characters(line.replace("\xa0", " ").replace("\xad", "")).replace("\u200b", "")
    return [part.rstrip() for part in words.split("\n")]


def _cut(lines: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """Return as many lines as are kept, blank ones once, and whether that leaves any out."""
    kept: list[str] = []
    room = MOST_CHARACTERS
    for line in lines:
        if not line.strip() and (not kept or not kept[-1]):
            continue
        room -= len(line) + 1
        if room < 0:
            return tuple(kept), True
        kept.append(line if line.strip() else "")
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept), False


def _title(written: str) -> str:
    """Return a title that says something; "" where it is what a program writes by itself."""
    title = " ".join(clean_characters(written).split())
    return "" if _NO_TITLE.fullmatch(title) else title[:_LONGEST_TITLE]
