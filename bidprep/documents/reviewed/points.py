"""Elements that only mark a place: where comments, bookmarks and moves begin and end, and controls came or went."""

from lxml import etree

from bidprep.documents.reviewed.findings import Findings, name_in
from bidprep.documents.reviewed.names import (
    BOOKMARK_END,
    BOOKMARK_START,
    COMMENT_END,
    COMMENT_START,
    CONTROL_CHANGES,
    ID,
    MOVES,
    NAME,
)
from bidprep.domain.reviewed_texts import ChangeKind, Point


def note_point(findings: Findings, element: etree._Element, point: Point) -> int | None:
    """Note a place that something else refers to; returns the number of a mark where it is a change by itself."""
    tag, number = element.tag, element.get(ID, "")
    if tag == COMMENT_START:
        findings.comment_starts.setdefault(number, point)
    elif tag == COMMENT_END:
        findings.comment_ends[number] = point
    elif tag == BOOKMARK_START:
        findings.start_bookmark(number, element.get(NAME, ""), point)
    elif tag == BOOKMARK_END:
        findings.end_bookmark(number, point)
    elif tag in MOVES:
        kind, starts = MOVES[tag]
        if starts:
            findings.start_move(kind, number, name_in(element, NAME))
        else:
            findings.end_move(kind, number)
    else:
        return findings.mark(element, ChangeKind.FORMATTING, CONTROL_CHANGES[tag])
    return None
