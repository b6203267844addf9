"""A paragraph cut into sentences or words that keep their formatting, and cut at places of its plain words."""

import re
from collections.abc import Callable, Iterator

from bidprep.domain.text import Inline, LineBreak, MergeField, Run, plain_inlines

Unit = tuple[Inline, ...]
"""Some characters of a paragraph with their formatting: a sentence, a word, or the space between two."""

# A sentence ends in . ! ? or …, with what closes after it, before white space; “e.g.” ends one too, which does no harm.
# Nothing after the group can fail, so it never goes back; a possessive group is matched wrongly by Python before 3.11.5.
_SENTENCE = re.compile(r"\s+|\S(?:[^.!?…\n]+|[.!?…]+(?![.!?…]|[\"”’')\]]*(?:\s|\Z)))*(?:[.!?…]+[\"”’')\]]*)?")
_WORD = re.compile(r"\s+|\S+")


def sentences_of(inlines: tuple[Inline, ...]) -> tuple[Unit, ...]:
    """Return the sentences of a paragraph and the white space between them, in order; nothing is lost."""
    return _cut(inlines, _SENTENCE)


def words_of(inlines: tuple[Inline, ...]) -> tuple[Unit, ...]:
    """Return the words of a paragraph, with what is joined to them, and the white space between, in order."""
    return _cut(inlines, _WORD)


Split = Callable[[tuple[Inline, ...]], tuple[Unit, ...]]


def length_of(item: Inline) -> int:
    """Return how many characters an item is in the plain words of its paragraph."""
    return len(plain_inlines((item,)))


def cut_inlines(inlines: tuple[Inline, ...], start: int, end: int) -> tuple[Inline, ...]:
    """Return what stands from one place to another of the plain words; a merge field goes with its first character."""
    found: list[Inline] = []
    at = 0
    for item in inlines:
        length = length_of(item)
        if isinstance(item, Run):
            low, high = max(start - at, 0), min(end - at, length)
            if low < high:
                whole = not low and high == length
                found.append(item if whole else Run(item.text[low:high], item.bold, item.italic, item.link))
        elif start <= at < end:
            found.append(item)
        at += length
        if at >= end:
            break
    return tuple(found)


def _cut(inlines: tuple[Inline, ...], pattern: re.Pattern[str]) -> tuple[Unit, ...]:
    words = plain_inlines(inlines)
    ends = [match.end() for match in pattern.finditer(words)]
    if ends[-1:] != [len(words)] and words:
        ends.append(len(words))
    return tuple(_between(inlines, _off_fields(inlines, ends)))


def _off_fields(inlines: tuple[Inline, ...], ends: list[int]) -> list[int]:
    """Move the ends that lie in a merge field behind it."""
    at = 0
    for item in inlines:
        length = length_of(item)
        if isinstance(item, MergeField):
            ends = [at + length if at < end < at + length else end for end in ends]
        at += length
    return sorted(set(ends))


def _between(inlines: tuple[Inline, ...], ends: list[int]) -> Iterator[Unit]:
    """Yield what stands up to each end, in one walk."""
    items = iter(inlines)
    item: Inline | None = next(items, None)
    offset = at = 0  # of the item, in it; of the paragraph
    for end in ends:
        unit: list[Inline] = []
        while item is not None and at < end:
            if isinstance(item, Run):
                taken = min(end - at, len(item.text) - offset)
                part = item.text[offset : offset + taken]
                unit.append(item if taken == len(item.text) else Run(part, item.bold, item.italic, item.link))
                offset += taken
                at += taken
                if offset < len(item.text):
                    break
            else:
                unit.append(item)
                at += 1 if isinstance(item, LineBreak) else length_of(item)
            item, offset = next(items, None), 0
        yield tuple(unit)
