"""What a Word file's styles say of a paragraph: heading or not, bold or not, and which list it counts in."""

import re

from lxml import etree

from bidprep.documents.forms.measures import whole
from bidprep.documents.word_names import W, flag, value

_HEADING = re.compile(r"heading ([1-9])\Z", re.I)
_DEEPEST = 20  # styles based on styles


class WordStyles:
    """The paragraph styles of one file, by their ids."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = () if styles is None else styles.iterchildren(f"{W}style")
        self._styles = {style.get(f"{W}styleId", ""): style for style in found}
        self._defaults = [
            name for name, style in self._styles.items()
            if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
        ]  # fmt: skip
        self._levels: dict[str, int] = {}

    def heading_level(self, name: str, own: etree._Element | None) -> int:
        """Return 1 to 9 for a heading, 0 for none; `own` are the paragraph's own properties."""
        own_level = value(own.find(f"{W}outlineLvl")) if own is not None else ""
        if own_level:
            return _level(own_level)
        if name not in self._levels:
            self._levels[name] = self._style_level(name)
        return self._levels[name]

    def is_bold(self, name: str) -> bool:
        """Return whether text of this style is bold."""
        for style in self._chain(name):
            if (bold := style.find(f"{W}rPr/{W}b")) is not None:
                return flag(bold)
        return False

    def list_of(self, name: str, own: etree._Element | None) -> tuple[str, int | None, str]:
        """Return the id of the list that a paragraph counts in, its level where one is said, and the style that says so."""
        own_list = own.find(f"{W}numPr") if own is not None else None
        own_id = value(own_list.find(f"{W}numId")) if own_list is not None else ""
        own_depth = value(own_list.find(f"{W}ilvl")) if own_list is not None else ""
        depth = whole(own_depth) if own_depth else None
        if own_id:
            return own_id, depth or 0, ""
        for style in self._chain(name):
            if (found := value(style.find(f"{W}pPr/{W}numPr/{W}numId"))) != "":
                said = value(style.find(f"{W}pPr/{W}numPr/{W}ilvl"))
                if depth is None and said:
                    depth = whole(said)
                return found, depth, style.get(f"{W}styleId", "")
        return "", None, ""

    def _style_level(self, name: str) -> int:
        for style in self._chain(name):
            named = value(style.find(f"{W}name"))
            if match := _HEADING.match(named):
                return int(match[1])
            if named.casefold() == "title":
                return 1
            if level := value(style.find(f"{W}pPr/{W}outlineLvl")):
                return _level(level)
        return 0

    def _chain(self, name: str) -> list[etree._Element]:
        """Return a style and those that it is based on, nearest first."""
        chain: list[etree._Element] = []
        name = name or (self._defaults[0] if self._defaults else "")
        while name in self._styles and len(chain) < _DEEPEST:
            chain.append(self._styles[name])
            name = value(self._styles[name].find(f"{W}basedOn"))
        return chain


def _level(written: str) -> int:
    return int(written) + 1 if written in tuple("012345678") else 0
