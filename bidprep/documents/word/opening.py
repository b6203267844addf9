"""Opening a Word file that came from somebody as a base for papers of our own."""

import io
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from lxml import etree

from bidprep.documents.packages import damaged
from bidprep.documents.strangers import OfficeKind, open_office_file
from bidprep.errors import BidprepError

_SAVE_AS = "Open it in Word, save it as “Word Document (.docx)” and choose that."


def open_word(source: Path | bytes, called: str = "") -> Document:
    """Open a Word file, or its content; `called` begins the sentence where it is refused.

    Beside what `strangers` refuses, files with hidden macros and Strict Open XML are: what is written would carry on both.
    """
    file = open_office_file(source, called, frozenset({OfficeKind.WORD}))
    if file.holds_macros:
        raise BidprepError(f"{file.called} holds macros, although its name does not say so.", _SAVE_AS)
    if file.is_strict:
        raise BidprepError(f"{file.called} is saved as “Strict Open XML Document”.", _SAVE_AS)
    try:
        return docx.Document(io.BytesIO(file.content))
    except (OpcError, KeyError, ValueError, AttributeError, IndexError, TypeError, etree.XMLSyntaxError) as problem:
        # A missing part raises KeyError; what a broken part raises depends on where it is broken.
        raise damaged(file.called) from problem
