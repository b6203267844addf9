"""What stands in a run and is no text, as characters: tabs, breaks, hyphens and symbols (ECMA-376-1 §17.3.3)."""

import sys

from lxml import etree

from bidprep.documents.forms.word_names import W
from bidprep.documents.reviewed.lines import cleaned

_BREAKS = frozenset((f"{W}br", f"{W}cr"))
_SYMBOL = f"{W}sym"
_FIXED = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}softHyphen": "\u00ad",
}
SIGNS = frozenset((*_FIXED, *_BREAKS, _SYMBOL))


def sign_of(element: etree._Element) -> str:
    """Return what such an element looks like; "" for a break of the page or the column."""
    tag = element.tag
    if tag in _BREAKS:
        return "" if element.get(f"{W}type") in ("page", "column") else "\n"
    return _symbol(element) if tag == _SYMBOL else _FIXED[tag]


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(f"{W}char", ""), 16)
    except ValueError:
        return ""
    return cleaned(chr(code)) if 0 < code <= sys.maxunicode else ""
