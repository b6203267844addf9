"""Particulars of an organisation as answers state them: when it was founded, its numbers, its income, spending and reserves."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bidprep.domain.stated_figures import Figure, read_value, sentence_round

_FOUNDED = re.compile(
    r"(?:founded|established|set up|formed) (?:as [\w -]{2,40} )?in (?P<year>(?:1[6-9]|20)\d\d)\b(?P<us>, we\b)?"
)
_WAS = re.compile(r" (?:was|were) (?:first )?$")
_NUMBER = re.compile(
    r"\b(?P<kind>charity|company|vat)(?: registration| registered)? (?:number|no\.?)(?::| is)? ?"
    r"(?P<number>[a-z]{0,4}\d[\d -]{4,12}\d)"
)
_REGISTERED = re.compile(r"[ (,]*(?: (?:is|are) an? (?:[\w’'-]+ ){0,6}[\w’'-]+)?[ (,]*(?:registered |the |a )*$")
_AMOUNT = re.compile(
    r"\b(?P<what>income|turnover|spending|expenditure|reserves)(?: in (?P<year>20\d\d))?"
    r" (?:of|is|are|was|were|came to|stands? at|stood at) (?:only )?"
    r"(?P<amount>£\d+(?:,\d{3})*(?:\.\d+)?(?: ?(?:million|m|k)\b)?)"
    r"(?![\d.,]*\d)(?! (?:from|for|per|a|each|through|via|under|more|less|higher|lower)\b)"
)
_HAS = re.compile(
    r"(?: (?:now )?(?:has|have|had|holds?|held)(?: an?)?)?(?: (?:annual|total|gross|overall|yearly|unrestricted))* $"
)
_FIELDS = {
    "income": "annual income", "turnover": "annual income", "spending": "annual spending", "expenditure": "annual spending",
    "reserves": "reserves",
}  # fmt: skip
_A_YEAR = re.compile(r"\b20\d\d\b")
_PLANNED = re.compile(r"\b(?:will|would|could|should|may|might|if|expect\w*|forecast\w*|budget\w*|target\w*)\b")


@dataclass(frozen=True, slots=True)
class StatedParticular:
    """One particular as a sentence states it: of whom, the merge field that would say it of us, and what is said.

    `who` is what stands before it, in lower case. `said` is in lower case without spaces; `figure` an amount, of the `year`
    where one is named.
    """

    who: str
    field: str
    quote: str
    said: str
    figure: Figure | None = None
    year: str = ""


def read_particulars(words: str) -> tuple[StatedParticular, ...]:
    """Return the particulars of an organisation that the sentences of an answer's plain words state."""
    lower = words.lower()
    if len(lower) != len(words):
        return ()  # a letter that is two in lower case; then places would not fit
    found: list[StatedParticular] = []
    if " in 1" in lower or " in 2" in lower:
        found += _founded(words, lower)
    if "charity n" in lower or "company n" in lower or "vat n" in lower or " regist" in lower:
        found += _numbers(words, lower)
    if "£" in lower:
        found += _accounts(words, lower)
    return tuple(found)


def _founded(words: str, lower: str) -> Iterator[StatedParticular]:
    for match in _FOUNDED.finditer(lower):
        before = _before(lower, match)
        who = _WAS.sub("", before) if _WAS.search(before) else "we" if match["us"] and not before else ""
        yield StatedParticular(who, "founded", words[slice(*match.span("year"))], match["year"])


def _numbers(words: str, lower: str) -> Iterator[StatedParticular]:
    for match in _NUMBER.finditer(lower):
        who = _REGISTERED.sub("", _before(lower, match), count=1)
        said = re.sub(r"\s", "", match["number"])
        yield StatedParticular(who, f"{match['kind']} number", words[slice(*match.span("number"))], said)


def _accounts(words: str, lower: str) -> Iterator[StatedParticular]:
    for match in _AMOUNT.finditer(lower):
        first, last = sentence_round(lower, match.start())
        years = _A_YEAR.findall(lower, first, last)
        year = match["year"] or (years[0] if len(years) == 1 else "")
        if (year or not years) and not _PLANNED.search(lower, first, last):
            who, quote = _HAS.sub("", _before(lower, match), count=1), words[slice(*match.span("amount"))]
            yield StatedParticular(
                who, _FIELDS[match["what"]], quote, match["amount"], read_value(match["amount"]), year
            )


def _before(lower: str, match: re.Match[str]) -> str:
    """Return what stands before a match in its sentence."""
    return lower[sentence_round(lower, match.start())[0] : match.start()].lstrip()
