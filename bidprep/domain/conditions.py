"""Questions that are asked only in one case, “if you answered yes to 4”: whether that case has come can often be told."""

import re
from collections.abc import Callable, Iterable

from bidprep.domain.bids import Question

_MOST_READ = 300  # letters of a condition
_CLAUSE = re.compile(r"\b(?P<said>yes|no)\b(?P<rest>(?:(?!\b(?:yes|no)\b).){1,160})", re.I | re.S)
_ONE = r"[A-Z]{0,3}\d{1,3}(?:[.\-]?\(?\w{1,4}\)?){0,5}(?![\w%])"
_NUMBER = re.compile(_ONE, re.I)
_NAMED = re.compile(
    r"\W{0,3}(?:(?:to|at|in|for|on|any|either|all|both|parts?|of|the|above|questions?)\s{1,3}){0,6}"
    rf"(?P<numbers>{_ONE}(?:\s?(?:,|/|&|\bor\b|\band\b)\s?(?:(?:to|questions?)\s){{0,2}}{_ONE}){{0,12}})",
    re.I,
)


def is_asked(question: Question, questions: Iterable[Question], said: Callable[[Question], str]) -> bool | None:
    """Return whether the condition of a question has come true; True where it has none, None where nobody can tell yet.

    `said` gives the words of the answer to another question, "" where it is not answered. A condition tells by “yes” or
    “no” and the numbers of questions; the number of a part that there is not stands for all that begin with it.
    """
    condition = question.only_if[:_MOST_READ]
    if not condition.strip():
        return True
    others = [each for each in questions if each.id != question.id]
    told: list[bool | None] = []
    for clause in _CLAUSE.finditer(condition):
        wanted = clause["said"].lower()
        named = _NAMED.match(clause["rest"])
        for number in _NUMBER.findall(named["numbers"]) if named else ():
            told += [_says(said(each), wanted) for each in _numbered(number, others)]
    if not told:
        return None
    return True if True in told else None if None in told else False


def _says(words: str, wanted: str) -> bool | None:
    first = re.match(r"\W*(yes|no)\b", words, re.I)
    return first[1].lower() == wanted if first else None


def _numbered(number: str, questions: Iterable[Question]) -> list[Question]:
    """Return the question of a number, else those of its parts."""
    key = _key(number)
    same = [each for each in questions if _key(each.number) == key]
    return same or [each for each in questions if re.match(rf"{re.escape(key)}(?!\w)", _key(each.number))]


def _key(number: str) -> str:
    return "".join(number.casefold().replace("–", "-").split()).rstrip(".")
