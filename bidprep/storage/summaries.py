"""What lists and the dashboard show: counted by SQL, so that no page reads whole answers to show a number."""

from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from bidprep.domain.dates import now, today
from bidprep.domain.organisation import KNOWN_FACTS, known_fact
from bidprep.storage.faults import damage_said
from bidprep.storage.workspace import Workspace

if TYPE_CHECKING:
    from bidprep.domain.answer_status import AnswerStatus


class BidSummary(NamedTuple):
    """Where a bid stands. `answered` counts questions with something in an answer; `signed` those signed off or handed in."""

    id: str
    name: str
    buyer: str
    opportunity: str
    stage: str
    lots: int
    chosen_lots: int
    questions: int
    answered: int
    signed: int
    submit_by: datetime | None


class DueAction(NamedTuple):
    """A next action with a partner that is still to be done."""

    log_entry_id: str
    partner_id: str
    partner: str
    action: str
    due_on: date | None


class Deadline(NamedTuple):
    """A coming date of a bid: `what` is ``clarify``, ``submit``, ``award``, ``standstill`` or ``start`` of its stage.

    The first two are times in UTC, the others whole days. It is ``step`` for a step with a day of its own, called
    `step`, which may be past as long as the bid can be handed in.
    """

    bid_id: str
    bid: str
    what: str
    at: datetime | date
    step: str = ""


class Expiry(NamedTuple):
    """A policy, a consent or a contact that ends, or whose review falls due, on a day. `kind` is as in `bidprep.domain.kinds`.

    `page_id` is the id of the record whose page shows it; `what` says what falls due: ``expires``, ``review``, ``ends``.
    """

    kind: str
    page_id: str
    name: str
    what: str
    on: date


class RecentAnswer(NamedTuple):
    """An answer worked on lately."""

    question_id: str
    lot_id: str | None
    bid: str
    number: str
    question: str
    at: datetime


class QuestionSummary(NamedTuple):
    """A question as the navigation shows it, with the status of its shared answer."""

    id: str
    number: str
    section: str
    text: str
    status: "AnswerStatus"


class Counts(NamedTuple):
    """How many there are of what the navigation counts."""

    facts_stated: int
    policies: int
    case_studies: int
    partners: int
    bids: int
    people: int
    passages: int


REVISIONS_LOOKED_AT = 60
"""How many of the newest revisions are looked at for the answers worked on lately."""

_BIDS = """
SELECT bid.id, bid.name, opportunity.buyer, opportunity.name, stage.name,
    (SELECT count(*) FROM lot WHERE lot.stage_id = stage.id),
    (SELECT count(*) FROM lot WHERE lot.stage_id = stage.id AND lot.choice = 'bid'),
    (SELECT count(*) FROM question WHERE bid_id = bid.id),
    (SELECT count(*) FROM question WHERE question.bid_id = bid.id AND EXISTS
        (SELECT 1 FROM answer INDEXED BY answer_written WHERE question_id = question.id AND text <> '')),
    (SELECT count(*) FROM question WHERE question.bid_id = bid.id AND EXISTS
        (SELECT 1 FROM answer INDEXED BY answer_status
            WHERE question_id = question.id AND status IN ('signed-off', 'handed-in'))),
    stage.submit_by
FROM bid JOIN stage ON stage.id = bid.stage_id JOIN opportunity ON opportunity.id = stage.opportunity_id
ORDER BY stage.submit_by IS NULL, stage.submit_by < ?, stage.submit_by, bid.name COLLATE NOCASE, bid.id
"""


@damage_said()
def summarise_bids(workspace: Workspace) -> tuple[BidSummary, ...]:
    """Return a line about each bid, the nearest deadline first, those past and then those without one last."""
    return tuple(
        BidSummary(
            str(row[0]), str(row[1]), str(row[2]), str(row[3]), str(row[4]), _whole(row[5]),
            _whole(row[6]), _whole(row[7]), _whole(row[8]), _whole(row[9]), _moment(row[10]),
        )
        for row in workspace.rows(_BIDS, now().isoformat())
    )  # fmt: skip


@damage_said()
def summarise_questions(workspace: Workspace, bid_id: str) -> tuple[QuestionSummary, ...]:
    """Return a line about each question of a bid, in order."""
    from bidprep.domain.answer_status import AnswerStatus

    rows = workspace.rows(
        "SELECT question.id, number, section, substr(question.text, 1, 80), ifnull(answer.status, 'not-started')"
        " FROM question LEFT JOIN answer ON answer.question_id = question.id AND answer.lot_id IS NULL"
        " WHERE bid_id = ? ORDER BY position, question.id",
        bid_id,
    )
    return tuple(QuestionSummary(str(a), str(b), str(c), str(d), AnswerStatus(str(e))) for a, b, c, d, e in rows)


def partner_names(workspace: Workspace) -> dict[str, str]:
    """Return how each partner is called, by the partners' ids."""
    return {str(partner_id): str(name) for partner_id, name in workspace.rows("SELECT id, name FROM partner")}


def questions_of_answers(workspace: Workspace, bid_id: str) -> dict[str, str]:
    """Return the question that each answer of a bid answers, by the answers' ids; their texts are not read."""
    rows = workspace.rows(
        "SELECT answer.id, question_id FROM question CROSS JOIN answer ON question_id = question.id WHERE bid_id = ?",
        bid_id,
    )
    return {str(answer_id): str(question_id) for answer_id, question_id in rows}


@damage_said()
def due_actions(workspace: Workspace, most: int = 50) -> tuple[DueAction, ...]:
    """Return the next actions still to be done, the most overdue first, those without a date last; all where `most` is -1."""
    rows = workspace.rows(
        "SELECT log_entry.id, partner.id, partner.name, next_action, due_on FROM log_entry"
        " JOIN partner ON partner.id = partner_id WHERE done = 0 AND next_action <> ''"
        " ORDER BY due_on IS NULL, due_on, partner.name LIMIT ?",
        most,
    )
    return tuple(
        DueAction(
            str(row[0]),
            str(row[1]),
            str(row[2]),
            str(row[3]),
            date.fromisoformat(str(row[4])) if row[4] else None,
        )
        for row in rows
    )


# Times and days are compared as text: a day sorts before the times of its own.
_DEADLINES = """
SELECT bid.id, bid.name, what, at, step FROM (
    SELECT id AS stage_id, 'clarify' AS what, clarify_by AS at, '' AS step FROM stage
    UNION ALL SELECT id, 'submit', submit_by, '' FROM stage
    UNION ALL SELECT id, 'award', award_on, '' FROM stage
    UNION ALL SELECT id, 'standstill', standstill_on, '' FROM stage
    UNION ALL SELECT id, 'start', starts_on, '' FROM stage) JOIN bid USING (stage_id)
WHERE at >= CASE WHEN length(at) > 10 THEN :now ELSE :today END AND substr(at, 1, 10) <= :until
UNION ALL SELECT bid.id, bid.name, 'step', fixed_on, plan_step.name FROM plan_step JOIN bid ON bid.id = bid_id
    JOIN stage ON stage.id = stage_id
    WHERE fixed_on <= :until AND NOT plan_step.done AND (submit_by IS NULL OR submit_by >= :now)
ORDER BY 4, bid.name COLLATE NOCASE, 3 DESC LIMIT :most
"""


@damage_said()
def coming_deadlines(workspace: Workspace, until: date, most: int = 8) -> tuple[Deadline, ...]:
    """Return the dates of all bids that are still to come, up to a day, the nearest first, and the steps that are late."""
    rows = workspace.rows(
        _DEADLINES, now=now().isoformat(), today=today().isoformat(), until=until.isoformat(), most=most
    )
    return tuple(Deadline(str(row[0]), str(row[1]), str(row[2]), _moment_or_day(row[3]), str(row[4])) for row in rows)


# What was renewed in time, or is again by today, is over, and of what begins after a gap nothing is said yet: the rules of
# `policies_ending` and `consents_ending`, which the first window is not to load, but for the usual names of insurances.
_EXPIRIES = """
WITH standing AS (SELECT * FROM policy WHERE NOT EXISTS (
    SELECT 1 FROM policy AS other WHERE other.id <> policy.id AND trim(policy.name) <> ''
        AND lower(trim(other.name)) = lower(trim(policy.name))
        AND (ifnull(other.expires_on, '9999') > ifnull(policy.expires_on, '9999')
            OR ifnull(other.expires_on, '9999') = ifnull(policy.expires_on, '9999') AND other.id > policy.id)
        AND ifnull(other.issued_on, '') <= max(:today, date(policy.expires_on, '+1 day')))),
given AS (SELECT *, iif(trim(given_by) = '', id, lower(trim(given_by))) AS person,
    scope = 'this-buyer' AS is_for_one, lower(trim(buyer)) AS for_whom,
    coalesce(withdrawn_on, given_on, '') AS said_on FROM consent)
SELECT 'policy', id, name, 'expires', expires_on FROM standing WHERE expires_on <= :until AND NOT EXISTS (
    SELECT 1 FROM standing AS first WHERE lower(trim(first.name)) = lower(trim(standing.name)) AND trim(first.name) <> ''
        AND standing.issued_on > :today AND ifnull(first.issued_on, '') < standing.issued_on)
UNION ALL SELECT 'policy', id, name, 'review', review_on FROM standing
    WHERE review_on <= :until AND ifnull(issued_on, '') <= :today
UNION ALL SELECT 'consent', case_study.id, title, 'ends', min(ends_on) FROM given
    JOIN case_study ON case_study.id = given.case_study_id
    WHERE ends_on <= :until AND withdrawn_on IS NULL AND needs_consent AND NOT EXISTS (
        SELECT 1 FROM given AS later WHERE later.case_study_id = given.case_study_id AND later.person = given.person
            AND (later.said_on, later.id) > (given.said_on, given.id)
            AND later.is_for_one = given.is_for_one AND (NOT given.is_for_one OR later.for_whom = given.for_whom))
    GROUP BY case_study.id
UNION ALL SELECT 'contact', id, name, 'review', review_on FROM contact WHERE review_on <= :today AND name <> ''
ORDER BY 5, 3 LIMIT :most
"""


@damage_said()
def coming_expiries(workspace: Workspace, until: date, most: int = 50) -> tuple[Expiry, ...]:
    """Return the policies and consents that end or fall due by a day, the earliest first, those past included.

    What was renewed without a gap is not among them. Contacts come with them whose details are to be reviewed or erased by
    today, or were before.
    """
    return tuple(
        Expiry(str(row[0]), str(row[1]), str(row[2]), str(row[3]), date.fromisoformat(str(row[4])))
        for row in workspace.rows(_EXPIRIES, until=until.isoformat(), most=most, today=today().isoformat())
    )


@damage_said()
def recent_answers(workspace: Workspace, most: int = 6) -> tuple[RecentAnswer, ...]:
    """Return the answers that were worked on last and left again, each once, the latest first."""
    rows = workspace.rows(
        "SELECT question.id, answer.lot_id, bid.name, question.number, question.text, revision.made_at"
        " FROM (SELECT id, answer_id, made_at, rowid AS place FROM revision ORDER BY rowid DESC LIMIT ?) AS revision"
        " JOIN answer ON answer.id = revision.answer_id AND answer.revision_id = revision.id"
        " JOIN question ON question.id = answer.question_id JOIN bid ON bid.id = question.bid_id"
        " ORDER BY revision.place DESC LIMIT ?",
        REVISIONS_LOOKED_AT,
        most,
    )
    return tuple(
        RecentAnswer(
            str(row[0]), str(row[1]) if row[1] else None, str(row[2]), str(row[3]), str(row[4]),
            datetime.fromisoformat(str(row[5])),
        )
        for row in rows
    )  # fmt: skip


def organisation_called(workspace: Workspace) -> str:
    """Return the name the organisation goes by: the trading name, else the legal name, else ""."""
    trading, legal = (known.id for known in (known_fact("Trading name"), known_fact("Legal name")) if known)
    rows = workspace.rows(
        "SELECT value FROM fact WHERE id IN (?, ?) AND value <> '' ORDER BY id <> ?", trading, legal, trading
    )
    return str(rows[0][0]) if rows else ""


def count_records(workspace: Workspace) -> Counts:
    """Return how many there are of what the navigation counts; of facts, those known to every organisation."""
    known = ", ".join(f"'{fact.id}'" for fact in KNOWN_FACTS)
    row = workspace.rows(
        f"SELECT (SELECT count(*) FROM fact WHERE value <> '' AND id IN ({known})), (SELECT count(*) FROM policy),"
        " (SELECT count(*) FROM case_study),"
        " (SELECT count(*) FROM partner), (SELECT count(*) FROM bid), (SELECT count(*) FROM person),"
        " (SELECT count(*) FROM passage)"
    )[0]
    return Counts(*map(_whole, row))


def _whole(value: object) -> int:
    return int(str(value))


def _moment(value: object) -> datetime | None:
    return datetime.fromisoformat(str(value)) if value else None


def _moment_or_day(value: object) -> datetime | date:
    words = str(value)
    return datetime.fromisoformat(words) if "T" in words else date.fromisoformat(words)
