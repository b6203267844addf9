"""What the lots of a bid need and who brings it, read in one go, and which answers rely on which partner."""

from dataclasses import dataclass

from bidprep.domain.bids import Bid, Question
from bidprep.domain.coverage import Coverage, cover_lots, find_named
from bidprep.domain.needs import Need
from bidprep.domain.opportunities import Lot, Stage
from bidprep.domain.organisation import Fact, known_fact
from bidprep.domain.partners import Offer, Partner, Standing
from bidprep.domain.word_lists import split_entries
from bidprep.errors import BidprepError
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
    """The coverage of a bid's lots, what it has of each partner, and the needs noted for its stage and lots."""

    bid: Bid
    stage: Stage
    coverage: Coverage
    reliances: tuple[Reliance, ...]
    needs: tuple[Need, ...]


def read_coverage(workspace: Workspace, bid: Bid) -> Coverage:
    """Return what each lot of a bid needs against who brings it."""
    stage_id = bid.stage_id
    services = known_fact("Services")
    stated = workspace.get(Fact, services.id) if services else None
    return cover_lots(
        workspace.find(Lot, stage_id=stage_id),
        workspace.find(Need, stage_id=stage_id),
        workspace.find(Standing, stage_id=stage_id),
        workspace.find(Offer),
        workspace.find(Partner),
        split_entries(stated.value, ()) if stated else (),
    )


def read_bid_coverage(workspace: Workspace, bid_id: str) -> BidCoverage:
    """Return a bid's coverage with what it has of each partner; raises BidprepError where the bid is gone."""
    with workspace.one_view():
        bid = workspace.get(Bid, bid_id)
        stage = workspace.get(Stage, bid.stage_id) if bid else None
        if bid is None or stage is None:
            raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
        coverage = read_coverage(workspace, bid)
        reliances = _reliances(workspace, bid, coverage)
        return BidCoverage(bid, stage, coverage, reliances, workspace.find(Need, stage_id=stage.id))


def read_reliances(workspace: Workspace, partner_id: str) -> tuple[Reliance, ...]:
    """Return what each bid has of a partner, those that would break first."""
    partner = workspace.get(Partner, partner_id)
    if partner is None:
        return ()
    stages = {standing.stage_id for standing in workspace.find(Standing, partner_id=partner_id)}
    bids = [bid for bid in workspace.find(Bid) if bid.stage_id in stages]
    found = [
        reliance for bid in bids for reliance in _reliances(workspace, bid, read_coverage(workspace, bid), partner_id)
    ]
    return tuple(sorted(found, key=lambda reliance: not reliance.breaks))


def _reliances(
    workspace: Workspace, bid: Bid, coverage: Coverage, partner_id: str | None = None
) -> tuple[Reliance, ...]:
    of_partner: dict[str, list[Standing]] = {}
    for standing in workspace.find(Standing, stage_id=bid.stage_id):
        if partner_id in (None, standing.partner_id):
            of_partner.setdefault(standing.partner_id, []).append(standing)
    if not of_partner:
        return ()
    questions = {question.id: question for question in workspace.find(Question, bid_id=bid.id)}
    words = workspace.answer_words(bid.id)
    question_of = dict(_questions_of(workspace, bid))
    named = find_named(words, [coverage.partners[each] for each in of_partner])
    found: list[Reliance] = []
    for each, standings in of_partner.items():
        partner = coverage.partners[each]
        naming = {question_of[answer] for answer in named[each]}
        in_order = tuple(question for question in questions.values() if question.id in naming)
        found.append(Reliance(partner, bid, tuple(standings), in_order, coverage.breaks_without(each)))
    return tuple(sorted(found, key=lambda reliance: (not reliance.breaks, reliance.partner.name.casefold())))


def _questions_of(workspace: Workspace, bid: Bid) -> list[tuple[str, str]]:
    return [(answer.id, answer.question_id) for answer in workspace.answers_of_bid(bid.id)]


def _count(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
