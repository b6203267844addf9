"""A whole round: three readers, 200 answers, 120 remarks and changes, 15 contradictions, 20 answers edited meanwhile."""

from pathlib import Path

import docx
import pytest

from bidprep.domain.answers import Answer
from bidprep.domain.reviews import Remark, RemarkState, Suggestion, SuggestionState
from bidprep.domain.sentence_merge import Side
from bidprep.operations.deciding import accept, adapt, read_desk, read_three_texts, reject, reply_to
from bidprep.operations.reply_tables import export_reply_table, list_replies, make_reply_table
from bidprep.operations.review_rounds import read_round
from bidprep.storage.workspace import Workspace
from tests.operations.large_review import go_on_meanwhile, start_large_review, write_returned
from tests.operations.review_stories import Review


@pytest.fixture
def review(workspace: Workspace, tmp_path: Path) -> Review:
    return start_large_review(workspace, tmp_path)


def test_a_round_is_worked_through_to_the_last_remark_and_every_decision_can_be_undone(
    review: Review, tmp_path: Path
) -> None:
    workspace = review.workspace
    paths = write_returned(review, tmp_path)
    go_on_meanwhile(review)
    before = {each.id: each.text for each in workspace.find(Answer)}
    taken = review.take(*paths)
    assert len(taken.returned) == 3
    whole = read_round(workspace, review.round.id)
    assert len(whole.remarks) + len(whole.suggestions) == 120
    assert not whole.not_placed
    desk = read_desk(workspace, review.round.id)
    groups = [(each, group) for each in desk.answers for group in each.contradictions]
    assert len(groups) == 15

    decisions = 0
    for each in desk.answers:
        losers = {loser for group in each.contradictions for loser in group[1:]}
        for suggestion in each.suggestions:
            decisions += 1
            if suggestion.id in losers:
                reject(workspace, [suggestion.id], "Dee", "Another reader has the newer figure.")
            elif accept(workspace, [suggestion.id], "Dee").conflicts:
                proposal = read_three_texts(workspace, suggestion.id).proposal
                adapt(workspace, suggestion.id, proposal.text(otherwise=Side.OURS), "Dee", "The newest figure stays.")
        for thread in each.threads:
            decisions += 1
            reply_to(workspace, thread.remark.id, "Thank you.", RemarkState.DONE, "Dee")
    assert decisions == 120
    states = [each.state for each in workspace.find(Suggestion)]
    assert SuggestionState.OPEN not in states
    assert states.count(SuggestionState.ADAPTED) == 10
    assert states.count(SuggestionState.REJECTED) == 15
    for number in range(1, 11):
        assert f"{number + 500} people" in review.words(number), "what was written since stands"
    assert "Service 20 supports 1020 people" in review.words(20)
    assert "mentor20" in review.words(20)

    rows = list_replies(workspace, review.bid.id, review.round.id)
    assert len(rows) == 120
    assert not any(row.is_open for row in rows)
    path = export_reply_table(make_reply_table(workspace, review.bid.id, review.round.id), tmp_path / "replies.docx")
    numbers = [row.cells[0].text for table in docx.Document(str(path)).tables for row in table.rows[1:]]
    assert numbers == [str(number) for number in range(1, 121)]

    for _ in range(decisions):
        assert workspace.undo()
    assert {each.id: each.text for each in workspace.find(Answer)} == before
    assert {each.state for each in workspace.find(Suggestion)} == {SuggestionState.OPEN}
    assert {each.state for each in workspace.find(Remark)} == {RemarkState.OPEN}
    workspace.undo()
    assert not workspace.find(Remark)
