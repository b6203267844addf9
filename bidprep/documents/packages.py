"""Zip packages from strangers (Word and Excel files): looked through within limits before anything is parsed."""

import io
import struct
import zipfile
import zlib
from itertools import pairwise

from bidprep.documents.reading import MEGABYTE
from bidprep.errors import BidprepError

MOST_ENTRIES = 2_000
MOST_UNPACKED = 300 * MEGABYTE
MOST_OF_A_PART = 50 * MEGABYTE
MOST_ELEMENTS = 2_000_000
"""In all XML parts together: as many fill about 2 GB of memory."""
MOST_KEPT = 16 * MEGABYTE
MOST_RATIO = 200
RATIO_COUNTS_ABOVE = 5 * MEGABYTE
_SLICE = 1024 * 1024
_SHORTEST_ELEMENT = len("<a/>")
_LOCAL_HEADER = 30  # bytes that stand before each entry at the least, its name not counted
_ENCRYPTED = 0x1
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def read_parts(
    content: bytes, called: str, wanted: frozenset[str] = frozenset(), *, keeps_xml: bool = False
) -> dict[str, bytes]:
    """Unpack every entry of a package once, within limits; returns the content of those that are `wanted`, "" for the rest.

    With `keeps_xml` what is XML counts as wanted, too, while it takes no more than `MOST_KEPT` together. What is unpacked
    is counted while it comes, for what a package says of its own sizes need not be true. Raises BidprepError where a
    limit is passed, and where the package is damaged or made to mislead.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _check_directory(entries, called)
            return _unpacked(package, entries, called, wanted, MOST_KEPT if keeps_xml else 0)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
    ) as problem:
        raise damaged(called) from problem


def damaged(called: str, how: str = "") -> BidprepError:
    """Return what is said of a package that is broken."""
    return BidprepError(
        f"{called} is damaged{how}.", "Open it in the program it was made with, save it again and choose that."
    )


def _check_directory(entries: list[zipfile.ZipInfo], called: str) -> None:
    if len(entries) > MOST_ENTRIES:
        raise _too_large(called)
    names = [entry.filename for entry in entries]
    places = sorted((entry.header_offset, entry.compress_size) for entry in entries)
    overlaps = any(start + _LOCAL_HEADER + size > following for (start, size), (following, _) in pairwise(places))
    if len({name.casefold() for name in names}) < len(names) or overlaps or any(map(_leads_out, names)):
        raise damaged(called)
    if any(entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KNOWN for entry in entries):
        raise damaged(called)


def _leads_out(name: str) -> bool:
    return name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":"


def _unpacked(
    package: zipfile.ZipFile, entries: list[zipfile.ZipInfo], called: str, wanted: frozenset[str], most_kept: int
) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    total = elements = kept = 0
    # No more comes out of an entry than it says, so what says little cannot hold too many elements.
    counts = sum(entry.file_size for entry in entries if _is_xml(entry)) > MOST_ELEMENTS * _SHORTEST_ELEMENT
    for entry in entries:
        is_xml = _is_xml(entry)
        keeps = entry.filename.replace("\\", "/") in wanted or (is_xml and kept + entry.file_size <= most_kept)
        size = 0
        pieces: list[bytes] = []
        with package.open(entry) as file:
            while piece := file.read(_SLICE):
                size += len(piece)
                total += len(piece)
                elements += piece.count(b"<") - piece.count(b"</") if is_xml and counts else 0
                is_bomb = size > RATIO_COUNTS_ABOVE and size > MOST_RATIO * max(entry.compress_size, 1)
                if total > MOST_UNPACKED or elements > MOST_ELEMENTS or is_bomb or (is_xml and size > MOST_OF_A_PART):
                    raise _too_large(called)
                if keeps:
                    pieces.append(piece)
        # Some programs part folders by the wrong slash.
        name = entry.filename.replace("\\", "/")
        found[name] = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        kept += len(found[name])
    return found


def _is_xml(entry: zipfile.ZipInfo) -> bool:
    return entry.filename.casefold().endswith((".xml", ".rels"))


def _too_large(called: str) -> BidprepError:
    return BidprepError(
        f"{called} holds more than bidprep opens.", "Ask the sender for a smaller file, or choose another."
    )
