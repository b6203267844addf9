"""Papers on somebody else's base file: what it lacks is made, what it has stays."""

from pathlib import Path

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from bidprep.documents.paper import write_paper
from bidprep.documents.proof import prove_paper
from tests.documents.samples import HOUSE_STYLE, RICH, W, document_of, rewrite
from tests.documents.word_faults import faults

NS = {"w": W[1:-1]}


@pytest.fixture
def letterhead(tmp_path: Path) -> Path:
    """A base with words in its body and header, and without most of our styles."""
    document = docx.Document()
    document.add_heading("Dear Sir or Madam")
    document.sections[0].header.paragraphs[0].text = "Stepping Stones, registered charity"
    path = tmp_path / "letterhead.docx"
    document.save(str(path))
    return path


def styles_by_name(path: Path) -> dict[str, str]:
    found = document_of(path, "word/styles.xml").iterfind("w:style", NS)
    return {style.find("w:name", NS).get(f"{W}val", "").casefold(): style.get(f"{W}styleId", "") for style in found}


def test_a_letterhead_keeps_its_header_and_loses_its_body(letterhead: Path, tmp_path: Path) -> None:
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=letterhead)
    prove_paper(RICH, path)
    header = "".join(document_of(path, "word/header1.xml").itertext(f"{W}t"))
    assert header == "Stepping Stones, registered charity"
    assert "Dear Sir" not in "".join(document_of(path).itertext())
    assert faults(path) == []


def test_styles_are_found_by_name_whatever_their_ids_and_made_where_missing(letterhead: Path, tmp_path: Path) -> None:
    styles = document_of(letterhead, "word/styles.xml")
    for style in styles.iterfind("w:style", NS):
        name = style.find("w:name", NS)
        if name.get(f"{W}val") == "heading 1":
            style.set(f"{W}styleId", "berschrift1")
        elif name.get(f"{W}val") == "Title":
            name.set(f"{W}val", "Subtitle")  # a style of that id, but with another's name
        elif name.get(f"{W}val") == "Subtitle":
            name.set(f"{W}val", "Motto")
    rewrite(letterhead, {"word/styles.xml": etree.tostring(styles)})
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=letterhead)
    names = styles_by_name(path)
    assert names["heading 1"] == "berschrift1"
    assert names["title"] == "Title2"
    assert "question" in names
    used = {each.get(f"{W}val") for each in document_of(path).iter(f"{W}pStyle")}
    assert used <= set(names.values())


def test_a_base_without_word_s_own_defaults_still_carries_a_paper(tmp_path: Path) -> None:
    base = tmp_path / "base.docx"
    base.write_bytes(HOUSE_STYLE.read_bytes())
    rewrite(
        base,
        {"word/styles.xml": f'<w:styles xmlns:w="{NS["w"]}"><w:style w:styleId="x"/></w:styles>'.encode()},
    )
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=base)
    prove_paper(RICH, path)


def test_a_base_without_lists_or_section_gets_them(tmp_path: Path) -> None:
    bare = tmp_path / "bare.docx"
    document = docx.Document()
    part = document.part
    (numbering,) = [each for each in part.rels.values() if each.reltype == RELATIONSHIP_TYPE.NUMBERING]
    part.rels.pop(numbering.rId)
    document.element.body.remove(document.element.body.sectPr)
    document.save(str(bare))
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=bare)
    prove_paper(RICH, path)
    instances = {each.get(f"{W}numId") for each in document_of(path, "word/numbering.xml").iterfind("w:num", NS)}
    used = {each.get(f"{W}val") for each in document_of(path).iterfind(".//w:numPr/w:numId", NS)}
    assert used <= instances


def test_ids_go_on_from_the_highest_that_the_base_uses(tmp_path: Path) -> None:
    base = tmp_path / "base.docx"
    base.write_bytes(HOUSE_STYLE.read_bytes())
    header = document_of(base, "word/header1.xml")
    mark = etree.SubElement(header[0], f"{W}bookmarkStart", {f"{W}id": "41", f"{W}name": "theirs"})
    mark.addnext(etree.Element(f"{W}bookmarkEnd", {f"{W}id": "41"}))
    etree.SubElement(etree.SubElement(header[0], f"{W}r"), f"{W}t").text = "Head"
    rewrite(base, {"word/header1.xml": etree.tostring(header)})
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=base)
    assert min(int(each.get(f"{W}id", "0")) for each in document_of(path).iter(f"{W}bookmarkStart")) == 42


def test_a_base_may_name_its_namespaces_as_it_likes(tmp_path: Path) -> None:
    base = tmp_path / "base.docx"
    base.write_bytes(HOUSE_STYLE.read_bytes())
    body = etree.tostring(document_of(base)).replace(b"w:", b"ns0:").replace(b"xmlns:w=", b"xmlns:ns0=")
    rewrite(base, {"word/document.xml": body})
    path = tmp_path / "paper.docx"
    write_paper(RICH, path, house_style=base)
    prove_paper(RICH, path)
