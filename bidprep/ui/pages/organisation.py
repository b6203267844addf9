"""The organisation: its facts, each stated once and used everywhere."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.dates import say_date, today
from bidprep.domain.ids import new_id
from bidprep.domain.money import Money, read_balance, read_money, say_money
from bidprep.domain.organisation import KNOWN_FACTS, Fact, KnownFact
from bidprep.domain.text import clean_characters
from bidprep.operations.facts import (
    OrganisationView,
    change_fact,
    forget_fact,
    read_organisation,
    state_fact,
)
from bidprep.operations.organisation import keep_evidence
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import icon
from bidprep.ui.drafts import Draft, Operation
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Page, Place, scrolled
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, Form, date_field
from bidprep.ui.widgets.headings import heading, note
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.section_links import SectionLinks

_OWN_COLUMNS = (
    Column("Fact", lambda fact: fact.name, width=32),
    Column("Value", lambda fact: " ".join(fact.value.split()), stretch=True),
    Column("True as at", lambda fact: say_date(fact.true_on), key=lambda fact: fact.true_on, width=24),
)

_OWN_FIELDS = (
    Field("name", "Fact", "What it is called, for example “Volunteers trained”"),
    Field("value", "Value", lines=2),
    date_field("true_on", "True as at"),
    Field("source", "Source", "Where the figure comes from"),
)


_YEAR_COLUMNS = (
    Column("Year ended", lambda year: say_date(year.ended_on) or "No date yet", key=lambda year: year.ended_on, stretch=True),
    Column("Income", lambda year: say_money(year.income), key=lambda year: _amount(year.income), number=True, width=16),
    Column("Spending", lambda year: say_money(year.spending), key=lambda year: _amount(year.spending), number=True, width=16),
    Column("Reserves", lambda year: say_money(year.reserves), key=lambda year: _amount(year.reserves), number=True, width=16),
    Column("Audited", lambda year: "Yes" if year.audited else "No", width=10),
)  # fmt: skip

_MONEY_HINT = "In pounds, for example 1,204,000 or 1.2 million"

_YEAR_FIELDS = (
    date_field("ended_on", "Year ended", "For example 31/3/2026"),
    Field("income", "Income", _MONEY_HINT, read=read_money, write=say_money),
    Field("spending", "Spending", _MONEY_HINT, read=read_money, write=say_money),
    Field(
        "reserves",
        "Reserves",
        "Unrestricted, on the last day; −12,000 for a deficit",
        read=read_balance,
        write=say_money,
    ),
    Field("audited", "Audited", "Audited or independently examined", tick=True),
    Field("notes", "Notes", lines=2),
)

_YEARS = ChildrenForm(
    AccountsYear,
    "",
    "Accounts, year by year",
    _YEAR_COLUMNS,
    _YEAR_FIELDS,
    "Buyers ask for the income, spending and reserves of the last two or three years.",
    "Add a year",
    lambda _parent_id: AccountsYear(new_id()),
    keep_evidence,
    none="No accounts yet",
)

_WORKED_OUT = (
    "Some merge fields are worked out from what stands here: {{registration numbers}}, {{full address}} and "
    "{{contact details}} from the facts; {{annual income}}, {{annual spending}}, {{reserves}} and {{year end}} from the "
    "newest accounts, and with a year behind, such as {{annual income 2025}}, from that year’s."
)


class OrganisationPage(Page):
    """The facts that every organisation has, its accounts, and the charity's own facts."""

    kinds = frozenset({"fact", "accounts_year"})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._typed: dict[str, str] = {}
        self._own: Fact | None = None
        self._is_showing = False
        self.form = Form(_known_fields(), "Organisation")
        self.form.edited.connect(self._edit)
        self.draft = Draft(session, self._take, lambda: repr(self._typed), self)
        self.draft.state_changed.connect(self._forget_saved)
        self.years = Children(session, _YEARS)
        nothing = EmptyState(
            "No facts of your own yet",
            "Anything else you state in bids, with the day it was true.",
            "Add a fact",
        )
        nothing.begun.connect(self.add_fact)
        self.own_list = RecordList("facts of your own", _OWN_COLUMNS, nothing)
        self.own_list.stand_in_page()
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
        """Read the facts and the accounts anew."""
        self.session.ask(read_organisation, self._show, topic="organisation")
        self.years.show_all()

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed."""
        if not changes.kinds & self.kinds:
            return
        if self.draft.is_unsaved or self.own_draft.is_unsaved:
            self.years.show_all()
        else:
            self.reload()

    def leave(self) -> None:
        """Save what is being typed."""
        self.draft.leave()
        self.own_draft.leave()
        self.years.draft.leave()
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
        top = QHBoxLayout()
        top.addWidget(heading("Organisation"), 1)
        register = QPushButton(icon("shield-check"), "From the charity &register")
        register.clicked.connect(lambda: self.wanted.emit(Place("register")))
        top.addWidget(register)
        layout.addLayout(top)
        links = SectionLinks()
        layout.addWidget(links)
        layout.addWidget(
            note(
                "State each fact once. In an answer, write its name in double braces, such as "
                "{{charity number}}, and it follows."
            )
        )
        layout.addWidget(note(_WORKED_OUT))
        layout.addWidget(self.form)
        layout.addWidget(self.years)
        own = heading("Facts of your own", 2)
        layout.addWidget(own)
        layout.addWidget(self.own_list)
        layout.addWidget(self.own_form)
        for section in self.form.sections:
            links.add_link(section.text(), section)
        links.add_link(_YEARS.title, self.years)
        links.add_link(own.text(), own)
        return content

    def _show(self, view: OrganisationView) -> None:
        if not self.draft.is_unsaved:
            self.form.show_values({name: fact.value for name, fact in view.known.items()})
        if self.own_draft.is_unsaved:
            return
        wanted = self._own.id if self._own else ""
        self._is_showing = True
        self.own_list.show_rows(view.own)
        self.own_list.pick(lambda fact: fact.id == wanted)
        self._is_showing = False
        self.own_form.setVisible(self._own is not None)

    def _edit_picked(self) -> None:
        self.own_form.focus_first()

    def _pick(self) -> None:
        fact = self.own_list.current()
        if self._is_showing or fact is None or (self._own and fact.id == self._own.id):
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


def _amount(money: Money | None) -> Decimal | None:
    return money.amount if money else None


def _known_fields() -> tuple[Field, ...]:
    sections: set[str] = set()
    fields: list[Field] = []
    for known in KNOWN_FACTS:
        section = "" if known.section in sections else known.section
        sections.add(known.section)
        fields.append(
            Field(
                known.name,
                known.name,
                known.hint,
                known.lines,
                suggestions=known.choices,
                read=_reader(known),
                section=section,
            )
        )
    return tuple(fields)


def _reader(known: KnownFact) -> Callable[[str], str]:
    return lambda words: known.read(clean_characters(words))


def _stating(typed: dict[str, str]) -> Operation:
    def state(workspace: Workspace) -> None:
        for name, value in typed.items():
            state_fact(workspace, name, value)

    return state
