"""What became of the words of one paragraph in another: the parts of which a redline is made."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from bidprep.domain.text import Inline, LineBreak, MergeField, Run, plain_inlines

# A word with its apostrophes and accents, white space, or one sign; emoji that are joined are one sign.
_TOKEN = re.compile(
    "\\w+(?:[’'\u0300-\u036f]+\\w+)*[\u0300-\u036f]*|\\s+|[^\\w\\s]\ufe0f?(?:\u200d[^\\w\\s]\ufe0f?)*", re.DOTALL
)
_WORD = re.compile(r"\w+")
_MOST_COMPARED = 250_000
"""Pairs of words and signs up to which every one is compared with every other: more would be felt."""
_SHINGLE = 5
"""So many words and signs that occur once in both texts are the same place in a longer one."""
_ISLAND = 3
"""One word kept between two changes of so many words each is read as changed too."""


class Edit(StrEnum):
    """What became of some words; RESTYLED ones only look different."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    RESTYLED = "restyled"


@dataclass(frozen=True, slots=True)
class Part:
    """Some words in the older and in the newer text: `before` is empty where they came, `after` where they went."""

    edit: Edit
    before: tuple[Inline, ...]
    after: tuple[Inline, ...]

    @property
    def words(self) -> str:
        """The words, as they are where they are, and as they were where they are gone."""
        return plain_inlines(self.before if self.edit is Edit.DELETED else self.after)


def inserted(inlines: tuple[Inline, ...]) -> tuple[Part, ...]:
    """Return the parts of a paragraph that has come."""
    return (Part(Edit.INSERTED, (), inlines),) if inlines else ()


def deleted(inlines: tuple[Inline, ...]) -> tuple[Part, ...]:
    """Return the parts of a paragraph that has gone."""
    return (Part(Edit.DELETED, inlines, ()),) if inlines else ()


def words_of(words: str) -> Counter[str]:
    """Return how often each word occurs, whatever its case; for telling how alike two texts are."""
    return Counter(_WORD.findall(words.casefold()))


def compare_inlines(before: tuple[Inline, ...], after: tuple[Inline, ...]) -> tuple[Part, ...]:
    """Return what became of the words of one paragraph in another, in reading order."""
    if before == after:
        return (Part(Edit.KEPT, before, after),) if before else ()
    left, right = list(_tokens(before)), list(_tokens(after))
    parts: list[Part] = []
    for is_kept, old, new in _stretches(left, right):
        if is_kept:
            parts += _kept(old, new)
            continue
        if old:
            parts.append(Part(Edit.DELETED, _joined(old), ()))
        if new:
            parts.append(Part(Edit.INSERTED, (), _joined(new)))
    return tuple(parts)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word, white space, a sign, a line break or a merge field; `key` is what it is, whatever its looks."""

    key: str
    inlines: tuple[Inline, ...]

    @property
    def is_word(self) -> bool:
        return _WORD.search(self.key) is not None


def _tokens(inlines: Iterable[Inline]) -> Iterator[_Token]:
    runs: list[Run] = []
    for item in inlines:
        if isinstance(item, Run):
            runs.append(item)
            continue
        yield from _tokens_of_runs(runs)
        runs = []
        yield _Token("\n" if isinstance(item, LineBreak) else f"\0{_name(item)}", (item,))
    yield from _tokens_of_runs(runs)


def _name(item: Inline) -> str:
    return item.name if isinstance(item, MergeField) else ""


def _tokens_of_runs(runs: Sequence[Run]) -> Iterator[_Token]:
    """Yield the words and signs of neighbouring runs; a word may be of several looks."""
    number = used = 0
    for match in _TOKEN.finditer("".join(run.text for run in runs)):
        left = match.end() - match.start()
        pieces: list[Inline] = []
        while left:
            run = runs[number]
            taken = min(left, len(run.text) - used)
            if taken:
                pieces.append(replace(run, text=run.text[used : used + taken]))
            left, used = left - taken, used + taken
            if used == len(run.text):
                number, used = number + 1, 0
        yield _Token(match[0], tuple(pieces))


_Stretch = tuple[bool, list[_Token], list[_Token]]
_Opcode = tuple[bool, int, int, int, int]


def _stretches(left: list[_Token], right: list[_Token]) -> list[_Stretch]:
    """Return by turns what is kept and what is changed, as its tokens in both."""
    found: list[_Stretch] = []
    opcodes = list(_opcodes([token.key for token in left], [token.key for token in right]))
    for at, (is_same, i1, i2, j1, j2) in enumerate(opcodes):
        one, other = left[i1:i2], right[j1:j2]
        is_kept = is_same and not (0 < at < len(opcodes) - 1 and _is_island(opcodes, at, one))
        if found and found[-1][0] == is_kept:
            found[-1][1].extend(one)
            found[-1][2].extend(other)
        else:
            found.append((is_kept, one, other))
    return found


def _opcodes(old: list[str], new: list[str]) -> Iterator[_Opcode]:
    """Yield the stretches that are the same (True) and that are not, as places in both."""
    i = j = 0
    for i1, j1, size in _matches(old, new):
        if i < i1 or j < j1:
            yield False, i, i1, j, j1
        if size:
            yield True, i1, i1 + size, j1, j1 + size
        i, j = i1 + size, j1 + size


def _matches(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    """Yield what is in both, in order: its places and its length; at last the two ends with nothing."""
    first = 0
    while first < min(len(old), len(new)) and old[first] == new[first]:
        first += 1
    last = 0
    while last < min(len(old), len(new)) - first and old[-1 - last] == new[-1 - last]:
        last += 1
    if first:
        yield 0, 0, first
    left, right = old[first : len(old) - last], new[first : len(new) - last]
    yield from ((first + i, first + j, size) for i, j, size in _matches_within(left, right))
    yield len(old) - last, len(new) - last, last
    if last:
        yield len(old), len(new), 0


def _matches_within(old: list[str], new: list[str]) -> Iterator[tuple[int, int, int]]:
    if not old or not new:
        return
    if len(old) * len(new) <= _MOST_COMPARED:
        found = SequenceMatcher(str.isspace, old, new, autojunk=False).get_matching_blocks()
        yield from ((match.a, match.b, match.size) for match in found if match.size)
        return
    i = j = 0
    for i1, j1 in [*_landmarks(old, new), (len(old), len(new))]:
        if len(old[i:i1]) * len(new[j:j1]) < len(old) * len(new):
            yield from ((i + a, j + b, size) for a, b, size in _matches(old[i:i1], new[j:j1]) if size)
        i, j = i1, j1


def _landmarks(old: list[str], new: list[str]) -> list[tuple[int, int]]:
    """Return where runs of tokens stand that occur once in both, as many as are in the same order in both."""
    there = _once(new)
    places = [(at, there[run]) for run, at in _once(old).items() if run in there]
    ends: list[int] = []  # the last place in `new` of the best rising row of each length
    rows: list[tuple[int, int, int]] = []  # a place, and the number of that before it in its row
    heads: list[int] = []
    for i, j in sorted(places):
        at = bisect_left(ends, j)
        rows.append((i, j, heads[at - 1] if at else -1))
        ends[at : at + 1], heads[at : at + 1] = [j], [len(rows) - 1]
    found: list[tuple[int, int]] = []
    number = heads[-1] if heads else -1
    while number >= 0:
        i, j, number = rows[number]
        found.append((i, j))
    return found[::-1]


def _once(keys: list[str]) -> dict[tuple[str, ...], int]:
    """Return the place of each run of tokens that occurs once."""
    runs = [tuple(keys[at : at + _SHINGLE]) for at in range(len(keys) - _SHINGLE + 1)]
    counts = Counter(runs)
    return {run: at for at, run in enumerate(runs) if counts[run] == 1}


def _is_island(opcodes: Sequence[_Opcode], at: int, kept: Sequence[_Token]) -> bool:
    """Whether what is kept is too little, between two changes, to be read as kept."""
    words = sum(token.is_word for token in kept)
    around = (max(i2 - i1, j2 - j1) for _, i1, i2, j1, j2 in (opcodes[at - 1], opcodes[at + 1]))
    return not words or (words == 1 and min(around) >= 2 * _ISLAND)


def _kept(old: Sequence[_Token], new: Sequence[_Token]) -> Iterator[Part]:
    """Yield tokens that are in both texts, by turns as they were and in another look."""
    start = 0
    for at in range(1, len(old) + 1):
        is_same = old[start].inlines == new[start].inlines
        if at < len(old) and (old[at].inlines == new[at].inlines) == is_same:
            continue
        edit = Edit.KEPT if is_same else Edit.RESTYLED
        yield Part(edit, _joined(old[start:at]), _joined(new[start:at]))
        start = at


def _joined(tokens: Iterable[_Token]) -> tuple[Inline, ...]:
    """Return the inline items of tokens, neighbouring runs of one look together."""
    found: list[Inline] = []
    for item in (item for token in tokens for item in token.inlines):
        last = found[-1] if found else None
        if isinstance(item, Run) and isinstance(last, Run) and replace(last, text=item.text) == item:
            found[-1] = replace(last, text=last.text + item.text)
        else:
            found.append(item)
    return tuple(found)
