"""Take in published notices: what they would add and change, and the doing of it in one step."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, time
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from bidprep.documents.child import in_child
from bidprep.documents.notices import read_notices
from bidprep.domain.answers import text_digest
from bidprep.domain.bids import Bid, Question
from bidprep.domain.criteria import Criterion
from bidprep.domain.dates import UK, now, say_date, say_time, today, uk_time
from bidprep.domain.files import KeptFile
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.money import say_money
from bidprep.domain.notice_rules import (
    DATE_FIELDS,
    NOTED_OF_LOT,
    NOTED_OF_WHOLE,
    Told,
    compare_lot,
    compare_whole,
    doubt_window,
    is_cancelled,
    name_lot,
    note,
    read_noted,
    say_new_documents,
    tell_lot,
    tell_notice,
)
from bidprep.domain.notice_weights import say_criteria
from bidprep.domain.notices import Notice, NoticeChange, NoticeCriterion, NoticeLot, TouchedText
from bidprep.domain.opportunities import Lot, LotChoice, Opportunity, Stage, StageKind
from bidprep.domain.published_notices import (
    is_older_than,
    news_of,
    read_spelt_notice,
    spell_notice,
    with_touched,
    with_update,
)
from bidprep.domain.timelines import PlanStep, TimedStep, work_back
from bidprep.domain.whole_bid import submission_day
from bidprep.errors import BidprepError
from bidprep.operations.bank_holidays import working_days
from bidprep.operations.reopening import Reopened, is_awaiting_review, is_past_drafting, reopen
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class MovedStep:
    """A step of a timeline that a moved deadline moves: by when it was to be done, and is now; None without a deadline."""

    bid: Bid
    step: PlanStep
    before: date | None
    after: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class NoticeEffect:
    """What taking in a notice does: the records as they will be, and, for one that is there, each change.

    `warnings` are the notice's, and what is to be known of it beside what is kept. `lots` are those that the notice
    names, in its order; `criteria` those of the stage and its lots that it names, `gone` those that they replace.
    `reopened` are the answers past drafting that its changes touch, as they were before, and `moved` the steps that hang
    on a deadline that it moves. `published` is what was published so far; `is_needed` is whether there is anything to do
    at all, and `is_older` whether a newer notice was taken in before.
    """

    notice: Notice
    opportunity: Opportunity
    stage: Stage
    lots: tuple[Lot, ...]
    is_new: bool
    published: Notice
    criteria: tuple[Criterion, ...] = ()
    gone: tuple[Criterion, ...] = ()
    changes: tuple[NoticeChange, ...] = ()
    reopened: tuple[Reopened, ...] = field(default=())
    moved: tuple[MovedStep, ...] = ()
    warnings: tuple[str, ...] = ()
    is_needed: bool = True
    is_older: bool = False

    @property
    def dates(self) -> tuple[NoticeChange, ...]:
        """The changes that move a date, of the whole or of a lot."""
        return tuple(change for change in self.changes if change.field in DATE_FIELDS)

    @property
    def set_back(self) -> tuple[Reopened, ...]:
        """The answers that go back to drafting; those signed off or handed in stay, and a check points them out."""
        return tuple(again for again in self.reopened if is_awaiting_review(again.answer))


def read_notice_file(
    path: Path,
    progress: Callable[[str], None] = lambda _words: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Notice, ...]:
    """Return the notices in a stranger's file, read in a child process within its limits of time and memory."""
    return in_child(read_notices, path, called=f"“{path.name}”", progress=progress, is_cancelled=is_cancelled)


def read_notice_changes(workspace: Workspace, notices: Iterable[Notice]) -> tuple[NoticeEffect, ...]:
    """Return what taking in these notices would do, without doing it.

    A notice belongs to the opportunity of its ocid, or to one without an ocid that has its name and buyer. It changes
    what it says anew; what it does not mention, or says as it was published before, and our own choices and notes, stay.
    """
    return tuple(_effect(workspace, notice) for notice in notices)


def take_in_notices(workspace: Workspace, chosen: Iterable[Notice]) -> tuple[NoticeEffect, ...]:
    """Take in notices in one undoable step, after a backup; returns what was done, with each stage.

    Answers that it touches and that were ready or in review go back to drafting in the same step. No bid is started:
    that is a decision. Where nothing would change, nothing is done. To leave changes out, see
    `bidprep.domain.published_notices.without_changes`: what is left out is told again the next time.
    """
    notices = tuple(chosen)
    planned = read_notice_changes(workspace, notices)
    if not any(effect.is_needed for effect in planned):
        return planned
    workspace.back_up("before import")
    done: list[NoticeEffect] = []
    with workspace.step(_step_name(planned)) as step:
        for notice in notices:
            effect = _effect(workspace, notice)  # anew, for an earlier one may be of the same process
            _keep(workspace, step, effect)
            done.append(effect)
    return tuple(done)


def _step_name(planned: tuple[NoticeEffect, ...]) -> str:
    name = planned[0].opportunity.name
    taken = f"Take in notice {name}" if len(planned) == 1 else f"Take in {len(planned)} notices"
    return f"{taken}, re-opening answers" if any(effect.set_back for effect in planned) else taken


def _keep(workspace: Workspace, step: Step, effect: NoticeEffect) -> None:
    spelt = spell_notice(effect.published)
    step.keep_file(KeptFile(sha256(spelt).hexdigest(), f"{_file_name(effect)}.json", len(spelt), now()), spelt)
    for gone in effect.gone:
        step.remove(Criterion, gone.id)
    records: tuple[Record, ...] = (effect.opportunity, effect.stage, *effect.lots, *effect.criteria)
    for record in records:
        step.put(record)
    reopen(workspace, step, effect.set_back)


def _file_name(effect: NoticeEffect) -> str:
    return "".join(sign for sign in effect.notice.ocid if sign.isalnum() or sign in "-_.") or "notice"


def _effect(workspace: Workspace, notice: Notice) -> NoticeEffect:
    opportunity = _opportunity(workspace, notice)
    stage = _stage(workspace, opportunity) if opportunity else None
    if opportunity is None or stage is None:
        return _new(notice, opportunity)
    published = _published(workspace, opportunity)
    news, whole = news_of(notice, published), with_update(published, notice)
    lots = workspace.find(Lot, stage_id=stage.id)
    criteria = _Criteria(workspace.find(Criterion, stage_id=stage.id), stage)
    changes, named = _changed_lots(news, stage, lots, criteria, published)
    before = _told_of(opportunity, stage, criteria, published)
    after = tell_notice(news)
    if published is None:
        after.pop("description", None)  # it is kept nowhere else, so there is nothing to compare it with
    elif documents := say_new_documents(published.documents, notice.documents):
        after["documents"] = documents
    if not is_cancelled(after.get("status", "")) and not before["status"]:
        after.pop("status", None)  # that a process is under way is no news
    changes = (*compare_whole(before, after), *changes)
    criteria.take(None, news.criteria)
    reopened = _reopened(workspace, stage, lots, changes)
    whole = with_touched(whole, _settled_texts(reopened))
    dated = _dated(stage, news, whole, opportunity.name, lots, named)
    becomes = _with_notice(opportunity, news, tell_notice(news), whole)
    is_older = published is not None and is_older_than(notice, published)
    return NoticeEffect(
        notice,
        becomes,
        dated,
        named,
        is_new=False,
        published=whole,
        criteria=tuple(criteria.now),
        gone=tuple(criteria.gone),
        changes=changes,
        reopened=reopened,
        moved=_moved(workspace, stage, dated),
        is_needed=bool(changes) or becomes != opportunity,
        is_older=is_older,
        warnings=_warnings(notice, stage, whole, is_older=is_older),
    )


_OLDER = "This notice is older than the one that was taken in last."


def _warnings(notice: Notice, stage: Stage, whole: Notice, *, is_older: bool) -> tuple[str, ...]:
    """Return what is to be known of a notice: an update alone does not tell when the time to answer began."""
    since = whole.published_at or (uk_time(stage.published_on, time()) if stage.published_on else None)
    window = doubt_window(notice.submit_by, since)
    return tuple(dict.fromkeys((*([_OLDER] if is_older else []), *notice.warnings, *window)))


def _published(workspace: Workspace, opportunity: Opportunity) -> Notice | None:
    """Return what was published so far, as far as it was taken in; None where it is not known."""
    if not opportunity.notice:
        return None
    try:
        return read_spelt_notice(workspace.file_content(opportunity.notice))
    except BidprepError:
        return None  # the records themselves tell enough to go on


def _opportunity(workspace: Workspace, notice: Notice) -> Opportunity | None:
    if notice.ocid and (there := workspace.find(Opportunity, ocid=notice.ocid)):
        return there[0]
    by_hand = workspace.find(Opportunity, name=notice.title, ocid="")
    return next((found for found in by_hand if found.buyer.casefold() == notice.buyer.casefold()), None)


def _stage(workspace: Workspace, opportunity: Opportunity) -> Stage | None:
    """Return the stage that a notice is about: the whole of the opportunity where there are several."""
    stages = workspace.find(Stage, opportunity_id=opportunity.id)
    return next((stage for stage in stages if stage.kind is StageKind.SINGLE), next(iter(stages), None))


def _new(notice: Notice, there: Opportunity | None) -> NoticeEffect:
    opportunity = there or Opportunity(new_id(), notice.title or notice.reference or notice.ocid or "Untitled notice")
    told = tell_notice(notice)
    whole = with_update(None, notice)
    opportunity = _with_notice(opportunity, notice, told, whole)
    stage = Stage(new_id(), opportunity.id, StageKind.SINGLE, opportunity.name)
    criteria = _Criteria((), stage)
    lots = _changed_lots(notice, stage, (), criteria)[1]
    criteria.take(None, notice.criteria)
    dated = _dated(stage, notice, whole, opportunity.name, (), lots)
    return NoticeEffect(
        notice, opportunity, dated, lots, is_new=True, published=whole, criteria=tuple(criteria.now),
        warnings=notice.warnings,
    )  # fmt: skip


# The whole


def _told_of(opportunity: Opportunity, stage: Stage, criteria: "_Criteria", published: Notice | None) -> Told:
    """Return what the workspace holds of the whole, in the words of `tell_notice`."""
    return {
        "title": opportunity.name,
        "buyer": opportunity.buyer,
        "reference": opportunity.reference,
        "procedure": opportunity.procedure,
        "status": opportunity.status,
        "criteria": say_criteria(criteria.of(None)),
        "clarify_by": say_time(stage.clarify_by),
        "submit_by": say_time(stage.submit_by),
        "award_on": say_date(stage.award_on),
        "starts_on": say_date(stage.starts_on),
        "description": tell_notice(published).get("description", "") if published else "",
        **{name: read_noted(opportunity.notes, label) for name, label in NOTED_OF_WHOLE.items()},
    }


def _with_notice(opportunity: Opportunity, notice: Notice, told: Told, whole: Notice) -> Opportunity:
    return replace(
        opportunity,
        name=notice.title or opportunity.name,
        buyer=notice.buyer or opportunity.buyer,
        reference=notice.reference or opportunity.reference,
        ocid=notice.ocid or opportunity.ocid,
        website=opportunity.website or notice.website,
        procedure=notice.procedure or opportunity.procedure,
        status=notice.status or opportunity.status,
        notice=sha256(spell_notice(whole)).hexdigest(),
        notes=_noted(opportunity.notes, told, NOTED_OF_WHOLE),
    )


def _noted(notes: str, told: Told, labels: Mapping[str, str]) -> str:
    for name, label in labels.items():
        if name in told:
            said = told[name]
            notes = note(notes, label, said if name != "status" or is_cancelled(said) else "")
    return notes


def _dated(
    stage: Stage, notice: Notice, whole: Notice, called: str, before: tuple[Lot, ...], named: tuple[Lot, ...]
) -> Stage:
    published = notice.published_at.astimezone(UK).date() if notice.published_at else None
    emptied = notice.emptied
    starts_on = _newer(notice.starts_on, stage.starts_on, emptied=("starts_on" in emptied))
    if whole.starts_on is None and stage.starts_on == _first_start(before):
        after = {lot.id: lot for lot in (*before, *named)}
        starts_on = _first_start(after.values())
    return replace(
        stage,
        name=notice.title or stage.name if stage.name in (called, "") else stage.name,
        published_on=stage.published_on or published,
        clarify_by=_newer(notice.clarify_by, stage.clarify_by, emptied="clarify_by" in emptied),
        submit_by=_newer(notice.submit_by, stage.submit_by, emptied="submit_by" in emptied),
        award_on=_newer(notice.award_on, stage.award_on, emptied="award_on" in emptied),
        starts_on=starts_on,
    )


def _first_start(lots: Iterable[Lot]) -> date | None:
    return min((lot.starts_on for lot in lots if lot.starts_on and lot.choice is not LotChoice.NO_BID), default=None)


def _newer(told: T | None, kept: T | None, *, emptied: bool) -> T | None:
    return None if emptied else told if told is not None else kept


# Criteria


class _Criteria:
    """The award criteria of a stage and its lots while a notice is taken in: those that come, and those that go."""

    def __init__(self, kept: Iterable[Criterion], stage: Stage) -> None:
        self._stage = stage
        self._kept: dict[str | None, list[Criterion]] = {}
        for criterion in kept:
            self._kept.setdefault(criterion.lot_id, []).append(criterion)
        self.now: list[Criterion] = []
        self.gone: list[Criterion] = []

    def of(self, lot_id: str | None) -> tuple[Criterion, ...]:
        """Return those that are there, of a lot, or of the whole for None."""
        return tuple(self._kept.get(lot_id, ()))

    def take(self, lot_id: str | None, told: Sequence[NoticeCriterion]) -> None:
        """Let what a notice tells stand in place of those that are there; where it tells none, they stay."""
        if not told:
            return
        there = self._kept.get(lot_id, [])
        for at, criterion in enumerate(told):
            known = there[at].id if at < len(there) else new_id()
            self.now.append(
                Criterion(known, self._stage.id, lot_id, at + 1, criterion.name, criterion.kind, criterion.weighting)
            )
        self.gone.extend(there[len(told) :])


# Lots


def _changed_lots(
    notice: Notice, stage: Stage, kept: tuple[Lot, ...], criteria: _Criteria, published: Notice | None = None
) -> tuple[tuple[NoticeChange, ...], tuple[Lot, ...]]:
    """Return what a notice changes of the lots, and those that it names as they will be."""
    there: dict[str, list[Lot]] = {}
    for lot in kept:
        there.setdefault(lot.reference, []).append(lot)
    said: dict[str, list[NoticeLot]] = {}
    for earlier in published.lots if published else ():
        said.setdefault(earlier.id, []).append(earlier)
    position = max((lot.position for lot in kept), default=0)
    changes: list[NoticeChange] = []
    named: list[Lot] = []
    for told in notice.lots:
        known = there.get(told.id)
        before = known.pop(0) if known else None
        was = said[told.id].pop(0) if said.get(told.id) else replace(NoticeLot(told.id), description=told.description)
        changes.extend(compare_lot(_told_of_lot(before, was, criteria) if before else None, told))
        if before is None:
            position += 1
            before = Lot(new_id(), stage.id, position, told.id, _lot_title(told, notice))
        criteria.take(before.id, told.criteria)
        named.append(_as_told(before, told))
    return tuple(changes), tuple(named)


def _lot_title(told: NoticeLot, notice: Notice) -> str:
    """Return a title for a lot that has none: the whole's where there is but one."""
    return told.title or (notice.title if len(notice.lots) == 1 else name_lot(told.id))


def _told_of_lot(lot: Lot, published: NoticeLot, criteria: _Criteria) -> Told:
    """Return what the workspace holds of a lot, in the words of `tell_lot`; what it keeps nowhere else, as published."""
    noted = {name: read_noted(lot.notes, label) for name, label in NOTED_OF_LOT.items()}
    return {
        "title": lot.title,
        "value": say_money(lot.value),
        "starts_on": say_date(lot.starts_on),
        "ends_on": say_date(lot.ends_on),
        "criteria": say_criteria(criteria.of(lot.id)),
        "description": tell_lot(published).get("description", ""),
        **noted,
        "status": noted["status"] or published.status,
    }


def _as_told(lot: Lot, told: NoticeLot) -> Lot:
    was_cancelled = is_cancelled(read_noted(lot.notes, NOTED_OF_LOT["status"]))
    choice = lot.choice
    if is_cancelled(told.status):
        choice = LotChoice.NO_BID
    elif was_cancelled and told.status and choice is LotChoice.NO_BID:
        choice = LotChoice.UNDECIDED
    return replace(
        lot,
        title=told.title or lot.title,
        region=lot.region or told.region,
        area=lot.area or told.area,
        value=_newer(told.value, lot.value, emptied="value" in told.emptied),
        starts_on=_newer(told.starts_on, lot.starts_on, emptied="starts_on" in told.emptied),
        ends_on=_newer(told.ends_on, lot.ends_on, emptied="ends_on" in told.emptied),
        choice=choice,
        notes=_noted(lot.notes, tell_lot(told), NOTED_OF_LOT),
    )


# What is touched

_TOUCHES_ALL = frozenset({"procedure", "value", "criteria", "lot", "description"})
_MOST_REASONS = 3


def _reopened(
    workspace: Workspace, stage: Stage, lots: tuple[Lot, ...], changes: tuple[NoticeChange, ...]
) -> tuple[Reopened, ...]:
    """Return the answers past drafting that changes touch.

    Another description, procedure, value or criteria of the whole, and a new lot, touch every question. What changes
    for a lot touches its variations, and the shared answers too where we bid for it.
    """
    of_whole = [
        change for change in changes if change.field in _TOUCHES_ALL and (not change.lot or change.field == "lot")
    ]
    by_lot: dict[str, list[NoticeChange]] = {}
    we_bid: list[NoticeChange] = []
    known = {lot.reference: lot for lot in lots}
    for change in changes:
        lot = known.get(change.lot) if change.lot else None
        if lot is not None:
            by_lot.setdefault(lot.id, []).append(change)
            we_bid.extend([change] if lot.choice is LotChoice.BID else [])
    if not of_whole and not by_lot:
        return ()
    found: list[Reopened] = []
    for bid in workspace.find(Bid, stage_id=stage.id):
        questions = {question.id: question for question in workspace.find(Question, bid_id=bid.id)}
        for answer in workspace.answers_of_bid(bid.id):
            touching = [*of_whole, *(by_lot.get(answer.lot_id, []) if answer.lot_id else we_bid)]
            if touching and is_past_drafting(answer):
                reasons = " ".join(map(_say_change, touching[:_MOST_REASONS]))
                found.append(Reopened(questions[answer.question_id], answer, reasons))
    return tuple(found)


def _settled_texts(reopened: Iterable[Reopened]) -> tuple[TouchedText, ...]:
    """Return what is noted of the answers that stay as they are, so that a check points them out afterwards too."""
    at = now()
    return tuple(
        TouchedText(again.answer.id, text_digest(again.answer.text), at, again.reason)
        for again in reopened
        if again.answer.is_settled
    )


def _moved(workspace: Workspace, before: Stage, after: Stage) -> tuple[MovedStep, ...]:
    """Return the steps, of every bid on a stage, whose days are others once the deadline is moved."""
    if before.submit_by == after.submit_by:
        return ()
    found: list[MovedStep] = []
    for bid in workspace.find(Bid, stage_id=before.id):
        steps = workspace.find(PlanStep, bid_id=bid.id)
        was, will_be = _timed(steps, before), _timed(steps, after)
        for step in steps:
            first, then = was.get(step.id), will_be.get(step.id)
            if not step.done and _days_of(first) != _days_of(then):
                before_by, after_by = (timed.done_by if timed else None for timed in (first, then))
                found.append(MovedStep(bid, step, before_by, after_by, then is not None and then.is_late))
    return tuple(found)


def _timed(steps: tuple[PlanStep, ...], stage: Stage) -> dict[str, TimedStep]:
    if stage.submit_by is None:
        return {}
    day = today()
    return {timed.id: timed for timed in work_back(steps, submission_day(stage, day), day, working_days())}


def _days_of(timed: TimedStep | None) -> tuple[date, date, bool] | None:
    return (timed.begin_by, timed.done_by, timed.is_late) if timed else None


def _say_change(change: NoticeChange) -> str:
    if change.field == "description":
        return f"{change.what} has changed."
    if not change.before:
        return f"{change.what}: {change.after}."
    if not change.after:
        return f"{change.what}: no longer “{change.before}”."
    return f"{change.what}: “{change.before}” is now “{change.after}”."
