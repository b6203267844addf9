"""Pages: about how many words go on a side of A4, by font and size. Always an estimate, and to be said to be one.

A side has margins of 2.54 cm, Word's own. What a line holds follows from the mean width of a character in English prose,
what a page holds from the height of a line. The widths come from the fonts' own tables (Adobe's metrics of the core
fonts for Arial and Times, which share their widths with Helvetica and Times; the `hmtx` and `hhea` tables of Calibri,
Verdana and Courier New), weighed by how often each letter, space and full stop occurs. How full lines and pages get was
measured with LibreOffice 7.4 on 27 documents of 20,000 words in fonts of known width, in 9, 11 and 14 point: from 0.70
(paragraphs of 40 words, 6 points between them) to 0.88 (paragraphs of 80 words, nothing between them). Bids have
sub-headings and lists besides.
"""

from dataclasses import dataclass

WORDS_A_PAGE = 500
"""What bid writers reckon with where the buyer states neither font nor size."""

PAGE_MARGIN = 0.15
"""By what share of it an estimate may be out."""

USUAL_SIZE = 11.0
"""In points; taken where the buyer states a font alone."""

_LINE = 451.3  # points: 210 mm less two margins
_COLUMN = 697.9  # points: 297 mm less two margins
_FULL = 0.75
_CHARACTERS_A_WORD = 6.2  # the space behind it included; bids have longer words than novels


@dataclass(frozen=True, slots=True)
class FontFact:
    """What is known of a font: the mean width of a character and the height of a line, in ems."""

    width: float
    line: float


FONTS: dict[str, FontFact] = {
    # To add a font: a line here.
    "Arial": FontFact(0.447, 1.15),
    "Calibri": FontFact(0.412, 1.22),
    "Times New Roman": FontFact(0.404, 1.15),
    "Verdana": FontFact(0.516, 1.215),
    "Courier New": FontFact(0.6, 1.133),
}

_SAME = {"helvetica": "Arial", "liberation sans": "Arial", "carlito": "Calibri", "times": "Times New Roman",
         "liberation serif": "Times New Roman", "courier": "Courier New"}  # fmt: skip


def words_a_page(font: str = "", size: float = 0) -> int:
    """Return about how many words go on a side of A4; `size` is in points. A font that is not known is taken as Arial."""
    if not font.strip() and not size:
        return WORDS_A_PAGE
    fact, points = _fact_of(font), size or USUAL_SIZE
    characters = (_LINE / (fact.width * points)) * (_COLUMN / (fact.line * points)) * _FULL
    return max(1, round(characters / _CHARACTERS_A_WORD))


def estimate_pages(words: int, font: str = "", size: float = 0) -> float:
    """Return about how many pages so many words take, to a tenth; 0 for none."""
    return max(0.1, round(words / words_a_page(font, size), 1)) if words else 0


def _fact_of(font: str) -> FontFact:
    called = " ".join(font.split()).casefold()
    known = {name.casefold(): fact for name, fact in FONTS.items()}
    return known.get(called) or FONTS[_SAME.get(called, "Arial")]
