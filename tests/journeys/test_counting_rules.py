"""Counting rules: one is learnt from the portal, kept, set for a question, changed, removed, and kept to everywhere."""

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from bidprep.domain.bids import Bid, Limit, LimitUnit, Question
from bidprep.domain.counting import BUNDLED_RULES, count_by, count_text
from bidprep.domain.own_rules import OwnRule
from bidprep.domain.rule_learning import trial_text
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.checks import ChecksPage
from bidprep.ui.pages.counting_rules import CountingRulesPage
from bidprep.ui.pages.question import QuestionPage
from tests.journeys.hands import Hands, everything, start_blank_bid

ASKED = Question("", "", number="1", text="Who are you?", limit=Limit(LimitUnit.CHARACTERS, 20))
IN_ITEMS = Question("", "", number="1", text="Name two.", limit=Limit(LimitUnit.WORDS, 4, 2))
IN_PAGES = Question("", "", number="1", text="Tell us.", limit=Limit(LimitUnit.PAGES, 1))


def only_question(hands: Hands) -> Question:
    found: list[Question] = []
    hands.window.session.ask(lambda workspace: workspace.find(Question), found.extend)
    hands.settle()
    return found[0]


def type_figure(hands: Hands, figure: str, box: int = 0) -> CountingRulesPage:
    page = hands.page(CountingRulesPage)
    hands.tab_to(page.learn.texts[box].figure)
    hands.press("Ctrl+A")
    hands.write(figure)
    return page


def test_a_rule_is_learnt_for_a_question_by_keyboard_kept_and_counts_it_from_then_on(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, ASKED)
    answer = hands.go_to_answer("Village grant", "1")
    hands.write("We are")
    hands.press("Return", "Ctrl+Shift+L")
    hands.write("a hub")
    assert answer.limit.words() == "11 of 20 characters"
    question = only_question(hands)
    hands.go("question", question.id)
    hands.tab_to(hands.page(QuestionPage).learn)
    hands.press("Space")
    page = hands.page(CountingRulesPage)
    assert hands.focus is page.learn.texts[0].figure
    assert count_text(page.learn.texts[0].editor.text()).marks == 1
    hands.write("15")
    assert page.learn.found.text().startswith("3 rules fit, the simplest first.")
    assert [rule.label for rule in page.learn.rules.model.rows] == [
        "A list mark is four characters.",
        "A line end is one character, a list mark is three characters.",
        "A line end is two characters, a list mark is two characters.",
    ]
    hands.tab_to(page.learn.rules.table)
    hands.press("Down", "Down")
    hands.tab_to(page.learn.name)
    hands.write("Village portal")
    assert page.learn.keep.text() == "&Keep this rule for question 1"
    hands.press("Return")
    assert hands.said == "Kept the rule “Village portal”. Question 1 is counted by it now."
    assert page.own.list.model.rowCount() == 1
    hands.go("answer", question.id)
    assert hands.page(AnswerPage).limit.words() == "15 of 20 characters"
    hands.go("bid", question.bid_id)
    assert hands.page(BidPage).questions.model.row(0).length == "15 of 20 characters"
    hands.choose("undo")
    assert hands.page(BidPage).questions.model.row(0).length == "11 of 20 characters"
    assert everything(hands.close(), OwnRule) == ()


def test_the_text_that_tells_all_rules_apart_is_copied_as_the_portal_would_get_it(own: Hands) -> None:
    hands = own
    hands.choose("counting-rules")
    page = hands.page(CountingRulesPage)
    hands.tab_to(page.learn.trial)
    hands.press("Space")
    pasted = QApplication.clipboard().text()
    assert hands.focus is page.learn.texts[0].figure
    hands.write(f"{len(pasted):,}")
    [rule] = page.learn.rules.model.rows
    assert rule.name == "portal-marks"
    assert count_by(rule, count_text(trial_text())).characters == len(pasted)
    assert not page.learn.keep.isVisible()  # it is known, and no question is at hand
    QApplication.clipboard().clear()


def test_a_figure_that_no_rule_gives_or_is_none_is_said_beside_it(own: Hands) -> None:
    hands = own
    hands.choose("counting-rules")
    hands.write("One two")
    page = type_figure(hands, "99")
    assert "No rule gives that." in page.learn.found.text()
    assert "The nearest that a rule gives is 7" in page.learn.found.text()
    page = type_figure(hands, "many")
    assert page.learn.texts[0].fault.isVisible()
    assert page.learn.texts[0].figure.accessibleDescription() == "Type the figure alone, for example 1204."


def test_a_second_text_tells_apart_what_one_does_not(own: Hands) -> None:
    hands = own
    hands.choose("counting-rules")
    hands.write("one")
    hands.press("Return", "Ctrl+Shift+L")
    hands.write("two")
    page = type_figure(hands, "7")
    assert page.learn.rules.model.rowCount() == 2
    hands.tab_to(page.learn.another)
    hands.press("Space")
    assert hands.focus is page.learn.texts[1].editor
    hands.write("one")
    hands.press("Return")
    hands.write("two")
    page = type_figure(hands, "7", box=1)
    [rule] = page.learn.rules.model.rows
    assert rule.name == "portal"
    assert "Nothing is told of tabs, sub-headings, tables or the question." in page.learn.found.text()


def test_a_rule_of_ones_own_is_typed_chosen_for_a_limit_and_missed_when_it_is_removed(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands, replace(ASKED, limit=Limit(LimitUnit.CHARACTERS, 5)))
    question = only_question(hands)
    hands.choose("counting-rules")
    page = hands.page(CountingRulesPage)
    hands.tab_to_called("Add a rule")
    hands.press("Space", "Ctrl+A")
    hands.write("Council")
    hands.fill(Short_name="The Council")
    hands.tab_to_called("A line end costs")
    hands.press("Down", "Down")
    hands.go("question", question.id)
    rule = hands.page(QuestionPage).form.editor("limit_rule")
    assert isinstance(rule, QComboBox)
    assert rule.itemText(rule.count() - 1) == "Council"
    hands.tab_to(rule)
    hands.press("End")
    hands.go("answer", question.id)
    hands.write("at")
    hands.press("Return")
    hands.write("us")
    assert hands.page(AnswerPage).limit.words() == "6 of 5 characters: 1 character over"
    hands.choose("counting-rules")
    assert [(row.rule.name, row.uses) for row in page.own.list.model.rows] == [("the-council", 1)]
    hands.tab_to(page.own.list.table)
    hands.press("Delete")
    assert page.own.list.model.rowCount() == 0
    hands.go("checks", bid.id)
    [finding] = hands.page(ChecksPage).list.model.rows
    assert "names the counting rule “the-council”, which is not there any more" in finding.message
    hands.press("Return")
    shown = hands.page(QuestionPage).form.editor("limit_rule")
    assert isinstance(shown, QComboBox)
    assert shown.currentText() == "the-council (not there any more: counted as Word counts)"


def test_font_and_size_are_asked_for_pages_alone_and_pages_are_said_to_be_estimated(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, IN_PAGES)
    question = only_question(hands)
    hands.go("answer", question.id)
    hands.write("word " * 250)
    assert hands.page(AnswerPage).limit.words() == "about 0.5 of 1 page (estimated)"
    hands.go("question", question.id)
    page = hands.page(QuestionPage)
    font, size, unit = (page.form.editor(name) for name in ("limit_font", "limit_size", "limit_unit"))
    assert isinstance(font, QLineEdit)
    assert isinstance(size, QLineEdit)
    assert isinstance(unit, QComboBox)
    hands.fill(Font="Verdana", Size="14")
    hands.go("answer", question.id)
    assert hands.page(AnswerPage).limit.words() == "about 0.8 of 1 page (estimated)"
    hands.go("question", question.id)
    assert font.isVisible()
    hands.tab_to(unit)
    hands.press("Home")
    assert not font.isVisible()
    assert not size.isVisible()
    assert everything(hands.close(), Question)[0].limit == Limit(LimitUnit.WORDS, 1, font="Verdana", size=14)


def test_a_size_or_a_number_of_items_that_is_none_is_said_beside_the_field(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, IN_PAGES)
    hands.go("question", only_question(hands).id)
    page = hands.page(QuestionPage)
    hands.fill(Times_over="none", Size="huge")
    hands.press("Tab")
    assert "“none” is not a number of items" in page.form.editor("limit_items").accessibleDescription()
    assert "“huge” is not a size of letters" in page.form.editor("limit_size").accessibleDescription()


def test_an_item_over_its_share_is_named_in_the_bar_and_found_by_the_checks(own: Hands) -> None:
    hands = own
    bid: Bid = start_blank_bid(hands, IN_ITEMS)
    page = hands.go_to_answer("Village grant", "1")
    hands.press("Ctrl+Alt+1")
    hands.write("Staff")
    hands.press("Return")
    hands.write("one two three four")
    hands.press("Return", "Ctrl+Alt+1")
    hands.write("Places")
    assert page.limit.words() == "6 of 8 words: item 1 1 word over"
    assert page.limit.is_over()
    hands.go("checks", bid.id)
    assert [finding.check for finding in hands.page(ChecksPage).list.model.rows] == ["item-over-limit"]


def test_the_bundled_rules_are_shown_with_their_reasons(own: Hands) -> None:
    hands = own
    hands.choose("counting-rules")
    page = hands.page(CountingRulesPage)
    shown = [page.bundled.model.columns[0].words(row) for row in page.bundled.model.rows]
    assert shown == [f"{rule.label}\n{rule.reason}" for rule in BUNDLED_RULES.values()]
