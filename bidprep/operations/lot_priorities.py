"""Lots in order: what each comes to by our criteria, whether we may bid, who is with us, how far its answers are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from bidprep import paths
from bidprep.documents.json_file import read_json_file
from bidprep.domain.deciding import priority_scores
from bidprep.domain.decisions import CriterionPurpose, CriterionScore, Qualified
from bidprep.domain.eligibility import Eligibility, bundle_key, check_eligibility
from bidprep.domain.opportunities import Lot, LotChoice, Stage
from bidprep.domain.partners import Standing, StandingState
from bidprep.domain.whole_bid import WholeBid
from bidprep.errors import BidprepError
from bidprep.operations.coverage import read_gaps
from bidprep.operations.decisions import read_criteria
from bidprep.storage.changes import Changes
from bidprep.storage.summaries import partner_names
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class LotPriority:
    """A lot with all that it is put in order by. `percent` is its priority score; `answered` of `asked` questions are written.

    `gaps` are the services it needs that nobody brings. `partners` are the names of those with a standing for it who have
    not declined; `signed` of them have signed.
    """

    lot: Lot
    percent: Decimal | None
    eligibility: Eligibility
    partners: tuple[str, ...]
    signed: int
    answered: int
    asked: int
    gaps: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The lot's id."""
        return self.lot.id

    @property
    def is_wanted(self) -> bool:
        """Whether we bid for it."""
        return self.lot.choice is LotChoice.BID


def read_lot_priorities(workspace: Workspace, whole: WholeBid) -> tuple[LotPriority, ...]:
    """Return the lots of a bid in the order that `in_our_order` puts them."""
    bid_id, stage_id = whole.bid.id, whole.stage.id
    scores = priority_scores(
        read_criteria(workspace, CriterionPurpose.LOT), workspace.find(CriterionScore, bid_id=bid_id), bid_id
    )
    qualified = workspace.find(Qualified, opportunity_id=whole.opportunity.id)
    standings = workspace.find(Standing, stage_id=stage_id)
    names = partner_names(workspace) if standings else {}
    by_lot: dict[str | None, list[Standing]] = {}
    for standing in standings:
        if standing.state is not StandingState.DECLINED:
            by_lot.setdefault(standing.lot_id, []).append(standing)
    written = _written(whole)
    gaps = read_gaps(workspace, stage_id, whole.lots, standings) if standings else {}
    found = []
    for lot in whole.lots:
        with_us = [*by_lot.get(lot.id, ()), *by_lot.get(None, ())]
        verdict = scores.get(lot.id)
        found.append(
            LotPriority(
                lot,
                verdict.percent if verdict else None,
                check_eligibility(lot, qualified, contract_bundles()),
                tuple(dict.fromkeys(names.get(standing.partner_id, "") for standing in with_us)),
                len({standing.partner_id for standing in with_us if standing.state is StandingState.SIGNED}),
                written.get(lot.id, written[None]),
                len(whole.questions),
                gaps.get(lot.id, ()),
            )
        )
    return in_our_order(found)


def read_eligibility(workspace: Workspace, lot: Lot) -> Eligibility:
    """Return whether we may bid for a lot, by what is noted of what we qualified for."""
    stage = workspace.get(Stage, lot.stage_id)
    held = workspace.find(Qualified, opportunity_id=stage.opportunity_id) if stage else ()
    return check_eligibility(lot, held, contract_bundles())


def in_our_order(lots: Sequence[LotPriority]) -> tuple[LotPriority, ...]:
    """Return lots in our order: those we bid for first, by preference, then by priority score, then as the buyer has them."""
    choices = (LotChoice.BID, LotChoice.UNDECIDED, LotChoice.NO_BID)
    return tuple(
        sorted(
            lots,
            key=lambda told: (
                choices.index(told.lot.choice),
                told.lot.preference or _LAST,
                -(told.percent if told.percent is not None else Decimal(-1)),
                told.lot.position,
            ),
        )
    )


def move_lot(workspace: Workspace, whole: WholeBid, lot: Lot, by: int) -> Changes:
    """Move a lot we bid for up (negative) or down in our order, and number all of them anew.

    Raises BidprepError where we do not bid for it: only those have an order.
    """
    ordered = [told.lot for told in read_lot_priorities(workspace, whole) if told.is_wanted]
    at = next((at for at, other in enumerate(ordered) if other.id == lot.id), None)
    if at is None:
        raise BidprepError(
            f"We do not bid for {lot.title or lot.reference or 'this lot'}.",
            "Only lots that we bid for are put in order.",
        )
    ordered.insert(min(max(at + by, 0), len(ordered) - 1), ordered.pop(at))
    return _number(workspace, ordered, f"Move lot {lot.reference or lot.title}".strip())


def order_by_score(workspace: Workspace, whole: WholeBid) -> Changes:
    """Put the lots we bid for in the order of their priority scores, the highest first."""
    lots = [told for told in read_lot_priorities(workspace, whole) if told.is_wanted]
    scored = sorted(lots, key=lambda told: -(told.percent if told.percent is not None else Decimal(-1)))
    return _number(workspace, [told.lot for told in scored], "Order the lots by their scores")


def _number(workspace: Workspace, ordered: Sequence[Lot], name: str) -> Changes:
    with workspace.step(name) as step:
        for place, lot in enumerate(ordered, 1):
            if lot.preference != place:
                step.put(replace(lot, preference=place))
    return step.changes()


@cache
def contract_bundles() -> Mapping[str, tuple[str, ...]]:
    """Return the service categories that the probation services’ contract types take together, by `bundle_key`."""
    told = read_json_file(paths.resources_folder() / "lists" / "service_categories.json")
    return {bundle_key(kind["name"]): tuple(kind["categories"]) for kind in told["contract_types"]}


def _written(whole: WholeBid) -> dict[str | None, int]:
    """Return how many questions have words for each lot with variations of its own, and under None for all others."""
    shared = {answer.question_id for answer in whole.answers if answer.lot_id is None and answer.is_written}
    more: dict[str | None, int] = {None: len(shared)}
    for answer in whole.answers:
        if answer.lot_id is not None and answer.is_written and answer.question_id not in shared:
            more[answer.lot_id] = more.get(answer.lot_id, len(shared)) + 1
    return more


_LAST = 1_000_000
