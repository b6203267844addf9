"""Clarifications: what a buyer leaves unsaid, and the draft that asks for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bidprep.domain.bids import Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.clarifications import Clarification, draft_clarification, find_unstated, is_overdue

STATED = Question(
    "q", "bid", 1, "2.1", text="Describe your hubs.", limit=Limit(LimitUnit.WORDS, 500), guidance="Say where.",
    criteria="Clear and complete.",
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "unstated"),
    [
        ({}, ()),
        ({"limit": None}, ("limit",)),
        ({"criteria": " "}, ("scoring",)),
        ({"criteria": "", "scale": "0-5"}, ()),
        ({"criteria": "", "pass_fail": True}, ()),
        ({"guidance": "", "limit": None}, ("limit", "guidance")),
        ({"guidance": "", "limit": None, "kind": QuestionKind.YES_NO}, ()),
    ],
)
def test_what_is_not_stated_of_a_question_is_found(changes: dict[str, object], unstated: tuple[str, ...]) -> None:
    question = replace(STATED, **changes)  # type: ignore[arg-type] # fields of several types
    assert find_unstated(question) == unstated
    assert bool(draft_clarification(question)) is bool(unstated)


def test_a_draft_names_the_question_and_asks_for_all_that_is_missing() -> None:
    draft = draft_clarification(replace(STATED, limit=None, guidance="", criteria=""))
    assert draft.startswith("Question 2.1 (“Describe your hubs.”): the documents do not say how long")
    assert draft.count(";") == 2
    assert "what an answer must show for each mark" in draft


def test_it_is_late_once_the_last_day_has_passed_without_a_reply() -> None:
    today = date(2026, 3, 2)
    assert is_overdue(Clarification("c", "s"), today, today - timedelta(days=1))
    assert not is_overdue(Clarification("c", "s"), today, today)
    assert not is_overdue(Clarification("c", "s", reply="Yes."), today, today - timedelta(days=1))
    assert not is_overdue(Clarification("c", "s"), today, None)
