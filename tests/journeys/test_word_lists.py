"""The lists that forms offer: made the charity's own, offered where a form asks, and given back."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit

from bidprep.domain.word_lists import WORD_LISTS, WordList
from bidprep.errors import BidprepError
from bidprep.operations.word_lists import bundled_entries
from bidprep.ui.pages.case_studies import CaseStudiesPage
from bidprep.ui.pages.word_lists import WordListsPage, read_entries
from bidprep.ui.widgets.suggesting_line import SuggestingLine
from tests.journeys.hands import Hands, everything


def box(hands: Hands, name: str) -> QPlainTextEdit:
    found = hands.page(WordListsPage).lists[name].form.editor("entries")
    assert isinstance(found, QPlainTextEdit)
    return found


def test_the_bundled_lists_are_shown_with_where_they_come_from(own: Hands) -> None:
    hands = own
    hands.choose("word-lists")
    page = hands.page(WordListsPage)
    for name in WORD_LISTS:
        assert tuple(box(hands, name).toPlainText().splitlines()) == bundled_entries(name)
        assert "licence" in page.lists[name].state.text()
        assert not page.lists[name].bundled.isEnabled()


def test_a_list_made_ones_own_is_offered_in_a_case_study(own: Hands) -> None:
    hands = own
    hands.choose("word-lists")
    assert hands.focus is box(hands, "regions")
    hands.press("Ctrl+A")
    hands.write("The Islands")
    hands.press("Return")
    hands.write("  The   Coast ")
    hands.press("Ctrl+3", "Space")
    page = hands.page(CaseStudiesPage)
    region, service = page.form.editor("region"), page.form.editor("service")
    assert isinstance(region, SuggestingLine)
    assert isinstance(service, SuggestingLine)
    assert region.suggestions == ("The Islands", "The Coast")
    assert service.suggestions == bundled_entries("services")
    [kept] = everything(hands.close(), WordList)
    assert (kept.name, kept.entries) == ("regions", ("The Islands", "The Coast"))


def test_the_bundled_list_is_had_again_by_its_button_and_ones_own_by_undo(own: Hands) -> None:
    hands = own
    hands.choose("word-lists")
    hands.press("Ctrl+Home")
    hands.write("The Islands")
    hands.press("Return")
    hands.window.save_drafts()
    hands.settle()
    page = hands.page(WordListsPage)
    assert "your own" in page.lists["regions"].state.text()
    hands.tab_to_called("Use the bundled list again: Regions")
    hands.press("Space")
    assert tuple(box(hands, "regions").toPlainText().splitlines()) == bundled_entries("regions")
    hands.choose("undo")
    assert box(hands, "regions").toPlainText().startswith("The Islands\n")


def test_an_emptied_list_keeps_its_entries_and_says_what_to_do(own: Hands) -> None:
    hands = own
    hands.choose("word-lists")
    hands.press("Ctrl+A", "Delete")
    assert "A list needs an entry" in box(hands, "regions").accessibleDescription()
    assert everything(hands.close(), WordList) == ()


def test_entries_are_read_one_a_line_without_blank_or_double_ones() -> None:
    assert read_entries(" Wales \n\n North   West\nWales\n") == ("Wales", "North West")
    with pytest.raises(BidprepError):
        read_entries(" \n")
