"""Figures as answers state them: the number, what it counts, and whether it says how many we have in all.

It is read from plain words and by their order alone, so it reads the plain cases and leaves the others: “fewer than 50
staff”, “9 of 22”, “20 to 25”, dates, lengths of time and table rows state nothing here.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from bidprep.domain.word_stems import stem, words_in

_UP_TO_NINETEEN = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen
"""
_IN_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_TEENS, _TENS = _UP_TO_NINETEEN.split(), _IN_TENS.split()
_SPELT = {word: number for number, word in enumerate(_TEENS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_SCALES = {"million": 1_000_000, "m": 1_000_000, "k": 1_000}

_TIME_OR_SCALE = (
    r" (?:(?:working|calendar|clear|full|whole|more|or more) )?(?:seconds?|minutes?|hours?|days?|nights?|evenings?|weeks?"
    r"|weekends?|fortnights?|months?|quarters?|terms?|years?|times|miles?|pages?|words?|points?|hundred|thousand|million"
    r"|billion|dozen|thirds?|tenths?|in|out|am|pm|january|february|march|april|may|june|july|august|september"
    r"|october|november|december)\b"
)
_YEAR = r"(?:19|20)\d\d\b(?!,\d)"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_SPELT_OUT = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_TEENS[1:10])}))?|{'|'.join(_TEENS[2:])})\b"
_ENDS = r"(?![\w%/–-]|[.,:]\d)"
_FIGURE = re.compile(
    rf"(?:£{_DIGITS}(?: ?(?:million|m|k)\b)?|{_DIGITS} ?(?:%|(?:per ?cent|percentage points?)\b)){_ENDS}"
    rf"|(?!{_YEAR})(?:{_DIGITS}|{_SPELT_OUT}){_ENDS}(?!{_TIME_OR_SCALE})"
)
# Where a figure may begin, found fast: a bid may hold a thousand answers.
_BEGINS = re.compile(rf"[ \n(“‘\"'](?:£|(?!{_YEAR})\d|(?:{'|'.join(_TEENS[2:] + _TENS)})\b)")
_VALUE = re.compile(rf"(£)?({_DIGITS})(?: ?(%|per ?cent|percentage points?|million|m|k))?")
_UNSURE_BEFORE = re.compile(
    r"(?:\b(?:than|over|under|least|most|to|about|around|nearly|almost|some|roughly|approximately|approx|circa|above|below"
    r"|between|another|further|other|additional|extra|next|first|last|past|every|per|from|no|not|into|within|day|week|month"
    r"|(?<!last )year|page|question|section|part|step|stage|phase|level|band|tier|number|aged|age|lot|grade|version|item"
    r"|article|appendix|form|room|unit|maximum of|minimum of|average of|total of)|[~≥≤<>+]) ?(?:the |our )?$"
)
_UNSURE_AFTER = re.compile(
    r" ?(?:\+|plus\b|or (?:more|fewer|so|less)\b"
    rf"|(?:or|to|of(?: the| our)?) (?:\d|(?:{'|'.join(_TEENS[1:] + _TENS)})\b))"
)
_OURS = re.compile(
    r"\b(?:our|we (?:now |currently |also |still |only )?(?:have|employ)|we are (?:supported|governed|led|overseen|run) by"
    r"|our board (?:has|of)) (?:only )?$"
)
_GOES_ON = re.compile(r"(?:,| and|, and|, as well as) $")
_OF_OURS = re.compile(r" of (?:our|all our|the) ")
_MEMBERS_OF_STAFF = re.compile(r"(?:members of staff|staff members)\b")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_PRAISE = frozenset(("paid", "dedicated", "committed", "skilled", "experienced", "expert", "talented"))
# What may follow “we have 22 staff” and “our 22 staff” where they are all that we have; what narrows the second.
_GOES_NO_FURTHER = re.compile(r" ?(?:[.,;:!?)(–—-]|$)| (?:and|but|or)\b")
_NARROWS = re.compile(
    r" (?:in|at|on|for|with|from|who|that|which|whose|within|per|across|each|of|there|here|under|to|only|able|full|part|present"
    r"|new|over|below|responsible|\w+(?:ed|ing))\b"
)
_OF_STAFF = re.compile(r" (?!has\b|is\b|was\b|does\b)\w+s\b")  # “our 12 staff vehicles”
_SUPPOSES = re.compile(r"\b(?:if|where|when|whenever|unless|until|once|while)\b")
_POINTS_BACK = re.compile(r"\b(?:he|she|they|him|her|his|this|these|those|it)\b")
_ANOTHER_TIME = re.compile(
    r"\b(?:(?:19|20)\d\d|last year|next year|year before|ago|then|at the time|by the (?:end|second|third)|had|when we)\b"
)
_CHANGES = re.compile(
    r"\b(?:will|would|could|should|may|might|aim|aims|target|targets|expect\w*|propos\w*|intend\w*|hope|if|rose|risen|fell"
    r"|fallen|grew|grown|increas\w*|decreas\w*|reduc\w*|compared|against|had|only)\b"
)
_SENTENCE_END = re.compile(r"[.!?](?=[\s”’)\"]|$)|;")
_FUNCTION_WORDS = """
a an the of our we us in on at for to by with and is are was were be been has have had that which who whom their them they it
its this these those there all as so or from do does did no not nobody
"""
_SAYS_NOTHING = frozenset(_FUNCTION_WORDS.split())
_SAME = {stem(word): "support" for word in ("helped", "served", "assisted", "worked", "reached", "supported")}
KNOWN_NOUNS = {
    "staff": "staff", "employees": "staff", "colleagues": "staff", "volunteers": "volunteers", "trustees": "trustees",
    "people": "people",
}  # fmt: skip
"""What facts count, by the words that say it; in `StatedFigure.counted` it stands by itself."""
_MOST_WORDS, _LINES_ABOVE = 3, 40


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands: its words, its value, its unit (“%”, “£”, “points” or "" for a count), and its `step`.

    The step is to what it may be rounded: that of 812,000 is 1,000.
    """

    quote: str
    value: Decimal
    unit: str = ""
    step: Decimal = Decimal(0)

    def agrees_with(self, other: "Figure") -> bool:
        """Whether both say the same number, one of them perhaps rounded."""
        return self.unit == other.unit and abs(self.value - other.value) <= max(self.step, other.step) / 2


@dataclass(frozen=True, slots=True)
class StatedFigure:
    """A figure as a sentence states it; its quote is the number with what it counts.

    `counted` are the stems of what it counts. `is_ours` says that it is how many we have in all (“our 22 staff”); `before`
    is what stands before it in its sentence, in lower case. `words` are the stems of what the sentence says beside the
    number; `is_alone` whether no other figure stands there; `changes` whether it tells of what will be, was or is compared;
    `points_back` whether it speaks of *it*, *they* or *this*, which only the sentences before it explain.
    """

    figure: Figure
    counted: tuple[str, ...]
    is_ours: bool
    is_alone: bool
    changes: bool
    points_back: bool
    words: frozenset[str]
    before: str
    heading: str


@dataclass(frozen=True, slots=True)
class ToldFigures:
    """A sentence with all its figures, “156 of 186 (84%)” too: the stems of its words, and each figure as `Figure`."""

    words: frozenset[str]
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that has figures: where it begins, its words as they stand and in lower case, and its figures' places.

    `heading` is the line above that is no sentence.
    """

    words: str
    lower: str
    places: tuple[tuple[int, int], ...]
    heading: str


def read_sentences(words: str) -> tuple[Sentence, ...]:
    """Return the sentences of plain words that have figures.

    Lines without a full stop are headings, items of lists and cells of tables: what they speak of stands elsewhere.
    """
    lower = words.lower()
    if len(lower) != len(words):
        return ()  # a letter that is two in lower case; then places would not fit
    found: dict[int, list[tuple[int, int]]] = {}
    ends: dict[int, int] = {}
    first = last = -1
    for begins in _BEGINS.finditer("\n" + lower):
        at = begins.start()
        figure = _FIGURE.match(lower, at)
        if figure is None:
            continue
        if not first <= at < last:
            first, last = sentence_round(lower, at)
        ends[first] = last
        found.setdefault(first, []).append((at - first, figure.end() - first))
    return tuple(
        Sentence(words[first : ends[first]], lower[first : ends[first]], tuple(places), _heading_above(words, first))
        for first, places in found.items()
        if _is_sentence(words, first)
    )


def read_figures(sentences: Iterable[Sentence]) -> tuple[StatedFigure, ...]:
    """Return what the sentences state in figures."""
    return tuple(figure for sentence in sentences for figure in _in_sentence(sentence))


def read_told_figures(sentences: Iterable[Sentence]) -> tuple[ToldFigures, ...]:
    """Return the sentences with all their figures, whatever they state."""
    told: list[ToldFigures] = []
    for sentence in sentences:
        figures = tuple(_value_of(sentence.words[first:last]) for first, last in sentence.places)
        said = "".join(
            sentence.lower[end:start] + " "
            for end, start in zip((0, *(last for _, last in sentence.places)),
                                  (*(first for first, _ in sentence.places), None), strict=True)
        )  # fmt: skip
        told.append(ToldFigures(content_of(said), figures))
    return tuple(told)


def read_value(words: str) -> Figure | None:
    """Return a fact's value that is one figure and no more; None for all others."""
    said = " ".join(words.split())
    return _value_of(said) if _FIGURE.fullmatch(said.lower()) else None


def content_of(words: str) -> frozenset[str]:
    """Return the stems of the words that say something, as `StatedFigure.words` has them."""
    stems = (stem(word) for word in words_in(words) if word not in _SAYS_NOTHING)
    return frozenset(_SAME.get(each, each) for each in stems)


def sentence_round(lower: str, at: int) -> tuple[int, int]:
    """Return where the sentence begins and ends that has this place."""
    first = lower.rfind("\n", 0, at) + 1
    end = lower.find("\n", at)
    end = len(lower) if end < 0 else end
    for mark in _SENTENCE_END.finditer(lower, first, end):
        if mark.end() > at:
            return first, mark.end()
        first = mark.end()
    return first, end


def _is_sentence(words: str, at: int) -> bool:
    first, last = _line_round(words, at)
    return words.find("\t", first, last) < 0 and words[first:last].rstrip(' ”’)"')[-1:] in {".", "!", "?", "…"}


def _line_round(words: str, at: int) -> tuple[int, int]:
    end = words.find("\n", at)
    return words.rfind("\n", 0, at) + 1, len(words) if end < 0 else end


def _heading_above(words: str, at: int) -> str:
    first, _ = _line_round(words, at)
    for _ in range(_LINES_ABOVE):
        if first <= 0:
            break
        first, last = _line_round(words, first - 1)
        line = words[first:last].strip()
        if line and line[-1] not in ".!?…”’)":
            return line
    return ""


def _in_sentence(sentence: Sentence) -> Iterator[StatedFigure]:
    lower = sentence.lower
    goes_on = -1  # up to here a list says what we have
    for first, last in sentence.places:
        before = lower[:first]
        is_ours = bool(_OURS.search(before)) or (goes_on >= 0 and _GOES_ON.fullmatch(lower[goes_on:first]) is not None)
        goes_on = -1
        if (not is_ours and _UNSURE_BEFORE.search(before)) or _UNSURE_AFTER.match(lower, last):
            continue
        figure = _value_of(sentence.words[first:last])
        counted, end = ((), last) if figure.unit else _counted(lower, last)
        if not figure.unit and not counted:
            continue
        if not _is_all(before, counted, lower, end) or _ANOTHER_TIME.search(lower):
            is_ours = False
        elif is_ours:
            goes_on = end
        yield StatedFigure(
            replace(figure, quote=sentence.words[first:end]),
            counted,
            is_ours,
            is_alone=len(sentence.places) == 1,
            changes=_CHANGES.search(lower) is not None,
            points_back=_POINTS_BACK.search(lower) is not None,
            words=content_of(f"{before} {lower[last:]}"),
            before=before,
            heading=sentence.heading,
        )


def _is_all(before: str, counted: tuple[str, ...], lower: str, end: int) -> bool:
    """Whether nothing after the words that end here narrows what we have: “our 12 staff at the hub” are not all."""
    if _SUPPOSES.search(before):
        return False
    if _GOES_NO_FURTHER.match(lower, end):
        return True
    narrows = _NARROWS.match(lower, end) or (counted == ("staff",) and _OF_STAFF.match(lower, end))
    return before.endswith(("our ", "our board of ")) and not narrows


def _counted(lower: str, at: int) -> tuple[tuple[str, ...], int]:
    """Return the stems of what is counted by a figure that ends here, and where those words end."""
    of_ours = _OF_OURS.match(lower, at)
    at = of_ours.end() if of_ours else at + (lower[at : at + 1] == " ")
    members = _MEMBERS_OF_STAFF.match(lower, at)
    if members:
        return (KNOWN_NOUNS["staff"],), members.end()
    stems: list[str] = []
    end = at
    while len(stems) < _MOST_WORDS and (word := _WORD.match(lower, at)):
        if word.group() in _SAYS_NOTHING:
            break
        end = word.end()
        if not stems and word.group() in KNOWN_NOUNS:
            return (KNOWN_NOUNS[word.group()],), end
        if word.group() not in _PRAISE:
            stems.append(stem(next(words_in(word.group()), word.group())))
        if lower[end : end + 1] != " ":
            break
        at = end + 1
    return tuple(stems), end


def _value_of(said: str) -> Figure:
    """Return the figure that words of `_FIGURE` say."""
    match = _VALUE.fullmatch(said.lower())
    if match is None:
        return Figure(said, Decimal(sum(_SPELT[word] for word in re.split("[- ]", said.lower()))))
    number = match[2].replace(",", "")
    digits, _, decimals = number.partition(".")
    named = match[3] or ""
    scale = _SCALES.get(named, 1)
    unit = "%" if named.endswith(("%", "cent")) else "points" if "point" in named else match[1] or ""
    return Figure(said, Decimal(number) * scale, unit, _step_of(digits, decimals) * scale)


def _step_of(digits: str, decimals: str) -> Decimal:
    """Return to what a number may be rounded: that of 812,000 is 1,000; 22 and 90 are taken as they stand."""
    if decimals:
        return Decimal(10) ** -len(decimals)
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal(10) ** zeros if len(digits) > 2 and zeros else Decimal(0)  # noqa: PLR2004 - nobody rounds to tens
