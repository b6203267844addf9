"""Search everything, by keyboard alone."""

from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.search import SearchPage
from tests.journeys.hands import Hands


def test_what_was_written_long_ago_is_found_as_one_types_and_opened_at_its_words(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "1")
    words = page.editor.toPlainText().split()[:3]
    hands.go("dashboard")
    hands.press("Ctrl+Shift+F")
    search = hands.page(SearchPage)
    assert hands.focus is search.line
    hands.write(" ".join(words))
    hands.settle()
    assert search.list.model.rowCount()
    kinds = [row.kind for row in search.list.model.rows]
    hands.press(*["Down"] * kinds.index("answer"), "Return")
    opened = hands.page(AnswerPage)
    assert opened.editor.textCursor().selectedText() in " ".join(words)
    assert opened.editor.textCursor().hasSelection()
    hands.press("Alt+Left")
    assert hands.page(SearchPage).line.text() == " ".join(words)


def test_nothing_found_is_said(sample: Hands) -> None:
    sample.press("Ctrl+Shift+F")
    sample.write("xylophone qwerty")
    sample.settle()
    assert "Nothing has all these words" in sample.page(SearchPage).said.text()
