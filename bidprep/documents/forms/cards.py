"""Tables that are the card of one question: its words, its weighting, its criteria and its answer, each beside its label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bidprep.documents.forms.boxes import ABOUT, is_about
from bidprep.documents.forms.cells import first_words
from bidprep.documents.forms.columns import STRONG_QUESTION, Row, filled, is_open
from bidprep.documents.forms.drafts import Draft, draft_of, join, place_of
from bidprep.documents.forms.headers import Role, role_of
from bidprep.documents.forms.limits import limit_in, tells_count, weighting_at_end, weighting_in
from bidprep.documents.forms.measures import HEAD, PAIR, TITLE
from bidprep.documents.forms.shapes import Cell, Line, Table
from bidprep.documents.forms.told_beside import tells_worth
from bidprep.documents.forms.wording import asks, asks_plainly, is_blank, is_cue, is_number, split_number, tidy_number

_QUESTION_LABEL = re.compile(r"(?:question|q)\.?\s{0,2}\d{1,3}(?:\.\d{1,3}){0,2}[a-z]?\s{0,2}[:.\-–]?\Z", re.I)
_ASKED = re.compile(r"\W{0,2}(?:question|requirement)\W{0,2}\Z", re.I)
_CRITERIA_LABEL = re.compile(r"\W{0,2}(?:sub[- ]?)?criteri(?:a|on)\b", re.I)
_LABELS = frozenset(
    (
        Role.NUMBER,
        Role.QUESTION,
        Role.ANSWER,
        Role.WEIGHTING,
        Role.LIMIT,
        Role.GUIDANCE,
        Role.CRITERIA,
        Role.TYPE,
        Role.BUYER,
    )
)
_ABOUT_ONE = frozenset((Role.NUMBER, Role.WEIGHTING, Role.LIMIT, Role.TYPE))
_TITLE = re.compile(
    r"\W{0,3}(?:(?:quality |award |technical )?question|q)\.?\s{0,2}(?:no\.?\s{0,2})?[A-Z]{0,3}\.?\d", re.I
)
_CODE = re.compile(r"\W{0,2}[A-Z]{1,5}[-_ ]?\d")
_SCALE = re.compile(
    r"\W{0,2}(?:marking|scoring|evaluation|award) (?:scheme|guide|guidance|scale|criteria|table)\b", re.I
)
_LABEL_WITHIN = re.compile(
    r"\W{0,2}(?P<label>(?:requirements?|context|background|scenario)(?=\W{0,2}:|\Z)"
    r"|(?:response|answer) guidance|guidance(?: for bidders)?(?=\W{0,2}:|\Z)"
    r"|(?:max(?:imum)?\.? )?(?:character|word|page) (?:count|limit)(?=\W{0,2}:|\Z))",
    re.I,
)
_QUESTION_BEFORE = re.compile(r"\A\W{0,2}question\s{0,2}:?\s{0,2}(?![\d.])", re.I)
_MOST = 60  # letters of a label
_OF_A_CARD = 0.75  # how sure a question is that is a card by itself, without room


def cards_in(table: Table, rows: Sequence[Row]) -> list[Draft]:
    """Return the questions of a table whose rows are label and value; [] where it is no such table."""
    expanded = [(index, each) for index, row in _without_scales(rows) for each in _labels_of(row)]
    labelled = _without_titles([each for _, each in expanded])
    known = [role for _, role in labelled if role is not None]
    asked = [row for row, role in labelled if role is Role.QUESTION and len(row) > 1 and not is_blank(row[-1].words)]
    if (
        not asked
        or len(set(known)) < PAIR
        or len(known) * 2 < len(labelled)
        or not any(asks(row[-1].words) for row in asked)
    ):
        return []
    if any(role_of(row[-1].words) is not None and len(row[-1].words) <= HEAD // 2 for row in asked):
        return []
    if table.is_sheet and not (
        any(_ASKED.match(row[0].words) for row in asked) and any(role is Role.ANSWER for role in known)
    ):
        return []
    places = {id(row): index for index, (row, _) in expanded}
    drafts: list[Draft] = []
    before: list[tuple[Role, Cell]] = []
    for index, (row, role) in enumerate(labelled):
        value = row[-1]
        if role is Role.QUESTION:
            draft = _begun(row, before)
            draft.row = places[id(row)]
            drafts.append(draft)
            before = []
        elif role is None or tells_count(row[0].words):
            if drafts and tells_count(row[0].words):  # “Characters used | 0 | of | 6000”
                drafts[-1].limit = drafts[-1].limit or limit_in(" ".join(cell.words for cell in row))
            continue
        elif drafts and role is not Role.NUMBER and not before and not _begins_anew(labelled, index):
            _say(drafts[-1], role, value, table, row[0].words)
        else:
            before.append((role, value))
    for draft in drafts:
        draft.confidence = 0.9 if draft.has_place else 0.8
    return drafts


def card_for_a_portal(table: Table, rows: Sequence[Row]) -> Draft | None:
    """Return the question of a card without room for the answer, which is typed into a portal: a title, what is asked, help.

    “AQB1 Service delivery” over “Please describe …”, over “Response guidance | …” and a scale of marks.
    """
    title, *rest = rows
    number = split_number(title[0].words)[0]
    has_room = any(is_blank(cell.words) or cell.gaps for row in rest for cell in row)
    beside_title = title[1:]  # “B1 – Service delivery model | Weighting: 15%”
    if table.is_sheet or has_room or not all(tells_worth(cell.words) for cell in beside_title):
        return None
    if len(title[0].words) > TITLE or not is_number(number):
        return None
    alone = [row[0] for row in rest if len(row) == 1]
    asked = [cell for cell in alone if _says(cell) is None and asks_plainly(_asked_in(cell)[0].words)]
    beside = [(label.words, value.words) for label, value in (row for row in rest if len(row) == PAIR)]
    beside = [(_says(cell) or "", cell.words) for cell in alone if _says(cell) is not None] + beside
    helped = any(role_of(label) is Role.GUIDANCE or ABOUT.match(label) for label, _ in beside)
    if asks(title[0].words) or len(asked) != 1 or len(beside) + 1 < len(rest) or not helped:
        return None
    draft = draft_of(_asked_in(asked[0]), number=number)
    weighting = next(
        filter(None, (weighting_in(cell.words) for cell in beside_title)), weighting_at_end(title[0].words)
    )
    draft.weighting = draft.weighting if draft.weighting is not None else weighting
    draft.limit = draft.limit or next(filter(None, (limit_in(cell.words) for cell in beside_title)), None)
    is_scale = False
    for label, words in beside:
        is_scale = is_scale or _SCALE.match(label) is not None
        if is_scale:
            draft.criteria = join(draft.criteria, f"{label}: {words}")
        else:
            draft.guidance = join(draft.guidance, words)
            draft.limit = draft.limit or limit_in(words)
    draft.row, draft.confidence = next(at for at, row in enumerate(rows) if row[0] is asked[0]), _OF_A_CARD
    return draft


def _says(cell: Cell) -> str | None:
    """Return the label with which a cell begins that says more of its question, None where it begins with none."""
    label = _LABEL_WITHIN.match(first_words(cell))
    return label["label"] if label else first_words(cell)[:_MOST] if is_about(cell) else None


def _asked_in(cell: Cell) -> list[Line]:
    """Return the lines of a cell without “Question:” before them."""
    first, *rest = [line for line in cell.lines if line.words] or [Line("", cell.path)]
    return [each for each in (replace(first, words=_QUESTION_BEFORE.sub("", first.words)), *rest) if each.words]


def _without_scales(rows: Sequence[Row]) -> list[tuple[int, Row]]:
    """Return the rows with their places but for scales of marks: “Marking scheme” over “100 | Addresses all of it”."""
    kept: list[tuple[int, Row]] = []
    is_in_scale = False
    for index, row in enumerate(rows):
        if len(row) == 1 and len(row[0].words) <= _MOST and _SCALE.match(row[0].words):
            is_in_scale = True
        elif not (is_in_scale and len(row) >= PAIR and is_number(row[0].words.rstrip("% "))):
            is_in_scale = False
            kept.append((index, row))
    return kept


def _without_titles(labelled: list[tuple[Row, Role | None]]) -> list[tuple[Row, Role | None]]:
    """Leave out rows such as “Theme | Workforce” where others of the table ask under the label “Question”."""
    asking = [
        row
        for row, role in labelled
        if role is Role.QUESTION and STRONG_QUESTION.search(row[0].words) and asks(row[-1].words)
    ]
    bare = [row for row in asking if not any(letter.isdecimal() for letter in row[0].words)]
    if bare and len(bare) < len(asking):  # “Question 1.3 | Supply chain” over “Question | Complete the table …”
        numbered = [row for row in asking if not any(row is each for each in bare)]
        labelled = [
            (row[:1], Role.NUMBER) if any(row is each for each in numbered) else (row, role) for row, role in labelled
        ]
        asking = bare
    return [
        (row, None if role is Role.QUESTION and not any(row is each for each in asking) else role)
        for row, role in labelled
        if asking
    ] or labelled


def _labels_of(row: Row) -> list[tuple[Row, Role | None]]:
    """Return a row with what its label says, or its pairs where labels and values stand side by side in it."""
    if (
        len(row) == 1
        and len(row[0].words) <= _MOST
        and (_TITLE.match(row[0].words) or _is_code(split_number(row[0].words)[0]))
    ):
        return [(row, Role.NUMBER)]
    if len(row) == PAIR and _TITLE.match(row[0].words) and weighting_in(row[1].words) is not None:
        return [(row[:1], Role.NUMBER), (row[1:], Role.WEIGHTING)]
    if len(row) == PAIR and _TITLE.match(row[0].words) and is_number(row[0].words) and not asks(row[1].words):
        return [(row[:1], Role.NUMBER), (row[1:], None)]
    if len(row) == PAIR and _is_code(row[0].words):
        return [(row[:1], Role.NUMBER), (row[1:], Role.WEIGHTING if weighting_in(row[1].words) is not None else None)]
    if len(row) == PAIR + 1 and row[0].height > 1 and is_number(row[0].words):
        return [(row[:1], Role.NUMBER), (row[1:], _label_of(row[1:]))]
    if len(row) == PAIR * PAIR:
        pairs = [(pair, _label_of(pair)) for pair in (row[:PAIR], row[PAIR:])]
        if all(role in _ABOUT_ONE for _, role in pairs):
            return [*pairs]
    return [(row, _label_of(row))]


def _is_code(words: str) -> bool:
    """Return whether a cell holds a question's number that begins with letters of its own: “AQB2”, not “3” of a scale."""
    return is_number(words) and _CODE.match(words) is not None


def _label_of(row: Row) -> Role | None:
    said = filled(row)
    if not said or len(row) > PAIR + 1 or len(said[0].words) > _MOST:
        return None
    if _QUESTION_LABEL.match(said[0].words):
        return Role.QUESTION
    role = Role.CRITERIA if _CRITERIA_LABEL.match(said[0].words) else role_of(said[0].words)
    if is_cue(said[0].words) or (len(row) == 1 and is_open(row[0])):  # “[Bidder to insert response here]”
        role = Role.ANSWER
    return role if role in _LABELS and (len(row) > 1 or role is Role.ANSWER) else None


def _begins_anew(labelled: Sequence[tuple[Row, Role | None]], index: int) -> bool:
    """Return whether a label belongs to the next question, for that follows before anything is answered."""
    drawn = [role for _, role in labelled[:index] if role is not None]
    return bool(drawn) and drawn[0] is labelled[index][1] and drawn[0] is not Role.QUESTION


def _begun(row: Row, before: list[tuple[Role, Cell]]) -> Draft:
    label = row[0].words
    number = tidy_number(label) if _QUESTION_LABEL.match(label) else ""
    draft = draft_of([line for line in row[-1].lines if line.words], number=number)
    for role, value in before:
        if role is Role.NUMBER:
            own = value.words if is_number(value.words) else split_number(value.words)[0] or _title_number(value.words)
            draft.number = draft.number or tidy_number(own)
        else:
            _say(draft, role, value, None)
    return draft


def _title_number(words: str) -> str:
    """Return the number of “Question 1 of 4”."""
    match = re.match(r"\W{0,3}(?:question|q)\.?\s{0,2}(\d{1,3})\sof\s\d", words, re.I)
    return match[1] if match else ""


def _say(draft: Draft, role: Role, value: Cell, table: Table | None, label: str = "") -> None:
    words = value.words
    if role is Role.WEIGHTING:
        draft.weighting = weighting_in(words, in_its_own_cell=True)
    elif role is Role.LIMIT:
        draft.limit = limit_in(words, in_its_own_cell=True, head=label) or draft.limit
    elif role is Role.GUIDANCE:
        draft.guidance = join(draft.guidance, words)
        draft.limit = draft.limit or limit_in(words)
    elif role is Role.CRITERIA:
        draft.criteria = join(draft.criteria, words)
    elif role is Role.TYPE:
        draft.place_words = draft.place_words or words
    elif role is Role.ANSWER and table is not None:
        draft.places.append(place_of(table.part, value.path, (draft.number, draft.text)))
        draft.offered = value.choices
        if written := join(*(gap.words for gap in value.gaps)):
            draft.answer = written
        elif is_open(value) or value.gaps:
            draft.place_words = draft.place_words or words
            draft.limit = draft.limit or limit_in(words)
        else:
            draft.answer = words
