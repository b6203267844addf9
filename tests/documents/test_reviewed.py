"""Returned Word files: every change and comment in them is found, whoever wrote the file."""

import pytest

from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.domain.reviewed_texts import ReviewedDocument
from bidprep.domain.reviewed_words import document_words
from tests.documents.reviewed_cases import CASES, Case


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
