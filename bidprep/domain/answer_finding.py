"""Find the answers of a review copy again in the file that came back: by bookmark, by reference and heading, by likeness."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bidprep.domain.markdown import read_markdown
from bidprep.domain.reviewed_regions import first_and_last
from bidprep.domain.reviewed_texts import ReviewedBlock, ReviewedDocument, ReviewedParagraph
from bidprep.domain.reviews import MatchedBy, SentAnswer
from bidprep.domain.text import plain_block

ANCHOR = "bp_"
"""What the bookmark on an answer's heading begins with; the id of its `SentAnswer` follows."""
SHINGLE = 4  # words
LEAST_ALIKE = 0.2
"""An answer is found by likeness where at least this share of its 4-word shingles stands in a stretch of the file."""
_REFERENCE = re.compile(r"\[ref (\d{1,6})\]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class FoundAnswer:
    """Where an answer is: the numbers of its heading's block (None where that is gone) and of the blocks below, in the body."""

    sent_id: str
    matched_by: MatchedBy
    heading: int | None
    first: int
    last: int
    """The number after its last block."""


def reference(sent: SentAnswer) -> str:
    """Return the visible reference at the end of an answer's heading."""
    return f"[ref {sent.position}]"


def heading_of(sent: SentAnswer) -> str:
    """Return the heading over an answer in a copy, with its reference."""
    return " ".join(f"{sent.heading} {reference(sent)}".split())


def find_answers(
    document: ReviewedDocument, sent: Sequence[SentAnswer], texts: Mapping[str, str]
) -> tuple[FoundAnswer, ...]:
    """Return where the answers of a round are in a file, in reading order; `texts` are those sent, as Markdown, by id.

    An answer reaches from its heading to the next one that was found, or to the next heading as high as its own.
    """
    body = document.body
    heads = _by_bookmark(document, sent)
    # As a rule every answer has its bookmark still, and what the file says need not be looked at.
    words = [] if all(each.id in heads for each in sent) else [_words(document, block) for block in body]
    _add_by_heading(heads, words, sent)
    levels = [_heading_level(document, block) for block in body]
    starts = sorted((at, each, matched) for each, (at, matched) in heads.items())
    found: list[FoundAnswer] = []
    followings = [*(start[0] for start in starts), len(body)][1:]
    for (at, each, matched), following in zip(starts, followings, strict=True):
        level = levels[at]
        ends = (here for here in range(at + 1, following) if level and 0 < levels[here] <= level)
        found.append(FoundAnswer(each, matched, at, at + 1, next(ends, following)))
    missing = [each for each in sent if each.id not in heads]
    if missing:
        free = _free_stretches(found, len(body))
        found += _by_likeness(missing, texts, words, free)
    return tuple(sorted(found, key=lambda each: each.first))


def count_matches(
    document: ReviewedDocument, sent: Sequence[SentAnswer], texts: Mapping[str, str]
) -> tuple[int, int, int]:
    """Return how much of a round is in a file: bookmarks, headings, 4-word shingles. The greater, the likelier it is its."""
    bookmarks = sum(f"{ANCHOR}{each.id}" in document.bookmarks for each in sent)
    words = [_words(document, block) for block in document.body]
    headings = len({" ".join(each.split()) for each in words} & {heading_of(each) for each in sent})
    there = {shingle for each in words for shingle in _shingles(each)}
    alike = sum(len(there & _shingles_of(texts.get(each.id, ""))) for each in sent)
    return bookmarks, headings, alike


def _by_bookmark(document: ReviewedDocument, sent: Sequence[SentAnswer]) -> dict[str, tuple[int, MatchedBy]]:
    firsts = [first_and_last(block)[0] for block in document.body]
    heads: dict[str, tuple[int, MatchedBy]] = {}
    taken: set[int] = set()
    for each in sent:
        place = document.bookmarks.get(f"{ANCHOR}{each.id}")
        at = bisect_right(firsts, place.start.paragraph) - 1 if place else -1
        # A bookmark that was cut out and pasted into another answer’s heading names that no more than its own.
        if at >= 0 and at not in taken and isinstance(document.body[at], ReviewedParagraph):
            heads[each.id] = (at, MatchedBy.BOOKMARK)
            taken.add(at)
    return heads


def _add_by_heading(heads: dict[str, tuple[int, MatchedBy]], words: list[str], sent: Sequence[SentAnswer]) -> None:
    """Add the answers whose reference and heading stand in a paragraph; one of the two will do where only one has it."""
    taken = {at for at, _ in heads.values()}
    wanted = {each.position: each for each in sent if each.id not in heads}
    if not wanted:
        return
    alone = Counter(_folded(each.heading) for each in sent)
    by_heading = {_folded(each.heading): each for each in wanted.values() if alone[_folded(each.heading)] == 1}
    for sure in (True, False):
        for at, line in enumerate(words):
            told = _REFERENCE.search(line) if at not in taken and len(line) < _LONGEST_HEADING else None
            each = wanted.get(int(told[1])) if told else None
            if each and sure and _folded(line) != _folded(heading_of(each)):
                each = None
            if each is None and not sure and at not in taken:
                each = by_heading.get(_folded(_REFERENCE.sub("", line)))
            if each and each.id not in heads:
                heads[each.id] = (at, MatchedBy.HEADING)
                taken.add(at)


_LONGEST_HEADING = 400


def _free_stretches(found: Iterable[FoundAnswer], length: int) -> list[range]:
    """Return the blocks that belong to no answer, as stretches."""
    taken = sorted((each.first - 1 if each.heading is not None else each.first, each.last) for each in found)
    free: list[range] = []
    at = 0
    for first, last in [*taken, (length, length)]:
        if first > at:
            free.append(range(at, first))
        at = max(at, last)
    return free


def _by_likeness(
    missing: list[SentAnswer], texts: Mapping[str, str], words: list[str], free: list[range]
) -> list[FoundAnswer]:
    """Return the answers of which enough stands in the blocks that no other has; the likest answer takes a block."""
    owners: dict[tuple[str, ...], list[str]] = {}
    sizes: dict[str, int] = {}
    for each in missing:
        shingles = _shingles_of(texts.get(each.id, ""))
        sizes[each.id] = len(shingles)
        for shingle in shingles:
            owners.setdefault(shingle, []).append(each.id)
    found: list[FoundAnswer] = []
    taken: set[str] = set()
    for stretch in free:
        votes = [
            Counter(owner for shingle in set(_shingles(words[at])) for owner in owners.get(shingle, ()))
            for at in stretch
        ]
        at = 0
        while at < len(stretch):
            owner = next((name for name, _ in votes[at].most_common() if name not in taken), "")
            if not owner:
                at += 1
                continue
            last = max(here for here in range(at, len(stretch)) if _is_likest(owner, votes[here]) or here == at)
            between = sum(votes[here][owner] for here in range(at, last + 1))
            if between >= LEAST_ALIKE * sizes[owner]:
                found.append(FoundAnswer(owner, MatchedBy.LIKENESS, None, stretch[at], stretch[last] + 1))
                taken.add(owner)
                at = last
            at += 1
    return found


def _is_likest(owner: str, votes: Counter[str]) -> bool:
    return bool(votes) and votes[owner] == max(votes.values())


def _shingles(words: str) -> list[tuple[str, ...]]:
    """Return the 4-word shingles of some words; fewer words are one shingle of their own."""
    listed = _WORD.findall(words.casefold())
    if len(listed) < SHINGLE:
        return [tuple(listed)] if listed else []
    return list(zip(*(listed[start:] for start in range(SHINGLE)), strict=False))


def _shingles_of(markdown: str) -> set[tuple[str, ...]]:
    """Return the shingles of each block of a text."""
    return {shingle for block in read_markdown(markdown).blocks for shingle in _shingles(plain_block(block))}


def _words(document: ReviewedDocument, block: ReviewedBlock) -> str:
    """Return the words of a block as they were sent, those of a table's cells one after the other."""
    if isinstance(block, ReviewedParagraph):
        return "".join(
            piece.text
            for piece in block.pieces
            if not piece.marks or not any(document.marks[number].adds for number in piece.marks)
        )
    return " ".join(_words(document, inner) for row in block.rows for cell in row.cells for inner in cell.blocks)


def _heading_level(document: ReviewedDocument, block: ReviewedBlock) -> int:
    """Return which heading a block was when it was sent, 0 for none; one that was put in since is none."""
    if not isinstance(block, ReviewedParagraph):
        return 0
    if block.mark_marks and any(document.marks[number].adds for number in block.mark_marks):
        return 0
    return (block.before or block.look).heading


def _folded(words: str) -> str:
    return " ".join(words.split()).casefold()
