"""Words of a text as what they mean for likeness: without endings, with the sector's words for the same thing as one.

The stemmer is a light one of our own: it takes English endings off, longest first, and leaves at least four letters. What
it makes is no word, but the same for *recruit*, *recruiting* and *recruitment*.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from bidprep.domain.sector_words import NO_ENDINGS, SAID_BY_ALL, SAME_THING

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TAKEN_OFF = """
s es ed ing ings er ers or ors ly al als ive ives ion ions ation ations isation isations ization izations ment ments ness ity
ities able ible ability ibility abilities ance ances ence ences ant ants ent ents ful ise ises ised ising ize izes ized izing
ship ships ary ory ic ical e y ies ied
"""
_ENDINGS = tuple(sorted(_TAKEN_OFF.split(), key=len, reverse=True))
_LEAST = 4
_MOST_IN_PHRASE = 3


def words_in(text: str) -> Iterator[str]:
    """Yield the words of a text in lower case, without a possessive *’s*."""
    for found in _WORD.finditer(text.lower()):
        word = found.group()
        yield word[:-2] if word.endswith(("'s", "’s")) else word.replace("’", "'")


@lru_cache(maxsize=60_000)
def stem(word: str) -> str:
    """Return a lower-case word without its endings."""
    if word in NO_ENDINGS:
        return NO_ENDINGS[word]
    there = word
    while True:
        for ending in _ENDINGS:
            if there.endswith(ending) and len(there) - len(ending) >= _LEAST:
                if ending == "s" and there.endswith("ss"):
                    continue
                there = there[: -len(ending)]
                break
        else:
            break
    if there != word and len(there) > _LEAST and there[-1] == there[-2] and there[-1] not in "aeious":
        there = there[:-1]
    return there


@lru_cache(maxsize=60_000)
def is_said_by_all(word: str) -> bool:
    """Whether a word says nothing of what a question is about."""
    return word in SAID_BY_ALL or len(word) < 2 or word.isdigit()  # noqa: PLR2004 - a letter is no word


def meanings(text: str) -> dict[str, str]:
    """Return what a text speaks of, with the word that first says it: stems, and ``#…`` for one of the sector's things."""
    words = list(words_in(text))
    found: dict[str, str] = {}
    stems = [stem(word) for word in words]
    covered = 0  # up to here a phrase says it, and its words say nothing by themselves
    for at, word in enumerate(words):
        if at < covered:
            continue
        for length in range(min(_MOST_IN_PHRASE, len(words) - at), 0, -1):
            thing = THINGS.get(" ".join(stems[at : at + length]))
            if thing is not None:
                found.setdefault(thing, " ".join(words[at : at + length]))
                covered = at + length if length > 1 else covered
                break
        if at >= covered and not is_said_by_all(word):
            found.setdefault(stems[at], word)
    return found


class Wanted:
    """Things that are counted in one text after the other (see `meanings`)."""

    def __init__(self, things: Iterable[str]) -> None:
        self._by_stem: dict[str, list[str]] = {}
        self._by_phrase: list[tuple[str, frozenset[str], str]] = []
        for thing in things:
            for name in words_for(thing):
                if " " in name:
                    self._by_phrase.append((f" {name} ", frozenset(name.split(" ")), thing))
                else:
                    self._by_stem.setdefault(name, []).append(thing)
        self._stems = frozenset(self._by_stem).union(*(stems for _, stems, _ in self._by_phrase))

    def count(self, text: str) -> tuple[dict[str, int], int]:
        """Return how often a text speaks of each thing that it speaks of, and how many words it has."""
        lower = text.lower().replace("’", "'")
        is_plain = lower.isascii() and "''" not in lower
        words = lower.translate(_APART).split() if is_plain else _WORD.findall(lower)
        stems = list(map(_STEMS.__getitem__, words))
        there = self._stems.intersection(stems)
        counts: dict[str, int] = {}
        for name in there:
            for thing in self._by_stem.get(name, ()):
                counts[thing] = counts.get(thing, 0) + stems.count(name)
        in_order = ""
        for phrase, its_stems, thing in self._by_phrase:
            if its_stems <= there:
                in_order = in_order or f" {' '.join(stems)} "
                if said := in_order.count(phrase):
                    counts[thing] = counts.get(thing, 0) + said
        return counts, len(words)


def words_for(meaning: str) -> tuple[str, ...]:
    """Return the stems, or phrases of stems, by which something is said: one, or all of a thing of the sector's."""
    return _SAID_BY.get(meaning, (meaning,))


def _things() -> Iterator[tuple[str, str]]:
    for group in SAME_THING:
        names = [" ".join(stem(word) for word in words_in(each)) for each in group]
        for name in names:
            yield name, f"#{names[0]}"


THINGS: Mapping[str, str] = dict(_things())
"""The sector's things by the stems that say them; phrases have spaces between."""
_SAID_BY: dict[str, tuple[str, ...]] = {}
for _name, _thing in THINGS.items():
    _SAID_BY[_thing] = (*_SAID_BY.get(_thing, ()), _name)
_APART = {code: " " for code in range(128) if not chr(code).isalnum() and chr(code) != "'"}
"""What stands between words; a text in ASCII is split by it in a third of the time that `_WORD` takes."""
_MOST_STEMS = 60_000


class _Stems(dict[str, str]):
    """The stems of words as they stand in texts, worked out when first asked for: the same few thousand come again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_STEMS:
            self.clear()
        found = self[word] = stem(next(words_in(word), word))
        return found


_STEMS = _Stems()
