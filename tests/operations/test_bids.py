"""Bids: starting them from templates, reading them whole, removing them with all that hangs on them."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Question
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import KINDS, Record
from bidprep.domain.opportunities import Lot, Opportunity, Stage, StageKind
from bidprep.domain.partners import Contact, LogEntry, Partner
from bidprep.domain.people import Person
from bidprep.errors import BidprepError
from bidprep.operations.answers import set_owner, write_markdown_answer
from bidprep.operations.bid_list import read_bids
from bidprep.operations.bids import NewBid, change_bid, check, read_bid, remove_bid, start_bid
from bidprep.operations.questions import add_question, change_question, move_question, remove_question
from bidprep.operations.records import add_record, called, change_record, remove_record
from bidprep.operations.templates import TEMPLATES, read_template, read_templates
from bidprep.storage.workspace import Workspace
from tests.operations.conftest import Work


def _all(workspace: Workspace) -> dict[str, object]:
    return {kind: workspace.find(record_type) for kind, record_type in KINDS.items()}


@pytest.mark.parametrize(
    ("key", "count"), [("df-qualification", 18), ("df-call-off", 10), ("standard-sq", 77), ("blank", 0)]
)
def test_each_template_starts_a_bid_with_its_questions_in_order(workspace: Workspace, key: str, count: int) -> None:
    template = read_template(key)
    bid = start_bid(workspace, template, NewBid("Ours", "Leeds City Council"))
    questions = workspace.find(Question, bid_id=bid.id)
    assert len(questions) == len(template.questions) == count
    assert [question.position for question in questions] == list(range(1, count + 1))
    assert all(question.number and question.text for question in questions)
    assert len({(question.section, question.number) for question in questions}) == count
    whole = read_bid(workspace, bid.id)
    assert (whole.bid.name, whole.opportunity.buyer, whole.bid.template) == ("Ours", "Leeds City Council", key)
    assert whole.stage.kind is template.stage_kind
    assert workspace.undo().name == "Undo: Start bid Ours"
    assert not any(_all(workspace).values())


def test_templates_are_offered_in_order_and_say_what_they_are() -> None:
    templates = read_templates()
    assert tuple(template.key for template in templates) == TEMPLATES
    assert all(template.name and template.about for template in templates)
    assert [template.stage_kind for template in templates[:2]] == [StageKind.QUALIFICATION, StageKind.CALL_OFF]
    assert {str(question["weighting"]) for question in templates[1].questions} != {"None"}


def test_an_unknown_template_is_answered_with_those_there_are() -> None:
    with pytest.raises(BidprepError, match="Choose one of: df-qualification, df-call-off, standard-sq, blank"):
        read_template("../secret")


def test_what_is_left_empty_is_taken_from_the_template(workspace: Workspace) -> None:
    bid = start_bid(workspace, read_template("df-qualification"), NewBid())
    whole = read_bid(workspace, bid.id)
    assert (whole.bid.name, whole.opportunity.buyer) == ("Qualification", "Ministry of Justice")
    blank = read_bid(workspace, start_bid(workspace, read_template("blank"), NewBid()).id)
    assert (blank.bid.name, blank.opportunity.name, blank.stage.name) == ("New bid", "New bid", "New bid")


def test_names_are_kept_on_one_line_without_what_word_cannot_hold(workspace: Workspace) -> None:
    bid = start_bid(workspace, read_template("blank"), NewBid(" Our\x07\nbid ", "The\tbuyer\x00"))
    whole = read_bid(workspace, bid.id)
    assert (bid.name, whole.opportunity.name, whole.opportunity.buyer) == ("Our bid", "Our bid", "The buyer")


def test_both_stages_of_the_framework_join_one_opportunity(workspace: Workspace) -> None:
    for key in ("df-qualification", "df-call-off"):
        start_bid(workspace, read_template(key), NewBid())
    start_bid(workspace, read_template("df-call-off"), NewBid(buyer="Another ministry"))
    assert len(workspace.find(Opportunity)) == 2
    assert len(workspace.find(Stage)) == 3


def test_particulars_change_together_and_a_bid_keeps_a_name(workspace: Workspace, work: Work) -> None:
    whole = read_bid(workspace, work.bid.id)
    stage = replace(whole.stage, submit_by=datetime(2027, 1, 2, 12, tzinfo=UTC))
    change_bid(workspace, replace(whole.bid, notes="n"), stage, replace(whole.opportunity, reference="R-1"))
    after = read_bid(workspace, work.bid.id)
    assert (after.bid.notes, after.stage, after.opportunity.reference) == ("n", stage, "R-1")
    assert [line.submit_by for line in read_bids(workspace)] == [stage.submit_by]
    with pytest.raises(BidprepError, match="needs a name"):
        change_bid(workspace, replace(whole.bid, name=" "), stage, whole.opportunity)
    workspace.undo()
    assert read_bid(workspace, work.bid.id) == whole


def test_removing_a_bid_takes_all_that_hangs_on_it_and_undo_gives_all_back(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "For all")
    write_markdown_answer(workspace, work.questions[0], work.lots[0].id, "For A")
    other = start_bid(workspace, read_template("blank"), NewBid("Stays"))
    before = _all(workspace)
    remove_bid(workspace, work.bid)
    assert [bid.id for bid in workspace.find(Bid)] == [other.id]
    for gone in (Question, Answer, Lot):
        assert workspace.find(gone) == ()
    assert [opportunity.name for opportunity in workspace.find(Opportunity)] == ["Stays"]
    assert workspace.undo().name == "Undo: Remove bid Call-off"
    assert _all(workspace) == before
    workspace.redo()
    assert len(workspace.find(Stage)) == 1


def test_a_stage_and_an_opportunity_that_others_need_stay(workspace: Workspace, work: Work) -> None:
    with workspace.step("Add") as step:
        step.put(Bid("second", work.bid.stage_id, "Second"))
    remove_bid(workspace, work.bid)
    assert len(workspace.find(Lot)) == 3
    whole = read_bid(workspace, "second")
    with workspace.step("Add") as step:
        step.put(Stage("later", whole.opportunity.id))
    remove_bid(workspace, whole.bid)
    assert [stage.id for stage in workspace.find(Stage)] == ["later"]
    assert workspace.find(Opportunity) == (whole.opportunity,)
    assert workspace.find(Lot) == ()


def test_a_bid_that_is_gone_is_said_to_be_gone(workspace: Workspace, work: Work) -> None:
    remove_bid(workspace, work.bid)
    with pytest.raises(BidprepError, match="not there any more"):
        read_bid(workspace, work.bid.id)
    remove_bid(workspace, work.bid)  # a second press of the button does no harm


def test_checks_read_the_bid_whole(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "We [TBC] {{charity number}}")
    assert [finding.check for finding in check(workspace, work.bid.id)] == [
        "placeholder",
        "unfilled-field",
        "unanswered",
        "unanswered",
    ]


def test_removing_a_partner_takes_contacts_and_log_and_undo_gives_them_back(workspace: Workspace) -> None:
    for record in (
        Partner("p", "Westmead Trust"),
        Contact("c", "p", "Nell"),
        LogEntry("l", "p", "c", said="Hello"),
        Partner("q", "Another"),
    ):
        add_record(workspace, record)
    before = _all(workspace)
    partner = workspace.get(Partner, "p")
    assert partner
    remove_record(workspace, partner)
    assert (workspace.find(Contact), workspace.find(LogEntry)) == ((), ())
    assert [left.id for left in workspace.find(Partner)] == ["q"]
    workspace.undo()
    assert _all(workspace) == before


def test_removing_a_contact_leaves_what_was_said(workspace: Workspace) -> None:
    contact = Contact("c", "p", "Nell")
    for record in (Partner("p"), contact, LogEntry("l", "p", "c", said="Hello")):
        add_record(workspace, record)
    before = _all(workspace)
    remove_record(workspace, contact)
    assert workspace.find(LogEntry) == (LogEntry("l", "p", None, said="Hello"),)
    workspace.undo()
    assert _all(workspace) == before


def test_removing_a_person_leaves_their_answers_without_an_owner(workspace: Workspace, work: Work) -> None:
    person = add_record(workspace, Person("p", "Priya"))
    write_markdown_answer(workspace, work.questions[0], None, "Ours")
    set_owner(workspace, work.questions[0], None, "p")
    before = _all(workspace)
    remove_record(workspace, person)
    assert [answer.owner_id for answer in workspace.find(Answer)] == [None]
    workspace.undo()
    assert _all(workspace) == before


def test_a_removed_lot_takes_its_variations(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], work.lots[0].id, "For A")
    before = _all(workspace)
    remove_record(workspace, work.lots[0])
    assert workspace.find(Answer) == ()
    assert workspace.undo().name == "Undo: Remove lot Lot A"
    assert _all(workspace) == before


def test_steps_name_what_they_change_in_few_words() -> None:
    assert called(Partner("p", "Westmead  Trust")) == "partner Westmead Trust"
    assert called(Answer("a", "q")) == "answer"
    assert called(Person("p", "x" * 60)) == f"person {'x' * 39}…"


def test_changes_of_one_record_that_follow_one_another_are_one_entry(workspace: Workspace) -> None:
    person = add_record(workspace, Person("p", "Priya"))
    change_record(workspace, replace(person, role="Bids"))
    change_record(workspace, replace(person, role="Bids and impact"))
    assert [step.name for step in workspace.past()] == ["Edit person Priya", "Add person Priya"]


def test_an_added_question_comes_last_with_the_next_number(workspace: Workspace, work: Work) -> None:
    added = add_question(workspace, Question("new", work.bid.id, text="And?"))
    assert (added.number, added.position) == ("4", 4)
    named = add_question(workspace, Question("other", work.bid.id, number=" 2a ", text="And?"))
    assert (named.number, named.position) == ("2a", 5)


def test_a_question_needs_a_number_of_its_own_in_its_section(workspace: Workspace, work: Work) -> None:
    first, second, _ = work.questions
    with pytest.raises(BidprepError, match="question 1 in this section already"):
        change_question(workspace, replace(second, number="1"))
    with pytest.raises(BidprepError, match="needs its number"):
        change_question(workspace, replace(second, number=" "))
    with pytest.raises(BidprepError, match="question 1 in this section already"):
        add_question(workspace, replace(first, id="copy"))
    change_question(workspace, replace(second, number="1", section="Price"))
    assert workspace.get(Question, second.id) == replace(second, number="1", section="Price")


def test_questions_move_and_stay_within_the_bid(workspace: Workspace, work: Work) -> None:
    first, second, third = (question.id for question in work.questions)

    def order() -> list[str]:
        return [question.id for question in workspace.find(Question, bid_id=work.bid.id)]

    move_question(workspace, work.questions[0], 1)
    assert order() == [second, first, third]
    move_question(workspace, work.questions[2], -9)
    assert order() == [third, second, first]
    move_question(workspace, work.questions[2], 9)
    assert order() == [second, first, third]
    assert workspace.undo().name == "Undo: Move question 3"
    assert order() == [third, second, first]


def test_a_removed_question_takes_its_answers(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Ours")
    before = _all(workspace)
    remove_question(workspace, work.questions[0])
    assert workspace.find(Answer) == ()
    workspace.undo()
    assert _all(workspace) == before
    assert workspace.find(Answer)[0].status is AnswerStatus.DRAFTING


def test_a_question_removed_meanwhile_is_not_moved(workspace: Workspace, work: Work) -> None:
    remove_question(workspace, work.questions[0])
    with pytest.raises(BidprepError, match="not there any more"):
        move_question(workspace, work.questions[0], 1)


def test_bids_of_one_day_stand_in_the_order_of_their_names(workspace: Workspace) -> None:
    for name in ("Zeta", "alpha", "Mid"):
        start_bid(workspace, read_template("blank"), NewBid(name))
    assert [bid.name for bid in workspace.find(Bid)] == ["alpha", "Mid", "Zeta"]


def test_a_bid_on_a_stage_that_is_there_takes_its_dates_and_lots_and_adds_no_other(workspace: Workspace) -> None:
    opportunity = Opportunity(new_id(), "Resettlement", "Westmarch Council")
    stage = Stage(new_id(), opportunity.id, name="Resettlement", submit_by=datetime(2026, 9, 14, 11, tzinfo=UTC))
    lot = Lot(new_id(), stage.id, 1, "L-1", "North")
    with workspace.step("Set up") as step:
        records: tuple[Record, ...] = (opportunity, stage, lot)
        for record in records:
            step.put(record)
    template = read_template("df-call-off")
    bid = start_bid(workspace, template, NewBid("", "Somebody else", "Something else", stage_id=stage.id))
    assert (bid.name, bid.stage_id) == ("Resettlement", stage.id)
    assert workspace.find(Opportunity) == (opportunity,)
    assert workspace.find(Stage) == (stage,)
    assert read_bid(workspace, bid.id).lots == (lot,)
    assert len(workspace.find(Question, bid_id=bid.id)) == len(template.questions)
    assert start_bid(workspace, template, NewBid("Again", stage_id=stage.id)).name == "Again"
    with pytest.raises(BidprepError, match="not there any more"):
        start_bid(workspace, template, NewBid("Ours", stage_id=new_id()))
