"""The go / no-go of a bid as a paper for the trustees: what is proposed and why, the hours, the lots, and room to decide."""

from collections.abc import Iterable
from pathlib import Path

from bidprep.domain.capacity import Capacity, say_hours
from bidprep.domain.dates import say_date, say_time, today
from bidprep.domain.deciding import SCORE_WORDS, CriterionView, Verdict
from bidprep.domain.decisions import DecisionOutcome
from bidprep.domain.money import say_money
from bidprep.domain.opportunities import Lot
from bidprep.domain.organisation import organisation_name
from bidprep.domain.paper import Paper, Part
from bidprep.domain.text import Inline, Run, Style, Table, Text, inlines_of, paragraph, plain, text_of
from bidprep.operations.decisions import DecisionDesk, read_decision_desk, say_percent
from bidprep.operations.lot_priorities import LotPriority, read_lot_priorities
from bidprep.operations.papers import export_paper
from bidprep.storage.workspace import Workspace

OUTCOME_WORDS = {
    DecisionOutcome.UNDECIDED: "Not decided yet",
    DecisionOutcome.GO: "Go",
    DecisionOutcome.NO_GO: "No go",
}
"""What each outcome is called on screen and in Word."""


def read_decision_paper(workspace: Workspace, bid_id: str) -> Paper:
    """Return the paper that trustees decide by; raises BidprepError where the bid is gone."""
    desk = read_decision_desk(workspace, bid_id)
    lots = read_lot_priorities(workspace, desk.whole) if desk.whole.lots else ()
    return make_decision_paper(desk, lots)


def make_decision_paper(desk: DecisionDesk, lots: tuple[LotPriority, ...] = ()) -> Paper:
    """Return the paper: the proposal first, then what it rests on, and room for the decision last."""
    whole = desk.whole
    parts = [
        Part("What is asked of you", 1, plain(say_proposal(desk)), particulars=_dates(desk)),
        Part("Deal-breakers", 1, _criteria(view for view in desk.criteria if view.is_deal_breaker)),
        Part("How it was weighed", 1, _criteria(view for view in desk.criteria if not view.is_deal_breaker)),
        Part("Hours to write it", 1, _hours(desk.capacity)),
    ]
    if lots:
        parts.append(Part("The lots, in our order", 1, _lots(lots)))
    parts.append(Part("The decision", 1, _decision(desk), particulars=_decided(desk)))
    return Paper(
        title="Go or no-go",
        subtitle=whole.bid.name,
        organisation=organisation_name(whole.organisation.facts),
        parts=tuple(part for part in parts if part.body or part.particulars),
        draft=desk.decision.outcome is DecisionOutcome.UNDECIDED,
        contents=False,
        cover=False,
    )


def export_decision(paper: Paper, path: Path) -> Path:
    """Write the paper as a Word document and prove it by reading it back; returns the path."""
    return export_paper(paper, path)


def say_proposal(desk: DecisionDesk) -> str:
    """Say in a few sentences what criteria and hours come to, and what that proposes."""
    return "\n".join((_say_verdict(desk.verdict), say_capacity(desk.capacity)))


def say_pace(capacity: Capacity) -> str:
    """Say how the hours needed are estimated."""
    pace = capacity.pace
    if pace.is_own:
        whence = f"learnt from {pace.answers} finished answers of our own with about {pace.words:,} words"
    else:
        whence = "a usual figure, until three finished answers of our own have their hours noted"
    return (
        f"What an answer needs is what was noted for it, else estimated from its limit at {pace.hours:.1f} hours for 500 words "
        f"({whence}), less what is done. Hours there are: each person’s week over its working days until the deadline, "
        "without bank holidays and leave. Hours given to other bids are not taken off."
    )


def say_capacity(capacity: Capacity) -> str:
    """Say the hours needed against those there are."""
    reach = (
        "They reach."
        if capacity.is_enough
        else f"{say_hours(capacity.needed - capacity.there).capitalize()} are missing."
    )
    return f"{say_hours(capacity.needed)} are still needed, {say_hours(capacity.there)} are there before the deadline. {reach}"


def _say_verdict(verdict: Verdict) -> str:
    proposal = {
        DecisionOutcome.GO: "Proposed: go.",
        DecisionOutcome.NO_GO: "Proposed: no go.",
        DecisionOutcome.UNDECIDED: "Nothing is proposed yet: it hangs in the balance, or is not all scored.",
    }[verdict.proposal]
    weighed = (
        f"The criteria come to {say_percent(verdict.percent)} of what could be had"
        + ("." if verdict.scored == verdict.among else f" ({verdict.scored} of {verdict.among} are scored).")
        if verdict.percent is not None
        else "No criterion is scored yet."
    )
    if verdict.broken:
        breakers = f"Broken: {'; '.join(view.name for view in verdict.broken)}."
    elif verdict.open_breakers:
        breakers = f"Not judged yet: {'; '.join(view.name for view in verdict.open_breakers)}."
    else:
        breakers = "No deal-breaker is broken."
    return f"{proposal} {weighed} {breakers}"


def _dates(desk: DecisionDesk) -> tuple[tuple[str, str], ...]:
    stage, opportunity = desk.whole.stage, desk.whole.opportunity
    pairs = (
        ("Opportunity", opportunity.name),
        ("Buyer", opportunity.buyer),
        ("Hand in by", say_time(stage.submit_by)),
        ("Award", say_date(stage.award_on)),
        ("Service starts", say_date(stage.starts_on)),
        ("As it stands on", say_date(today())),
    )
    return tuple((label, words) for label, words in pairs if words)


def _criteria(views: Iterable[CriterionView]) -> Text:
    rows = [
        (
            view.name,
            "" if view.is_deal_breaker else f"{view.weight}",
            _score_words(view),
            view.reason,
        )
        for view in views
    ]
    return _table(("Criterion", "Weight", "Score", "Why"), rows) if rows else text_of(())


def _score_words(view: CriterionView) -> str:
    if view.score is None:
        return "Not scored yet"
    if view.is_deal_breaker:
        return "Broken" if view.is_broken else "Met"
    return SCORE_WORDS[view.score]


def _hours(capacity: Capacity) -> Text:
    rows = [
        (row.person.name, f"{row.days - row.away}", f"{row.there:,.1f}", f"{row.needed:,.1f}")
        for row in capacity.people
        if row.there or row.needed
    ]
    if capacity.unowned:
        rows.append(("Nobody yet", "", "", f"{capacity.unowned:,.1f}"))
    rows.append(("All", "", f"{capacity.there:,.1f}", f"{capacity.needed:,.1f}"))
    table = _table(("Who", "Working days", "Hours there", "Hours needed"), rows)
    return text_of((*plain(say_capacity(capacity)).blocks, *table.blocks, *plain(say_pace(capacity)).blocks))


def _lots(lots: tuple[LotPriority, ...]) -> Text:
    wanted = [told for told in lots if told.is_wanted]
    rows = [
        (
            f"{at}",
            _lot_name(told.lot),
            say_money(told.lot.value),
            say_percent(told.percent),
            told.eligibility.words,
            "; ".join(told.partners),
        )
        for at, told in enumerate(wanted, 1)
    ]
    if not rows:
        return plain("No lot is chosen yet.")
    return _table(("Place", "Lot", "Value", "Priority", "May we bid?", "Partners"), rows)


def _lot_name(lot: Lot) -> str:
    return " ".join(filter(None, (lot.reference, lot.title)))


def _decided(desk: DecisionDesk) -> tuple[tuple[str, str], ...]:
    decision = desk.decision
    if decision.outcome is DecisionOutcome.UNDECIDED:
        return ()
    pairs = (
        ("Decided", OUTCOME_WORDS[decision.outcome]),
        ("By", decision.decided_by),
        ("On", say_date(decision.decided_on)),
        ("Criteria came to", say_percent(decision.percent) if decision.percent is not None else ""),
    )
    return tuple((label, words) for label, words in pairs if words)


def _decision(desk: DecisionDesk) -> Text:
    if desk.decision.outcome is not DecisionOutcome.UNDECIDED:
        return plain(desk.decision.reason)
    lines = ("We decide:  go  /  no go", "Because:", "Signed, for the trustees:", "Date:")
    return text_of(paragraph(inlines_of(line), Style.BODY) for line in lines)


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Text:
    cells: list[tuple[tuple[Inline, ...], ...]] = [tuple((Run(words),) for words in headings)]
    cells.extend(tuple(inlines_of(" ".join(words.split())) for words in row) for row in rows)
    return text_of([Table(tuple(cells))])
