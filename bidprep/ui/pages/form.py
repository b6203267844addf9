"""Take in a buyer's form: choose the file, wait while it is read, look through what it asks, take it in."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QDir, QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import say_date
from bidprep.domain.form_edits import confirm, start_review
from bidprep.domain.forms import BuyerForm
from bidprep.errors import BidprepError
from bidprep.operations.forms import FormTaken, ReadForm, read_buyers_form, take_in_form
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.form_review import FormReviewPane
from bidprep.ui.pages.reading_steps import BEGIN, READ, REVIEW, ReadingSteps, column
from bidprep.ui.session import Session
from bidprep.ui.widgets.file_reading import FileReading
from bidprep.ui.widgets.headings import heading, note

_FORMS = "Buyers’ forms (*.docx *.xlsx);;All files (*)"


class FormPage(Page):
    """One form at a time for a bid; nothing enters the bid before a person takes it in."""

    kinds = frozenset({"bid", "question", "buyer_form"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._bid: Bid | None = None
        self._form: ReadForm | None = None
        self.reading = FileReading(session)
        self.reading.ended.connect(self._end_reading)
        self.title = heading("The buyer’s form")
        self.about = note("")
        self.choose = QPushButton(icon("file-text"), "&Choose the form…")
        self.choose.setDefault(True)
        self.choose.clicked.connect(lambda _checked=False: self._choose())
        self.pane = FormReviewPane()
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
            ("Reading the form", self.reading),
            (self.pane, (self.counts, self.cancel, self.take)),
            self.focus_first,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._steps)

    def show_place(self, place: Place) -> None:
        """Show a bid's form, and read the file where the place names one; a review that was begun is still there."""
        before = self.place
        if place.id != before.id:
            self._begin()
        super().show_place(place)
        if place.file and (place != before or self._steps.step == BEGIN):
            self._read_file(Path(place.file))

    def reload(self) -> None:
        """Read what the bid asks and which forms it has."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: _read(workspace, bid_id), self._show, topic="form")

    def stop_typing(self) -> None:
        """Let nothing be taken in; a form can still be read and looked through."""
        self._show_counts()

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid and this page."""
        if self._bid is None:
            return (("Bids", Place("bids")),)
        return (("Bids", Place("bids")), (self._bid.name, Place("bid", self._bid.id)), ("The buyer’s form", self.place))

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.place.id or None

    def focus_first(self) -> None:
        """Go to where work begins: the button, or the list of questions."""
        if self._steps.step == REVIEW:
            self.pane.focus_first()
        else:
            button = self.reading.cancel_button if self._steps.step == READ else self.choose
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # How it is put together

    def _beginning(self) -> QWidget:
        content, inner = column(90)
        inner.addWidget(self.title)
        inner.addWidget(
            note(
                "Choose the Word document (.docx) or Excel workbook (.xlsx) that the buyer wants filled in. bidprep finds "
                "what it asks: the questions with their numbers, limits and weightings, and where each answer goes. You look "
                "through that beside the form. Nothing enters the bid before you say so."
            )
        )
        inner.addWidget(self.about)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addStretch(1)
        inner.addLayout(row)
        return content

    # What happens

    def _show(self, found: tuple[Bid | None, tuple[Question, ...], tuple[BuyerForm, ...]]) -> None:
        self._bid, questions, forms = found
        taken = [f"{form.name}{f' on {say_date(form.taken_on)}' if form.taken_on else ''}" for form in forms]
        self.about.setText(f"Taken in already: {'; '.join(taken)}." if taken else "")
        self.about.setVisible(bool(taken))
        self.pane.show_there(questions)
        self.trail_changed.emit()

    def _choose(self) -> None:
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        chosen, _ = QFileDialog.getOpenFileName(self, "Choose the buyer’s form", documents or QDir.homePath(), _FORMS)
        if chosen:
            self.wanted.emit(Place("form", self.place.id, file=chosen))

    def _read_file(self, path: Path) -> None:
        """Read a form in the background and show what it asks; what cannot be read meets its sentence."""
        bid_id = self.place.id
        self._steps.go_to(READ)

        def show(form: ReadForm) -> None:
            if self.place.id == bid_id:
                self._form = form
                self.pane.show_review(start_review(form.proposal))
                self._steps.go_to(REVIEW)

        self.reading.begin(
            f"Reading {path.name}…",
            lambda progress, is_cancelled: read_buyers_form(path, progress, is_cancelled),
            show,
            self.session.failed.emit,
        )

    def _end_reading(self) -> None:
        """Go back to choosing where nothing came of the reading."""
        if self._steps.step == READ:
            self._steps.go_to(BEGIN)

    def _show_counts(self) -> None:
        review, new = self.pane.review, self.pane.to_take
        asked, unsure = len(review.chosen), len(review.to_look_at)
        there = asked - new
        parts = [_many(asked, "question")]
        parts += [f"{unsure} to look at"] if unsure else []
        parts += [f"{there} in the bid already"] if there else []
        name = self._form.name if self._form else ""
        self.counts.setText(f"{name}: {', '.join(parts)}.")
        self.take.setText(f"&Take in {_many(new, 'question')}")
        self.take.setEnabled(bool(asked) and not self.session.is_read_only)

    def _take_in(self) -> None:
        form = self._form
        self.pane.form.finish()
        if form is None or not self.take.isEnabled():
            return
        if self.pane.form.has_faults:
            self.told.emit("Something that was typed cannot be read: it is said beside the field.")
            return
        bid_id, confirmed = self.place.id, replace(form, proposal=confirm(self.pane.review))
        self.take.setEnabled(False)
        self.session.do(lambda workspace: take_in_form(workspace, bid_id, confirmed), self._tell_taken, self._refuse)

    def _refuse(self, error: BidprepError) -> None:
        self.session.failed.emit(error)
        self._show_counts()

    def _tell_taken(self, taken: FormTaken) -> None:
        self._begin()
        self.wanted.emit(Place("bid", self.place.id))
        answers = f" and {_many(taken.answers, 'answer')}" if taken.answers else ""
        notes = "".join(f" {words}" for words in taken.notes)
        if taken.added or taken.answers:
            self.told.emit(f"Took in {_many(len(taken.added), 'question')}{answers}. Undo takes them back.{notes}")
        else:
            self.told.emit(f"Took in no questions.{notes}")

    def _cancel(self) -> None:
        """Forget the form; nothing was taken in."""
        self._begin()
        self.wanted.emit(Place("bid", self.place.id))

    def _begin(self) -> None:
        """Go back to choosing a file."""
        self.reading.cancel()
        self._form = None
        self._steps.go_to(BEGIN)

    # Qt's names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the review suit the room that there is."""
        super().resizeEvent(event)
        self.pane.lay_out(event.size().width() - _SIDES)


_SIDES = 48  # the margins beside the review


def _read(workspace: Workspace, bid_id: str) -> tuple[Bid | None, tuple[Question, ...], tuple[BuyerForm, ...]]:
    bid = workspace.get(Bid, bid_id)
    return bid, workspace.find(Question, bid_id=bid_id), workspace.find(BuyerForm, bid_id=bid_id)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else word + 's'}"
