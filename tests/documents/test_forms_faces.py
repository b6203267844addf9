"""The font and the size that a buyer names go with its limits of pages."""

from pathlib import Path

import pytest

from bidprep.documents.forms.faces import face_in
from bidprep.documents.forms.reading import read_form
from tests.documents.form_files import p, tbl, tr, word_file
from tests.documents.unseen.making import box, header_row


@pytest.mark.parametrize(
    ("words", "face"),
    [
        ("Response (max 2 sides A4, Arial 11)", ("Arial", 11)),
        ("No more than 3 pages of A4 in Calibri, size 11.", ("Calibri", 11)),
        ("Two sides of A4, minimum font size 11", ("", 11)),
        ("Please use a 10.5 pt font.", ("", 10.5)),
        ("Use times new roman 12 point throughout.", ("Times New Roman", 12)),
        ("Font: Arial", ("Arial", 0)),
        ("Maximum 2 pages", ("", 0)),
        ("Arial, 500 words", ("Arial", 0)),
        ("The size of 90 groups", ("", 0)),
    ],
)
def test_a_font_and_a_size_are_told_from_words(words: str, face: tuple[str, float]) -> None:
    assert face_in(words) == face


def test_a_limit_of_pages_has_the_face_beside_it_or_the_one_named_for_all(tmp_path: Path) -> None:
    head = header_row("Ref", "Question", "Response")
    rows = [
        tr("1", "Describe your approach to risk. (Maximum 2 sides of A4, Calibri 12)", ""),
        tr("2", "Describe your approach to quality. (Maximum 3 sides of A4)", ""),
        tr("3", "Describe your approach to change. (Maximum 300 words)", ""),
    ]
    file = word_file(tmp_path / "form.docx", p("Responses must be in Arial, font size 11."), tbl(head, *rows))
    assert [str(each.limit) for each in read_form(file).questions] == [
        "2 pages (Calibri, 12 point)",
        "3 pages (Arial, 11 point)",
        "300 words",
    ]


def test_a_limit_of_pages_stays_bare_where_no_face_is_named(tmp_path: Path) -> None:
    file = word_file(tmp_path / "form.docx", p("1. Describe your approach to risk. (Maximum 2 pages)"), box())
    assert [str(each.limit) for each in read_form(file).questions] == ["2 pages"]
