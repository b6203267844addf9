"""The numbering part of a base file: finding or adding our kinds of list, and their instances."""

from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.parts.numbering import NumberingPart

from bidprep.documents.word.lists import BULLETS, NUMBERS, Lists, definition_xml, instance_xml


def ready_lists(document: Document) -> Lists:
    """Return the lists of a paper on this base, with the instance that all its bullets share."""
    numbering = _numbering(document)
    definition = _definition(numbering, BULLETS)
    number = _first_free(numbering, "w:num", "w:numId")
    _add_instances(numbering, [instance_xml(number, definition)])
    return Lists(number, number + 1)


def add_numbered_lists(document: Document, lists: Lists) -> None:
    """Add the instances of the numbered lists that the paper turned out to have."""
    if lists.started:
        numbering = _numbering(document)
        definition = _definition(numbering, NUMBERS)
        _add_instances(numbering, [instance_xml(number, definition, level) for number, level in lists.started])


def _numbering(document: Document) -> BaseOxmlElement:
    """Return ``w:numbering``, of a part made now when the base has no lists at all."""
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.NUMBERING:
            return _element_of(document.part.numbering_part)
    element = parse_xml(f"<w:numbering {nsdecls('w')}/>")
    part = NumberingPart(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, element, document.part.package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return element


def _element_of(part: NumberingPart) -> BaseOxmlElement:
    element: BaseOxmlElement = part.element
    return element


def _definition(numbering: BaseOxmlElement, kind: str) -> int:
    """Return the ``w:abstractNumId`` of a kind of list, added after the others when it is not there (§17.9.17)."""
    for definition in numbering.findall(qn("w:abstractNum")):
        name = definition.find(qn("w:name"))
        if name is not None and name.get(qn("w:val")) == kind:
            return int(definition.get(qn("w:abstractNumId"), "0"))
    number = _first_free(numbering, "w:abstractNum", "w:abstractNumId")
    element = _parsed(definition_xml(kind, number))
    before = numbering.findall(qn("w:abstractNum")) or numbering.findall(qn("w:numPicBullet"))
    numbering.insert(numbering.index(before[-1]) + 1 if before else 0, element)
    return number


def _add_instances(numbering: BaseOxmlElement, instances: list[str]) -> None:
    """Add ``w:num`` elements after the last; only ``w:numIdMacAtCleanup`` may follow (ECMA-376 §17.9.17)."""
    before = numbering.findall(qn("w:num")) or numbering.findall(qn("w:abstractNum"))
    place = numbering.index(before[-1]) + 1
    numbering[place:place] = list(_parsed(f"<w:numbering >{''.join(instances)}</w:numbering>"))


def _first_free(numbering: BaseOxmlElement, tag: str, attribute: str) -> int:
    return max((int(each.get(qn(attribute), "0")) for each in numbering.findall(qn(tag))), default=0) + 1


def _parsed(xml: str) -> BaseOxmlElement:
    head, rest = xml.split(" ", 1)
    return parse_xml(f"{head} {nsdecls('w')} {rest}")
