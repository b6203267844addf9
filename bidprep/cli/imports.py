"""Commands that take in what others publish: notices, and a charity register."""

from argparse import Namespace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from bidprep.cli.bids import number_json
from bidprep.cli.command import AS_JSON, DONE, DRY_RUN, WORKSPACE, Command, argument, count_of, reading, show, writing
from bidprep.domain.answer_status import STATUS_WORDS
from bidprep.domain.dates import UK, say_date, say_time
from bidprep.domain.field_names import field_key
from bidprep.domain.money import Money
from bidprep.domain.notices import NoticeAward, NoticeChange, NoticeCriterion, NoticeLot
from bidprep.domain.timelines import step_name
from bidprep.errors import BidprepError
from bidprep.operations.notices import MovedStep, NoticeEffect, read_notice_changes, read_notice_file, take_in_notices
from bidprep.operations.register import (
    RegisterChanges,
    choose_charity,
    find_charities,
    read_register_changes,
    take_in_register,
)
from bidprep.operations.reopening import Reopened, is_awaiting_review
from bidprep.storage.workspace import Workspace


def _import_notice(parsed: Namespace) -> int:
    notices = read_notice_file(parsed.file)
    if parsed.dry_run:
        with reading(parsed) as workspace:
            effects = read_notice_changes(workspace, notices)
    else:
        with writing(parsed) as workspace:
            effects = take_in_notices(workspace, notices)
    lines = [line for effect in effects for line in _say_effect(effect, dry_run=parsed.dry_run)]
    show(parsed, {"opportunities": [*map(_effect_json, effects)]}, *lines)
    return DONE


def _say_effect(effect: NoticeEffect, *, dry_run: bool) -> list[str]:
    name, lots = effect.opportunity.name, count_of(len(effect.lots), "lot")
    if effect.is_new:
        did = f"{'Would add' if dry_run else 'Added'} {name} with {lots}"
    elif effect.changes:
        did = f"{'Would change' if dry_run else 'Changed'} {name}"
    else:
        did = f"{name} is there already"
    due = say_time(effect.stage.submit_by)
    return [
        f"{did}{f', to be handed in by {due}' if due else ''}.",
        *map(_say_change, effect.changes),
        *(
            f"  Look again at question {again.question.number}: {again.reason} {_say_status(again)}"
            for again in effect.reopened
        ),
        *map(_say_moved, effect.moved),
        *(f"  {warning}" for warning in effect.warnings),
    ]


def _say_change(change: NoticeChange) -> str:
    if not change.before:
        return f"  {change.what}: “{change.after}”."
    if not change.after:
        return f"  {change.what}: no longer “{change.before}”."
    return f"  {change.what}: “{change.before}” becomes “{change.after}”."


def _say_status(again: Reopened) -> str:
    if is_awaiting_review(again.answer):
        return "It goes back to drafting."
    return f"It stays {STATUS_WORDS[again.answer.status].lower()}."


def _say_moved(moved: MovedStep) -> str:
    before, after = say_date(moved.before) or "no day", say_date(moved.after) or "no day"
    late = " It is late." if moved.is_late else ""
    if moved.before == moved.after:
        return f"  Step “{step_name(moved.step)}”, done by {after}.{late}"
    return f"  Step “{step_name(moved.step)}”: done by {after} instead of {before}.{late}"


def _effect_json(effect: NoticeEffect) -> dict[str, Any]:
    notice = effect.notice
    return {
        "ocid": notice.ocid,
        # An update need not say them again.
        "title": notice.title or ("" if effect.is_new else effect.opportunity.name),
        "buyer": notice.buyer or effect.opportunity.buyer,
        "reference": notice.reference or effect.opportunity.reference,
        "published": _moment(notice.published_at),
        "deadline": _moment(notice.submit_by),
        "clarification_deadline": _moment(notice.clarify_by),
        "award": _day(notice.award_on),
        "start": _day(notice.starts_on),
        "end": _day(notice.ends_on),
        "extends_to": _day(notice.extends_on),
        "days": notice.days,
        "procedure": notice.procedure,
        "status": notice.status,
        "value": _money(notice.value),
        "least_value": _money(notice.least_value),
        "criteria": [*map(_criterion_json, notice.criteria)],
        "lots": [*map(_lot_json, notice.lots)],
        "awards": [*map(_award_json, notice.awards)],
        "contracts": [*map(_award_json, notice.contracts)],
        "dates": [{"what": told.what, "at": _moment(told.at)} for told in notice.dates],
        "documents": len(notice.documents),
        "website": notice.website,
        "warnings": list(effect.warnings),
        "changes": [*map(_change_json, effect.changes)],
        "new": effect.is_new,
        "older": effect.is_older,
        "opportunity": effect.opportunity.id,
        "stage": effect.stage.id,
        "reopened": [
            {"question": again.question.id, "number": again.question.number, "lot": again.answer.lot_id}
            | {
                "status": again.answer.status.value,
                "reason": again.reason,
                "set_back": is_awaiting_review(again.answer),
            }
            for again in effect.reopened
        ],
        "steps": [
            {"bid": moved.bid.id, "id": moved.step.id, "name": step_name(moved.step)}
            | {"before": _day(moved.before), "after": _day(moved.after), "late": moved.is_late}
            for moved in effect.moved
        ],
    }


def _lot_json(lot: NoticeLot) -> dict[str, Any]:
    return {
        "id": lot.id,
        "title": lot.title,
        "value": _money(lot.value),
        "least_value": _money(lot.least_value),
        "start": _day(lot.starts_on),
        "end": _day(lot.ends_on),
        "extends_to": _day(lot.extends_on),
        "days": lot.days,
        "renewal": lot.renewal,
        "region": lot.region,
        "area": lot.area,
        "status": lot.status,
        "criteria": [*map(_criterion_json, lot.criteria)],
    }


def _award_json(award: NoticeAward) -> dict[str, Any]:
    return {
        "id": award.id,
        "title": award.title,
        "suppliers": list(award.suppliers),
        "value": _money(award.value),
        "lots": list(award.lots),
        "status": award.status,
        "date": _day(award.decided_on),
        "start": _day(award.starts_on),
        "end": _day(award.ends_on),
        "extends_to": _day(award.extends_on),
        "days": award.days,
    }


def _criterion_json(criterion: NoticeCriterion) -> dict[str, Any]:
    return {"name": criterion.name, "kind": criterion.kind, "weighting": number_json(criterion.weighting)}


def _change_json(change: NoticeChange) -> dict[str, Any]:
    told = {"what": change.what, "before": change.before, "after": change.after}
    return told | {"field": change.field, "lot": change.lot or None}


def _money(money: Money | None) -> dict[str, Any] | None:
    return {"amount": number_json(money.amount), "currency": money.currency} if money else None


def _moment(moment: datetime | None) -> str | None:
    """Spell a time with the offset that the United Kingdom has then."""
    return moment.astimezone(UK).isoformat() if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _import_register(parsed: Namespace) -> int:
    if parsed.dry_run:
        with reading(parsed) as workspace:
            found, fields = _find(parsed, workspace)
    else:
        with writing(parsed) as workspace:
            found, fields = _find(parsed, workspace)
            take_in_register(workspace, found.row, fields)
    changes = [change for change in found.changes if change.field in fields]
    told = {
        "charity": {"number": found.row.number, "name": found.row.name},
        "changes": [{"field": change.field, "before": change.before, "after": change.after} for change in changes],
        "unchanged": list(found.unchanged),
        "warnings": list(found.warnings),
    }
    did = "Would take in" if parsed.dry_run else "Took in"
    lines = [
        f"{did} {count_of(len(changes), 'change')} from the register’s row of {found.row.name} ({found.row.number}).",
        *(
            f"  {change.field}: “{_line(change.before)}” becomes “{_line(change.after)}”."
            if change.before
            else f"  {change.field}: {_line(change.after)}"
            for change in changes
        ),
        *(f"  {warning}" for warning in found.warnings),
    ]
    show(parsed, told, *lines)
    return DONE


def _find(parsed: Namespace, workspace: Workspace) -> tuple[RegisterChanges, set[str]]:
    """Return what the charity's row changes, and the fields of it that are wanted."""
    hits = find_charities(workspace, parsed.file, parsed.number, parsed.name)
    found = read_register_changes(workspace, choose_charity(hits, parsed.file))
    fields = {field_key(change.field): change.field for change in found.changes}
    if not parsed.only:
        return found, set(fields.values())
    known = fields | {field_key(name): name for name in found.unchanged}
    for name in parsed.only:
        if field_key(name) not in known:
            raise BidprepError(
                f"The register says nothing of “{name}” for this charity.", f"It tells: {', '.join(known.values())}."
            )
    return found, {known[field_key(name)] for name in parsed.only}


def _line(words: str) -> str:
    return " ".join(words.split())


IMPORT_COMMANDS = (
    Command(
        "import notice", "take in a published notice (OCDS), or what it changes",
        (WORKSPACE, argument("file", metavar="FILE.json", type=Path, help="an OCDS file"), DRY_RUN, AS_JSON),
        _import_notice,
    ),
    Command(
        "import register", "take in your organisation’s details from a charity-register extract",
        (
            WORKSPACE, argument("file", metavar="FILE", type=Path, help="the extract, as JSON or CSV"),
            argument("--number", default="", metavar="N", help="the charity’s number"),
            argument("--name", default="", metavar="NAME", help="the charity’s name"),
            argument("--only", action="append", default=[], metavar="FIELD", help="take this field only; may be repeated"),
            DRY_RUN, AS_JSON,
        ),
        _import_register,
    ),
)  # fmt: skip
