"""The base file under a paper: what its body is written against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bidprep.documents.word.inlines import Links
from bidprep.documents.word.lists import Lists
from bidprep.documents.word.pictures import Pictures

# What text is written in, and the style that is there only where Normal does not do for it.
_NORMALS = {"Normal": "Bid Text", "Normal in a table": "Bid Table Text"}


@dataclass(slots=True)
class Base:
    """What the body needs to know of its base file, and what it asks of it while being written."""

    styles: Mapping[str, str]
    """Style id by style name, see `house_style.STYLES`."""
    text_width: int
    """Width between the margins, in twips (1/20 point)."""
    lists: Lists
    pictures: Pictures
    table_indent: int = 0
    """How far tables must be moved in to begin where the text does, in twips."""
    links: Links = field(default_factory=Links)
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    """Ids for bookmarks and drawings. Word wants them unique in the whole file, not only among bookmarks."""

    def paragraph_style(self, name: str) -> str:
        """Return the ``w:pStyle`` of a style by name; text needs none where the base's own Normal does for it."""
        if name in _NORMALS:
            identity = self.styles.get(_NORMALS[name], "")
            return f'<w:pStyle w:val="{identity}"/>' if identity else ""
        return f'<w:pStyle w:val="{self.styles[name]}"/>'
