"""A bid: started, its questions typed, its particulars, removed and brought back."""

import pytest
from PySide6.QtWidgets import QPushButton, QRadioButton

from bidprep.domain.bids import Bid, LimitUnit, Question
from bidprep.domain.opportunities import Opportunity, Stage
from bidprep.operations.templates import TEMPLATES, read_template
from bidprep.ui.page import Place
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.bids import BidsPage
from bidprep.ui.pages.question import QuestionPage
from bidprep.ui.pages.start_bid import StartBidPage
from tests.journeys.hands import Hands, everything, start_blank_bid, words_on


@pytest.mark.parametrize("key", TEMPLATES)
def test_a_bid_starts_from_each_template_with_the_keyboard(own: Hands, key: str) -> None:
    hands, template = own, read_template(key)
    hands.press("Ctrl+N")
    page = hands.page(StartBidPage)
    assert isinstance(hands.focus, QRadioButton)
    hands.press(*["Down"] * TEMPLATES.index(key))
    assert template.name in words_on(hands.focus)
    hands.fill(Name="Spring round", Hand_in_by="4/12/2099 12:00")
    hands.tab_to(page.start)
    hands.press("Space")
    bid_page = hands.page(BidPage)
    assert bid_page.title.text() == "Spring round"
    assert bid_page.questions.model.rowCount() == len(template.questions)
    assert "Hand in by Friday 4 December 2099, 12:00" in bid_page.about.text()
    path = hands.close()
    [bid] = everything(path, Bid)
    [stage] = everything(path, Stage)
    assert (bid.name, bid.template) == ("Spring round", key)
    assert str(stage.submit_by) == "2099-12-04 12:00:00+00:00"
    numbers = [question.number for question in everything(path, Question)]
    assert numbers == [asked["number"] for asked in template.questions]


def test_a_date_that_cannot_be_read_stops_the_start_and_is_said_beside_it(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+N")
    page = hands.page(StartBidPage)
    hands.fill(Name="Spring round", Hand_in_by="soon")
    hands.press("Alt+S")  # the keyboard stays in the field
    assert hands.window.page is page
    assert "“soon” is not a date." in page.form.editor("submit_by").accessibleDescription()
    assert hands.said == "One of the fields cannot be read. See beside it what to type."
    assert everything(hands.close(), Bid) == ()


def test_enter_in_a_field_starts_the_bid_or_says_what_cannot_be_read(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+N")
    page = hands.page(StartBidPage)
    hands.fill(Name="Spring round", Hand_in_by="31/2/2099")
    hands.press("Return")
    assert hands.window.page is page
    assert "“31/2/2099” is not a date." in page.form.editor("submit_by").accessibleDescription()
    hands.fill(Hand_in_by="28/2/2099")
    hands.press("Return")
    assert hands.page(BidPage).title.text() == "Spring round"


def test_questions_are_typed_with_limit_weighting_and_criteria(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+N")
    hands.press("Down", "Down", "Down")  # the blank one
    hands.fill(Name="Village grant")
    hands.press("Alt+S")
    bid_page = hands.page(BidPage)
    assert bid_page.questions.model.rowCount() == 0
    hands.tab_to_called("Add a question")
    hands.press("Space")
    page = hands.page(QuestionPage)
    hands.fill(Number="2.1", Section="Delivery", Question="How will you run it?", Limit="1,500")
    hands.tab_to_called("Counted in")
    hands.press("Down")
    hands.fill(Weighting="12.5%", Criteria="Clear and costed", Guidance="Use headings")
    assert page.title.text() == "Question 2.1"
    hands.press("Alt+W")
    assert hands.window.place.page == "answer"
    hands.press("Alt+Left", "Alt+Left")
    row = bid_page.questions.model.row(0)
    assert (row.length, row.question.weighting) == ("0 of 1,500 characters", row.question.weighting)
    [question] = everything(hands.close(), Question)
    assert (question.number, question.section, question.text) == ("2.1", "Delivery", "How will you run it?")
    assert (question.limit.unit, question.limit.value) == (LimitUnit.CHARACTERS, 1500)
    assert (f"{question.weighting:g}", question.criteria, question.guidance) == (
        "12.5",
        "Clear and costed",
        "Use headings",
    )


def test_faults_in_limit_and_weighting_are_said_and_the_rest_is_kept(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_bid("North West")
    hands.press("Ctrl+Home", "Alt+I")
    form = hands.page(QuestionPage).form
    hands.fill(Limit="lots", Weighting="140")
    hands.fill(Guidance="Read the specification")
    assert "“lots” is not a limit. Type a whole number" in form.editor("limit_value").accessibleDescription()
    assert "“140” is not a weighting." in form.editor("weighting").accessibleDescription()
    question_id = page.questions.model.row(0).id
    path = hands.close()
    [question] = everything(path, Question, id=question_id)
    assert (question.guidance, question.limit.value) == ("Read the specification", 1500)


def test_questions_move_and_go_and_come_back(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_bid("North West")

    def numbers() -> list[str]:
        rows = page.questions.model
        return [rows.row(at).question.number for at in range(rows.rowCount())]

    before = numbers()
    hands.press("Ctrl+Home", "Alt+D")
    assert numbers()[:2] == [before[1], before[0]]
    assert page.questions.current().question.number == before[0]
    hands.press("Alt+U")
    assert numbers() == before
    hands.press("Delete")
    assert numbers() == before[1:]
    assert hands.said == f"Removed question {before[0]}. Undo brings it back with its answers."
    hands.press("Ctrl+Z")
    assert numbers() == before


def test_the_particulars_of_a_bid_are_typed_and_kept(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_bid("North West")
    hands.press("Alt+P")
    hands.tab_to(page.form.editor("bid.name"))
    hands.fill(Bid="North West, second round", Clarifications_by="3/11/2099 17:00", Award="5/1/2100")
    hands.press("Ctrl+6")
    names = [hands.page(BidsPage).list.model.row(at).name for at in range(2)]
    assert "North West, second round" in names
    path = hands.close()
    [bid] = everything(path, Bid, name="North West, second round")
    [stage] = everything(path, Stage, id=bid.stage_id)
    assert (str(stage.clarify_by), str(stage.award_on)) == ("2099-11-03 17:00:00+00:00", "2100-01-05")


def test_what_is_typed_into_the_particulars_is_not_lost_to_news_that_come_in_between(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_bid("North West")
    hands.press("Alt+P")
    hands.tab_to(page.form.editor("opportunity.reference"))
    page.reload()  # under way while the person types
    hands.write("REF-1")
    hands.settle()
    assert words_on(page.form.editor("opportunity.reference")) == "REF-1"
    [opportunity] = everything(hands.close(), Opportunity)
    assert opportunity.reference == "REF-1"


def test_a_removed_bid_comes_back_whole(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+6")
    page = hands.page(BidsPage)
    name = page.list.model.row(0).name
    questions = sum(page.list.model.row(at).questions for at in range(2))
    hands.press("Ctrl+Home", "Delete")
    assert page.list.model.rowCount() == 1
    assert hands.said == f"Removed bid {name}. Undo brings it back."
    hands.press("Ctrl+Z")
    assert page.list.model.rowCount() == 2
    path = hands.close()
    assert len(everything(path, Bid)) == 2
    assert len(everything(path, Question)) == questions


@pytest.mark.parametrize(
    ("words", "page"),
    [
        ("Check", "checks"), ("Timeline", "timeline"), ("Coverage", "coverage"), ("Mobilisation plan", "mobilisation"),
        ("Materials", "materials"), ("Reviews", "reviews"), ("Word document", "word-out"),
    ],
)  # fmt: skip
def test_a_button_leads_from_a_bid_to_each_of_its_pages(sample: Hands, words: str, page: str) -> None:
    hands = sample
    hands.go_to_bid("Dynamic Framework")
    links = hands.page(BidPage).links
    button = next(each for each in links.findChildren(QPushButton) if words in words_on(each))
    hands.tab_to(button)
    hands.press("Space")
    assert hands.window.place == Place(page, hands.window.place.id)
    assert hands.window.bid_id == hands.window.place.id


def test_a_low_window_keeps_the_ways_that_are_used_most(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, Question("", "", number="1", text="Who are you?"))
    page = hands.go_to_bid("Village grant")
    hands.window.resize(683, 384)
    hands.settle()
    shown = [words_on(each) for each in page.links.findChildren(QPushButton) if each.isVisible()]
    assert shown == ["Check", "Timeline", "Word document"]
    assert not page.title.isVisible()
    hands.window.resize(1366, 768)
    hands.settle()
    assert page.title.isVisible()
    assert len([each for each in page.links.findChildren(QPushButton) if each.isVisible()]) == 7
