"""Laws of what comes back: reject all gives the text as sent, accept all gives the text as edited, no comment is lost."""

import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bidprep.documents.paper import write_paper
from bidprep.documents.reviewed.reading import read_reviewed_here
from bidprep.documents.reviewed.sent import as_returned
from bidprep.domain.paper import Paper, Part
from bidprep.domain.reviewed_changes import changes_in, suggestions_in
from bidprep.domain.reviewed_regions import accepted_text, comments_in, region_of, rejected_text, text_with
from bidprep.domain.reviewed_texts import Region
from bidprep.domain.text import Text, plain_block
from tests.documents.returned_laws import Reviewer
from tests.documents.samples import HOUSE_STYLE
from tests.strategies import texts

ANCHOR = "bp_answer"


def sent_file(text: Text, folder: Path) -> bytes:
    path = folder / "sent.docx"
    paper = Paper("A bid", parts=(Part("1 About us", 1, text, anchor=ANCHOR),), cover=False, contents=False)
    write_paper(paper, path, house_style=HOUSE_STYLE)
    return path.read_bytes()


def answer_in(content: bytes) -> Region:
    document = read_reviewed_here(content)
    return region_of(document, document.bookmarks[ANCHOR].start)


@given(texts)
def test_what_comes_back_untouched_is_the_text_as_sent(tmp_path: Path, text: Text) -> None:
    region = answer_in(sent_file(text, tmp_path))
    assert rejected_text(region) == accepted_text(region) == as_returned(text)
    assert changes_in(region) == ()


@given(texts, st.integers(0, 2**32), st.integers(1, 12))
def test_reject_all_is_as_sent_and_accept_all_as_edited(tmp_path: Path, text: Text, seed: int, times: int) -> None:
    sent = sent_file(text, tmp_path)
    reviewer = Reviewer(sent, ANCHOR, random.Random(seed))
    reviewer.edit(times)
    tracked, edited = reviewer.tracked(), reviewer.for_good()
    region = answer_in(tracked)
    assert rejected_text(region) == as_returned(text)
    assert accepted_text(region) == accepted_text(answer_in(edited))
    document = region.document
    assert {comment.text for comment in document.comments} == {f"Number {number}" for number in reviewer.comments}
    for comment in document.comments:
        words = reviewer.comments[int(comment.id)]
        assert comment.quote == words or not words.strip()
    assert {placed.comment.id for placed in comments_in(region)} == {comment.id for comment in document.comments}


@given(texts, st.integers(0, 2**32), st.integers(1, 12))
def test_every_change_has_its_place_in_both_texts_and_none_goes_uncounted(
    tmp_path: Path, text: Text, seed: int, times: int
) -> None:
    reviewer = Reviewer(sent_file(text, tmp_path), ANCHOR, random.Random(seed))
    reviewer.edit(times)
    region = answer_in(reviewer.tracked())
    rejected, accepted = rejected_text(region), accepted_text(region)
    changes = changes_in(region)
    assert sorted(change.mark for change in changes) == sorted(each.mark for each in region.document.changes)
    for change in changes:
        for span, whole in ((change.span, rejected), (change.accepted_span, accepted)):
            assert 0 <= span.block <= span.end_block <= max(len(whole.blocks) - 1, 0)
            lengths = [len(plain_block(block)) for block in whole.blocks] or [0]
            assert 0 <= span.start <= lengths[span.block]
            assert 0 <= span.end <= lengths[span.end_block]
        if change.kind.value == "deletion" and change.span.block == change.span.end_block and rejected.blocks:
            there = plain_block(rejected.blocks[change.span.block])[change.span.start : change.span.end]
            assert there.strip(" \n") == change.removed.replace("\t", " ").strip(" \n") or there in change.removed


@given(texts, st.integers(0, 2**32), st.integers(1, 12))
def test_all_suggestions_together_are_all_changes(tmp_path: Path, text: Text, seed: int, times: int) -> None:
    reviewer = Reviewer(sent_file(text, tmp_path), ANCHOR, random.Random(seed))
    reviewer.edit(times)
    region = answer_in(reviewer.tracked())
    suggestions = suggestions_in(region)
    assert sorted(change.mark for each in suggestions for change in each.changes) == sorted(
        change.mark for change in changes_in(region)
    )
    assert text_with(region, [number for each in suggestions for number in each.marks]) == accepted_text(region)
    assert text_with(region, ()) == rejected_text(region)
