"""The review of a buyer's form: the form as it reads beside what it seems to ask, each question decided by a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from bidprep.domain.bids import Limit, LimitUnit, Question
from bidprep.domain.form_edits import (
    Decision,
    FormReview,
    Reviewed,
    accept,
    change,
    leave_out,
    mark,
    mark_alike,
    match_questions,
    merge_with_before,
    split,
    unsure_first,
)
from bidprep.domain.form_proposals import FormProposal, ProposedQuestion
from bidprep.domain.text import clean_characters
from bidprep.ui.appearance import GRID, Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.question import KIND_WORDS, UNIT_WORDS, read_limit, read_weighting
from bidprep.ui.pages.review_pane import ROOM_FOR_BOTH, ReviewPane
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.form_view import FormView, Mark
from bidprep.ui.widgets.headings import note
from bidprep.ui.widgets.record_list import RecordList


@dataclass(frozen=True)
class _Row:
    """A question in the list: what was decided, and whether the bid asks it already."""

    entry: Reviewed
    is_there: bool

    @property
    def id(self) -> int:
        """The entry's id, by which the list finds it again."""
        return self.entry.id

    @property
    def state(self) -> str:
        """What is to be done with it, or what was."""
        if self.entry.decision is Decision.LEFT_OUT:
            return "Not a question"
        if self.is_there:
            return "In the bid already"
        if self.entry.is_to_look_at:
            return "Look at it"
        return "Accepted" if self.entry.decision is Decision.ACCEPTED else "As read"

    @property
    def tone(self) -> Tone | None:
        """The tone of that."""
        if self.entry.decision is Decision.LEFT_OUT or self.is_there:
            return Tone.NEUTRAL
        if self.entry.is_to_look_at:
            return Tone.CAUTION
        return Tone.GOOD if self.entry.decision is Decision.ACCEPTED else None


_COLUMNS = (
    Column("Number", lambda row: row.entry.question.number, key=lambda row: row.entry.question.block, width=10),
    Column("Question", lambda row: " ".join(row.entry.question.text.split()), stretch=True),
    Column("To do", lambda row: row.state, tone=lambda row: row.tone, width=22),
    Column("Limit", lambda row: str(row.entry.question.limit or ""), width=18),
)


def _read_lines(words: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in clean_characters(words).split("\n") if line.strip())


_FIELDS = (
    Field("number", "Number", "As the buyer wrote it; empty for the next one"),
    Field("section", "Section"),
    Field("text", "Question", "The buyer’s own words", lines=4),
    Field("kind", "Kind of answer", choices=tuple(KIND_WORDS.items())),
    Field("choices", "Choices", "One on each line", lines=2, read=_read_lines, write="\n".join),
    Field("limit_value", "Limit", "For example 500", read=read_limit, write=str),
    Field("limit_unit", "Counted in", choices=tuple(UNIT_WORDS.items())),
    Field("weighting", "Weighting", "Per cent of the marks", read=read_weighting, write=lambda value: f"{value:g}%"),
    Field("guidance", "Guidance", "The buyer’s notes", lines=2),
    Field("criteria", "Criteria", "How it is scored", lines=2),
    Field("only_if", "Only if", "For example: if yes to 4"),
    Field("parent", "Part of", "The number of the question that it is a part of"),
)


class FormReviewPane(ReviewPane):
    """The form on one side, what it asks on the other, linked both ways."""

    split_where = "Put the cursor into the question’s text, where the second question begins, then split it."

    def __init__(self) -> None:
        empty = EmptyState(
            "Nothing is asked, as it reads",
            "If the form does ask something, go to it in the form and press “It is a question”.",
        )
        super().__init__(
            FormReview(FormProposal(), (), 0),
            RecordList("proposed questions", _COLUMNS, empty),
            Form(_FIELDS, "Proposed question"),
        )
        self._there: tuple[Question, ...] = ()
        self.view = FormView()
        self.view.picked.connect(self._pick_block)
        self.view.chosen.connect(self._choose_block)
        self.about_block = note("")
        self.mark = self.button("plus", "It is a &question", self._mark)
        self.alike = self.button("layers", "Mark m&ore like this", self._mark_alike)
        self.list.opened.connect(lambda _row: self._accept())
        self.list.removal_asked.connect(lambda _row: self._leave_out())
        self.accept = self.button("circle-check", "&Accept", self._accept)
        self.leave_out = self.button("x", "&Not a question", self._leave_out)
        self.merge = self.button("arrow-up", "&Merge with the one before", self._merge)
        self.about = note("")
        self._arrange()

    def show_review(self, review: FormReview) -> None:
        """Show a review from its beginning."""
        self.view.show_blocks(review.proposal.blocks)
        self.start(review, review.proposal.warnings)

    def show_there(self, questions: Sequence[Question]) -> None:
        """Take what the bid asks already."""
        self._there = tuple(questions)
        self.show_all()

    @property
    def to_take(self) -> int:
        """How many questions would be new to the bid."""
        chosen = self.review.chosen
        return sum(same is None for same in match_questions(self._there, [entry.question for entry in chosen]))

    @property
    def entry(self) -> Reviewed | None:
        """The question that is picked."""
        row = self.list.current()
        found: Reviewed | None = self.review.entry(row.id) if row is not None else None
        return found

    def focus_first(self) -> None:
        """Go to the list, whose first line is the one to look at first."""
        (self.list.table if self.review.entries else self.view).setFocus(Qt.FocusReason.OtherFocusReason)

    def lay_out(self, width: int) -> None:
        """Put both sides beside one another where so many logical pixels are enough, else one above the other."""
        super().lay_out(width)
        columns = 3 if width >= ROOM_FOR_BOTH else 2
        for at, button in enumerate((self.accept, self.leave_out, self.back, self.merge, self.split)):
            self._buttons.addWidget(button, at // columns, at % columns)

    def _arrange(self) -> None:
        left, right, fields = QWidget(), QWidget(), QWidget()
        form_side = QVBoxLayout(left)
        form_side.setContentsMargins(0, 0, 0, 0)
        form_side.addWidget(self.view, 1)
        form_side.addWidget(self.about_block)
        below = QHBoxLayout()
        below.addWidget(self.mark)
        below.addWidget(self.alike)
        below.addStretch(1)
        form_side.addLayout(below)
        inner = QVBoxLayout(fields)
        inner.setContentsMargins(0, GRID, GRID, 0)
        inner.addWidget(self.form)
        inner.addWidget(self.about)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(fields)
        proposal_side = QVBoxLayout(right)
        proposal_side.setContentsMargins(0, 0, 0, 0)
        proposal_side.addWidget(self.list, 2)
        self._buttons = QGridLayout()
        proposal_side.addLayout(self._buttons)
        proposal_side.addWidget(area, 3)
        self.put_side_by_side(left, right, (450, 550))
        self.view.setMinimumHeight(110)
        self.list.setMinimumHeight(130)
        area.setMinimumHeight(150)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.warnings)
        layout.addWidget(self.sides, 1)
        self.lay_out(ROOM_FOR_BOTH)

    # What is shown

    def rows(self) -> Sequence[_Row]:
        """Return the questions, those to look at first, each with whether the bid asks it."""
        same = match_questions(self._there, [entry.question for entry in self.review.entries])
        there = {entry.id for entry, own in zip(self.review.entries, same, strict=True) if own is not None}
        return [_Row(entry, entry.id in there) for entry in unsure_first(self.review)]

    def show_all(self) -> None:
        """Show all that the review says now, in the form too."""
        self.view.show_marks({row.entry.question.block: _mark_of(row) for row in reversed(self.rows())})
        super().show_all()

    def show_entry(self, entry: Reviewed | None) -> None:
        """Show the picked question in the fields and in the form."""
        for button in (self.accept, self.leave_out, self.merge):
            button.setEnabled(entry is not None)
        if entry is None:
            self.about.setText("")
        else:
            self.form.show_values(_values(entry.question))
            self.about.setText(_say_more(entry))
            if self.view.block != entry.question.block:
                self.view.show_block(entry.question.block)
        self._show_block()

    def _show_block(self) -> None:
        """Say what begins at the block that is picked in the form."""
        block = self.view.block
        here = self.review.at_block(block) if block is not None else ()
        asked = [entry for entry in here if entry.decision is not Decision.LEFT_OUT]
        if block is None:
            words = ""
        elif asked:
            words = f"{' and '.join(map(_name, asked))} {'begins' if len(asked) == 1 else 'begin'} here."
        elif here:
            words = "This is not a question, as you said."
        else:
            words = "No question begins here."
        self.about_block.setText(words)
        self.mark.setEnabled(block is not None and not asked)
        self.alike.setEnabled(block is not None)

    # What is picked

    def _pick_block(self, block: int) -> None:
        here = self.review.at_block(block)
        current = self.entry
        if here and (current is None or current not in here):
            self.pick_entry(here[0].id)
        self._show_block()

    def _choose_block(self, block: int) -> None:
        """Go to the question of a block, making it one where it was none."""
        if self.mark.isEnabled():
            self._mark()
        here = self.review.at_block(block)
        if here:
            self.pick_entry(here[0].id)
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    # What is decided

    def _accept(self) -> None:
        self._decide(accept)

    def _leave_out(self) -> None:
        self._decide(leave_out)

    def _decide(self, act: Callable[[FormReview, int], FormReview]) -> None:
        """Decide about the picked question, and go on to the next one in the list."""
        entry = self.entry
        if entry is None:
            return
        self.take_and_go_on(act(self.review, entry.id))
        if entry.is_to_look_at and not self.review.to_look_at:
            self.told.emit("Nothing is left that must be looked at.")

    def _merge(self) -> None:
        entry = self.entry
        if entry is None:
            return
        merged = merge_with_before(self.review, entry.id)
        if merged is self.review:
            self.told.emit("No question stands before this one in the form.")
            return
        chosen = self.review.chosen
        before = chosen[chosen.index(entry) - 1].id
        self.take(merged)
        self.pick_entry(before)

    def _mark(self) -> None:
        block = self.view.block
        if block is None:
            return
        here = self.review.at_block(block)
        self.take(accept(self.review, here[0].id) if here else mark(self.review, block))
        self._pick_marked(block)

    def _mark_alike(self) -> None:
        block = self.view.block
        if block is None:
            return
        before = len(mark(self.review, block).entries)
        self.take(mark_alike(self.review, block))
        more = len(self.review.entries) - before
        self._pick_marked(block)
        self.told.emit(
            f"Proposed {more} more {'question' if more == 1 else 'questions'}; look at {'it' if more == 1 else 'them'}."
            if more
            else "Nothing else in the form looks like this."
        )

    def _pick_marked(self, block: int) -> None:
        here = self.review.at_block(block)
        if here:
            self.pick_entry(here[0].id)
        else:
            self.told.emit("There are no words here that a question could have.")

    def change(self, entry_id: int, fields: dict[str, Any]) -> FormReview:
        """Return the review with other values in one question; a limit is typed into two fields."""
        [(name, value)] = fields.items()
        entry = self.review.entry(entry_id)
        made = {"limit": self._limit(entry, name, value)} if name.startswith("limit_") else fields
        return change(self.review, entry_id, **made)

    def split_at(self, entry_id: int, cursor: int) -> FormReview:
        """Return the review with one question made two."""
        return split(self.review, entry_id, cursor)

    def _limit(self, entry: Reviewed, name: str, value: Any) -> Limit | None:
        limit = entry.question.limit
        if name == "limit_value":
            unit = LimitUnit(self._unit())
            return None if value is None else replace(limit, value=value) if limit else Limit(unit, value)
        return replace(limit, unit=value) if limit else None

    def _unit(self) -> Any:
        editor = self.form.editor("limit_unit")
        return getattr(editor, "currentData")()  # noqa: B009


def _mark_of(row: _Row) -> Mark:
    entry = row.entry
    tone = Tone.ACCENT if row.tone is None else row.tone
    number = entry.question.number or "?"
    if entry.decision is Decision.LEFT_OUT:
        return Mark("no", tone, "Not a question:")
    return Mark(number, tone, f"{_name(entry)}, {row.state.lower()}:")


def _name(entry: Reviewed) -> str:
    return f"Question {entry.question.number}" if entry.question.number else "A question without a number"


def _values(question: ProposedQuestion) -> dict[str, Any]:
    limit = question.limit
    values = {
        "limit_value": limit.value if limit else None,
        "limit_unit": limit.unit if limit else LimitUnit.WORDS,
    }
    return {field.name: getattr(question, field.name) for field in _FIELDS if field.name not in values} | values


def _say_more(entry: Reviewed) -> str:
    """Say where the answer goes, what is filled in, and how sure the reading is."""
    question = entry.question
    places = [
        f"{place.path} of the document" if place.part == "body" else f"{place.path} on the sheet {place.part.strip()}"
        for place in question.places
    ]
    where = f"Its answer goes into {'; '.join(places)}." if places else "Where its answer goes was not found."
    items = ""
    if question.limit and question.limit.items > 1:
        items = f"The limit is for each of {question.limit.items} items."
    filled = f"Filled in already: “{question.answer}”" if question.answer else ""
    sure = "It was read with little confidence: compare it with the form." if entry.is_unsure else ""
    return "\n".join(filter(None, (sure, where, items, filled)))
