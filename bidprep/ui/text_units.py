"""Places in a text as Qt counts them, in units of UTF-16, and as Python does, in characters."""

from bisect import bisect_right


class TextUnits:
    """Turns places of one text from the one count into the other; they differ after characters such as emoji."""

    def __init__(self, text: str) -> None:
        is_plain = text.isascii() or max(text) <= "\uffff"
        self._wide = () if is_plain else tuple(at for at, letter in enumerate(text) if letter > "\uffff")
        self._ends = tuple(at + before + 2 for before, at in enumerate(self._wide))  # in units of UTF-16

    def units(self, place: int) -> int:
        """Return the units of UTF-16 before a character."""
        return place + bisect_right(self._wide, place - 1)

    def place(self, units: int) -> int:
        """Return the characters before a place in units of UTF-16."""
        return units - bisect_right(self._ends, units)
