"""The look of a base file: its theme's colours and fonts, in which the styles that it lacks are made."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from bidprep.documents.word.house_style import ACCENT, INK, LINK, TINT, HouseStyle

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_HEX = re.compile(r"[0-9A-Fa-f]{6}\Z")
_LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
_LINEAR = 0.04045  # up to this share of full light sRGB is linear (WCAG 2.2, “relative luminance”)
_PAPER = "FFFFFF"
_TINTED = 0.1  # how much of the brand's colour lies behind a table's header
# Which colours of a theme each of ours may become, the first that can be read on paper; and the names Word has for them.
_CANDIDATES = {INK: ("dk2", "accent1", "dk1"), ACCENT: ("accent1", "dk2", "dk1"), LINK: ("hlink",)}
_THEME_NAMES = {"dk1": "text1", "dk2": "text2", "accent1": "accent1", "hlink": "hyperlink"}
_HEADING_FONTS = (
    '<w:rFonts w:asciiTheme="majorHAnsi" w:eastAsiaTheme="majorEastAsia" w:hAnsiTheme="majorHAnsi" '
    'w:cstheme="majorBidi"/>'
)
_DISPLAYED = re.compile(r"heading [1-9]|Title|TOC Heading|Cover Organisation")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style of ours takes from its base: colours by ours, as (theme's name or "", hex), and heading fonts."""

    colours: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    has_heading_fonts: bool = False

    def of(self, style: HouseStyle) -> HouseStyle:
        """Return a style of ours in this look."""
        run = self._recoloured(style.run)
        if self.has_heading_fonts and _DISPLAYED.fullmatch(style.name):
            run = _HEADING_FONTS + run
        return replace(style, run=run, paragraph=self._recoloured(style.paragraph), table=self._recoloured(style.table))

    def _recoloured(self, xml: str) -> str:
        for ours, (name, colour) in self.colours.items():
            if name:
                xml = xml.replace(f'<w:color w:val="{ours}"/>', f'<w:color w:val="{colour}" w:themeColor="{name}"/>')
            xml = xml.replace(f'"{ours}"', f'"{colour}"')
        return xml


def look_of(document: Document) -> Look:
    """Return the look of a base: its theme's colours as far as they can be read, and whether it uses theme fonts."""
    scheme = _colour_scheme(document)
    colours: dict[str, tuple[str, str]] = {}
    for ours, candidates in _CANDIDATES.items():
        for name in candidates:
            if name in scheme and _contrast(scheme[name], _PAPER) >= _LEAST_CONTRAST:
                colours[ours] = (_THEME_NAMES[name], scheme[name])
                break
    if INK in colours:
        colours[TINT] = ("", _mixed(colours[INK][1], _TINTED))
    return Look(colours, bool(scheme) and _uses_theme_fonts(document.styles.element))


def _colour_scheme(document: Document) -> dict[str, str]:
    """Return the colours of the theme by name, as six hex digits; none where there is no theme that can be read."""
    for relationship in document.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.THEME and not relationship.is_external:
            try:
                theme = etree.fromstring(relationship.target_part.blob, etree.XMLParser(resolve_entities=False))
            except etree.XMLSyntaxError:
                return {}
            found = {
                each.tag.removeprefix(_A): colour.get("lastClr") or colour.get("val", "")
                for scheme in theme.iter(f"{_A}clrScheme")
                for each in scheme
                for colour in each
            }
            return {name: str(colour).upper() for name, colour in found.items() if _HEX.match(str(colour))}
    return {}


def _uses_theme_fonts(styles: BaseOxmlElement) -> bool:
    """Tell whether body text has the theme's font: by its default style, else by the document's defaults."""
    defaults = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:rFonts')}")
    normal = next(
        (
            style.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
            for style in styles.iterchildren(qn("w:style"))
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")
        ),
        None,
    )
    fonts = normal if normal is not None else defaults
    return fonts is not None and fonts.get(qn("w:asciiTheme")) is not None


def _contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= _LINEAR else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(colour: str, share: float) -> str:
    """Return a colour on white paper, of which it takes up this share."""
    parts = (round(255 + (int(colour[at : at + 2], 16) - 255) * share) for at in (0, 2, 4))
    return "".join(f"{part:02X}" for part in parts)
