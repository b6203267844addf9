"""Score scales: which marks a buyer may give, what each means, and what share of the marks it is worth.

A scale is kept as one line of the list *score scales*: its name, a colon, then its marks with what each means, parted by
semicolons: ``0 to 2: 0 = nothing; 1 = in part; 2 = in full; at least 1``. ``7-8`` is a band of marks; ``Pass`` and
``Fail`` make a scale without marks.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidprep.errors import BidprepError

PASS, FAIL = Decimal(1), Decimal(0)
"""The marks of a scale that only passes or fails."""


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """A mark, or a band of marks from `low` to `high`, and what it means."""

    low: Decimal
    high: Decimal
    meaning: str = ""

    @property
    def words(self) -> str:
        """The mark, or the band, as it is written: ``7–8``."""
        return f"{self.low:f}" if self.low == self.high else f"{self.low:f}–{self.high:f}"


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """A scale by its name. `minimum` is the least mark that does not fail the bid; None where any will do."""

    name: str
    steps: tuple[ScaleStep, ...]
    minimum: Decimal | None = None
    is_pass_fail: bool = False

    @property
    def top(self) -> Decimal:
        """The highest mark."""
        return max(step.high for step in self.steps)

    def meaning_of(self, mark: Decimal) -> str:
        """Return what a mark means; "" where the scale does not say."""
        return next((step.meaning for step in self.steps if step.low <= mark <= step.high), "")

    def allows(self, mark: Decimal) -> bool:
        """Return whether a mark can be given on the scale."""
        return any(step.low <= mark <= step.high for step in self.steps)

    def say(self, mark: Decimal | None) -> str:
        """Say a mark as it is typed; "" for none."""
        if mark is None:
            return ""
        if self.is_pass_fail:
            return "Pass" if mark else "Fail"
        return f"{mark:f}"

    @property
    def marks_words(self) -> str:
        """Say which marks there are: ``100, 66, 33, 0``."""
        return "Pass or Fail" if self.is_pass_fail else ", ".join(step.words for step in self.steps)


PER_CENT = ScoreScale("", (ScaleStep(Decimal(0), Decimal(100)),))
"""What a question is marked on where no scale is named: any number from 0 to 100."""
PASS_FAIL = ScoreScale("Pass or fail", (ScaleStep(PASS, PASS), ScaleStep(FAIL, FAIL)), PASS, is_pass_fail=True)


def read_scale(entry: str) -> ScoreScale:
    """Read a scale from its line in the list; raises BidprepError naming what cannot be read."""
    name, colon, rest = entry.partition(":")
    pieces = [piece.strip() for piece in rest.split(";") if piece.strip()]
    if not colon or not name.strip() or not pieces:
        raise BidprepError(f"“{_cut(entry)}” is no score scale.", f"Write it like this: {_EXAMPLE}")
    minimum: Decimal | None = None
    words: list[tuple[str, str]] = []
    for piece in pieces:
        least = re.fullmatch(r"at least (\d{1,4}(?:\.\d{1,3})?)", piece, re.IGNORECASE)
        if least:
            minimum = Decimal(least[1])
            continue
        mark, _, meaning = piece.partition("=")
        words.append((mark.strip(), meaning.strip()))
    named = {mark.casefold(): meaning for mark, meaning in words}
    if named and named.keys() <= {"pass", "fail"}:
        steps = (ScaleStep(PASS, PASS, named.get("pass", "")), ScaleStep(FAIL, FAIL, named.get("fail", "")))
        return ScoreScale(name.strip(), steps, PASS, is_pass_fail=True)
    marks = tuple(_read_step(mark, meaning, entry) for mark, meaning in words)
    if not any(step.high for step in marks):
        raise BidprepError(f"The scale “{_cut(name)}” has no mark above 0.", f"Write it like this: {_EXAMPLE}")
    return ScoreScale(name.strip(), marks, minimum)


def write_scale(scale: ScoreScale) -> str:
    """Return a scale as its line in the list; `read_scale` reads it back."""

    def told(mark: str, meaning: str) -> str:
        return f"{mark} = {meaning}" if meaning else mark

    if scale.is_pass_fail:
        pieces = [told("Pass" if step.low else "Fail", step.meaning) for step in scale.steps]
    else:
        pieces = [told(step.words.replace("–", "-"), step.meaning) for step in scale.steps]
        if scale.minimum is not None:
            pieces.append(f"at least {scale.minimum:f}")
    return f"{scale.name}: {'; '.join(pieces)}"


def read_scales(entries: Iterable[str]) -> dict[str, ScoreScale]:
    """Return the scales of the list by their names."""
    return {scale.name: scale for scale in map(read_scale, entries)}


def scale_named(name: str, scales: Mapping[str, ScoreScale], *, pass_fail: bool = False) -> ScoreScale:
    """Return the scale of a question: the one named, else pass or fail where only that is judged, else per cent."""
    return scales.get(name) or (PASS_FAIL if pass_fail else PER_CENT)


def read_mark(typed: str, scale: ScoreScale) -> Decimal | None:
    """Read a mark as it is typed; None for nothing typed. Raises BidprepError where the scale has no such mark."""
    words = typed.strip().rstrip("%").strip()
    if not words:
        return None
    if scale.is_pass_fail and words.casefold() in ("pass", "fail", "p", "f", "yes", "no"):
        return PASS if words.casefold() in ("pass", "p", "yes") else FAIL
    number = Decimal(words) if re.fullmatch(r"[0-9]{1,4}(?:\.[0-9]{1,3})?", words) else None
    if number is None or scale.is_pass_fail or not scale.allows(number):
        raise BidprepError(f"“{_cut(typed.strip())}” is no mark on this scale.", f"It has {scale.marks_words}.")
    return number


def _read_step(mark: str, meaning: str, entry: str) -> ScaleStep:
    told = re.fullmatch(r"(\d{1,4}(?:\.\d{1,3})?)(?:\s*[-–]\s*(\d{1,4}(?:\.\d{1,3})?))?", mark, re.ASCII)
    if told is None:
        raise BidprepError(
            f"“{_cut(mark)}” in the scale “{_cut(entry.partition(':')[0])}” is no mark.",
            f"Write it like this: {_EXAMPLE}",
        )
    low, high = Decimal(told[1]), Decimal(told[2] or told[1])
    return ScaleStep(min(low, high), max(low, high), meaning)


def _cut(words: str) -> str:
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"


_SHOWN = 40
_EXAMPLE = "0 to 2: 0 = nothing; 1 = in part; 2 = in full"
