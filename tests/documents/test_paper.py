"""Papers in Word: what each piece of a paper becomes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from hypothesis import given, settings

from bidprep.documents.paper import write_paper
from bidprep.documents.word.reading import read_lines
from bidprep.domain.paper import CONTENTS_DEPTH, Paper, Part
from bidprep.domain.text import Paragraph, Run, Text, plain, plain_block, text_of
from bidprep.errors import BidprepError
from tests import strategies
from tests.documents.samples import HOUSE_STYLE, RICH, R, W, document_of, small

NS = {"w": W[1:-1]}


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "paper.docx"


def written(paper: Paper, target: Path) -> Any:
    write_paper(paper, target, house_style=HOUSE_STYLE)
    return document_of(target)


def of_style(root: Any, style: str) -> list[Any]:
    return root.findall(f".//w:p[w:pPr]/w:pPr/w:pStyle[@w:val='{style}']/../..", NS)


def words(element: Any) -> str:
    return "".join(element.itertext(f"{W}t"))


def test_every_part_is_read_back_word_for_word(target: Path) -> None:
    write_paper(RICH, target, house_style=HOUSE_STYLE)
    lines = [line.words for line in read_lines(target) if not line.in_contents]
    at = lines.index("1 About us")
    for part in RICH.parts:
        particulars = [f"{label}\t{value}" for label, value in part.particulars]
        blocks = [plain_block(block) for text in (part.quoted, part.body) for block in text.blocks]
        expected = [part.heading, *particulars, *blocks]
        assert lines[at : at + len(expected)] == expected
        at += len(expected)
    assert at == len(lines)


@settings(max_examples=min(settings().max_examples, 300))
@given(strategies.texts, strategies.texts, strategies.words)
def test_any_text_is_read_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, body: Text, quoted: Text, heading: str
) -> None:
    path = tmp_path_factory.mktemp("any") / "paper.docx"
    part = Part(f"Part {heading}", 2, body, quoted, ((heading, heading),), "bp_1")
    write_paper(Paper(heading, heading, heading, ((heading, heading),), (part,)), path, house_style=HOUSE_STYLE)
    lines = [line.words for line in read_lines(path) if not line.in_contents]
    blocks = [plain_block(block) for text in (quoted, body) for block in text.blocks]
    assert lines[len(lines) - len(blocks) :] == blocks


def test_the_cover_names_organisation_title_and_particulars(target: Path) -> None:
    root = written(RICH, target)
    assert words(of_style(root, "Title")[0]) == RICH.title
    assert words(of_style(root, "Subtitle")[0]) == RICH.subtitle
    assert words(of_style(root, "CoverOrganisation")[0]) == RICH.organisation
    assert [words(line) for line in of_style(root, "CoverParticulars")] == [
        "BuyerMinistry of Justice",
        "ContactAmina Clarkeamina@example.org",
    ]


def test_a_draft_says_so_on_the_cover_and_in_the_header(target: Path) -> None:
    root = written(RICH, target)
    assert [words(mark) for mark in of_style(root, "DraftMark")] == ["DRAFT"]
    assert words(document_of(target, "word/header1.xml")).endswith("DRAFT")


def test_what_is_no_draft_does_not_say_so(target: Path) -> None:
    root = written(small(), target)
    assert not of_style(root, "DraftMark")
    assert "DRAFT" not in words(document_of(target, "word/header1.xml"))


def test_the_footer_counts_pages(target: Path) -> None:
    written(RICH, target)
    footer = document_of(target, "word/footer1.xml")
    fields = [field.get(f"{W}instr", "").strip() for field in footer.iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Page 2 of " in words(footer)


def test_headings_have_real_styles_and_never_skip_a_level(target: Path) -> None:
    parts = (Part("One", 1), Part("Deep", 3, small("### Sub-sub\n\nWords.").parts[0].body), Part("Two", 1))
    root = written(Paper("A bid", parts=parts, contents=False), target)
    found = [
        (style.get(f"{W}val"), words(style.getparent().getparent()))
        for style in root.iter(f"{W}pStyle")
        if style.get(f"{W}val", "").startswith("Heading")
    ]
    assert found == [("Heading1", "One"), ("Heading2", "Deep"), ("Heading3", "Sub-sub"), ("Heading1", "Two")]


def test_the_contents_list_sections_and_questions_and_link_to_them(target: Path) -> None:
    root = written(RICH, target)
    entries = [link for link in root.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    names = {mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")}
    assert [words(entry) for entry in entries if not words(entry).startswith(("How", "Staffing"))] == [
        part.heading for part in RICH.parts if part.level <= CONTENTS_DEPTH
    ]
    assert {entry.get(f"{W}anchor") for entry in entries} <= names
    assert "TOC \\o" in "".join(root.itertext(f"{W}instrText"))


def test_nothing_makes_word_ask_to_update_on_opening(target: Path) -> None:
    root = written(RICH, target)
    settings_part = document_of(target, "word/settings.xml")
    assert settings_part.find(f"{W}updateFields") is None
    assert not [field for field in root.iter(f"{W}fldChar") if field.get(f"{W}dirty")]


def test_a_paper_without_contents_or_parts_is_its_cover(target: Path) -> None:
    root = written(Paper("Only a cover"), target)
    assert words(root.find(f"{W}body")) == "Only a cover"
    assert root.find(f"{W}body")[-1].tag == f"{W}sectPr"


def test_each_numbered_list_begins_at_one(target: Path) -> None:
    root = written(small("1. one\n2. two\n   1. deep\n3. three\n\nWords.\n\n1. anew\n2. again"), target)
    numbers = [each.get(f"{W}val") for each in root.iterfind(".//w:numPr/w:numId", NS)]
    first, second, deep, third, anew, again = numbers
    assert first == second == third
    assert anew == again
    assert len({first, deep, anew}) == 3
    numbering = document_of(target, "word/numbering.xml")
    for number in (first, deep, anew):
        overrides = numbering.findall(f"w:num[@w:numId='{number}']/w:lvlOverride/w:startOverride", NS)
        assert overrides
        assert {override.get(f"{W}val") for override in overrides} == {"1"}


def test_bullets_and_numbers_have_two_levels(target: Path) -> None:
    root = written(small("- a\n  - b\n\n1. c\n   1. d"), target)
    found = [
        (properties.find("w:pStyle", NS).get(f"{W}val"), properties.find("w:numPr/w:ilvl", NS).get(f"{W}val"))
        for properties in root.iterfind(".//w:pPr[w:numPr]", NS)
    ]
    assert found == [("ListBullet", "0"), ("ListBullet2", "1"), ("ListNumber", "0"), ("ListNumber2", "1")]


def test_a_table_repeats_its_header_fills_the_page_and_is_described(target: Path) -> None:
    root = written(
        small("| A | B |\n| --- | --- |\n| a long cell of many words | b |\n\n| C |\n| --- |\n| c |"), target
    )
    first, second = root.findall(".//w:tbl", NS)
    assert [row.find("w:trPr/w:tblHeader", NS) is not None for row in first.iter(f"{W}tr")] == [True, False]
    assert all(row.find("w:trPr/w:cantSplit", NS) is not None for row in first.iter(f"{W}tr"))
    for each in (first, second):
        assert sum(int(column.get(f"{W}w")) for column in each.iter(f"{W}gridCol")) == 9184
        assert each.getnext().tag == f"{W}p"
    assert first.find("w:tblPr/w:tblDescription", NS).get(f"{W}val") == "Table with the columns: A, B"


def test_a_table_wider_than_the_page_is_pressed_into_it(target: Path) -> None:
    cells = " | ".join(["incomprehensibilities" * 2] * 9)
    root = written(small(f"| {cells} |\n|{' --- |' * 9}\n| {cells} |"), target)
    assert sum(int(column.get(f"{W}w")) for column in root.iter(f"{W}gridCol")) == 9184


def test_a_table_with_an_empty_header_is_still_described(target: Path) -> None:
    root = written(small("|  |\n| --- |\n| c |"), target)
    assert root.find(".//w:tblDescription", NS).get(f"{W}val") == "Table"


def test_bold_and_italic_are_set_for_right_to_left_words_too(target: Path) -> None:
    root = written(small("plain ***both***"), target)
    properties = root.findall(".//w:rPr", NS)[-1]
    assert [each.tag.removeprefix(W) for each in properties] == ["b", "bCs", "i", "iCs"]


def test_right_to_left_words_read_from_the_right(target: Path) -> None:
    root = written(small("שלום, עולם and English\n\nEnglish and שלום\n\n٣ مرحبا\n\n«€»"), target)
    hebrew, english, arabic, none = [each for each in root.iter(f"{W}p") if words(each)][-4:]
    assert [each.find("w:pPr/w:bidi", NS) is not None for each in (hebrew, english, arabic, none)] == [
        True, False, True, False,
    ]  # fmt: skip
    runs = [(words(run), run.find("w:rPr/w:rtl", NS) is not None) for run in hebrew.iter(f"{W}r")]
    assert runs == [("שלום, עולם", True), (" and English", False)]


def test_a_link_used_twice_has_one_relationship(target: Path) -> None:
    root = written(small("[a](https://example.org/x) and [b **c**](https://example.org/x)"), target)
    links = [each.get(f"{R}id") for each in root.iter(f"{W}hyperlink") if each.get(f"{R}id")]
    relationships = document_of(target, "word/_rels/document.xml.rels")
    assert len(links) == 2
    assert len(set(links)) == 1
    assert [each.get("Target") for each in relationships if each.get("TargetMode") == "External"] == [
        "https://example.org/x"
    ]


def test_a_link_that_word_could_not_follow_becomes_plain_words(target: Path) -> None:
    root = written(small("see [the file](file:///C:/secret) and [that](http://[bad)"), target)
    assert not [each for each in root.iter(f"{W}hyperlink") if each.get(f"{R}id")]
    assert "see the file and that" in words(root)


def test_a_field_that_is_not_filled_in_is_highlighted(target: Path) -> None:
    root = written(small("Number {{charity number}} here, [{{vat}}](https://example.org)."), target)
    shown = [words(each.getparent().getparent()) for each in root.iter(f"{W}highlight")]
    assert shown == ["{{charity number}}", "{{vat}}"]


def test_the_buyers_words_have_a_style_of_their_own(target: Path) -> None:
    root = written(RICH, target)
    assert [words(each) for each in of_style(root, "Question")] == [
        "Describe how you will deliver:", "engagement", "at the start", "staffing",
    ]  # fmt: skip


def test_a_heading_inside_the_buyers_words_is_no_heading_of_ours(target: Path) -> None:
    paper = Paper("A bid", parts=(Part("1", quoted=small("## Criteria\n\nFit.").parts[0].body),))
    root = written(paper, target)
    assert len(of_style(root, "Heading1")) == 1
    assert not of_style(root, "Heading2")


def test_ids_of_bookmarks_are_unique_and_anchors_stand_on_their_headings(target: Path) -> None:
    root = written(RICH, target)
    starts = list(root.iter(f"{W}bookmarkStart"))
    assert len({start.get(f"{W}id") for start in starts}) == len(starts)
    for part in RICH.parts:
        if part.anchor:
            (start,) = (start for start in starts if start.get(f"{W}name") == part.anchor)
            assert words(start.getparent()) == part.heading


@pytest.mark.parametrize("anchor", ["1a", "_hidden", "with space", "x" * 41])
def test_an_anchor_that_word_would_refuse_is_a_bug(target: Path, anchor: str) -> None:
    with pytest.raises(ValueError, match="bookmark"):
        written(Paper("A bid", parts=(Part("1", anchor=anchor),)), target)


def test_an_anchor_used_twice_is_a_bug(target: Path) -> None:
    with pytest.raises(ValueError, match="bookmark"):
        written(Paper("A bid", parts=(Part("1", anchor="bp_a"), Part("2", anchor="BP_A"))), target)
    assert not target.exists()


def test_control_characters_never_stop_the_writing_and_lose_no_letter(target: Path) -> None:
    bad = "a\x0bb\x00c\x1bd\ufffee\ud800f\x85g\th"
    body = text_of([Paragraph((Run("x"),))])
    part = Part(bad, 1, Text((Paragraph((Run(bad),)), *body.blocks)), plain(bad), ((bad, bad),))
    write_paper(Paper(bad, bad, bad, ((bad, bad),), (part,)), target, house_style=HOUSE_STYLE)
    found = [line.words for line in read_lines(target)]
    assert "a bcdef g h" in found
    assert "a\nbcdef\ng\th" in found


def test_a_part_that_starts_a_page_breaks_before_its_heading(target: Path) -> None:
    root = written(RICH, target)
    broken = [words(each.getparent().getparent()) for each in root.iter(f"{W}pageBreakBefore")]
    assert broken == ["Contents", "1 About us", "Appendix A"]


def test_properties_name_title_author_and_language(target: Path) -> None:
    long = "x" * 300
    written(small(title=long), target)
    properties = docx.Document(str(target)).core_properties
    assert (properties.title, properties.author, properties.language, properties.keywords) == (
        "x" * 255, "A charity", "en-GB", "",
    )  # fmt: skip
    assert properties.created is not None
    assert abs(datetime.now(UTC) - properties.created.replace(tzinfo=UTC)) < timedelta(minutes=5)
    languages = document_of(target, "word/styles.xml").find("w:docDefaults/w:rPrDefault/w:rPr/w:lang", NS)
    assert languages.get(f"{W}val") == "en-GB"


def test_a_house_style_that_is_no_word_file_is_a_clear_sentence(tmp_path: Path, target: Path) -> None:
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"nothing")
    for house_style, sentence in (
        (bad, "“bad.docx” is no Word document"),
        (tmp_path / "missing.docx", "There is no file"),
        (tmp_path, "is a folder"),
        (b"nothing", "The letterhead is no Word document"),
    ):
        with pytest.raises(BidprepError, match=sentence):
            write_paper(small(), target, house_style=house_style)
    assert not target.exists()
