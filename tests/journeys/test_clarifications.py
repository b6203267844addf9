"""Clarifications: drafted, asked and replied to with the keyboard; a reply re-opens what it touches."""

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.clarifications import Clarification
from bidprep.operations.answers import set_status, write_markdown_answer
from bidprep.storage.workspace import Workspace
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.clarifications import ClarificationsPage
from tests.journeys.hands import Hands, everything, start_blank_bid


def test_a_draft_is_replied_to_and_its_answer_reopened(own: Hands) -> None:
    bid = start_blank_bid(own, Question("", "", 1, "1", text="Describe your hubs."))

    def sign(workspace: Workspace) -> None:
        (question,) = workspace.find(Question, bid_id=bid.id)
        write_markdown_answer(workspace, question, None, "Two hubs.\n")
        set_status(workspace, question, None, AnswerStatus.SIGNED_OFF)

    own.window.session.do(sign)
    own.go_to_bid("Village grant")
    own.choose("clarifications")
    page = own.page(ClarificationsPage)
    own.press("Alt+N")
    assert "Drafted 1 clarifications" in own.said
    assert page.touched.model.row(0).status == "Signed off"
    own.tab_to(page.log.form.editor("reply"))
    own.write("At most 500 words.")
    page.log.draft.leave()
    own.settle()
    assert page.touched.model.row(0).status == "Drafting"
    own.tab_to(page.touched.table)
    own.press("Return")
    own.page(AnswerPage)
    path = own.close()
    assert everything(path, Answer)[0].status is AnswerStatus.DRAFTING
    assert everything(path, Clarification)[0].reply == "At most 500 words."
