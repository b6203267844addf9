"""Partners: other bodies, what they bring, how far we are with them, who is there, and what was said."""

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QFormLayout, QPlainTextEdit, QPushButton, QWidget

from bidprep.domain.dates import say_date, today
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import (
    read_charity_number,
    read_company_number,
    read_email,
    read_telephone,
    read_web_address,
)
from bidprep.domain.partners import DUE_DILIGENCE, Contact, LogEntry, Offer, Partner
from bidprep.domain.word_lists import split_entries
from bidprep.operations.partners import PartnerRow, read_partners
from bidprep.operations.word_lists import read_word_lists
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.pages.reliances import PartnerReliances
from bidprep.ui.pages.standings import PartnerStandings
from bidprep.ui.session import Session
from bidprep.ui.widgets.attachments import AttachmentsList
from bidprep.ui.widgets.chooser import Chooser
from bidprep.ui.widgets.form import Field, date_field


def _late(due_on: date | None) -> bool:
    return due_on is not None and due_on < today()


def _due_words(action: str, due_on: date | None) -> str:
    return f"{'late, ' if _late(due_on) else ''}{say_date(due_on) or 'no date'}: {action}"


def _entry_words(entry: LogEntry) -> str:
    if not entry.next_action:
        return ""
    return f"Done: {entry.next_action}" if entry.done else _due_words(entry.next_action, entry.due_on)


def _seen(row: PartnerRow) -> int:
    return len(DUE_DILIGENCE) - len(row.partner.unseen)


_COLUMNS = (
    Column("Partner", lambda row: row.partner.name or "Unnamed", stretch=True),
    Column("Next action", lambda row: _due_words(row.next.action, row.next.due_on) if row.next else "", width=40,
           key=lambda row: row.next.due_on if row.next else None,
           tone=lambda row: Tone.BAD if row.next and _late(row.next.due_on) else None),
    Column("Due diligence", lambda row: f"{_seen(row)} of {len(DUE_DILIGENCE)} seen", key=_seen, width=22,
           tone=lambda row: Tone.CAUTION if row.partner.unseen else None),
    Column("Services", lambda row: row.services, width=26),
    Column("Regions", lambda row: row.regions, width=20),
)  # fmt: skip

_FIELDS = (
    Field("name", "Name"),
    Field("body", "Kind of body", "For example charity, community interest company, housing association"),
    Field("brings", "What they bring", "People, premises, experience, reach", lines=3),
    Field("charity_number", "Charity number", read=read_charity_number),
    Field("company_number", "Company number", read=read_company_number),
    Field("website", "Website", "For example www.example.org", read=read_web_address),
    Field("notes", "Notes", lines=3),
    *(
        date_field(name, f"{words} seen on", "The day on which you saw the proof", "Due diligence" if at == 0 else "")
        for at, (name, words) in enumerate(DUE_DILIGENCE.items())
    ),
)

_OFFER_COLUMNS = (
    Column("Service", lambda offer: offer.service or "Unnamed", stretch=True),
    Column("Regions", lambda offer: ", ".join(offer.regions) or "Everywhere", width=44),
    Column("Notes", lambda offer: " ".join(offer.notes.split()), width=30),
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
    Field("email", "E-mail", read=read_email),
    Field("phone", "Telephone", read=read_telephone),
    Field("reason_held", "Why we keep this", "For example to plan the joint bid"),
    date_field("review_on", "Review or erase by"),
)

_LOG_COLUMNS = (
    Column("When", lambda entry: say_date(entry.happened_on), key=lambda entry: entry.happened_on, width=18),
    Column("What was said", lambda entry: " ".join(entry.said.split()), stretch=True),
    Column(
        "Next action",
        _entry_words,
        key=lambda entry: entry.due_on,
        width=36,
        tone=lambda entry: Tone.BAD if entry.is_due and _late(entry.due_on) else None,
    ),
)

_LOG_FIELDS = (
    date_field("happened_on", "When"),
    Field("means", "How", "For example telephone, meeting, e-mail"),
    Field("said", "What was said", lines=3),
    Field("next_action", "Next action", "What is to be done next"),
    date_field("due_on", "Due"),
    Field("done", "Done", tick=True),
)


_CONTACTS = ChildrenForm(
    Contact,
    "partner_id",
    "Contacts",
    _CONTACT_COLUMNS,
    _CONTACT_FIELDS,
    "Whom do you know there?",
    "Add a contact",
    lambda partner_id: Contact(new_id(), partner_id),
)

_LOG = ChildrenForm(
    LogEntry,
    "partner_id",
    "Contact log",
    _LOG_COLUMNS,
    _LOG_FIELDS,
    "What was said, and what is due next?",
    "Add a log entry",
    lambda partner_id: LogEntry(new_id(), partner_id, happened_on=today()),
)


class PartnersPage(RecordsPage):
    """The partners; below the open one its services, standings, contacts, contact log and files."""

    def __init__(self, session: Session) -> None:
        empty = (
            "Strong bids need partners. Keep here who they are, what they bring, whom you know there, "
            "what was said and what is due next."
        )
        super().__init__(session, RecordsPageForm("partners", "Partners", Partner, _COLUMNS, _FIELDS, empty))
        self.kinds = frozenset(
            {
                "partner",
                "offer",
                "standing",
                "contact",
                "log_entry",
                "attachment",
                "word_list",
                "bid",
                "stage",
                "lot",
                "need",
            }
        )
        self._known_regions: tuple[str, ...] = ()
        self.offers = Children(session, self._offers_form())
        self.standings = PartnerStandings(session)
        self.reliances = PartnerReliances(session)
        self.reliances.bid_wanted.connect(lambda bid_id: self.wanted.emit(Place("coverage", bid_id)))
        self.contacts = Children(session, _CONTACTS)
        held = QPushButton(icon("shield-check"), "All that &we hold…")
        held.setAccessibleDescription("On the contact that is picked in the list")
        held.clicked.connect(self._show_held)
        self.contacts.list.add_button(held)
        self.log = Children(session, _LOG)
        self.files = AttachmentsList(
            session, "Files", "Keep what this partner sent you: certificates, a memorandum, a letter of support."
        )
        self.region = Chooser("A region, or type it above", "Add a region")
        self.region.chosen.connect(self._add_region)
        self._put_region_below_regions()
        for below in (self.offers, self.standings, self.reliances, self.contacts, self.log, self.files):
            self.add_below(below)

    def read_rows(self, workspace: Workspace) -> tuple[PartnerRow, ...]:
        """Return each partner with what it offers and its nearest next action."""
        return read_partners(workspace)

    def show_more(self, record: Partner) -> None:
        """Show what hangs on the open partner."""
        self.session.ask(read_word_lists, self._suggest, topic="word lists of partners")
        for children in (self.offers, self.contacts, self.log):
            children.show_parent(record.id)
        self.standings.show_partner(record.id)
        self.reliances.show_partner(record.id)
        self.files.show_of(record.id)

    def remove(self, record: Any) -> None:
        """Remove a partner with all that hangs on it."""
        super().remove(record.partner if isinstance(record, PartnerRow) else record)

    def leave(self) -> None:
        """Save what is being typed."""
        for below in (self.offers, self.standings, self.contacts, self.log, self.files):
            below.draft.leave()
        self.standings.files.draft.leave()
        super().leave()

    def _offers_form(self) -> ChildrenForm:
        return ChildrenForm(
            Offer,
            "partner_id",
            "Services and regions",
            _OFFER_COLUMNS,
            (
                Field("service", "Service", "For example Accommodation"),
                Field(
                    "regions",
                    "Regions",
                    "One a line, or with commas; leave empty for everywhere",
                    lines=3,
                    read=lambda words: split_entries(words, self._known_regions),
                    write="\n".join,
                ),
                Field("notes", "Notes", lines=2),
            ),
            "What can they deliver, and in which regions?",
            "Add a service",
            lambda partner_id: Offer(new_id(), partner_id),
        )

    def _put_region_below_regions(self) -> None:
        fields = self.offers.form.layout()
        if isinstance(fields, QFormLayout):
            fields.insertRow(2, "", self.region)
        regions, notes = (self.offers.form.editor(name) for name in ("regions", "notes"))
        for before, after in pairwise((regions, self.region.line, self.region.button, notes)):
            QWidget.setTabOrder(before, after)

    def _show_held(self) -> None:
        contact = self.contacts.list.current()
        if contact is not None:
            self.wanted.emit(Place("personal-data", contact.id))

    def _suggest(self, lists: dict[str, tuple[str, ...]]) -> None:
        self._known_regions = lists["regions"]
        self.offers.form.suggest("service", lists["services"])
        self.region.show_choices(tuple((region, region) for region in lists["regions"]), "No regions are listed")

    def _add_region(self, region: str) -> None:
        box = self.offers.form.editor("regions")
        if isinstance(box, QPlainTextEdit) and region not in split_entries(box.toPlainText(), self._known_regions):
            box.setPlainText("\n".join((*split_entries(box.toPlainText(), self._known_regions), region)))
        self.region.line.setFocus()
