"""Finding the styles of a base file, and making those that it lacks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from bidprep.documents.word.house_style import DEFAULT_STYLES, SPARE_STYLES, STYLES, HouseStyle, style_id, style_xml
from bidprep.documents.word.style_names import ENGLISH_NAMES, plain_name
from bidprep.documents.word.theme import look_of

# What comes before and after in w:style (ECMA-376 §17.7.4.17) and in w:pPr (§17.3.1.26).
_AFTER_PARAGRAPH = {qn(f"w:{tag}") for tag in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}
_AFTER_OUTLINE = {qn(f"w:{tag}") for tag in ("divId", "cnfStyle", "rPr", "sectPr", "pPrChange")}
_BEFORE_NUMBERING = {
    qn(f"w:{tag}") for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
}
_LEAST_SPACE = 60  # twips after a paragraph: with less, answers of several paragraphs run together
_UNNUMBERED = ("Title", "Subtitle", "TOC Heading", *(f"heading {level}" for level in range(1, 10)))
_ON = (None, "1", "true", "on")


def ready_styles(document: Document) -> Mapping[str, str]:
    """Return the id of each style that a paper uses in this document, by the name it has in `house_style`.

    A style is found by its English name, by its name in another language, by its id, as the default of its kind, or,
    for a heading, by its outline level; whatever way, it then bears its English name, by which Word knows it. What is
    not there is made, in the colours and fonts of the base's theme. “Normal” is not among them where the base does not
    say; “Bid Text” and “Bid Table Text” only where Normal does not do for answers or for tables.
    """
    found = _Found(document.styles.element)
    look = look_of(document)
    ids: dict[str, str] = {}
    for style in STYLES:
        here = found.take(style)
        if here is None and style.name in DEFAULT_STYLES:
            continue  # what everything rests on is Word's own default where the base names none
        ids[style.name] = here or found.add(look.of(style), ids)
    for style in SPARE_STYLES:
        if _is_wanted(style, found, ids):
            ids[style.name] = found.take(style) or found.add(look.of(style), ids)
    _settle_headings(found, ids)
    _unbind_numbering(document, {ids[name] for name in _UNNUMBERED if name in ids})
    return ids


@dataclass(slots=True)
class _Style:
    """One style that stands in the base."""

    element: etree._Element
    kind: str
    name: str
    identity: str
    is_taken: bool = False

    @property
    def is_default(self) -> bool:
        """Whether it is the default of its kind."""
        return self.element.get(qn("w:default"), "0") in _ON

    @property
    def known_as(self) -> str:
        """Its name in English where it is a built-in one in any language known here, compared as `plain_name`."""
        plain = plain_name(self.name)
        return plain_name(ENGLISH_NAMES.get(plain, plain))


class _Found:
    """The styles of a base, each to be taken once."""

    def __init__(self, styles: etree._Element) -> None:
        self.element = styles
        self._all = [_read(style) for style in styles.iterchildren(qn("w:style"))]
        self._ours = {plain_name(style.name) for style in (*STYLES, *SPARE_STYLES)}

    def take(self, style: HouseStyle) -> str | None:
        """Return the id of the base's own style for one of ours, or None; other kinds lose its name to it."""
        free = [each for each in self._all if each.kind == style.kind and not each.is_taken]
        for candidates in self._ways(style, free):
            for each in candidates:
                each.is_taken = True
                self._name(each, style)
                return each.identity
        return None

    def add(self, style: HouseStyle, ids: Mapping[str, str]) -> str:
        """Add one of our styles and return its id, which no style of the base has: ids are told apart without case."""
        identity = wanted = style_id(style)
        number = 1
        while any(each.identity.casefold() == identity.casefold() for each in self._all):
            number += 1
            identity = f"{wanted}{number}"
        xml = style_xml(style, {**ids, style.name: identity})
        element = parse_xml(xml.replace("<w:style ", f"<w:style {nsdecls('w')} ", 1))
        self._free_name(style)
        self.element.append(element)
        self._all.append(_Style(element, style.kind, style.name, identity, is_taken=True))
        return identity

    def by_id(self, identity: str) -> _Style | None:
        """Return the style of an id."""
        return next((each for each in self._all if each.identity == identity), None)

    def lineage(self, identity: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on, one after the other; the way may go round in a damaged file."""
        seen: set[str] = set()
        while identity not in seen and (each := self.by_id(identity)) is not None:
            seen.add(identity)
            yield each.element
            based_on = each.element.find(qn("w:basedOn"))
            identity = based_on.get(qn("w:val"), "") if based_on is not None else ""

    def _ways(self, style: HouseStyle, free: list[_Style]) -> Iterator[Iterator[_Style]]:
        """Yield, the surest first, those that may be the base's own style for one of ours."""
        name = plain_name(style.name)
        yield (each for each in free if plain_name(each.name) == name)
        if style.name in DEFAULT_STYLES:
            yield (each for each in free if each.is_default)
        yield (each for each in free if each.known_as == name)
        if not style.built_in:
            return
        # One that is another's by its name is not ours by its id or level.
        unknown = [each for each in free if each.known_as not in self._ours and not each.is_default]
        yield (each for each in unknown if each.identity.casefold() == style_id(style).casefold())
        if name.startswith("heading "):
            yield (each for each in unknown if _outline_level(each.element) == int(name[-1]) - 1)

    def _name(self, each: _Style, style: HouseStyle) -> None:
        """Give a style the English name by which Word knows it, where it has another."""
        if plain_name(each.name) == plain_name(style.name):
            return
        self._free_name(style)
        each.name = style.name
        name = each.element.find(qn("w:name"))
        if name is None:
            name = each.element.makeelement(qn("w:name"), {})
            each.element.insert(0, name)
        name.set(qn("w:val"), style.name)
        for aliases in each.element.findall(qn("w:aliases")):
            each.element.remove(aliases)
        if style.built_in:
            each.element.attrib.pop(qn("w:customStyle"), "")

    def _free_name(self, style: HouseStyle) -> None:
        """Rename what has the name of a style of another kind: Word tells styles apart by name alone."""
        for each in self._all:
            name = each.element.find(qn("w:name"))
            if each.kind != style.kind and name is not None and plain_name(each.name) == plain_name(style.name):
                each.name = f"{each.name} ({each.kind})"
                each.element.set(qn("w:customStyle"), "1")
                name.set(qn("w:val"), each.name)


def _read(element: etree._Element) -> _Style:
    name = element.find(qn("w:name"))
    return _Style(
        element,
        element.get(qn("w:type"), "paragraph"),  # what the schema takes where it is not said (ECMA-376 §17.7.4.17)
        name.get(qn("w:val"), "") if name is not None else "",
        element.get(qn("w:styleId"), ""),
    )


def _outline_level(style: etree._Element) -> int | None:
    level = style.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
    value = level.get(qn("w:val"), "") if level is not None else ""
    return int(value) if value.isdecimal() else None


def _settle_headings(found: _Found, ids: Mapping[str, str]) -> None:
    """See that headings have their outline level, by which readers find their way, and keep with what they head."""
    for level in range(1, 7):
        style = found.by_id(ids[f"heading {level}"])
        if style is None:
            continue
        properties = _paragraph_properties(style.element)
        _put(properties, "keepNext", "1", 0)
        before = sum(child.tag not in _AFTER_OUTLINE for child in properties if child.tag != qn("w:outlineLvl"))
        _put(properties, "outlineLvl", str(level - 1), before)
    for name in _UNNUMBERED:
        if name in ids and any(_numbers(style) for style in found.lineage(ids[name])):
            style = found.by_id(ids[name])
            if style is not None:
                _stop_numbering(style.element)


def _numbers(style: etree._Element) -> bool:
    number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    return number is not None and number.get(qn("w:val")) != "0"


def _stop_numbering(style: etree._Element) -> None:
    """Take the automatic number off a heading style: the buyer's numbers are the ones that count in a bid."""
    properties = _paragraph_properties(style)
    before = sum(child.tag in _BEFORE_NUMBERING for child in properties)
    etree.SubElement(_put(properties, "numPr", "", before), qn("w:numId"), {qn("w:val"): "0"})


def _paragraph_properties(style: etree._Element) -> etree._Element:
    """Return the ``w:pPr`` of a style, added in its place where there is none."""
    found = style.find(qn("w:pPr"))
    if found is None:
        found = style.makeelement(qn("w:pPr"), {})
        style.insert(sum(child.tag not in _AFTER_PARAGRAPH for child in style), found)
    return found


def _put(properties: etree._Element, tag: str, value: str, place: int) -> etree._Element:
    """Put a property into its place, instead of the one that was there; returns it."""
    for old in properties.findall(qn(f"w:{tag}")):
        properties.remove(old)
    element = properties.makeelement(qn(f"w:{tag}"), {qn("w:val"): value} if value else {})
    properties.insert(place, element)
    return element


def _unbind_numbering(document: Document, styles: set[str]) -> None:
    """Let no level of a list belong to a heading style any more, or Word would number that again."""
    if any(each.reltype == RELATIONSHIP_TYPE.NUMBERING for each in document.part.rels.values()):
        numbering: etree._Element = document.part.numbering_part.element
        for bound in numbering.findall(f".//{qn('w:lvl')}/{qn('w:pStyle')}"):
            level = bound.getparent()
            if bound.get(qn("w:val")) in styles and level is not None:
                level.remove(bound)


def _is_wanted(style: HouseStyle, found: _Found, ids: Mapping[str, str]) -> bool:
    """Tell whether Normal does not do: for answers without space between paragraphs, for tables with a look of its own."""
    normal = found.by_id(ids.get("Normal", ""))
    if style.name == "Bid Text":
        return not _parts_paragraphs(found.element, normal.element if normal else None)
    if normal is None:
        return False
    tags = ("w:pPr/w:spacing", "w:pPr/w:ind", "w:pPr/w:jc", "w:pPr/w:contextualSpacing", "w:rPr/w:sz")
    return any(normal.element.find("/".join(map(qn, tag.split("/")))) is not None for tag in tags)


def _parts_paragraphs(styles: etree._Element, normal: etree._Element | None) -> bool:
    """Tell whether body text leaves space between its paragraphs: by Normal, else by the document's defaults."""
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}/{qn('w:pPr')}")
    own = normal.find(qn("w:pPr")) if normal is not None else None
    for properties in (own, defaults):
        contextual = properties.find(qn("w:contextualSpacing")) if properties is not None else None
        if contextual is not None:
            return contextual.get(qn("w:val")) not in _ON
        spacing = properties.find(qn("w:spacing")) if properties is not None else None
        if spacing is not None and spacing.get(qn("w:afterAutospacing")) in _ON[1:]:
            return True
        after = spacing.get(qn("w:after")) if spacing is not None else None
        if after is not None:
            return after.isdecimal() and int(after) >= _LEAST_SPACE
    return False
