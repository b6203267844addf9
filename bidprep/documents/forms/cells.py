"""What is inside a cell: the lines that ask, the line that announces the answer, and what was answered."""

from collections.abc import Sequence
from dataclasses import replace

from bidprep.documents.forms.columns import Row, has_lines_to_fill, is_open
from bidprep.documents.forms.drafts import Draft, join, place_of
from bidprep.documents.forms.headers import Column
from bidprep.documents.forms.limits import limit_in
from bidprep.documents.forms.measures import LABEL, PAIR
from bidprep.documents.forms.shapes import Cell, Line
from bidprep.documents.forms.wording import (
    asks_plainly,
    has_boxes,
    is_blank,
    is_cue,
    is_empty_box,
    is_prompt,
    split_number,
)

_BOX_WIDTH = 3  # letters of “☐” or “[ ]”


def fill_place(draft: Draft, answer: Cell, part: str) -> None:
    """Give a draft a cell as its place, with what stands in it: a prompt, choices, a limit, or an answer."""
    words = answer.words
    draft.places.append(place_of(part, answer.path, (draft.number, draft.text)))
    draft.offered = draft.offered or answer.choices
    draft.gaps = tuple(gap.kind for gap in answer.gaps)
    draft.is_grid = draft.is_grid or (has_lines_to_fill(words) and "£" not in words)
    if (cue := cue_in(answer)) is not None and not is_cue(words):
        draft.answer = after(answer, cue)
        draft.is_filled = bool(draft.answer)
    elif written := join(*(gap.words for gap in answer.gaps)):
        draft.answer, draft.is_filled = written, True
    elif is_open(answer) or answer.gaps or holds_room(answer):
        draft.place_words = draft.place_words or words
        draft.limit = draft.limit or limit_in(words, in_its_own_cell=not words.strip().isdecimal())
    else:
        draft.answer = words
        draft.is_filled = True


def holds_room(cell: Cell) -> bool:
    """Return whether a cell holds a table to be filled in, which asks nothing of its own."""
    inner = [each for table in cell.tables for row in table.rows for each in row]
    room = any(is_blank(each.words) or is_empty_box(each.words) or each.gaps for each in inner)
    asked = any(number and asks_plainly(rest) for number, rest in (split_number(each.words) for each in inner))
    return room and not asked


def missing_cell(row: Row, column: Column) -> Cell:
    """Return the cell of a sheet that its file leaves out because it is empty."""
    number, letters, rest = row[0].row, "", column.first
    while rest:
        rest, place = divmod(rest - 1, 26)
        letters = chr(ord("A") + place) + letters
    return Cell(number, column.first, f"{letters}{number}")


def question_lines(cell: Cell) -> list[Line]:
    """Return the lines of a question, up to where its answer goes."""
    cue = cue_in(cell)
    lines = [line for line in cell.lines if line.words or line.number]
    split: list[Line] = []
    for line in lines if cue is None else lines[: lines.index(cue) + 1]:  # the cue may tell the limit
        first, *rest = line.words.split("\n")
        split += [
            replace(line, words=first),
            *(Line(each, line.path) for each in rest),
        ]
    return split


def cue_in(cell: Cell) -> Line | None:
    """Return the line that announces the answer inside a cell."""
    for line in cell.lines:
        if line.words and is_cue(line.words):
            return line
    return None


def after(cell: Cell, cue: Line) -> str:
    """Return what was written after the cue already."""
    place = cell.lines.index(cue)
    words = join(*(line.shown for line in cell.lines[place + 1 :]))
    return "" if is_blank(words) or is_prompt(words) else words


def is_boxed(cell: Cell) -> bool:
    """Return whether a cell is a choice with its box: “☐ Yes”."""
    words = cell.words.strip()
    return len(words) > _BOX_WIDTH and has_boxes(words[:_BOX_WIDTH]) and not has_boxes(words[_BOX_WIDTH:])


def choice_in(row: Row) -> str | None:
    """Return the choice that a row offers with its box before it: “☐ | Registered charity”."""
    said = [cell for cell in row if cell.words.strip()]
    if len(said) != PAIR or len(said[0].words.strip()) > _BOX_WIDTH or not has_boxes(said[0].words):
        return None
    return f"{said[0].words.strip()} {said[1].words.strip()}" if not has_boxes(said[1].words) else None


def choice_before(row: Row) -> str | None:
    """Return the choice that a row offers with its box behind it: “Registered charity | ☐”."""
    said = [cell for cell in row if cell.words.strip()]
    if len(said) != PAIR or not is_empty_box(said[1].words) or has_boxes(said[0].words) or len(said[0].words) > LABEL:
        return None
    return None if asks_plainly(said[0].words) else f"☐ {' '.join(said[0].words.split())}"


def room_below(cell: Cell) -> bool:
    """Return whether a cell ends in empty lines to write on."""
    ending = cell.lines[-2:]
    return len(cell.lines) > PAIR and all(not line.words for line in ending)


def opens_next(rows: Sequence[Row], index: int) -> bool:
    """Return whether the row after this one is nothing but room."""
    following = rows[index + 1] if index + 1 < len(rows) else ()
    return len(following) == 1 and is_open(following[0])


def first_words(cell: Cell) -> str:
    """Return the first line that says something."""
    return next((line.words for line in cell.lines if line.words), "")
