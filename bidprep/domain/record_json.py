"""Records as JSON: one form for history, for exported records and, column by column, for the file.

Dates and times are ISO 8601 (times in UTC with offset), decimals are text so that no digit is lost, an
amount of money is ``{"amount", "currency"}``, a limit ``{"unit", "value", "items", "rule"}``, with ``font`` and
``size`` where the buyer states them.
"""

import dataclasses
import math
import types
import typing
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, TypeVar

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.money import Money
from bidprep.errors import BidprepError

R = TypeVar("R")
Json = Any  # what json.dumps takes: the standard library has no narrower type for it

_LARGEST = 2**63 - 1  # what an INTEGER of SQLite holds


@dataclasses.dataclass(frozen=True, slots=True)
class FieldForm:
    """How one field of a record is written and read. `structured` fields are lists or objects in JSON.

    Values of the type `as_it_stands` are the same in JSON as in the record; `optional` ones may be None.
    """

    name: str
    write: Callable[[Any], Json]
    read: Callable[[Json], Any]
    structured: bool
    truth: bool
    as_it_stands: type | None = None
    optional: bool = False


def as_json(record: object) -> dict[str, Json]:
    """Return a record as a JSON object, its fields in their order."""
    return {form.name: form.write(getattr(record, form.name)) for form in field_forms(type(record))}


def from_json(record_type: type[R], values: Mapping[str, Json]) -> R:
    """Return the record that a JSON object spells; fields left out take their defaults.

    Raises BidprepError naming the field where a field is unknown, missing or of the wrong form.
    """
    forms = field_forms(record_type)
    unknown = set(values) - {form.name for form in forms}
    if unknown:
        raise BidprepError(
            f"A {record_type.__name__} has no field “{min(unknown)}”.", "Check the spelling of the fields."
        )
    read: dict[str, Any] = {}
    for form in forms:
        if form.name in values:
            try:
                read[form.name] = form.read(values[form.name])
            except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation, OverflowError):
                raise BidprepError(
                    f"“{values[form.name]}” is not a value for {form.name} of a {record_type.__name__}.",
                    "Correct it and try again.",
                ) from None
    try:
        return record_type(**read)
    except TypeError:
        raise BidprepError(
            f"A {record_type.__name__} lacks a field it must have.", "Add its id and its parent’s."
        ) from None


def field_forms(record_type: type) -> tuple[FieldForm, ...]:
    """Return how each field of a record type is written and read, in the fields’ order."""
    if record_type not in _forms_of_type:
        hints = typing.get_type_hints(record_type)
        fields: tuple[dataclasses.Field[Any], ...] = dataclasses.fields(record_type)
        _forms_of_type[record_type] = tuple(_form_of(field.name, hints[field.name]) for field in fields)
    return _forms_of_type[record_type]


_forms_of_type: dict[type, tuple[FieldForm, ...]] = {}


def _form_of(name: str, hint: Any) -> FieldForm:
    if isinstance(hint, types.UnionType):
        inner = next(part for part in typing.get_args(hint) if part is not types.NoneType)
        form = _form_of(name, inner)
        return dataclasses.replace(
            form,
            write=lambda value: None if value is None else form.write(value),
            read=lambda value: None if value is None else form.read(value),
            optional=True,
        )
    if typing.get_origin(hint) is tuple:
        return FieldForm(name, list, _read_words, structured=True, truth=False)
    if issubclass(hint, StrEnum):
        # By its value: calling an enumeration costs ten times as much, and lists of hundreds are read.
        return FieldForm(
            name, str, {member.value: member for member in hint}.__getitem__, structured=False, truth=False
        )
    write, read = _FORMS[hint]
    same = hint if write is _keep and hint is not bool else None
    return FieldForm(name, write, read, structured=hint in (Limit, Money), truth=hint is bool, as_it_stands=same)


def _keep(value: Any) -> Any:
    return value


def _read_text(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    value.encode()  # half of a surrogate pair is no character and cannot be kept
    return value


def _read_words(value: Json) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_read_text(word) for word in value)


def _read_whole(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(value)
    if abs(value) > _LARGEST:
        raise ValueError(value)
    return value


def _read_number(value: Json) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise TypeError(value)
    if not math.isfinite(value):
        raise ValueError(value)
    return float(value)


def _read_truth(value: Json) -> bool:
    if value not in (0, 1):
        raise ValueError(value)
    return bool(value)


def _read_moment(value: Json) -> datetime:
    moment = datetime.fromisoformat(value)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def _read_decimal(value: Json) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError(value)
    number = Decimal(value)
    if not number.is_finite():
        raise ValueError(value)
    return number


def _write_limit(limit: Limit) -> Json:
    told: dict[str, Json] = {"unit": limit.unit.value, "value": limit.value, "items": limit.items, "rule": limit.rule}
    return told | ({"font": limit.font} if limit.font else {}) | ({"size": limit.size} if limit.size else {})


def _read_limit(value: Json) -> Limit:
    limit = Limit(
        LimitUnit(value["unit"]),
        _read_whole(value["value"]),
        _read_whole(value.get("items") or 1),
        _read_text(value.get("rule") or "word"),
        _read_text(value.get("font") or ""),
        _read_number(value.get("size") or 0),
    )
    if limit.value < 0 or limit.items < 1 or limit.size < 0:
        raise ValueError(value)
    return limit


def _write_money(money: Money) -> Json:
    return {"amount": str(money.amount), "currency": money.currency}


def _read_money(value: Json) -> Money:
    return Money(_read_decimal(value["amount"]), _read_text(value.get("currency") or "GBP"))


_FORMS: dict[type, tuple[Callable[[Any], Json], Callable[[Json], Any]]] = {
    # To add a type of field: how it is written and read. StrEnums, tuples of words and optional fields need no line.
    str: (_keep, _read_text),
    int: (_keep, _read_whole),
    float: (_keep, _read_number),
    bool: (_keep, _read_truth),
    date: (date.isoformat, date.fromisoformat),
    datetime: (datetime.isoformat, _read_moment),
    Decimal: (str, _read_decimal),
    Limit: (_write_limit, _read_limit),
    Money: (_write_money, _read_money),
}
