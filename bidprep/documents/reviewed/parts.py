"""The parts of a Word file, read one after the other into what came back."""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bidprep.documents.packages import damaged
from bidprep.documents.reviewed.findings import Findings
from bidprep.documents.reviewed.joined_runs import join_runs
from bidprep.documents.reviewed.looks import Looks
from bidprep.documents.reviewed.names import ID, RELATION
from bidprep.documents.reviewed.threads import read_comments
from bidprep.documents.reviewed.walking import Part, Walker
from bidprep.documents.strangers import OfficeFile, OfficeKind, open_office_file
from bidprep.documents.uncollected import uncollected
from bidprep.documents.word_names import W, flag
from bidprep.domain.reviewed_texts import ReviewedComment, ReviewedDocument, Story, StoryKind
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError

_RUNNING = {f"{W}headerReference": StoryKind.HEADER, f"{W}footerReference": StoryKind.FOOTER}
_KINDS_OF_PARTS = {"header": StoryKind.HEADER, "footer": StoryKind.FOOTER}
_NOTES = {"footnotes": StoryKind.FOOTNOTE, "endnotes": StoryKind.ENDNOTE}
_MACROS = "The file holds macros. They were not run; do not allow them in Word either unless you trust the sender."
_TEMPLATE = "The file names a template outside itself, which Word would fetch. bidprep did not."
_FETCHES = "The file holds fields that fetch or start something (such as DDE or INCLUDE). bidprep did not follow them."
_CHUNKS = "The file holds another document inside itself (altChunk). What that says was not read."


def read_parts_of(source: Path | bytes) -> ReviewedDocument:
    """Return a Word file, or its content, as it came back; raises BidprepError where it cannot be read."""
    file = open_office_file(source, kinds=frozenset((OfficeKind.WORD,)), takes_any_word=True)
    try:
        with uncollected():
            return _Parts(file).read()
    except RecursionError:
        raise BidprepError(f"{file.called} is nested deeper than bidprep reads.", "Choose another file.") from None


class _Parts:
    """The parts of one Word file."""

    def __init__(self, file: OfficeFile) -> None:
        self._file = file
        self._relations = file.relations(file.main)
        self._warnings: list[str] = []

    def read(self) -> ReviewedDocument:
        """Read all of them."""
        file = self._file
        root = file.xml(file.main, join_runs)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise damaged(file.called)
        findings = Findings()
        looks = Looks(self._related("styles"), self._related("numbering"))
        stories: list[Story] = []
        notes = self._notes()
        for part in self._stories(body, findings):
            stories.append(Story(part.kind, Walker(findings, looks, part.relations, notes).blocks(part.root)))
            stories += findings.boxes
            findings.boxes.clear()
        for part in tuple(notes.values()):  # what nothing refers to
            findings.notes.append(Story(part.kind, Walker(findings, looks, part.relations, notes).blocks(part.root)))
        stories += [*findings.notes, *findings.boxes]
        findings.boxes.clear()
        comments = self._comments(findings, looks, stories)
        settings = self._related("settings")
        return ReviewedDocument(
            stories=tuple(stories),
            marks=findings.paired_marks(),
            changes=tuple(findings.changes),
            comments=comments,
            bookmarks=findings.bookmarks,
            properties=self._properties(),
            warnings=tuple(self._said(findings)),
            tracks_changes=settings is not None and flag(settings.find(f"{W}trackRevisions")),
        )

    def _stories(self, body: etree._Element, findings: Findings) -> Iterator[Part]:
        """Yield the body, and once that is read and its sections are known, their headers and footers."""
        yield Part(StoryKind.BODY, body, self._relations)
        names: dict[str, StoryKind] = {}
        for reference in (each for section in tuple(findings.sections) for each in section.iter(*_RUNNING)):
            relation = self._relations.get(reference.get(RELATION, ""))
            if relation is not None:
                names.setdefault(relation.target, _RUNNING[reference.tag])
        for relation in self._relations.values():
            if relation.kind in _KINDS_OF_PARTS and not relation.is_external:
                names.setdefault(relation.target, _KINDS_OF_PARTS[relation.kind])
        for wanted in (StoryKind.HEADER, StoryKind.FOOTER):
            for name, kind in names.items():
                root = self._xml(name) if kind is wanted else None
                if root is not None:
                    yield Part(kind, root, self._file.relations(name))

    def _notes(self) -> dict[tuple[str, str], Part]:
        """Return the notes by kind and id, without the lines that part them from the page."""
        found: dict[tuple[str, str], Part] = {}
        for kind_of_part, kind in _NOTES.items():
            root = self._related(kind_of_part)
            if root is None:
                continue
            relations = self._file.relations(self._name(kind_of_part))
            for note in root:
                if note.get(f"{W}type", "normal") == "normal":
                    found[kind_of_part, note.get(ID, "")] = Part(kind, note, relations)
        return found

    def _comments(self, findings: Findings, looks: Looks, stories: list[Story]) -> tuple[ReviewedComment, ...]:
        root = self._related("comments", "word/comments.xml")
        if root is None:
            return ()
        relations = self._file.relations(self._name("comments", "word/comments.xml"))
        extended = self._related("commentsExtended", "word/commentsExtended.xml")
        comments = read_comments(root, extended, Walker(findings, looks, relations), findings, stories)
        findings.boxes.clear()
        return comments

    def _properties(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in self._file.related("", "custom-properties"):
            root = self._xml(name)
            for each in () if root is None else root:
                found[clean_characters(each.get("name", ""))] = clean_characters(
                    "".join(map(str, each.itertext())).strip()
                )
        return found

    def _said(self, findings: Findings) -> Iterator[str]:
        if self._file.holds_macros:
            yield _MACROS
        settings = self._name("settings")
        attached = self._file.relations(settings).values() if settings else ()
        if any(each.kind == "attachedTemplate" and each.is_external for each in attached):
            yield _TEMPLATE
        if findings.fetches:
            yield _FETCHES
        if findings.has_chunks:
            yield _CHUNKS
        yield from self._warnings

    def _name(self, kind: str, otherwise: str = "") -> str:
        """Return the part that the document is related to in this way; `otherwise` where it says of none."""
        names = (each.target for each in self._relations.values() if each.kind == kind and not each.is_external)
        return next(names, otherwise)

    def _related(self, kind: str, otherwise: str = "") -> etree._Element | None:
        name = self._name(kind, otherwise)
        return self._xml(name) if name else None

    def _xml(self, name: str) -> etree._Element | None:
        """Return a part beside the body; one that is broken is told of, and the rest is read."""
        try:
            return self._file.xml(name)
        except BidprepError:
            self._warnings.append(f"A part of the file ({name}) is damaged and was left out.")
            return None
