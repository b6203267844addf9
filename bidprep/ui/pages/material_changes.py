"""What a new version of a material changes: the pins to look at first, then each paragraph."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPushButton, QTextEdit, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date
from bidprep.domain.material_rules import Change, Difference, page_of
from bidprep.operations.materials import OpenMaterial, PinToLookAt
from bidprep.ui.appearance import Tone, icon, tone_colours
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.material_reading import excerpt
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.text_size import follow_text

CHANGE_WORDS = {Change.ADDED: "Added", Change.REMOVED: "Removed", Change.CHANGED: "Changed"}
_TONES = {Change.ADDED: Tone.GOOD, Change.REMOVED: Tone.BAD, Change.CHANGED: Tone.ACCENT}
_MOST_SHOWN = 1_000
_LINES_OF_WORDS = 6


@dataclass(frozen=True)
class ChangeRow:
    """A difference, its place among all, and on which page it is."""

    at: int
    difference: Difference
    page: str

    @property
    def id(self) -> int:
        """Its place among all."""
        return self.at


_PINS = (
    Column("Question", lambda look: look.question.number, width=12),
    Column("What was pinned", lambda look: excerpt(look.pin.quote), width=44, wrap=True),
    Column("What it says now", lambda look: excerpt(look.now.quote) if look.now else "Nothing is left of it",
           stretch=True, wrap=True, tone=lambda look: None if look.now else Tone.BAD),
)  # fmt: skip

_CHANGES = (
    Column("What", lambda row: CHANGE_WORDS[row.difference.change], width=12,
           tone=lambda row: _TONES[row.difference.change]),
    Column("Where", lambda row: row.page, key=lambda row: row.at, width=14),
    Column("Words", lambda row: excerpt(row.difference.after or row.difference.before), stretch=True),
)  # fmt: skip


class MaterialChanges(QWidget):
    """Lists what changed. `followed` and `unpinned` tell the id of a pin, `place_wanted` where to read on."""

    followed = Signal(str)
    unpinned = Signal(str)
    place_wanted = Signal(int, int)  # where in the new text, and how many characters
    question_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: OpenMaterial | None = None
        self.about = note("")
        self._heading = heading("Look at these pins first", 2)
        self.pins = RecordList("changed pins", _PINS, EmptyState("None", "No pinned passage has changed."))
        self.pins.stand_in_page()
        self.pins.opened.connect(self._go_to_pin)
        self.pins.removal_asked.connect(lambda look: self.unpinned.emit(look.pin.id))
        self.follow = _button("link", "Pin what it says no&w", self._follow)
        for button in (
            self.follow,
            _button("x", "&Unpin", lambda: self._with_pin(lambda look: self.unpinned.emit(look.pin.id))),
            _button(
                "pencil",
                "Go to the answe&r",
                lambda: self._with_pin(lambda look: self.question_wanted.emit(look.question.id)),
            ),
        ):
            self.pins.add_button(button)
        self.pins.picked.connect(self._show_possible)
        empty = EmptyState("Nothing changed", "The two versions say the same, word for word.")
        self.list = RecordList("changes", _CHANGES, empty)
        self.list.stand_in_page()
        self.list.picked.connect(self._show_words)
        self.list.opened.connect(self._go_to)
        self.list.add_button(
            _button("chevron-right", "Go to it in the te&xt", lambda: self._go_to(self.list.current()))
        )
        self.words = QTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName("What changed, word for word")
        follow_text(self.words, lambda it: it.setMinimumHeight(_LINES_OF_WORDS * it.fontMetrics().lineSpacing()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.about)
        layout.addWidget(self._heading)
        layout.addWidget(self.pins)
        layout.addWidget(self.list)
        layout.addWidget(self.words)

    def show_material(self, shown: OpenMaterial) -> None:
        """Show the pins to look at; what changed comes by `show_differences`."""
        self._shown = shown
        self.pins.show_rows(shown.to_look_at)
        for widget in (self._heading, self.pins):
            widget.setVisible(bool(shown.to_look_at))
        self._show_possible()

    def show_differences(self, differences: Sequence[Difference]) -> None:
        """Show what changed."""
        shown = self._shown
        if shown is None or shown.older is None:
            return
        counts = [difference.change for difference in differences]
        told = ", ".join(f"{counts.count(change):,} {change.value}" for change in Change if change in counts)
        older = f"“{shown.older.title}” ({shown.older.name}, taken in {say_date(shown.older.added_on)})"
        most = f" The first {_MOST_SHOWN:,} are listed." if len(differences) > _MOST_SHOWN else ""
        self.about.setText(f"Compared with {older}: {told or 'no'} paragraphs{' changed' if not told else ''}.{most}")
        text = shown.material.text
        self.list.show_rows(
            [
                ChangeRow(at, difference, page_of(text, difference.new_start))
                for at, difference in enumerate(differences[:_MOST_SHOWN])
            ]
        )
        self.words.setVisible(bool(differences))
        self._show_words()

    def focus_first(self) -> None:
        """Go to the pins to look at, or to the changes."""
        (self.pins if self._shown and self._shown.to_look_at else self.list).table.setFocus()

    def _show_words(self) -> None:
        row: ChangeRow | None = self.list.current()
        self.words.clear()
        if row is None:
            return
        cursor = self.words.textCursor()
        for words, added in row.difference.words:
            look = QTextCharFormat()
            if added is not None:
                text, tint = tone_colours(Tone.GOOD if added else Tone.BAD, self.palette())
                look.setForeground(text)
                look.setBackground(tint)
                look.setFontUnderline(added)
                look.setFontStrikeOut(not added)
            cursor.insertText(words, look)
        self.words.moveCursor(QTextCursor.MoveOperation.Start)
        self.words.setAccessibleDescription(_said(row.difference))

    def _show_possible(self) -> None:
        look: PinToLookAt | None = self.pins.current()
        self.follow.setEnabled(look is not None and look.now is not None)

    def _with_pin(self, act: Callable[[PinToLookAt], None]) -> None:
        look: PinToLookAt | None = self.pins.current()
        if look is not None:
            act(look)

    def _follow(self) -> None:
        self._with_pin(lambda look: self.followed.emit(look.pin.id))

    def _go_to_pin(self, look: PinToLookAt) -> None:
        if look.now is not None:
            self.place_wanted.emit(look.now.start, len(look.now.quote))

    def _go_to(self, row: ChangeRow | None) -> None:
        if row is not None:
            self.place_wanted.emit(row.difference.new_start, len(row.difference.after))

    # Qt's names

    def changeEvent(self, event: QEvent) -> None:
        """Show the words in other colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self._shown is not None:
            self._show_words()


def _button(symbol: str, words: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(icon(symbol), words)
    button.clicked.connect(lambda: act())
    return button


def _said(difference: Difference) -> str:
    """Say a difference in words alone."""
    if difference.change is Change.CHANGED:
        return " ".join(
            words.strip() if added is None else f"[added: {words.strip()}]" if added else f"[removed: {words.strip()}]"
            for words, added in difference.words
            if words.strip()
        )
    return f"{CHANGE_WORDS[difference.change]}: {difference.after or difference.before}"
