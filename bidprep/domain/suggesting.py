"""Which of what was written before fits a question, and why.

A question is compared by what it speaks of (see `bidprep.domain.word_stems`): rare things count more, what stands in a
question or title more than what stands in a text. Then comes what is known of the text: for whom, how it scored, whether
it has gone stale.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from math import log

from bidprep.domain.bids import Question
from bidprep.domain.dates import say_date
from bidprep.domain.decisions import ResultState
from bidprep.domain.word_stems import THINGS, Wanted, meanings

Likeness = tuple[float, tuple[str, ...]]
"""How like a question something is, 0 to 1, and the words that say so, the weightiest first."""

LEAST_SCORE = 0.05
"""Of 1; what is less like the question is not suggested."""
_THING, _WORD_OF_THING, _OTHER_WORD = 1.3, 0.7, 0.7  # what the sector's things count, the words that say them, others
_HEADING, _USUAL_LENGTH, _ENOUGH = 2.5, 250, 1.2
_SECTION, _NOTES = 0.5, 0.25
_MOST_NAMED = 4
_KIND_WEIGHTS = {"passage": 1.0, "answer": 0.92, "case_study": 0.7, "partner": 0.6, "fact": 0.5}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question speaks of: each thing with its weight, and the word that says it."""

    weights: Mapping[str, float]
    words: Mapping[str, str]
    wanted: Wanted


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that might fit. `heading` is its question or title, `text` its plain words.

    `marks` of `most_marks` is how it scored; `review_on` when it is to be looked at again; `said` is how it is called;
    `like` is how like the question it is, where that is known already.
    """

    kind: str
    id: str
    said: str
    heading: str
    text: str
    buyer: str = ""
    source: str = ""
    result: ResultState | None = None
    marks: Decimal | None = None
    most_marks: Decimal | None = None
    review_on: date | None = None
    like: Likeness | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something that fits a question, why in words, and how well: 0 to about 1."""

    kind: str
    id: str
    title: str
    reasons: tuple[str, ...]
    score: float


def what_is_asked(question: Question) -> Asked:
    """Return what a question speaks of: its text first, then its section, then the buyer's notes."""
    weights: dict[str, float] = {}
    words: dict[str, str] = {}
    for text, weight in (
        (question.text, 1.0),
        (question.section, _SECTION),
        (question.guidance, _NOTES),
        (question.criteria, _NOTES),
    ):
        for meaning, word in meanings(text).items():
            weights.setdefault(meaning, weight * _worth(meaning))
            words.setdefault(meaning, word)
    return Asked(weights, words, Wanted(weights))


def _worth(meaning: str) -> float:
    if meaning.startswith("#"):
        return _THING
    return _WORD_OF_THING if meaning in THINGS else _OTHER_WORD


def rarity(found: int, of: int) -> float:
    """Return how much it says that something is spoken of in `found` of so many records."""
    return log(1 + (of - found + 0.5) / (found + 0.5)) if of >= found else 0.1


class Yardstick:
    """What a question speaks of, weighed by how rare each thing is; texts are held against it one after the other."""

    def __init__(self, asked: Asked, rarities: Mapping[str, float]) -> None:
        self._asked = asked
        self._most = {meaning: weight * rarities.get(meaning, 1.0) for meaning, weight in asked.weights.items()}
        self._whole = sum(self._most.values())

    def likeness(self, heading: str, text: str) -> Likeness:
        """Return how like the question a text is, 0 to 1, and the words that say so, the weightiest first."""
        in_heading, _ = self._asked.wanted.count(heading)
        in_text, words = self._asked.wanted.count(text)
        length = 0.5 + 0.5 * words / _USUAL_LENGTH
        shared: list[tuple[float, str]] = []
        for meaning in in_heading.keys() | in_text.keys():
            there = _HEADING * in_heading.get(meaning, 0) + in_text.get(meaning, 0) / length
            shared.append((self._most[meaning] * there / (there + _ENOUGH), self._asked.words[meaning]))
        shared.sort(reverse=True)
        reached = sum(got for got, _ in shared)
        return (reached / self._whole if self._whole else 0.0), tuple(dict.fromkeys(word for _, word in shared))


def suggest(
    yardstick: Yardstick, candidates: Sequence[Candidate], buyer: str, today_is: date
) -> tuple[Suggestion, ...]:
    """Return what fits a question of this buyer, best first."""
    found: list[Suggestion] = []
    for candidate in candidates:
        score, shared = candidate.like or yardstick.likeness(candidate.heading, candidate.text)
        if score < LEAST_SCORE:
            continue
        reasons = [f"Shares {_listed(shared[:_MOST_NAMED])}"]
        for more, reason in _known_of(candidate, buyer, today_is):
            score *= more
            reasons.append(reason)
        score *= _KIND_WEIGHTS.get(candidate.kind, 0.5)
        found.append(Suggestion(candidate.kind, candidate.id, candidate.said, tuple(reasons), round(score, 4)))
    return tuple(sorted(found, key=lambda each: -each.score))


def is_stale(review_on: date | None, today_is: date) -> bool:
    """Whether a text was to be looked at again before today."""
    return review_on is not None and review_on < today_is


def _known_of(candidate: Candidate, buyer: str, today_is: date) -> list[tuple[float, str]]:
    known: list[tuple[float, str]] = []
    if buyer.strip() and candidate.buyer.strip().casefold() == buyer.strip().casefold():
        known.append((1.06, f"Same buyer: {candidate.buyer.strip()}"))
    if candidate.marks is not None and candidate.most_marks:
        share = float(candidate.marks / candidate.most_marks)
        known.append(
            (0.94 + 0.12 * min(max(share, 0.0), 1.0), f"Scored {candidate.marks:g} of {candidate.most_marks:g}")
        )
    if candidate.result is ResultState.WON:
        known.append((1.05, "Won"))
    elif candidate.result is ResultState.LOST:
        known.append((0.97, "That bid was not won"))
    if candidate.kind == "answer":
        known.append((1.0, f"Answered in {candidate.source}"))
    if candidate.review_on is not None and is_stale(candidate.review_on, today_is):
        known.append((0.9, f"Stale: to be reviewed by {say_date(candidate.review_on)}"))
    return known


def _listed(words: Sequence[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
