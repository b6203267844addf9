"""A buyer's form taken into a bid: questions, places, answers and the file in one step, and nothing twice."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from bidprep.documents.child import CancelledError
from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.dates import today
from bidprep.domain.form_proposals import AnswerPlace, FormProposal, ProposedQuestion
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.errors import BidprepError
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.forms import ReadForm, read_buyers_form, read_form_changes, take_in_form
from bidprep.operations.questions import change_question, remove_question
from bidprep.storage.workspace import Workspace
from tests.documents.form_files import p, tbl, word_file
from tests.operations.conftest import Work


def place(path: str, part: str = "body") -> AnswerPlace:
    return AnswerPlace(part, path, sha256(path.encode()).hexdigest())


ASKED = (
    ProposedQuestion(
        "1.1", "How will you start?", "Quality", limit=Limit(LimitUnit.WORDS, 250, 2), weighting=Decimal(30),
        guidance="Say who.", criteria="0 to 5", places=(place("B2"), place("B2", "Lot 2")),
    ),
    ProposedQuestion(
        "1.2", "Which?", "Quality", QuestionKind.CHOICE, choices=("This", "That"), only_if="if yes to 1.1", parent="1",
        places=(place("B3"),), answer="That *one*\nand {{more}}",
    ),
    ProposedQuestion("", "Anything else?"),
)  # fmt: skip


def form(*asked: ProposedQuestion, content: bytes = b"the file") -> ReadForm:
    return ReadForm("Form.docx", content, FormProposal(asked))


def questions(workspace: Workspace, work: Work) -> list[Question]:
    return [question for question in workspace.find(Question, bid_id=work.bid.id) if question not in work.questions]


def test_the_questions_come_after_those_there_with_all_that_was_read(workspace: Workspace, work: Work) -> None:
    taken = take_in_form(workspace, work.bid.id, form(*ASKED))
    first, second, third = questions(workspace, work)
    assert taken.added == (first, second, third)
    assert [question.position for question in (first, second, third)] == [4, 5, 6]
    assert (first.number, first.section, first.text) == ("1.1", "Quality", "How will you start?")
    assert (first.limit, first.weighting) == (Limit(LimitUnit.WORDS, 250, 2), Decimal(30))
    assert (first.guidance, first.criteria) == ("Say who.", "0 to 5")
    assert (second.kind, second.choices, second.only_if, second.parent) == (
        "choice", ("This", "That"), "if yes to 1.1", "1",
    )  # fmt: skip
    assert third.number == "6"


def test_where_the_answers_go_and_the_file_are_kept(workspace: Workspace, work: Work) -> None:
    take_in_form(workspace, work.bid.id, form(*ASKED))
    (kept,) = workspace.find(BuyerForm)
    assert (kept.bid_id, kept.name, kept.taken_on) == (work.bid.id, "Form.docx", today())
    assert workspace.file_content(kept.digest) == b"the file"
    places = workspace.find(FormPlace, question_id=questions(workspace, work)[0].id)
    assert [(each.form_id, each.position, each.part, each.path) for each in places] == [
        (kept.id, 1, "body", "B2"), (kept.id, 2, "Lot 2", "B2"),
    ]  # fmt: skip
    assert places[0].around == ASKED[0].places[0].digest


def test_a_filled_in_answer_is_a_draft_with_a_revision_word_for_word(workspace: Workspace, work: Work) -> None:
    taken = take_in_form(workspace, work.bid.id, form(*ASKED))
    assert taken.answers == 1
    (answer,) = workspace.find(Answer, question_id=questions(workspace, work)[1].id)
    assert (answer.text, answer.status) == ("That \\*one\\*\n\nand {{more}}\n", AnswerStatus.DRAFTING)
    (revision,) = workspace.revisions(answer.id)
    assert (answer.revision_id, revision.text) == (revision.id, answer.text)


def test_all_is_one_step_after_a_backup_and_undone_as_one(workspace: Workspace, work: Work) -> None:
    steps = len(workspace.past())
    take_in_form(workspace, work.bid.id, form(*ASKED))
    past = workspace.past()
    assert (past[0].name, len(past)) == ("Take in form Form.docx", steps + 1)
    assert [backup.reason for backup in workspace.list_backups()] == ["before import"]
    workspace.undo()
    assert questions(workspace, work) == []
    assert (workspace.find(BuyerForm), workspace.find(FormPlace), workspace.find(Answer)) == ((), (), ())
    workspace.redo()
    assert len(questions(workspace, work)) == 3


def test_a_dry_run_says_the_same_and_changes_nothing(workspace: Workspace, work: Work) -> None:
    steps = workspace.past()
    planned = read_form_changes(workspace, work.bid.id, form(*ASKED))
    assert (workspace.past(), questions(workspace, work), workspace.list_backups()) == (steps, [], ())
    taken = take_in_form(workspace, work.bid.id, form(*ASKED))
    assert [(each.number, each.text) for each in taken.added] == [(each.number, each.text) for each in planned.added]


def test_a_form_taken_in_twice_says_so_and_adds_nothing(workspace: Workspace, work: Work) -> None:
    take_in_form(workspace, work.bid.id, form(*ASKED))
    steps = workspace.past()
    again = take_in_form(workspace, work.bid.id, form(*ASKED))
    assert (again.added, len(again.there), again.answers) == ((), 3, 0)
    assert again.notes[0].startswith("This form was taken in already on ")
    assert again.notes[0].endswith("the bid asks all of it, so nothing is added.")
    assert (workspace.past(), len(workspace.list_backups())) == (steps, 1)


def test_only_what_the_bid_does_not_ask_yet_is_added_to_a_form_that_is_there(workspace: Workspace, work: Work) -> None:
    take_in_form(workspace, work.bid.id, form(*ASKED))
    remove_question(workspace, questions(workspace, work)[1])
    again = take_in_form(workspace, work.bid.id, form(*ASKED))
    assert [question.number for question in again.added] == ["1.2"]
    assert again.notes[0].endswith("the bid asks 2 of its 3 questions; only the others are added.")
    assert len(workspace.find(BuyerForm)) == 1
    assert [len(workspace.find(FormPlace, question_id=each.id)) for each in questions(workspace, work)] == [2, 0, 1]


def test_a_question_that_is_there_is_not_doubled_and_learns_its_place_and_answer(
    workspace: Workspace, work: Work
) -> None:
    asked = ProposedQuestion("1", " describe  PART 1. ", "Other", places=(place("B9"),), answer="As we did")
    taken = take_in_form(workspace, work.bid.id, form(asked))
    assert (taken.added, taken.there, taken.answers) == ((), (work.questions[0],), 1)
    assert [each.path for each in workspace.find(FormPlace, question_id=work.questions[0].id)] == ["B9"]
    assert workspace.find(Answer)[0].text == "As we did\n"
    assert work.questions[0] in workspace.find(Question)


def test_an_answer_that_is_written_is_never_replaced(workspace: Workspace, work: Work) -> None:
    write_markdown_answer(workspace, work.questions[0], None, "Our own")
    taken = take_in_form(workspace, work.bid.id, form(ProposedQuestion("1", "Describe part 1.", answer="Theirs")))
    assert taken.answers == 0
    assert [answer.text for answer in workspace.find(Answer)] == ["Our own\n"]


def test_another_limit_or_weighting_in_the_form_is_pointed_out(workspace: Workspace, work: Work) -> None:
    asked = ProposedQuestion("1", "Describe part 1.", limit=Limit(LimitUnit.WORDS, 750), weighting=Decimal("12.5"))
    notes = take_in_form(workspace, work.bid.id, form(asked)).notes
    assert notes == (
        "Question 1 is in the bid with limit 500 words, in the form 750 words; weighting none, in the form 12.5%. "
        "Change it on its page if the form is right.",
    )


def test_every_question_gets_a_number_of_its_own_in_its_section(workspace: Workspace, work: Work) -> None:
    asked = [
        ProposedQuestion("1", "Name", "A"), ProposedQuestion("1", "Another", "A"), ProposedQuestion("1", "Name", "B"),
        ProposedQuestion("", "First of none", "A"), ProposedQuestion("", "Second of none", "A"),
        ProposedQuestion("7", "Taken by the buyer", "A"),
    ]  # fmt: skip
    take_in_form(workspace, work.bid.id, form(*asked))
    made = questions(workspace, work)
    assert [question.number for question in made] == ["1", "1 (2)", "1", "8", "9", "7"]
    for question in made:
        change_question(workspace, replace(question, guidance="It can be changed."))


def test_characters_that_word_cannot_hold_are_left_out(workspace: Workspace, work: Work) -> None:
    take_in_form(
        workspace, work.bid.id, form(ProposedQuestion("9\x00", "Who\x0bare\x1b you?\ud800", choices=("a\x00",)))
    )
    (made,) = questions(workspace, work)
    assert (made.number, made.text, made.choices) == ("9", "Who\nare you?", ("a",))


def test_a_form_that_asks_nothing_leaves_nothing(workspace: Workspace, work: Work) -> None:
    steps = workspace.past()
    assert take_in_form(workspace, work.bid.id, form()).added == ()
    assert (workspace.past(), workspace.find(BuyerForm)) == (steps, ())


def test_a_bid_that_is_gone_is_said(workspace: Workspace) -> None:
    with pytest.raises(BidprepError, match="That bid is not there any more"):
        take_in_form(workspace, "a" * 26, form(*ASKED))


def test_a_thousand_questions_are_taken_in_at_once(workspace: Workspace, work: Work) -> None:
    many = [
        ProposedQuestion(f"{number}", f"What is {number}?", places=(place(f"B{number}"),)) for number in range(1000)
    ]
    assert len(take_in_form(workspace, work.bid.id, form(*many)).added) == 1000
    assert take_in_form(workspace, work.bid.id, form(*many)).added == ()


def test_a_form_is_read_in_a_child_process_and_can_be_stopped(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "Form.docx", p("Questions"), tbl(("No.", "Question", "Answer"), ("1", "Who are you?", ""))
    )
    read = read_buyers_form(path)
    assert (read.name, read.content) == ("Form.docx", path.read_bytes())
    assert [question.text for question in read.proposal.questions] == ["Who are you?"]
    with pytest.raises(CancelledError):
        read_buyers_form(path, is_cancelled=lambda: True)
    path.write_bytes(b"no zip")
    with pytest.raises(BidprepError, match=r"Form\.docx"):
        read_buyers_form(path)
