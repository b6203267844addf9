"""The risks of a mobilisation: what may go wrong, how likely and how bad, and who watches it."""

from dataclasses import dataclass

from bidprep.domain.ids import new_id
from bidprep.domain.mobilisation import HIGH_RISK, MEDIUM_RISK, Risk, risk_score, risk_words
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.ui.appearance import Tone
from bidprep.ui.models.record_table import Column
from bidprep.ui.pages.children import Children, ChildrenForm
from bidprep.ui.session import Session
from bidprep.ui.widgets.form import Field

_LIKELIHOODS = (
    (1, "1, hardly ever"),
    (2, "2, unlikely"),
    (3, "3, possible"),
    (4, "4, likely"),
    (5, "5, almost certain"),
)
_IMPACTS = ((1, "1, hardly felt"), (2, "2, small"), (3, "3, felt by people we support"), (4, "4, large"),
            (5, "5, the service fails"))  # fmt: skip


@dataclass(frozen=True)
class RiskRow:
    """A risk, and who watches it."""

    risk: Risk
    who: str

    @property
    def id(self) -> str:
        """The risk's id."""
        return self.risk.id


def _tone(row: RiskRow) -> Tone | None:
    score = risk_score(row.risk)
    return Tone.BAD if score >= HIGH_RISK else Tone.CAUTION if score >= MEDIUM_RISK else None


_COLUMNS = (
    Column("Risk", lambda row: " ".join(row.risk.risk.split()) or "Nothing yet", stretch=True),
    Column("Score", lambda row: risk_words(row.risk), key=lambda row: risk_score(row.risk), tone=_tone, width=16),
    Column("What we do about it", lambda row: " ".join(row.risk.response.split()), width=44),
    Column("Owner", lambda row: row.who, width=22),
)
_FIELDS = (
    Field("risk", "Risk", "What may go wrong", lines=2),
    Field("likelihood", "Likelihood", choices=_LIKELIHOODS),
    Field("impact", "Impact", choices=_IMPACTS),
    Field("response", "What we do about it", lines=3),
    Field("owner_id", "Owner", choices=((None, "Nobody yet"),)),
)


class RiskList(Children):
    """The risks of a bid's mobilisation, each with its score."""

    def __init__(self, session: Session) -> None:
        empty = "What may go wrong on the way, how likely is it, and what would you do?"
        told = ChildrenForm(
            Risk, "bid_id", "Risks", _COLUMNS, _FIELDS, empty, "Add a risk", make=self._make,
            record_of=lambda row: row.risk,
        )  # fmt: skip
        super().__init__(session, told)

    def show_risks(self, found: Mobilisation) -> None:
        """Show the risks of a bid."""
        owners = ((None, "Nobody yet"), *((person.id, person.name or "Unnamed") for person in found.people))
        self.form.offer("owner_id", owners)
        self.show_of(found.bid.id, tuple(RiskRow(risk, found.who(risk)) for risk in found.risks))

    def _make(self, bid_id: str) -> Risk:
        last = max((row.risk.position for row in self.records), default=0)
        return Risk(new_id(), bid_id, last + 1)
