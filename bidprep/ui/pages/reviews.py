"""Reviews: the rounds in which a bid is read, who reads, and what came back."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.dates import say_date
from bidprep.domain.ids import new_id
from bidprep.domain.reviews import ReviewRound
from bidprep.operations.review_rounds import PossibleReader, WholeRound, find_possible_readers, read_rounds, start_round
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place, scrolled
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.pages.review_papers import ReviewPapers
from bidprep.ui.pages.review_readers import ReviewReaders
from bidprep.ui.pages.review_returns import ReviewReturns
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.wrapping_row import WrappingRow


@dataclass(frozen=True)
class RoundRow:
    """A round with where it stands."""

    whole: WholeRound

    @property
    def id(self) -> str:
        """The round's id."""
        return self.whole.round.id

    @property
    def back(self) -> str:
        """How many of its copies are back, in words."""
        copies = len(self.whole.copies)
        return f"{copies - len(self.whole.awaited)} of {copies}" if copies else "No readers"

    @property
    def open(self) -> int:
        """How much of what came back is open."""
        return len(self.whole.open_remarks) + len(self.whole.open_suggestions)


_ROUNDS = ChildrenForm(
    ReviewRound,
    "bid_id",
    "Review rounds",
    (
        Column("Round", lambda row: row.whole.round.name, stretch=True),
        Column("Sent", lambda row: say_date(row.whole.round.sent_on) or "Not yet", width=20),
        Column("Back by", lambda row: say_date(row.whole.round.return_by), width=20,
               tone=lambda row: Tone.BAD if row.whole.is_late else None),
        Column("Back", lambda row: row.back, width=14),
        Column("Open", lambda row: f"{row.open:,} open" if row.open else "Nothing open", key=lambda row: row.open, width=18,
               tone=lambda row: Tone.CAUTION if row.open else None),
    ),
    (
        Field("name", "Round", "Such as: First reading by the trustees"),
        date_field("return_by", "Back by"),
        Field("note", "What you ask of them", "Stands first in every copy", lines=2),
        Field("decisions", "Decisions you need", "One on a line", lines=2),
        Field("risks", "Risks they should know of", "One on a line", lines=2),
    ),
    "Send each trustee a Word copy to read and mark. What they say comes back under its answer.",
    "&Start a round",
    make=lambda bid_id: ReviewRound(new_id(), bid_id),
    record_of=lambda row: row.whole.round,
)  # fmt: skip


class _Rounds(Children):
    """The rounds of a bid; a new one gets its number as its name."""

    def add(self) -> None:
        """Start a round and put the cursor into its name."""
        bid_id = self._parent_id
        self.draft.leave()
        self._session.do(lambda workspace: start_round(workspace, bid_id), self.edit)


class ReviewsPage(OfBidPage):
    """The rounds of a bid; below the list the one that is picked."""

    here = "Reviews"

    kinds = frozenset({
        "review_round", "review_copy", "sent_answer", "returned_copy", "remark", "suggestion", "person", "contact",
        "partner", "bid",
    })  # fmt: skip

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._bid: Bid | None = None
        self._possible: tuple[PossibleReader, ...] = ()
        self.rounds = _Rounds(session, _ROUNDS)
        self.rounds.list.picked.connect(self._show_round)
        self.readers = ReviewReaders(session)
        self.readers.told.connect(self.told)
        self.returns = ReviewReturns(session)
        self.returns.told.connect(self.told)
        self.decide = QPushButton(icon("check-check"), "Go thro&ugh the remarks")
        self.decide.clicked.connect(self._go_to_remarks)
        self.papers = ReviewPapers(session)
        self.papers.told.connect(self.told)
        papers = WrappingRow()
        papers.add(self.decide)
        papers.add(self.papers)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(heading("Reviews"))
        column.addWidget(
            note(
                "Readers get Word copies and send them back marked. Nothing is decided until you say so, remark by remark."
            )
        )
        column.addWidget(papers)
        for widget in (self.rounds, self.readers, self.returns):
            column.addWidget(widget)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def show_place(self, place: Place) -> None:
        """Show the rounds of a bid; take in what the place names, a path on each line."""
        if place.id != self.place.id:
            self.returns.came.hide()
            self.rounds.form.forget_typing()
        super().show_place(Place(place.page, place.id))
        if place.file:
            self.returns.take([Path(line) for line in place.file.splitlines()])

    def reload(self) -> None:
        """Read the rounds anew."""
        bid_id = self.place.id

        def read(workspace: Workspace) -> tuple[Bid | None, tuple[WholeRound, ...], tuple[PossibleReader, ...]]:
            return workspace.get(Bid, bid_id), read_rounds(workspace, bid_id), find_possible_readers(workspace)

        self.session.ask(read, lambda found: self._show(*found), topic="reviews")

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        if changes.kinds & self.kinds and not self.rounds.draft.is_unsaved:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.rounds.form.finish()
        self.rounds.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return self._bid

    def focus_first(self) -> None:
        """Go to the rounds."""
        self.rounds.list.focus_first()

    def _show(self, bid: Bid | None, rounds: tuple[WholeRound, ...], possible: tuple[PossibleReader, ...]) -> None:
        if bid is None:
            self.wanted.emit(Place("bids"))
            return
        self._bid, self._possible = bid, possible
        self.papers.show_bid(bid)
        self.rounds.show_of(bid.id, tuple(RoundRow(whole) for whole in rounds))
        self._show_round()
        self.trail_changed.emit()

    def _show_round(self) -> None:
        row: RoundRow | None = self.rounds.list.current()
        self.readers.setVisible(row is not None)
        self.returns.setVisible(row is not None)
        self.decide.setEnabled(row is not None and bool(row.whole.returned))
        count = f" ({row.open:,} open)" if row is not None and row.open else ""
        self.decide.setText(f"Go thro&ugh the remarks{count}")
        if row is not None:
            self.readers.show_round(row.whole, self._possible)
            self.returns.show_round(row.whole)

    def _go_to_remarks(self) -> None:
        row: RoundRow | None = self.rounds.list.current()
        if row is not None:
            self.wanted.emit(Place("remarks", f"{self.place.id}/{row.id}"))
