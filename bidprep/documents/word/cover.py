"""The cover and the lines of label and value that it shares with the parts."""

from collections.abc import Iterable

from bidprep.documents.word.base import Base
from bidprep.documents.word.characters import one_line, reads_right_to_left
from bidprep.documents.word.inlines import direction_xml, words_xml
from bidprep.domain.paper import Paper

DRAFT = "DRAFT"


def cover_xml(paper: Paper, base: Base) -> str:
    """Return the cover: organisation, title, subtitle, particulars and, on a draft, the word DRAFT.

    A paper without a cover has title and subtitle, and the word, at the head of its first page.
    """
    lines = (
        ("Draft Mark", DRAFT if paper.draft else ""),
        ("Cover Organisation", one_line(paper.organisation) if paper.cover else ""),
        ("Title", one_line(paper.title)),
        ("Subtitle", one_line(paper.subtitle)),
    )
    shown = "".join(line_xml(words, style, base) for style, words in lines if words)
    return shown + (particulars_xml(paper.particulars, "Cover Particulars", base) if paper.cover else "")


def line_xml(words: str, style: str, base: Base) -> str:
    """Return one paragraph of plain words in a style."""
    properties = base.paragraph_style(style) + direction_xml(words)
    return f"<w:p><w:pPr>{properties}</w:pPr>{words_xml(words)}</w:p>"


def particulars_xml(particulars: Iterable[tuple[str, str]], style: str, base: Base) -> str:
    """Return one paragraph for each label and value, parted by a tab: read aloud in order, unlike a table."""
    out: list[str] = []
    for label, value in particulars:
        if one_line(label) or one_line(value):
            # Kept with the next, so that no heading and limit stand at the foot of a page without their question.
            properties = base.paragraph_style(style) + "<w:keepNext/>"
            properties += "<w:bidi/>" if reads_right_to_left(f"{label} {value}") else ""
            runs = words_xml(one_line(label), bold=True) + "<w:r><w:tab/></w:r>" + words_xml(value.strip())
            out.append(f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
    return "".join(out)
