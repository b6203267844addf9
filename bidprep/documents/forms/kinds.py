"""What kind of answer a question wants, by what its answer place offers and by its own words."""

import re

from bidprep.documents.forms.measures import PAIR, QUESTION, TITLE
from bidprep.documents.forms.wording import choices_in, has_boxes, is_empty_box, is_prompt, is_yes_no
from bidprep.domain.bids import QuestionKind

_DATE_PROMPTS = frozenset(("date", "click or tap to enter a date.", "day / month / year", "day/month/year"))
_YES_NO = frozenset(("yes", "no", "n/a", "na", "n\\a", "not applicable", "y", "n"))
_MANY = re.compile(
    r"\b(?:all that apply|all (?:which|of the following)|tick (?:all|any)|one or more|select (?:all|any|multiple)"
    r"|tick to confirm that you have (?:attached|enclosed|included|provided))\b",
    re.I,
)
_DECLARES = re.compile(
    r"(?:\W{0,3})(?:(?:I|we)(?:/we)?,?\s(?:(?:the undersigned|hereby|can|also),?\s){0,2}(?:confirm|declare|"
    r"certify|agree|understand|undertake|accept|acknowledge)|"
    r"declaration\b|by (?:signing|submitting|ticking))",
    re.I,
)
_YES_NO_WORDS = re.compile(
    r"(?:\W{0,3})(?:(?:if [^,\n]{1,80}, ?)?(?:do|does|did|have|has|had|is|are|was|were|will|would|can|could|"
    r"should|may)\s(?:you|your|the|any|there|it|all|this|we|our|anyone)\b|"
    r"please (?:confirm|indicate|state) (?:whether|if)\b|confirm (?:whether|if)\b)",
    re.I,
)
_WANTS_MORE = re.compile(
    r"\b(?:describe|explain|detail(?:s|ed)?|outline|how|provide|summari[sz]e|set out|give|why|what|list|specify|"
    r"evidence|demonstrate|attach)\b",
    re.I,
)
_AND_MORE = re.compile(r"\b(?:and|or|then)\s(?:please\s)?(?:what|how|why|describe|explain|outline|set out|who)\b", re.I)
_FILE = re.compile(
    r"\b(?:attach|upload|enclose|append)(?:ed|ing)?\b|\b(?:provide|supply|submit|include|"
    r"send)\s(?:us\s)?(?:with\s)?(?:a\s|an\s|your\s|the\s)?(?:\w{1,14}\s){0,3}(?:cop(?:y|ies))\b"
    r"|\bcop(?:y|ies) of (?:your|the|all|any|relevant)\b|\bcomplete (?:the )?(?:annex|attachment|appendix|schedule)\b",
    re.I,
)
_MAY_ATTACH = re.compile(
    r"[^.?!\n]{0,80}\b(?:may|can|could)\b[^.?!\n]{0,40}\b(?:attach|append|upload|enclose)[^.?!\n]{0,120}[.?!]?", re.I
)
_CONTACT = re.compile(
    r"\b(?:contact details|contact (?:name|person|point)|point of contact|(?:e-?mail|postal|registered|"
    r"head office|correspondence) address|telephone|phone number|named contact|names? and (?:job title|address|contact"
    r"|position|role|telephone|e-?mail)|addresses?(?: and|,) (?:postcode|telephone|e-?mail|contact))\b",
    re.I,
)
_MONEY = re.compile(
    r"£|\b(?:turnover|how much (?:money|funding|will|would|are)|annual income|total (?:cost|price|budget)|"
    r"amount (?:requested|of funding|you|of grant)|"
    r"(?:contract|estimated|approximate|project) (?:value|cost)|cost of|budget|grant requested|day rate|"
    r"funding requested)\b",
    re.I,
)
_DATE = re.compile(
    r"\A\W{0,3}(?:(?:please (?:state|give|provide|enter) )?(?:the |"
    r"your )?(?:\w{1,14}\s){0,3}dates?\b(?! protection)|when\b|by (?:what|which) date|on what date)|\b(?:start|"
    r"end|expiry|completion|registration|formation) date\b"
    r"|\byour (?:[\w-]{1,14} ){0,3}(?:target|start|end|completion|review|renewal) date\W{0,3}\Z"
    r"|\bdate of (?:registration|formation|birth|incorporation|establishment|expiry|last|the)\b|\bdd\s?/\s?mm\s?/\s?yy",
    re.I,
)
_DATE_ALONE = re.compile(r"\A\W{0,3}(?:when\b|by (?:what|which) date|on what date)", re.I)
_TWO_THINGS = re.compile(
    r"\b(?:numbers?|names?|reasons?|outcomes?|amounts?|plans?|details?)\b[^\n.]{0,40}\band\b", re.I
)
_NUMBER = re.compile(
    r"\A\W{0,3}(?:please (?:state|give|provide|enter) )?(?:the |total |your )?(?:\w{1,14}\s){0,1}(?:number of|no\. of|"
    r"how many|percentage|average number)\b|\bhow many\b|\bscope [123] emissions\b|\bpercentage of\b",
    re.I,
)


def kind_of(
    words: str, offered: tuple[str, ...], place: str, gaps: tuple[str, ...] = ()
) -> tuple[QuestionKind, tuple[str, ...]]:
    """Return the kind of a question and its choices.

    `offered` are the choices of its answer place's list, `place` what stands in that place, `gaps` the kinds of what is
    made to be filled in there.
    """
    offered = tuple(choice for choice in offered if not is_prompt(choice))
    choices = offered or choices_in(place) or choices_in(_last_line(words))
    if choices:
        if all(choice.casefold() in _YES_NO for choice in choices):
            return (QuestionKind.DECLARATION if _DECLARES.match(words) else QuestionKind.YES_NO), choices
        if len(choices) == 1 and _FILE.search(words):
            return QuestionKind.FILE, ()  # “Please attach your accounts ☐ Attached”
        if len(choices) == 1 or all(_DECLARES.match(choice) for choice in choices):
            return QuestionKind.DECLARATION, ()
        many = _MANY.search(words) or (not offered and len(choices) > PAIR and has_boxes(place) and _MANY.search(place))
        return (QuestionKind.MANY_CHOICES if many else QuestionKind.CHOICE), choices
    if "date" in gaps:
        return QuestionKind.DATE, ()
    return _kind_by_place(place) or _kind_by_words(words), ()


def _kind_by_place(place: str) -> QuestionKind | None:
    if is_empty_box(place):
        return QuestionKind.YES_NO
    place = " ".join(place.split()).casefold()
    if len(place) > TITLE:
        return None
    if re.match(r"(?:attach|upload|file)", place):
        return QuestionKind.FILE
    if place.startswith("£"):
        return QuestionKind.MONEY
    if re.search(r"\bdd\s?/\s?mm\b", place) or place.rstrip(": ") in _DATE_PROMPTS:
        return QuestionKind.DATE
    return QuestionKind.TEXT if re.match(r"(?:free )?text", place) else None


def _kind_by_words(words: str) -> QuestionKind:
    # A long text is no file's, so what it says that one may attach need not be looked for, which takes its time.
    first = (_MAY_ATTACH.sub("", words) if len(words) <= QUESTION * PAIR else words).strip()
    short = len(first) <= QUESTION
    if _DECLARES.match(first):
        return QuestionKind.DECLARATION
    if short and _YES_NO_WORDS.match(first) and not _WANTS_MORE.search(first):
        return QuestionKind.YES_NO
    if short and not _AND_MORE.search(first):
        for kind, pattern in (
            (QuestionKind.DATE, _DATE_ALONE if _TWO_THINGS.search(first) else _DATE),
            (QuestionKind.NUMBER, _NUMBER),
            (QuestionKind.CONTACT, _CONTACT),
            (QuestionKind.FILE, _FILE),
        ):
            if pattern.search(first):
                return kind
        if len(first) <= TITLE and _MONEY.search(first):
            return QuestionKind.MONEY
    return QuestionKind.TEXT


def _last_line(words: str) -> str:
    """Return the end of a text where it offers choices: “… ☐ Yes ☐ No”."""
    last = words.strip().rpartition("\n")[2][-300:]
    if is_yes_no(last):
        return last
    return last if has_boxes(last) and words.strip() != last else _boxed_lines(words)


def _boxed_lines(words: str) -> str:
    lines = [line for line in words.splitlines() if has_boxes(line)]
    return " ".join(lines)[:1_000] if len(lines) > 1 else ""
