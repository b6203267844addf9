"""Pages with nothing on them yet: one clear way to begin, and the other beside the heading."""

from decimal import Decimal

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from bidprep.domain.bids import Question
from bidprep.ui.page import Page
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.clarifications import ClarificationsPage
from bidprep.ui.pages.scores import ScoresPage
from bidprep.ui.widgets.empty_state import EmptyState
from tests.journeys.hands import Hands, start_blank_bid, words_on

STATED = Question("", "", number="1", text="Who are you?")


def offered(hands: Hands, title: str) -> list[QPushButton]:
    """The buttons of what is said under this title where there is nothing yet."""
    [empty] = [
        empty
        for empty in hands.page(Page).findChildren(EmptyState)
        if empty.isVisible() and title in [label.text() for label in empty.findChildren(QLabel)]
    ]
    return [button for button in empty.findChildren(QPushButton) if button.isVisible()]


def shown(hands: Hands, words: str) -> list[QPushButton]:
    buttons = hands.page(Page).findChildren(QPushButton)
    return [button for button in buttons if button.isVisible() and words_on(button) == words]


@pytest.mark.parametrize(
    ("page", "title", "first", "by_hand"),
    [
        ("library", "No passages yet", "Take in an old bid…", "Add a passage"),
        ("clarifications", "Nothing asked yet", "Draft what is not stated", "Add a clarification"),
        ("timeline", "No steps yet", "Begin with the template", "Add a step"),
        ("mobilisation", "No tasks yet", "Begin with the template", "Add a task"),
    ],
)
def test_an_empty_page_offers_one_way_to_begin_and_the_other_beside_the_heading(
    own: Hands, page: str, title: str, first: str, by_hand: str
) -> None:
    hands = own
    bid = start_blank_bid(hands, STATED)
    hands.go(page, "" if page == "library" else bid.id)
    [button] = offered(hands, title)
    assert words_on(button) == first
    assert button.width() <= button.sizeHint().width()
    [other] = shown(hands, by_hand)
    assert not isinstance(other.parent(), EmptyState)
    hands.tab_to(other)
    hands.press("Space")
    hands.go(page, "" if page == "library" else bid.id)
    assert not other.isVisible()
    assert len(shown(hands, by_hand)) == 1  # the list’s own now
    hands.choose("undo")
    assert words_on(offered(hands, title)[0]) == first
    assert other.isVisible()


def test_where_nothing_is_left_unstated_a_first_clarification_is_added_by_hand(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("clarifications", bid.id)
    [button] = offered(hands, "Nothing asked yet")
    assert words_on(button) == "Add a clarification"
    assert shown(hands, "Add a clarification") == [button]
    hands.tab_to(button)
    hands.press("Space")
    assert hands.page(ClarificationsPage).log.list.model.rowCount() == 1


def test_scores_without_sections_say_what_to_do_and_lead_to_the_questions(own: Hands) -> None:
    hands = own
    bid = start_blank_bid(hands, Question("", "", number="1", text="Who are you?", weighting=Decimal(40)))
    hands.go("scores", bid.id)
    assert hands.page(ScoresPage).marks.list.model.rowCount() == 1
    [button] = offered(hands, "No sections yet")
    hands.tab_to(button)
    hands.press("Space")
    assert hands.page(BidPage).place.id == bid.id


def test_a_bid_without_questions_offers_the_buyers_form_and_typing_them_beside_the_tabs(own: Hands) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    [button] = offered(hands, "No questions yet")
    assert words_on(button) == "Take in the buyer’s form…"
    [by_hand] = shown(hands, "Add a question")
    hands.tab_to(by_hand)
    hands.press("Space")
    hands.go("bid", hands.window.bid_id or "")
    assert shown(hands, "Add a question") == []
