"""Old bids become passages: a form by what it asks, a document by its headings and questions."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bidprep.domain.decisions import ResultState
from bidprep.domain.form_proposals import FormBlock, FormProposal, ProposedQuestion
from bidprep.domain.library import Passage
from bidprep.domain.old_bids import OldPiece, split_old_bid
from bidprep.errors import BidprepError
from bidprep.operations.old_bids import OldBid, passages_of, pieces_there, read_old_bid, take_in_passages
from bidprep.storage.workspace import Workspace
from tests.documents.form_files import p, tbl, word_file

STAFF = "We recruit locally and vet everybody before the first shift, with references taken up by telephone."
DATA = "Records sit in an encrypted system in the United Kingdom, reached with two factors and seen by role."


def test_a_document_is_split_by_its_headings_and_questions(tmp_path: Path) -> None:
    old = read_old_bid(
        word_file(
            tmp_path / "Shelter 2022.docx",
            p("Staff", style="Heading1"), p("How do you recruit your staff?"), p(STAFF), p("• A second * paragraph_ of it."),
            p("Data", style="Heading1"), p(DATA), p("Thanks", style="Heading1"), p("Thank you."),
        )
    )  # fmt: skip
    assert [(piece.title, piece.question) for piece in old.pieces] == [
        ("Staff", "How do you recruit your staff?"), ("Data", ""),
    ]  # fmt: skip
    first, _ = passages_of(old, " Leeds ", ResultState.WON)
    assert (first.source, first.buyer, first.result) == ("Shelter 2022", "Leeds", ResultState.WON)
    assert STAFF in first.text
    assert "second" in first.text


def test_a_form_that_was_filled_in_is_split_by_its_questions(tmp_path: Path) -> None:
    old = read_old_bid(
        word_file(
            tmp_path / "form.docx",
            tbl(
                ("No.", "Question", "Your response"),
                ("1.1", "How do you recruit your staff?", STAFF),
                ("1.2", "How do you keep information secure?", DATA),
                ("1.3", "Who are you?", ""),
            ),
        )
    )
    assert [(piece.question, piece.paragraphs) for piece in old.pieces] == [
        ("How do you recruit your staff?", (STAFF,)), ("How do you keep information secure?", (DATA,)),
    ]  # fmt: skip


def test_a_row_that_asks_is_answered_by_its_longest_cell_and_sub_questions_stay_together() -> None:
    blocks = (
        FormBlock("paragraph", ("Preface " * 40,)),
        FormBlock("row", ("2", "Describe your staff.", STAFF)),
        FormBlock("paragraph", ("",)),
        FormBlock("heading", ("How do you keep data?",)),
        FormBlock("paragraph", ("What would you do after a loss?",)),
        FormBlock("paragraph", (DATA,)),
    )
    pieces = split_old_bid(FormProposal((ProposedQuestion("9", "Who?"),), blocks=blocks))
    assert [(piece.question, piece.words > 10) for piece in pieces] == [
        ("", True), ("Describe your staff.", True), ("How do you keep data?\nWhat would you do after a loss?", True),
    ]  # fmt: skip


def test_passages_enter_in_one_step_and_none_twice(workspace: Workspace, tmp_path: Path) -> None:
    old = read_old_bid(
        word_file(tmp_path / "old.docx", p("Staff", style="Heading1"), p(STAFF), p("Data", style="Heading1"), p(DATA))
    )
    assert len(take_in_passages(workspace, passages_of(old), old.name)) == 2
    assert take_in_passages(workspace, passages_of(old), old.name) == ()
    assert workspace.next_names()[0] == "Take 2 passages from old into the library"
    workspace.undo()
    assert workspace.find(Passage) == ()


def test_a_file_that_says_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BidprepError, match="nothing that could be a passage"):
        read_old_bid(word_file(tmp_path / "empty.docx", p("Dear all")))


def test_pieces_that_the_library_has_word_for_word_are_known_by_their_place(workspace: Workspace) -> None:
    old = OldBid("old", (OldPiece("Staff", "", (STAFF,), ("people",)), OldPiece("Data", "", (DATA,))))
    kept = take_in_passages(
        workspace, passages_of(replace(old, pieces=old.pieces[:1]), written_on=date(2022, 4, 1)), "old"
    )
    assert [(passage.tags, passage.written_on) for passage in kept] == [(("people",), date(2022, 4, 1))]
    assert pieces_there(workspace, old) == {0}
