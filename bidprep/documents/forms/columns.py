"""The columns of a table: which holds the number, which the question, where the answer goes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bidprep.documents.forms.by_content import settled_by_content, weighed_by_marks
from bidprep.documents.forms.headers import Column, Role, role_of
from bidprep.documents.forms.limits import is_only_limit
from bidprep.documents.forms.measures import HALF, HEAD, MOST, NUMBER, PAIR, QUESTION, SOME
from bidprep.documents.forms.shapes import Cell, Table
from bidprep.documents.forms.wording import (
    asks,
    asks_plainly,
    choices_in,
    has_boxes,
    is_blank,
    is_cue,
    is_empty_box,
    is_number,
    is_prompt,
    is_yes_no,
)

Row = tuple[Cell, ...]

STRONG_ANSWER = re.compile(
    r"\b(?:response|responses|answer|answers|reply|replies|declaration)\b|y(?:es)?\W{0,3}(?:/|or|\\)\W{0,3}n|tick|"
    r"compl(?:y|iant|iance)|complete|confirm|"
    r"\b(?:your|bidder|supplier|tenderer)(?:[’']?s?)? (?:target|pledge|commitment|offer)",
    re.I,
)
STRONG_QUESTION = re.compile(r"\b(?:questions?|requirements?|criteri(?:a|on)|method statements?|principles?)\b", re.I)
_TICK_HEAD = re.compile(
    r"\W{0,2}(?:yes|no|y|n|n/?a|not applicable|partial(?:ly)?|fully|met|not met|comply|compliant|"
    r"non[- ]?compliant|agree|disagree)\W{0,2}\Z",
    re.I,
)
_QUESTION_HEAD = 70  # letters of a head such as “Requirement”, beyond which it asks itself
_LAST_NUMBER = re.compile(r"\W{0,2}(?:\d{1,2}|[A-J]|[ivx]{1,4}|one|two|three|four|five)\W{0,2}\Z", re.I)
_NEAR = 30  # rows below a possible head that show whether it is one
_NEVER_ANSWERED = frozenset(
    (
        Role.BUYER,
        Role.WEIGHTING,
        Role.LIMIT,
        Role.PRICE,
        Role.CRITERIA,
        Role.GUIDANCE,
        Role.DATE,
        Role.NUMBER,
        Role.TYPE,
        Role.TERM,
    )
)
_OF_THE_BUYER = frozenset((Role.DATE, Role.TERM, Role.BUYER))
_SCALE_HEAD = re.compile(
    r"\W{0,2}(?:scores?|marks?|ratings?|grades?|points|marking scheme|scoring|assessment|"
    r"evaluation score)\b[^\n]{0,30}\Z",
    re.I,
)


@dataclass
class Columns:
    """The columns below one header row. `answers` are those to be filled in, the main one first."""

    columns: tuple[Column, ...]
    number: Column | None = None
    question: Column | None = None
    section: Column | None = None
    answers: list[Column] = field(default_factory=list)
    choices: tuple[str, ...] = ()
    is_named: bool = False
    """Whether the head itself says that the answer goes there."""
    is_prompted: bool = False
    """Whether the places hold a prompt (“Type response here”), so that an empty one is no place."""
    is_grid: bool = False
    """Whether several columns are to be filled in side by side: details of three contracts."""
    asks_nothing: bool = False
    """Whether such a grid may as well be the buyer's own, unless a question right before it asks for a table."""

    def of(self, role: Role) -> Column | None:
        """Return the first column for this."""
        return next((column for column in self.columns if column.role is role), None)

    def all_of(self, role: Role) -> list[Column]:
        """Return the columns for this."""
        return [column for column in self.columns if column.role is role]

    @property
    def asks_by_name(self) -> bool:
        """Whether the head of the question column says question or requirement, not merely “details”."""
        return self.question is not None and STRONG_QUESTION.search(self.question.words) is not None

    def follows(self, earlier: "Columns") -> bool:
        """Return whether this may be another header lower in a table, and not a row that happens to look like one."""
        if [column.words for column in self.columns] == [column.words for column in earlier.columns]:
            return True
        roles = [column.role for column in self.columns if column.words.strip()]
        if None in roles:
            return False
        asks_here = Role.QUESTION in roles and bool({Role.NUMBER, Role.ANSWER} & set(roles))
        return (
            self.question is not None
            and (self.asks_by_name or self.number is not None)
            and (asks_here or not earlier.is_for_the_buyer)
        )

    @property
    def is_for_the_buyer(self) -> bool:
        """Whether the table is for marks, prices, dates or terms and asks nothing."""
        roles = [column.role for column in self.columns]
        named = any(column.role is Role.ANSWER and STRONG_ANSWER.search(column.words) for column in self.columns)
        asks_here = named and self.question is not None
        if Role.TERM in roles and not named:
            return True
        if (
            Role.BUYER in roles
            and self.number is None
            and not any(column.role is Role.ANSWER for column in self.answers)
        ):
            return True
        if roles.count(Role.PRICE) > 1 and not asks_here:
            return True
        if Role.PRICE in roles and self.number is None and not named:
            return True
        if Role.DATE in roles and not named and not self.choices:
            return True
        scale = any(_SCALE_HEAD.match(column.words) for column in self.columns[:2])
        return scale and not named


def is_open(cell: Cell) -> bool:
    """Return whether a cell waits for an answer: empty, a prompt, or choices to pick from."""
    words = cell.words
    return (
        is_blank(words)
        or is_empty_box(words)
        or is_prompt(words)
        or is_yes_no(words)
        or is_cue(words)
        or is_only_limit(words)
        or bool(choices_in(words))
        or _LINES_TO_FILL.fullmatch(words) is not None
    )


_LINES_TO_FILL = re.compile(
    r"(?:[^\n£]{0,24}£[\s_.]{0,20}(?:\n|\Z)){2,8}|(?:[^\n:£]{2,50}:[\s_.]{0,20}(?:\n|\Z)){2,10}"
)
"""“2025/26 £” over “2026/27 £”, or “Paid staff:” over “Volunteers:”, to be filled in line by line."""


def has_lines_to_fill(words: str) -> bool:
    """Return whether a cell holds nothing but lines to be filled in, each behind its label or a pound sign."""
    return _LINES_TO_FILL.fullmatch(words) is not None


def filled(row: Row) -> list[Cell]:
    """Return the cells of a row that say something."""
    return [cell for cell in row if not is_blank(cell.words)]


def is_pick(cell: Cell) -> bool:
    """Return whether a cell is one of several side by side to pick from: “Yes”, an empty box, “No ☐”."""
    words = cell.words
    return is_empty_box(words) or _TICK_HEAD.match(words) is not None


def cell_in(row: Row, column: Column) -> Cell | None:
    """Return the cell of a row that stands in a column, though it may begin left of it."""
    for cell in row:
        if column.holds(cell) or cell.column <= column.first < cell.column + cell.width:
            return cell
    return None


def header_of(row: Row, below: Sequence[Row], table: Table) -> Columns | None:
    """Return the columns that a row heads, None where it heads none; `below` are the rows after it."""
    said = filled(row)
    alone = len({cell.column for cell in said}) <= 1
    if alone or _is_numbered(said) or (not table.is_sheet and len(said) * 2 <= len(row)):
        return None
    columns = tuple(Column(cell.column, cell.column + cell.width - 1, _role(cell), cell.words) for cell in row)
    columns = in_one_language(columns)
    columns = weighed_by_marks(settled_by_content(columns, below), below)
    known = [column for column in columns if column.role is not None]
    roles = {column.role for column in known}
    boxed = any(has_boxes(cell.words) for cell in said)
    if _is_filled_in(said, below) or any(
        len(cell.words) > QUESTION or (cell.words.rstrip().endswith("?") and (boxed or len(cell.words) > HEAD))
        for cell in said
    ):
        return None
    if table.is_sheet and roles and roles <= {Role.WEIGHTING, Role.LIMIT}:
        columns = _with_the_other(columns, below)
        roles = {column.role for column in columns if column.role is not None}
    grid = _is_grid(columns)
    if (
        (
            roles & _OF_THE_BUYER
            or [column.role for column in known].count(Role.PRICE) > 1
            or (roles == {Role.PRICE} and _prices_only(known, row, below[:_NEAR]))
        )
        and len(said) == len(row)
        and all(len(cell.words) <= HEAD and not _could_be_answer(cell) for cell in said)
        and below
    ):
        return _with_parts(columns, below, table)
    if not grid and len(roles) <= 1 and _is_to_be_filled(row, below[:_NEAR]):
        empty = [each for each in columns if share_open(each, below) == 1]
        return Columns(columns, answers=empty, is_grid=True, asks_nothing=True)
    if not grid and (len(known) * 2 < len(said) or len(roles) <= 1) and not _answers_below(known, below):
        return _two_questions(columns, below) if len(known) == len(said) == PAIR else None
    if not grid and not (
        roles & {Role.QUESTION, Role.ANSWER, Role.NUMBER, Role.TERM, Role.PRICE, Role.DATE, Role.BUYER, Role.CRITERIA}
    ):
        return None
    counts = {Role.NUMBER, Role.QUESTION, Role.ANSWER} <= roles
    if not counts and any(_could_be_answer(cell) for cell in said) and not _opens_below(row, below):
        return None
    return _with_parts(columns, below, table)


def in_one_language(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Return columns of which those say nothing that have the questions in Welsh beside those in English."""
    welsh = [column for column in columns if _WELSH.match(column.words)]
    english = [column for column in columns if _ENGLISH.match(column.words)]
    if not welsh or len(english) != 1:
        return columns
    return tuple(
        replace(column, role=None, words="")
        if any(column is each for each in welsh)
        else replace(column, role=Role.QUESTION)
        if column is english[0]
        else column
        for column in columns
    )


_WELSH = re.compile(r"\W{0,2}(?:cymraeg|cwestiwn|cwestiynau)\W{0,2}\Z", re.I)
_ENGLISH = re.compile(r"\W{0,2}(?:english|saesneg|questions?)\W{0,2}\Z", re.I)


def _with_the_other(columns: tuple[Column, ...], below: Sequence[Row]) -> tuple[Column, ...]:
    """Return columns of weightings and limits with the only other one that has a head as what asks, if it is wordy."""
    others = [column for column in columns if column.role is None and column.words.strip()]
    if len(others) != 1 or _length(others[0], below[:_NEAR]) <= HEAD // 2:
        return columns
    return tuple(replace(column, role=Role.QUESTION) if column is others[0] else column for column in columns)


def _is_numbered(said: Sequence[Cell]) -> bool:
    """Return whether a row is a numbered question: “3.1 | Total cost of the project | £”, “MS2 | How will you …? | 8%”."""
    number = said[0].words
    return (
        is_number(number)
        and any(map(str.isdecimal, number))
        and any(is_prompt(cell.words) or cell.words.rstrip().endswith("?") for cell in said[1:])
    )


def _prices_only(priced: Sequence[Column], row: Row, below: Sequence[Row]) -> bool:
    """Return whether a row heads nothing but prices to be filled in: “Scheme | Annual price (£)”."""
    room = all(is_blank(cell.words.replace("£", "")) for column in priced for cell in _under(column, below))
    asked = any(asks(cell.words) for each in (row, *below) for cell in each)
    return len(below) > 1 and room and not asked and all(len(cell.words) <= HEAD for cell in row)


def _is_to_be_filled(row: Row, below: Sequence[Row]) -> bool:
    """Return whether a row heads a grid that asks nothing by itself: “Region | Cohort | Year 1 | Year 2”, all but empty."""
    rows = [each for each in below if len(each) == len(row)]
    if is_number(row[0].words) and any(asks_plainly(cell.words) for cell in row):
        return False
    if len(row) <= PAIR or len(rows) < PAIR or len(rows) < len(below):
        return False
    if any(is_blank(cell.words) or len(cell.words) > HEAD or _could_be_answer(cell) or is_pick(cell) for cell in row):
        return False
    empty = sum(all(is_blank(each[place].words) for each in rows) for place in range(len(row)))
    return empty >= PAIR and not any(asks(cell.words) or is_number(cell.words) for each in rows for cell in each)


def header_of_two(row: Row, below: Sequence[Row], table: Table) -> Columns | None:
    """Return the columns that two rows head together: “Question” and “Response” over “ID | Text | Answer | File”."""
    said, under = filled(row), filled(below[0]) if below else []
    if (
        len(said) < PAIR
        or len(under) <= len(said)
        or not any(1 < cell.width < table.width for cell in said)
        or any(len(cell.words) > HEAD or is_number(cell.words) or _could_be_answer(cell) for cell in under)
    ):
        return None
    tall = [cell for cell in row if cell.height > 1 and not is_blank(cell.words)]
    both = tuple(sorted((*below[0], *tall), key=lambda cell: cell.column))
    columns = header_of(both, below[1:], table)
    return columns if columns is not None and columns.question is not None and columns.answers else None


def _is_filled_in(said: Sequence[Cell], below: Sequence[Row]) -> bool:
    """Return whether a row is a label with room for pounds, and so is the one below it: “Total income | £”."""
    rooms = [cell for cell in said if cell.words.strip(" _.") == "£"]
    under = (each for cell in rooms for row in below[:1] for each in row if each.column == cell.column)
    return any(each.words.strip(" _.") == "£" for each in under)


def _heads_boxes(column: Column, below: Sequence[Row]) -> bool:
    """Return whether a head such as “No” stands over boxes to tick, and so names no number."""
    return any(is_empty_box(cell.words) for cell in _under(column, below))


def _answers_below(known: Sequence[Column], below: Sequence[Row]) -> bool:
    """Return whether one head alone makes a header: “1 | Company details | Response”, over rows with room for that."""
    for column in known:
        if column.role is Role.ANSWER and STRONG_ANSWER.search(column.words) and not is_yes_no(column.words):
            words = [cell.words for cell in _under(column, below)]
            if words and column.words not in words and share_open(column, below) >= HALF:
                return True
    return False


def _role(cell: Cell) -> Role | None:
    words = " ".join(cell.words.split())
    role = role_of(words)
    if role is Role.QUESTION and (
        len(words) > _QUESTION_HEAD or any(letter.isdecimal() for letter in words) or "?" in words
    ):
        return None
    return None if role is Role.ANSWER and len(words) > QUESTION // 2 else role


def _could_be_answer(cell: Cell) -> bool:
    """Return whether what seems to be a head may as well be an answer to pick: “Yes / No”, tick boxes, a prompt."""
    words = cell.words
    if is_cue(words) or _TICK_HEAD.match(words):
        return False
    if _LINES_TO_FILL.fullmatch(words):
        return True
    return is_yes_no(words) or bool(choices_in(words)) or (is_prompt(words) and _role(cell) in (None, Role.ANSWER))


def _is_grid(columns: tuple[Column, ...]) -> bool:
    """Return whether the heads count something up: Contract 1, Contract 2, Contract 3."""
    heads = [column.words.split() for column in columns[1:] if column.words.strip()]
    return (
        len(heads) > 1
        and all(len(head) > 1 and _LAST_NUMBER.match(head[-1]) for head in heads)
        and len({" ".join(head[:-1]).casefold() for head in heads}) == 1
    )


def _two_questions(columns: tuple[Column, ...], below: Sequence[Row]) -> Columns | None:
    """Return the columns of “Question | Description”, where the first holds numbers, or “Item | Details”, to be filled in."""
    first, second = (column for column in columns if column.words.strip())
    if first.role is not Role.QUESTION or second.role is not Role.QUESTION or not below:
        return None
    firsts = [
        cell
        for row in below
        if (cell := cell_in(row, first)) is not None and not is_blank(cell.words) and cell.column == first.first
    ]
    if firsts and sum(is_number(cell.words) for cell in firsts) * 2 > len(firsts):
        return Columns(columns, number=first, question=second)
    seconds = [cell for row in below if (cell := cell_in(row, second)) is not None and second.holds(cell)]
    if seconds and sum(is_open(cell) for cell in seconds) * 2 > len(seconds):
        return Columns(columns, question=first, answers=[second], is_named=False)
    return None


def _opens_below(row: Row, below: Sequence[Row]) -> bool:
    """Return whether under a head such as “Yes / No” there is something else than the same again."""
    for cell in row:
        if is_blank(cell.words) or not _could_be_answer(cell):
            continue
        column = Column(cell.column, cell.column + cell.width - 1, None, "")
        under = [found for each in below[:6] if (found := cell_in(each, column)) is not None and column.holds(found)]
        if not under or any(found.words == cell.words for found in under) or not any(is_open(found) for found in under):
            return False
    return True


def _with_parts(columns: tuple[Column, ...], below: Sequence[Row], table: Table) -> Columns:
    """Settle which column is what, by the heads and by what stands below them."""
    found = Columns(columns)
    questions = [column for column in columns if column.role is Role.QUESTION]
    numbers = [column for column in columns if column.role is Role.NUMBER and not _heads_boxes(column, below)]
    found.number = numbers[0] if numbers else None
    if len(questions) > 1:
        # “Question | Requirement | Response”: the one with the longer words asks, a column of numbers counts.
        counted = next((column for column in questions if _mostly_numbers(column, below)), None)
        if counted is not None and found.number is None:
            found.number = counted
            questions.remove(counted)
        questions.sort(key=lambda column: -_length(column, below))
    answers = [column for column in columns if column.role is Role.ANSWER]
    prompted = [column for column in answers if _share_prompts(column, below) > HALF]
    found.is_prompted = bool(prompted)
    answers.sort(key=lambda column: (column not in prompted, STRONG_ANSWER.search(column.words) is None))
    if not questions:
        questions = _by_elimination(found, answers, below)
    found.question = questions[0] if questions else None
    if found.question is not None and found.question in answers:
        answers.remove(found.question)
    if found.number is None and found.question is not None:
        found.number = _unnamed_number(found, below)
    if found.question is not None:
        left = [
            column for column in columns
            if column.first < found.question.first and column is not found.number
            and column.role in (None, Role.QUESTION) and share_open(column, below) < HALF
        ]  # fmt: skip
        found.section = left[0] if left else None
    named = [column for column in answers if STRONG_ANSWER.search(column.words) or share_open(column, below) > SOME]
    ticks = [
        column
        for column in columns
        if _TICK_HEAD.match(column.words) and column is not found.question and not column.words.isdecimal()
    ]
    if len(ticks) > 1 and all(share_open(column, below) > HALF for column in ticks):
        found.answers = [*ticks, *(column for column in named if column not in ticks)]
        found.choices = tuple(column.words.strip() for column in ticks)
        found.is_named = True
    elif named:
        found.answers = named
        found.is_named = STRONG_ANSWER.search(named[0].words) is not None
    else:
        unanswered = [
            column for column in columns
            if column.role not in _NEVER_ANSWERED and column is not found.question and share_open(column, below) >= MOST
            and (found.question is None or column.first > found.question.first)
        ]  # fmt: skip
        if _is_grid(columns) and len(unanswered) < len(columns) - 1:
            unanswered = []  # a hole in the buyer's own figures: Year 1, Year 2, Year 3
        found.is_grid = len(unanswered) > 1
        found.answers = unanswered
    if not found.answers and found.question is not None:
        found.answers = _headless(found, below, table)
    return found


def _headless(found: Columns, below: Sequence[Row], table: Table) -> list[Column]:
    """Return a column right of all heads, where rows are wider than their header."""
    if table.is_sheet:
        return _between_heads(found, below)
    last = max(column.last for column in found.columns)
    if last >= table.width:
        return []
    beyond = Column(last + 1, table.width, None, "")
    return [beyond] if share_open(beyond, below) >= MOST else []


def _between_heads(found: Columns, below: Sequence[Row]) -> list[Column]:
    """Return the column of a sheet right of the question that has no head, but room in nearly every row."""
    assert found.question is not None  # noqa: S101 # asked for only where there is one
    headed = {place for column in found.columns for place in range(column.first, column.last + 1)}
    place = found.question.last + 1
    gap = Column(place, place, None, "")
    is_free = place not in headed and max(headed) > place
    return [gap] if is_free and share_open(gap, below) >= MOST else []


def _by_elimination(found: Columns, answers: list[Column], below: Sequence[Row]) -> list[Column]:
    """Return the column that must be the question's, where no head says so: filled, wordy, left of the answer."""
    if not any(STRONG_ANSWER.search(answer.words) for answer in answers):
        return []
    first = min(answer.first for answer in answers)
    others = [
        column for column in found.columns
        if column.role in (None, Role.GUIDANCE, Role.CRITERIA) and column.first < first
        and column is not found.number and share_open(column, below) < HALF
    ]  # fmt: skip
    return sorted(others, key=lambda column: -_length(column, below))[:1]


def _unnamed_number(found: Columns, below: Sequence[Row]) -> Column | None:
    assert found.question is not None  # noqa: S101 # asked for only where there is one
    for column in found.columns:
        if (
            column.first < found.question.first
            and column.role in (None, Role.QUESTION)
            and _mostly_numbers(column, below, short=True)
        ):
            return column
    if found.question.first > 1 and all(column.first >= found.question.first for column in found.columns):
        left = Column(1, found.question.first - 1, None, "")
        return left if _mostly_numbers(left, below, short=True) else None
    return None


def _under(column: Column, below: Sequence[Row]) -> list[Cell]:
    return [cell for row in below if (cell := cell_in(row, column)) is not None and column.holds(cell)]


def _mostly_numbers(column: Column, below: Sequence[Row], *, short: bool = False) -> bool:
    cells = [cell for cell in _under(column, below) if not is_blank(cell.words)]
    good = sum(
        is_number(cell.words) or (short and len(cell.words) <= NUMBER // 2 and " " not in cell.words.strip())
        for cell in cells
    )
    return bool(cells) and good * 2 > len(cells)


def _length(column: Column, below: Sequence[Row]) -> float:
    cells = _under(column, below)
    return sum(min(len(cell.words), 500) for cell in cells) / len(cells) if cells else 0.0


def _share_prompts(column: Column, below: Sequence[Row]) -> float:
    cells = [cell for row in below if (cell := cell_in(row, column)) is not None and column.holds(cell)]
    return sum(is_prompt(cell.words) for cell in cells) / len(cells) if cells else 0.0


def share_open(column: Column, below: Sequence[Row]) -> float:
    """Return how many of the cells below a head wait for an answer; a row without one there does not count."""
    cells = [
        cell for row in below
        if (cell := cell_in(row, column)) is not None and column.holds(cell) and any(other is not cell for other in filled(row))
    ]  # fmt: skip
    return (
        sum(is_open(cell) and (is_prompt(cell.words) or not asks(cell.words)) for cell in cells) / len(cells)
        if cells
        else 0.0
    )
