"""Characters: what XML can hold, how a run spells it, and which way it reads."""

import re
import unicodedata

from bidprep.domain.text import clean_characters

# All but what needs care: &, <, >, ", control characters, line ends, surrogates and non-characters.
_NEEDS_CARE = re.compile("[^ !#-%'-;=?-~\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffb\ufffd\U00010000-\U0010ffff]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPELT = {"\n": "<w:br/>", "\t": "<w:tab/>"}
_ESCAPED = re.compile('[&<>"]')

# The blocks of Unicode whose letters are written from right to left: Hebrew, Arabic and their kin.
_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\U00010800-\U00010fff\U0001e800-\U0001efff"
_RTL_LETTER = re.compile(f"[{_RTL}]")
# From one such letter to the last that only spaces and marks part from it.
_RTL_STRETCH = re.compile(rf"([{_RTL}](?:[{_RTL}\s.,;:!?'\"()\u2013\u2019-]*[{_RTL}])?)")


def escaped(words: str) -> str:
    """Return words fit for an XML text or attribute; what XML cannot hold is left out (XML 1.0 §2.2)."""
    if not _NEEDS_CARE.search(words):
        return words
    return _ESCAPED.sub(lambda found: _ENTITIES[found[0]], clean_characters(words))


def one_line(words: str) -> str:
    """Return words as one line: for headings and properties, which cannot hold a line break."""
    return " ".join(clean_characters(words).split())


def text_xml(words: str) -> str:
    """Return what a run holds for these words: a line end is ``w:br``, a tab ``w:tab`` (ECMA-376 §17.3.3)."""
    if not _NEEDS_CARE.search(words):
        return f'<w:t xml:space="preserve">{words}</w:t>'
    pieces = re.split("([\n\t])", escaped(words))
    return "".join(_SPELT.get(piece) or f'<w:t xml:space="preserve">{piece}</w:t>' for piece in pieces if piece)


def reads_right_to_left(words: str) -> bool:
    """Tell whether the first letter with a direction is written from right to left (UAX #9, rule P2)."""
    if words.isascii() or not _RTL_LETTER.search(words):
        return False
    directions = (unicodedata.bidirectional(character) for character in words)
    return next((direction in ("R", "AL") for direction in directions if direction in ("L", "R", "AL")), False)


def stretches(words: str) -> list[tuple[str, bool]]:
    """Part words into stretches of one direction: (words, whether right to left)."""
    if words.isascii() or not _RTL_LETTER.search(words):
        return [(words, False)]
    return [(piece, index % 2 == 1) for index, piece in enumerate(_RTL_STRETCH.split(words)) if piece]
