"""Pages with the form of one record that belongs to a bid: a question, a lot."""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.bids import Bid
from bidprep.operations.records import keep_record, remove_record
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading


class BidPartPage(Page):
    """The form of one record of a bid, which saves itself.

    A subclass says how its record is called and found with its bid, and may put it into the form and take it out
    in its own way. It may put more below the form with `add_below`, and show it in `show_more`.
    """

    called = ""

    def __init__(self, session: Session, fields: tuple[Field, ...]) -> None:
        super().__init__(session)
        self.record: Any = None
        self.bid: Bid | None = None
        self.title = heading("")
        self.form = Form(fields, self.called.capitalize())
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self.record), self)
        self._fields = fields
        remove = QPushButton(icon("trash-2"), f"&Remove this {self.called}")
        remove.clicked.connect(self._remove)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.title, 1)
        self.buttons.addWidget(remove)
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self._column.addLayout(self.buttons)
        self._column.addWidget(self.form)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolled(content))

    def read(self, workspace: Workspace, record_id: str) -> tuple[Any, Bid | None]:
        """Return the record and its bid; None where one is gone. For subclasses; runs where the workspace lives."""
        raise NotImplementedError

    def name_of(self, record: Any) -> str:
        """Return how the record is called on the page. For subclasses."""
        raise NotImplementedError

    def save(self, workspace: Workspace, record: Any) -> None:
        """Save the record; runs where the workspace lives."""
        keep_record(workspace, record)

    def values_of(self, record: Any) -> dict[str, Any]:
        """Return what the form shows of a record, by the fields' names."""
        return {field.name: getattr(record, field.name) for field in self._fields}

    def changed(self, record: Any, name: str, value: Any) -> Any:
        """Return the record with one of the form's values changed."""
        return replace(record, **{name: value})

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the form."""
        self._column.addWidget(widget)

    def show_more(self, record: Any) -> None:
        """Show what hangs on the record; for subclasses."""

    def show_place(self, place: Place) -> None:
        """Show a record."""
        if place.id != self.place.id:
            self.form.forget_typing()
            self.record = None
        super().show_place(place)

    def reload(self) -> None:
        """Read the record anew."""
        record_id = self.place.id
        self.session.ask(lambda workspace: self.read(workspace, record_id), self._show, topic=self.called)

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        if changes.kinds & self.kinds and not self.draft.is_unsaved:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.form.finish()
        self.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the bids, the bid and the record."""
        if self.record is None or self.bid is None:
            return (("Bids", Place("bids")),)
        here = (self.name_of(self.record), self.place)
        return (("Bids", Place("bids")), (self.bid.name, Place("bid", self.bid.id)), here)

    def bid_id(self) -> str | None:
        """Return the bid at hand."""
        return self.bid.id if self.bid else None

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.focus_first()

    def _show(self, found: tuple[Any, Bid | None]) -> None:
        record, bid = found
        if record is None or bid is None:
            self.wanted.emit(Place("bids"))
            return
        if self.draft.is_unsaved and self.record is not None:
            return  # what is being typed is newer
        self.record, self.bid = record, bid
        self.form.show_values(self.values_of(record))
        self.title.setText(self.name_of(record))
        self.trail_changed.emit()
        self.show_more(record)

    def _edit(self, name: str, value: Any) -> None:
        if self.record is not None:
            self.record = self.changed(self.record, name, value)
            self.title.setText(self.name_of(self.record))
            self.draft.touch()

    def _take(self) -> Operation | None:
        record = self.record
        return None if record is None else lambda workspace: self.save(workspace, record)

    def _remove(self) -> None:
        record, bid = self.record, self.bid
        if record is not None and bid is not None:
            self.session.do(lambda workspace: remove_record(workspace, record))
            self.told.emit(f"Removed {self.called} {self.name_of(record)}. Undo brings it back.")
            self.wanted.emit(Place("bid", bid.id))
