"""Writing answers: format, limit, status, owner, and variations for a lot."""

from itertools import pairwise

from PySide6.QtWidgets import QComboBox, QMenu

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Limit, LimitUnit, Question, QuestionKind
from bidprep.domain.people import Person
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.bids import NewBid, start_bid
from bidprep.operations.facts import state_fact
from bidprep.operations.templates import read_template
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.widgets.card import Card
from tests.journeys.hands import Hands, everything, start_blank_bid

FIVE_WORDS = Question("", "", number="1", text="Who are you?", limit=Limit(LimitUnit.WORDS, 5))
UNLIMITED = Question("", "", number="2", text="Anything else?")
YES_OR_NO = Question("", "", number="3", text="Are you a charity?", kind=QuestionKind.YES_NO)


def set_combo(hands: Hands, combo: QComboBox, words: str) -> None:
    """Choose an entry with the arrow keys, as a person does who has come there by Tab."""
    hands.tab_to(combo)
    for _ in range(combo.count()):
        if combo.currentText() == words:
            return
        hands.press("Down")
    assert combo.currentText() == words


def test_an_answer_is_written_with_formatting_and_is_on_disk_as_markdown(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, FIVE_WORDS, UNLIMITED)
    page = hands.go_to_answer("Village grant", "2")
    assert hands.focus is page.editor
    hands.press("Ctrl+Alt+1")
    hands.write("Our plan")
    hands.press("Return")
    hands.write("We start in ")
    hands.press("Ctrl+B")
    hands.write("April")
    hands.press("Ctrl+B")
    hands.write(".")
    hands.press("Return", "Ctrl+Shift+L")
    hands.write("hire two people")
    hands.press("Return")
    hands.write("open the hub")
    assert page.limit.words() == "12 words"
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "## Our plan\n\nWe start in **April**.\n\n- hire two people\n- open the hub\n"
    assert answer.status is AnswerStatus.DRAFTING


def test_the_limit_bar_follows_each_key_and_says_in_words_what_is_over(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, FIVE_WORDS)
    page = hands.go_to_answer("Village grant", "1")
    assert page.limit.words() == "0 of 5 words"
    hands.write("We are a small local")
    assert page.limit.words() == "5 of 5 words"
    assert not page.limit.is_over()
    hands.write(" charity")
    assert page.limit.words() == "6 of 5 words: 1 word over"
    assert page.limit.accessibleName() == "6 of 5 words: 1 word over"
    hands.press("Alt+Left")
    row = hands.page(BidPage).questions.model.row(0)
    assert row.length == "6 of 5 words (1 over)"


def test_merge_fields_are_counted_as_filled_in(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, FIVE_WORDS)
    hands.press("Ctrl+2")
    hands.fill(Legal_name="Northern Light Trust")
    page = hands.go_to_answer("Village grant", "1")
    hands.write("We are {{legal name}}")
    assert page.limit.words() == "5 of 5 words"
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "We are {{legal name}}\n"


def test_status_and_owner_are_chosen_and_shown_in_the_table_of_the_bid(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "7")
    assert page.status.currentText() == "Not started"
    hands.write("We hand over in person.")
    set_combo(hands, page.status, "Ready for review")
    set_combo(hands, page.owner, "Tom Ackerley")
    question_id = page.place.id
    hands.press("Alt+Left")
    questions = hands.page(BidPage).questions.model
    row = questions.row(questions.find(lambda row: row.id == question_id))
    assert (row.status, row.owner) == (AnswerStatus.READY, "Tom Ackerley")
    path = hands.close()
    [answer] = everything(path, Answer, question_id=question_id)
    [owner] = everything(path, Person, id=answer.owner_id)
    assert (answer.text, answer.status, owner.name) == ("We hand over in person.\n", AnswerStatus.READY, "Tom Ackerley")


def test_a_yes_or_no_is_chosen_from_a_list(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, YES_OR_NO)
    page = hands.go_to_answer("Village grant", "3")
    set_combo(hands, page.choice, "Yes")
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "Yes\n"


def test_next_and_previous_go_through_the_questions_and_stop_at_the_ends(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, FIVE_WORDS, UNLIMITED)
    page = hands.go_to_answer("Village grant", "1")
    assert not page.previous.isEnabled()
    hands.write("First")
    hands.press("Alt+N")
    assert page.asked.text() == "Anything else?"
    assert page.editor.toPlainText() == ""
    assert not page.next.isEnabled()
    hands.tab_to(page.editor)
    hands.write("Second")
    hands.press("Alt+P")
    assert page.editor.toPlainText() == "First"
    texts = sorted(answer.text for answer in everything(hands.close(), Answer))
    assert texts == ["First\n", "Second\n"]


def test_an_answer_is_varied_for_a_lot_and_the_shared_one_serves_again(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "2")
    shared = page.editor.toPlainText()
    assert page.lot.currentText() == "All lots"
    hands.tab_to(page.lot)
    hands.press("Down")
    lot_id = page.place.lot
    assert lot_id is not None
    assert page.editor.isReadOnly()
    assert page.editor.toPlainText() == shared
    hands.tab_to(page.vary)
    hands.press("Space")
    assert not page.editor.isReadOnly()
    assert page.lot.currentText().endswith("(varied)")
    hands.tab_to(page.editor)
    hands.press("Ctrl+End")
    hands.write(" Here we work from Kendal.")
    hands.go("answer", page.place.id)
    assert page.editor.toPlainText() == shared
    hands.go("answer", page.place.id, lot_id)
    assert page.editor.toPlainText().endswith("Here we work from Kendal.")
    hands.tab_to(page.unvary)
    hands.press("Space")
    assert hands.said == "The shared answer serves this lot again. Undo brings the variation back."
    assert page.editor.toPlainText() == shared
    assert page.editor.isReadOnly()
    hands.choose("undo")
    assert page.editor.toPlainText().endswith("Here we work from Kendal.")
    answers = everything(hands.close(), Answer, question_id=page.place.id if page.place.id else "")
    assert len(answers) == 2


def test_a_question_whose_adding_is_undone_while_its_answer_is_shown_leads_back_to_the_bids(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, UNLIMITED)
    hands.go_to_answer("Village grant", "2")
    hands.choose("undo")
    assert hands.window.place.page == "bids"
    assert "That question is not there any more." in hands.said


def test_the_menu_has_the_formatting_while_an_answer_is_shown(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    assert isinstance(page, AnswerPage)
    format_menu = next(menu for menu in hands.window.findChildren(QMenu) if menu.title() == "&Format")
    words = [action.text().replace("&", "") for action in format_menu.actions()]
    assert words[:3] == ["Bold", "Italic", "Sub-heading 1"]
    hands.press("Ctrl+1")
    assert not format_menu.isEnabled()


def test_a_sign_off_that_is_refused_says_why_and_the_status_stays_as_it_was(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, Question("", "", number="1", text="How many volunteers have you?"))
    page = hands.go_to_answer("Village grant", "1")
    hands.window.session.do(
        lambda workspace: write_markdown_answer(workspace, _first(workspace), None, "{{volunteers}}")
    )
    hands.settle()
    hands.tab_to(page.status, "Shift+Tab")
    hands.press("End")  # the last of them: handed in
    assert "Answer 1 still uses {{volunteers}}, which has no value, so it is not signed off." in hands.said
    assert page.status.currentText() == "Drafting"


def _first(workspace: Workspace) -> Question:
    return workspace.find(Question)[0]


def cards_beside(page: AnswerPage) -> list[Card]:
    return [card for card in page.beside.findChildren(Card) if card.isVisible()]


def assert_laid_out(page: AnswerPage) -> None:
    """Make sure that the cards beside the answer lie one below the other, none less high than what it holds."""
    cards = sorted(cards_beside(page), key=lambda card: card.y())
    assert len(cards) > 4
    assert all(above.geometry().bottom() < below.geometry().top() for above, below in pairwise(cards))
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)
    assert all(card.updatesEnabled() for card in cards)


def test_the_cards_beside_are_laid_out_once_all_are_read(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    hands.settle()
    assert_laid_out(page)
    page.next.click()
    hands.settle()
    assert_laid_out(page)
    page.beside.hold()
    page.beside.show_desk(page.desk, page.editor.text(), may_write=True)  # type: ignore[arg-type]
    hands.wait_until(lambda: all(card.updatesEnabled() for card in cards_beside(page)))  # though nobody lets go
    assert_laid_out(page)


def _start_questionnaire(workspace: Workspace) -> None:
    state_fact(workspace, "Legal name", "Lune Valley Fresh Start")
    start_bid(workspace, read_template("standard-sq"), NewBid("Questionnaire"))


def test_who_only_looks_at_an_answer_leaves_no_step_and_may_still_do_again(own: Hands) -> None:
    hands = own
    hands.window.session.do(_start_questionnaire)
    hands.settle()
    page = hands.go_to_answer("Questionnaire", "1.1(a)")
    assert page.editor.toPlainText() == "Lune Valley Fresh Start"
    hands.choose("undo")
    hands.choose("redo")
    page = hands.go_to_answer("Questionnaire", "1.1(a)")
    hands.go("bids")
    hands.settle()
    assert hands.window.undo_name.startswith("Start")
    hands.choose("undo")
    named = hands.window.redo_name
    hands.go("organisation")
    hands.go("bids")
    assert hands.window.redo_name == named


def test_the_box_of_choices_shows_the_one_that_the_answer_gives_and_keeps_what_is_said_beside_it(own: Hands) -> None:
    hands = own
    hands.window.session.do(_start_questionnaire)
    hands.settle()
    page = hands.go_to_answer("Questionnaire", "1.2")
    first, second = (page.choice.itemText(at) for at in (1, 2))
    assert page.choice.currentIndex() == 0
    hands.write("We lead the Lune group of four charities.")
    set_combo(hands, page.choice, first)
    assert page.editor.toPlainText() == f"{first}\nWe lead the Lune group of four charities."
    set_combo(hands, page.choice, second)
    assert page.editor.toPlainText() == f"{second}\nWe lead the Lune group of four charities."
    page.draft.flush()
    hands.go("bids")
    page = hands.go_to_answer("Questionnaire", "1.2")
    assert page.choice.currentText() == second


def test_a_choice_that_follows_the_record_is_shown_as_what_it_says_now(own: Hands) -> None:
    hands = own
    hands.window.session.do(_start_questionnaire)
    hands.window.session.do(lambda workspace: state_fact(workspace, "Trading status", "Third sector"))
    hands.settle()
    page = hands.go_to_answer("Questionnaire", "1.1(c)")
    if not page.editor.toPlainText():
        hands.window.session.do(
            lambda workspace: write_markdown_answer(
                workspace, next(iter(workspace.find(Question, number="1.1(c)"))), None, "{{Trading status}}"
            )
        )
        hands.settle()
    assert page.choice.currentText() == "Third sector"
