"""Pages that keep one kind of record: a list of them, and a form for the one that is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from bidprep.domain.ids import new_id
from bidprep.domain.kinds import KIND_OF, Record
from bidprep.operations.records import CALLED, add_record, keep_record, remove_record
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import Heading, heading
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.section_links import SectionLinks

LINKS_FROM = 3
"""From so many sections below the form on, a page has links to them."""


@dataclass(frozen=True)
class RecordsPageForm:
    """What a page of records is told: its name and title, the kind, columns and fields, and what it says while empty.

    `keep` saves a record that is being typed; `rows` is what the rows are called where that is not the title.
    """

    page: str
    title: str
    record_type: type[Any]
    columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    empty: str
    keep: Callable[[Workspace, Any], Any] = keep_record
    rows: str = ""


class RecordsPage(Page):
    """A list of records of one kind and a form for the one that is open.

    A subclass may put more below the form with `add_below`, and show it in `show_more`.
    """

    def __init__(self, session: Session, form: RecordsPageForm) -> None:
        super().__init__(session)
        self.kinds = frozenset({KIND_OF[form.record_type]})
        self._told = form
        self._called = CALLED[form.record_type][0]
        self._record: Any = None
        empty = EmptyState(f"No {form.rows or form.title.lower()} yet", form.empty, f"Add a {self._called}")
        empty.begun.connect(self._start)
        self._begin: Callable[[], None] | None = None
        self.list = RecordList(form.rows or form.title.lower(), form.columns, empty)
        self.list.opened.connect(self._open)
        self.list.removal_asked.connect(self.remove)
        add = QPushButton(icon("plus"), f"Add a {self._called}")
        add.clicked.connect(self.add)
        self.list.add_button(add)
        self.form = Form(form.fields, form.title)
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, self._words, self)
        self.title = heading("")
        self._below = QVBoxLayout()
        self._below.setSpacing(16)
        self._links = SectionLinks()
        self._links.hide()
        self._area = scrolled(self._record_side())
        self._stack = QStackedWidget()
        self._stack.addWidget(self._list_side())
        self._stack.addWidget(self._area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    def add(self) -> None:
        """Add a record and open it."""
        record = self._told.record_type(new_id())
        self.session.do(lambda workspace: add_record(workspace, record), lambda made: self._open(made))

    def remove(self, record: Record) -> None:
        """Remove a record; undo brings it back."""
        self.draft.flush()
        self.session.do(lambda workspace: remove_record(workspace, record), self._say_removed)

    def begin_with(self, button: str, begin: Callable[[], None]) -> None:
        """Begin otherwise than by adding one by hand: that stands beside the heading while there are none."""
        self._begin = begin
        self.list.empty.offer(button)
        by_hand = QPushButton(icon("plus"), f"Add a {self._called}")
        by_hand.clicked.connect(self.add)
        self._top.addWidget(by_hand)
        self.list.show_while_empty(by_hand)

    def add_below(self, widget: QWidget) -> None:
        """Put a widget below the form; once there are several, links to them stand above it."""
        self._below.addWidget(widget)
        title = widget.findChild(Heading)
        if title is not None:
            self._links.add_link(title.text(), widget)
        self._links.setVisible(self._below.count() >= LINKS_FROM)

    def show_more(self, record: Any) -> None:
        """Show what hangs on the record that is open; for subclasses."""

    def show_place(self, place: Place) -> None:
        """Show the list, or the record that the place names."""
        if place != self.place:
            self.form.forget_typing()
            self._record = None
            self._area.verticalScrollBar().setValue(0)
        super().show_place(place)
        self._stack.setCurrentIndex(1 if place.id else 0)

    def reload(self) -> None:
        """Read the list or the open record anew."""
        record_type = self._told.record_type
        record_id = self.place.id
        if record_id:
            self.session.ask(
                lambda workspace: workspace.get(record_type, record_id),
                self._show_record,
                topic=f"{self._told.page} record",
            )
        else:
            self.session.ask(self.read_rows, self.list.show_rows, topic=f"{self._told.page} list")

    def read_rows(self, workspace: Workspace) -> Sequence[Any]:
        """Return the rows of the list; a subclass may read more than the records."""
        found: tuple[Any, ...] = workspace.find(self._told.record_type)
        return found

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed; what hangs on it is read anew in any case."""
        if not changes.kinds & self.kinds:
            return
        if not self.draft.is_unsaved:
            self.reload()
        elif self._record is not None:
            self.show_more(self._record)

    def leave(self) -> None:
        """Save what is being typed."""
        self.draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the list, and the record where one is open."""
        top = (self._told.title, Place(self._told.page))
        if not self.place.id:
            return (top,)
        return (top, (self._called_now(), self.place))

    def focus_first(self) -> None:
        """Go to the list, or to the first field."""
        if self.place.id:
            self.form.focus_first()
        else:
            self.list.table.setFocus()

    def _start(self) -> None:
        (self._begin or self.add)()

    def _list_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(24, 16, 24, 16)
        self._top = QHBoxLayout()
        self._top.addWidget(heading(self._told.title), 1)
        layout.addLayout(self._top)
        layout.addWidget(self.list, 1)
        return side

    def _record_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        top = QHBoxLayout()
        remove = QPushButton(icon("trash-2"), f"Remove this {self._called}")
        remove.clicked.connect(self._remove_open)
        top.addWidget(self.title, 1)
        top.addWidget(remove)
        layout.addLayout(top)
        layout.addWidget(self._links)
        layout.addWidget(self.form)
        layout.addLayout(self._below)
        return side

    def _open(self, record: Record) -> None:
        self.wanted.emit(Place(self._told.page, record.id))

    def _remove_open(self) -> None:
        if self._record is not None:
            self.remove(self._record)
            self.wanted.emit(Place(self._told.page))

    def _say_removed(self, changes: Changes) -> None:
        if changes:
            self.told.emit(f"{changes.name.replace('Remove', 'Removed', 1)}. Undo brings it back.")

    def _show_record(self, record: Any) -> None:
        if record is None:
            self.wanted.emit(Place(self._told.page))
            return
        if self.draft.is_unsaved and self._record is not None:
            return  # what is being typed is newer
        self._record = record
        self.form.show_record(record)
        self._show_name()
        self.show_more(record)

    def _edit(self, name: str, value: Any) -> None:
        if self._record is None:
            return
        self._record = replace(self._record, **{name: value})
        if self.title.text() != self._called_now():
            self._show_name()
        self.draft.touch()

    def _take(self) -> Operation | None:
        record = self._record
        return None if record is None else lambda workspace: self._told.keep(workspace, record)

    def _words(self) -> str:
        return repr(self._record)

    def _show_name(self) -> None:
        self.title.setText(self._called_now())
        self.trail_changed.emit()

    def _called_now(self) -> str:
        return self._name() or f"New {self._called}"

    def _name(self) -> str:
        return str(getattr(self._record, CALLED[self._told.record_type][1], "")).strip() if self._record else ""
