"""What the words of a form say by themselves: numbers, blanks, prompts, what is asked, conditions.

Every pattern has capped repetitions: a regular expression with nested ones hung for 44 seconds on a real workbook.
"""

import re

from bidprep.documents.forms.measures import CUE, HEAD, MOST_LOOKED_AT, NUMBER, PROMPT, TITLE

# --- numbers --------------------------------------------------------------------------------------

_PART = r"(?:\d{1,3}|[a-z]{1,2}|[ivx]{1,5})"
_BRACKETED = rf"\({_PART}\)"
_NUMBER_CELL = re.compile(
    r"(?:(?i:question|q|ref|no|item|section|criterion|principle|part|lot|annex|requirement)(?![A-Za-z])\.?\s{0,3})?"
    rf"(?:[A-Za-z]{{0,4}}[-_ ]?\d{{1,3}}(?:[.\-]{_PART}){{0,5}}[a-zA-Z]?|"
    rf"\d{{1,2}}[A-Z](?:\.\d{{1,3}}){{1,4}}[a-z]?|[A-Z](?:[.\-]?\d{{1,3}}){{0,3}}|[a-z]\)?|"
    rf"[ivx]{{1,4}}\)?|{_BRACKETED})"
    rf"[.):/]?(?:\s{{0,2}}[-–]?\s{{0,2}}{_BRACKETED}){{0,3}}[.:]?(?:\s?[†‡§*])?\Z",
)
_LEADING_NUMBER = re.compile(
    rf"(?P<number>(?:(?:question|q)\.?\s{{0,2}})?(?:[A-Z]{{1,2}}\.|[A-Z]{{1,4}}-|[A-Z]{{0,3}})"
    rf"(?:\d{{1,2}}[A-Z](?:\.\d{{1,3}}){{1,3}}|\d{{1,3}}(?:\.{_PART}){{0,4}})"
    rf"(?:[a-z](?=[.)])|(?-i:[a-h])(?=\t| {{2}}| (?-i:[A-Z])))?(?:\s?{_BRACKETED}){{0,2}})[†‡§]{{0,2}}"
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
    r"(?:no\.?\s{0,2}|number\s{0,2})?(?=[A-Z]{0,3}\.?\d)",
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
_EMPTY_BOXES = re.compile(r"(?:[\s☐□▢❑❒◻⬜\[\]/]|\b(?:yes|no|n/a|y|n)\b){1,30}\Z", re.I)
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
    r"drop ?-?down(?: list)?\Z|date\Z|(?:dd?\s?/\s?mm?\s?/\s?yy(?:yy)?|(?:day\s?/\s?)?month\s?/\s?year)\s?:?\Z"
    r"|if (?:none|not applicable),? (?:please )?(?:state|say|write|enter|put)\b[^\n]{0,30}\Z"
    r"|£\s?[_.\-0]{0,20}\Z|%\Z|tbc\Z|x{2,6}\Z",
    re.I,
)
_BRACKETS = re.compile(r"[\[<«{][^\[\]<>{}]{0,160}[\]>»}][>.\s]{0,6}\Z")
_MARKS_IN_BRACKETS = re.compile(
    r"[\[<{][^%\d\]]{0,30}\d{1,3}(?:\.\d{1,4})?\s{0,2}(?:%|per ?cent|marks?|points?)[^\]]{0,40}[\]>}]\W{0,4}\Z", re.I
)
_CHOICE_WORDS = re.compile(r"[ \t\n/|,;]{0,6}(?:or )?(?:delete as (?:appropriate|applicable))?")
_YES_NO = re.compile(
    rf"(?:please (?:circle|tick|select|delete|answer|state):?\s{{0,3}})?[\s\[\](){_BOX}<]{{0,8}}(?:yes|y)\b"
    rf"(?:[{_BOX}\[\]()/\\| \t\n:;.*_–-]|\bor\b){{1,40}}(?:no|n)\b[^\n]{{0,60}}(?:\n|\Z)",
    re.I,
)
_YES_OR_NO = re.compile(r"\b(?:yes|y)\b\W{0,4}(?:/|or|\\)\W{0,4}(?:no|n)\b", re.I)
_NOT_APPLICABLE = re.compile(r"\bn\s?[/\\]\s?a\b|\bnot applicable\b", re.I)
_BOXED_CHOICE = re.compile(rf"(?:[{_BOX}]|\[ {{0,5}}\])\s{{0,4}}(?P<words>[^{_BOX}\n\t\[\]]{{1,120}})")
_BRACKET_BOX = re.compile(r"\[ {0,5}\]")
_CUE_OF_BOXES = re.compile(
    rf"\A\s{{0,4}}(?:response|answer|reply|please tick)[^\n{_BOX}]{{0,20}}:\s{{0,4}}(?=[{_BOX}\[])", re.I
)
_CHOICE_BOXED = re.compile(rf"(?P<words>[^{_BOX}\n\t\[\]]{{1,80}}?)\s{{0,4}}(?:[{_BOX}]|\[ {{0,5}}\])")
_CUE = re.compile(
    r"(?:please (?:provide|enter|insert|type|write) )?(?:(?:the |your |our )?(?:potential )?(?:supplier|bidder|"
    r"tenderer|applicant|provider|"
    r"contractor|organisation|organization|candidate|respondent|vendor|company|consultant|partner|your|"
    r"participant)(?:\(s\)|s)?(?:[’'´`]s?)?\s{1,3}"
    r"(?:full )?(?:response|answer|reply|submission|statement|comments?)|(?:response|answer|reply)(?: (?:box|here|"
    r"below|text))?"
    r"|(?:please )?(?:provide|enter|insert|type|write|add|record|give|set out)\s(?:your |the |a )?"
    r"(?:(?:supplier|bidder|tenderer|applicant|provider)(?:[’'´`]?s?[’'´`]?)?\s)?(?:response|answer|reply|text)\s"
    r"(?:here|below|"
    r"in (?:the|this) (?:box|space|cell|field)(?: (?:below|provided|opposite))?)"
    r"|(?:file ?names?|names? of (?:the |your )?(?:files?|attachments?)) (?:as )?(?:uploaded|attached))"
    r"(?:\s?[(\[][^)\]\n]{0,120}[)\]])?(?:\s{0,2}[/|]\s{0,2}\w{2,20}(?:\s\w{1,20}){0,3})?"
    r"\s{0,3}[:\-–]?\s{0,3}[:_.…]{0,200}\s{0,3}[£€$]?\s{0,3}\Z",
    re.I,
)
_SHORT_CUE = re.compile(
    r"(?:response|answer|reply|a|ans|yes\s?/\s?no"
    r"|(?:file|document|attachment) ?names?(?: of (?:the |your )?(?:attachments?|files?))?"
    r"|(?:[\w’'-]{1,14} ){0,5}attached\b\??(?:\s?file ?name)?)"
    r"\s{0,3}[:.]\s{0,3}[_.…]{0,200}\Z",
    re.I,
)
_CUE_TO = re.compile(
    r"(?:(?:your|our|the) )?(?:(?:supplier|bidder|tenderer|applicant|provider|contractor|organisation|candidate|respondent"
    r"|potential supplier)(?:[’'´`]?s[’'´`]?)? )?(?:response|answer|reply) to "
    r"(?:(?:quality |award |technical )?question |method statement |(?:sub-?)?criterion )?(?:no\.? ?)?"
    r"(?:[A-Z]{0,3}\.?\d[\d.]{0,6}(?:\(?[a-z]\)?)?|(?:part )?(?:\([a-z]\)|[a-z]\)))\s{0,3}[:.]?\s{0,3}[_.…]{0,200}\Z",
    re.I,
)
_NUMBER_OF_CUE = re.compile(r"\A(?:[A-Z]{1,3}\d{1,3}|\d{1,2}(?:\.\d{1,2}){0,3})[.:)]?\s{1,3}(?=[A-Z])")
_TWO_LANGUAGES = re.compile(r"[^\n/:]{3,30}/\s{0,2}(?P<other>[^\n/:]{3,30}:?)\s{0,3}\Z")


_OFFICE_USE = re.compile(r"\W{0,3}(?:for )?(?:[\w’']{1,15} ){1,2}use(?: only)?\W{0,3}\Z", re.I)


def is_blank(words: str) -> bool:
    """Return whether there is nothing but white space, dots, dashes and lines to write on."""
    return len(words) <= MOST_LOOKED_AT and _FILLER.match(words) is not None


_OF_A_DOCUMENT = re.compile(
    r"\b(?:all|every|each|both)\s(?:\w{1,14}\s){0,2}(?:sections?|parts?|questions?|documents?|forms?|tabs?|pages?)\b"
    r"|\b(?:table|grid|schedule)s?\b",
    re.I,
)


def is_prompt(words: str) -> bool:
    """Return whether a text only says that an answer goes here: “Click or tap here”, “[Insert …]”, “Text Box”."""
    words = " ".join(words.split())
    head, colon, rest = words.partition(": ")
    if colon and rest and is_cue(f"{head}:"):
        words = rest  # “Bidder response: click or tap here to enter text.”
    if len(words) > PROMPT or "?" in words or _OF_A_DOCUMENT.search(words):
        return False
    if _BRACKETS.match(words):
        return _MARKS_IN_BRACKETS.match(words) is None
    return _PROMPTS.match(words) is not None


def is_empty_box(words: str) -> bool:
    """Return whether there is nothing but boxes that nobody has ticked, with yes, no or n/a beside them at most."""
    return len(words) <= HEAD and has_boxes(words) and _EMPTY_BOXES.match(words) is not None


def is_office_use(words: str) -> bool:
    """Return whether a line says that the buyer fills in what stands below: “For office use only”."""
    return len(words) <= HEAD and _OFFICE_USE.match(words) is not None


def is_cue(words: str) -> bool:
    """Return whether a line announces the answer that follows it: “Supplier Response:”."""
    words = words.strip()
    if len(words) > CUE:
        return False
    words = _NUMBER_OF_CUE.sub("", words)  # “AC1 TENDERER RESPONSE”
    both = _TWO_LANGUAGES.match(words)  # “Ateb / Answer:”
    each_way = (words, both["other"] if both else "")
    return any(pattern.match(each) for each in each_way for pattern in (_CUE, _SHORT_CUE, _CUE_TO))


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
    if (struck := _STRIKE_OUT.fullmatch(" ".join(words.split()))) is not None:
        return tuple(choice.strip() for choice in re.split(r"\s?/\s?", struck["choices"]))
    if not has_boxes(words):
        return ()
    words = _CUE_OF_BOXES.sub("", words)
    head = words.lstrip()[:1]
    pattern = _BOXED_CHOICE if head in _BOX or head == "[" else _CHOICE_BOXED
    found = (match["words"].strip(" \t\n:-–.,;/_…") for match in pattern.finditer(words[:MOST_LOOKED_AT]))
    return tuple(dict.fromkeys(choice for choice in found if choice))


_STRIKE_OUT = re.compile(
    r"(?P<choices>[^/()\n]{1,40}(?:\s?/\s?[^/()\n]{1,40}){1,7}?)\s?[(\[]?(?:please )?"
    r"(?:delete|strike out|cross out|circle)(?: as| whichever is| the)? "
    r"(?:appropriate|applicable|necessary|not applicable)[)\].]{0,2}",
    re.I,
)
"""“Charity / CIC / Company (delete as appropriate)”."""


def has_boxes(words: str) -> bool:
    """Return whether there are boxes to tick."""
    return any(box in words for box in _BOX) or ("[" in words and _BRACKET_BOX.search(words) is not None)


def first_box(words: str) -> int:
    """Return where the first box to tick stands; the length of the words where there is none."""
    places = [place for box in _BOX if (place := words.find(box)) >= 0]
    bracket = _BRACKET_BOX.search(words)
    return min([*places, *([bracket.start()] if bracket else []), len(words)])


def ticked_in(words: str) -> tuple[str, ...]:
    """Return the choices whose boxes are ticked already."""
    if not any(tick in words for tick in _TICKS):
        return ()
    head = words.lstrip()[:1]
    if head and head in _BOX:
        found = re.finditer(rf"[☒☑✓✔■]\s{{0,4}}(?P<words>[^{_BOX}\n\t]{{1,120}})", words[:MOST_LOOKED_AT])
    else:
        found = re.finditer(rf"(?P<words>[^{_BOX}\n\t]{{1,80}}?)\s{{0,4}}[☒☑✓✔■]", words[:MOST_LOOKED_AT])
    return tuple(match["words"].strip(" \t\n:-–.,;/") for match in found)


def line_to_write_on(words: str) -> re.Match[str] | None:
    """Return where a line of dots or dashes to write on stands in a text."""
    return _LINE_OF_DOTS.search(words[:MOST_LOOKED_AT])


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


_AT_MOST = (
    r"(?:(?:a )?max(?:imum)?\.?(?: of)?|no more than|not more than|up to|fewer than|under)"
    r"\s[\w,]{1,12}\s(?:words|characters|pages|(?:A4 )?sides(?: of A4)?)"
)
_WITHIN = re.compile(
    rf"\W{{0,3}}(?:(?:using|in|within|with)\s{_AT_MOST}\b\W{{1,3}}(?=\w)"
    rf"|{_AT_MOST}(?:\s[(\[][^)\]\n]{{1,60}}[)\]])?\s?[:–-]\s{{1,3}}(?=\w))",
    re.I,
)
"""“Using a maximum of 500 words describe …”, as the government’s social value questions begin."""


_CODED = re.compile(r"[A-Z]{2,6}\s?\d{1,2}(?:\.\d{1,2}){0,3}[a-z]?\s?[:–-]\s{1,3}(?=[A-Z])")
"""What a question is asked under, “MAC 2.2: Describe …”."""


def _bare(words: str) -> str:
    words = (
        _CODED.sub("", words[:MOST_LOOKED_AT].strip(), count=1)
        if _CODED.match(words)
        else words[:MOST_LOOKED_AT].strip()
    )
    if (condition := _CONDITION.match(words[:300])) is not None and condition.end() < len(words):
        words = words[condition.end() :].lstrip(" ,;:–-")  # “If so, tell us who.”
    title, _, below = words.partition("\n")
    if _TITLE_LINE.fullmatch(title) and _REQUEST.match(below):  # “Management” over “Provide a delivery plan …”
        words = below
    return _WITHIN.sub("", words, count=1) if _WITHIN.match(words) else words


_TITLE_LINE = re.compile(
    r"(?!\W{0,3}(?:note|guidance|n\.?b|important|instruction|tip|hint|help|example)s?\b)\w[\w ,&/'’()-]{1,60}\w", re.I
)


def asks(words: str) -> bool:
    """Return whether a text asks for something: a question mark, a request, or a question's first word."""
    words = _bare(words)
    return "?" in words or _ASKS.match(words) is not None or _ASKS_INSIDE.search(words) is not None


def asks_plainly(words: str) -> bool:
    """Return whether a text is a question or a request to the reader, and not merely something to be read."""
    words = _bare(words)
    if _OF_THE_READER.search(words[:200]) and not _TO_THE_READER.search(words):
        return False
    if "?" not in words and (_INSTRUCTS.match(words) or _WANTED.match(words)):
        return False
    return "?" in words or any(pattern.match(words) for pattern in (_REQUEST, _LED_IN, _OF_BIDDERS, _TITLED))


_OF_THE_READER = re.compile(r"\W{0,3}have you remembered\b|[^.?\n]{0,120}\b(?:I|my|me)\b[^.?\n]{0,120}\?")
"""What a reader may want to know, which guidance asks itself: “How will my bid be evaluated?”"""
_TO_THE_READER = re.compile(r"\b(?:you|your|please)\b", re.I)
_WANTED = re.compile(
    r"\W{0,3}(?:what (?:we|the panel|evaluators|assessors|the council) |how to (?:answer|complete|apply)\b)", re.I
)
_INSTRUCTS = re.compile(
    r"\W{0,3}please\s(?:also |carefully )?(?:note|read|ensure|be (?:aware|advised)|do not|see|refer to|use|return|"
    r"contact|remember|enter (?:your |all )?(?:prices|rates)|"
    r"check|keep|save|print|sign|(?:answer|complete) (?:all|every|each|the following|this (?:form|document|section|part))|"
    r"(?:submit|send|upload|email) (?:your|the|this|all|any) (?:completed |signed )?(?:responses?|tenders?|bids?|forms?|"
    r"applications?|documents?|questions?|quer(?:y|ies)))\b",
    re.I,
)
_REQUEST = re.compile(
    r"(?:\W{0,3})(?:please|briefly|describe|provide|explain|outline|confirm|detail|state|give|list|tell us|set out|"
    r"demonstrate|summari[sz]e|indicate|show us|"
    r"identify|specify|discuss|illustrate|articulate|evidence how|show how|"
    r"how|what|who|which|why|in no more than)\b",
    re.I,
)
_DESCRIBES = (
    r"(?:describe|explain|outline|demonstrate|summari[sz]e|(?:set out|detail|show|state|give|provide|indicate|identify|"
    r"include)\s(?:clearly\s)?(?:how|what|why|which|who|details?|examples?|evidence|an? \w{1,14} of)|"
    r"set out\s(?:their|your|its)|list\s(?:the|each|all|any|your|their))\b"
)
_TITLED = re.compile(
    rf"(?!\W{{0,3}}(?:note|guidance|n\.?b|important|instruction|tip|hint|help|example)s?\b)"
    rf"\W{{0,3}}\w[\w ,&/'’]{{1,60}}(?:\s[-–]|:)\s{{1,3}}(?:please|how|what|{_DESCRIBES})\b",
    re.I,
)
"""A title and its question in one breath: “Methodology – please set out …”."""
_LED_IN = re.compile(
    rf"\W{{0,3}}(?:if|where|when|in|with|using|considering|based|taking|given|drawing|thinking|referring|having|for)\b"
    rf"[^.?\n]{{1,160}},\s(?:please|how|what|tell us|show|{_DESCRIBES})\b",
    re.I,
)
_OF_BIDDERS = re.compile(
    r"\W{0,3}(?:the )?(?:(?:bidder|tenderer|applicant|potential (?:supplier|provider)|you)(?:\(s\)|s)?"
    r"(?: for [^.,\n]{1,30}?)?\s"
    r"(?:must|should|shall|will need to|needs? to|(?:is|are) (?:(?:asked|required|invited|requested|expected) )?to)|"
    r"(?:supplier|provider|contractor|organisation)(?:\(s\)|s)?\s(?:should|(?:is|are) (?:(?:asked|invited|requested) )?to))\s"
    rf"(?:clearly |fully |briefly |please ){{0,2}}{_DESCRIBES}"
    r"|\W{0,3}(?:bidder|tenderer|applicant|supplier|provider)s are (?:asked|invited|requested) to (?:set out|detail|show)\b",
    re.I,
)
_CONDITION = re.compile(
    r"(?P<whole>(?:\W{0,2})(?:if|where)\s(?:you\s)?(?:have\s|has\s)?"
    r"(?:(?:answered|responded|selected|replied|ticked|stated|said|indicated)\s)?(?:to have\s)?(?:your answer is\s)?"
    r"[‘’'\"“”]?(?:yes|no|y|n|so|other|‘?n/a)\b"
    r"(?:[^.,;:\n–?]|\.(?=\d)|–(?=\s?\()|,(?=\s?(?:or|and)\s(?:yes|no)\b)|,(?=\s?\d)){0,120}?)"
    r"(?:\s[-–]\s(?!\()|,(?!\s?(?:(?:or|and)\s(?:yes|no)\b|\d))|[;:\n?]|\.(?!\d)|\s(?=please\b)|\Z)",
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
