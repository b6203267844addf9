"""How characters and paragraphs look: bold, italic, linked; heading, list item or body text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lxml import etree

from bidprep.documents.forms.list_numbers import ListNumbers
from bidprep.documents.forms.word_styles import WordStyles
from bidprep.documents.reviewed.names import CHANGED, R_PR, VALUE
from bidprep.documents.reviewed.symbols import SYMBOL_FONTS
from bidprep.documents.word_names import W, flag, value
from bidprep.domain.reviewed_texts import PLAIN, Look, ParagraphLook
from bidprep.domain.text import Style

_BOLD, _ITALIC, _STYLE, _CHANGE = f"{W}b", f"{W}i", f"{W}rStyle", f"{W}rPrChange"
_FONTS, _FONT, _OTHER_FONT = f"{W}rFonts", f"{W}ascii", f"{W}hAnsi"
_P_STYLE, _NUMBERING, _OUTLINE = f"{W}pStyle", f"{W}numPr", f"{W}outlineLvl"
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:\\[a-z]\s+)*"([^"]*)"', re.I)
_DEEPEST = 20  # styles based on styles
_SPECIAL = frozenset((R_PR, f"{W}pPrChange", f"{W}sectPr"))
_LIST_PARTS = frozenset((f"{W}ilvl", f"{W}numId"))  # what is more is a change


@dataclass(slots=True)
class RunProperties:
    """What a run's properties say: how it looks, what its look was, and the elements that mark it as changed."""

    bold: bool = False
    italic: bool = False
    font: str = ""
    """The symbol font that it is in, if any."""
    change: etree._Element | None = None
    marks: list[etree._Element] = field(default_factory=list)
    numbers: tuple[tuple[int, ...], tuple[int, ...]] | None = None
    """Once they are noted: the numbers of its own marks, and of the change of its look."""


PLAIN_RUN = RunProperties()
PLAIN_LOOK = Look()


def link_of_field(instruction: str) -> str:
    """Return where a HYPERLINK field leads (ECMA-376-1 §17.16.5.25), "" for any other."""
    match = _HYPERLINK.match(instruction)
    return link_as_read(match[1]) if match else ""


def link_as_read(target: str) -> str:
    """Return a link in one spelling: some programs end an address without a path in a slash."""
    host = target.partition("://")[2]
    return target[:-1] if host.endswith("/") and host.count("/") == 1 else target


class Looks:
    """Says how the runs and paragraphs of one file look, from their properties and the file's styles."""

    def __init__(self, styles: etree._Element | None, numbering: etree._Element | None) -> None:
        self._styles = WordStyles(styles)
        self._numbers = ListNumbers(numbering, styles)
        found = () if styles is None else styles.iterchildren(f"{W}style")
        self._elements = {style.get(f"{W}styleId", ""): style for style in found}
        self._of_style: dict[str, tuple[bool, bool]] = {}
        self._of_paragraph: dict[tuple[str, ...], ParagraphLook] = {}
        self._of_style_only: dict[str, ParagraphLook] = {}
        self.default = self._paragraph_look("", None)

    def run(self, properties: etree._Element) -> RunProperties:
        """Return what a run's properties say."""
        bold = italic = None
        style = change = None
        font = ""
        marks: list[etree._Element] = []
        for each in properties:
            tag = each.tag
            if tag == _BOLD:
                bold = flag(each)
            elif tag == _ITALIC:
                italic = flag(each)
            elif tag == _STYLE:
                style = value(each)
            elif tag == _FONTS:
                font = (each.get(_FONT) or each.get(_OTHER_FONT) or "").casefold()
            elif tag == _CHANGE:
                change = each
            elif tag in CHANGED:
                marks.append(each)
        if style:
            by_style = self._look_of_style(style)
            bold = by_style[0] if bold is None else bold
            italic = by_style[1] if italic is None else italic
        if font and font not in SYMBOL_FONTS:
            font = ""
        if not (bold or italic or font or change is not None or marks):
            return PLAIN_RUN
        return RunProperties(bool(bold), bool(italic), font, change, marks)

    def before(self, change: etree._Element, link: str) -> Look:
        """Return how a run looked before a change of its properties."""
        old = change.find(R_PR)
        if old is None:
            return Look(link=link)
        found = self.run(old)
        return Look(found.bold, found.italic, link)

    def paragraph(self, own: etree._Element | None) -> tuple[ParagraphLook, Sequence[etree._Element]]:
        """Return what a paragraph is, and those of its properties that may hold changes; `own` are its properties."""
        if own is None:
            return self.default, ()
        if len(own) == 1 and (only := own[0]).tag == _P_STYLE:
            style = only.get(VALUE, "")
            known = self._of_style_only.get(style)
            if known is None:
                known = self._of_style_only[style] = self._paragraph_look(style, own)
            return known, ()
        style = number = level = outline = ""
        special: list[etree._Element] = []
        for each in own:
            tag = each.tag
            if tag == _P_STYLE:
                style = value(each)
            elif tag == _NUMBERING:
                number, level = value(each.find(f"{W}numId")), value(each.find(f"{W}ilvl"))
                if any(part.tag not in _LIST_PARTS for part in each):
                    special.append(each)
            elif tag == _OUTLINE:
                outline = value(each)
            elif tag in _SPECIAL:
                special.append(each)
        key = (style, number, level, outline)
        look = self._of_paragraph.get(key)
        if look is None:
            look = self._of_paragraph[key] = self._paragraph_look(style, own)
        return look, special

    def _paragraph_look(self, style: str, own: etree._Element | None) -> ParagraphLook:
        name = self._name(style)
        heading = self._styles.heading_level(style, own)
        if heading:
            return ParagraphLook(Style.BODY, heading, name)
        number, level, by_style = self._styles.list_of(style, own)
        if number in ("", "0"):
            return PLAIN if not name else ParagraphLook(Style.BODY, 0, name)
        if level is None:
            level = self._numbers.level_of_style(number, by_style)
        form = self._numbers.form_of(number, level)
        if form in ("", "none"):
            return ParagraphLook(Style.BODY, 0, name)
        is_bullet = form == "bullet"
        if level:
            return ParagraphLook(Style.BULLET_2 if is_bullet else Style.NUMBER_2, 0, name)
        # Word's second list styles have lists of their own whose first level they are.
        if name.casefold() in ("list bullet 2", "list number 2"):
            return ParagraphLook(Style.BULLET_2 if is_bullet else Style.NUMBER_2, 0, name)
        return ParagraphLook(Style.BULLET_1 if is_bullet else Style.NUMBER_1, 0, name)

    def _name(self, style: str) -> str:
        element = self._elements.get(style)
        return style if element is None else value(element.find(f"{W}name")) or style

    def _look_of_style(self, style: str) -> tuple[bool, bool]:
        """Return whether a character style is bold and italic."""
        known = self._of_style.get(style)
        if known is None:
            bold = italic = None
            name = style
            for _ in range(_DEEPEST):
                element = self._elements.get(name)
                if element is None:
                    break
                own = element.find(R_PR)
                if own is not None:
                    bold = _said(own.find(_BOLD)) if bold is None else bold
                    italic = _said(own.find(_ITALIC)) if italic is None else italic
                name = value(element.find(f"{W}basedOn"))
            known = self._of_style[style] = (bool(bold), bool(italic))
        return known


def _said(element: etree._Element | None) -> bool | None:
    return None if element is None else flag(element)
