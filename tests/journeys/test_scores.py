"""Marks typed on a bid's Scores page, added up, and other bidders replayed, with the keyboard."""

from decimal import Decimal

from bidprep.domain.bids import Question
from bidprep.domain.scores import Mark, MarkBy, SectionWeight
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.question import QuestionPage
from bidprep.ui.pages.scores import ScoresPage
from tests.journeys.hands import Hands, everything, start_blank_bid


def scores_page(hands: Hands) -> ScoresPage:
    bid = start_blank_bid(
        hands,
        Question("", "", 1, "1", "Quality", "Describe.", weighting=Decimal(40), scale="0 to 5"),
        Question("", "", 2, "2", "Quality", "Explain.", weighting=Decimal(60), scale="0 to 10 in bands"),
        Question("", "", 3, "3", "Gate", "Insured?", pass_fail=True),
    )
    hands.go("bid", bid.id)
    hands.choose("scores")
    return hands.page(ScoresPage)


def test_marks_are_typed_for_question_after_question_and_added_up(own: Hands) -> None:
    hands = own
    page = scores_page(hands)
    assert hands.focus is page.marks.list.table
    assert "Our own marks are not given yet." in page.total.words()
    hands.press("Ctrl+Home", "Return")
    assert hands.focus is page.marks.form.editor("own")
    hands.write("4")
    hands.press("Tab")
    hands.write("Clear, but no figures")
    hands.tab_to(page.marks.list.table, "Shift+Tab")
    hands.press("Down")
    assert "at least" not in page.marks.meanings.text()
    assert "Below 4 the bid is out." in page.marks.meanings.text()
    hands.press("Return")
    hands.write("3")
    hands.tab_to(page.marks.form.editor("buyer"))
    hands.write("8")
    hands.tab_to(page.marks.list.table, "Shift+Tab")
    hands.press("Down")
    assert "Our own marks come to 50.00 of 100." in page.total.words()
    assert "Out: question 2." in page.total.words()
    assert "The buyer’s marks come to 48.00 of 100." in page.total.words()
    hands.press("Return")
    hands.write("pass")
    hands.press("Alt+Left")
    kept = hands.close()
    numbers = {question.id: question.number for question in everything(kept, Question)}
    marks = {(numbers[mark.question_id], mark.by): mark for mark in everything(kept, Mark)}
    assert marks["1", MarkBy.OWN].reason == "Clear, but no figures"
    assert marks["2", MarkBy.BUYER].score == 8
    assert marks["3", MarkBy.OWN].score == 1


def test_a_mark_that_the_scale_has_not_is_said_beside_it_and_delete_takes_marks_back(own: Hands) -> None:
    hands = own
    page = scores_page(hands)
    hands.press("Ctrl+Home", "Return")
    hands.write("7")
    hands.press("Tab")
    assert "“7” is no mark on this scale." in page.marks.form.editor("own").accessibleDescription()
    hands.press("Shift+Tab", "Ctrl+A")
    hands.write("5")
    hands.tab_to(page.marks.list.table, "Shift+Tab")
    hands.press("Down", "Up", "Delete")
    assert everything(hands.close(), Mark) == ()


def test_sections_are_weighted_and_other_bidders_replayed_with_a_price(own: Hands) -> None:
    hands = own
    page = scores_page(hands)
    hands.tab_to_called("Add a weighting")
    hands.press("Space")
    hands.fill(Section="Quality", Weighting="60")
    hands.window.save_drafts()
    hands.settle()
    hands.tab_to(page.bidders)
    hands.write("Harbour; 200; 5 10 pass")
    hands.press("Return")
    hands.write("Lune; 100; 5 5 pass")
    assert "The price has 40.00% of the marks." in page.fault.text()
    ranked = [(row.bidder.name, f"{row.total:g}", row.place) for row in page.ranking.model.rows]
    assert ranked == [("Harbour", "80", 2), ("Lune", "82", 1)]
    hands.write(" and more")
    assert "“Lune” has 5 marks, and 3 questions are marked." in page.fault.text()
    hands.press("Ctrl+A", "Delete")
    hands.tab_to_called("Put in our own marks")
    hands.press("Space")
    assert page.ranking.model.row(0).bidder.name == "We"
    [weight] = everything(hands.close(), SectionWeight)
    assert (weight.section, weight.weighting) == ("Quality", Decimal(60))


def test_a_question_takes_a_scale_of_the_list_and_its_least_mark(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands, Question("", "", 1, "1", "", "Describe."))
    hands.go("bid", bid.id)
    hands.go("question", hands.page(BidPage).questions.model.row(0).id)
    form = hands.page(QuestionPage).form
    hands.tab_to(form.editor("scale"))
    hands.press("Down")
    hands.fill(Least_mark="much")
    hands.press("Tab")
    assert "“much” is no mark." in form.editor("minimum").accessibleDescription()
    hands.fill(Least_mark="2", Part_of_question="")
    hands.go("bid", bid.id)
    [question] = everything(hands.close(), Question)
    assert (question.scale, question.minimum) == ("0 to 5", Decimal(2))
