"""How alike two texts are: by the phrases of four words that both have, whatever their order."""

import re

_WORD = re.compile(r"\w+")
_PHRASE = 4


def phrases_of(text: str) -> frozenset[tuple[str, ...]]:
    """Return the phrases of four words of a text, in lower case; a shorter text is one phrase."""
    words = _WORD.findall(text.lower())
    if len(words) <= _PHRASE:
        return frozenset((tuple(words),)) if words else frozenset()
    return frozenset(tuple(words[at : at + _PHRASE]) for at in range(len(words) - _PHRASE + 1))


def shared_share(one: str, other: str) -> float:
    """Return the share of the phrases of the shorter text that the other has too, 0 to 1."""
    first, second = phrases_of(one), phrases_of(other)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0
