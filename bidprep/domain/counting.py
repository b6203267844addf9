"""Counting words and characters, as Word does and as portals say they do.

A rule is data: what a paragraph end, a line break and a tab cost in characters. Word's own status
bar counts none of them; it counts each run of characters between white space as a word, and each East Asian
character by itself (Microsoft support, “Show word count”; checked against LibreOffice Writer's count of the
same plain text).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.text import Block, Text, plain_block
from bidprep.errors import BidprepError


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How one buyer counts. `line_end` is what the end of a line or paragraph costs, in characters."""

    name: str
    label: str
    line_end: int


COUNTING_RULES: tuple[CountingRule, ...] = (
    # To add a rule: a line here.
    CountingRule("word", "As Word counts: line ends are free", line_end=0),
    CountingRule("portal", "As most portals count: a line end is one character", line_end=1),
    CountingRule("portal-crlf", "As some portals count: a line end is two characters", line_end=2),
)


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is, line ends left out; `lines` is how many line ends there are inside it."""

    words: int = 0
    characters: int = 0
    characters_without_spaces: int = 0
    lines: int = 0


# Each of these is a word by itself in Word: CJK ideographs, kana, Hangul syllables and full-width forms.
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef]")


def counting_rule(name: str) -> CountingRule:
    """Return the rule of this name; raises BidprepError naming those there are."""
    for rule in COUNTING_RULES:
        if rule.name == name:
            return rule
    names = ", ".join(rule.name for rule in COUNTING_RULES)
    raise BidprepError(f"There is no counting rule “{name}”.", f"Choose one of: {names}.")


def count_words(words: str) -> Count:
    """Count plain words. Tabs stand between table cells and count as line ends do."""
    pieces = words.split()
    single = 0 if words.isascii() else len(_EAST_ASIAN.findall(words))
    if single:
        pieces = _EAST_ASIAN.sub(" ", words).split()
    visible = len("".join(pieces)) + single
    ends = words.count("\n") + words.count("\t")
    return Count(len(pieces) + single, len(words) - ends, visible, ends)


def count_block(block: Block) -> Count:
    """Count one block of a text."""
    return count_words(plain_block(block))


def add_counts(counts: Iterable[Count]) -> Count:
    """Add the counts of a text's blocks; between two blocks stands a line end."""
    parts = list(counts)
    return Count(
        sum(map(attrgetter("words"), parts)),
        sum(map(attrgetter("characters"), parts)),
        sum(map(attrgetter("characters_without_spaces"), parts)),
        sum(map(attrgetter("lines"), parts)) + max(len(parts) - 1, 0),
    )


def count_text(text: Text) -> Count:
    """Count a whole text: tables in, list marks out. Fill merge fields first."""
    return add_counts(map(count_block, text.blocks))


def characters_by(count: Count, rule: CountingRule) -> int:
    """Return the characters of a count with what line ends cost under a rule."""
    return count.characters + count.lines * rule.line_end


def used_of(limit: Limit, count: Count) -> int:
    """Return how much of a limit a count uses, in the limit's unit.

    Pages are estimated at 500 words a side (11 point, single spacing); items cannot be counted and give 0.
    """
    rule = counting_rule(limit.rule)
    match limit.unit:
        case LimitUnit.WORDS:
            return count.words
        case LimitUnit.CHARACTERS:
            return characters_by(count, rule)
        case LimitUnit.CHARACTERS_WITHOUT_SPACES:
            return count.characters_without_spaces
        case LimitUnit.PAGES:
            return -(-count.words // WORDS_A_PAGE)
        case LimitUnit.ITEMS:
            return 0


WORDS_A_PAGE = 500


def over_by(limit: Limit | None, count: Count) -> int:
    """Return by how much a count is over its limit, in the limit's unit; 0 where it is not."""
    return max(0, used_of(limit, count) - limit.total) if limit else 0
