"""Searching as one types: CPU of each key over 10,000 passages, ranked and with snippets, against the bare query for ids.

Suggestions for a question are taken against such a search, at the same share of both.
"""

import random
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from bidprep.domain.bids import Question
from bidprep.domain.library import Passage
from bidprep.operations.search import search_everything
from bidprep.operations.suggestions import suggest_for
from bidprep.storage.workspace import Keep, make_workspace

T = TypeVar("T")

PASSAGES, WORDS = 10_000, 250
TYPED, ASKED = 60, 200
AIM, AIM_OF_SUGGESTIONS = 2.0, 3.0
_COMMON = [
    "the",
    "and",
    "of",
    "to",
    "in",
    "a",
    "for",
    "we",
    "our",
    "with",
    "is",
    "will",
    "be",
    "that",
    "are",
    "this",
    "on",
    "as",
    "by",
    "from",
    "have",
    "each",
    "their",
    "service",
    "support",
    "people",
    "staff",
    "women",
    "probation",
    "partner",
    "quality",
    "delivery",
    "data",
    "training",
]
_SYLLABLES = [
    "re",
    "con",
    "ta",
    "mi",
    "pro",
    "ser",
    "vi",
    "ing",
    "ment",
    "ly",
    "ba",
    "co",
    "de",
    "er",
    "fi",
    "ga",
    "hu",
    "in",
    "jo",
    "ka",
    "lo",
    "ne",
    "or",
    "pa",
    "ro",
    "sa",
    "ti",
    "un",
    "we",
]


def measure() -> list[tuple[str, float, float | None]]:
    """Return rows of what was measured, its ratio to the bare query, and the ratio aimed at."""
    chance = random.Random(7)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.bidprep"
        workspace = make_workspace(path, Keep(Path(folder) / "locks", Path(folder) / "backups"), "a benchmark")
        texts = list(_texts(chance))
        with workspace.step("Fill") as step:
            for at, words in enumerate(texts):
                step.put(Passage(f"p{at}", " ".join(words[:5]), " ".join(words[5:25]), " ".join(words)))
        keys = list(_keys(chance, texts))
        with sqlite3.connect(path) as bare:
            questions = list(_questions(chance, texts))
            floors, times, exact, suggesting = [], [], [], []
            for _ in range(3):  # in turn, and the best of each: other programs take time too
                floors.append(_took(keys, lambda typed: _bare(bare, typed)))
                times.append(_took(keys, lambda typed: search_everything(workspace, typed, 20)))
                exact.append(
                    _took(keys[:: len(keys) // 60], lambda typed: search_everything(workspace, typed, 20, exactly=True))
                )
                suggesting.append(_took(questions, lambda question: suggest_for(workspace, question)))
        bare.close()
        workspace.close()
    rows: list[tuple[str, float, float | None]] = []
    for name, share, aim in (("usual", 0.5, None), ("slowest twentieth", 0.95, AIM), ("slowest hundredth", 0.99, AIM)):
        rows.append((f"a key, {name}", _best(times, share) / _best(floors, share), aim))
    rows.append(("after a pause, all ranked, usual", _best(exact, 0.5) / _best(floors, 0.5), None))
    for name, share in (("usual", 0.5), ("slowest twentieth", 0.95), ("slowest hundredth", 0.99)):
        ratio = _best(suggesting, share) / _best(times, share)
        rows.append((f"suggestions, over a search, {name}", ratio, AIM_OF_SUGGESTIONS))
    return rows


def _texts(chance: random.Random) -> Iterator[list[str]]:
    made = sorted({"".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(9000)})
    chance.shuffle(made)
    words = _COMMON + made
    weights = [1 / (rank + 1) for rank in range(len(words))]
    for _ in range(PASSAGES):
        yield chance.choices(words, weights, k=WORDS)


def _keys(chance: random.Random, texts: list[list[str]]) -> Iterator[str]:
    """Yield what stands in the line after each key, for three words that follow one another somewhere."""
    for words in chance.sample(texts, TYPED):
        at = chance.randrange(len(words) - 3)
        typed = " ".join(words[at : at + 3])
        yield from (typed[:length] for length in range(1, len(typed) + 1))


def _questions(chance: random.Random, texts: list[list[str]]) -> Iterator[Question]:
    """Yield questions that share a dozen words with a passage's question, and have guidance."""
    for at, words in enumerate(chance.sample(texts, ASKED)):
        asked = " ".join(chance.sample(words[5:25], 12) + chance.choices(words[25:], k=6))
        yield Question(f"q{at}", "b", at, str(at), "Section", asked, guidance=" ".join(chance.choices(words, k=20)))


def _bare(connection: sqlite3.Connection, typed: str) -> None:
    match = " ".join(f'"{word}"' for word in typed.split()) + "*"
    connection.execute("SELECT rowid FROM search WHERE search MATCH ?", (match,)).fetchall()


def _took(keys: list[T], search: Callable[[T], object]) -> list[float]:
    took = []
    for typed in keys:
        start = time.process_time()
        search(typed)
        took.append(time.process_time() - start)
    return took


def _best(rounds: list[list[float]], share: float) -> float:
    """Return the least of the rounds' times at this share of their keys."""
    return min(sorted(times)[int(len(times) * share)] for times in rounds)
