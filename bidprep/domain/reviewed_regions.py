"""One answer's part of a returned file: its text as sent and as reviewed, and the comments on it."""

from collections.abc import Collection

from bidprep.domain.reviewed_rendering import each_paragraph
from bidprep.domain.reviewed_texts import (
    PlacedComment,
    Point,
    Region,
    ReviewedBlock,
    ReviewedDocument,
    ReviewedParagraph,
)
from bidprep.domain.reviewed_views import Views, view_region
from bidprep.domain.text import Text


def region_of(document: ReviewedDocument, start: Point, end: Point | None = None) -> Region:
    """Return the region of the body's blocks that begin after the block of `start`, up to but not with that of `end`.

    `start` is where the answer's heading is (`document.bookmarks[name].start`), `end` where the next one is, None for the
    end of the body. Any other blocks in a row make a region, too: `Region(document, blocks, heading)`.
    """
    blocks: list[ReviewedBlock] = []
    heading = 0
    for block in document.body:
        first, last = first_and_last(block)
        if first <= start.paragraph <= last and isinstance(block, ReviewedParagraph):
            heading = block.look.heading or (block.before.heading if block.before else 0)
        if end is not None and last >= end.paragraph:
            break
        if first > start.paragraph:
            blocks.append(block)
    return Region(document, tuple(blocks), heading)


def first_and_last(block: ReviewedBlock) -> tuple[int, int]:
    """Return the numbers of a block's first and last paragraphs."""
    return (block.number, block.number) if isinstance(block, ReviewedParagraph) else (block.first, block.last)


def rejected_text(region: Region) -> Text:
    """Return the text with every change rejected: as it was sent, where nobody typed with tracking off."""
    return view_region(region, lambda _: False).text


def accepted_text(region: Region) -> Text:
    """Return the text with every change accepted: as the reviewer wants it."""
    return view_region(region, lambda _: True).text


def text_with(region: Region, accepted: Collection[int]) -> Text:
    """Return the text with the marks of these numbers accepted and all others rejected."""
    return view_region(region, frozenset(accepted).__contains__).text


def comments_in(region: Region, views: Views | None = None) -> tuple[PlacedComment, ...]:
    """Return the comments whose range begins in a region or reaches into it, in reading order.

    `views` are the region's, where they are worked out already.
    """
    numbers = [paragraph.number for paragraph in each_paragraph(region.blocks)]
    if not numbers:
        return ()
    first, last = Point(min(numbers), 0), Point(max(numbers) + 1, 0)
    found = [
        comment
        for comment in region.document.comments
        if comment.start is not None
        and comment.end is not None
        and comment.start < last
        and (comment.end > first or comment.start >= first)
    ]
    if not found:
        return ()
    views = views or Views(region)
    return tuple(
        PlacedComment(
            comment,
            views.rejected.span(comment.start, comment.end),
            views.accepted.span(comment.start, comment.end),
        )
        for comment in found
        if comment.start is not None and comment.end is not None
    )
