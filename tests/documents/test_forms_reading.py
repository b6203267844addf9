"""What is read of a form beside its questions: numbers, families, conditions, answers, places, warnings."""

from pathlib import Path

import pytest

from bidprep.documents.forms.reading import read_form
from bidprep.documents.forms.wording import condition_in
from bidprep.domain.bids import QuestionKind
from bidprep.domain.form_proposals import FormProposal
from bidprep.errors import BidprepError
from tests.documents.form_files import (
    DAY,
    NUMBERING,
    STYLES,
    drop_down,
    old_box,
    old_field,
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
    workbook_file,
    workbook_parts,
)


def numbers(form: FormProposal) -> list[str]:
    return [question.number for question in form.questions]


def boxed(*questions: str) -> list[str]:
    return [piece for question in questions for piece in (question, tbl(("",)))]


def test_what_a_row_says_for_all_questions_under_it_comes_with_each_of_them(tmp_path: Path) -> None:
    form = read_form(
        word_file(
            tmp_path / "form.docx",
            tbl(
                (tc("QUALIFICATION\nResponse Guidance\nThe following questions are pass or fail.", span=3),),
                ("Question Number", "Question", "Your Response"),
                ("1.1", "Do you accept the rules?", "Yes/No"),
                ("1.2", "Have you read the pack?", "Yes/No"),
                (tc("Part B Insurance", span=3),),
                (tc("Assessment methodology\nYour tender will fail if you do not answer yes.", span=3),),
                (tc("Please note, evidence may be asked for.", span=3),),
                ("2.1", "Do you hold insurance?", "Yes/No"),
            ),
        )
    )
    assert [(each.number, each.guidance, each.criteria) for each in form.questions] == [
        ("1.1", "The following questions are pass or fail.", ""),
        ("1.2", "The following questions are pass or fail.", ""),
        (
            "2.1",
            "The following questions are pass or fail.\nPlease note, evidence may be asked for.",
            "Assessment methodology\nYour tender will fail if you do not answer yes.",
        ),
    ]
    assert form.questions[2].section == "Part B Insurance"


def test_list_numbers_are_counted_as_word_shows_them(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "form.docx",
        p("About you", numbered=(1, 0)),
        *boxed(p("What do you do?", numbered=(1, 1)), p("Who helps you?", numbered=(1, 1))),
        p("About the project", numbered=(1, 0)),
        *boxed(
            p("What is it?", numbered=(1, 1)), p("Where is it?", numbered=(1, 2)), p("When is it?", numbered=(1, 2))
        ),
        *boxed(p("A list of its own?", numbered=(3, 0)), p("It goes on?", numbered=(3, 0))),
    )
    assert numbers(read_form(path)) == ["1.1", "1.2", "2.1", "(a)", "(b)", "1", "2"]


def test_a_list_may_be_counted_by_style_restart_late_and_be_legal(tmp_path: Path) -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="7">'
        '<w:lvl w:ilvl="0"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="Ask"/>'
        '<w:lvlText w:val="Q%1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/><w:isLgl/>'
        '<w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="7"/></w:num>'
    )
    style = (
        '<w:style w:type="paragraph" w:styleId="Ask"><w:name w:val="Ask"/>'
        '<w:pPr><w:numPr><w:numId w:val="9"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="AskMore"><w:name w:val="Ask more"/><w:basedOn w:val="Ask"/></w:style>'
    )
    body = boxed(
        p("One?", style="Ask"),
        p("Under one?", numbered=(9, 1)),
        p("Two?", style="AskMore"),
        p("Under two?", numbered=(9, 1)),
    )
    path = package(tmp_path / "form.docx", word_parts(body, numbering=levels, styles=STYLES + style))
    assert numbers(read_form(path)) == ["QIV", "4.1", "QV", "5.2"]


def test_a_definition_may_take_its_levels_from_a_style(tmp_path: Path) -> None:
    linked = (
        '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="Outline"/></w:abstractNum>'
        '<w:num w:numId="6"><w:abstractNumId w:val="5"/></w:num>'
    )
    style = (
        '<w:style w:type="numbering" w:styleId="Outline"><w:name w:val="Outline"/>'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        NUMBERING.replace("<w:num ", linked.partition("<w:num ")[0] + "<w:num ", 1)
        + "<w:num "
        + linked.partition("<w:num ")[2]
    )
    body = boxed(p("What?", numbered=(6, 0)), p("Why?", numbered=(6, 0)))
    path = package(tmp_path / "form.docx", word_parts(body, numbering=numbering, styles=STYLES + style))
    assert numbers(read_form(path)) == ["1", "2"]


def test_parts_know_what_they_are_part_of_and_on_what_they_hang(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "form.docx",
        tbl(
            ("No.", "Question", "Response"),
            ("4", "Do you use subcontractors?", "Yes/No"),
            ("4(a)", "If you answered yes to question 4, please name them.", ""),
            ("5", "Please confirm whether any of the following apply to you:", ""),
            ("5.1", "Bankruptcy", "Yes ☐ No ☐"),
            ("5.2", "Tax offences", "Yes ☐ No ☐"),
            ("6", "Health and safety", "-"),
            ("6.1", "Describe your policy. (Only if yes at 5.1)", ""),
        ),
    )
    form = read_form(path)
    assert [(each.number, each.parent) for each in form.questions] == [
        ("4", ""), ("4(a)", "4"), ("5.1", "5"), ("5.2", "5"), ("6.1", "6"),
    ]  # fmt: skip
    assert [each.only_if for each in form.questions] == [
        "", "If you answered yes to question 4", "", "", "Only if yes at 5.1",
    ]  # fmt: skip


def test_what_was_filled_in_comes_as_the_answer(tmp_path: Path) -> None:
    path = word_file(
        tmp_path / "form.docx",
        tbl(
            ("No.", "Question", "Your answer"),
            ("1", "Describe your organisation.", "We are twelve staff.\nWe began in 1998."),
            ("2", "Do you hold insurance?", "☒ Yes ☐ No"),
            (
                "3",
                "What is your legal form?",
                tc(p(drop_down("Charity", "CIC").replace("<w:showingPlcHdr/>", "").replace("Choose an item.", "CIC"))),
            ),
            ("4", "Who leads it?", tc(p(old_field("<w:textInput/>", "Ada Okoro")))),
            ("5", "What will you measure?", ""),
        ),
        p("6. What else should we know?"),
        p("Answer:"),
        p("We have worked with you before."),
        p("It went well."),
        p("7. Is that all?"),
        p("Answer:"),
    )
    form = read_form(path)
    assert [question.answer for question in form.questions] == [
        "We are twelve staff.\nWe began in 1998.", "Yes", "CIC", "Ada Okoro", "",
        "We have worked with you before.\nIt went well.", "",
    ]  # fmt: skip


def test_a_place_is_known_again_in_another_copy_of_the_form(tmp_path: Path) -> None:
    def asked(answer: str, name: str, before: str = "") -> FormProposal:
        rows = (("No.", "Question", "Response"), ("1", "What will  you do?", answer), ("2", "Why?", ""))
        return read_form(word_file(tmp_path / name, *([p(before)] if before else []), tbl(*rows)))

    empty, full = asked("", "empty.docx"), asked("A great deal.", "full.docx", "Our notes")
    assert [q.places[0].digest for q in empty.questions] == [q.places[0].digest for q in full.questions]
    assert empty.questions[0].places[0].digest != empty.questions[1].places[0].digest
    assert empty.questions[0].places[0].path == "table 1/row 2/cell 3"


def test_places_count_what_was_removed_with_tracking_on(tmp_path: Path) -> None:
    gone = '<w:del w:id="1" w:author="A"/>'
    form = read_form(
        word_file(
            tmp_path / "form.docx",
            p("gone"),
            tbl(("Question", "Response"), tr("Old?", "", own=gone), ("What is new?", "")),
        )
    )
    assert [(q.text, q.places[0].path) for q in form.questions] == [("What is new?", "table 1/row 3/cell 2")]


def test_a_paragraph_whose_end_was_deleted_is_joined_with_the_next(tmp_path: Path) -> None:
    broken = f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="A"/></w:rPr></w:pPr>{run("1. What will ")}</w:p>'
    form = read_form(word_file(tmp_path / "form.docx", broken, p("you do?"), tbl(("",))))
    assert [q.text for q in form.questions] == ["What will you do?"]


def test_tick_boxes_of_old_forms_are_read_as_ticked(tmp_path: Path) -> None:
    form = read_form(
        word_file(tmp_path / "form.docx", p("1. Are you a charity? ", old_box(ticked=True), " Yes ", old_box(), " No"))
    )
    assert [(q.text, q.kind, q.answer) for q in form.questions] == [("Are you a charity?", QuestionKind.YES_NO, "Yes")]


def test_guidance_criteria_and_sections_are_kept(tmp_path: Path) -> None:
    form = read_form(
        word_file(
            tmp_path / "form.docx",
            tbl(
                tr(tc("Part A – Service", span=4)),
                ("Ref", "Question", "Evaluation criteria", "Response"),
                ("A1", "How will you run it?\nNote: name the sites.", "Realistic; resourced", ""),
            ),
        )
    )
    [question] = form.questions
    assert (question.text, question.guidance, question.criteria, question.section) == (
        "How will you run it?", "Note: name the sites.", "Realistic; resourced", "Part A – Service",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("instruction", "is_mentioned"),
    [("DDEAUTO excel book", True), ("INCLUDETEXT http://x", True), ("PAGE", False), ("includepicture x", True)],
)
def test_fields_that_fetch_are_mentioned(tmp_path: Path, instruction: str, is_mentioned: bool) -> None:
    field = f'<w:p><w:fldSimple w:instr="{instruction}">{run("x")}</w:fldSimple></w:p>'
    complex_field = (
        f'<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    for each in (field, complex_field):
        form = read_form(word_file(tmp_path / "form.docx", each))
        assert any("fetch or start" in sentence for sentence in form.warnings) is is_mentioned


def test_a_template_outside_and_hidden_macros_are_mentioned(tmp_path: Path) -> None:
    parts = word_parts([p("x")]) | {
        "word/vbaProject.bin": b"macros",
        "word/_rels/settings.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/relationships/attachedTemplate" Target="https://evil.example/t.dotm"'
        ' TargetMode="External"/>'
        "</Relationships>",
    }
    warnings = read_form(package(tmp_path / "form.docx", parts)).warnings
    assert len(warnings) == 2
    assert "macros" in warnings[0]
    assert "template" in warnings[1]
    book = workbook_parts({"S": sheet({"A1": "x"})}) | {"xl/vbaProject.bin": b"macros"}
    assert "macros" in read_form(package(tmp_path / "form.xlsx", book)).warnings[0]


def test_the_form_reads_as_blocks_in_its_order(tmp_path: Path) -> None:
    form = read_form(
        word_file(
            tmp_path / "form.docx",
            p("Part 1", style="Heading1"),
            p("Read this."),
            tbl(("Question", "Response"), ("Why?", "")),
        )
    )
    assert [(block.kind, block.words) for block in form.blocks] == [
        ("heading", ("Part 1",)), ("paragraph", ("Read this.",)), ("row", ("Question", "Response")), ("row", ("Why?", "")),
    ]  # fmt: skip
    assert form.questions[0].block == 3


def test_a_table_of_contents_is_not_read_a_second_time(tmp_path: Path) -> None:
    contents = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>'
        f"{p('1. What will you do?')}{p('2. Why?')}</w:sdtContent></w:sdt>"
    )
    form = read_form(word_file(tmp_path / "form.docx", contents, *boxed(p("1. What will you do?"))))
    assert numbers(form) == ["1"]


def test_a_prompt_in_a_cell_is_no_answer(tmp_path: Path) -> None:
    form = read_form(
        word_file(
            tmp_path / "form.docx",
            tbl(
                ("Question", "Response"),
                ("Who?", tc(p(prompt("Click or tap here to enter text.")))),
                ("Why?", "Insert your answer here"),
                ("How?", "[TBC]"),
            ),
        )
    )
    assert [question.answer for question in form.questions] == ["", "", ""]


def test_a_sheet_shows_dates_and_skips_hidden_rows(tmp_path: Path) -> None:
    cells = {
        "A1": "No",
        "B1": "Question",
        "C1": "Response",
        "A2": 1,
        "B2": "When did you begin?",
        "C2": (45000, DAY),
        "A3": 2,
        "B3": "Secret?",
    }
    hidden = sheet(cells).replace('<row r="3">', '<row r="3" hidden="1">')  # type: ignore[arg-type] # a dict of all kinds of cell
    form = read_form(workbook_file(tmp_path / "form.xlsx", {"S": hidden}))
    assert [(q.text, q.answer) for q in form.questions] == [("When did you begin?", "2023-03-15")]


def test_a_sheet_that_reaches_the_last_cell_is_read_at_once(tmp_path: Path) -> None:
    far = sheet(
        {"A1": "No", "B1": "Question", "C1": "Response", "A2": 1, "B2": "Why?", "XFD1048576": None},
        merged=("A5:XFD1048576",),
    )
    form = read_form(
        workbook_file(
            tmp_path / "form.xlsx", {"S": far.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')}
        )
    )
    assert [(q.number, q.places[0].part, q.places[0].path) for q in form.questions] == [("1", "S", "C2")]


def test_a_sheet_far_too_long_is_cut_and_says_so(tmp_path: Path) -> None:
    cells = {f"A{row}": f"{row} What is this?" for row in range(1, 3_100)}
    form = read_form(workbook_file(tmp_path / "form.xlsx", {"S": sheet(cells)}))
    assert "first 3,000 filled rows" in form.warnings[0]


def test_choices_come_from_lists_by_every_road(tmp_path: Path) -> None:
    cells: dict[str, str | float | tuple[float, int] | None] = {"A1": "No", "B1": "Question", "C1": "Response"}
    for row in range(2, 6):
        cells |= {f"A{row}": row, f"B{row}": f"Which one of these, {row}?", f"C{row}": None}
    asks = sheet(
        cells,
        lists={"C2": '"Red, Green"', "C3": "Lists!$A$1:$A$2", "C4": "Sizes"},
        newer_lists={"C5": "Lists!$A$1:$A$3"},
    )
    parts = workbook_parts({"S": asks, "Lists": sheet({"A1": "Small", "A2": "Large", "A3": "Vast"})}, hidden=("Lists",))
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace(
        "</workbook>", "<definedNames><definedName name='Sizes'>Lists!$A$2:$A$3</definedName></definedNames></workbook>"
    )
    form = read_form(package(tmp_path / "form.xlsx", parts))
    assert [q.choices for q in form.questions] == [
        ("Red", "Green"),
        ("Small", "Large"),
        ("Large", "Vast"),
        ("Small", "Large", "Vast"),
    ]


def test_a_document_far_too_long_is_no_form(tmp_path: Path) -> None:
    body = "".join(f'<w:p w:rsidR="{place:08X}"/>' for place in range(20_001))
    with pytest.raises(BidprepError, match="too long to be a form"):
        read_form(word_file(tmp_path / "form.docx", body))


@pytest.mark.parametrize(
    ("words", "condition"),
    [
        ("If you have answered yes to 1.1(g) - (i), give details.", "If you have answered yes to 1.1(g) - (i)"),
        (
            "If you responded YES to any of 4.1, or NO to question 4.2, explain.",
            "If you responded YES to any of 4.1, or NO to question 4.2",
        ),
        ("If your answer is no, tell us why.", "If your answer is no"),
        ("If yes to 4 - Are you compliant?", "If yes to 4"),
        ("How many?", ""),
    ],
)
def test_a_condition_is_read_to_its_end(words: str, condition: str) -> None:
    assert condition_in(words) == condition
