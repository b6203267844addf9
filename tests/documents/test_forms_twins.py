"""Every layout that buyers and funders use: what a form asks is found, all of it, and nothing else."""

from decimal import Decimal
from pathlib import Path

import pytest

from bidprep.documents.forms.reading import read_form
from tests.documents.form_further_twins import FURTHER
from tests.documents.form_grid_twins import GRIDS
from tests.documents.form_later_twins import LATER
from tests.documents.form_latest_twins import LATEST
from tests.documents.form_twins import TWINS, Twin
from tests.documents.form_worth_twins import WORTH

ALL = (*TWINS, *FURTHER, *LATER, *LATEST, *GRIDS, *WORTH)
NAMES = [twin.name for twin in ALL]


@pytest.mark.parametrize("twin", ALL, ids=NAMES)
def test_a_form_is_read_exactly(tmp_path: Path, twin: Twin) -> None:
    form = read_form(twin.make(tmp_path))
    assert [
        (each.number, each.text[: len(asked.begins)]) for each, asked in zip(form.questions, twin.asks, strict=False)
    ] == [(asked.number, asked.begins) for asked in twin.asks]
    assert len(form.questions) == len(twin.asks), [each.text for each in form.questions]
    for question, asked in zip(form.questions, twin.asks, strict=True):
        assert question.kind == asked.kind, question.text
        assert str(question.limit or "") == asked.limit, question.text
        assert question.weighting == (Decimal(asked.weighting) if asked.weighting else None), question.text
        assert len(question.places) == asked.places, question.text
        if asked.choices:
            assert question.choices == asked.choices
    assert len(form.fields) == twin.fields, [each.label for each in form.fields]


@pytest.mark.parametrize("twin", ALL, ids=NAMES)
def test_each_place_is_another_and_each_question_begins_where_it_is_shown(tmp_path: Path, twin: Twin) -> None:
    form = read_form(twin.make(tmp_path))
    places = [(place.part, place.path) for question in form.questions for place in question.places]
    assert len(set(places)) == len(places)
    assert all(len(place.digest) == 64 for question in form.questions for place in question.places)
    for question in form.questions:
        shown = " ".join(form.blocks[question.block].words)
        assert " ".join(question.text.split())[:15] in " ".join(shown.split()) or question.block < len(form.blocks) - 1
    blocks = [question.block for question in form.questions]
    assert blocks == sorted(blocks)
