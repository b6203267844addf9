"""A document shows a text and gives it back; anybody's document gives a text that loses no word."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from PySide6.QtGui import QColor, QPalette, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from pytestqt.qtbot import QtBot

from bidprep.domain.markdown import read_markdown
from bidprep.domain.text import (
    LineBreak,
    MergeField,
    Paragraph,
    Run,
    Style,
    Table,
    Text,
    fill_fields,
    marked_blocks,
    paragraph,
    plain_block,
    plain_text,
    text_of,
)
from bidprep.ui.rich_text import PlainDocument, Reader, read_block, read_text, show_text
from bidprep.ui.rich_text.formats import fields_in, style_of
from bidprep.ui.rich_text.html import read_html, write_html
from bidprep.ui.rich_text.looks import Looks
from bidprep.ui.rich_text.numbering import renumber
from bidprep.ui.rich_text.showing import insert_blocks
from tests.strategies import blocks, texts

pytestmark = pytest.mark.usefixtures("qapp")

FIELDS = {"charity number": "1234567", "address": "1 High Street\nLeeds", "empty": "  "}
LIST = """1. one
2. two
   1. two a
   2. two b
3. three
- bullet
1. anew
"""


def shown(text: Text) -> PlainDocument:
    document = PlainDocument()
    show_text(document, text, FIELDS)
    return document


def blocks_of(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def numbers_shown(document: QTextDocument) -> list[str]:
    found = []
    for block in blocks_of(document):
        items = block.textList()
        if style_of(block).is_numbered:
            found.append(items.itemText(block))
    return found


def has_frame_marks(text: Text) -> bool:
    return any(mark in repr(text) for mark in ("\\ufdd0", "\\ufdd1"))


@given(texts)
def test_a_document_gives_back_the_text_it_shows(text: Text) -> None:
    assume(not has_frame_marks(text))
    assert read_text(shown(text)) == text


def test_two_of_the_same_field_side_by_side_stay_two() -> None:
    text = text_of([Paragraph((MergeField("charity number"), MergeField("charity number")))])
    assert read_text(shown(text)) == text


def test_a_filled_field_shows_its_value_and_an_unfilled_one_its_name() -> None:
    document = shown(read_markdown("{{Charity_Number}} and {{empty}} and {{unknown}}"))
    assert document.toPlainText() == "1234567 and {{empty}} and {{unknown}}"


def test_a_value_of_several_lines_is_one_field() -> None:
    text = read_markdown("We are at {{address}}.")
    assert shown(text).toPlainText() == "We are at 1 High Street\nLeeds."
    assert read_text(shown(text)) == text


def test_a_field_that_was_typed_into_is_plain_words() -> None:
    document = shown(read_markdown("No. {{charity number}}!"))
    cursor = QTextCursor(document)
    cursor.setPosition(6)
    cursor.insertText("x")
    assert read_text(document) == read_markdown("No. 12x34567!")
    document.undo()
    assert read_text(document) == read_markdown("No. {{charity number}}!")


def test_characters_that_qt_ends_tables_with_do_no_harm() -> None:
    document = shown(Text((Paragraph((Run("a\ufdd0b\ufdd1c"),)),)))
    assert read_text(document) == read_markdown("abc")


@given(st.lists(blocks, max_size=6).map(text_of))
def test_the_numbers_shown_are_the_numbers_of_the_value(text: Text) -> None:
    assume(not has_frame_marks(text))
    wanted = [
        mark.strip() for mark, block in marked_blocks(text) if isinstance(block, Paragraph) and block.style.is_numbered
    ]
    letters = "abcdefghij"
    found = [
        number if number[0].isdigit() else f"{letters.index(number[0]) + 1}." for number in numbers_shown(shown(text))
    ]
    assert found == wanted


def test_numbers_are_put_right_when_what_stood_between_two_lists_goes() -> None:
    document = shown(read_markdown("1. one\n2. two\n\nbetween\n\n1. three\n"))
    cursor = QTextCursor(document.findBlockByNumber(2))
    cursor.movePosition(QTextCursor.MoveOperation.NextBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()
    assert numbers_shown(document) == ["1.", "2.", "1."]
    renumber(document, cursor.position(), cursor.position())
    assert numbers_shown(document) == ["1.", "2.", "3."]


def test_showing_leaves_nothing_to_undo() -> None:
    document = shown(read_markdown(LIST))
    assert not document.isUndoAvailable()
    assert not document.isModified()


def test_showing_again_forgets_what_was_there() -> None:
    document = shown(read_markdown(LIST + "\n| a | b |\n| --- | --- |\n| c | d |\n"))
    show_text(document, read_markdown("New"), {})
    assert read_text(document) == read_markdown("New")


def test_a_block_reads_as_its_paragraph() -> None:
    document = shown(read_markdown("### A **bold** word"))
    assert read_block(document.begin()) == paragraph([Run("A "), Run("bold", bold=True), Run(" word")], Style.HEADING_2)


# --- put in where the cursor stands ----------------------------------------------------------------


def inserted(before: str, at: int, new: str) -> Text:
    document = shown(read_markdown(before))
    cursor = QTextCursor(document)
    cursor.setPosition(at)
    insert_blocks(cursor, read_markdown(new).blocks, FIELDS)
    return read_text(document)


@pytest.mark.parametrize(
    ("before", "at", "new", "after"),
    [
        ("one two", 4, "**and**", "one **and**two"),
        ("one two", 4, "## and", "one andtwo"),
        ("", 0, "## and", "## and"),
        ("one two", 4, "a\n\nb", "one a\n\nbtwo"),
        ("one two", 7, "- a\n- b", "one two\n\n- a\n- b"),
        ("- one", 3, "- a\n- b", "- onea\n- b"),
        ("one", 3, "| a | b |\n| --- | --- |\n| c | d |", "one\n\n| a | b |\n| --- | --- |\n| c | d |"),
        ("1. one", 3, "x\n\n1. y", "1. onex\n2. y"),
    ],
)
def test_blocks_go_in_where_the_cursor_stands(before: str, at: int, new: str, after: str) -> None:
    assert inserted(before, at, new) == read_markdown(after)


def test_what_goes_into_a_table_cell_becomes_lines() -> None:
    document = shown(read_markdown("| a | b |\n| --- | --- |\n| c | d |"))
    cursor = QTextCursor(document.findBlockByNumber(1))
    new = read_markdown("x\n\n| p | q |\n| --- | --- |\n| r | {{charity number}} |")
    insert_blocks(cursor, new.blocks, FIELDS)
    found = read_text(document).blocks[0]
    assert isinstance(found, Table)
    assert found.rows[0][0] == (
        Run("x"),
        LineBreak(),
        Run("p q"),
        LineBreak(),
        Run("r "),
        MergeField("charity number"),
        Run("a"),
    )


@given(texts, texts, st.integers(0, 200))
def test_putting_in_loses_no_visible_word(there: Text, new: Text, at: int) -> None:
    assume(not has_frame_marks(there) and not has_frame_marks(new))
    document = shown(there)
    cursor = QTextCursor(document)
    cursor.setPosition(min(at, document.characterCount() - 1))
    if 0xDC00 <= ord(document.characterAt(cursor.position())) < 0xE000:
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)  # nobody stands within a character
    insert_blocks(cursor, new.blocks, FIELDS)
    found = plain_text(fill_fields(read_text(document), FIELDS))
    wanted = plain_text(fill_fields(there, FIELDS)) + plain_text(fill_fields(new, FIELDS))
    assert sorted("".join(found.split())) == sorted("".join(wanted.split()))


# --- documents made elsewhere ----------------------------------------------------------------------


def from_html(html: str) -> Text:
    return text_of(read_html(html))


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a <b>b</b> <i>c</i> <span style='font-weight:700'>d</span></p>", "a **b** *c* **d**"),
        ("<p style='color:red;font-family:Arial'>a<img src='file:///etc/passwd'></p>", "a"),
        ("<h1>A</h1><p>b</p><h2>C</h2><h4>D</h4>", "## A\n\nb\n\n### C\n\n### D"),
        ("<h3>A</h3><h4>B</h4>", "## A\n\n### B"),
        ("<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>", "- a\n   - b\n   - c"),
        ("<ol><li>a</li><li>b<ol type=i><li>c</li></ol></li></ol>", "1. a\n2. b\n   1. c"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("<p><a href='https://x.org'>a</a> <a href='javascript:f()'>b</a></p>", "[a](https://x.org) b"),
        ("<p>Our {{charity number}}</p>", "Our {{charity number}}"),
        ("<table><tr><td>only</td></tr></table>", "only"),
        (
            "<table><tr><th>a</th><th>b</th></tr><tr><td><p>c</p><p>d</p></td><td></td></tr></table>",
            "| a | b |\n| --- | --- |\n| c<br>d |  |",
        ),
        (
            "<table><tr><td colspan=2>a</td></tr><tr><td>b</td><td>c</td></tr></table>",
            "| a |  |\n| --- | --- |\n| b | c |",
        ),
        ("<img src='x.png'>", ""),
        ("<p>a</p><p>&nbsp;</p><hr><div>b</div>", "a\n\nb"),
    ],
)
def test_html_from_elsewhere_is_cleaned(html: str, markdown: str) -> None:
    assert from_html(html) == read_markdown(markdown)


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p.MsoNormal {margin:0} -->
</style></head><body><!--StartFragment-->
<p class=MsoNormal>Our <b>plan</b>:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times"'>&nbsp;
</span></span></span><![endif]>First</p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level3 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span><![endif]>Deeper</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><!--[endif]-->Counted</p>
<!--EndFragment--></body></html>"""


def test_words_list_items_become_list_items() -> None:
    assert from_html(WORD) == read_markdown("Our **plan**:\n\n- First\n   - Deeper\n1. Counted")


EXCEL = """<html><body><table border=0 cellpadding=0 style='width:96pt'><!--StartFragment-->
<col width=64><tr height=20><td class=xl65>Week</td><td>Cost</td></tr>
<tr><td align=right>1</td><td>£1,000</td></tr><!--EndFragment--></table></body></html>"""


def test_cells_from_excel_become_a_table() -> None:
    assert from_html(EXCEL) == read_markdown("| Week | Cost |\n| --- | --- |\n| 1 | £1,000 |")


def test_a_table_within_a_table_keeps_its_words() -> None:
    html = "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table>d</td><td>e</td></tr></table>"
    (found,) = from_html(html).blocks
    assert isinstance(found, Table)
    assert plain_block(found).split() == ["a", "b", "c", "d", "e"]


HTML_PIECES = ["<p>", "</p>", "<ul>", "</ul>", "<ol>", "<li>", "<table>", "<tr>", "<td>", "</td>", "</tr>"]
HTML_PIECES += ["</table>", "<h1>", "</h1>", "<h5>", "<b>", "</b>", "<br>", "<div>", "</div>", "<pre>", "<i>"]
html_soup = st.lists(st.sampled_from(HTML_PIECES) | st.sampled_from(["one", "two", "drei", "é", "*"]), max_size=25)


@given(html_soup)
def test_any_document_gives_a_normal_text_with_all_its_visible_words(pieces: list[str]) -> None:
    document = PlainDocument()
    document.setHtml("".join(pieces))
    text = read_text(document)
    assert text_of(text.blocks) == text
    visible = "".join(document.toPlainText().split())
    assert "".join(plain_text(text).split()) == visible


@given(texts)
def test_html_for_others_keeps_the_words_and_styles(text: Text) -> None:
    assume(not has_frame_marks(text))
    found = read_html(write_html(text.blocks))
    # HTML does not tell white space from white space, nor one kind of table of one cell from a paragraph.
    wanted = sorted("".join(plain_text(text).split()).replace("\u00a0", ""))
    assert sorted("".join(plain_text(text_of(found)).split()).replace("\u00a0", "")) == wanted


def test_html_for_others_says_what_things_are() -> None:
    text = read_markdown(
        "## A\n\n- b\n   1. **c**\n- d\n1. e\n\n| f | g |\n| --- | --- |\n| *h*<br>i | [j](https://x.org) |"
    )
    assert write_html(text.blocks) == (
        "<h2>A</h2><ul><li>b</li><ol><li><strong>c</strong></li></ol><li>d</li></ul><ol><li>e</li></ol>"
        '<table border="1"><tr><th>f</th><th>g</th></tr>'
        '<tr><td><em>h</em><br>i</td><td><a href="https://x.org">j</a></td></tr></table>'
    )


def test_nothing_is_fetched_for_a_document() -> None:
    assert PlainDocument().resource(2, "file:///etc/hostname") is None


# --- reading only what has changed -----------------------------------------------------------------


class ReadingAgain(RuleBasedStateMachine):
    """Whatever is done to a document, reading what has changed gives what reading it all gives."""

    @initialize(text=texts)
    def start(self, text: Text) -> None:
        self.document = PlainDocument()
        self.reader = Reader(self.document)
        show_text(self.document, text if not has_frame_marks(text) else Text(), FIELDS)

    def cursor(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.document)
        last = self.document.characterCount() - 1
        cursor.setPosition(start % (last + 1))
        cursor.setPosition(end % (last + 1), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    places = st.integers(0, 10**6)

    @rule(at=places, words=st.sampled_from(["x", " ", "one two", "\n", "a\nb\nc", "\u2028", "😀"]))
    def type(self, at: int, words: str) -> None:
        self.cursor(at, at).insertText(words)

    @rule(start=places, end=places)
    def remove(self, start: int, end: int) -> None:
        self.cursor(start, end).removeSelectedText()

    @rule(at=places)
    def backspace(self, at: int) -> None:
        self.cursor(at, at).deletePreviousChar()

    @rule(at=places, new=texts)
    def put_in(self, at: int, new: Text) -> None:
        if not has_frame_marks(new):
            insert_blocks(self.cursor(at, at), new.blocks, FIELDS)

    @rule(at=places)
    def number(self, at: int) -> None:
        renumber(self.document, at % self.document.characterCount(), at % self.document.characterCount())

    @rule(at=places)
    def add_row(self, at: int) -> None:
        if (table := self.cursor(at, at).currentTable()) is not None:
            table.appendRows(1)

    @rule(at=places)
    def remove_column(self, at: int) -> None:
        if (table := self.cursor(at, at).currentTable()) is not None:
            table.removeColumns(0, 1)

    @rule()
    def undo(self) -> None:
        self.document.undo()

    @rule()
    def redo(self) -> None:
        self.document.redo()

    @rule()
    def several_at_once(self) -> None:
        cursor = self.cursor(3, 3)
        cursor.beginEditBlock()
        cursor.insertText("a\nb")
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText("c\nd")
        cursor.endEditBlock()

    @rule()
    def read(self) -> None:
        self.reader.text()

    @invariant()
    def reads_the_same(self) -> None:
        if hasattr(self, "reader") and self.document.revision() % 2:  # and sometimes not in between
            assert self.reader.text() == read_text(self.document)

    def teardown(self) -> None:
        if hasattr(self, "reader"):
            assert self.reader.text() == read_text(self.document)


ReadingAgain.TestCase.settings = settings(max_examples=40, stateful_step_count=15, deadline=None)


class TestReadingAgain(ReadingAgain.TestCase):  # type: ignore[misc,valid-type]  # made at run time
    """Runs the machine as a test."""


def test_reading_again_gives_the_same_objects_for_what_has_not_changed() -> None:
    document = shown(read_markdown("a\n\nb\n\n| c | d |\n| --- | --- |\n| e | f |\n\ng"))
    reader = Reader(document)
    before = reader.text().blocks
    assert reader.text() is reader.text()
    QTextCursor(document.findBlockByNumber(1)).insertText("x")
    after = reader.text().blocks
    assert after[1] == paragraph([Run("xb")])
    assert [old is new for old, new in zip(before, after, strict=True)] == [True, False, True, True]


# --- looks -----------------------------------------------------------------------------------------


def test_looks_are_not_part_of_the_text(qtbot: QtBot) -> None:
    text = read_markdown("## A [link](https://x.org) {{charity number}}\n\n{{unknown}}")
    document = shown(text)
    looks = Looks(document, QPalette())
    looks.rehighlight()
    assert read_text(document) == text
    heading, body = blocks_of(document)
    title, link, _, field = heading.layout().formats()
    assert {look.format.fontPointSize() for look in (link, field)} == {title.format.fontPointSize()}
    assert link.format.fontUnderline()
    (unfilled,) = body.layout().formats()
    assert unfilled.format.underlineStyle() == QTextCharFormat.UnderlineStyle.DashUnderline


def test_links_follow_the_palette() -> None:
    document = shown(read_markdown("[link](https://x.org)"))
    looks = Looks(document, QPalette())
    dark = QPalette()
    dark.setColor(QPalette.ColorRole.Link, QColor("#abcdef"))
    looks.follow(dark)
    (over,) = document.begin().layout().formats()
    assert over.format.foreground().color() == QColor("#abcdef")


def test_a_field_is_found_with_its_place() -> None:
    document = shown(read_markdown("😀 {{charity number}}"))
    (field,) = fields_in(document.begin())
    assert (field.start, field.end) == (3, 10)


def test_what_comes_back_when_the_removal_of_a_table_is_undone_is_read_again() -> None:
    steps = ReadingAgain()
    steps.start(
        text_of([Paragraph((Run("0000𐀀𐀀𐀀"),)), Paragraph((Run("00"),), Style.BULLET_1), Table((((Run("0"),),),))])
    )
    steps.several_at_once()
    steps.reader.text()
    steps.remove(2, 0)
    steps.remove(57, 1)
    steps.reader.text()
    steps.undo()
    assert steps.reader.text() == read_text(steps.document)
