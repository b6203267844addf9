"""A paper: what a Word document says, before anything is known of Word.

Submissions, review copies and board papers are all papers: a cover, then parts in order, each a
heading with formatted text under it. Operations build papers from records; `documents` writes them.
"""

from dataclasses import dataclass
from datetime import datetime

from bidprep.domain.text import EMPTY, Text

CONTENTS_DEPTH = 2
"""Parts of these levels stand in the contents: sections and questions. A list of every sub-heading would be no help."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, as PNG or JPEG; `alternative` says in words what it shows, for those who cannot see it."""

    content: bytes
    alternative: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class PaperComment:
    """A comment at the margin, on one block of a part's body, by its number, or on the heading where that is None."""

    author: str
    text: str
    written_at: datetime | None = None
    block: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One headed piece of a paper.

    `level` is the heading's level in the paper, 1 to 3; sub-headings inside `body` come below it.
    `quoted` is the buyer's own wording, set apart from ours. `anchor` names a bookmark on the
    heading (letters, digits and ``_``, at most 40, unique in the paper) by which the part is found again in
    a returned copy; "" for none. `particulars` are label and value pairs shown under the heading; `pictures` stand
    below the body.
    """

    heading: str
    level: int = 1
    body: Text = EMPTY
    quoted: Text = EMPTY
    particulars: tuple[tuple[str, str], ...] = ()
    anchor: str = ""
    starts_page: bool = False
    pictures: tuple[Picture, ...] = ()
    comments: tuple[PaperComment, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper.

    `particulars` are the label and value pairs of the cover; without a cover its title heads page one.
    `contents_depth` is how deep the contents go. `tracked` switches change tracking on in it, `properties` are custom
    properties of the file, by which it is known again.
    """

    title: str
    subtitle: str = ""
    organisation: str = ""
    particulars: tuple[tuple[str, str], ...] = ()
    parts: tuple[Part, ...] = ()
    draft: bool = False
    contents: bool = True
    cover: bool = True
    contents_depth: int = CONTENTS_DEPTH
    tracked: bool = False
    large_print: bool = False
    properties: tuple[tuple[str, str], ...] = ()
