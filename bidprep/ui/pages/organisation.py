"""The organisation: its facts, each stated once and used everywhere."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.dates import say_date, today
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import KNOWN_FACTS, Fact, KnownFact
from bidprep.domain.text import clean_characters
from bidprep.operations.facts import (
    OrganisationView,
    change_fact,
    forget_fact,
    read_organisation,
    state_fact,
)
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList

_OWN_COLUMNS = (
    Column("Fact", lambda fact: fact.name, width=32),
    Column("Value", lambda fact: " ".join(fact.value.split()), stretch=True),
    Column("True as at", lambda fact: say_date(fact.true_on), key=lambda fact: fact.true_on, width=18),
)

_OWN_FIELDS = (
    Field("name", "Fact", "What it is called, for example “Volunteers trained”"),
    Field("value", "Value", lines=2),
    date_field("true_on", "True as at"),
    Field("source", "Source", "Where the figure comes from"),
)


class OrganisationPage(Page):
    """The facts that every organisation has, and below them the charity's own."""

    kinds = frozenset({"fact"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._typed: dict[str, str] = {}
        self._own: Fact | None = None
        self.form = Form(_known_fields(), "Organisation")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._typed), self)
        self.draft.state_changed.connect(self._forget_saved)
        nothing = EmptyState(
            "No facts of your own yet",
            "Anything else you state in bids, with the day it was true.",
            "Add a fact",
        )
        nothing.begun.connect(self.add_fact)
        self.own_list = RecordList("facts of your own", _OWN_COLUMNS, nothing)
        self.own_list.setMinimumHeight(200)
        self.own_list.picked.connect(self._pick)
        self.own_list.removal_asked.connect(lambda fact: session.do(lambda workspace: forget_fact(workspace, fact)))
        self.own_list.opened.connect(self._edit_picked)
        add = QPushButton(icon("plus"), "Add a fact")
        add.clicked.connect(self.add_fact)
        self.own_list.add_button(add)
        self.own_form = Form(_OWN_FIELDS, "Fact")
        self.own_form.edited.connect(self._edit_own)
        self.own_form.hide()
        self.own_draft = Draft(session, self._take_own, lambda: repr(self._own), self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scrolled(self._content()))

    def reload(self) -> None:
        """Read the facts anew."""
        self.session.ask(read_organisation, self._show, topic="organisation")

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        if changes.kinds & self.kinds and not (self.draft.is_unsaved or self.own_draft.is_unsaved):
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.draft.leave()
        self.own_draft.leave()
        self.session.do(lambda workspace: workspace.end_visit())

    def trail(self) -> tuple[tuple[str, Place], ...]:
        """Return the page itself."""
        return (("Organisation", Place("organisation")),)

    def focus_first(self) -> None:
        """Go to the first field."""
        self.form.focus_first()

    def add_fact(self) -> None:
        """Add a fact of the charity's own and put the cursor into its name."""
        self.own_draft.leave()
        self._own = Fact(new_id(), "", true_on=today())
        self.own_form.forget_typing()
        self.own_form.show_record(self._own)
        self.own_form.show()
        self.own_form.focus_first()

    def _content(self) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addWidget(heading("Organisation"))
        layout.addWidget(
            note(
                "State each fact once. In an answer, write its name in double braces, such as "
                "{{charity number}}, and it follows."
            )
        )
        layout.addWidget(self.form)
        layout.addWidget(heading("Facts of your own", 2))
        layout.addWidget(self.own_list)
        layout.addWidget(self.own_form)
        return content

    def _show(self, view: OrganisationView) -> None:
        if not self.draft.is_unsaved:
            self.form.show_values({name: fact.value for name, fact in view.known.items()})
        if self.own_draft.is_unsaved:
            return
        wanted = self._own.id if self._own else ""
        self.own_list.show_rows(view.own)
        self.own_list.pick(lambda fact: fact.id == wanted)
        self.own_form.setVisible(self._own is not None)

    def _edit_picked(self) -> None:
        self.own_form.focus_first()

    def _pick(self) -> None:
        fact = self.own_list.current()
        if fact is None or (self._own and fact.id == self._own.id):
            return
        self.own_draft.leave()
        self._own = fact
        self.own_form.forget_typing()
        self.own_form.show_record(fact)
        self.own_form.show()

    def _edit(self, name: str, value: Any) -> None:
        self._typed[name] = value
        self.draft.touch()

    def _take(self) -> Operation | None:
        typed = dict(self._typed)
        return _stating(typed) if typed else None

    def _forget_saved(self) -> None:
        if not self.draft.is_unsaved:
            self._typed.clear()

    def _edit_own(self, name: str, value: Any) -> None:
        if self._own is None:
            return
        self._own = replace(self._own, **{name: value})
        if self._own.name.strip():
            self.own_form.say_fault("name", "")
            self.own_draft.touch()
        else:
            self.own_form.say_fault("name", "A fact needs a name. Type what it is called.")

    def _take_own(self) -> Operation | None:
        fact = self._own
        return None if fact is None else lambda workspace: change_fact(workspace, fact)


def _known_fields() -> tuple[Field, ...]:
    sections: set[str] = set()
    fields: list[Field] = []
    for known in KNOWN_FACTS:
        section = "" if known.section in sections else known.section
        sections.add(known.section)
        fields.append(Field(known.name, known.name, known.hint, known.lines, read=_reader(known), section=section))
    return tuple(fields)


def _reader(known: KnownFact) -> Callable[[str], str]:
    return lambda words: known.read(clean_characters(words))


def _stating(typed: dict[str, str]) -> Operation:
    def state(workspace: Workspace) -> None:
        for name, value in typed.items():
            state_fact(workspace, name, value)

    return state
