"""The review of an old bid: the passages proposed, each ticked or not, beside the words of the one at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from bidprep.domain.old_bid_edits import OldBidReview, ReviewedPiece, change, merge_with_before, split
from bidprep.ui.appearance import GRID, Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.form_review import ROOM_FOR_BOTH
from bidprep.ui.pages.library import RESULT_WORDS, read_tags
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList


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


class OldBidReviewPane(QWidget):
    """The proposed passages beside the one that is picked, and what holds for all. `changed` tells of each decision."""

    changed = Signal()
    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.review = OldBidReview()
        self.for_all: dict[str, Any] = {}
        self._past: list[OldBidReview] = []
        self._there: frozenset[int] = frozenset()
        self._typed: tuple[int, str] | None = None
        self._shown: int | None = None
        self._showing = False
        self.warnings = note("")
        self.list = RecordList("proposed passages", _COLUMNS, EmptyState("Nothing is proposed", "Choose another file."))
        self.list.picked.connect(self._pick)
        self.list.opened.connect(lambda _row: self._tick(is_ticked=True))
        self.list.removal_asked.connect(lambda _row: self._tick(is_ticked=False))
        self.list.table.installEventFilter(self)
        self.take_it = self._button("circle-check", "Th&is one", lambda: self._tick(is_ticked=True))
        self.leave_out = self._button("x", "&Not this one", lambda: self._tick(is_ticked=False))
        self.merge = self._button("arrow-up", "&Merge with the one before", self._merge)
        self.split = self._button("arrow-down", "S&plit at the cursor", self._split)
        self.back = self._button("undo-2", "Ta&ke back", self._take_back)
        self.form = Form(_FIELDS, "Proposed passage")
        self.form.edited.connect(self._edit)
        self.all_form = Form(_FIELDS_FOR_ALL, "For all passages")
        self.all_form.edited.connect(self._edit_all)
        self._arrange()

    def show_review(self, review: OldBidReview, there: frozenset[int], warnings: tuple[str, ...]) -> None:
        """Show a review from its beginning; `there` are the ids of pieces that the library has already."""
        self.review, self._there, self._past, self._typed, self._shown = review, there, [], None, None
        self.for_all = {"buyer": "", "result": None, "written_on": None}
        self.form.forget_typing()
        self.all_form.forget_typing()
        self.all_form.show_values(self.for_all)
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))
        self.list.filter.clear()
        self.list.model.show_rows(())
        self._show()

    @property
    def entry(self) -> ReviewedPiece | None:
        """The piece that is picked."""
        row = self.list.current()
        at = self.review.at(row.id) if row is not None else -1
        return self.review.entries[at] if at >= 0 else None

    @property
    def has_faults(self) -> bool:
        """Whether something that was typed cannot be read."""
        return self.form.has_faults or self.all_form.has_faults

    def finish(self) -> None:
        """Read now what was held back while it was being typed."""
        self.form.finish()
        self.all_form.finish()

    def focus_first(self) -> None:
        """Go to the list."""
        self.list.focus_first()

    def lay_out(self, width: int) -> None:
        """Put both sides beside one another where so many logical pixels are enough, else one above the other."""
        beside = width >= ROOM_FOR_BOTH
        self._sides.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)

    def _button(self, symbol: str, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(symbol), words)
        button.clicked.connect(lambda _checked=False: act())
        return button

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        listed = QVBoxLayout(left)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.addWidget(self.list, 1)
        buttons = QGridLayout()
        for at, button in enumerate((self.take_it, self.leave_out, self.merge, self.split, self.back)):
            buttons.addWidget(button, at // 2, at % 2)
        listed.addLayout(buttons)
        fields = QVBoxLayout(right)
        fields.setContentsMargins(0, 0, GRID, 0)
        fields.addWidget(self.form)
        fields.addStretch(1)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.addWidget(left)
        self._sides.addWidget(right)
        self._sides.setChildrenCollapsible(False)
        self._sides.setHandleWidth(2 * GRID)
        self._sides.setSizes([480, 520])
        self.list.setMinimumHeight(150)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.warnings)
        layout.addWidget(self._sides, 1)
        layout.addWidget(heading("For all of them", 2))
        layout.addWidget(self.all_form)

    # What is shown

    def _show(self) -> None:
        rows = [_Row(entry, entry.id in self._there) for entry in self.review.entries]
        self._showing = True
        self.list.show_rows(rows)
        self._showing = False
        self.back.setEnabled(bool(self._past))
        self._show_entry()
        self.changed.emit()

    def _show_entry(self) -> None:
        entry = self.entry
        for control in (self.take_it, self.leave_out, self.merge, self.split, self.form):
            control.setEnabled(entry is not None)
        if entry is None:
            self._shown = None
            return
        if entry.id != self._shown:
            self._shown = entry.id
            self._typed = None
            self._forget_typing()
        self.form.show_record(entry)

    def _pick(self) -> None:
        if not self._showing:
            self._show_entry()

    def _pick_entry(self, entry_id: int) -> None:
        if self.list.model.find(lambda row: row.id == entry_id) < 0:
            self.list.filter.clear()
        self.list.pick(lambda row: row.id == entry_id)

    # What is decided

    def _tick(self, *, is_ticked: bool) -> None:
        """Tick the picked piece or not, and go on to the next one in the list."""
        entry = self.entry
        if entry is None:
            return
        at = self.list.table.currentIndex().row()
        self._take(change(self.review, entry.id, is_ticked=is_ticked))
        if at + 1 < self.list.model.rowCount():
            self._pick_entry(self.list.model.row(at + 1).id)

    def _turn(self) -> None:
        entry = self.entry
        if entry is not None:
            self._take(change(self.review, entry.id, is_ticked=not entry.is_ticked))

    def _merge(self) -> None:
        entry = self.entry
        at = self.review.at(entry.id) if entry else 0
        if entry is None or at < 1:
            self.told.emit("No passage stands before this one.")
            return
        before = self.review.entries[at - 1].id
        self._shown = None
        self._take(merge_with_before(self.review, entry.id))
        self._pick_entry(before)

    def _split(self) -> None:
        entry = self.entry
        if entry is None:
            return
        divided = split(self.review, entry.id, self.form.cursor_in("text"))
        if divided is self.review:
            self.told.emit("Put the cursor into the text, where the second passage begins, then split it.")
            self.form.editor("text").setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._take(divided)
        self._pick_entry(self.review.next_id - 1)

    def _edit(self, name: str, value: Any) -> None:
        entry = self.entry
        if entry is None:
            return
        changed = change(self.review, entry.id, **{name: value})
        typed = (entry.id, name)
        if typed == self._typed:
            self.review = changed
            self._show()
        else:
            self._take(changed)
            self._typed = typed

    def _edit_all(self, name: str, value: Any) -> None:
        self.for_all[name] = value

    def _take(self, review: OldBidReview) -> None:
        """Take a decision, so that it can be taken back."""
        if review != self.review:
            self._past.append(self.review)
            self._typed = None
            self.review = review
            self._show()

    def _take_back(self) -> None:
        if self._past:
            self.review, self._typed, self._shown = self._past.pop(), None, None
            self._show()
            self.list.focus_first()

    def _forget_typing(self) -> None:
        """Let the fields show another piece; the keyboard stays where it is."""
        focus = QApplication.focusWidget()
        self.form.forget_typing()
        if focus is not None and self.form.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    # Qt's names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Turn the tick of the picked piece on Space."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            self._turn()
            return True
        return super().eventFilter(watched, event)
