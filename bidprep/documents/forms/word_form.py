"""A buyer's form in Word, read as it stands with every tracked change accepted.

The XML is walked here, because python-docx sees neither insertions, content controls, smart tags and simple fields, nor
text boxes. A place counts the paragraphs and tables that are there, removed ones too, so that it can be found again.
"""

from dataclasses import dataclass, field, replace
from itertools import count

from lxml import etree

from bidprep.documents.forms.list_numbers import ListNumbers
from bidprep.documents.forms.measures import whole
from bidprep.documents.forms.shapes import Cell, Form, Gap, Line, Table, Warnings
from bidprep.documents.forms.word_styles import WordStyles
from bidprep.documents.packages import damaged
from bidprep.documents.strangers import FETCHING_FIELD, OfficeFile
from bidprep.documents.word_names import MC, REMOVED, SDT, W14, WRAPPERS, M, W, flag, value
from bidprep.documents.word_pieces import chosen, outermost_boxes, sign_of
from bidprep.errors import BidprepError

_MOST_PARAGRAPHS = 20_000  # some 500 pages
_WIDEST = 1_000  # columns of a table
_DEEPEST = 40  # tables, boxes and controls in one another
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object", f"{MC}AlternateContent"))
_SYMBOL_BOXES = {
    "F0A8": "☐", "F06F": "☐", "F071": "☐", "F072": "☐", "F0FE": "☒", "F0FD": "☒", "F052": "☒", "F054": "☒", "F0A3": "☐",
}  # fmt: skip # as Wingdings, Wingdings 2 and Symbol have them
_SPACES = str.maketrans(
    {"\xa0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200b": "", "\ufeff": "", "\xad": ""}
)
_MACROS = "The file holds macros. They were not run; do not allow them in Word either unless you trust the sender."
_TEMPLATE = "The file names a template outside itself, which Word would fetch. bidprep did not."
_FETCHES = "The file holds fields that fetch or start something (such as DDE or INCLUDE). bidprep did not follow them."


def read_word_form(file: OfficeFile) -> Form:
    """Return the blocks of a Word file; raises BidprepError where it is broken."""
    document = file.xml(file.main)
    body = None if document is None else document.find(f"{W}body")
    if body is None:
        raise damaged(file.called)
    if sum(1 for _ in body.iter(f"{W}p")) > _MOST_PARAGRAPHS:
        raise BidprepError(f"{file.called} is too long to be a form.", "Take in only the part that asks something.")
    related = {
        relation.kind: relation.target for relation in file.relations(file.main).values() if not relation.is_external
    }
    styles = file.xml(related.get("styles", ""))
    warnings = Warnings()
    if file.holds_macros:
        warnings.add(_MACROS)
    if any(
        each.kind == "attachedTemplate" and each.is_external
        for each in file.relations(related.get("settings", "")).values()
    ):
        warnings.add(_TEMPLATE)
    numbers = ListNumbers(file.xml(related.get("numbering", "")), styles)
    reader = _Reader(WordStyles(styles), numbers, _notes_in(file.xml(related.get("footnotes", ""))), warnings)
    return Form(tuple(reader.blocks(body, "")), tuple(warnings))


@dataclass
class _Words:
    """The words of one paragraph while they are collected."""

    pieces: list[str] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    plain: bool = False
    """Whether something in it is not bold."""


@dataclass
class _Field:
    """A field that is open; fields may reach over several paragraphs."""

    instruction: str = ""
    in_result: bool = False
    gap: Gap | None = None
    is_box: bool = False
    result: str = ""


class _Reader:
    """Walks the blocks of one file. It holds what reaches from one paragraph to the next: list counts and open fields."""

    def __init__(self, styles: WordStyles, numbers: ListNumbers, notes: dict[str, str], warnings: Warnings) -> None:
        self._styles = styles
        self._numbers = numbers
        self._notes = notes
        self._number_of_empty = ""
        self._warnings = warnings
        self._fields: list[_Field] = []
        self._prompted: _Words | None = None
        self._depth = 0

    def blocks(self, parent: etree._Element, path: str) -> list[Line | Table]:
        """Return the lines and tables of a body, a cell or a text box; `path` is where that stands."""
        found: list[Line | Table] = []
        self._walk(parent, path, found, (count(1), count(1)), is_placeholder=False, gap=None)
        return _joined(found)

    def _walk(
        self, parent: etree._Element, path: str, found: list[Line | Table],
        counters: "tuple[count[int], count[int]]", *, is_placeholder: bool, gap: Gap | None,
    ) -> None:  # fmt: skip
        if self._depth > _DEEPEST:
            return
        self._depth += 1
        paragraphs, tables = counters
        for child in parent:
            tag = child.tag
            if tag == f"{W}p":
                found += self._paragraph(child, f"{path}paragraph {next(paragraphs)}", is_placeholder, gap)
                gap = None
            elif tag == f"{W}tbl":
                found.append(self._table(child, f"{path}table {next(tables)}"))
            elif tag == SDT:
                if _is_contents(child):
                    continue
                showing, inner = _control(child)
                for content in child.iterchildren(f"{W}sdtContent"):
                    self._walk(
                        content, path, found, counters, is_placeholder=is_placeholder or showing, gap=inner or gap
                    )
            elif tag in WRAPPERS:
                self._walk(child, path, found, counters, is_placeholder=is_placeholder, gap=gap)
            elif tag == f"{MC}AlternateContent":
                for content in chosen(child):
                    self._walk(content, path, found, counters, is_placeholder=is_placeholder, gap=gap)
        self._depth -= 1

    def _paragraph(
        self, paragraph: etree._Element, path: str, is_placeholder: bool, gap: Gap | None
    ) -> list[Line | Table]:
        own = paragraph.find(f"{W}pPr")
        style = value(own.find(f"{W}pStyle")) if own is not None else ""
        in_contents = self._in_contents
        words = _Words()
        self._inline(paragraph, words, is_placeholder=is_placeholder, depth=0)
        text = _tidy("".join(words.pieces))
        if gap is not None:
            words.gaps.append(gap if is_placeholder else replace(gap, words=text))
            text = ""
        number, bullet = self._number(style, own, bool(text or words.gaps))
        found: list[Line | Table] = []
        if not (in_contents and self._in_contents):
            bold = bool(text) and (not words.plain or self._styles.is_bold(style))
            joins = own is not None and own.find(f"{W}rPr/{W}del") is not None
            text += " " if joins and "".join(words.pieces)[-1:].isspace() else ""
            level = self._styles.heading_level(style, own)
            found.append(Line(text, path, number, level, bold, bullet, tuple(words.gaps), tuple(words.notes), joins))
        for each, box in enumerate(words.boxes, 1):
            found += _box_to_write_in(self.blocks(box, f"{path}/box {each}/"))
        return found

    @property
    def _in_contents(self) -> bool:
        return any(each.instruction.split()[:1] == ["TOC"] for each in self._fields)

    def _number(self, style: str, own: etree._Element | None, has_words: bool) -> tuple[str, bool]:
        number_id, depth, by_style = self._styles.list_of(style, own)
        if number_id in ("", "0") or not has_words:
            # Word counts an empty paragraph of a list, too, but shows its number only where the paragraph is seen.
            if number_id not in ("", "0") and own is not None and own.find(f"{W}numPr") is not None:
                self._number_of_empty, _ = self._numbers.count(number_id, depth or 0)
            return "", False
        if depth is None:
            depth = self._numbers.level_of_style(number_id, by_style)
        return self._numbers.count(number_id, depth)

    def _inline(self, parent: etree._Element, words: _Words, *, is_placeholder: bool, depth: int) -> None:
        if depth > _DEEPEST:
            return
        for child in parent:
            tag = child.tag
            if tag == f"{W}r":
                self._run(child, words, is_placeholder)
            elif tag == SDT:
                showing, gap = _control(child)
                before = len(words.pieces)
                for content in child.iterchildren(f"{W}sdtContent"):
                    self._inline(content, words, is_placeholder=is_placeholder or showing, depth=depth + 1)
                if gap is not None:
                    inside = _tidy("".join(words.pieces[before:]))
                    del words.pieces[before:]
                    words.gaps.append(replace(gap, words=inside))
            elif tag in WRAPPERS:
                if tag == f"{W}fldSimple":
                    self._watch(child.get(f"{W}instr", ""))
                self._inline(child, words, is_placeholder=is_placeholder, depth=depth + 1)
            elif tag == f"{MC}AlternateContent":
                for content in chosen(child):
                    self._inline(content, words, is_placeholder=is_placeholder, depth=depth + 1)
            elif tag.startswith(M):
                words.pieces += [each.text or "" for each in child.iter(f"{M}t")]

    def _run(self, run: etree._Element, words: _Words, is_placeholder: bool) -> None:
        own = run.find(f"{W}rPr")
        if own is not None:
            if flag(own.find(f"{W}vanish")):
                return
            is_placeholder = is_placeholder or value(own.find(f"{W}rStyle")) == "PlaceholderText"
        is_bold = own is not None and flag(own.find(f"{W}b"))
        for child in run:
            tag = child.tag
            if tag in (f"{W}fldChar", f"{W}instrText"):
                self._follow_field(child, words)
            elif tag in REMOVED or any(not each.in_result for each in self._fields):
                continue
            elif tag == f"{W}footnoteReference":
                words.notes += filter(None, (self._notes.get(child.get(f"{W}id", "")),))
            elif tag == f"{W}t":
                self._text(child.text or "", words, is_placeholder, is_bold)
            elif tag in _DRAWN:
                drawn = chosen(child) if tag.startswith(MC) else [child]
                words.boxes += (box for each in drawn for box in outermost_boxes(each))
            else:
                words.pieces.append(_sign(child))

    def _text(self, text: str, words: _Words, is_placeholder: bool, is_bold: bool) -> None:
        made = next((each for each in reversed(self._fields) if each.gap is not None or each.is_box), None)
        if made is not None:
            made.result += text
        elif not is_placeholder:
            words.pieces.append(text)
            words.plain = words.plain or not (is_bold or not any(map(str.isalnum, text)))
        elif self._prompted is not words:
            # A prompt is styled as one; without a control around it this is all that tells.
            self._prompted = words
            words.gaps.append(Gap())

    def _follow_field(self, element: etree._Element, words: _Words) -> None:
        kind = element.get(f"{W}fldCharType")
        if element.tag == f"{W}instrText":
            if self._fields and not self._fields[-1].in_result:
                self._fields[-1].instruction += (element.text or "")[:2_000]
        elif kind == "begin":
            opened = _Field()
            made = element.find(f"{W}ffData")
            if made is not None and (box := made.find(f"{W}checkBox")) is not None:
                state = box.find(f"{W}checked")
                ticked = flag(state if state is not None else box.find(f"{W}default"))
                words.pieces.append("☒" if ticked else "☐")
                opened.is_box = True
            elif made is not None and (entries := made.find(f"{W}ddList")) is not None:
                choices = tuple(value(each) for each in entries.iterchildren(f"{W}listEntry"))
                opened.gap = Gap("choice", choices)
            elif made is not None and made.find(f"{W}textInput") is not None:
                opened.gap = Gap("date" if value(made.find(f"{W}textInput/{W}type")) == "date" else "text")
            if len(self._fields) < _DEEPEST:
                self._fields.append(opened)
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
            self._watch(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.gap is not None:
                chosen = (
                    ended.result if ended.gap.kind != "choice" or ended.result.strip() in ended.gap.choices[1:] else ""
                )
                words.gaps.append(replace(ended.gap, words=_tidy(chosen)))
            if not ended.in_result:
                self._watch(ended.instruction)

    def _watch(self, instruction: str) -> None:
        if FETCHING_FIELD.match(instruction):
            self._warnings.add(_FETCHES)

    def _table(self, table: etree._Element, path: str) -> Table:
        rows: list[tuple[Cell, ...]] = []
        above: dict[int, tuple[int, int]] = {}  # grid column → where the merged cell in it stands
        tall: dict[tuple[int, int], int] = {}
        for number, row in enumerate(_elements(table, f"{W}tr"), 1):
            properties = row.find(f"{W}trPr")
            if properties is not None and properties.find(f"{W}del") is not None:
                continue
            before = properties.find(f"{W}gridBefore") if properties is not None else None
            column = 1 + _span(before, otherwise=0)
            cells: list[Cell] = []
            in_row = list(_cells(row))
            for found in in_row:
                own = found.element.find(f"{W}tcPr")
                width = _span(own.find(f"{W}gridSpan") if own is not None else None, otherwise=1)
                merge = own.find(f"{W}vMerge") if own is not None else None
                if merge is not None and value(merge) != "restart" and column in above:
                    tall[above[column]] = tall.get(above[column], 1) + 1
                elif own is None or own.find(f"{W}cellDel") is None:
                    place = f"{path}/row {number}/cell {column}"
                    cells.append(self._cell(found, number, column, width, place, is_beside=len(in_row) > 1))
                    above.pop(column, None)
                    if merge is not None:
                        above[column] = (number, column)
                column += width
            rows.append(tuple(cells))
        return Table(
            tuple(
                tuple(replace(cell, height=tall.get((cell.row, cell.column), 1)) if tall else cell for cell in row)
                for row in rows
            ),
            path,
        )

    def _cell(self, cell: "_CellElement", row: int, column: int, width: int, path: str, *, is_beside: bool) -> Cell:
        found: list[Line | Table] = []
        self._number_of_empty = ""
        placeholder = cell.is_placeholder
        self._walk(cell.element, f"{path}/", found, (count(1), count(1)), is_placeholder=placeholder, gap=cell.gap)
        blocks = _joined(found)
        if column == 1 and is_beside and len(blocks) == 1 and isinstance(blocks[0], Line) and not blocks[0].words:
            blocks = [replace(blocks[0], number=self._number_of_empty)]  # “A1” that only the list’s numbering writes
        lines = tuple(block for block in blocks if isinstance(block, Line))
        choices = next((each.choices for line in lines for each in line.gaps if each.choices), ())
        tables = tuple(block for block in blocks if isinstance(block, Table))
        return Cell(row, column, path, lines, width, choices=choices, tables=tables, blocks=tuple(blocks))


def _box_to_write_in(blocks: list[Line | Table]) -> list[Line | Table]:
    """Return an empty text box as a table of one empty cell, for that is what it is to who fills it in."""
    lines = tuple(block for block in blocks if isinstance(block, Line))
    if not lines or len(lines) < len(blocks) or any(line.words or line.gaps for line in lines):
        return blocks
    return [Table(((Cell(1, 1, lines[0].path, lines),),), lines[0].path)]


def _joined(blocks: list[Line | Table]) -> list[Line | Table]:
    joined: list[Line | Table] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if isinstance(last, Line) and last.joins_next and isinstance(block, Line):
            both = replace(block, words=_tidy(last.words + block.words), gaps=last.gaps + block.gaps, path=last.path)
            joined[-1] = replace(both, number=last.number or block.number, bullet=last.bullet or block.bullet)
        else:
            joined.append(block)
    return joined


def _tidy(words: str) -> str:
    kept = words.translate(_SPACES)
    return "".join(letter for letter in kept if letter >= " " or letter in "\n\t").strip()


def _elements(parent: etree._Element, tag: str, depth: int = 0) -> list[etree._Element]:
    """Return the rows of a table in their order, through controls and insertions."""
    found: list[etree._Element] = []
    for child in parent:
        if child.tag == tag:
            found.append(child)
        elif (child.tag == SDT or child.tag in WRAPPERS) and depth < _DEEPEST:
            found += _elements(child, tag, depth + 1)
    return found


@dataclass(frozen=True)
class _CellElement:
    """A cell of a row, with what the content control around it says."""

    element: etree._Element
    is_placeholder: bool
    gap: Gap | None


def _cells(
    parent: etree._Element, is_placeholder: bool = False, gap: Gap | None = None, depth: int = 0
) -> list[_CellElement]:
    """Return the cells of a row in their order, through controls and insertions."""
    found: list[_CellElement] = []
    for child in parent:
        if child.tag == f"{W}tc":
            found.append(_CellElement(child, is_placeholder, gap))
        elif child.tag == SDT and depth < _DEEPEST:
            showing, inner = _control(child)
            found += _cells(child, is_placeholder or showing, inner or gap, depth + 1)
        elif child.tag in WRAPPERS and depth < _DEEPEST:
            found += _cells(child, is_placeholder, gap, depth + 1)
    return found


def _control(control: etree._Element) -> tuple[bool, Gap | None]:
    """Return whether a content control shows its prompt instead of an answer, and what it is there for."""
    own = control.find(f"{W}sdtPr")
    if own is None:
        return False, None
    showing = flag(own.find(f"{W}showingPlcHdr"))
    if not showing and own.find(f"{W}dataBinding") is not None:
        return False, None  # it shows a property of the document, such as its title
    for kind in ("dropDownList", "comboBox"):
        if (offered := own.find(f"{W}{kind}")) is not None:
            items = offered.iterchildren(f"{W}listItem")
            shown = (item.get(f"{W}displayText", item.get(f"{W}value", "")) for item in items if item.get(f"{W}value"))
            return showing, Gap("choice", tuple(shown))
    if own.find(f"{W}date") is not None:
        return showing, Gap("date")
    if own.find(f"{W14}checkbox") is not None:
        return False, None
    return showing, Gap() if showing or own.find(f"{W}text") is not None else None


def _notes_in(part: etree._Element | None) -> dict[str, str]:
    """Return the words of the footnotes by their ids."""
    if part is None:
        return {}
    return {
        note.get(f"{W}id", ""): _tidy("".join(each.text or "" for each in note.iter(f"{W}t")))
        for note in part.iterchildren(f"{W}footnote")
        if note.get(f"{W}type") is None
    }


def _is_contents(control: etree._Element) -> bool:
    gallery = value(control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"))
    return gallery == "Table of Contents"


def _sign(element: etree._Element) -> str:
    """Return what something in a run that is no text looks like, a box from a symbol font included."""
    if element.tag == f"{W}sym":
        return _SYMBOL_BOXES.get(element.get(f"{W}char", "").upper(), "")
    return sign_of(element)


def _span(element: etree._Element | None, otherwise: int) -> int:
    return min(whole(value(element), otherwise), _WIDEST)
