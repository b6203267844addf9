"""Anchors: words in a text that something is tied to, found again after the text has changed.

Remarks, ticks and recycled marks all point at words by an anchor. Places are in the text value (block,
characters of its plain words), never in Markdown.
"""

from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from bidprep.domain.text import Text, plain_block


@dataclass(frozen=True, slots=True)
class Anchor:
    """Characters `start` to `end` of block number `block` of a revision, and the words that stood there."""

    revision_id: str
    block: int
    start: int
    end: int
    quote: str


LEAST_LIKENESS = 0.6


def set_anchor(revision_id: str, text: Text, block: int, start: int, end: int) -> Anchor:
    """Return the anchor of some characters of a text."""
    return Anchor(revision_id, block, start, end, plain_block(text.blocks[block])[start:end])


def find_anchor(anchor: Anchor, text: Text, revision_id: str = "") -> Anchor | None:
    """Find an anchor again in a later text.

    The same words at the same place; else the same words nearest to it; else, in the most similar
    block, the words between what still stands of the quote, if at least 60% of it does. None where
    nothing is left of it.
    """
    blocks = [plain_block(block) for block in text.blocks]
    moved = _find_exact(anchor, blocks) or _find_alike(anchor, blocks)
    return replace(moved, revision_id=revision_id or anchor.revision_id) if moved else None


def _find_exact(anchor: Anchor, blocks: list[str]) -> Anchor | None:
    if not anchor.quote:
        return None
    found: list[tuple[int, int, int, int]] = []
    for number, words in enumerate(blocks):
        start = words.find(anchor.quote)
        while start >= 0:
            found.append((abs(number - anchor.block), abs(start - anchor.start), number, start))
            start = words.find(anchor.quote, start + 1)
    if not found:
        return None
    _, _, number, start = min(found)
    return replace(anchor, block=number, start=start, end=start + len(anchor.quote))


def _find_alike(anchor: Anchor, blocks: list[str]) -> Anchor | None:
    best: tuple[float, int, Anchor] | None = None
    for number, words in enumerate(blocks):
        matches = [
            match
            for match in SequenceMatcher(None, anchor.quote, words, autojunk=False).get_matching_blocks()
            if match.size > 1
        ]
        if not matches:
            continue
        start, end = matches[0].b, matches[-1].b + matches[-1].size
        kept = sum(match.size for match in matches) / max(len(anchor.quote), end - start)
        candidate = (
            kept,
            -abs(number - anchor.block),
            replace(anchor, block=number, start=start, end=end, quote=words[start:end]),
        )
        if kept >= LEAST_LIKENESS and (best is None or candidate[:2] > best[:2]):
            best = candidate
    return best[2] if best else None
