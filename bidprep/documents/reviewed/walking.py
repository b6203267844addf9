"""Walks through one story of a file in one pass, and makes blocks of it whose pieces carry their marks.

It is slow work in Python, so it looks at each element once, by its tag, most frequent first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lxml import etree

from bidprep.documents.child import tell_progress
from bidprep.documents.reviewed.alternatives import chosen
from bidprep.documents.reviewed.fields import Fields
from bidprep.documents.reviewed.findings import PARAGRAPH_KINDS, RUN_KINDS, Findings
from bidprep.documents.reviewed.inlines import Inlines
from bidprep.documents.reviewed.lines import Line, words_of_blocks
from bidprep.documents.reviewed.looks import Looks
from bidprep.documents.reviewed.names import (
    ALTERNATIVES,
    CHANGED,
    DEL,
    HYPERLINK,
    INS,
    MATH,
    MATH_PARAGRAPH,
    MOVE_FROM,
    MOVE_TO,
    P_PR,
    POINTS,
    R_PR,
    RUN,
    SIMPLE_FIELD,
    SKIPPED,
    TABLE,
    P,
)
from bidprep.documents.reviewed.points import note_point
from bidprep.documents.reviewed.tables import Tables
from bidprep.documents.strangers import Relation
from bidprep.documents.word_names import W
from bidprep.domain.reviewed_texts import MOVED, ChangeKind, Point, ReviewedBlock, ReviewedParagraph, Story, StoryKind

Marks = tuple[int, ...]
_PARAGRAPHS_BETWEEN_NEWS = 2_000
_INLINE = frozenset((RUN, HYPERLINK, SIMPLE_FIELD, MATH, MATH_PARAGRAPH))
_SECTION, _CHUNK = f"{W}sectPr", f"{W}altChunk"
_SECTION_CHANGE, _PARAGRAPH_CHANGE, _RUN_CHANGE = f"{W}sectPrChange", f"{W}pPrChange", f"{W}rPrChange"
_NUMBERING_CHANGE = f"{W}numberingChange"


@dataclass(frozen=True, slots=True)
class Part:
    """A story that waits to be read: the element that holds its blocks, and the relations of the part it is in."""

    kind: StoryKind
    root: etree._Element
    relations: Mapping[str, Relation]


class Walker:
    """Walks through the stories of one part; what it finds goes to the `findings` of the whole file.

    `notes` are those that may be referred to, by kind (“footnotes”) and id; each is taken out when it is read.
    """

    def __init__(
        self,
        findings: Findings,
        looks: Looks,
        relations: Mapping[str, Relation],
        notes: "dict[tuple[str, str], Part] | None" = None,
    ) -> None:
        self.findings = findings
        self.looks = looks
        self.relations = relations
        self.fields = Fields()
        self.told: set[int] = set()
        """The marks that some changed text was found for."""
        self._notes = {} if notes is None else notes
        self._inlines = Inlines(self)
        self._tables = Tables(self)

    def blocks(self, root: etree._Element, fields: Fields | None = None) -> tuple[ReviewedBlock, ...]:
        """Return the blocks of a story; `fields` follow its fields, where that is seen to already."""
        before, self.fields = self.fields, fields or Fields.of(root)
        found: list[ReviewedBlock] = []
        self.read_blocks(root, (), found)
        self.fields = before
        return tuple(found)

    def read_box(self, content: Iterable[etree._Element], line: Line, marks: Marks) -> None:
        """Read a text box as a story of its own, which hangs on the line where it stands."""
        anchor = line.point()
        fields, self.fields = self.fields, Fields()
        found: list[ReviewedBlock] = []
        self.read_blocks(content, marks, found)
        self.fields = fields
        if found:
            self.findings.boxes.append(Story(StoryKind.TEXT_BOX, tuple(found), anchor))

    def read_note(self, kind: str, number: str, line: Line) -> None:
        """Read a note where it is first referred to, so that what is in it comes in reading order."""
        note = self._notes.pop((kind, number), None)
        if note is None:
            return
        relations, self.relations = self.relations, note.relations
        anchor = line.point()
        self.findings.notes.append(Story(note.kind, self.blocks(note.root), anchor))
        self.relations = relations

    def read_blocks(self, parent: Iterable[etree._Element], marks: Marks, found: list[ReviewedBlock]) -> None:
        """Add the blocks of a body, a cell, a note or a control to those that were found."""
        for child in parent:
            tag = child.tag
            if tag == P:
                found.append(self._paragraph(child, marks))
            elif tag == TABLE:
                found.append(self._tables.table(child, marks))
            elif tag in SKIPPED:
                continue
            elif tag in POINTS:
                self.note_between(child)
            elif tag in CHANGED:
                number = self.findings.mark(child, RUN_KINDS[tag])
                self.read_blocks(child, (*marks, number), found)
                if number not in self.told:
                    self._wait(number)
            elif tag == ALTERNATIVES:
                self.read_blocks(chosen(child), marks, found)
            elif tag == _SECTION:
                self._section(child)
            elif tag == _CHUNK:
                self.findings.has_chunks = True
            elif tag in _INLINE:
                found.append(self._paragraph((child,), marks))
            else:
                self.read_blocks(child, marks, found)

    def note_between(self, element: etree._Element) -> None:
        """Note a point that stands between paragraphs."""
        mark = note_point(self.findings, element, Point(self.findings.paragraphs, 0))
        if mark is not None:
            self._wait(mark)

    def _wait(self, mark: int) -> None:
        """Note a change that stands between paragraphs, with the paragraph that comes next."""
        self.findings.change(mark, "", self.findings.paragraphs)
        self.findings.waiting.append(mark)

    def _paragraph(self, content: Iterable[etree._Element], marks: Marks) -> ReviewedParagraph:
        findings = self.findings
        number = findings.paragraphs
        findings.paragraphs += 1
        if findings.paragraphs % _PARAGRAPHS_BETWEEN_NEWS == 0:
            tell_progress(f"{findings.paragraphs:,} paragraphs read")
        waiting = findings.take_waiting() if findings.waiting else ()
        line = Line(number)
        own = self._inlines.read(content, line, marks, "")
        pieces = line.finished()
        if own is None:
            return ReviewedParagraph(number, pieces, self.looks.default, marks, None, waiting)
        look, special = self.looks.paragraph(own)
        if not special:
            return ReviewedParagraph(number, pieces, look, marks, None, waiting)
        return self._changed_paragraph(ReviewedParagraph(number, pieces, look, marks, None, waiting), special)

    def _changed_paragraph(self, paragraph: ReviewedParagraph, special: Iterable[etree._Element]) -> ReviewedParagraph:
        """Return a paragraph with what was done to it as a whole, as `special` ones of its properties say."""
        findings, number = self.findings, paragraph.number
        mark_marks, restyled = list(paragraph.mark_marks), list(paragraph.restyled)
        before = None
        for each in special:
            if each.tag == R_PR:
                self._end_of_paragraph(each, number, mark_marks, restyled)
            elif each.tag == _PARAGRAPH_CHANGE:
                old = each.find(P_PR)
                before = self.looks.default if old is None else self.looks.paragraph(old)[0]
                what = _paragraph_change(before.style_name, paragraph.look.style_name)
                mark = findings.mark(each, ChangeKind.FORMATTING, what)
                findings.change(mark, words_of_blocks((paragraph,), findings.marks), number)
                restyled.append(mark)
            elif each.tag == _SECTION:
                restyled += self._section(each)
            else:
                for change in each.iterchildren(INS, DEL, _NUMBERING_CHANGE):
                    mark = findings.mark(change, ChangeKind.FORMATTING, "numbering")
                    findings.change(mark, "", number)
                    restyled.append(mark)
        return paragraph._replace(mark_marks=tuple(mark_marks), before=before, restyled=tuple(restyled))

    def _end_of_paragraph(
        self, properties: etree._Element, number: int, mark_marks: list[int], restyled: list[int]
    ) -> None:
        """Note what was done to a paragraph's end, which is where its properties keep it."""
        for each in properties:
            if each.tag in CHANGED:
                what = MOVED if each.tag in (MOVE_FROM, MOVE_TO) else ""
                mark = self.findings.mark(each, PARAGRAPH_KINDS[each.tag], what)
                self.findings.change(mark, "\n", number)
                mark_marks.append(mark)
            elif each.tag == _RUN_CHANGE:
                mark = self.findings.mark(each, ChangeKind.FORMATTING, "paragraph mark")
                self.findings.change(mark, "", number)
                restyled.append(mark)

    def _section(self, section: etree._Element) -> list[int]:
        self.findings.sections.append(section)
        marks: list[int] = []
        for change in section.iterchildren(_SECTION_CHANGE):
            marks.append(self.findings.mark(change, ChangeKind.FORMATTING, "section"))
            self.findings.change(marks[-1], "", max(self.findings.paragraphs - 1, 0))
        return marks


def _paragraph_change(before: str, now: str) -> str:
    return f"style “{now or 'Normal'}”" if before != now else "paragraph formatting"
