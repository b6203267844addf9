"""What Word files hold besides plain words, as materials and as forms: fields, hidden words, formulas, things written twice."""

from pathlib import Path

from bidprep.documents.forms.reading import read_form
from bidprep.documents.materials import read_material_here
from tests.documents.form_files import p, package, run, sheet, tbl, tc, tr, word_file, word_parts, workbook_parts
from tests.documents.material_files import text_box, word_document

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
FORMULA = f"<m:oMath {MATH}><m:r><m:t>a+b</m:t></m:r></m:oMath>"
HIDDEN = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>not shown</w:t></w:r>"
SIGNS = (
    "<w:r><w:t>sub</w:t><w:noBreakHyphen/><w:t>lot</w:t><w:ptab/><w:t>x</w:t><w:br w:type='page'/><w:t>y</w:t></w:r>"
)


def field(instruction: str, result: str) -> str:
    """A field of several runs with its result."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def twice(newer: str, older: str) -> str:
    """Blocks that are there for newer and for older programs."""
    both = f'<mc:Choice Requires="wps">{newer}</mc:Choice><mc:Fallback>{older}</mc:Fallback>'
    return f"<mc:AlternateContent>{both}</mc:AlternateContent>"


def test_a_material_shows_what_word_shows(tmp_path: Path) -> None:
    contents = (
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
          '<w:r><w:fldChar w:fldCharType="separate"/></w:r>', run("Staffing 3")),
        p(run("Vetting 4")),
        p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', run("After the contents")),
    )  # fmt: skip
    gone = '<w:tcPr><w:cellDel w:id="9" w:author="A"/></w:tcPr>'
    path = word_document(
        tmp_path / "a.docx",
        *contents,
        p(run("Seen"), HIDDEN),
        p(SIGNS),
        p("Formula ", FORMULA),
        p(field("REF x", "as told above")),
        p("Numbered", numbered=(1, 0)),
        p("", numbered=(1, 0)),
        p("Third", numbered=(1, 0)),
        p("By style", style="Listed"),
        twice(p("for newer"), p("for older")),
        p(text_box(p("outer") + p(text_box(p("inner"))))),
        tbl(
            tr("A", "B"),
            tr("gone", "gone", own='<w:del w:id="7" w:author="A"/>'),
            f"<w:tr><w:tc>{gone}{p('cut')}</w:tc>{tc('kept')}</w:tr>",
        ),
    )
    assert [line for line in read_material_here(path).lines if line] == [
        "After the contents", "Seen", "sub-lot\tx y", "Formula a+b", "as told above", "1. Numbered", "3. Third", "By style",
        "for newer", "outer", "inner", "A\tB", "kept",
    ]  # fmt: skip


def test_what_would_be_fetched_is_said(tmp_path: Path) -> None:
    path = word_document(tmp_path / "a.docx", p(field('INCLUDETEXT "x.docx"', "from elsewhere")))
    material = read_material_here(path)
    assert material.lines == ("from elsewhere",)
    assert len(material.warnings) == 1


def test_a_note_of_two_paragraphs_is_marked_once(tmp_path: Path) -> None:
    mark = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    lost = '<w:r><w:footnoteReference w:id="8"/></w:r>'
    path = word_document(tmp_path / "a.docx", p("Said", mark, lost), notes=[p("First.") + p("") + p("Second.")])
    assert read_material_here(path).lines == ("Said[1][2]", "[1] First.", "Second.")


def test_a_form_shows_what_word_shows(tmp_path: Path) -> None:
    names = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    bound = f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{run('The Tender')}</w:sdtContent></w:sdt>"
    picture = f"<w:sdt><w:sdtPr><w:picture/></w:sdtPr><w:sdtContent>{run('')}</w:sdtContent></w:sdt>"
    path = word_file(
        tmp_path / "form.docx",
        p("Title: ", bound, picture),
        p(run("1. How do you "), HIDDEN, FORMULA, SIGNS, run(" and who helps? (200 words)")),
        tbl(("",)),
        f'<w:p><w:r><mc:AlternateContent {names}><mc:Choice Requires="wps"><w:drawing>'
        f"<w:txbxContent>{p('2. What do you plan? (100 words)')}{tbl(('',))}</w:txbxContent></w:drawing></mc:Choice>"
        f"</mc:AlternateContent></w:r></w:p>",
        f'<mc:AlternateContent {names}><mc:Choice Requires="x">{p("3. Where will it be? (50 words)")}{tbl(("",))}'
        "</mc:Choice></mc:AlternateContent>",
    )
    asked = [(question.number, str(question.limit)) for question in read_form(path).questions]
    assert asked == [("1", "200 words"), ("2", "100 words"), ("3", "50 words")]
    assert "not shown" not in read_form(path).questions[0].text


def test_headings_are_known_by_outline_level_and_by_what_their_style_is_based_on(tmp_path: Path) -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:name w:val="Base"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="Base"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/><w:basedOn w:val="Round"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Bold"><w:name w:val="Bold"/><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    own_level = '<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr>' + run("By itself") + "</w:p>"
    body = (
        p("The form", style="T"),
        p("By its base", style="Own"),
        p("Who are you? (50 words)", style="Round"), tbl(("",)),
        own_level,
        p("What do you do? (50 words)"), tbl(("",)),
        p("In bold", style="Bold"),
        p("Why? (50 words)"), tbl(("",)),
    )  # fmt: skip
    path = package(tmp_path / "form.docx", word_parts(body, styles=styles))
    assert [question.section for question in read_form(path).questions] == ["By its base", "By itself", "In bold"]


def test_a_sheet_shows_what_excel_shows(tmp_path: Path) -> None:
    cells: dict[str, str | float | tuple[float, int] | None] = {
        "A1": "No",
        "B1": "Question",
        "C1": "Response",
        "A2": 1.0,
        "B2": "Who are you?",
        "C2": None,
    }
    parts = workbook_parts({"Form": sheet(cells)})
    shared = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>What do you do?</t></si>'
        "<si><r><t>Where </t></r><r><t>are you?</t></r></si></sst>"
    )
    parts["xl/sharedStrings.xml"] = shared
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId98" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", link)
    rows = (
        '<row r="3"><c r="A3"><v>2</v></c><c r="B3" t="s"><v>0</v></c><c r="C3" s="1"/></row>'
        '<row r="4"><c r="A4"><v>3</v></c><c r="B4" t="s"><v>1</v></c><c r="C4" s="1"/></row>'
        '<row r="5"><c r="A5"><v>4</v></c><c r="B5" t="str"><f>B4</f><v>How long for?</v></c><c r="C5" s="1"/></row>'
        '<row r="6"><c r="A6"><v>5</v></c><c r="B6" t="s"><v>99</v></c><c r="C6" s="1"/></row>'
        '<row r="7"><c r="A7"><v>6</v></c><c r="B7" t="e"><v>#REF!</v></c><c r="C7" s="1"/></row>'
        '<row r="8" hidden="1"><c r="A8"><v>7</v></c><c r="B8" t="inlineStr"><is><t>Hidden?</t></is></c></row>'
        '<row r="9"><c r="A9"><v>8</v></c><c r="B9" t="b"><v>1</v></c><c r="C9" s="1"/></row>'
    )
    columns = '<cols><col min="5" max="6" hidden="1"/><col min="x" max="y"/></cols>'
    name = "xl/worksheets/sheet1.xml"
    parts[name] = (
        str(parts[name]).replace("</sheetData>", f"{rows}</sheetData>").replace("<sheetData>", f"{columns}<sheetData>")
    )
    form = read_form(package(tmp_path / "form.xlsx", parts))
    assert [question.text for question in form.questions][:4] == [
        "Who are you?", "What do you do?", "Where are you?", "How long for?",
    ]  # fmt: skip
    assert not any("Hidden" in question.text for question in form.questions)


def test_controls_of_every_sort_stand_where_an_answer_goes(tmp_path: Path) -> None:
    w14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    box = f"<w:sdt><w:sdtPr><w14:checkbox {w14}/></w:sdtPr><w:sdtContent>{run('☐')}</w:sdtContent></w:sdt>"
    bare = f"<w:sdt><w:sdtContent>{run('Answer here')}</w:sdtContent></w:sdt>"
    gone = '<w:tc><w:tcPr><w:cellDel w:id="9" w:author="A"/></w:tcPr><w:p/></w:tc>'
    path = word_file(
        tmp_path / "form.docx",
        f'<w:customXml w:element="part">{p("1. Is it yours? ", box, run(" Yes "), box, run(" No"))}</w:customXml>',
        tbl(("No.", "Question", "Response"), tr("2", "Whose is it?", tc(p(bare)), gone)),
    )
    form = read_form(path)
    assert [(question.number, question.kind.value) for question in form.questions] == [("1", "yes-no"), ("2", "text")]


def test_what_is_nested_beyond_all_measure_is_left_out(tmp_path: Path) -> None:
    inside = p("Too deep?")
    for _ in range(110):
        inside = f"<w:sdt><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    within = run("deeper")
    for _ in range(110):
        within = f'<w:smartTag w:element="x">{within}</w:smartTag>'
    seen = p("Seen")
    assert read_material_here(word_document(tmp_path / "a.docx", seen, inside, p(within))).lines[:1] == ("Seen",)
    assert read_form(word_file(tmp_path / "b.docx", seen, inside, p(within))).questions == ()


def test_a_template_elsewhere_is_said_and_a_file_without_a_title_has_none(tmp_path: Path) -> None:
    parts = word_parts((p("Words"), f'<w:customXml w:element="x">{p("Wrapped")}</w:customXml>'))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    parts["word/_rels/settings.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/attachedTemplate" Target="https://example.org/t.dotx" TargetMode="External"/></Relationships>'
    )
    material = read_material_here(package(tmp_path / "a.docx", parts))
    assert (material.title, material.lines) == ("", ("Words", "Wrapped"))
    assert len(material.warnings) == 1


def test_a_workbook_of_many_sheets_and_links_says_so(tmp_path: Path) -> None:
    asked = sheet({"A1": "No", "B1": "Question", "C1": "Response", "A2": 1.0, "B2": "Who are you?", "C2": None})
    parts = workbook_parts({f"Sheet {at}": asked if at == 1 else sheet({"A1": "x"}) for at in range(1, 140)})
    parts["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<Relationship Id="rId199" Type="{office}/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>'
    parts["xl/_rels/workbook.xml.rels"] = str(parts["xl/_rels/workbook.xml.rels"]).replace("</Relationships>", link)
    form = read_form(package(tmp_path / "form.xlsx", parts))
    assert [question.text for question in form.questions] == ["Who are you?"]
    assert any("sheets; only the first" in warning for warning in form.warnings)


def test_formatted_cells_without_words_are_passed_over(tmp_path: Path) -> None:
    cells: dict[str, str | float | tuple[float, int] | None] = {"A1": "No", "B1": "Question", "C1": "Response"}
    cells |= {"A2": 1.0, "B2": "Who are you?", "C2": None}
    cells |= dict.fromkeys(f"{letter}{row}" for letter in "DEFG" for row in range(1, 60))
    form = read_form(
        package(tmp_path / "form.xlsx", workbook_parts({"S": sheet(cells, merged=["B2:B2", "nonsense", "D5:E6"])}))
    )
    assert len(form.questions) == 1
