"""Take an old bid into the library: choose the file, wait while it is read, look through its passages, take them in."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.library import Passage
from bidprep.domain.old_bid_edits import change, start_review
from bidprep.errors import BidprepError
from bidprep.operations.old_bids import OldBid, passages_of, pieces_there, read_old_bid, take_in_passages
from bidprep.ui.appearance import icon
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.old_bid_review import OldBidReviewPane
from bidprep.ui.pages.reading_steps import BEGIN, READ, REVIEW, ReadingSteps, column
from bidprep.ui.session import Session
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading, note

_OLD_BIDS = "Old bids (*.docx);;All files (*)"
_SIDES = 48  # the margins beside the review


class OldBidPage(Page):
    """One old bid at a time; nothing enters the library before a person takes it in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._old: OldBid | None = None
        self.reading = FileReading(session)
        self.reading.ended.connect(self._end_reading)
        self.choose = QPushButton(icon("file-text"), "&Choose the old bid…")
        self.choose.setDefault(True)
        self.choose.clicked.connect(lambda _checked=False: self._choose())
        self.pane = OldBidReviewPane()
        self.pane.changed.connect(self._show_counts)
        self.pane.told.connect(self.told)
        self.counts = note("")
        self.cancel = QPushButton("&Cancel")
        self.cancel.clicked.connect(lambda _checked=False: self._cancel())
        self.take = QPushButton(icon("check-check"), "")
        self.take.setDefault(True)
        self.take.clicked.connect(lambda _checked=False: self._take_in())
        self._steps = ReadingSteps(
            self._beginning(),
            ("Reading the old bid", self.reading),
            (self.pane, (self.counts, self.cancel, self.take)),
            self.focus_first,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._steps)

    def show_place(self, place: Place) -> None:
        """Show the page, and read the file where the place names one; a review that was begun is still there."""
        before = self.place
        super().show_place(place)
        if place.file and (place != before or self._steps.step == BEGIN):
            self._read_file(Path(place.file))

    def stop_typing(self) -> None:
        """Let nothing be taken in; an old bid can still be read and looked through."""
        self._show_counts()

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the library and this page."""
        return (("Library", Place("library")), ("Take in an old bid", self.place))

    def focus_first(self) -> None:
        """Go to where work begins: the button, or the list of passages."""
        if self._steps.step == REVIEW:
            self.pane.focus_first()
        else:
            button = self.reading.cancel_button if self._steps.step == READ else self.choose
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _beginning(self) -> QWidget:
        content, inner = column(90)
        inner.addWidget(heading("Take in an old bid"))
        inner.addWidget(
            note(
                "Choose a bid that you wrote before, as a Word document (.docx): a form that was filled in, or a document "
                "with headings. bidprep splits it into passages by its questions and headings. You look through them, mend "
                "them, and tick those that you want. Nothing enters the library before you say so."
            )
        )
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        inner.addLayout(row)
        return content

    # What happens

    def _choose(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose the old bid", documents or QDir.homePath(), _OLD_BIDS)
        if chosen:
            self.wanted.emit(Place("old-bid", file=chosen))

    def _read_file(self, path: Path) -> None:
        """Read an old bid in the background and show its passages; what cannot be read meets its sentence."""
        self._old = None
        self._steps.go_to(READ)

        def show(old: OldBid) -> None:
            self._old = old
            self.session.ask(
                lambda workspace: pieces_there(workspace, old), lambda there: self._review(old, there), topic="old bid"
            )

        self.reading.begin(
            f"Reading {path.name}…",
            lambda progress, is_cancelled: read_old_bid(path, progress, is_cancelled),
            show,
            self.session.failed.emit,
        )

    def _review(self, old: OldBid, there: frozenset[int]) -> None:
        """Show what was read; pieces that the library has already are not ticked."""
        if old is not self._old:
            return
        review = start_review(old.pieces)
        for entry_id in there:
            review = change(review, entry_id, is_ticked=False)
        self.pane.show_review(review, there, old.warnings)
        self._steps.go_to(REVIEW)

    def _end_reading(self) -> None:
        """Go back to choosing where nothing came of the reading."""
        if self._steps.step == READ and self._old is None:
            self._steps.go_to(BEGIN)

    def _show_counts(self) -> None:
        review = self.pane.review
        ticked, read = len(review.ticked), len(review.entries)
        name = self._old.name if self._old else ""
        self.counts.setText(f"{name}: {_many(read)}, {ticked:,} ticked.")
        self.take.setText(f"&Take in {_many(ticked)}")
        self.take.setEnabled(bool(ticked) and not self.session.is_read_only)

    def _take_in(self) -> None:
        self.pane.finish()
        if self._old is None or not self.take.isEnabled():
            return
        if self.pane.has_faults:
            self.told.emit("Something that was typed cannot be read: it is said beside the field.")
            return
        confirmed = replace(self._old, pieces=tuple(entry.piece for entry in self.pane.review.ticked))
        passages = passages_of(confirmed, **self.pane.for_all)
        self.take.setEnabled(False)
        self.session.do(
            lambda workspace: take_in_passages(workspace, passages, confirmed.name),
            lambda taken: self._tell_taken(taken, len(passages)),
            self._refuse,
        )

    def _refuse(self, error: BidprepError) -> None:
        self.session.failed.emit(error)
        self._show_counts()

    def _tell_taken(self, taken: tuple[Passage, ...], wanted: int) -> None:
        self._begin()
        self.wanted.emit(Place("library"))
        there = wanted - len(taken)
        more = f" {_many(there)} stood in the library already." if there else ""
        if taken:
            self.told.emit(f"Took in {_many(len(taken))}. Undo takes them back.{more}")
        else:
            self.told.emit(f"Took in no passages.{more}")

    def _cancel(self) -> None:
        """Forget the old bid; nothing was taken in."""
        self._begin()
        self.wanted.emit(Place("library"))

    def _begin(self) -> None:
        """Go back to choosing a file."""
        self.reading.cancel()
        self._old = None
        self._steps.go_to(BEGIN)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the review suit the room that there is."""
        super().resizeEvent(event)
        self.pane.lay_out(event.size().width() - _SIDES)


def _many(count: int) -> str:
    return f"{count:,} {'passage' if count == 1 else 'passages'}"
