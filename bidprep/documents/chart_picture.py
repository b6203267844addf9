"""A chart of a plan as a picture (PNG): a numbered line a task, its time as a bar, without Qt and without a font.

The words stand in the table that the numbers refer to, and in the alternative text; on the picture there are figures
only, drawn from the dots below.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from struct import pack

_WIDTH = 1560
_LEFT, _RIGHT, _HEAD = 84, 24, 54
_LINE, _BAR = 36, 20
_DOT = 3
_LARGEST = 2_000
"""Lines: more would make a picture that no page can hold."""

_WHITE, _INK, _QUIET, _FILL, _LIGHT = range(5)
_COLOURS = ((255, 255, 255), (31, 41, 55), (209, 213, 219), (29, 78, 137), (191, 215, 237))
_FIGURES = {
    "0": "01110 10001 10011 10101 11001 10001 01110",
    "1": "00100 01100 00100 00100 00100 00100 01110",
    "2": "01110 10001 00001 00110 01000 10000 11111",
    "3": "11110 00001 00001 01110 00001 00001 11110",
    "4": "00010 00110 01010 10010 11111 00010 00010",
    "5": "11111 10000 11110 00001 00001 10001 01110",
    "6": "00110 01000 10000 11110 10001 10001 01110",
    "7": "11111 00001 00010 00100 01000 01000 01000",
    "8": "01110 10001 10001 01110 10001 10001 01110",
    "9": "01110 10001 10001 01111 00001 00010 01100",
    "/": "00001 00001 00010 00100 01000 10000 10000",
}
_CELL = 6 * _DOT


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A line of the chart, in days from the first: its start, its end (the first day after it), how long it can wait."""

    start: int
    end: int
    can_end: int
    filled: bool


@dataclass(frozen=True, slots=True)
class ChartMark:
    """An upright line at a day; figures such as ``8/2`` above it, and whether it is the one that counts."""

    day: int
    figures: str = ""
    strong: bool = False


def draw_chart(bars: Sequence[ChartBar], marks: Sequence[ChartMark], days: int) -> bytes:
    """Return the chart of these bars as PNG, so many days wide; lines beyond the first 2,000 are left out.

    A bar that is not filled has an edge only; after it a thin line shows how long it can wait.
    """
    bars = bars[:_LARGEST]
    canvas = _Canvas(_WIDTH, _HEAD + _LINE * len(bars) + _LINE // 2)

    def at(day: int) -> int:
        return _LEFT + (_WIDTH - _LEFT - _RIGHT) * min(max(day, 0), days) // max(days, 1)

    free_from = 0
    for mark in marks:
        x = at(mark.day)
        if not mark.strong:
            canvas.fill(x, _HEAD - 8, x + 2, canvas.height, _QUIET)
        if mark.figures and x >= free_from and x + _CELL * len(mark.figures) <= _WIDTH:
            canvas.write(x, 12, mark.figures)
            free_from = x + _CELL * (len(mark.figures) + 1)
    for number, bar in enumerate(bars, 1):
        top = _HEAD + _LINE * (number - 1) + (_LINE - _BAR) // 2
        figures = str(number)
        canvas.write(_LEFT - 16 - _CELL * len(figures), top, figures)
        left, right = at(bar.start), max(at(bar.end), at(bar.start) + 4)
        if bar.can_end > bar.end:
            canvas.fill(right, top + _BAR // 2 - 1, at(bar.can_end), top + _BAR // 2 + 1, _INK)
        canvas.fill(left, top, right, top + _BAR, _INK)
        canvas.fill(left + 2, top + 2, right - 2, top + _BAR - 2, _FILL if bar.filled else _LIGHT)
    for mark in marks:
        if mark.strong:
            canvas.fill(at(mark.day), _HEAD - 14, at(mark.day) + 5, canvas.height, _INK)
    return canvas.png()


class _Canvas:
    """Dots of a few colours, and how they are written as PNG (ISO/IEC 15948)."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._rows = [bytearray(width) for _ in range(height)]

    def fill(self, left: int, top: int, right: int, bottom: int, colour: int) -> None:
        """Fill a rectangle; what lies outside is left out."""
        left, right = max(left, 0), min(right, self.width)
        if right > left:
            for row in self._rows[max(top, 0) : max(bottom, 0)]:
                row[left:right] = bytes((colour,)) * (right - left)

    def write(self, left: int, top: int, figures: str) -> None:
        """Write figures."""
        for place, figure in enumerate(figures):
            for line, dots in enumerate(_FIGURES[figure].split()):
                for across, dot in enumerate(dots):
                    if dot == "1":
                        x, y = left + place * _CELL + across * _DOT, top + line * _DOT
                        self.fill(x, y, x + _DOT, y + _DOT, _INK)

    def png(self) -> bytes:
        """Return the dots as PNG with a palette."""
        header = pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        palette = bytes(part for colour in _COLOURS for part in colour)
        dots = zlib.compress(b"".join(b"\0" + bytes(row) for row in self._rows), 9)
        chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", dots), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + kind + content + pack(">I", zlib.crc32(kind + content))
