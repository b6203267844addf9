"""Random edits that a workspace must take: records of all kinds under parents that are there.

Everything is drawn from a `Random`, which may be a seeded one or one of hypothesis's.
"""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from random import Random
from typing import Any

from bidprep.domain.answers import Answer, Revision, text_digest
from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.decisions import CriterionScore
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KIND_OF, KINDS, POINTS_TO, Record
from bidprep.domain.money import Money
from bidprep.domain.own_words import OwnWord
from bidprep.domain.partners import Standing
from bidprep.domain.scores import Mark
from bidprep.storage.steps import Step
from bidprep.storage.workspace import Workspace

FILE = sha256(b"kept").hexdigest()
State = dict[tuple[str, str], Record]

# Which field points to which kind. Revisions and files are no records; `keep_some_revisions` makes those pointed to.
PARENTS = {name: kind for name, kind in POINTS_TO.items() if kind != "any"}

_WORDS = (
    "we support",
    "gate",
    "children's",
    "“quoted”",
    "café",
    "née",
    "a\nline",
    "x" * 300,
    "",
    "50% *bold* {{Staff}}",
)


def keep_some_revisions(workspace: Workspace) -> None:
    """Keep three revisions and a file that random records can point to."""
    with workspace.step("Keep") as step:
        step.keep_file(KeptFile(FILE, "kept.txt", 4, datetime(2026, 1, 1, tzinfo=UTC)), b"kept")
        for number in range(3):
            text = f"text {number}\n"
            made_at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=number)
            step.keep_revision(Revision(f"revision{number}", "answer", text, text_digest(text), (), made_at))


def state_of(workspace: Workspace) -> State:
    """Return every record there is, by kind and id."""
    return {(kind, record.id): record for kind, kind_type in KINDS.items() for record in workspace.find(kind_type)}


def make_change(random: Random, state: State, step: Step) -> State:
    """Add, change or remove one record in a step, with what depends on it, and return the state after it."""
    what = random.choice(("add", "add", "add", "add", "change", "change", "change", "remove"))
    if what == "add" or not state:
        record = _make_some_record(random, state)
    elif what == "change":
        kind, record_id = random.choice(sorted(state))
        old = state[kind, record_id]
        record = make_record(random, state, type(old), old)
    else:
        return _remove(random, state, step)
    if record is None or _is_place_taken(state, record):
        return state
    step.put(record)
    return state | {(KIND_OF[type(record)], record.id): record}


def _make_some_record(random: Random, state: State) -> Record | None:
    """Make a record of any kind, oftener of one of which there is none; None where its parent is missing."""
    missing = [kind for kind in KINDS if not any(kind == there for there, _ in state)]
    for kind in random.sample(missing, len(missing)) if random.random() < 0.5 else ():
        record = make_record(random, state, KINDS[kind])
        if record is not None:
            return record
    return make_record(random, state, KINDS[random.choice(list(KINDS))])


def make_record(random: Random, state: State, record_type: type[Any], old: Record | None = None) -> Record | None:
    """Make a record, or another with the id of an old one; None where there is no parent for it."""
    hints = typing.get_type_hints(record_type)
    values: dict[str, Any] = {}
    for field in dataclasses.fields(record_type):
        to_its_own_kind = PARENTS.get(field.name) == KIND_OF[record_type]  # changed, they would go round in circles
        if old is not None and (field.name == "id" or to_its_own_kind or random.random() < 0.5):
            values[field.name] = getattr(old, field.name)
        elif field.name == "id":
            values["id"] = f"{KIND_OF[record_type]}{random.getrandbits(48):x}"
        elif field.name in PARENTS:
            parent = _parent(random, state, PARENTS[field.name])
            optional = isinstance(hints[field.name], types.UnionType)
            if parent is None and not optional:
                return None
            values[field.name] = None if optional and random.random() < 0.4 else parent
        else:
            values[field.name] = _value(random, hints[field.name])
    made: Record = record_type(**values)
    return made


def _remove(random: Random, state: State, step: Step) -> State:
    """Remove a record with all that points to it, children first."""
    order = list(KINDS)
    # Of three the one that hangs lowest, or hardly anything would live long enough to have children.
    doomed = [max((random.choice(sorted(state)) for _ in range(3)), key=lambda place: order.index(place[0]))]
    for kind, record_id in doomed:
        for place, record in state.items():
            if place not in doomed and _points_to(record, kind, record_id):
                doomed.append(place)
    doomed.reverse()  # of one kind, too, the children came after what they hang on
    for kind, record_id in sorted(doomed, key=lambda place: -order.index(place[0])):
        step.remove(KINDS[kind], record_id)
    return {place: record for place, record in state.items() if place not in doomed}


def _points_to(record: Record, kind: str, record_id: str) -> bool:
    return any(getattr(record, name, None) == record_id for name, parent in PARENTS.items() if parent == kind)


def _is_place_taken(state: State, record: Record) -> bool:
    """There is one answer to a question for a lot, one standing of a partner for a stage and lot, and so on."""
    place = _place(record)
    return place is not None and any(other.id != record.id and _place(other) == place for other in state.values())


def _place(record: Record) -> tuple[str | None, ...] | None:
    if isinstance(record, Answer):
        return ("answer", record.question_id, record.lot_id)
    if isinstance(record, Standing):
        return ("standing", record.partner_id, record.stage_id, record.lot_id)
    if isinstance(record, CriterionScore):
        return ("criterion_score", record.criterion_id, record.bid_id, record.lot_id)
    if isinstance(record, Mark):
        return ("mark", record.question_id, record.lot_id, record.by)
    if isinstance(record, OwnWord):
        return ("own_word", record.word)
    return None


def _parent(random: Random, state: State, kind: str) -> str | None:
    if kind == "revision":
        return f"revision{random.randrange(3)}"
    if kind == "file":
        return FILE
    found = sorted(record_id for of_kind, record_id in state if of_kind == kind)
    return random.choice(found) if found else None


def _value(random: Random, hint: Any) -> Any:
    if isinstance(hint, types.UnionType):
        inner = next(part for part in typing.get_args(hint) if part is not types.NoneType)
        return None if random.random() < 0.3 else _value(random, inner)
    if typing.get_origin(hint) is tuple:
        return tuple(random.choice(_WORDS) for _ in range(random.randrange(3)))
    if issubclass(hint, StrEnum):
        return random.choice(list(hint))
    day = date(2020, 1, 1) + timedelta(days=random.randrange(4000))
    by_type: dict[type, Any] = {
        str: " ".join(random.choice(_WORDS) for _ in range(random.randrange(4))),
        int: random.randrange(-5, 1000),
        float: random.randrange(400) / 8,
        bool: random.random() < 0.5,
        date: day,
        datetime: datetime(day.year, day.month, day.day, random.randrange(24), tzinfo=UTC),
        Decimal: Decimal(random.randrange(10**9)).scaleb(-3),
        Limit: Limit(random.choice(list(LimitUnit)), random.randrange(2000), random.randrange(1, 4)),
        Money: Money(Decimal(random.randrange(10**12)).scaleb(-2), "EUR"),
    }
    return by_type[hint]
