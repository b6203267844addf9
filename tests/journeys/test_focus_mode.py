"""Focus mode: only the text, by keyboard, and all back as it was."""

import pytest
from PySide6.QtWidgets import QSplitter, QWidget

from bidprep.settings import Appearance
from bidprep.ui.appearance import apply_appearance
from bidprep.ui.pages.answer import AnswerPage
from tests.journeys.hands import Hands


def furniture(hands: Hands, page: AnswerPage) -> list[QWidget]:
    window = hands.window
    return [window.navigation, window.trail, page.beside, page.title, page.asked, page.status, page.toolbar, page.next]


def test_f11_leaves_only_the_text_its_limit_and_the_question(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    before = [widget.isVisible() for widget in furniture(hands, page)]
    panes = hands.window.findChild(QSplitter)
    assert panes is not None
    sizes = panes.sizes()
    hands.press("F11")
    mode = hands.window.focus_mode
    assert not any(widget.isVisible() for widget in furniture(hands, page))
    assert hands.window.menuBar().height() == 0
    assert page.limit.isVisible()
    assert hands.window.status.saved.isVisible()
    assert hands.focus is page.editor
    assert page.asked.text() in mode.line.words.accessibleName()
    assert mode.announced.startswith("Focus mode: ")
    hands.write("More. ")
    hands.wait_until(lambda: "Saved" in hands.window.status.saved.text())
    assert not page.status.isVisible()  # what is read anew after saving does not bring it back
    hands.press("Escape")
    assert [widget.isVisible() for widget in furniture(hands, page)] == before
    assert panes.sizes() == sizes
    assert hands.window.menuBar().height() > 0
    assert hands.focus is page.editor
    assert mode.announced == "Focus mode is off."


def test_the_palette_begins_focus_mode_and_f11_ends_it(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.press("Ctrl+K")
    hands.write("focus mode")
    hands.press("Return")
    assert not hands.window.trail.isVisible()
    assert hands.focus is page.editor
    hands.press("F11")
    assert hands.window.trail.isVisible()


def test_the_side_pane_stays_away_in_focus_mode_however_the_window_is_resized(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.press("F11")
    for size in ((683, 384), (1366, 768)):
        hands.window.resize(*size)
        hands.settle()
        assert not any(widget.isVisible() for widget in furniture(hands, page))
    hands.press("F11")
    assert page.beside.isVisible()


def test_going_to_another_page_or_closing_the_workspace_ends_focus_mode(sample: Hands) -> None:
    hands = sample
    hands.go_to_answer("North West", "1")
    hands.press("F11", "Ctrl+1")
    assert hands.window.place.page == "dashboard"
    assert hands.window.navigation.isVisible()
    assert not hands.window.focus_mode.line.isVisible()
    hands.press("F11")
    assert hands.window.navigation.isVisible()  # the dashboard has no text to focus on
    hands.go_to_answer("North West", "1")
    hands.press("F11")
    hands.window.session.close()
    hands.settle()
    assert hands.window.navigation.isVisible()


def test_another_question_stays_in_focus_mode_and_is_named_in_the_line(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.press("F11")
    assert page.desk is not None
    assert page.desk.after is not None
    hands.go("answer", page.desk.after)
    assert page.asked.text() in hands.window.focus_mode.line.words.accessibleName()
    assert not page.title.isVisible()


def test_escape_closes_the_find_bar_and_a_message_first(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.press("F11", "Ctrl+F", "Escape")
    hands.window.messages.tell("For the test.")
    hands.press("Escape")
    assert hands.said == ""
    assert not page.title.isVisible()
    hands.press("Escape")
    assert page.title.isVisible()


@pytest.mark.parametrize("text_size", [100, 200])
def test_the_text_has_the_room_in_the_smallest_window(sample: Hands, text_size: int) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.window.resize(683, 384)
    apply_appearance(Appearance.DARK, text_size)
    hands.press("F11")
    line = hands.window.focus_mode.line
    assert page.editor.height() > hands.window.height() // 3
    assert page.editor.width() > hands.window.width() * 3 // 4
    assert line.words.text().endswith("…")
    assert line.leave.isVisible()
    hands.tab_to(line.leave)
    hands.press("Space")
    hands.settle()
    assert page.asked.isVisible()
