"""The names of WordprocessingML that reading a form needs, and how its values are read."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

# What only wraps other things, in a cell as in a paragraph; what was inserted counts as accepted.
WRAPPERS = frozenset(
    f"{W}{name}"
    for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "dir", "bdo", "sdtContent")
)
REMOVED = frozenset(f"{W}{name}" for name in ("del", "moveFrom"))
SDT = f"{W}sdt"


def value(element: etree._Element | None) -> str:
    """Return ``w:val`` of an element, "" where it or the element is missing."""
    return "" if element is None else element.get(f"{W}val", "")


def flag(element: etree._Element | None) -> bool:
    """Return whether an on-off element is there and on (ECMA-376-1 §17.17.4)."""
    return element is not None and element.get(f"{W}val", "true") not in ("0", "false", "off")
