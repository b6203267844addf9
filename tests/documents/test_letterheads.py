"""Papers on the letterheads that offices have: their look is taken, and nothing that they said."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from lxml import etree

from bidprep.documents.paper import write_paper
from bidprep.documents.proof import prove_paper
from bidprep.documents.word.letterhead import empty_out
from bidprep.documents.word.package import open_base
from bidprep.documents.word.reading import read_lines
from bidprep.domain.paper import Paper
from tests.documents.letterheads import (
    FRENCH,
    GERMAN,
    LETTERHEADS,
    SPANISH,
    changed,
    entries,
    numbered,
    of_sections,
    packed,
    plain,
    png,
    renamed,
    saved,
    themed,
    tied,
    with_art,
)
from tests.documents.samples import HOUSE_STYLE, ILLUSTRATED, RICH, W, document_of, small
from tests.documents.word_faults import faults

NS = {"w": W[1:-1]}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "paper.docx"


def styles(path: Path) -> dict[str, Any]:
    found = document_of(path, "word/styles.xml").iterfind("w:style", NS)
    return {style.find("w:name", NS).get(f"{W}val"): style for style in found}


def value(element: Any, path: str) -> str | None:
    found = element.find(path, NS)
    return None if found is None else found.get(f"{W}val")


def used_styles(root: Any) -> set[str]:
    return {each.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for each in root.iter(f"{W}{tag}")}


def running_heads(path: Path) -> Iterator[tuple[str, str]]:
    section = docx.Document(str(path)).sections[-1]
    for kind, head in (
        ("first header", section.first_page_header),
        ("header", section.header),
        ("even header", section.even_page_header),
        ("first footer", section.first_page_footer),
        ("footer", section.footer),
        ("even footer", section.even_page_footer),
    ):
        if not head.is_linked_to_previous:
            yield kind, "".join(head.part.element.itertext(f"{W}t", f"{W}tab")).strip()


@pytest.mark.parametrize("name", LETTERHEADS)
def test_a_paper_on_it_is_whole_has_real_headings_and_only_styles_that_are_there(name: str, target: Path) -> None:
    write_paper(ILLUSTRATED, target, house_style=LETTERHEADS[name]())
    prove_paper(ILLUSTRATED, target)
    assert faults(target) == []
    root = document_of(target)
    known = {style.get(f"{W}styleId"): style for style in styles(target).values()}
    assert used_styles(root) <= set(known)
    for level in (1, 2, 3):
        style = styles(target)[f"heading {level}"]
        assert style.get(f"{W}type") == "paragraph"
        assert value(style, "w:pPr/w:outlineLvl") == str(level - 1)
        assert style.find("w:pPr/w:keepNext", NS) is not None
    assert sum(line.is_heading for line in read_lines(target)) > len(ILLUSTRATED.parts)
    assert len(root.findall(".//w:sectPr", NS)) == 1


@pytest.mark.parametrize("name", LETTERHEADS)
def test_every_name_of_a_style_is_there_once(name: str, target: Path) -> None:
    write_paper(RICH, target, house_style=LETTERHEADS[name]())
    names = [
        style.find("w:name", NS).get(f"{W}val").casefold()
        for style in document_of(target, "word/styles.xml").iterfind("w:style", NS)
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(("names", "count"), [(GERMAN, 9), (FRENCH, 6), (SPANISH, 4)])
def test_styles_with_names_in_another_language_are_used_and_then_have_the_one_word_knows(
    names: dict[str, str], count: int, target: Path
) -> None:
    letterhead = renamed(names)
    before: Any = etree.fromstring(entries(letterhead)["word/styles.xml"])
    theirs = {style.find("w:name", NS).get(f"{W}val"): style for style in before.iterfind("w:style", NS)}
    write_paper(RICH, target, house_style=letterhead)
    after = styles(target)
    ours = {english: local for english, local in names.items() if english not in ("List Paragraph",)}
    assert len(names) == count
    for english, local in ours.items():
        assert after[english].get(f"{W}styleId") == theirs[local].get(f"{W}styleId")
        assert local not in after or local == english
    colour = theirs[names["heading 1"]].find("w:rPr/w:color", NS).get(f"{W}val")
    assert value(after["heading 1"], "w:rPr/w:color") == colour, "it looks as the letterhead has it"


def test_styles_of_another_kind_give_up_the_name(target: Path) -> None:
    write_paper(RICH, target, house_style=LETTERHEADS["clashing"]())
    after = styles(target)
    kinds = {name: after[name].get(f"{W}type") for name in ("heading 1", "Title", "Hyperlink")}
    assert kinds == {"heading 1": "paragraph", "Title": "paragraph", "Hyperlink": "character"}
    for name, kind in (("Heading 1", "character"), ("Title", "table"), ("Hyperlink", "paragraph")):
        assert after[f"{name} ({kind})"].get(f"{W}type") == kind


def test_a_style_is_found_by_its_id_or_by_its_outline_level_where_nobody_knows_its_name(target: Path) -> None:
    document = docx.Document()
    for name, english in (("Hausüberschrift", "Heading 1"), ("Kapitel", "Heading 2")):
        document.styles[english].element.find(qn("w:name")).set(qn("w:val"), name)
    document.styles["Kapitel"].element.set(qn("w:styleId"), "Kapitel")
    write_paper(RICH, target, house_style=saved(document))
    after = styles(target)
    assert after["heading 1"].get(f"{W}styleId") == "Heading1"
    assert after["heading 2"].get(f"{W}styleId") == "Kapitel"


def test_numbers_of_headings_go_and_the_letterheads_own_lists_stay(target: Path) -> None:
    write_paper(RICH, target, house_style=numbered())
    numbering = document_of(target, "word/numbering.xml")
    assert numbering.find("w:abstractNum[@w:abstractNumId='90']", NS) is not None
    for level in (1, 2):
        assert styles(target)[f"heading {level}"].find("w:pPr/w:numPr/w:numId", NS).get(f"{W}val") == "0"
    bound = {each.get(f"{W}val") for each in numbering.iterfind(".//w:lvl/w:pStyle", NS)}
    assert not bound & {"Heading1", "Heading2"}
    order = [child.tag.removeprefix(W) for child in numbering]
    assert order == sorted(order, key=["numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"].index)
    instances = {each.get(f"{W}numId") for each in numbering.iterfind("w:num", NS)}
    used = {each.get(f"{W}val") for each in document_of(target).iterfind(".//w:numPr/w:numId", NS)}
    assert used <= instances


def test_heads_for_first_odd_and_even_pages_stay_as_they_are_and_a_draft_says_so_below(target: Path) -> None:
    write_paper(RICH, target, house_style=with_art())
    heads = dict(running_heads(target))
    assert heads["header"] == "Netherfell Pathways, odd"
    assert heads["even header"] == "Netherfell Pathways, even"
    assert heads["first footer"] == "Registered charity 1089464 · 1"
    for footer in ("footer", "even footer"):
        assert heads[footer] == "Registered charity 1089464 · 1DRAFT", "it counts pages already"
    section = docx.Document(str(target)).sections[0]
    assert section.different_first_page_header_footer
    assert list(section.first_page_header.part.element.iter(qn("w:drawing")))
    assert [part.blob for part in section.first_page_header.part.related_parts.values()] == [png(600, 90)]


def test_what_is_no_draft_leaves_heads_that_count_pages_untouched(target: Path) -> None:
    write_paper(small(), target, house_style=with_art())
    assert dict(running_heads(target))["footer"] == "Registered charity 1089464 · 1"


def test_pages_are_counted_in_the_footer_where_the_letterhead_counts_none(target: Path) -> None:
    write_paper(RICH, target, house_style=plain())
    heads = dict(running_heads(target))
    assert heads["header"] == "Netherfell Pathways"
    footer = docx.Document(str(target)).sections[0].footer.part.element
    assert [each.get(f"{W}instr", "").strip() for each in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]
    assert heads["footer"].startswith(RICH.organisation)
    assert "DRAFT" in heads["footer"]


def test_a_base_with_no_heads_at_all_gets_ours_on_every_page_but_the_cover(target: Path) -> None:
    write_paper(RICH, target, house_style=saved(docx.Document()))
    assert docx.Document(str(target)).sections[0].different_first_page_header_footer
    heads = dict(running_heads(target))
    assert heads["header"] == f"{RICH.title}DRAFT"
    assert "first header" not in heads


def test_a_paper_without_a_cover_has_its_title_at_the_head_of_page_one_and_counts_it(target: Path) -> None:
    paper = Paper("A bid", "For the North", "A charity", (("Buyer", "MoJ"),), small().parts, cover=False)
    write_paper(paper, target, house_style=HOUSE_STYLE)
    prove_paper(paper, target)
    root = document_of(target)
    lines = [line.words for line in read_lines(target)]
    assert lines[:3] == ["A bid", "For the North", "Contents"]
    assert "BuyerMoJ" not in "".join(root.itertext(f"{W}t"))
    broken = ["".join(each.getparent().getparent().itertext(f"{W}t")) for each in root.iter(f"{W}pageBreakBefore")]
    assert broken == [small().parts[0].heading], "the contents stand below the title"
    assert "Page 2 of" in dict(running_heads(target))["first footer"]
    bare = Paper("A bid", parts=small().parts, cover=False, contents=False)
    write_paper(bare, target, house_style=HOUSE_STYLE)
    assert not list(document_of(target).iter(f"{W}pageBreakBefore"))


def test_of_many_sections_the_last_is_kept_with_what_page_one_shows(target: Path) -> None:
    write_paper(RICH, target, house_style=of_sections())
    section = docx.Document(str(target)).sections[0]
    assert section.different_first_page_header_footer
    assert list(section.first_page_header.part.element.iter(qn("w:drawing")))
    heads = dict(running_heads(target))
    assert heads["header"] == "Continuation"
    assert heads["footer"].startswith("Page-one footer"), "it is carried on from the first section"
    assert heads["first footer"].startswith("Page-one footer")
    assert [columns.get(qn("w:num")) for columns in section._sectPr.iter(qn("w:cols"))] == [None]
    assert section.page_width is not None
    assert section.page_height is not None
    assert section.page_width < section.page_height


def test_missing_styles_are_made_in_the_theme_s_colours_where_these_can_be_read(target: Path) -> None:
    write_paper(RICH, target, house_style=themed())
    heading = styles(target)["heading 1"]
    colour = heading.find("w:rPr/w:color", NS)
    assert (colour.get(f"{W}val"), colour.get(f"{W}themeColor")) == ("4A1D5C", "text2")
    assert heading.find("w:rPr/w:rFonts", NS).get(f"{W}asciiTheme") == "majorHAnsi"
    sub_heading = styles(target)["heading 3"].find("w:rPr/w:color", NS)
    assert sub_heading.get(f"{W}val") == "4A1D5C", "the theme’s yellow could not be read on paper"
    assert value(styles(target)["Hyperlink"], "w:rPr/w:color") != "0B5FA5"
    words = etree.tostring(document_of(target, "word/styles.xml")).decode()
    assert "1B365D" not in words, "our own blue is nowhere in it"


@pytest.mark.parametrize("broken", [b"<a:theme", b"<theme/>"])
def test_a_theme_that_cannot_be_read_does_no_harm(broken: bytes, target: Path) -> None:
    parts = entries(themed()) | {"word/theme/theme1.xml": broken}
    write_paper(RICH, target, house_style=packed(parts))
    assert value(styles(target)["heading 1"], "w:rPr/w:color") == "1B365D"


def test_where_normal_leaves_no_space_answers_get_a_style_that_does(target: Path) -> None:
    write_paper(small("One.\n\nTwo."), target, house_style=plain())
    assert styles(target)["Bid Text"].find("w:pPr/w:spacing", NS).get(f"{W}after") == "160"
    assert "BidText" in used_styles(document_of(target))
    write_paper(small("One.\n\nTwo."), target, house_style=HOUSE_STYLE)
    assert "Bid Text" not in styles(target)


@pytest.mark.parametrize(
    ("normal", "wants_text", "wants_cells"),
    [
        ('<w:spacing w:after="0"/>', True, True),
        ('<w:spacing w:after="120"/>', False, True),
        ('<w:spacing w:afterAutospacing="1"/>', False, True),
        ("<w:contextualSpacing/>", True, True),
        ('<w:contextualSpacing w:val="0"/>', False, True),
        ('<w:ind w:firstLine="400"/>', False, True),
        ("<w:widowControl/>", False, False),
    ],
)
def test_normal_is_used_where_it_does_and_only_there(
    normal: str, wants_text: bool, wants_cells: bool, target: Path
) -> None:
    words = entries(HOUSE_STYLE.read_bytes())["word/styles.xml"]
    base = changed(HOUSE_STYLE.read_bytes(), "word/styles.xml", b"<w:widowControl/>", normal.encode())
    assert b"<w:widowControl/>" in words
    write_paper(small("One.\n\n| A |\n| --- |\n| b |"), target, house_style=base)
    assert ("Bid Text" in styles(target)) == wants_text
    assert ("Bid Table Text" in styles(target)) == wants_cells


def test_nothing_of_what_the_letterhead_said_or_was_tied_to_is_left(target: Path) -> None:
    letterhead = tied()
    write_paper(RICH, target, house_style=letterhead)
    left = entries(target.read_bytes())
    everything = b"".join(left.values())
    for gone in (b"evil.dotm", b"Westmead", b"Do not tell", b"Secret.dotm", b"documentProtection", b"trackRevisions",
                 b"updateFields", b"secret"):  # fmt: skip
        assert gone in b"".join(entries(letterhead).values())
        assert gone not in everything
    assert not [name for name in left if "comments" in name or "thumbnail" in name or "media" in name]
    assert b"Netherfell" in left["word/header1.xml"]
    assert b"<Company>Netherfell</Company>" in left["docProps/app.xml"]


def test_the_language_is_british_english_whatever_the_letterhead_s(target: Path) -> None:
    write_paper(RICH, target, house_style=saved(docx.Document()))
    root = document_of(target, "word/styles.xml")
    assert {each.get(f"{W}val") for each in root.iter(f"{W}lang")} == {"en-GB"}
    base = changed(
        HOUSE_STYLE.read_bytes(), "word/styles.xml", b'<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>', b""
    )
    write_paper(RICH, target, house_style=base)
    assert value(document_of(target, "word/styles.xml"), "w:docDefaults/w:rPrDefault/w:rPr/w:lang") == "en-GB"


def test_tables_begin_where_the_text_does_also_in_files_of_older_word() -> None:
    _, ours = open_base(HOUSE_STYLE)
    old = changed(
        HOUSE_STYLE.read_bytes(), "word/settings.xml", b'w:uri="http://schemas.microsoft.com/office/word" w:val="15"',
        b'w:uri="http://schemas.microsoft.com/office/word" w:val="14"',
    )  # fmt: skip
    _, older = open_base(old)
    assert (ours.table_indent, older.table_indent) == (0, 113)


def test_a_main_part_of_another_name_is_read_back_too(target: Path) -> None:
    parts = entries(plain())
    parts["word/document2.xml"] = parts.pop("word/document.xml")
    parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        parts[name] = parts[name].replace(b"word/document.xml", b"word/document2.xml")
    write_paper(RICH, target, house_style=packed(parts))
    prove_paper(RICH, target)


def test_a_page_of_no_size_or_all_margin_still_carries_a_paper(target: Path) -> None:
    document = docx.Document()
    document.element.body.remove(document.element.body.sectPr)
    write_paper(RICH, target, house_style=saved(document))
    section = docx.Document(str(target)).sections[0]
    assert section.page_width is not None
    assert round(section.page_width.mm) == 210
    document = docx.Document()
    document.sections[0].left_margin = document.sections[0].page_width
    write_paper(ILLUSTRATED, target, house_style=saved(document))
    prove_paper(ILLUSTRATED, target)


def test_the_old_change_of_a_section_and_its_columns_are_gone_and_pages_count_from_one(target: Path) -> None:
    document = docx.Document()
    section = document.element.body.sectPr
    for name in ("w:cols", "w:pgNumType"):
        for old in section.findall(qn(name)):
            section.remove(old)
    section.append(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="40"/>'))
    section.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="3"/>'))
    section.append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
    section.append(parse_xml(f'<w:sectPrChange {nsdecls("w")} w:id="1" w:author="A"><w:sectPr/></w:sectPrChange>'))
    write_paper(small("One."), target, house_style=saved(document))
    for left in document_of(target).iter(f"{W}sectPr"):
        assert left.find(f"{W}sectPrChange") is None
        assert all(each.get(f"{W}start") in (None, "1") for each in left.iter(f"{W}pgNumType"))
        assert all(each.get(f"{W}num") is None for each in left.iter(f"{W}cols"))


@pytest.mark.parametrize("modes", ["", '<w:compatSetting w:name="other" w:val="1"/>'])
def test_a_file_that_does_not_say_its_word_s_age_is_one_of_older_word(modes: str) -> None:
    document = docx.Document()
    settings = document.settings.element
    for old in settings.findall(qn("w:compat")):
        settings.remove(old)
    settings.append(parse_xml(f"<w:compat {nsdecls('w')}>{modes}</w:compat>"))
    _, base = open_base(saved(document))
    assert base.table_indent == 113


@pytest.mark.parametrize("bound", [False, True])
def test_what_fields_and_controls_at_the_head_take_their_words_from_stays(bound: bool) -> None:
    document = docx.Document()
    paragraph = document.sections[0].header.paragraphs[0]._p
    field = f'<w:fldSimple {nsdecls("w")} w:instr="DOCPROPERTY Charity"><w:r><w:t>Ours</w:t></w:r></w:fldSimple>'
    control = (
        f'<w:sdt {nsdecls("w")}><w:sdtPr><w:dataBinding w:xpath="/a" w:storeItemID="x"/></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>Ours</w:t></w:r></w:sdtContent></w:sdt>"
    )
    paragraph.append(parse_xml(control if bound else field))
    picture = Part(PackURI("/word/media/loose.bin"), "application/octet-stream", b"x", document.part.package)
    document.sections[0]._sectPr.set(qn("r:id"), document.part.relate_to(picture, RT.IMAGE))
    data = Part(PackURI("/customXml/item1.xml"), "application/xml", b"<a/>", document.part.package)
    key = document.part.relate_to(data, RT.CUSTOM_XML)
    empty_out(document)
    assert (key in document.part.rels) == bound


def test_styles_that_lack_a_name_or_bear_another_s_are_named_as_word_knows_them(target: Path) -> None:
    document = docx.Document()
    styles_there = document.styles.element
    for style in styles_there.iterchildren(qn("w:style")):
        name = style.find(qn("w:name"))
        if style.get(qn("w:styleId")) == "Heading1":
            style.remove(name)
        if style.get(qn("w:styleId")) == "Heading2":
            name.set(qn("w:val"), "Abschnitt Zwei")
            name.addnext(parse_xml(f'<w:aliases {nsdecls("w")} w:val="Zwei"/>'))
    write_paper(RICH, target, house_style=saved(document))
    prove_paper(RICH, target)
    there = styles(target)
    assert there["heading 1"].get(f"{W}styleId") == "Heading1"
    assert there["heading 2"].get(f"{W}styleId") == "Heading2"
    assert there["heading 2"].find(f"{W}aliases") is None


def test_a_base_without_styles_of_any_kind_still_carries_a_paper(target: Path) -> None:
    document = docx.Document()
    for style in list(document.styles.element.iterchildren(qn("w:style"))):
        document.styles.element.remove(style)
    for key in [key for key, each in document.part.rels.items() if each.reltype == RT.NUMBERING]:
        del document.part.rels[key]
    write_paper(RICH, target, house_style=saved(document))
    prove_paper(RICH, target)
    assert "Normal" not in styles(target)
