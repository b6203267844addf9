"""What stands in a run and is no text, as characters: tabs, breaks, hyphens and symbols (ECMA-376-1 §17.3.3)."""

import sys

from lxml import etree

from bidprep.documents.reviewed.lines import cleaned
from bidprep.documents.reviewed.symbols import SYMBOL_FONTS, in_font
from bidprep.documents.word_names import W

_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_SYMBOL = f"{W}sym"
_TYPE, _NO_LINE = f"{W}type", ("page", "column")
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
SIGNS = frozenset((*_FIXED, *_BREAKS, _SYMBOL))


def sign_of(element: etree._Element, font: str) -> str:
    """Return what such an element looks like; "" for a break of the page or the column."""
    tag = element.tag
    if tag in _BREAKS:
        return "" if element.get(_TYPE) in _NO_LINE else "\n"
    return _symbol(element, font) if tag == _SYMBOL else _FIXED[tag]


def _symbol(element: etree._Element, font: str) -> str:
    """Return a symbol; one in a symbol font is what it looks like there (the run's own font is seen to with its text)."""
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    named = element.get(f"{W}font", "").casefold()
    sign = chr(code) if 0 < code <= sys.maxunicode else ""
    if named in SYMBOL_FONTS and named != font:
        sign = in_font(sign, named)
    return cleaned(sign)
