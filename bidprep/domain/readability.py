"""How easy a text is to read: reading ease, long sentences, paragraphs in the passive, and acronyms that are not explained.

These are hints for who asks for them, not findings: a text may do without all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bidprep.domain.text import Paragraph, Text, plain_block

LONG_SENTENCE = 25
"""Words; GOV.UK's guide to writing content asks for no more."""
_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?](?![\s”’\")\]]*(?:\s|\Z))[^.!?\n]*)*[.!?]*[”’\")\]]*")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouy]+")
_TAKEN = (
    "been built brought chosen done drawn driven felt found given gone held kept known led left lost made met paid put"
    " run said seen sent set shown spent taken taught told thought understood won written"
)
_PASSIVE = re.compile(
    rf"\b(?:am|is|are|was|were|be|been|being)\s+(?:\w+ly\s+|not\s+)?(?:\w{{3,}}ed|{'|'.join(_TAKEN.split())})\b",
    re.IGNORECASE,
)
_LEAST_PASSIVE = 2
_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
# What every reader of a bid knows, and numerals.
_EXPLAINED = frozenset(
    {"UK", "EU", "US", "NHS", "PDF", "VAT", "IT", "HR", "OK", "ID", "AM", "PM", "II", "III", "IV", "VI", "VII"}
)
_MOST_QUOTED = 60
_EASE = ((70, "easy"), (50, "fairly hard"), (30, "hard"), (-1_000, "very hard"))


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that may make a text hard to read: what it is, the sentence, and the words by which to find it."""

    what: str
    sentence: str
    quote: str


@dataclass(frozen=True, slots=True)
class Reading:
    """How a text reads. `ease` is Flesch's reading ease, None for a text without sentences: 70 is easy, 30 hard."""

    words: int
    sentences: int
    ease: float | None
    hints: tuple[Hint, ...]

    def say(self) -> str:
        """Say it in a sentence or two."""
        if self.ease is None:
            return "There are no sentences to look at yet."
        named = next(words for least, words in _EASE if self.ease >= least)
        each = self.words / self.sentences
        counted = f"{self.words:,} words in {self.sentences:,} sentences, {each:.0f} in each."
        return f"Reading ease {self.ease:.0f}: {named}. {counted}"


def read_over(text: Text) -> Reading:
    """Return how a text reads, its merge fields filled; sub-headings and tables are not looked at."""
    paragraphs = [
        plain_block(block) for block in text.blocks if isinstance(block, Paragraph) and not block.style.is_heading
    ]
    sentences = [sentence for words in paragraphs for sentence in split_sentences(words)]
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    ease = None
    if words:
        syllables = sum(map(count_syllables, words))
        # R. Flesch, “A new readability yardstick”, 1948.
        ease = 206.835 - 1.015 * len(words) / len(sentences) - 84.6 * syllables / len(words)
    hints = (*_long(sentences), *_passive(paragraphs), *_acronyms(sentences))
    order = {sentence: at for at, sentence in reversed(list(enumerate(sentences)))}
    return Reading(len(words), len(sentences), ease, tuple(sorted(hints, key=lambda hint: order[hint.sentence])))


def split_sentences(words: str) -> Iterator[str]:
    """Yield the sentences of a paragraph; a figure such as 2.5 ends none, and what has no word is none."""
    for found in _SENTENCE.finditer(words):
        if _WORD.search(found[0]):
            yield found[0].strip()


def count_syllables(word: str) -> int:
    """Return about how many syllables an English word has, by its groups of vowels."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    if lower.endswith("e") and not lower.endswith("le") and count > 1:
        count -= 1
    return max(count, 1)


def _long(sentences: list[str]) -> Iterator[Hint]:
    for sentence in sentences:
        length = len(sentence.split())
        if length > LONG_SENTENCE:
            yield _hint(f"A long sentence: {length} words", sentence)


def _passive(paragraphs: list[str]) -> Iterator[Hint]:
    for words in paragraphs:
        sentences = list(split_sentences(words))
        passive = [sentence for sentence in sentences if _PASSIVE.search(sentence)]
        if len(passive) >= _LEAST_PASSIVE and 2 * len(passive) > len(sentences):
            yield _hint(f"Mostly passive: {len(passive)} of {len(sentences)} sentences of the paragraph", passive[0])


def _acronyms(sentences: list[str]) -> Iterator[Hint]:
    whole = "\n".join(sentences)
    seen = set(_EXPLAINED)
    for sentence in sentences:
        for acronym in _ACRONYM.findall(sentence):
            is_explained = f"({acronym})" in whole or f"{acronym} (" in whole
            if acronym not in seen and not is_explained:
                yield _hint(f"{acronym} is not explained", sentence, acronym)
            seen.add(acronym)


def _hint(what: str, sentence: str, quote: str = "") -> Hint:
    is_short = len(sentence) <= _MOST_QUOTED
    return Hint(what, sentence, quote or (sentence if is_short else sentence[:_MOST_QUOTED].rsplit(" ", 1)[0]))
