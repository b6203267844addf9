"""Records as rows: a table a kind, a column a field."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from types import NoneType
from typing import Any, TypeVar

from bidprep.domain.kinds import KIND_OF, Record
from bidprep.domain.record_json import FieldForm, Json, field_forms
from bidprep.storage.faults import damaged

R = TypeVar("R", bound=Record)

# In which order records of a kind are found; a removal undone comes back to its place.
_ORDERS = {
    "lot": "position, id",
    "question": "position, id",
    "log_entry": "happened_on DESC, id",
    "stage": "published_on, id",
    "bid": "started_on, name COLLATE NOCASE, id",
    "answer": "lot_id, id",
    "case_study": "title COLLATE NOCASE, id",
    "snapshot": "made_at, id",
    "accounts_year": "ended_on DESC, id",
    "figure": "case_study_id, position, id",
    "telling": "case_study_id, words, id",
    "consent": "case_study_id, given_on, id",
    "case_study_use": "bid_id, position, id",
    "criterion": "stage_id, position, id",
    "material": "title COLLATE NOCASE, name COLLATE NOCASE, id",
    "pin": "material_id, start, id",
    "form_place": "question_id, position, id",
    "offer": "service COLLATE NOCASE, id",
    "standing": "stage_id, lot_id, id",
    "own_word": "word COLLATE NOCASE, id",
    "decision_criterion": "purpose, position, id",
    "absence": "starts_on, id",
    "passage": "title COLLATE NOCASE, id",
    "qualified": "category COLLATE NOCASE, id",
    "need": "stage_id, position, id",
    "clarification": "stage_id, position, id",
    "decision": "decided_on, id",
    "criterion_score": "criterion_id, id",
    "result": "told_on, id",
    "section_weight": "bid_id, position, id",
    "plan_step": "bid_id, position, id",
    "task": "bid_id, position, id",
    "risk": "bid_id, position, id",
    "ask": "question_id, position, id",
    "mark": "question_id, id",
    "tick": "ask_id, id",
    "passage_use": "answer_id, used_on, id",
    "sign_off": "signed_at, id",
    "review_round": "sent_on, id",
    "review_copy": "round_id, name COLLATE NOCASE, id",
    "sent_answer": "round_id, position, id",
    "returned_copy": "taken_at, id",
    "remark": "returned_id, position, id",
    "suggestion": "returned_id, position, id",
}


def order_of(kind: str) -> str:
    """Return the ORDER BY of a kind."""
    return _ORDERS.get(kind, "name COLLATE NOCASE, id")


def columns_of(record_type: type) -> str:
    """Return the columns of a record type for SELECT, in the order of its fields."""
    return ", ".join(f'"{form.name}"' for form in field_forms(record_type))


def to_row(record_type: type, values: Mapping[str, Json]) -> dict[str, Any]:
    """Return the row of a record given as JSON: lists and objects become text."""
    return {
        form.name: json.dumps(values[form.name], ensure_ascii=False)
        if form.structured and values[form.name] is not None
        else values[form.name]
        for form in field_forms(record_type)
    }


def row_json(record_type: type, row: Iterable[Any]) -> dict[str, Json]:
    """Return the JSON form of a row whose columns are `columns_of` the type; raises BidprepError where it is damaged."""
    columns = tuple(row)
    if bytes in map(type, columns):
        raise damaged()
    try:
        return {
            form.name: json.loads(value)
            if form.structured and value is not None
            else bool(value)
            if form.truth
            else value
            for form, value in zip(field_forms(record_type), columns, strict=True)
        }
    except (ValueError, TypeError):
        raise damaged() from None


def from_row(record_type: type[R], row: Iterable[Any]) -> R:
    """Return the record of a row whose columns are `columns_of` the type; raises BidprepError where it is damaged."""
    columns = list(row)
    to_read = _to_read(record_type, *map(type, columns))
    try:
        for at, read in to_read:
            columns[at] = read(columns[at])
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError):
        raise damaged() from None
    return record_type(*columns)


@lru_cache(maxsize=4096)
def _to_read(record_type: type[Record], *kinds: type) -> tuple[tuple[int, Callable[[Any], Any]], ...]:
    """Return which columns of a row with values of these types have to be read, and how: most stand as they are.

    Lists of hundreds of records are read with every page, and their rows are of few forms.
    """
    return tuple(
        (at, _reader(form))
        for at, (form, kind) in enumerate(zip(field_forms(record_type), kinds, strict=True))
        if kind is not form.as_it_stands and not (kind is NoneType and form.optional)
    )


def _reader(form: FieldForm) -> Callable[[Any], Any]:
    if form.structured:
        return lambda value: form.read(_NONE if value == "[]" else json.loads(value))
    if form.truth:
        return lambda value: form.read(bool(value))
    return form.read


_NONE: list[str] = []


def table_of(record_type: type[Record]) -> str:
    """Return the name of the table of a kind, which is the name of the kind."""
    return KIND_OF[record_type]
