"""What can be searched for: the visible words of a record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.kinds import KINDS
from bidprep.domain.opportunities import Lot
from bidprep.domain.people import Person
from bidprep.domain.searching import searchable_words
from tests.strategies import records

_NOT_SEARCHED: tuple[type, ...] = (Person, Snapshot)


@pytest.mark.parametrize("record_type", KINDS.values())
@given(data=st.data())
def test_every_searched_kind_gives_a_title_and_words(record_type: type, data: st.DataObject) -> None:
    words = searchable_words(data.draw(records(record_type)))
    if words is not None:
        assert len(words) == 2
        assert all(isinstance(part, str) for part in words)


def test_an_answer_is_searched_by_its_words_and_not_by_its_markdown() -> None:
    assert searchable_words(Answer("a", "q", text="We **support** [people](https://x.uk)\n")) == (
        "",
        "We support people",
    )


def test_a_lot_is_found_by_those_who_run_it_now() -> None:
    words = searchable_words(Lot("l", "s", title="Leeds", incumbent="Acme", subcontractors=("Bee", "Cee")))
    assert words == ("Leeds", "Acme\nBee\nCee")


@pytest.mark.parametrize("record_type", _NOT_SEARCHED)
@given(data=st.data())
def test_some_kinds_are_not_searched(record_type: type, data: st.DataObject) -> None:
    assert searchable_words(data.draw(records(record_type))) is None
