"""Getting about: palette, panes, help, settings, side pane, and what the window says."""

import sys

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bidprep.settings import Appearance
from bidprep.ui.appearance import Look, look_of
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.checks import ChecksPage
from bidprep.ui.pages.dashboard import DashboardPage
from bidprep.ui.pages.help import HelpPage
from bidprep.ui.pages.settings import SettingsPage
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, start_blank_bid


def found(hands: Hands) -> list[str]:
    box = hands.window.palette_box.list
    return [box.item(at).text() for at in range(box.count())]


def test_the_palette_finds_a_command_and_does_it(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+K")
    hands.write("start bid")
    assert found(hands)[0].startswith("Start a bid")
    hands.press("Return")
    assert hands.window.place.page == "start-bid"
    assert not hands.window.palette_box.isVisible()


def test_the_palette_finds_a_question_of_the_bid_at_hand_and_goes_there(sample: Hands) -> None:
    hands = sample
    hands.go_to_bid("North West")
    hands.press("Ctrl+K")
    hands.write("question 6")
    assert any(words.startswith("Question 6: ") for words in found(hands))
    while not found(hands)[hands.window.palette_box.list.currentRow()].startswith("Question 6: "):
        hands.press("Down")
    hands.press("Return")
    assert hands.page(AnswerPage).title.text().startswith("6") or hands.window.windowTitle().startswith("Question 6")


def test_the_palette_says_so_where_nothing_is_called_that(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+K")
    hands.write("zzz")
    assert found(hands) == ["Nothing is called that. Type fewer letters, or search everything with Ctrl+Shift+F."]
    hands.press("Return")
    assert hands.window.palette_box.isVisible()
    hands.press("Escape")
    assert not hands.window.palette_box.isVisible()


def test_the_one_bid_of_a_workspace_is_at_hand_as_soon_as_that_opens(own: Hands, started: Start) -> None:
    bid = start_blank_bid(own)
    path = own.close()
    hands = Hands(started(path))
    hands.settle()
    hands.page(DashboardPage)
    hands.press("F7")
    assert hands.page(ChecksPage).bid_id() == bid.id


def test_escape_closes_the_palette_and_gives_the_keyboard_back(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+4")
    before = hands.focus
    hands.press("Ctrl+K", "Down", "Up")
    hands.write("nothing of the kind")
    hands.press("Return")
    assert hands.window.palette_box.isVisible()
    hands.press("Escape")
    assert not hands.window.palette_box.isVisible()
    assert hands.focus is before


def test_f6_goes_round_the_panes(sample: Hands) -> None:
    hands = sample
    hands.go_to_answer("North West", "1")
    been = []
    for _ in range(4):
        been.append(hands.focus.accessibleName())
        hands.press("F6")
    assert been == ["Answer", "Guidance and criteria", "Navigation", "Answer"]


def test_the_navigation_leads_everywhere_with_the_arrow_keys(sample: Hands) -> None:
    hands = sample
    hands.press("F6")
    assert hands.focus is hands.window.navigation
    hands.press("Home", "Down", "Down", "Down", "Return")
    assert hands.window.place.page == "case-studies"


def test_back_returns_to_where_one_was(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+2", "Ctrl+4", "Alt+Left")
    assert hands.window.place.page == "organisation"
    hands.press("Alt+Left")
    assert hands.window.place.page == "dashboard"
    assert not hands.command("back").isEnabled()


@pytest.mark.parametrize(("page", "title"), [("partners", "Partners"), ("organisation", "Organisation")])
def test_help_opens_on_the_page_about_what_is_shown_and_back_returns(sample: Hands, page: str, title: str) -> None:
    hands = sample
    hands.go(page)
    hands.press("F1")
    help_page = hands.page(HelpPage)
    assert help_page.contents.currentItem().text() == title
    assert help_page.text.toPlainText().startswith(title)
    hands.press("Alt+Left")
    assert hands.window.place.page == page


def test_links_in_the_manual_lead_from_page_to_page_and_nowhere_else(sample: Hands) -> None:
    hands = sample
    hands.press("F1")
    page = hands.page(HelpPage)
    page.text.anchorClicked.emit("partners.md")
    hands.settle()
    assert page.contents.currentItem().text() == "Partners"
    page.text.anchorClicked.emit("https://example.org/")
    hands.settle()
    assert page.contents.currentItem().text() == "Partners"


def test_settings_change_the_looks_at_once_and_stay_after_a_restart(sample: Hands, started: Start) -> None:
    hands = sample
    hands.press("Ctrl+,")
    form = hands.page(SettingsPage).form
    assert hands.focus is form.editor("appearance")
    hands.press("Down", "Down")
    assert look_of(QApplication.palette()) is Look.DARK
    hands.fill(Text_size="150")
    assert hands.window.settings.text_size == 150
    big = QApplication.font().pointSizeF()
    hands.close()
    again = started(None)
    assert again.settings.appearance is Appearance.DARK
    assert QApplication.font().pointSizeF() == big
    assert look_of(again.palette()) is Look.DARK


def test_every_appearance_can_be_chosen_from_the_keyboard(hands: Hands) -> None:
    hands.press("Ctrl+,")
    hands.press("Down", "Down", "Down")
    chosen = [hands.window.settings.appearance]
    for _ in range(3):
        hands.press("Up")
        chosen.append(hands.window.settings.appearance)
    assert chosen == [Appearance.CONTRAST, Appearance.DARK, Appearance.LIGHT, Appearance.SYSTEM]
    assert all(isinstance(appearance, Appearance) for appearance in chosen)


def test_a_text_size_that_is_none_is_said_beside_it(hands: Hands) -> None:
    hands.press("Ctrl+,")
    form = hands.page(SettingsPage).form
    hands.fill(Text_size="900")
    hands.press("Tab")
    assert "“900” is not a text size. Type per cent" in form.editor("text_size").accessibleDescription()
    assert hands.window.settings.text_size == 100  # not the 90 that was typed on the way


def test_larger_and_smaller_text_stop_at_the_ends(hands: Hands) -> None:
    for _ in range(15):
        hands.window.resize_text(10)
    assert hands.window.settings.text_size == 200
    for _ in range(15):
        hands.window.resize_text(-10)
    assert hands.window.settings.text_size == 80


def test_the_side_pane_goes_and_comes_and_stays_as_it_was_left(sample: Hands, started: Start) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    assert page.beside.isVisible()
    hands.press("F9")
    assert not page.beside.isVisible()
    hands.close()
    again = Hands(started(None))
    page = again.go_to_answer("North West", "1")
    assert not page.beside.isVisible()
    again.press("F9")
    assert page.beside.isVisible()


def test_a_message_is_closed_with_the_keyboard(sample: Hands) -> None:
    hands = sample
    hands.choose("back-up")
    assert hands.said
    hands.tab_to(hands.window.messages.dismiss)
    hands.press("Space")
    assert hands.said == ""


def test_the_trail_says_where_the_page_is_and_leads_back(sample: Hands) -> None:
    hands = sample
    hands.go_to_answer("North West", "1")
    assert hands.window.windowTitle() == "Question 1 – bidprep"
    hands.tab_to_called("Go to Bids")
    hands.press("Space")
    assert hands.window.place.page == "bids"


def test_a_mistake_of_the_program_is_told_and_nothing_stops(started: Start, qtbot: QtBot) -> None:
    with qtbot.capture_exceptions() as caught:
        hands = Hands(started(None))
        sys.excepthook(ValueError, ValueError("for the test"), None)
    assert len(caught) == 1
    assert hands.said.startswith("bidprep made a mistake (ValueError: for the test). What was shown as saved is safe.")
    hands.press("Space")
    assert hands.window.place.page == "dashboard"


def test_escape_closes_a_message(sample: Hands) -> None:
    hands = sample
    hands.choose("back-up")
    assert hands.said
    hands.press("Escape")
    assert hands.said == ""


def test_news_is_told_in_one_more_place_and_a_warning_stays(sample: Hands) -> None:
    hands = sample
    messages = hands.window.messages
    messages.tell("Done.")
    hands.press("Ctrl+2")
    assert hands.said == "Done."
    hands.press("Ctrl+3")
    assert hands.said == ""
    messages.warn("That went wrong. Try again.")
    hands.press("Ctrl+2", "Ctrl+3", "Ctrl+4")
    assert hands.said == "That went wrong. Try again."


def test_in_a_narrow_window_the_side_pane_takes_the_place_of_the_navigation(sample: Hands) -> None:
    hands = sample
    hands.window.resize(683, 384)
    page = hands.go_to_answer("North West", "1")
    assert not page.beside.isVisible()
    hands.press("F9")
    assert page.beside.isVisible()
    assert not hands.window.navigation.isVisible()
    hands.press("F6")
    assert page.beside.isAncestorOf(hands.focus) or hands.focus is page.beside
    hands.press("Ctrl+1")
    assert hands.window.navigation.isVisible()
    hands.press("Alt+Left", "F9")
    assert not page.beside.isVisible()
    hands.window.resize(1366, 768)
    hands.settle()
    assert page.beside.isVisible(), "what was chosen for a wide window stands"
