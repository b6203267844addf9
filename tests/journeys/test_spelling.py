"""Spelling: a misspelt word is mended and an own word added, in an answer and in notes on a partner, by keyboard."""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.own_words import OwnWord
from bidprep.operations.spelling import add_own_word
from bidprep.ui.pages.partners import PartnersPage
from bidprep.ui.pages.word_lists import WordListsPage
from bidprep.ui.widgets.marks import TextBox, marks_of
from bidprep.ui.widgets.spelling_marks import LAYER
from tests.journeys.hands import Hands, everything, start_blank_bid

ASKED = Question("", "", number="1", text="Who are you?")


def _marked(box: TextBox) -> list[str]:
    found = []
    for start, end in marks_of(box).stretches(LAYER):
        cursor = QTextCursor(box.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found.append(cursor.selectedText())
    return found


def _menu(box: QWidget) -> QMenu:
    return next(menu for menu in box.findChildren(QMenu) if menu.isVisible())


def test_a_misspelt_word_is_mended_and_a_right_one_added_without_the_mouse(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, ASKED)
    page = hands.go_to_answer("Village grant", "1")
    hands.write("We recieve desistify money. ")
    hands.wait_until(lambda: _marked(page.editor) == ["recieve", "desistify"])
    hands.press("Home")
    hands.choose("next-misspelt")
    menu = _menu(page.editor)
    assert menu.activeAction().text() == "&1 receive"
    menu.activeAction().trigger()
    menu.close()
    hands.press("Alt+F7")
    menu = _menu(page.editor)
    next(action for action in menu.actions() if action.text().startswith("&Add")).trigger()
    menu.close()
    hands.wait_until(lambda: _marked(page.editor) == [])
    path = hands.close()
    assert [word.word for word in everything(path, OwnWord)] == ["desistify"]
    assert [answer.text for answer in everything(path, Answer)] == ["We receive desistify money.\n"]


def test_an_added_word_is_looked_at_and_taken_out_again_by_keyboard(own: Hands) -> None:
    hands = own
    hands.window.session.do(lambda workspace: add_own_word(workspace, "desistify"))
    hands.settle()
    hands.choose("word-lists")
    page = hands.page(WordListsPage)
    box = page.own_words.form.editor("words")
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == "desistify"
    assert page.own_words.state.text() == "1 word is right in this workspace although no dictionary has them."
    hands.tab_to(box)
    hands.press("Ctrl+End", "Return")
    hands.write("two words")
    assert "is not one word" in box.accessibleDescription()
    hands.press("Ctrl+A")
    hands.write("befriendify")
    hands.window.save_drafts()
    hands.settle()
    assert box.toPlainText() == "befriendify"
    hands.press("Ctrl+A", "Delete")
    hands.window.save_drafts()
    hands.settle()
    assert page.own_words.state.text().startswith("None yet.")
    page.leave()
    hands.choose("undo")
    assert box.toPlainText() == "desistify"
    assert [word.word for word in everything(hands.close(), OwnWord)] == ["desistify"]


def test_boxes_of_forms_are_marked_too(own: Hands) -> None:
    hands = own
    hands.go("partners")
    hands.page(PartnersPage).add()
    hands.settle()
    hands.tab_to_called("Notes")
    box = hands.focus
    assert isinstance(box, TextBox)
    hands.write("They recieve help.")
    hands.wait_until(lambda: _marked(box) == ["recieve"])
