"""Undo: the editor's own first, then the workspace's, also after closing and opening."""

import pytest
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from bidprep.domain.answer_status import AnswerStatus
from bidprep.domain.answers import Answer
from bidprep.domain.bids import Question
from bidprep.domain.case_studies import CaseStudy
from bidprep.ui.pages.case_studies import CaseStudiesPage
from tests.journeys.conftest import Start
from tests.journeys.hands import Hands, everything, start_blank_bid, words_on

ASKED = Question("", "", number="1", text="Who are you?")


def typed_in(field: QWidget) -> str:
    return field.toPlainText() if isinstance(field, QPlainTextEdit) else words_on(field)


def test_undo_goes_through_the_editors_own_steps_and_on_into_the_workspaces(own: Hands) -> None:
    hands = own
    start_blank_bid(hands, ASKED)
    page = hands.go_to_answer("Village grant", "1")
    hands.write("We are a charity")
    hands.press("Ctrl+B")
    hands.write(" of old")
    hands.window.save_drafts()
    hands.settle()
    for _ in range(10):
        if not page.editor.document().isUndoAvailable():
            break
        hands.press("Ctrl+Z")
    assert page.editor.toPlainText() == ""
    assert hands.window.undo_name.startswith("Edit answer")
    hands.press("Ctrl+Z")  # the text has nothing to undo any more: now the workspace’s steps
    assert hands.window.redo_name.startswith("Edit answer")
    hands.choose("redo")
    assert everything(hands.close(), Answer)[0].text == ""


@pytest.mark.parametrize("field", ["title", "need"])
def test_the_keys_for_undo_reach_the_workspace_from_a_field_with_nothing_to_take_back(own: Hands, field: str) -> None:
    hands = own
    hands.press("Ctrl+3", "Space")
    editor = hands.page(CaseStudiesPage).form.editor(field)
    hands.tab_to(editor)
    hands.press("Ctrl+Z")
    assert hands.window.redo_name.startswith("Add ")
    hands.press("Ctrl+3")
    hands.choose("redo")
    hands.press("Ctrl+Home", "Return")
    hands.tab_to(editor)
    hands.write("Homes")
    hands.window.save_drafts()
    hands.settle()
    hands.press("Ctrl+Z")  # the field’s own first
    assert typed_in(editor) == ""
    assert not hands.window.redo_name


@pytest.mark.parametrize("keys", ["Ctrl+Shift+Z", "Ctrl+Y"])
@pytest.mark.parametrize("field", ["title", "need"])
def test_both_keys_for_redo_do_again_what_was_typed_in_a_field_and_then_the_workspaces_step(
    own: Hands, field: str, keys: str
) -> None:
    hands = own
    hands.press("Ctrl+3", "Space", "Ctrl+Z")
    assert hands.window.redo_name.startswith("Add ")
    hands.press(keys)
    assert not hands.window.redo_name
    hands.press("Ctrl+3", "Ctrl+Home", "Return")
    editor = hands.page(CaseStudiesPage).form.editor(field)
    hands.tab_to(editor)
    hands.press("Ctrl+Z")
    assert hands.window.redo_name.startswith("Add ")
    hands.press(keys)  # the field has nothing of its own
    assert not hands.window.redo_name
    hands.press("Ctrl+3", "Ctrl+Home", "Return")
    hands.tab_to(editor)
    hands.write("Homes")
    hands.press("Ctrl+Z")
    assert typed_in(editor) == ""
    hands.press(keys)
    assert typed_in(editor) == "Homes"


def test_typing_is_saved_before_undo_and_undone_as_one_visit(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "2")
    before = page.editor.toPlainText()
    hands.press("Ctrl+End")
    hands.write(" More.")
    hands.window.save_drafts()
    hands.write(" And more.")
    hands.settle()
    hands.choose("undo")
    assert page.editor.toPlainText() == before
    hands.choose("redo")
    assert page.editor.toPlainText() == before + " More. And more."


def test_undo_names_what_it_takes_back_and_works_after_closing_and_opening(own: Hands, started: Start) -> None:
    hands = own
    hands.press("Ctrl+3", "Space")
    hands.write("Through the Gate")
    path = hands.close()
    assert len(everything(path, CaseStudy)) == 1
    again = Hands(started(None))
    assert again.command("undo").text() == "&Undo: Edit case study Through the Gate"
    again.press("Ctrl+3")
    page = again.page(CaseStudiesPage)
    assert page.list.model.rowCount() == 1
    again.press("Ctrl+Z", "Ctrl+Z")
    assert page.list.model.rowCount() == 0
    assert not again.command("undo").isEnabled()
    again.press("Ctrl+Shift+Z", "Ctrl+Y")
    assert page.list.model.row(0).study.title == "Through the Gate"
    assert len(everything(again.close(), CaseStudy)) == 1


def test_the_name_of_what_is_undone_keeps_its_ampersand_in_the_menu_and_the_palette(own: Hands) -> None:
    hands = own
    hands.press("Ctrl+3", "Space")
    hands.write("Bread & Roses")
    hands.window.save_drafts()
    hands.settle()
    assert hands.command("undo").text() == "&Undo: Edit case study Bread && Roses"
    hands.press("Ctrl+K")
    hands.write("Undo")
    found = hands.window.palette_box.list.item(0)
    assert found is not None
    assert found.text().startswith("Undo: Edit case study Bread & Roses")


def test_the_status_of_an_answer_is_undone_where_it_is_shown(sample: Hands) -> None:
    hands = sample
    page = hands.go_to_answer("North West", "1")
    hands.tab_to(page.status)
    was = page.status.currentText()
    hands.press("Down")
    assert page.status.currentText() != was
    hands.press("Ctrl+Z")
    assert page.status.currentText() == was
    answers = everything(hands.close(), Answer, question_id=page.place.id if page.place.id else "")
    assert AnswerStatus.READY in {answer.status for answer in answers}
