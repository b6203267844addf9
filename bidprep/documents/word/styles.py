"""Finding the styles of a base file by name, and making those that it lacks."""

from collections.abc import Mapping

from docx.document import Document
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml

from bidprep.documents.word.house_style import STYLES, HouseStyle, style_id, style_xml


def ready_styles(document: Document) -> Mapping[str, str]:
    """Return the id of each style of `house_style.STYLES` in this document by its name.

    Names are compared without regard to case, for Word itself writes “heading 1” and other programs
    “Heading 1”. A style that is not there, or is there under a name in another language, is added.
    """
    styles = document.styles.element
    found: dict[tuple[str, str], str] = {}
    taken: set[str] = set()
    for element in styles.iterchildren(qn("w:style")):
        name = element.find(qn("w:name"))
        identity = element.get(qn("w:styleId"), "")
        taken.add(identity.casefold())
        if name is not None:
            found.setdefault((element.get(qn("w:type"), ""), name.get(qn("w:val"), "").casefold()), identity)
    ids: dict[str, str] = {}
    for style in STYLES:
        here = found.get((style.kind, style.name.casefold()))
        if here is None and style.based_on == "":
            continue  # what everything rests on is Word's own default where the base names none
        ids[style.name] = here or _free_id(style, taken)
        if here is None:
            styles.append(parse_xml(style_xml(style, ids).replace("<w:style ", f"<w:style {nsdecls('w')} ", 1)))
    return ids


def _free_id(style: HouseStyle, taken: set[str]) -> str:
    """Return an id for a new style that no style of the base has; ids are told apart without case."""
    wanted = identity = style_id(style)
    number = 1
    while identity.casefold() in taken:
        number += 1
        identity = f"{wanted}{number}"
    taken.add(identity.casefold())
    return identity
