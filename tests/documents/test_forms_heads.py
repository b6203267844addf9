"""Whatever buyers call the columns of their tables, questions are found; and tables that ask nothing yield none."""

from decimal import Decimal
from pathlib import Path

import pytest

from bidprep.documents.forms.reading import read_form
from bidprep.domain.bids import LimitUnit
from tests.documents.form_files import p, sheet, tbl, tc, tr, word_file, workbook_file
from tests.documents.unseen.making import header_row

NUMBERS = (
    "No.", "Ref", "Question no.", "Q No", "#", "Question ID", "Qu.", "Quality Question No.", "Criterion", "Item", "Para",
    "Section", "Award Question", "Req. No.",
)  # fmt: skip
QUESTIONS = (
    "Question", "Requirement", "Evaluation question", "Award criteria question", "Method statement", "Criteria", "Description",
    "Evidence required", "Submission requirement", "Scored question", "Social value question", "What we need to know",
    "Details of requirement", "Response required", "Please answer the following", "Quality criteria",
)  # fmt: skip
ANSWERS = (
    "Response", "Supplier’s response", "Please provide your response here", "Bid response", "Proposal", "Submission",
    "Narrative response", "Free text response", "Lead provider response", "Enter response below", "Comments", "Evidence",
    "Bidder to complete",
)  # fmt: skip
WEIGHTINGS = ("Weighting", "% weighting", "Marks available", "Quality weighting", "Percentage")
LIMITS = ("Word limit", "Max words", "Response limit", "Size limit", "Maximum length", "Words")
ASKED = (
    "Describe your approach to safeguarding.",
    "How will you recruit staff with lived experience?",
    "Please explain how you will work with local partners.",
    "Tenderers must set out how they will manage risk.",
)


def _read(path: Path, heads: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [each.text for each in read_form(word_file(path, tbl(header_row(*heads), *rows))).questions]


@pytest.mark.parametrize("head", NUMBERS)
def test_a_column_of_numbers_may_be_called_many_things(head: str, tmp_path: Path) -> None:
    rows = tuple((f"2.{place}", words, "") for place, words in enumerate(ASKED, 1))
    file = word_file(tmp_path / "form.docx", tbl(header_row(head, "Question", "Response"), *rows))
    assert [(each.number, each.text) for each in read_form(file).questions] == [row[:2] for row in rows]


@pytest.mark.parametrize("head", QUESTIONS)
@pytest.mark.parametrize("other", ["Response", "Proposal", "Tenderer’s comments"])
def test_a_column_of_questions_may_be_called_many_things(head: str, other: str, tmp_path: Path) -> None:
    rows = tuple((f"Q{place}", words, "Service", "") for place, words in enumerate(ASKED, 1))
    assert _read(tmp_path / "form.docx", ("Ref", head, "Category", other), rows) == list(ASKED)


@pytest.mark.parametrize("head", ANSWERS)
def test_a_column_of_answers_may_be_called_many_things_in_word_and_excel(head: str, tmp_path: Path) -> None:
    rows = tuple((f"{place}", words, "") for place, words in enumerate(ASKED, 1))
    assert _read(tmp_path / "form.docx", ("No.", "Question", head), rows) == list(ASKED)
    cells: dict[str, str | float | tuple[float, int] | None] = {"A1": "No.", "B1": "Question", "C1": head}
    for place, words in enumerate(ASKED, 2):
        cells |= {f"A{place}": float(place - 1), f"B{place}": words, f"C{place}": None}
    book = workbook_file(tmp_path / "form.xlsx", {"Quality": sheet(cells)})
    assert [each.text for each in read_form(book).questions] == list(ASKED)


@pytest.mark.parametrize("weighting", WEIGHTINGS)
@pytest.mark.parametrize("limit", LIMITS)
def test_weightings_and_limits_stand_under_many_heads(weighting: str, limit: str, tmp_path: Path) -> None:
    rows = tuple((f"1.{place}", words, "15%", "500", "") for place, words in enumerate(ASKED, 1))
    head = header_row("Ref", "Question", weighting, limit, "Response")
    read = read_form(word_file(tmp_path / "form.docx", tbl(head, *rows))).questions
    assert [each.weighting for each in read] == [Decimal(15)] * len(ASKED)
    assert [(each.limit.value, each.limit.unit) for each in read if each.limit] == [(500, LimitUnit.WORDS)] * len(ASKED)


SILENT = {
    "requirements of a specification with a priority": tbl(
        ("Ref", "Requirement", "Priority"),
        ("R1", "Provide a safe and welcoming place.", "Must"),
        ("R2", "Explain to people how they can complain.", "Must"),
        ("R3", "Describe each incident within 24 hours.", "Should"),
    ),
    "who does what": tbl(
        ("No.", "Requirement", "Responsibility"),
        ("3.1", "Identify risks early.", "Supplier"),
        ("3.2", "Provide premises.", "Authority"),
        ("3.3", "Provide monthly reports.", "Supplier"),
    ),
    "a risk table with a hole": tbl(
        ("Risk", "Likelihood", "Impact", "Owner", "Mitigation"),
        ("Staff leave.", "3", "4", "Supplier", ""),
        ("Demand falls.", "2", "4", "Supplier", ""),
    ),
    "volumes not known yet": tbl(
        ("Region", "Cohort", "Year 1", "Year 2"), ("North", "Men", "", ""), ("South", "Women", "", "")
    ),
    "measures to be agreed": tbl(
        ("KPI", "Measure", "Method of measurement"),
        ("1", "Provide a first appointment in five days.", ""),
        ("2", "Explain the service to each person.", ""),
        ("3", "Provide reports each month.", ""),
    ),
    "clauses with lines left empty": "".join(
        p(f"{place}. {words}") + p() * (2 if place == 4 else 1)
        for place, words in enumerate(
            (
                "The Supplier shall provide the Services.",
                "The Authority shall pay the Charges.",
                "The Term is three years.",
                "Describe and record every incident within 24 hours.",
                "Notices are given in writing.",
                "Please note that time is of the essence.",
            ),
            1,
        )
    ),
    "questions that the buyer answers itself": "".join(
        p(question, style="Heading2") + p(answer) + p() * 2
        for question, answer in (
            ("Who can apply?", "Registered charities in the county."),
            ("When do you decide?", "In May and in November."),
            ("What do you not fund?", "Buildings and individuals."),
        )
    ),
    "people of the parties": tbl(
        ("Role", "Name", "Contact details"), ("Contract manager", "", ""), ("Supplier’s lead", "", "")
    ),
}


@pytest.mark.parametrize("name", SILENT)
def test_what_looks_like_a_form_but_asks_nothing_yields_no_question(name: str, tmp_path: Path) -> None:
    file = word_file(
        tmp_path / "silent.docx", p("1 Overview", style="Heading1"), SILENT[name], p("2 Process", style="Heading1")
    )
    assert [each.text for each in read_form(file).questions] == []


def test_a_grid_is_the_place_of_the_question_that_asks_for_it(tmp_path: Path) -> None:
    grid = tbl(("Region", "Cohort", "Year 1", "Year 2"), ("North", "Men", "", ""), ("South", "Women", "", ""))
    file = word_file(tmp_path / "form.docx", p("1. Please complete your planned volumes in the table below."), grid)
    assert [len(each.places) for each in read_form(file).questions] == [2]


def test_two_rows_head_a_table_together(tmp_path: Path) -> None:
    rows = [tr(f"{place}", words, "", "") for place, words in enumerate(ASKED, 1)]
    first = tr(tc("Ref", merge="start"), tc("Question", merge="start"), tc("Bidder", span=2))
    second = tr(tc("", merge="on"), tc("", merge="on"), tc("Response"), tc("Attachment"))
    file = word_file(tmp_path / "form.docx", tbl(first, second, *rows))
    assert [(each.number, each.text) for each in read_form(file).questions] == [
        (f"{place}", words) for place, words in enumerate(ASKED, 1)
    ]


def test_a_question_listed_in_front_and_asked_again_with_more_words_is_one(tmp_path: Path) -> None:
    listed = tbl(
        ("Question no.", "Question", "Word limit"),
        *((f"Q{place}", words, "400") for place, words in enumerate(ASKED, 1)),
    )
    cards = "".join(
        p(f"Q{place} {words} Please use the headings of the specification.") + tbl(("",))
        for place, words in enumerate(ASKED, 1)
    )
    read = read_form(word_file(tmp_path / "form.docx", listed, cards)).questions
    assert [each.number for each in read] == ["Q1", "Q2", "Q3", "Q4"]
    assert all(each.places and each.limit is not None and "headings" in each.text for each in read)


def test_prices_below_the_last_answer_are_none_of_the_questions(tmp_path: Path) -> None:
    asked = p("1. Explain how you will keep rotas filled.") + p("Answer (maximum 3 pages):") + p() * 3
    prices = tbl(("Scheme", "Annual price (£)"), ("Elm Court", ""), ("Oak House", ""))
    read = read_form(word_file(tmp_path / "form.docx", asked, p("Price", style="Heading1"), prices)).questions
    assert [(each.number, str(each.limit)) for each in read] == [("1", "3 pages")]


def test_an_instruction_before_a_line_to_write_on_is_not_its_label(tmp_path: Path) -> None:
    file = word_file(
        tmp_path / "form.docx",
        p("Complete one form for each lot. Lot number: ______"),
        *(p(f"{place}. {words}") + tbl(("",)) for place, words in enumerate(ASKED, 1)),
    )
    read = read_form(file)
    assert [each.label for each in read.fields] == ["Lot number"]
    assert [each.text for each in read.questions] == list(ASKED)


def test_a_date_that_is_to_be_explained_is_answered_in_words_within_the_limit_for_all(tmp_path: Path) -> None:
    asked = ("When was your last test, and what did it find?", "When will you start?")
    head = header_row("Ref", "Question", "Max score", "Response")
    rows = [tr(f"{place}", words, "5", "") for place, words in enumerate(asked, 1)]
    total = tr("", "Section total", "10", "")
    file = word_file(tmp_path / "form.docx", p("Maximum 300 words for each answer."), tbl(head, *rows, total))
    read = read_form(file).questions
    assert [(each.kind.value, str(each.limit)) for each in read] == [("text", "300 words"), ("date", "None")]


@pytest.mark.parametrize(
    "words",
    [
        "How will my bid be evaluated?",
        "Please note that late tenders will not be considered.",
        "The Provider must explain how complaints can be made.",
        "The Contractor shall provide evidence of insurance on request.",
    ],
)
def test_what_a_buyer_tells_is_not_asked_though_a_grid_or_empty_lines_follow(words: str, tmp_path: Path) -> None:
    grid = tbl(("Role", "Name", "Contact details"), ("Contract manager", "", ""), ("Supplier’s lead", "", ""))
    told = p(f"1. {words}") + p() * 3 + p("Complete all sections of the response document.") + p(f"2. {words}") + grid
    assert [each.text for each in read_form(word_file(tmp_path / "terms.docx", told)).questions] == []


def test_a_question_in_a_table_by_itself_has_its_place_in_the_box_after_the_cue_below(tmp_path: Path) -> None:
    asked = ("Capacity – please describe your resources.", "Methodology – please set out how you will work.")
    body = [
        tbl((f"3.{place}", words, "20%"))
        + p("Please type your response in the box below (maximum 500 words):")
        + tbl(("",))
        + p()
        for place, words in enumerate(asked, 1)
    ]
    read = read_form(word_file(tmp_path / "form.docx", *body)).questions
    assert [(each.number, each.text, str(each.limit), each.weighting, len(each.places)) for each in read] == [
        (f"3.{place}", words, "500 words", Decimal(20), 1) for place, words in enumerate(asked, 1)
    ]


def test_a_numbered_request_in_a_table_by_itself_with_no_room_after_it_is_not_asked(tmp_path: Path) -> None:
    file = word_file(tmp_path / "form.docx", tbl(("3.1", "Describe each incident.")), p("The Authority reads it."))
    assert read_form(file).questions == ()


def test_plain_words_below_a_label_in_bold_are_guidance(tmp_path: Path) -> None:
    labels = {
        "Project title": "Keep this short.",
        "Project summary": "Imagine a friend.",
        "Who will benefit?": "Max 250 words",
    }
    rows = [tr(tc(p(label, bold=True) + p(help_)), tc("")) for label, help_ in labels.items()]
    read = read_form(word_file(tmp_path / "form.docx", p("1. Why do you ask us?"), tbl(("",)), tbl(*rows))).questions
    assert [(each.text, each.guidance) for each in read[1:]] == [
        ("Project title", "Keep this short."),
        ("Project summary", "Imagine a friend."),
        ("Who will benefit?", ""),
    ]


def test_what_the_buyer_looks_for_is_how_the_question_above_it_is_scored(tmp_path: Path) -> None:
    rows = ("How do you keep people safe?", "What we are looking for: clear steps.", "Tenderer’s response", "\n")
    read = read_form(word_file(tmp_path / "form.docx", tbl(*((row,) for row in rows)))).questions
    assert [(each.text, each.criteria) for each in read] == [(rows[0], rows[1])]
