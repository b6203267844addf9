"""Characters of a returned text as inline items in normal form, and where each piece of the file begins among them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bidprep.domain.reviewed_texts import Look
from bidprep.domain.text import Inline, Run, inlines_of, normal_inlines, plain_inlines

PLAIN_LOOK = Look()
EDGE = " \t\n\u2028\u2029"
"""What a text in normal form has at neither end of a paragraph."""


class Offsets(NamedTuple):
    """Where the pieces of one paragraph are: in which block, and at which characters each begins and the last one ends."""

    block: int
    starts: tuple[int, ...]


@dataclass
class Stretch:
    """Shown characters one after the other, with their looks, and at which of them each piece of each paragraph begins."""

    words: str = ""
    parts: list[tuple[str, Look]] = field(default_factory=list)
    starts: list[tuple[int, list[int]]] = field(default_factory=list)

    def add(self, text: str, look: Look) -> None:
        """Add characters of one look. Neighbours are joined, for a merge field may have been cut in pieces."""
        self.words += text
        if self.parts and self.parts[-1][1] == look:
            self.parts[-1] = (self.parts[-1][0] + text, look)
        else:
            self.parts.append((text, look))

    def append(self, line: "Stretch") -> None:
        """Add a line to what is so far: after a line break where both say something."""
        if line.words.strip(EDGE) and self.words.strip(EDGE):
            self.add("\n", self.parts[-1][1])
        first = len(self.words)
        self.starts += ((number, [first + start for start in starts]) for number, starts in line.starts)
        for text, look in line.parts:
            self.add(text, look)

    def inlines(self, *, is_head: bool = False) -> tuple[Inline, ...]:
        """Return the characters as inline items in normal form; in a heading row, bold is not the words' own."""
        if len(self.parts) == 1 and (plain := plain_run(*self.parts[0])) is not None:
            return (plain,) if plain.text else ()
        if not is_head and (runs := _runs(self.parts)):
            return runs
        return normal_inlines(
            item for text, look in self.parts for item in styled(text, look._replace(bold=False) if is_head else look)
        )

    def offsets(self, block: int, first: int) -> Iterator[tuple[int, Offsets]]:
        """Yield each paragraph's offsets, where the stretch in normal form begins at character `first` of a block."""
        lead = len(self.words) - len(self.words.lstrip(EDGE))
        length = len(self.words.strip(EDGE))
        if not lead and not first and length == len(self.words):
            for number, starts in self.starts:
                yield number, Offsets(block, tuple(starts))
            return
        for number, starts in self.starts:
            yield number, Offsets(block, tuple(first + min(max(start - lead, 0), length) for start in starts))


def plain_run(text: str, look: Look) -> Run | None:
    """Return the only run of a paragraph in normal form, as it is without further ado; None where it needs some."""
    if look != PLAIN_LOOK or "{{" in text or "\n" in text or "\ufffc" in text:
        return None
    return Run(text.strip(EDGE).replace("\t", " "))


def _runs(parts: list[tuple[str, Look]]) -> tuple[Run, ...]:
    """Return characters as runs where only spaces at the ends keep them from normal form, as with most; else ()."""
    last = len(parts) - 1
    runs: list[Run] = []
    for number, (text, (bold, italic, link)) in enumerate(parts):
        # U+FFFC is printable, and left out of a text.
        if link or "{{" in text or "\ufffc" in text or not text.isprintable():
            return ()
        words = text.strip()
        if not words or ((bold or italic) and len(words) < len(text)):
            return ()
        begun = text if number else text.lstrip(EDGE)
        runs.append(Run(begun.rstrip(EDGE) if number == last else begun, bold, italic))
    return tuple(runs)


def styled(text: str, look: Look) -> tuple[Inline, ...]:
    """Return characters of one look as inline items; fields that are not filled in are merge fields again."""
    if "{{" not in text and "\n" not in text:
        return (Run(text, *look),)
    found = inlines_of(text, bold=look.bold, italic=look.italic, link=look.link)
    # A field's name has one spelling; where the file has another, it stays as words, so that no character is lost.
    return found if plain_inlines(found) == text else (Run(text, *look),)
