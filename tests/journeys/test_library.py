"""The library by keyboard: what fits is suggested, put in, tailored or confirmed, and known afterwards."""

from PySide6.QtWidgets import QPushButton

from bidprep.ui.page import Place
from bidprep.ui.pages.answer import AnswerPage
from bidprep.ui.pages.library import LibraryPage
from bidprep.ui.widgets.marks import marks_of
from bidprep.ui.widgets.recycled_marks import LAYER
from tests.journeys.hands import Hands


def test_a_passage_is_put_into_an_answer_and_is_recycled_until_it_is_confirmed(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    before = page.editor.toPlainText()
    hands.press("Ctrl+Shift+S")
    put = hands.focus
    assert isinstance(put, QPushButton)
    assert put.accessibleName().startswith("Put “")
    hands.press("Space")
    hands.settle()
    assert hands.focus is page.editor
    assert len(page.editor.toPlainText()) > len(before) + 100
    assert "recycled until you tailor or confirm it" in hands.said
    page.draft.flush()
    hands.settle()
    (confirm,) = page.library.recycled.findChildren(QPushButton)
    marks = marks_of(page.editor)
    assert marks.stretches(LAYER)
    assert page.recycled.button.isVisible()
    hands.press("F6")
    hands.tab_to(confirm)
    hands.press("Space")
    assert page.library.recycled.findChildren(QPushButton) == []
    assert marks.stretches(LAYER) == []
    assert page.recycled.button.isHidden()
    hands.choose("undo")
    assert len(page.library.recycled.findChildren(QPushButton)) == 1
    assert marks.stretches(LAYER)


def test_what_fits_is_looked_for_only_once_it_is_scrolled_to_or_asked_for(sample: Hands) -> None:
    hands = sample
    hands.window.resize(1366, 560)
    hands.settle()
    page = hands.go_to_answer("North West call-off", "8")
    hands.settle()
    assert page.library.is_waiting
    assert page.to_do_next.is_waiting
    assert page.library.suggestions.findChildren(QPushButton) == []
    page.beside.ensureWidgetVisible(page.library.keep)
    hands.wait_until(lambda: page.library.suggestions.findChildren(QPushButton) != [])
    page = hands.go_to_answer("North West call-off", "7")
    hands.wait_until(lambda: page.library.suggestions.findChildren(QPushButton) != [])  # it is in sight still
    hands.press("F6", "Tab")
    assert not page.to_do_next.is_waiting  # the keyboard is among the cards, and finds what they hold


def test_what_came_from_the_library_is_marked_in_the_text_until_it_is_tailored_without_the_mouse(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "8")
    hands.press("Ctrl+A")
    hands.write("Our own words stay as they are.")
    hands.press("Ctrl+Shift+S")
    hands.tab_to_called("Put “Keeping personal data safe” into the answer")
    hands.press("Space")
    whole = page.editor.toPlainText()
    marked = marks_of(page.editor).stretches(LAYER)
    assert len(marked) == 2
    assert whole[: marked[0][0]] == "Our own words stay as they are.\n"
    hands.press("Ctrl+Home", "Alt+L")
    assert hands.focus is page.editor
    assert page.editor.textCursor().position() == marked[0][0]
    hands.wait_until(lambda: "not yet tailored" in page.editor.accessibleDescription())
    hands.write("Here as elsewhere: ")
    hands.wait_until(lambda: len(marks_of(page.editor).stretches(LAYER)) == 1)
    hands.press("Alt+L", "Ctrl+Z")
    hands.wait_until(lambda: len(marks_of(page.editor).stretches(LAYER)) == 2)  # undone, it stands as it came again
    hands.go_to_answer("North West call-off", "7")
    assert marks_of(page.editor).stretches(LAYER) == []
    assert page.editor.accessibleDescription() == ""


def test_an_earlier_answer_is_put_in_by_keyboard_and_taken_out_by_one_undo(sample: Hands) -> None:
    hands = sample
    hands.go_to_answer("North West call-off", "8")
    hands.write("Complaints go to the manager within a day, and the person hears from us within three.")
    page = hands.go_to_answer("North West call-off", "7")
    hands.write("Before.")
    hands.press("Ctrl+Shift+S")
    put = next(
        button for button in page.library.suggestions.findChildren(QPushButton) if "question" in button.accessibleName()
    )
    hands.tab_to(put)
    hands.press("Space")
    assert hands.focus is page.editor
    assert "in the library from now on" in hands.said
    assert marks_of(page.editor).stretches(LAYER)
    hands.press("Ctrl+Z")
    assert page.editor.toPlainText() == "Before."
    hands.wait_until(lambda: marks_of(page.editor).stretches(LAYER) == [])


def test_an_answer_is_kept_in_the_library_and_found_there_with_what_is_like_it(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West call-off", "1")
    hands.tab_to(page.library.keep)
    hands.press("Space")
    assert "Kept in the library as" in hands.said
    hands.press("Ctrl+8")
    library = hands.page(LibraryPage)
    rows = {row.called: row for row in library.list.model.rows}
    assert len(rows) == 7
    hands.go("library", rows["Vetting and references"].id)
    assert [row.passage.title for row in library.beside.list.model.rows] == ["Recruitment, vetting and induction"]
    assert "<b><u>" in library.beside.here.text()
    library.remove(rows["Vetting and references"])
    hands.settle()
    hands.go("library")
    assert "Vetting and references" not in {row.called for row in library.list.model.rows}
    hands.choose("undo")
    assert "Vetting and references" in {row.called for row in library.list.model.rows}


def test_a_passage_shows_where_it_is_used_and_leads_there(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+8")
    library = hands.page(LibraryPage)
    row = next(row for row in library.list.model.rows if row.called == "Working with partners")
    hands.go("library", row.id)
    (where,) = library.uses.model.rows
    assert (where.question.number, where.is_tailored) == ("5", True)
    library.uses.opened.emit(where)
    hands.settle()
    assert hands.window.place == Place("answer", where.question.id)
    hands.page(AnswerPage)


def test_marks_and_tags_are_typed_and_what_is_no_mark_is_said(sample: Hands) -> None:
    hands = sample
    hands.press("Ctrl+8")
    library = hands.page(LibraryPage)
    hands.go("library", library.list.model.row(0).id)
    hands.fill(Title="Ours", Tags="staff,  new  tag , staff", Marks="ten")
    assert library.form.has_faults
    hands.fill(Marks="7,5")
    library.draft.flush()
    hands.settle()
    hands.go("library")
    row = next(row for row in library.list.model.rows if row.called == "Ours")
    assert (row.marks, row.tags) == ("7.5", '["staff", "new tag"]')
