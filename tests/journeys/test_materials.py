"""What the buyer published: taken in, searched, pinned beside an answer, and compared with a newer version, by keyboard."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QLabel

from bidprep.domain.bids import Bid, Question
from bidprep.domain.materials import Material, Pin
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.materials import MaterialsPage
from bidprep.ui.widgets.link_row import LinkRow
from tests.documents.form_files import p
from tests.documents.material_files import PAGE_ENDS, pdf_file, word_document
from tests.journeys.hands import Hands, start_blank_bid
from tests.journeys.test_accessibility import called, controls, described

QUESTIONS = (
    Question("", "", number="1", position=1, text="How will you staff the service?"),
    Question("", "", number="2", position=2, text="How will you handle referrals?"),
)


@pytest.fixture
def bid(own: Hands) -> Bid:
    """A bid with two questions."""
    return start_blank_bid(own, *QUESTIONS)


def specification(folder: Path, version: int, staff: str, *more: str) -> Path:
    """A specification of two pages that asks for so many staff."""
    return word_document(
        folder / f"Specification v{version}.docx",
        p("Staffing"), p(f"The provider must have at least {staff} staff on shift 😀 at all times."), *map(p, more),
        p(PAGE_ENDS, "Referrals"), p("Each referral is acknowledged within one working day."),
    )  # fmt: skip


def kept(hands: Hands, kind: type[Any]) -> tuple[Any, ...]:
    """The records of a kind in the open workspace."""
    found: list[tuple[Any, ...]] = []
    hands.window.session.ask(lambda workspace: workspace.find(kind), found.append)
    hands.settle()
    return found[0]


def choose_in_dialog(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Let the next dialog for files give these."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path) for path in paths], ""))


def take_in(hands: Hands, monkeypatch: pytest.MonkeyPatch, *paths: Path) -> MaterialsPage:
    """Take in files on the page of materials, from its button."""
    choose_in_dialog(monkeypatch, *paths)
    hands.choose("materials")
    hands.tab_to_called("Take in a file…")
    hands.press("Space")
    hands.wait_until(lambda: hands.page(MaterialsPage).reading.isHidden())
    return hands.page(MaterialsPage)


def find(hands: Hands, words: str) -> None:
    """Find words in the open material and go back to the text, where they are chosen."""
    hands.press("Ctrl+F")
    hands.write(words)
    hands.press("Return", "Escape")


def pin(hands: Hands, words: str, question: str) -> None:
    """Find words in the open material and pin them to a question."""
    page = hands.page(MaterialsPage)
    find(hands, words)
    assert page.text.words.hasFocus()
    hands.press("Alt+Q")
    assert page.text.question.line.hasFocus()
    hands.write(question)
    hands.press("Return")


def rows(page: MaterialsPage) -> list[tuple[str, str]]:
    """The files in the list, each with what is said of its version."""
    return [(row.name, page.list.model.index(at, 4).data()) for at, row in enumerate(page.list.model.rows)]


def test_a_passage_is_found_pinned_and_stands_beside_its_answer(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    page = take_in(hands, monkeypatch, specification(tmp_path, 1, "three"))
    assert hands.said == "Took in “Specification v1”."
    assert hands.focus is page.list.table
    hands.press("Return")
    assert page.text.words.toPlainText().startswith("— Page 1 —\nStaffing\n")
    pin(hands, "AT LEAST THREE STAFF", "staff the")
    assert hands.said == "Pinned to question 1. It stands beside its answer now."
    pin(hands, "acknowledged within", "referrals")
    find(hands, "three staff on")
    assert page.text.where.text() == "Page 1 · pinned to question 1"
    (first, second) = kept(hands, Pin)
    assert {first.quote, second.quote} == {"at least three staff", "acknowledged within"}
    hands.go_to_answer("Village grant", "2")
    side = hands.page(AnswerPage).materials
    (link,) = side.passages.findChildren(LinkRow)
    hands.press("F6")
    hands.tab_to(link)
    assert link.accessibleName() == "Specification v1"
    assert link.accessibleDescription() == "acknowledged within"
    hands.press("Return")
    assert hands.page(MaterialsPage).text.words.textCursor().selectedText() == "acknowledged within"
    assert page.text.where.text() == "Page 2 · pinned to question 2"


def test_a_newer_version_points_out_what_is_pinned_to_what_changed(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    page = take_in(hands, monkeypatch, specification(tmp_path, 1, "three"))
    hands.press("Return")
    pin(hands, "at least three staff", "1 How")
    pin(hands, "one working day", "2 How")
    page = take_in(hands, monkeypatch, specification(tmp_path, 2, "four", "A clause that is new."))
    assert "a newer version of Specification v1.docx; it changes 2 paragraphs. Look at the pin" in hands.said
    hands.wait_until(lambda: page.changes.list.model.rowCount() == 2)
    assert page.tabs.currentWidget().isAncestorOf(page.changes)
    (look,) = page.changes.pins.model.rows
    assert (look.question.number, look.pin.quote, look.now.quote) == (
        "1",
        "at least three staff",
        "at least four staff",
    )
    assert "1 added, 1 changed paragraphs" in page.changes.about.text()
    assert page.changes.words.accessibleDescription() == (
        "The provider must have at least [removed: three] [added: four] staff on shift 😀 at all times."
    )
    hands.go_to_answer("Village grant", "1")
    (link,) = hands.page(AnswerPage).materials.passages.findChildren(LinkRow)
    assert "A newer version says this otherwise" in link.accessibleDescription()
    hands.press("F6")
    hands.tab_to(link)
    hands.press("Return")
    assert hands.focus is page.changes.pins.table
    hands.press("Alt+W")
    assert not page.changes.pins.isVisible()
    assert {each.quote for each in kept(hands, Pin)} == {
        "at least four staff", "one working day",
    }  # fmt: skip
    hands.choose("undo")
    assert page.changes.pins.isVisible()
    hands.press("Alt+U")
    assert len(kept(hands, Pin)) == 1
    hands.choose("materials")
    assert rows(page) == [
        ("Specification v1.docx", "Replaced by Specification v2"), ("Specification v2.docx", "Newer than Specification v1"),
    ]  # fmt: skip


def test_the_words_of_all_materials_are_searched_beside_the_answer(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    guide = pdf_file(tmp_path / "Guide.pdf", ["Cover"], ["Staff are vetted before they start."])
    take_in(hands, monkeypatch, specification(tmp_path, 1, "three"), guide)
    page = hands.go_to_answer("Village grant", "1")
    hands.press("F6")
    hands.tab_to(page.materials.search)
    hands.write("vett staff")
    hands.press("Return")
    (link,) = page.materials.hits.findChildren(LinkRow)
    assert link.accessibleName() == "Guide, Page 2"
    assert link.accessibleDescription() == "Staff are vetted before they start."
    hands.tab_to(link)
    hands.press("Return")
    shown = hands.page(MaterialsPage)
    assert shown.trail()[-1][0] == "Guide"
    assert shown.text.where.text() == "Page 2"
    find(hands, "vetted")
    assert shown.text.words.textCursor().selectedText() == "vetted"  # the answer's own Ctrl+F is not in its way
    hands.press("Alt+Left")
    assert page.finding.isHidden()
    hands.press("F6")
    hands.tab_to(page.materials.search)
    hands.press("Ctrl+A")
    hands.write("horses")
    hands.press("Return")
    assert page.materials.said.text().startswith("Not found")


def test_a_file_that_cannot_be_taken_is_said_and_the_next_one_is_taken(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    picture = tmp_path / "photo.png"
    picture.write_bytes(b"\x89PNG")
    page = take_in(hands, monkeypatch, picture)
    assert "“photo.png” is none of the files that can be read here. Take in a Word document" in hands.said
    assert page.list.model.rowCount() == 0
    document = specification(tmp_path, 1, "three")
    page = take_in(hands, monkeypatch, picture, document)
    assert [name for name, _ in rows(page)] == ["Specification v1.docx"]
    take_in(hands, monkeypatch, document)
    assert "is there already, as “Specification v1”. Nothing was changed." in hands.said


def test_dropped_files_are_taken_in(own: Hands, bid: Bid, tmp_path: Path) -> None:
    hands = own
    hands.go("materials", bid.id)
    page = hands.page(MaterialsPage)
    carried = QMimeData()
    (tmp_path / "Notes.txt").write_text("Clarification 1")
    carried.setUrls(
        [QUrl.fromLocalFile(str(specification(tmp_path, 1, "three"))), QUrl.fromLocalFile(str(tmp_path / "Notes.txt"))]
    )
    flags = (Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entered = QDragEnterEvent(QPoint(5, 5), *flags)
    QApplication.sendEvent(page, entered)
    assert entered.isAccepted()
    QApplication.sendEvent(page, QDropEvent(QPointF(5, 5), *flags))
    hands.wait_until(lambda: page.list.model.rowCount() == 2)
    assert [name for name, _ in rows(page)] == ["Notes.txt", "Specification v1.docx"]


def test_particulars_are_changed_and_a_material_removed_and_brought_back(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    (tmp_path / "Notes.txt").write_text("Clarification 1")
    page = take_in(hands, monkeypatch, specification(tmp_path, 1, "three"), tmp_path / "Notes.txt")
    at = page.list.model.find(lambda row: row.name == "Specification v1.docx")
    hands.press("Ctrl+Home", *["Down"] * at, "Return", "Alt+I")
    hands.fill(Title="What they want")
    hands.tab_to(page.particulars.older)
    hands.press("Down", "Return")
    page.particulars.older.activated.emit(1)
    hands.settle()
    assert page.trail()[-1][0] == "What they want"
    older = {each.title: each.replaces_id for each in kept(hands, Material)}
    assert older["What they want"] is not None
    assert page.tabs.isTabVisible(2)
    hands.press("Alt+M")
    assert "Removed “What they want” with its pins." in hands.said
    assert [name for name, _ in rows(page)] == ["Notes.txt"]
    hands.choose("undo")
    assert len(rows(page)) == 2
    hands.tab_to(page.list.table)
    hands.press("Ctrl+Home", "Delete")
    assert len(rows(page)) == 1


def test_the_original_is_opened_as_a_copy_to_read(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    original = specification(tmp_path, 1, "three")
    page = take_in(hands, monkeypatch, original)
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    hands.press("Return", "Alt+O")
    assert page.place.id.count("/") == 1
    (url,) = opened
    copy = Path(url.toLocalFile())
    assert copy.name == original.name
    assert copy.read_bytes() == original.read_bytes()
    assert copy.stat().st_mode & 0o222 == 0
    hands.close()
    assert not copy.exists()


def test_without_a_choice_the_paragraph_at_the_cursor_is_pinned_and_escape_pins_nothing(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    page = take_in(hands, monkeypatch, specification(tmp_path, 1, "three"))
    hands.press("Return")
    find(hands, "at all times")
    hands.press("Right", "Alt+Q")
    assert page.text.chosen.text().startswith("“The provider must have at least three staff on shift 😀 at all times.”")
    hands.press("Alt+N")
    assert hands.focus is page.text.words
    assert kept(hands, Pin) == ()
    hands.press("Alt+Q")
    hands.write("2 How")
    hands.press("Return")
    (pinned,) = kept(hands, Pin)
    assert pinned.quote == "The provider must have at least three staff on shift 😀 at all times."
    hands.press("Alt+P")
    hands.tab_to(page.pins.table)
    hands.press("Delete")
    assert kept(hands, Pin) == ()
    assert hands.said == "Unpinned. Undo pins it again."


def test_every_tab_of_a_material_can_be_used_by_keyboard_and_named(
    own: Hands, bid: Bid, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go_to_bid("Village grant")
    page = take_in(hands, monkeypatch, specification(tmp_path, 1, "three"))
    hands.press("Return")
    pin(hands, "three staff", "1 How")
    take_in(hands, monkeypatch, specification(tmp_path, 2, "four"))
    hands.wait_until(lambda: page.changes.list.model.rowCount() == 1)
    faults: list[str] = []
    for at in (2, 1, 3, 0):
        page.tabs.setCurrentIndex(at)
        if at == 0:
            page.text.begin_pin()
        hands.settle()
        wanted = set(controls(page))
        faults += [f"tab {at}: {type(widget).__name__} has no name" for widget in wanted if not called(widget).strip()]
        been = set()
        page.tabs.tabBar().setFocus()
        for _ in range(60):
            been.add(hands.focus)
            hands.press("Tab")
        faults += [f"tab {at}: Tab never comes to {described(widget)}" for widget in wanted - been]
        keys = [
            QKeySequence.mnemonic(text).toString()
            for text in (
                *(action.text() for action in hands.window.menuBar().actions()),
                *(page.tabs.tabText(index) for index in range(page.tabs.count())),
                *(button.text() for button in page.findChildren(QAbstractButton) if button.isVisible()),
                *(
                    label.text()
                    for label in page.findChildren(QLabel)
                    if label.isVisible() and label.buddy() is not None
                ),
            )
        ]
        faults += [f"tab {at}: two answer to {key}" for key in set(keys) if key and keys.count(key) > 1]
    assert faults == []


def test_a_gone_material_leads_back_to_the_list(own: Hands, bid: Bid) -> None:
    hands = own
    hands.go("materials", f"{bid.id}/{'x' * 26}")
    assert hands.window.place.id == bid.id
    assert "not there any more" in hands.said
    hands.go("materials")
    assert hands.page(MaterialsPage).list.model.rowCount() == 0
