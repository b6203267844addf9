"""Corners of forms: small pieces of layouts, each with what is read of it and what is not."""

from pathlib import Path

import pytest

from bidprep.documents.forms.boxes import EXAMPLE
from bidprep.documents.forms.reading import read_form
from bidprep.documents.forms.wording import split_number
from bidprep.domain.bids import Limit, LimitUnit
from tests.documents.form_files import (
    OFFICE,
    around,
    drop_down,
    p,
    package,
    prompt,
    run,
    sheet,
    tbl,
    tc,
    tr,
    word_file,
    word_parts,
    workbook_parts,
)
from tests.documents.form_files import WORD as NAMES

Cells = dict[str, str | float | tuple[float, int] | None]

WORD: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str], ...]]] = {
    "a limit that nothing follows is the place itself": (
        (tbl(("1. How will you begin?",), ("Word limit: 300",)),), (("1", "How will you begin?"),),
    ),
    "a limit before another question is not taken for its room": (
        (tbl(("1. How will you begin?",), ("Word limit: 300",), ("2. How will you end?",), ("",)),),
        (("1", "How will you begin?"), ("2", "How will you end?")),
    ),
    "a second head without an answer keeps that of the first": (
        (tbl(("Ref", "Question", "Response"), ("1", "Who are you?", ""), ("Ref", "Requirement", "Notes"),
             ("2", "Why do you ask?", "")),),
        (("1", "Who are you?"), ("2", "Why do you ask?")),
    ),
    "a note across the answer columns is a band": (
        (tbl(("No", "Question", "Response", "Comments"), ("1", "Who are you?", "", ""),
             tr("", "", tc("Part two: the team", span=2)), ("2", "Who leads?", "", "")),),
        (("1", "Who are you?"), ("2", "Who leads?")),
    ),
    "a row that says nothing of the question above it is passed over": (
        (tbl(("Question number", "Question"), ("1", "Describe the service."), (tc("See also the annex", span=2),),
             (tc("", span=2),)),),
        (("1", "Describe the service."),),
    ),
    "a number alone above a box asks nothing": ((tbl(("1",), ("",)),), ()),
    "numbers in a column headed question": (
        (tbl(("Question", "Description"), ("1", "How will you begin?"), ("2", "How will you end?")),), (),
    ),
    "neither numbers nor room below two heads": (
        (tbl(("Item", "Details"), ("The hall", "Seats forty"), ("The kitchen", "Has a stove")),), (),
    ),
    "rows wider than their head": (
        (tbl(("No.", "Question"), tr("1", "Who are you?", ""), tr("2", "Why do you ask?", "")),),
        (("1", "Who are you?"), ("2", "Why do you ask?")),
    ),
    "numbers left of a head that begins later": (
        (tbl(("", "Question", "Response"), ("1.", "Who are you?", ""), ("2.", "Why do you ask?", "")),),
        (("1", "Who are you?"), ("2", "Why do you ask?")),
    ),
    "a form that was filled in under its cues goes on until something bold": (
        (p("1. What do you do?"), p("Response: We run a hostel."), p("It has nine rooms."), p("Part two", bold=True),
         p("2. Who pays?"), p("Response: The council.")),
        (("1", "What do you do?"), ("2", "Who pays?")),
    ),
    "names asked in paragraphs with a line below": ((p("Charity number"), p("____________")), ()),
    "a prompt below what asks nothing": ((p("The service runs all year."), p("[Insert text here]")), ()),
    "a heading is a question where a box stands below it": (
        (p("What do you need?", style="Heading1"), tbl(("",))), (("", "What do you need?"),),
    ),
    "tables inside cells are read as well": (
        (tbl(tr("About us", tc(tbl(("1. Who are you?",), ("",)) + p("")))),), (("1", "Who are you?"),),
    ),
    "a per cent sign heads the weighting": (
        (tbl(("No", "Question", "%", "Response"), ("1", "Who are you?", "40", "")),), (("1", "Who are you?"),),
    ),
    "scoring told under the question": (
        (tbl(("1. How will you begin?\nScoring: five marks for a full answer",), ("",)),), (("1", "How will you begin?"),),
    ),
    "one box to tick makes a declaration": (
        (p("☐ I declare that all of this is true"),), (),
    ),
    "a filled-in response under a cue in the answer cell": (
        (tbl(("No", "Question", "Response"), ("1", "Who are you?", tc(p("Response:") + p("A trust."))), ("2", "Why?", "")),),
        (("1", "Who are you?"), ("2", "Why?")),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WORD)
def test_a_piece_of_a_word_form_is_read(tmp_path: Path, name: str) -> None:
    body, asked = WORD[name]
    form = read_form(word_file(tmp_path / "form.docx", *body))
    assert tuple((question.number, question.text.partition("\n")[0]) for question in form.questions) == asked


PROMPTED: Cells = {"A1": "No", "B1": "Question", "C1": "Response", "C7": "Please describe e.g. the hall"}
PROMPTED |= {f"A{at}": float(at) for at in range(2, 8)}
PROMPTED |= {f"B{at}": f"What is number {at}?" for at in range(2, 8)}
PROMPTED |= {f"C{at}": None for at in range(2, 7)}

SHEETS: dict[str, tuple[Cells, tuple[str, ...]]] = {
    "cells far to the right and pieces of format are passed over": (
        {"A1": "No", "B1": "Question", "C1": "Response", "A2": 1.0, "B2": "Who are you?", "C2": None, "XFD9": "far"},
        ("Who are you?",),
    ),
    "words in most places, and prompts in a few": (
        PROMPTED,
        tuple(f"What is number {at}?" for at in range(2, 8)),
    ),
    "a log of the buyer’s own comments": (
        {"A1": "Ref", "B1": "Requirement", "C1": "HSE comments", "A2": "1", "B2": "The hall is warm.", "C2": None}, (),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHEETS)
def test_a_piece_of_a_sheet_is_read(tmp_path: Path, name: str) -> None:
    cells, asked = SHEETS[name]
    form = read_form(package(tmp_path / "form.xlsx", workbook_parts({"S": sheet(cells)})))
    assert tuple(question.text for question in form.questions) == asked


def test_choices_of_a_card_and_of_a_list_are_offered(tmp_path: Path) -> None:
    card = tbl(
        ("Question", "Which region do you work in?"), ("Weighting", "10%"),
        ("Response", tc(p(around(run("North"))) + p(drop_down("North", "South")))),
    )  # fmt: skip
    listed = tbl(("No", "Question", "Response"), tr("1", "Which size are you?", tc(p(drop_down("Small", "Large")))))
    form = read_form(word_file(tmp_path / "form.docx", card, listed))
    assert [question.choices for question in form.questions] == [("North", "South"), ("Small", "Large")]


def test_a_number_of_a_list_that_nobody_defines_is_none(tmp_path: Path) -> None:
    body = (p("Who are you?", numbered=(77, 0)), tbl(("",)), p("Why do you ask?", numbered=(1, 12)), tbl(("",)))
    form = read_form(package(tmp_path / "form.docx", word_parts(body)))
    assert [question.number for question in form.questions] == ["", ""]


def test_fields_left_open_and_written_twice_in_a_line_do_no_harm(tmp_path: Path) -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f'<mc:AlternateContent {names}><mc:Choice Requires="x">{run("are you?")}</mc:Choice>'
        f"<mc:Fallback>{run('were you?')}</mc:Fallback></mc:AlternateContent>"
    )
    loose = '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:instrText>REF</w:instrText></w:r>'
    path = word_file(
        tmp_path / "form.docx", p(loose, run("1. Who "), both, run(" (90 words)")), tbl((tc(p(prompt("Answer"))),))
    )
    assert [question.text for question in read_form(path).questions] == ["Who are you? (90 words)"]


def test_answers_on_the_line_of_their_cue_come_in(tmp_path: Path) -> None:
    form = read_form(
        word_file(
            tmp_path / "form.docx",
            p("1. What do you do?"),
            p("Response: We run a hostel."),
            p("It has nine rooms."),
            p("2. Who pays?"),
            p("Our answer: The council."),
        )
    )
    assert [question.answer for question in form.questions] == ["We run a hostel.\nIt has nine rooms.", "The council."]


def test_parts_of_a_question_carry_the_words_that_introduce_them(tmp_path: Path) -> None:
    asked = "Please give the percentage of invoices that you paid in each of the following periods:"
    introducing = tr(tc(p("5")), tc(p(asked), span=2))
    path = word_file(
        tmp_path / "a.docx",
        tbl(
            ("No.", "Question", "Your response"),
            ("4", "Do you use subcontractors?", ""),
            introducing,
            ("5(i)", "within 30 days", ""),
            ("5(ii)", "in 31 to 60 days", ""),
            ("6", "Describe how you settle disputes with suppliers.", ""),
        ),
    )
    found = {question.number: question for question in read_form(path).questions}
    assert list(found) == ["4", "5(i)", "5(ii)", "6"]
    assert [found[number].guidance for number in found] == ["", asked, asked, ""]
    assert [found[number].parent for number in found] == ["", "5", "5", ""]
    assert found["5(i)"].text == "within 30 days"


def test_a_row_that_introduces_others_is_no_question_but_its_words_are_kept_with_each(tmp_path: Path) -> None:
    asked = "In the past three years, have any of the following situations applied to you?"
    path = word_file(
        tmp_path / "a.docx",
        tbl(
            ("No.", "Question", "Response"),
            ("4.1", asked, ""),
            ("4.1(a)", "Bankruptcy?", "Yes / No"),
            ("4.1(b)", "Conflict of interest?", "Yes / No"),
            ("4.2", "Which measures have you taken?", ""),
        ),
    )
    found = read_form(path).questions
    assert [(question.number, question.guidance) for question in found] == [
        ("4.1(a)", asked), ("4.1(b)", asked), ("4.2", ""),
    ]  # fmt: skip


def test_a_limit_that_only_a_footnote_tells_is_taken(tmp_path: Path) -> None:
    noted = p("<w:r><w:t>How will you keep residents safe?</w:t></w:r>", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    parts = word_parts([noted, tbl(("Response:",)), p("Describe your team."), tbl(("",))])
    note = "<w:p><w:r><w:t>Maximum 600 words. Marks available: 10</w:t></w:r></w:p>"
    parts["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{NAMES}"><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
        f'<w:footnote w:id="2">{note}</w:footnote></w:footnotes>'
    )
    links = str(parts["word/_rels/document.xml.rels"])
    parts["word/_rels/document.xml.rels"] = links.replace(
        "</Relationships>",
        f'<Relationship Id="rId9" Type="{OFFICE}/footnotes" Target="footnotes.xml"/></Relationships>',
    )
    first, second = read_form(package(tmp_path / "form.docx", parts)).questions
    assert (first.text, first.limit) == ("How will you keep residents safe?", Limit(LimitUnit.WORDS, 600))
    assert second.limit is None


@pytest.mark.parametrize(
    ("words", "number"),
    [("5a When will you begin?", "5a"), ("2b  Who", "2b"), ("3D printing", ""), ("4G Mobile", ""), ("2nd floor", "")],
)
def test_a_letter_behind_a_number_counts_only_where_it_numbers(words: str, number: str) -> None:
    assert split_number(words)[0] == number


@pytest.mark.parametrize(
    "words", ["e.g.", "e.g. Hall hire", "Ex.", "Example: two planters", "Sample", "e.e. Llogi neuadd"]
)
def test_an_entry_that_shows_how_is_known_by_its_beginning(words: str) -> None:
    assert EXAMPLE.match(words)


@pytest.mark.parametrize("words", ["Experience", "Exit plan", "Eggs", "Examples of our work", "Sample size"])
def test_a_label_that_only_begins_like_an_example_is_none(words: str) -> None:
    assert not EXAMPLE.match(words)
