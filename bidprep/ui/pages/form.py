"""Take in a buyer's form: choose the file, wait while it is read, look through what it asks, take it in."""

from dataclasses import replace

from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import say_date
from bidprep.domain.form_edits import confirm, start_review
from bidprep.domain.forms import BuyerForm
from bidprep.operations.forms import FormTaken, ReadForm, read_buyers_form, take_in_form
from bidprep.storage.workspace import Workspace
from bidprep.ui.page import Place
from bidprep.ui.pages.form_review import FormReviewPane
from bidprep.ui.pages.looked_through import LookedThroughPage, Strange
from bidprep.ui.session import Session

_FORM = Strange(
    "The buyer’s form",
    "the form",
    "Buyers’ forms (*.docx *.xlsx);;All files (*)",
    "Choose the Word document (.docx) or Excel workbook (.xlsx) that the buyer wants filled in. bidprep finds what it asks: "
    "the questions with their numbers, limits and weightings, and where each answer goes. You look through that beside the "
    "form. Nothing enters the bid before you say so.",
)


class FormPage(LookedThroughPage):
    """One form at a time for a bid; nothing enters the bid before a person takes it in."""

    kinds = frozenset({"bid", "question", "buyer_form"})

    def __init__(self, session: Session) -> None:
        self.pane = FormReviewPane()
        super().__init__(session, _FORM, self.pane, read_buyers_form)
        self._bid: Bid | None = None

    def reload(self) -> None:
        """Read what the bid asks and which forms it has."""
        bid_id = self.place.id
        self.session.ask(lambda workspace: _read(workspace, bid_id), self._show, topic="form")

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid and this page."""
        if self._bid is None:
            return (("Bids", Place("bids")),)
        return (("Bids", Place("bids")), (self._bid.name, Place("bid", self._bid.id)), ("The buyer’s form", self.place))

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.place.id or None

    def home(self) -> Place:
        """Return the bid's page."""
        return Place("bid", self.place.id)

    def look_through(self, file: ReadForm) -> None:
        """Show what the form asks."""
        self.pane.show_review(start_review(file.proposal))
        self.show_review()

    def say_counts(self) -> tuple[str, str, bool]:
        """Return how many questions there are, to look at, and in the bid already."""
        review, new = self.pane.review, self.pane.to_take
        asked, unsure = len(review.chosen), len(review.to_look_at)
        there = asked - new
        parts = [_many(asked, "question")]
        parts += [f"{unsure} to look at"] if unsure else []
        parts += [f"{there} in the bid already"] if there else []
        name = self.file.name if self.file else ""
        return f"{name}: {', '.join(parts)}.", f"&Take in {_many(new, 'question')}", bool(asked)

    def take_in(self) -> None:
        """Put the questions, and the answers that are filled in, into the bid."""
        bid_id, confirmed = self.place.id, replace(self.file, proposal=confirm(self.pane.review))
        self.session.do(lambda workspace: take_in_form(workspace, bid_id, confirmed), self._tell_taken, self.refuse)

    def _show(self, found: tuple[Bid | None, tuple[Question, ...], tuple[BuyerForm, ...]]) -> None:
        self._bid, questions, forms = found
        if self._bid is None:
            self._leave_lost_bid()
            return
        taken = [f"{form.name}{f' on {say_date(form.taken_on)}' if form.taken_on else ''}" for form in forms]
        self.about.setText(f"Taken in already: {'; '.join(taken)}." if taken else "")
        self.about.setVisible(bool(taken))
        self.pane.show_there(questions)
        self.trail_changed.emit()

    def _leave_lost_bid(self) -> None:
        """Go to the list of bids and say so: there is no bid for the form any more."""
        self.begin()
        if self.isVisible():
            self.wanted.emit(Place("bids"))
            self.told.emit(
                "The bid that the form was for is not there any more. Redo brings it back where undo took it away;"
                " then take in the form again."
            )

    def _tell_taken(self, taken: FormTaken) -> None:
        answers = f" and {_many(taken.answers, 'answer')}" if taken.answers else ""
        notes = "".join(f" {words}" for words in taken.notes)
        if taken.added or taken.answers:
            self.finish(f"Took in {_many(len(taken.added), 'question')}{answers}. Undo takes them back.{notes}")
        else:
            self.finish(f"Took in no questions.{notes}")


def _read(workspace: Workspace, bid_id: str) -> tuple[Bid | None, tuple[Question, ...], tuple[BuyerForm, ...]]:
    bid = workspace.get(Bid, bid_id)
    return bid, workspace.find(Question, bid_id=bid_id), workspace.find(BuyerForm, bid_id=bid_id)


def _many(count: int, word: str) -> str:
    return f"{count:,} {word if count == 1 else word + 's'}"
