"""Hard cases of counting words: text, words in Word, words in LibreOffice Writer where they differ, and the source.

The sources: “Word” is Microsoft support, “Show word count” (what stands between spaces is a word) and, for hyphens, Allen
Wyatt’s WordTips, “Ignoring Hyphens in Word Counts”; “Asian” is the line “Asian characters” of Word’s own Word Count box, in
which each is a word; “Writer” is LibreOffice’s help, “Counting Words” (“Dashes, tabs, line breaks, and paragraph breaks are
word limits, too”), with its setting “Additional separators”, which holds — and –. Writer’s figures were all read from
LibreOffice 7.4; `tests/documents/test_counting_in_libreoffice.py` reads them again.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    """A text with its number of words in Word, and in Writer where that is another."""

    text: str
    words: int
    source: str
    in_writer: int | None = None


CASES = (
    # Hyphens, slashes, apostrophes: no space, no second word.
    Case("well-being", 1, "Word: hyphens"),
    Case("state-of-the-art", 1, "Word: hyphens"),
    Case("mother-in-law’s", 1, "Word: hyphens"),
    Case("non\u2011breaking", 1, "Word: hyphens"),
    Case("soft\u00adhyphen", 1, "Word: hyphens"),
    Case("and/or", 1, "Word"),
    Case("either/ or", 2, "Word"),
    Case("don’t", 1, "Word"),
    Case("don't", 1, "Word"),
    Case("rock ’n’ roll", 3, "Word"),
    Case("“quoted words”", 2, "Word"),
    Case("a_b", 1, "Word"),
    # Dashes: the one thing in which the two differ. We follow Word.
    Case("a – b", 3, "Word; Writer: dashes", 2),
    Case("a — b", 3, "Word; Writer: dashes", 2),
    Case("word—word", 1, "Word; Writer: dashes", 2),
    Case("2019–20", 1, "Word; Writer: dashes", 2),
    Case("–", 1, "Word; Writer: dashes", 0),
    Case("1 - 2", 3, "Word"),
    Case("word -- word", 3, "Word"),
    # Addresses.
    Case("https://example.org/a-b?c=d&e=f", 1, "Word; Writer: http://www.example.com"),
    Case("see www.example.org.", 2, "Word"),
    Case("first.last@example.org.uk", 1, "Word"),
    # Figures and signs.
    Case("£1,200.50", 1, "Word; Writer: 1.23"),
    Case("3.5%", 1, "Word"),
    Case("50 %", 2, "Word"),
    Case("24/7", 1, "Word"),
    Case("10:30", 1, "Word"),
    Case("+44 20 7946 0000", 4, "Word"),
    Case("2 × 3", 3, "Word"),
    Case("2×3", 1, "Word"),
    Case("a & b", 3, "Word; Writer: \"$\""),
    Case("• item", 2, "Word"),
    Case("1. item", 2, "Word"),
    Case("( a )", 3, "Word"),
    Case("and … so", 3, "Word"),
    Case("word...word", 1, "Word"),
    Case("emoji 🙂 here", 3, "Word"),
    # Spaces of every kind.
    Case("no\u00a0break", 2, "Word"),
    Case("10\u202fkm", 2, "Word"),
    Case("a\u2009b", 2, "Word"),
    Case("a\u2060b", 1, "Word"),
    Case("a\u200bb", 1, "Word"),
    Case("  two  spaces  ", 2, "Word"),
    Case("one\ttwo", 2, "Word; Writer: tabs"),
    Case("one\ntwo", 2, "Word; Writer: paragraph breaks"),
    Case("", 0, "Word"),
    # East Asian characters, each a word; Korean too, as Writer has it.
    Case("日本語", 3, "Asian"),
    Case("日本 abc", 3, "Asian"),
    Case("abc日本def", 4, "Asian"),
    Case("ひらがな", 4, "Asian"),
    Case("中文，中文。", 6, "Asian"),
    Case("ＡＢＣ", 3, "Asian"),
    Case("\U00020000\U00020001", 2, "Asian"),
    Case("한국 사람", 4, "Writer"),
    Case("مرحبا بكم", 2, "Word"),
)  # fmt: skip
