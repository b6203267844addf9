"""The package around a paper: python-docx keeps all of it but the body, which is spliced in as we wrote it.

Building the body with python-docx costs a hundred times what writing it out costs; parsing ours once
more only to write it out again would double the cost.
"""

import io
import zipfile
from itertools import count
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from docx.oxml.ns import nsmap, qn
from lxml import etree

from bidprep.documents.word.base import Base
from bidprep.documents.word.numbering import add_numbered_lists, ready_lists
from bidprep.documents.word.styles import ready_styles
from bidprep.errors import BidprepError

_PLACE = "bidprep-body"
_STYLES_WITH_EFFECTS = "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects"
_TWIPS_TO_EMU = 635


def open_base(path: Path) -> tuple[Document, Base]:
    """Open a base file, empty its body and make ready the styles and lists that papers use.

    Raises BidprepError when the file is not there or is no Word file.
    """
    try:
        document = docx.Document(str(path))
    except (PackageNotFoundError, OSError, KeyError, ValueError, zipfile.BadZipFile) as problem:
        raise BidprepError(
            f"The house style “{path.name}” cannot be read.",
            "Choose another Word file (.docx) as house style.",
        ) from problem
    _empty_body(document)
    _drop_old_styles(document)
    section = document.sections[-1]
    # All three are None where a base does not say; Word then takes its own page.
    width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    base = Base(
        styles=ready_styles(document),
        text_width=max(width // _TWIPS_TO_EMU, 1440),
        lists=ready_lists(document),
        ids=count(_first_free_id(document)),
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


def _empty_body(document: Document) -> None:
    """Leave nothing in the body but the properties of its last section, adding them where there are none."""
    body = document.element.body
    for child in list(body)[:-1] if body.sectPr is not None else list(body):
        body.remove(child)
    body.get_or_add_sectPr()


def _drop_old_styles(document: Document) -> None:
    """Drop the second set of styles that Word 2010 kept for its own use: it would contradict the first."""
    relationships = document.part.rels
    for identity in [key for key, each in relationships.items() if each.reltype == _STYLES_WITH_EFFECTS]:
        del relationships[identity]


def _first_free_id(document: Document) -> int:
    """Return an id above every ``w:id`` in the base: Word wants those unique over all kinds and parts."""
    highest = 0
    for part in document.part.package.iter_parts():
        for element in part.element.iter("{*}*") if isinstance(part, XmlPart) else ():
            identity = element.get(qn("w:id"), "")
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
