"""Rules of materials: their passages, what a new version changes, and a pinned passage found again in it.

The text of a material is a line a paragraph (`Material.text`). Some lines are no words of the buyer's but say where one
is: a page, a sheet. They count for nothing when versions are compared.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from bidprep.domain.anchors import Anchor, find_anchor
from bidprep.domain.text import Paragraph, Run, Text

MOST_CHARACTERS = 2_000_000
"""How much of a material's text is kept."""
LONGEST_LINE = 4_000
"""Longer paragraphs are parted at a space: no one reads them as one, and no editor shows them fast."""

LEAST_LIKENESS = 0.5
"""The share of words that two paragraphs must have in common to be one that was changed."""
_LOOK_AHEAD = 12  # paragraphs among which the other side of a changed one is looked for
_MOST_TOKENS = 1_500  # of a paragraph that is compared word by word
_MOST_CANDIDATES = 25  # paragraphs that are looked at closely for a passage
_LONGEST_QUOTE = 2_000
_AROUND = 160  # characters of a sentence that are shown beside the words found

_LONGEST_PLACE = 120
_PLACE = re.compile(r"— (Page \d{1,6}|Sheet: .{1,100}) —\Z")
_PAGE = re.compile(r"^— Page \d{1,6} —$", re.MULTILINE)
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_WORD = re.compile(r"\w+")
_KIND_OF_FILE = re.compile(r"\.[a-z]{2,4}x?\Z")
_VERSION = re.compile(
    r"""\bv(?:er(?:sion)?)?[ .]?\d[\d.]*\b | \b(?:rev|issue)[ .]?\d[\d.]*\b
      | \b(?:final|draft|updated|amended|clean|tracked|copy|new|latest|revised)\b
      | \b(?:\d{4}[-. /]\d{1,2}[-. /]\d{1,2} | \d{1,2}[-. /]\d{1,2}[-. /]\d{4} | \d{2}[-.]\d{2}[-.]\d{2} | (?:19|20)\d{6})\b
      | \(\d{1,2}\)""",
    re.VERBOSE,
)


class Change(StrEnum):
    """What a new version does with a paragraph."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that a new version adds, removes or changes.

    `before` and `after` are its words ("" where it is not there); `old_start` and `new_start` say where it begins in the
    texts, or would stand. `words` are its words in their order, each run with True for added, False for removed, None for
    unchanged.
    """

    change: Change
    before: str
    after: str
    old_start: int
    new_start: int
    words: tuple[tuple[str, bool | None], ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Some words of a text, and where in it they begin."""

    start: int
    quote: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of a text round something that was looked for, which begins at `start`; `page` is "" where none is known."""

    start: int
    words: str
    page: str


def page_line(number: int) -> str:
    """Return the line that says which page begins."""
    return f"— Page {number} —"


def sheet_line(title: str) -> str:
    """Return the line that says which sheet of a workbook begins."""
    return f"— Sheet: {' '.join(title.split())[:100]} —"


def is_place_line(line: str) -> bool:
    """Return whether a line only says where one is."""
    return _PLACE.match(line) is not None


def count_pages(text: str) -> int:
    """Return how many pages a text says it has; 0 where it says nothing of pages."""
    return len(_PAGE.findall(text))


def page_of(text: str, start: int) -> str:
    """Return on which page or sheet a place of a text is: “Page 3”; "" where the text does not say."""
    at = text.rfind("— ", 0, start + 1)
    while at >= 0:
        line = text[at : at + _LONGEST_PLACE].partition("\n")[0]
        if (at == 0 or text[at - 1] == "\n") and (match := _PLACE.match(line)):
            return match[1]
        at = text.rfind("— ", 0, at)
    return ""


def part_long_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines of a length that can be read, parted at a space where there is one."""
    for line in lines:
        rest = line
        while len(rest) > LONGEST_LINE:
            at = rest.rfind(" ", LONGEST_LINE // 2, LONGEST_LINE)
            at = LONGEST_LINE if at < 0 else at
            yield rest[:at]
            rest = rest[at:].lstrip(" ")
        yield rest


def version_key(name: str) -> str:
    """Return what stays of a file's name or a title when its version is left out: “ITT v2 (1).docx” is “itt”."""
    words = _KIND_OF_FILE.sub("", name.casefold().strip()).replace("_", " ").replace("%20", " ")
    while words != (shorter := _VERSION.sub(" ", words.strip())):
        words = shorter
    return " ".join(_WORD.findall(words))


def are_alike(first: str, second: str) -> float:
    """Return the share of the paragraphs of the shorter text that stand in the other as they are, 0 to 1."""
    left, right = ({line for line in text.split("\n") if line and not is_place_line(line)} for text in (first, second))
    return len(left & right) / max(1, min(len(left), len(right)))


# What changed


def compare_texts(old: str, new: str) -> tuple[Difference, ...]:
    """Return what a new version adds, removes and changes, paragraph by paragraph, in the order of the new one."""
    before, after = _paragraphs(old), _paragraphs(new)
    first = _same_at_the_start(before, after)
    last = _same_at_the_start(before[first:][::-1], after[first:][::-1])
    left, right = before[first : len(before) - last], after[first : len(after) - last]
    found: list[Difference] = []
    matcher = SequenceMatcher(None, [p.quote for p in left], [p.quote for p in right])
    ends = (len(old), len(new))
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            found += _differences(before[first + i1 : first + i2], after[first + j1 : first + j2], (
                before[first + i2].start if first + i2 < len(before) else ends[0],
                after[first + j2].start if first + j2 < len(after) else ends[1],
            ))  # fmt: skip
    return tuple(found)


def _paragraphs(text: str) -> list[Passage]:
    found: list[Passage] = []
    at = 0
    for line in text.split("\n"):
        if line.strip() and not is_place_line(line):
            found.append(Passage(at, line))
        at += len(line) + 1
    return found


def _same_at_the_start(left: Sequence[Passage], right: Sequence[Passage]) -> int:
    same = 0
    for one, other in zip(left, right, strict=False):
        if one.quote != other.quote:
            break
        same += 1
    return same


def _differences(removed: list[Passage], added: list[Passage], ends: tuple[int, int]) -> Iterator[Difference]:
    """Yield the differences of a stretch; what is alike on both sides, in the same order, is a changed paragraph."""
    words_added = [_words_of(passage.quote) for passage in added]
    at = 0
    for passage in removed:
        words = _words_of(passage.quote)
        ahead = range(at, min(len(added), at + _LOOK_AHEAD))
        likeness, best = max(((_likeness(words, words_added[other]), -other) for other in ahead), default=(0.0, 0))
        if likeness < LEAST_LIKENESS:
            new_start = added[at].start if at < len(added) else ends[1]
            yield Difference(Change.REMOVED, passage.quote, "", passage.start, new_start, ((passage.quote, False),))
            continue
        yield from (_added(other, passage.start) for other in added[at:-best])
        other = added[-best]
        told = compare_words(passage.quote, other.quote)
        yield Difference(Change.CHANGED, passage.quote, other.quote, passage.start, other.start, told)
        at = 1 - best
    yield from (_added(other, ends[0]) for other in added[at:])


def _words_of(words: str) -> frozenset[str]:
    return frozenset(_WORD.findall(words.casefold()))


def _added(passage: Passage, old_start: int) -> Difference:
    return Difference(Change.ADDED, "", passage.quote, old_start, passage.start, ((passage.quote, True),))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one), len(other))


def compare_words(before: str, after: str) -> tuple[tuple[str, bool | None], ...]:
    """Return both texts as one run of words: those removed with False, added with True, unchanged with None."""
    left, right = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(left) > _MOST_TOKENS or len(right) > _MOST_TOKENS:
        return ((before, False), (after, True))
    found: list[tuple[str, bool | None]] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("".join(left[i1:i2]), None))
            continue
        if i2 > i1:
            found.append(("".join(left[i1:i2]), False))
        if j2 > j1:
            found.append(("".join(right[j1:j2]), True))
    return tuple(found)


# Passages


def paragraphs_around(text: str, passage: Passage) -> Passage:
    """Return the whole paragraphs that a passage stands in."""
    start = text.rfind("\n", 0, passage.start) + 1
    end = text.find("\n", passage.start + len(passage.quote))
    return Passage(start, text[start : end if end >= 0 else len(text)])


def carry_over(old: str, passage: Passage, new: str) -> Passage | None:
    """Return a passage where it stands in a new version; None where its paragraph is not the same any more."""
    around = paragraphs_around(old, passage)
    wanted = around.start
    nearest: int | None = None
    at = new.find(around.quote)
    while at >= 0:
        stands_alone = (at == 0 or new[at - 1] == "\n") and new[at + len(around.quote) :][:1] in ("", "\n")
        if stands_alone and (nearest is None or abs(at - wanted) < abs(nearest - wanted)):
            nearest = at
        at = new.find(around.quote, at + 1)
    if nearest is None or not around.quote:
        return None
    return Passage(nearest + passage.start - around.start, passage.quote)


def find_passage(old: str, passage: Passage, new: str) -> Passage | None:
    """Return what a new version says where a passage stood; None where nothing is left of it.

    That is what became of its words in the paragraph most like its own; else the same words nearest to their place; else
    what is most like them (`find_anchor`).
    """
    around = paragraphs_around(old, passage)
    wanted = round(passage.start * len(new) / max(1, len(old)))
    windows = list(_windows(_paragraphs(new), around.quote.count("\n") + 1))
    for window in _likest(windows, around.quote, wanted)[:1]:
        start, end = passage.start - around.start, passage.start - around.start + len(passage.quote)
        if there := _followed(around.quote, start, end, window.quote):
            return Passage(window.start + there[0], window.quote[there[0] : there[1]])
    exact = _nearest(new, passage.quote, wanted)
    if exact is not None:
        return Passage(exact, passage.quote)
    quote = passage.quote[:_LONGEST_QUOTE]
    candidates = _likest(windows, quote, wanted, of="quote")
    found = find_anchor(
        Anchor("", 0, 0, len(quote), quote), Text(tuple(Paragraph((Run(window.quote),)) for window in candidates))
    )
    return Passage(candidates[found.block].start + found.start, found.quote) if found else None


def _followed(before: str, start: int, end: int, after: str) -> tuple[int, int] | None:
    """Return where in a changed paragraph stands what some characters of it became, in whole words; None for nowhere."""
    left, right = list(_TOKEN.finditer(before)), list(_TOKEN.finditer(after))
    if len(left) > _MOST_TOKENS or len(right) > _MOST_TOKENS:
        return None
    chosen = [at for at, token in enumerate(left) if token.end() > start and token.start() < end]
    first, last = chosen[0], chosen[-1] + 1
    reached: list[int] = []
    matcher = SequenceMatcher(None, [each[0] for each in left], [each[0] for each in right], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal" and i1 < last and i2 > first:
            reached += (j1 + max(first, i1) - i1, j1 + min(last, i2) - i1)
        elif kind == "replace" and i1 < last and i2 > first and j2 > j1:
            reached += (j1, j2)
    if not reached:
        return None
    words = after[right[min(reached)].start() : right[max(reached) - 1].end()]
    begin = right[min(reached)].start() + len(words) - len(words.lstrip())
    return (begin, begin + len(words.strip())) if words.strip() else None


def _nearest(text: str, quote: str, wanted: int) -> int | None:
    if not quote:
        return None
    before, after = text.rfind(quote, 0, wanted + len(quote)), text.find(quote, wanted)
    found = [at for at in (before, after) if at >= 0]
    return min(found, key=lambda at: abs(at - wanted), default=None)


def _windows(paragraphs: list[Passage], lines: int) -> Iterator[Passage]:
    """Yield each run of so many paragraphs that stand right under one another."""
    for at in range(len(paragraphs) - lines + 1):
        run = paragraphs[at : at + lines]
        if run[-1].start - run[0].start == sum(len(each.quote) + 1 for each in run[:-1]):
            yield Passage(run[0].start, "\n".join(each.quote for each in run))


def _likest(windows: Iterable[Passage], quote: str, wanted: int, of: str = "both") -> list[Passage]:
    """Return the few stretches that have half of their words in common with a quote at the least, the likest first.

    With `of` “quote” half of the quote's own words is enough.
    """
    words = _words_of(quote)
    scored: list[tuple[float, int, Passage]] = []
    for window in windows:
        others = _words_of(window.quote)
        likeness = _likeness(words, others) if of == "both" else len(words & others) / max(1, len(words))
        if likeness >= LEAST_LIKENESS:
            scored.append((-likeness, abs(window.start - wanted), window))
    scored.sort(key=lambda each: each[:2])
    return [window for _, _, window in scored[:_MOST_CANDIDATES]]


# Words in their sentences


def find_sentences(text: str, typed: str, most: int = 20) -> tuple[Sentence, ...]:
    """Return the paragraphs of a text that hold all the words typed, as beginnings of words, in their sentences."""
    first, *others = sorted(_WORD.findall(typed), key=len, reverse=True) or ("",)
    found: list[Sentence] = []
    done = 0
    for at in find_word(text, first):
        if len(found) >= most:
            break
        if at < done:
            continue  # another of the same paragraph
        start = text.rfind("\n", 0, at) + 1
        done = text.find("\n", at)
        done = len(text) if done < 0 else done
        line = text[start:done]
        if not is_place_line(line) and all(next(find_word(line, other), None) is not None for other in others):
            found.append(Sentence(at, _in_sentence(line, at - start, at - start + len(first)), page_of(text, at)))
    return tuple(found)


def find_word(text: str, word: str) -> Iterator[int]:
    """Yield the places where a word begins with these letters, whatever their case."""
    lowered, wanted = text.lower(), word.lower()
    if not wanted:
        return
    if len(lowered) != len(text):  # a few letters are longer in lower case
        yield from (match.start() for match in re.finditer(rf"\b{re.escape(word)}", text, re.IGNORECASE))
        return
    at = lowered.find(wanted)
    while at >= 0:
        before = lowered[at - 1] if at else " "
        if not (before.isalnum() or before == "_"):
            yield at
        at = lowered.find(wanted, at + 1)


def show_in_sentence(text: str, typed: str) -> str:
    """Return words of a long text in their sentence: all of them where a paragraph has all, else the longest that is there."""
    for wanted in (typed, *sorted(_WORD.findall(typed), key=len, reverse=True)):
        if found := find_sentences(text, wanted, 1):
            return found[0].words
    return _in_sentence(text[: 2 * _AROUND], 0, 0)


def _in_sentence(line: str, start: int, end: int) -> str:
    """Return a part of a line round some of its characters, cut between words."""
    left, right = max(0, start - _AROUND // 2), min(len(line), end + _AROUND)
    if left:
        sentence = max(line.rfind(mark, left, start) for mark in (". ", "? ", "! ", "; "))
        left = sentence + 2 if sentence >= 0 else line.find(" ", left, start) + 1 or left
    if right < len(line):
        right = line.rfind(" ", end, right) if " " in line[end:right] else right
    shown = " ".join(line[left:right].split())
    return f"{'…' if left else ''}{shown}{'…' if right < len(line) else ''}"
