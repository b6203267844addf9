"""Formatted text on the screen: a `QTextDocument` filled from a `Text` and read back into one.

`showing` fills, `reading` reads, `formats` says which mark in the document means what, `numbering`
keeps list numbers right, `html` is for the clipboard, and `looks` lays sizes, tints and underlines
over it all without touching the document.
"""

from bidprep.ui.rich_text.document import PlainDocument
from bidprep.ui.rich_text.reading import Reader, read_block, read_text
from bidprep.ui.rich_text.showing import show_text

__all__ = ["PlainDocument", "Reader", "read_block", "read_text", "show_text"]
