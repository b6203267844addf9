"""Pages that take in a stranger's file in three steps: it is chosen, it is read, and a person looks through it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.errors import BidprepError
from bidprep.ui.appearance import icon
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.reading_steps import BEGIN, READ, REVIEW, ReadingSteps, column
from bidprep.ui.pages.review_pane import ReviewPane
from bidprep.ui.session import Session
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading, note

_SIDES = 48  # the margins beside the review

Read = Callable[[Path, Callable[[str], None], Callable[[], bool]], Any]
"""Reads a file in a child process; gets where to say how far it is, and what to ask whether to stop."""


@dataclass(frozen=True)
class Strange:
    """What a page says of its files: its title, `called` as in “Reading the form”, the kinds for the dialog, the way in."""

    title: str
    called: str
    kinds: str
    about: str


class LookedThroughPage(Page):
    """One file at a time; nothing is taken in before a person says so.

    A subclass says what is read, by `read_file`; shows it in `look_through`, which ends in `show_review`; counts in
    `say_counts`; and takes it in in `take_in`. `home` is where the person goes afterwards.
    """

    def __init__(self, session: Session, strange: Strange, pane: ReviewPane, read_file: Read) -> None:
        super().__init__(session)
        self._strange = strange
        self._read = read_file
        self.file: Any = None
        self.reading = FileReading(session)
        self.reading.ended.connect(self._end_reading)
        self.about = note("")
        self.about.hide()
        self.choose = QPushButton(icon("file-text"), f"&Choose {strange.called}…")
        self.choose.setDefault(True)
        self.choose.clicked.connect(lambda _checked=False: self._choose())
        self._pane = pane
        pane.changed.connect(self.show_counts)
        pane.changed.connect(self.own_steps_changed)
        pane.told.connect(self.told)
        self.counts = note("")
        self.cancel = QPushButton("&Cancel")
        self.cancel.clicked.connect(lambda _checked=False: self.leave_off())
        self.take = QPushButton(icon("check-check"), "")
        self.take.setDefault(True)
        self.take.clicked.connect(lambda _checked=False: self._take_in())
        self._steps = ReadingSteps(
            self._beginning(),
            (f"Reading {strange.called}", self.reading),
            (pane, (self.counts, self.cancel, self.take)),
            self.focus_first,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._steps)

    # For subclasses

    def home(self) -> Place:
        """Return where the person goes when the file was taken in or left."""
        raise NotImplementedError

    def look_through(self, file: Any) -> None:
        """Show what was read in the pane, and call `show_review`."""
        raise NotImplementedError

    def say_counts(self) -> tuple[str, str, bool]:
        """Return what the review comes to, what the button says, and whether there is something to take in."""
        raise NotImplementedError

    def take_in(self) -> None:
        """Take in what was confirmed; end in `finish` or `refuse`."""
        raise NotImplementedError

    def show_review(self) -> None:
        """Go to the review."""
        self._steps.go_to(REVIEW)
        self.own_steps_changed.emit()

    def finish(self, words: str) -> None:
        """Go home and say what was taken in."""
        self.leave_off()
        self.told.emit(words)

    def refuse(self, error: BidprepError) -> None:
        """Say why nothing was taken in; the review is still there."""
        self.session.failed.emit(error)
        self.show_counts()

    def begin(self) -> None:
        """Go back to choosing a file."""
        self.reading.cancel()
        self.file = None
        self._steps.go_to(BEGIN)
        self.own_steps_changed.emit()

    def leave_off(self) -> None:
        """Forget the file, and go home."""
        self.begin()
        self.wanted.emit(self.home())

    # What a page does

    def show_place(self, place: Place) -> None:
        """Show the page, and read the file where the place names one; a review that was begun is still there."""
        before = self.place
        if place.id != before.id:
            self.begin()
        super().show_place(place)
        if place.file and (place != before or self._steps.step == BEGIN):
            self._read_file(Path(place.file))

    def own_undo(self) -> str | None:
        """Return that Undo takes back the last decision of the review, for nothing else of it is a step."""
        if self._steps.step != REVIEW:
            return None
        return "the last decision" if self._pane.can_take_back else ""

    def own_redo(self) -> str | None:
        """Return that Redo takes the decision again that was taken back last."""
        if self._steps.step != REVIEW:
            return None
        return "the decision taken back" if self._pane.can_take_again else ""

    def undo(self) -> None:
        """Take back the last decision of the review."""
        self._pane.take_back()

    def redo(self) -> None:
        """Take again what was taken back."""
        self._pane.take_again()

    def stop_typing(self) -> None:
        """Let nothing be taken in; a file can still be read and looked through."""
        self.show_counts()

    def focus_first(self) -> None:
        """Go to where work begins: the button, or the list of what was read."""
        if self._steps.step == REVIEW:
            self._pane.focus_first()
        else:
            button = self.reading.cancel_button if self._steps.step == READ else self.choose
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_counts(self) -> None:
        """Say what the review comes to."""
        counts, words, is_something = self.say_counts()
        self.counts.setText(counts)
        self.take.setText(words)
        self.take.setEnabled(is_something and not self.session.is_read_only)

    def _beginning(self) -> QWidget:
        content, inner = column(90)
        inner.addWidget(heading(self._strange.title))
        inner.addWidget(note(self._strange.about))
        inner.addWidget(self.about)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        inner.addLayout(row)
        return content

    def _choose(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileName(
            self, f"Choose {self._strange.called}", documents or QDir.homePath(), self._strange.kinds
        )
        if chosen:
            self.wanted.emit(Place(self.place.page, self.place.id, file=chosen))

    def _read_file(self, path: Path) -> None:
        """Read a file in the background and show what is in it; what cannot be read meets its sentence."""
        wanted_for, self.file = self.place.id, None
        self._steps.go_to(READ)

        def show(file: Any) -> None:
            if self.place.id == wanted_for:
                self.file = file
                self.look_through(file)

        self.reading.begin(
            f"Reading {path.name}…",
            lambda progress, is_cancelled: self._read(path, progress, is_cancelled),
            show,
            self.session.failed.emit,
        )

    def _end_reading(self) -> None:
        """Go back to choosing where nothing came of the reading."""
        if self._steps.step == READ and self.file is None:
            self._steps.go_to(BEGIN)

    def _take_in(self) -> None:
        self._pane.finish()
        if self.file is None or not self.take.isEnabled():
            return
        if self._pane.has_faults:
            self.told.emit("Something that was typed cannot be read: it is said beside the field.")
            return
        self.take.setEnabled(False)
        self.take_in()

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the review suit the room that there is."""
        super().resizeEvent(event)
        self._pane.lay_out(event.size().width() - _SIDES)
