"""Standings: how far we are with which partner, for a stage or one of its lots."""

from dataclasses import dataclass, replace

from bidprep.domain.bids import Bid
from bidprep.domain.ids import new_id
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.partners import STANDING_WORDS, Partner, Standing, StandingState
from bidprep.errors import BidprepError
from bidprep.storage.changes import Changes
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A standing with the names that it is shown by."""

    standing: Standing
    partner: Partner
    opportunity: Opportunity
    stage: Stage
    lot: Lot | None

    @property
    def id(self) -> str:
        """The standing's id."""
        return self.standing.id

    @property
    def where(self) -> str:
        """For what it is: the lot, or the whole stage."""
        return lot_words(self.lot) if self.lot else f"{self.stage.name} (the whole bid)".strip()


@dataclass(frozen=True, slots=True)
class StandingPlace:
    """What a partner can have a standing for: a lot, or the whole stage where `lot_id` is None."""

    stage_id: str
    lot_id: str | None
    words: str


def read_standings(workspace: Workspace, **where: str | None) -> tuple[StandingRow, ...]:
    """Return the standings of a partner (``partner_id``), a lot (``lot_id``) or a stage (``stage_id``), with names."""
    standings = workspace.find(Standing, **where)
    if not standings:
        return ()
    stages = {stage.id: stage for stage in workspace.find(Stage)}
    opportunities = {opportunity.id: opportunity for opportunity in workspace.find(Opportunity)}
    partners = (
        {partner.id: partner for partner in workspace.find(Partner, id=where["partner_id"])}
        if "partner_id" in where
        else {partner.id: partner for partner in workspace.find(Partner)}
    )
    stages_here = {standing.stage_id for standing in standings if standing.lot_id}
    lots = {lot.id: lot for stage_id in stages_here for lot in workspace.find(Lot, stage_id=stage_id)}
    found = [
        StandingRow(
            standing,
            partners[standing.partner_id],
            opportunities[stages[standing.stage_id].opportunity_id],
            stages[standing.stage_id],
            lots[standing.lot_id] if standing.lot_id else None,
        )
        for standing in standings
    ]
    return tuple(
        sorted(
            found,
            key=lambda row: (
                row.opportunity.name.casefold(),
                row.stage.name.casefold(),
                row.lot.position if row.lot else 0,
                row.partner.name.casefold(),
            ),
        )
    )


def read_lot_standings(workspace: Workspace, lot: Lot) -> tuple[StandingRow, ...]:
    """Return the standings for a lot and for the whole of its stage, in the order of the partners' names."""
    found = (
        *read_standings(workspace, stage_id=lot.stage_id, lot_id=lot.id),
        *read_standings(workspace, stage_id=lot.stage_id, lot_id=None),
    )
    return tuple(sorted(found, key=lambda row: (row.partner.name.casefold(), row.lot is None)))


def read_places(workspace: Workspace) -> tuple[StandingPlace, ...]:
    """Return every stage that we bid for and every lot of it, bid by bid."""
    lots: dict[str, list[Lot]] = {}
    for lot in workspace.find(Lot):
        lots.setdefault(lot.stage_id, []).append(lot)
    places: list[StandingPlace] = []
    for bid in workspace.find(Bid):
        places.append(StandingPlace(bid.stage_id, None, f"{bid.name} (the whole bid)"))
        places += [
            StandingPlace(bid.stage_id, lot.id, f"{bid.name}: {lot_words(lot)}") for lot in lots.get(bid.stage_id, ())
        ]
    return tuple(places)


def read_partners_to_add(workspace: Workspace, lot: Lot) -> tuple[Partner, ...]:
    """Return the partners who can be added to a lot: not there yet, and not declined for the whole stage."""
    out = {standing.partner_id for standing in workspace.find(Standing, stage_id=lot.stage_id, lot_id=lot.id)} | {
        standing.partner_id
        for standing in workspace.find(Standing, stage_id=lot.stage_id, lot_id=None, state=StandingState.DECLINED.value)
    }
    return tuple(partner for partner in workspace.find(Partner) if partner.id not in out)


def add_standing(workspace: Workspace, partner_id: str, stage_id: str, lot_id: str | None) -> Standing:
    """Note a partner for a stage or a lot, to approach at first; returns the standing.

    Raises BidprepError where the partner has a standing there already: there is one for each partner, stage and lot.
    """
    if workspace.find(Standing, partner_id=partner_id, stage_id=stage_id, lot_id=lot_id):
        partner = workspace.get(Partner, partner_id)
        raise BidprepError(
            f"{(partner.name if partner else '') or 'This partner'} has a standing there already.",
            "Open that one in the list to change it.",
        )
    standing = Standing(new_id(), partner_id, stage_id, lot_id)
    with workspace.step("Add standing") as step:
        step.put(standing)
    return standing


def set_standing(workspace: Workspace, standings: tuple[Standing, ...], state: StandingState) -> Changes:
    """Say how far we are with some partners."""
    with workspace.step("Change standing") as step:
        for standing in standings:
            step.put(replace(standing, state=state))
    return step.changes()


def move_standing(workspace: Workspace, standing_id: str, state: StandingState) -> Changes | None:
    """Move one standing to another state, in a step that names the partner; None where it is in that state already.

    Raises BidprepError where it is gone.
    """
    standing = workspace.get(Standing, standing_id)
    if standing is None:
        raise BidprepError("That standing is not there any more.", "Choose another, or undo its removal.")
    if standing.state is state:
        return None
    name = " ".join(" ".join(partner.name for partner in workspace.find(Partner, id=standing.partner_id)).split())
    with workspace.step(f"Move {name or 'a partner'} to {STANDING_WORDS[state]}") as step:
        step.put(replace(standing, state=state))
    return step.changes()


def lot_words(lot: Lot) -> str:
    """Return how a lot is called in a list: its reference and its title."""
    return " ".join(part for part in (lot.reference.strip(), lot.title.strip()) if part) or "Unnamed lot"
