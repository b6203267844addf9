"""What is chosen for a submission: kept on the bid, undone like anything else, and a bad letterhead changes nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from bidprep.domain.bids import Bid
from bidprep.domain.ids import new_id
from bidprep.domain.policies import Policy
from bidprep.domain.submission_parts import USUAL_PARTS, SubmissionPart, parts_of
from bidprep.errors import BidprepError
from bidprep.operations.answers import write_markdown_answer
from bidprep.operations.submission_choices import choose_letterhead, choose_parts, read_choices, use_house_style
from bidprep.operations.submissions import export_submission, read_submission
from bidprep.storage.workspace import Workspace
from tests.documents.letterheads import entries, with_art
from tests.operations.conftest import Work


@pytest.fixture
def letterhead(tmp_path: Path) -> Path:
    path = tmp_path / "Our letterhead.docx"
    path.write_bytes(with_art())
    return path


def bid_now(workspace: Workspace, work: Work) -> Bid:
    bid = workspace.get(Bid, work.bid.id)
    assert bid is not None
    return bid


def test_parts_are_kept_in_their_order_and_undo_brings_the_usual_ones_back(workspace: Workspace, work: Work) -> None:
    choose_parts(workspace, work.bid.id, (SubmissionPart.COMPLIANCE, SubmissionPart.ANSWERS))
    assert parts_of(bid_now(workspace, work).parts) == (SubmissionPart.COMPLIANCE, SubmissionPart.ANSWERS)
    workspace.undo()
    assert parts_of(bid_now(workspace, work).parts) == USUAL_PARTS


def test_a_submission_of_no_parts_is_refused(workspace: Workspace, work: Work) -> None:
    with pytest.raises(BidprepError, match="one part at the least"):
        choose_parts(workspace, work.bid.id, ())


def test_a_letterhead_is_kept_in_the_workspace_and_written_on(
    workspace: Workspace, work: Work, letterhead: Path, tmp_path: Path
) -> None:
    choose_letterhead(workspace, work.bid.id, letterhead)
    letterhead.unlink()
    assert read_choices(workspace, work.bid.id).letterhead == "Our letterhead.docx"
    written = export_submission(read_submission(workspace, work.bid.id), tmp_path / "s.docx")
    assert any(name.startswith("word/media/") for name in entries(written.read_bytes())), "its art is there"
    workspace.end_visit()
    use_house_style(workspace, work.bid.id)
    assert read_choices(workspace, work.bid.id).letterhead == ""
    workspace.undo()
    assert read_choices(workspace, work.bid.id).letterhead == "Our letterhead.docx"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "“Our letterhead.docx” is an old Office file"),
        (b"nothing", "“Our letterhead.docx” is no Word document"),
    ],
)
def test_a_bad_letterhead_is_refused_and_the_one_before_stays(
    workspace: Workspace, work: Work, letterhead: Path, content: bytes, sentence: str
) -> None:
    choose_letterhead(workspace, work.bid.id, letterhead)
    before, kept = bid_now(workspace, work), workspace.kept_files()
    letterhead.write_bytes(content)
    with pytest.raises(BidprepError, match=sentence):
        choose_letterhead(workspace, work.bid.id, letterhead)
    assert bid_now(workspace, work) == before
    assert workspace.kept_files() == kept


def test_parts_with_nothing_in_them_are_named(workspace: Workspace, work: Work) -> None:
    choices = read_choices(workspace, work.bid.id)
    assert choices.empty == {
        SubmissionPart.CASE_STUDIES, SubmissionPart.PARTNERS, SubmissionPart.MOBILISATION, SubmissionPart.POLICIES,
    }  # fmt: skip
    with workspace.step("Add a policy") as step:
        step.put(Policy(new_id(), name="Safeguarding"))
    assert SubmissionPart.POLICIES not in read_choices(workspace, work.bid.id).empty


def test_what_the_checks_find_is_counted(workspace: Workspace, work: Work) -> None:
    choices = read_choices(workspace, work.bid.id)
    assert (choices.stoppers, choices.warnings) == (3, 0)
    for question in work.questions:
        write_markdown_answer(workspace, question, None, "[TBC]")
    assert read_choices(workspace, work.bid.id).stoppers == 3
    write_markdown_answer(workspace, work.questions[0], None, "Words.")
    assert read_choices(workspace, work.bid.id).stoppers == 2


def test_a_bid_that_is_gone_is_said(workspace: Workspace, work: Work) -> None:
    gone = replace(work.bid, id="gone")
    with pytest.raises(BidprepError, match="not there any more"):
        choose_parts(workspace, gone.id, (SubmissionPart.ANSWERS,))
    with pytest.raises(BidprepError, match="not there any more"):
        use_house_style(workspace, gone.id)
