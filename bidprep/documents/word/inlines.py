"""Inline items as runs: bold and italic, links, line breaks and fields that are not filled in."""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from urllib.parse import quote

from bidprep.documents.word.characters import reads_right_to_left, stretches, text_xml
from bidprep.domain.text import Inline, LineBreak, Run, plain_inlines

_LONGEST_LINK = 2_000  # Word refuses the whole file when a target is longer than about 2,080 characters.
_WEB = re.compile(r"(https?)://([^\s/?#@]+)([/?#]\S*)?\Z", re.I)
_HOST = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?(?::\d{1,5})?\Z")
_MAIL = re.compile(r"mailto:[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+(?:\?[^\s#]*)?\Z", re.I)
_KEPT = "%!#$&'()*+,/:;=?@~-._"


class Links:
    """The targets that a paper links to, each with one relationship however often it is used."""

    def __init__(self) -> None:
        self.targets: dict[str, str] = {}
        """Relationship id by target, in order of first use."""

    def relationship(self, link: str) -> str:
        """Return the relationship id for a link, or "" when Word could not follow it."""
        target = link_target(link) if link else ""
        return self.targets.setdefault(target, f"rIdLink{len(self.targets) + 1}") if target else ""


def link_target(link: str) -> str:
    """Return the link as a URI that Word accepts, or "" when it is none: web and mail addresses only.

    Word calls a file damaged when the target of a relationship is no URI (ECMA-376 Part 2, §8.5.3).
    """
    if _MAIL.match(link):
        scheme, address = link.split(":", 1)
        target = f"{scheme.lower()}:{quote(address, safe=_KEPT)}"
    elif web := _WEB.match(link):
        try:
            host = web[2] if web[2].isascii() else web[2].encode("idna").decode("ascii")
        except UnicodeError:
            return ""
        if not _HOST.match(host):
            return ""
        target = f"{web[1].lower()}://{host}{quote(web[3] or '', safe=_KEPT)}"
    else:
        return ""
    target = re.sub("%(?![0-9A-Fa-f]{2})", "%25", target)
    return target if len(target) <= _LONGEST_LINK else ""


def inlines_xml(inlines: Iterable[Inline], links: Links, link_style: str, *, bold: bool = False) -> str:
    """Return the runs of one paragraph; `link_style` is the id of the character style for links."""
    out: list[str] = []
    linked = style = ""
    for item in inlines:
        link = "" if isinstance(item, LineBreak) else item.link
        if link != linked:
            out.append("</w:hyperlink>" if style else "")
            relationship = links.relationship(link)
            out.append(f'<w:hyperlink r:id="{relationship}" w:history="1">' if relationship else "")
            linked, style = link, link_style if relationship else ""
        if isinstance(item, Run):
            out.append(words_xml(item.text, bold=bold or item.bold, italic=item.italic, style=style))
        elif isinstance(item, LineBreak):
            out.append("<w:r><w:br/></w:r>")
        else:
            properties = _properties(style, bold or item.bold, item.italic, unfilled=True)
            out.append(f"<w:r>{properties}{text_xml('{{' + item.name + '}}')}</w:r>")
    out.append("</w:hyperlink>" if style else "")
    return "".join(out)


def words_xml(words: str, *, bold: bool = False, italic: bool = False, style: str = "") -> str:
    """Return plain words as runs, parted where the direction of writing changes."""
    if words.isascii():
        return f"<w:r>{_properties(style, bold, italic)}{text_xml(words)}</w:r>"
    return "".join(
        f"<w:r>{_properties(style, bold, italic, rtl=rtl)}{text_xml(piece)}</w:r>" for piece, rtl in stretches(words)
    )


def direction_xml(words: str) -> str:
    """Return the paragraph property for words that read from right to left (ECMA-376 §17.3.1.6)."""
    return "<w:bidi/>" if reads_right_to_left(words) else ""


def inlines_direction_xml(inlines: Sequence[Inline]) -> str:
    """Return the same for inline items, most of which hold nothing that could read from right to left."""
    for item in inlines:
        if not isinstance(item, Run) or not item.text.isascii():
            return direction_xml(plain_inlines(inlines))
    return ""


@cache
def _properties(style: str, bold: bool, italic: bool, *, unfilled: bool = False, rtl: bool = False) -> str:
    """Return ``w:rPr`` in the order of ECMA-376 §17.3.2.28; the Cs twins format right-to-left words."""
    inner = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + ("<w:b/><w:bCs/>" if bold else "")
        + ("<w:i/><w:iCs/>" if italic else "")
        + ('<w:highlight w:val="yellow"/>' if unfilled else "")
        + ("<w:rtl/>" if rtl else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""
