"""Tables, and rows of them, that are room for an answer to what was asked above them, or say more of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bidprep.documents.forms.cells import first_words
from bidprep.documents.forms.columns import Row, is_open, is_pick
from bidprep.documents.forms.drafts import Draft, join, place_of
from bidprep.documents.forms.labels import is_identity
from bidprep.documents.forms.limits import is_only_limit, tells_count
from bidprep.documents.forms.measures import HEAD, LABEL, MOST, PAIR, SOME
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.told_beside import tells_worth
from bidprep.documents.forms.wording import (
    asks,
    asks_plainly,
    has_boxes,
    is_blank,
    is_cue,
    is_empty_box,
    is_number,
    split_number,
)
from bidprep.domain.form_proposals import AnswerPlace

ABOUT = re.compile(
    r"\W{0,3}(?:(?:response|answer|supplier|bidder|tenderer|applicant|evaluators?|question|scoring|marking|award|"
    r"assessment)[’']?s?\s)?(?:guidance|notes?\b|criteria|evaluation|marking scheme|scoring|scheme\b|will look for)"
    r"|\W{0,3}(?:what (?:we|the panel|evaluators|assessors|the council) (?:are|is|will be) looking for|"
    r"e\.\s?g\.|for example\b|for instance\b|such as\b|"
    r"(?:we|evaluators) (?:are|will be) looking for|a good (?:answer|response)\b|tips?\b|hints?\b)",
    re.I,
)
"""How a row begins that says more of the question above it."""
_MOST_ABOUT = 5  # rows between a question and its room


@dataclass
class Found:
    """What a table holds for us. `box` is where an answer goes to what was asked before the table, if it is a box for that."""

    drafts: list[Draft] = field(default_factory=list)
    fields: list[tuple[str, AnswerPlace, int]] = field(default_factory=list)
    box: list[AnswerPlace] = field(default_factory=list)
    box_words: str = ""
    box_choices: tuple[str, ...] = ()
    told: str = ""
    """What stands above the room of the question before the table: its weighting, its limit."""
    rooms: dict[str, AnswerPlace] = field(default_factory=dict)
    """Places of answers to questions that stand elsewhere, by their numbers."""
    is_for_names: bool = False
    """Whether the box is a grid for names, dates and signatures only."""
    is_grid: bool = False
    """Whether the box is a table with heads and rows of its own, which may as well belong to nothing."""
    is_open_ended: bool = False
    """Whether the table's last question still waits for its answer's place."""


EXAMPLE = re.compile(
    r"\W{0,2}(?:(?:e\.? ?g|e\.e|ex)\b\W{0,2}|(?:examples?|sample)\W{0,2}(?:\Z|(?<=[:.–-] )|(?<=[:.–-])))", re.I
)
"""What stands before an entry that only shows how."""


def shows_how(row: Row) -> bool:
    """Return whether a row of a grid is filled in by the buyer as an example: “e.g. | Hall hire | £600”."""
    return bool(row) and EXAMPLE.match(row[0].words) is not None


def words_of(row: Row) -> str:
    """Return the beginnings of a row’s cells, a line each."""
    return "\n".join(cell.words[:HEAD] for cell in row)


def take_as_grid(table: Table, rows: Sequence[Row], found: Found) -> None:
    """Take a table that asks nothing itself, but is much of it empty, as room for what was asked before it."""
    cells = [cell for row in rows for cell in row]
    room = [cell for cell in cells if is_blank(cell.words) or is_open(cell)]
    if len(rows) > 1 and (len(room) >= len(cells) * SOME or _has_open_column(rows, room)):
        found.box.append(place_of(table.part, room[0].path, (words_of(rows[0]),)))
        found.is_grid = True


def _is_choice(cell: Cell) -> bool:
    return len(cell.words) <= HEAD and has_boxes(cell.words)


def _has_open_column(rows: Sequence[Row], room: Sequence[Cell]) -> bool:
    """Return whether most rows below the heads have room in the last column: “Item | Unit | Rate £”."""
    last = max(cell.column for cell in rows[0])
    opened = sum(cell.column == last for cell in room)
    return len(rows) > PAIR and opened >= (len(rows) - 1) * MOST


def answer_box(table: Table, rows: Sequence[Row]) -> Found | None:
    """Return the place that a table is which holds nothing but room for an answer."""
    told, rows = _told_on_top(rows) if not table.is_sheet else ("", rows)
    cells = [cell for row in rows for cell in row]
    if len(cells) == 1 or (not table.is_sheet and all(len(row) == 1 for row in rows) and len(rows) <= PAIR + 1):
        open_cells = [cell for cell in cells if is_open(cell)]
        if open_cells and all(tells_count(cell.words) for cell in cells if not is_open(cell)):
            first = open_cells[-1]
            words = join(*(cell.words for cell in cells))
            return Found(
                box=[place_of(table.part, first.path, (words if is_only_limit(words) else "",))],
                box_words=words,
                box_choices=first.choices,
                told=told,
            )
    elif not table.is_sheet and len(rows) == 1 and all(map(_is_choice, cells)):  # “Yes ☐ | No ☐”
        words = " ".join(cell.words for cell in cells)
        return Found(box=[place_of(table.part, cells[0].path, (words,))], box_words=words, told=told)
    elif not table.is_sheet:
        heads = tuple(cell.words for cell in rows[0])
        first = next((cell for row in rows[1:] for cell in row if is_blank(cell.words)), cells[0])
        asked = len(heads) == PAIR and (
            # “2.1 Describe the need | Max 200 words”, “3. Disgrifiwch … | 3. Describe …”
            any(bool(number) and asks(begins) for number, begins in map(split_number, heads))
            or (is_number(heads[0]) and not (is_number(heads[1]) or is_identity(heads[1])))
        )
        headed = len(rows) > 1 and len(heads) > 1 and all(0 < len(head) <= LABEL for head in heads) and not asked
        if all(is_blank(cell.words) for row in (rows[1:] if headed else rows) for cell in row):
            named = headed and all(is_identity(head) for head in heads)
            return Found(box=[place_of(table.part, first.path, heads if headed else ())], is_for_names=named)
    return None


_LABELS_ONLY = re.compile(r"(?:[^\n:?]{2,30}:[\s_.]{2,80}){1,4}(?:[^\n:?]{2,30}:\s{0,3})?")


def labelled_room(table: Table) -> Found:
    """Return the rooms of a table of one row that only says what goes where: “£ per day | ”, “Start date | | End date | ”."""
    row = table.rows[0] if len(table.rows) == 1 and not table.is_sheet else ()
    if len(row) == 1 and _LABELS_ONLY.fullmatch(row[0].words):  # “Rating:            Date:”
        return Found(box=[place_of(table.part, row[0].path, (row[0].words,))])
    labels, rooms = row[::PAIR], row[1::PAIR]
    if not rooms or len(labels) != len(rooms) or not all(map(is_open, rooms)):
        return Found()
    if any(not 0 < len(cell.words) <= HEAD or is_open(cell) or asks_plainly(cell.words) for cell in labels):
        return Found()
    return Found(
        box=[place_of(table.part, room.path, (label.words,)) for label, room in zip(labels, rooms, strict=True)]
    )


def _told_on_top(rows: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """Return what a row on top tells of the question before the table, and the rows below it: “Weighting: 20% | 2 pages”."""
    if len(rows) < PAIR or not rows[0] or not all(tells_worth(cell.words) for cell in rows[0]):
        return "", rows
    return join(*(cell.words for cell in rows[0])), rows[1:]


def tick_list(table: Table, rows: Sequence[Row], before: str) -> Found | None:
    """Return the place that a list of words with a box each is, where what stands before it asks to tick some of them."""
    if table.is_sheet or not asks_to_pick(before):
        return None
    ticked = [row for row in rows if len(row) > 1 and is_empty_box(row[-1].words)]
    rest = [row for row in rows if not any(row is each for each in ticked)]
    named = [
        " – ".join(" ".join(cell.words.split()) for cell in row[:-1] if not is_blank(cell.words)) for row in ticked
    ]
    if len(ticked) < PAIR or len(rest) > 1 or (rest and rest[0] is not rows[0]):
        return None
    if any(not words or len(words) > LABEL or asks_plainly(words) or _OF_OURSELVES.match(words) for words in named):
        return None
    place = place_of(table.part, ticked[0][-1].path, (before[-HEAD:], *named))
    return Found(box=[place], box_words="\n".join(f"☐ {words}" for words in named))


def asks_to_pick(words: str) -> bool:
    """Return whether words ask to tick some of a list, and not to tick that papers come with the form."""
    return _ASKS_TO_TICK.search(words) is not None and not (_HANDED_IN.search(words) and not _ENCLOSED.search(words))


_ASKS_TO_TICK = re.compile(r"\b(?:which|tick|select|choose|indicate)\b", re.I)
_HANDED_IN = re.compile(r"\b(?:enclos|attach|confirm|agree|provid|submitt|includ)", re.I)
_ENCLOSED = re.compile(r"\btick\b[^.\n]{0,60}\b(?:attach|enclos|includ|provid|submitt)", re.I)
_OF_OURSELVES = re.compile(r"\W{0,3}(?:(?:I|we)\b|(?:our|my)\b.{3,80}\s(?:is|are|has|have|will|do|does)\b)", re.I)


def is_help(table: Table) -> bool:
    """Return whether a table is one box of words that help with the question above it: “Guidance”, and what to cover."""
    if table.is_sheet or len(table.rows) != 1 or len(table.rows[0]) != 1:
        return False
    cell = table.rows[0][0]
    return ABOUT.match(cell.words) is not None and not (
        is_open(cell) or cell.gaps or cell.tables or is_only_limit(cell.words)
    )


def is_about(cell: Cell) -> bool:
    """Return whether a cell only says more of the question above it: its limit, guidance, or how it is scored."""
    return ABOUT.match(cell.words) is not None or is_only_limit(cell.words)


def _opens_with_cue(cell: Cell) -> bool:
    return is_cue(first_words(cell))


def opens_later(rows: Sequence[Row], index: int) -> bool:
    """Return whether room follows below a row, with nothing between but more about the same question."""
    for row in rows[index + 1 : index + _MOST_ABOUT]:
        if len(row) != 1:
            return False
        if is_blank(row[0].words) or _opens_with_cue(row[0]):
            return True
        if not is_about(row[0]):
            return False
    return False


def heads_boxes(row: Row, below: Sequence[Row]) -> bool:
    """Return whether a row such as “Offence | Yes | No” heads boxes to tick in the row below."""
    heads, boxes = row[1:], below[0][1:] if below else ()
    return (
        len(heads) > 1
        and len(boxes) == len(heads)
        and all(is_pick(head) and not is_empty_box(head.words) for head in heads)
        and all(is_empty_box(box.words) for box in boxes)
    )
