"""The self-proof fails when a Word file does not say what its paper says."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from bidprep.documents.paper import write_paper
from bidprep.documents.proof import prove_paper
from bidprep.domain.text import plain
from bidprep.errors import BidprepError
from tests.documents.samples import HOUSE_STYLE, ILLUSTRATED, RICH, change_body, rewrite


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=HOUSE_STYLE)
    return path


def test_a_whole_file_is_proven(whole: Path) -> None:
    prove_paper(RICH, whole)


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("First contact", "First contract", "The text of “1.1 Who we are” is not whole"),
        ("Plan agreed", "", "The text of “1.1 Who we are” is not whole"),
        ("at the start", "", "The quoted words of “1.1 Who we are” are not whole"),
        ("500 words", "50 words", "The particulars of “1.1 Who we are” are not whole"),
        ('w:name="bp_a2"', 'w:name="bp_zz"', "The mark by which “1.1.1 In figures” is found again"),
        ('<w:pStyle w:val="Heading3"/>', "", "The heading “1.1.1 In figures” is not where it should be"),
        ("<w:br/>", "", "is missing from the cover"),
        (">2 Delivery<", ">2 Deliveries<", "“2 Delivery” is missing from the contents"),
        ("Lot 7<", "Lot 8<", "is missing from the cover"),
        ("<w:sectPr", "<w:p><w:r><w:t>More</w:t></w:r></w:p><w:sectPr", "says more than it should"),
    ],
)
def test_damage_is_named(whole: Path, old: str, new: str, sentence: str) -> None:
    change_body(whole, old, new)
    with pytest.raises(BidprepError, match=re.escape(sentence)):
        prove_paper(RICH, whole)


def test_a_part_in_the_wrong_place_is_named(whole: Path) -> None:
    swapped = replace(RICH, parts=(RICH.parts[0], *RICH.parts[2:], RICH.parts[1]), contents=False)
    with pytest.raises(BidprepError, match=r"heading “1\.1\.1 In figures” is not where it should be"):
        prove_paper(swapped, whole)


def test_a_part_missing_at_the_end_is_named(whole: Path) -> None:
    more = replace(RICH.parts[-1], heading="A last part")
    with pytest.raises(BidprepError, match="heading “A last part” is not where"):
        prove_paper(replace(RICH, parts=(*RICH.parts, more), contents=False), whole)


def test_words_missing_at_the_end_are_named_shortly(whole: Path) -> None:
    last = replace(RICH.parts[-1], body=plain("Figures:" + " and so on" * 30))
    with pytest.raises(BidprepError, match="and so o…”"):
        prove_paper(replace(RICH, parts=(*RICH.parts[:-1], last)), whole)


def test_a_file_that_cannot_be_read_is_a_clear_sentence(whole: Path) -> None:
    for damage in (b"<w:document", b""):
        rewrite(whole, {"word/document.xml": damage})
        with pytest.raises(BidprepError, match="cannot be read back"):
            prove_paper(RICH, whole)
    whole.write_bytes(whole.read_bytes()[:-30])
    with pytest.raises(BidprepError, match="cannot be read back"):
        prove_paper(RICH, whole)


def test_a_document_without_a_body_is_not_whole(whole: Path) -> None:
    rewrite(whole, {"word/document.xml": b"<document/>"})
    with pytest.raises(BidprepError, match="missing from the cover"):
        prove_paper(RICH, whole)


def test_a_tab_stop_is_no_tab(whole: Path) -> None:
    stop = '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'
    change_body(whole, "<w:numPr>", f"{stop}<w:numPr>")
    prove_paper(RICH, whole)


def test_tables_of_contents_and_other_fields_are_told_apart(whole: Path) -> None:
    field = "".join(f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end", "end"))
    change_body(whole, "<w:sectPr", f"<w:p>{field}<w:r><w:instrText>TOC</w:instrText></w:r></w:p><w:sdt/><w:sectPr")
    prove_paper(RICH, whole)


def test_a_picture_that_is_gone_from_the_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    write_paper(ILLUSTRATED, path, house_style=HOUSE_STYLE)
    prove_paper(ILLUSTRATED, path)
    twice = next(part for part in ILLUSTRATED.parts if part.pictures)
    more = replace(twice, pictures=(*twice.pictures, twice.pictures[0]))
    parts = tuple(more if part is twice else part for part in ILLUSTRATED.parts)
    with pytest.raises(BidprepError, match=r"A picture of “.*” is missing from the Word file"):
        prove_paper(replace(ILLUSTRATED, parts=parts), path)


def test_a_particular_of_nothing_takes_no_line(tmp_path: Path) -> None:
    empty = replace(RICH.parts[1], particulars=(("", " "), *RICH.parts[1].particulars))
    paper = replace(RICH, parts=(RICH.parts[0], empty, *RICH.parts[2:]))
    path = tmp_path / "paper.docx"
    write_paper(paper, path, house_style=HOUSE_STYLE)
    prove_paper(paper, path)
