"""What a table asks: decided by its header row first, then row by row.

A question needs a place for its answer. Without one it counts only where the table is a list of questions by name
(“Question number | Question”) or a card of one question with its criteria.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bidprep.documents.forms.boxes import (
    ABOUT,
    Found,
    answer_box,
    heads_boxes,
    is_about,
    opens_later,
    take_as_grid,
    tick_list,
    words_of,
)
from bidprep.documents.forms.cards import cards_in
from bidprep.documents.forms.cells import (
    after,
    choice_in,
    cue_in,
    fill_place,
    first_words,
    missing_cell,
    opens_next,
    question_lines,
    room_below,
)
from bidprep.documents.forms.columns import (
    Columns,
    Row,
    cell_in,
    filled,
    header_of,
    header_of_two,
    heads_one_question,
    is_open,
    is_pick,
    share_open,
)
from bidprep.documents.forms.drafts import Draft, draft_of, join, place_of
from bidprep.documents.forms.filled_in import answered_rows
from bidprep.documents.forms.headers import Column, Role, role_of
from bidprep.documents.forms.in_line import parted
from bidprep.documents.forms.labels import is_bookkeeping, is_identity, says_more
from bidprep.documents.forms.limits import is_only_limit, limit_in, weighting_at_end, weighting_in
from bidprep.documents.forms.measures import BAND, HALF, HEAD, LABEL, NUMBER, PAIR, TITLE
from bidprep.documents.forms.shapes import Cell, Line, Table
from bidprep.documents.forms.under_heads import answered_under_heads, draft_under_heads, may_lack_a_place
from bidprep.documents.forms.wording import (
    asks,
    asks_plainly,
    choices_in,
    is_blank,
    is_cue,
    is_number,
    is_office_use,
    is_prompt,
    split_number,
    tidy_number,
)

_TOTAL = re.compile(
    r"\W{0,3}(?:(?:sub[- ]?|grand |section |overall |category |lot |quality |price )?total)"
    r"\W{0,3}(?:scores?|marks?|weight\w{0,8}|price|cost|points|"
    r"\(.{0,40}\))?\W{0,3}\Z|\W{0,3}sub[- ]?total\b[^\n?]{0,40}\Z",
    re.I,
)
_ONLY_A_HEAD = re.compile(r"\W{0,2}(?:questions?|requirements?|criteri(?:a|on)|sections?)\W{0,2}\Z", re.I)
_OTHERS_QUESTIONS = re.compile(r"\b(?:clarifications?\b|frequently asked|faqs?\b|q ?& ?as?\b)", re.I)
_WORDS_OF_PROMPT = 4  # “Please attach a copy” at most
_MOST_CELLS = 100  # of one row; Word itself stops at 63 columns
_LOOKED_AT = 200  # rows below a header by which its columns are judged
_SHARE = re.compile(r"\s{0,3}\d{1,3}(?:\.\d{1,2})?\s?%\s{0,3}\Z")
_UNSURE = 0.6  # of a question that stands by itself, until a place for its answer follows
_LEAST_UNREADY = 3  # questions of a sheet without a place that somebody made ready, to believe them
_SECTION = re.compile(r"\W{0,3}(?:section|part|lot|envelope|stage|schedule|annex|appendix|category)\b", re.I)
_EXAMPLE = re.compile(
    r"\b(?:example only|worked example|for illustrat|illustrative (?:example|purposes))|^\W{0,3}examples?\W{0,3}$",
    re.I | re.M,
)

_NEEDS_NO_ANSWER = re.compile(
    r"\bno (?:further )?(?:responses?|answers?|repl(?:y|ies)|action) (?:is |are )?(?:needed|required|necessary)\b", re.I
)
_EXAMPLE_ROW = re.compile(r"\W{0,2}(?:e\.? ?g|eg|ex|examples?|sample)\W{0,2}\Z", re.I)
_ASKS_NOTHING = re.compile(r"\W{0,2}(?:notes?|instructions?|headings?|labels?)\W{0,2}\Z", re.I)


def read_table(table: Table, section: str = "", before: str = "") -> Found:
    """Return what a table asks; `section` is the heading it stands under, `before` the paragraph right above it."""
    rows = [row[:_MOST_CELLS] for row in table.rows if row]
    around = f"{section[-200:]}\n{before[-200:]}"
    title = filled(rows[0]) if rows else []
    if (
        not rows
        or any(map(is_office_use, around.splitlines()))
        or (len(title) == 1 and (is_office_use(title[0].words) or _NEEDS_NO_ANSWER.search(title[0].words)))
        or _NEEDS_NO_ANSWER.search(before[-200:])
        or _EXAMPLE.search(around)
        or _OTHERS_QUESTIONS.search(f"{around}\n{words_of(rows[0])}")
    ):
        return Found()
    if box := answer_box(table, rows):
        return box
    if (ticked := tick_list(table, rows, before)) is not None:
        return ticked
    if found := cards_in(table, rows):
        return Found(drafts=found)
    reader = _RowReader(table, section)
    reader.read(rows)
    if not reader.has_head and len(answered := answered_rows(table, rows)) > len(reader.found.drafts):
        return Found(drafts=answered)
    if not reader.found.drafts and not reader.found.fields and not reader.found.box and not table.is_sheet:
        take_as_grid(table, rows, reader.found)
    return reader.found


def _is_answered_below(rows: Sequence[Row], index: int) -> bool:
    """Return whether the row after this one announces the answer: “Response:”."""
    below = filled(rows[index + 1]) if index + 1 < len(rows) else []
    return len(below) == 1 and is_cue(first_words(below[0]))


@dataclass
class _Pair:
    """A label and the open cell right of it; `picks` are the words of that cell and of those to pick from beside it."""

    number: str
    label: Cell
    answer: Cell
    picks: list[str]


def _without_number(words: str) -> str:
    return split_number(words)[1] or words


def _is_told_to_attach(pair: _Pair) -> bool:
    """Return whether a numbered label asks for a file, though without its number it would be a prompt."""
    return bool(pair.number) and asks_plainly(pair.label.words) and len(pair.label.words.split()) > _WORDS_OF_PROMPT


class _RowReader:
    """Reads the rows of one table in order; what a row means depends on those above it."""

    def __init__(self, table: Table, section: str) -> None:
        self._table = table
        self._outside = section
        self._section = section
        self._columns: Columns | None = None
        self._silent = False
        self._pending: list[tuple[Row, int]] = []
        self._beside: list[Cell] = []
        self._waiting: Draft | None = None
        self._choosing: Draft | None = None
        self._labels: list[tuple[Draft, str]] = []
        self._open_shares: dict[int, float] = {}
        self._unready: list[tuple[Row, int]] = []
        self.found = Found()

    @property
    def has_head(self) -> bool:
        """Whether a row heads columns."""
        return self._columns is not None

    def read(self, rows: Sequence[Row]) -> None:
        """Read all rows."""
        skipped = -1
        for index, row in enumerate(rows):
            if index == skipped:
                continue
            below = rows[index + 1 : index + 1 + _LOOKED_AT]
            if self._columns is None and (columns := header_of_two(row, below, self._table)) is not None:
                self._begin_columns(columns)
                skipped = index + 1
                continue
            columns = header_of(row, below, self._table)
            if columns is not None and (self._columns is None or columns.follows(self._columns)):
                self._begin_columns(columns)
            elif not self._silent:
                self._read_row(row, index, rows)
        if not self.found.drafts and not self._table.is_sheet and len(rows) <= PAIR:
            self._leave_open()
        self._end_labels()
        if not self.found.drafts and len(self._unready) >= _LEAST_UNREADY:
            self._take_unready()
        self._settle_filled()
        self.found.drafts.sort(key=lambda draft: draft.row)
        self.found.is_open_ended = (
            self._waiting is not None and bool(self.found.drafts) and self.found.drafts[-1] is self._waiting
        )

    def _leave_open(self) -> None:
        """Leave a numbered question open that is a table by itself, for its answer may go right below the table."""
        asked = self._asked_in_pending()
        if asked is not None and asked.number and asks_plainly(asked.text):
            asked.confidence = _UNSURE
            self._add(asked, max(asked.row, 0))
            self._waiting = asked

    def _begin_columns(self, columns: Columns) -> None:
        old = self._columns
        if old is not None and not columns.answers and old.answers and columns.question is not None:
            columns.answers, columns.is_named, columns.choices = old.answers, old.is_named, old.choices
        self._silent = columns.is_for_the_buyer
        self._take_pending_as_section()
        self._columns = columns
        self._waiting = None
        if columns.is_grid and not self._silent:
            self._fill_in_grid(columns)

    def _fill_in_grid(self, columns: Columns) -> None:
        """Take a grid as the place of what was asked before the table."""
        self._silent = True
        self.found.is_grid = columns.asks_nothing
        for column in columns.answers if not self.found.drafts else ():
            cells = (cell for row in self._table.rows if (cell := cell_in(row, column)) is not None)
            first = next((cell for cell in cells if is_open(cell)), None)
            if first is not None:
                self.found.box.append(place_of(self._table.part, first.path, (column.words,)))

    def _read_row(self, row: Row, index: int, rows: Sequence[Row]) -> None:
        said = filled(row)
        if not said:
            self._blank_row(row, index)
            return
        if self._is_cue_row(row, said, index):
            return
        columns = self._columns
        if columns is not None and columns.question is not None:
            self._row_in_columns(columns, columns.question, row, said, index, rows)
        else:
            self._row_without_columns(row, said, index, rows)

    # -- rows under a header

    def _row_in_columns(
        self, columns: Columns, asked: Column, row: Row, said: list[Cell], index: int, rows: Sequence[Row]
    ) -> None:
        question = cell_in(row, asked)
        answer = next((cell for column in columns.answers[:1] if (cell := cell_in(row, column)) is not None), None)
        in_one = question is not None and (
            question is answer or (columns.number is not None and question is cell_in(row, columns.number))
        )
        if question is None or is_blank(question.words):
            if len(said) == 1 and len(said[0].words) > PAIR and not is_number(said[0].words) and said[0].width > 1:
                self._band(said[0], index)
            return
        if in_one or (
            len(said) == 1
            and question.width * 2 > self._table.width
            and (question.width > 1 or self._table.width == 1)
            and (answer is None or not columns.answers)
        ):
            self._wide_row(question, row, index, rows)
            return
        if len(said) == 1 and self._table.is_sheet and answer is None:
            unnumbered = columns.number is not None and question.column > columns.number.last
            if not columns.is_named or (unnumbered and not asks(question.words)):
                self._band(question, index)
                return
        if is_number(question.words) or _TOTAL.match(question.words) or is_cue(question.words):
            return
        if self._shows_how(columns, question, row):
            return
        draft = draft_under_heads(columns, question, row)
        over = cell_in(row, columns.section) if columns.section is not None else None
        if over is not None and over is not question and not is_blank(over.words):
            self._section = " ".join(over.words.split())[:200]
        draft.section = self._section
        if (
            answer is None
            and columns.answers
            and self._table.is_sheet
            and columns.is_named
            and question.width == asked.last - asked.first + 1
        ):
            answer = missing_cell(row, columns.answers[0])
        if answer is not None and columns.answers:
            if not answered_under_heads(draft, answer, columns, row, self._table):
                return
        elif (cue := cue_in(question)) is not None:
            draft.places.append(place_of(self._table.part, cue.path, (draft.number, draft.text)))
            draft.answer = after(question, cue)
        elif not may_lack_a_place(columns, draft) and not (asks(draft.text) and _is_answered_below(rows, index)):
            return
        else:
            draft.confidence = 0.7
            self._waiting = draft
        self._add(draft, index)

    @staticmethod
    def _shows_how(columns: Columns, question: Cell, row: Row) -> bool:
        """Return whether a row is an example, a note of a portal, or a line of a scale of marks (“50% | Partly meets”)."""
        beside = (
            cell.words if column is not None and (cell := cell_in(row, column)) not in (None, question) else ""
            for column in (columns.columns[0], columns.number, columns.of(Role.TYPE))
        )
        first, number, kind = beside
        return (
            _EXAMPLE_ROW.match(first) is not None
            or _EXAMPLE_ROW.match(number) is not None
            or _SHARE.match(number) is not None
            or _ASKS_NOTHING.match(kind) is not None
        )

    # -- rows without a header

    def _row_without_columns(self, row: Row, said: list[Cell], index: int, rows: Sequence[Row]) -> None:
        if len(said) == 1 and (len(row) == 1 or said[0].width * 2 > self._table.width):
            self._wide_row(said[0], row, index, rows)
            return
        if (choice := choice_in(row)) is not None and self._takes_choice(choice, row, index):
            return
        if heads_one_question(row) or self._has_its_limit_beside(said, rows[index + 1 : index + PAIR]):
            self._take_pending_as_section()
            self._pending.append((row, index))
            return
        if heads_boxes(row, rows[index + 1 : index + PAIR]):
            self._take_pending_as_section()
            return
        if self._pending and len(said) == PAIR and role_of(said[0].words) in (Role.GUIDANCE, Role.CRITERIA):
            self._beside.append(said[1])
            return
        pairs = self._pairs(row)
        if pairs:
            self._take_pending_as_section()
            for pair in pairs:
                self._label(pair, index)
            return
        if len(said) == PAIR and is_number(said[0].words) and (asked := parted(said[1].words)) is not None:
            self._take_pending_as_section()
            self._in_line(said, asked, index)
            return
        if len(said) == 1 and said[0].column > 1 and not self._table.is_sheet:
            return
        if (
            self._table.is_sheet
            and asks_plainly(said[-1].words)
            and (len(said) == 1 or (len(said) == PAIR and is_number(said[0].words)))
        ):
            self._unready.append((row, index))
        self._pending.append((row, index))

    @staticmethod
    def _has_its_limit_beside(said: list[Cell], below: Sequence[Row]) -> bool:
        """Return whether a numbered question has only its limit or marks beside it, and room in the row below."""
        if len(said) != PAIR or not below or filled(below[0]) or not split_number(said[0].words)[0]:
            return False
        beside = said[1].words
        return len(beside) <= NUMBER * PAIR and (
            limit_in(beside) is not None or weighting_in(beside, in_its_own_cell=True) is not None
        )

    def _takes_choice(self, choice: str, row: Row, index: int) -> bool:
        """Take a row of a box and its words as one of the choices of the question over it."""
        last = self.found.drafts[-1] if self.found.drafts else None
        if self._pending:
            asked = self._asked_in_pending()
            if asked is None or not (asks(asked.text) or asked.number):
                return False
            asked.places.append(place_of(self._table.part, row[0].path, (asked.number, asked.text)))
            asked.confidence = 0.85
            self._add(asked, index)
            self._choosing, last = asked, asked
        elif last is None or last is not self._choosing:
            return False
        last.place_words = join(last.place_words, choice)
        return True

    def _in_line(self, said: Sequence[Cell], asked: tuple[str, str], index: int) -> None:
        """Take a numbered row whose question has the place of its answer at its end."""
        number, question = said
        draft = draft_of([Line(words, question.path) for words in asked[0].split("\n")], number=number.words)
        draft.section, draft.place_words, draft.confidence = self._section, asked[1].strip(), 0.85
        draft.offered = question.choices
        draft.places.append(place_of(self._table.part, question.path, (draft.number, draft.text)))
        self._add(draft, index)

    def _pairs(self, row: Row) -> list["_Pair"]:
        """Return the labels of a row, each with the number before it and the open cell after it."""
        found: list[_Pair] = []
        number, label = "", None
        has_figures = False
        for cell in row:
            words = cell.words
            if found and label is None and is_pick(cell):
                found[-1].picks.append(words)
            elif label is not None and self._waits(cell):
                found.append(_Pair(number, label, cell, [words]))
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
        return found if not any(is_open(pair.label) and not _is_told_to_attach(pair) for pair in found) else []

    def _waits(self, cell: Cell) -> bool:
        """Return whether a cell right of a label waits for its answer."""
        ready = cell.is_ready or not self._table.is_sheet
        return ready and (is_pick(cell) or (is_open(cell) and self._opens_often(cell)))

    def _opens_often(self, cell: Cell) -> bool:
        """Return whether the column of an open cell is one to be filled in, not one that has a hole."""
        if self._table.width <= PAIR or is_prompt(cell.words):
            return True
        if cell.column not in self._open_shares:
            near = self._table.rows[:_LOOKED_AT]
            self._open_shares[cell.column] = share_open(Column(cell.column, cell.column, None, ""), near)
        return self._open_shares[cell.column] >= HALF

    def _label(self, pair: "_Pair", index: int) -> None:
        draft = draft_of(question_lines(pair.label), number=pair.number)
        if (
            not draft.text
            or _TOTAL.match(draft.text)
            or _ONLY_A_HEAD.match(draft.text)
            or (not draft.number and is_bookkeeping(draft.text))
        ):
            return
        draft.section = self._section
        draft.confidence = 0.9 if draft.number or asks(draft.text) else 0.7
        fill_place(draft, pair.answer, self._table.part)
        if len(pair.picks) > 1:
            draft.place_words, draft.answer, draft.is_filled = " ".join(pair.picks), "", False
        counted = pair.number or (draft.number and not (self._table.is_sheet and draft.number.isdecimal()))
        draft.is_label = not counted and not asks_plainly(draft.text)
        draft.row = index
        self._labels.append((draft, pair.label.words))

    def _end_labels(self) -> None:
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
                self.found.fields.append((words, draft.places[0], draft.row))
            else:
                self.found.drafts.append(draft)

    def _take_unready(self) -> None:
        """Take the questions of a sheet that has no head and no place made ready: the answer goes right of each."""
        for row, index in self._unready:
            said = filled(row)
            asked = said[-1]
            draft = draft_of(question_lines(asked), number=said[0].words if len(said) > 1 else "")
            right = Column(asked.column + asked.width, asked.column + asked.width, None, "")
            draft.section, draft.confidence = self._table.part, 0.6
            fill_place(draft, missing_cell(row, right), self._table.part)
            self._add(draft, index)

    # -- rows of one cell, and blank ones

    def _wide_row(self, cell: Cell, row: Row, index: int, rows: Sequence[Row]) -> None:
        cue = cue_in(cell)
        draft = draft_of(question_lines(cell))
        draft.section = self._section
        if cue is not None and draft.text:
            draft = self._with_pending(draft)
            draft.places.append(place_of(self._table.part, cue.path, (draft.number, draft.text)))
            draft.limit = draft.limit or limit_in(cue.words)
            draft.answer = after(cell, cue)
            draft.is_filled = bool(draft.answer)
            self._add(draft, index)
        elif cell.gaps and draft.text and (asks(draft.text) or draft.number):
            draft = self._with_pending(draft)
            fill_place(draft, cell, self._table.part)
            draft.answer, draft.is_filled = "", False
            self._add(draft, index)
        elif choices_in(draft.text) and asks_plainly(draft.text):
            draft.places.append(place_of(self._table.part, cell.path, (draft.number, draft.text)))
            self._add(draft, index)
        elif self._pending and is_about(cell) and opens_later(rows, index):
            self._pending.append((row, index))
        elif (is_open(cell) or is_only_limit(cell.words)) and (self._waiting is not None or self._pending):
            self._open_row(cell, index)
        elif self._is_about_waiting(cell):
            return
        elif room_below(cell) and asks_plainly(draft.text):
            draft = self._with_pending(draft)
            draft.places.append(place_of(self._table.part, cell.path, (draft.number, draft.text)))
            draft.confidence = 0.6
            self._add(draft, index)
        elif self._columns is not None and self._columns.answers and not opens_next(rows, index):
            self._band(cell, index)
        else:
            self._pending.append((row, index))

    def _is_about_waiting(self, cell: Cell) -> bool:
        """Return whether a row says more of the question above it: its limit, its weighting, guidance, how it is scored."""
        asked = self._waiting
        if asked is None or (asks_plainly(cell.words.partition("\n")[0]) and not ABOUT.match(cell.words)):
            return False
        extra = draft_of([Line("x"), *cell.lines])
        if not (extra.guidance or extra.criteria or extra.limit or extra.weighting is not None):
            return False
        asked.guidance, asked.criteria = join(asked.guidance, extra.guidance), join(asked.criteria, extra.criteria)
        asked.limit = asked.limit or extra.limit
        asked.weighting = asked.weighting if asked.weighting is not None else extra.weighting
        return True

    def _is_cue_row(self, row: Row, said: list[Cell], index: int) -> bool:
        """Take a row such as “Supplier Response:” with room in it, beside it or below it."""
        first = said[0]
        if not is_cue(first.lines[0].words if first.lines else first.words) and not is_cue(first.words):
            return False
        if (
            self._columns is not None
            and self._columns.answers
            and len(row) > 1
            and not (self._waiting or self._pending)
        ):
            return False
        asked = self._waiting or self._asked_in_pending()
        if asked is None:
            return False
        beside = next((cell for cell in row if cell.column > first.column), None)
        if beside is not None:
            fill_place(asked, beside, self._table.part)
        else:
            cue = cue_in(first)
            asked.places.append(
                place_of(self._table.part, first.path if cue is None else cue.path, (asked.number, asked.text))
            )
            if cue is not None:
                asked.answer = after(first, cue)
        asked.limit = asked.limit or limit_in(first.words)
        if asked is not self._waiting:
            self._add(asked, index)
        # What follows may be room that belongs to the same answer.
        self._waiting = None
        asked.confidence = max(asked.confidence, 0.9)
        return True

    def _blank_row(self, row: Row, index: int) -> None:
        one = len(row) == 1 or sum(cell.width for cell in row if not is_number(cell.words)) == row[-1].width
        ready = not self._table.is_sheet or row[0].is_ready
        if self._waiting is not None and (one or len(row) <= PAIR) and ready:
            fill_place(self._waiting, row[-1], self._table.part)
            self._waiting.confidence = 0.9
            self._waiting = None
            return
        last = self._pending[-1][0] if self._pending else ()
        if ready and self._pending and (one or (len(row) == len(last) == PAIR)) and row[-1].row - last[-1].row <= PAIR:
            self._open_row(row[-1], index)
        elif not one:
            self._take_pending_as_section()

    def _open_row(self, cell: Cell, index: int) -> None:
        """Take an open cell as the place of what the rows above it ask."""
        asked = self._waiting or self._asked_in_pending()
        if asked is None or not asked.text:
            return
        wants = asks(asked.text) or asked.number or asked.limit is not None
        if is_identity(asked.text) and not asked.number:
            self.found.fields.append((asked.text, place_of(self._table.part, cell.path, (asked.text,)), index))
            self._pending.clear()
            return
        fill_place(asked, cell, self._table.part)
        if asked is not self._waiting:
            asked.confidence = 0.9 if wants else 0.6
            if wants or is_prompt(cell.words) or (len(asked.text) > NUMBER and not is_only_limit(cell.words)):
                self._add(asked, index)
        self._waiting = None

    def _asked_in_pending(self) -> Draft | None:
        """Return the question that the rows collected so far ask: the last that asks, with what belongs to it."""
        if not self._pending:
            return None
        cells = [(cell, index) for row, index in self._pending[-6:] for cell in filled(row)]
        self._pending.clear()
        shares = [cell for cell, _ in cells if _SHARE.match(cell.words)]
        numbers = [cell for cell, _ in cells if is_number(cell.words)]
        texts = [cell for cell, _ in cells if not (is_number(cell.words) or _SHARE.match(cell.words))]
        asking = [
            place
            for place, cell in enumerate(texts)
            if asks_plainly(_without_number(first_words(cell))) and not is_about(cell)
        ]
        # What asks on below the row that has the number is help: “B1 | What will you do?” over “Tell us about …”.
        numbered = [place for place in asking if any(cell.row == texts[place].row for cell in numbers)]
        start = (numbered or asking or [max(len(texts) - 1, 0)])[-1]
        if not texts:
            return None
        draft = draft_of(
            [line for cell in texts[start:] for line in question_lines(cell)],
            number=numbers[-1].words if numbers else "",
        )
        if shares and draft.weighting is None:
            draft.weighting = weighting_in(shares[-1].words, in_its_own_cell=True)
        for cell in texts[start + 1 :]:  # “Max 500 words / 25 marks”
            if draft.weighting is None and len(cell.words) <= HEAD:
                draft.weighting = weighting_in(cell.words, in_its_own_cell=True)
        beside, self._beside = self._beside, []
        for cell in beside:  # “Response guidance | Maximum 4,000 characters”
            draft.guidance = join(draft.guidance, cell.words)
            draft.limit = draft.limit or limit_in(cell.words)
        draft.section = self._section
        draft.row = next(index for cell, index in cells if cell is texts[start])
        for title in texts[:start]:
            self._title(draft, title)
        return draft

    def _title(self, draft: Draft, cell: Cell) -> None:
        """Take what rows above a question say of it: “Question 3 – Safeguarding (20%, 500 words)”."""
        named = draft_of(question_lines(cell))
        draft.number = draft.number or named.number
        draft.limit = draft.limit or named.limit or limit_in(cell.words)
        weighting = named.weighting if named.weighting is not None else weighting_at_end(cell.words)
        if not _SECTION.match(cell.words):
            draft.weighting = draft.weighting if draft.weighting is not None else weighting
        if named.text and _SECTION.match(cell.words):
            draft.section = self._section = " ".join(cell.words.split())[:200]
        elif named.text and not named.number and len(named.text) <= TITLE and named.weighting is None:
            draft.section = named.text
        elif named.text and len(named.text) > TITLE:
            draft.guidance = join(draft.guidance, named.text)

    def _with_pending(self, draft: Draft) -> Draft:
        for row, _ in self._pending[-3:]:
            for cell in filled(row):
                if is_number(cell.words):
                    draft.number = draft.number or tidy_number(cell.words)
                else:
                    self._title(draft, cell)
        self._pending.clear()
        return draft

    def _take_pending_as_section(self) -> None:
        texts = [cell.words for row, _ in self._pending for cell in filled(row)]
        titles = [
            title
            for words in texts
            if len(title := " ".join(words.partition("\n")[0].split())) > PAIR and not is_number(title)
        ]
        self._section = titles[-1][:200] if titles else self._section
        self._pending.clear()

    def _band(self, cell: Cell, index: int) -> None:
        first = " ".join(first_words(cell).split())
        if len(first) <= BAND and not re.match(
            r"\W*(?:note|please note|guidance|assessment methodology|pass|fail)\b", first, re.I
        ):
            self._section = first
        self._waiting = None
        self._pending.clear()

    def _add(self, draft: Draft, index: int) -> None:
        if not draft.text.strip():
            return
        draft.row = index if draft.row < 0 else draft.row
        columns = self._columns
        loose = columns is None or not columns.asks_by_name
        if (
            loose
            and not draft.number
            and draft.has_place
            and is_identity(draft.text)
            and not draft.offered
            and not choices_in(draft.place_words)
        ):
            self.found.fields.append((draft.text, draft.places[0], index))
            return
        self.found.drafts.append(draft)
        if draft.has_place:
            self._waiting = None

    def _settle_filled(self) -> None:
        """Where most places are empty, instructions standing in a few of them are prompts, not answers."""
        drafts = self.found.drafts
        full = [draft for draft in drafts if draft.is_filled]
        if not full or len(full) * 3 > len(drafts):
            return
        for draft in full:
            words = draft.answer
            if asks_plainly(words) or words.isupper() or is_prompt(words) or re.search(r"\be\.?g\.?\b", words):
                draft.guidance, draft.answer, draft.is_filled = join(draft.guidance, words), "", False
