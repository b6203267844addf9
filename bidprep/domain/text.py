"""Formatted text: the one value that editor, file, Word writer and plain text convert to and from.

A `Text` is a tuple of blocks. A block is a `Paragraph` (body text, one of two levels of
sub-heading, or a list item) or a `Table` whose cells hold one paragraph each. What stands in a
paragraph is a tuple of inline items: `Run`, `LineBreak` and `MergeField`.

Values made by `text_of`, `paragraph` and `table` are in normal form: no empty blocks, no empty
or mergeable neighbouring runs, no characters that Word cannot hold, no white space at the ends of
a paragraph, and bold or italic that starts and ends at a visible character. Two texts that look
the same are therefore equal.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from bidprep.domain.field_names import field_key


class Style(StrEnum):
    """What a paragraph is. Headings are sub-headings inside an answer; lists have two levels."""

    BODY = "body"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    BULLET_1 = "bullet-1"
    BULLET_2 = "bullet-2"
    NUMBER_1 = "number-1"
    NUMBER_2 = "number-2"

    @property
    def is_heading(self) -> bool:
        """Whether this is one of the two sub-headings."""
        return self in (Style.HEADING_1, Style.HEADING_2)

    @property
    def is_list(self) -> bool:
        """Whether this is a bullet or a numbered item."""
        return self in (Style.BULLET_1, Style.BULLET_2, Style.NUMBER_1, Style.NUMBER_2)

    @property
    def is_numbered(self) -> bool:
        """Whether this is a numbered item."""
        return self in (Style.NUMBER_1, Style.NUMBER_2)

    @property
    def level(self) -> int:
        """1 or 2 for headings and list items, 0 for body text."""
        return 0 if self is Style.BODY else int(self.value[-1])


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share their formatting. Never holds a line break."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A new line inside a paragraph."""


@dataclass(frozen=True, slots=True)
class MergeField:
    """A fact named in the text, written ``{{charity number}}`` and shown filled in."""

    name: str
    bold: bool = False
    italic: bool = False
    link: str = ""


Inline = Run | LineBreak | MergeField


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, sub-heading or list item."""

    inlines: tuple[Inline, ...]
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: rows of equally many cells, each cell one paragraph's inline items.

    The first row is the header row.
    """

    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Text:
    """A whole formatted text."""

    blocks: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.blocks)


EMPTY = Text()

# XML 1.0 §2.2 leaves out C0 controls but tab, LF and CR, the surrogates, U+FFFE and U+FFFF. The C1 controls are
# allowed there but never meant; U+FFFC is what Qt writes for an embedded object.
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]",
)
# Word's soft break (vertical tab), form feed, next line, and Unicode's line separator.
_SOFT_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_TO_CLEAN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffc\ufffe\uffff]")
_ASCII_TO_CLEAN = bytes(code for code in range(128) if _TO_CLEAN.match(chr(code)))
_LONG = 64
_EDGE = " \t\u2028\u2029"


def clean_characters(raw: str) -> str:
    r"""Leave out what Word cannot hold and turn every kind of line end into ``\n``.

    Law: no visible character is lost, and the result can be written as XML.
    """
    if len(raw) > _LONG and raw.isascii():
        if len(raw.encode("ascii").translate(None, _ASCII_TO_CLEAN)) == len(raw):
            return raw  # found in half the time of a search
    elif _TO_CLEAN.search(raw) is None:
        return raw  # as almost all is
    joined = raw.encode("utf-16", "surrogatepass").decode("utf-16", "ignore") if _SURROGATE.search(raw) else raw
    without = _UNWRITABLE.sub("", _SOFT_BREAK.sub("\n", joined))
    return without.replace("\u2029", "\n")


def paragraph(inlines: Iterable[Inline], style: Style = Style.BODY) -> Paragraph:
    """Return the paragraph of these inline items in normal form."""
    return Paragraph(normal_inlines(inlines), style)


def table(rows: Iterable[Iterable[Iterable[Inline]]]) -> Table:
    """Return the table of these rows in normal form: short rows are filled up with empty cells."""
    cells = [[normal_inlines(cell) for cell in row] for row in rows]
    width = max((len(row) for row in cells), default=0)
    return Table(tuple(tuple(row) + ((),) * (width - len(row)) for row in cells))


def text_of(blocks: Iterable[Block]) -> Text:
    """Return the text of these blocks in normal form: empty paragraphs and tables are left out."""
    normal: list[Block] = []
    for block in blocks:
        made = paragraph(block.inlines, block.style) if isinstance(block, Paragraph) else table(block.rows)
        if not _is_empty(made):
            normal.append(made)
    return Text(tuple(normal))


def plain(words: str) -> Text:
    """Return the text of plain words: one paragraph a line, merge fields recognised."""
    return text_of(Paragraph(inlines_of(line)) for line in clean_characters(words).split("\n"))


_FIELD = re.compile(r"\{\{([^{}|\n]{1,80})\}\}")


def inlines_of(words: str, *, bold: bool = False, italic: bool = False, link: str = "") -> tuple[Inline, ...]:
    r"""Return plain words as inline items: ``{{name}}`` becomes a merge field, ``\n`` a line break."""
    found: list[Inline] = []
    for number, line in enumerate(words.split("\n")):
        if number:
            found.append(LineBreak())
        for index, part in enumerate(_FIELD.split(line)):
            if index % 2 and part.strip():
                found.append(MergeField(part.strip(), bold, italic, link))
            elif index % 2:
                found.append(Run("{{" + part + "}}", bold, italic, link))
            elif part:
                found.append(Run(part, bold, italic, link))
    return tuple(found)


def normal_inlines(inlines: Iterable[Inline]) -> tuple[Inline, ...]:
    """Return the inline items of one paragraph in normal form."""
    items = _trimmed(list(_cleaned(inlines)))
    for attribute in ("bold", "italic"):
        if any(_is_formatted(item, attribute) for item in items):
            items = _tightened(items, attribute)
    return tuple(_joined(items)) if len(items) > 1 else tuple(items)


def plain_inlines(inlines: Iterable[Inline]) -> str:
    r"""Return the words of one paragraph; a line break is ``\n``, an unfilled field ``{{name}}``."""
    return "".join(
        item.text if isinstance(item, Run) else "\n" if isinstance(item, LineBreak) else "{{" + item.name + "}}"
        for item in inlines
    )


def plain_block(block: Block) -> str:
    r"""Return the words of one block; a table's cells end in a tab, its rows in ``\n``, but for the last."""
    if isinstance(block, Paragraph):
        return plain_inlines(block.inlines)
    return "\n".join("\t".join(plain_inlines(cell) for cell in row) for row in block.rows)


def plain_text(text: Text, *, markers: bool = False) -> str:
    """Return the words of a text, one line a paragraph; with `markers`, list items as ``- `` or ``1. ``."""
    if not markers:
        return "\n".join(plain_block(block) for block in text.blocks)
    return "\n".join(mark + plain_block(block) for mark, block in marked_blocks(text))


def marked_blocks(text: Text) -> Iterator[tuple[str, Block]]:
    """Yield each block with its list mark: ``- ``, ``1. `` and so on, indented at the second level.

    Numbers go on over second-level items and start anew after anything that is no list item.
    """
    counts = [0, 0]
    for block in text.blocks:
        style = block.style if isinstance(block, Paragraph) else Style.BODY
        if not style.is_list:
            counts = [0, 0]
            yield "", block
            continue
        indent = "" if style.level == 1 else "   "
        if style.level == 1:
            counts = [counts[0] + 1 if style.is_numbered else 0, 0]
        else:
            counts[1] = counts[1] + 1 if style.is_numbered else 0
        yield indent + (f"{counts[style.level - 1]}. " if style.is_numbered else "- "), block


def merge_fields(text: Text) -> tuple[str, ...]:
    """Return the names of the merge fields in a text, in order, each once."""
    names = (item.name for inlines in each_inlines(text) for item in inlines if isinstance(item, MergeField))
    return tuple(dict.fromkeys(names))


def each_inlines(text: Text) -> Iterator[tuple[Inline, ...]]:
    """Yield the inline items of every paragraph and table cell, in reading order."""
    for block in text.blocks:
        if isinstance(block, Paragraph):
            yield block.inlines
        else:
            for row in block.rows:
                yield from row


def fill_fields(text: Text, values: Mapping[str, str]) -> Text:
    """Return the text with merge fields replaced by their values; a field without one stays as it is.

    `values` is keyed by `field_key` of the name.
    """
    if not merge_fields(text):
        return text

    def filled(item: Inline) -> Iterator[Inline]:
        value = values.get(field_key(item.name), "") if isinstance(item, MergeField) else ""
        if not isinstance(item, MergeField) or not value:
            yield item
            return
        for number, line in enumerate(clean_characters(value).split("\n")):
            if number:
                yield LineBreak()
            yield Run(line, item.bold, item.italic, item.link)

    return change_inlines(text, lambda inlines: (new for item in inlines for new in filled(item)))


def change_inlines(text: Text, change: Callable[[tuple[Inline, ...]], Iterable[Inline]]) -> Text:
    """Return the text with `change` applied to the inline items of each paragraph and cell."""
    blocks: list[Block] = []
    for block in text.blocks:
        if isinstance(block, Paragraph):
            blocks.append(replace(block, inlines=tuple(change(block.inlines))))
        else:
            blocks.append(Table(tuple(tuple(tuple(change(cell)) for cell in row) for row in block.rows)))
    return text_of(blocks)


def _is_empty(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return not block.inlines
    return not any(cell for row in block.rows for cell in row)


def _cleaned(inlines: Iterable[Inline]) -> Iterator[Inline]:
    for item in inlines:
        if isinstance(item, Run):
            link = " ".join(clean_characters(item.link).split()) if item.link else ""
            # As nearly all is: nothing to clean, no line end, no tab. U+FFFC is printable, and left out.
            if item.text.isprintable() and "\ufffc" not in item.text and link == item.link:
                if item.text:
                    yield item
                continue
            for number, line in enumerate(clean_characters(item.text).split("\n")):
                if number:
                    yield LineBreak()
                if line:
                    yield Run(line.replace("\t", " "), item.bold, item.italic, link)
        elif isinstance(item, MergeField):
            name = " ".join(re.sub(r"[{}|]", " ", clean_characters(item.name)).split())[:80].strip()
            if name:
                yield replace(item, name=name, link=" ".join(clean_characters(item.link).split()))
        else:
            yield item


def _trimmed(items: list[Inline]) -> list[Inline]:
    """Leave out line breaks and white space at both ends of a paragraph."""
    kept = list(items)
    for end, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while kept:
            item = kept[end]
            if isinstance(item, MergeField):
                break
            if isinstance(item, Run) and (rest := strip(item.text, _EDGE)):
                if rest != item.text:
                    kept[end] = Run(rest, item.bold, item.italic, item.link)
                break
            kept.pop(end)
    return kept


def _tightened(items: list[Inline], attribute: str) -> list[Inline]:
    """Take bold or italic from white space at the ends of a formatted stretch."""
    formatted = [item for item in items if isinstance(item, Run) and getattr(item, attribute)]
    if all(item.text == item.text.strip() for item in formatted):
        return items
    pieces: list[Inline] = []
    for item in items:
        if isinstance(item, Run) and getattr(item, attribute):
            parts = filter(None, re.split(r"(\s+)", item.text))
            pieces.extend(Run(part, item.bold, item.italic, item.link) for part in parts)
        else:
            pieces.append(item)
    solid = [_is_formatted(item, attribute) for item in pieces]
    before = _nearest(pieces, solid)
    after = _nearest(pieces[::-1], solid[::-1])[::-1]
    return [
        _unformatted(item, attribute)
        if isinstance(item, Run) and item.text.isspace() and not (before[index] and after[index])
        else item
        for index, item in enumerate(pieces)
    ]


def _unformatted(run: Run, attribute: str) -> Run:
    return replace(run, bold=False) if attribute == "bold" else replace(run, italic=False)


def _is_formatted(item: Inline, attribute: str) -> bool:
    return not isinstance(item, LineBreak) and bool(getattr(item, attribute))


def _nearest(pieces: list[Inline], formatted: list[bool]) -> list[bool]:
    """For each piece, whether the nearest visible piece before it is formatted, and all white space between them."""
    found: list[bool] = []
    last = False
    for piece, here in zip(pieces, formatted, strict=True):
        found.append(last)
        last = here and (last or not (isinstance(piece, Run) and piece.text.isspace()))
    return found


def _joined(items: Iterable[Inline]) -> Iterator[Inline]:
    """Join neighbouring runs of the same formatting."""
    waiting: Run | None = None
    for item in items:
        if isinstance(item, Run):
            if waiting and (waiting.bold, waiting.italic, waiting.link) == (
                item.bold,
                item.italic,
                item.link,
            ):
                waiting = Run(waiting.text + item.text, waiting.bold, waiting.italic, waiting.link)
                continue
            if waiting:
                yield waiting
            waiting = item
            continue
        if waiting:
            yield waiting
            waiting = None
        yield item
    if waiting:
        yield waiting
