"""Partners: other bodies, who is there, and what was said."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date, today
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import read_charity_number, read_company_number
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.operations.records import add_record, keep_record, remove_record
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList


def _due_tone(entry: LogEntry) -> Tone | None:
    if not entry.is_due:
        return None
    return Tone.BAD if entry.due_on and entry.due_on < today() else None


def _due_words(entry: LogEntry) -> str:
    if not entry.next_action:
        return ""
    if entry.done:
        return f"Done: {entry.next_action}"
    late = "late, " if entry.due_on and entry.due_on < today() else ""
    return f"{late}{say_date(entry.due_on) or 'no date'}: {entry.next_action}"


_COLUMNS = (
    Column("Partner", lambda row: row.partner.name or "Unnamed", stretch=True),
    Column("Services", lambda row: row.partner.services, width=30),
    Column("Regions", lambda row: row.partner.regions, width=20),
    Column("Next action", lambda row: _due_words(row.next) if row.next else "", width=44,
           key=lambda row: row.next.due_on if row.next else None, tone=lambda row: _due_tone(row.next) if row.next else None),
)  # fmt: skip

_FIELDS = (
    Field("name", "Name"),
    Field("body", "Kind of body", "For example charity, community interest company, housing association"),
    Field("services", "Services", "What they can deliver", lines=2),
    Field("regions", "Regions", "Where they work", lines=2),
    Field("brings", "What they bring", "People, premises, experience, reach", lines=3),
    Field("charity_number", "Charity number", read=read_charity_number),
    Field("company_number", "Company number", read=read_company_number),
    Field("website", "Website"),
    Field("notes", "Notes", lines=3),
)

_CONTACT_COLUMNS = (
    Column("Name", lambda contact: contact.name or "Unnamed", stretch=True),
    Column("Role", lambda contact: contact.role, width=26),
    Column("E-mail", lambda contact: contact.email, width=30),
    Column("Telephone", lambda contact: contact.phone, width=18),
)

_CONTACT_FIELDS = (
    Field("name", "Name"),
    Field("role", "Role"),
    Field("email", "E-mail"),
    Field("phone", "Telephone"),
    Field("reason_held", "Why we keep this", "For example to plan the joint bid"),
    date_field("review_on", "Review or erase by"),
)

_LOG_COLUMNS = (
    Column("When", lambda entry: say_date(entry.happened_on), key=lambda entry: entry.happened_on, width=18),
    Column("What was said", lambda entry: " ".join(entry.said.split()), stretch=True),
    Column("Next action", _due_words, key=lambda entry: entry.due_on, tone=_due_tone, width=36),
)

_LOG_FIELDS = (
    date_field("happened_on", "When"),
    Field("means", "How", "For example telephone, meeting, e-mail"),
    Field("said", "What was said", lines=3),
    Field("next_action", "Next action", "What is to be done next"),
    date_field("due_on", "Due"),
    Field("done", "Done", tick=True),
)


@dataclass(frozen=True)
class _ChildrenForm:
    """What a list of records that hang on a partner is told; `make` makes one for a partner's id."""

    title: str
    columns: tuple[Column, ...]
    fields: tuple[Field, ...]
    empty: str
    button: str
    make: Callable[[str], Any]


_CONTACTS = _ChildrenForm(
    "Contacts",
    _CONTACT_COLUMNS,
    _CONTACT_FIELDS,
    "Whom do you know there?",
    "Add a contact",
    lambda partner_id: Contact(new_id(), partner_id),
)

_LOG = _ChildrenForm(
    "Contact log",
    _LOG_COLUMNS,
    _LOG_FIELDS,
    "What was said, and what is due next?",
    "Add a log entry",
    lambda partner_id: LogEntry(new_id(), partner_id, happened_on=today()),
)


@dataclass(frozen=True)
class _PartnerRow:
    partner: Partner
    next: LogEntry | None

    @property
    def id(self) -> str:
        """The partner's id."""
        return self.partner.id


class PartnersPage(RecordsPage):
    """The partners; below the open one its contacts and its contact log."""

    def __init__(self, session: Session) -> None:
        empty = (
            "Strong bids need partners. Keep here who they are, what they bring, whom you know there, "
            "what was said and what is due next."
        )
        super().__init__(session, RecordsPageForm("partners", "Partners", Partner, _COLUMNS, _FIELDS, empty))
        self.kinds = frozenset({"partner", "contact", "log_entry"})
        self.contacts = _Children(session, _CONTACTS)
        self.log = _Children(session, _LOG)
        for children in (self.contacts, self.log):
            self.add_below(children)

    def read_rows(self, workspace: Workspace) -> list[_PartnerRow]:
        """Return each partner with its nearest next action."""
        nearest: dict[str, LogEntry] = {}
        for entry in workspace.find(LogEntry, done=0):
            there = nearest.get(entry.partner_id)
            if entry.is_due and (there is None or _sooner(entry, there)):
                nearest[entry.partner_id] = entry
        return [_PartnerRow(partner, nearest.get(partner.id)) for partner in workspace.find(Partner)]

    def show_more(self, record: Partner) -> None:
        """Show the contacts and the log of the open partner."""
        for children, record_type in ((self.contacts, Contact), (self.log, LogEntry)):
            self.session.ask(
                _reading(record_type, record.id),
                _showing(children, record.id),
                topic=f"partner {record_type.__name__}",
            )

    def remove(self, record: Any) -> None:
        """Remove a partner with its contacts and log."""
        super().remove(record.partner if isinstance(record, _PartnerRow) else record)

    def leave(self) -> None:
        """Save what is being typed."""
        for children in (self.contacts, self.log):
            children.draft.leave()
        super().leave()


class _Children(QWidget):
    """Records that hang on the open one: a short list, and a form for the one picked in it."""

    def __init__(self, session: Session, told: _ChildrenForm) -> None:
        super().__init__()
        self._session = session
        self._told = told
        self._parent_id = ""
        self._record: Any = None
        nothing = EmptyState(told.title, told.empty, told.button)
        nothing.begun.connect(self.add)
        self.list = RecordList(told.title.lower(), told.columns, nothing)
        self.list.picked.connect(self._pick)
        self.list.removal_asked.connect(self._remove)
        self.list.opened.connect(self._edit_picked)
        self.list.setMinimumHeight(170)
        self.form = Form(told.fields, told.title)
        self.form.edited.connect(self._edit)
        self.form.hide()
        self.draft = Draft(session, self._take, lambda: repr(self._record), self)
        add = QPushButton(icon("plus"), told.button)
        add.clicked.connect(self.add)
        self.list.add_button(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading(told.title, 2))
        layout.addWidget(self.list)
        layout.addWidget(self.form)

    def show_of(self, parent_id: str, records: tuple[Any, ...]) -> None:
        """Show the records that hang on a parent."""
        if parent_id != self._parent_id:
            self._record = None
            self.form.forget_typing()
        self._parent_id = parent_id
        if self.draft.is_unsaved:
            return
        if self._record is not None and all(record.id != self._record.id for record in records):
            self._record = None
        wanted = self._record.id if self._record else ""
        self.list.show_rows(records)
        self.list.pick(lambda record: record.id == wanted)
        self._pick()

    def add(self) -> None:
        """Add a record and put the cursor into its first field."""
        record = self._told.make(self._parent_id)

        def show(made: Any) -> None:
            self._record = made
            self.form.forget_typing()
            self.form.show_record(made)
            self.form.show()
            self.form.focus_first()

        self.draft.leave()
        self._session.do(lambda workspace: add_record(workspace, record), show)

    def _edit_picked(self) -> None:
        self.form.focus_first()

    def _pick(self) -> None:
        record = self.list.current()
        if self._record is not None and record is not None and record.id != self._record.id:
            self.draft.leave()
            self.form.forget_typing()
        if record is not None and not self.draft.is_unsaved:
            self._record = record
            self.form.show_record(record)
        self.form.setVisible(self._record is not None and bool(self.list.model.rowCount()))

    def _remove(self, record: Any) -> None:
        self._record = None
        self._session.do(lambda workspace: remove_record(workspace, record))

    def _edit(self, name: str, value: Any) -> None:
        if self._record is not None:
            self._record = replace(self._record, **{name: value})
            self.draft.touch()

    def _take(self) -> Operation | None:
        record = self._record
        return None if record is None else lambda workspace: keep_record(workspace, record)


def _reading(record_type: Any, partner_id: str) -> Callable[[Workspace], tuple[Any, ...]]:
    return lambda workspace: tuple(workspace.find(record_type, partner_id=partner_id))


def _showing(children: _Children, partner_id: str) -> Callable[[tuple[Any, ...]], None]:
    return lambda records: children.show_of(partner_id, records)


def _sooner(entry: LogEntry, other: LogEntry) -> bool:
    return entry.due_on is not None and (other.due_on is None or entry.due_on < other.due_on)
