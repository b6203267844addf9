"""An old bid: read, looked through, mended and taken into the library, by keyboard alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from bidprep.domain.decisions import ResultState
from bidprep.domain.library import Passage
from bidprep.ui.page import Place
from bidprep.ui.pages.library import LibraryPage
from bidprep.ui.pages.old_bid import OldBidPage
from tests.documents.form_files import p, word_file
from tests.journeys.hands import Hands, everything

STAFF = "We recruit locally and vet everybody before the first shift, with references taken up by telephone."
INDUCTION = "Induction takes two weeks and covers safeguarding, lone working, first aid and the house rules."
DATA = "Records sit in an encrypted system in the United Kingdom, reached with two factors and seen by role."
BOARD = "Trustees meet every month and read a report about risk, money, people and complaints before they do."


@pytest.fixture
def old_bid(tmp_path: Path) -> Path:
    """An old bid of four passages under headings."""
    return word_file(
        tmp_path / "Shelter 2022.docx",
        p("Staff", style="Heading1"), p("How do you recruit your staff?"), p(STAFF), p(INDUCTION),
        p("Data", style="Heading1"), p(DATA), p("Governance", style="Heading1"), p(BOARD),
        p("More about governance", style="Heading1"), p("The chair is a retired magistrate. " + BOARD),
    )  # fmt: skip


def choose(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> OldBidPage:
    """Go from the library to the page, and choose a file where the system's own dialog asks for it."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.go("library")
    hands.press("Alt+T")
    page = hands.page(OldBidPage)
    assert hands.focus is page.choose
    hands.press("Return")
    hands.settle()
    return page


def listed(page: OldBidPage) -> list[str]:
    model = page.pane.list.model
    return [" | ".join(model.index(row, column).data() for column in (0, 2)) for row in range(model.rowCount())]


def test_an_old_bid_is_split_merged_left_out_and_taken_in_by_keyboard_in_one_step(
    own: Hands, old_bid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    page = choose(hands, old_bid, monkeypatch)
    pane = page.pane
    assert hands.focus is pane.list.table
    assert listed(page) == [
        f"{title} | ✓ Take in" for title in ("Staff", "Data", "Governance", "More about governance")
    ]
    assert page.counts.text() == "Shelter 2022: 4 passages, 4 ticked."
    text = pane.form.editor("text")
    assert isinstance(text, QPlainTextEdit)
    hands.press("Alt+P")
    assert "Put the cursor into the text" in hands.said
    assert text.hasFocus()
    hands.press("Ctrl+End", "Up", "Home")
    for _ in range(200):
        if text.textCursor().position() == len(STAFF) + 2:
            break
        hands.press("Right" if text.textCursor().position() < len(STAFF) + 2 else "Left")
    hands.press("Alt+P")
    assert listed(page)[:3] == ["Staff | ✓ Take in", "Staff | ✓ Take in", "Data | ✓ Take in"]
    assert text.toPlainText() == INDUCTION
    hands.tab_to_called("Title")
    hands.press("Ctrl+A")
    hands.write("Induction")
    hands.tab_to_called("Tags")
    hands.write("people, training")
    hands.tab_to(pane.list.table)
    hands.press("Down", "Delete")
    assert listed(page)[2] == "Data | Not this one"
    hands.press("Space", "Space", "Ctrl+End", "Alt+M")
    assert listed(page)[-1] == "Governance | ✓ Take in"
    hands.press("Ctrl+End", "Alt+N", "Alt+K")
    assert page.take.text() == "&Take in 3 passages"
    hands.tab_to(pane.all_form.editor("buyer"))
    hands.write("Leeds")
    hands.press("Tab", "Down")
    hands.tab_to(pane.all_form.editor("written_on"))
    hands.write("someday")
    hands.press("Alt+T")
    assert "cannot be read" in hands.said
    hands.press("Ctrl+A")
    hands.write("4/12/2022")
    hands.press("Alt+T")
    library = hands.page(LibraryPage)
    assert hands.said == "Took in 3 passages. Undo takes them back."
    assert hands.window.undo_name == "Take 3 passages from Shelter 2022 into the library"
    assert library.list.model.rowCount() == 3
    hands.choose("undo")
    assert library.list.model.rowCount() == 0
    hands.choose("redo")
    passages = {passage.title: passage for passage in everything(hands.close(), Passage)}
    assert sorted(passages) == ["Governance", "Induction", "Staff"]
    induction = passages["Induction"]
    assert (induction.text.strip(), induction.tags) == (INDUCTION, ("people", "training"))
    assert induction.question == "How do you recruit your staff?"
    assert passages["Governance"].text.count("Trustees meet") == 2
    for passage in passages.values():
        assert (passage.buyer, passage.result, passage.source) == ("Leeds", ResultState.WON, "Shelter 2022")
        assert str(passage.written_on) == "2022-12-04"


def test_nothing_enters_before_it_is_taken_in_and_what_is_there_already_is_not_ticked(
    own: Hands, old_bid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    page = choose(hands, old_bid, monkeypatch)
    hands.tab_to(page.cancel)
    hands.press("Space")
    assert hands.page(LibraryPage).list.model.rowCount() == 0
    page = choose(hands, old_bid, monkeypatch)
    hands.press("Alt+M")
    assert hands.said == "No passage stands before this one."
    hands.press("Delete", "Alt+T")
    assert hands.said == "Took in 3 passages. Undo takes them back."
    page = choose(hands, old_bid, monkeypatch)
    assert [line.split(" | ")[1] for line in listed(page)] == ["✓ Take in", *["In the library already"] * 3]
    hands.press("Delete", "Return")
    assert listed(page)[1] == "Data | ✓ Take in"
    hands.press("Alt+T")
    assert hands.said == "Took in no passages. 1 passage stood in the library already."


def test_undo_takes_back_what_was_decided_of_an_old_bid_and_redo_takes_it_again(
    own: Hands, old_bid: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    page = choose(hands, old_bid, monkeypatch)
    hands.press("Delete", "Delete")
    hands.press("Ctrl+Z")
    assert page.counts.text() == "Shelter 2022: 4 passages, 3 ticked."
    hands.press("Ctrl+Y")
    assert page.counts.text() == "Shelter 2022: 4 passages, 2 ticked."
    hands.press("Alt+T")
    assert hands.said == "Took in 2 passages. Undo takes them back."
    hands.press("Ctrl+Z")
    assert everything(hands.close(), Passage) == ()


def test_a_file_that_is_dropped_on_the_library_is_read_and_one_that_says_nothing_is_refused(
    own: Hands, old_bid: Path, tmp_path: Path
) -> None:
    hands = own
    hands.go("library")
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(old_bid))])
    copy = Qt.DropAction.CopyAction
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    hands.window.dropEvent(QDropEvent(QPointF(9, 9), copy, carried, button, keys))
    hands.settle()
    page = hands.page(OldBidPage)
    assert len(listed(page)) == 4
    nothing = word_file(tmp_path / "empty.docx", p("Dear all"))
    hands.window.go(Place("old-bid", file=str(nothing)))
    hands.settle()
    assert "nothing that could be a passage" in hands.said
    assert page.choose.isVisible()
