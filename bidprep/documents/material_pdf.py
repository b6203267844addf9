"""The words of a PDF, page by page, its lines joined to paragraphs.

A PDF knows no paragraphs, only lines; joined, two versions can be compared although their lines end elsewhere.
"""

import io
import logging
import re
import time
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from bidprep.documents.child import tell_progress
from bidprep.documents.material_text import RoughText
from bidprep.domain.material_rules import MOST_CHARACTERS, page_line
from bidprep.errors import BidprepError

if TYPE_CHECKING:
    from pypdf import PdfReader

_MOST_SECONDS = 45.0  # for all pages; what is left then is said
_MOST_PAGES = 3_000
_MOST_OF_A_PAGE = 8 * 1024 * 1024  # bytes of drawing; whole maps are drawn with more, and they say nothing
_PAGES_BETWEEN_NEWS = 10
_FULL = 0.75  # of the longest line: a line this long was broken only because the page ends there
_LEAST_FULL = 45  # characters
_ENDS = (".", ":", ";", "?", "!", "”", ")")
_BEGINS_ANEW = re.compile(
    r"\s{0,9}(?:[•●▪◦–—-]\s|\(?[0-9a-zA-Z]{1,3}[.)]\s|\d{1,3}(?:\.\d{1,3}){1,5}\s|[A-Z][A-Z ]{3,60}\Z)"
)
_NUMBER_ALONE = re.compile(r"\s{0,9}(?:Page\s)?\d{1,4}(?:\s(?:of|/)\s\d{1,4})?\s{0,9}\Z", re.I)
_UNLOCK = "Ask the buyer for a file without protection, or print it into a new PDF and take that in."
_AGAIN = "Open it and save or print it as a PDF again, then take that in."


def read_pdf(content: bytes, called: str) -> RoughText:
    """Return the words of a PDF; raises BidprepError where it is protected or broken."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # what it finds wrong is nothing that a person could mend
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BidprepError(f"{called} is protected with a password.", _UNLOCK)
        title = str((reader.metadata.title if reader.metadata else "") or "")
        pages = _pages(reader, len(reader.pages))
        return _told(pages, len(reader.pages), title, called)
    except BidprepError:
        raise
    except (DependencyError, NotImplementedError):
        raise BidprepError(f"{called} is locked in a way that bidprep cannot open.", _UNLOCK) from None
    except MemoryError:
        raise
    except Exception as problem:  # a broken PDF makes pypdf raise nearly anything
        raise BidprepError(f"{called} is damaged.", _AGAIN) from problem


def _pages(reader: "PdfReader", count: int) -> list[str | None]:
    """Return the words of each page; None for one that was left out, and fewer where the time did not suffice."""
    found: list[str | None] = []
    ends_at = time.monotonic() + _MOST_SECONDS
    characters = 0
    for number in range(min(count, _MOST_PAGES)):
        if time.monotonic() > ends_at or characters > MOST_CHARACTERS:
            break
        if number % _PAGES_BETWEEN_NEWS == 0:
            tell_progress(f"Page {number + 1:,} of {count:,}")
        words = _page_words(reader, number)
        characters += len(words or "")
        found.append(words)
    return found


def _page_words(reader: "PdfReader", number: int) -> str | None:
    from pypdf.errors import DependencyError

    try:
        page = reader.pages[number]
        drawing = page.get_contents()
        if drawing is not None and len(drawing.get_data()) > _MOST_OF_A_PAGE:
            return None
        return page.extract_text()
    except (MemoryError, DependencyError):
        raise
    except Exception:  # as above; the other pages may be sound
        return None


def _told(pages: list[str | None], count: int, title: str, called: str) -> RoughText:
    warnings: list[str] = []
    unread = sum(words is None for words in pages)
    empty = sum(words is not None and not words.strip() for words in pages)
    if pages and unread == len(pages):
        raise BidprepError(f"{called} is damaged.", _AGAIN)
    if pages and empty + unread == len(pages):
        warnings.append(f"The pages of {called} are pictures; nothing in it can be searched.")
    elif empty:
        warnings.append(
            f"{empty} of the {count} pages of {called} {'is a picture or empty' if empty == 1 else 'are pictures or empty'}"
            "; nothing on them can be searched."
        )
    if unread and empty + unread < len(pages):
        warnings.append(f"{unread} of the {count} pages of {called} could not be read; look at them in the original.")
    if len(pages) < count and sum(len(words or "") for words in pages) <= MOST_CHARACTERS:
        warnings.append(f"{called} is long: its first {len(pages)} of {count} pages are searched, the rest is not.")
    return RoughText(_lines(pages), title, tuple(warnings))


def _lines(pages: Iterable[str | None]) -> Iterator[str]:
    for number, words in enumerate(pages, 1):
        yield page_line(number)
        yield from join_lines((words or "").split("\n"))


def join_lines(lines: list[str]) -> Iterator[str]:
    """Yield the paragraphs that the lines of a page make; the page's own number is left out."""
    kept = [line.rstrip() for line in lines]
    written = [at for at, line in enumerate(kept) if line]
    for at in {*written[:1], *written[-1:]}:
        if _NUMBER_ALONE.match(kept[at]):
            kept[at] = ""
    longest = max((len(line) for line in kept), default=0)
    before = ""
    is_full = False
    for line in kept:
        words = line.strip()
        goes_on = before and words and not _BEGINS_ANEW.match(line) and (
            words[0].islower() or (is_full and not before.endswith(_ENDS))
        )  # fmt: skip
        if goes_on:
            before = f"{before} {words}"
        else:
            if before:
                yield before
            before = words
        is_full = len(line) >= max(_LEAST_FULL, _FULL * longest)
    if before:
        yield before
