"""What stands in a paragraph: runs, and all that may be around and inside them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from lxml import etree

from bidprep.documents.reviewed.alternatives import chosen, outermost_boxes
from bidprep.documents.reviewed.findings import RUN_KINDS
from bidprep.documents.reviewed.lines import Line, cleaned
from bidprep.documents.reviewed.looks import PLAIN_LOOK, PLAIN_RUN, RunProperties, link_as_read, link_of_field
from bidprep.documents.reviewed.names import (
    ALTERNATIVES,
    CHANGED,
    COMMENT,
    DEL_TEXT,
    FIELD_CHARACTER,
    HYPERLINK,
    ID,
    MATH,
    MATH_PARAGRAPH,
    MATH_TEXT,
    NOTES,
    P_PR,
    POINTS,
    R_PR,
    RELATION,
    RUN,
    SIMPLE_FIELD,
    SKIPPED,
    TABLE,
    TEXT,
    P,
)
from bidprep.documents.reviewed.points import note_point
from bidprep.documents.reviewed.signs import SIGNS, sign_of
from bidprep.documents.reviewed.symbols import in_font
from bidprep.documents.strangers import FETCHING_FIELD
from bidprep.documents.word_names import W
from bidprep.domain.reviewed_texts import ChangeKind, Look

if TYPE_CHECKING:
    from bidprep.documents.reviewed.walking import Marks, Walker

_CODES = frozenset((f"{W}instrText", f"{W}delInstrText"))
_DRAWN = frozenset((f"{W}drawing", f"{W}pict", f"{W}object"))
_RUBY, _RUBY_BASE = f"{W}ruby", f"{W}rubyBase"
_NO_TEXT = {
    f"{W}drawing": "picture",
    f"{W}pict": "picture",
    f"{W}object": "object",
    FIELD_CHARACTER: "field",
    f"{W}instrText": "field",
    f"{W}delInstrText": "field",
    f"{W}footnoteReference": "note",
    f"{W}endnoteReference": "note",
    f"{W}br": "page break",
}
_IN_RUNS = frozenset((*CHANGED, RUN, HYPERLINK, SIMPLE_FIELD, MATH))
_ENDS_TEXT = frozenset((FIELD_CHARACTER, COMMENT, ALTERNATIVES, _RUBY, *_DRAWN, *POINTS, *_IN_RUNS))


class Inlines:
    """Reads the content of the paragraphs of one part."""

    def __init__(self, walker: "Walker") -> None:
        self._walker = walker
        self._findings = walker.findings
        self._run_look = walker.looks.run
        self._looks = {(False, False, ""): PLAIN_LOOK}

    def read(self, parent: Iterable[etree._Element], line: Line, marks: "Marks", link: str) -> etree._Element | None:
        """Add what stands in a paragraph, or in something in it, to its line; returns the paragraph's own properties."""
        own = None
        fields = self._walker.fields
        for child in parent:
            tag = child.tag
            if tag == RUN:
                if marks or link or fields.is_inside or not self._plain_run(child, line):
                    self._run(child, line, marks, link)
            elif tag == P_PR:
                own = child
            elif tag in POINTS:
                self._point(child, line)
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                inner = (*marks, number)
                self.read(child, line, inner, link)
                self._tell_empty(child, number, line, inner)
            elif tag not in SKIPPED:
                self._around(child, tag, line, marks, link)
        return own

    def _plain_run(self, run: etree._Element, line: Line) -> bool:
        """Add a run that is text and nothing else, as most are; returns whether it was one."""
        properties, text = PLAIN_RUN, ""
        for part in run:
            tag = part.tag
            if tag == TEXT:
                text += cleaned(part.text or "")
            elif tag == R_PR:
                properties = self._run_look(part)
            else:
                return False
        if properties is PLAIN_RUN:
            line.add(text, PLAIN_LOOK)
        elif text or properties.change is not None or properties.marks:
            self._add(text, line, (), properties, "")
        return True

    def _around(self, child: etree._Element, tag: str, line: Line, marks: "Marks", link: str) -> None:
        """Read what is around runs and changes nothing, but that it may lead somewhere."""
        if tag == HYPERLINK:
            relation = self._walker.relations.get(child.get(RELATION, ""))
            leads = link_as_read(relation.target) if relation is not None and relation.is_external else ""
            self.read(child, line, marks, leads)
        elif tag == SIMPLE_FIELD:
            instruction = child.get(f"{W}instr", "")
            self._watch(instruction)
            self.read(child, line, marks, link_of_field(instruction) or link)
        elif tag == ALTERNATIVES:
            self.read(chosen(child), line, marks, link)
        elif tag in (MATH, MATH_PARAGRAPH):
            self._math(child, line, marks)
        elif tag in (P, TABLE):  # a paragraph in a paragraph, as no program should write
            self._walker.read_box((child,), line, marks)
        else:
            self.read(child, line, marks, link)

    def _tell_empty(self, element: etree._Element, number: int, line: Line, marks: "Marks") -> None:
        """Note a revision element that holds no text (a picture, a field's sign), so that none goes uncounted.

        One that holds nothing at all, or only where a comment hangs, is no change: LibreOffice writes such beside comments.
        """
        if number in self._walker.told:
            return
        what = next((_NO_TEXT[each.tag] for each in element.iter(*_NO_TEXT)), "")
        if not what and next(element.iter(P), None) is None and self._findings.forget(number):
            return
        self._walker.told.add(number)
        self._findings.say_what(number, what)
        self._findings.change(number, "", line.number)
        line.add_marked("", PLAIN_LOOK, marks)

    def _math(self, element: etree._Element, line: Line, marks: "Marks") -> None:
        for child in element:
            tag = child.tag
            if tag in (MATH_TEXT, TEXT, DEL_TEXT):
                self._add(cleaned(child.text or ""), line, marks, PLAIN_RUN, "")
            elif tag == RUN:
                self._run(child, line, marks, "")
            elif tag in CHANGED:
                number = self._findings.mark(child, RUN_KINDS[tag])
                self._math(child, line, (*marks, number))
                self._tell_empty(child, number, line, (*marks, number))
            elif tag in POINTS:
                self._point(child, line)
            elif not tag.endswith("Pr"):
                self._math(child, line, marks)

    def _run(self, run: Iterable[etree._Element], line: Line, marks: "Marks", link: str) -> None:
        fields = self._walker.fields
        properties = PLAIN_RUN
        text = code = ""
        for child in run:
            tag = child.tag
            if tag in (TEXT, DEL_TEXT):
                written = cleaned(child.text or "")
                if fields.hidden:
                    code += written
                else:
                    text += written
            elif tag == R_PR:
                properties = self._run_look(child)
            elif tag in SIGNS:
                if not fields.hidden:
                    text += sign_of(child, properties.font)
            elif tag not in SKIPPED:
                if text and tag in _ENDS_TEXT:
                    self._add(text, line, marks, properties, link or fields.link)
                    text = ""
                self._other_in_run(child, tag, line, marks, link)
        if text or properties.change is not None or properties.marks:
            self._add(text, line, marks, properties, link or fields.link)
        if code and marks:
            self._add_code(code, line, marks)

    def _add_code(self, code: str, line: Line, marks: "Marks") -> None:
        """Note changed text that is a field's code: it was changed, although no text shows it."""
        for mark in marks:
            self._findings.change(mark, code, line.number)
            self._walker.told.add(mark)
        line.add_marked("", PLAIN_LOOK, marks)

    def _other_in_run(self, child: etree._Element, tag: str, line: Line, marks: "Marks", link: str) -> None:
        """See to something in a run that is no text."""
        if tag == FIELD_CHARACTER:
            self._watch(self._walker.fields.follow(child))
        elif tag in _CODES:
            self._walker.fields.add_code(child.text or "")
        elif tag == COMMENT:
            self._findings.comment_places.setdefault(child.get(ID, ""), line.point())
        elif tag in POINTS:
            self._point(child, line)
        elif tag in NOTES:
            self._walker.read_note(NOTES[tag], child.get(ID, ""), line)
        elif tag in _DRAWN:
            for box in outermost_boxes(child):
                self._walker.read_box(box, line, marks)
        elif tag == ALTERNATIVES:
            self._run(chosen(child), line, marks, link)
        elif tag == _RUBY:
            for base in child.iterchildren(_RUBY_BASE):
                self.read(base, line, marks, link)
        elif tag in _IN_RUNS:
            self.read((child,), line, marks, link)

    def _add(self, text: str, line: Line, marks: "Marks", properties: RunProperties, link: str) -> None:
        """Add the text of a run to its line, and note it as changed where it is."""
        look = self._look(properties.bold, properties.italic, link)
        if properties.font and text:
            text = in_font(text, properties.font)
        if not marks and properties.change is None and not properties.marks:
            if text:
                line.add(text, look)
            return
        is_new = properties.numbers is None
        own, restyled = properties.numbers or self._marks_of_run(properties, look)
        marks = (*marks, *own) if own else marks
        for mark in marks if text else own if is_new else ():
            self._findings.change(mark, text, line.number)
            self._walker.told.add(mark)
        if text or (is_new and (own or restyled)):
            for mark in restyled:
                self._findings.change(mark, text, line.number)
            before = None if properties.change is None else self._walker.looks.before(properties.change, look.link)
            line.add_marked(text, look, marks, before, restyled)

    def _marks_of_run(self, properties: RunProperties, look: Look) -> tuple["Marks", "Marks"]:
        """Note what the properties of a run say of changes."""
        own = tuple(self._findings.mark(each, RUN_KINDS[each.tag]) for each in properties.marks)
        restyled: Marks = ()
        if (change := properties.change) is not None:
            before = self._walker.looks.before(change, look.link)
            restyled = (self._findings.mark(change, ChangeKind.FORMATTING, _run_change(before, look)),)
        if own or restyled:
            properties.numbers = own, restyled
        return own, restyled

    def _look(self, bold: bool, italic: bool, link: str) -> Look:
        key = (bold, italic, link)
        look = self._looks.get(key)
        if look is None:
            look = self._looks[key] = Look(bold, italic, " ".join(link.split()))
        return look

    def _watch(self, instruction: str) -> None:
        if instruction and FETCHING_FIELD.match(instruction):
            self._findings.fetches = True

    def _point(self, element: etree._Element, line: Line) -> None:
        mark = note_point(self._findings, element, line.point())
        if mark is not None:
            self._findings.change(mark, "", line.number)
            line.add_marked("", PLAIN_LOOK, (), None, (mark,))


def _run_change(before: Look, now: Look) -> str:
    """Say what a change of formatting did to a run."""
    said = []
    for name, was, is_now in (("bold", before.bold, now.bold), ("italic", before.italic, now.italic)):
        if was != is_now:
            said.append(name if is_now else f"no longer {name}")
    return ", ".join(said) or "text formatting"
