"""People: our own staff, volunteers and trustees."""

from bidprep.domain.people import Person, PersonKind
from bidprep.errors import BidprepError
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.records import RecordsPage, RecordsPageForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field

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
    Field("email", "E-mail"),
    Field(
        "weekly_hours",
        "Hours a week for bids",
        "For example 7.5",
        read=_read_hours,
        write=lambda hours: f"{hours:g}",
    ),
)


class PeoplePage(RecordsPage):
    """The people and the one that is open."""

    def __init__(self, session: Session) -> None:
        empty = "Staff, volunteers and trustees who write, review or sign off answers. Each answer can have an owner."
        super().__init__(session, RecordsPageForm("people", "People", Person, _COLUMNS, _FIELDS, empty))
