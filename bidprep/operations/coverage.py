"""What the lots of a bid need and who brings it, read in one go, and which answers rely on which partner."""

from collections.abc import Iterable
from dataclasses import dataclass

from bidprep.domain.bids import Bid, Question
from bidprep.domain.coverage import FEW_NAMES, Coverage, bare_name, cover_lots, find_named
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, Stage
from bidprep.domain.organisation import Fact, known_fact
from bidprep.domain.partners import Offer, Partner, Standing
from bidprep.domain.word_lists import split_entries
from bidprep.errors import BidprepError
from bidprep.operations.kept import read_once
from bidprep.storage.summaries import questions_of_answers
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Reliance:
    """What a bid has of a partner, and what breaks if they leave.

    `standings` are those for the bid and its lots; `answers` the questions whose answers name the partner; `lost` the
    lots that would have a gap more, with the needs concerned.
    """

    partner: Partner
    bid: Bid
    standings: tuple[Standing, ...]
    answers: tuple[Question, ...]
    lost: tuple[tuple[Lot, tuple[str, ...]], ...]

    @property
    def id(self) -> str:
        """The partner's id and the bid's."""
        return f"{self.partner.id} {self.bid.id}"

    @property
    def relied_on_for(self) -> str:
        """The criteria that we can meet only with them."""
        told = (" ".join(standing.relied_on_for.split()) for standing in self.standings)
        return "; ".join(dict.fromkeys(filter(None, told)))

    @property
    def breaks(self) -> str:
        """What breaks if they leave, in words; "" for nothing that we know of."""
        parts: list[str] = []
        if self.lost:
            needs = ", ".join(dict.fromkeys(need for _, services in self.lost for need in services))
            parts.append(f"{_count(len(self.lost), 'lot')} without {needs}")
        if self.relied_on_for:
            parts.append(f"no proof of {self.relied_on_for}")
        if self.answers:
            numbers = ", ".join(question.number or "?" for question in self.answers[:_MOST_NAMED])
            more = f" and {len(self.answers) - _MOST_NAMED} more" if len(self.answers) > _MOST_NAMED else ""
            parts.append(f"{_count(len(self.answers), 'answer')} to write anew ({numbers}{more})")
        return "; ".join(parts)


_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class BidCoverage:
    """The coverage of a bid's lots, and the needs noted for its stage and lots."""

    bid: Bid
    stage: Stage
    coverage: Coverage
    needs: tuple[Need, ...]


def read_coverage(workspace: Workspace, bid: Bid) -> Coverage:
    """Return what each lot of a bid needs against who brings it."""
    stage_id = bid.stage_id
    return _cover(
        workspace,
        stage_id,
        workspace.find(Lot, stage_id=stage_id),
        workspace.find(Standing, stage_id=stage_id),
        workspace.find(Offer),
        workspace.find(Partner),
    )


def read_gaps(
    workspace: Workspace, stage_id: str, lots: Iterable[Lot], standings: Iterable[Standing]
) -> dict[str, tuple[str, ...]]:
    """Return the needs that nobody brings, by the ids of a stage's lots; for a page that has read lots and standings."""
    covered = _cover(workspace, stage_id, lots, standings, workspace.find(Offer), ())
    return {lot.id: lot.gaps for lot in covered.lots}


def read_bid_coverage(workspace: Workspace, bid_id: str) -> BidCoverage:
    """Return a bid's coverage, kept until the workspace changes; raises BidprepError where the bid is gone."""
    return read_once(workspace, ("coverage", bid_id), lambda of: _read_bid_coverage(of, bid_id))


def _read_bid_coverage(workspace: Workspace, bid_id: str) -> BidCoverage:
    with workspace.one_view():
        bid = workspace.get(Bid, bid_id)
        stage = workspace.get(Stage, bid.stage_id) if bid else None
        if bid is None or stage is None:
            raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
        return BidCoverage(bid, stage, read_coverage(workspace, bid), workspace.find(Need, stage_id=stage.id))


def read_bid_reliances(workspace: Workspace, bid_id: str) -> tuple[Reliance, ...]:
    """Return what a bid has of each partner, those first without whom it would break; nothing where the bid is gone."""
    with workspace.one_view():
        bid = workspace.get(Bid, bid_id)
        return _reliances(workspace, bid, read_coverage(workspace, bid)) if bid else ()


def read_reliances(workspace: Workspace, partner_id: str) -> tuple[Reliance, ...]:
    """Return what each bid has of a partner, those that would break first."""
    partner = workspace.get(Partner, partner_id)
    if partner is None:
        return ()
    stages = {standing.stage_id for standing in workspace.find(Standing, partner_id=partner_id)}
    bids = [bid for bid in workspace.find(Bid) if bid.stage_id in stages]
    found = [
        reliance for bid in bids for reliance in _reliances(workspace, bid, _coverage_with(workspace, bid, partner))
    ]
    return tuple(sorted(found, key=lambda reliance: not reliance.breaks))


def _cover(
    workspace: Workspace, stage_id: str, lots: Iterable[Lot], standings: Iterable[Standing],
    offers: Iterable[Offer], partners: Iterable[Partner],
) -> Coverage:  # fmt: skip
    services = known_fact("Services")
    stated = workspace.get(Fact, services.id) if services else None
    ours = split_entries(stated.value, ()) if stated else ()
    return cover_lots(lots, workspace.find(Need, stage_id=stage_id), standings, offers, partners, ours)


def _coverage_with(workspace: Workspace, bid: Bid, partner: Partner) -> Coverage:
    """Return the coverage of the lots that a partner has a standing for, and of what is offered there only that.

    It says what breaks without this partner, and of all partners names this one alone.
    """
    stage_id = bid.stage_id
    own = {standing.lot_id for standing in workspace.find(Standing, partner_id=partner.id, stage_id=stage_id)}
    lots = [lot for lot in workspace.find(Lot, stage_id=stage_id) if lot.id in own or None in own]
    if None in own:
        standings = workspace.find(Standing, stage_id=stage_id)
    else:
        places = (None, *(lot.id for lot in lots))
        standings = tuple(
            standing for place in places for standing in workspace.find(Standing, stage_id=stage_id, lot_id=place)
        )
    offers = [
        offer
        for partner_id in dict.fromkeys(standing.partner_id for standing in standings)
        for offer in workspace.find(Offer, partner_id=partner_id)
    ]
    return _cover(workspace, stage_id, lots, standings, offers, (partner,))


def _reliances(workspace: Workspace, bid: Bid, coverage: Coverage) -> tuple[Reliance, ...]:
    """Return what a bid has of each partner of a coverage that has a standing for it."""
    of_partner: dict[str, list[Standing]] = {}
    for standing in _standings(workspace, bid, coverage):
        of_partner.setdefault(standing.partner_id, []).append(standing)
    if not of_partner:
        return ()
    questions = workspace.find(Question, bid_id=bid.id)
    partners = [coverage.partners[each] for each in of_partner]
    told_apart = [bare_name(partner.name) for partner in partners] if len(partners) <= FEW_NAMES else None
    named = find_named(workspace.answer_words(bid.id, saying=told_apart), partners)
    question_of = questions_of_answers(workspace, bid.id)
    found: list[Reliance] = []
    for each, standings in of_partner.items():
        partner = coverage.partners[each]
        naming = {question_of[answer] for answer in named[each]}
        in_order = tuple(question for question in questions if question.id in naming)
        found.append(Reliance(partner, bid, tuple(standings), in_order, coverage.breaks_without(each)))
    return tuple(sorted(found, key=lambda reliance: (not reliance.breaks, reliance.partner.name.casefold())))


def _standings(workspace: Workspace, bid: Bid, coverage: Coverage) -> tuple[Standing, ...]:
    """Return the standings for a bid: of the one partner of a coverage, or of all."""
    if len(coverage.partners) > 1:
        return workspace.find(Standing, stage_id=bid.stage_id)
    return tuple(
        standing
        for partner_id in coverage.partners
        for standing in workspace.find(Standing, stage_id=bid.stage_id, partner_id=partner_id)
    )


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
