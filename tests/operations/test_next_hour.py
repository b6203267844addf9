"""Where the next hour is worth most: weighting × gap, by the hours left."""

from decimal import Decimal

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.domain.scores import MarkBy
from bidprep.operations.answers import set_status, write_markdown_answer
from bidprep.operations.next_hour import read_next_hours
from bidprep.operations.scores import give_mark
from bidprep.storage.workspace import Workspace

LARGE = Question("l", "b", 1, "1", weighting=Decimal(60), limit=Limit(LimitUnit.WORDS, 500))
SMALL = Question("s", "b", 2, "2", weighting=Decimal(40), limit=Limit(LimitUnit.WORDS, 500))


@pytest.fixture
def bid(workspace: Workspace) -> Workspace:
    with workspace.step("Add") as step:
        for record in (Opportunity("o"), Stage("st", "o"), Bid("b", "st"), LARGE, SMALL, Question("n", "b", 3, "3")):
            step.put(record)
    return workspace


def order(workspace: Workspace) -> list[str]:
    return [each.question.id for each in read_next_hours(workspace, "b")]


def test_the_heavier_question_comes_first_and_one_without_weight_never(bid: Workspace) -> None:
    assert order(bid) == ["l", "s"]
    first = read_next_hours(bid, "b")[0]
    assert first.gap == pytest.approx(0.6)
    assert 0 < first.worth < first.gap


def test_a_good_mark_of_ours_takes_a_question_back(bid: Workspace) -> None:
    give_mark(bid, LARGE, MarkBy.OWN, Decimal(90))
    assert order(bid) == ["s", "l"]
    give_mark(bid, LARGE, MarkBy.OWN, Decimal(100))
    assert order(bid) == ["s"]


def test_what_is_signed_off_has_nothing_left_unless_our_mark_says_so(bid: Workspace) -> None:
    write_markdown_answer(bid, LARGE, None, "Ours.")
    set_status(bid, LARGE, None, AnswerStatus.SIGNED_OFF)
    assert order(bid) == ["s"]
    give_mark(bid, LARGE, MarkBy.OWN, Decimal(20))
    assert set(order(bid)) == {"l", "s"}
