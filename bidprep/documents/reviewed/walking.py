"""Walks through one story of a file in one pass, and makes blocks of it whose pieces carry their marks.

It is slow work in Python, so it looks at each element once, by its tag, most frequent first.
"""

from collections.abc import Iterable, Mapping

from lxml import etree

from bidprep.documents.child import tell_progress
from bidprep.documents.forms.word_names import W
from bidprep.documents.reviewed.fields import Fields
from bidprep.documents.reviewed.findings import PARAGRAPH_KINDS, RUN_KINDS, Findings, name_in
from bidprep.documents.reviewed.lines import Line, cleaned, words_of_blocks
from bidprep.documents.reviewed.looks import PLAIN_RUN, Looks, RunProperties, link_as_read, link_of_field
from bidprep.documents.reviewed.names import (
    ALTERNATIVES,
    BOOKMARK_END,
    BOOKMARK_START,
    BOX,
    CELL,
    CHANGED,
    CHOICE,
    COMMENT,
    COMMENT_END,
    COMMENT_START,
    DEL,
    DEL_TEXT,
    FALLBACK,
    FIELD_CHARACTER,
    HYPERLINK,
    ID,
    INS,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    MOVE_FROM,
    MOVE_TO,
    NAME,
    P_PR,
    R_PR,
    RELATION,
    ROW,
    RUN,
    SIMPLE_FIELD,
    TABLE,
    TEXT,
    P,
)
from bidprep.documents.reviewed.signs import SIGNS, sign_of
from bidprep.documents.strangers import FETCHING_FIELD, Relation
from bidprep.domain.reviewed_texts import (
    CELL_DELETED,
    CELL_INSERTED,
    CELLS_MERGED,
    ROW_DELETED,
    ROW_INSERTED,
    ChangeKind,
    Look,
    Point,
    ReviewedBlock,
    ReviewedCell,
    ReviewedParagraph,
    ReviewedRow,
    ReviewedTable,
    Story,
    StoryKind,
)

Marks = tuple[int, ...]
_PARAGRAPHS_BETWEEN_NEWS = 2_000
_CODES = frozenset((f"{W}instrText", f"{W}delInstrText"))
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_RUBY, _RUBY_BASE = f"{W}ruby", f"{W}rubyBase"
_MOVES = {
    f"{W}moveFromRangeStart": (MOVE_FROM, True),
    f"{W}moveFromRangeEnd": (MOVE_FROM, False),
    f"{W}moveToRangeStart": (MOVE_TO, True),
    f"{W}moveToRangeEnd": (MOVE_TO, False),
}
_CONTROL_CHANGES = {
    f"{W}customXmlInsRangeStart": "content control inserted",
    f"{W}customXmlDelRangeStart": "content control removed",
    f"{W}customXmlMoveFromRangeStart": "content control moved away",
    f"{W}customXmlMoveToRangeStart": "content control moved here",
}
_POINTS = frozenset((COMMENT_START, COMMENT_END, BOOKMARK_START, BOOKMARK_END, *_MOVES, *_CONTROL_CHANGES))
_INLINE = frozenset((RUN, HYPERLINK, SIMPLE_FIELD, MATH))
_SKIPPED = frozenset(
    f"{W}{name}"
    for name in (
        "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "tblPr", "tblGrid", "trPr", "tcPr", "tblPrEx",
        "proofErr", "permStart", "permEnd", "lastRenderedPageBreak", "fldData", "annotationRef", "footnoteRef",
        "endnoteRef", "separator", "continuationSeparator", "customXmlInsRangeEnd", "customXmlDelRangeEnd",
        "customXmlMoveFromRangeEnd", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_ENDS_TEXT = frozenset((FIELD_CHARACTER, COMMENT, ALTERNATIVES, _RUBY, *_DRAWN, *_POINTS, *CHANGED, *_INLINE))
_SECTION, _CHUNK = f"{W}sectPr", f"{W}altChunk"
_SECTION_CHANGE, _PARAGRAPH_CHANGE, _RUN_CHANGE = f"{W}sectPrChange", f"{W}pPrChange", f"{W}rPrChange"
_NUMBERING_CHANGE = f"{W}numberingChange"
_TABLE_CHANGES = {
    f"{W}tblPrChange": "table formatting",
    f"{W}tblPrExChange": "row formatting",
    f"{W}trPrChange": "row formatting",
    f"{W}tcPrChange": "cell formatting",
    f"{W}cellMerge": CELLS_MERGED,
}
_ROW_KINDS = {INS: ROW_INSERTED, DEL: ROW_DELETED}
_CELL_KINDS = {f"{W}cellIns": CELL_INSERTED, f"{W}cellDel": CELL_DELETED}
_TABLE_PROPERTIES, _ROW_PROPERTIES = f"{W}tblPr", frozenset((f"{W}trPr", f"{W}tblPrEx"))
_CELL_PROPERTIES = f"{W}tcPr"


class Walker:
    """Walks through the stories of one part; what it finds goes to the `findings` of the whole file."""

    def __init__(self, findings: Findings, looks: Looks, relations: Mapping[str, Relation]) -> None:
        self._findings = findings
        self._looks = looks
        self._relations = relations
        self._fields = Fields()
        self._told: set[int] = set()  # marks that some changed text was found for
        self._looks_made: dict[tuple[bool, bool, str], Look] = {}

    def blocks(self, root: etree._Element, marks: Marks = ()) -> tuple[ReviewedBlock, ...]:
        """Return the blocks of a story; `marks` are those that all of it is under."""
        fields, self._fields = self._fields, Fields.of(root)
        found: list[ReviewedBlock] = []
        self._blocks(root, marks, found)
        self._fields = fields
        return tuple(found)

    def _blocks(self, parent: Iterable[etree._Element], marks: Marks, found: list[ReviewedBlock]) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                found.append(self._paragraph(child, child.find(P_PR), marks))
            elif tag == TABLE:
                found.append(self._table(child, marks))
            elif tag in _SKIPPED:
                continue
            elif tag in _POINTS:
                self._point(child, Point(self._findings.paragraphs, 0))
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                self._blocks(child, (*marks, number), found)
                if number not in self._told:
                    self._wait(number)
            elif tag == ALTERNATIVES:
                self._blocks(_chosen(child), marks, found)
            elif tag == _SECTION:
                self._section(child)
            elif tag == _CHUNK:
                self._findings.has_chunks = True
            elif tag in _INLINE or tag == MATH_PARAGRAPH:
                found.append(self._paragraph((child,), None, marks))
            else:
                self._blocks(child, marks, found)

    # --- paragraphs ---------------------------------------------------------------------------------------------

    def _paragraph(
        self, content: Iterable[etree._Element], own: etree._Element | None, marks: Marks
    ) -> ReviewedParagraph:
        findings = self._findings
        number = findings.paragraphs
        findings.paragraphs += 1
        if findings.paragraphs % _PARAGRAPHS_BETWEEN_NEWS == 0:
            tell_progress(f"{findings.paragraphs:,} paragraphs read")
        line = Line(number)
        waiting = findings.take_waiting() if findings.waiting else ()
        self._inline(content, line, marks, "")
        pieces = line.finished()
        look, special = self._looks.paragraph(own)
        if not special and not waiting:
            return ReviewedParagraph(number, pieces, look, marks)
        mark_marks = list(marks)
        restyled = list(waiting)
        before = None
        for each in special:
            if each.tag == R_PR:
                self._mark_of_paragraph(each, number, mark_marks, restyled)
            elif each.tag == _PARAGRAPH_CHANGE:
                before, _ = self._looks.paragraph(each.find(P_PR))
                mark = findings.mark(each, ChangeKind.FORMATTING, _paragraph_change(before.style_name, look.style_name))
                words = words_of_blocks((ReviewedParagraph(number, pieces),), findings.marks)
                findings.change(mark, words, number)
                restyled.append(mark)
            elif each.tag == _SECTION:
                restyled += self._section(each)
            else:
                for change in each.iterchildren(INS, DEL, _NUMBERING_CHANGE):
                    mark = findings.mark(change, ChangeKind.FORMATTING, "numbering")
                    findings.change(mark, "", number)
                    restyled.append(mark)
        return ReviewedParagraph(number, pieces, look, tuple(mark_marks), before, tuple(restyled))

    def _mark_of_paragraph(
        self, properties: etree._Element, number: int, mark_marks: list[int], restyled: list[int]
    ) -> None:
        """Note what was done to a paragraph's end, which is where its properties keep it."""
        for each in properties:
            if each.tag in CHANGED:
                mark = self._findings.mark(each, PARAGRAPH_KINDS[each.tag])
                self._findings.change(mark, "\n", number)
                mark_marks.append(mark)
            elif each.tag == _RUN_CHANGE:
                mark = self._findings.mark(each, ChangeKind.FORMATTING, "paragraph mark")
                self._findings.change(mark, "", number)
                restyled.append(mark)

    def _section(self, section: etree._Element) -> list[int]:
        marks: list[int] = []
        for change in section.iterchildren(_SECTION_CHANGE):
            marks.append(self._findings.mark(change, ChangeKind.FORMATTING, "section"))
            self._findings.change(marks[-1], "", max(self._findings.paragraphs - 1, 0))
        return marks

    def _inline(self, parent: Iterable[etree._Element], line: Line, marks: Marks, link: str) -> None:
        for child in parent:
            tag = child.tag
            if tag == RUN:
                self._run(child, line, marks, link)
            elif tag in _SKIPPED:
                continue
            elif tag in _POINTS:
                self._point(child, line.point(), line)
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                self._inline(child, line, (*marks, number), link)
                self._tell_empty(number, line, (*marks, number))
            elif tag == HYPERLINK:
                self._inline(child, line, marks, self._link(child))
            elif tag == SIMPLE_FIELD:
                instruction = child.get(f"{W}instr", "")
                self._watch(instruction)
                self._inline(child, line, marks, link_of_field(instruction) or link)
            elif tag == ALTERNATIVES:
                self._inline(_chosen(child), line, marks, link)
            elif tag in (MATH, MATH_PARAGRAPH):
                self._math(child, line, marks)
            elif tag in (P, TABLE):  # a paragraph in a paragraph, as no program should write
                self._box((child,), line, marks)
            else:
                self._inline(child, line, marks, link)

    def _tell_empty(self, number: int, line: Line, marks: Marks) -> None:
        """Note a revision element that holds no text (a picture, a field's sign), so that none goes uncounted."""
        if number not in self._told:
            self._told.add(number)
            self._findings.change(number, "", line.number)
            line.add_marked("", Look(), marks)

    def _math(self, element: etree._Element, line: Line, marks: Marks) -> None:
        for child in element:
            tag = child.tag
            if tag.endswith("Pr"):
                continue
            if tag == MATH_TEXT:
                self._add(cleaned(child.text or ""), line, marks, PLAIN_RUN, "")
            elif tag == RUN:
                self._run(child, line, marks, "")
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                self._math(child, line, (*marks, number))
                self._tell_empty(number, line, (*marks, number))
            elif tag == TEXT:
                self._add(cleaned(child.text or ""), line, marks, PLAIN_RUN, "")
            elif tag in _POINTS:
                self._point(child, line.point())
            else:
                self._math(child, line, marks)

    # --- runs ---------------------------------------------------------------------------------------------------

    def _run(self, run: Iterable[etree._Element], line: Line, marks: Marks, link: str) -> None:
        properties = PLAIN_RUN
        text = ""
        for child in run:
            tag = child.tag
            if tag in (TEXT, DEL_TEXT):
                written = child.text
                if written and not self._fields.hidden:
                    text += written if written.isprintable() else cleaned(written)
            elif tag == R_PR:
                properties = self._looks.run(child)
            elif tag in SIGNS:
                if not self._fields.hidden:
                    text += sign_of(child)
            elif tag not in _SKIPPED:
                if text and tag in _ENDS_TEXT:
                    self._add(text, line, marks, properties, link or self._fields.link)
                    text = ""
                self._other_in_run(child, tag, line, marks, link)
        if text or properties.change is not None or properties.marks:
            self._add(text, line, marks, properties, link or self._fields.link)

    def _other_in_run(self, child: etree._Element, tag: str, line: Line, marks: Marks, link: str) -> None:
        """See to something in a run that is no text."""
        if tag == FIELD_CHARACTER:
            self._watch(self._fields.follow(child))
        elif tag in _CODES:
            self._fields.add_code(child.text or "")
        elif tag == COMMENT:
            self._findings.comment_places.setdefault(child.get(ID, ""), line.point())
        elif tag in _POINTS:
            self._point(child, line.point())
        elif tag in _DRAWN:
            for box in _outermost_boxes(child):
                self._box(box, line, marks)
        elif tag == ALTERNATIVES:
            self._run(_chosen(child), line, marks, link)
        elif tag == _RUBY:
            for base in child.iterchildren(_RUBY_BASE):
                self._inline(base, line, marks, link)
        elif tag in CHANGED or tag in _INLINE:
            self._inline((child,), line, marks, link)

    def _add(self, text: str, line: Line, marks: Marks, properties: RunProperties, link: str) -> None:
        """Add the text of a run to its line, and note it as changed where it is."""
        look = self._look(properties.bold, properties.italic, link)
        if not marks and properties.change is None and not properties.marks:
            if text:
                line.add(text, look)
            return
        is_new = properties.numbers is None
        own, restyled = properties.numbers or self._marks_of_run(properties, look)
        marks = (*marks, *own)
        for mark in marks if text else own if is_new else ():
            self._findings.change(mark, text, line.number)
            self._told.add(mark)
        if text or (is_new and (own or restyled)):
            for mark in restyled:
                self._findings.change(mark, text, line.number)
            before = None if properties.change is None else self._looks.before(properties.change, look.link)
            line.add_marked(text, look, marks, before, restyled)

    def _marks_of_run(self, properties: RunProperties, look: Look) -> tuple[Marks, Marks]:
        """Note what the properties of a run say of changes."""
        own = tuple(self._findings.mark(each, RUN_KINDS[each.tag]) for each in properties.marks)
        restyled: Marks = ()
        if (change := properties.change) is not None:
            before = self._looks.before(change, look.link)
            restyled = (self._findings.mark(change, ChangeKind.FORMATTING, _run_change(before, look)),)
        if own or restyled:
            properties.numbers = own, restyled
        return own, restyled

    def _look(self, bold: bool, italic: bool, link: str) -> Look:
        key = (bold, italic, link)
        look = self._looks_made.get(key)
        if look is None:
            look = self._looks_made[key] = Look(bold, italic, " ".join(link.split()))
        return look

    def _link(self, element: etree._Element) -> str:
        relation = self._relations.get(element.get(RELATION, ""))
        return link_as_read(relation.target) if relation is not None and relation.is_external else ""

    def _watch(self, instruction: str) -> None:
        if instruction and FETCHING_FIELD.match(instruction):
            self._findings.fetches = True

    def _box(self, content: Iterable[etree._Element], line: Line, marks: Marks) -> None:
        """Read a text box as a story of its own, which hangs on the line where it stands."""
        anchor = line.point()
        fields, self._fields = self._fields, Fields()
        found: list[ReviewedBlock] = []
        self._blocks(content, marks, found)
        self._fields = fields
        if found:
            self._findings.boxes.append(Story(StoryKind.TEXT_BOX, tuple(found), anchor))

    def _point(self, element: etree._Element, point: Point, line: Line | None = None) -> None:
        """Note a place that something else refers to, or where a content control came or went; `line` is what it is in."""
        tag, number, findings = element.tag, element.get(ID, ""), self._findings
        if tag == COMMENT_START:
            findings.comment_starts.setdefault(number, point)
        elif tag == COMMENT_END:
            findings.comment_ends[number] = point
        elif tag == BOOKMARK_START:
            findings.start_bookmark(number, element.get(NAME, ""), point)
        elif tag == BOOKMARK_END:
            findings.end_bookmark(number, point)
        elif tag in _MOVES:
            kind, starts = _MOVES[tag]
            if starts:
                findings.start_move(kind, number, name_in(element, NAME))
            else:
                findings.end_move(kind, number)
        else:
            mark = findings.mark(element, ChangeKind.FORMATTING, _CONTROL_CHANGES[tag])
            if line is None:
                self._wait(mark)
            else:
                findings.change(mark, "", point.paragraph)
                line.add_marked("", Look(), (), None, (mark,))

    def _wait(self, mark: int) -> None:
        """Note a change that stands between paragraphs, with the paragraph that comes next."""
        self._findings.change(mark, "", self._findings.paragraphs)
        self._findings.waiting.append(mark)

    # --- tables -------------------------------------------------------------------------------------------------

    def _table(self, element: etree._Element, marks: Marks) -> ReviewedTable:
        first = self._findings.paragraphs
        rows: list[ReviewedRow] = []
        restyled: list[int] = []
        self._rows(element, marks, rows, restyled)
        return ReviewedTable(tuple(rows), first, self._findings.paragraphs - 1, tuple(restyled))

    def _rows(
        self, parent: Iterable[etree._Element], marks: Marks, rows: list[ReviewedRow], restyled: list[int]
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == ROW:
                rows.append(self._row(child, marks, restyled))
            elif tag == _TABLE_PROPERTIES:
                restyled += self._table_changes(child)
            elif tag in _SKIPPED:
                continue
            elif tag in _POINTS:
                self._point(child, Point(self._findings.paragraphs, 0))
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                self._rows(child, (*marks, number), rows, restyled)
            elif tag == ALTERNATIVES:
                self._rows(_chosen(child), marks, rows, restyled)
            else:
                self._rows(child, marks, rows, restyled)

    def _row(self, element: etree._Element, marks: Marks, restyled: list[int]) -> ReviewedRow:
        own: list[etree._Element] = []
        cells: list[ReviewedCell] = []
        self._cells(element, marks, cells, own, restyled)
        row_marks = list(marks)
        for each in own:
            restyled += self._table_changes(each)
            for change in each.iterchildren(INS, DEL):
                row_marks.append(self._findings.mark(change, ChangeKind.TABLE, _ROW_KINDS[change.tag]))
                words = "\t".join(words_of_blocks(cell.blocks, ()) for cell in cells)
                self._findings.change(row_marks[-1], words, max(self._findings.paragraphs - 1, 0))
        return ReviewedRow(tuple(cells), tuple(row_marks))

    def _cells(
        self,
        parent: Iterable[etree._Element],
        marks: Marks,
        cells: list[ReviewedCell],
        own: list[etree._Element],
        restyled: list[int],
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == CELL:
                cells.append(self._cell(child, marks, restyled))
            elif tag in _ROW_PROPERTIES:
                own.append(child)
            elif tag in _SKIPPED:
                continue
            elif tag in _POINTS:
                self._point(child, Point(self._findings.paragraphs, 0))
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                self._cells(child, (*marks, number), cells, own, restyled)
            elif tag == ALTERNATIVES:
                self._cells(_chosen(child), marks, cells, own, restyled)
            else:
                self._cells(child, marks, cells, own, restyled)

    def _cell(self, element: etree._Element, marks: Marks, restyled: list[int]) -> ReviewedCell:
        found: list[ReviewedBlock] = []
        self._blocks(element, marks, found)
        cell_marks = list(marks)
        own = element.find(_CELL_PROPERTIES)
        if own is not None:
            restyled += self._table_changes(own)
            for change in own.iterchildren(*_CELL_KINDS):
                cell_marks.append(self._findings.mark(change, ChangeKind.TABLE, _CELL_KINDS[change.tag]))
                words = words_of_blocks(found, ())
                self._findings.change(cell_marks[-1], words, max(self._findings.paragraphs - 1, 0))
        return ReviewedCell(tuple(found), tuple(cell_marks))

    def _table_changes(self, properties: etree._Element) -> list[int]:
        """Note what was changed about a table, row or cell, but for coming and going."""
        marks: list[int] = []
        for each in properties.iterchildren(*_TABLE_CHANGES):
            marks.append(self._findings.mark(each, ChangeKind.TABLE, _TABLE_CHANGES[each.tag]))
            self._findings.change(marks[-1], "", max(self._findings.paragraphs - 1, 0))
        return marks


def _chosen(alternatives: etree._Element) -> Iterable[etree._Element]:
    """Return the content of the one reading of something that is there twice, for newer and for older programs."""
    for choice in alternatives.iterchildren(CHOICE):
        if len(choice):
            return choice
    fallback = alternatives.find(FALLBACK)
    return () if fallback is None else fallback


def _outermost_boxes(drawn: etree._Element) -> list[etree._Element]:
    """Return the text boxes of a drawing that stand in no other; those come with the words of theirs."""
    boxes: list[etree._Element] = []
    for box in drawn.iter(BOX):
        for around in box.iterancestors(BOX, FALLBACK):
            if around is not drawn and any(each is drawn for each in around.iterancestors()):
                break
        else:
            boxes.append(box)
    return boxes


def _run_change(before: Look, now: Look) -> str:
    """Say what a change of formatting did to a run."""
    said = []
    for name, was, is_now in (("bold", before.bold, now.bold), ("italic", before.italic, now.italic)):
        if was != is_now:
            said.append(name if is_now else f"no longer {name}")
    return ", ".join(said) or "text formatting"


def _paragraph_change(before: str, now: str) -> str:
    return f"style “{now or 'Normal'}”" if before != now else "paragraph formatting"
