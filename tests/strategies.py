"""Values for tests with laws: formatted texts, and records of any kind built from their fields' types."""

import dataclasses
import types
import typing
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar

from hypothesis import strategies as st

from bidprep.domain.bids import Limit
from bidprep.domain.money import Money
from bidprep.domain.text import Inline, LineBreak, MergeField, Paragraph, Run, Style, Table, Text, text_of

R = TypeVar("R")

# What formats, escapes or breaks something somewhere, beside every character there is.
_AWKWARD = list(" *[]()\\|<>{}#-+1.2)_`~\n\t\u00a0\u2028\x0b\x00aé")
characters = st.one_of(st.sampled_from(_AWKWARD), st.characters())
words = st.text(characters, max_size=12)
links = st.one_of(st.just(""), words)

runs = st.builds(Run, words, st.booleans(), st.booleans(), links)
merge_fields = st.builds(MergeField, words, st.booleans(), st.booleans(), links)
inlines: st.SearchStrategy[tuple[Inline, ...]] = st.lists(
    st.one_of(runs, runs, merge_fields, st.just(LineBreak())), max_size=6
).map(tuple)
paragraphs = st.builds(Paragraph, inlines, st.sampled_from(Style))
tables = st.lists(st.lists(inlines, max_size=3).map(tuple), max_size=3).map(tuple).map(Table)
blocks = st.one_of(paragraphs, paragraphs, tables)
texts: st.SearchStrategy[Text] = st.lists(blocks, max_size=5).map(text_of)

# Only whole characters: what is typed or read from a file has no lone surrogates.
field_words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ids = st.text("abcdefghijklmnopqrstuvwxyz234567", min_size=26, max_size=26)

_OF_TYPE: dict[type, st.SearchStrategy[Any]] = {
    str: field_words,
    int: st.integers(-(2**31), 2**31),
    float: st.floats(0, 100, allow_nan=False),
    bool: st.booleans(),
    date: st.dates(date(1600, 1, 1), date(2999, 12, 31)),
    datetime: st.datetimes(datetime(1900, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC)),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False),
}
_OF_TYPE[Limit] = st.builds(
    Limit,
    unit=st.sampled_from(typing.get_type_hints(Limit)["unit"]),
    value=st.integers(0, 10**6),
    items=st.integers(1, 20),
    rule=st.sampled_from(["word", "portal", "portal-crlf", "no-tables", "gone"]),
    font=st.sampled_from(["", "Arial"]),
    size=st.sampled_from([0.0, 11.0, 10.5]),
)
_OF_TYPE[Money] = st.builds(Money, _OF_TYPE[Decimal], st.sampled_from(["GBP", "EUR"]))


def records(record_type: type[R]) -> st.SearchStrategy[R]:
    """Return records of a type with all fields filled by what their types allow."""
    hints = typing.get_type_hints(record_type)
    fields = dataclasses.fields(record_type)  # type: ignore[arg-type]  # every record is a dataclass
    return st.builds(record_type, **{field.name: values_of(field.name, hints[field.name]) for field in fields})


def values_of(name: str, hint: Any) -> st.SearchStrategy[Any]:
    """Return the values that a field of this name and type may take."""
    if isinstance(hint, types.UnionType):
        inner = next(part for part in typing.get_args(hint) if part is not types.NoneType)
        return st.none() | values_of(name, inner)
    if typing.get_origin(hint) is tuple:
        return st.lists(values_of(name, typing.get_args(hint)[0]), max_size=3).map(tuple)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    if name == "id" or name.endswith("_id"):
        return ids
    return _OF_TYPE[hint]
