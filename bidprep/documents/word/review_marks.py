"""What a review copy has and a submission has not: comments, change tracking, properties to know it by, large print."""

from collections.abc import Iterable
from datetime import UTC

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part as PackagePart
from docx.oxml.ns import nsdecls, qn
from lxml import etree

from bidprep.documents.word.base import Base
from bidprep.documents.word.characters import escaped, one_line
from bidprep.documents.word.inlines import words_xml
from bidprep.domain.paper import PaperComment

LARGE_PRINT = 36
"""The size of body text in large print, in half-points: 18 points, as sight charities ask for."""
_USUAL_SIZE = 22
_LARGEST = 96
_PROPERTY_SET = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"  # of all custom properties (ECMA-376 Part 4, §22.3.2.2)
_FIRST_PROPERTY = 2  # 0 and 1 are taken
# What comes before w:trackRevisions in w:settings (ECMA-376 §17.15.1.78).
_BEFORE_TRACKING = {
    qn(f"w:{tag}")
    for tag in (
        "writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime", "doNotDisplayPageBoundaries",
        "displayBackgroundShape", "printPostScriptOverText", "printFractionalCharacterWidth", "printFormsData",
        "embedTrueTypeFonts", "embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins",
        "alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter", "gutterAtTop",
        "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle", "proofState", "formsDesign",
        "attachedTemplate", "linkStyles", "stylePaneFormatFilter", "stylePaneSortMethod", "documentType", "mailMerge",
        "revisionView",
    )
}  # fmt: skip


class Comments:
    """The comments that a paper brings along, written beside its body."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._written: list[str] = []

    def around(self, block: str, comment: PaperComment) -> str:
        """Return one paragraph's XML with a comment on all of it."""
        number = next(self._base.ids)
        at = comment.written_at
        when = f' w:date="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"' if at else ""
        author = one_line(comment.author)
        initials = "".join(word[0] for word in author.split())[:9]
        lines = "".join(f"<w:p>{words_xml(line)}</w:p>" for line in comment.text.split("\n"))
        self._written.append(
            f'<w:comment w:id="{number}" w:author="{escaped(author)}" w:initials="{escaped(initials)}"{when}>'
            f"{lines}</w:comment>"
        )
        start = f'<w:commentRangeStart w:id="{number}"/>'
        end = f'<w:commentRangeEnd w:id="{number}"/><w:r><w:commentReference w:id="{number}"/></w:r>'
        head, mark, rest = block.rpartition("</w:p>")
        properties = head.find("</w:pPr>")
        inside = properties + len("</w:pPr>") if properties >= 0 else len("<w:p>")
        return f"{head[:inside]}{start}{head[inside:]}{end}{mark}{rest}"

    def save(self, document: Document) -> None:
        """Put the comments into the file."""
        if self._written:
            xml = f"<w:comments {nsdecls('w')}>{''.join(self._written)}</w:comments>"
            main = document.part
            name, kind = PackURI("/word/comments.xml"), CONTENT_TYPE.WML_COMMENTS
            main.relate_to(PackagePart(name, kind, _file(xml), main.package), RELATIONSHIP_TYPE.COMMENTS)


def track_changes(document: Document) -> None:
    """Switch change tracking on, so that whoever opens the file sees what is changed in it."""
    settings = document.settings.element
    place = max((at for at, child in enumerate(settings, 1) if child.tag in _BEFORE_TRACKING), default=0)
    settings.insert(place, settings.makeelement(qn("w:trackRevisions"), {}))


def write_custom_properties(document: Document, properties: Iterable[tuple[str, str]]) -> None:
    """Write the custom properties of a file, by which it is known again (ECMA-376 Part 1, §15.2.12.2)."""
    written = "".join(
        f'<property fmtid="{_PROPERTY_SET}" pid="{number}" name="{escaped(name)}">'
        f"<vt:lpwstr>{escaped(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties, _FIRST_PROPERTY)
    )
    if not written:
        return
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    xml = f'<Properties xmlns="{office}/custom-properties" xmlns:vt="{office}/docPropsVTypes">{written}</Properties>'
    package = document.part.package
    for key, each in list(package.rels.items()):
        if each.reltype == RELATIONSHIP_TYPE.CUSTOM_PROPERTIES:
            del package.rels[key]
    name, kind = PackURI("/docProps/custom.xml"), CONTENT_TYPE.OFC_CUSTOM_PROPERTIES
    package.relate_to(PackagePart(name, kind, _file(xml), package), RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def enlarge(document: Document) -> None:
    """Set the whole file in large print: body text in 18 points, all else in proportion."""
    styles: etree._Element = document.styles.element
    size, complex_size = qn("w:sz"), qn("w:szCs")
    usual = next(
        (int(each.get(qn("w:val"), _USUAL_SIZE)) for each in styles.iterfind(f".//{qn('w:rPrDefault')}//{size}")), 0
    )
    factor = LARGE_PRINT / (usual or _USUAL_SIZE)
    for element in styles.iter(size, complex_size):
        told = element.get(qn("w:val"), "")
        if told.isdecimal():
            element.set(qn("w:val"), str(min(round(int(told) * factor), max(_LARGEST, int(told)))))


def _file(xml: str) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + xml.encode()
