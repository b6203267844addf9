"""What came back in a Word file: its words with every tracked change and comment, as sent and as reviewed.

A `ReviewedDocument` holds the file as it is: stories of blocks, whose paragraphs are made of pieces that carry the
marks of the changes they belong to. Nothing in it is decided. Two questions are put to it: what did it say before
anybody changed it (*rejected*), and what would it say with every change taken (*accepted*)?

How to use it, from the file to an answer:

- `bidprep.documents.reviewed.reading.read_reviewed(path)` reads a file in a child process.
- `document.bookmarks["bp_…"]` says where a bookmark is. `bidprep.domain.reviewed_regions.region_of` makes a `Region` of the
  blocks of the body between two of them: what one answer covers. The other functions on regions are there, too, and those
  on changes in `bidprep.domain.reviewed_changes`.
- `rejected_text(region)` and `accepted_text(region)` are `bidprep.domain.text.Text` values; `text_with(region, numbers)`
  is the text with only those marks accepted and all others rejected.
- `changes_in(region)` are the single changes, with their places in the rejected text; `suggestions_in(region)` the same
  grouped: neighbours of one kind, author and minute. `text_with(region, suggestion.marks)` is that suggestion taken.
- `comments_in(region)` are the comments whose range touches it, with places in both texts.
- Whoever asks more than one of these passes them the same `bidprep.domain.reviewed_views.Views(region)`, whose
  `rejected.text` and `accepted.text` are the two texts; each is worked out once then.

Places are (block, characters) of the text value, as `bidprep.domain.anchors` has them: `block` counts the blocks of the
text, characters those of `plain_block` of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from bidprep.domain.text import Inline, Style


class ChangeKind(StrEnum):
    """What a tracked change does, in the words of the command line."""

    INSERTION = "insertion"
    DELETION = "deletion"
    MOVE_FROM = "move-from"
    MOVE_TO = "move-to"
    PARAGRAPH_INSERTION = "paragraph-insertion"
    PARAGRAPH_DELETION = "paragraph-deletion"
    FORMATTING = "formatting"
    TABLE = "table"


class StoryKind(StrEnum):
    """Where in the file a stretch of text stands."""

    BODY = "body"
    HEADER = "header"
    FOOTER = "footer"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    TEXT_BOX = "text-box"


class Mark(NamedTuple):
    """One revision element of the file. Its number is its index in `ReviewedDocument.marks`, in reading order.

    `at` is the time as the file writes it (ISO 8601; Word writes local time with a Z), "" where there is none or it is
    no time. `what` says more in plain words: of a change of formatting or of a table (“row inserted”, “bold”), of one that
    has no words (“picture”, “field”, “note”), of a paragraph's end that was “moved”. `move` names the move that
    a move-from and a move-to make together, "" where it is none or has lost its other half.
    """

    kind: ChangeKind
    author: str = ""
    at: str = ""
    what: str = ""
    move: str = ""

    @property
    def adds(self) -> bool:
        """Whether what it marks is there only when the change is accepted."""
        return self.kind in _ADDS or (self.kind is ChangeKind.TABLE and self.what in (ROW_INSERTED, CELL_INSERTED))

    @property
    def removes(self) -> bool:
        """Whether what it marks is there only when the change is rejected."""
        return self.kind in _REMOVES or (self.kind is ChangeKind.TABLE and self.what in (ROW_DELETED, CELL_DELETED))


_ADDS = frozenset((ChangeKind.INSERTION, ChangeKind.MOVE_TO, ChangeKind.PARAGRAPH_INSERTION))
_REMOVES = frozenset((ChangeKind.DELETION, ChangeKind.MOVE_FROM, ChangeKind.PARAGRAPH_DELETION))
MOVED = "moved"
ROW_INSERTED, ROW_DELETED = "row inserted", "row deleted"
CELL_INSERTED, CELL_DELETED, CELLS_MERGED = "cell inserted", "cell deleted", "cells merged"


class Look(NamedTuple):
    """How characters look."""

    bold: bool = False
    italic: bool = False
    link: str = ""


class Piece(NamedTuple):
    r"""Characters of one look and with the same marks; ``\n`` is a line break in the paragraph, ``\t`` a tab.

    `marks` are numbers of marks that add or remove it, outermost first. `look` is how it looks now; `before` is the look
    it had before the formatting changes of `restyled` (numbers of marks), None where there is none.
    """

    text: str
    look: Look = Look()
    marks: tuple[int, ...] = ()
    before: Look | None = None
    restyled: tuple[int, ...] = ()


class Point(NamedTuple):
    """A place in the file itself: paragraph number (over the whole file) and the piece that it stands before."""

    paragraph: int
    piece: int


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """What a paragraph is: list item, heading or neither.

    `heading` is its level in the whole document (1 to 9, 0 for none); `style` says whether it is body text or which list
    item; `style_name` is the style's name in Word’s own spelling (“heading 2”, “Question”).
    """

    style: Style = Style.BODY
    heading: int = 0
    style_name: str = ""


PLAIN = ParagraphLook()


class ReviewedParagraph(NamedTuple):
    """One paragraph. `mark_marks` are the numbers of the marks that add or remove its end (the paragraph mark).

    `before` and `restyled` are as in `Piece`, for the paragraph's own look.
    """

    number: int
    pieces: tuple[Piece, ...]
    look: ParagraphLook = PLAIN
    mark_marks: tuple[int, ...] = ()
    before: ParagraphLook | None = None
    restyled: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedCell:
    """One cell of a table; `marks` add or remove it. Its blocks may be tables again."""

    blocks: "tuple[ReviewedBlock, ...]"
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedRow:
    """One row of a table; `marks` add or remove it."""

    cells: tuple[ReviewedCell, ...]
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewedTable:
    """One table; `first` and `last` are the numbers of its paragraphs, `restyled` the marks of changes to its looks."""

    rows: tuple[ReviewedRow, ...]
    first: int = 0
    last: int = 0
    restyled: tuple[int, ...] = ()


ReviewedBlock = ReviewedParagraph | ReviewedTable


@dataclass(frozen=True, slots=True)
class Story:
    """One stretch of the file that reads by itself. A text box's `anchor` is where it hangs."""

    kind: StoryKind
    blocks: tuple[ReviewedBlock, ...]
    anchor: Point | None = None


class FoundChange(NamedTuple):
    """One run of changed text, in reading order, whatever the story: the mark's number, the words, the paragraph.

    A paragraph mark's words are a line end; a change of formatting has the words whose look was changed.
    """

    mark: int
    text: str
    paragraph: int


class Reply(NamedTuple):
    """An answer to a comment, by another comment. Its own range (`quote`) is as a rule that of what it answers."""

    id: str
    author: str
    at: str
    text: str
    quote: str | None = None
    resolved: bool = False


class ReviewedComment(NamedTuple):
    """One comment that opens a thread.

    `text` is its words, a line a paragraph. `quote` is the words of its range with all changes accepted (deleted words
    where nothing else is in it), None where it has no range. `start` and `end` are its range, the same point where it
    hangs at a place only, None where the body does not refer to it at all: it belongs in the *not placed* tray.
    """

    id: str
    author: str
    at: str
    text: str
    quote: str | None = None
    start: Point | None = None
    end: Point | None = None
    replies: tuple[Reply, ...] = ()
    resolved: bool = False
    initials: str = ""


class Range(NamedTuple):
    """From one point up to another."""

    start: Point
    end: Point


@dataclass(frozen=True, slots=True)
class ReviewedDocument:
    """A Word file as it came back. The first story is the body; `bookmarks` are in the order of their starts.

    `properties` are the custom document properties, as words. `warnings` are whole sentences for the person.
    """

    stories: tuple[Story, ...]
    marks: tuple[Mark, ...] = ()
    changes: tuple[FoundChange, ...] = ()
    comments: tuple[ReviewedComment, ...] = ()
    bookmarks: Mapping[str, Range] = field(default_factory=dict)
    properties: Mapping[str, str] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    tracks_changes: bool = False
    """Whether change tracking is switched on in it."""

    @property
    def body(self) -> tuple[ReviewedBlock, ...]:
        """The blocks of the body."""
        return self.stories[0].blocks if self.stories else ()


@dataclass(frozen=True, slots=True)
class Region:
    """Some blocks of the body in a row: what one answer covers. `heading` is the level (1 to 9) of the heading it is under."""

    document: ReviewedDocument
    blocks: tuple[ReviewedBlock, ...]
    heading: int = 0


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of a text value: from `start` of block `block` up to `end` of block `end_block`."""

    block: int
    start: int
    end_block: int
    end: int


@dataclass(frozen=True, slots=True)
class Change:
    r"""One run of changed text in a region.

    `span` is its place in the rejected text (empty for what is added), `accepted_span` in the accepted text (empty for what
    is removed). `removed` is plain words, ``\n`` for a paragraph's end; `added` has its formatting (a paragraph's end is a
    `LineBreak`); both are given for a change of formatting. What one reviewer inserted and another deleted has a place
    and no characters in either text. `style` is what an inserted or restyled paragraph is.
    """

    mark: int
    kind: ChangeKind
    author: str
    at: str
    span: Span
    accepted_span: Span
    removed: str = ""
    added: tuple[Inline, ...] = ()
    style: Style | None = None
    what: str = ""
    move: str = ""
    within: int | None = None
    """The mark of the row or cell that came or went together with it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Neighbouring changes of one kind, author and minute: what a person meant as one.

    Its kind is that of its changes, a paragraph's counting as its text's (insertion, deletion, move-from, move-to,
    formatting, table). A row or cell that came or went takes the words in it with it.
    `text_with(region, suggestion.marks)` is the text with it taken and all else left.
    """

    kind: ChangeKind
    author: str
    at: str
    changes: tuple[Change, ...]

    @property
    def marks(self) -> frozenset[int]:
        """The numbers of its marks."""
        return frozenset(change.mark for change in self.changes)

    @property
    def removed(self) -> str:
        """The words that it takes out."""
        return "".join(change.removed for change in self.changes)


@dataclass(frozen=True, slots=True)
class PlacedComment:
    """A comment that touches a region, its place in the text as sent and in the text as reviewed."""

    comment: ReviewedComment
    rejected: Span
    accepted: Span
