"""What was read from a stranger's file, as a list beside the fields of the entry at hand; each decision can be taken back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QSplitter, QWidget

from bidprep.ui.appearance import GRID, icon
from bidprep.ui.widgets.form import Form
from bidprep.ui.widgets.headings import note
from bidprep.ui.widgets.record_list import RecordList

ROOM_FOR_BOTH = 720
"""Narrower than this, in logical pixels, one side stands above the other instead of beside it."""


@dataclass(frozen=True)
class _Before:
    """A review as it stood, the field that was being typed into, and the entry that was picked."""

    review: Any
    typed: tuple[int, str] | None
    entry_id: int | None


class ReviewPane(QWidget):
    """A list of entries with ids, and a form for one of them. `changed` tells of each decision.

    A subclass keeps the whole review in `review`, an immutable value with `next_id`; says in `rows` what the list shows,
    in `show_entry` what stands beside it, and in `change` and `split_at` what editing and splitting make of the review.
    """

    changed = Signal()
    told = Signal(str)

    split_where = ""
    """What is said where the cursor stands nowhere that a text can be split."""

    def __init__(self, review: Any, listed: RecordList, form: Form) -> None:
        super().__init__()
        self.review: Any = review
        self._past: list[_Before] = []
        self._taken_back: list[_Before] = []
        self._typed: tuple[int, str] | None = None
        self._shown: int | None = None
        self._showing = False
        self.warnings = note("")
        self.list = listed
        listed.picked.connect(self._pick)
        self.form = form
        form.edited.connect(self.edit)
        self.split = self.button("arrow-down", "S&plit at the cursor", self._split)
        self.back = self.button("undo-2", "Ta&ke back", self.take_back)
        self.sides = QSplitter(Qt.Orientation.Horizontal)

    @property
    def can_take_back(self) -> bool:
        """Whether there is a decision to take back."""
        return bool(self._past)

    @property
    def can_take_again(self) -> bool:
        """Whether there is a decision that was taken back, and nothing decided since."""
        return bool(self._taken_back)

    # For subclasses

    @property
    def entry(self) -> Any:
        """The entry that is picked, None where none is."""
        raise NotImplementedError

    def rows(self) -> Sequence[Any]:
        """Return what the list shows of the review."""
        raise NotImplementedError

    def show_entry(self, entry: Any) -> None:
        """Show the entry at hand, or that there is none."""
        raise NotImplementedError

    def change(self, entry_id: int, fields: dict[str, Any]) -> Any:
        """Return the review with other values in one entry."""
        raise NotImplementedError

    def split_at(self, entry_id: int, cursor: int) -> Any:
        """Return the review with one entry made two, or the same review."""
        raise NotImplementedError

    @property
    def has_faults(self) -> bool:
        """Whether something that was typed cannot be read."""
        return self.form.has_faults

    def finish(self) -> None:
        """Read now what was held back while it was being typed."""
        self.form.finish()

    def focus_first(self) -> None:
        """Go to the list."""
        self.list.focus_first()

    def lay_out(self, width: int) -> None:
        """Put both sides beside one another where so many logical pixels are enough, else one above the other."""
        beside = width >= ROOM_FOR_BOTH
        self.sides.setOrientation(Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical)

    def button(self, symbol: str, words: str, act: Callable[[], None]) -> QPushButton:
        """Return a button that decides something."""
        made = QPushButton(icon(symbol), words)
        made.clicked.connect(lambda _checked=False: act())
        return made

    def put_side_by_side(self, left: QWidget, right: QWidget, sizes: tuple[int, int]) -> None:
        """Fill both sides; `sizes` are their shares of the room."""
        for side in (left, right):
            self.sides.addWidget(side)
        self.sides.setChildrenCollapsible(False)
        self.sides.setHandleWidth(2 * GRID)
        self.sides.setSizes(list(sizes))

    def start(self, review: Any, warnings: Sequence[str]) -> None:
        """Show a review from its beginning."""
        self.review, self._past, self._taken_back, self._typed, self._shown = review, [], [], None, None
        self.form.forget_typing()
        self.warnings.setText("\n".join(warnings))
        self.warnings.setVisible(bool(warnings))
        self.list.filter.clear()
        self.list.model.show_rows(())
        self.show_all()

    def show_all(self) -> None:
        """Show all that the review says now."""
        self._showing = True
        self.list.show_rows(self.rows())
        self._showing = False
        self.back.setEnabled(bool(self._past))
        self._show_entry()
        self.changed.emit()

    def pick_entry(self, entry_id: int) -> None:
        """Pick an entry in the list, which may be hiding it behind its filter."""
        if self.list.model.find(lambda row: row.id == entry_id) < 0:
            self.list.filter.clear()
        self.list.pick(lambda row: row.id == entry_id)

    def take(self, review: Any) -> None:
        """Take a decision, so that it can be taken back."""
        if review != self.review:
            self._past.append(self._now())
            self._taken_back = []
            self._typed = None
            self.review = review
            self.show_all()

    def take_and_go_on(self, review: Any) -> None:
        """Take a decision about the picked entry, and go on to the next one in the list."""
        at = self.list.table.currentIndex().row()
        self.take(review)
        if at + 1 < self.list.model.rowCount():
            self.pick_entry(self.list.model.row(at + 1).id)

    def show_anew(self) -> None:
        """Let the fields show the picked entry from its beginning, as it is another one under the same id."""
        self._shown = None

    def edit(self, name: str, value: Any) -> None:
        """Take what was typed into a field; all that is typed into it in one go is one decision."""
        entry = self.entry
        if entry is None:
            return
        typed = (entry.id, name)
        changed = self.change(entry.id, {name: value})
        if typed == self._typed:
            self.review, self._taken_back = changed, []
            self.show_all()
        else:
            self.take(changed)
            self._typed = typed

    # What is picked and shown

    def _pick(self) -> None:
        if not self._showing:
            self._show_entry()

    def _show_entry(self) -> None:
        entry = self.entry
        for control in (self.split, self.form):
            control.setEnabled(entry is not None)
        if entry is None:
            self._shown = None
        elif entry.id != self._shown:
            self._shown = entry.id
            self._typed = None
            self._forget_typing()
        self.show_entry(entry)

    # What is decided

    def _split(self) -> None:
        entry = self.entry
        if entry is None:
            return
        divided = self.split_at(entry.id, self.form.cursor_in("text"))
        if divided is self.review:
            self.told.emit(self.split_where)
            self.form.editor("text").setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.take(divided)
        self.pick_entry(self.review.next_id - 1)

    def take_back(self) -> None:
        """Take back the last decision, and pick the entry that it was about."""
        if not self._past:
            return
        had_keyboard = self.back.hasFocus()
        now = self._now()
        before = self._past.pop()
        self._taken_back.append(replace(now, entry_id=before.entry_id))
        self._restore(before)
        if had_keyboard and not self._past:
            self.list.focus_first()

    def take_again(self) -> None:
        """Take the decision again that was taken back last."""
        if not self._taken_back:
            return
        now = self._now()
        after = self._taken_back.pop()
        self._past.append(replace(now, entry_id=after.entry_id))
        self._restore(after)

    def _now(self) -> "_Before":
        entry = self.entry
        return _Before(self.review, self._typed, None if entry is None else entry.id)

    def _restore(self, before: "_Before") -> None:
        self.review, self._typed = before.review, before.typed
        self._forget_typing()
        self._shown = None
        self.show_all()
        if before.entry_id is not None and any(row.id == before.entry_id for row in self.rows()):
            typed = self._typed
            self.pick_entry(before.entry_id)
            self._typed = typed

    def _forget_typing(self) -> None:
        """Let the fields show another entry; the keyboard stays where it is."""
        focus = QApplication.focusWidget()
        self.form.forget_typing()
        if focus is not None and self.form.isAncestorOf(focus):
            focus.setFocus(Qt.FocusReason.OtherFocusReason)
