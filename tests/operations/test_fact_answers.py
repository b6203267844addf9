"""Answers from the organisation's record: of bids that begin, of bids begun already, and after changes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.bids import Bid, Question
from bidprep.domain.dates import today
from bidprep.domain.ids import new_id
from bidprep.domain.money import Money
from bidprep.domain.opportunities import Lot
from bidprep.domain.people import Person
from bidprep.domain.policies import Policy, PolicyKind
from bidprep.domain.text import plain, plain_text
from bidprep.operations.answers import find_answer, set_owner, vary_answer, write_answer
from bidprep.operations.bids import NewBid, read_bid, start_bid
from bidprep.operations.facts import change_fact, forget_fact, state_fact
from bidprep.operations.organisation import keep_evidence
from bidprep.operations.records import add_record
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace


@pytest.fixture
def bid(workspace: Workspace) -> Bid:
    """A selection questionnaire that was begun before anything was stated."""
    return start_bid(workspace, read_template("standard-sq"), NewBid("SQ"))


def question(workspace: Workspace, bid: Bid, number: str) -> Question:
    return next(asked for asked in workspace.find(Question, bid_id=bid.id) if asked.number == number)


def said(workspace: Workspace, bid: Bid, number: str) -> str | None:
    """Return what a question is answered with, filled in; None where it has no answer."""
    answer = find_answer(workspace, question(workspace, bid, number).id)
    return plain_text(read_bid(workspace, bid.id).filled(answer)) if answer else None


def test_stating_a_fact_later_answers_the_open_questions_of_every_bid_begun_already(
    workspace: Workspace, bid: Bid
) -> None:
    other = start_bid(workspace, read_template("df-qualification"), NewBid("Q"))
    assert (said(workspace, bid, "1.1(a)"), said(workspace, other, "1.1")) == (None, None)
    state_fact(workspace, "Legal name", "Netherfell Resettlement Trust")
    for begun, number in ((bid, "1.1(a)"), (other, "1.1")):
        assert said(workspace, begun, number) == "Netherfell Resettlement Trust"
        answer = find_answer(workspace, question(workspace, begun, number).id)
        assert answer
        assert (answer.text, answer.status) == ("{{Legal name}}\n", AnswerStatus.DRAFTING)
    assert said(workspace, bid, "1.1(b)(ii)") is None


def test_one_undo_takes_back_the_fact_and_the_answers_that_came_of_it(workspace: Workspace, bid: Bid) -> None:
    state_fact(workspace, "Website", "netherfell.example.org")
    assert workspace.undo().name == "Undo: Edit fact Website"
    assert said(workspace, bid, "1.1(b)(ii)") is None
    workspace.redo()
    assert said(workspace, bid, "1.1(b)(ii)") == "netherfell.example.org"


def test_what_is_made_of_several_facts_is_answered_with_the_first_and_follows_the_second(
    workspace: Workspace, bid: Bid
) -> None:
    state_fact(workspace, "Charity number", "9900417")
    assert said(workspace, bid, "1.1(e)") == "Charity number 9900417"
    state_fact(workspace, "Company number", "99000417")
    assert said(workspace, bid, "1.1(e)") == "Charity number 9900417; company number 99000417"
    workspace.undo()
    assert said(workspace, bid, "1.1(e)") == "Charity number 9900417"
    workspace.undo()
    assert said(workspace, bid, "1.1(e)") is None


def test_a_declaration_is_not_answered_by_stating_its_fact(workspace: Workspace, bid: Bid) -> None:
    state_fact(workspace, "Signatory", "Helen Marsden, Chief executive")
    assert said(workspace, bid, "DECL") is None


def test_a_fact_emptied_and_stated_again_leaves_one_answer(workspace: Workspace, bid: Bid) -> None:
    for value in ("One Trust", "", "Two Trust"):
        state_fact(workspace, "Legal name", value)
    assert len(read_bid(workspace, bid.id).answers) == 1
    assert said(workspace, bid, "1.1(a)") == "Two Trust"


def test_an_own_fact_under_the_name_that_a_question_asks_for_answers_it_until_it_is_forgotten(
    workspace: Workspace, bid: Bid
) -> None:
    own = state_fact(workspace, "Product liabilities", "Yes")
    assert read_bid(workspace, bid.id).answers == ()
    own = change_fact(workspace, replace(own, name="product liability HELD"))
    assert said(workspace, bid, "7.1-PR") == "Yes"
    forget_fact(workspace, own)
    assert said(workspace, bid, "7.1-PR") == "{{Product liability held}}"
    workspace.undo()
    assert said(workspace, bid, "7.1-PR") == "Yes"


# What is open


def test_an_answer_that_has_words_is_left_alone(workspace: Workspace, bid: Bid) -> None:
    write_answer(workspace, question(workspace, bid, "1.1(a)"), None, plain("We are called the Trust."))
    state_fact(workspace, "Legal name", "Netherfell Resettlement Trust")
    assert said(workspace, bid, "1.1(a)") == "We are called the Trust."


def test_an_answer_that_has_an_owner_and_nothing_else_is_open_and_keeps_its_owner(
    workspace: Workspace, bid: Bid
) -> None:
    priya = add_record(workspace, Person(new_id(), "Priya Nair"))
    asked = question(workspace, bid, "1.1(a)")
    set_owner(workspace, asked, None, priya.id)
    state_fact(workspace, "Legal name", "Netherfell Resettlement Trust")
    answer = find_answer(workspace, asked.id)
    assert answer
    assert (answer.text, answer.status, answer.owner_id) == ("{{Legal name}}\n", AnswerStatus.DRAFTING, priya.id)
    workspace.undo()
    assert find_answer(workspace, asked.id) == replace(answer, text="", status=AnswerStatus.NOT_STARTED)


def test_an_answer_that_somebody_emptied_stays_empty(workspace: Workspace, bid: Bid) -> None:
    asked = question(workspace, bid, "1.1(a)")
    for words in ("We", ""):
        write_answer(workspace, asked, None, plain(words))
    state_fact(workspace, "Legal name", "Netherfell Resettlement Trust")
    answer = find_answer(workspace, asked.id)
    assert answer
    assert answer.text == ""


def test_an_answer_varied_for_a_lot_leaves_the_shared_one_open(workspace: Workspace, bid: Bid) -> None:
    lot = add_record(workspace, Lot(new_id(), bid.stage_id, 1, "L1", "York"))
    asked = question(workspace, bid, "1.1(a)")
    varied = vary_answer(workspace, asked, lot)
    state_fact(workspace, "Legal name", "Netherfell Resettlement Trust")
    assert said(workspace, bid, "1.1(a)") == "Netherfell Resettlement Trust"
    assert find_answer(workspace, asked.id, lot.id) == varied


# Accounts and policies


def test_a_year_of_accounts_and_an_insurance_answer_what_asks_for_them(workspace: Workspace, bid: Bid) -> None:
    other = start_bid(workspace, read_template("df-qualification"), NewBid("Q"))
    year = add_record(workspace, AccountsYear(new_id(), date(2026, 3, 31)))
    keep_evidence(workspace, replace(year, income=Money(Decimal(812_400))))
    assert said(workspace, other, "1.6") == "£812,400"
    cover = add_record(workspace, Policy(new_id(), PolicyKind.INSURANCE, expires_on=date(2026, 1, 1)))
    keep_evidence(workspace, replace(cover, name="Public liability"))
    assert said(workspace, bid, "7.1-PL") is None  # it has expired, so it is not held
    keep_evidence(workspace, replace(cover, name="Public liability", expires_on=today()))
    assert str(said(workspace, bid, "7.1-PL")).startswith("Yes: until ")
    workspace.undo()
    assert said(workspace, bid, "7.1-PL") is None
    assert said(workspace, other, "1.6") == "£812,400"
