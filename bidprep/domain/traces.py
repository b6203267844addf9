"""Traces: the words by which a person can be known again, in every form in which they are written.

A full name is found whatever its case, accents, apostrophes and middle names, as “A. Surname”, “Surname, A.” and
“Ms Surname”; an e-mail address and a telephone number however they are spaced. The bare surname or first name counts
as the person's in words that name the person in full; elsewhere it is only *perhaps* the person's.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from bidprep.domain.text import (
    EMPTY,
    Inline,
    LineBreak,
    MergeField,
    Run,
    Text,
    change_inlines,
)

ERASED = "[erased]"
"""What stands where words were erased: a placeholder, so that the checks find it before a bid is handed in."""

_TITLES = "mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|reverend|sir|dame|lord|lady|cllr|councillor|imam|rabbi"
_TITLE = re.compile(rf"(?:{_TITLES})\.?\s+", re.I)
_AFTER_NAME = re.compile(r",?\s+(?:obe|mbe|cbe|kbe|dbe|phd|jp|qc|kc|mp)\.?\Z", re.I)
_APART = r"[\s\u00a0\u200b*_\\.-]+"
_NOT_BEFORE, _NOT_AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_APOSTROPHES = "'’‘ʼ`´"
_HYPHENS = "-‐‑–"
_SAME_LETTER = {"o": "ø", "l": "ł", "d": "đð"}
_EMAIL = re.compile(r"[\w.+'’-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PHONE = re.compile(r"\+?[\d(][\d\s().-]{6,24}\d")
_LEAST_DIGITS = 7
_LEAST_PART = 3  # letters of a first name or surname that is looked for by itself
_LEAST_STORY = 40  # characters: shorter sentences stand in many stories


@dataclass(frozen=True, slots=True)
class Known:
    """By what somebody is known: names as written, contact details, and whole sentences that tell their story."""

    names: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.details or self.stories)


class Traces:
    """Finds and clears the words by which somebody is known."""

    def __init__(self, known: Known) -> None:
        self.known = known
        names = [tokens for name in known.names if (tokens := _tokens(name))]
        certain = [_whole(_spaced(name)) for name in known.names if len(_tokens(name)) > 1]
        certain += [form for tokens in names for form in _name_forms(tokens)]
        certain += [form for detail in known.details for form in _detail_forms(detail)]
        certain += [_spaced(story) for story in known.stories if len(story) >= _LEAST_STORY]
        parts = {part for tokens in names if len(tokens) > 1 for part in tokens if len(part) >= _LEAST_PART}
        self._certain = _either(certain)
        self._parts = _either([_whole(_capital(part)) for part in sorted(parts)])
        self._words = [re.compile(_whole(_letters(part)), re.I) for part in parts or {t[0] for t in names}]
        # Found in no time where none of them stands: most words of a workspace are not about this person.
        parts_of_details = [part for detail in known.details for part in details_in(detail) or (detail,)]
        emails = [part for part in parts_of_details if not _is_number(part)]
        self._keys = _keys((*known.names, *emails, *known.stories))
        self._numbers = [_national(part) for part in parts_of_details if _is_number(part)]

    def spans(self, words: str, *, also_parts: bool = False) -> tuple[tuple[int, int], ...]:
        """Return where the person is named, from start to end; bare names too where it is certain, or `also_parts`."""
        if not self.may_hold(words):
            return ()
        found = _matches(self._certain, words)
        if found or also_parts:
            found = _joined([*found, *_matches(self._parts, words)])
        return tuple(found)

    def holds(self, words: str) -> bool:
        """Whether the words name the person for certain."""
        return self.may_hold(words) and bool(self._certain and self._certain.search(words))

    def perhaps_holds(self, words: str) -> bool:
        """Whether the words hold a bare first name or surname, which may be somebody else's."""
        return self.may_hold(words) and bool(self._parts and self._parts.search(words))

    def may_hold(self, words: str) -> bool:
        """Whether it is worth looking closely: false only where the words cannot name the person, which costs no time."""
        folded = _folded(words)
        if self._keys is None or any(key in folded for key in self._keys):
            return True
        if not self._numbers or sum(map(folded.count, "0123456789")) < _LEAST_DIGITS:
            return False
        closed_up = folded.translate(_SPACING)
        return any(number in closed_up for number in self._numbers)

    def is_word_of(self, word: str) -> bool:
        """Whether a single word is one of the person's names."""
        return any(name.fullmatch(word.strip()) for name in self._words)

    def clear(self, words: str, *, also_parts: bool = False) -> str:
        """Return the words without the person; what was the person and nothing else becomes “[erased]”."""
        pieces, at = [], 0
        for start, end in self.spans(words, also_parts=also_parts):
            pieces += [words[at:start], ERASED]
            at = end
        return "".join((*pieces, words[at:]))

    def clear_text(self, text: Text, *, also_parts: bool = False) -> Text:
        """Return a formatted text without the person, whose name may be spread over differently formatted words."""
        return change_inlines(text, lambda inlines: self._cleared(inlines, also_parts)) if text else EMPTY

    def shifted(self, words: str, position: int, *, also_parts: bool = False) -> int:
        """Return where a place in the words lies once they are cleared."""
        moved = 0
        for start, end in self.spans(words, also_parts=also_parts):
            if end <= position:
                moved += len(ERASED) - (end - start)
            elif start < position:
                return start + moved
        return position + moved

    def _cleared(self, inlines: tuple[Inline, ...], also_parts: bool) -> Iterable[Inline]:
        items = tuple(self._without_links(item) for item in inlines)
        whole = "".join(map(_characters, items))
        spans = self.spans(whole, also_parts=also_parts)
        if not spans:
            return items
        found: list[Inline] = []
        at = 0
        for item in items:
            length = len(_characters(item))
            touching = [
                (max(start, at), min(end, at + length), start)
                for start, end in spans
                if start < at + length and end > at
            ]
            if not touching or not isinstance(item, Run):
                found += [] if touching and not isinstance(item, Run) else [item]
            else:
                found += _cut(item, at, touching)
            at += length
        return found

    def _without_links(self, item: Inline) -> Inline:
        if isinstance(item, Run) and item.link and self.holds(item.link):
            return Run(item.text, item.bold, item.italic)
        if isinstance(item, MergeField) and self.holds(item.name):
            return Run(ERASED, item.bold, item.italic)
        return item


def details_in(words: str) -> tuple[str, ...]:
    """Return the e-mail addresses and telephone numbers that stand in some words."""
    phones = [phone for phone in _PHONE.findall(words) if sum(map(str.isdigit, phone)) >= _LEAST_DIGITS]
    return (*_EMAIL.findall(words), *phones)


def _characters(item: Inline) -> str:
    if isinstance(item, Run):
        return item.text
    return "\n" if isinstance(item, LineBreak) else "\ufffc"


def _cut(run: Run, at: int, touching: list[tuple[int, int, int]]) -> list[Inline]:
    """Return a run without some of its characters; “[erased]” stands where each of them begins."""
    pieces: list[Inline] = []
    done = 0
    for start, end, begins in touching:
        kept = run.text[done : start - at]
        pieces.append(Run(kept + (ERASED if begins >= at else ""), run.bold, run.italic, run.link))
        done = end - at
    return [*pieces, Run(run.text[done:], run.bold, run.italic, run.link)]


def _tokens(name: str) -> tuple[str, ...]:
    bare = _AFTER_NAME.sub("", _TITLE.sub("", " ".join(name.split()), count=1))
    if bare.count(",") == 1:
        surname, _, first = bare.partition(",")
        bare = f"{first} {surname}"
    return tuple(token for part in bare.split() if (token := part.strip('.,;:()"“”')))


def _name_forms(tokens: tuple[str, ...]) -> list[str]:
    """Return patterns of a name: in full, turned round, with initials, with a title."""
    if len(tokens) == 1:
        return [_whole(_capital(tokens[0]))]
    first, last = _letters(tokens[0]), _letters(tokens[-1])
    capital = rf"(?-i:[{re.escape(tokens[0][0].upper())}])"
    # “A green van” and “I Green” are no initials: those letters need their full stop.
    dotted = r"\." if tokens[0][0].upper() in "AI" else r"\.?"
    more = r"(?:[\s\u00a0]?(?-i:[A-Z])\.?){0,2}"
    return [
        _whole(rf"{first}(?:{_APART}(?-i:[A-Z])[\w.'’-]*){{0,2}}?{_APART}{last}"),
        _whole(rf"{first}{last}(?=@)"),
        _whole(rf"{last},[\s\u00a0]*{first}"),
        _whole(rf"{last},?[\s\u00a0]+{capital}\."),
        _whole(rf"{capital}{dotted}{more}[\s\u00a0]*{_capital(tokens[-1])}"),
        _whole(rf"(?:{_TITLES})\.?{_APART}{last}"),
    ]


def _detail_forms(detail: str) -> list[str]:
    told = detail.strip()
    found = details_in(told)
    if not found:
        return [_whole(_spaced(told))] if len(told) >= 2 * _LEAST_PART else []
    return [_email_form(each) if "@" in each else _phone_form(each) for each in found]


def _email_form(email: str) -> str:
    # In Markdown an underscore and the like have a backslash before them.
    return _whole(
        "".join(rf"\\?{re.escape(character)}" if not character.isalnum() else character for character in email)
    )


def _is_number(detail: str) -> bool:
    return "@" not in detail and _PHONE.fullmatch(detail.strip()) is not None


def _national(phone: str) -> str:
    """Return the digits of a telephone number without the country’s code and the 0 before the area’s."""
    told = "".join(character for character in phone if character.isdigit())
    if told.startswith(("0044", "44")):
        return told.removeprefix("00").removeprefix("44").removeprefix("0")
    return told.removeprefix("0")


def _phone_form(phone: str) -> str:
    national = _national(phone)
    between = r"[\s\u00a0().\\-]*"
    return rf"(?<!\d)(?:\(?\+?(?:00)?44{between}(?:\(0\){between})?|\(?0)?{between.join(national)}(?!\d)"


def _spaced(words: str) -> str:
    return r"[\s\u00a0]+".join("".join(map(_character, part)) for part in words.split())


def _whole(pattern: str) -> str:
    return f"{_NOT_BEFORE}{pattern}{_NOT_AFTER}"


def _capital(word: str) -> str:
    """Return the pattern of a name that begins with a capital, as names do."""
    return rf"(?-i:{_character(word[0].upper(), upper=True)}){_letters(word[1:])}"


def _letters(word: str) -> str:
    return "".join(map(_character, word))


def _character(character: str, *, upper: bool = False) -> str:
    if character in _APOSTROPHES:
        return rf"\\?[{_APOSTROPHES}\s]?"
    if character in _HYPHENS:
        return rf"\\?[{_HYPHENS}\s]"
    if not character.isalpha():
        return rf"\\?{re.escape(character)}"
    base = _base(character)
    same = _alike(base) if base.isascii() else base
    letters = "".join(dict.fromkeys((same + character).upper())) if upper else same + character
    return rf"[{''.join(letter for letter in letters if len(letter) == 1)}][\u0300-\u036f]*"


def _base(character: str) -> str:
    base = unicodedata.normalize("NFKD", character.casefold())[:1]
    return next((plain for plain, others in _SAME_LETTER.items() if base in others), base)


@cache
def _alike(base: str) -> str:
    """Return a letter and those that differ from it by accents alone."""
    codes = (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))
    accented = [chr(code) for code in codes if unicodedata.normalize("NFKD", chr(code))[:1].casefold() == base]
    return "".join(dict.fromkeys(base + _SAME_LETTER.get(base, "") + "".join(map(str.lower, accented))))


def _keys(known: Iterable[str]) -> tuple[str, ...] | None:
    """Return a piece of each name and detail of which one must stand in any words that hold one; None for no telling."""
    keys: set[str] = set()
    for each in known:
        tokens = _tokens(each) if len(each) < _LEAST_STORY and "@" not in each else (each,)
        piece = max(re.split(r"[^a-z0-9]+", _folded(tokens[-1] if tokens else each)), key=len)
        firsts = [max(re.split(r"[^a-z0-9]+", _folded(token)), key=len) for token in tokens[:-1]]
        if not piece or any(letter in _folded(each) for letter in "øłđð"):
            return None
        keys |= {piece, *(first for first in firsts if len(first) >= _LEAST_PART)}
    return tuple(keys)


_SPACING = str.maketrans("", "", " \t\n\u00a0().\\-")
_ACCENTED = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
_MARKS = re.compile("[\u0300-\u036f]+")


def _folded(words: str) -> str:
    folded = words.casefold()
    return (
        folded
        if folded.isascii() or not _ACCENTED.search(folded)
        else _MARKS.sub("", unicodedata.normalize("NFKD", folded))
    )


def _either(patterns: list[str]) -> re.Pattern[str] | None:
    return re.compile("|".join(dict.fromkeys(patterns)), re.I) if patterns else None


def _matches(pattern: re.Pattern[str] | None, words: str) -> list[tuple[int, int]]:
    return [found.span() for found in pattern.finditer(words)] if pattern else []


def _joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
