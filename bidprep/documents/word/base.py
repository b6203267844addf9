"""The base file under a paper: what its body is written against."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count

from bidprep.documents.word.inlines import Links
from bidprep.documents.word.lists import Lists


@dataclass(slots=True)
class Base:
    """What the body needs to know of its base file, and what it asks of it while being written."""

    styles: Mapping[str, str]
    """Style id by style name, see `house_style.STYLES`."""
    text_width: int
    """Width between the margins, in twips (1/20 point)."""
    lists: Lists
    links: Links = field(default_factory=Links)
    ids: Iterator[int] = field(default_factory=lambda: count(1))
    """Ids for bookmarks. Word wants them unique in the whole file, not only among bookmarks."""

    def paragraph_style(self, name: str) -> str:
        """Return the ``w:pStyle`` of a style by name; body text needs none."""
        return "" if name == "Normal" else f'<w:pStyle w:val="{self.styles[name]}"/>'
