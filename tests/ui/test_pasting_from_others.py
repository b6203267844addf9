"""What Word, LibreOffice, browsers, Google Docs and spreadsheets put on the clipboard, pasted with the keyboard."""

from html.parser import HTMLParser

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import Text, plain_text
from bidprep.ui.rich_text.word_lists import with_real_lists
from bidprep.ui.widgets.text_editor import TextEditor
from tests.ui import pasted

EXPECTED = {
    "WORD_PAGE": "## Our service\n\n### Referral\n\nWe meet **everyone** within *five* working days of "
    "[referral](https://example.org/referral).\n\nMentors & staff walk alongside. Always.",
    "WORD_LISTS": "We offer:\n\n- Mentoring, **weekly**\n   - in prison\n   - on the wing\n- Housing advice\n\n"
    "In this order:\n\n1. Meet\n   1. at the gate\n2. Plan",
    "WORD_LISTS_AS_COMMENTS": "1. One\n2. Two",
    "WORD_LIST_WITHOUT_CONDITIONS": "- Only one",
    "WORD_NUMBERED_HEADING": "## 1 Aims\n\nFewer victims.",
    "WORD_LIST_STYLES": "- Listen\n   - then ask\n- Step 1: Agree\n\nWords.",
    "WORD_TABLE": "| Step | When |\n| --- | --- |\n| Meet | Day 1 |\n\nAfter.",
    "LIBREOFFICE": "## Our service\n\nWe meet **everyone** within *five* days of "
    "[referral](https://example.org/referral).\n\n- Mentoring\n   - in prison\n- Housing\n1. Meet\n2. Plan\n\n"
    "| Step | When |\n| --- | --- |\n| Meet | Day **1** |",
    "CHROME": "## Who can bid\n\nAny **charity** may ask, see [the guide](https://www.example.gov.uk/bids).\n\n"
    "- small\n   - *very* small\n- large",
    "CHROME_SPAN": "only some words",
    "FIREFOX": "## Aims\n\nFewer *victims*, more **work**.\\\nAnd homes.\n\n1. Third\n2. Fourth",
    "GOOGLE_DOCS": "## Our service\n\nWe meet **everyone** *soon*, see [here](https://example.org/).\n\n"
    "- Mentoring\n   - in prison\n- Housing\n1. Meet",
    "EXCEL": "| Week | Cost |\n| --- | --- |\n| 1 | £1,000<br>with VAT |\n| Total < limit |  |",
    "CALC": "| Week | Cost |\n| --- | --- |\n| 1 | *£1,000* |",
}
MARKS = {"·", "o", "§", "a.", "(i)", "1.", "1.1", "2."}
"""Bullets and numbers that Word writes as words; the list gives its own."""


class Words(HTMLParser):
    """Gathers what a browser would show."""

    def __init__(self) -> None:
        super().__init__()
        self.found = ""
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag == "head"
        self.found += " " if tag in ("p", "li", "td", "th", "br", "h1", "h2", "h3") else ""

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag == "head"
        self.found += " " if tag in ("p", "li", "td", "th", "h1", "h2", "h3") else ""

    def handle_data(self, data: str) -> None:
        self.found += "" if self._hidden else data


def shown(html: str) -> list[str]:
    reader = Words()
    reader.feed(html)
    return reader.found.replace("<![if !supportLists]>", "").split()


def paste(qtbot: QtBot, html: str) -> Text:
    editor = TextEditor()
    qtbot.addWidget(editor)
    editor.show()
    copied = QMimeData()
    copied.setHtml(html)
    copied.setText(" ".join(shown(html)))
    QGuiApplication.clipboard().setMimeData(copied)
    qtbot.keyClick(editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    QGuiApplication.clipboard().clear()  # what Python made must not be there when Python goes
    return editor.text()


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_pasted_from_another_program_becomes_our_text(qtbot: QtBot, name: str) -> None:
    assert paste(qtbot, getattr(pasted, name)) == read_markdown(EXPECTED[name])


@pytest.mark.parametrize("name", EXPECTED)
def test_pasting_from_another_program_loses_no_word(qtbot: QtBot, name: str) -> None:
    html = getattr(pasted, name)
    kept = plain_text(paste(qtbot, html)).split()
    lost = [word for word in shown(html) if word not in kept]
    assert set(lost) <= MARKS
    assert len(shown(html)) > 1


@pytest.mark.parametrize(
    ("mark", "kind"),
    [("1.", "ol"), ("a)", "ol"), ("(iv)", "ol"), ("xviii.", "ol"), ("bb.", "ol"), ("1.2.a.", "ol"), ("3", "ol"),
     ("o", "ul"), ("–", "ul"), ("&#8226;", "ul"), ("", "ul")],
)  # fmt: skip
def test_a_mark_of_words_says_which_kind_of_list_it_is(mark: str, kind: str) -> None:
    item = f"<p style='mso-list:l0 level1 lfo1'><![if !supportLists]>{mark}&nbsp;<![endif]>Go</p>"
    assert with_real_lists(item) == f"<{kind}><li>Go</li></{kind}>"


def test_a_paragraph_that_is_never_closed_and_one_that_is_no_item_stay_as_they_are() -> None:
    html = "<p style='mso-list:l0 level1 lfo1'>open<p class=MsoNormal>Words</p>"
    assert with_real_lists(html) == html
