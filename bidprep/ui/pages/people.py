"""People: our own staff, volunteers and trustees."""

from PySide6.QtWidgets import QPushButton

from bidprep.domain.dates import say_date
from bidprep.domain.decisions import Absence
from bidprep.domain.ids import new_id
from bidprep.domain.organisation import read_email
from bidprep.domain.people import Person, PersonKind
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days
from bidprep.ui.appearance import icon
from bidprep.ui.models.record_table import Column
from bidprep.ui.page import Place
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.wrapping_row import WrappingRow

KIND_WORDS = {PersonKind.STAFF: "Staff", PersonKind.VOLUNTEER: "Volunteer", PersonKind.TRUSTEE: "Trustee"}


def _read_hours(words: str) -> float:
    typed = words.strip().replace(",", ".")
    try:
        hours = float(typed or 0)
    except ValueError:
        raise BidprepError(f"“{typed}” is not a number of hours.", "Type for example 7.5.") from None
    if not 0 <= hours <= 168:  # noqa: PLR2004 - a week has no more
        raise BidprepError(f"A week does not have {typed} hours.", "Type the hours free for bids in a week.")
    return hours


_COLUMNS = (
    Column("Name", lambda person: person.name or "Unnamed", stretch=True),
    Column("Kind", lambda person: KIND_WORDS[person.kind], width=14),
    Column("Role", lambda person: person.role, width=32),
    Column(
        "Hours a week",
        lambda person: f"{person.weekly_hours:g}",
        key=lambda person: person.weekly_hours,
        number=True,
    ),
)

_FIELDS = (
    Field("name", "Name"),
    Field("kind", "Kind", choices=tuple(KIND_WORDS.items())),
    Field("role", "Role", "For example Head of operations"),
    Field("email", "E-mail", read=read_email),
    Field(
        "weekly_hours",
        "Hours a week for bids",
        "For example 7.5",
        read=_read_hours,
        write=lambda hours: f"{hours:g}",
    ),
)


def _days(absence: Absence) -> str:
    first, last = absence.starts_on or absence.ends_on, absence.ends_on or absence.starts_on
    return f"{working_days().count(first, last)}" if first and last else ""


_ABSENCES = ChildrenForm(
    Absence,
    "person_id",
    "Days away",
    (
        Column("From", lambda absence: say_date(absence.starts_on), key=lambda absence: absence.starts_on, width=20),
        Column("To", lambda absence: say_date(absence.ends_on), key=lambda absence: absence.ends_on, width=20),
        Column("Working days", _days, width=16),
        Column("Notes", lambda absence: absence.notes, stretch=True),
    ),
    (
        date_field("starts_on", "From"),
        date_field("ends_on", "To", "The last day away"),
        Field("notes", "Notes", "For example leave"),
    ),
    "Leave, and days given to other work. They are taken off the hours there are before a deadline.",
    "Add days away",
    make=lambda person_id: Absence(new_id(), person_id),
    none="No days away noted",
)


class PeoplePage(RecordsPage):
    """The people and the one that is open."""

    def __init__(self, session: Session) -> None:
        empty = "Staff, volunteers and trustees who write, review or sign off answers. Each answer can have an owner."
        super().__init__(session, RecordsPageForm("people", "People", Person, _COLUMNS, _FIELDS, empty))
        self.kinds |= {"absence"}
        self.absences = Children(session, _ABSENCES)
        self.add_below(self.absences)
        held = QPushButton(icon("shield-check"), "A&ll that we hold on this person…")
        held.clicked.connect(lambda: self.wanted.emit(Place("personal-data", self.place.id)))
        below = WrappingRow()
        below.add(held)
        self.add_below(below)

    def show_more(self, record: Person) -> None:
        """Show when the person is away."""
        self.absences.show_parent(record.id)

    def leave(self) -> None:
        """Save what is being typed."""
        self.absences.draft.leave()
        super().leave()
