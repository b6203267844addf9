"""Returned Word files: every change and comment in them is found, whoever wrote the file."""

import pytest

from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.domain.reviewed_texts import ReviewedDocument, ReviewedParagraph
from bidprep.domain.reviewed_words import document_words
from bidprep.errors import BidprepError
from tests.documents.reviewed_cases import CASES, Case
from tests.documents.reviewed_files import field, ins, p, r, word_file


def changes_of(document: ReviewedDocument) -> list[tuple[str, str, str]]:
    marks = document.marks
    return [(marks[each.mark].kind.value, marks[each.mark].author, each.text) for each in document.changes]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_returned_file_gives_what_is_in_it(case: Case) -> None:
    document = read_reviewed_here(case.content)
    assert changes_of(document) == case.changes
    assert document_words(document, accepted=True) == case.accepted
    assert document_words(document, accepted=False) == case.rejected
    assert [
        (each.author, each.text, each.quote, [(reply.author, reply.text) for reply in each.replies], each.resolved)
        for each in document.comments
    ] == case.comments


def test_what_a_file_would_fetch_or_start_and_what_was_not_read_is_mentioned() -> None:
    settings = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        'Target="https://evil.example/t.dotm" TargetMode="External"/></Relationships>'
    )
    content = word_file(
        p('<w:fldSimple w:instr="DDEAUTO c:\\x"/>', r("a")) + '<w:altChunk r:id="rNone"/>',
        parts={"word/_rels/settings.xml.rels": settings.encode(), "word/vbaProject.bin": b"x"},
    )
    assert [words.split(" ")[3] for words in read_reviewed_here(content).warnings] == [
        "macros.",
        "a",
        "fields",
        "another",
    ]


def test_a_damaged_part_beside_the_body_is_told_of_and_the_rest_is_read() -> None:
    document = read_reviewed_here(word_file(p(ins("a")), comments="", parts={"word/comments.xml": b"<w:comments>"}))
    assert document_words(document, accepted=True) == "a\n"
    assert document.warnings == ("A part of the file (word/comments.xml) is damaged and was left out.",)


def test_notes_and_feet_come_after_the_body_and_their_changes_where_they_are_referred_to() -> None:
    document = read_reviewed_here(
        word_file(
            p(r("One"), '<w:r><w:footnoteReference w:id="5"/></w:r>') + p(ins("two")),
            footnotes=f'<w:footnote w:id="4">{p(ins("loose"))}</w:footnote><w:footnote w:id="5">{p(ins("note"))}</w:footnote>',
            headers=(p(ins("head")),),
        )
    )
    assert [each.text for each in document.changes] == ["note", "two", "head", "loose"]
    assert [story.kind.value for story in document.stories] == ["body", "header", "footnote", "footnote"]
    assert document_words(document, accepted=True) == "One\ntwo\nhead\nnote\nloose\n"


def test_a_file_without_a_body_is_damaged() -> None:
    with pytest.raises(BidprepError, match="is damaged"):
        read_reviewed_here(word_file("", parts={"word/document.xml": b'<w:document xmlns:w="urn:x"/>'}))


def test_a_link_that_is_a_field_is_a_link() -> None:
    document = read_reviewed_here(word_file(p(field(' HYPERLINK "https://example.org/" ', r("here")))))
    (paragraph,) = document.body
    assert isinstance(paragraph, ReviewedParagraph)
    assert paragraph.pieces[0].look.link == "https://example.org"
