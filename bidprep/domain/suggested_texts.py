"""Suggestions as texts: what a text says with one taken, and what becomes of the text now when it is.

Readers see and change the text as sent, whose merge fields were filled in; the text now may have its fields and may have
gone on. So a suggestion is first put back under the fields (`with_fields`), then merged with the text now word by word.
Where the words it is about are not as they were sent, it no longer fits, and a person settles it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from bidprep.domain.inline_units import cut_inlines, length_of, words_of
from bidprep.domain.markdown import read_markdown, write_markdown
from bidprep.domain.reviews import Suggestion
from bidprep.domain.sentence_merge import Agreed, Merge, align_blocks, merge_texts
from bidprep.domain.text import (
    Block,
    Inline,
    MergeField,
    Paragraph,
    Table,
    Text,
    each_inlines,
    merge_fields,
    normal_inlines,
    plain_block,
    plain_inlines,
    text_of,
)


@dataclass(frozen=True, slots=True)
class Replacement:
    """What changing a text came to: `replacement` (Markdown) stands for its blocks `block` to `last_block`.

    Where blocks were only put in, `last_block` is the one before `block`. The words that went lie from `start` in `block`
    to `end` in `last_block`.
    """

    block: int
    last_block: int
    start: int
    end: int
    removed: str
    added: str
    replacement: str


def find_replacement(before: Text, after: Text) -> Replacement | None:
    """Return what makes one text the other; None where they are equal."""
    if before == after:
        return None
    old, new = before.blocks, after.blocks
    head = _alike(old, new)
    tail = _alike(old[head:][::-1], new[head:][::-1])
    gone, come = old[head : len(old) - tail], new[head : len(new) - tail]
    start, end, removed, added = _words_between("\n".join(map(plain_block, gone)), "\n".join(map(plain_block, come)))
    last = head + len(gone) - 1
    if len(gone) > 1:
        # Places are in the first and the last of the blocks that go.
        before_last = sum(len(plain_block(block)) + 1 for block in gone[:-1])
        start, end = min(start, len(plain_block(gone[0]))), max(end - before_last, 0)
    return Replacement(head, last, start, end, removed, added, write_markdown(Text(come)))


def text_reviewed(sent: Text, suggestion: Suggestion) -> Text:
    """Return the text as sent with one suggestion taken; one without a place in the text changes nothing."""
    if suggestion.block is None:
        return sent
    last = suggestion.block if suggestion.last_block is None else suggestion.last_block
    new = read_markdown(suggestion.replacement).blocks
    return text_of((*sent.blocks[: suggestion.block], *new, *sent.blocks[last + 1 :]))


def with_fields(unfilled: Text, sent: Text, reviewed: Text) -> Text:
    """Return a text made of the text as sent, with the merge fields that were filled in it wherever it left them alone.

    `unfilled` is the text that `sent` was filled from, block by block.
    """
    if len(unfilled.blocks) != len(sent.blocks):
        return reviewed
    if unfilled == sent:
        return reviewed
    came_from = {new: old for old, new in align_blocks(sent.blocks, reviewed.blocks).items()}
    blocks: list[Block] = []
    for number, block in enumerate(reviewed.blocks):
        origin = came_from.get(number)
        if origin is None:
            blocks.append(block)
        else:
            blocks.append(_block_with_fields(unfilled.blocks[origin], sent.blocks[origin], block))
    return text_of(blocks)


def text_under(sent: Text, parent: Text) -> Text:
    """Return the text that was filled to make a text as sent: its revision's parent where that is it, else itself."""
    if not merge_fields(parent) or len(parent.blocks) != len(sent.blocks):
        return sent
    pairs = zip(each_inlines(parent), each_inlines(sent), strict=False)
    return parent if all(_is_filled(unfilled, filled) for unfilled, filled in pairs) else sent


def take_suggestion(unfilled: Text, sent: Text, now: Text, suggestion: Suggestion) -> Text | None:
    """Return the text now with a suggestion taken; None where it no longer fits.

    What is formatted or typed since stays. Words are never taken apart, and none is written that nobody wrote.
    """
    merged = merge_texts(unfilled, now, _wanted(unfilled, sent, suggestion), words_of)
    blocks: list[Block] = []
    for part in merged.parts:
        if isinstance(part, Agreed):
            blocks += part.blocks
        elif part.base:
            return None
        else:  # both put paragraphs in at one place: they do not hinder one another
            blocks += (*part.ours, *part.theirs)
    return text_of(blocks)


def propose(unfilled: Text, sent: Text, now: Text, suggestion: Suggestion) -> Merge:
    """Return the merge by sentence of the text now (ours) with the text as reviewed (theirs)."""
    return merge_texts(unfilled, now, _wanted(unfilled, sent, suggestion))


def _wanted(unfilled: Text, sent: Text, suggestion: Suggestion) -> Text:
    return with_fields(unfilled, sent, text_reviewed(sent, suggestion))


def _alike(one: tuple[Block, ...], other: tuple[Block, ...]) -> int:
    count = 0
    for old, new in zip(one, other, strict=False):
        if old != new:
            break
        count += 1
    return count


def _words_between(old: str, new: str) -> tuple[int, int, str, str]:
    """Return where two plain texts differ in the older one, and the words of each there, whole words."""
    limit = min(len(old), len(new))
    head = next((at for at in range(limit) if old[at] != new[at]), limit)
    tail = next((at for at in range(limit - head) if old[-1 - at] != new[-1 - at]), limit - head)
    while head and old[head - 1].isalnum():
        head -= 1
    while tail and old[-tail].isalnum():
        tail -= 1
    return head, len(old) - tail, old[head : len(old) - tail], new[head : len(new) - tail]


def _block_with_fields(unfilled: Block, sent: Block, reviewed: Block) -> Block:
    if sent == reviewed:
        return unfilled
    if isinstance(unfilled, Paragraph) and isinstance(sent, Paragraph) and isinstance(reviewed, Paragraph):
        style = unfilled.style if reviewed.style is sent.style else reviewed.style
        return Paragraph(_inlines_with_fields(unfilled.inlines, sent.inlines, reviewed.inlines), style)
    if isinstance(unfilled, Table) and isinstance(sent, Table) and isinstance(reviewed, Table):
        shapes = {(len(table.rows), len(table.rows[0])) for table in (sent, reviewed)}
        if len(shapes) == 1:
            return Table(
                tuple(
                    tuple(_inlines_with_fields(*cells) for cells in zip(*rows, strict=True))
                    for rows in zip(unfilled.rows, sent.rows, reviewed.rows, strict=True)
                )
            )
    return reviewed


def _inlines_with_fields(
    unfilled: tuple[Inline, ...], sent: tuple[Inline, ...], reviewed: tuple[Inline, ...]
) -> tuple[Inline, ...]:
    if sent == reviewed:
        return unfilled
    places = list(_filled_places(unfilled, plain_inlines(sent)))
    if not places:
        return reviewed
    units, others = words_of(sent), words_of(reviewed)
    starts, other_starts = _starts(units), _starts(others)
    # Start and end in the text as sent, start in the reviewed one.
    kept = [
        (starts[match.a], starts[match.a + match.size], other_starts[match.b])
        for match in SequenceMatcher(None, units, others, autojunk=False).get_matching_blocks()
    ]
    made: list[Inline] = []
    at = 0
    for start, end, field in places:
        there = next((shift - low + start for low, high, shift in kept if low <= start and end <= high), None)
        if there is not None and there >= at:
            made.extend(cut_inlines(reviewed, at, there))
            made.append(field)
            at = there + end - start
    made.extend(cut_inlines(reviewed, at, len(plain_inlines(reviewed))))
    return normal_inlines(made)


def _is_filled(unfilled: tuple[Inline, ...], filled: tuple[Inline, ...]) -> bool:
    return re.fullmatch(_pattern(unfilled), plain_inlines(filled), re.S) is not None


def _pattern(unfilled: tuple[Inline, ...]) -> str:
    """Return the expression that words match in which the merge fields are filled with whatever it be."""
    return "".join("(.*?)" if isinstance(item, MergeField) else re.escape(plain_inlines((item,))) for item in unfilled)


def _starts(units: tuple[tuple[Inline, ...], ...]) -> list[int]:
    found = [0]
    for unit in units:
        found.append(found[-1] + sum(length_of(item) for item in unit))
    return found


def _filled_places(unfilled: tuple[Inline, ...], words: str) -> Iterator[tuple[int, int, MergeField]]:
    """Yield where the values of merge fields stand in the words that they were filled into."""
    fields = [item for item in unfilled if isinstance(item, MergeField)]
    if not fields:
        return
    found = re.fullmatch(_pattern(unfilled), words, re.S)
    if found:
        for number, field in enumerate(fields, 1):
            if found.start(number) < found.end(number):
                yield found.start(number), found.end(number), field
