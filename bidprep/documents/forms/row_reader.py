"""Reads the rows of a table in their order: what a row means depends on its head, and on the rows above it."""

import re
from collections.abc import Sequence

from bidprep.documents.forms.above import SHARE, Above, names_section
from bidprep.documents.forms.boxes import (
    ABOUT,
    EXAMPLE,
    Found,
    asks_to_pick,
    heads_boxes,
    is_about,
    opens_later,
)
from bidprep.documents.forms.cells import (
    after,
    choice_before,
    choice_in,
    cue_in,
    fill_place,
    first_words,
    holds_room,
    is_boxed,
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
    is_open,
)
from bidprep.documents.forms.drafts import Draft, asks_for_a_table, draft_of, join, place_of
from bidprep.documents.forms.grids import GridRows
from bidprep.documents.forms.headers import Column, Role
from bidprep.documents.forms.in_line import parted
from bidprep.documents.forms.label_rows import LOOKED_AT, TOTAL, LabelRows
from bidprep.documents.forms.labels import is_identity
from bidprep.documents.forms.limits import is_only_limit, limit_in, tells_count
from bidprep.documents.forms.measures import BAND, NUMBER, PAIR
from bidprep.documents.forms.shapes import Cell, Line, Table
from bidprep.documents.forms.told_beside import has_its_limit_beside, heads_one_question, heads_question_below
from bidprep.documents.forms.under_heads import (
    answered_under_heads,
    draft_under_heads,
    may_lack_a_place,
    room_by_number,
)
from bidprep.documents.forms.wording import (
    asks,
    asks_plainly,
    choices_in,
    is_blank,
    is_cue,
    is_number,
    is_prompt,
    is_yes_no,
    split_number,
)

_ANSWER_TO = re.compile(r"A(?:ns)?\.?\s?(?P<number>\d{1,3})\W?", re.I)  # “A1” below “Q1”
_UNSURE = 0.6  # of a question that stands by itself, until a place for its answer follows
_LEAST_UNREADY = 3  # questions of a sheet without a place that somebody made ready, to believe them
_COUNTER = re.compile(r"\W{0,2}(?:characters?|words?) (?:used|left|remaining|count|so far)\b", re.I)
_ASSESSES = re.compile(
    r"\W*(?:(?:assessment|evaluation|scoring|marking) (?:methodology|criteria|scheme|guidance)\b|pass|fail"
    r"|(?:this|each|these) questions? (?:is|are|will be) (?:assessed|scored|marked|evaluated))\b",
    re.I,
)
_NOTES = re.compile(r"\W*(?:note|please note|guidance|response guidance)\b", re.I)
_MOST_SAID = 4_000  # letters of what is said of several questions
_NOTE_ROW = re.compile(r"\W{0,2}(?:notes?|instructions?)\W{0,2}\Z", re.I)
_ASKS_NOTHING = re.compile(r"\W{0,2}(?:notes?|instructions?|headings?|labels?|sections?|information)\W{0,2}\Z", re.I)


def _is_answered_below(rows: Sequence[Row], index: int) -> bool:
    """Return whether the row after this one announces the answer, “Response:”, or offers “Yes / No”."""
    below = filled(rows[index + 1]) if index + 1 < len(rows) else []
    return len(below) == 1 and (is_cue(first_words(below[0])) or is_yes_no(below[0].words))


class RowReader:
    """Reads the rows of one table in order; what a row means depends on those above it."""

    def __init__(self, table: Table, section: str) -> None:
        self._table = table
        self._above = Above(section)
        self._labels = LabelRows(table)
        self._columns: Columns | None = None
        self._silent = False
        self._grid = GridRows(table)
        self._waiting: Draft | None = None
        self._choosing: Draft | None = None
        self._unready: list[tuple[Row, int]] = []
        self._guidance = self._notes = self._criteria = ""  # of all questions that follow
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
            below = rows[index + 1 : index + 1 + LOOKED_AT]
            if self._columns is None and (self._limits_last(filled(row)) or self._above.tell_all(filled(row))):
                continue
            if self._columns is None and (columns := header_of_two(row, below, self._table)) is not None:
                self._begin_columns(columns, below[1:])
                skipped = index + 1
                continue
            if self._grid.goes_on(row):
                continue
            if self._grid.begins(self._above.asks_for_table, row, below):
                self._ask_for_grid((row, *below))
                continue
            if self._columns is None and self._above.tell_below(row, below, index):
                skipped = index + 1
                continue
            if self._columns is None and self._above.tell_behind(row, index):
                continue
            is_of_one = heads_question_below(row, below) or (not self._table.is_sheet and heads_one_question(row))
            is_asked = is_of_one or self._is_answer(row) or self._is_amount(row, index, rows)
            columns = None if is_asked else header_of(row, below, self._table)
            if columns is not None and (self._columns is None or columns.follows(self._columns)):
                self._begin_columns(columns, below)
            elif not self._silent or self._asks_after_all(row, index, rows):
                self._read_row(row, index, rows)
        if not self._table.is_sheet and ((not self.found.drafts and len(rows) <= PAIR) or self._above.asks_for_table):
            self._leave_open()
        self._labels.end(self.found)
        if not self.found.drafts and len(self._unready) >= _LEAST_UNREADY:
            self._take_unready()
        self._settle_filled()
        self.found.drafts.sort(key=lambda draft: draft.row)
        self.found.is_open_ended = (
            self._waiting is not None and bool(self.found.drafts) and self.found.drafts[-1] is self._waiting
        )

    def _is_answer(self, row: Row) -> bool:
        """Return whether a row of a sheet is room for what the rows above ask: “Answer | | Characters used | 0”."""
        room = row[1] if len(row) > 1 else None
        is_room = room is not None and room.is_ready and is_blank(room.words)
        return self._table.is_sheet and is_room and bool(self._above) and is_cue(row[0].words)

    @staticmethod
    def _is_amount(row: Row, index: int, rows: Sequence[Row]) -> bool:
        """Return whether a row is a label and a sum to fill in, among others of its kind: “2. Amount requested | £”."""
        if len(row) != PAIR or row[1].words.strip() not in ("£", "%", "€") or not row[0].words:
            return False
        above = rows[index - 1] if index else ()
        return bool(split_number(row[0].words)[0]) or (len(above) == PAIR and all(cell.width == 1 for cell in above))

    def _asks_after_all(self, row: Row, index: int, rows: Sequence[Row]) -> bool:
        """Return whether a table asks on below a grid that asks nothing: a question from side to side, and room below it."""
        said = filled(row)
        said = said[1:] if len(said) == PAIR and is_number(said[0].words) else said
        if not said or said[0].width * 2 <= self._table.width or any(len(cell.words) > NUMBER for cell in said[1:]):
            return False
        words = said[0].words
        opens = any(
            not filled(below) and below[-1].width * 2 > self._table.width
            for below in rows[index + 1 : index + 1 + PAIR]
        )
        opens = opens or opens_next(rows, index)
        if not opens or not asks_plainly(split_number(words)[1] or words):
            return False
        self._silent, self._columns = False, None
        return True

    def _leave_open(self) -> None:
        """Leave a numbered question open that is a table by itself, for its answer may go right below the table."""
        asked = self._above.take_question()
        if asked is not None and asked.number and (asks_plainly(asked.text) or asks_for_a_table(asked)):
            asked.confidence = _UNSURE
            self._add(asked, max(asked.row, 0))
            self._waiting = asked

    def _begin_columns(self, columns: Columns, below: Sequence[Row]) -> None:
        old = self._columns
        if old is not None and not columns.answers and old.answers and columns.question is not None:
            columns.answers, columns.is_named, columns.choices = old.answers, old.is_named, old.choices
        self._silent = columns.is_for_the_buyer
        if (columns.is_grid or self._silent) and len(columns.all_of(Role.PRICE)) <= 1:
            self._ask_for_grid(below)
        self._guidance = self._above.guidance
        self._above.take_as_section()
        self._columns = columns
        self._waiting = None
        if columns.is_grid and not self._silent:
            self._fill_in_grid(columns)

    def _ask_for_grid(self, below: Sequence[Row]) -> None:
        """Take a grid as the place of what the row above it asks: “Complete the table below to show …”."""
        if not self._above.asks_for_table:
            return
        asked = self._above.take_question()
        room = next((cell for row in below for cell in row if is_blank(cell.words)), None)
        if asked is not None and room is not None:
            asked.confidence, asked.is_grid = 0.85, True
            fill_place(asked, room, self._table.part)
            self._add(asked, max(asked.row, 0))

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
        if columns is not None and (room := room_by_number(columns, row, self._table)) is not None:
            self.found.rooms[room[0]] = room[1]
            return
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
            is_wide = bool(said) and (said[0].width > 1 or self._table.is_sheet)
            if len(said) == 1 and len(said[0].words) > PAIR and not is_number(said[0].words) and is_wide:
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
        if is_number(question.words) or TOTAL.match(question.words) or is_cue(question.words):
            return
        if self._shows_how(columns, question, row):
            return
        draft = draft_under_heads(columns, question, row)
        over = cell_in(row, columns.section) if columns.section is not None else None
        if over is not None and over is not question and not is_blank(over.words):
            self._above.section = " ".join(over.words.split())[:200]
        draft.section = self._above.section
        draft.guidance, draft.criteria = (
            join(self._guidance, self._notes, draft.guidance),
            join(draft.criteria, self._criteria),
        )
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
        elif not may_lack_a_place(columns, draft) and not (
            (asks(draft.text) or draft.number) and _is_answered_below(rows, index)
        ):
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
            for column in (columns.columns[0], columns.number, *columns.all_of(Role.TYPE))
        )
        first, number, *kinds = beside
        return (
            EXAMPLE.fullmatch(first) is not None
            or EXAMPLE.fullmatch(number) is not None
            or SHARE.match(number) is not None
            or _NOTE_ROW.match(first) is not None
            or any(_ASKS_NOTHING.match(kind) for kind in kinds)
        )

    # -- rows without a header

    def _row_without_columns(self, row: Row, said: list[Cell], index: int, rows: Sequence[Row]) -> None:
        if (
            len(said) == 1
            and (len(row) == 1 or said[0].width * 2 > self._table.width)
            and not self._has_room_beside(said[0], row, rows[index + 1 : index + PAIR])
        ):
            self._wide_row(said[0], row, index, rows)
            return
        if self._is_about_the_above(row, said, index, rows):
            return
        if (
            heads_one_question(row)
            or heads_question_below(row, rows[index + 1 : index + PAIR])
            or has_its_limit_beside(said, rows[index + 1 : index + PAIR])
            or (_is_answered_below(rows, index) and any(asks(cell.words) and not is_about(cell) for cell in said))
        ):
            self._above.take_as_section()
            self._above.add(row, index)
            return
        if heads_boxes(row, rows[index + 1 : index + PAIR]):
            self._above.take_as_section()
            return
        pairs = self._labels.pairs_in(row)
        if pairs:
            self._above.take_as_section()
            for pair in pairs:
                self._labels.add(pair, index, self._above.section)
            return
        if len(said) == PAIR and is_number(said[0].words) and (asked := parted(said[1].words)) is not None:
            self._above.take_as_section()
            self._in_line(said, asked, index)
            return
        if len(said) == 1 and said[0].column > 1 and not self._table.is_sheet:
            if self._above and asks_plainly(said[0].words):  # “C1 | Need (25%)” over “ | Describe the problem …”
                self._above.add(row, index)
            return
        if (
            self._table.is_sheet
            and asks_plainly(said[-1].words)
            and (len(said) == 1 or (len(said) == PAIR and is_number(said[0].words)))
        ):
            self._unready.append((row, index))
        self._above.add(row, index)

    def _has_room_beside(self, cell: Cell, row: Row, below: Sequence[Row]) -> bool:
        """Return whether a wide numbered question of a sheet has its room right of it: below it stands the next question."""
        number, asked = split_number(cell.words)
        beside = [each for each in row if each.column > cell.column and each.is_ready and is_blank(each.words)]
        follows = bool(below) and bool(filled(below[0]))
        return self._table.is_sheet and bool(number) and asks_plainly(asked) and len(beside) == 1 and follows

    def _is_about_the_above(self, row: Row, said: list[Cell], index: int, rows: Sequence[Row]) -> bool:
        """Take a row that says something of the question above it: a choice, its boxes, its weighting, or help with it."""
        if (choice := choice_in(row)) is not None and self._takes_choice(choice, row, index):
            return True
        goes_on = bool(self.found.drafts) and self.found.drafts[-1] is self._choosing and not self._above
        if (goes_on or asks_to_pick(self._above.asked)) and (choice := choice_before(row)) is not None:
            return self._takes_choice(choice, row, index)
        if (len(said) == PAIR and self._above.tell(*said)) or self._above.tell_in_a_row(said):
            return True
        if self._above and len(said) > 1 and all(map(is_boxed, said)):
            self._take_boxes(said, index)
            return True
        opens = index + 1 < len(rows) and not filled(rows[index + 1])
        if self._table.is_sheet and opens and self._above.is_helped_by(row):
            self._above.add(row, index)
            return True
        return False

    def _limits_last(self, said: Sequence[Cell]) -> bool:
        """Take a row of a sheet that only counts, or sets a limit, right below an answer’s room, as about that answer."""
        last = self.found.drafts[-1] if self.found.drafts else None
        if not self._table.is_sheet or self._above or last is None or last.limit is not None or not last.has_place:
            return False
        limits = [cell.words for cell in said if is_only_limit(cell.words)]
        if not limits or len(limits) + sum(_COUNTER.match(cell.words) is not None for cell in said) < len(said):
            return False
        last.limit = limit_in(limits[0], in_its_own_cell=True)
        return True

    def _takes_choice(self, choice: str, row: Row, index: int) -> bool:
        """Take a row of a box and its words as one of the choices of the question over it."""
        last = self.found.drafts[-1] if self.found.drafts else None
        if self._above:
            asked = self._above.take_question()
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

    def _take_boxes(self, said: Sequence[Cell], index: int) -> None:
        """Take a row of boxes with words, “☐ Yes | ☐ No”, as the place of the question above it."""
        asked = self._above.take_question()
        if asked is None or not (asks(asked.text) or asked.number):
            return
        asked.places.append(place_of(self._table.part, said[0].path, (asked.number, asked.text)))
        asked.place_words, asked.confidence = " ".join(cell.words for cell in said), 0.9
        self._add(asked, index)

    def _in_line(self, said: Sequence[Cell], asked: tuple[str, str], index: int) -> None:
        """Take a numbered row whose question has the place of its answer at its end."""
        number, question = said
        draft = draft_of([Line(words, question.path) for words in asked[0].split("\n")], number=number.words)
        draft.section, draft.place_words, draft.confidence = self._above.section, asked[1].strip(), 0.85
        draft.offered = question.choices
        draft.places.append(place_of(self._table.part, question.path, (draft.number, draft.text)))
        self._add(draft, index)

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
        draft.section = self._above.section
        if cue is not None and draft.text:
            draft = self._above.say(draft)
            draft.places.append(place_of(self._table.part, cue.path, (draft.number, draft.text)))
            draft.limit = draft.limit or limit_in(cue.words)
            draft.answer = after(cell, cue)
            draft.is_filled = bool(draft.answer)
            self._add(draft, index)
        elif cell.gaps and draft.text and (asks(draft.text) or draft.number):
            draft = self._above.say(draft)
            fill_place(draft, cell, self._table.part)
            draft.answer, draft.is_filled = "", False
            self._add(draft, index)
        elif (choices_in(draft.text) and asks_plainly(draft.text)) or (holds_room(cell) and asks_for_a_table(draft)):
            draft.is_grid = holds_room(cell)
            draft.places.append(place_of(self._table.part, cell.path, (draft.number, draft.text)))
            self._add(draft, index)
        elif self._above and is_about(cell) and opens_later(rows, index):
            self._above.add(row, index)
        elif (self._waiting is not None or self._above) and (
            is_open(cell)
            or is_yes_no(cell.words)
            or is_only_limit(cell.words)
            or (tells_count(cell.words) and not opens_next(rows, index))
        ):
            self._open_row(cell, index)
        elif self._is_about_waiting(cell):
            return
        elif room_below(cell) and asks_plainly(draft.text):
            draft = self._above.say(draft)
            draft.places.append(place_of(self._table.part, cell.path, (draft.number, draft.text)))
            draft.confidence = 0.6
            self._add(draft, index)
        elif asks_for_a_table(draft) and self._grid.may_begin(draft.text, rows[index + 1 : index + 1 + LOOKED_AT]):
            self._above.add(row, index)
        elif (
            self._columns is not None
            and not opens_next(rows, index)
            and (self._columns.answers or names_section(cell.words))
        ):
            self._band(cell, index)
        else:
            self._above.add(row, index)

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
        answers = _ANSWER_TO.fullmatch(first.words.strip())
        is_its = answers is not None and self._above.number.strip("Qq. ") == answers["number"]
        if not (is_its or is_cue(first.lines[0].words if first.lines else first.words) or is_cue(first.words)):
            return False
        if self._columns is not None and self._columns.answers and len(row) > 1 and not (self._waiting or self._above):
            return False
        asked = self._waiting or self._above.take_question()
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
        last = self._above.last
        if ready and self._above and (one or (len(row) == len(last) == PAIR)) and row[-1].row - last[-1].row <= PAIR:
            self._open_row(row[-1], index)
        elif self._table.is_sheet and (room := self._above.room_in(row)) is not None:
            self._open_row(room, index)
        elif not one:
            self._above.take_as_section()

    def _open_row(self, cell: Cell, index: int) -> None:
        """Take an open cell as the place of what the rows above it ask."""
        asked = self._waiting or self._above.take_question()
        if asked is None or not asked.text:
            return
        wants = asks(asked.text) or asked.number or asked.limit is not None
        if is_identity(asked.text) and not asked.number:
            self.found.fields.append((asked.text, place_of(self._table.part, cell.path, (asked.text,)), index))
            self._above.clear()
            return
        fill_place(asked, cell, self._table.part)
        if asked is not self._waiting:
            asked.confidence = 0.9 if wants else 0.6
            if wants or is_prompt(cell.words) or (len(asked.text) > NUMBER and not is_only_limit(cell.words)):
                self._add(asked, index)
        self._waiting = None

    def _band(self, cell: Cell, index: int) -> None:
        """Take a row of one cell as the section of what follows, or as what is said of all questions in that."""
        first = " ".join(first_words(cell).split())
        if _ASSESSES.match(first):
            self._criteria = join(self._criteria, cell.words[:_MOST_SAID])
        elif _NOTES.match(first):
            self._notes = join(self._notes, cell.words[:_MOST_SAID])
        elif len(first) <= BAND:
            self._above.section = first
            self._criteria = self._notes = ""
        self._waiting = None
        self._above.clear()

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
