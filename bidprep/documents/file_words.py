"""The words that any file holds, to look whether somebody is named in it: packages are unpacked, tags are left out.

Nothing is rendered and nothing is run. Words are yielded several times over where a file says them in several ways.
"""

import html
import io
import re
import zipfile
from collections.abc import Iterator

from bidprep.documents.child import in_child
from bidprep.documents.packages import read_parts
from bidprep.errors import BidprepError

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PDF_BEGINS_WITHIN = 1024  # bytes
_NESTED = 3  # packages within packages that are opened
_ENDS = re.compile(r"</(?:w:p|a:p|text:p|text:h|p|si|row|w:tr)>|<(?:w:tab|w:br|w:cr|a:br)\b[^>]{0,200}>")
_TAG = re.compile(r"<[^<>]{1,20000}>")


def words_of_file(content: bytes, called: str, *, depth: int = 0) -> Iterator[str]:
    """Yield the words of a file, with the names and the words of what is packed in it.

    Raises BidprepError where it is a package or a PDF that cannot be opened: then nobody can say what it holds.
    """
    if content.startswith(_ZIP) and depth < _NESTED:
        parts = read_parts(content, called, frozenset(_names(content, called)))
        for name, part in parts.items():
            yield name
            yield from words_of_file(part, called, depth=depth + 1)
        return
    if b"%PDF-" in content[:_PDF_BEGINS_WITHIN]:
        yield "\n".join(_pdf_lines(content, called))
    yield from _as_text(content)


def _names(content: bytes, called: str) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return package.namelist()
    except (zipfile.BadZipFile, OSError, ValueError) as problem:
        raise BidprepError(f"{called} is damaged.", "Look into it yourself.") from problem


def _pdf_lines(content: bytes, called: str) -> list[str]:
    return in_child(_pdf_lines_here, content, called, called=called)


def _pdf_lines_here(content: bytes, called: str) -> list[str]:
    from bidprep.documents.material_pdf import read_pdf

    return list(read_pdf(content, called).lines)


def _as_text(content: bytes) -> Iterator[str]:
    words = content.decode("utf-8", errors="ignore")
    yield words
    if "<" in words and ">" in words:
        yield html.unescape(_TAG.sub("", _ENDS.sub("\n", words)))
    if content.count(b"\0") * 4 > len(content):
        yield content.decode("utf-16-le", errors="ignore")
        yield content.decode("utf-16-be", errors="ignore")
    elif not content.isascii() and len(words.encode()) < len(content):
        yield content.decode("cp1252", errors="ignore")
