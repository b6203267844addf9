"""What nobody has decided on: counted for a bid, listed for an answer; and our own copies told from strangers' files."""

from pathlib import Path

import pytest

from bidprep.documents.reviewed.own_copies import is_own_copy
from bidprep.domain.reviews import Remark, RemarkState, Suggestion
from bidprep.operations.deciding import accept, reply_to
from bidprep.operations.open_remarks import count_open_remarks, read_open_remarks
from bidprep.storage.workspace import Workspace
from tests.operations.review_stories import Review, start_review


@pytest.fixture
def review(workspace: Workspace, tmp_path: Path) -> Review:
    made = start_review(workspace, tmp_path, ["We support 120 women.", "Staff are vetted."])
    ann = made.copy_of("Ann")
    ann.replace(made.anchor(1), "120", "135")
    first = ann.comment(made.anchor(1), "women", "All of them?")
    ann.comment(made.anchor(1), "women", "And girls?", reply_to=first)
    ann.comment_nowhere("A good read.")
    made.take(ann.save(tmp_path / "back.docx"))
    return made


def test_replies_are_no_remarks_of_their_own_and_what_is_decided_is_not_open(review: Review) -> None:
    question = review.questions[0].id
    found = read_open_remarks(review.workspace, question)
    assert (found.count, found.round_id) == (2, review.round.id)
    assert count_open_remarks(review.workspace, review.bid.id) == 3
    accept(review.workspace, [each.id for each in found.suggestions])
    reply_to(review.workspace, found.remarks[0].id, "Yes.", RemarkState.DONE)
    assert read_open_remarks(review.workspace, question).count == 0
    assert count_open_remarks(review.workspace, review.bid.id) == 1
    assert read_open_remarks(review.workspace, review.questions[1].id).round_id == ""
    assert review.workspace.find(Remark)
    assert review.workspace.find(Suggestion)


def test_a_copy_of_ours_is_known_by_its_property_and_any_other_file_is_not(review: Review, tmp_path: Path) -> None:
    stranger = tmp_path / "stranger.docx"
    stranger.write_bytes(b"no Word file")
    assert is_own_copy(tmp_path / "back.docx")
    assert not is_own_copy(stranger)
    assert not is_own_copy(tmp_path / "not there.docx")
