"""What is noted of a text: what a pure function works out of its plain words, in the form in which the file keeps it.

A bid may hold a thousand answers, and a page that looks through all of them must open at once, even the first after the
start. So it is worked out when an answer is written, not when it is looked at.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

T = TypeVar("T")

NOTING_RULES = 1
"""The number of the rules by which notes are made. Raise it with every change to what they would say of some text."""


def words_read(words: Any) -> tuple[str, ...]:
    """Return words as they were noted; raises TypeError where they are not words."""
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise TypeError(words)
    return tuple(words)


@dataclass(frozen=True, slots=True, eq=False)
class Noted(Generic[T]):
    """Something worked out of plain words: its name among the notes, the function, and how it is written and read in JSON."""

    name: str
    work: Callable[[str], T]
    write: Callable[[T], Any]
    read: Callable[[Any], T]

    def __call__(self, words: str) -> T:
        """Work it out."""
        return self.work(words)
