"""Take an old bid into the library: choose the file, wait while it is read, look through its passages, take them in."""

from dataclasses import replace

from bidprep.domain.library import Passage
from bidprep.domain.old_bid_edits import change, start_review
from bidprep.operations.old_bids import OldBid, passages_of, pieces_there, read_old_bid, take_in_passages
from bidprep.ui.page import Place
from bidprep.ui.pages.looked_through import LookedThroughPage, Strange
from bidprep.ui.pages.old_bid_review import OldBidReviewPane
from bidprep.ui.session import Session

_OLD_BID = Strange(
    "Take in an old bid",
    "the old bid",
    "Old bids (*.docx);;All files (*)",
    "Choose a bid that you wrote before, as a Word document (.docx): a form that was filled in, or a document with headings. "
    "bidprep splits it into passages by its questions and headings. You look through them, mend them, and tick those that "
    "you want. Nothing enters the library before you say so.",
)


class OldBidPage(LookedThroughPage):
    """One old bid at a time; nothing enters the library before a person takes it in."""

    def __init__(self, session: Session) -> None:
        self.pane = OldBidReviewPane()
        super().__init__(session, _OLD_BID, self.pane, read_old_bid)

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the library and this page."""
        return (("Library", Place("library")), ("Take in an old bid", self.place))

    def home(self) -> Place:
        """Return the library."""
        return Place("library")

    def look_through(self, file: OldBid) -> None:
        """Show the passages, once it is known which of them the library has already."""
        self.session.ask(
            lambda workspace: pieces_there(workspace, file), lambda there: self._review(file, there), topic="old bid"
        )

    def say_counts(self) -> tuple[str, str, bool]:
        """Return how many passages there are, and how many are ticked."""
        review = self.pane.review
        ticked, read = len(review.ticked), len(review.entries)
        name = self.file.name if self.file else ""
        return f"{name}: {_many(read)}, {ticked:,} ticked.", f"&Take in {_many(ticked)}", bool(ticked)

    def take_in(self) -> None:
        """Put the ticked passages into the library."""
        confirmed = replace(self.file, pieces=tuple(entry.piece for entry in self.pane.review.ticked))
        passages = passages_of(confirmed, **self.pane.for_all)
        self.session.do(
            lambda workspace: take_in_passages(workspace, passages, confirmed.name),
            lambda taken: self._tell_taken(taken, len(passages)),
            self.refuse,
        )

    def _review(self, old: OldBid, there: frozenset[int]) -> None:
        """Show what was read; pieces that the library has already are not ticked."""
        if old is not self.file:
            return
        review = start_review(old.pieces)
        for entry_id in there:
            review = change(review, entry_id, is_ticked=False)
        self.pane.show_passages(review, there, old.warnings)
        self.show_review()

    def _tell_taken(self, taken: tuple[Passage, ...], wanted: int) -> None:
        there = wanted - len(taken)
        more = f" {_many(there)} stood in the library already." if there else ""
        if taken:
            self.finish(f"Took in {_many(len(taken))}. Undo takes them back.{more}")
        else:
            self.finish(f"Took in no passages.{more}")


def _many(count: int) -> str:
    return f"{count:,} {'passage' if count == 1 else 'passages'}"
