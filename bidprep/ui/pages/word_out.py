"""The submission as a Word document: what it holds, for which lot, on which letterhead, and the button that writes it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.submission_parts import PART_WORDS, SubmissionPart, parts_of
from bidprep.errors import BidprepError
from bidprep.operations.submission_choices import SubmissionChoices, choose_parts, read_choices, use_house_style
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.page import Place, scrolled
from bidprep.ui.pages.of_bid import OfBidPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.choice_box import ChoiceBox
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.ordered_ticks import OrderedTicks, TickRow
from bidprep.ui.widgets.text_size import follow_text

_FIXED = (SubmissionPart.COVER, SubmissionPart.CONTENTS)  # these two stand first, wherever they are chosen


class WordOutPage(OfBidPage):
    """The choices for a bid's submission, each kept at once, and the button that writes it."""

    here = "Word document"

    kinds = frozenset({
        "bid", "stage", "opportunity", "question", "answer", "lot", "fact", "accounts_year", "policy", "case_study",
        "case_study_use", "figure", "telling", "consent", "partner", "offer", "standing", "task",
        "risk", "person",
    })  # fmt: skip
    export_wanted = Signal(object)  # the id of the lot to write for; None for all that we bid for
    letterhead_wanted = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._choices: SubmissionChoices | None = None
        self._order: list[SubmissionPart] = []
        self.title = heading("Word document")
        self.about = note("")
        self.parts = OrderedTicks("Parts of the submission")
        self.parts.changed.connect(self._choose_parts)
        self.parts.done.connect(self._write)
        self.lots = ChoiceBox()
        self.lots.setAccessibleName("Which lots")
        self.lots.activated.connect(self._choose_lot)
        self.lots_part = QWidget()
        self.letterhead = note("")
        self.choose = _button("file-text", "Choose a &letterhead…", self.letterhead_wanted.emit)
        self.house_style = _button("undo-2", "Use the house &style again", self._use_house_style)
        self.checks = note("")
        self.see_checks = _button("list-checks", "See the &checks", self._see_checks)
        self.write = _button("file-output", "&Write the Word document…", self._write)
        self.write.setDefault(True)
        self._arrange()

    def show_place(self, place: Place) -> None:
        """Show a bid's submission; with a lot in the place, that of the lot."""
        if place.id != self.place.id:
            self._choices = None
            self._order = []
            self.area.verticalScrollBar().setValue(0)
        super().show_place(place)

    def reload(self) -> None:
        """Read anew what is chosen."""
        bid_id, lot_id = self.place.id, self.place.lot
        self.session.ask(lambda workspace: read_choices(workspace, bid_id, lot_id), self._show, topic="word-out")

    def leave(self) -> None:
        """End the visit: what was chosen in it is one step to undo."""
        self.session.do(lambda workspace: workspace.end_visit())

    def stop_typing(self) -> None:
        """Let nothing be chosen that would be kept; writing goes on, for it changes nothing here."""
        if self._choices is not None:
            self._show(self._choices)

    @property
    def bid(self) -> Bid | None:
        """The bid that is shown."""
        return None if self._choices is None else self._choices.whole.bid

    def focus_first(self) -> None:
        """Go to the button that writes: where nothing is to be chosen, Enter is all it takes."""
        self.write.setFocus()

    def _arrange(self) -> None:
        content = QWidget()
        follow_text(content, lambda it: it.setMaximumWidth(100 * it.fontMetrics().averageCharWidth()))
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        for widget in (self.title, self.about, heading("What it holds", 2), self.parts, self.lots_part):
            inner.addWidget(widget)
        lots = QVBoxLayout(self.lots_part)
        lots.setContentsMargins(0, 0, 0, 0)
        lots.addWidget(heading("Which lots", 2))
        lots.addWidget(self.lots)
        inner.addWidget(heading("Letterhead", 2))
        inner.addWidget(self.letterhead)
        buttons = QHBoxLayout()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.house_style)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        below = QHBoxLayout()
        below.setContentsMargins(24, 8, 24, 12)
        below.setSpacing(8)
        below.addWidget(self.checks, 1)
        below.addWidget(self.see_checks)
        below.addWidget(self.write)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.area = scrolled(content)
        outer.addWidget(self.area, 1)
        outer.addLayout(below)

    def _show(self, choices: SubmissionChoices) -> None:
        self._choices = choices
        bid = choices.whole.bid
        may_choose = not self.session.is_read_only
        self.about.setText(f"{bid.name}, as it goes to the buyer. After writing, every answer is found in it again.")
        self.parts.show_rows(self._part_rows(choices), may_change=may_choose)
        self._show_lots(choices)
        self.letterhead.setText(
            f"Written on {choices.letterhead}, which is kept in the workspace."
            if bid.letterhead
            else "Written in the house style that comes with bidprep. Your own letterhead can be any Word document (.docx)."
        )
        self.choose.setEnabled(may_choose)
        self.house_style.setEnabled(may_choose)
        self.house_style.setVisible(bid.letterhead is not None)
        self.checks.setText(
            f"The checks find {_many(choices.stoppers, 'stopper')} and {_many(choices.warnings, 'warning')}."
        )
        self.trail_changed.emit()

    def _part_rows(self, choices: SubmissionChoices) -> list[TickRow]:
        """Return the parts in their order; those left out keep their place while the page is shown."""
        chosen = parts_of(choices.whole.bid.parts)
        ordered = [part for part in chosen if part not in _FIXED]
        if [part for part in self._order if part in ordered] != ordered:
            self._order = [*_FIXED, *ordered, *(part for part in SubmissionPart if part not in (*_FIXED, *ordered))]
        return [
            TickRow(
                part,
                PART_WORDS[part] + (" – left out, for there is nothing in it" if part in choices.empty else ""),
                part in chosen,
                part in _FIXED,
            )
            for part in self._order
        ]

    def _show_lots(self, choices: SubmissionChoices) -> None:
        whole, wanted = choices.whole, self.place.lot
        self.lots_part.setVisible(bool(whole.lots))
        self.lots.clear()
        self.lots.addItem(f"All the lots we bid for ({len(whole.chosen_lots)})", None)
        for lot in (
            *whole.chosen_lots,
            *(lot for lot in whole.lots if lot.id == wanted and lot not in whole.chosen_lots),
        ):
            self.lots.addItem(lot.title or f"Lot {lot.reference}", lot.id)
        self.lots.setCurrentIndex(max(0, self.lots.findData(wanted)) if wanted else 0)

    def _choose_parts(self, parts: tuple[SubmissionPart, ...]) -> None:
        bid_id = self.place.id
        self._order = [row.value for row in self.parts.rows]
        self.session.do(lambda workspace: choose_parts(workspace, bid_id, parts), or_else=self._refuse)

    def _refuse(self, error: BidprepError) -> None:
        self.session.failed.emit(error)
        self.reload()

    def _choose_lot(self, at: int) -> None:
        self.wanted.emit(Place("word-out", self.place.id, self.lots.itemData(at)))

    def _use_house_style(self) -> None:
        bid_id = self.place.id

        def use(workspace: Workspace) -> None:
            use_house_style(workspace, bid_id)

        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)  # its own button goes
        self.session.do(use)

    def _see_checks(self) -> None:
        self.wanted.emit(Place("checks", self.place.id))

    def _write(self) -> None:
        self.export_wanted.emit(self.place.lot)


def _button(symbol: str, words: str, act: Callable[[], object]) -> QPushButton:
    button = QPushButton(icon(symbol), words)
    button.clicked.connect(lambda _checked=False: act())
    return button


def _many(count: int, word: str) -> str:
    return f"{count or 'no'} {word}" if count == 1 else f"{count or 'no'} {word}s"
