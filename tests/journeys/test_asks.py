"""What is asked beside the answer: ticked with a sentence, loosened with it, corrected, and marked, by keyboard."""

from PySide6.QtWidgets import QCheckBox

from tests.journeys.hands import Hands


def boxes(hands: Hands, page: object) -> list[QCheckBox]:
    assert hasattr(page, "asks")
    hands.settle()
    return [box for box in page.asks.rows.findChildren(QCheckBox) if box.isVisible()]


def test_an_ask_is_ticked_with_the_sentence_the_cursor_is_in_and_loosened_when_it_goes(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    hands.press("Ctrl+A")
    hands.write("We keep records safe. Nobody else sees them.")
    hands.press("Ctrl+Home", "Ctrl+Shift+A")
    first = hands.focus
    assert isinstance(first, QCheckBox)
    hands.press("Space")
    ticked = boxes(hands, page)[0]
    assert ticked.isChecked()
    assert ticked.accessibleDescription() == "Given by: We keep records safe."
    assert hands.focus is ticked
    hands.press("Return")
    assert page.editor.hasFocus()
    assert page.editor.textCursor().selectedText() == "We keep records safe."
    hands.press("Delete")
    page.draft.flush()
    hands.settle()
    loose = boxes(hands, page)[0]
    assert not loose.isChecked()
    assert "its sentence has gone" in loose.accessibleName()
    hands.press("Ctrl+Shift+A", "Space")
    assert boxes(hands, page)[0].isChecked()
    hands.press("Space")
    assert not boxes(hands, page)[0].isChecked()


def test_the_list_is_corrected_line_by_line(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    hands.tab_to(page.asks.change)
    hands.press("Space")
    assert hands.focus is page.asks.lines
    hands.press("Ctrl+A")
    hands.write("Records")
    hands.press("Return")
    hands.write("Access")
    hands.press("Tab", "Space")
    assert [box.accessibleName() for box in boxes(hands, page)] == ["Records", "Access"]
    hands.choose("undo")
    assert len(boxes(hands, page)) != 2 or boxes(hands, page)[0].accessibleName() != "Records"


def test_our_own_mark_is_given_and_what_is_no_mark_is_said(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    hands.tab_to(page.asks.mark)
    hands.press("Ctrl+A")
    hands.write("lots")
    hands.press("Tab")
    assert "is no mark on this scale" in page.asks.fault.text()
    hands.tab_to(page.asks.mark, "Shift+Tab")
    hands.press("Ctrl+A")
    hands.write("3")
    hands.press("Tab")
    hands.settle()
    assert page.asks.mark.text() == "3"
    assert page.asks.fault.isHidden()
