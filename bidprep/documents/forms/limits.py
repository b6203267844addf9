"""What the words of a form say of limits and weightings.

Every pattern has capped repetitions, for the words are a stranger’s.
"""

import re
from decimal import Decimal, InvalidOperation

from bidprep.documents.forms.measures import LABEL, MOST_LOOKED_AT, NUMBER, TITLE
from bidprep.domain.bids import Limit, LimitUnit

_LEAST_WORDS, _MOST_PAGES, _MOST_ITEMS = 5, 200, 20  # beyond these a number is no limit of a question
_SMALL = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "a": 1, "single": 1,
    "one hundred": 100, "two hundred": 200, "three hundred": 300, "five hundred": 500,
    "one thousand": 1000, "two thousand": 2000,
}  # fmt: skip
_COUNT = (
    r"(?P<value>\[?\d{1,3}(?:,\d{3}){1,2}\]?|\[?\d{1,6}\]?|one thousand|two thousand|(?:one|two|three|five) hundred|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|a single|single)"
)
_UNIT = (
    r"(?P<unit>words?|characters?|chars?|(?:a4 |single[- ]sided |double[- ]sided |typed |"
    r"printed ){0,2}pages?(?:(?: of)? a4)?|"
    r"sides?(?: of)?(?: a4)?|a4(?: sides?| pages?)?)"
)
_BEFORE = (
    r"(?:max(?:imum)?\.?(?: of| is)?|no (?:more|longer) than|not (?:to )?exceed(?:ing)?|must not exceed|"
    r"should not exceed|shall not exceed|"
    r"up to|within|keep to|limit(?:ed)?(?: (?:of|to|is))?|limit (?:your|the|this|each) (?:response|answer|reply|"
    r"submission|summary)s? to|(?:be )?longer than|in|using|in (?:no more than|not more than|under|less than|"
    r"fewer than)|not more than|"
    r"not (?:be )?(?:read|consider|mark|assess|score|accept)(?:ed)? (?:any )?more than|fewer than|less than|at most|"
    r"word count(?: (?:of|is))?|length(?: of)?|limit for (?:this|each|your|the) (?:question|answer|response)(?: is)?)"
)
_VALUE_AFTER_LABEL = re.compile(
    r"(?:max(?:imum)?\.?\s{0,3}|recommended\s{0,3})?(?P<unit>word|character|page)s?[\s-]{0,3}(?:count|limit|"
    r"length|max(?:imum)?|allowance)?"
    r"\s{0,3}(?:limit|count|max(?:imum)?)?\s{0,3}(?:\((?:max(?:imum)?\.?|incl[^)\n]{0,40}|excl[^)\n]{0,40})\))?\s{0,3}"
    r"(?:for this question|for your (?:response|answer)|per question)?\s{0,3}(?:is|of|"
    r"[:=\-–])?\s{0,4}(?:max(?:imum)?\.?\s)?"
    r"(?P<value>\[?\d{1,3}(?:,\d{3}){1,2}\]?|\[?\d{1,6}\]?)(?![\d.%])",
    re.I,
)
_LIMIT_IN_COUNT = re.compile(
    r"\b(?P<unit>word|character)s?[\s-]?(?:count|used|total)\b"
    r"(?:\s{0,3}[(\[]\s{0,2}(?:max(?:imum)?\.?|limit|up to|no more than)\s{0,2}(?:of\s)?"
    r"|[^\w\n]{1,20}(?:\d{1,6}\s{0,2})?_{0,20}\s{0,2}(?:/|(?:out )?of\b|\(of)\s{0,2})"
    r"(?P<value>\d{1,3}(?:,\d{3}){1,2}|\d{1,6})(?![\d.%])",
    re.I,
)
"""“Word count (maximum 500): ____”, “Characters used: 0 / 3,000”."""
_LIMIT_OF_COUNTER = re.compile(
    r"(?<![\d.,])\d{1,6}\s{0,2}(?:/|(?:out )?of)\s{0,2}(?P<value>\d{1,3}(?:,\d{3}){1,2}|\d{2,6})\s{0,2}"
    r"(?P<unit>words?|characters?)\b",
    re.I,
)
"""“0 of 3000 characters”, as it counts along beside a box."""
_LIMIT_BEFORE = re.compile(
    rf"\b{_BEFORE}\s{{0,3}}:?\s{{0,3}}(?:a (?:maximum|limit|"
    rf"total) of )?(?:the equivalent of )?{_COUNT}\s{{0,2}}(?:\(\d{{1,5}}\)\s{{0,2}})?{_UNIT}\b",
    re.I,
)
_LIMIT_AFTER = re.compile(
    rf"\b{_COUNT}[\s-]{{0,2}}{_UNIT}\s{{0,3}}(?:max(?:imum)?|limit|or (?:less|fewer)|in total|only)\b", re.I
)
_LIMIT_ALONE = re.compile(
    rf"[(\[]\s{{0,2}}(?:approx(?:imately|\.)?\s|c\.\s?|max\.?\s|"
    rf"limit:?\s)?{_COUNT}[\s-]{{0,2}}(?:[^\W\d]{{3,14}}\s?/\s?)?{_UNIT}[^)\]\n]{{0,60}}[)\]]",
    re.I,
)
_LIMIT_RANGE = re.compile(rf"\b\d{{2,5}}\s{{0,2}}(?:-|–|to|and)\s{{0,2}}{_COUNT}\s{{0,2}}{_UNIT}\b", re.I)
_LIMIT_ONLY = re.compile(
    rf"\s{{0,3}}(?:(?:approx(?:imately)?|around|about)\.?\s)?{_COUNT}\s{{0,2}}{_UNIT}[\s.)]{{0,3}}\Z", re.I
)
_LIMIT_BY_THREAT = re.compile(
    rf"\b(?:answers?|responses?|repl(?:y|ies)|anything|text|words)\s(?:over|above|beyond|exceeding|longer than|in excess of)"
    rf"\s{{1,3}}{_COUNT}\s{{0,2}}{_UNIT}",
    re.I,
)
_LIMIT_WITH_MARKS = re.compile(
    rf"[(\[][^()\[\]\n]{{0,30}}(?:marks?|points|%)\s{{0,2}}[;,–-]\s{{0,2}}{_COUNT}\s{{0,2}}{_UNIT}[^()\[\]\n]{{0,40}}[)\]]",
    re.I,
)
_LIMIT_FIRST = re.compile(
    rf"\A\s{{0,3}}{_COUNT}\s{{0,2}}{_UNIT}"
    r"(?:\s(?:per|for each|each|in total|max|includ|exclud|not includ|plus)|\s?[,(]|\sin\b)",
    re.I,
)
_LIMIT_AT_END = re.compile(
    rf"[.?!;:)\]%]\s{{1,3}}(?:(?:approx(?:imately)?|around|about)\.?\s)?{_COUNT}\s{{0,2}}{_UNIT}[.)]{{0,2}}\s{{0,3}}\Z",
    re.I,
)
_LIMIT_FOR_EACH = re.compile(
    rf"\b{_COUNT}\s{{0,2}}{_UNIT}\s(?:per|for (?:each|every|any)(?: one)?)\s(?:question|answer|response)\b", re.I
)
_LIMIT_OF_EACH = re.compile(rf"\b{_COUNT}\s{{0,2}}{_UNIT}\s(?:each|apiece)\b", re.I)
_LIMIT_AFTER_DASH = re.compile(rf"\s[–—-]\s{{0,2}}{_COUNT}\s{{0,2}}{_UNIT}(?=[,;.)]|\s{{0,3}}\Z)", re.I | re.M)
_EACH = re.compile(
    r"\b(?:each|apiece|per (?:case study|example|item|answer|policy|reference|contract|response|bullet|project|section|"
    r"role|cv|lot|member|scenario))\b",
    re.I,
)
_ITEMS = re.compile(
    r"(?P<items>\d{1,2}|one|two|three|four|five|six|seven|eight|nine|"
    r"ten)\s{1,3}(?:\(\d{1,2}\)\s{1,3})?(?:relevant |recent |different |separate |specific |case )?"
    r"(?:case )?(?:stud(?:y|ies)|examples?|references?|contracts?|projects?|policies|items?|cvs?|scenarios?|"
    r"bullets?|bullet points?|sections?|risks?|outcomes?)\b",
    re.I,
)
_LEAST = re.compile(r"(?:at least|minimum(?: of)?|no (?:less|fewer) than|not less than)\s{0,3}\Z", re.I)


def limit_in(words: str, *, in_its_own_cell: bool = False, head: str = "") -> Limit | None:
    """Return the limit that a text sets, the greatest where it sets a range.

    `in_its_own_cell` takes a bare number too, in the unit that the `head` of its column names; in words where it does not.
    """
    words = words[:MOST_LOOKED_AT]
    if not any(letter.isdecimal() for letter in words) and not re.search(
        r"\b(?:words|pages?|sides?|characters)\b", words, re.I
    ):
        return None
    patterns = [
        _LIMIT_RANGE,
        _LIMIT_BEFORE,
        _LIMIT_AFTER,
        _LIMIT_IN_COUNT,
        _LIMIT_OF_COUNTER,
        _VALUE_AFTER_LABEL,
        _LIMIT_ALONE,
        _LIMIT_AT_END,
        _LIMIT_AFTER_DASH,
        _LIMIT_FOR_EACH,
        _LIMIT_OF_EACH,
        _LIMIT_BY_THREAT,
        _LIMIT_WITH_MARKS,
    ]
    if in_its_own_cell:
        patterns += [_LIMIT_ONLY, _LIMIT_FIRST]
    for pattern in patterns:
        for match in pattern.finditer(words):
            if _LEAST.search(words[max(0, match.start() - 20) : match.start()]):
                continue
            if (limit := _limit(match["value"], match["unit"], words, match)) is not None:
                return limit
    if in_its_own_cell and len(halves := words.split(" / ")) > 1:  # two languages: “800 gair / 800 words”
        return next(filter(None, (limit_in(each, in_its_own_cell=True, head=head) for each in halves)), None)
    bare = re.fullmatch(r"\s*(?P<value>\d{1,3}(?:,?\d{3})?)\s*", words) if in_its_own_cell else None
    if bare is None or len(words) > NUMBER:
        return None
    unit = re.search(r"\b(?:char|page|side)", head, re.I)
    return _limit(bare["value"], unit[0] if unit else "words", head, _BEGINNING.match(head) or bare)


_BEGINNING = re.compile("")
_TYPE = re.compile(
    r"\W{0,2}(?:(?:long|short|free|multi-?line) )?text(?: (?:area|box|field))?\s?[(\[](?P<value>\d{2,5})[)\]]\W{0,2}\Z",
    re.I,
)


def limit_of_type(words: str) -> Limit | None:
    """Return the limit that a portal's type of answer tells, in characters: “Text (4000)”."""
    match = _TYPE.match(words[: NUMBER * NUMBER])
    return Limit(LimitUnit.CHARACTERS, int(match["value"])) if match else None


def _limit(written: str, unit_words: str, words: str, match: re.Match[str]) -> Limit | None:
    plain = written.strip("[]").replace(",", "").casefold()
    value = int(plain) if plain.isdecimal() else _SMALL.get(plain.removeprefix("a "), 0)
    unit_words = unit_words.casefold()
    if unit_words.startswith("word"):
        unit = LimitUnit.WORDS
    elif unit_words.startswith("char"):
        after = words[match.end() : match.end() + 60].casefold()
        spaceless = "excluding spaces" in after or "without spaces" in after or "not including spaces" in after
        unit = LimitUnit.CHARACTERS_WITHOUT_SPACES if spaceless else LimitUnit.CHARACTERS
    else:
        unit = LimitUnit.PAGES
    if (
        not value
        or (unit is LimitUnit.WORDS and value < _LEAST_WORDS)
        or (unit is LimitUnit.PAGES and value > _MOST_PAGES)
    ):
        return None
    around = words[max(0, match.start() - 120) : match.end() + 60]
    items = 1
    ends = match.end("unit") if "unit" in match.re.groupindex else match.end()
    if _EACH.search(words[ends : match.end() + 60]) or _EACH.search(words[max(0, match.start() - 30) : match.start()]):
        counts = [each["items"].casefold() for each in _ITEMS.finditer(around)]
        numbers = [int(count) if count.isdecimal() else _SMALL[count] for count in counts]
        items = max((number for number in numbers if number <= _MOST_ITEMS), default=1)
    return Limit(unit, value, items)


def is_only_limit(words: str) -> bool:
    """Return whether a line does nothing but set a limit: “Maximum word count: 500”."""
    if (
        len(words) > LABEL
        or "?" in words
        or _OVER_IT.match(words)
        or _ASKS_ON.search(words)
        or not any(letter.isalpha() for letter in words)
    ):
        return False
    return _SAYS_LIMIT.match(words) is not None and limit_in(words, in_its_own_cell=True) is not None


def tells_count(words: str) -> bool:
    """Return whether a line is there for how long the answer is: “Word count (maximum 500): ____”, “Words used:”."""
    return len(words) <= TITLE and _TELLS_COUNT.fullmatch(words) is not None


_TELLS_COUNT = re.compile(
    r"\W{0,3}(?:please\s)?(?:(?:state|insert|enter|give|add|your|the|final|total|actual|current)\s){0,4}"
    r"(?:(?:word|character)s?[\s-]?(?:count|used|total|left|remaining)|(?:number|total)(?: number)? of (?:words|characters)"
    r"|(?:words|characters))\b(?:\s(?:used|so far|here|for this (?:answer|response|question)|in (?:answer|response)))?"
    r"\s{0,2}(?:[(\[][^()\[\]\n]{0,50}[)\]])?\s{0,2}[:=–-]?[\s_.…]{0,60}"
    r"(?:\d{1,6})?\s{0,3}(?:(?:/|(?:out )?of)\s{0,2}[\d,]{1,7})?\W{0,60}",
    re.I,
)
_ASKS_ON = re.compile(
    r"[:–-]\s{1,3}(?:please\s)?(?:describe|explain|how|what|outline|provide|set out|give|tell us|detail|state)\b", re.I
)
"""A request that begins with its limit: “Up to two A4 sides: describe your method.”"""
_OVER_IT = re.compile(
    r"\W{0,3}(?:responses?|answers?|words|text|anything)\s(?:that|which|over|above|beyond|exceeding|longer|in excess)\b",
    re.I,
)
"""A threat, not a limit in so many words: “Responses that exceed 500 words will be cut.”"""
_SAYS_LIMIT = re.compile(
    r"\s{0,3}[(\[*]?\s{0,2}(?:max|approx|around|about|recommended|word|character|page|limit|no more|not more|up to|"
    r"your (?:answer|response)|"
    r"(?:please )?(?:limit|answer|respond|response)|this (?:answer|response|question)|"
    r"\[?\d{1,6}(?:,\d{3})?\]?\s{0,3}(?:(?:-|–|to)\s{0,2}\d{1,6}\s{0,3})?-?"
    r"(?:words?|char|pages?|sides?|a4|double|single|typed))",
    re.I,
)

# --- weightings -----------------------------------------------------------------------------------

_ALL_MARKS = 100
_PERCENT = re.compile(r"(?<![\d.])(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%")
_WEIGHTED = re.compile(
    r"\b(?:weight(?:ing|ed|age)?|"
    r"overall weight(?:ing)?)\b[^\n%\d]{0,40}(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}(?:%|per ?cent|\Z|\n|[)\]])"
    r"|(?P<before>\d{1,3}(?:\.\d{1,4})?)\s{0,2}(?:%|per ?cent)\s{0,3}(?:of (?:the )?(?:total |overall |"
    r"quality )?(?:marks|score)|weight(?:ing)?)",
    re.I,
)
_MARKS_AT_END = re.compile(
    r"[(\[]\s{0,3}(?:max(?:imum)?\.?\s(?:of\s)?)?(?P<value>\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:marks?|points)"
    r"(?:\s(?:available|maximum))?\s{0,3}[)\]]\W{0,3}\Z",
    re.I,
)
_MARKS_AND_LIMIT = re.compile(
    r"[(\[][^()\[\]\n]{0,50}(?<![\w.])(?P<value>\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:marks?|points)\b[^()\[\]\n]{0,50}[)\]]\W{0,3}\Z",
    re.I,
)
"""“(500 words max – 20 points)”, “[15 marks; up to 1 page]”."""
_MARKS_THEN_LIMIT = re.compile(
    r"[(\[]\s{0,3}(?P<value>\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:marks?|points)\s{0,3}[)\]]\s{0,3}[^()\[\]\n?]{0,50}"
    r"\b(?:words|characters|pages?|sides?(?: of a4)?)\W{0,3}\Z",
    re.I,
)
"""“[4 marks] Max 200 words”."""
_MARKS_ALONE = re.compile(r"(?:\A|[\s/(])(?P<value>\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:marks?|points)\W{0,3}\Z", re.I)
_TITLE_WEIGHT = re.compile(r"(?:[-–:(\[]\s{0,3})(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%\s{0,2}[)\]]?\s{0,3}\Z")


_BRACKETED_WEIGHT = re.compile(r"[(\[]\s{0,3}(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%\s{0,2}[)\]]")


def weighting_in(words: str, *, in_its_own_cell: bool = False) -> Decimal | None:
    """Return the weighting in per cent that a text states; in a cell of its own a bare number is one too."""
    words = words[:MOST_LOOKED_AT].strip()
    if in_its_own_cell:
        bare = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?)\s{0,2}(?:%|(?:/|(?:out )?of)\s{0,2}\d{1,3})?", words)
        if bare:
            return _decimal(bare[1])
        first = _PERCENT.search(words) or _MARKS_ALONE.search(words[-60:])
        return _decimal(first["value"]) if first else None
    if match := _WEIGHTED.search(words):
        return _decimal(match["value"] or match["before"])
    match = (
        _MARKS_AT_END.search(words[-60:])
        or _MARKS_AND_LIMIT.search(words[-80:])
        or _MARKS_THEN_LIMIT.search(words[-120:])
    )
    return _decimal(match["value"]) if match else None


_MARKS_SAID = re.compile(
    r"\b(?:score|marks?|points) available\W{1,3}(?P<value>\d{1,3})\b|\bscored\W{1,3}(?P<scored>\d{1,3})\s?(?:points|marks)\b"
    r"|\bmax(?:imum)?\.?\s(?:of\s)?(?P<most>\d{1,3})\s?(?:points|marks)\b",
    re.I,
)


def marks_in(words: str) -> Decimal | None:
    """Return the marks that a text says are available, as “Limit: 250 words. Score available: 10.” does."""
    match = _MARKS_SAID.search(words[:MOST_LOOKED_AT])
    return _decimal(match["value"] or match["scored"] or match["most"]) if match else None


def weighting_at_end(words: str) -> Decimal | None:
    """Return the weighting that a title ends with, or has in brackets: “Social Value – 10%”."""
    match = _TITLE_WEIGHT.search(words.strip()[-40:])
    if match is None and len(words) <= TITLE:
        match = _BRACKETED_WEIGHT.search(words)
    return _decimal(match["value"]) if match else weighting_in(words)


_WEIGHT_LAST = re.compile(
    r"[(\[](?:[^()\[\]\n]{0,60}[;,–-])?\s{0,2}(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%\s{0,2}(?:[;,][^()\[\]\n]{0,60})?[)\]]\s{0,3}(?:[(\[][^)\]\n]{0,80}[)\]])?\W{0,3}\Z"
)


def weighting_beside(words: str) -> Decimal | None:
    """Return the weighting in brackets with which the only percentage of a question stands at the end of a line."""
    if words.count("%") != 1:
        return None
    found = (_WEIGHT_LAST.search(line[-140:]) for line in words[:MOST_LOOKED_AT].splitlines())
    match = next((each for each in found if each is not None), None)
    return _decimal(match["value"]) if match is not None else None


def _decimal(written: str) -> Decimal | None:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None
    return value if 0 <= value <= _ALL_MARKS else None
