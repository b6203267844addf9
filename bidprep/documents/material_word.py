"""The words of a Word document as a person reads them, with every tracked change accepted.

Unlike a form's (`bidprep.documents.forms.word_form`), they keep what stands in content controls where it stands, and have
footnotes and pages. The XML is walked here, because python-docx sees neither of these nor text boxes.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from bidprep.documents.child import tell_progress
from bidprep.documents.forms.list_numbers import ListNumbers
from bidprep.documents.forms.word_styles import WordStyles
from bidprep.documents.material_text import RoughText
from bidprep.documents.packages import damaged
from bidprep.documents.strangers import FETCHING_FIELD, OfficeFile
from bidprep.documents.word_names import MC, REMOVED, SDT, WRAPPERS, M, W, flag, value
from bidprep.documents.word_pieces import chosen, outermost_boxes, sign_of
from bidprep.domain.material_rules import page_line

_DC_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_DEEPEST = 40  # tables, boxes and controls in one another
_PARAGRAPHS_BETWEEN_NEWS = 2_000
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_NOTES = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "endnotes"}
_MACROS = "The file holds macros. They were not run; do not allow them in Word either unless you trust the sender."
_TEMPLATE = "The file names a template outside itself, which Word would fetch. bidprep did not."
_FETCHES = "The file holds fields that fetch or start something (such as DDE or INCLUDE). bidprep did not follow them."


def read_word_words(file: OfficeFile) -> RoughText:
    """Return the words of a Word document; raises BidprepError where it is broken."""
    document = file.xml(file.main)
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise damaged(file.called)
    relations = file.relations(file.main)
    related = {relation.kind: relation.target for relation in relations.values() if not relation.is_external}
    styles = file.xml(related.get("styles", ""))
    notes = {kind: _notes(file.xml(related.get(kind, ""))) for kind in ("footnotes", "endnotes")}
    reader = _Reader(
        WordStyles(styles),
        ListNumbers(file.xml(related.get("numbering", "")), styles),
        notes,
        has_pages=next(body.iter(f"{W}lastRenderedPageBreak"), None) is not None,
    )
    lines = [*([page_line(1)] if reader.has_pages else ()), *reader.lines(body)]
    warnings = [_MACROS] if file.holds_macros else []
    settings = file.relations(related.get("settings", "")) if "settings" in related else {}
    if any(each.kind == "attachedTemplate" and each.is_external for each in settings.values()):
        warnings.append(_TEMPLATE)
    if reader.fetches:
        warnings.append(_FETCHES)
    return RoughText(lines, _title(file), tuple(warnings))


def _title(file: OfficeFile) -> str:
    for name in file.related("", "core-properties"):
        properties = file.xml(name)
        if properties is not None:
            return properties.findtext(_DC_TITLE) or ""
    return ""


def _notes(part: etree._Element | None) -> dict[str, etree._Element]:
    return {} if part is None else {each.get(f"{W}id", ""): each for each in part if not each.get(f"{W}type")}


@dataclass
class _Paragraph:
    """The words of one paragraph while they are collected, and what hangs on it."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    breaks_before: int = 0
    breaks_after: int = 0

    @property
    def words(self) -> str:
        """The words so far."""
        return "".join(self.pieces)

    def note_break(self) -> None:
        """Note that a page ends here."""
        if self.words.strip():
            self.breaks_after += 1
        else:
            self.breaks_before += 1


@dataclass
class _Reader:
    """Walks the blocks of one file. It holds what reaches from one paragraph to the next: list counts, fields, pages."""

    styles: WordStyles
    numbers: ListNumbers
    notes: dict[str, dict[str, etree._Element]]
    has_pages: bool
    fetches: bool = False
    page: int = 1
    _fields: list[tuple[str, bool]] = field(default_factory=list)  # instruction, and whether its result has begun
    _noted: int = 0
    _seen: int = 0
    _joined: str = ""  # what a paragraph begins with whose end before was deleted

    def lines(self, parent: etree._Element, depth: int = 0) -> Iterator[str]:
        """Yield the lines of a body, a cell, a note or a text box."""
        if depth > _DEEPEST:
            return
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                yield from self._paragraph(child, depth)
            elif tag == f"{W}tbl":
                yield from self._table(child, depth)
            elif tag == SDT:
                for content in child.iterchildren(f"{W}sdtContent"):
                    yield from self.lines(content, depth + 1)
            elif tag in WRAPPERS:
                yield from self.lines(child, depth + 1)
            elif tag == f"{MC}AlternateContent":
                for content in chosen(child):
                    yield from self.lines(content, depth + 1)
        if self._joined and parent.tag not in WRAPPERS:
            yield self._joined.strip(" ")
            self._joined = ""

    def _paragraph(self, element: etree._Element, depth: int) -> Iterator[str]:
        self._seen += 1
        if self._seen % _PARAGRAPHS_BETWEEN_NEWS == 0:
            tell_progress(f"{self._seen:,} paragraphs read")
        own = element.find(f"{W}pPr")
        style = value(own.find(f"{W}pStyle")) if own is not None else ""
        found = _Paragraph()
        self._inline(element, found, 0)
        yield from self._pages(found.breaks_before)
        number = self._number(style, own, bool(found.words.strip()))
        line = found.words if self._joined or not number else f"{number} {found.words.lstrip(' ')}"
        if own is not None and own.find(f"{W}rPr/{W}del") is not None:
            self._joined += line
        elif not self._in_contents:
            yield f"{self._joined}{line}".strip(" ")
            self._joined = ""
        for mark, note in self._noted_in(found):
            yield from self._note(mark, note, depth)
        for box in found.boxes:
            yield from self.lines(box, depth + 1)
        yield from self._pages(found.breaks_after)

    def _pages(self, breaks: int) -> Iterator[str]:
        for _ in range(breaks):
            self.page += 1
            yield page_line(self.page)

    def _number(self, style: str, own: etree._Element | None, has_words: bool) -> str:
        number_id, level, by_style = self.styles.list_of(style, own)
        if number_id in ("", "0") or not has_words:
            if number_id not in ("", "0") and own is not None and own.find(f"{W}numPr") is not None:
                self.numbers.count(number_id, level or 0)  # Word counts it, too, but shows no number
            return ""
        if level is None:
            level = self.numbers.level_of_style(number_id, by_style)
        number, is_bullet = self.numbers.count(number_id, level)
        return "•" if is_bullet else number

    @property
    def _in_contents(self) -> bool:
        return any(instruction.split()[:1] == ["TOC"] for instruction, _ in self._fields)

    def _noted_in(self, found: _Paragraph) -> Iterator[tuple[int, etree._Element]]:
        for at, (kind, note_id) in enumerate(found.notes, self._noted - len(found.notes) + 1):
            note = self.notes[kind].pop(note_id, None)
            if note is not None:
                yield at, note

    def _note(self, number: int, note: etree._Element, depth: int) -> Iterator[str]:
        mark = f"[{number}] "
        for line in self.lines(note, depth + 1):
            if line.strip():
                yield f"{mark}{line.strip()}"
                mark = ""

    def _inline(self, parent: etree._Element, found: _Paragraph, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, found)
            elif tag == SDT:
                for content in child.iterchildren(f"{W}sdtContent"):
                    self._inline(content, found, depth + 1)
            elif tag in WRAPPERS:
                self._watch(child.get(f"{W}instr", ""))
                self._inline(child, found, depth + 1)
            elif tag == f"{MC}AlternateContent":
                for content in chosen(child):
                    self._inline(content, found, depth + 1)
            elif tag.startswith(M):
                found.pieces += [each.text or "" for each in child.iter(f"{M}t")]

    def _run(self, run: etree._Element, found: _Paragraph) -> None:
        own = run.find(f"{W}rPr")
        if own is not None and flag(own.find(f"{W}vanish")):
            return
        for child in run:
            tag = child.tag
            if tag in (f"{W}fldChar", f"{W}instrText"):
                self._follow_field(child)
            elif tag == f"{W}lastRenderedPageBreak":
                found.note_break()
            elif tag in REMOVED or any(not in_result for _, in_result in self._fields):
                continue
            elif tag == f"{W}t":
                found.pieces.append(child.text or "")
            elif tag in _NOTES:
                self._noted += 1
                found.pieces.append(f"[{self._noted}]")
                found.notes.append((_NOTES[tag], child.get(f"{W}id", "")))
            elif tag in _DRAWN or tag == f"{MC}AlternateContent":
                drawn = chosen(child) if tag.startswith(MC) else [child]
                found.boxes += (box for each in drawn for box in outermost_boxes(each))
            else:
                found.pieces.append(sign_of(child))

    def _follow_field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}instrText":
            if self._fields and not self._fields[-1][1]:
                self._fields[-1] = (f"{self._fields[-1][0]}{(element.text or '')[:2_000]}", False)
        elif kind == "begin" and len(self._fields) < _DEEPEST:
            self._fields.append(("", False))
        elif kind == "separate" and self._fields:
            self._fields[-1] = (self._fields[-1][0], True)
        elif kind == "end" and self._fields:
            self._watch(self._fields.pop()[0])

    def _watch(self, instruction: str) -> None:
        self.fetches = self.fetches or FETCHING_FIELD.match(instruction) is not None

    def _table(self, table: etree._Element, depth: int) -> Iterator[str]:
        for row in _inside(table, f"{W}tr"):
            own = row.find(f"{W}trPr")
            if own is not None and own.find(f"{W}del") is not None:
                continue
            cells: list[str] = []
            places: list[str] = []
            for cell in _inside(row, f"{W}tc"):
                if cell.find(f"{W}tcPr/{W}cellDel") is not None:
                    continue
                page = self.page
                marks = {page_line(each) for each in range(page, page + 100)}
                lines = [line for line in self.lines(cell, depth + 1) if line.strip()]
                cells.append(" / ".join(line for line in lines if line not in marks))
                places += [page_line(each) for each in range(page + 1, self.page + 1)]
            yield "\t".join(cells).rstrip("\t")
            yield from places


def _inside(parent: etree._Element, tag: str, depth: int = 0) -> Iterator[etree._Element]:
    """Yield the rows of a table, or the cells of a row, through controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif (child.tag in (SDT, f"{W}sdtContent") or child.tag in WRAPPERS) and depth < _DEEPEST:
            yield from _inside(child, tag, depth + 1)
