"""The single changes of a redline, each with its place and in words: what is gone through one by one, and read aloud."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bidprep.domain.redline_words import Edit, Part, words_of
from bidprep.domain.redlines import Fate, Redline, RedlineBlock, RedlineParagraph, RedlineTable
from bidprep.domain.text import Inline, LineBreak, Style

_LONGEST = 90  # characters of words that are quoted

STYLE_WORDS = {
    Style.BODY: "body text",
    Style.HEADING_1: "a sub-heading",
    Style.HEADING_2: "a smaller sub-heading",
    Style.BULLET_1: "a bullet",
    Style.BULLET_2: "a bullet of the second level",
    Style.NUMBER_1: "a numbered item",
    Style.NUMBER_2: "a numbered item of the second level",
}
"""What each style of paragraph is called in a sentence."""


@dataclass(frozen=True, slots=True)
class RedlineChange:
    """One change: the block, the cell where it is in a table, the first part and that after the last, and what it is in words.

    Without parts it is the whole block or row. `row` and `column` count from 0; -1 where there is none.
    """

    block: int
    said: str
    parts: tuple[int, int] | None = None
    row: int = -1
    column: int = -1


def redline_changes(redline: Redline) -> tuple[RedlineChange, ...]:
    """Return the changes of a redline in reading order."""
    return tuple(change for number, block in enumerate(redline.blocks) for change in _changes_of(number, block))


def say_counts(redline: Redline) -> str:
    """Say in a sentence how much was changed."""
    if redline.is_empty:
        return "The two texts are the same, word for word."
    count = len(redline_changes(redline))
    added, removed = count_words(redline)
    told = f"{_many(added, 'word')} added, {removed:,} removed"
    return f"{_many(count, 'change')}: {told if added or removed else 'only how it looks'}."


def count_words(redline: Redline) -> tuple[int, int]:
    """Return how many words were added and how many removed; what moved is neither."""
    added = removed = 0
    for block in redline.blocks:
        if block.fate is Fate.MOVED_AWAY:
            continue
        for part in _parts(block):
            if part.edit in (Edit.INSERTED, Edit.DELETED):
                words = words_of(part.words).total()
                added += words if part.edit is Edit.INSERTED else 0
                removed += words if part.edit is Edit.DELETED else 0
    return added, removed


def _parts(block: RedlineBlock) -> Iterator[Part]:
    content = block.content
    if isinstance(content, RedlineParagraph):
        yield from content.parts
    else:
        for row in content.rows:
            for cell in row.cells:
                yield from cell


def _changes_of(number: int, block: RedlineBlock) -> Iterator[RedlineChange]:
    content = block.content
    if block.fate is Fate.SAME:
        return
    if block.fate is not Fate.CHANGED:
        what = "Table" if isinstance(content, RedlineTable) else _PARAGRAPH.get(content.style_after, "Paragraph")
        words = excerpt(" ".join(part.words for part in _parts(block) if block.fate in _GONE or part.after))
        yield RedlineChange(number, f"{what} {_FATES[block.fate]}: “{words}”")
        if block.fate is not Fate.MOVED_HERE:
            return
    if isinstance(content, RedlineParagraph):
        if content.style_before is not content.style_after:
            said = f"Now {STYLE_WORDS[content.style_after]}, was {STYLE_WORDS[content.style_before]}"
            yield RedlineChange(number, said)
        yield from (RedlineChange(number, said, span) for span, said in _runs(content.parts))
        return
    for at, row in enumerate(content.rows):
        if row.fate in (Fate.INSERTED, Fate.DELETED):
            words = excerpt(", ".join("".join(part.words for part in cell) for cell in row.cells))
            yield RedlineChange(number, f"Row {_FATES[row.fate]}: “{words}”", row=at)
            continue
        for column, cell in enumerate(row.cells):
            yield from (RedlineChange(number, said, span, at, column) for span, said in _runs(cell))


_GONE = (Fate.DELETED, Fate.MOVED_AWAY)
_FATES = {
    Fate.INSERTED: "added",
    Fate.DELETED: "removed",
    Fate.MOVED_AWAY: "moved away from here",
    Fate.MOVED_HERE: "moved here",
}
_PARAGRAPH = {Style.HEADING_1: "Sub-heading", Style.HEADING_2: "Sub-heading"}


def _runs(parts: Sequence[Part]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield the changed stretches of a paragraph; what goes and what comes in its place are one."""
    at = 0
    while at < len(parts):
        part = parts[at]
        if part.edit is Edit.KEPT:
            at += 1
            continue
        end = at + 1
        if part.edit is Edit.DELETED and end < len(parts) and parts[end].edit is Edit.INSERTED:
            end += 1
            said = f"“{excerpt(part.words)}” replaced by “{excerpt(parts[at + 1].words)}”"
        elif part.edit is Edit.RESTYLED:
            said = f"{_restyled(part)}: “{excerpt(part.words)}”"
        else:
            said = f"{'Added' if part.edit is Edit.INSERTED else 'Removed'} “{excerpt(part.words)}”"
        yield (at, end), said
        at = end


def _restyled(part: Part) -> str:
    """Say how words that stayed look now."""
    told: list[str] = []
    for name, made, unmade in (
        ("bold", "bold", "not bold"),
        ("italic", "italic", "not italic"),
        ("link", "a link", "no link"),
    ):
        was, now = _any(part.before, name), _any(part.after, name)
        if was != now:
            told.append(made if now else unmade)
    return f"Made {' and '.join(told)}" if told else "Looks or links changed"


def _any(inlines: Sequence[Inline], name: str) -> bool:
    return any(bool(getattr(item, name)) for item in inlines if not isinstance(item, LineBreak))


def excerpt(words: str) -> str:
    """Return words on one line, and no more than can be taken in at a glance."""
    flat = words.replace("\n", " ")
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"


def _many(count: int, word: str) -> str:
    return f"{count:,} {word}" if count == 1 else f"{count:,} {word}s"
