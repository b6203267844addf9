"""The package around a paper: python-docx keeps all of it but the body, which is spliced in as we wrote it.

Building the body with python-docx costs a hundred times what writing it out costs; parsing ours once
more only to write it out again would double the cost.
"""

import io
import zipfile
from itertools import count
from pathlib import Path

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import XmlPart
from docx.oxml.ns import nsmap, qn
from lxml import etree

from bidprep.documents.word.base import Base
from bidprep.documents.word.letterhead import empty_out, table_indent
from bidprep.documents.word.numbering import add_numbered_lists, ready_lists
from bidprep.documents.word.opening import open_word
from bidprep.documents.word.pictures import Pictures
from bidprep.documents.word.styles import ready_styles

_PLACE = "bidprep-body"
_TWIPS_TO_EMU = 635
_LEAST_WIDTH = 1_440  # twips, for pages that are all margin


def open_base(source: Path | bytes, called: str = "The letterhead") -> tuple[Document, Base]:
    """Open a base file, or its content, empty it and make ready the styles and lists that papers use.

    Raises BidprepError, in a sentence that begins with `called`, where it is no Word file that can be a base.
    """
    document = open_word(source, called if isinstance(source, bytes) else "")
    empty_out(document)
    section = document.sections[-1]
    # None of them is None any more, but the types do not know.
    width, *margins = (
        (each or 0) // _TWIPS_TO_EMU
        for each in (section.page_width, section.left_margin, section.right_margin, section.gutter)
    )
    text_width = max(width - sum(margins), _LEAST_WIDTH)
    ids = count(_first_free_id(document))
    base = Base(
        styles=ready_styles(document),
        text_width=text_width,
        lists=ready_lists(document),
        pictures=Pictures(document, ids, text_width, (section.page_height or 0) // _TWIPS_TO_EMU),
        table_indent=table_indent(document),
        ids=ids,
    )
    return document, base


def save_with_body(document: Document, base: Base, body: str, path: Path) -> None:
    """Write the file to `path` with `body` (XML of block elements) before the last section's properties."""
    add_numbered_lists(document, base.lists)
    for target, relationship in base.links.targets.items():
        document.part.load_rel(RELATIONSHIP_TYPE.HYPERLINK, target, relationship, is_external=True)
    before, after = _document_around_body(document)
    shell = io.BytesIO()
    document.save(shell)
    name = document.part.partname.membername
    with zipfile.ZipFile(shell) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            written = before + body.encode() + after if entry.filename == name else old.read(entry)
            new.writestr(entry, written)


def _first_free_id(document: Document) -> int:
    """Return an id above every ``w:id`` and drawing in the base: Word wants those unique over all kinds and parts."""
    highest = 0
    for part in document.part.package.iter_parts():
        for element in part.element.iter("{*}*") if isinstance(part, XmlPart) else ():
            identity = element.get(qn("w:id"), "") or (element.get("id", "") if element.tag == qn("wp:docPr") else "")
            highest = max(highest, int(identity) if identity.isdecimal() else 0)
    return highest + 1


def _document_around_body(document: Document) -> tuple[bytes, bytes]:
    """Return the document part as written out, cut in two where the body belongs."""
    old = document.element
    # A base may name the namespaces as it likes, but our body says w: and r:.
    known = {prefix: uri for prefix, uri in old.nsmap.items() if uri not in (nsmap["w"], nsmap["r"])}
    root = etree.Element(old.tag, dict(old.attrib), {**known, "w": nsmap["w"], "r": nsmap["r"]})
    root.extend(old)
    for last_section in root.iterfind(f"{qn('w:body')}/{qn('w:sectPr')}"):
        last_section.addprevious(etree.Comment(_PLACE))
    written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    before, after = written.split(f"<!--{_PLACE}-->".encode())
    old.extend(root)
    return before, after
