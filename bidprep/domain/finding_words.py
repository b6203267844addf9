"""Finding words in texts and putting others in their place, with formatting and merge fields kept."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bidprep.domain.text import (
    Block,
    Inline,
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Table,
    Text,
    clean_characters,
    each_inlines,
    inlines_of,
    text_of,
)

FIELD = "\ufffc"
"""What stands for a merge field while words are sought; it is in no text."""
_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "‑": "-", "\u2028": "\n"})
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_MOST_AROUND = 90  # characters of the sentence on each side


@dataclass(frozen=True)
class Sought:
    """What is looked for. Curly and straight quotation marks are alike, and so are the two kinds of space and hyphen."""

    words: str
    match_case: bool = False
    whole_words: bool = False

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where it stands in a text, from its first character to behind its last."""
        if self.words:
            for found in self._pattern.finditer(text.translate(_ALIKE)):
                yield found.span()

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        escaped = re.escape(self.words.translate(_ALIKE))
        whole = rf"(?<!\w){escaped}(?!\w)" if self.whole_words else escaped
        return re.compile(whole, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place where words stand: which one of its text, from 0, and the sentence round it."""

    number: int
    before: str
    found: str
    after: str


def find_in_text(text: Text, sought: Sought) -> tuple[Hit, ...]:
    """Return each place of a text where something stands, in reading order; merge fields are not looked into."""
    hits: list[Hit] = []
    for inlines in each_inlines(text):
        words, names = _flat(inlines)
        for start, end in sought.find(words):
            first = max((found.end() for found in _SENTENCE_END.finditer(words, 0, start)), default=0)
            ending = _SENTENCE_END.search(words, end)
            last = ending.start() + 1 if ending else len(words)
            before, found = words[first:start], words[start:end]
            after = words[end:last]
            hits.append(Hit(len(hits), _named(before, words[:first], names), found, _named(after, words[:end], names)))
    return tuple(
        Hit(hit.number, _cut(hit.before, at_start=True), hit.found, _cut(hit.after, at_start=False)) for hit in hits
    )


def replace_in_text(
    text: Text, sought: Sought, words: str, is_chosen: Callable[[int], bool] = lambda _number: True
) -> Text:
    """Return a text with other words in the places chosen by number, in the formatting that stood there.

    ``{{name}}`` among the words becomes a merge field.
    """
    number = -1
    cleaned = clean_characters(words).replace("\n", " ")

    def is_next_chosen() -> bool:
        nonlocal number
        number += 1
        return is_chosen(number)

    def changed(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return Paragraph(_replaced(block.inlines, sought, cleaned, is_next_chosen), block.style)
        rows = tuple(tuple(_replaced(cell, sought, cleaned, is_next_chosen) for cell in row) for row in block.rows)
        return Table(rows)

    return text_of([changed(block) for block in text.blocks])


def _replaced(
    inlines: tuple[Inline, ...], sought: Sought, words: str, is_next_chosen: Callable[[], bool]
) -> tuple[Inline, ...]:
    spans = [span for span in sought.find(_flat(inlines)[0]) if is_next_chosen()]
    if not spans:
        return inlines
    letters = [(item, letter) for item in inlines for letter in (item.text if isinstance(item, Run) else FIELD)]
    made: list[Inline] = []
    at = 0
    for start, end in spans:
        made += [_one(*letter) for letter in letters[at:start]]
        there = letters[start][0]
        if isinstance(there, Run):
            made += inlines_of(words, bold=there.bold, italic=there.italic, link=there.link)
        at = end
    made += [_one(*letter) for letter in letters[at:]]
    return tuple(made)


def _one(item: Inline, letter: str) -> Inline:
    return Run(letter, item.bold, item.italic, item.link) if isinstance(item, Run) else item


def _flat(inlines: tuple[Inline, ...]) -> tuple[str, list[str]]:
    """Return the words of a paragraph with `FIELD` for each merge field, and the fields' names."""
    words = "".join(
        item.text if isinstance(item, Run) else "\n" if isinstance(item, LineBreak) else FIELD for item in inlines
    )
    return words, [item.name for item in inlines if isinstance(item, MergeField)]


def _named(words: str, before: str, names: list[str]) -> str:
    """Return words with the names of their merge fields; `before` is what stands before them."""
    at = before.count(FIELD)
    parts = words.split(FIELD)
    return parts[0] + "".join("{{" + name + "}}" + part for name, part in zip(names[at:], parts[1:], strict=False))


def _cut(words: str, *, at_start: bool) -> str:
    flat = words.replace("\n", " ")
    if len(flat) <= _MOST_AROUND:
        return flat.lstrip() if at_start else flat.rstrip()
    return "…" + flat[-_MOST_AROUND:].lstrip() if at_start else flat[:_MOST_AROUND].rstrip() + "…"
