"""Spelling: which words of a text are in no dictionary and are not known to the workspace either.

Not looked at: words with digits, acronyms and their plurals (KPIs), addresses of the web and of e-mail, and merge fields.
Words in capitals are taken for acronyms, unless they are long and one slip from a word: ACCOMODATION. A hyphenated word
is right if it is known, or if all of its parts are; a possessive, if what it is made from is. Curly and straight
apostrophes are the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from bidprep.domain.acronyms import ACRONYMS
from bidprep.domain.dictionary import Dictionary
from bidprep.domain.noted import Noted, words_read

_LETTER = r"[^\W\d_]"
_TLD = r"(?:org|com|net|uk|gov|io|info|eu|cymru|wales|scot|london|charity)"
_TOKENS = re.compile(
    r"\{\{[^{}\n]*\}\}"
    r"|(?:https?://|www\.)\S+"
    r"|[\w.+-]+@[\w.-]+"
    rf"|[\w-]+(?:\.[\w-]+)*\.{_TLD}\b(?:/\S*)?"
    r"|[@#]\w+"
    r"|\w*\d\w*(?:[-'’]\w+)*"
    rf"|({_LETTER}+(?:[-'’‑]\w*\d[\w]*|[-'’‑]{_LETTER}+)*)"
)
_DIGIT = re.compile(r"\d")
_APOSTROPHES = str.maketrans({"’": "'", "‑": "-", "ﬁ": "fi", "ﬂ": "fl"})
_DOUBLE_CAPITAL = re.compile(r"[A-Z]{2}[a-z]{2,}|[A-Z]{2}[a-rt-z]")
_ROMAN = re.compile(r"[ivx]{2,5}")
# What stands before a hyphen without being a word.
_PREFIXES = frozenset(
    """
    anti bi co counter cross de e eco ex extra hyper i il im in infra inter intra ir macro meta micro mid mini mis mono multi
    neo neuro non out over pan para poly post pre pro proto pseudo psycho quasi re self semi socio sub super supra tele trans
    tri ultra un under uni up vice well x
    """.split()  # noqa: SIM905 - a list of sixty strings would be read by nobody
)
_MOST_VERDICTS = 20_000
_LONGEST_ACRONYM = 5
"""Letters; what is longer in capitals may be a word."""


@dataclass(frozen=True, slots=True)
class Misspelt:
    """Where a word stands that is not known: its first character in the text, and the word."""

    start: int
    word: str

    @property
    def end(self) -> int:
        """The place behind the word."""
        return self.start + len(self.word)


class Spelling:
    """The dictionary, and beside it the words of a workspace: its own words and its names."""

    def __init__(self, dictionary: Dictionary) -> None:
        self.dictionary = dictionary
        self.own: frozenset[str] = frozenset()
        self._bundled = self
        self._verdicts: dict[str, bool] = {}
        self._fine: set[str] = set()

    @property
    def bundled(self) -> "Spelling":
        """The spelling of the dictionary alone: what is found out about it holds for every workspace."""
        return self._bundled

    def with_words(self, *words: Iterable[str]) -> "Spelling":
        """Return this spelling with more words that are right."""
        made = Spelling(self.dictionary)
        made.own = self.own.union(*(_known_forms(word) for some in words for word in some))
        made._bundled = self._bundled
        return made

    @cached_property
    def lacking(self) -> Noted[tuple[str, ...]]:
        """The words that are not known, to be worked out or noted."""
        return Noted("unknown", self.unknown, list, words_read)

    def is_right(self, word: str) -> bool:
        """Tell whether a word is spelt right, or is none that can be judged."""
        there = self._verdicts.get(word)
        if there is None:
            if len(self._verdicts) >= _MOST_VERDICTS:
                self._verdicts.clear()
            is_bundled = self is not self._bundled
            there = (is_bundled and self._bundled.is_right(word)) or self._judge(word.translate(_APOSTROPHES))
            self._verdicts[word] = there
        return there

    def find(self, text: str) -> tuple[Misspelt, ...]:
        """Return the words of a text that are not known, in order, each time they stand there."""
        return tuple(Misspelt(start, word) for start, word in words_of(text) if not self.is_right(word))

    def unknown(self, text: str) -> tuple[str, ...]:
        """Return the words of a text that are not known, in order, each once. Quick where a text is much like another."""
        pieces = set(text.split()) - self._fine
        if not pieces:
            return ()
        wrong = {piece for piece in pieces if self.find(piece)}
        if len(self._fine) >= _MOST_VERDICTS:
            self._fine.clear()
        self._fine |= pieces - wrong
        if not wrong:
            return ()
        # Only a merge field reaches over white space, so without one the pieces that are wrong tell all.
        looked_at = [text] if "{{" in text else [piece for piece in text.split() if piece in wrong]
        return tuple(dict.fromkeys(there.word for piece in looked_at for there in self.find(piece)))

    def suggest(self, word: str) -> tuple[str, ...]:
        """Return what was probably meant, the likeliest first, with the capitals and the apostrophe of what was written."""
        straight = word.translate(_APOSTROPHES)
        stem, ending = (straight[:-2], straight[-2:]) if straight.endswith("'s") else (straight, "")
        found = self._suggest_whole(stem) or self._suggest_parts(stem)
        dressed = (_dressed(there, stem) + ending for there in found)
        curly = "’" in word
        return tuple(dict.fromkeys(there.replace("'", "’") if curly else there for there in dressed))

    def _suggest_whole(self, stem: str) -> tuple[str, ...]:
        own = {word for word in self.own if abs(len(word) - len(stem)) <= 2 and word[:1].lower() == stem[:1].lower()}  # noqa: PLR2004
        return self.dictionary.like(stem, own)

    def _suggest_parts(self, stem: str) -> tuple[str, ...]:
        """Return a hyphenated word with its one wrong part mended."""
        parts = stem.split("-")
        wrong = [at for at, part in enumerate(parts) if not self._is_part(part)]
        if len(parts) == 1 or len(wrong) != 1:
            return ()
        at = wrong[0]
        mended = self.dictionary.like(parts[at])
        return tuple("-".join((*parts[:at], there, *parts[at + 1 :])) for there in mended)

    def _judge(self, word: str) -> bool:
        if len(word) == 1 or _ROMAN.fullmatch(word) or self._is_known(word):
            return True
        if "-" in word:
            return all(self._is_part(part) for part in word.split("-"))
        return False

    def _is_part(self, part: str) -> bool:
        return len(part) <= 1 or part.lower() in _PREFIXES or bool(_DIGIT.search(part)) or self._is_known(part)

    def _is_known(self, word: str) -> bool:
        if self._has(word):
            return True
        stem = word[:-2] if word.endswith(("'s", "'S")) else word
        if stem.isupper() and "-" not in stem:
            return self._is_right_in_capitals(stem)
        if stem != word and self._has(stem):
            return True
        # An inner capital is meant (KPIs, SafeLives, iPad), unless it is a second one that the Shift key has made.
        if stem[1:] != stem[1:].lower() and "-" not in stem:
            return not (_DOUBLE_CAPITAL.fullmatch(stem) and self._has(stem.lower()))
        return False

    def _is_right_in_capitals(self, word: str) -> bool:
        """Tell whether a word in capitals is known in any case, or more likely an acronym than a word misspelt."""
        if len(word) <= _LONGEST_ACRONYM or not {word, word.removesuffix("S")}.isdisjoint(ACRONYMS):
            return True
        plural_of = word[:-1] if word.endswith("S") else ""
        if plural_of in self.own or plural_of in self.dictionary:
            return True
        lower = word.lower()
        if any(self._has(form) for form in (lower, word.capitalize(), word.title())) or lower in self._own_lower:
            return True
        return not (word.isalpha() and self.dictionary.is_one_slip_from_common(lower))

    @cached_property
    def _own_lower(self) -> frozenset[str]:
        return frozenset(word.lower() for word in self.own)

    def _has(self, word: str) -> bool:
        if word in self.own or word in self.dictionary:
            return True
        lower = word[:1].lower() + word[1:]
        if lower != word and (lower in self.own or lower in self.dictionary):
            return True
        # With accents or without: façade, naïve.
        return not word.isascii() and (bare := _without_accents(word)) != word and self._has(bare)


def words_of(text: str) -> Iterator[tuple[int, str]]:
    """Yield the words of a text that can be judged, each with the place of its first character."""
    for found in _TOKENS.finditer(text):
        if found[1]:
            yield found.start(), found[1]


def names_in(phrases: Iterable[str]) -> frozenset[str]:
    """Return the words of some names that have a capital: in “Netherfell Trust of the north” the first two."""
    together = "\n".join(phrases)
    # Names share most of their words, so each piece is looked at once; only a merge field reaches over white space.
    pieces = [together] if "{{" in together else set(together.split())
    return frozenset(
        word for piece in pieces if piece != piece.lower() for _start, word in words_of(piece) if word != word.lower()
    )


def _known_forms(word: str) -> Iterator[str]:
    """Yield a word as it was added, without the ending of a possessive; of a hyphenated one its parts too."""
    stem = word.translate(_APOSTROPHES).removesuffix("'s")
    yield stem
    if "-" in stem:
        yield from filter(None, stem.split("-"))


def _without_accents(word: str) -> str:
    parted = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in parted if not unicodedata.combining(letter))


def _dressed(word: str, like: str) -> str:
    """Return a word with the capitals of another."""
    if len(like) > 1 and like.isupper():
        return word.upper()
    if like[:1].isupper():
        return word[:1].upper() + word[1:]
    return word
