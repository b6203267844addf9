"""One answer's part of a returned file: its text as sent and as reviewed, and what was suggested and said there.

Signatures first; the work follows.
"""

from collections.abc import Collection

from bidprep.domain.reviewed_texts import Change, PlacedComment, Point, Region, ReviewedDocument, Suggestion
from bidprep.domain.text import Text


def region_of(document: ReviewedDocument, start: Point, end: Point | None = None) -> Region:
    """Return the region of the body's blocks that begin after the paragraph of `start`, up to but not with that of `end`.

    `start` is where the answer's heading is (`document.bookmarks[name].start`), `end` where the next one is, None for the end
    of the body.
    """
    raise NotImplementedError


def rejected_text(region: Region) -> Text:
    """Return the text with every change rejected: as it was sent, where nobody typed with tracking off."""
    raise NotImplementedError


def accepted_text(region: Region) -> Text:
    """Return the text with every change accepted: as the reviewer wants it."""
    raise NotImplementedError


def text_with(region: Region, accepted: Collection[int]) -> Text:
    """Return the text with the marks of these numbers accepted and all others rejected."""
    raise NotImplementedError


def changes_in(region: Region) -> tuple[Change, ...]:
    """Return the single changes of a region in reading order, each with its places in both texts."""
    raise NotImplementedError


def suggestions_in(region: Region) -> tuple[Suggestion, ...]:
    """Return the changes of a region grouped: neighbours of one kind, author and minute are one suggestion."""
    raise NotImplementedError


def comments_in(region: Region) -> tuple[PlacedComment, ...]:
    """Return the comments whose range begins in a region or reaches into it, in reading order."""
    raise NotImplementedError
