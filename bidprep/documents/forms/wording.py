"""What the words of a form say by themselves: numbers, limits, weightings, conditions, prompts, kinds of question.

Every pattern has capped repetitions: a regular expression with nested ones hung for 44 seconds on a real workbook.
"""

import re
from decimal import Decimal, InvalidOperation

from bidprep.documents.forms.measures import CUE, HEAD, LABEL, NUMBER, PROMPT, TITLE
from bidprep.domain.bids import Limit, LimitUnit

_MOST_LOOKED_AT = 4_000  # letters of one text in which a limit or a weighting is looked for

# --- numbers --------------------------------------------------------------------------------------

_PART = r"(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})"
_BRACKETED = rf"\({_PART}\)"
_NUMBER_CELL = re.compile(
    r"(?:(?i:question|q|ref|no|item|section|criterion|principle|part|lot|annex|requirement)(?![A-Za-z])\.?\s{0,3})?"
    rf"(?:[A-Za-z]{{0,4}}[-_ ]?\d{{1,3}}(?:[.\-]{_PART}){{0,5}}[a-zA-Z]?|[A-Z](?:[.\-]?\d{{1,3}}){{0,3}}|[a-z]\)?|"
    rf"[ivx]{{1,4}}\)?|{_BRACKETED})"
    rf"[.):/]?(?:\s{{0,2}}[-–]?\s{{0,2}}{_BRACKETED}){{0,3}}[.:]?\Z",
)
_LEADING_NUMBER = re.compile(
    rf"(?P<number>(?:(?:question|q)\.?\s{{0,2}})?[A-Z]{{0,3}}\d{{1,3}}(?:\.{_PART}){{0,4}}(?:[a-z](?=[.)]))?(?:\s?{_BRACKETED}){{0,2}})"
    r"(?:[.):/]{1,2}\s{0,5}|\s{0,3}[-–:]\s{1,3}|[\t ]{1,8})(?=\S)",
    re.I,
)
_LEADING_LETTER = re.compile(rf"(?P<number>(?:{_BRACKETED}|[a-zA-Z]\)|[ivx]{{1,4}}\)|[A-H]\.))\s{{1,8}}(?=\S)")
_QUESTION_LABEL = re.compile(
    r"(?:(?:quality |award |technical |additional )?question|method statement|criterion)\s{0,2}(?:no\.?\s{0,2})?"
    r"(?P<number>\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b\s{0,3}(?:[-–:.)]\s{0,3}|(?=[A-Z(])|\Z)",
    re.I,
)
_Q_LABEL = re.compile(
    r"(?P<number>q\.?\s{0,2}\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?)\b\s{0,3}(?:[-–:.)]\s{0,3}|(?=[A-Z(])|\Z)", re.I
)


_CALLED = re.compile(
    r"(?:(?:quality |award |technical |additional )?question|method statement|(?:sub-?)?criterion)\s{0,2}"
    r"(?:no\.?\s{0,2}|number\s{0,2})?(?=[A-Z]{0,3}\d)",
    re.I,
)


def tidy_number(written: str) -> str:
    """Return a number as the buyer wrote it, without “Question” before it and the full stop after it."""
    words = _CALLED.sub("", " ".join(written.split())).rstrip(".:/ ")
    return words[:-1] if words.endswith(")") and "(" not in words else words


def is_number(words: str) -> bool:
    """Return whether a cell holds nothing but a question's number (“1.1(b) – (i)”, “SV01”, “Q4”, “A”)."""
    words = " ".join(words.split())
    return 0 < len(words) <= NUMBER and _NUMBER_CELL.match(words) is not None


def split_number(words: str) -> tuple[str, str]:
    """Return the number that a text begins with and the rest; "" where it begins with none."""
    head = words[:60]
    for pattern in (_QUESTION_LABEL, _Q_LABEL, _LEADING_NUMBER, _LEADING_LETTER):
        if match := pattern.match(head):
            number = tidy_number(match["number"])
            rest = words[match.end() :].lstrip()
            opened = pattern in (_QUESTION_LABEL, _Q_LABEL) and rest[:1] in ("(", "[")
            if not rest or (_is_quantity(number, rest) and not opened):
                continue
            return number, rest
    return "", words


def _is_quantity(number: str, rest: str) -> bool:
    """Return whether what looks like a number counts what follows it (“3 years’ accounts”, “2 sides of A4”)."""
    return number.isdecimal() and not rest[:1].isupper()


# --- blanks and prompts ---------------------------------------------------------------------------

_BOX = "☐☒☑□▢❑❒◻⬜✓✔■"
_EMPTY_BOXES = re.compile(r"(?:[\s☐□▢❑❒◻⬜\[\]/]|\b(?:yes|no|n/a|y|n)\b){1,30}+\Z", re.I)
_TICKS = "☒☑✓✔■"
_FILLER = re.compile(r"[\s._…·\-–—‐―*/\\|:;,]*+\Z")
_LINE_OF_DOTS = re.compile(r"_{3,}+|\.{4,}+|…{2,}+|(?:\. ){4,60}|(?:_ ){4,60}|-{6,}+|[–—]{4,}+")
_PROMPTS = re.compile(
    r"(?:please\s{1,3})?(?:click|tap|type|enter|insert|write|add|provide|complete|select|choose|state|input|paste|"
    r"fill)\b[^\n]{0,100}"
    r"\b(?:here|text|item|response|answer|details?|date|option|list|below|drop ?-?down|value|name|amount|"
    r"figure)\b[^\n]{0,40}\Z"
    r"|(?:your|supplier|bidder|tenderer|applicant|provider|organisation)?(?:[’']?s?)?\s{0,2}(?:response|answer|"
    r"reply)\s{0,2}(?:here)?\s?[:>]{0,6}\Z"
    r"|(?:free\s)?text(?:\s(?:box|field|response|answer))?\Z|text\s?area\Z|attachment(?:\s(?:required|upload))?\Z|"
    r"(?:file\s)?upload\Z"
    r"|(?:please\s)?attach(?:ed)?\s[^\n]{0,60}\Z|choose an item\.?\Z|select(?:\.{3}|…| one)?\Z|"
    r"drop ?-?down(?: list)?\Z|date\Z|dd\s?/\s?mm\s?/\s?yy(?:yy)?\Z"
    r"|£\s?[_.\-0]{0,20}\Z|%\Z|tbc\Z|x{2,6}\Z",
    re.I,
)
_BRACKETS = re.compile(r"[\[<«{][^\[\]<>{}]{0,160}[\]>»}][>.\s]{0,6}\Z")
_CHOICE_WORDS = re.compile(r"[ \t\n/|,;]{0,6}(?:or )?(?:delete as (?:appropriate|applicable))?")
_YES_NO = re.compile(
    rf"(?:please (?:circle|tick|select|delete|answer|state):?\s{{0,3}})?[\s\[\](){_BOX}<]{{0,8}}(?:yes|y)\b"
    rf"(?:[{_BOX}\[\]()/\\| \t\n:;.*_–-]|\bor\b){{1,40}}(?:no|n)\b[^\n]{{0,60}}(?:\n|\Z)",
    re.I,
)
_YES_OR_NO = re.compile(r"\b(?:yes|y)\b\W{0,4}(?:/|or|\\)\W{0,4}(?:no|n)\b", re.I)
_NOT_APPLICABLE = re.compile(r"\bn\s?[/\\]\s?a\b|\bnot applicable\b", re.I)
_BOXED_CHOICE = re.compile(rf"(?:[{_BOX}]|\[ ?\])\s{{0,4}}(?P<words>[^{_BOX}\n\t\[\]]{{1,120}})")
_CHOICE_BOXED = re.compile(rf"(?P<words>[^{_BOX}\n\t\[\]]{{1,80}}?)\s{{0,4}}(?:[{_BOX}]|\[ ?\])")
_CUE = re.compile(
    r"(?:please (?:provide|enter|insert|type|write) )?(?:(?:the |your |our )?(?:potential )?(?:supplier|bidder|"
    r"tenderer|applicant|provider|"
    r"contractor|organisation|organization|candidate|respondent|vendor|company|consultant|partner|your|"
    r"participant)(?:\(s\)|s)?(?:[’'´`]s?)?\s{1,3}"
    r"(?:full )?(?:response|answer|reply|submission|statement|comments?)|(?:response|answer|reply)(?: (?:box|here|"
    r"below|text))?)"
    r"(?:\s?[(\[][^)\]\n]{0,120}[)\]])?(?:\s{0,2}[/|]\s{0,2}\w{2,20}(?:\s\w{1,20}){0,3})?"
    r"\s{0,3}[:\-–]?\s{0,3}[:_.…]{0,200}\s{0,3}\Z",
    re.I,
)
_SHORT_CUE = re.compile(r"(?:response|answer|reply|a|ans|yes\s?/\s?no)\s{0,3}[:.]\s{0,3}[_.…]{0,200}\Z", re.I)


def is_blank(words: str) -> bool:
    """Return whether there is nothing but white space, dots, dashes and lines to write on."""
    return len(words) <= _MOST_LOOKED_AT and _FILLER.match(words) is not None


def is_prompt(words: str) -> bool:
    """Return whether a text only says that an answer goes here: “Click or tap here”, “[Insert …]”, “Text Box”."""
    words = " ".join(words.split())
    if len(words) > PROMPT or "?" in words:
        return False
    return bool(_PROMPTS.match(words) or _BRACKETS.match(words))


def is_empty_box(words: str) -> bool:
    """Return whether there is nothing but boxes that nobody has ticked, with yes, no or n/a beside them at most."""
    return len(words) <= HEAD and has_boxes(words) and _EMPTY_BOXES.match(words) is not None


def is_cue(words: str) -> bool:
    """Return whether a line announces the answer that follows it: “Supplier Response:”."""
    words = words.strip()
    return len(words) <= CUE and bool(_CUE.match(words) or _SHORT_CUE.match(words))


def is_yes_no(words: str) -> bool:
    """Return whether a text offers yes and no to choose between and says little else."""
    words = words.strip()
    return len(words) <= TITLE and _YES_NO.match(words) is not None


def says_yes_or_no(words: str) -> bool:
    """Return whether the head of a column says to answer yes or no: “Compliant (Y/N)”."""
    return len(words) <= TITLE and _YES_OR_NO.search(words) is not None


def choices_in(words: str) -> tuple[str, ...]:
    """Return the choices that a text offers: “Yes / No / N/A”, or words beside tick boxes."""
    if is_yes_no(words):
        return ("Yes", "No", "N/A") if _NOT_APPLICABLE.search(words) else ("Yes", "No")
    if not has_boxes(words):
        return ()
    head = words.lstrip()[:1]
    pattern = _BOXED_CHOICE if head in _BOX or head == "[" else _CHOICE_BOXED
    found = (match["words"].strip(" \t\n:-–.,;/") for match in pattern.finditer(words[:_MOST_LOOKED_AT]))
    return tuple(dict.fromkeys(choice for choice in found if choice))


def has_boxes(words: str) -> bool:
    """Return whether there are boxes to tick."""
    return any(box in words for box in _BOX) or "[ ]" in words or "[]" in words


def ticked_in(words: str) -> tuple[str, ...]:
    """Return the choices whose boxes are ticked already."""
    if not any(tick in words for tick in _TICKS):
        return ()
    head = words.lstrip()[:1]
    if head and head in _BOX:
        found = re.finditer(rf"[☒☑✓✔■]\s{{0,4}}(?P<words>[^{_BOX}\n\t]{{1,120}})", words[:_MOST_LOOKED_AT])
    else:
        found = re.finditer(rf"(?P<words>[^{_BOX}\n\t]{{1,80}}?)\s{{0,4}}[☒☑✓✔■]", words[:_MOST_LOOKED_AT])
    return tuple(match["words"].strip(" \t\n:-–.,;/") for match in found)


def line_to_write_on(words: str) -> re.Match[str] | None:
    """Return where a line of dots or dashes to write on stands in a text."""
    return _LINE_OF_DOTS.search(words[:_MOST_LOOKED_AT])


# --- limits ---------------------------------------------------------------------------------------

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
    r"printed ){0,2}pages?(?: of a4)?|"
    r"sides?(?: of)?(?: a4)?|a4(?: sides?| pages?)?)"
)
_BEFORE = (
    r"(?:max(?:imum)?\.?(?: of| is)?|no (?:more|longer) than|not (?:to )?exceed(?:ing)?|must not exceed|"
    r"should not exceed|shall not exceed|"
    r"up to|within|limit(?:ed)?(?: (?:of|to|is))?|limit (?:your|the|this|each) (?:response|answer|reply|"
    r"submission|summary)s? to|(?:be )?longer than|in|using|in (?:no more than|not more than|under|less than|"
    r"fewer than)|not more than|fewer than|less than|at most|"
    r"word count(?: (?:of|is))?|length(?: of)?)"
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
    rf"limit:?\s)?{_COUNT}[\s-]{{0,2}}{_UNIT}[^)\]\n]{{0,60}}[)\]]",
    re.I,
)
_LIMIT_RANGE = re.compile(rf"\b\d{{2,5}}\s{{0,2}}(?:-|–|to|and)\s{{0,2}}{_COUNT}\s{{0,2}}{_UNIT}\b", re.I)
_LIMIT_ONLY = re.compile(rf"\s{{0,3}}{_COUNT}\s{{0,2}}{_UNIT}[\s.)]{{0,3}}\Z", re.I)
_EACH = re.compile(
    r"\b(?:each|per (?:case study|example|item|answer|policy|reference|contract|response|bullet|project|section|"
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
    words = words[:_MOST_LOOKED_AT]
    if not any(letter.isdecimal() for letter in words) and not re.search(
        r"\b(?:words|pages?|sides?|characters)\b", words, re.I
    ):
        return None
    patterns = [_LIMIT_RANGE, _LIMIT_BEFORE, _LIMIT_AFTER, _VALUE_AFTER_LABEL, _LIMIT_ALONE]
    if in_its_own_cell:
        patterns.append(_LIMIT_ONLY)
    for pattern in patterns:
        for match in pattern.finditer(words):
            if _LEAST.search(words[max(0, match.start() - 20) : match.start()]):
                continue
            if (limit := _limit(match["value"], match["unit"], words, match)) is not None:
                return limit
    bare = re.fullmatch(r"\s*(?P<value>\d{1,3}(?:,?\d{3})?)\s*", words) if in_its_own_cell else None
    if bare is None or len(words) > NUMBER:
        return None
    unit = re.search(r"\b(?:char|page|side)", head, re.I)
    return _limit(bare["value"], unit[0] if unit else "words", head, _BEGINNING.match(head) or bare)


_BEGINNING = re.compile("")


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
    if _EACH.search(words[match.end() : match.end() + 60]) or _EACH.search(
        words[max(0, match.start() - 30) : match.start()]
    ):
        counts = [each["items"].casefold() for each in _ITEMS.finditer(around)]
        numbers = [int(count) if count.isdecimal() else _SMALL[count] for count in counts]
        items = max((number for number in numbers if number <= _MOST_ITEMS), default=1)
    return Limit(unit, value, items)


def is_only_limit(words: str) -> bool:
    """Return whether a line does nothing but set a limit: “Maximum word count: 500”."""
    if len(words) > LABEL or "?" in words or not any(letter.isalpha() for letter in words):
        return False
    return _SAYS_LIMIT.match(words) is not None and limit_in(words, in_its_own_cell=True) is not None


_SAYS_LIMIT = re.compile(
    r"\s{0,3}[(\[*]?\s{0,2}(?:max|word|character|page|limit|no more|not more|up to|your (?:answer|response)|"
    r"(?:please )?(?:limit|answer|respond|response)|this (?:answer|response|question)|"
    r"\[?\d{1,6}(?:,\d{3})?\]?\s{0,3}(?:(?:-|–|to)\s{0,2}\d{1,6}\s{0,3})?-?(?:words?|char|pages?|sides?|a4|double|single|typed))",
    re.I,
)

# --- weightings -----------------------------------------------------------------------------------

_ALL_MARKS = 100
_PERCENT = re.compile(r"(?<![\d.])(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%")
_WEIGHTED = re.compile(
    r"\b(?:weight(?:ing|ed|age)?|"
    r"overall weight(?:ing)?)\b[^\n%\d]{0,40}(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}(?:%|per ?cent|\Z|\n|\))"
    r"|(?P<before>\d{1,3}(?:\.\d{1,4})?)\s{0,2}(?:%|per ?cent)\s{0,3}(?:of (?:the )?(?:total |overall |"
    r"quality )?(?:marks|score)|weight(?:ing)?)",
    re.I,
)
_MARKS_AT_END = re.compile(
    r"[(\[]\s{0,3}(?:max(?:imum)?\.?\s(?:of\s)?)?(?P<value>\d{1,3}(?:\.\d{1,2})?)\s{0,2}(?:marks?|points)"
    r"(?:\s(?:available|maximum))?\s{0,3}[)\]]\W{0,3}\Z",
    re.I,
)
_TITLE_WEIGHT = re.compile(r"(?:[-–:(\[]\s{0,3})(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%\s{0,2}[)\]]?\s{0,3}\Z")


_BRACKETED_WEIGHT = re.compile(r"[(\[]\s{0,3}(?P<value>\d{1,3}(?:\.\d{1,4})?)\s{0,2}%\s{0,2}[)\]]")


def weighting_in(words: str, *, in_its_own_cell: bool = False) -> Decimal | None:
    """Return the weighting in per cent that a text states; in a cell of its own a bare number is one too."""
    words = words[:_MOST_LOOKED_AT].strip()
    if in_its_own_cell:
        bare = re.fullmatch(r"(\d{1,3}(?:\.\d{1,4})?)\s{0,2}%?", words)
        if bare:
            return _decimal(bare[1])
        first = _PERCENT.search(words)
        return _decimal(first["value"]) if first else None
    if match := _WEIGHTED.search(words):
        return _decimal(match["value"] or match["before"])
    match = _MARKS_AT_END.search(words[-60:])
    return _decimal(match["value"]) if match else None


def weighting_at_end(words: str) -> Decimal | None:
    """Return the weighting that a title ends with, or has in brackets: “Social Value – 10%”."""
    match = _TITLE_WEIGHT.search(words.strip()[-40:])
    if match is None and len(words) <= TITLE:
        match = _BRACKETED_WEIGHT.search(words)
    return _decimal(match["value"]) if match else weighting_in(words)


def _decimal(written: str) -> Decimal | None:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return None
    return value if 0 <= value <= _ALL_MARKS else None


# --- what is asked --------------------------------------------------------------------------------

_ASKS = re.compile(
    r"(?:\W{0,3})(?:please|kindly|describe|provide|explain|outline|confirm|detail|state|give|list|tell|set out|"
    r"demonstrate|show|summari[sz]e|indicate|identify|"
    r"attach|upload|submit|supply|complete|specify|enter|insert|select|choose|tick|highlight|evidence|discuss|"
    r"define|name|include|propose|comment|detail|"
    r"how|what|who|whom|whose|which|why|when|where|do|does|did|have|has|had|is|are|was|were|will|would|can|could|"
    r"should|may|"
    r"in no more than|in (?:up to|not more than)|using|with reference to|based on|assure|fully|by when|"
    r"to what extent|in what|at what|for each|on what)\b",
    re.I,
)
_ASKS_INSIDE = re.compile(
    r"(?:please|you (?:must|should|will need to|are (?:asked|required|invited) to)|tenderers? (?:must|should|are|"
    r"shall)|bidders? (?:must|should|are|shall)|"
    r"suppliers? (?:must|should|are|shall)|applicants? (?:must|should|are)|we (?:would like|want|require|need))\s{1,3}"
    r"(?:\w{1,12}\s{1,3}){0,4}?(?:describe|provide|explain|outline|confirm|detail|state|give|list|tell|set out|"
    r"demonstrate|show|summari[sz]e|indicate|identify|"
    r"attach|upload|submit|supply|complete|specify|enter|select|tick|include|evidence|answer|that any|know)\b",
    re.I,
)


def asks(words: str) -> bool:
    """Return whether a text asks for something: a question mark, a request, or a question's first word."""
    words = words[:_MOST_LOOKED_AT].strip()
    return "?" in words or _ASKS.match(words) is not None or _ASKS_INSIDE.search(words) is not None


def asks_plainly(words: str) -> bool:
    """Return whether a text is a question or a request to the reader, and not merely something to be read."""
    words = words[:_MOST_LOOKED_AT].strip()
    return "?" in words or _REQUEST.match(words) is not None


_REQUEST = re.compile(
    r"(?:\W{0,3})(?:please|describe|provide|explain|outline|confirm|detail|state|give|list|tell us|set out|"
    r"demonstrate|summari[sz]e|indicate|"
    r"how|what|who|which|why|in no more than)\b",
    re.I,
)
_CONDITION = re.compile(
    r"(?P<whole>(?:\W{0,2})(?:if|where)\s(?:you\s)?(?:have\s|has\s)?"
    r"(?:(?:answered|responded|selected|replied|ticked|stated|said|indicated)\s)?(?:to have\s)?"
    r"[‘’'\"“”]?(?:yes|no|y|n|so|other|‘?n/a)\b"
    r"(?:[^.,;:\n–?]|\.(?=\d)){0,120}?)(?:\s[-–]\s|[,;:\n?]|\.(?!\d)|\s(?=please\b)|\Z)",
    re.I,
)
_CONDITION_LATER = re.compile(
    r"[(\[](?P<whole>(?:only )?(?:complete |answer )?(?:only )?(?:if|where)\s[^)\]\n]{0,60}\b(?:yes|"
    r"no)\b[^)\]\n]{0,80})[)\]]",
    re.I,
)


def condition_in(words: str) -> str:
    """Return the condition under which a question is to be answered, as written (“If you answered yes to 4”)."""
    match = _CONDITION.match(words[:300]) or _CONDITION_LATER.search(words[:1_000])
    return match["whole"].strip(" ,;:-–") if match else ""
