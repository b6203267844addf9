"""Learning a counting rule from what a portal showed: which rules give that figure for that text.

Every combination of what a rule may say is tried, but only as far as the texts tell: of a text without a table nothing
can be learnt about tables. A second text tells rules apart that one alone does not.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import product

from bidprep.domain.bids import LimitUnit
from bidprep.domain.counting import COUNTING_RULES, Count, CountingRule, count_by, count_text, describe_rule
from bidprep.domain.text import Paragraph, Run, Style, Table, Text, text_of

LINE_ENDS = (0, 1, 2)
TABS = (0, 1, 2)
BULLETS = (0, 2, 1, 3, 4)


@dataclass(frozen=True, slots=True)
class Shown:
    """What a portal showed for a text: so many of a unit (words, or characters with or without spaces).

    `question` is the question, where it might have been counted too.
    """

    text: Text
    figure: int
    unit: LimitUnit = LimitUnit.CHARACTERS
    question: str = ""


@dataclass(frozen=True, slots=True)
class Learnt:
    """The rules that fit, the simplest first; and of what the texts tell nothing, for want of it or by their unit."""

    rules: tuple[CountingRule, ...]
    untold: tuple[str, ...]


def learn_rules(samples: Sequence[Shown], own: Iterable[CountingRule] = ()) -> Learnt:
    """Return all rules that give the figures shown for all samples, the simplest first.

    Rules that have a name already come before those that are put together for the purpose; of two that say the same in
    other words only the first is kept. Where the samples tell nothing of a part of a rule, that part is as Word has it.
    """
    counts = [(shown, count_text(shown.text)) for shown in samples]
    told = {
        question: {
            part: any(_tells(part, shown, count, question=question) for shown, count in counts) for part in _PARTS
        }
        for question in (False, True)
    }
    named = (*COUNTING_RULES, *own)
    found: dict[tuple[object, ...], CountingRule] = {}
    for rule in (*sorted(named, key=_simplicity), *sorted(_combinations(told), key=_simplicity)):
        heard = tuple(getattr(rule, part) if is_told else None for part, is_told in told[rule.question].items())
        if heard not in found and all(_gives(rule, count, shown) for shown, count in counts):
            found[heard] = rule
    return Learnt(tuple(found.values()), tuple(words for part, words in _PARTS.items() if not told[False][part]))


def nearest_figure(shown: Shown, own: Iterable[CountingRule] = ()) -> tuple[int, CountingRule]:
    """Return the figure nearest to what the portal showed that any rule gives, and the simplest rule that gives it."""
    count = count_text(shown.text)
    rules = sorted(
        (*COUNTING_RULES, *own, *_combinations(dict.fromkeys((False, True), dict.fromkeys(_PARTS, True)))),
        key=_simplicity,
    )
    rule = min(rules, key=lambda rule: abs(_figure(rule, count, shown) - shown.figure))
    return _figure(rule, count, shown), rule


def trial_text() -> Text:
    """Return a text of which every rule makes another number of characters, to be pasted into a portal.

    It has one tab, three list marks and eighteen line ends, so that what these cost adds up to no sum twice, and a
    sub-heading and a table that are longer than all that together.
    """
    lines = [Paragraph((Run(f"Line {number} of a text that tells rules apart."),)) for number in range(1, 15)]
    items = [Paragraph((Run(f"Item {number}"),), Style.BULLET_1) for number in range(1, 4)]
    cells = ((Run("A cell"),), (Run("Another cell, which is long enough" + " to be missed where it is left out" * 3),))
    heading = Paragraph(
        (Run("A sub-heading, which is long enough to be missed where it is left out"),), Style.HEADING_1
    )
    return text_of([heading, *lines, *items, Table((cells,))])


# What a rule may say, and how it is called where the texts tell nothing of it.
_PARTS = {
    "line_end": "line ends",
    "tab": "tabs",
    "bullet": "list marks",
    "headings": "sub-headings",
    "tables": "tables",
    "question": "the question",
}
_WORD = COUNTING_RULES[0]
# Word's rule with one part as far from it as it may be.
_FAR = {
    "line_end": replace(_WORD, line_end=2),
    "tab": replace(_WORD, tab=2),
    "bullet": replace(_WORD, bullet=4),
    "headings": replace(_WORD, headings=False),
    "tables": replace(_WORD, tables=False),
    "question": replace(_WORD, question=True),
}


def _tells(part: str, shown: Shown, count: Count, *, question: bool) -> bool:
    """Tell whether a sample comes out otherwise for what a rule may say about a part, with or without the question."""
    near = replace(_WORD, question=question and part != "question")
    far = replace(_FAR[part], question=near.question or part == "question")
    return _figure(far, count, shown) != _figure(near, count, shown)


def _combinations(told: dict[bool, dict[str, bool]]) -> Iterable[CountingRule]:
    """Yield every rule that can be put together, what the samples do not tell left as Word has it."""

    def choices(part: str, values: tuple[int, ...]) -> tuple[int, ...]:
        return values if any(by_part[part] for by_part in told.values()) else values[:1]

    for line_end, tab, bullet, headings, tables, question in product(
        choices("line_end", LINE_ENDS),
        choices("tab", TABS),
        choices("bullet", BULLETS),
        choices("headings", (True, False)),
        choices("tables", (True, False)),
        choices("question", (False, True)),
    ):
        if tables or not tab:  # a table that is left out has no tabs to count
            rule = CountingRule("", "", line_end, tab, bullet, bool(headings), bool(tables), bool(question))
            yield replace(rule, label=describe_rule(rule))


def _simplicity(rule: CountingRule) -> tuple[int, int]:
    """Return what rules are ordered by: from how much they depart from Word's, then how large their figures are."""
    departs = sum((rule.line_end > 0, rule.bullet > 0, not rule.headings, not rule.tables, rule.question))
    return departs + (rule.tab not in (0, 1)), rule.line_end + rule.tab + rule.bullet


def _gives(rule: CountingRule, count: Count, shown: Shown) -> bool:
    return _figure(rule, count, shown) == shown.figure


def _figure(rule: CountingRule, count: Count, shown: Shown) -> int:
    counted = count_by(rule, count, shown.question)
    if shown.unit is LimitUnit.WORDS:
        return counted.words
    return counted.characters if shown.unit is LimitUnit.CHARACTERS else counted.characters_without_spaces
