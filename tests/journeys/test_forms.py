"""A buyer's form: read, looked through beside what it asks, taken in and taken back, by keyboard alone."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QFileDialog,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from bidprep.domain.answers import Answer
from bidprep.domain.bids import LimitUnit, Question
from bidprep.domain.forms import BuyerForm, FormPlace
from bidprep.ui.page import Page, Place
from bidprep.ui.pages.bid import BidPage
from bidprep.ui.pages.form import FormPage
from bidprep.ui.pages.form_review import FormReviewPane
from tests.documents.form_files import p, sheet, tbl, word_file, workbook_file
from tests.journeys.hands import Hands, everything, start_blank_bid
from tests.journeys.test_accessibility import SMALL, called, controls, described, shown_part

SECTIONS = (("About you", 10), ("The service", 20), ("Social value", 10))


def limit_of(section: int, number: int) -> int:
    return 100 * section + 10 * number


@pytest.fixture
def form(tmp_path: Path) -> Path:
    """A form of 40 questions, as a council sends it out: number | question | answer, a table for each section."""
    path = tmp_path / "Night shelter tender.docx"
    document = docx.Document()
    document.add_heading("Invitation to tender: night shelter", 1)
    document.add_paragraph("Answer every question. Do not change the wording of this form.")
    for section, (name, count) in enumerate(SECTIONS, 1):
        document.add_heading(f"Section {section}: {name}", 2)
        table = document.add_table(rows=1, cols=3)
        for cell, words in zip(table.rows[0].cells, ("No.", "Question", "Your answer"), strict=True):
            cell.text = words
        for number in range(1, count + 1):
            cells = table.add_row().cells
            cells[0].text = f"{section}.{number}"
            cells[1].text = f"How will you manage part {number}? Maximum {limit_of(section, number)} words"
    document.save(str(path))
    return path


@pytest.fixture
def unsure(tmp_path: Path) -> Path:
    """A form whose paragraphs leave it open whether they ask."""
    return word_file(
        tmp_path / "Grant.docx",
        p("About your project", style="Heading1"),
        p("What will you do? Who for? (300 words)"),
        p("Why is it needed? (150 words)"),
        p("Tell us about your budget (maximum 100 words)"),
        p("Thank you."),
        tbl(("Reference", "Your words"), ("A1", "Say who leads."), ("A2", "Say who stands in.")),
    )


def choose(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> FormPage:
    """Take the command, and choose a file where the system's own dialog asks for it."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    hands.choose("take-in-form")
    page = hands.page(FormPage)
    assert hands.focus is page.choose
    hands.press("Return")
    return page


def pane(hands: Hands) -> FormReviewPane:
    return hands.page(FormPage).pane


def listed(hands: Hands) -> list[str]:
    model = pane(hands).list.model
    return [" | ".join(model.index(row, column).data() for column in (0, 2)) for row in range(model.rowCount())]


def test_a_person_takes_in_a_form_of_forty_questions_by_keyboard_alone(
    own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(form), ""))
    hands.press("Alt+T")  # on the empty tab
    hands.press("Return")
    page = hands.page(FormPage)
    assert hands.focus is page.pane.list.table
    assert page.counts.text() == "Night shelter tender.docx: 40 questions."
    assert page.pane.about_block.text() == "Question 1.1 begins here."
    hands.press("Return")  # accepts, and goes on
    assert listed(hands)[:2] == ["1.1 | Accepted", "1.2 | As read"]
    hands.tab_to_called("Limit")
    hands.press("Ctrl+A")
    hands.write("175")
    assert page.take.text() == "&Take in 40 questions"
    hands.press("Alt+T")
    assert isinstance(hands.window.page, BidPage)
    assert hands.said == "Took in 40 questions. Undo takes them back."
    assert hands.window.undo_name == "Take in form Night shelter tender.docx"
    file = hands.close()
    questions = everything(file, Question, bid_id=bid.id)
    wanted = [f"{section}.{number}" for section, (_, count) in enumerate(SECTIONS, 1) for number in range(1, count + 1)]
    assert [question.number for question in questions] == wanted
    assert [question.position for question in questions] == list(range(1, 41))
    limits = [
        limit_of(section, number) for section, (_, count) in enumerate(SECTIONS, 1) for number in range(1, count + 1)
    ]
    assert [question.limit.value for question in questions] == [limits[0], 175, *limits[2:]]
    assert {question.limit.unit for question in questions} == {LimitUnit.WORDS}
    assert {question.section for question in questions} == {
        f"Section {section}: {name}" for section, (name, _) in enumerate(SECTIONS, 1)
    }
    assert all(question.text.startswith("How will you manage part ") for question in questions)
    assert len(everything(file, FormPlace)) == 40


def test_undo_takes_all_back_in_one_step(own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    choose(hands, form, monkeypatch)
    hands.press("Alt+T")
    assert hands.page(BidPage).questions.model.rowCount() == 40
    hands.choose("undo")
    assert hands.page(BidPage).questions.model.rowCount() == 0
    file = hands.close()
    assert (everything(file, Question), everything(file, BuyerForm), everything(file, FormPlace)) == ((), (), ())


def test_cancel_leaves_nothing(own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    page = choose(hands, form, monkeypatch)
    hands.tab_to(page.cancel)
    hands.press("Space")
    assert hands.window.place == Place("bid", bid.id)
    file = hands.close()
    assert (everything(file, Question), everything(file, BuyerForm)) == ((), ())


def test_every_decision_has_its_key_and_can_be_taken_back(
    own: Hands, unsure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    page = choose(hands, unsure, monkeypatch)
    review = page.pane
    texts = [entry.question.text for entry in review.review.entries]
    assert len(texts) == 3
    assert [line.split(" | ")[1] for line in listed(hands)] == ["Look at it"] * 3
    assert page.counts.text() == "Grant.docx: 3 questions, 3 to look at."
    editor = review.form.editor("text")
    assert isinstance(editor, QPlainTextEdit)
    hands.tab_to(editor)  # split
    hands.press("Ctrl+Home", *["Ctrl+Right"] * 5)
    assert editor.toPlainText()[editor.textCursor().position() :].startswith("Who for?")
    hands.press("Alt+P")
    assert [entry.question.text.split("?")[0] for entry in review.review.entries[:2]] == ["What will you do", "Who for"]
    hands.press("Alt+M")  # merge again
    assert len(review.review.entries) == 3
    hands.press("Alt+K", "Alt+K")  # take both back
    assert [entry.question.text for entry in review.review.entries] == texts
    hands.tab_to(review.list.table, "Shift+Tab")
    hands.press("Ctrl+Home", "Delete", "Return", "Return")
    assert [line.split(" | ")[1] for line in listed(hands)] == ["Not a question", "Accepted", "Accepted"]
    assert hands.said == "Nothing is left that must be looked at."
    assert page.counts.text() == "Grant.docx: 2 questions."
    hands.press("Alt+T")
    assert len(everything(hands.close(), Question, bid_id=bid.id)) == 2


def test_what_was_not_proposed_is_marked_in_the_form_and_so_is_what_looks_like_it(
    own: Hands, unsure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    page = choose(hands, unsure, monkeypatch)
    review = page.pane
    before = len(review.review.entries)
    hands.tab_to(review.view, "Shift+Tab")
    hands.press("End", "Up")
    assert review.about_block.text() == "No question begins here."
    hands.press("Alt+O")
    assert "Proposed 1 more question; look at it." in hands.said
    numbers = [entry.question.number for entry in review.review.entries]
    assert len(numbers) == before + 2
    assert numbers[-2:] == ["A1", "A2"]
    assert review.about_block.text() == "Question A1 begins here."
    hands.tab_to(review.list.table)
    hands.press("Home")
    assert review.entry is not None
    assert review.view.block == review.entry.question.block


def test_the_form_and_the_proposal_are_linked_both_ways(
    own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    review = choose(hands, form, monkeypatch).pane
    hands.press("Down", "Down")
    assert review.about_block.text() == "Question 1.3 begins here."
    hands.tab_to(review.view, "Shift+Tab")
    hands.press("Down")
    assert review.entry is not None
    assert review.entry.question.number == "1.4"
    assert (
        review.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole).startswith("Question 1.4, as read: 1.4; ")
    )
    hands.press("Return")
    assert hands.focus is review.list.table


def test_a_form_taken_in_twice_is_said_and_its_questions_are_not_doubled(
    own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    choose(hands, form, monkeypatch)
    hands.press("Alt+T")
    page = choose(hands, form, monkeypatch)
    assert page.about.text().startswith("Taken in already: Night shelter tender.docx on ")
    assert page.counts.text() == "Night shelter tender.docx: 40 questions, 40 in the bid already."
    assert set(listed(hands)) == {f"{line.split(' | ')[0]} | In the bid already" for line in listed(hands)}
    hands.press("Alt+T")
    assert hands.said.startswith("Took in no questions. This form was taken in already on ")
    assert len(everything(hands.close(), Question)) == 40


def test_a_filled_in_form_comes_with_its_answers(own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    path = word_file(
        tmp_path / "Last year.docx",
        tbl(
            ("No.", "Question", "Answer"), ("1", "Who are you?", "A small charity."), ("2", "Why you?", "We live here.")
        ),
    )
    choose(hands, path, monkeypatch)
    assert "Filled in already: “A small charity.”" in pane(hands).about.text()
    hands.press("Alt+T")
    assert hands.said.startswith("Took in 2 questions and 2 answers.")
    assert {answer.text for answer in everything(hands.close(), Answer)} == {"A small charity.\n", "We live here.\n"}


def not_a_zip(path: Path) -> None:
    path.write_bytes(b"Dear bidder, please find attached")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def old_word(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500) + "WordDocument".encode("utf-16-le"))


def with_password(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(1500) + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (not_a_zip, "Form.docx"),
        (empty, "is empty."),
        (old_word, "(.doc)"),
        (with_password, "password"),
    ],
    ids=["no zip", "empty", "old Word", "password"],
)
def test_a_bad_file_meets_its_sentence_and_changes_nothing(
    own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], says: str
) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    path = tmp_path / "Form.docx"
    make(path)
    undo = hands.window.undo_name
    page = choose(hands, path, monkeypatch)
    assert says in hands.said
    assert hands.said.endswith(".")
    assert hands.focus is page.choose
    assert hands.window.undo_name == undo
    file = hands.close()
    assert (everything(file, Question), everything(file, BuyerForm)) == ((), ())


def test_reading_can_be_stopped(own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    page = hands.page(BidPage)
    page.wanted.emit(Place("form", page.place.id, file=str(form)))
    reading = hands.page(FormPage)
    assert hands.focus is reading.reading.cancel_button
    QApplication.processEvents()
    reading.reading.cancel_button.click()
    hands.settle()
    assert hands.focus is reading.choose
    assert everything(hands.close(), Question) == ()


def test_a_form_dropped_on_the_window_is_read_for_the_bid_at_hand(own: Hands, form: Path) -> None:
    hands = own
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(form))])

    def drop() -> None:
        action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        hands.window.dropEvent(QDropEvent(QPointF(600, 500), action, carried, button, key))
        hands.settle()

    drop()
    assert hands.said == f"{form.name} belongs to a bid, and none is open. Open the bid, and drop it again."
    start_blank_bid(hands)  # the only one, so it is at hand
    drop()
    assert hands.page(FormPage).counts.text() == "Night shelter tender.docx: 40 questions."


def test_what_is_typed_and_cannot_be_read_is_not_taken_in(
    own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    choose(hands, form, monkeypatch)
    hands.fill(Weighting="lots")
    hands.press("Alt+T")
    assert hands.said == "Something that was typed cannot be read: it is said beside the field."
    assert everything(hands.close(), Question) == ()


def test_the_review_is_kept_while_its_writer_looks_elsewhere(
    own: Hands, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    page = choose(hands, form, monkeypatch)
    hands.press("Delete")
    hands.press("Ctrl+1", "Alt+Left")
    assert hands.page(FormPage) is page
    assert page.counts.text() == "Night shelter tender.docx: 39 questions."


def test_undo_takes_back_the_last_decision_and_never_the_bid_behind_it(
    own: Hands, unsure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    step = hands.window.undo_name
    page = choose(hands, unsure, monkeypatch)
    table = page.pane.list.table
    assert hands.window.undo_name == step
    hands.press("Delete", "Return")
    assert hands.window.undo_name == "the last decision"
    assert hands.command("undo").text() == "&Undo: the last decision"
    hands.press("Ctrl+Z")
    assert [line.split(" | ")[1] for line in listed(hands)] == ["Not a question", "Look at it", "Look at it"]
    assert table.currentIndex().row() == 1  # the one that was accepted
    hands.press("Ctrl+Y")
    assert page.counts.text() == "Grant.docx: 2 questions, 1 to look at."
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert page.counts.text() == "Grant.docx: 3 questions, 3 to look at."
    hands.press("Ctrl+Z")
    assert hands.said == f"No decision is left to take back here. To undo “{step}”, leave this page first."
    assert hands.window.redo_name == "the decision taken back"
    hands.press("Ctrl+Shift+Z", "Down", "Return")
    assert not hands.window.redo_name
    assert page.counts.text() == "Grant.docx: 2 questions, 1 to look at."
    hands.press("Alt+T")
    assert hands.said.startswith("Took in 2 questions.")
    assert len(everything(hands.close(), Question, bid_id=bid.id)) == 2


def test_a_form_whose_bid_is_gone_says_so_and_leads_to_the_bids(
    own: Hands, unsure: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    bid = start_blank_bid(hands)
    hands.go("bid", bid.id)
    choose(hands, unsure, monkeypatch)
    hands.press("Delete")
    hands.go("bids")
    hands.choose("undo")  # elsewhere it is about the workspace again
    hands.press("Alt+Left")
    assert hands.window.place == Place("bids")
    assert hands.said.startswith("The bid that the form was for is not there any more.")
    hands.choose("redo")
    hands.go("form", bid.id)
    assert hands.focus is hands.page(FormPage).choose


def test_a_workbook_is_shown_sheet_by_sheet_with_its_warnings_above(
    own: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hands = own
    hands.go("bid", start_blank_bid(hands).id)
    cells: dict[str, str | float | tuple[float, int] | None] = {
        "A1": "No.",
        "B1": "Question",
        "C1": "Answer",
        "A2": 1,
        "B2": "Who are you?",
        "C2": None,
    }
    other = cells | {"B2": "What will you do?"}
    path = workbook_file(tmp_path / "Book.xlsx", {"About you": sheet(cells), "Service": sheet(other)})
    review = choose(hands, path, monkeypatch).pane
    model = review.view.model()
    lines = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert [line for line in lines if line.startswith("Sheet ")] == ["Sheet About you", "Sheet Service"]
    assert "on the sheet About you" in review.about.text()
    assert review.warnings.isHidden() == (not review.review.proposal.warnings)


@pytest.mark.parametrize("size", [(1366, 768), SMALL])
def test_the_review_is_for_everybody(
    own: Hands, unsure: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    hands = own
    hands.window.resize(*size)
    hands.go("bid", start_blank_bid(hands).id)
    choose(hands, unsure, monkeypatch)
    page: QWidget = hands.page(Page)
    wanted = set(controls(hands.window))
    assert [described(widget) for widget in wanted if not called(widget).strip()] == []
    been: list[QWidget] = []
    for _ in range(3 * len(wanted)):
        been.append(hands.focus)
        seen = shown_part(hands.focus)
        assert seen.height() >= min(hands.focus.height(), 16), described(hands.focus)
        hands.press("Tab")
    assert [described(widget) for widget in wanted - set(been)] == []
    areas = hands.window.findChildren(QScrollArea)
    for widget in wanted:
        if not any(area.isAncestorOf(widget) for area in areas):
            assert hands.window.rect().contains(QRect(widget.mapTo(hands.window, QPoint(0, 0)), widget.size()))
    for parent in [page, *page.findChildren(QWidget)]:
        if parent.layout() is None or not parent.isVisible() or isinstance(parent, QAbstractItemView):
            continue
        children = [each for each in parent.children() if isinstance(each, QWidget) and each.isVisible()]
        for index, child in enumerate(children):
            for other in children[index + 1 :]:
                assert not child.geometry().intersects(other.geometry()), (described(child), described(other))
    taken = [QKeySequence.mnemonic(action.text()).toString() for action in hands.window.menuBar().actions()]
    for button in hands.window.findChildren(QWidget):
        if button.isVisible() and isinstance(button, QAbstractButton | QLabel):
            key = QKeySequence.mnemonic(button.text()).toString()
            assert not key or key not in taken, (key, button.text())
            taken.append(key)
