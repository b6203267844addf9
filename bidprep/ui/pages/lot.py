"""One lot: what the buyer says of it, and whether we want it."""

from bidprep.domain.bids import Bid
from bidprep.domain.decisions import CriterionPurpose
from bidprep.domain.eligibility import Eligibility
from bidprep.domain.money import read_money, say_money
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.text import clean_characters
from bidprep.errors import BidprepError
from bidprep.operations.lot_priorities import read_eligibility
from bidprep.operations.word_lists import read_word_lists
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace
from bidprep.ui.page import Place
from bidprep.ui.pages.bid_part import BidPartPage
from bidprep.ui.pages.criteria import CriteriaList
from bidprep.ui.pages.criterion_scores import CriterionScores
from bidprep.ui.pages.needs import LotNeeds
from bidprep.ui.pages.standings import LotStandings
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field, date_field
from bidprep.ui.widgets.headings import note

CHOICE_WORDS = {LotChoice.UNDECIDED: "Undecided", LotChoice.BID: "We bid", LotChoice.NO_BID: "No bid"}

_DIGITS = 4  # of a place in our order


def _read_preference(words: str) -> int | None:
    typed = words.strip()
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > _DIGITS or int(typed) == 0:
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
    Field("value", "Value", "In pounds, for example 1,200,000 or 1.2 million", read=read_money, write=say_money),
    Field(
        "threshold",
        "Financial threshold",
        "What our finances must be fit for, in pounds; empty for the value",
        read=read_money,
        write=say_money,
    ),
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
    """The form of one lot, and below it the partners with a standing for it."""

    called = "lot"
    kinds = frozenset(
        {
            "lot",
            "bid",
            "stage",
            "standing",
            "partner",
            "word_list",
            "criterion",
            "decision_criterion",
            "criterion_score",
            "qualified",
            "need",
        }
    )

    def __init__(self, session: Session) -> None:
        super().__init__(session, _FIELDS)
        self.may = note("")
        self.add_below(self.may)
        self.scores = CriterionScores(session, CriterionPurpose.LOT, "Our priority")
        self.add_below(self.scores)
        self.criteria = CriteriaList(session)
        self.add_below(self.criteria)
        self.needs = LotNeeds(session)
        self.add_below(self.needs)
        self.partners = LotStandings(session)
        self.partners.partner_wanted.connect(lambda partner_id: self.wanted.emit(Place("partners", partner_id)))
        self.add_below(self.partners)

    def read(self, workspace: Workspace, record_id: str) -> tuple[Lot | None, Bid | None]:
        """Return the lot and the bid on its stage."""
        lot = workspace.get(Lot, record_id)
        return lot, next(iter(workspace.find(Bid, stage_id=lot.stage_id)), None) if lot else None

    def name_of(self, record: Lot) -> str:
        """Return the lot's title, or its reference where it has none."""
        return record.title or f"Lot {record.reference}"

    def show_more(self, record: Lot) -> None:
        """Show the criteria and the partners of the lot, and offer the words of the lists in the form."""
        self.criteria.show_of(record.stage_id, record.id)
        self.needs.show_lot(record)
        self.partners.show_lot(record)
        self._ask_eligibility(record)
        if self.bid is not None:
            self.scores.show_for(self.bid.id, record.id)
        self.session.ask(read_word_lists, self._suggest, topic="word lists of lot")

    def leave(self) -> None:
        """Save what is being typed."""
        self.needs.draft.leave()
        self.partners.draft.leave()
        self.scores.draft.leave()
        super().leave()

    def hear(self, changes: Changes) -> None:
        """Reload, but never what is being typed; whether we may bid follows even that."""
        super().hear(changes)
        if self.record is not None and changes.kinds & {"lot", "qualified"}:
            self._ask_eligibility(self.record)

    def _ask_eligibility(self, lot: Lot) -> None:
        self.session.ask(
            lambda workspace: read_eligibility(workspace, lot), self._say_eligibility, topic="eligibility of lot"
        )

    def _say_eligibility(self, found: Eligibility) -> None:
        self.may.setText(
            f"May we bid, by what we qualified for? {found.words}."
            if found.words
            else "May we bid? Note on the bid’s page, under Particulars, what you qualified for."
        )

    def _suggest(self, lists: dict[str, tuple[str, ...]]) -> None:
        for field, name in (("category", "services"), ("region", "regions"), ("area", "areas")):
            self.form.suggest(field, lists[name])
        self.needs.form.suggest("service", lists["services"])
