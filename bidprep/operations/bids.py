"""Start a bid, change its particulars, read it whole."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import IntEnum

from bidprep.domain.bids import Bid, Question
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, Figure, Telling
from bidprep.domain.checks import check_bid
from bidprep.domain.dates import today
from bidprep.domain.findings import Finding
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.library import Passage, UsedPassage
from bidprep.domain.mobilisation import Risk, Task
from bidprep.domain.needs import Need
from bidprep.domain.notices import TouchedText
from bidprep.domain.noting import read_notes
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.partners import Offer, Partner, Standing
from bidprep.domain.published_notices import read_spelt_notice
from bidprep.domain.scores import SectionWeight
from bidprep.domain.text import clean_characters
from bidprep.domain.timelines import PlanStep, TimedStep, work_back
from bidprep.domain.whole_bid import PartnerInBid, UsedCaseStudy, WholeBid, submission_day
from bidprep.domain.whole_mobilisation import Mobilisation
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days
from bidprep.operations.fact_answers import answers_from_record
from bidprep.operations.kept import kept_of
from bidprep.operations.mobilisation import read_mobilisation
from bidprep.operations.organisation import read_whole_organisation
from bidprep.operations.records import remove_with_all
from bidprep.operations.spelling import read_spelling
from bidprep.operations.templates import Template
from bidprep.operations.word_lists import read_word_lists
from bidprep.storage.changes import Changes
from bidprep.storage.other_names import names_of_others
from bidprep.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NewBid:
    """What is asked when a bid is started; what is left empty is taken from the template.

    With the id of a stage that is there, the bid is on that: buyer, opportunity and deadline are the stage’s then.
    """

    name: str = ""
    buyer: str = ""
    opportunity: str = ""
    submit_by: datetime | None = None
    stage_id: str = ""


def start_bid(workspace: Workspace, template: Template, new: NewBid) -> Bid:
    """Start a bid from a template: its opportunity, stage and questions; returns it.

    Questions that a stated fact answers are answered from it, see `bidprep.operations.fact_answers`. A stage of an
    opportunity that is there already (same name and buyer) joins it.
    """
    opportunity, stage = _known_stage(workspace, new) if new.stage_id else _new_stage(workspace, template, new)
    name = _one_line(new.name) or (stage.name if new.stage_id else template.stage_name) or opportunity.name or "New bid"
    bid = Bid(new_id(), stage.id, name, today(), template.key, case_studies=template.case_studies)
    questions = template.make_questions(bid.id, read_word_lists(workspace))
    answers = answers_from_record(questions, read_whole_organisation(workspace).values(today()))
    with workspace.step(f"Start bid {name}") as step:
        records: tuple[Record, ...] = (opportunity, stage, bid, *questions, *answers)
        for record in records:
            step.put(record)
    return bid


def _known_stage(workspace: Workspace, new: NewBid) -> tuple[Opportunity, Stage]:
    stage = workspace.get(Stage, new.stage_id)
    opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
    if stage is None or opportunity is None:
        raise BidprepError("That opportunity is not there any more.", "Undo its removal, or start the bid without it.")
    return opportunity, stage


def _new_stage(workspace: Workspace, template: Template, new: NewBid) -> tuple[Opportunity, Stage]:
    buyer = _one_line(new.buyer) or template.buyer
    called = _one_line(new.opportunity) or template.opportunity or _one_line(new.name)
    name = _one_line(new.name) or template.stage_name or called or "New bid"
    there = [found for found in workspace.find(Opportunity, name=called) if found.buyer == buyer]
    opportunity = there[0] if there else Opportunity(new_id(), name=called or name, buyer=buyer)
    stage = Stage(new_id(), opportunity.id, template.stage_kind, template.stage_name or name, submit_by=new.submit_by)
    return opportunity, stage


def change_bid(workspace: Workspace, bid: Bid, stage: Stage, opportunity: Opportunity) -> Changes:
    """Change a bid's particulars, its stage's dates and its opportunity's names together."""
    if not bid.name.strip():
        raise BidprepError("A bid needs a name.", "Type what you call it.")
    with workspace.step(f"Edit bid {bid.name}", visit=bid.id) as step:
        for record in (opportunity, stage, bid):
            step.put(record)
    return step.changes()


def remove_bid(workspace: Workspace, bid: Bid) -> Changes:
    """Remove a bid with its questions and answers; its stage, lots and opportunity too where no other bid needs them."""
    with workspace.step(f"Remove bid {bid.name}") as step:
        remove_with_all(workspace, step, bid)
        stage = workspace.get(Stage, bid.stage_id)
        if stage and not workspace.find(Bid, stage_id=stage.id):
            remove_with_all(workspace, step, stage)
            opportunity = workspace.get(Opportunity, stage.opportunity_id)
            if opportunity and not workspace.find(Stage, opportunity_id=opportunity.id):
                remove_with_all(workspace, step, opportunity)
    return step.changes()


class Depth(IntEnum):
    """How much of a bid is read; each holds all that those before it do."""

    HOURS = 0
    """By what its hours are measured: questions, lots, the answers that count, and what was noted of the shared ones."""
    COUNTS = 1
    """What was noted of all answers that count, and the case studies that it uses."""
    CHECKS = 2
    """All answers, and what checks look at: names, spelling, passages, partners, signatures."""
    PARTNERS = 3
    """What its partners offer, and of its mobilisation the risks and who does what: no check looks at them."""


def read_bid(workspace: Workspace, bid_id: str, depth: Depth = Depth.CHECKS) -> WholeBid:
    """Return a bid with all that belongs to it, as far as is asked for; raises BidprepError where it is gone.

    Until the workspace changes, what was read is returned again, though it be more than is asked for.
    """
    with workspace.one_view():
        kept: dict[tuple[str, Depth], WholeBid] = kept_of(workspace).setdefault("bids", {})
        for key in list(kept):
            if key[0] == bid_id and key[1] >= depth:
                kept[key] = kept.pop(key)  # asked for last, so dropped last
                return kept[key]
        whole = kept[bid_id, depth] = _read_bid(workspace, bid_id, depth)
        if len(kept) > _MOST_KEPT:
            del kept[next(iter(kept))]
        return whole


_MOST_KEPT = 3


def _read_bid(workspace: Workspace, bid_id: str, depth: Depth) -> WholeBid:
    with workspace.one_view():
        bid = workspace.get(Bid, bid_id)
        stage = workspace.get(Stage, bid.stage_id) if bid else None
        opportunity = workspace.get(Opportunity, stage.opportunity_id) if stage else None
        if not bid or not stage or not opportunity:
            raise BidprepError("That bid is not there any more.", "Choose another, or undo its removal.")
        notes, words = workspace.answer_notes(bid.id, shared=depth is Depth.HOURS)
        whole = WholeBid(
            bid,
            stage,
            opportunity,
            workspace.find(Question, bid_id=bid.id),
            workspace.answers_of_bid(bid.id, counting=depth < Depth.CHECKS),
            workspace.find(Lot, stage_id=stage.id),
            read_whole_organisation(workspace),
            _case_studies(workspace, bid) if depth > Depth.HOURS else (),
            words=words,
            noted={answer_id: read_notes(noted) for answer_id, noted in notes.items()},
            own_rules=workspace.find(OwnRule),
        )
        if depth < Depth.CHECKS:
            return whole
        with_partners = depth is Depth.PARTNERS
        return replace(
            whole,
            section_weights=workspace.find(SectionWeight, bid_id=bid.id),
            partners=_partners(workspace, stage, with_offers=with_partners),
            mobilisation=_mobilisation(workspace, bid, stage, whole=with_partners),
            passages=_passages(workspace, bid),
            other_names=names_of_others(workspace, opportunity.id),
            spelling=read_spelling(workspace),
            sign_offs=workspace.sign_offs_of_bid(bid.id),
            open_reviews=workspace.open_reviews(bid.id),
            needs=workspace.find(Need, stage_id=stage.id),
            touched=_touched(workspace, opportunity),
            timed=_timed(workspace, bid, stage),
        )


def _touched(workspace: Workspace, opportunity: Opportunity) -> tuple[TouchedText, ...]:
    """Return the settled texts that notices touched; none where what was published is not kept, or touched none."""
    try:
        content = workspace.file_content(opportunity.notice) if opportunity.notice else b""
        # Looked for first, for what was published may be long and this is asked for after every change.
        return read_spelt_notice(content).touched if b'"touched":' in content else ()
    except BidprepError:
        return ()


def _timed(workspace: Workspace, bid: Bid, stage: Stage) -> tuple[TimedStep, ...]:
    steps = workspace.find(PlanStep, bid_id=bid.id)
    if not steps or stage.submit_by is None:
        return ()
    return work_back(steps, submission_day(stage, today()), today(), working_days())


def check(workspace: Workspace, bid_id: str) -> tuple[Finding, ...]:
    """Return what the checks find in a bid."""
    return check_bid(read_bid(workspace, bid_id))


def _case_studies(workspace: Workspace, bid: Bid) -> tuple[UsedCaseStudy, ...]:
    found: list[UsedCaseStudy] = []
    for use in workspace.find(CaseStudyUse, bid_id=bid.id):
        study = workspace.get(CaseStudy, use.case_study_id)
        if study is not None:
            of_study = {"case_study_id": study.id}
            found.append(
                UsedCaseStudy(
                    use,
                    study,
                    workspace.find(Figure, **of_study),
                    workspace.find(Telling, **of_study),
                    workspace.find(Consent, **of_study),
                )
            )
    return tuple(found)


def _passages(workspace: Workspace, bid: Bid) -> tuple[UsedPassage, ...]:
    uses = workspace.passage_uses_of_bid(bid.id)
    passages = workspace.get_some(Passage, (use.passage_id for use in uses))
    return tuple(UsedPassage(use, passages[use.passage_id]) for use in uses if use.passage_id in passages)


def _partners(workspace: Workspace, stage: Stage, *, with_offers: bool) -> tuple[PartnerInBid, ...]:
    standings = workspace.find(Standing, stage_id=stage.id)
    if not standings:
        return ()
    of_partner: dict[str, list[Standing]] = {}
    for standing in standings:
        of_partner.setdefault(standing.partner_id, []).append(standing)
    offers: dict[str, list[Offer]] = {}
    for offer in workspace.find(Offer) if with_offers else ():
        offers.setdefault(offer.partner_id, []).append(offer)
    return tuple(
        PartnerInBid(partner, tuple(of_partner[partner.id]), tuple(offers.get(partner.id, ())))
        for partner in workspace.find(Partner)
        if partner.id in of_partner
    )


def _mobilisation(workspace: Workspace, bid: Bid, stage: Stage, *, whole: bool) -> Mobilisation | None:
    tasks = workspace.find(Task, bid_id=bid.id)
    if whole:
        is_there = bool(tasks) or bool(workspace.find(Risk, bid_id=bid.id))
        return read_mobilisation(workspace, bid.id) if is_there else None
    return Mobilisation(bid, stage, tasks, (), (), (), working_days()) if tasks else None


def _one_line(typed: str) -> str:
    return " ".join(clean_characters(typed).split())
