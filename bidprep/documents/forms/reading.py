"""The door to a buyer's form: `read_form` gives what a file seems to ask, for a person to confirm."""

import re
from dataclasses import dataclass, field, replace
from pathlib import Path

from bidprep.documents.forms.boxes import Found, is_help, labelled_room
from bidprep.documents.forms.cells import first_words, holds_room
from bidprep.documents.forms.drafts import Draft, asks_for_a_table, join
from bidprep.documents.forms.elsewhere import (
    Told,
    join_sheets,
    take_rooms,
    take_shared_limits,
    take_shares,
    take_told,
    told_in,
    told_of_next,
    told_on_top,
)
from bidprep.documents.forms.faces import take_faces
from bidprep.documents.forms.families import add_stems, settle_families
from bidprep.documents.forms.grids import grid_of, is_grid, is_grid_to_tick
from bidprep.documents.forms.kinds import kind_of
from bidprep.documents.forms.labels import is_identity
from bidprep.documents.forms.limits import limit_in
from bidprep.documents.forms.measures import HEAD, PAIR, ROOM_ONLY, SURE
from bidprep.documents.forms.prose import ProseReader, attach
from bidprep.documents.forms.repeats import merge_repeats
from bidprep.documents.forms.shapes import Form, Line, Table
from bidprep.documents.forms.stacks import stacked
from bidprep.documents.forms.tables import read_table
from bidprep.documents.forms.word_form import read_word_form
from bidprep.documents.forms.wording import asks, asks_plainly, is_blank, is_cue, is_office_use, ticked_in
from bidprep.documents.forms.workbook import read_workbook
from bidprep.documents.strangers import OfficeKind, open_office_file
from bidprep.domain.bids import LimitUnit, QuestionKind
from bidprep.domain.form_proposals import AnswerPlace, FormBlock, FormProposal, ProposedField, ProposedQuestion

_MOST_QUESTIONS = 5_000
_PART_OF_FORM = re.compile(
    r"\W{0,3}(?:part|section|schedule|stage|annex|appendix)\s(?:\d{1,2}|[A-Z])\b(?![^\n]*\?)", re.I
)
_PARAGRAPHS_EACH = 8  # to a question, at most, in a form that is made of paragraphs with empty lines to write on
_LEAST_ASKED = 2  # questions that a form must ask in so many words before mere labels count as questions


def read_form(path: Path) -> FormProposal:
    """Return what a buyer's .docx or .xlsx seems to ask. Raises BidprepError where it cannot be read.

    Best run by `bidprep.documents.child.in_child`, for the file is a stranger's.
    """
    file = open_office_file(path)
    form = read_word_form(file) if file.kind is OfficeKind.WORD else read_workbook(file)
    return propose(form)


def propose(form: Form) -> FormProposal:
    """Return what a form that was read seems to ask."""
    reader = _FormReader()
    reader.read(form)
    drafts = join_sheets(sorted(reader.drafts, key=lambda draft: (draft.block, draft.row)))
    take_rooms(drafts, reader.rooms)
    take_told(drafts, reader.told)
    take_shares(drafts, reader.blocks)
    drafts = settle_families(drafts)
    add_stems(drafts, reader.blocks)
    take_shared_limits([draft for draft in drafts if _asks_for_words(draft)], reader.blocks)
    if form.asks_by_sheet:
        drafts = merge_repeats(drafts)
    take_faces(drafts, reader.blocks)
    drafts = _without_stray_room([draft for draft in drafts if _counts(draft, drafts)], reader.blocks)
    labels = [draft for draft in drafts if draft.is_label]
    if len(drafts) - len(labels) < _LEAST_ASKED:
        # A contract to be completed has such labels, too; a form that asks has questions beside them.
        drafts = [draft for draft in drafts if not draft.is_label]
        reader.fields += [ProposedField(draft.text, draft.places[0], draft.block) for draft in labels if draft.places]
    return FormProposal(
        questions=tuple(_question(draft) for draft in drafts[:_MOST_QUESTIONS]),
        fields=tuple(reader.fields),
        blocks=tuple(reader.blocks),
        warnings=form.warnings,
    )


@dataclass
class _FormReader:
    """Goes through the blocks of a form, prose and tables in turn, for what stands before a table may belong to it."""

    drafts: list[Draft] = field(default_factory=list)
    fields: list[ProposedField] = field(default_factory=list)
    blocks: list[FormBlock] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    rooms: dict[str, AnswerPlace] = field(default_factory=dict)

    def read(self, form: Form) -> None:
        """Read all blocks."""
        prose = ProseReader()
        self._read(form.blocks, prose)
        prose.end()
        self.drafts += prose.drafts
        self.rooms.update(prose.rooms)
        self.fields += [ProposedField(label, place, block) for label, place, block in prose.fields]

    def _read(self, blocks: tuple[Line | Table, ...] | list[Line | Table], prose: ProseReader) -> None:
        for block in stacked(blocks):
            if isinstance(block, Line):
                prose.read(block, len(self.blocks))
                if block.shown:
                    self.blocks.append(FormBlock("heading" if block.heading else "paragraph", (block.shown,)))
            elif (title := _banner(block)) is not None:
                prose.read(title, len(self.blocks))
                self.blocks.append(FormBlock("heading", (title.shown,)))
            elif (inner := _only_cell(block)) is not None:
                self._read(inner, prose)
            else:
                self._table(block, prose)

    def _table(self, table: Table, prose: ProseReader) -> None:
        first = len(self.blocks)
        starts = self._show(table)
        if (told := told_in(table)) is not None:
            self.told.append(told)
        if _only_tells(table, prose):
            return
        table = _without_worth(table, prose)
        if not table.rows:
            return
        starts = starts[-len(table.rows) :]
        before, title = prose.last_words, prose.title_number
        asked, _ = prose.before_table()
        found = _found_in(table, prose, asked, before)
        self._settle(asked, found, before, table, prose)
        _take_number(found, title)
        for draft in found.drafts:
            draft.block = starts[draft.row] if draft.row < len(starts) else first
            draft.row = 0
            draft.section = draft.section or prose.section
        self.drafts += found.drafts
        self.rooms.update(found.rooms)
        self._last_found = found
        self.fields += [
            ProposedField(label, place, starts[row] if row < len(starts) else first)
            for label, place, row in found.fields
        ]
        taken = {place.path for draft in found.drafts for place in draft.places}
        for row in table.rows:
            for cell in row:
                for inner in () if cell.path in taken and holds_room(cell) else cell.tables:
                    self._table(inner, prose)

    def _show(self, table: Table) -> list[int]:
        """Show the rows of a table among the blocks; return where each begins."""
        starts: list[int] = []
        for row in table.rows:
            starts.append(len(self.blocks))
            if any(cell.words for cell in row):
                self.blocks.append(FormBlock("row", tuple(cell.words for cell in row), table.part))
        return starts

    def _settle(self, asked: Draft | None, found: Found, before: str, table: Table, prose: ProseReader) -> None:
        """Give the question before a table the room that the table is, or let that question go."""
        waiting = asked or self._waiting(prose)
        if found.is_grid and not (waiting is not None and _waits_for_a_grid(waiting, is_above=waiting is asked)):
            found.box.clear()
        if found.box and waiting is not None and not (found.is_for_names and not asks_plainly(waiting.text)):
            attach(waiting, found)
            if before not in waiting.text:  # what the question itself says was read with it
                waiting.limit = waiting.limit or limit_in(before)
            if waiting is asked and not (is_identity(asked.text) and not asked.number):
                asked.confidence = 0.9 if asks_plainly(asked.text) or asked.number or asked.is_grid else 0.6
                prose.keep(asked)
        else:
            prose.restore(asked)
            if not found.drafts:
                prose.tell_of_next(*told_of_next(table))

    _last_found: Found = field(default_factory=Found)

    def _waiting(self, prose: ProseReader) -> Draft | None:
        """Return the last question of the table before this one, where it has no place yet."""
        return self._last_found.drafts[-1] if self._last_found.is_open_ended and self._last_found.drafts else None


def _only_tells(table: Table, prose: ProseReader) -> bool:
    """Take a table that helps with the question above it, or tells what it or the next one is worth; whether it is one."""
    if is_help(table):
        return prose.help(table.rows[0][0].words, table.path)
    told = told_of_next(table) if len(table.rows) == 1 else (None, None)
    if any(each is not None for each in told):
        prose.tell_of_next(*told)
    return any(each is not None for each in told)


def _without_worth(table: Table, prose: ProseReader) -> Table:
    """Return a table without the two rows on top that tell only what the question above it is worth, which takes that."""
    worth = told_on_top(table) if prose.is_asking else (None, None)
    if all(each is None for each in worth):
        return table
    prose.tell_of_next(*worth)
    return replace(table, rows=table.rows[PAIR:])


def _take_number(found: Found, title: str) -> None:
    """Give the one question of a table the number that stands in the heading over it."""
    unnumbered = [draft for draft in found.drafts if not draft.number]
    if title and len(unnumbered) == 1 and asks(unnumbered[0].text):
        unnumbered[0].number = title


def _found_in(table: Table, prose: ProseReader, asked: Draft | None, before: str) -> Found:
    """Return what a table holds; where the question above it asks for a table, what a grid's rows name is asked together."""
    if asked is not None and asked.number and asks_plainly(asked.text) and (room := labelled_room(table)).box:
        return room
    found = read_table(table, table.part if table.is_sheet else prose.section, before)
    if found.box or asked is None or not _waits_for_a_grid(asked, is_above=bool(asked.number)):
        return found
    return grid_of(table) if is_grid(table, asked.text) or is_grid_to_tick(table, asked.text) else found


def _waits_for_a_grid(draft: Draft, *, is_above: bool) -> bool:
    """Return whether a question may be answered in a grid; one right above it also where it is numbered and ends in “?”."""
    return asks_for_a_table(draft) or (
        is_above
        and "?" in draft.text
        and asks_plainly(draft.text)
        and (bool(draft.number) or draft.text.rstrip().endswith("?"))
    )


def _banner(table: Table) -> Line | None:
    """Return the heading that a table of one cell is by its look: “PART 2: PROJECT”."""
    if table.is_sheet or len(table.rows) != 1 or len(table.rows[0]) != 1:
        return None
    lines = [line for line in table.rows[0][0].lines if line.shown]
    if len(lines) != 1 or lines[0].gaps or len(lines[0].words) > HEAD:
        return None
    is_title = _PART_OF_FORM.match(lines[0].words) is not None or is_office_use(lines[0].words)
    return replace(lines[0], heading=lines[0].heading or 2) if is_title else None


def _only_cell(table: Table) -> list[Line | Table] | None:
    """Return what is in a table that is only a frame around other blocks."""
    cells = [cell for row in table.rows for cell in row]
    if table.is_sheet or not cells or any(len(row) > 1 for row in table.rows) or not any(cell.tables for cell in cells):
        return None
    if any(not cell.tables and is_cue(first_words(cell)) for cell in cells):
        return None  # a card: its rows say question, guidance, marking scheme and where the answer goes
    return [block for cell in cells for block in cell.blocks]


def _without_stray_room(drafts: list[Draft], blocks: list[FormBlock]) -> list[Draft]:
    """Leave out what asks only by its wording and by empty lines below it, where a form shows no other sign of asking.

    A contract tells the supplier to describe and to provide, and its writer leaves lines empty here and there.
    """
    roomy = [
        draft for draft in drafts if draft.confidence == ROOM_ONLY and draft.limit is None and draft.weighting is None
    ]
    paragraphs = sum(block.kind == "paragraph" for block in blocks)
    others = len(drafts) - len(roomy)
    if len(roomy) * PAIR <= others and others > PAIR:  # the form gives boxes to write in
        known = {_family_of(draft) for draft in drafts if not any(draft is each for each in roomy)} - {""}
        return [draft for draft in drafts if _family_of(draft) in known or not any(draft is each for each in roomy)]
    if others or (len(roomy) >= _LEAST_ASKED and len(roomy) * _PARAGRAPHS_EACH >= paragraphs):
        return drafts
    return []


def _family_of(draft: Draft) -> str:
    """Return what the numbers of a question and of those beside it have in common: “C.5.” of “C.5.3”; "" for “3”."""
    return draft.number[: draft.number.rstrip(".)").rfind(".") + 1].casefold()


def _counts(draft: Draft, drafts: list[Draft]) -> bool:
    """Return whether a draft is sure enough, seen beside the others."""
    if draft.has_place or draft.confidence >= SURE:
        return True
    # Prose that asks within a limit but leaves no room counts only in a form that is made of such prose.
    told = draft.limit is not None or (bool(draft.number) and draft.weighting is not None)
    return told and sum(not each.has_place for each in drafts) >= (2 if draft.number else 3)


def _kind_of(draft: Draft) -> tuple[QuestionKind, tuple[str, ...]]:
    if draft.is_grid:
        return QuestionKind.TEXT, ()
    kind, choices = kind_of(draft.text, draft.offered, draft.place_words or draft.head_words, draft.gaps)
    is_short = kind in _SHORT_KINDS or (kind is QuestionKind.YES_NO and not choices)
    if is_short and draft.limit is not None and draft.limit.value >= _LONG.get(draft.limit.unit, 1):
        return (
            QuestionKind.TEXT,
            (),
        )  # “When would you call the police? (500 words)”, “Is there anything else? (500 words)”
    return kind, choices


_SHORT_KINDS = frozenset((QuestionKind.NUMBER, QuestionKind.DATE, QuestionKind.MONEY, QuestionKind.CONTACT))
_LONG = {LimitUnit.WORDS: 50, LimitUnit.CHARACTERS: 300, LimitUnit.CHARACTERS_WITHOUT_SPACES: 300}


def _asks_for_words(draft: Draft) -> bool:
    return _kind_of(draft)[0] is QuestionKind.TEXT and not draft.is_grid


def _question(draft: Draft) -> ProposedQuestion:
    kind, choices = _kind_of(draft)
    answer = draft.answer or _picked(draft)
    return ProposedQuestion(
        number=draft.number,
        text=draft.text,
        section=draft.section,
        kind=kind,
        limit=draft.limit,
        weighting=draft.weighting,
        guidance=join(draft.stem, draft.guidance),
        criteria=draft.criteria,
        choices=() if kind is QuestionKind.YES_NO and len(choices) == PAIR else choices,
        only_if=draft.only_if,
        parent=draft.parent if draft.parent != draft.number else "",
        places=_each_once(draft.places),
        answer=answer,
        confidence=round(draft.confidence, 2),
        block=draft.block,
    )


def _picked(draft: Draft) -> str:
    return "" if is_blank(draft.place_words) else ", ".join(ticked_in(draft.place_words))


def _each_once(places: list[AnswerPlace]) -> tuple[AnswerPlace, ...]:
    return tuple(dict.fromkeys(places))
