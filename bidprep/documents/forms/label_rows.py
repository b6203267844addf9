"""Rows of labels with an open cell right of each: fields such as a name, or questions in few words."""

import re
from dataclasses import dataclass

from bidprep.documents.forms.boxes import Found
from bidprep.documents.forms.cells import fill_place, holds_room, question_lines
from bidprep.documents.forms.columns import Row, is_open, is_pick, share_open
from bidprep.documents.forms.drafts import Draft, draft_of
from bidprep.documents.forms.headers import Column
from bidprep.documents.forms.labels import is_bookkeeping, is_identity, says_more
from bidprep.documents.forms.limits import limit_in, marks_in
from bidprep.documents.forms.measures import HALF, HEAD, LABEL, PAIR
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.wording import asks, asks_plainly, choices_in, is_blank, is_number, is_prompt

_TOTAL = r"(?:sub[- ]?|grand |section |overall |category |lot |quality |price )?total"
TOTAL = re.compile(
    rf"\W{{0,3}}{_TOTAL}\W{{0,3}}(?:scores?|marks?|weight\w{{0,8}}|price|cost|points|\(.{{0,40}}\))?\W{{0,3}}\Z"
    rf"|\W{{0,3}}{_TOTAL}(?: \w{{1,12}}){{1,2}} (?:scores?|marks?|weight\w{{0,8}}|points)\W{{0,3}}\Z"
    r"|\W{0,3}sub[- ]?total\b[^\n?]{0,40}\Z",
    re.I,
)
_ONLY_A_HEAD = re.compile(r"\W{0,2}(?:questions?|requirements?|criteri(?:a|on)|sections?)\W{0,2}\Z", re.I)
_WORDS_OF_PROMPT = 4  # “Please attach a copy” at most
LOOKED_AT = 200
"""Rows by which the columns of a table are judged."""


@dataclass
class Pair:
    """A label and the open cell right of it; `picks` are the words of that cell and of those to pick from beside it."""

    number: str
    label: Cell
    answer: Cell
    picks: list[str]
    beside: Cell | None = None


def _is_told_to_attach(pair: Pair) -> bool:
    """Return whether a numbered label asks for a file, though without its number it would be a prompt."""
    return bool(pair.number) and asks_plainly(pair.label.words) and len(pair.label.words.split()) > _WORDS_OF_PROMPT


class LabelRows:
    """The labels of one table. Whether one is a field or a question is told at the end, by the company that it keeps."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._labels: list[tuple[Draft, str]] = []
        self._open_shares: dict[int, float] = {}

    def pairs_in(self, row: Row) -> list[Pair]:
        """Return the labels of a row, each with the number before it and the open cell after it."""
        found: list[Pair] = []
        number, label = "", None
        has_figures = False
        for cell in row:
            words = cell.words
            if found and label is None and is_pick(cell):
                found[-1].picks.append(words)
            elif label is not None and self._waits(cell):
                found.append(Pair(number, label, cell, [words]))
                number, label = "", None
            elif is_blank(words):
                continue
            elif is_number(words) and label is None:
                number = words
            elif label is not None and not self._table.is_sheet and words.isdecimal() and not is_number(label.words):
                has_figures = True
            elif has_figures:
                return []  # a row of the buyer's own entries that has a hole
            elif (
                label is not None and not number and is_number(label.words.split()[0]) and len(label.words) < len(words)
            ):
                number, label = label.words, cell
            else:
                label = cell
        if self._is_of_a_grid(row, found):
            return []
        if found and label is not None:
            found[-1].beside = label  # “Limit: 250 words. Score available: 10.” right of the room
        return found if not any(is_open(pair.label) and not _is_told_to_attach(pair) for pair in found) else []

    def _is_of_a_grid(self, row: Row, found: list[Pair]) -> bool:
        """Return whether a row with one label has too many cells to fill in to be a question: “Digital | | | | |”."""
        if self._table.is_sheet or len(found) != 1 or asks_plainly(found[0].label.words):
            return False
        return sum(is_blank(cell.words) for cell in row if cell.column > found[0].label.column) > PAIR

    def _waits(self, cell: Cell) -> bool:
        """Return whether a cell right of a label waits for its answer."""
        ready = cell.is_ready or not self._table.is_sheet
        return ready and (is_pick(cell) or holds_room(cell) or (is_open(cell) and self._opens_often(cell)))

    def _opens_often(self, cell: Cell) -> bool:
        """Return whether the column of an open cell is one to be filled in, not one that has a hole."""
        if self._table.width <= PAIR or is_prompt(cell.words):
            return True
        if cell.column not in self._open_shares:
            near = self._table.rows[:LOOKED_AT]
            self._open_shares[cell.column] = share_open(Column(cell.column, cell.column, None, ""), near)
        return self._open_shares[cell.column] >= HALF

    def add(self, pair: Pair, index: int, section: str) -> None:
        """Keep a label, for a question or a field; `index` is its row’s place in the table."""
        draft = draft_of(question_lines(pair.label), number=pair.number)
        if (
            not draft.text
            or TOTAL.match(draft.text)
            or _ONLY_A_HEAD.match(draft.text)
            or (not draft.number and is_bookkeeping(draft.text))
        ):
            return
        draft.section = section
        draft.confidence = 0.9 if draft.number or asks(draft.text) else 0.7
        if pair.beside is not None:
            draft.limit = draft.limit or limit_in(pair.beside.words)
            draft.weighting = draft.weighting if draft.weighting is not None else marks_in(pair.beside.words)
        fill_place(draft, pair.answer, self._table.part)
        if len(pair.picks) > 1:
            draft.place_words, draft.answer, draft.is_filled = " ".join(pair.picks), "", False
        counted = pair.number or (draft.number and not (self._table.is_sheet and draft.number.isdecimal()))
        draft.is_label = not counted and not asks_plainly(draft.text)
        draft.row = index
        self._labels.append((draft, pair.label.words))

    def end(self, found: Found) -> None:
        """Tell fields from questions among the labels: by themselves, and by the company they keep."""
        plain = [draft for draft, _ in self._labels if draft.is_label]
        named = sum(is_identity(draft.text) for draft in plain)
        mostly_identity = len(plain) > 1 and named * 2 >= len(plain)
        for draft, words in self._labels:
            short = len(draft.text) <= LABEL and not draft.offered and not choices_in(draft.place_words)
            if (
                draft.is_label
                and short
                and (
                    is_identity(draft.text)
                    or (mostly_identity and len(draft.text) <= HEAD and not says_more(draft.text))
                )
            ):
                found.fields.append((words, draft.places[0], draft.row))
            else:
                found.drafts.append(draft)
