"""What was found while a form is read, before it becomes a proposal."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bidprep.documents.forms.limits import is_only_limit, limit_in, weighting_beside, weighting_in
from bidprep.documents.forms.measures import TITLE
from bidprep.documents.forms.shapes import Line
from bidprep.documents.forms.wording import (
    asks_plainly,
    condition_in,
    is_blank,
    is_cue,
    is_number,
    split_number,
    tidy_number,
)
from bidprep.domain.bids import Limit
from bidprep.domain.form_proposals import AnswerPlace

_NOTE = re.compile(
    r"(?:guidance(?: notes?)?|(?:response|supplier|bidder|tenderer|applicant|question|answer|explanatory|"
    r"completion)\s(?:guidance|notes?|instructions?)|"
    r"(?:please )?note|n\.?\s?b\.?|help|tips?|hints?)(?:\s{0,2}(?:for|to)\s(?:bidders|suppliers|tenderers|"
    r"applicants))?\s{0,2}(?:[:\-–]|\bthat\b|\Z|\s(?=[A-Z]))",
    re.I,
)
_SCORED_BY = re.compile(
    r"(?:(?:evaluation|assessment|scoring|award|marking|selection)\s(?:criteri(?:a|on)|guidance|scheme|"
    r"methodology|method|guide)|criteri(?:a|on)|pass\s?/\s?fail criteria|"
    r"how (?:this|it) will be (?:scored|assessed|evaluated)|marks? available|max(?:imum)? (?:score|"
    r"marks?)|what (?:we|the panel|evaluators|assessors|the council) (?:are|is|will be) looking for|"
    r"(?:the )?evaluators? will (?:look for|consider|expect))\s{0,2}(?:[:\-–]|\Z)",
    re.I,
)
_ASKS_FOR_A_TABLE = re.compile(
    r"\b(?:provide|complete|list|give|state|detail|details|set out|budget|fill in|show|enter|insert|"
    r"indicate|break ?down|itemi[sz]e|profile|(?:tick|mark|price) (?:the|each|every|all|in)"
    r"|(?:using|in) the (?:table|grid)|tell us|estimate|how (?:many|much)|of the following)\b",
    re.I,
)
_ASKS_TO_FILL_IN = re.compile(
    r"\W{0,3}(?:please |(?:tenderers?|bidders?|applicants?|suppliers?|providers?|you) (?:must|should|shall"
    r"|are (?:(?:asked|required|requested) )?to) )?(?:enter|complete|insert|provide|give)\s(?:[\w-]{1,14}\s){0,3}"
    r"(?:prices?|rates?|costs?|cells|boxes|line|table|grid|schedule|matrix|profile|"
    r"(?:project |delivery |work |mobilisation )?plan|budget|model|register|template)\b"
    r"|\W{0,3}(?:please )?price (?:up )?(?:each|every|all)\b",
    re.I,
)
"""“Please enter your prices in the green cells.”, which asks for no words and yet for something."""
_OBLIGES = re.compile(
    r"\b(?:supplier|contractor|provider|authority|council|grantee|recipient|part(?:y|ies))s?\s(?:shall|must)\b", re.I
)
"""What a contract lays on its parties, which asks nothing of who bids for it."""
_LEAST_LETTERS = 12  # of a request for a table, which “Details” over one is not
_ATTACHED = re.compile(r"\W{0,2}attachments?(?: (?:permitted|allowed))?\s?[:–-]", re.I)
_NUMBER_ALONE = re.compile(r"(?:question|q|method statement|ms|criterion)\W{0,3}(?:no\W{0,3})?\d", re.I)
_MARKS_TOLD = r"(?:(?:max(?:imum)?|total)\s)?(?:marks?|points|score)(?:\savailable)?\s?[:=]?\s?(?P<value>\d{1,3})"
_MARKS = re.compile(rf"\W{{0,2}}{_MARKS_TOLD}\W{{0,3}}\Z", re.I)
_MARKS_FIRST = re.compile(rf"\W{{0,2}}{_MARKS_TOLD}(?:\W{{1,4}}(?!\d)|\W{{1,4}}(?=\d))[^\n?]{{0,90}}\Z", re.I)
"""“Score available: 10 – 400 words”, “Score available: 20. Maximum two sides of A4. Brochures are not scored.”"""
_MARKS_ALONE = re.compile(r"(?:up to\s)?(?P<value>\d{1,3}(?:\.\d)?)\s?(?:marks?|points)(?:\savailable)?\W{0,3}\Z", re.I)
_MARKS_LAST = re.compile(rf"[\s|;,–-]{_MARKS_TOLD}\W{{0,3}}\Z", re.I)  # “Up to 400 words | Points: 20”
_META_ONLY = re.compile(
    r"\W{0,2}(?:(?:(?:question|overall|percentage|sub-?criterion|price|quality|total) )?weight(?:ing|ed|age)?\b[^\n?]{0,75}|"
    r"\d{1,3}(?:\.\d{1,2})?\s?%(?: weighting|"
    r" of (?:the )?(?:total )?(?:marks|score))?|"
    rf"{_MARKS_TOLD}|(?:up to\s)?\d{{1,3}}(?:\.\d)?\s?(?:marks?|points)(?:\savailable)?|"
    r"min(?:imum)?\.? (?:pass )?(?:score|marks?)\b[^\n]{0,30}|"
    r"pass\s?/\s?fail|scored\b.{0,30}|mandatory|for information only|"
    r"not scored)\W{0,3}\Z",
    re.I,
)


def is_about_marks(words: str) -> bool:
    """Return whether a line only tells a limit, a weighting or how a question is marked."""
    pieces = [_FIRST_LANGUAGE.sub("", piece) for piece in _PIECES.split(words.strip(" ()[]"))]
    return _tells_only(words) or (len(words) <= TITLE and all(map(_tells_only, pieces)))


_PIECES = re.compile(
    r"\s{3,}|\t|\s?[|;]\s?|,\s|\.\s(?=(?:up to|max(?:imum)?|weight\w*|marks|points)\b|\d)|\s[–-]\s|(?<=[%s])[\])]\s",
    re.I,
)
_FIRST_LANGUAGE = re.compile(r"\A[^\W\d]{3,20}(?: \w{1,20}){0,4}\s?/\s?(?=[A-Z])")
"""“[15 marks – 3 pages max]”, or in two languages “Pwysoliad / Weighting: 12%      Uchafswm / Maximum: 2 A4 sides”."""


def _tells_only(words: str) -> bool:
    return is_only_limit(words) or _META_ONLY.match(words) is not None or _MARKS_FIRST.match(words) is not None


@dataclass
class Draft:
    """A question as far as it was read; `parent` is the number of the one it is part of, `stem` the words that introduce it.

    `is_label` says of a few words without a number that they may only name a field; `offered` are the choices of a list;
    `gaps` are the kinds of what is made to be filled in; `is_grid` is whether that is a table; `is_named` says that it
    stands under “Question”; `has_place` is whether the form has a place for the answer.
    """

    text: str
    number: str = ""
    section: str = ""
    places: list[AnswerPlace] = field(default_factory=list)
    place_words: str = ""
    head_words: str = ""
    offered: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    answer: str = ""
    weighting: Decimal | None = None
    limit: Limit | None = None
    guidance: str = ""
    criteria: str = ""
    only_if: str = ""
    parent: str = ""
    stem: str = ""
    confidence: float = 1.0
    is_label: bool = False
    is_filled: bool = False
    is_grid: bool = False
    is_named: bool = False
    row: int = -1
    block: int = 0

    @property
    def has_place(self) -> bool:
        """Whether the form has a place for the answer."""
        return bool(self.places)


@dataclass(frozen=True)
class Asked:
    """The lines of a question, taken apart."""

    number: str = ""
    text: str = ""
    limit: Limit | None = None
    weighting: Decimal | None = None
    guidance: str = ""
    criteria: str = ""


def take_apart(lines: Sequence[Line]) -> Asked:
    """Tell the number, the limit, the weighting, the guidance and the criteria of a question from its words."""
    number = ""
    kept: list[str] = []
    notes: list[str] = []
    scored: list[str] = []
    limit: Limit | None = None
    weighting: Decimal | None = None
    other: list[str] = []
    into = kept
    helped = _is_helped(lines)
    for line in lines:
        words = line.words.strip()
        if is_blank(words) or is_cue(words):
            limit = limit or limit_in(words)
            if not words and into is not kept:
                into = kept
            continue
        if not kept:
            words = _REQUIRED.sub("", words)
        if not number and not kept:
            alone = len(lines) > 1 and _NUMBER_ALONE.match(words) is not None and is_number(words)
            number, words = (tidy_number(words), "") if alone else _own_number(line.number, words)
            if not words:
                continue
        shown = f"{line.number} {words}" if line.number and kept else f"• {words}" if line.bullet and kept else words
        for note in line.notes:
            limit = limit or limit_in(note, in_its_own_cell=True)
            weighting = weighting if weighting is not None else weighting_in(note) or _bare(note)
        if is_about_marks(words):
            limit = limit or limit_in(words, in_its_own_cell=True)
            weighting = weighting if weighting is not None else weighting_in(words) or _bare(words)
            continue
        if kept and _ATTACHED.match(words):
            other.append(shown)  # what it says of pages is about the files
            continue
        if kept and (_NOTE.match(words) or (helped and not line.bold)):
            into = notes
        elif kept and _SCORED_BY.match(words):
            into = scored
        into.append(shown)
    text = "\n".join(kept)
    asked = Asked(
        number,
        text,
        limit or _limit_of_answer(text) or limit_in("\n".join(notes)),
        weighting,
        "\n".join((*notes, *other)),
        "\n".join(scored),
    )
    return (
        asked
        if weighting is not None
        else replace(
            asked,
            weighting=weighting_in(text)
            or weighting_in("\n".join(scored))
            or weighting_beside(text)
            or weighting_in(kept[0] if kept else "")
            or weighting_in("\n".join(notes)),
        )
    )


_REQUIRED = re.compile(r"(?<=[\w?).])\s?\*{1,2}\Z")
"""The star behind a question that must be answered."""


def is_required(words: str) -> bool:
    """Return whether a line ends in the star of what must be filled in: “Planned start date *”."""
    return _REQUIRED.search(words.strip()) is not None


def _limit_of_answer(text: str) -> Limit | None:
    """Return the limit that a question sets; what it says of a chart or a file beside the answer is none."""
    sentences = re.split(r"(?<=[.;?!])\s|\n", text)
    kept = [said for at, said in enumerate(sentences) if not at or not _OF_A_FILE.search(_LEFT_OUT.sub("", said))]
    return limit_in("\n".join(kept)) if len(kept) < len(sentences) else limit_in(text)


_LEFT_OUT = re.compile(r"\b(?:excluding|not including|exclusive of|not counting)\b[^).;\n]{0,80}", re.I)
"""What a limit does not count, “(excluding tables and diagrams)”, is no limit of a file."""
_OF_A_FILE = re.compile(
    r"\b(?:attach(?:ed|ment)?s?|append|upload|enclose|organograms?|organisation charts?|structure charts?|gantt|diagrams?)\b",
    re.I,
)


def _is_helped(lines: Sequence[Line]) -> bool:
    """Return whether a question in bold has nothing but plain words of help below it, which ask nothing themselves."""
    said = [line for line in lines if line.words.strip()]
    first, rest = said[:1], said[1:]
    return (
        bool(first and rest)
        and first[0].bold
        and not is_number(first[0].words)
        and not any(line.bold or line.bullet or asks_plainly(line.words) for line in rest)
    )


def _own_number(counted: str, words: str) -> tuple[str, str]:
    return (tidy_number(counted), words) if counted else split_number(words)


def _bare(words: str) -> Decimal | None:
    """Return the share or the marks that a line of its own tells: “10%”, “Marks available: 10”."""
    if "%" in words:
        return weighting_in(words, in_its_own_cell=True)
    for piece in _PIECES.split(words.strip(" ()[]")):
        if (alone := _MARKS_ALONE.match(piece)) is not None:  # “10 points, 3,000 characters”
            return weighting_in(alone["value"], in_its_own_cell=True)
    marks = _MARKS.match(words) or _MARKS_FIRST.match(words) or _MARKS_LAST.search(words)
    return weighting_in(marks["value"], in_its_own_cell=True) if marks else None


def draft_of(lines: Sequence[Line], *, number: str = "") -> Draft:
    """Return a draft of the question that these lines ask; a number of its own goes before that of the lines."""
    asked = take_apart(lines)
    own = tidy_number(number)
    return Draft(
        text=asked.text
        if not own or not asked.number or own.casefold() == asked.number.casefold()
        else _with_number(asked),
        number=own or asked.number,
        limit=asked.limit,
        weighting=asked.weighting,
        guidance=asked.guidance,
        criteria=asked.criteria,
        only_if=condition_in(asked.text),
    )


def _with_number(asked: Asked) -> str:
    return f"{asked.number} {asked.text}"


def place_of(part: str, path: str, around: Iterable[str]) -> AnswerPlace:
    """Return an answer place with the digest of the words around it; white space and case do not count."""
    words = " ".join(" ".join(each.split()) for each in around).casefold()
    return AnswerPlace(part, path, hashlib.sha256(words.encode("utf-8", "replace")).hexdigest())


def join(*pieces: str) -> str:
    """Join what is not empty, each on a line of its own."""
    return "\n".join(piece.strip() for piece in pieces if piece.strip())


def asks_to_fill_in(words: str) -> bool:
    """Return whether a line asks for no words but for a table to be filled in, as “Complete the profile below” does."""
    return _ASKS_TO_FILL_IN.match(words) is not None


def asks_for_a_table(draft: Draft) -> bool:
    """Return whether a question asks to fill in a table, so that a grid below it is its place."""
    asked = f"{draft.text}\n{draft.guidance}"
    if len(draft.text) < _LEAST_LETTERS or _OBLIGES.search(draft.text) or not _ASKS_FOR_A_TABLE.search(asked):
        return False
    return asks_plainly(draft.text) or bool(draft.number) or asks_to_fill_in(draft.text)
