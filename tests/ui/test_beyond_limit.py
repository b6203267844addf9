"""What lies beyond the limit: shown in the text where it falls, and said on a button that leads there."""

import pytest
from PySide6.QtGui import QColor, QPalette
from pytestqt.qtbot import QtBot

from bidprep.domain.bids import Limit, LimitUnit
from bidprep.domain.counting import BUNDLED_RULES
from bidprep.domain.markdown import read_markdown
from bidprep.ui.live_count import LiveCount
from bidprep.ui.widgets.beyond_limit import LAYER, BeyondLimit
from bidprep.ui.widgets.marks import marks_of
from bidprep.ui.widgets.text_editor import TextEditor

FIELDS = {"lead": "Two Words"}


@pytest.fixture
def beyond(qtbot: QtBot) -> BeyondLimit:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.resize(500, 300)
    editor.show()
    qtbot.waitExposed(editor)
    made = BeyondLimit(editor)
    qtbot.addWidget(made.button)
    return made


def _follow(beyond: BeyondLimit, markdown: str, words: int) -> str:
    editor = beyond._editor
    editor.show_text(read_markdown(markdown), FIELDS)
    _count(beyond, words)
    starts = marks_of(editor).stretches(LAYER)
    return editor.toPlainText()[starts[0][0] :] if starts else ""


def _count(beyond: BeyondLimit, words: int) -> None:
    text, counter = beyond._editor.text(), LiveCount()
    counter.fill_with(FIELDS)
    is_over = counter.count(text).words > words
    limit = Limit(LimitUnit.WORDS, words)
    beyond.follow(lambda: counter.find_limit_end(text, limit, BUNDLED_RULES, ""), is_over=is_over)
    if is_over:
        beyond.refresh()


@pytest.mark.parametrize(
    ("markdown", "words", "rest"),
    [
        ("one two three four", 2, "three four"),
        ("We are {{lead}} and more", 3, "Words and more"),
        ("one\n\n- two\n- three four", 3, "four"),
        ("one two", 2, ""),
    ],
)
def test_what_is_beyond_is_marked_from_its_first_word(
    beyond: BeyondLimit, markdown: str, words: int, rest: str
) -> None:
    assert _follow(beyond, markdown, words) == rest
    assert beyond.button.isHidden() == (not rest)
    if rest:
        assert beyond.button.text() == f"Beyond the li&mit from “{' '.join(rest.split()[:3])}”"


def test_characters_of_two_units_do_not_move_it(beyond: BeyondLimit) -> None:
    _follow(beyond, "😀 😀 three four", 3)
    start = marks_of(beyond._editor).stretches(LAYER)[0][0]
    assert start == len("😀 😀 three ".encode("utf-16-le")) // 2


def test_in_a_table_it_begins_with_a_row(beyond: BeyondLimit) -> None:
    _follow(beyond, "one\n\n| a | b |\n| --- | --- |\n| c | d |\n", 4)
    start = marks_of(beyond._editor).stretches(LAYER)[0][0]
    assert beyond._editor.document().findBlock(start).text() == "c"


def test_the_button_leads_there_and_goes_when_the_text_fits_again(qtbot: QtBot, beyond: BeyondLimit) -> None:
    _follow(beyond, "one two three four", 2)
    beyond.button.click()
    assert beyond._editor.textCursor().position() == len("one two ")
    beyond._editor.textCursor().deletePreviousChar()
    _count(beyond, 10)
    assert beyond.button.isHidden()
    assert marks_of(beyond._editor).stretches(LAYER) == []
    _count(beyond, 1)
    assert not beyond.button.isHidden()


def test_the_news_is_taken_after_a_pause(qtbot: QtBot, beyond: BeyondLimit) -> None:
    beyond._editor.show_text(read_markdown("one two"), {})
    counter, text = LiveCount(), beyond._editor.text()
    counter.count(text)
    beyond.follow(lambda: counter.find_limit_end(text, Limit(LimitUnit.WORDS, 1), BUNDLED_RULES, ""), is_over=True)
    assert beyond.button.isHidden()
    qtbot.waitUntil(lambda: not beyond.button.isHidden())
    assert beyond.button.text().endswith("“two”")


def test_another_look_paints_it_anew(qtbot: QtBot, beyond: BeyondLimit) -> None:
    _follow(beyond, "one two", 1)
    palette = beyond._editor.palette()
    palette.setColor(QPalette.ColorRole.Base, QColor("black"))
    palette.setColor(QPalette.ColorRole.Window, QColor("black"))
    palette.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    beyond._editor.setPalette(palette)
    qtbot.waitUntil(lambda: not beyond._pause.isActive())
    assert marks_of(beyond._editor).stretches(LAYER)[0] == (4, 7)
