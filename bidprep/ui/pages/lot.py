"""One lot: what the buyer says of it, and whether we want it."""

from decimal import Decimal, InvalidOperation

from bidprep.domain.bids import Bid
from bidprep.domain.opportunities import Lot, LotChoice, Money
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.bid_part import BidPartPage
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field

CHOICE_WORDS = {LotChoice.UNDECIDED: "Undecided", LotChoice.BID: "We bid", LotChoice.NO_BID: "No bid"}


def _read_money(words: str) -> Money | None:
    typed = words.replace("£", "").replace(",", "").strip()
    if not typed:
        return None
    try:
        amount = Decimal(typed)
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or amount < 0:
        raise BidprepError(f"“{words.strip()}” is not an amount of money.", "Type it in pounds, for example 1,200,000.")
    return Money(amount)


def _read_preference(words: str) -> int | None:
    typed = words.strip()
    if not typed:
        return None
    if not typed.isdecimal() or int(typed) == 0:
        raise BidprepError(
            f"“{typed}” is not a place in an order.", "Type 1 for the lot you want most, 2 for the next."
        )
    return int(typed)


def _read_names(words: str) -> tuple[str, ...]:
    return tuple(filter(None, (name.strip() for name in clean_characters(words).split("\n"))))


_FIELDS = (
    Field("reference", "Lot", "As the buyer refers to it"),
    Field("title", "Title"),
    Field("category", "Category", "For example Accommodation"),
    Field("region", "Region"),
    Field("area", "Area", "For example a police-and-crime area"),
    Field("value", "Value", "In pounds", read=_read_money, write=lambda money: f"{money.amount:,}"),
    date_field("starts_on", "Starts"),
    date_field("ends_on", "Ends"),
    Field("conditions", "Who for", "For example women only, aged 18 and over"),
    Field("incumbent", "Now with", "Who holds the running contract"),
    Field("subcontractors", "Their subcontractors", "One a line", 3, read=_read_names, write="\n".join),
    Field("choice", "We bid?", choices=tuple(CHOICE_WORDS.items()), section="Our choice"),
    Field("preference", "Preference", "1 for the lot you want most", read=_read_preference),
    Field("notes", "Notes", lines=3),
)


class LotPage(BidPartPage):
    """The form of one lot."""

    called = "lot"
    kinds = frozenset({"lot", "bid"})

    def __init__(self, session: Session) -> None:
        super().__init__(session, _FIELDS)

    def read(self, workspace: Workspace, record_id: str) -> tuple[Lot | None, Bid | None]:
        """Return the lot and the bid on its stage."""
        lot = workspace.get(Lot, record_id)
        return lot, next(iter(workspace.find(Bid, stage_id=lot.stage_id)), None) if lot else None

    def name_of(self, record: Lot) -> str:
        """Return the lot's title, or its reference where it has none."""
        return record.title or f"Lot {record.reference}"
