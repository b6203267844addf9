"""Asks: the single things that a question asks for, and where an answer gives them."""

from dataclasses import dataclass


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
