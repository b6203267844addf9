"""What the list of partners shows, read in one go however many there are."""

from dataclasses import dataclass

from bidprep.domain.partners import Offer, Partner
from bidprep.storage.summaries import DueAction, due_actions
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PartnerRow:
    """A partner with what it offers, and the next action with it that is due first."""

    partner: Partner
    offers: tuple[Offer, ...]
    next: DueAction | None

    @property
    def id(self) -> str:
        """The partner's id."""
        return self.partner.id

    @property
    def services(self) -> str:
        """The services it offers, each once."""
        return ", ".join(dict.fromkeys(offer.service for offer in self.offers if offer.service))

    @property
    def regions(self) -> str:
        """The regions it offers them in, each once; an offer without regions holds everywhere."""
        named = dict.fromkeys(region for offer in self.offers for region in offer.regions)
        words = ", ".join((*named, *(["everywhere"] if any(not offer.regions for offer in self.offers) else [])))
        return words[:1].upper() + words[1:]


def read_partners(workspace: Workspace) -> tuple[PartnerRow, ...]:
    """Return each partner with its offers and its next action."""
    offers: dict[str, list[Offer]] = {}
    for offer in workspace.find(Offer):
        offers.setdefault(offer.partner_id, []).append(offer)
    nearest: dict[str, DueAction] = {}
    for action in due_actions(workspace, most=-1):
        nearest.setdefault(action.partner_id, action)
    return tuple(
        PartnerRow(partner, tuple(offers.get(partner.id, ())), nearest.get(partner.id))
        for partner in workspace.find(Partner)
    )
