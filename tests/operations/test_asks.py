"""What is asked, as a list to tick; each tick holds as long as its sentence stands."""

from decimal import Decimal

import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.asks import Ask, Tick, correct_asks, sentence_at, still_stands
from bidprep.domain.bids import Bid, Question
from bidprep.domain.opportunities import Lot, Opportunity, Stage
from bidprep.domain.scores import MarkBy
from bidprep.operations.answers import find_answer, write_markdown_answer
from bidprep.operations.asks import (
    AskState,
    EvaluatorView,
    asks_of,
    change_asks,
    read_evaluator_view,
    tick_ask,
    untick_ask,
)
from bidprep.operations.scores import give_mark
from bidprep.storage.workspace import Workspace

QUESTION = Question("q", "b", number="1", text="Describe your staff, including vetting and induction.")


@pytest.fixture
def bid(workspace: Workspace) -> Workspace:
    with workspace.step("Add") as step:
        for record in (Opportunity("o"), Stage("s", "o"), Bid("b", "s", "Ours"), Lot("l", "s"), QUESTION):
            step.put(record)
    return workspace


def view(workspace: Workspace, lot_id: str | None = None) -> EvaluatorView:
    return read_evaluator_view(workspace, QUESTION, lot_id, find_answer(workspace, "q", lot_id), {"staff": "31"})


def states(workspace: Workspace) -> list[tuple[str, bool, bool]]:
    return [(state.ask.words, state.is_given, state.is_loose) for state in view(workspace).asks]


def test_what_is_asked_is_worked_out_and_kept_with_the_first_tick(bid: Workspace) -> None:
    assert [words for words, _, _ in states(bid)] == ["Describe your staff", "Vetting", "Induction"]
    assert bid.find(Ask) == ()
    tick_ask(bid, QUESTION, None, view(bid).asks[1].ask, "")
    assert [ask.words for ask in bid.find(Ask)] == ["Describe your staff", "Vetting", "Induction"]
    assert [given for _, given, _ in states(bid)] == [False, True, False]
    bid.undo()
    assert (bid.find(Ask), bid.find(Answer)) == ((), ())


def test_a_tick_goes_loose_when_its_sentence_goes_and_can_be_tied_anew(bid: Workspace) -> None:
    write_markdown_answer(bid, QUESTION, None, "We have {{Staff}} people. We vet them all.")
    ask = view(bid).asks[0].ask
    tick_ask(bid, QUESTION, None, ask, "We have 31 people.")
    assert states(bid)[0][1:] == (True, False)
    write_markdown_answer(bid, QUESTION, None, "We vet them all.")
    assert states(bid)[0][1:] == (False, True)
    tick_ask(bid, QUESTION, None, ask, "We vet them all.")
    assert states(bid)[0][1:] == (True, False)
    assert len(bid.find(Tick)) == 1
    untick_ask(bid, bid.find(Tick)[0])
    assert states(bid)[0][1:] == (False, False)


def test_a_corrected_list_keeps_the_ticks_of_what_stays(bid: Workspace) -> None:
    tick_ask(bid, QUESTION, None, view(bid).asks[1].ask, "")
    change_asks(bid, QUESTION, ["Vetting", "Pay", "", "Describe  your staff"])
    assert states(bid) == [("Vetting", True, False), ("Pay", False, False), ("Describe your staff", False, False)]
    change_asks(bid, QUESTION, ["Vetting and checks", "Pay", "Describe your staff"])
    assert states(bid)[0] == ("Vetting and checks", True, False)
    change_asks(bid, QUESTION, ["Pay"])
    assert bid.find(Tick) == ()
    change_asks(bid, QUESTION, [])
    assert [ask.words for ask in asks_of(bid, QUESTION)] == ["Describe your staff", "Vetting", "Induction"]


def test_the_same_words_twice_are_two_asks() -> None:
    found = correct_asks((Ask("a", "q", 0, "Pay"),), ["Pay", "Pay"], "q", iter("xyz"))
    assert [ask.id for ask in found] == ["a", "x"]


def test_our_own_mark_stands_with_its_scale_and_a_lots_own_comes_first(bid: Workspace) -> None:
    assert (view(bid).mark, view(bid).scale.top) == (None, Decimal(100))
    give_mark(bid, QUESTION, MarkBy.OWN, Decimal(60))
    give_mark(bid, QUESTION, MarkBy.OWN, Decimal(70), lot_id="l")
    assert (view(bid).mark, view(bid, "l").mark) == (Decimal(60), Decimal(70))


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        (0, "We vet all."),
        (12, "At 9.30 we meet!"),
        (30, "Why?"),
        (40, "Because we “must.”"),
        (53, "Because we “must.”"),
    ],
)
def test_the_sentence_at_a_place_is_found(at: int, sentence: str) -> None:
    assert sentence_at("We vet all. At 9.30 we meet! Why?  Because we “must.”", at) == sentence


def test_an_empty_paragraph_has_no_sentence() -> None:
    assert sentence_at("", 0) == ""
    assert sentence_at("   ", 1) == ""
    assert still_stands(Tick("t", "a", "w"), "")
    assert AskState(Ask("a", "q")).is_given is False
