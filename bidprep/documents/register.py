"""Rows of a charity register's public extract, read as a stream: it holds hundreds of thousands of them.

JSON is read by a buffer that holds one row and a little more, CSV and tab-separated text line by line.
"""

import codecs
import csv
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from bidprep.documents.child import tell_progress
from bidprep.documents.reading import MEGABYTE
from bidprep.domain.register import RegisterRow, RegisterSearch, head_of, row_of
from bidprep.errors import BidprepError

MOST_BYTES = 2048 * MEGABYTE
MOST_HITS = 50
_CHUNK = 256 * 1024
_LONGEST_ROW = MEGABYTE
_MOST_COLUMNS = 500
_ROWS_BETWEEN_NEWS = 10_000
_DOWNLOAD = "Download the extract again."


@dataclass(frozen=True, slots=True)
class RegisterHits:
    """What a search found: `rows`, the best first, how many `more` there are, and how many rows were read or could not be."""

    rows: tuple[RegisterRow, ...]
    more: int = 0
    read: int = 0
    unreadable: int = 0


def find_in_register(path: Path, search: RegisterSearch, most: int = MOST_HITS) -> RegisterHits:
    """Return the rows of a register file that a search finds; `more` counts those left out over `most`.

    A search for nothing finds every row. The whole file is read, in the memory of one row. Raises BidprepError
    where the file is missing, too large, no register, or breaks off.
    """
    read = unreadable = 0
    found: dict[int, list[RegisterRow]] = {}
    counts: Counter[int] = Counter()
    for told in _rows(path):
        if not isinstance(told, dict) or (head := head_of(told)) is None:
            unreadable += 1
            continue
        read += 1
        if read % _ROWS_BETWEEN_NEWS == 0:
            tell_progress(f"{read:,} charities read")
        rank = search.rank(head)
        if rank is not None:
            counts[rank] += 1
            if counts[rank] <= most and (row := row_of(told)):
                found.setdefault(rank, []).append(row)
    if not read:
        raise BidprepError(
            f"{path.name} holds no charities.", "Choose the register’s extract: the file of charities, as JSON or CSV."
        )
    ranks = [rank for rank in sorted(found) if rank < RegisterSearch.PARTLY] or sorted(found)
    rows = tuple(row for rank in ranks for row in found[rank])[:most]
    return RegisterHits(rows, sum(counts[rank] for rank in ranks) - len(rows), read, unreadable)


def _rows(path: Path) -> Iterator[object]:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BidprepError(f"{path.name} is larger than {MOST_BYTES // MEGABYTE:,} MB.", "Choose one table only.")
        with path.open("rb") as file:
            start = file.read(_CHUNK)
        encoding = _encoding(start, path)
        first = start.decode(encoding, "ignore").lstrip("\ufeff \t\r\n")[:1]
        with path.open(encoding=encoding, errors="replace", newline="") as words:
            yield from _json_rows(words, path) if first in ("[", "{") else _table_rows(words, path)
    except FileNotFoundError:
        raise BidprepError(f"There is no file {path}.", "Check the name.") from None
    except IsADirectoryError:
        raise BidprepError(f"{path} is a folder.", "Choose a file inside it.") from None
    except OSError as error:
        raise BidprepError(f"{path} cannot be read ({error.strerror}).", "Check that you may read it.") from None


def _encoding(start: bytes, path: Path) -> str:
    """Return the encoding of a file by its beginning: UTF-16 with a mark, UTF-8, or else Windows-1252."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    if start.startswith(b"PK"):
        raise BidprepError(f"{path.name} is a zip file.", "Unpack it and choose the file inside.")
    if b"\0" in start:
        raise BidprepError(f"{path.name} is not text.", "Choose the register’s extract as JSON or CSV.")
    try:
        codecs.getincrementaldecoder("utf-8-sig")().decode(start)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


# JSON

_DECODER = json.JSONDecoder()


def _json_rows(words: IO[str], path: Path) -> Iterator[object]:
    """Yield the objects of a JSON array, of objects one after another, or of the first array inside an object."""
    window = _Window(words, path)
    if window.next_sign() == "{":
        whole = window.decode_if_whole()
        if isinstance(whole, dict):
            inner = [value for value in whole.values() if isinstance(value, list)]
            yield from inner[0] if inner else [whole]
            while window.next_sign() == "{":
                yield window.decode()
            return
        window.skip_to_array()
    window.skip()  # the bracket
    sign = window.next_sign()
    while sign != "]":
        if sign == "":
            raise BidprepError(f"{path.name} breaks off before its end.", _DOWNLOAD)
        yield window.decode()
        sign = window.next_sign()
        if sign == ",":
            window.skip()
            sign = window.next_sign()
        elif sign not in ("]", ""):
            raise window.broken()


class _Window:
    """The stretch of a JSON text that is in memory, and the place in it."""

    def __init__(self, words: IO[str], path: Path) -> None:
        self._words = words
        self._path = path
        self._held = ""
        self._at = 0
        self._rows = 0
        self._ended = False

    def next_sign(self) -> str:
        """Return the next character that is no space, without going past it; "" at the end."""
        while True:
            while self._at < len(self._held) and self._held[self._at] in " \t\r\n\ufeff":
                self._at += 1
            if self._at < len(self._held):
                return self._held[self._at]
            if not self._read():
                return ""

    def skip(self) -> None:
        """Go past the next character."""
        self._at += 1

    def decode(self) -> Any:
        """Return the value that begins here, and go past it; raises BidprepError where there is none."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self._held, self._at)
            except RecursionError:
                raise self.broken() from None
            except ValueError:
                if len(self._held) - self._at > _LONGEST_ROW or not self._read():
                    raise self.broken() from None
                continue
            if end == len(self._held) and not isinstance(value, dict | list | str) and self._read():
                continue  # a number may go on behind the window
            self._at = end
            self._rows += 1
            return value

    def decode_if_whole(self) -> Any:
        """Return the value that begins here, or None where it is longer than a row may be."""
        try:
            return self.decode()
        except BidprepError:
            if len(self._held) - self._at > _LONGEST_ROW:
                return None
            raise

    def skip_to_array(self) -> None:
        """Go to the first array inside the object that begins here."""
        place = self._held.find("[", self._at)
        if place < 0:
            raise self.broken()
        self._at = place

    def broken(self) -> BidprepError:
        """Return the error that says behind which row the text cannot be read."""
        if self._ended:
            return BidprepError(f"{self._path.name} breaks off after row {self._rows:,}.", _DOWNLOAD)
        return BidprepError(f"{self._path.name} cannot be read after row {self._rows:,}.", _DOWNLOAD)

    def _read(self) -> bool:
        """Take in some more, letting go of what was read; whether there was any."""
        more = self._words.read(_CHUNK)
        self._held = self._held[self._at :] + more
        self._at = 0
        self._ended = not more
        return bool(more)


# Tables


def _table_rows(words: IO[str], path: Path) -> Iterator[object]:
    """Yield the rows of a table with a heading row; None for a row with more cells than headings."""
    first = words.readline()
    delimiter = max(",;\t", key=first.count)
    headings = next(csv.reader([first], delimiter=delimiter), [])
    if not first.strip() or not 1 < len(headings) <= _MOST_COLUMNS:
        raise BidprepError(f"{path.name} is no table.", "Choose the register’s extract as JSON or CSV.")
    reader = csv.reader(_lines(words, path), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield None
            continue
        if cells:
            yield dict(zip(headings, cells, strict=False)) if len(cells) <= len(headings) else None


def _lines(words: IO[str], path: Path) -> Iterator[str]:
    while line := words.readline(_LONGEST_ROW):
        if len(line) >= _LONGEST_ROW:
            raise BidprepError(f"{path.name} has a line that is too long to be a charity.", _DOWNLOAD)
        yield line
