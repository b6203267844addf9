"""Identifying details: what in a text could tell who somebody is.

What is looked for are forms: numbers and addresses that belong to one person or one household. Of names only those
are known that somebody asked to be left out.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class IdentifyingDetail:
    """Words that could tell who somebody is, and what they look like."""

    words: str
    looks_like: str


# What stands between groups of digits: spaces of several widths, dots and hyphens.
_GAP = "[ \u00a0\u2009\u202f\u2011.-]"

# Ofcom, National Telephone Numbering Plan: nine or ten digits behind the nought or +44, grouped as people do.
_DIGITS = "|".join(
    form.replace("G", rf"(?:\){_GAP}?|{_GAP})").replace("S", _GAP)
    for form in (
        r"\d{4}G\d{6}", r"\d{4}G\d{3}S\d{2,3}", r"\d{4}G\d{2}S\d{2}S\d{2}", r"\d{4}G\d{5}", r"\d{5}G\d{4,5}",
        r"\d{3}G\d{3}S?\d{4}", r"\d{3}G\d{4}S?\d{3}", r"\d{3}G\d{3}S\d{3}", r"\d{3}G\d{6}", r"\d{3}S\d{2}S\d{2}S\d{3}",
        r"\d{2}G\d{4}S?\d{4}", r"\d{9,10}",
    )
)  # fmt: skip

# Royal Mail’s postcode areas, with those of the Channel Islands, the Isle of Man and the forces.
_AREAS = (
    "AB|AL|B[ABDFHLNRST]?|C[ABFHMORTVW]|D[ADEGHLNTY]|E[CHNX]?|F[KY]|G[LUY]?|H[ADGPRSUX]|I[GMPV]|JE|K[ATWY]|"
    "L[ADELNSU]?|M[EKL]?|N[EGNPRW]?|O[LX]|P[AEHLOR]|R[GHM]|S[AEGKLMNOPRSTWY]?|T[ADFNQRSW]|UB|W[ACDFNRSV]?|YO|ZE"
)

_MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"


class _Sign(StrEnum):
    """What must stand in a text for a form to be there: looked for first, because patterns are slow over long texts."""

    AT = "@"
    SLASH = "/"
    CRN = "CRN"
    NHS = "NHS"
    LETTER_AND_DIGIT = "a letter before a digit"
    DIAL = "a nought or 44 that begins a number"
    BIRTH = "a word of birth"


def _signs_in(words: str) -> frozenset[_Sign]:
    found = {sign for sign in (_Sign.AT, _Sign.SLASH, _Sign.CRN, _Sign.NHS) if sign.value in words}
    folded = words.casefold()
    if any(part in folded for part in ("born", "birth", "dob", "d.ob", "do.b", "d.o.b")):
        found.add(_Sign.BIRTH)
    for match in _NUMBERS.finditer(words) if _has_digit(words) else ():
        at, digits = match.start(), match[0]
        before = words[at - 2 : at] if at > 1 else words[:at]
        if before[-1:].isalpha() or (before[-1:] in " \u00a0-" and before[:1].isupper()):
            found.add(_Sign.LETTER_AND_DIGIT)
        if digits.startswith(("0", "44")):
            found.add(_Sign.DIAL)
    return frozenset(found)


def _has_digit(words: str) -> bool:
    """Whether a digit stands in words: ten looks for one character each are quicker than a pattern that finds none."""
    return any(digit in words for digit in "0123456789")


_NUMBERS = re.compile("[0-9]+")

_FORMS: tuple[tuple[str, _Sign, re.Pattern[str]], ...] = (
    # To add a form: its name, its sign and its pattern; no repetition inside a repetition, for texts are long.
    ("an e-mail address", _Sign.AT, re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}\b")),
    # GOV.UK, National Insurance manual NIM39110: two letters, six digits, A to D; some letters are never used.
    ("a National Insurance number", _Sign.LETTER_AND_DIGIT, re.compile(
        r"\b(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ \u00a0-]?\d{2}){3}[ \u00a0-]?[A-D]\b"
        r"|\b(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-pr-tw-z][a-ceghj-npr-tw-z]\d{6}[a-d]\b")),
    # Prison numbers in England and Wales since 2008: a letter, four digits, two letters.
    ("a prison number", _Sign.LETTER_AND_DIGIT, re.compile(r"\b[A-Z]\d{4}[A-Z]{2}\b")),
    # The Police National Computer: a year, a serial number, a check letter that is never I, O or S.
    ("a police record number", _Sign.SLASH, re.compile(r"(?<![\w/])(?:(?:19|20)\d\d|\d\d)/\d{6,7}[A-HJ-NP-RT-Z]\b")),
    ("a probation case number", _Sign.CRN, re.compile(r"\bCRN(?: (?:no\.?|number))?:? ?[A-Z]\d{6}\b")),
    ("an NHS number", _Sign.NHS, re.compile(r"\bNHS (?:no\.?|number):? ?\d{3}[ -]?\d{3}[ -]?\d{4}\b")),
    ("a telephone number", _Sign.DIAL, re.compile(
        rf"(?<![\w£$€/+-])(?<!\d[.,])(?:(?:\+|00)44{_GAP}?(?:\(0\){_GAP}?)?|\(?0)(?=[1-357-9])(?:{_DIGITS})"
        r"(?!\d|[.,]\d)")),
    ("a postcode", _Sign.LETTER_AND_DIGIT, re.compile(
        rf"\b(?:{_AREAS})\d[A-Z\d]?[ \u00a0]?\d[ABD-HJLNP-UW-Z]{{2}}\b")),
    ("a date of birth", _Sign.BIRTH, re.compile(
        r"(?i)\b(?:born(?: on)?|birth ?da(?:te|y)|date of birth|d\.?o\.?b\.?)(?: (?:is|was))?[\s:,(–—-]{1,3}"
        r"(?:the |on )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
        rf"(?:\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|{_DAY}(?: of)? {_MONTH},? \d{{4}}"
        rf"|{_MONTH} {_DAY},? \d{{4}})(?!\w)")),
)  # fmt: skip


def find_identifying(words: str) -> Iterator[IdentifyingDetail]:
    """Yield the identifying details in a plain text, in the order of the forms, each once."""
    seen: set[str] = set()
    signs = _signs_in(words)
    for looks_like, sign, form in _FORMS:
        for match in form.finditer(words) if sign in signs else ():
            if match[0] not in seen:
                seen.add(match[0])
                yield IdentifyingDetail(match[0].strip(), looks_like)


def find_names(words: str, names: Iterable[str]) -> Iterator[IdentifyingDetail]:
    """Yield those full names that stand in a plain text, each once. A first name alone gives nobody away."""
    for name in dict.fromkeys(" ".join(name.split()) for name in names):
        if " " in name and all(part in words for part in name.split()):
            spaced = r"\s+".join(map(re.escape, name.split()))
            match = re.search(rf"(?<!\w){spaced}(?!\w)", words)
            if match:
                yield IdentifyingDetail(match[0], "the name of somebody who is not to be named")


def detail_key(words: str) -> str:
    """Return a key that is the same for one detail however it is spelt: ``+44 1632 960417`` and ``(01632) 960417``."""
    bare = "".join(character for character in words.casefold() if character.isalnum() or character in "@+")
    return re.sub(r"^(?:\+|00)440?", "0", bare)
