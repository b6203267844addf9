"""The dictionary: many words in little memory, and what was probably meant by one that is not among them.

It is one stretch of bytes: a line break, then the words in the order of their bytes, each followed by a digit that says
how rare it is, from 1 to 7, and a line break. A word that is written with a capital stands there with it. Looking one up
halves the stretch some twenty times, which takes about ten microseconds; a list of as many strings would take ten
megabytes, this takes one.
"""

import re
from collections.abc import Iterable, Iterator

from bidprep.domain.likeness import slip_cost

LETTERS = "abcdefghijklmnopqrstuvwxyz'-"
RAREST = 9
_MOST_SUGGESTED = 6
_MOST_LETTERS = 40
# How much of a slip, see `slip_cost`, is still the same word, and how much a rank is worth of one.
_MOST_COST = 2.3
_COST_OF_RANK = 0.12
_COST_OF_GAP = 0.3
_COMMON, _NOT_RARE = 2, 5
_LEAST_FOR_TWO_SLIPS = 4
_LETTERS_OF_TWO_SLIPS = 3
_PAIRS_OF_TWO_SLIPS = 5


class Dictionary:
    """Words with how rare they are. Given the bytes of a dictionary file, see above."""

    def __init__(self, words: bytes = b"\n") -> None:
        self._words = words

    def __contains__(self, word: str) -> bool:
        return self._found(word.encode(errors="replace")) > 0

    def rank(self, word: str) -> int:
        """Return how rare a word is, from 1 to 7; `RAREST` for one that is not here."""
        sought = word.encode(errors="replace")
        at = self._found(sought)
        return int(self._words[at + len(sought) : at + len(sought) + 1]) if at else RAREST

    def is_one_slip_from_common(self, word: str) -> bool:
        """Whether a letter more, less, wrong or out of order makes a word of one in small letters that is not rare."""
        if len(word) > _MOST_LETTERS:
            return False
        return any(near.isalpha() and self.rank(near) <= _NOT_RARE for near in _one_slip_from(word))

    def like(self, word: str, more: Iterable[str] = ()) -> tuple[str, ...]:
        """Return what was probably meant by a word, the likeliest first; `more` are words known beside these.

        It takes some hundredths of a second.
        """
        if len(word) > _MOST_LETTERS:
            return ()
        sought = word.lower()
        found: dict[str, float] = {}
        for candidate in {*_one_slip_from(sought), *self._alike(sought), *more}:
            for written in (candidate, candidate.capitalize()):
                rank = self.rank(written) if written not in more else 1
                if rank < RAREST:
                    cost = slip_cost(sought, candidate.lower()) + rank * _COST_OF_RANK
                    if cost <= _MOST_COST + rank * _COST_OF_RANK:
                        found[written] = min(found.get(written, cost), cost)
        found.update(self._parted(sought))
        best = sorted(found, key=lambda there: (found[there], there))
        return tuple(best[:_MOST_SUGGESTED])

    def _found(self, sought: bytes) -> int:
        """Return where a word begins, or 0."""
        words = self._words
        if not sought or b"\n" in sought:
            return 0
        low, high = 1, len(words)
        while low < high:
            middle = words.rfind(b"\n", 0, (low + high) // 2) + 1
            middle = max(middle, low)
            end = words.find(b"\n", middle)
            there = words[middle : end - 1]
            if there == sought:
                return middle
            if there < sought:
                low = end + 1
            else:
                high = middle
        return 0

    def _alike(self, sought: str) -> Iterator[str]:
        """Yield the words with the same first letter, of about the same length, made of nearly the same letters."""
        length, first = len(sought), re.escape(sought[:1])
        if length < _LEAST_FOR_TWO_SLIPS:
            return
        pattern = f"\n({first}[^0-9\n]{{{max(length - 3, 1)},{length + 1}}})[1-6](?=\n)".encode(errors="replace")
        letters, pairs = set(sought), _pairs(sought)
        least = max(1, len(pairs) - _PAIRS_OF_TWO_SLIPS)
        for there in re.findall(pattern, self._words):
            word = there.decode()
            # The dear comparison is for those that may be meant: two slips change no more letters, or pairs of them.
            if len(letters.symmetric_difference(word)) <= _LETTERS_OF_TWO_SLIPS and len(pairs & _pairs(word)) >= least:
                yield word

    def _parted(self, sought: str) -> Iterator[tuple[str, float]]:
        """Yield two common words that were written as one: *alot*."""
        for at in range(1, len(sought)):
            left, right = sought[:at], sought[at:]
            rank = max(self.rank(left), self.rank(right))
            if rank <= _COMMON and all(len(part) > 1 or part in "ai" for part in (left, right)):
                yield f"{left} {right}", _COST_OF_GAP + rank * _COST_OF_RANK


def _pairs(word: str) -> set[str]:
    return {word[at : at + 2] for at in range(len(word) - 1)}


def _one_slip_from(word: str) -> set[str]:
    halves = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    return (
        {left + right[1:] for left, right in halves if right}
        | {left + right[1] + right[0] + right[2:] for left, right in halves if len(right) > 1}
        | {left + letter + right[1:] for left, right in halves if right for letter in LETTERS}
        | {left + letter + right for left, right in halves for letter in LETTERS}
    )
