"""Records that hang on the one that is open: a short list of them, and a form for the one picked in it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.operations.records import add_record, keep_record, remove_record
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList


def _itself(row: Any) -> Any:
    return row


@dataclass(frozen=True)
class ChildrenForm:
    """What a list of children is told: their kind, the field that names their parent, and how one is made for its id.

    `parent` is "" for records that hang on nothing: `Children.show_all` lists them. `keep` saves one that is being typed.
    `record_of` returns the record of a row, where the rows tell more. Without `make` they are added by other means.
    `none` is the heading while there are none, where that is not “No … yet” with the title.
    """

    record_type: type[Any]
    parent: str
    title: str
    columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    empty: str
    button: str
    make: Callable[[str], Any] | None = None
    keep: Callable[[Workspace, Any], Any] = keep_record
    record_of: Callable[[Any], Any] = _itself
    none: str = ""


class Children(QWidget):
    """Records that hang on the open one: a short list, and a form for the one picked in it. `records` are those shown."""

    def __init__(self, session: Session, told: ChildrenForm) -> None:
        super().__init__()
        self._session = session
        self._told = told
        self._parent_id = ""
        self._asked_for: str | None = None
        self._record: Any = None
        self._is_showing = False
        self.records: tuple[Any, ...] = ()
        nothing = EmptyState(told.none or f"No {told.title.lower()} yet", told.empty, told.button)
        nothing.begun.connect(self._start)
        self._begin: Callable[[], None] | None = None
        self._by_hand: QPushButton | None = None
        self.list = RecordList(told.title.lower(), told.columns, nothing)
        self.list.picked.connect(self._pick)
        self.list.removal_asked.connect(self._remove)
        self.list.opened.connect(self.open_row)
        self.list.stand_in_page()
        self.form = Form(told.fields, told.title)
        self.form.edited.connect(self._edit)
        self.form.hide()
        self.draft = Draft(session, self._take, lambda: repr(self._record), self)
        if told.make is not None:
            add = QPushButton(icon("plus"), told.button)
            add.clicked.connect(self.add)
            self.list.add_button(add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 8, 0, 0)
        self._top = QHBoxLayout()
        self._top.addWidget(heading(told.title, 2), 1)
        self._column.addLayout(self._top)
        self._column.addWidget(self.list)
        self._column.addWidget(self.form)

    def begin_with(self, button: str, begin: Callable[[], None]) -> None:
        """Begin otherwise than by adding one by hand: that stands beside the heading while there are none."""
        self._begin = begin
        self.list.empty.offer(button)
        if self._by_hand is None:
            self._by_hand = QPushButton(icon("plus"), self._told.button)
            self._by_hand.clicked.connect(self.add)
            self._top.addWidget(self._by_hand)
        self.list.show_while_empty(self._by_hand)

    def begin_by_hand(self) -> None:
        """Begin by adding one again."""
        self._begin = None
        self.list.empty.offer(self._told.button)
        self.list.show_while_empty(None)

    def put_above(self, widget: QWidget) -> None:
        """Put a widget between the heading and the list."""
        self._column.insertWidget(1, widget)

    def show_parent(self, parent_id: str) -> None:
        """Read and show the records that hang on a parent."""
        told = self._told
        where = {told.parent: parent_id} if told.parent else {}
        self._asked_for = parent_id

        def show(records: tuple[Any, ...]) -> None:
            if self._asked_for == parent_id:
                self.show_of(parent_id, records)

        self._session.ask(
            lambda workspace: tuple(workspace.find(told.record_type, **where)), show, topic=f"children {told.title}"
        )

    def forget(self) -> None:
        """Show none, and no form, until those of another parent are read."""
        self._asked_for = None
        self._parent_id = ""
        self._record = None
        self.records = ()
        self.form.forget_typing()
        self.form.hide()
        self.list.forget()

    def show_all(self) -> None:
        """Read and show all records of the kind, which hang on nothing."""
        self.show_parent("")

    def show_of(self, parent_id: str, records: tuple[Any, ...]) -> None:
        """Show the records that hang on a parent."""
        if parent_id != self._parent_id:
            self._record = None
            self.form.forget_typing()
        self._parent_id = parent_id
        self.records = records
        if self.draft.is_unsaved:
            return
        if self._record is not None and all(record.id != self._record.id for record in records):
            self._record = None
        wanted = self._record.id if self._record else ""
        self._is_showing = True
        self.list.show_rows(records)
        self.list.pick(lambda record: record.id == wanted)
        self._is_showing = False
        self._pick()

    def add(self) -> None:
        """Add a record and put the cursor into its first field."""
        if self._told.make is None or (self._told.parent and not self._parent_id):
            return
        record = self._told.make(self._parent_id)
        self.draft.leave()
        self._session.do(lambda workspace: add_record(workspace, record), self.edit)

    def edit(self, record: Any) -> None:
        """Show a record that was added just now, and put the cursor into its first field."""
        self._record = record
        self.form.forget_typing()
        self.form.show_record(record)
        self.form.show()
        self.form.focus_first()

    def open_row(self, row: Any) -> None:
        """Open the row that was chosen: its form is below; for subclasses."""
        self.form.focus_first()

    def _start(self) -> None:
        (self._begin or self.add)()

    def _pick(self) -> None:
        if self._is_showing:
            return  # the row that was current before is not the one that is wanted now
        row = self.list.current()
        record = None if row is None else self._told.record_of(row)
        is_other = self._record is not None and record is not None and record.id != self._record.id
        if is_other:
            self.draft.leave()  # what was typed is on its way, as it stands, and the form is free for the other
            self.form.forget_typing()
        if record is not None and (is_other or not self.draft.is_unsaved):
            self._record = record
            self.form.show_record(record)
        self.form.setVisible(self._record is not None and bool(self.list.model.rowCount()))

    def _remove(self, row: Any) -> None:
        record = self._told.record_of(row)
        self._record = None
        self._session.do(lambda workspace: remove_record(workspace, record))

    def _edit(self, name: str, value: Any) -> None:
        if self._record is not None:
            self._record = replace(self._record, **{name: value})
            self.draft.touch()

    def _take(self) -> Operation | None:
        record = self._record
        return None if record is None else lambda workspace: self._told.keep(workspace, record)
