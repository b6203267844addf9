"""Case studies: the stories used as evidence, with their figures, lengths, consents, files and uses."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bidprep.domain.case_studies import (
    SCOPE_WORDS,
    CaseStudy,
    CaseStudyUse,
    Consent,
    ConsentScope,
    Figure,
    Telling,
    consents_end_on,
    counting_consents,
)
from bidprep.domain.counting import count_text
from bidprep.domain.dates import UK, say_date, today
from bidprep.domain.ids import new_id
from bidprep.domain.markdown import read_markdown
from bidprep.domain.opportunities import Opportunity
from bidprep.domain.text import plain_text
from bidprep.errors import BidprepError
from bidprep.operations.case_studies import WhereUsed, where_used
from bidprep.operations.word_lists import read_word_lists
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone, icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.attachments import AttachmentsList
from bidprep.ui.widgets.empty_state import EmptyState
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.headings import heading
from bidprep.ui.widgets.record_list import RecordList
from bidprep.ui.widgets.text_editor import TextEditor

SOON = timedelta(days=60)
"""How long before its last day an ending consent is pointed out."""

MOST_WORDS = 10_000


@dataclass(frozen=True)
class _StudyRow:
    """A case study in the list: where its consents stand, and how many bids use it."""

    study: CaseStudy
    consent: str
    tone: Tone | None
    bids: int

    @property
    def id(self) -> str:
        """The case study's id."""
        return self.study.id


_COLUMNS = (
    Column("Case study", lambda row: row.study.title or "Untitled", stretch=True),
    Column("Consent", lambda row: row.consent, tone=lambda row: row.tone, width=38),
    Column("Used in", lambda row: _bids_words(row.bids), key=lambda row: row.bids, width=12),
    Column("Service", lambda row: row.study.service, width=24),
    Column("Region", lambda row: row.study.region, width=20),
)

_FIELDS = (
    Field("title", "Title", "What you call this story"),
    Field("service", "Service", "For example Accommodation"),
    Field("region", "Region"),
    Field("funder", "Funder"),
    date_field("started_on", "Started"),
    date_field("ended_on", "Ended", "Leave empty while it runs"),
    Field("needs_consent", "Consent", "Somebody in this story could be recognised, so consent is needed", tick=True),
    Field("need", "The need", "Who needed what, and how many", lines=5, section="The story"),
    Field("what_we_did", "What we did", lines=7),
    Field("result", "The result", "What changed for people", lines=5),
    Field("referee", "Referee", "Who will confirm this in writing", section="Referee"),
    Field("referee_contact", "How to reach the referee"),
)

_FIGURE_COLUMNS = (
    Column("Figure", lambda figure: " ".join(figure.figure.split()) or "Nothing yet", stretch=True),
    Column("Where it comes from", lambda figure: " ".join(figure.source.split()), width=44),
)

_FIGURE_FIELDS = (
    Field("figure", "Figure", "For example 31 of 40 had a tenancy after a year", lines=2),
    Field("source", "Where it comes from", "For example the landlord’s rent accounts"),
)


def _words_in(telling: Telling) -> int:
    return count_text(read_markdown(telling.text)).words


def _length_words(telling: Telling) -> str:
    has, wanted = _words_in(telling), telling.words
    return f"{has:,} word{'' if has == 1 else 's'}" + (f", {has - wanted:,} too many" if 0 < wanted < has else "")


def _read_length(typed: str) -> int:
    compact = typed.replace(",", "").strip()
    if compact and not (compact.isdecimal() and len(compact) <= len(str(MOST_WORDS)) and int(compact) <= MOST_WORDS):
        raise BidprepError(f"“{typed.strip()}” is not a number of words.", "Type digits, for example 250.")
    return int(compact or 0)


_TELLING_COLUMNS = (
    Column("In about", lambda told: f"{told.words:,} words" if told.words else "Any length",
           key=lambda told: told.words, width=16),
    Column("Has", _length_words, key=_words_in, width=34,
           tone=lambda told: Tone.CAUTION if 0 < told.words < _words_in(told) else None),
    Column("Text", lambda told: " ".join(plain_text(read_markdown(told.text)).split()), stretch=True),
)  # fmt: skip

_TELLING_FIELDS = (
    Field(
        "words", "Words wanted", "For example 150, 250 or 500", read=_read_length, write=lambda words: str(words or "")
    ),
    Field("text", "Text", "The story in that length", lines=9, formatted=True),
)


def _scope_words(consent: Consent) -> str:
    told = consent.buyer or "one buyer" if consent.scope is ConsentScope.THIS_BUYER else SCOPE_WORDS[consent.scope]
    return f"{told}, {'by name' if consent.named else 'without the name'}"


def _held_words(consent: Consent) -> str:
    if consent.withdrawn_on:
        return f"Withdrawn {say_date(consent.withdrawn_on)}"
    if consent.given_on is None:
        return "No date on which it was given"
    if consent.ends_on is None:
        return "Given, without an end"
    return f"{'Ended' if consent.ends_on < today() else 'Until'} {say_date(consent.ends_on)}"


def _held_tone(consent: Consent) -> Tone | None:
    if consent.withdrawn_on or consent.given_on is None or (consent.ends_on and consent.ends_on < today()):
        return Tone.BAD
    return Tone.CAUTION if consent.ends_on and consent.ends_on <= today() + SOON else None


_CONSENT_COLUMNS = (
    Column("Given by", lambda consent: consent.given_by or "Unnamed", stretch=True),
    Column("Given", lambda consent: say_date(consent.given_on), key=lambda consent: consent.given_on, width=24),
    Column("Who may be told", _scope_words, width=40),
    Column("Holds", _held_words, tone=_held_tone, width=38),
)

_CONSENT_FIELDS = (
    Field("given_by", "Given by", "The person in the story, or who may speak for them"),
    date_field("given_on", "Given on", "The day, or “today”"),
    Field("means", "By what means", suggestions=("Signed form", "E-mail", "Recorded conversation")),
    Field("scope", "Who may be told", choices=tuple(SCOPE_WORDS.items())),
    Field("buyer", "Buyer", "Where it is for one buyer only: its name, as on the bid"),
    Field("named", "Name", "The person may be named", tick=True),
    date_field("ends_on", "Ends on", "The last day; leave empty if it has none"),
    date_field("withdrawn_on", "Withdrawn on", "The day, or “today”"),
    Field("notes", "Notes", lines=2),
)

_USE_COLUMNS = (
    Column("Bid", lambda where: where.bid.name, stretch=True),
    Column("Question", lambda where: where.question.number if where.question else "Appendix", width=12),
    Column(
        "Hand in",
        lambda where: say_date(where.submit_by.astimezone(UK).date()) if where.submit_by else "No deadline yet",
        key=lambda where: where.submit_by,
        width=24,
    ),
    Column(
        "May it be told there?",
        lambda where: f"No: {where.fault}" if where.fault else "Yes",
        tone=lambda where: Tone.BAD if where.fault else None,
        width=48,
    ),
)

_KINDS = frozenset(
    {
        "case_study",
        "figure",
        "telling",
        "consent",
        "case_study_use",
        "attachment",
        "bid",
        "stage",
        "opportunity",
        "question",
    }
)


class CaseStudiesPage(RecordsPage):
    """The case studies; below the open one what proves it, who agreed to it, and where it is used."""

    def __init__(self, session: Session) -> None:
        empty = (
            "A case study shows what you have done: the need, what you did, the result and the proof. "
            "Many buyers ask for exactly two. Write it once here and use it in every bid."
        )
        super().__init__(session, RecordsPageForm("case-studies", "Case studies", CaseStudy, _COLUMNS, _FIELDS, empty))
        self.kinds = _KINDS
        self.figures = Children(session, self._figures_told())
        self.tellings = Children(session, _TELLINGS)
        self.consents = Children(session, _CONSENTS)
        held = QPushButton(icon("shield-check"), "All that &we hold…")
        held.setAccessibleDescription("On this story and those in it, to erase it once a consent is withdrawn")
        held.clicked.connect(lambda: self.wanted.emit(Place("personal-data", self.place.id)))
        self.consents.list.add_button(held)
        self.files = AttachmentsList(session, "Files", "Pictures, signed forms and letters that belong to this story.")
        nothing = EmptyState("No bid uses it yet", "Bids that tell this story are listed here, and whether they may.")
        self.uses = RecordList("bids", _USE_COLUMNS, nothing)
        self.uses.stand_in_page()
        self.uses.opened.connect(self._go_to_use)
        for widget in (self.figures, self.tellings, self.consents, self._uses_side(), self.files):
            self.add_below(widget)

    def read_rows(self, workspace: Workspace) -> list[_StudyRow]:
        """Return each case study with where its consents stand and in how many bids it is used."""
        consents: dict[str, list[Consent]] = {}
        bids: dict[str, set[str]] = {}
        for consent in workspace.find(Consent):
            consents.setdefault(consent.case_study_id, []).append(consent)
        for use in workspace.find(CaseStudyUse):
            bids.setdefault(use.case_study_id, set()).add(use.bid_id)
        return [
            _StudyRow(study, *_consent_state(study, consents.get(study.id, [])), len(bids.get(study.id, ())))
            for study in workspace.find(CaseStudy)
        ]

    def show_place(self, place: Place) -> None:
        """Show the list, or the case study that the place names, with the words that its fields offer."""
        super().show_place(place)
        if place.id:
            self.session.ask(_read_offers, self._offer, topic="case study offers")

    def show_more(self, record: CaseStudy) -> None:
        """Show what hangs on the open case study, and where it is used."""
        for children in (self.figures, self.tellings, self.consents):
            children.show_parent(record.id)
        self.files.show_of(record.id)
        self.session.ask(lambda workspace: where_used(workspace, record), self.uses.show_rows, topic="case study uses")

    def remove(self, record: Any) -> None:
        """Remove a case study with all that hangs on it."""
        super().remove(record.study if isinstance(record, _StudyRow) else record)

    def leave(self) -> None:
        """Save what is being typed."""
        for part in (self.figures, self.tellings, self.consents, self.files):
            part.draft.leave()
        super().leave()

    def editing_actions(self) -> tuple[QAction, ...]:
        """Return the formatting commands of the lengths on hand."""
        editor = self.tellings.form.editor("text")
        return tuple(editor.actions_) if self.place.id and isinstance(editor, TextEditor) else ()

    def _figures_told(self) -> ChildrenForm:
        return ChildrenForm(
            Figure,
            "case_study_id",
            "Figures",
            _FIGURE_COLUMNS,
            _FIGURE_FIELDS,
            "One figure and where it comes from convince more than a page.",
            "Add a figure",
            self._new_figure,
        )

    def _new_figure(self, study_id: str) -> Figure:
        last = max((figure.position for figure in self.figures.records), default=0)
        return Figure(new_id(), study_id, last + 1)

    def _uses_side(self) -> QWidget:
        side = QWidget()
        layout = QVBoxLayout(side)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.addWidget(heading("Where it is used", 2))
        layout.addWidget(self.uses)
        return side

    def _offer(self, offers: dict[str, tuple[str, ...]]) -> None:
        self.form.suggest("service", offers["services"])
        self.form.suggest("region", offers["regions"])
        self.consents.form.suggest("buyer", offers["buyers"])

    def _go_to_use(self, where: WhereUsed) -> None:
        self.wanted.emit(Place("bid", where.bid.id))


_TELLINGS = ChildrenForm(
    Telling,
    "case_study_id",
    "Lengths on hand",
    _TELLING_COLUMNS,
    _TELLING_FIELDS,
    "Write the story once in 150, once in 250 and once in 500 words, and the one that fits is used.",
    "Add a length",
    lambda study_id: Telling(new_id(), study_id),
)

_CONSENTS = ChildrenForm(
    Consent,
    "case_study_id",
    "Consents",
    _CONSENT_COLUMNS,
    _CONSENT_FIELDS,
    "Who in this story agreed that it is told, to whom, and until when?",
    "Add a consent",
    lambda study_id: Consent(new_id(), study_id),
)


def _consent_state(study: CaseStudy, consents: list[Consent]) -> tuple[str, Tone | None]:
    """Say where the consents to a case study stand today, whichever the buyer."""
    latest = counting_consents(consents, "", today())
    ends_on = consents_end_on(study, consents, "", today())
    scopes = {consent.scope for consent in latest}
    if not study.needs_consent:
        return "Not needed", None
    if not latest:
        return "Missing", Tone.BAD
    if any(consent.withdrawn_on for consent in latest):
        return "Withdrawn", Tone.BAD
    if any(consent.given_on is None or consent.given_on > today() for consent in latest):
        return "Not given yet", Tone.BAD
    if ends_on and ends_on < today():
        return f"Ended {say_date(ends_on)}", Tone.BAD
    if ConsentScope.INTERNAL in scopes:
        return "Within our organisation only", Tone.CAUTION
    whom = ", for one buyer" if ConsentScope.THIS_BUYER in scopes else ""
    if ends_on and ends_on <= today() + SOON:
        return f"Ends soon: {say_date(ends_on)}{whom}", Tone.CAUTION
    return f"Good{f' until {say_date(ends_on)}' if ends_on else ''}{whom}", Tone.GOOD


def _bids_words(bids: int) -> str:
    return "" if not bids else "1 bid" if bids == 1 else f"{bids} bids"


def _read_offers(workspace: Workspace) -> dict[str, tuple[str, ...]]:
    buyers = sorted({opportunity.buyer for opportunity in workspace.find(Opportunity) if opportunity.buyer})
    return read_word_lists(workspace) | {"buyers": tuple(buyers)}
