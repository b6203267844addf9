"""Text of the library in an answer: whether it was tailored since, and whether it has gone stale."""

from collections.abc import Iterator
from datetime import date

from bidprep.domain.answer_checks import called
from bidprep.domain.dates import say_date
from bidprep.domain.findings import Finding, Place, Severity
from bidprep.domain.library import Passage, PassageUse, UsedPassage
from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import Block, Text, plain_block
from bidprep.domain.whole_bid import WholeBid

LEAST_WORDS = 5
"""A shorter paragraph may stand in two texts by chance."""
_SHOWN = 60


def words_of(block: Block) -> str:
    """Return the plain words of a paragraph or table, with its merge fields as they are."""
    return " ".join(plain_block(block).split())


def paragraphs_of(text: Text) -> frozenset[str]:
    """Return the plain words of each paragraph or table of a text."""
    return frozenset(map(words_of, text.blocks))


def came_paragraphs(use: PassageUse) -> tuple[str, ...]:
    """Return the paragraphs of a passage that count as recycled where they stand; none once somebody confirmed them."""
    if use.is_tailored:
        return ()
    came = map(words_of, read_markdown(use.text).blocks)
    return tuple(words for words in came if len(words.split()) >= LEAST_WORDS)


def recycled_paragraphs(use: PassageUse, there: frozenset[str]) -> tuple[str, ...]:
    """Return the paragraphs of a passage that stand in an answer as they came, unless somebody confirmed them.

    `there` are the paragraphs of the answer with its merge fields as they are, see `paragraphs_of`.
    """
    return tuple(words for words in came_paragraphs(use) if words in there)


def stale_since(passage: Passage, use: PassageUse, as_at: date) -> str:
    """Say why a passage that was used is stale: its review is overdue, or it was written anew; "" where it is not."""
    if passage.review_on and passage.review_on < as_at:
        return f"was to be reviewed by {say_date(passage.review_on)}"
    if passage.text.strip() != use.text.strip():
        return "has changed in the library since"
    return ""


def find_recycled(whole: WholeBid) -> Iterator[Finding]:
    """Find text of the library that was put into an answer and neither edited nor confirmed."""
    for used, place, where, left in _each_use(whole):
        if left:
            yield Finding(
                "recycled",
                Severity.WARNING,
                f"The answer to {where} still has text of the library as it came: “{_short(left[0])}”.",
                "Tailor it to this question, or confirm that it fits as it is.",
                Place(place[0], place[1], left[0][:_SHOWN], record_id=used.use.id),
            )


def find_stale(whole: WholeBid) -> Iterator[Finding]:
    """Find text of the library that has gone stale: its review is overdue, or the library says it otherwise by now."""
    for used, place, where, left in _each_use(whole):
        why = stale_since(used.passage, used.use, whole.as_at) if left else ""
        if why:
            yield Finding(
                "stale",
                Severity.WARNING,
                f"The answer to {where} uses “{_short(used.passage.title or used.passage.question)}”, which {why}.",
                "Look whether what it says still holds; review it in the library.",
                Place(place[0], place[1], left[0][:_SHOWN], record_id=used.use.id),
            )


def _each_use(whole: WholeBid) -> Iterator[tuple[UsedPassage, tuple[str, str | None], str, tuple[str, ...]]]:
    if not whole.passages:
        return
    of_answer: dict[str, list[UsedPassage]] = {}
    for used in whole.passages:
        of_answer.setdefault(used.use.answer_id, []).append(used)
    for question, answer in whole.counting_answers:
        for used in of_answer.get(answer.id, ()):
            there = paragraphs_of(read_markdown(answer.text))
            yield (
                used,
                (question.id, answer.lot_id),
                called(whole, question, answer),
                recycled_paragraphs(used.use, there),
            )


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1].rstrip() + "…"
