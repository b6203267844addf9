"""What a form says of its questions away from them: weightings in a table in front, one limit for all, answer sheets behind."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bidprep.documents.forms.columns import Row, cell_in
from bidprep.documents.forms.drafts import Draft, join
from bidprep.documents.forms.headers import Column, Role, role_of
from bidprep.documents.forms.labels import is_identity
from bidprep.documents.forms.limits import limit_in, weighting_in
from bidprep.documents.forms.measures import HALF, MOST, PAIR
from bidprep.documents.forms.shapes import Table
from bidprep.documents.forms.told_beside import tells_worth, worth_told
from bidprep.documents.forms.wording import asks, asks_plainly, is_blank, is_cue, is_number, split_number
from bidprep.domain.bids import Limit
from bidprep.domain.form_proposals import AnswerPlace, FormBlock

_HEAD_WITHIN = 6  # rows in which a table's heads are looked for
_ROWS = 200  # rows that are looked at
_WEIGHT = re.compile(r"\bweight", re.I)
_CALLED = re.compile(r"(?:question|q|ms|method statement|criterion)(?=\W{0,3}\d)", re.I)


@dataclass(frozen=True)
class Told:
    """What one table tells of questions that it only names: weightings and limits by number."""

    weightings: dict[str, Decimal] = field(default_factory=dict)
    limits: dict[str, Limit] = field(default_factory=dict)


def key_of(number: str) -> str:
    """Return what two ways to write a question's number have in common: “Question 1.2.” and “1.2” are one."""
    plain = _CALLED.sub("", " ".join(number.split()).casefold())
    return "".join(letter for letter in plain if letter.isalnum() or letter == ".").strip(".")


def told_in(table: Table) -> Told | None:
    """Return what a table tells of questions by their numbers; None where it has no column for that."""
    for at, row in enumerate(table.rows[:_HEAD_WITHIN]):
        heads = [Column(cell.column, cell.column + cell.width - 1, role_of(cell.words), cell.words) for cell in row]
        telling = [head for head in heads if head.role in (Role.WEIGHTING, Role.LIMIT)]
        if telling and len(heads) > len(telling):
            below = table.rows[at + 1 : at + 1 + _ROWS]
            counted = [(_counted(head, below), head) for head in heads if head not in telling]
            most, keys = max(counted, key=lambda each: each[0])
            weighed = [head for head in telling if head.role is Role.WEIGHTING]
            if by_weight := [
                head for head in weighed if _WEIGHT.search(head.words)
            ]:  # and not by the most marks there are
                telling = [head for head in telling if head.role is Role.LIMIT or head in by_weight[:1]]
            return _told(keys, telling, below) if most else None
    return None


def told_of_next(table: Table) -> tuple[Decimal | None, Limit | None]:
    """Return the weighting and the limit that a table of one row, under its heads or without, tells of the question after it.

    “Topic | Lot | Points available | Maximum length” over “Staffing | All | 80 | 2 sides of A4”.
    """
    if len(table.rows) == 1 and all(tells_worth(cell.words) for cell in table.rows[0]):
        return worth_told(table.rows[0])  # “Weighting: 30% | 4 sides of A4”
    if len(table.rows) != PAIR or len(table.rows[0]) != len(table.rows[1]):
        return None, None
    weighting: Decimal | None = None
    limit: Limit | None = None
    for head, cell in zip(*table.rows, strict=True):
        if is_blank(head.words) or is_blank(cell.words):
            return None, None
        role = role_of(head.words)
        if role is Role.WEIGHTING:
            weighting = weighting_in(cell.words, in_its_own_cell=True)
        elif role is Role.LIMIT:
            limit = limit_in(cell.words, in_its_own_cell=True, head=head.words)
    return weighting, limit


def told_on_top(table: Table) -> tuple[Decimal | None, Limit | None]:
    """Return the weighting and the limit that the first two rows of a table tell, and nothing else, of the question above it.

    “Question weighting | Page limit” over “15% | 2 pages”, and below them perhaps the room for the answer.
    """
    heads, values = (tuple(cell for cell in row if not is_blank(cell.words)) for row in (*table.rows, (), ())[:PAIR])
    roles = [role_of(head.words) for head in heads]
    if not heads or len(heads) != len(values) or not all(role in (Role.WEIGHTING, Role.LIMIT) for role in roles):
        return None, None
    weightings = [
        weighting_in(cell.words, in_its_own_cell=True)
        for role, cell in zip(roles, values, strict=True)
        if role is Role.WEIGHTING
    ]
    limits = [
        limit_in(cell.words, in_its_own_cell=True, head=head.words)
        for role, head, cell in zip(roles, heads, values, strict=True)
        if role is Role.LIMIT
    ]
    return next((each for each in weightings if each is not None), None), next(filter(None, limits), None)


def _number_in(words: str) -> str:
    words = " ".join(words.split())
    return words if is_number(words) else split_number(words)[0]


def _counted(head: Column, below: Sequence[Row]) -> int:
    """Return how many numbers of questions stand below a head; 0 where most of what stands there is none."""
    cells = [cell_in(row, head) for row in below]
    said = [cell.words for cell in cells if cell is not None and not is_blank(cell.words)]
    numbers = sum(bool(_number_in(words)) for words in said)
    return numbers if len(said) > 1 and numbers >= MOST * len(said) else 0


def _told(keys: Column, telling: Sequence[Column], below: Sequence[Row]) -> Told:
    told = Told()
    seen: Counter[str] = Counter()
    for row in below:
        named = cell_in(row, keys)
        key = key_of(_number_in(named.words)) if named is not None else ""
        seen[key] += 1
        if not key or seen[key] > 1:
            told.weightings.pop(key, None)
            told.limits.pop(key, None)
            continue
        for head in telling:
            cell = cell_in(row, head)
            if cell is None or cell is named:
                continue
            if head.role is Role.LIMIT:
                if (limit := limit_in(cell.words, in_its_own_cell=True, head=head.words)) is not None:
                    told.limits[key] = limit
            elif (weighting := weighting_in(cell.words, in_its_own_cell=True)) is not None:
                told.weightings[key] = weighting
    return told


def take_told(drafts: Sequence[Draft], tables: Sequence[Told]) -> None:
    """Give questions the weighting and the limit that a table elsewhere has beside their numbers.

    A table counts where most of what it numbers are questions and most questions are in it, for sections are numbered too.
    """
    by_key: dict[str, list[Draft]] = {}
    for draft in drafts:
        by_key.setdefault(key_of(draft.number), []).append(draft)
    by_key.pop("", None)
    for told in tables:
        keys = told.weightings.keys() | told.limits.keys()
        known = [key for key in keys if len(by_key.get(key, ())) == 1]
        is_sure = len(known) == len(keys) and not any(key.isdecimal() for key in keys)  # “B1”, “B2”: no sections
        if len(known) < PAIR or len(known) < HALF * len(keys) or (len(known) < HALF * len(by_key) and not is_sure):
            continue
        for key in known:
            draft = by_key[key][0]
            draft.weighting = draft.weighting if draft.weighting is not None else told.weightings.get(key)
            draft.limit = draft.limit or told.limits.get(key)


def take_shares(drafts: Sequence[Draft], blocks: Sequence[FormBlock]) -> None:
    """Read weightings that are shares of one as per cent, where those of a sheet add up to that: 0.25, 0.25 and 0.5."""
    of_part: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.weighting is not None and draft.block < len(blocks):
            of_part.setdefault(blocks[draft.block].part, []).append(draft)
    for part, weighed in of_part.items():
        shares = [draft.weighting for draft in weighed if draft.weighting is not None]
        is_one = abs(sum(shares, Decimal(0)) - 1) <= _SHARES_OFF
        if part != "body" and len(shares) > 1 and is_one and max(shares) <= 1:
            for draft, share in zip(weighed, shares, strict=True):
                draft.weighting = share * 100


_SHARES_OFF = Decimal("0.011")


# --- answer sheets ----------------------------------------------------------------------------------


_ANSWER_TO = re.compile(
    r"\W{0,3}(?:(?:your|our|the|bidder|tenderer|supplier|applicant)(?:[’']?s)? )?(?:answers?|responses?|repl(?:y|ies))"
    r" (?:to|for) (?:(?:quality |award |technical )?question|q|method statement|criterion)\W{0,2}(?:no\.?\s?)?"
    r"(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?)\b",
    re.I,
)


def join_sheets(drafts: Sequence[Draft]) -> list[Draft]:
    """Return each question once where a list of questions stands in front and their places, by number, behind.

    “MS1 | Describe …” in a table, then “MS1 – Tenderer’s response” over a box; or the same question a second time.
    """
    for draft in drafts:
        if draft.has_place and not draft.number and (said := _ANSWER_TO.match(draft.text)) is not None:
            draft.number = said["number"]
    listed = {key_of(draft.number): draft for draft in drafts if draft.number and not draft.has_place}
    placed = Counter(key_of(draft.number) for draft in drafts if draft.has_place)
    kept: list[Draft] = []
    for draft in drafts:
        key = key_of(draft.number)
        asked = listed.get(key)
        if asked is None or not key or not draft.has_place or placed[key] > 1 or not _is_same(asked, draft):
            kept.append(draft)
            continue
        if len(asked.text) >= len(draft.text) or not asks_plainly(draft.text):
            asked.places, asked.place_words, asked.answer = draft.places, draft.place_words, draft.answer
            asked.offered, asked.gaps, asked.is_filled = draft.offered, draft.gaps, draft.is_filled
            asked.confidence = draft.confidence
            _add_to(asked, draft)
        else:
            kept = [each for each in kept if each is not asked]
            kept.append(draft)
            _add_to(draft, asked)
    return kept


def take_rooms(drafts: Sequence[Draft], rooms: Mapping[str, AnswerPlace]) -> None:
    """Give questions without a place the one that stands elsewhere beside their number."""
    by_key = {key_of(number): place for number, place in rooms.items()}
    for draft in drafts:
        if not draft.has_place and (place := by_key.get(key_of(draft.number))) is not None:
            draft.places.append(place)
            draft.confidence = 0.9


def _is_same(asked: Draft, draft: Draft) -> bool:
    if is_cue(draft.text) or _ANSWER_TO.match(draft.text) or not asks(draft.text):
        return True
    one, other = (set(re.findall(r"\w{1,40}", each.text.casefold())) for each in (asked, draft))
    return len(one & other) * PAIR > min(len(one), len(other))


def _add_to(draft: Draft, other: Draft) -> None:
    draft.weighting = draft.weighting if draft.weighting is not None else other.weighting
    draft.limit = draft.limit or other.limit
    draft.guidance, draft.criteria = join(draft.guidance, other.guidance), join(draft.criteria, other.criteria)


# --- one limit for all ------------------------------------------------------------------------------

_FOR_EACH = re.compile(
    r"\b(?:(?:each|every|all|any)\s(?:of\s)?(?:[\w-]{1,14}\s){0,3}(?:responses?|answers?|questions?|"
    r"method statements?|repl(?:y|ies))|(?:responses|answers|replies|method statements)\b|(?:per|for each|for every|"
    r"to each)\s(?:question|answer|response))\b"
    r"|\A\W{0,3}for each (?:one|of these)\b|\beach\W{0,2}\Z",
    re.I,
)
_TOGETHER = re.compile(r"\b(?:in total|total|combined|together|overall|altogether|aggregate)\b", re.I)
_NO_LIMIT = re.compile(r"\bno\s(?:word\s|page\s|character\s|set\s){0,2}limits?\b", re.I)
_HERE = re.compile(r"\b(?:this|the following)\s(?:section|part|table|lot|envelope|schedule|sheet|tab|category)\b", re.I)
_FIRST_TO_LAST = re.compile(
    r"\b(?:(?:questions?|answers?)|(?:responses?|answers?|repl(?:y|ies)) (?:to|for)(?: questions?)?)\s"
    r"(?P<first>[A-Z]{0,3}\d[\w.]{0,6})"
    r"\s{0,2}(?:to|-|–|and|through)\s{0,2}(?P<last>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,3})\b",
    re.I,
)
_MOST_NAMED = 40
_IN_SECTION = re.compile(
    r"\b(?:in|of|to) (?:section|part) (?P<section>[A-Z]\.?\d{0,2}|\d{1,2}(?:\.\d{1,2})?)(?![\w.]*\w)", re.I
)
_NAMED = re.compile(
    r"\bfor (?:each of )?(?:questions? )?"
    r"(?P<named>[A-Z]{0,3}\d[\w.]{0,6}(?:(?:,| and|, and| or) [A-Z]{0,3}\d[\w.]{0,6}){1,12})(?=[.,;:)\s]|\Z)"
)
"""“No more than 500 words for each of F2, F3 and F4.”"""
_TITLE_OF_ONE = re.compile(
    r"\W{0,3}(?:(?:quality |award |technical )?question|method statement|criterion)\W{0,2}[A-Z]{0,3}\d", re.I
)
_UNLESS = re.compile(r"\bunless\b[^.\n]{0,60}\b(?:says?|states?|stated|specified|indicated|given|shown)\b", re.I)
_LONGEST = 1_200  # letters of a block that may state a limit for all


def take_shared_limits(drafts: Sequence[Draft], blocks: Sequence[FormBlock]) -> None:
    """Give what asks for words the limit that stands once for all.

    “Each answer in this section is limited to 750 words.” It
    holds from there on; for its section only where it says so or stands in a heading; for its sheet in a workbook.
    """
    starts = {draft.block for draft in drafts if draft.has_place}
    begun = {blocks[draft.block].part: draft.block for draft in reversed(drafts) if draft.block < len(blocks)}
    waiting = sorted(drafts, key=lambda draft: draft.block)
    limit: Limit | None = None
    named: dict[str, Limit] = {}
    is_local, section, part, within = False, None, "", ""
    at = 0
    for draft in waiting:
        for place in range(at, min(draft.block + 1, len(blocks))):
            block = blocks[place]
            words = [cell for cell in block.words if cell.strip()]
            if is_local and block.kind == "heading" and not _is_of_one(block.words[0]):
                limit = None
            if place in starts or len(words) != 1 or len(words[0]) > _LONGEST:
                continue
            said = shared_limits(words[0])
            named.update((key, each) for each, keys in said for key in keys)
            for_all = next((each for each, keys in said if not keys), None)
            if for_all is not None:
                limit, section, part = for_all, None, block.part
                within = _within(words[0], drafts)
                is_in_front = block.part != "body" and place < begun.get(block.part, 0)  # the title of a sheet
                is_everywhere = block.kind == "paragraph" or is_in_front or _UNLESS.search(words[0]) is not None
                is_local = not is_everywhere or _HERE.search(words[0]) is not None
            elif (
                not said
                and _NO_LIMIT.search(words[0])
                and (_FOR_EACH.search(words[0]) or _HERE.search(words[0]) or place < min(starts, default=0))
            ):
                limit = None
        at = max(at, draft.block + 1)
        section = draft.section if section is None else section
        is_elsewhere = is_local and section != draft.section and not _is_of_one(draft.section)
        if is_elsewhere or blocks[draft.block].part != part:
            limit = None
        told_none = _NO_LIMIT.search(f"{draft.text}\n{draft.guidance}") is not None
        of_it = named.get(key_of(draft.number), limit if key_of(draft.number).startswith(within) else None)
        if of_it and not told_none and draft.limit is None and asks(draft.text) and not is_identity(draft.text):
            draft.limit = of_it


def _within(words: str, drafts: Sequence[Draft]) -> str:
    """Return how the numbers of a section begin where a limit is for that alone: “each question in section C.4”."""
    named = _IN_SECTION.search(words)
    begins = key_of(named["section"]) if named else ""
    begins += "." if begins[-1:].isdecimal() else ""
    return begins if any(key_of(draft.number).startswith(begins) for draft in drafts) else ""


def _is_of_one(title: str) -> bool:
    """Return whether a heading is that of one question: “Question B2 (weight 4)”."""
    return _TITLE_OF_ONE.match(title) is not None or asks_plainly(title)


def shared_limits(words: str) -> list[tuple[Limit, frozenset[str]]]:
    """Return the limits that some words set once for many, each with the keys of the questions it names, none for all.

    “Each answer is limited to 750 words.”; “Responses to Q1 – Q4 are limited to 1,000 words each.”
    """
    found: list[tuple[Limit, frozenset[str]]] = []
    keys: frozenset[str] = frozenset()
    for sentence in re.split(r"(?<=[.;!])\s|\n", words):
        keys = _named_in(sentence) or keys  # “For questions 2.6 to 2.7 … The maximum is 300 words per question.”
        for_many = keys or _FOR_EACH.search(sentence) or _UNLESS.search(sentence)
        if for_many and not _TOGETHER.search(sentence) and (limit := limit_in(sentence)) is not None:
            found.append((limit, keys))
            keys = frozenset()
    return found


def shared_limit(words: str) -> Limit | None:
    """Return the first limit that some words set once for many."""
    return next((limit for limit, _ in shared_limits(words)), None)


def _named_in(words: str) -> frozenset[str]:
    """Return the keys of the questions that a limit is for where it names them: “for questions 2.6 to 2.10”."""
    if (ranged := _FIRST_TO_LAST.search(words)) is not None:
        first, last = (re.fullmatch(r"(.*?)(\d{1,3})", key_of(ranged[end])) for end in ("first", "last"))
        if first and last and first[1] in (last[1], f"{last[1]}."):
            numbers = range(int(first[2]), min(int(last[2]), int(first[2]) + _MOST_NAMED) + 1)
            return frozenset(f"{first[1]}{number}" for number in numbers)
    listed = _NAMED.search(words)
    return frozenset(map(key_of, re.split(r"[,\s]+(?:and |or )?", listed["named"]))) if listed else frozenset()
