"""What stands behind a bid: its case studies, the facts that answer its questions, and what was signed off."""

from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Bid, Limit, LimitUnit, Question, QuestionKind, Respondent
from bidprep.domain.case_studies import CaseStudy, CaseStudyUse, Consent, ConsentScope, Telling
from bidprep.domain.dates import today
from bidprep.domain.ids import new_id
from bidprep.domain.kinds import Record
from bidprep.domain.policies import Policy
from bidprep.operations.facts import state_fact
from bidprep.storage.workspace import Workspace
from bidprep.ui.appearance import Tone
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.checks import ChecksPage
from bidprep.ui.pages.question import QuestionPage
from bidprep.ui.widgets.row_delegate import TONE_ROLE
from tests.journeys.hands import Hands, everything, start_blank_bid
from tests.journeys.test_answers import set_combo

STORY = Question("", "", number="1", text="Show what you have done.", limit=Limit(LimitUnit.WORDS, 60))
WHO_YOU_ARE = Question("", "", number="2", text="What is your charity number?", fact="Charity number")
DECLARE = Question(
    "", "", number="3", text="Are you insured?", kind=QuestionKind.DECLARATION, fact="Employers’ liability held"
)


def keep(hands: Hands, *records: Record) -> None:
    """Keep records in the open workspace without going through their pages."""

    def put(workspace: Workspace) -> None:
        with workspace.step("Set up") as step:
            for record in records:
                step.put(record)

    hands.window.session.do(put)
    hands.settle()


def keep_stories(hands: Hands) -> None:
    """Keep two case studies: *Keys*, to which Ann has agreed, and *Kettle*, to which nobody has."""
    keep(
        hands,
        CaseStudy("keys", "Keys", "Accommodation", "North West", result="They kept the tenancy. " * 30),
        Telling(
            "short", "keys", 12, "Fifty-eight tenancies were begun; after six months forty-five of them still stood."
        ),
        Consent("ann", "keys", "Ann", today(), scope=ConsentScope.PUBLIC, ends_on=today() + timedelta(days=9)),
        CaseStudy("kettle", "Kettle", "Women", "North West", result="They came back each week."),
    )


def case_studies_of(hands: Hands, bid: str) -> BidPage:
    """Open the case studies of a bid with the keyboard."""
    page = hands.go_to_bid(bid)
    hands.press("Alt+S")
    assert page.tabs.currentWidget() is page.case_studies
    return page


def choose(hands: Hands, page: BidPage, typed: str) -> None:
    """Choose a case study by typing a part of it."""
    hands.tab_to(page.case_studies.chooser.line)
    hands.press("Ctrl+A")
    hands.write(typed)
    hands.press("Return")


def shown(page: BidPage) -> list[tuple[Any, ...]]:
    model = page.case_studies.list.model
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def test_case_studies_are_chosen_ordered_and_left_out_with_the_keyboard(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, STORY)
    keep_stories(hands)
    page = case_studies_of(hands, "Village grant")
    tab = page.case_studies
    assert tab.about.text() == "The buyer does not say how many case studies it takes; none are chosen."
    hands.tab_to_called("Choose a case study")
    hands.press("Space")
    assert hands.focus is tab.chooser.line
    choose(hands, page, "keys")
    choose(hands, page, "kett")
    until = today() + timedelta(days=9)
    assert shown(page) == [
        ("Keys", "Appendix", f"Given, until {until.day} {until:%B %Y}"),
        ("Kettle", "Appendix", "Nobody’s consent is noted"),
    ]
    assert [tab.list.model.index(row, 2).data(int(TONE_ROLE)) for row in (0, 1)] == [None, Tone.BAD]
    assert page.tabs.tabText(2) == "Case &studies (2)"
    assert tab.chooser.line.placeholderText() == "This bid uses all there are"
    hands.tab_to(tab.list.table)
    hands.press("Ctrl+Home", "Alt+D")
    assert [title for title, *_ in shown(page)] == ["Kettle", "Keys"]
    hands.press("Alt+U")
    assert [title for title, *_ in shown(page)] == ["Keys", "Kettle"]
    hands.press("Delete")
    assert hands.said == "This bid no longer uses “Keys”. Undo brings it back."
    hands.press("Ctrl+Z")
    assert [title for title, *_ in shown(page)] == ["Keys", "Kettle"]
    hands.tab_to(tab.list.table)
    hands.press("Ctrl+Home", "Return")
    assert (hands.window.place.page, hands.window.place.id) == ("case-studies", "keys")
    uses = everything(hands.close(), CaseStudyUse)
    assert [(use.case_study_id, use.question_id) for use in uses] == [("keys", None), ("kettle", None)]


def test_one_of_three_hundred_case_studies_is_found_by_a_part_of_its_words(own: Hands) -> None:
    hands = own
    start_blank_bid(hands)
    keep(hands, *(CaseStudy(f"s{number}", f"Story {number:03}", "Wellbeing", "Wales") for number in range(300)))
    page = case_studies_of(hands, "Village grant")
    choose(hands, page, "story 217")
    assert shown(page) == [("Story 217", "Appendix", "Nobody’s consent is noted")]
    choose(hands, page, "story")
    assert "fits 299 of them" in page.case_studies.chooser.line.accessibleDescription()
    assert len(shown(page)) == 1


def test_a_bid_says_how_many_case_studies_the_buyer_takes_and_the_check_leads_there(own: Hands) -> None:
    hands = own
    start_blank_bid(hands)
    keep_stories(hands)
    page = case_studies_of(hands, "Village grant")
    hands.press("Alt+P")
    hands.fill(Case_studies_the_buyer_takes="a few")
    editor = page.form.editor("bid.case_studies")
    hands.press("Tab")
    assert "“a few” is not a number of case studies. Type a whole number" in editor.accessibleDescription()
    hands.tab_to(editor)
    hands.press("Ctrl+A")
    hands.write("2")
    hands.press("Tab", "Alt+S")
    choose(hands, page, "keys")
    assert page.case_studies.about.text() == "The buyer takes exactly two; one is chosen."
    hands.press("F7")
    checks = hands.page(ChecksPage)
    assert checks.list.model.row(0).message == "The buyer takes exactly two case studies; this bid uses one."
    hands.press("Ctrl+Home", "Return")
    assert hands.page(BidPage) is page
    hands.press("Alt+P")
    hands.tab_to(editor)
    hands.press("Ctrl+A", "Delete", "F7")
    assert checks.list.model.rowCount() == 0
    [bid] = everything(hands.close(), Bid)
    assert bid.case_studies is None


def test_the_button_of_the_checks_goes_to_policies_and_case_studies(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    keep_stories(hands)
    keep(
        hands,
        Policy("cover", name="Public liability", expires_on=today() - timedelta(days=1)),
        CaseStudyUse(new_id(), bid.id, "kettle", 1),
    )
    hands.go("checks", bid.id)
    page = hands.page(ChecksPage)
    places = {}
    for row in range(page.list.model.rowCount()):
        message = page.list.model.row(row).message
        page.list.table.setCurrentIndex(page.list.model.index(row, 0))
        hands.press("Alt+O")
        places[message] = (hands.window.place.page, hands.window.place.id)
        hands.press("Alt+Left")
        assert hands.window.page is page
    assert places["“Kettle” may not be used: nobody’s consent is noted."] == ("case-studies", "kettle")
    assert [place for message, place in places.items() if "Public liability" in message] == [("policies", "cover")]


def test_a_check_page_follows_what_is_noted_of_a_consent(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    keep_stories(hands)
    keep(hands, CaseStudyUse(new_id(), bid.id, "kettle", 1))
    hands.go("checks", bid.id)
    page = hands.page(ChecksPage)
    assert page.list.model.rowCount() == 1
    keep(hands, Consent("bea", "kettle", "Bea", today(), scope=ConsentScope.PUBLIC))
    assert page.list.model.rowCount() == 0


def test_a_fact_is_put_into_the_answer_from_the_side_and_followed(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, WHO_YOU_ARE)
    page = hands.go_to_answer("Village grant", "2")
    side = page.beside
    assert "“Charity number” is not stated yet. State it on the Organisation page." in side.record.words()
    hands.write("Our number:")
    hands.window.session.do(lambda workspace: state_fact(workspace, "Charity number", "1234567"))
    hands.settle()
    assert side.record.words() == "Charity number: 1234567\nThe answer does not follow it."
    hands.press("F6", "F6")  # over the navigation to the page
    hands.press("F6")
    hands.tab_to(side.put)
    hands.press("Space")
    assert hands.focus is page.editor
    hands.write(".")
    question_id = page.place.id
    hands.go("bids")
    hands.go("answer", question_id)
    assert side.record.words().endswith("The answer follows it.")
    assert not side.put.isVisible()
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "Our number:{{Charity number}}.\n"


def test_a_declaration_is_never_filled_in(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, DECLARE)
    keep(hands, Policy("cover", name="Employers’ liability"))
    page = hands.go_to_answer("Village grant", "3")
    assert "a person makes it each time, so it is never filled in for you." in page.beside.record.words()
    assert not page.beside.put.isVisible()
    assert page.beside.stories.isHidden()


def test_a_case_study_is_told_in_the_length_that_the_limit_leaves_and_the_bid_uses_it(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, STORY)
    keep_stories(hands)
    page = hands.go_to_answer("Village grant", "1")
    side = page.beside
    assert side.stories.words().startswith("This bid uses none yet.")
    hands.write("We know how.")
    hands.tab_to(side.story.line)
    hands.write("Keys")
    hands.press("Return")
    assert hands.focus is page.editor
    told = "We know how.\nFifty-eight tenancies were begun; after six months forty-five of them still stood."
    assert page.editor.toPlainText() == told
    assert side.stories.words() == "“Keys”, in this answer."
    hands.press("Ctrl+Z")
    assert page.editor.toPlainText() == "We know how."  # one step takes the whole story out again
    hands.tab_to(side.story.line)
    hands.write("Kettle")
    hands.press("Return")
    assert "“Kettle”, in this answer. It may not be used: nobody’s consent is noted." in side.stories.words()
    bid_page = case_studies_of(hands, "Village grant")
    assert [where for _, where, _ in shown(bid_page)] == ["Question 1", "Question 1"]
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "We know how.\n\n## The result\n\nThey came back each week.\n"


def test_a_case_study_without_a_story_says_what_to_do(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, STORY)
    keep(hands, CaseStudy("bare", "Bare"))
    page = hands.go_to_answer("Village grant", "1")
    hands.tab_to(page.beside.story.line)
    hands.write("Bare")
    hands.tab_to(page.beside.story.button)
    hands.press("Space")
    assert hands.said == "“Bare” has no story yet. Write it on the Case studies page, then tell it here."
    assert page.editor.toPlainText() == ""


def test_a_signed_answer_says_that_its_facts_are_fixed_and_typing_reopens_it(own: Hands) -> None:
    hands = own
    hands.window.session.do(lambda workspace: state_fact(workspace, "Charity number", "1234567"))
    start_blank_bid(hands, WHO_YOU_ARE)
    page = hands.go_to_answer("Village grant", "2")
    hands.write("It is {{Charity number}}")
    assert not page.settled.isVisible()
    set_combo(hands, page.status, "Signed off")
    assert page.settled.text() == "Signed off: its facts stay as they were then. Typing reopens it."
    assert page.settled.isVisible()
    hands.window.session.do(lambda workspace: state_fact(workspace, "Charity number", "7654321"))
    hands.settle()
    assert page.editor.toPlainText() == "It is 1234567"
    assert page.beside.record.words().endswith("The answer keeps what it said when it was signed off.")
    set_combo(hands, page.status, "Handed in")
    assert page.settled.text().startswith("Handed in:")
    hands.tab_to(page.editor)
    hands.press("Ctrl+End")
    hands.write(" now")
    hands.go("bids")
    hands.go("answer", page.place.id)
    assert page.status.currentText() == "Drafting"
    assert not page.settled.isVisible()
    [answer] = everything(hands.close(), Answer)
    assert (answer.text, answer.status) == ("It is 1234567 now\n", AnswerStatus.DRAFTING)


def test_taking_a_sign_off_back_shows_the_present_facts_again(own: Hands) -> None:
    hands = own
    hands.window.session.do(lambda workspace: state_fact(workspace, "Charity number", "1234567"))
    start_blank_bid(hands, WHO_YOU_ARE)
    page = hands.go_to_answer("Village grant", "2")
    hands.write("It is {{Charity number}}")
    set_combo(hands, page.status, "Signed off")
    hands.window.session.do(lambda workspace: state_fact(workspace, "Charity number", "7654321"))
    hands.settle()
    hands.tab_to(page.status)
    hands.press("Up")
    assert page.status.currentText() == "In review"
    assert page.editor.toPlainText() == "It is 7654321"


def test_a_question_says_which_fact_answers_it_and_who_must(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, STORY)
    page = hands.go_to_bid("Village grant")
    hands.press("Ctrl+Home", "Alt+I")
    form = hands.page(QuestionPage).form
    hands.fill(Answered_by_the_fact="{{annual  income}}")
    hands.tab_to(form.editor("who"))
    hands.press("Down", "Down")
    question_id = page.questions.model.row(0).id
    hands.press("Alt+W")
    side = hands.page(AnswerPage).beside
    assert side.who.words() == "Every member answers for itself."
    assert side.record.words().startswith("“annual income” is not stated yet.")
    [question] = everything(hands.close(), Question, id=question_id)
    assert (question.fact, question.who) == ("annual income", Respondent.EACH)


def test_the_facts_are_offered_by_their_names(own: Hands) -> None:
    hands = own
    hands.window.session.do(lambda workspace: state_fact(workspace, "Hours of mentoring", "900"))
    start_blank_bid(hands, STORY)
    hands.go_to_bid("Village grant")
    hands.press("Ctrl+Home", "Alt+I")
    line: Any = hands.page(QuestionPage).form.editor("fact")
    assert {"Charity number", "Annual income", "Hours of mentoring", "full address"} <= set(line.suggestions)


@pytest.mark.parametrize(("stated", "said"), [
    ({}, "No question could be answered from your record. State facts on the Organisation page, and some will be."),
    ({"Legal name": "Ours"}, "1 of 77 questions is answered from your record."),
    ({"Legal name": "Ours", "VAT number": "123456789"}, "2 of 77 questions are answered from your record."),
])  # fmt: skip
def test_a_started_bid_says_how_much_of_it_is_answered(own: Hands, stated: dict[str, str], said: str) -> None:
    hands = own

    def state(workspace: Workspace) -> None:
        for name, value in stated.items():
            state_fact(workspace, name, value)

    hands.window.session.do(state)
    hands.press("Ctrl+N", "Down", "Down")
    hands.fill(Name="Spring round")
    hands.press("Alt+S")
    assert hands.said == f"Started. {said}"
    assert hands.page(BidPage).questions.model.rowCount() == 77


def test_a_bid_of_no_questions_starts_without_a_word_of_the_record(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+N", "Down", "Down", "Down", "Alt+S")
    assert hands.page(BidPage).questions.model.rowCount() == 0
    assert hands.said == ""


def test_the_case_studies_can_be_handled_with_the_mouse(own: Hands) -> None:
    hands = own
    start_blank_bid(hands)
    keep_stories(hands)
    page = case_studies_of(hands, "Village grant")
    tab = page.case_studies
    tab.chooser.line.setText("Kettle")
    QTest.mouseClick(tab.chooser.button, Qt.MouseButton.LeftButton)
    hands.settle()
    assert [title for title, *_ in shown(page)] == ["Kettle"]
