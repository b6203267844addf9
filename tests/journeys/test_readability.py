"""Reading ease: asked for from an answer, and each hint leads to its words."""

from bidprep.domain.bids import Question
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.readability import ReadabilityPage
from tests.journeys.hands import Hands, start_blank_bid

ASKED = Question("", "", number="1", text="Who are you?")


def test_an_acronym_is_pointed_out_and_enter_leads_to_it(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, ASKED)
    hands.go_to_answer("Village grant", "1")
    hands.write("We help people. We use QXZ daily.")
    hands.choose("readability")
    page = hands.page(ReadabilityPage)
    assert "7 words in 2 sentences" in page.said.text()
    hands.tab_to(page.list.table)
    hands.press("Return")
    hands.settle()
    assert hands.page(AnswerPage).editor.textCursor().selectedText() == "QXZ"
    hands.go("dashboard")
    assert not hands.command("readability").isEnabled()
