"""Commands on bids: start, list, check."""

from argparse import Namespace
from decimal import Decimal
from textwrap import shorten
from typing import Any

from bidprep.cli.command import (
    AS_JSON,
    BID,
    DONE,
    NEEDS_ATTENTION,
    WORKSPACE,
    Command,
    argument,
    count_of,
    reading,
    show,
    writing,
)
from bidprep.domain.answer_status import STATUS_WORDS, AnswerStatus
from bidprep.domain.bids import Question
from bidprep.domain.counting import say_use
from bidprep.domain.coverage import LotCoverage
from bidprep.domain.dates import read_time
from bidprep.domain.findings import Finding, Severity
from bidprep.domain.opportunities import Lot, LotChoice
from bidprep.domain.record_json import as_json
from bidprep.domain.scoring import half_up
from bidprep.domain.whole_bid import PartnerInBid, WholeBid
from bidprep.operations import bids
from bidprep.operations.coverage import read_coverage
from bidprep.operations.lot_priorities import LotPriority, read_lot_priorities
from bidprep.operations.naming import find_bid
from bidprep.operations.templates import TEMPLATES, read_template


def _start(parsed: Namespace) -> int:
    new = bids.NewBid(parsed.name, parsed.buyer, parsed.opportunity, read_time(parsed.deadline))
    template = read_template(parsed.template)
    with writing(parsed) as workspace:
        bid = bids.start_bid(workspace, template, new)
    show(parsed, {"id": bid.id}, f"Started {bid.name} with {count_of(len(template.questions), 'question')}.")
    return DONE


def _list_questions(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        whole = bids.read_bid(workspace, find_bid(workspace, parsed.bid).id)
    told = [_question_json(whole, index) for index in range(len(whole.questions))]
    lines = [
        f"{question.number}  {shorten(question.text, 70, placeholder='…')}  ({_progress(question, asked['answers'])})"
        for question, asked in zip(whole.questions, told, strict=True)
    ]
    show(parsed, told, *(lines or ["This bid has no questions yet."]))
    return DONE


def _progress(question: Question, answers: list[dict[str, Any]]) -> str:
    """Say how far the answer is: “drafting, 312 of 300 words, 12 over, 2 variations”."""
    shared = next((answer for answer in answers if answer["lot"] is None), None)
    variations = len(answers) - (shared is not None)
    limit = question.limit
    parts = [STATUS_WORDS[AnswerStatus(shared["status"])].lower() if shared else "not started"]
    if shared and shared["used"]:
        parts.append(say_use(limit, shared["used"]))
    if shared and shared["over"]:
        parts.append(f"{shared['over']:,} over")
    if variations:
        parts.append(count_of(variations, "variation"))
    return ", ".join(parts)


def _question_json(whole: WholeBid, index: int) -> dict[str, Any]:
    question = whole.questions[index]
    answers = [
        {
            "lot": answer.lot_id,
            "status": answer.status.value,
            "used": whole.used(question, answer),
            "over": whole.over(question, answer),
        }
        for answer in whole.answers_to(question)
    ]
    return {
        "id": question.id,
        "number": question.number,
        "section": question.section,
        "text": question.text,
        "kind": question.kind.value,
        "limit": as_json(question)["limit"],
        "weighting": number_json(question.weighting),
        "answers": answers,
    }


def _list_lots(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        bid = find_bid(workspace, parsed.bid)
        whole = bids.read_bid(workspace, bid.id, bids.Depth.PARTNERS)
        priorities = {told.id: told for told in read_lot_priorities(workspace, whole)}
        coverage = {covered.id: covered for covered in read_coverage(workspace, bid).lots}
    lots = whole.lots
    lines = [
        f"{lot.reference}  {lot.title}  ({_CHOICE_WORDS[lot.choice]}){_gaps_words(coverage[lot.id])}" for lot in lots
    ]
    told = [lot_json(lot, whole.partners, coverage[lot.id]) | _score_json(priorities[lot.id]) for lot in lots]
    show(parsed, told, *(lines or ["This bid has no lots."]))
    return DONE


def _score_json(told: LotPriority) -> dict[str, Any]:
    """Return what a lot comes to by our criteria, in per cent, and whether we may bid for it by what we qualified for."""
    score = None if told.percent is None else number_json(half_up(told.percent))
    return {
        "score": score,
        "eligible": told.eligibility.may,
        "why_not": "" if told.eligibility.may else told.eligibility.words,
    }


def _gaps_words(covered: LotCoverage) -> str:
    return f"  nobody brings: {', '.join(covered.gaps)}" if covered.gaps else ""


def lot_json(lot: Lot, partners: tuple[PartnerInBid, ...] = (), covered: LotCoverage | None = None) -> dict[str, Any]:
    """Return a lot as the command line tells it, with the partners who have a standing for it and what nobody brings."""
    return {
        "id": lot.id,
        "reference": lot.reference,
        "title": lot.title,
        "category": lot.category,
        "region": lot.region,
        "area": lot.area,
        "value": {"amount": number_json(lot.value.amount), "currency": lot.value.currency} if lot.value else None,
        "choice": lot.choice.value,
        "preference": lot.preference,
        "score": None,
        "eligible": None,
        "why_not": "",
        "partners": [
            {
                "id": told.partner.id,
                "name": told.partner.name,
                "standing": standing.state.value,
                "role": standing.role.value,
            }
            for told in partners
            for standing in told.standings
            if standing.lot_id in (None, lot.id)
        ],
        "gaps": list(covered.gaps) if covered else [],
        "needs": [
            {
                "service": need.service,
                "cover": need.cover.value,
                "ours": need.is_ours,
                "proposed": need.is_proposed,
                "partners": [partner_id for partner_id, _ in need.brought_by],
            }
            for need in (covered.needs if covered else ())
        ],
        "conditions": lot.conditions,
        "incumbent": lot.incumbent,
        "subcontractors": list(lot.subcontractors),
    }


def _check(parsed: Namespace) -> int:
    with reading(parsed) as workspace:
        found = bids.check(workspace, find_bid(workspace, parsed.bid).id)
    stoppers = [finding for finding in found if finding.severity is Severity.STOPPER]
    warnings = [finding for finding in found if finding.severity is Severity.WARNING]
    told = {"stoppers": [*map(_finding_json, stoppers)], "warnings": [*map(_finding_json, warnings)]}
    lines = [
        f"{count_of(len(stoppers), 'stopper')}, {count_of(len(warnings), 'warning')}.",
        *(f"{finding.severity.value.capitalize()}: {finding.message} {finding.hint}" for finding in found),
    ]
    show(parsed, told, *lines)
    return NEEDS_ATTENTION if stoppers else DONE


def _finding_json(finding: Finding) -> dict[str, Any]:
    place = finding.place
    return {
        "check": finding.check,
        "message": finding.message,
        "hint": finding.hint,
        "place": {
            "question": place.question_id,
            "lot": place.lot_id,
            "quote": place.quote or None,
            "kind": place.kind or None,
            "id": place.record_id or None,
        },
    }


def number_json(value: Decimal | None) -> int | float | None:
    """Return a figure as JSON tells it: without a fraction where it has none."""
    if value is None:
        return None
    if value.adjusted() > _MOST_DIGITS:
        return float(f"1e{_MOST_DIGITS}")  # a digit a byte: JSON need not carry what no buyer pays
    return int(value) if value == value.to_integral_value() else float(value)


_MOST_DIGITS = 30
_CHOICE_WORDS = {LotChoice.UNDECIDED: "undecided", LotChoice.BID: "we bid", LotChoice.NO_BID: "we do not bid"}

BID_COMMANDS = (
    Command(
        "start", "start a bid",
        (
            WORKSPACE,
            argument(
                "--template", metavar="TEMPLATE", required=True, help=f"what it starts from: {', '.join(TEMPLATES)}"
            ),
            argument("--name", default="", metavar="NAME", help="what you call it"),
            argument("--buyer", default="", metavar="BUYER", help="who buys"),
            argument("--opportunity", default="", metavar="NAME", help="what may be bid for"),
            argument("--deadline", default="", metavar="TIME", help="when it must be handed in, UK time: “4/12/2026 12:00”"),
            AS_JSON,
        ),
        _start,
    ),
    Command("list questions", "the questions of a bid, and how far each is", (WORKSPACE, BID, AS_JSON), _list_questions),
    Command("list lots", "the lots of a bid", (WORKSPACE, BID, AS_JSON), _list_lots),
    Command("check", "what stands in the way of handing in; exit code 1 if anything", (WORKSPACE, BID, AS_JSON), _check),
)  # fmt: skip
