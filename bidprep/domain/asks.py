"""Asks: the single things that a question asks for, and where an answer gives them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_SENTENCE = re.compile(r"[^.!?\n]*(?:[.!?](?![\s”’\"')\]]|$)[^.!?\n]*)*[.!?]*[”’\"')\]]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a question asks for, in a few words."""

    id: str
    question_id: str
    position: int = 0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Tick:
    """Where an answer gives what is asked: the sentence, word for word; "" where it was ticked without one."""

    id: str
    ask_id: str
    answer_id: str
    sentence: str = ""


def sentence_at(paragraph: str, at: int) -> str:
    """Return the sentence of a paragraph that a place in it lies in, without the spaces round it."""
    for found in _SENTENCE.finditer(paragraph):
        if found.start() <= at <= found.end() and found.group().strip():
            return " ".join(found.group().split())
    return " ".join(paragraph.split()) if len(paragraph.split()) < _SHORT else ""


_SHORT = 40  # words


def still_stands(tick: Tick, plain: str) -> bool:
    """Whether a tick holds: its sentence stands in the answer's plain words still, or it never had one."""
    return " ".join(tick.sentence.split()) in " ".join(plain.split())


def correct_asks(there: Sequence[Ask], lines: Iterable[str], question_id: str, ids: Iterable[str]) -> tuple[Ask, ...]:
    """Return the asks of a corrected list, one a line, in its order; one that is worded as before stays the same.

    One that was reworded in its place stays the same too, so that its tick does. `ids` are for those that are new.
    """
    wanted = [words for words in (" ".join(line.split()) for line in lines) if words]
    by_words = {ask.words: ask for ask in there}
    kept = {ask.id for ask in there if ask.words in wanted}
    free = iter(ids)
    found: list[Ask] = []
    used: set[str] = set()
    for position, words in enumerate(wanted):
        same = by_words.get(words)
        if same is None and position < len(there) and len(wanted) == len(there) and there[position].id not in kept:
            same = there[position]
        ask_id = same.id if same is not None and same.id not in used else next(free)
        used.add(ask_id)
        found.append(Ask(ask_id, question_id, position, words))
    return tuple(found)
