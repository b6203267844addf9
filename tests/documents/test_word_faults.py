"""The checker of Word files finds each fault that is planted."""

from pathlib import Path

import pytest

from bidprep.documents.paper import write_paper
from tests.documents.samples import HOUSE_STYLE, RICH, change_body, rewrite
from tests.documents.word_faults import CHECKS, faults

PARAGRAPH = "<w:p><w:r><w:t>x</w:t></w:r></w:p>"
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
CONTROL = f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>'
TABLE = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>"
MOVED = '<w:moveFromRangeStart w:id="9001" w:name="move1"/><w:moveFromRangeEnd w:id="9001"/>'
PLANTED = {
    "w:t inside w:del": "<w:p><w:del><w:r><w:t>gone</w:t></w:r></w:del></w:p>",
    "content control id 7 twice": CONTROL * 2,
    "bookmark mine twice": "<w:p>"
    + "".join(
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'
        for number, name in ((9001, "mine"), (9002, "Mine"))
    )
    + "</w:p>",
    "bookmarkStart 9001 has no bookmarkEnd": '<w:p><w:bookmarkStart w:id="9001" w:name="mine"/></w:p>',
    "bookmarkEnd 9001 has no bookmarkStart": '<w:p><w:bookmarkEnd w:id="9001"/></w:p>',
    "paraId 00000001 twice": f'<w:p {W14} w14:paraId="00000001"/>' * 2,
    "a field is not ended": '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>',
    "a field's end without its begin": '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    "a cell or body that ends in a table": TABLE.replace("</w:tc>", TABLE + "</w:tc>") + PARAGRAPH,
    "commentRangeStart 3 has no commentRangeEnd": '<w:p><w:commentRangeStart w:id="3"/></w:p>',
    "move move1 has one end only": f"<w:p>{MOVED}</w:p>",
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=HOUSE_STYLE)
    return path


def test_a_paper_of_ours_has_none_of_the_faults(paper: Path) -> None:
    assert len(CHECKS) == 10
    assert faults(paper) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(paper: Path, fault: str) -> None:
    change_body(paper, "<w:sectPr", f"{PLANTED[fault]}<w:sectPr")
    found = faults(paper)
    assert len(found) == 1
    assert fault in found[0]


def test_a_second_title_is_found(paper: Path) -> None:
    core = (
        b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>a</dc:title><dc:title>b</dc:title></cp:coreProperties>'
    )
    rewrite(paper, {"docProps/core.xml": core})
    assert faults(paper) == ["docProps/core.xml: dc:title twice"]
