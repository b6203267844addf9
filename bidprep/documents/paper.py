"""Papers out: writing a `Paper` as a Word document."""

from itertools import chain
from pathlib import Path

from bidprep.documents.proof import prove_paper
from bidprep.documents.saving import whole_file
from bidprep.documents.word.base import Base
from bidprep.documents.word.blocks import body_xml, quoted_xml
from bidprep.documents.word.characters import one_line
from bidprep.documents.word.cover import cover_xml, particulars_xml
from bidprep.documents.word.headings import Headings
from bidprep.documents.word.inlines import words_xml
from bidprep.documents.word.package import open_base, save_with_body
from bidprep.documents.word.review_marks import Comments, enlarge, track_changes, write_custom_properties
from bidprep.documents.word.running_heads import fill_properties, fill_running_heads
from bidprep.domain.paper import Paper, Part, Picture
from bidprep.domain.text import Paragraph

_CHARACTERS_ON_A_PAGE = 2_400


def write_paper(paper: Paper, path: Path, *, house_style: Path | bytes) -> None:
    """Write a paper as a Word document that looks like the base file `house_style` (or its content), and prove it.

    The file at `path` is replaced only after the new one has been read back and every part was found in
    it word for word. Raises BidprepError when the place cannot be written to, the base cannot be read,
    or something is missing from what was written; `path` is then as it was.
    """
    document, base = open_base(house_style)
    comments = Comments(base)
    body = paper_xml(paper, base, comments)
    comments.save(document)
    if paper.tracked:
        track_changes(document)
    if paper.large_print:
        enlarge(document)
    write_custom_properties(document, paper.properties)
    fill_running_heads(document, paper, base, pages=2 + len(body) // _CHARACTERS_ON_A_PAGE)
    fill_properties(document, paper)
    with whole_file(path) as fresh:
        save_with_body(document, base, body, fresh)
        prove_paper(paper, fresh)


def paper_xml(paper: Paper, base: Base, comments: Comments | None = None) -> str:
    """Return the whole body of a paper: cover, contents and parts, as WordprocessingML block elements."""
    depth = min(paper.contents_depth, max((part.level for part in paper.parts), default=0)) if paper.contents else 0
    headings = Headings(base, depth)
    comments = comments or Comments(base)
    has_front = paper.cover or depth > 0
    parts = [
        piece
        for index, part in enumerate(paper.parts)
        for piece in _part_xml(part, base, headings, comments, new_page=part.starts_page or (not index and has_front))
    ]
    return "".join(chain((cover_xml(paper, base), headings.contents_xml(new_page=paper.cover)), parts))


def _part_xml(part: Part, base: Base, headings: Headings, comments: Comments, *, new_page: bool) -> list[str]:
    words = one_line(part.heading)
    heading = headings.heading_xml(words_xml(words), words, part.level, anchor=part.anchor, new_page=new_page)
    bodies = list(body_xml(part.body, part.level, base, headings))
    for comment in part.comments:
        # A table has no paragraph that would be all of it, so what is said of one stands at the heading.
        at = comment.block
        if at is None or at >= len(bodies) or not isinstance(part.body.blocks[at], Paragraph):
            heading = comments.around(heading, comment)
        else:
            bodies[at] = comments.around(bodies[at], comment)
    return [
        heading,
        particulars_xml(part.particulars, "Particulars", base),
        *quoted_xml(part.quoted, base),
        *bodies,
        *(_picture_xml(picture, base) for picture in part.pictures),
    ]


def _picture_xml(picture: Picture, base: Base) -> str:
    return f"<w:p><w:pPr>{base.paragraph_style('Bid Picture')}</w:pPr>{base.pictures.drawing_xml(picture)}</w:p>"
