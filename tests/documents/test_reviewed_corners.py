"""Returned Word files with what few programs write: marks without text, lists without numbers, notes amid words."""

import pytest

from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.domain.reviewed_regions import accepted_text, rejected_text
from bidprep.domain.reviewed_texts import (
    Look,
    ParagraphLook,
    Piece,
    Region,
    ReviewedDocument,
    ReviewedParagraph,
    ReviewedTable,
    Story,
    StoryKind,
)
from bidprep.domain.reviewed_words import document_words
from bidprep.domain.text import Style, plain_block, text_of
from bidprep.errors import BidprepError
from tests.documents.reviewed_files import (
    NAMES,
    NUMBERING,
    STYLES,
    W,
    change,
    comment,
    ins,
    p,
    r,
    thread,
    who,
    word_file,
)


def texts(document: ReviewedDocument) -> tuple[str, str]:
    return document_words(document, accepted=True), document_words(document, accepted=False)


def first(document: ReviewedDocument) -> ReviewedParagraph:
    block = document.stories[0].blocks[0]
    assert isinstance(block, ReviewedParagraph)
    return block


def numbered(number: int) -> str:
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


@pytest.mark.parametrize(
    ("paragraph", "look"),
    [
        (p(r("a"), properties='<w:outlineLvl w:val="1"/>'), ParagraphLook(Style.BODY, 2, "")),
        (p(r("a"), properties=numbered(9)), ParagraphLook(Style.BODY, 0, "")),
        (p(r("a"), style="Second"), ParagraphLook(Style.BULLET_2, 0, "List Bullet 2")),
        (p(r("a"), style="SecondNumber"), ParagraphLook(Style.NUMBER_2, 0, "List Number 2")),
        (p(r("a")).replace("<w:p>", "<w:p><w:pPr/>"), ParagraphLook(Style.BODY, 0, "")),
    ],
)
def test_a_paragraph_is_what_its_own_properties_and_its_list_make_it(paragraph: str, look: ParagraphLook) -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="9"><w:lvl w:ilvl="0"><w:numFmt w:val="none"/><w:lvlText w:val=""/></w:lvl>'
        '</w:abstractNum><w:num w:numId="9"><w:abstractNumId w:val="9"/></w:num>'
    )
    second = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/><w:pPr><w:numPr>'
        f'<w:numId w:val="{number}"/></w:numPr></w:pPr></w:style>'
        for key, name, number in (("Second", "List Bullet 2", 1), ("SecondNumber", "List Number 2", 2))
    )
    document = read_reviewed_here(word_file(paragraph, styles=STYLES + second, numbering=NUMBERING + lists))
    assert first(document).look == look


def test_a_character_style_that_is_based_on_itself_is_plain() -> None:
    circle = '<w:style w:type="character" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>'
    document = read_reviewed_here(word_file(p(r("a", '<w:rStyle w:val="Loop"/>')), styles=STYLES + circle))
    assert [(piece.text, piece.look.bold, piece.look.italic) for piece in first(document).pieces] == [
        ("a", False, False)
    ]


def test_words_in_an_ordinary_font_stay_the_letters_that_they_are() -> None:
    arial = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>'
    assert texts(read_reviewed_here(word_file(p(r("abc", arial)))))[0] == "abc\n"


def test_a_run_without_words_adds_nothing_however_it_looks() -> None:
    document = read_reviewed_here(word_file(p(r("a"), "<w:r><w:rPr><w:b/></w:rPr></w:r>", r("b"))))
    assert [piece.text for piece in first(document).pieces] == ["ab"]


def test_words_around_a_mark_within_one_run_keep_their_order_and_count_as_one_restyling() -> None:
    was = f"<w:b/><w:rPrChange {who()}><w:rPr/></w:rPrChange>"
    run = (
        f'<w:r><w:rPr>{was}</w:rPr><w:t>one</w:t><w:bookmarkStart w:id="1" w:name="here"/>'
        '<w:bookmarkEnd w:id="1"/></w:r>'
    )
    document = read_reviewed_here(word_file(p(run, r("two"))))
    assert texts(document) == ("onetwo\n", "onetwo\n")
    assert [each.text for each in document.changes] == ["one"]
    assert "here" in document.bookmarks


def test_words_over_which_a_reading_aid_stands_are_read_without_it() -> None:
    ruby = f"<w:r><w:t>a</w:t><w:ruby><w:rt>{r('aid')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby><w:t>z</w:t></w:r>"
    assert texts(read_reviewed_here(word_file(p(ruby))))[0] == "abasez\n"


def test_a_run_within_a_run_is_read_where_it_stands_with_its_change() -> None:
    document = read_reviewed_here(
        word_file(p(f"<w:r><w:t>a</w:t>{ins('b')}<w:t>c</w:t><w:lastRenderedPageBreak/></w:r>"))
    )
    assert texts(document) == ("abc\n", "ac\n")


def test_a_tab_in_a_field_s_code_is_not_shown() -> None:
    body = p(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText><w:tab/></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        r("7"),
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert texts(read_reviewed_here(word_file(body)))[0] == "7\n"


@pytest.mark.parametrize("sign", ["end", "other", "separate"])
def test_a_field_s_sign_that_belongs_to_none_hides_nothing(sign: str) -> None:
    stray = f'<w:r><w:fldChar w:fldCharType="{sign}"/><w:instrText>PAGE</w:instrText></w:r>'
    assert texts(read_reviewed_here(word_file(p(r("a"), stray, r("b")))))[0] == "ab\n"


def test_an_empty_formula_and_a_second_reference_to_a_note_add_nothing() -> None:
    mark = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    document = read_reviewed_here(
        word_file(
            p(r("a"), "<m:oMath><m:r><m:t/></m:r></m:oMath>", mark, mark),
            footnotes=f'<w:footnote w:id="5">{p(r("note"))}</w:footnote>',
        )
    )
    assert texts(document)[0].count("note") == 1


def test_a_text_box_of_nothing_is_no_story() -> None:
    empty = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent/></v:textbox></v:shape></w:pict></w:r>"
    document = read_reviewed_here(word_file(p(r("a"), empty)))
    assert [story.kind for story in document.stories] == [StoryKind.BODY]


def test_a_row_s_own_joiner_stays_where_it_was_written_by_a_person() -> None:
    row = f'<w:tr><w:trPr><w:ins {who()}/></w:trPr><w:proofErr w:type="spellStart"/><w:tc>{p(r(chr(0x200D)))}</w:tc></w:tr>'
    document = read_reviewed_here(word_file(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>" + p()))
    found = document.stories[0].blocks[0]
    assert isinstance(found, ReviewedTable)
    kept = found.rows[0].cells[0].blocks[0]
    assert isinstance(kept, ReviewedParagraph)
    assert [piece.text for piece in kept.pieces] == ["\u200d"]
    assert len(found.rows[0].marks) == 1


def test_a_thread_without_a_paragraph_s_id_is_passed_over() -> None:
    document = read_reviewed_here(
        word_file(
            p(r("a")),
            comments=comment(1, "Why?", paragraph="0A") + comment(2, "So", paragraph="0B"),
            threads="<w15:commentEx/>" + thread("0A", done=True) + thread("0B", "0A"),
        )
    )
    assert [(each.text, each.resolved, len(each.replies)) for each in document.comments] == [("Why?", True, 1)]


def test_the_words_of_a_table_in_a_comment_are_part_of_it() -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr><w:tc>{p(r('x'))}</w:tc><w:tc>{p(r('y'))}</w:tc></w:tr></w:tbl>"
    held = p(r("See")) + table + p(r("end"))
    document = read_reviewed_here(word_file(p(r("a")), comments=comment(1, "", content=held)))
    assert document.comments[0].text == "See\nx\ty\nend"


def test_a_bookmark_s_end_without_a_start_and_a_head_that_is_not_there_do_no_harm() -> None:
    section = '<w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rNone"/></w:sectPr></w:pPr>'
    body = p('<w:bookmarkEnd w:id="7"/>', r("a")) + f"<w:p>{section}{r('b')}</w:p>"
    document = read_reviewed_here(word_file(body))
    assert texts(document)[0] == "a\nb\n"
    assert document.bookmarks == {}


def test_a_long_document_is_read_to_its_last_paragraph() -> None:
    document = read_reviewed_here(word_file("".join(p(r(str(number))) for number in range(2_001))))
    assert texts(document)[0].endswith("\n1999\n2000\n")


def test_an_empty_change_before_another_is_told_of_and_takes_nothing() -> None:
    document = read_reviewed_here(word_file(p(change("ins", change("del")), ins("b"))))
    assert texts(document)[1] == "\n"
    assert [each.text for each in document.changes if each.text] == ["b"]


@pytest.mark.parametrize("properties", ["", "<w:b/>"])
def test_the_sign_for_an_object_is_no_character_of_a_text(properties: str) -> None:
    # U+FFFC counts as printable, and no text in normal form holds one.
    document = read_reviewed_here(
        word_file(p(r("before\ufffcafter", properties), change("ins", r("x\ufffcy")), r("\ufffc")))
    )
    assert texts(document) == ("beforeafterxy\n", "beforeafter\n")
    region = Region(document, document.body)
    assert rejected_text(region) == text_of(rejected_text(region).blocks)
    assert accepted_text(region) == text_of(accepted_text(region).blocks)


def test_a_view_leaves_the_sign_for_an_object_out_whoever_read_the_file() -> None:
    by_hand = ReviewedParagraph(0, (Piece("before\ufffcafter"),))
    mixed = ReviewedParagraph(1, (Piece("one \ufffc"), Piece("two", Look(bold=True))))
    region = Region(ReviewedDocument((Story(StoryKind.BODY, (by_hand, mixed)),)), (by_hand, mixed))
    assert [plain_block(block) for block in rejected_text(region).blocks] == ["beforeafter", "one two"]


@pytest.mark.parametrize("strict", [False, True], ids=["usual", "strict"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "iso-8859-1", "utf-8-sig"])
def test_parts_in_any_encoding_are_read_whichever_names_they_use(encoding: str, strict: bool) -> None:
    content = p(r('encoding="x" é '), ins("new ü"))
    name = "http://purl.oclc.org/ooxml/wordprocessingml/main" if strict else W
    said = "UTF-16" if encoding.startswith("utf-16") else "UTF-8" if encoding.startswith("utf-8") else "ISO-8859-1"
    words = f"<?xml version='1.0' encoding='{said}' standalone=\"yes\"?>\n<w:document {NAMES.replace(W, name)}><w:body>"
    words += f"{content}</w:body></w:document>"
    mark = b"\xfe\xff" if encoding == "utf-16-be" else b""
    document = read_reviewed_here(word_file("", parts={"word/document.xml": mark + words.encode(encoding)}))
    assert texts(document) == ('encoding="x" é new ü\n', 'encoding="x" é \n')


def test_a_part_that_only_pretends_to_be_in_utf_16_is_damaged() -> None:
    with pytest.raises(BidprepError, match="is damaged"):
        read_reviewed_here(word_file("", parts={"word/document.xml": b"\xff\xfe<\x00\x00\xd8"}))
