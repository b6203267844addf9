"""Buyers' forms made by code, in the layouts that councils, NHS bodies, lottery funds and trusts use; all words invented.

`word_file` and `workbook_file` write the XML themselves, for a form must be able to hold what no writing library makes:
tracked changes, content controls around rows and cells, old form fields, drop-down lists of newer Excel.
"""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

# --- Word, piece by piece -------------------------------------------------------------------------


def run(words: str, *, bold: bool = False) -> str:
    """A run of text; a line end in it is a line break, a tab a tab."""
    pieces = escape(words).replace("\n", "</w:t><w:br/><w:t>").replace("\t", "</w:t><w:tab/><w:t>")
    pieces = pieces.replace("<w:t>", '<w:t xml:space="preserve">')
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{pieces}</w:t></w:r>'


def p(*pieces: str, style: str = "", numbered: tuple[int, int] | None = None, bold: bool = False) -> str:
    """A paragraph of runs (XML) or plain words; `numbered` is a list's id and the level in it."""
    own = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbered is not None:
        own += f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>'
    inside = "".join(piece if piece.startswith("<") else run(piece, bold=bold) for piece in pieces)
    return f"<w:p>{f'<w:pPr>{own}</w:pPr>' if own else ''}{inside}</w:p>"


def tc(content: str = "", *, span: int = 1, merge: str = "") -> str:
    """A cell; content is XML of blocks, or plain words with a paragraph a line."""
    blocks = content if content.startswith("<w:") else "".join(p(line) for line in content.split("\n"))
    own = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    own += "" if not merge else "<w:vMerge/>" if merge == "on" else '<w:vMerge w:val="restart"/>'
    return f"<w:tc><w:tcPr>{own}</w:tcPr>{blocks}</w:tc>"


def tr(*cells: str, own: str = "") -> str:
    """A row of cells; words become cells."""
    inside = "".join(cell if cell.startswith(("<w:tc>", "<w:sdt>")) else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{own}</w:trPr>' if own else ''}{inside}</w:tr>"


def tbl(*rows: str | Sequence[str]) -> str:
    """A table of rows."""
    return f"<w:tbl><w:tblPr/>{''.join(row if isinstance(row, str) else tr(*row) for row in rows)}</w:tbl>"


def prompt(words: str, *, block: bool = False, kind: str = "<w:text/>") -> str:
    """A content control that shows its prompt."""
    inside = p(words) if block else run(words)
    return f"<w:sdt><w:sdtPr><w:showingPlcHdr/>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def around(content: str) -> str:
    """A content control around anything: blocks, rows, cells or runs."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def drop_down(*choices: str) -> str:
    """A drop-down list that shows its prompt."""
    items = "".join(f'<w:listItem w:displayText="{escape(each)}" w:value="{escape(each)}"/>' for each in choices)
    return prompt("Choose an item.", kind=f"<w:dropDownList>{items}</w:dropDownList>")


def old_field(made: str, result: str = "     ") -> str:
    """A form field as Word 97 made them; `made` is its ``w:ffData``."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{made}</w:ffData></w:fldChar></w:r>'
        '<w:r><w:instrText>FORM</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def old_box(*, ticked: bool = False) -> str:
    """A check box as Word 97 made them."""
    return old_field(f'<w:checkBox><w:default w:val="0"/>{"<w:checked/>" if ticked else ""}</w:checkBox>', "")


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style>'
)


def package(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    """Write a package of parts."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return path


def word_parts(
    body: Iterable[str],
    *,
    numbering: str = NUMBERING,
    styles: str = STYLES,
    settings: str = "",
    kind: str = "document.main+xml",
) -> dict[str, str | bytes]:
    """The parts of a Word file with this body."""
    names = f'xmlns:w="{WORD}" xmlns:r="{OFFICE}"'
    types = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{WORD_TYPE}.{each}"/>'
        for part, each in (
            ("document", kind),
            ("styles", "styles+xml"),
            ("numbering", "numbering+xml"),
            ("settings", "settings+xml"),
        )
    )
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/{part}" Target="{part}.xml"/>'
        for place, part in enumerate(("styles", "numbering", "settings"), 1)
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/document.xml": f"<w:document {names}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {names}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {names}>{numbering}</w:numbering>",
        "word/settings.xml": f"<w:settings {names}>{settings}</w:settings>",
    }


def word_file(path: Path, *body: str) -> Path:
    """Write a Word file with this body."""
    return package(path, word_parts(body))


# --- Excel ----------------------------------------------------------------------------------------

LOOKS = (
    "<fonts><font/></fonts><fills><fill><patternFill patternType='none'/></fill>"
    "<fill><patternFill patternType='gray125'/></fill>"
    "<fill><patternFill patternType='solid'/></fill></fills><borders><border/></borders>"
    "<cellXfs><xf numFmtId='0' fillId='0' borderId='0'/><xf numFmtId='0' fillId='2' borderId='0'/>"
    "<xf numFmtId='9' fillId='0' borderId='0'/><xf numFmtId='2' fillId='0' borderId='0'/>"
    "<xf numFmtId='14' fillId='0' borderId='0'/></cellXfs>"
)
READY, PER_CENT, TWO_PLACES, DAY = 1, 2, 3, 4


def sheet(
    cells: Mapping[str, str | float | tuple[float, int] | None],
    *,
    merged: Sequence[str] = (),
    lists: Mapping[str, str] | None = None,
    newer_lists: Mapping[str, str] | None = None,
) -> str:
    """The XML of a sheet. A cell is words, a number, a number with its look, or None for an empty cell made ready."""
    by_row: dict[int, list[tuple[str, str | float | tuple[float, int] | None]]] = {}
    for place, value in cells.items():
        by_row.setdefault(int(place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")), []).append((place, value))
    rows = "".join(
        f'<row r="{number}">{"".join(_cell(*each) for each in sorted(inside, key=lambda each: (len(each[0]), each[0])))}</row>'
        for number, inside in sorted(by_row.items())
    )
    ranges = "".join(f'<mergeCell ref="{each}"/>' for each in merged)
    rules = "".join(
        f'<dataValidation type="list" sqref="{area}"><formula1>{escape(formula)}</formula1></dataValidation>'
        for area, formula in (lists or {}).items()
    )
    newer = "".join(
        f'<x14:dataValidation type="list"><x14:formula1><xm:f>{escape(formula)}</xm:f></x14:formula1>'
        f"<xm:sqref>{area}</xm:sqref></x14:dataValidation>"
        for area, formula in (newer_lists or {}).items()
    )
    extension = (
        '<extLst><ext xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" '
        f'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidations>{newer}</x14:dataValidations></ext></extLst>'
    )
    return (
        f'<worksheet xmlns="{SHEET}"><sheetData>{rows}</sheetData>'
        f"{f'<mergeCells>{ranges}</mergeCells>' if ranges else ''}"
        f"{f'<dataValidations>{rules}</dataValidations>' if rules else ''}"
        f"{extension if newer else ''}</worksheet>"
    )


def _cell(place: str, value: str | float | tuple[float, int] | None) -> str:
    if value is None:
        return f'<c r="{place}" s="{READY}"/>'
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    number, look = value if isinstance(value, tuple) else (value, 0)
    return f'<c r="{place}" s="{look}"><v>{number}</v></c>'


def workbook_parts(sheets: Mapping[str, str], *, hidden: Sequence[str] = ()) -> dict[str, str | bytes]:
    """The parts of a workbook of these sheets, by name."""
    names = list(sheets)
    listed = "".join(
        f'<sheet name="{escape(name)}" sheetId="{place}" state="{"hidden" if name in hidden else "visible"}" r:id="rId{place}"'
        "/>"
        for place, name in enumerate(names, 1)
    )
    links = "".join(
        f'<Relationship Id="rId{place}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in range(1, len(names) + 1)
    )
    links += f'<Relationship Id="rId99" Type="{OFFICE}/styles" Target="styles.xml"/>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{SHEET_TYPE}.sheet.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}" xmlns:r="{OFFICE}"><sheets>{listed}</sheets></workbook>',
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{LOOKS}</styleSheet>',
    }
    parts |= {f"xl/worksheets/sheet{place}.xml": sheets[name] for place, name in enumerate(names, 1)}
    return parts


def workbook_file(path: Path, sheets: Mapping[str, str], *, hidden: Sequence[str] = ()) -> Path:
    """Write a workbook of these sheets."""
    return package(path, workbook_parts(sheets, hidden=hidden))
