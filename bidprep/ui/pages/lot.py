"""One lot: what the buyer says of it, and whether we want it."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.domain.opportunities import Lot, LotChoice, Money
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.operations.records import change_record, remove_record
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading

CHOICE_WORDS = {LotChoice.UNDECIDED: "Undecided", LotChoice.BID: "We bid", LotChoice.NO_BID: "No bid"}


def _read_money(words: str) -> Money | None:
    typed = words.replace("£", "").replace(",", "").strip()
    if not typed:
        return None
    try:
        amount = Decimal(typed)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise BidprepError(f"“{words.strip()}” is not an amount of money.", "Type it in pounds, for example 1,200,000.")
    return Money(amount)


def _read_preference(words: str) -> int | None:
    typed = words.strip()
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) == 0:
        raise BidprepError(
            f"“{typed}” is not a place in an order.", "Type 1 for the lot you want most, 2 for the next."
        )
    return int(typed)


def _read_names(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in clean_characters(words).split("\n"))))


_FIELDS = (
    Field("reference", "Lot", "As the buyer refers to it"),
    Field("title", "Title"),
    Field("category", "Category", "For example Accommodation"),
    Field("region", "Region"),
    Field("area", "Area", "For example a police-and-crime area"),
    Field("value", "Value", "In pounds", read=_read_money, write=lambda money: f"{money.amount:,}"),
    date_field("starts_on", "Starts"),
    date_field("ends_on", "Ends"),
    Field("conditions", "Who for", "For example women only, aged 18 and over"),
    Field("incumbent", "Now with", "Who holds the running contract"),
    Field("subcontractors", "Their subcontractors", "One a line", 3, read=_read_names, write="\n".join),
    Field("choice", "We bid?", choices=tuple(CHOICE_WORDS.items()), section="Our choice"),
    Field("preference", "Preference", "1 for the lot you want most", read=_read_preference),
    Field("notes", "Notes", lines=3),
)


class LotPage(Page):
    """The form of one lot."""

    kinds = frozenset({"lot", "bid"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._lot: Lot | None = None
        self._bid: Bid | None = None
        self.title = heading("")
        self.form = Form(_FIELDS, "Lot")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._lot), self)
        remove = QPushButton(icon("trash-2"), "&Remove this lot")
        remove.clicked.connect(self._remove)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(remove)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def show_place(self, place: Place) -> None:
        """Show a lot."""
        if place.id != self.place.id:
            self.form.forget_typing()
            self._lot = None
        super().show_place(place)

    def reload(self) -> None:
        """Read the lot anew."""
        lot_id = self.place.id

        def read(workspace: Workspace) -> tuple[Lot | None, Bid | None]:
            lot = workspace.get(Lot, lot_id)
            return lot, next(iter(workspace.find(Bid, stage_id=lot.stage_id)), None) if lot else None

        self.session.ask(read, self._show, topic="lot")

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        if changes.kinds & self.kinds and not self.draft.is_unsaved:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid and the lot."""
        if self._lot is None or self._bid is None:
            return (("Bids", Place("bids")),)
        return (
            ("Bids", Place("bids")),
            (self._bid.name, Place("bid", self._bid.id)),
            (self._lot.title or f"Lot {self._lot.reference}", self.place),
        )

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self._bid.id if self._bid else None

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.focus_first()

    def _show(self, found: tuple[Lot | None, Bid | None]) -> None:
        lot, bid = found
        if lot is None or bid is None:
            self.wanted.emit(Place("bids"))
            return
        if self.draft.is_unsaved and self._lot is not None:
            return  # what is being typed is newer
        self._lot, self._bid = lot, bid
        self.form.show_record(lot)
        self.title.setText(lot.title or f"Lot {lot.reference}")
        self.trail_changed.emit()

    def _edit(self, name: str, value: Any) -> None:
        if self._lot is not None:
            self._lot = replace(self._lot, **{name: value})
            self.title.setText(self._lot.title or f"Lot {self._lot.reference}")
            self.draft.touch()

    def _take(self) -> Operation | None:
        lot = self._lot
        return None if lot is None else lambda workspace: change_record(workspace, lot)

    def _remove(self) -> None:
        lot, bid = self._lot, self._bid
        if lot is not None and bid is not None:
            self.session.do(lambda workspace: remove_record(workspace, lot))
            self.told.emit(f"Removed lot {lot.title or lot.reference}. Undo brings it back.")
            self.wanted.emit(Place("bid", bid.id))
