"""What was found in a file while it was walked through: marks, changes, and the points that others refer to."""

import re
from dataclasses import dataclass, field

from lxml import etree

from bidprep.documents.reviewed.names import AUTHOR, DATE, DEL, INS, MOVE_FROM, MOVE_TO
from bidprep.domain.reviewed_texts import ChangeKind, FoundChange, Mark, Point, Range, Story
from bidprep.domain.text import clean_characters

_TIME = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?\Z")
RUN_KINDS = {
    INS: ChangeKind.INSERTION,
    DEL: ChangeKind.DELETION,
    MOVE_FROM: ChangeKind.MOVE_FROM,
    MOVE_TO: ChangeKind.MOVE_TO,
}
PARAGRAPH_KINDS = {
    INS: ChangeKind.PARAGRAPH_INSERTION,
    DEL: ChangeKind.PARAGRAPH_DELETION,
    MOVE_FROM: ChangeKind.PARAGRAPH_DELETION,
    MOVE_TO: ChangeKind.PARAGRAPH_INSERTION,
}


def name_in(element: etree._Element, attribute: str) -> str:
    """Return a name that an attribute holds, on one line."""
    return clean_characters(element.get(attribute, "")).replace("\n", " ")


def time_in(element: etree._Element, attribute: str = DATE) -> str:
    """Return the time that an attribute holds as it is written; "" where it is missing or no time."""
    written = element.get(attribute, "").strip()
    return written if _TIME.match(written) else ""


@dataclass
class Findings:
    """Grows while the stories of one file are walked through, in reading order."""

    marks: list[Mark] = field(default_factory=list)
    changes: list[FoundChange] = field(default_factory=list)
    boxes: list[Story] = field(default_factory=list)
    notes: list[Story] = field(default_factory=list)
    """The footnotes and endnotes that were referred to so far."""
    paragraphs: int = 0
    """How many paragraphs there were so far: the next one's number."""
    comment_starts: dict[str, Point] = field(default_factory=dict)
    comment_ends: dict[str, Point] = field(default_factory=dict)
    comment_places: dict[str, Point] = field(default_factory=dict)
    bookmarks: dict[str, Range] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    """Marks found between paragraphs, which the next paragraph takes to itself."""
    sections: list[etree._Element] = field(default_factory=list)
    """The properties of the sections so far, which say what their headers and footers are."""
    has_chunks: bool = False
    fetches: bool = False
    _open_bookmarks: dict[str, str] = field(default_factory=dict)  # names by ids
    _open_moves: dict[str, list[tuple[str, str]]] = field(default_factory=dict)  # (id, name) by kind of move

    def mark(self, element: etree._Element, kind: ChangeKind, what: str = "") -> int:
        """Note a revision element; returns its number."""
        self.marks.append(Mark(kind, name_in(element, AUTHOR), time_in(element), what, self._move_of(element.tag)))
        return len(self.marks) - 1

    def change(self, mark: int, text: str, paragraph: int) -> None:
        """Note one run of changed text."""
        self.changes.append(FoundChange(mark, text, paragraph))

    def take_waiting(self) -> tuple[int, ...]:
        """Return the marks that wait for a paragraph, which wait no longer."""
        taken = tuple(self.waiting)
        self.waiting.clear()
        return taken

    def start_bookmark(self, number: str, name: str, point: Point) -> None:
        """Note a bookmark's start; one that is written twice starts at the first."""
        self._open_bookmarks[number] = name
        self.bookmarks.setdefault(name, Range(point, point))

    def end_bookmark(self, number: str, point: Point) -> None:
        """Note a bookmark's end; one that is written twice ends at the last."""
        if (name := self._open_bookmarks.get(number)) is not None:
            start, end = self.bookmarks[name]
            self.bookmarks[name] = Range(start, max(end, point))

    def start_move(self, kind: str, number: str, name: str) -> None:
        """Note that what is moved from here on (`kind` is the revision element's tag) belongs to the move of this name."""
        self._open_moves.setdefault(kind, []).append((number, name))

    def end_move(self, kind: str, number: str) -> None:
        """Note that a stretch of moved text ends."""
        self._open_moves[kind] = [each for each in self._open_moves.get(kind, ()) if each[0] != number]

    def forget(self, mark: int) -> bool:
        """Forget a mark that turned out to be on nothing; returns False where later ones have been noted."""
        if mark == len(self.marks) - 1:
            self.marks.pop()
            return True
        return False

    def turn_into_row(self, mark: int, what: str, words: str) -> None:
        """Make the mark of a run that of the row it stands for."""
        self.marks[mark] = self.marks[mark]._replace(kind=ChangeKind.TABLE, what=what, move="")
        at = next(at for at in range(len(self.changes) - 1, -1, -1) if self.changes[at].mark == mark)
        paragraph = self.changes.pop(at).paragraph
        self.change(mark, words, paragraph)

    def say_what(self, mark: int, what: str) -> None:
        """Say of a mark what it is on."""
        self.marks[mark] = self.marks[mark]._replace(what=what)

    def paired_marks(self) -> tuple[Mark, ...]:
        """Return the marks; a move that is there from one side only is no move by name.

        LibreOffice names no moves; there, the same words taken away and put elsewhere by the same person are one.
        """
        sides: dict[bool, set[str]] = {True: set(), False: set()}
        for mark in self.marks:
            if mark.move:
                sides[mark.adds].add(mark.move)
        whole = sides[True] & sides[False]
        marks = [mark._replace(move="") if mark.move and mark.move not in whole else mark for mark in self.marks]
        if any(mark.kind is ChangeKind.MOVE_FROM and not mark.move for mark in marks):
            self._name_moves(marks)
        return tuple(marks)

    def _name_moves(self, marks: list[Mark]) -> None:
        words: dict[int, str] = {}
        for change in self.changes:
            words[change.mark] = words.get(change.mark, "") + change.text
        waiting: dict[tuple[str, str], list[int]] = {}
        for number, mark in enumerate(marks):
            if mark.kind is ChangeKind.MOVE_TO and not mark.move and words.get(number):
                waiting.setdefault((mark.author, words[number]), []).append(number)
        for number, mark in enumerate(marks):
            is_waiting = mark.kind is ChangeKind.MOVE_FROM and not mark.move
            if is_waiting and (others := waiting.get((mark.author, words.get(number, "")))):
                for each in (number, others.pop(0)):
                    marks[each] = marks[each]._replace(move=f"unnamed {number}")

    def _move_of(self, tag: str) -> str:
        waiting = self._open_moves.get(tag) if self._open_moves else None
        return waiting[-1][1] if waiting else ""
