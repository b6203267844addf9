"""Counting words and characters, as Word does and as portals say they do.

A rule is data: what line ends, tabs and list marks cost, and whether sub-headings, tables and the question count.

A word is what stands between white space, so that hyphens, slashes, apostrophes, URLs, e-mail addresses and figures do
not part it, and each East Asian character is a word by itself (Microsoft support, “Show word count”). LibreOffice Writer
7.4 counts the same but for dashes: it takes – and — for white space (its setting “Additional separators”), so that
“a – b” has two words there and three in Word. We follow Word, in which buyers count, and which gives the higher figure
wherever the dash is spaced, as British texts have it.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from operator import attrgetter

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.noted import Noted
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.page_estimate import estimate_pages
from bidprep.domain.text import Block, Paragraph, Style, Table, Text, plain_block, plain_inlines
from bidprep.errors import BidprepError


@dataclass(frozen=True, slots=True)
class CountingRule:
    """How one buyer counts.

    `line_end` is what the end of a line or paragraph costs, in characters, `tab` what parts two cells of a table, and
    `bullet` what the mark of a list item costs; a mark that costs anything is a word by itself, too. `headings` and
    `tables` say whether sub-headings and tables are counted, `question` whether the question, quoted above the answer,
    is. `reason` is for whom the rule is meant.
    """

    name: str
    label: str
    line_end: int = 0
    tab: int = 0
    bullet: int = 0
    headings: bool = True
    tables: bool = True
    question: bool = False
    reason: str = ""

    @property
    def reads_formatting(self) -> bool:
        """Whether the rule asks for more of a text than its plain words tell."""
        return bool(self.bullet) or not self.headings or not self.tables


COUNTING_RULES: tuple[CountingRule, ...] = (
    # To add a rule: a line here.
    CountingRule("word", "As Word counts: line ends are free",
                 reason="Word’s own figure, and what most buyers mean who say no more than “500 words”."),
    CountingRule("portal", "As most portals count: a line end is one character", 1, 1,
                 reason="A box in a browser keeps a line end as one character, and a tab as another."),
    CountingRule("portal-crlf", "As some portals count: a line end is two characters", 2, 1,
                 reason="Some servers get each line end as two characters (carriage return and line feed), which is how "
                 "browsers send it."),
    CountingRule("portal-marks", "As portals count pasted lists: a list mark is two characters", 1, 1, 2,
                 reason="A list pasted as plain text has each mark typed out, “- ” or “• ”; the box counts it."),
    CountingRule("no-tables", "As Word counts, tables left out", tables=False,
                 reason="For buyers who say that tables, charts and diagrams do not form part of the word count."),
    CountingRule("no-headings", "As Word counts, sub-headings left out", headings=False,
                 reason="For buyers who say that headings do not form part of the word count."),
    CountingRule("with-question", "As Word counts, the question included", question=True,
                 reason="For buyers who want the question quoted above the answer and count all that the box holds."),
)  # fmt: skip

BUNDLED_RULES: Mapping[str, CountingRule] = {rule.name: rule for rule in COUNTING_RULES}
"""The rules that come with bidprep, by their names."""

_WORD = COUNTING_RULES[0]


@dataclass(frozen=True, slots=True)
class Count:
    """How long a text is, with what rules ask for told apart.

    `words` and `characters` are those of the whole, sub-headings and tables in, list marks out. `lines` is how many line
    ends there are inside it, `tabs` how many stand between cells of tables, `marks` how many list items have a mark.
    `headings` and `tables` are what falls away where those are not counted, the line end behind each among it.
    """

    words: int = 0
    characters: int = 0
    characters_without_spaces: int = 0
    lines: int = 0
    tabs: int = 0
    marks: int = 0
    headings: "Count | None" = None
    tables: "Count | None" = None


_FIGURES = tuple(field.name for field in fields(Count))[:6]

# Each of these is a word by itself in Word: CJK ideographs, kana, Hangul syllables and full-width forms.
_EAST_ASIAN = re.compile(
    "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff]"
)


def rule_from(own: OwnRule) -> CountingRule:
    """Return one of the charity's own rules as a rule."""
    rule = CountingRule(
        own.name, own.label or own.name, own.line_end, own.tab, own.bullet, own.headings, own.tables, own.question
    )
    return replace(rule, reason=f"Your own. {describe_rule(rule)}")


def all_rules(own: Iterable[OwnRule]) -> dict[str, CountingRule]:
    """Return the bundled rules and the charity's own, by their names; a bundled name stays the bundled rule's."""
    return {**BUNDLED_RULES, **{rule.name: rule_from(rule) for rule in own if rule.name not in BUNDLED_RULES}}


def counting_rule(name: str, rules: Mapping[str, CountingRule] = BUNDLED_RULES) -> CountingRule:
    """Return the rule of this name; raises BidprepError naming those there are."""
    if name not in rules:
        raise BidprepError(f"There is no counting rule “{name}”.", f"Choose one of: {', '.join(rules)}.")
    return rules[name]


def rule_of(limit: Limit, rules: Mapping[str, CountingRule] = BUNDLED_RULES) -> CountingRule:
    """Return the rule that a limit is counted by: Word's, where the one it names is gone."""
    return rules.get(limit.rule, _WORD)


def describe_rule(rule: CountingRule) -> str:
    """Say what a rule does: “A line end is one character, a list mark two; tables are left out.”."""
    costs = [
        f"{what} {_COSTS.get(cost, f'{cost} characters')}"
        for what, cost in (("a line end is", rule.line_end), ("a tab is", rule.tab), ("a list mark is", rule.bullet))
        if cost
    ]
    parts = [
        ", ".join(costs) or "line ends, tabs and list marks are free",
        "" if rule.headings else "sub-headings are left out",
        "" if rule.tables else "tables are left out",
        "the question counts too" if rule.question else "",
    ]
    told = "; ".join(filter(None, parts))
    return f"{told[0].upper()}{told[1:]}."


_COSTS = {1: "one character", 2: "two characters", 3: "three characters", 4: "four characters"}


def count_words(words: str) -> Count:
    """Count plain words. Tabs stand between table cells: in a text of ours there are no others."""
    pieces = words.split()
    single = 0 if words.isascii() else len(_EAST_ASIAN.findall(words))
    if single:
        pieces = _EAST_ASIAN.sub(" ", words).split()
    visible = len("".join(pieces)) + single
    lines, tabs = words.count("\n"), words.count("\t")
    return Count(len(pieces) + single, len(words) - lines - tabs, visible, lines, tabs)


def _read_count(figures: list[int]) -> Count:
    words, characters, without_spaces, lines, tabs, marks = map(int, figures)
    return Count(words, characters, without_spaces, lines, tabs, marks)


WORD_COUNT = Noted("count", count_words, lambda count: [getattr(count, name) for name in _FIGURES], _read_count)
"""What is noted of plain words: how they count, without what formatting would tell apart."""


def count_typed(words: str) -> Count:
    """Count plain words of somebody else's, in which a tab is a character like a space."""
    return count_words(words.replace("\t", " "))


def count_block(block: Block) -> Count:
    """Count one block of a text."""
    count = count_words(plain_block(block))
    if isinstance(block, Table):
        return replace(count, tables=replace(count, lines=count.lines + 1))
    if block.style is Style.BODY:
        return count
    if block.style.is_heading:
        return replace(count, headings=replace(count, lines=count.lines + 1))
    return replace(count, marks=1)


def add_counts(counts: Iterable[Count]) -> Count:
    """Add the counts of a text's blocks; between two blocks stands a line end."""
    parts = list(counts)
    whole = _sum(parts)
    return replace(
        whole,
        lines=whole.lines + max(len(parts) - 1, 0),
        headings=_sum_of(map(attrgetter("headings"), parts)),
        tables=_sum_of(map(attrgetter("tables"), parts)),
    )


def count_text(text: Text) -> Count:
    """Count a whole text. Fill merge fields first."""
    return add_counts(map(count_block, text.blocks))


def count_items(text: Text, count: Callable[[Block], Count] = count_block) -> tuple[tuple[str, Count], ...]:
    """Return title and count of what stands under each sub-heading of the first level, that sub-heading included.

    What stands before the first belongs to none. They are the items of a limit of “300 words × 3” where they are as many.
    """
    starts = [at for at, block in enumerate(text.blocks) if _begins_item(block)]
    found = []
    for start, end in pairwise((*starts, len(text.blocks))):
        head = text.blocks[start]
        title = plain_inlines(head.inlines) if isinstance(head, Paragraph) else ""
        found.append((title, add_counts(map(count, text.blocks[start:end]))))
    return tuple(found)


def count_by(rule: CountingRule, count: Count, asked: str = "") -> Count:
    """Return what a rule makes of a count: words, characters with all that they cost, and characters without spaces.

    `asked` is the question, for rules that count it.
    """
    left_out = [
        group
        for group, is_in in ((count.headings, rule.headings), (count.tables, rule.tables))
        if group is not None and not is_in
    ]
    lines = max(0, count.lines - sum(group.lines for group in left_out))
    tabs = count.tabs - sum(group.tabs for group in left_out)
    words = count.words - sum(group.words for group in left_out)
    characters = count.characters - sum(group.characters for group in left_out)
    visible = count.characters_without_spaces - sum(group.characters_without_spaces for group in left_out)
    if rule.bullet:
        words += count.marks
        visible += count.marks
    if rule.question and asked and count.characters:
        quoted = count_words(asked)
        words += quoted.words
        characters += quoted.characters
        visible += quoted.characters_without_spaces
        lines += quoted.lines + 1
        tabs += quoted.tabs
    cost = lines * rule.line_end + tabs * rule.tab + count.marks * rule.bullet
    return Count(words, characters + cost, visible)


def used_of(
    limit: Limit, count: Count, rules: Mapping[str, CountingRule] = BUNDLED_RULES, asked: str = ""
) -> float:  # fmt: skip
    """Return how much of a limit a count uses, in the limit's unit: whole, but for pages, which are an estimate in tenths.

    `asked` is the question, for rules that count it. Items cannot be counted and give 0.
    """
    counted = count_by(rule_of(limit, rules), count, asked)
    match limit.unit:
        case LimitUnit.WORDS:
            return counted.words
        case LimitUnit.CHARACTERS:
            return counted.characters
        case LimitUnit.CHARACTERS_WITHOUT_SPACES:
            return counted.characters_without_spaces
        case LimitUnit.PAGES:
            return estimate_pages(counted.words, limit.font, limit.size)
        case LimitUnit.ITEMS:
            return 0


def over_by(
    limit: Limit | None, count: Count, rules: Mapping[str, CountingRule] = BUNDLED_RULES, asked: str = ""
) -> float:  # fmt: skip
    """Return by how much a count is over its limit, in the limit's unit; 0 where it is not."""
    return _beyond(used_of(limit, count, rules, asked), limit.total) if limit else 0


def items_over(
    limit: Limit, items: Iterable[tuple[str, Count]], rules: Mapping[str, CountingRule] = BUNDLED_RULES
) -> tuple[tuple[int, str, float], ...]:
    """Return number, title and by how much it is over, of each item that has more than its share of a limit.

    Items that are not as many as the limit is for cannot be told apart; none is over then.
    """
    there = tuple(items)
    if limit.items <= 1 or len(there) != limit.items:
        return ()
    alone = replace(limit, items=1)
    found = ((at, title, over_by(alone, count, rules)) for at, (title, count) in enumerate(there, 1))
    return tuple(item for item in found if item[2])


def say_use(limit: Limit | None, used: float) -> str:
    """Say how much of a limit is used: “412 of 500 words”, “about 1.8 of 2 pages (estimated)”, “412 words”."""
    if limit is None:
        return say_amount(used, LimitUnit.WORDS)
    told = f"{used:,} of {say_amount(limit.total, limit.unit)}"
    return f"about {told} (estimated)" if limit.unit is LimitUnit.PAGES else told


def say_amount(amount: float, unit: LimitUnit) -> str:
    """Say an amount with its unit: “1 word”, “2 pages”, “500 characters without spaces”."""
    named = unit.value.replace("-", " ")
    if amount == 1:
        named = {"pages": "page", "items": "item", "words": "word"}.get(named, named.replace("characters", "character"))
    return f"{amount:,} {named}"


def _begins_item(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.style is Style.HEADING_1


def _sum(parts: list[Count]) -> Count:
    return Count(*(sum(map(figure, parts)) for figure in _GETTERS))


_GETTERS = tuple(map(attrgetter, _FIGURES))


def _sum_of(groups: Iterable[Count | None]) -> Count | None:
    there = list(filter(None, groups))
    return _sum(there) if there else None


def _beyond(used: float, total: int) -> float:
    return round(used - total, 1) if used > total else 0
