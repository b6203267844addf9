"""Records as JSON: every kind comes back the same, and what is wrong is named."""

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.answers import Answer, Revision
from bidprep.domain.bids import Question
from bidprep.domain.files import KeptFile
from bidprep.domain.kinds import KIND_OF, KINDS
from bidprep.domain.opportunities import Lot, Stage
from bidprep.domain.partners import LogEntry
from bidprep.domain.people import Person
from bidprep.domain.record_json import as_json, from_json
from bidprep.errors import BidprepError
from tests.strategies import records

_TYPES: tuple[type, ...] = (*KINDS.values(), Revision, KeptFile)


@pytest.mark.parametrize("record_type", _TYPES)
@given(data=st.data())
def test_every_kind_comes_back_the_same_through_json_text(record_type: type, data: st.DataObject) -> None:
    record = data.draw(records(record_type))
    spelt = json.dumps(as_json(record), ensure_ascii=False, allow_nan=False)
    assert from_json(record_type, json.loads(spelt)) == record
    assert list(as_json(record)) == [field.name for field in fields(record)]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=[]), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["unit", "value", "amount", "rule", "x"]), inner)
    ),
    max_leaves=4,
)


@pytest.mark.parametrize("record_type", _TYPES)
@given(data=st.data())
def test_whatever_stands_in_a_field_it_is_taken_whole_or_named(record_type: type, data: st.DataObject) -> None:
    record = data.draw(records(record_type))
    name = data.draw(st.sampled_from([field.name for field in fields(record)]))
    values = as_json(record) | {name: data.draw(_JSON)}
    named = pytest.raises(BidprepError, match=f"a value for {name} of a {record_type.__name__}")
    try:
        read: object = from_json(record_type, values)
    except BidprepError:
        with named:
            from_json(record_type, values)
        return
    assert from_json(record_type, as_json(read)) == read
    json.dumps(as_json(read), ensure_ascii=False, allow_nan=False).encode()


@pytest.mark.parametrize(
    ("record_type", "name", "value"),
    [
        (Question, "limit", {"unit": "furlongs", "value": 3}),
        (Question, "limit", {"unit": "words", "value": -1}),
        (Question, "limit", {"unit": "words", "value": 1, "items": -2}),
        (Question, "limit", {"unit": "words", "value": 1, "rule": 7}),
        (Question, "limit", {"value": 3}),
        (Question, "limit", 500),
        (Question, "choices", "yes"),
        (Question, "choices", [1]),
        (Question, "weighting", "heavy"),
        (Question, "weighting", True),
        (Question, "weighting", "NaN"),
        (Question, "kind", "riddle"),
        (Question, "position", "3"),
        (Question, "position", True),
        (Question, "position", 2**63),
        (Question, "text", None),
        (Question, "text", "half \ud83d"),
        (Lot, "value", {"currency": "GBP"}),
        (Lot, "value", {"amount": "1", "currency": 3}),
        (Stage, "submit_by", "soon"),
        (Stage, "submit_by", "0001-01-01T00:00:00+23:00"),
        (Stage, "submit_by", 3),
        (Stage, "published_on", "31/12/2026"),
        (LogEntry, "done", "yes"),
        (LogEntry, "done", 2),
        (Person, "weekly_hours", float("nan")),
        (Person, "weekly_hours", float("inf")),
        (Person, "weekly_hours", "many"),
        (Person, "weekly_hours", 10**400),
    ],
)
def test_a_bad_value_is_refused_and_its_field_named(record_type: type, name: str, value: Any) -> None:
    with pytest.raises(BidprepError, match=f"is not a value for {name} of a {record_type.__name__}"):
        from_json(record_type, {name: value})


def test_a_field_that_does_not_exist_is_named() -> None:
    with pytest.raises(BidprepError, match="A Person has no field “nmae”"):
        from_json(Person, {"id": "a", "nmae": "Ann"})


def test_a_record_without_its_id_or_parent_is_refused() -> None:
    with pytest.raises(BidprepError, match="lacks a field it must have"):
        from_json(Person, {"name": "Ann"})
    with pytest.raises(BidprepError, match="lacks a field it must have"):
        from_json(Answer, {"id": "a"})


def test_what_is_left_out_takes_its_default() -> None:
    assert from_json(Answer, {"id": "a", "question_id": "q"}) == Answer("a", "q")
    question = from_json(Question, {"id": "q", "bid_id": "b", "limit": {"unit": "words", "value": 500}})
    assert question.limit
    assert (question.limit.items, question.limit.rule) == (1, "word")


def test_a_time_without_offset_is_utc_and_one_with_is_turned_into_it() -> None:
    assert (
        str(from_json(Stage, {"id": "a", "opportunity_id": "o", "submit_by": "2026-07-01T12:00:00"}).submit_by)
        == "2026-07-01 12:00:00+00:00"
    )
    assert (
        str(from_json(Stage, {"id": "a", "opportunity_id": "o", "submit_by": "2026-07-01T12:00:00+01:00"}).submit_by)
        == "2026-07-01 11:00:00+00:00"
    )


def test_money_keeps_every_digit_it_was_written_with() -> None:
    lot = from_json(Lot, {"id": "a", "stage_id": "s", "value": {"amount": "1200000.10"}})
    assert lot.value
    assert (str(lot.value.amount), lot.value.currency) == ("1200000.10", "GBP")


def test_every_kind_has_one_name_and_every_name_one_kind() -> None:
    assert {KIND_OF[record_type]: record_type for record_type in KINDS.values()} == KINDS


def test_a_log_entry_is_due_while_there_is_something_to_do() -> None:
    assert LogEntry("a", "p", next_action="ring").is_due
    assert not LogEntry("a", "p", next_action="ring", done=True).is_due
    assert not LogEntry("a", "p", next_action=" ").is_due
