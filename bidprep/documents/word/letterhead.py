"""Making a base of somebody's Word file: its look stays, and nothing of what it said or was tied to.

What was in the body goes with all that belonged to it: pictures, comments, notes, earlier sections. So do the template
it was made from, protection, tracking, signatures, the thumbnail, and what its properties tell of its old self.
"""

from collections.abc import Iterator

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part, XmlPart
from docx.opc.rel import Relationships
from docx.oxml.ns import nsdecls, nsmap, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Twips
from lxml import etree

from bidprep.documents.word.house_style import CELL_MARGIN, MARGINS, PAGE

LANGUAGE = "en-GB"
_KEPT = {
    RELATIONSHIP_TYPE.STYLES,
    RELATIONSHIP_TYPE.SETTINGS,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.FONT_TABLE,
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.OFFICE_DOCUMENT,
    RELATIONSHIP_TYPE.CORE_PROPERTIES,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
}
_SETTINGS_GONE = (
    "writeProtection", "linkStyles", "attachedTemplate", "revisionView", "trackRevisions", "documentProtection",
    "mailMerge", "updateFields", "saveThroughXslt", "footnotePr", "endnotePr", "readModeInkLockDown",
)  # fmt: skip
_SECTION_GONE = ("footnotePr", "endnotePr", "lnNumType", "formProt", "vAlign")
_TELLS_OF_THE_OLD = (
    "Template", "TotalTime", "Pages", "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs",
    "HeadingPairs", "TitlesOfParts", "HyperlinkBase", "HLinks", "DocSecurity",
)  # fmt: skip
_HEADER, _FOOTER = "headerReference", "footerReference"
_BORDERS_AT_THE_TEXT = 15  # the compatibility mode from which on a table's border begins where the text does
_References = dict[tuple[str, str], str]


def empty_out(document: Document) -> None:
    """Leave of a base its look: styles, page, headers and footers, and a body of nothing but its section."""
    _fold_sections(document)
    _free_settings(document)
    kept = _KEPT | set(_kept_for_fields(document))
    _drop_all_but(document.part.rels, kept, set(_relationship_ids(document.element)))
    _drop_all_but(document.part.package.rels, kept, set())
    _forget_the_old(document)
    _write_in_british_english(document)


def table_indent(document: Document) -> int:
    """Return how far a table must be moved in to begin where the text does, in twips.

    Files of Word 2010 and before let the cells' margin hang out into the page's ([MS-DOCX] §2.7.10, below mode 15).
    """
    for each in document.settings.element.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode" and each.get(qn("w:val"), "").isdecimal():
            return CELL_MARGIN if int(each.get(qn("w:val"))) < _BORDERS_AT_THE_TEXT else 0
    return CELL_MARGIN


def _fold_sections(document: Document) -> None:
    """Make one section of all: the last, with the headers that it took over from those before it.

    What stood at head and foot of the very first page stays there, for that is where a letterhead has its art.
    """
    body = document.element.body
    for change in list(body.iter(qn("w:sectPrChange"))):
        change.getparent().remove(change)
    sections = [_read_section(section) for section in body.iter(qn("w:sectPr"))]
    last = body.get_or_add_sectPr()
    carried = {place: identity for references, _ in sections for place, identity in references.items()}
    has_title_page = sections[-1][1] if sections else False
    if len(sections) > 1:
        front = _on_page_one(*sections[0])
        if front != _on_page_one(carried, has_title_page):
            carried = {place: identity for place, identity in carried.items() if place[1] != "first"}
            carried |= {(tag, "first"): identity for tag, identity in front.items()}
            has_title_page = True
    for child in list(body):
        if child is not last:
            body.remove(child)
    for old in [child for child in last if _is_reference(child)]:
        last.remove(old)
    for at, ((tag, kind), identity) in enumerate(sorted(carried.items())):
        last.insert(at, last.makeelement(qn(f"w:{tag}"), {qn("w:type"): kind, qn("r:id"): identity}))
    section = document.sections[-1]
    section.different_first_page_header_footer = has_title_page
    _settle_section(section, last)


def _read_section(section: BaseOxmlElement) -> tuple[_References, bool]:
    """Return which header and footer parts a section names itself, by tag and type, and whether page one has its own."""
    references = {
        (each.tag.split("}")[1], each.get(qn("w:type"), "default")): each.get(qn("r:id"), "")
        for each in section
        if _is_reference(each)
    }
    title_page = section.find(qn("w:titlePg"))
    return references, title_page is not None and title_page.get(qn("w:val"), "1") in ("1", "true", "on")


def _is_reference(element: etree._Element) -> bool:
    return element.tag in (qn(f"w:{_HEADER}"), qn(f"w:{_FOOTER}"))


def _on_page_one(references: _References, has_title_page: bool) -> dict[str, str]:
    kind = "first" if has_title_page else "default"
    return {tag: references[tag, kind] for tag in (_HEADER, _FOOTER) if (tag, kind) in references}


def _settle_section(section: Section, element: BaseOxmlElement) -> None:
    """Give the section a page where it does not say; pages are counted from 1, and text runs in one column."""
    if section.page_width is None or section.page_height is None:
        section.page_width, section.page_height = (Twips(size) for size in PAGE)
    for side, size in MARGINS.items():
        name = f"{side}_distance" if side in ("header", "footer") else f"{side}_margin" if side != "gutter" else side
        if getattr(section, name) is None:
            setattr(section, name, Twips(size))
    for tag in _SECTION_GONE:
        for gone in element.findall(qn(f"w:{tag}")):
            element.remove(gone)
    for numbers in element.findall(qn("w:pgNumType")):
        numbers.attrib.pop(qn("w:start"), "")
    for columns in element.findall(qn("w:cols")):
        columns.clear()
        columns.set(qn("w:space"), "708")


def _free_settings(document: Document) -> None:
    """Untie the file from templates and data sources, and take protection and tracking off it."""
    settings = document.settings.element
    for tag in _SETTINGS_GONE:
        for gone in settings.findall(qn(f"w:{tag}")):
            settings.remove(gone)
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), LANGUAGE)
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.SETTINGS:
            _drop_all_but(relationship.target_part.rels, set(), set())


def _kept_for_fields(document: Document) -> Iterator[str]:
    """Yield the kinds of part that fields and controls in headers and footers take their words from."""
    fields = bindings = False
    for identity in _relationship_ids(document.element):
        part = document.part.rels[identity].target_part if identity in document.part.rels else None
        if not isinstance(part, XmlPart):
            continue  # a picture behind the pages, or nothing at all
        root = part.element
        told = [each.text or "" for each in root.iter(qn("w:instrText"))]
        told += [each.get(qn("w:instr"), "") for each in root.iter(qn("w:fldSimple"))]
        fields |= any("DOCPROPERTY" in each.upper() for each in told)
        bindings |= next(root.iter(qn("w:dataBinding")), None) is not None
    if fields or bindings:
        yield RELATIONSHIP_TYPE.CUSTOM_PROPERTIES
    if bindings:
        yield RELATIONSHIP_TYPE.CUSTOM_XML


def _drop_all_but(relationships: Relationships, kept: set[str], referenced: set[str]) -> None:
    for identity in [key for key, each in relationships.items() if each.reltype not in kept and key not in referenced]:
        del relationships[identity]


def _relationship_ids(root: BaseOxmlElement) -> Iterator[str]:
    """Yield every id of a relationship that the XML names."""
    prefix = f"{{{nsmap['r']}}}"
    for element in root.iter("{*}*"):
        for name, value in element.attrib.items():
            if str(name).startswith(prefix):
                yield str(value)


def _forget_the_old(document: Document) -> None:
    """Take out of the properties what tells of the file that this was: its words, its headings, its template."""
    package = document.part.package
    for relationship in list(package.rels.values()):
        if relationship.reltype != RELATIONSHIP_TYPE.EXTENDED_PROPERTIES or relationship.is_external:
            continue
        old = relationship.target_part
        try:
            root = etree.fromstring(old.blob, etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError:
            del package.rels[relationship.rId]
            continue
        for child in list(root):
            if isinstance(child.tag, str) and etree.QName(child).localname in _TELLS_OF_THE_OLD:
                root.remove(child)
        written = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        del package.rels[relationship.rId]
        fresh = Part(old.partname, old.content_type, written, package)
        package.relate_to(fresh, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def _write_in_british_english(document: Document) -> None:
    """Let the spelling of what is written in the base's styles be checked as British English."""
    styles = document.styles.element
    languages = [each for each in styles.iter(qn("w:lang")) if each.get(qn("w:val")) is not None]
    for language in languages:
        language.set(qn("w:val"), LANGUAGE)
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}"/>'))
