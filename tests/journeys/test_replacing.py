"""Find and replace: in one answer with the bar, and over the bid with ticks, by keyboard."""

from bidprep.domain.answers import Answer, Snapshot
from bidprep.domain.bids import Question
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.replace import ReplacePage
from tests.journeys.hands import Hands, everything, start_blank_bid

FIRST = Question("", "", number="1", text="Who are you?")
SECOND = Question("", "", number="2", text="Where do you work?")


def _write(hands: Hands) -> None:
    start_blank_bid(hands, FIRST, SECOND)
    hands.go_to_answer("Village grant", "1")
    hands.write("We serve Northshire.")
    hands.go_to_answer("Village grant", "2")
    hands.write("In Northshire, all of Northshire.")
    hands.settle()


def test_the_buyers_name_is_replaced_over_the_bid_but_where_it_is_unticked(own: Hands) -> None:
    hands = own
    _write(hands)
    hands.choose("replace")
    page = hands.page(ReplacePage)
    assert hands.focus is page.line
    hands.write("northshire")
    hands.wait_until(lambda: len(page.list.ticks.rows) == 3)
    hands.tab_to(page.with_line)
    hands.write("Southshire")
    hands.tab_to(page.list.table)
    hands.press("Down", "Down", "Space")
    assert "2 of 3 places are ticked" in page.said.text()
    hands.tab_to(page.button)
    hands.press("Space")
    hands.settle()
    assert "2 places were replaced" in hands.said
    hands.choose("undo")
    hands.settle()
    hands.choose("redo")
    path = hands.close()
    assert sorted(answer.text for answer in everything(path, Answer)) == [
        "In Southshire, all of Northshire.\n",
        "We serve Southshire.\n",
    ]
    assert {snapshot.name for snapshot in everything(path, Snapshot)} == {"Before replacing “northshire”"}


def test_enter_on_a_place_goes_to_it_and_the_bar_replaces_in_that_answer(own: Hands) -> None:
    hands = own
    _write(hands)
    hands.press("Ctrl+Shift+H")
    page = hands.page(ReplacePage)
    hands.write("all of")
    hands.wait_until(lambda: len(page.list.ticks.rows) == 1)
    hands.tab_to(page.list.table)
    hands.press("Return")
    hands.settle()
    answer = hands.page(AnswerPage)
    assert answer.editor.textCursor().selectedText() == "all of"
    hands.press("Ctrl+H")
    hands.tab_to(answer.finding.with_line)
    hands.write("most of")
    hands.press("Return", "Escape")
    assert hands.focus is answer.editor
    assert "most of Northshire" in answer.editor.toPlainText()
