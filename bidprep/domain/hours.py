"""Hours as people type and read them: “7.5”, “7,5 h”, “+1” for one more."""

from bidprep.errors import BidprepError

MOST_HOURS = 1_000
"""More than anybody spends on one answer."""


def read_hours(words: str) -> float | None:
    """Read hours as they are typed; None for nothing typed. Raises BidprepError where they are none."""
    typed = (
        words.strip().replace(",", ".").casefold().removesuffix("hours").removesuffix("hour").removesuffix("h").strip()
    )
    if not typed:
        return None
    digits = typed.replace(".", "", 1)
    hours = float(typed) if digits.isdecimal() and digits.isascii() else -1.0
    if not 0 <= hours <= MOST_HOURS:
        raise BidprepError(f"“{words.strip()}” is not a number of hours.", "Type for example 7.5.")
    return hours


def read_spent(words: str, before: float) -> float:
    """Read the hours spent in all as they are typed, “+1” for one more than `before`.

    Raises BidprepError where they are none, or more than anybody spends.
    """
    typed = words.strip()
    if typed.startswith("+"):
        spent = before + (read_hours(typed[1:]) or 0.0)
        if spent > MOST_HOURS:
            raise BidprepError(f"“{typed}” makes more than {MOST_HOURS:,} hours.", "Type the hours spent in all.")
        return spent
    return read_hours(typed) or 0.0


def say_spent(spent: float, whole: float, *, is_stated: bool) -> str:
    """Say the hours spent on an answer and those that all of it takes, as noted or as estimated; 0 where it takes none."""
    if not spent:
        takes = f" It takes {_count(whole)}, as noted." if is_stated else f" It takes about {_count(round(whole, 1))}."
        return "No hours are noted yet." + (takes if whole else "")
    if not whole:
        return f"{_count(spent)} spent."
    takes = f"{whole:,g} noted" if is_stated else f"about {round(whole, 1):,g}"
    return f"{_count(spent)} spent of {takes}."


def _count(hours: float) -> str:
    return f"{hours:,g} hour" if hours == 1 else f"{hours:,g} hours"
