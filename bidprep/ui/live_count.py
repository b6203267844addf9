"""Counting while somebody types: each block once, and again only when it has changed."""

from collections.abc import Mapping

from bidprep.domain.bids import Limit
from bidprep.domain.counting import Count, CountingRule, add_counts, count_block, count_items, count_text
from bidprep.domain.limit_end import LimitEnd, find_limit_end
from bidprep.domain.text import Block, Text, fill_fields, merge_fields


class LiveCount:
    """Counts a text block by block. Blocks that are the same objects as last time are not counted again."""

    def __init__(self) -> None:
        self._fields: Mapping[str, str] = {}
        self._known: dict[int, tuple[Block, Count]] = {}

    def fill_with(self, fields: Mapping[str, str]) -> None:
        """Count merge fields by these values, by `field_key` of the name."""
        if fields != self._fields:
            self._fields = fields
            self._known = {}

    def count(self, text: Text) -> Count:
        """Return the count of a text, its merge fields filled in."""
        known: dict[int, tuple[Block, Count]] = {}
        for block in text.blocks:
            there = self._known.get(id(block))
            # The id alone could be that of a block that is gone: the block is kept beside its count.
            known[id(block)] = there if there and there[0] is block else (block, self._count_block(block))
        self._known = known
        return add_counts(known[id(block)][1] for block in text.blocks)

    def find_limit_end(
        self, text: Text, limit: Limit | None, rules: Mapping[str, CountingRule], asked: str
    ) -> LimitEnd | None:
        """Return where the limit ends in the text that was counted last, see `bidprep.domain.limit_end`."""
        counts = [self._known[id(block)][1] for block in text.blocks]

        def filled(number: int) -> Block:
            return fill_fields(Text((text.blocks[number],)), self._fields).blocks[0]

        return find_limit_end(counts, filled, limit, rules, asked)

    def items(self, text: Text) -> tuple[tuple[str, Count], ...]:
        """Return the counts of the items of the text that was counted last, see `count_items`."""
        return count_items(text, lambda block: self._known[id(block)][1])

    def _count_block(self, block: Block) -> Count:
        alone = Text((block,))
        return count_text(fill_fields(alone, self._fields)) if merge_fields(alone) else count_block(block)
