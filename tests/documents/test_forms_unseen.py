"""Forms that the reader was not written from are read nearly whole, and what asks nothing yields nothing."""

from pathlib import Path

import pytest

from tests.documents.form_unseen_twins import UNSEEN, agreement
from tests.documents.unseen.making import UnseenForm

LEAST = 0.95
"""Of precision and of recall over all, above what buyers' own forms must reach (0.9), for these are known by now."""


@pytest.mark.parametrize("form", UNSEEN, ids=lambda form: form.name)
def test_a_form_of_another_buyer_is_read_as_it_asks(form: UnseenForm, tmp_path: Path) -> None:
    read = agreement(form, tmp_path)
    assert [ask.text for ask in read.missing] == []
    assert [each.text for each in read.extra] == []
    assert read.wrong() == []


def test_over_all_unseen_forms_few_questions_are_missing_and_few_read_that_none_asks(tmp_path: Path) -> None:
    read = [agreement(form, tmp_path) for form in UNSEEN]
    found = sum(len(each.found) for each in read)
    assert found / (found + sum(len(each.missing) for each in read)) >= LEAST
    assert found / (found + sum(len(each.extra) for each in read)) >= LEAST


def test_what_a_buyer_sends_along_that_asks_nothing_yields_no_question(tmp_path: Path) -> None:
    silent = [form for form in UNSEEN if not form.asks]
    assert len(silent) >= 6
    assert [form.name for form in silent if agreement(form, tmp_path).extra] == []
