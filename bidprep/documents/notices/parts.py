"""A part of a notice, read with patience: what has the wrong form is left out, and said so."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from bidprep.domain.dates import UK, read_time, stands_for_day
from bidprep.domain.money import Money, read_money
from bidprep.domain.notice_rules import read_moment
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError

_MOST_DOUBTS = 50
_SHORT = 40
_MOST_IN_LINE = 200
_MOST_WORDS = 100_000
_MOST_AMOUNT = 10**15  # a whole number: not a number (NaN) can be compared with it
_CURRENCY_LETTERS = 3
_DAY_LENGTH = len("2026-12-04")
_MISSING = object()
_NUMBERS = (int, float)
_HOUR = re.compile(r"\dT\d\d")


@dataclass
class Budget:
    """How many entries of lists may still be read from a file: far more than real notices hold, few enough for memory."""

    left: int = 30_000


@dataclass
class Doubts:
    """What could not be read of one notice, as sentences, each said once."""

    budget: Budget = field(default_factory=Budget)
    sentences: dict[str, None] = field(default_factory=dict)

    def say(self, sentence: str) -> None:
        """Note a sentence; after fifty, no more."""
        if len(self.sentences) < _MOST_DOUBTS:
            self.sentences[sentence] = None


class Part:
    """An object in a notice; asked for what it lacks, or holds in the wrong form, it gives nothing."""

    __slots__ = ("_doubts", "_has_languages", "_held", "_key", "_within")

    def __init__(self, held: dict[str, Any], doubts: Doubts, within: "Part | None" = None, key: str = "") -> None:
        self._held = held
        self._doubts = doubts
        self._within = within
        self._key = key
        self._has_languages: bool | None = None  # worked out when first asked for

    def __contains__(self, key: str) -> bool:
        return self._held.get(key) is not None

    def holds_object(self, key: str) -> bool:
        """Whether an object stands under a key."""
        return isinstance(self._held.get(key), dict)

    def holds_list(self, key: str) -> bool:
        """Whether a list stands under a key."""
        return isinstance(self._held.get(key), list)

    def emptied(self, places: Iterable[tuple[str, str, str]]) -> list[str]:
        """Return of which places, given as name, outer and inner key, the notice says that there is nothing any more.

        It says so by an explicit null, there or around it.
        """
        held = self._held
        return [
            name
            for name, outer, inner in places
            if outer in held
            and ((there := held[outer]) is None or (type(there) is dict and there.get(inner, _MISSING) is None))
        ]

    def holds_any(self, keys: frozenset[str]) -> bool:
        """Whether anything, be it a null, stands under one of these keys."""
        return not self._held.keys().isdisjoint(keys)

    def part(self, key: str) -> "Part":
        """Return the object under a key; one that holds nothing where there is none."""
        held = self._held.get(key)
        if isinstance(held, dict):
            return Part(held, self._doubts, self, key)
        if held is not None:
            self._doubt(key)
        return _NOTHING

    def parts(self, key: str) -> Iterable["Part"]:
        """Return the objects in the list under a key, made as they are asked for; an object alone is a list of one."""
        held = self._held.get(key)
        if isinstance(held, list):
            return self._each_of(key, held)
        if isinstance(held, dict):
            return self._each_of(key, [held])
        if held is not None:
            self._doubt(key)
        return ()

    def _each_of(self, key: str, held: list[Any]) -> Iterator["Part"]:
        budget = self._doubts.budget
        are_others = any(isinstance(entry, dict) for entry in held)
        for entry in held:
            if budget.left <= 0:
                self._doubts.say("This file holds more than can be read at once: what came last was left out.")
                return
            budget.left -= 1
            if isinstance(entry, dict):
                yield Part(entry, self._doubts, self, key)
            elif entry is not None:
                self._doubt(key, is_part=are_others)

    def words(self, key: str) -> str:
        """Return the text under a key: a number as its digits, of several languages English or else the first."""
        held = self._held.get(key)
        if isinstance(held, str):
            return _clean(held)
        if held is None:
            held = self._in_some_language(key)
        elif isinstance(held, dict):
            held = next((held[name] for name in ("en", "eng", "EN") if isinstance(held.get(name), str)), None) or next(
                (said for said in held.values() if isinstance(said, str)), held
            )
        if isinstance(held, str):
            return _clean(held)
        if held is None:
            return ""
        if isinstance(held, int | float) and not isinstance(held, bool):
            return self._digits(held)
        self._doubt(key)
        return ""

    def line(self, key: str) -> str:
        """Return the text under a key on one line."""
        held = self._held.get(key)
        if isinstance(held, str):
            if len(held) < _MOST_IN_LINE and held.isascii() and held.isprintable() and "  " not in held:
                return held.strip()  # as almost all are
            return clean_characters(" ".join(held[:_MOST_WORDS].split()))
        if held is None and self._has_languages is False:
            return ""
        words = self.words(key)
        return clean_characters(" ".join(words.split())) if words else ""

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the texts in the list under a key; a text alone is a list of one."""
        held = self._held.get(key)
        if held is None:
            return ()
        entries = held if isinstance(held, list) else [held]
        words = (self._digits(entry) if type(entry) in _NUMBERS else entry for entry in entries)
        told = tuple(" ".join(clean_characters(entry).split()) for entry in words if isinstance(entry, str))
        if len(told) < len(entries):
            self._doubt(key, is_part=bool(told))
        return told

    def number(self, key: str) -> Decimal | None:
        """Return the number under a key, written as a number or as a text such as “£1,200.50”; never negative."""
        held = self._held.get(key)
        if type(held) is int and 0 <= held < _MOST_AMOUNT:
            return Decimal(held)  # as most are
        if held is None or (isinstance(held, str) and not held.strip()):
            return None
        figure: Decimal | None = None
        if isinstance(held, int | float) and not isinstance(held, bool) and abs(held) < _MOST_AMOUNT:
            figure = Decimal(str(held))
        elif isinstance(held, str) and len(held) <= _SHORT:
            figure = _figure(held)
        if figure is None or not figure.is_finite() or not 0 <= figure < _MOST_AMOUNT:
            self._doubt(key)
            return None
        return figure.quantize(Decimal(1)) if figure == figure.to_integral_value() else figure

    def whole_number(self, key: str) -> int | None:
        """Return the number under a key without its fraction."""
        figure = self.number(key)
        return None if figure is None else int(figure)

    def money(self, key: str) -> Money | None:
        """Return the amount under a key: the net one, else the gross one, and said so; pounds where no currency is given."""
        part = self.part(key)
        amount = part.number("amount")
        if amount is None:
            amount = part.number("amountGross")
            if amount is None:
                return None
            if amount:
                self._doubts.say("Values are given with VAT where the notice gives none without.")
        currency = part.line("currency").upper()
        is_code = len(currency) == _CURRENCY_LETTERS and currency.isascii() and currency.isalpha()
        return Money(amount, currency if is_code else "GBP")

    def moment(self, key: str) -> datetime | None:
        """Return the date and time under a key with the offset it is written with; without one it is UK time."""
        held = self._held.get(key)
        if held is None or held == "":
            return None
        moment = read_moment(held)
        if moment is None and isinstance(held, str) and len(held) <= _SHORT:
            try:
                typed = read_time(held)
                moment = typed and read_moment(typed.astimezone(UK).isoformat())
            except (BidprepError, OverflowError):
                moment = None
        if moment is None:
            said = f"“{' '.join(held.split())[:_SHORT]}”" if isinstance(held, str) else "Something else"
            self._doubts.say(f"{said} stands as a date in {self._place(key)}, cannot be read and was left out.")
        return moment

    def day(self, key: str) -> date | None:
        """Return the day under a key, as it is in the United Kingdom.

        The first and the last minute of a day, whatever its offset, mean that day.
        """
        moment = self.moment(key)
        if moment is None:
            return None
        return moment.date() if stands_for_day(moment) else moment.astimezone(UK).date()

    def has_clock(self, key: str) -> bool:
        """Whether the date under a key says a time of day."""
        held = self._held.get(key)
        if not isinstance(held, str) or (":" not in held and not _HOUR.search(held)):
            return False
        return held.strip()[_DAY_LENGTH : _DAY_LENGTH + 1] not in ("+", "-")

    def _in_some_language(self, key: str) -> object:
        """Return the text of `key_en`, or else of the first `key_xx` (OCDS multilingual fields)."""
        if self._has_languages is None:
            self._has_languages = "_" in "".join(self._held)
        if not self._has_languages:
            return None  # as in almost all
        prefix = f"{key}_"
        names = [name for name in self._held if name.startswith(prefix)]
        if not names:
            return None
        names.sort(key=lambda name: name != f"{prefix}en")
        return next((held for name in names if isinstance(held := self._held[name], str)), None)

    def _digits(self, held: float) -> str:
        try:
            is_whole = abs(held) < _MOST_AMOUNT and held == int(held)
            return str(int(held) if is_whole else held)[:_SHORT]
        except ValueError:  # Python refuses to spell a whole number of thousands of digits
            return ""

    def _place(self, key: str) -> str:
        return f"{self._within._place(self._key)}.{key}" if self._within else key

    def _doubt(self, key: str, *, is_part: bool = False) -> None:
        """Say that what stands under a key is left out, or, of a list of which the rest is read, some of it."""
        place = f"“{self._place(key)[-_SHORT:]}”"
        what = f"Some of what stands in {place}" if is_part else place
        self._doubts.say(f"{what} has not the form it should have and was left out.")


_NOTHING = Part({}, Doubts())
"""Stands for every object that is not there: it holds nothing, so that there is nothing in it to doubt."""


def _figure(words: str) -> Decimal | None:
    """Read an amount written as a text: “£1,200.50”, “1 200 GBP”, “£1.2 million”; None where it is none."""
    told = "".join(words.split()).removeprefix("GBP").removesuffix("GBP")
    try:
        return Decimal(told.replace("£", "").replace(",", ""))
    except InvalidOperation:
        pass
    try:
        amount = read_money(told)
    except BidprepError:
        return None
    return amount.amount if amount else None


def _clean(words: str) -> str:
    """Return a text without what Word cannot hold; carriage returns go first, because they are many and this is quick."""
    if "\r" in words:
        words = words.replace("\r\n", "\n").replace("\r", "\n")
    return clean_characters(words[:_MOST_WORDS]).strip()
