"""Rows of a table that nothing has answered yet: they may ask, or say more of the question that comes after them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from bidprep.documents.forms.boxes import is_about
from bidprep.documents.forms.cells import first_words, question_lines
from bidprep.documents.forms.columns import Row, filled
from bidprep.documents.forms.drafts import Draft, asks_for_a_table, draft_of, is_about_marks, join
from bidprep.documents.forms.elsewhere import shared_limit
from bidprep.documents.forms.headers import Role, role_of
from bidprep.documents.forms.limits import limit_in, tells_count, weighting_at_end, weighting_in
from bidprep.documents.forms.measures import BAND, HEAD, NUMBER, PAIR, TITLE
from bidprep.documents.forms.shapes import Cell
from bidprep.documents.forms.told_beside import tells_worth, worth_beside, worth_told
from bidprep.documents.forms.wording import asks_plainly, is_number, split_number, tidy_number
from bidprep.domain.bids import Limit

SHARE = re.compile(r"\s{0,3}\d{1,3}(?:\.\d{1,2})?\s?%\s{0,3}\Z")
_MARKS = re.compile(
    r"\s{0,3}(?:[^/\n\d]{1,40}/\s?)?(?:(?P<value>\d{1,3})\s?(?:points|marks)"
    r"|(?:points|marks|score)(?: available)?\W{1,3}(?P<last>\d{1,3}))\s{0,3}\Z",
    re.I,
)
_SECTION = re.compile(
    r"\W{0,3}(?:(?:section|part|lot|envelope|stage|schedule|annex|appendix|category)\b|(?-i:[A-Z]\.\s{1,3}(?=[A-Z])))",
    re.I,
)


def names_section(words: str) -> bool:
    """Return whether a row of one cell begins a section: “C. Delivery (45%)”, “Section 2 – Staff”."""
    return len(words) <= BAND and _SECTION.match(words) is not None and not asks_plainly(_without_number(words))


_TELLING = frozenset((Role.NUMBER, Role.WEIGHTING, Role.LIMIT))
_GUIDES = re.compile(
    r"\W{0,3}(?:(?:response|answer|bidder) )?guidance(?: (?:notes|for (?:bidders|suppliers)))?\W{0,3}\Z", re.I
)
_MOST_GUIDANCE = 4_000  # letters
_LOOKED_BACK_AT = 6
_MOST_TITLES = 3


def _is_worth(words: str) -> bool:
    """Return whether words begin with what a label of a weighting or a limit says: “Limit: see each part”."""
    return ":" in words[:NUMBER] and role_of(words.partition(":")[0]) in (Role.WEIGHTING, Role.LIMIT)


def _without_number(words: str) -> str:
    return split_number(words)[1] or words


def _beginning(cell: Cell) -> str:
    """Return the first two lines that say something: a title, and what is asked under it."""
    return "\n".join([line.words for line in cell.lines if line.words][:PAIR])


class Above:
    """The rows collected so far, each with its place in the table, and the section that they and those below stand in."""

    def __init__(self, section: str) -> None:
        self.section = section
        self._rows: list[tuple[Row, int]] = []
        self._beside: list[Cell] = []
        self._weighting: Decimal | None = None
        self._limit: Limit | None = None
        self._number = ""

    def __bool__(self) -> bool:
        return bool(self._rows)

    @property
    def last(self) -> Row:
        """The row collected last."""
        return self._rows[-1][0] if self._rows else ()

    @property
    def number(self) -> str:
        """The number that stands in a cell of its own among the rows collected, "" where none does."""
        numbers = [cell.words for row, _ in self._rows for cell in filled(row)[:1] if is_number(cell.words)]
        return numbers[-1] if numbers else ""

    def tell_behind(self, row: Row, index: int) -> bool:
        """Take a numbered question that is followed by what it is worth: “Q1 | Describe … | Weighting | 10% | 500 words”."""
        worth = worth_beside(row)
        if worth is None:
            return False
        self.take_as_section()
        self.add(tuple(filled(row)[:PAIR]), index)
        self._weighting, self._limit = worth
        return True

    def tell_below(self, row: Row, below: Sequence[Row], index: int) -> bool:
        """Take a row that names a question and heads what it is worth, and the row below it that asks and tells.

        “MS1 | Need | Weighting | Max. characters” over “ | Describe … | 20% | 4000”.
        """
        said, told = filled(row), {cell.column: cell for cell in filled(below[0])} if below else {}
        heads = said[PAIR:]
        asked = told.get(said[1].column) if len(said) > PAIR else None
        counts = bool(said) and is_number(said[0].words) and any(map(str.isdecimal, said[0].words))
        if asked is None or not counts or len(said[1].words) > TITLE or asks_plainly(said[1].words):
            return False
        if not asks_plainly(_without_number(first_words(asked))):
            return False
        pairs = [(head, told[head.column]) for head in heads if head.column in told]
        if len(pairs) < len(heads) or any(role_of(head.words) not in (Role.WEIGHTING, Role.LIMIT) for head in heads):
            return False
        self.take_as_section()
        self.add((said[0], asked), index + 1)
        return all(self.tell(head, value) for head, value in pairs)

    def add(self, row: Row, index: int) -> None:
        """Collect a row."""
        self._rows.append((row, index))

    @property
    def asked(self) -> str:
        """The words of the row collected last, "" where they ask nothing."""
        words = "\n".join(cell.words for cell in filled(self.last) if not is_number(cell.words)) if self._rows else ""
        return words if asks_plainly(_without_number(words)) else ""

    @property
    def asks_for_table(self) -> str:
        """The words with which the row collected last asks to fill in a table, apart from its weighting or limit; or ""."""
        rows = [row for row, _ in self._rows if not all(is_about_marks(cell.words) for cell in filled(row))]
        for row in reversed(rows[-PAIR:]):  # a line that helps may stand between
            said = filled(row)
            cells = [cell for cell in said if not is_number(cell.words)]
            lines = [line for cell in cells for line in question_lines(cell)]
            number = said[0].words if len(said) == PAIR and is_number(said[0].words) else ""
            asked = draft_of(lines, number=number) if lines else None
            if asked is not None and (asks_for_a_table(asked) or (asked.number and asked.text.endswith("?"))):
                return asked.text
            if len(said) > 1 or asks_plainly(_without_number(said[0].words) if said else ""):
                break
        return ""

    def tell_all(self, said: Sequence[Cell]) -> bool:
        """Take a row that only tells something of the next question: “No. | 3 | Weighting | 10%”, “Weight: 10% | 2 pages”."""
        if len(said) > 1 and not self._rows and any(tells_worth(cell.words) for cell in said):
            if not all(tells_worth(cell.words) or _is_worth(cell.words) for cell in said):
                return False
            self._weighting, self._limit = worth_told(said)
            return True
        pairs = list(zip(said[::2], said[1::2], strict=False))
        if len(said) % PAIR or len(pairs) < PAIR or any(role_of(label.words) not in _TELLING for label, _ in pairs):
            return False
        number = next((value.words for label, value in pairs if role_of(label.words) is Role.NUMBER), "")
        if number and not is_number(number):
            return False
        if not all(self.tell(label, value) for label, value in pairs if role_of(label.words) is not Role.NUMBER):
            return False
        self._number = tidy_number(number)
        return True

    def tell(self, label: Cell, value: Cell) -> bool:
        """Take a row that tells something of the question in the rows collected, or of the next one; whether it does.

        “Response guidance | …” below it; “Weighting | 25%” and “Word limit | 1500 words” above it.
        """
        role = role_of(label.words)
        if role in (Role.GUIDANCE, Role.CRITERIA) and self._rows:
            self._beside.append(value)
        elif role is Role.LIMIT and limit_in(value.words, in_its_own_cell=True, head=label.words) is not None:
            self._limit = limit_in(value.words, in_its_own_cell=True, head=label.words)
        elif role is Role.WEIGHTING and weighting_in(value.words, in_its_own_cell=True) is not None:
            self._weighting = weighting_in(value.words, in_its_own_cell=True)
        else:
            return False
        return True

    def is_helped_by(self, row: Row) -> bool:
        """Return whether a row of a sheet has words only below those of the numbered question right above it."""
        said, above = filled(row), filled(self.last)
        return (
            len(said) == 1
            and len(above) >= PAIR
            and is_number(above[0].words)
            and said[0].column == above[1].column
            and not is_number(said[0].words)
        )

    def tell_in_a_row(self, said: Sequence[Cell]) -> bool:
        """Take a row below a question that tells only its weighting, its limit and where words are counted."""
        told = [cell for cell in said if not tells_count(cell.words)]
        if not self._rows or len(said) < PAIR or not told:
            return False
        weightings = [weighting_in(cell.words) for cell in told]
        limits = [limit_in(cell.words) for cell in told]
        if any(
            len(cell.words) > HEAD + NUMBER or (weighting is None and limit is None)
            for cell, weighting, limit in zip(told, weightings, limits, strict=True)
        ):
            return False
        self._weighting = next((each for each in weightings if each is not None), self._weighting)
        self._limit = next(filter(None, limits), self._limit)
        return True

    def room_in(self, row: Row) -> Cell | None:
        """Return the cell of a blank row of a sheet that is right below the words of the numbered question above it."""
        for above, _ in reversed(self._rows[-PAIR:]):
            said = filled(above)
            if len(said) > 1 and is_number(said[0].words):
                near = row[0].row - self.last[0].row <= PAIR
                return next((cell for cell in row if near and cell.is_ready and cell.column == said[1].column), None)
        return None

    @property
    def guidance(self) -> str:
        """What the row collected last says, below its title and “Response Guidance”, for all questions under it."""
        said = filled(self._rows[-1][0]) if self._rows else []
        lines = [line.words for line in said[0].lines if line.words] if len(said) == 1 else []
        starts = [at for at, words in enumerate(lines[:_MOST_TITLES]) if _GUIDES.match(words)]
        return "\n".join(lines[starts[0] + 1 :])[:_MOST_GUIDANCE] if starts else ""

    def clear(self) -> None:
        """Let the rows go."""
        self._rows.clear()

    def take_question(self) -> Draft | None:
        """Return the question that the rows collected so far ask: the last that asks, with what belongs to it."""
        if not self._rows:
            return None
        cells = [(cell, index) for row, index in self._rows[-_LOOKED_BACK_AT:] for cell in filled(row)]
        self._rows.clear()
        shares = [cell for cell, _ in cells if SHARE.match(cell.words) or _MARKS.match(cell.words)]
        numbers = [cell for cell, _ in cells if is_number(cell.words)]
        texts = [cell for cell, _ in cells if not (is_number(cell.words) or any(cell is each for each in shares))]
        asking = [
            place
            for place, cell in enumerate(texts)
            if asks_plainly(_without_number(_beginning(cell))) and not is_about(cell)
        ]
        if not asking:  # “Bidders must enter a rate for every item.” over “Price weighting 50%”
            asking = [place for place, cell in enumerate(texts) if asks_for_a_table(draft_of(question_lines(cell)))][
                -1:
            ]
        # What asks on below the row that has the number is help: “B1 | What will you do?” over “Tell us about …”.
        numbered = [
            place
            for place in asking
            if any(cell.row == texts[place].row for cell in numbers) or split_number(first_words(texts[place]))[0]
        ]
        if (
            numbers and asking and not numbered
        ):  # the number stands with the title above: help may ask after the question
            numbered = asking[:1]
        if not asking and numbers:  # “3.3 | An interpreter has not come. Please state …”, or in two languages
            at_row = numbers[-1].row
            wordy = [at for at, cell in enumerate(texts) if cell.row == at_row and len(cell.words) > NUMBER]
            numbered = sorted(wordy, key=lambda at: len(texts[at].words))[-1:]
        start = (numbered or asking or [max(len(texts) - 1, 0)])[-1]
        if not texts:
            return None
        draft = draft_of(
            [line for cell in texts[start:] for line in question_lines(cell)],
            number=numbers[-1].words if numbers else "",
        )
        if shares and draft.weighting is None:
            marks = _MARKS.match(shares[-1].words)
            said = (marks["value"] or marks["last"]) if marks else shares[-1].words
            draft.weighting = weighting_in(said, in_its_own_cell=True)
        for cell in texts[start + 1 :]:  # “Max 500 words / 25 marks”
            if draft.weighting is None and len(cell.words) <= HEAD:
                draft.weighting = weighting_in(cell.words, in_its_own_cell=True)
        beside, self._beside = self._beside, []
        for cell in beside:  # “Response guidance | Maximum 4,000 characters”
            draft.guidance = join(draft.guidance, cell.words)
            draft.limit = draft.limit or limit_in(cell.words)
        draft.weighting = draft.weighting if draft.weighting is not None else self._weighting
        draft.limit = draft.limit or self._limit
        draft.number = draft.number or self._number
        self._weighting = self._limit = None
        self._number = ""
        draft.section = self.section
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
        if named.text and (_SECTION.match(cell.words) or shared_limit(cell.words) is not None):
            draft.section = self.section = " ".join(cell.words.split())[:200]
        elif named.text and not named.number and len(named.text) <= TITLE and named.weighting is None:
            draft.section = named.text
        elif named.text and len(named.text) > TITLE:
            draft.guidance = join(draft.guidance, named.text)

    def say(self, draft: Draft) -> Draft:
        """Let the rows say what they do of a question that comes after them, and return that."""
        for row, _ in self._rows[-_MOST_TITLES:]:
            for cell in filled(row):
                if is_number(cell.words):
                    draft.number = draft.number or tidy_number(cell.words)
                else:
                    self._title(draft, cell)
        self._rows.clear()
        return draft

    def take_as_section(self) -> None:
        """Take the last title among the rows as the section of what follows, and let them go."""
        texts = [cell.words for row, _ in self._rows for cell in filled(row)]
        titles = [
            title
            for words in texts
            if len(title := " ".join(words.partition("\n")[0].split())) > PAIR
            and not (is_number(title) or tells_count(title))
        ]
        self.section = titles[-1][:200] if titles else self.section
        self._rows.clear()
