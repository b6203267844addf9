"""Documents of buyers made by code, with what real ones hold: notes, boxes, tracked changes, pages; and PDFs by hand."""

import io
import zlib
from collections.abc import Sequence
from pathlib import Path

from tests.documents.form_files import OFFICE, PACKAGE, WORD, package, word_parts

CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
NAMES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
PAGE_ENDS = "<w:r><w:lastRenderedPageBreak/></w:r>"


def word_document(path: Path, *body: str, title: str = "", notes: Sequence[str] = ()) -> Path:
    """Write a Word document with footnotes 1, 2 and so on, and a title among its properties."""
    parts = word_parts(body)
    parts["word/document.xml"] = str(parts["word/document.xml"]).replace(f'xmlns:w="{WORD}"', NAMES, 1)
    written = "".join(f'<w:footnote w:id="{at}">{note}</w:footnote>' for at, note in enumerate(notes, 1))
    parts["word/footnotes.xml"] = (
        f'<w:footnotes {NAMES}><w:footnote w:type="separator" w:id="0"/>{written}</w:footnotes>'
    )
    parts["docProps/core.xml"] = (
        f'<cp:coreProperties xmlns:cp="{CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></cp:coreProperties>"
    )
    link = f'<Relationship Id="n" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>'
    parts["word/_rels/document.xml.rels"] = str(parts["word/_rels/document.xml.rels"]).replace("</Relationships>", link)
    core = f'<Relationship Id="c" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("</Relationships>", f"{core}</Relationships>")
    return package(path, parts)


def inserted(words: str) -> str:
    """A run put in with tracking on."""
    return f'<w:ins w:id="1" w:author="A"><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:ins>'


def deleted(words: str) -> str:
    """A run taken out with tracking on."""
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">{words}</w:delText></w:r></w:del>'


def note_mark(note: int) -> str:
    """The mark of a footnote."""
    return f'<w:r><w:footnoteReference w:id="{note}"/></w:r>'


def text_box(content: str) -> str:
    """A text box as newer Word writes it, and again for older ones."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def pdf_bytes(*pages: Sequence[str] | bytes, title: str = "") -> bytes:
    """A PDF of these pages: lines of words one under the other, or what is drawn, as it stands in the file."""
    objects: list[bytes] = []
    kids = " ".join(f"{5 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(b"<< /Type /Catalog /Pages 2 0 R >>")
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    objects.append(f"<< /Title ({title}) >>".encode("latin-1"))
    for at, page in enumerate(pages):
        drawn = page if isinstance(page, bytes) else _lines(page)
        packed = zlib.compress(drawn)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
            f" /Contents {6 + 2 * at} 0 R >>".encode()
        )
        head = f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode()
        objects.append(head + packed + b"\nendstream")
    out = io.BytesIO()
    out.write(b"%PDF-1.7\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    begins = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 4 0 R >>\nstartxref\n{begins}\n%%EOF\n".encode())
    return out.getvalue()


def pdf_file(path: Path, *pages: Sequence[str] | bytes, title: str = "") -> Path:
    """Write a PDF of these pages."""
    path.write_bytes(pdf_bytes(*pages, title=title))
    return path


def locked_pdf(path: Path, password: str) -> Path:
    """Write a PDF that asks for a password; "" for one that anybody may read but not change."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf_bytes(["Words behind a lock."]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    writer.write(path)
    return path


def _lines(lines: Sequence[str]) -> bytes:
    shown = "".join(f"({_escaped(line)}) Tj T* " for line in lines)
    return f"BT /F1 11 Tf 14 TL 72 760 Td {shown}ET".encode("cp1252")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
