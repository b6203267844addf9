"""The organisation's page: choices that may be overtyped, accounts year by year, facts of its own."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bidprep.domain.accounts import AccountsYear
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.dates import say_date, today
from bidprep.domain.money import read_money
from bidprep.domain.organisation import KNOWN_FACTS, TRADING_STATUSES, Fact
from bidprep.ui.pages.organisation import OrganisationPage
from bidprep.ui.widgets.suggesting_line import SuggestingLine
from tests.journeys.hands import Hands, everything, start_blank_bid


def test_every_known_fact_has_a_field_and_those_with_choices_offer_them(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    form = hands.page(OrganisationPage).form
    for known in KNOWN_FACTS:
        editor = form.editor(known.name)
        if known.choices:
            assert isinstance(editor, SuggestingLine)
            assert editor.suggestions == known.choices


def test_a_choice_is_taken_with_the_keyboard_and_may_be_overtyped(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    editor = hands.page(OrganisationPage).form.editor("Trading status")
    assert isinstance(editor, SuggestingLine)
    hands.tab_to(editor)
    hands.press("Down")
    popup = editor.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)  # while it is open, the keys are its own
    assert editor.text() == TRADING_STATUSES[0]
    hands.fill(Small_or_medium_enterprise="Yes, with 24 staff")
    hands.press("Ctrl+1")
    facts = {fact.name: fact.value for fact in everything(hands.close(), Fact)}
    assert facts["Trading status"] == TRADING_STATUSES[0]
    assert facts["Small or medium enterprise"] == "Yes, with 24 staff"


def test_accounts_are_noted_year_by_year_and_the_newest_come_first(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    page = hands.page(OrganisationPage)
    hands.tab_to_called("Add a year")
    hands.press("Space")
    assert hands.focus is page.years.form.editor("ended_on")
    hands.write("31/3/2024")
    hands.fill(Income="1.2 million", Spending="1,150,000", Reserves="310,000")
    hands.tab_to_called("Audited")
    hands.press("Space")
    page.years.add()
    hands.settle()
    hands.write("31/3/2025")
    hands.fill(Income="1,300,000")
    hands.press("Ctrl+1", "Ctrl+2")
    rows = [page.years.list.model.index(at, 0).data() for at in range(2)]
    assert rows == ["31 March 2025", "31 March 2024"]
    newest, older = everything(hands.close(), AccountsYear)
    assert (older.income, older.spending, older.reserves, older.audited) == (
        read_money("1,200,000"),
        read_money("1,150,000"),
        read_money("310,000"),
        True,
    )
    assert newest.income == read_money("1.3m")


def test_a_year_is_removed_and_comes_back_by_undo(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    page = hands.page(OrganisationPage)
    page.years.add()
    hands.settle()
    hands.write("31/3/2024")
    hands.window.save_drafts()
    hands.settle()
    hands.tab_to(page.years.list.table, "Shift+Tab")
    hands.press("Delete")
    assert page.years.list.model.rowCount() == 0
    hands.press("Ctrl+Z")
    assert page.years.list.model.rowCount() == 1
    assert [str(year.ended_on) for year in everything(hands.close(), AccountsYear)] == ["2024-03-31"]


def test_a_question_that_asks_for_income_is_answered_once_the_accounts_are_there(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, Question("", "", number="1", text="Your income?", fact="Annual income"))
    hands.press("Ctrl+2")
    page = hands.page(OrganisationPage)
    page.years.add()
    hands.settle()
    hands.write("31/3/2024")
    hands.fill(Income="1.2m")
    hands.press("Ctrl+1")
    [answer] = everything(hands.close(), Answer)
    assert answer.text == "{{Annual income}}\n"


def test_a_fact_of_ones_own_says_when_it_was_true(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+2")
    page = hands.page(OrganisationPage)
    page.add_fact()
    hands.write("Volunteers trained")
    hands.fill(Value="112", True_as_at="today")
    hands.press("Ctrl+1", "Ctrl+2")
    assert [page.own_list.model.index(0, at).data() for at in range(3)] == [
        "Volunteers trained",
        "112",
        say_date(today()),
    ]
