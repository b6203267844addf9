"""The endings of files that a person names in a dialog."""

from pathlib import Path


def with_ending(typed: str | Path, *endings: str) -> Path:
    """Return the path that was named, with the first of these endings where it has none of them.

    The dialog asked about replacing a file of the name as it was typed, and of no other: where one that is there has
    it with the ending, a number follows the name, and nothing is replaced unasked.
    """
    path = Path(typed)
    if path.suffix.casefold() in endings:
        return path
    whole = path.with_name(f"{path.name}{endings[0]}")
    number = 1
    while whole.exists():
        number += 1
        whole = path.with_name(f"{path.name} ({number}){endings[0]}")
    return whole
