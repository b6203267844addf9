"""The review of an old bid: the passages proposed, each ticked or not, beside the words of the one at hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from bidprep.domain.old_bid_edits import OldBidReview, ReviewedPiece, change, merge_with_before, split
from bidprep.ui.appearance import GRID, Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.library import RESULT_WORDS, read_tags
from bidprep.ui.pages.review_pane import ReviewPane
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.wrapping_row import WrappingRow


@dataclass(frozen=True)
class _Row:
    """A piece in the list, and whether the library has it already."""

    entry: ReviewedPiece
    is_there: bool

    @property
    def id(self) -> int:
        """The piece's id, by which the list finds it again."""
        return self.entry.id

    @property
    def state(self) -> str:
        """What becomes of it."""
        if self.entry.is_ticked:
            return "✓ Take in"
        return "In the library already" if self.is_there else "Not this one"


_COLUMNS = (
    Column("Passage", lambda row: row.entry.title or "Untitled", key=lambda row: row.entry.id, stretch=True),
    Column("Words", lambda row: f"{len(row.entry.text.split()):,}", key=lambda row: len(row.entry.text.split()),
           number=True, width=8),
    Column("To do", lambda row: row.state, tone=lambda row: Tone.GOOD if row.entry.is_ticked else Tone.NEUTRAL, width=22),
)  # fmt: skip

_FIELDS = (
    Field("title", "Title", "For example Recruitment and induction"),
    Field("question", "Question", "What it answered, in the buyer’s words", lines=2),
    Field("text", "Text", "An empty line between paragraphs", lines=8),
    Field("tags", "Tags", "With commas between", read=read_tags, write=", ".join),
)

_FIELDS_FOR_ALL = (
    Field("buyer", "Buyer", "Who the old bid was for"),
    Field("result", "Result", choices=((None, "Not known"), *RESULT_WORDS.items())),
    date_field("written_on", "Written on"),
)


class OldBidReviewPane(ReviewPane):
    """The proposed passages beside the one that is picked, and what holds for all."""

    split_where = "Put the cursor into the text, where the second passage begins, then split it."

    def __init__(self) -> None:
        empty = EmptyState("Nothing is proposed", "Choose another file.")
        super().__init__(
            OldBidReview(), RecordList("proposed passages", _COLUMNS, empty), Form(_FIELDS, "Proposed passage")
        )
        self.for_all: dict[str, Any] = {}
        self._there: frozenset[int] = frozenset()
        self.list.opened.connect(lambda _row: self._tick(is_ticked=True))
        self.list.removal_asked.connect(lambda _row: self._tick(is_ticked=False))
        self.list.table.installEventFilter(self)
        self.take_it = self.button("circle-check", "Th&is one", lambda: self._tick(is_ticked=True))
        self.leave_out = self.button("x", "&Not this one", lambda: self._tick(is_ticked=False))
        self.merge = self.button("arrow-up", "&Merge with the one before", self._merge)
        self.all_form = Form(_FIELDS_FOR_ALL, "For all passages")
        self.all_form.edited.connect(self._edit_all)
        self._arrange()

    def show_passages(self, review: OldBidReview, there: frozenset[int], warnings: tuple[str, ...]) -> None:
        """Show a review from its beginning; `there` are the ids of pieces that the library has already."""
        self._there = there
        self.for_all = {"buyer": "", "result": None, "written_on": None}
        self.all_form.forget_typing()
        self.all_form.show_values(self.for_all)
        self.start(review, warnings)

    @property
    def entry(self) -> ReviewedPiece | None:
        """The piece that is picked."""
        row = self.list.current()
        at = self.review.at(row.id) if row is not None else -1
        found: ReviewedPiece | None = self.review.entries[at] if at >= 0 else None
        return found

    @property
    def has_faults(self) -> bool:
        """Whether something that was typed cannot be read."""
        return self.form.has_faults or self.all_form.has_faults

    def finish(self) -> None:
        """Read now what was held back while it was being typed."""
        self.form.finish()
        self.all_form.finish()

    def rows(self) -> Sequence[_Row]:
        """Return the pieces, each with whether the library has it."""
        return [_Row(entry, entry.id in self._there) for entry in self.review.entries]

    def show_entry(self, entry: ReviewedPiece | None) -> None:
        """Show a piece in the fields."""
        for button in (self.take_it, self.leave_out, self.merge):
            button.setEnabled(entry is not None)
        if entry is not None:
            self.form.show_record(entry)

    def change(self, entry_id: int, fields: dict[str, Any]) -> OldBidReview:
        """Return the review with other words in one piece."""
        return change(self.review, entry_id, **fields)

    def split_at(self, entry_id: int, cursor: int) -> OldBidReview:
        """Return the review with one piece made two."""
        return split(self.review, entry_id, cursor)

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self.list, 1)
        buttons = WrappingRow()
        for button in (self.take_it, self.leave_out, self.merge, self.split, self.back):
            buttons.add(button)
        listed.addWidget(buttons)
        fields = QVBoxLayout(right)
        fields.setContentsMargins(0, 0, GRID, 0)
        fields.addWidget(self.form)
        fields.addStretch(1)
        self.put_side_by_side(left, right, (480, 520))
        self.list.setMinimumHeight(150)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.warnings)
        layout.addWidget(self.sides, 1)
        layout.addWidget(heading("For all of them", 2))
        layout.addWidget(self.all_form)

    # What is decided

    def _tick(self, *, is_ticked: bool) -> None:
        """Tick the picked piece or not, and go on to the next one in the list."""
        entry = self.entry
        if entry is not None:
            self.take_and_go_on(change(self.review, entry.id, is_ticked=is_ticked))

    def _turn(self) -> None:
        entry = self.entry
        if entry is not None:
            self.take(change(self.review, entry.id, is_ticked=not entry.is_ticked))

    def _merge(self) -> None:
        entry = self.entry
        at = self.review.at(entry.id) if entry else 0
        if entry is None or at < 1:
            self.told.emit("No passage stands before this one.")
            return
        before = self.review.entries[at - 1].id
        self.show_anew()
        self.take(merge_with_before(self.review, entry.id))
        self.pick_entry(before)

    def _edit_all(self, name: str, value: Any) -> None:
        self.for_all[name] = value

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the tick of the picked piece on Space."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self._turn()
            return True
        return super().eventFilter(watched, event)
