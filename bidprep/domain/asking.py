"""What asks: whether words put a question, and the single things that a question asks for.

The rules are our own, from reading questions of public buyers: an order at the beginning of a sentence or after “and”, a
question word, what follows “including”, and the points of a list.
"""

import re

_ORDERS = (
    "describe|explain|set out|outline|detail|demonstrate|provide|give|state|show|tell us|confirm|identify|summarise|list|"
    "evidence|illustrate|specify|indicate|include|discuss|evaluate|propose|submit|name|say"
)
_WORDS_OF_QUESTIONS = (
    r"how|what|which|who|whom|whose|where|when|why|do you|does your|are you|is your|have you|has your|can you|will you"
)
_ORDER = re.compile(
    rf"(?:please\s+|you should\s+|you must\s+|bidders (?:should|must)\s+)?(?:{_ORDERS})\b", re.IGNORECASE
)
_ASKS = re.compile(rf"(?:{_WORDS_OF_QUESTIONS})\b", re.IGNORECASE)
_NUMBER = re.compile(r"(?:question\s+|q\s?)?(?:\d+(?:\.\d+)*[a-z]?|[a-z]|[ivx]+)[.):]?\s+", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:[•●▪◦‣·*–—-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.?!;:])\s+")
_LIMIT = re.compile(r"\b(?:word limit|maximum|max\.?|no more than|up to)\b[^.]*\b(?:words|characters|pages|sides)\b|"
                    r"\(?\b[\d,]+\s+words\b\)?", re.IGNORECASE)  # fmt: skip
_AND_ASKS = re.compile(
    rf"(?:,|;)?\s+(?:and|as well as|together with)\s+(?=(?:{_ORDERS}|how|what|which|who|where|when|why)\b)|"
    rf"[,;]\s+(?=(?:how|what|which|who|where|when|why|{_ORDERS})\b)",
    re.IGNORECASE,
)
_INCLUDING = re.compile(
    r"[,;:(]?\s*\b(?:including|to include|this should include|such as|covering|with reference to|with particular reference to)"
    r"(?: but not limited to)?\b[:\s]*",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*(?:;|,)\s*(?:and\s+|or\s+)?|\s+and\s+(?=[^,;]*$)")
_LONGEST_ASKED = 90  # words; what is longer is told, not asked
_LONGEST_ASK = 160  # characters
_LEAST_LETTERS = 3
MOST_ASKS = 30


def asks_something(words: str) -> bool:
    """Whether a paragraph puts a question or gives an order to write something."""
    flat = " ".join(words.split())
    if not flat or len(flat.split()) > _LONGEST_ASKED:
        return False
    bare = _NUMBER.sub("", flat, count=1) if _NUMBER.match(flat) else flat
    return flat.endswith("?") or _ORDER.match(bare) is not None or (_ASKS.match(bare) is not None and "?" in bare)


def find_asks(question: str) -> tuple[str, ...]:
    """Return the single things that a question asks for, each in a few words and once, in their order."""
    found: list[str] = []
    lead = ""
    for line in question.splitlines():
        point = _POINT.match(line)
        if point and lead:
            found.append(line[point.end() :])
            continue
        for sentence in _SENTENCE_END.split(line.strip()):
            bare = _NUMBER.sub("", sentence, count=1) if _NUMBER.match(sentence) else sentence
            if asks_something(bare) or _AND_ASKS.search(bare):
                found += _asks_of(bare)
        lead = lead or line.strip()
    asked = [_tidy(words) for words in found or [question.splitlines()[0] if question.strip() else ""]]
    return tuple(dict.fromkeys(words for words in asked if sum(map(str.isalpha, words)) >= _LEAST_LETTERS))[:MOST_ASKS]


def _asks_of(sentence: str) -> list[str]:
    """Return what a sentence asks for: its orders and questions, and each thing that it wants included."""
    main, *rest = _INCLUDING.split(sentence, maxsplit=1)
    asked = [words for words in _AND_ASKS.split(main) if words.strip()]
    asked += _PARTS.split(rest[0]) if rest else []
    return asked


def _tidy(words: str) -> str:
    flat = " ".join(_LIMIT.sub("", words).split()).strip(" ,;:.()–-")
    for opening in ("please ", "and ", "or "):
        if flat.lower().startswith(opening):
            flat = flat[len(opening) :]
    short = flat if len(flat) <= _LONGEST_ASK else flat[: _LONGEST_ASK - 1].rsplit(" ", 1)[0] + "…"
    return short[:1].upper() + short[1:]
